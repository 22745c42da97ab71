"""
Taking our own posting back: of a whole remittance, or of one decision of it.

What is undone is exactly what that posting wrote, in the month that is open now; the deposit stays, for the money did
reach the bank.  What a payer took back since, or what people did with the money since, is not touched.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Q

from claims.settle import open_owed
from claims.undecide import Undecided, reopen_denials, undecide_all
from ledger.undo import undo_entries
from payments.locking import lock_visits
from payments.models import Adjudication, Remittance, Undoing
from payments.posting.answers import told_by
from payments.posting.exceptions import NotWaiting, ReasonMissing
from payments.posting.line_answers import keep_line_answers
from payments.posting.post import POSTED, UNPOSTED, settle_state
from payments.provider_level.acknowledged import take_back
from payments.provider_level.booking import hold_items, unpost_items
from practice.collector import collector_at_rest
from practice.models import Staff

State = Adjudication.State


class NotPosted(Exception):
    """There is nothing to undo."""


class TakenBackSince(Exception):
    """The payer took a decision back since; that has to be undone first."""


@collector_at_rest()
def unpost(*, remittance: Remittance, why: str, by: Staff | None, now: datetime, today: date) -> Remittance:
    """
    Take the posting of a whole remittance back; it can be posted again.

    :raises ReasonMissing: without a reason.
    :raises NotPosted: if it is not posted.
    :raises TakenBackSince: if another remittance has taken one of its decisions back.
    """
    reason = _reason(why)
    with transaction.atomic():
        row = _locked(remittance)
        posted = row.adjudications.filter(state=State.POSTED)
        settled_on = hold_items(remittance=row)
        take_back(remittance=row)
        lock_visits(decisions=posted, others=settled_on)
        decisions = list(posted.select_related("claim__coverage", "remittance"))
        _refuse_if_taken_back(decisions)
        undone = Undoing(remittance=row, run=row.run, why=reason, by=by, at=now)
        on_claims = unpost_items(remittance=row, by=by, now=now, today=today)
        _undo(undone, _sources(row), today)
        _take_answers_back(decisions, _sources(row), undone)
        open_owed(claim_ids=on_claims, why="Money of the payer that was put on it was undone", now=now, by=by)
        ids = {decision.pk for decision in decisions}
        Adjudication.objects.filter(pk__among=ids).update(
            state=State.WAITING, run=F("run") + 1, reverses=None, settled_by=None, settled_at=None
        )
        row.state, row.run, row.posted_at = Remittance.State.REVIEW, row.run + 1, None
        row.save(update_fields=["state", "run", "posted_at"])
        _forget_answers(decisions)
    remittance.refresh_from_db()
    return remittance


def detach(*, adjudication: Adjudication, why: str, by: Staff | None, now: datetime, today: date) -> Adjudication:
    """
    Take the posting of one decision back, or leave it out of a posting to come; the rest of its remittance stays.

    It waits among the exceptions, where it can be matched anew, posted again or set aside.

    :raises ReasonMissing: without a reason.
    :raises NotWaiting: if it is an exception or set aside already.
    :raises TakenBackSince: if another remittance has taken it back.
    """
    reason = _reason(why)
    with transaction.atomic():
        Remittance.objects.select_for_update().get(pk=adjudication.remittance_id)
        rows = Adjudication.objects.select_for_update(of=("self",), no_key=True)
        row = rows.select_related("remittance", "claim__coverage").get(pk=adjudication.pk)
        if row.state == State.POSTED:
            _detach_posted(row, reason, by, now, today)
        elif row.state != State.WAITING or row.remittance.state not in UNPOSTED:
            raise NotWaiting(f"{row} is {row.get_state_display().lower()} already. Reload to see what was done.")
        row.state, row.exception = State.EXCEPTION, Adjudication.Exception.DETACHED
        row.explanation = f"“{reason}”"
        row.save()
        _forget_answers([row])
        if row.remittance.state in POSTED:
            settle_state(row.remittance)
    adjudication.refresh_from_db()
    return adjudication


def put_back(*, adjudication: Adjudication) -> Adjudication:
    """
    Take a decision that was left out into the posting to come again.

    :raises NotWaiting: if it was not left out, or its remittance is posted.
    """
    with transaction.atomic():
        remittance = Remittance.objects.select_for_update().get(pk=adjudication.remittance_id)
        moved = remittance.state in UNPOSTED and Adjudication.objects.filter(
            pk=adjudication.pk, state=State.EXCEPTION, exception=Adjudication.Exception.DETACHED
        ).update(state=State.WAITING, exception="", explanation="")
        if not moved:
            raise NotWaiting(f"{adjudication} is not left out of a posting to come. Reload to see what was done.")
    adjudication.refresh_from_db()
    return adjudication


def _detach_posted(row: Adjudication, why: str, by: Staff | None, now: datetime, today: date) -> None:
    lock_visits(decisions=Adjudication.objects.filter(pk=row.pk))
    _refuse_if_taken_back([row])
    undone = Undoing(remittance=row.remittance, adjudication=row, run=row.run, why=why, by=by, at=now)
    _undo(undone, [row.source], today)
    _take_answers_back([row], [row.source], undone)
    row.run, row.reverses, row.settled_by, row.settled_at = row.run + 1, None, None, None


def _forget_answers(decisions: Sequence[Adjudication]) -> None:
    """Keep of the visits what the payers' answers are without these decisions."""
    claims = (decision.claim for decision in decisions)
    keep_line_answers(encounter_ids={claim.encounter_id for claim in claims if claim is not None})


