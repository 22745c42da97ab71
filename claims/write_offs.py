"""
Giving money up: what a plan or a patient owes and the office will not get, by reason and within limits.

Up to the limit of the person it is done at once.  Above it, it becomes a request that a second person decides.  A
write-off is taken back by reversals of its entries, never by changing them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from claims.locking import lock_claims
from claims.models import Claim, Denial, WriteOff, WriteOffLine, WriteOffReason
from claims.settle import close_if_settled
from ledger.balances import LineBalance, lock_lines, locked_open_by_line, open_by_line
from ledger.models import Account, Entry, Kind
from ledger.post import Transfer, post, reversal_of
from practice.limits import limit_of, refuse_as_second_person
from practice.models import Limit, Staff

ZERO = Decimal("0.00")
State = WriteOff.State


class MoreThanOpen(Exception):
    """More would be given up than anybody owes."""


class NotWaiting(Exception):
    """Somebody decided the write-off since it was read."""


class ReasonMissing(Exception):
    """What is declined or taken back needs a reason that others can read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """
    What is to be given up: dollars by charge line of one visit, owed by one plan or (`coverage_id` None) the patient.

    `denial` is the refusal that is answered by it, when there is one.
    """

    encounter_id: int
    coverage_id: int | None
    amounts: Mapping[int, Decimal]
    reason: WriteOffReason
    note: str = ""
    denial: Denial | None = None

    @property
    def total(self) -> Decimal:
        """All dollars of it."""
        return sum(self.amounts.values(), ZERO)


def give_up(*, proposal: Proposal, by: Staff, now: datetime, today: date, key: str) -> WriteOff:
    """
    Write money off, or ask a second person when it is above the person's limit; the same key again changes nothing.

    What the person wrote off on the same visit alone counts towards the limit, so that parts do not pass it.

    :raises MoreThanOpen: if a line does not owe as much, or nothing is given up.
    """
    with transaction.atomic():
        lock_lines(encounter_ids=[proposal.encounter_id])  # the limit counts what is given up on the whole visit
        balances = locked_open_by_line(line_ids=proposal.amounts)
        made = WriteOff.objects.filter(key=key).first()
        if made is not None:
            return made
        _refuse_more_than_open(proposal.amounts, proposal.coverage_id, balances)
        row = _store(proposal, by, now, key)
        if proposal.total + _given_up_alone(proposal.encounter_id, by) <= limit_of(staff=by, act=Limit.Act.WRITE_OFF):
            _carry_out(row, by, now, today)
        _close_claim(row, now)
    return row


def approve(*, write_off: WriteOff, by: Staff, now: datetime, today: date) -> WriteOff:
    """
    Agree to a write-off as the second person, and post it.

    :raises NotWaiting: if it was decided already.
    :raises SamePerson: if the person asked for it.
    :raises AboveYourLimit: if the person may not agree to as much.
    :raises MoreThanOpen: if something was paid since.
    """
    with transaction.atomic():
        row = _locked(write_off, State.REQUESTED)
        refuse_as_second_person(staff=by, asked_by=row.asked_by, act=Limit.Act.WRITE_OFF, amount=row.amount)
        amounts = dict(row.lines.values_list("charge_line_id", "amount"))
        _refuse_more_than_open(amounts, row.coverage_id, open_by_line(line_ids=amounts))
        _carry_out(row, by, now, today)
        _close_claim(row, now)
    return row


def decline(*, write_off: WriteOff, why: str, by: Staff, now: datetime) -> WriteOff:
    """
    Say no to a write-off, or take one's own request back; nothing is posted.

    :raises ReasonMissing: without a reason.
    :raises NotWaiting: if it was decided already.
    """
    if not why.strip():
        raise ReasonMissing("Write why not; whoever asked for it will read it.")
    with transaction.atomic():
        row = _locked(write_off, State.REQUESTED)
        _settle(row, State.DECLINED, by, now, why)
    return row


def undo(*, write_off: WriteOff, why: str, by: Staff, now: datetime, today: date) -> WriteOff:
    """
    Take a write-off back: its entries are reversed, and what was given up is owed again from today.

    A denial that it answered is open again, and its claim with it.

    :raises ReasonMissing: without a reason.
    :raises NotWaiting: if it is not written off (any more).
    """
    if not why.strip():
        raise ReasonMissing("Write why it is taken back; the reason stays with it.")
    with transaction.atomic():
        row = _locked(write_off, State.DONE)
        entries = Entry.objects.filter(source__startswith=source_of(row), reversed_by__isnull=True).order_by("pk")
        post(reversal_of(list(entries), source=f"{source_of(row)}undo"), effective_date=today, by=by, now=now)
        _settle(row, State.UNDONE, by, now, why)
        _open_again(row, by, now)
    return row


