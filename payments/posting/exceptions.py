"""What a person does with a decision that could not be posted, or with a remittance that is held."""

from contextlib import suppress
from datetime import date, datetime

from django.db import transaction

from claims.models import Claim
from payments.models import Adjudication, Remittance
from payments.office.payer_money import refuse_if_refunded
from payments.posting.matching import match_lines
from payments.posting.post import POSTED, post_decisions, post_remittance, settle_state
from payments.posting.prior import early_answers
from practice.models import Staff

State = Adjudication.State
NOT_FOUND = Adjudication.Exception.NOT_FOUND


class NotWaiting(Exception):
    """Somebody dealt with it since it was read."""


class NoSuchClaim(Exception):
    """No claim of the office has this number."""


class ReasonMissing(Exception):
    """What is done by hand needs a reason that others can read."""


def match_to_claim(
    *, adjudication: Adjudication, claim_number: str, by: Staff, now: datetime, today: date
) -> Adjudication:
    """
    Say which claim a decision is about, and post it if its remittance is posted and it can be posted now.

    The person answers for the match, so the name of the patient is not compared again.

    :raises NoSuchClaim: if there is no such claim.
    :raises NotWaiting: if the decision waits no more.
    """
    claim = Claim.objects.filter(claim_number=claim_number.strip().upper()).select_related("encounter").first()
    if claim is None:
        raise NoSuchClaim("No claim has this number. Search for the patient and copy the number from the claim.")
    with transaction.atomic():
        waiting = _locked(adjudication, State.EXCEPTION, State.WAITING)
        waiting.claim, waiting.matched_by = claim, by
        waiting.overpaid_because, waiting.overpaid_by = "", None
        waiting.save(update_fields=["claim", "matched_by", "overpaid_because", "overpaid_by"])
        waiting.lines.update(charge_line=None)
        _match_lines_again(waiting)
        if waiting.remittance.state in POSTED:
            post_decisions(adjudications=[waiting], by=by, now=now, today=today)
    adjudication.refresh_from_db()
    return adjudication


def retry(*, adjudication: Adjudication, by: Staff | None, now: datetime, today: date) -> Adjudication:
    """
    Try to post an exception once more, after what stood in its way was put right.

    :raises NotWaiting: if the decision is no exception any more.
    """
    with transaction.atomic():
        waiting = _waiting(adjudication)
        _match_lines_again(waiting)
        post_decisions(adjudications=[waiting], by=by, now=now, today=today)
    adjudication.refresh_from_db()
    return adjudication


def retry_early(*, now: datetime, today: date) -> int:
    """
    Try again what later plans decided too early, where the plan before them has answered since; how many were tried.

    Safe to repeat: what is posted waits no more.
    """
    # What was matched to a claim and is still not found answers for a plan that could not be asked yet.
    found = Adjudication.objects.filter(state=State.EXCEPTION, exception=NOT_FOUND, claim__isnull=False)
    waiting = list(
        found.filter(remittance__state__in=POSTED)
        .select_related("remittance", "claim__coverage", "claim__encounter")
        .order_by("pk")
    )
    still_early = early_answers(waiting)
    tried = 0
    for one in waiting:
        if one.pk not in still_early:
            with suppress(NotWaiting):  # somebody was quicker
                retry(adjudication=one, by=None, now=now, today=today)
                tried += 1
    return tried


def post_as_credit(*, adjudication: Adjudication, why: str, by: Staff, now: datetime, today: date) -> Adjudication:
    """
    Post a decision that pays more than is open, because it is paid twice: all its money goes to the claim.

    What is too much is the plan's credit, to be refunded or taken back by the payer.  Adjustments and shares of the
    patient count only as far as something is left open; the rest stands in the books already.

    :raises ReasonMissing: without a reason.
    :raises NotWaiting: if it is no exception any more, or not for paying too much.
    """
    if not why.strip():
        raise ReasonMissing("Write why it is paid too much; whoever gives the money back will read it.")
    with transaction.atomic():
        waiting = _waiting(adjudication)
        if waiting.exception != Adjudication.Exception.OVERPAID:
            raise NotWaiting(f"{waiting} does not wait for paying too much. Reload to see what is wrong.")
        waiting.overpaid_because, waiting.overpaid_by = why.strip()[:200], by
        waiting.save(update_fields=["overpaid_because", "overpaid_by"])
        post_decisions(adjudications=[waiting], by=by, now=now, today=today)
    adjudication.refresh_from_db()
    return adjudication