def _undo(undone: Undoing, prefixes: Sequence[str], today: date) -> None:
    """Write the reversals, and keep how many there were."""
    undone.save(force_insert=True)
    undone.entries = undo_entries(
        prefixes=prefixes, source=undone.source, effective_date=today, by=undone.by, now=undone.at
    )
    undone.save(update_fields=["entries"])


def _take_answers_back(decisions: Sequence[Adjudication], sources: Sequence[str], undone: Undoing) -> None:
    """Tell claims: answers that are undone, and takebacks that are."""
    others = _still_standing(decisions)
    answers = [
        Undecided(
            claim=decision.claim,
            source=decision.source,
            posted_at=decision.settled_at,
            standing=[told_by(other) for other in others[decision.claim.pk]],
            later={
                other.source: other.settled_at
                for other in others[decision.claim.pk]
                if _place(other) > _place(decision)
            },
        )
        for decision in decisions
        if decision.claim is not None
    ]
    undecide_all(answers=answers, sources=sources, now=undone.at, by=undone.by)
    reversals = [decision.pk for decision in decisions if decision.is_reversal]
    reopen_denials(sources=[one.source for one in Adjudication.objects.filter(reversed_by__in=reversals)])


def _still_standing(decisions: Sequence[Adjudication]) -> Mapping[int, list[Adjudication]]:
    """The other posted answers of each claim; one that only these decisions take back stands again."""
    ids = {decision.pk for decision in decisions}
    stands = Q(reversed_by__isnull=True) | Q(reversed_by__among=ids)
    claims = {decision.claim_id for decision in decisions if decision.claim_id}
    others = Adjudication.objects.filter(stands, claim__among=claims, state=State.POSTED).exclude(pk__among=ids)
    found: dict[int, list[Adjudication]] = defaultdict(list)
    for other in others.exclude(status_code="22").order_by("settled_at", "pk"):
        found[other.claim_id or 0].append(other)
    return found


def _place(decision: Adjudication) -> tuple[object, ...]:
    """Where a posted decision stands in the order of posting."""
    return decision.settled_at, decision.pk


def _sources(row: Remittance) -> list[str]:
    """How the sources of all its decisions begin: most are of the first run."""
    return [f"remittance:{row.pk}:segment:", f"remittance:{row.pk}:run:"]


def _refuse_if_taken_back(decisions: Sequence[Adjudication]) -> None:
    ids = {decision.pk for decision in decisions}
    taken = Adjudication.objects.filter(reverses__among=ids, state=State.POSTED).exclude(pk__among=ids)
    # Neither sorted nor cut by the database: it would walk through the decisions of every remittance to find five.
    by_whom = sorted(set(taken.order_by().values_list("remittance_id", flat=True)))
    if by_whom:
        numbers = ", ".join(str(pk) for pk in by_whom[:5])
        raise TakenBackSince(
            f"The payer took it back with remittance {numbers}. Un-post that one, or detach its takeback, first."
        )


def _locked(remittance: Remittance) -> Remittance:
    row = Remittance.objects.select_for_update(of=("self",)).get(pk=remittance.pk)
    if row.state not in POSTED:
        raise NotPosted(f"{row} is {row.get_state_display().lower()}. Reload to see what was done.")
    return row


def _reason(why: str) -> str:
    if not why.strip():
        raise ReasonMissing("Write why it is undone; the reason stays with the remittance.")
    return why.strip()[:200]
