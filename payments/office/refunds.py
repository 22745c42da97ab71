"""
Money given back to payers and patients: asked for, agreed to by a second person above a limit, sent, cleared or voided.

A refund never takes more than the credit, and never what another refund was promised; the credit's rows are locked
while it is looked at.  The books change when the money is sent; a voided refund is undone by reversals.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from ledger.balances import locked_open_by_line
from ledger.models import Account, Entry, Kind
from ledger.post import Transfer, post, reversal_of
from payments.models import Refund, RefundPart
from payments.office.credits import Credit, Whose, credit_of, lines_of_insurers
from payments.office.on_account import PROMISED, locked_money
from practice.limits import limit_of, refuse_as_second_person
from practice.models import Limit, Staff

ZERO = Decimal("0.00")
State = Refund.State


class MoreThanTheCredit(Exception):
    """More would be given back than is there."""


class InsurerFirst(Exception):
    """The insurer's credit on the same service comes before the patient's."""


class NotThere(Exception):
    """The refund is not where this step begins; somebody moved it since it was read."""


class ReasonMissing(Exception):
    """What is declined or voided needs a reason that others can read."""


class NotSentLikeThis(Exception):
    """The way or the day of sending makes no sense."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """How much is to be given back, and why."""

    amount: Decimal
    reason: Refund.Reason
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """How a refund leaves the house; `number` is the check or transfer number."""

    method: Refund.Method
    number: str
    sent_on: date


def request_refund(*, credit_key: str, wanted: Wanted, by: Staff, now: datetime, key: str) -> Refund:
    """
    Ask for a refund of a credit; within the person's own limit it is agreed to at once.

    The same `key` again gives the refund that was asked for.

    :raises NoSuchCredit: if nothing is open there.
    :raises MoreThanTheCredit: if the credit, less what is promised already, is smaller.
    :raises InsurerFirst: if a plan has a credit on one of the patient's lines.
    """
    amount = wanted.amount
    if amount <= 0:
        raise MoreThanTheCredit("Enter an amount of more than zero.")
    with transaction.atomic():
        _lock(credit_of(key=credit_key))
        made = Refund.objects.filter(key=key).first()
        if made is not None:
            return made
        credit = credit_of(key=credit_key)
        _refuse_unless_free(credit, amount)
        is_within = amount <= limit_of(staff=by, act=Limit.Act.REFUND)
        refund = Refund.objects.create(
            patient=credit.patient,
            payer=credit.payer,
            claim=credit.claim,
            amount=amount,
            reason=wanted.reason,
            note=wanted.note.strip()[:200],
            state=State.APPROVED if is_within else State.REQUESTED,
            key=key,
            asked_by=by,
            asked_at=now,
            decided_by=by if is_within else None,
            decided_at=now if is_within else None,
        )
        RefundPart.objects.bulk_create(_parts(refund, credit, amount))
    return refund


def approve(*, refund: Refund, by: Staff, now: datetime) -> Refund:
    """
    Agree to a refund as the second person; it may be sent now.

    :raises NotThere: if it was decided already.
    :raises SamePerson: if the person asked for it.
    :raises AboveYourLimit: if the person may not agree to as much.
    """
    with transaction.atomic():
        row = _locked(refund, State.REQUESTED)
        refuse_as_second_person(staff=by, asked_by=row.asked_by, act=Limit.Act.REFUND, amount=row.amount)
        row.state, row.decided_by, row.decided_at = State.APPROVED, by, now
        row.save(update_fields=["state", "decided_by", "decided_at"])
    return row


def decline(*, refund: Refund, why: str, by: Staff, now: datetime) -> Refund:
    """
    Say no to a refund, or take one's own request back; the credit is free again.

    :raises ReasonMissing: without a reason.
    :raises NotThere: if it was decided already.
    """
    with transaction.atomic():
        return _end(_locked(refund, State.REQUESTED), State.DECLINED, why, by, now)


def send(*, refund: Refund, sending: Sending, by: Staff, now: datetime, today: date) -> Refund:
    """
    Record that a refund left the house, and take it out of the books.

    :raises NotThere: if it is not to be sent (any more).
    :raises NotSentLikeThis: if a check has no number, or the day is to come.
    :raises MoreThanTheCredit: if the credit was used since.
    :raises InsurerFirst: if a plan has a credit on one of the patient's lines by now.
    """
    _refuse_wrong_sending(sending, today)
    with transaction.atomic():
        row = _locked(refund, State.APPROVED)
        parts = list(row.parts.all())
        _refuse_if_used(row, parts)
        post([_transfer(row, part) for part in parts], effective_date=today, by=by, now=now)
        row.state, row.sent_by, row.sent_on = State.SENT, by, sending.sent_on
        row.method, row.number = sending.method, sending.number.strip()[:50]
        row.save(update_fields=["state", "sent_by", "sent_on", "method", "number"])
    return row


def clear(*, refund: Refund, cleared_on: date, today: date) -> Refund:
    """
    Record that the bank paid it out.

    :raises NotThere: if it was not sent.
    :raises NotSentLikeThis: if the day is to come or before it was sent.
    """
    with transaction.atomic():
        row = _locked(refund, State.SENT)
        if cleared_on > today or (row.sent_on is not None and cleared_on < row.sent_on):
            raise NotSentLikeThis("It clears between the day it was sent and today.")
        row.state, row.cleared_on = State.CLEARED, cleared_on
        row.save(update_fields=["state", "cleared_on"])
    return row


def void(*, refund: Refund, why: str, by: Staff, now: datetime, today: date) -> Refund:
    """
    Stop a refund that did not reach anybody; what was sent comes back into the books, and the credit is open again.

    :raises ReasonMissing: without a reason.
    :raises NotThere: if it cleared, or was stopped already.
    """
    with transaction.atomic():
        row = _locked(refund, State.APPROVED, State.SENT)
        if row.state == State.SENT:
            _lock_parts(list(row.parts.all()))
            entries = Entry.objects.filter(source__startswith=source_of(row), reversed_by__isnull=True).order_by("pk")
            post(reversal_of(list(entries), source=f"{source_of(row)}void"), effective_date=today, by=by, now=now)
        return _end(row, State.VOID, why, by, now)


def source_of(refund: Refund) -> str:
    """Where its entries come from: the first part of their `source`, ended by a colon."""
    return f"refund:{refund.pk}:"


def _refuse_unless_free(credit: Credit, amount: Decimal) -> None:
    if credit.insurer_first:
        _say_insurer_first()
    if amount > credit.free:
        promised = f" ({credit.promised:,.2f} more is promised by other refunds)" if credit.promised else ""
        raise MoreThanTheCredit(f"Only {max(credit.free, ZERO):,.2f} can be given back{promised}. Enter that or less.")


def _say_insurer_first() -> None:
    raise InsurerFirst(
        "The plan paid too much on the same service, and its money goes first. Refund the insurer's credit of this "
        "visit; what is left of the patient's can be refunded then."
    )


def _parts(refund: Refund, credit: Credit, amount: Decimal) -> list[RefundPart]:
    """The parts of a refund: from each line in order what is there, until the amount is reached."""
    if credit.whose in {Whose.ON_ACCOUNT, Whose.NOT_OURS}:
        return [RefundPart(refund=refund, account=Account.UNAPPLIED, deposit=credit.deposit, amount=amount)]
    account = Account.INSURANCE if credit.whose == Whose.INSURER else Account.PATIENT
    promised = _promised_on(credit, account)
    parts, left = [], amount
    for line_id, there in credit.parts.items():
        part = min(left, there - promised.get(line_id, ZERO))
        if part > 0:
            parts.append(
                RefundPart(
                    refund=refund, account=account, charge_line_id=line_id, coverage=credit.coverage, amount=part
                )
            )
            left -= part
    return parts


def _promised_on(credit: Credit, account: Account) -> dict[int, Decimal]:
    found: dict[int, Decimal] = {}
    rows = RefundPart.objects.filter(
        account=account, coverage=credit.coverage, charge_line__in=list(credit.parts), refund__state__in=PROMISED
    )
    for line_id, amount in rows.values_list("charge_line_id", "amount"):
        found[line_id or 0] = found.get(line_id or 0, ZERO) + amount
    return found


def _lock(credit: Credit) -> None:
    if credit.deposit is not None:
        locked_money(deposit_ids=[credit.deposit.pk])
    locked_open_by_line(line_ids=credit.parts)


def _lock_parts(parts: list[RefundPart]) -> None:
    locked_money(deposit_ids=[part.deposit_id for part in parts if part.deposit_id])
    locked_open_by_line(line_ids=[part.charge_line_id for part in parts if part.charge_line_id])


def _refuse_if_used(refund: Refund, parts: list[RefundPart]) -> None:
    """See that every part is still there; the refund's own promise counts as free for itself."""
    free = locked_money(deposit_ids=[part.deposit_id for part in parts if part.deposit_id])
    line_ids = [part.charge_line_id for part in parts if part.charge_line_id]
    open_now = locked_open_by_line(line_ids=line_ids)
    if refund.payer_id is None and lines_of_insurers(line_ids=line_ids):
        _say_insurer_first()
    for part in parts:
        if part.deposit_id is not None:
            there = free.get(part.deposit_id, ZERO) + part.amount
        else:
            balance = open_now[part.charge_line_id or 0]
            there = -(balance.of(part.coverage_id) if part.coverage_id else balance.patient)
        if part.amount > there:
            raise MoreThanTheCredit(
                f"The credit is {max(there, ZERO):,.2f} by now, less than the {part.amount:,.2f} of {refund}. "
                "Void it and ask for what is there."
            )


