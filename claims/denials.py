"""Refused money, one denial a line and reason: opened from a payer's answer, worked by a person or by rule."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils.timezone import localdate

from claims.corrections import attach_authorization
from claims.follow_ups import remind
from claims.locking import lock_claims, locked_denial
from claims.models import Claim, ContactNote, Denial, FollowUp, WriteOff, WriteOffReason
from claims.reasons import Given, Work, may_be_patients, meaning_of
from claims.scrub import Finding
from claims.services import resubmit
from claims.settle import close_if_settled
from claims.write_offs import Proposal, give_up
from coding.models import ChargeLine
from ledger.balances import open_by_line
from ledger.models import Account, Kind
from ledger.post import Transfer, post
from patients.authorizations import authorization_for
from practice.models import Staff

State = Denial.State
Category = Denial.Category


class AlreadyWorked(Exception):
    """Somebody worked the denial since it was read."""


class NotThePatients(Exception):
    """The payer says that the provider bears it; billing the patient would break the contract."""


def open_denial(  # noqa: PLR0913  (what one refusal is)
    *,
    claim: Claim,
    charge_line: ChargeLine,
    group_code: str,
    reason_code: str,
    remark_codes: Sequence[str],
    amount: Decimal,
    decided_on: date,
    source: str,
    category: Denial.Category,
) -> Denial:
    """Keep that a payer refused `amount` dollars of a line; the same source again gives the denial that is there."""
    denial, _ = Denial.objects.get_or_create(
        source=source,
        defaults={
            "claim": claim,
            "charge_line": charge_line,
            "category": category,
            "group_code": group_code,
            "reason_code": reason_code,
            "remark_codes": list(remark_codes),
            "amount": amount,
            "decided_on": decided_on,
            "appeal_by": decided_on + timedelta(days=claim.coverage.payer.appeal_days),
        },
    )
    return denial


def correct_and_resubmit(*, denial: Denial, by: Staff | None, now: datetime) -> Claim:
    """
    Send the whole claim again as a replacement; every open denial of it goes with it.

    :raises AlreadyWorked: if the denial is no longer open.
    """
    with transaction.atomic():
        _claim_open(denial)
        why = f"Corrected after {denial.group_code} {denial.reason_code}"
        resubmit_with_denials(claim=denial.claim, by=by, now=now, why=why)
    denial.refresh_from_db()
    return denial.claim


def resubmit_with_denials(*, claim: Claim, by: Staff | None, now: datetime, why: str) -> list[Finding]:
    """
    Scrub a claim and put it into the next batch, its open denials with it; what the scrub found.

    :raises StillWithThePayer: if the payer may still answer in its usual time.
    :raises NothingToSend: if the claim is closed, void or already waiting for the batch.
    """
    with transaction.atomic():
        lock_claims(claim_ids=[claim.pk])
        for one in claim.denials.select_for_update(no_key=True).filter(state=State.OPEN).order_by("pk"):
            _settle(one, State.RESUBMITTED, by, now, "Corrected claim")
        return resubmit(claim=claim, by=by, now=now, why=why)


def appeal(*, denial: Denial, note: str, by: Staff, now: datetime) -> None:
    """
    Record that a denial was appealed, and remind when the payer should have answered.

    :raises AlreadyWorked: if the denial is no longer open.
    """
    today = localdate(now)
    with transaction.atomic():
        _claim_open(denial)
        _settle(denial, State.APPEALED, by, now, f"Appealed on {today:%m/%d/%Y}")
        if note.strip():
            ContactNote.objects.create(claim=denial.claim, text=note.strip(), by=by, at=now)
        due = today + timedelta(days=denial.claim.coverage.payer.expected_days)
        remind(claim_id=denial.claim_id, reason=FollowUp.Reason.APPEAL, due_date=due, now=now)


def is_patients(denial: Denial) -> bool:
    """Tell whether the patient may be billed for what was refused."""
    return may_be_patients(group=denial.group_code, reason=denial.reason_code, remarks=denial.remark_codes)


def to_patient(*, denial: Denial, by: Staff | None, now: datetime) -> Decimal:
    """
    Move what is still open of a denial to the patient; the dollars moved.

    :raises NotThePatients: if the group code lays it on the provider, or law or contract spares the patient.
    :raises AlreadyWorked: if the denial is no longer open.
    """
    if not is_patients(denial):
        why = "only group PR" if denial.group_code != "PR" else "this reason never"
        raise NotThePatients(
            f"The payer answered {denial.group_code} {denial.reason_code}: {why} is the patient's to pay. "
            "Correct and resubmit, appeal or write it off."
        )
    return _give(denial, State.TO_PATIENT, by, now, _PATIENT, "Patient responsibility")


def write_off(*, denial: Denial, reason: WriteOffReason, by: Staff, now: datetime) -> Decimal:
    """
    Give up what is still open of a denial; the dollars given up, zero while a second person must agree to them.

    Above the person's limit it becomes a request (`claims.write_offs.approve`), and the denial stays open until then.

    :raises AlreadyWorked: if the denial is no longer open.
    """
    with transaction.atomic():
        _claim_open(denial)
        amount = min(denial.amount, _open_on_line(denial))
        if amount <= 0:
            _settle(denial, State.WRITTEN_OFF, by, now, reason.label)
        else:
            amount = _give_up(denial, amount, reason, by, now)
        close_if_settled(claim=denial.claim, now=now)
    denial.refresh_from_db()
    return max(amount, Decimal("0.00"))


def accept(*, denial: Denial, by: Staff | None, now: datetime) -> Decimal:
    """
    Take a refusal as right under the contract (a bundled service): what is open becomes a contractual adjustment.

    :raises AlreadyWorked: if the denial is no longer open.
    """
    return _give(denial, State.CLOSED, by, now, _CONTRACTUAL, "Accepted as contractual")


def close(*, denial: Denial, why: str, by: Staff | None, now: datetime) -> None:
    """
    Close a denial without moving money.

    :raises AlreadyWorked: if the denial is no longer open.
    """
    with transaction.atomic():
        _claim_open(denial)
        _settle(denial, State.CLOSED, by, now, why)
        close_if_settled(claim=denial.claim, now=now)


def by_rule(*, denial: Denial, by: Staff | None, now: datetime, today: date) -> bool:
    """
    Work a denial when there is only one right thing to do; tell whether it was worked.

    An authorization that is on file and was not sent is sent; a duplicate of a claim that is settled is closed; and
    what the office's rule about the reason, on the day of the decision, moves to the patient or accepts at once.
    Everything that a corrected claim may still collect waits for a person.
    """
    if denial.state != State.OPEN:
        return False
    work = _work_of(denial)
    if work == Work.TO_PATIENT and is_patients(denial):
        to_patient(denial=denial, by=by, now=now)
        return True
    if denial.category == Category.AUTHORIZATION:
        return _send_authorization(denial, by, now, today)
    if work == Work.ACCEPT:
        accept(denial=denial, by=by, now=now)
        return True
    if denial.category == Category.DUPLICATE and not _open_on_line(denial):
        close(denial=denial, why="Duplicate of a claim that was answered", by=by, now=now)
        return True
    return False


def _work_of(denial: Denial) -> Work:
    """What the office lets happen to such a denial without a person."""
    given = Given(
        group=denial.group_code,
        reason=denial.reason_code,
        day=denial.decided_on,
        payer_id=denial.claim.coverage.payer_id,
        remarks=tuple(denial.remark_codes),
    )
    meant = meaning_of(given)
    return meant.work if meant else Work.PERSON


def _send_authorization(denial: Denial, by: Staff | None, now: datetime, today: date) -> bool:
    claim = denial.claim
    encounter = claim.encounter
    if encounter.authorization_id is not None or denial.appeal_by < today:
        return False
    procedures = list(encounter.charge_lines.values_list("procedure", flat=True))
    found = authorization_for(coverage=claim.coverage, service_date=encounter.service_date, procedures=procedures)
    if found is None:
        return False
    with transaction.atomic():
        attach_authorization(claim=claim, authorization=found)
        correct_and_resubmit(denial=denial, by=by, now=now)
    return True


_PATIENT = (Kind.TRANSFER, Account.PATIENT, "to-patient")
_CONTRACTUAL = (Kind.ADJUSTMENT, Account.CONTRACTUAL, "accepted")


def _give(
    denial: Denial, state: Denial.State, by: Staff | None, now: datetime, where: tuple[Kind, Account, str], outcome: str
) -> Decimal:
    """Move what is open on the line, at most the denial's amount, off the plan; settle it, and maybe the claim."""
    kind, account, name = where
    with transaction.atomic():
        _claim_open(denial)
        amount = min(denial.amount, _open_on_line(denial))
        if amount > 0:
            moved = Transfer(
                kind=kind,
                debit=account,
                credit=Account.INSURANCE,
                amount=amount,
                source=f"denial:{denial.pk}:{name}",
                charge_line_id=denial.charge_line_id,
                coverage_id=denial.claim.coverage_id,
                reason=f"{denial.group_code} {denial.reason_code}",
            )
            post([moved], effective_date=localdate(now), by=by, now=now)
        _settle(denial, state, by, now, outcome)
        close_if_settled(claim=denial.claim, now=now)
    return max(amount, Decimal("0.00"))


