"""Money that a patient hands over: taken once, applied to what is owed longest, the rest kept visible."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from coding.models import ChargeLine
from ledger.balances import locked_open_by_line
from ledger.models import Account, Deposit, Entry, Kind, OpenBalance
from ledger.post import AlreadyPosted, Transfer, open_deposit, post
from patients.models import Patient
from practice.models import Staff

ZERO = Decimal("0.00")
METHODS = (Deposit.Method.CARD, Deposit.Method.CASH, Deposit.Method.CHECK)


class NothingTaken(Exception):
    """A payment is more than zero."""


@dataclass(frozen=True, slots=True)
class Applied:
    """Dollars of one payment that went to one charge line."""

    line: ChargeLine
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Receipt:
    """What was taken, what it paid, oldest first, what is left on account, and what the patient still owes."""

    deposit: Deposit
    applied: Sequence[Applied]
    on_account: Decimal
    still_owed: Decimal


def take_patient_payment(  # noqa: PLR0913  (what stands on a receipt, and who took it when)
    *,
    patient: Patient,
    method: Deposit.Method,
    amount: Decimal,
    by: Staff | None,
    now: datetime,
    today: date,
    key: str,
    reference: str = "",
) -> Deposit:
    """
    Take a payment at the desk and apply it to the patient's open lines, the oldest date of service first.

    `key` comes from the form that was filled in: the same key again gives the deposit that was taken, however often the
    button was pressed.  What is more than owed stays unapplied on the patient's account.

    :raises NothingTaken: if the amount is not more than zero.
    """
    if amount <= 0:
        raise NothingTaken("Enter an amount of more than zero.")
    source = f"desk:{key}"
    try:
        with transaction.atomic():
            deposit = Deposit(
                method=method,
                patient=patient,
                trace=reference.strip()[:50],
                amount=amount,
                received_on=today,
                taken_by=by,
                source=source,
            )
            open_deposit(deposit, by=by, now=now)
            _apply(deposit, today, by, now)
    except AlreadyPosted:
        return Deposit.objects.get(source=source)
    return deposit


def receipt(*, deposit: Deposit) -> Receipt:
    """What a payment at the desk did, for the page and the paper."""
    paid = Entry.objects.filter(deposit=deposit, kind=Kind.PAYMENT).select_related("charge_line__encounter")
    left = OpenBalance.objects.filter(deposit=deposit, account=Account.UNAPPLIED).first()
    owed = OpenBalance.objects.filter(account=Account.PATIENT, charge_line__encounter__patient=deposit.patient_id)
    return Receipt(
        deposit=deposit,
        applied=[Applied(entry.charge_line, entry.amount) for entry in paid if entry.charge_line],
        on_account=left.amount if left else ZERO,
        still_owed=sum(owed.values_list("amount", flat=True), ZERO),
    )


def owed_by(*, patient: Patient) -> Decimal:
    """Dollars that the patient owes now; credits count against them."""
    owed = OpenBalance.objects.filter(account=Account.PATIENT, charge_line__encounter__patient=patient)
    return sum(owed.values_list("amount", flat=True), ZERO)


def on_account_of(*, patient: Patient) -> Decimal:
    """Dollars that the patient paid and that no service has used yet."""
    waiting = OpenBalance.objects.filter(account=Account.UNAPPLIED, deposit__patient=patient)
    return sum(waiting.values_list("amount", flat=True), ZERO)


def _apply(deposit: Deposit, today: date, by: Staff | None, now: datetime) -> None:
    owing = OpenBalance.objects.filter(
        account=Account.PATIENT, amount__gt=0, charge_line__encounter__patient=deposit.patient_id
    ).order_by("charge_line__encounter__service_date", "charge_line__encounter_id", "charge_line__position")
    line_ids = list(owing.values_list("charge_line_id", flat=True))
    balances = locked_open_by_line(line_ids=[pk for pk in line_ids if pk])
    left = deposit.amount
    transfers = []
    for line_id in line_ids:
        part = min(left, balances[line_id or 0].patient)
        if part > 0:
            transfers.append(_payment(deposit, line_id, part))
            left -= part
    post(transfers, effective_date=today, by=by, now=now)


def _payment(deposit: Deposit, line_id: int | None, amount: Decimal) -> Transfer:
    return Transfer(
        kind=Kind.PAYMENT,
        debit=Account.UNAPPLIED,
        credit=Account.PATIENT,
        amount=amount,
        source=f"{deposit.source}:line:{line_id}",
        charge_line_id=line_id,
        deposit_id=deposit.pk,
    )
