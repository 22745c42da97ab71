"""A patient's payment that the bank took back: a check without funds, a card payment that was disputed."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from coding.models import ChargeLine
from ledger.balances import locked_open_by_line
from ledger.models import Account, Deposit, Entry, Kind
from ledger.post import Transfer, post, reversal_of
from payments.models import Refund, ReturnedPayment
from payments.on_account import PROMISED, applications
from practice.models import Staff

ZERO = Decimal("0.00")


class AlreadyReturned(Exception):
    """The payment was returned before; its money went back once."""


class NotAPatients(Exception):
    """The deposit is not a patient's payment."""


class PartlyRefunded(Exception):
    """Some of the payment was given back, or is promised."""


class NoVisitToCharge(Exception):
    """The patient has no visit on which a fee could stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankReturn:
    """What the bank says: why the payment came back, when; and the fee that the office charges for it."""

    kind: ReturnedPayment.Kind
    returned_on: date
    fee: Decimal = ZERO
    note: str = ""


def return_payment(*, deposit: Deposit, said: BankReturn, by: Staff, now: datetime, today: date) -> ReturnedPayment:
    """
    Undo a payment that the bank took back: every use of it, then the deposit itself; and charge the fee, if any.

    What it had paid is owed again from today; what was on account is gone.  Once for each deposit.

    :raises NotAPatients: if it is a payer's deposit; un-post its remittance instead.
    :raises AlreadyReturned: if it was returned before.
    :raises PartlyRefunded: if some of it was given back from the account, or is about to be.
    :raises NoVisitToCharge: if there is a fee and no visit to charge it on.
    """
    if deposit.patient_id is None:
        raise NotAPatients("This is a payer's deposit. Un-post its remittance instead.")
    with transaction.atomic():
        row = Deposit.objects.select_for_update(of=("self",)).get(pk=deposit.pk)
        if ReturnedPayment.objects.filter(deposit=row).exists():
            raise AlreadyReturned("This payment was returned before. Its money went back once.")
        _refuse_if_refunded(row)
        uses = list(applications(deposit=row))
        line = _fee_line(row, uses) if said.fee else None
        locked_open_by_line(line_ids=[pk for pk in (*(use.charge_line_id for use in uses), line and line.pk) if pk])
        booked = list(Entry.objects.filter(deposit=row, kind=Kind.DEPOSIT, reverses__isnull=True))
        source = source_of(row)
        transfers = reversal_of([*uses, *booked], source=source)
        if line is not None:
            transfers.append(_fee(source, line, said.fee))
        post(transfers, effective_date=today, by=by, now=now)
        return ReturnedPayment.objects.create(
            deposit=row,
            kind=said.kind,
            returned_on=said.returned_on,
            fee=said.fee,
            fee_line=line,
            note=said.note.strip()[:200],
            by=by,
            at=now,
        )


def source_of(deposit: Deposit) -> str:
    """Where the entries of its return come from: the first part of their `source`."""
    return f"returned:{deposit.pk}"


def _refuse_if_refunded(deposit: Deposit) -> None:
    held = {*PROMISED, Refund.State.SENT, Refund.State.CLEARED}
    part = deposit.refund_parts.filter(refund__state__in=held).select_related("refund").first()
    if part is not None:
        raise PartlyRefunded(
            f"{part.amount:,.2f} of it is given back by {part.refund} ({part.refund.get_state_display().lower()}). "
            "Stop that refund and void it first; if the patient has the money, ask for it back."
        )


def _fee_line(deposit: Deposit, uses: list[Entry]) -> ChargeLine:
    """The first service that the payment had paid, else the latest of the patient's: a fee stands on a visit."""
    if uses and uses[0].charge_line is not None:
        return uses[0].charge_line
    lines = ChargeLine.objects.filter(encounter__patient=deposit.patient_id, entries__isnull=False)
    latest = lines.order_by("-encounter__service_date", "-encounter_id", "position").first()
    if latest is None:
        raise NoVisitToCharge(
            "The patient has no billed visit yet, so there is nothing to charge a fee on. Leave it 0."
        )
    return latest


def _fee(source: str, line: ChargeLine, amount: Decimal) -> Transfer:
    return Transfer(
        kind=Kind.CHARGE,
        debit=Account.PATIENT,
        credit=Account.REVENUE,
        amount=amount,
        source=f"{source}:fee",
        charge_line_id=line.pk,
        reason="returned payment",
    )