def _give_up(denial: Denial, amount: Decimal, reason: WriteOffReason, by: Staff, now: datetime) -> Decimal:
    waiting = denial.write_offs.filter(state=WriteOff.State.REQUESTED).exists()
    if waiting:
        return Decimal("0.00")
    proposal = Proposal(
        encounter_id=denial.claim.encounter_id,
        coverage_id=denial.claim.coverage_id,
        amounts={denial.charge_line_id: amount},
        reason=reason,
        denial=denial,
    )
    key = f"denial:{denial.pk}:{denial.write_offs.count()}"
    done = give_up(proposal=proposal, by=by, now=now, today=localdate(now), key=key)
    return amount if done.state == WriteOff.State.DONE else Decimal("0.00")


def _open_on_line(denial: Denial) -> Decimal:
    return open_by_line(line_ids=[denial.charge_line_id])[denial.charge_line_id].of(denial.claim.coverage_id)


def _claim_open(denial: Denial) -> None:
    """Lock line, claim and denial for this transaction, and see that nobody worked it since it was read."""
    now_there = locked_denial(denial)
    if now_there.state != State.OPEN:
        denial.state = now_there.state
        raise AlreadyWorked(
            f"{denial} is {now_there.get_state_display().lower()} already. Reload to see what was done."
        )


def _settle(denial: Denial, state: Denial.State, by: Staff | None, now: datetime, outcome: str) -> None:
    denial.state, denial.worked_by, denial.worked_at, denial.outcome = state, by, now, outcome
    denial.save(update_fields=["state", "worked_by", "worked_at", "outcome"])
