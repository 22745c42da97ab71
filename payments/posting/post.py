"""
Posting: from what a payer said to entries in the ledger.

A remittance is posted in one transaction that first claims its row, so it may be tried again after any interruption and
is posted once.  What balances and is ours is posted; each decision that cannot be is left out whole, as an exception.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from claims.models import Claim
from ledger.balances import LineBalance, open_by_line
from ledger.models import Deposit, Kind
from ledger.post import Transfer, open_deposit, post
from payments.locking import lock_visits
from payments.models import Adjudication, PostingRule, Remittance
from payments.posting.afterwards import follow
from payments.posting.answers import Posted, tell_claims
from payments.posting.line_answers import keep_line_answers
from payments.posting.load import decisions_of, with_claims
from payments.posting.plan import Decision, Trouble, apply, plan
from payments.posting.prior import claim_of_next_plan
from payments.posting.reversals import no_original, originals, undoing
from payments.posting.rules import rule_for
from payments.provider_level.acknowledged import acknowledge
from payments.provider_level.booking import post_items
from practice.collector import collector_at_rest
from practice.models import Staff

State = Adjudication.State
UNPOSTED = (Remittance.State.WAITING, Remittance.State.REVIEW)
POSTED = (Remittance.State.POSTED, Remittance.State.IN_PART)
# BPR04.  NON with money: neither transfer nor check, so a card number that comes by letter or by fax.
METHODS = {"CHK": Deposit.Method.CHECK, "NON": Deposit.Method.VCARD}


class NothingToPost(Exception):
    """The remittance has no deposit yet; it must be posted as a whole first."""


@dataclass(frozen=True, slots=True)
class _Act:
    """Who posts, when, on which day's books, from which deposit."""

    deposit: Deposit
    by: Staff | None
    now: datetime
    today: date


def post_remittance(*, remittance: Remittance, by: Staff | None, now: datetime, today: date) -> Remittance:
    """
    Post a remittance that waits: its deposit, its provider-level adjustments, and every decision that can be posted.

    Safe to run twice and from two workers: the second finds the row claimed or posted, and does nothing.
    """
    with transaction.atomic():
        row = _claimed(remittance, UNPOSTED)
        if row is not None:
            _post(row, by, now, today)
    remittance.refresh_from_db()
    return remittance


def post_by_rule(*, remittance: Remittance, now: datetime, today: date) -> Remittance:
    """
    Do with a remittance that came in what the office lets happen by itself: post it, or leave it for a person.

    Whether all of it is clean is found out by posting it; what is not is rolled back.  Safe to run twice.
    """
    with transaction.atomic():
        row = _claimed(remittance, (Remittance.State.WAITING,))
        if row is not None:
            why = _waits_by_rule(row)
            if not why:
                with transaction.atomic():
                    _post(row, None, now, today)
                    why = _waits_as_not_clean(row)
                    transaction.set_rollback(bool(why))
            if why:
                Remittance.objects.filter(pk=row.pk).update(state=Remittance.State.REVIEW, explanation=why)
    remittance.refresh_from_db()
    return remittance


def _claimed(remittance: Remittance, states: Sequence[Remittance.State]) -> Remittance | None:
    """The row, locked, unless somebody else is at it or was."""
    waiting = Remittance.objects.select_for_update(skip_locked=True)
    return waiting.filter(pk=remittance.pk, state__in=states).first()


@collector_at_rest()
def _post(row: Remittance, by: Staff | None, now: datetime, today: date) -> None:
    act = _Act(row.deposit or _open_deposit(row, by, now), by, now, today)
    row.deposit, row.posted_at = act.deposit, now
    post_items(remittance=row, deposit=act.deposit, by=by, now=now, today=today)
    acknowledge(remittance=row)
    _post_decisions(Adjudication.objects.filter(remittance=row, state=State.WAITING), act)
    settle_state(row)
    follow(row)


def _waits_by_rule(row: Remittance) -> str:
    rule = rule_for(row.payer_id)
    if rule.way == PostingRule.Way.BY_HAND:
        return "Remittances of this payer wait for a person."
    if rule.largest is not None and row.amount > rule.largest:
        return f"It pays {row.amount}; up to {rule.largest} posts by itself."
    return ""


def _waits_as_not_clean(row: Remittance) -> str:
    if rule_for(row.payer_id).way != PostingRule.Way.WHEN_CLEAN or row.state == Remittance.State.POSTED:
        return ""
    count = row.adjudications.filter(state=State.EXCEPTION).count()
    return f"{count} of its claims cannot be posted, so all of it waits."


def post_decisions(*, adjudications: Sequence[Adjudication], by: Staff | None, now: datetime, today: date) -> None:
    """
    Post exceptions of posted remittances once more; those that still cannot be posted keep the reason of now.

    :raises NothingToPost: if a remittance is not posted yet.
    """
    for pk in sorted({adjudication.remittance_id for adjudication in adjudications}):
        with transaction.atomic():
            # Nothing is joined: after waiting for a lock, PostgreSQL gives the row anew but what is joined as it was.
            row = Remittance.objects.select_for_update().get(pk=pk)
            if row.deposit is None or row.state not in POSTED:
                raise NothingToPost(f"{row} is not posted yet. Post or release it first.")
            ours = [adjudication.pk for adjudication in adjudications if adjudication.remittance_id == pk]
            todo = Adjudication.objects.filter(pk__in=ours, state=State.EXCEPTION)
            _post_decisions(todo, _Act(row.deposit, by, now, today))
            settle_state(row)
            follow(row)
    for adjudication in adjudications:
        adjudication.refresh_from_db()