def source_of(write_off: WriteOff) -> str:
    """Where its entries come from: the first part of their `source`, ended by a colon."""
    return f"write-off:{write_off.pk}:"


def _given_up_alone(encounter_id: int, by: Staff) -> Decimal:
    before = WriteOff.objects.filter(encounter=encounter_id, asked_by=by, decided_by=by, state=State.DONE)
    return before.aggregate(total=Sum("amount"))["total"] or ZERO


def _refuse_more_than_open(
    amounts: Mapping[int, Decimal], coverage_id: int | None, balances: Mapping[int, LineBalance]
) -> None:
    if not amounts or any(amount <= 0 for amount in amounts.values()):
        raise MoreThanOpen("Nothing is to be written off. Enter an amount of more than zero.")
    for line_id, amount in amounts.items():
        balance = balances[line_id]
        left = max(balance.patient if coverage_id is None else balance.of(coverage_id), ZERO)
        if amount > left:
            raise MoreThanOpen(f"Only {left:,.2f} is open on the line, and {amount:,.2f} would be written off. Reload.")


def _store(proposal: Proposal, by: Staff, now: datetime, key: str) -> WriteOff:
    row = WriteOff.objects.create(
        encounter_id=proposal.encounter_id,
        account=Account.PATIENT if proposal.coverage_id is None else Account.INSURANCE,
        coverage_id=proposal.coverage_id,
        denial=proposal.denial,
        reason=proposal.reason,
        note=proposal.note.strip()[:200],
        amount=proposal.total,
        key=key,
        asked_by=by,
        asked_at=now,
    )
    WriteOffLine.objects.bulk_create(
        WriteOffLine(write_off=row, charge_line_id=line_id, amount=amount)
        for line_id, amount in proposal.amounts.items()
    )
    return row


def _carry_out(row: WriteOff, by: Staff, now: datetime, today: date) -> None:
    transfers = [
        Transfer(
            kind=Kind.WRITE_OFF,
            debit=Account.WRITE_OFF,
            credit=Account(row.account),
            amount=line.amount,
            source=f"{source_of(row)}line:{line.charge_line_id}",
            charge_line_id=line.charge_line_id,
            coverage_id=row.coverage_id,
            reason=row.reason,
        )
        for line in row.lines.all()
    ]
    post(transfers, effective_date=today, by=by, now=now)
    _settle(row, State.DONE, by, now, "")
    if row.denial_id is not None:
        Denial.objects.filter(pk=row.denial_id, state=Denial.State.OPEN).update(
            state=Denial.State.WRITTEN_OFF, worked_by=by, worked_at=now, outcome=row.get_reason_display()
        )


def _settle(row: WriteOff, state: WriteOff.State, by: Staff, now: datetime, why_not: str) -> None:
    row.state, row.decided_by, row.decided_at, row.why_not = state, by, now, why_not.strip()[:200]
    row.save(update_fields=["state", "decided_by", "decided_at", "why_not"])


def _locked(write_off: WriteOff, state: WriteOff.State) -> WriteOff:
    """The write-off, then its lines, its claims and its denial, as those lock who work a denial."""
    row = WriteOff.objects.select_for_update(of=("self",)).get(pk=write_off.pk)
    if row.state != state:
        raise NotWaiting(f"{row} is {row.get_state_display().lower()}. Reload to see what was done.")
    locked_open_by_line(line_ids=row.lines.values_list("charge_line_id", flat=True))
    lock_claims(claim_ids=[claim.pk for claim in _claims_of(row)])
    if row.denial_id is not None:
        Denial.objects.select_for_update(no_key=True).get(pk=row.denial_id)
    return row


def _claims_of(row: WriteOff) -> list[Claim]:
    return list(Claim.objects.filter(encounter=row.encounter_id, coverage=row.coverage_id))


def _close_claim(row: WriteOff, now: datetime) -> None:
    if row.state == State.DONE:
        for claim in _claims_of(row):
            close_if_settled(claim=claim, now=now)


def _open_again(row: WriteOff, by: Staff, now: datetime) -> None:
    if row.denial_id is not None:
        Denial.objects.filter(pk=row.denial_id, state=Denial.State.WRITTEN_OFF).update(
            state=Denial.State.OPEN, worked_by=None, worked_at=None, outcome=""
        )
    for claim in _claims_of(row):
        if claim.status == Claim.Status.CLOSED:
            claim.move_to(Claim.Status.ANSWERED, by=by, now=now, why="A write-off was taken back")