def _transfer(refund: Refund, part: RefundPart) -> Transfer:
    where = f"deposit:{part.deposit_id}" if part.deposit_id else f"line:{part.charge_line_id}"
    return Transfer(
        kind=Kind.REFUND,
        debit=Account(part.account),
        credit=Account.REFUND,
        amount=part.amount,
        source=f"{source_of(refund)}{where}",
        charge_line_id=part.charge_line_id,
        coverage_id=part.coverage_id,
        deposit_id=part.deposit_id,
        reason=refund.reason,
    )


def _refuse_wrong_sending(sending: Sending, today: date) -> None:
    if sending.method in {Refund.Method.CHECK, Refund.Method.EFT} and not sending.number.strip():
        raise NotSentLikeThis("Write the number of the check or transfer; it is how the refund is found again.")
    if sending.sent_on > today:
        raise NotSentLikeThis("It cannot be sent on a day to come. Record it when it leaves.")


def _end(row: Refund, state: Refund.State, why: str, by: Staff, now: datetime) -> Refund:
    if not why.strip():
        raise ReasonMissing("Write why; the reason stays with the refund.")
    row.state, row.ended_by, row.ended_at, row.why_not = state, by, now, why.strip()[:200]
    row.save(update_fields=["state", "ended_by", "ended_at", "why_not"])
    return row


def _locked(refund: Refund, *states: Refund.State) -> Refund:
    row = Refund.objects.select_for_update(of=("self",)).get(pk=refund.pk)
    if row.state not in states:
        raise NotThere(f"{row} is {row.get_state_display().lower()}. Reload to see what was done.")
    return row