def settle_state(remittance: Remittance) -> None:
    """Save whether everything of a posted remittance is posted, or exceptions are left."""
    is_left = remittance.adjudications.filter(state=State.EXCEPTION).exists()
    remittance.state = Remittance.State.IN_PART if is_left else Remittance.State.POSTED
    remittance.save(update_fields=["state", "deposit", "posted_at"])


def _open_deposit(remittance: Remittance, by: Staff | None, now: datetime) -> Deposit:
    method = METHODS.get(remittance.method, Deposit.Method.EFT)
    deposit = Deposit(
        method=method if remittance.amount else Deposit.Method.NONE,
        payer=remittance.payer,
        trace=remittance.trace,
        amount=remittance.amount,
        received_on=remittance.paid_on,
        taken_by=by,
        source=_source_of_deposit(remittance),
    )
    return open_deposit(deposit, by=by, now=now)


def _source_of_deposit(remittance: Remittance) -> str:
    """Of its own for each payment: a payer pays anew what the bank took back."""
    gone = remittance.returned_payments.count()
    return f"remittance:{remittance.pk}:again:{gone}" if gone else f"remittance:{remittance.pk}"


def _post_decisions(todo: QuerySet[Adjudication], act: _Act) -> None:
    """
    Post what can be posted, in rounds: reversals first, then the rest, again and again while there is progress.

    So a correction that stands before its reversal in the file finds the line open, and a reversal of a decision of the
    same file finds it posted.
    """
    lock_visits(decisions=todo)
    adjudications = with_claims(todo)
    _share_claims(adjudications, act)
    decisions = decisions_of(adjudications, deposit_id=act.deposit.pk)
    lines = {line_id for decision in decisions for line_id in decision.charge_lines}
    open_now = open_by_line(line_ids=lines)
    posted: list[Posted] = []
    left: dict[int, Trouble] = {}
    while decisions:
        done = _reverse([one for one in decisions if one.adjudication.is_reversal], open_now, act)
        done += _decide([one for one in decisions if not one.adjudication.is_reversal], open_now, left, act)
        posted += done
        finished = {one.decision.adjudication.pk for one in done}
        decisions = [one for one in decisions if one.adjudication.pk not in finished]
        if not done:
            break
    _keep_exceptions(decisions, left)
    tell_claims(posted, by=act.by, now=act.now)
    keep_line_answers(encounter_ids=_visits_of(posted))


def _visits_of(posted: Sequence[Posted]) -> set[int]:
    claims = (one.decision.adjudication.claim for one in posted)
    return {claim.encounter_id for claim in claims if claim is not None}


def _share_claims(adjudications: Sequence[Adjudication], act: _Act) -> None:
    """Let several decisions about one claim hold one object, and turn to the plan that answers a forwarded claim."""
    shared: dict[int, Claim] = {}
    for adjudication in adjudications:
        following = None if adjudication.is_reversal else claim_of_next_plan(adjudication, by=act.by, now=act.now)
        claim = following or adjudication.claim
        if claim is not None:
            adjudication.claim = shared.setdefault(claim.pk, claim)
        if following is not None:
            adjudication.save(update_fields=["claim"])


def _reverse(reversals: Sequence[Decision], open_now: dict[int, LineBalance], act: _Act) -> list[Posted]:
    found = originals([decision.adjudication for decision in reversals]) if reversals else {}
    done: list[Posted] = []
    for decision in reversals:
        reversal, original = decision.adjudication, found.get(decision.adjudication.pk)
        if original is None:
            continue
        transfers = undoing(original, reversal, deposit_id=act.deposit.pk)
        post(transfers, effective_date=act.today, by=act.by, now=act.now)
        apply(transfers, open_now)
        reversal.claim = reversal.claim or original.claim
        reversal.reverses = original
        reversal.save(update_fields=["claim", "reverses"])
        _mark_posted([reversal], act)
        done.append(Posted(decision, denials=[], moved_to_patient=False))
    return done


def _decide(
    decisions: Sequence[Decision], open_now: dict[int, LineBalance], left: dict[int, Trouble], act: _Act
) -> list[Posted]:
    done: list[Posted] = []
    transfers: list[Transfer] = []
    for decision in decisions:
        made = plan(decision, open_now)
        if isinstance(made, Trouble):
            left[decision.adjudication.pk] = made
            continue
        apply(made.transfers, open_now)
        transfers += made.transfers
        done.append(Posted(decision, made.denials, moved_to_patient=bool(made.total(Kind.TRANSFER))))
    post(transfers, effective_date=act.today, by=act.by, now=act.now)
    _mark_posted([one.decision.adjudication for one in done], act)
    return done


def _mark_posted(adjudications: Sequence[Adjudication], act: _Act) -> None:
    """Save that decisions are posted: what they all have in common at once, what one has of its own by itself."""
    common = {"state": State.POSTED, "exception": "", "explanation": "", "settled_by": act.by, "settled_at": act.now}
    Adjudication.objects.filter(pk__among={adjudication.pk for adjudication in adjudications}).update(**common)
    for adjudication in adjudications:
        for name, value in common.items():
            setattr(adjudication, name, value)


def _keep_exceptions(decisions: Sequence[Decision], left: dict[int, Trouble]) -> None:
    kept = []
    for decision in decisions:
        adjudication = decision.adjudication
        trouble = left.get(adjudication.pk) or no_original(adjudication)
        adjudication.state = State.EXCEPTION
        adjudication.exception, adjudication.explanation = trouble.exception, trouble.text
        kept.append(adjudication)
    Adjudication.objects.bulk_update(kept, ["state", "exception", "explanation"], batch_size=500)
