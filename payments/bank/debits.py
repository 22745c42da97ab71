"""Saying what money that the bank took is: a refund that was sent, or a payment that came back; each on one line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from payments.bank.matches import AlreadyAtTheBank, DoesNotAddUp, LineNotOpen, open_line, settle
from payments.models import BankDebit, BankLine, Refund, ReturnedPayment
from practice.models import Staff

State = BankLine.State
LIVE = Q(undone_at__isnull=True)
LEFT_THE_HOUSE = (Refund.State.SENT, Refund.State.CLEARED)
SUGGESTED = 10


class NotThere(Exception):
    """The refund did not leave the house (any more), or there is no such refund or returned payment."""


@dataclass(frozen=True, slots=True)
class Paid:
    """
    What a debit may be or is: `kind` is "refund" or "returned", with its number.

    `day` is when it was sent or came back, `to` the payer, "" for a patient.
    """

    kind: str
    pk: int
    amount: Decimal
    day: date
    number: str
    to: str
    what: str

    @property
    def key(self) -> str:
        """How a form names it."""
        return f"{self.kind}:{self.pk}"


def tie(*, line: BankLine, key: str, by: Staff, now: datetime) -> BankDebit:
    """
    Say which refund or returned payment a bank line is, to the cent; a refund clears on the bank's day by it.

    :raises LineNotOpen: if the line is matched or set aside, or is money that came in.
    :raises NotThere: if there is no such refund, it was not sent by that day, or there is no such returned payment.
    :raises DoesNotAddUp: if the bank took another amount.
    :raises AlreadyAtTheBank: if it is on another line.
    """
    kind, _, number = key.partition(":")
    with transaction.atomic():
        row = open_line(line)
        if row.amount > 0:
            raise LineNotOpen("This line is money that came in. It cannot be a refund or a payment that came back.")
        debit = BankDebit(line=row, made_by=by, made_at=now)
        amount = _DEBITS[kind](debit, int(number)) if kind in _DEBITS else None
        if amount is None:
            raise NotThere("Choose the refund or the returned payment that the bank's line is.")
        if amount != -row.amount:
            raise DoesNotAddUp(
                f"It is {amount:,.2f}; the bank took {-row.amount:,.2f}. Choose another or set it aside."
            )
        try:
            with transaction.atomic():
                debit.save(force_insert=True)
        except IntegrityError:
            raise AlreadyAtTheBank("It is on another bank line already. Undo that one first.") from None
        settle(row, State.MATCHED, by, now, "")
    line.refresh_from_db()
    return debit


def undo(*, line: BankLine, by: Staff, now: datetime) -> BankLine:
    """
    Say that a line is not what was said; it is open again, and a refund that cleared by it waits for the bank again.

    :raises LineNotOpen: if it is not matched.
    """
    with transaction.atomic():
        row = BankLine.objects.select_for_update(of=("self",)).get(pk=line.pk)
        debit = row.debits.filter(LIVE).first()
        if debit is None:
            raise LineNotOpen("This line is not matched any more. Reload to see what became of it.")
        if debit.tells_the_day and debit.refund_id is not None:
            refund = Refund.objects.select_for_update(of=("self",)).get(pk=debit.refund_id)
            refund.cleared_on = None
            refund.state = Refund.State.CLEARED if refund.acknowledged_in_id else Refund.State.SENT
            refund.save(update_fields=["cleared_on", "state"])
        debit.undone_by, debit.undone_at = by, now
        debit.save(update_fields=["undone_by", "undone_at"])
        settle(row, State.OPEN, by, now, "")
    line.refresh_from_db()
    return line


def may_be(line: BankLine) -> list[Paid]:
    """
    What an open debit may be: sent or returned, of its amount, and not on another line.

    What has its number in the bank's text comes first, then what is nearest to the bank's day.
    """
    if line.amount > 0 or line.state != State.OPEN:
        return []
    live = BankDebit.objects.filter(LIVE)
    sent = _sent().filter(amount=-line.amount, sent_on__lte=line.posted_on)
    back = _returned().filter(deposit__amount=-line.amount)
    found = [_of_refund(row) for row in sent.exclude(pk__in=live.exclude(refund=None).values("refund"))]
    found += [_of_returned(row) for row in back.exclude(pk__in=live.exclude(returned=None).values("returned"))]
    said = {line.check_number.lstrip("0"), *line.text.upper().split()}

    def place(one: Paid) -> tuple[bool, int, str]:
        is_named = bool(one.number) and one.number.upper().lstrip("0") in said
        return not is_named, abs((line.posted_on - one.day).days), one.key

    return sorted(found, key=place)[:SUGGESTED]


def is_now(line: BankLine) -> tuple[Paid, BankDebit] | None:
    """What a debit is said to be, and who said so."""
    debit = line.debits.filter(LIVE).select_related("made_by", "refund__payer", "returned__deposit__payer").first()
    return (_paid(debit), debit) if debit else None


def live_debits() -> Sequence[tuple[BankDebit, Decimal]]:
    """Every debit that is said to be something, with the dollars of that now, in the order of its line."""
    debits = BankDebit.objects.filter(LIVE).select_related("refund__payer", "returned__deposit__payer")
    return [(debit, _paid(debit).amount) for debit in debits.order_by("line_id")]


def _sent() -> QuerySet[Refund]:
    return Refund.objects.filter(state__in=LEFT_THE_HOUSE).exclude(method=Refund.Method.CASH).select_related("payer")


def _returned() -> QuerySet[ReturnedPayment]:
    """What the bank took back; a payment that was only keyed wrongly never was at the bank."""
    taken = ReturnedPayment.objects.exclude(kind=ReturnedPayment.Kind.MISKEYED)
    return taken.select_related("deposit__payer")


def _as_refund(debit: BankDebit, number: int) -> Decimal:
    """Make a debit a refund, which is locked and clears by it; the dollars of it."""
    refund = Refund.objects.select_for_update(of=("self",)).filter(pk=number).first()
    if refund is None or refund.state not in LEFT_THE_HOUSE or refund.method == Refund.Method.CASH:
        raise NotThere("This refund is not one that the bank pays out: it was not sent, or given in cash. Reload.")
    if refund.sent_on is not None and refund.sent_on > debit.line.posted_on:
        raise NotThere(
            f"This refund was sent on {refund.sent_on:%m/%d/%Y}, after the bank took the money. Choose another one."
        )
    debit.refund = refund
    if refund.cleared_on is None and refund.amount == -debit.line.amount:
        debit.tells_the_day = True
        refund.state, refund.cleared_on = Refund.State.CLEARED, debit.line.posted_on
        refund.save(update_fields=["state", "cleared_on"])
    return refund.amount


def _as_returned(debit: BankDebit, number: int) -> Decimal:
    returned = _returned().select_for_update(of=("self",)).filter(pk=number).first()
    if returned is None:
        raise NotThere("There is no such payment that the bank took back. Reload.")
    debit.returned = returned
    return returned.deposit.amount


_DEBITS: dict[str, Callable[[BankDebit, int], Decimal]] = {"refund": _as_refund, "returned": _as_returned}


def _paid(debit: BankDebit) -> Paid:
    if debit.returned is not None:
        return _of_returned(debit.returned)
    assert debit.refund is not None  # the table holds one of them
    return _of_refund(debit.refund)


def _of_refund(row: Refund) -> Paid:
    to = str(row.payer) if row.payer else ""
    day = row.sent_on or row.asked_at.date()
    return Paid("refund", row.pk, row.amount, day, row.number, to, str(row))


def _of_returned(row: ReturnedPayment) -> Paid:
    deposit = row.deposit
    to = str(deposit.payer) if deposit.payer else ""
    return Paid("returned", row.pk, deposit.amount, row.returned_on, deposit.trace, to, row.get_kind_display())
