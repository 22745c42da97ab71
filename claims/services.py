"""What people and payers do to a claim, each as one verb."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from claims.follow_ups import close_reminders, set_aside
from claims.locking import lock_claims
from claims.models import Claim, ClaimEvent, ContactNote, Denial, FollowUp
from claims.scrub import Finding, scrub
from practice.calendar import next_business_day
from practice.models import Staff

S = Claim.Status
TO_CORRECT = frozenset({S.HELD, S.REJECTED, S.ANSWERED})
WITH_PAYER = frozenset({S.SENT, S.ACCEPTED})
UNDECIDED = frozenset({S.SENT, S.ACCEPTED, S.REJECTED})
WAITING_TO_GO = frozenset({S.HELD, S.READY})
# Outcomes of denials that are found again when what closed them is undone.
TAKEN_BACK = "The payer took its decision back"
PAID_AFTER_ALL = "Paid after all"
# Why a claim is where it was before an answer, in its history.
UNDONE = "The posting was undone"


class StillWithThePayer(Exception):
    """The payer has the claim and its usual time to answer is not over; sending again would make a duplicate."""


class NothingToSend(Exception):
    """The claim is finished; there is nothing to send again."""


class NotADayToCome(Exception):
    """A claim can only be set aside until a day after today."""


class EmptyNote(Exception):
    """A note says something."""


def resubmit(*, claim: Claim, by: Staff | None, now: datetime, why: str = "Sent again") -> list[Finding]:
    """
    Scrub a claim and put it into the next batch, or on hold with what is still wrong.

    The frequency follows from history: a claim that never entered adjudication goes as an original, one that the
    payer decided goes as a replacement with the payer's number.

    :raises StillWithThePayer: if the payer may still answer in its usual time.
    :raises NothingToSend: if the claim is closed, void or already waiting for the batch.
    """
    status = S(claim.status)
    if status in WITH_PAYER:
        _refuse_while_waiting(claim, localdate(now))
    elif status not in TO_CORRECT:
        raise NothingToSend(f"{claim} is {status.label.lower()}. There is nothing to send again.")
    with transaction.atomic():
        findings = scrub(claim=claim, by=by, now=now, why=why)
        close_reminders(claim=claim, by=by, now=now)
    return findings


def mark_answered(
    *, claim: Claim, payer_claim_number: str, now: datetime, why: str, source: str, by: Staff | None = None
) -> None:
    """
    Record that the payer decided the claim.

    Denials that were sent again or appealed are decided anew; fresh refusals become denials of their own.  A correction
    of an earlier decision that still waits to be sent stays where it is; a claim that waits again only because our
    posting of its answer was undone does not.  `source` is how the sources of the decision begin.  Safe to repeat.
    """
    with transaction.atomic():
        lock_claims(claim_ids=[claim.pk])
        if payer_claim_number and payer_claim_number != claim.payer_claim_number:
            Claim.objects.filter(pk=claim.pk).update(payer_claim_number=payer_claim_number)
            claim.payer_claim_number = payer_claim_number
        if claim.status in WAITING_TO_GO and claim.was_decided and not _is_undone(claim):
            return
        decide_anew(sources={claim.pk: source})
        close_reminders(claim=claim, by=by, now=now)
        if claim.status in UNDECIDED | WAITING_TO_GO:
            claim.move_to(S.ANSWERED, by=by, now=now, why=why)


def decide_anew(*, sources: Mapping[int, str]) -> None:
    """
    Settle the denials that were sent again or appealed, because the payer decided their claims anew.

    `sources` are by claim how the sources of the decision begin.  The claims are locked by the caller.
    """
    waiting = Denial.objects.filter(claim__among=sources, state__in=[Denial.State.RESUBMITTED, Denial.State.APPEALED])
    for denial in waiting.select_for_update(no_key=True).order_by("pk"):
        denial.recovered_from, denial.recovered_by = denial.state, sources[denial.claim_id]
        denial.state = Denial.State.RECOVERED
        denial.save(update_fields=["state", "recovered_from", "recovered_by"])


def reopen(*, claim: Claim, now: datetime, why: str, source: str, by: Staff | None = None) -> None:
    """
    Take a closed claim up again, because the payer took a decision back.

    Denials of the decision that is taken back, whose sources begin with `source`, are closed with it.  A claim that is
    not closed stays where it is.
    """
    with transaction.atomic():
        lock_claims(claim_ids=[claim.pk])
        open_ones = claim.denials.filter(state=Denial.State.OPEN, source__startswith=source)
        open_ones.update(state=Denial.State.CLOSED, worked_at=now, worked_by=by, outcome=TAKEN_BACK)
        if claim.status == S.CLOSED:
            claim.move_to(S.ANSWERED, by=by, now=now, why=why)


def pend(*, claim: Claim, until: date, by: Staff, now: datetime) -> FollowUp:
    """
    Set a claim aside until a day; it leaves the lists and comes back that day, or the next business day.

    :raises NotADayToCome: if the day is not after today.
    """
    if until <= localdate(now):
        raise NotADayToCome("Choose a day after today.")
    until = next_business_day(until)
    with transaction.atomic():
        follow_up = set_aside(claim=claim, until=until, by=by, now=now)
        _note_event(claim, by, now, f"Set aside until {until:%m/%d/%Y}")
    return follow_up


def assign(*, claim: Claim, to: Staff | None, by: Staff, now: datetime) -> None:
    """Give a claim to a person, or back to everybody."""
    if claim.owner_id == (to.pk if to else None):
        return
    with transaction.atomic():
        Claim.objects.filter(pk=claim.pk).update(owner=to)
        claim.owner = to
        _note_event(claim, by, now, f"Assigned to {to.full_name}" if to else "Assigned to nobody")


def add_note(*, claim: Claim, text: str, by: Staff, now: datetime) -> ContactNote:
    """
    Keep what somebody did or heard about a claim.  A note never moves a deadline or a reminder.

    :raises EmptyNote: if there is nothing to keep.
    """
    if not text.strip():
        raise EmptyNote("Write what you did or heard.")
    return ContactNote.objects.create(claim=claim, text=text.strip(), by=by, at=now)


def finish_for_now(*, claim: Claim, by: Staff, now: datetime) -> None:
    """Take a claim off today's lists: its reminders are done, and come back by themselves if nothing happens."""
    with transaction.atomic():
        if close_reminders(claim=claim, by=by, now=now):
            _note_event(claim, by, now, "Looked after; reminder done")


def answer_due(claim: Claim) -> date | None:
    """The day by which the payer usually has answered the last sending; None while nothing was sent."""
    if claim.sent_at is None:
        return None
    return localdate(claim.sent_at) + timedelta(days=claim.coverage.payer.expected_days)


def _refuse_while_waiting(claim: Claim, today: date) -> None:
    due = answer_due(claim)
    if claim.sent_at is not None and due is not None and today <= due:
        raise StillWithThePayer(
            f"{claim} was sent on {localdate(claim.sent_at):%m/%d/%Y}, and this payer usually answers "
            f"within {claim.coverage.payer.expected_days} days. Wait until {due:%m/%d/%Y}: "
            "sent twice, it would be refused as a duplicate."
        )


def _is_undone(claim: Claim) -> bool:
    """Whether the last answer that a claim was told is no longer posted."""
    told = claim.events.filter(Q(after=S.ANSWERED) | Q(why=UNDONE)).order_by("-pk").first()
    return told is not None and told.why == UNDONE


def _note_event(claim: Claim, by: Staff | None, now: datetime, why: str) -> None:
    ClaimEvent.objects.create(claim=claim, before=claim.status, after=claim.status, by=by, why=why, at=now)