def dismiss(*, adjudication: Adjudication, why: str, by: Staff, now: datetime) -> Adjudication:
    """
    Set a decision aside with a reason; nothing is posted, and its money stays unapplied where everybody sees it.

    :raises ReasonMissing: without a reason.
    :raises NotWaiting: if the decision is no exception any more.
    """
    if not why.strip():
        raise ReasonMissing("Write why it is set aside; whoever looks for the money will read it.")
    with transaction.atomic():
        waiting = _waiting(adjudication)
        waiting.state, waiting.settled_because = State.DISMISSED, why.strip()[:200]
        waiting.settled_by, waiting.settled_at = by, now
        waiting.save(update_fields=["state", "settled_because", "settled_by", "settled_at"])
        if waiting.remittance.state in POSTED:
            settle_state(waiting.remittance)
    adjudication.refresh_from_db()
    return adjudication


def take_up_again(*, adjudication: Adjudication, by: Staff, now: datetime, today: date) -> Adjudication:
    """
    Put a decision that was set aside back on the list of exceptions, and try to post it.

    :raises NotWaiting: if it is not set aside.
    :raises RefundedAlready: if its money goes back to the payer.
    """
    with transaction.atomic():
        aside = _locked(adjudication, State.DISMISSED)
        refuse_if_refunded(adjudication=aside)
        aside.state, aside.settled_because = State.EXCEPTION, ""
        aside.save(update_fields=["state", "settled_because"])
        retry(adjudication=aside, by=by, now=now, today=today)
    adjudication.refresh_from_db()
    return adjudication


def release_remittance(*, remittance: Remittance, why: str, by: Staff, now: datetime, today: date) -> Remittance:
    """
    Post a remittance that was held, because a person has looked and answers for it.

    A difference between BPR02 and the claims stays in unapplied money under the reason given.

    :raises ReasonMissing: without a reason.
    :raises NotWaiting: if it is not held any more, or takes money from us, which no deposit can book.
    """
    if not why.strip():
        raise ReasonMissing("Write why it is right to post it; the reason stays with the remittance.")
    with transaction.atomic():
        row = Remittance.objects.select_for_update().filter(pk=remittance.pk, state=Remittance.State.HELD).first()
        if row is None:
            raise NotWaiting(f"{remittance} is not held any more. Reload to see what was done.")
        if row.amount < 0:
            raise NotWaiting(f"{row} takes money from us; no deposit can book that. Settle it with the payer.")
        row.state, row.released_by, row.released_because = Remittance.State.WAITING, by, why.strip()[:200]
        row.save(update_fields=["state", "released_by", "released_because"])
        post_remittance(remittance=row, by=by, now=now, today=today)
    remittance.refresh_from_db()
    return remittance


def _waiting(adjudication: Adjudication) -> Adjudication:
    return _locked(adjudication, State.EXCEPTION)


def _locked(adjudication: Adjudication, *states: Adjudication.State) -> Adjudication:
    """The decision, locked for this transaction, its remittance first as the posting locks it."""
    Remittance.objects.select_for_update().get(pk=adjudication.remittance_id)
    rows = Adjudication.objects.select_for_update(of=("self",), no_key=True)
    rows = rows.select_related("remittance", "claim__encounter")
    row = rows.filter(pk=adjudication.pk, state__in=states).first()
    if row is None:
        raise NotWaiting(f"{adjudication} was dealt with already. Reload to see what was done.")
    return row


def _match_lines_again(adjudication: Adjudication) -> None:
    lines = list(adjudication.lines.filter(charge_line__isnull=True))
    for line in lines:
        line.adjudication = adjudication
    match_lines(lines)
    for line in lines:
        line.save(update_fields=["charge_line"])
