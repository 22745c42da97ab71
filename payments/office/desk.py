"""Money that a patient hands over: taken once, applied to what is owed longest, the rest kept visible."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from coding.models import ChargeLine
from ledger.balances import locked_open_by_line
from ledger.models import Account, Deposit, OpenBalance
from ledger.post import AlreadyPosted, open_deposit, post
from patients.models import Patient
from payments.office.on_account import (
    MoreThanOnAccount,
    applications,
    owed_lines,
    payment,
    refuse_wrong_shares,
)
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
class Tender:
    """What is handed over: how, how much, the number of the check or slip, and the key of the form."""

    method: Deposit.Method
    amount: Decimal
    key: str
    reference: str = ""

    @property
    def source(self) -> str:
        """The `source` of its deposit, which makes it unique."""
        return f"desk:{self.key}"


@dataclass(frozen=True, slots=True)
class SplitRow:
    """One line that the patient owes, the share chosen for it, and what is wrong with the share."""

    line: ChargeLine
    owed: Decimal
    share: Decimal
    problem: str


@dataclass(frozen=True, slots=True)
class Split:
    """How a payment would be split; `left` stays on account, or is missing when it is negative."""

    rows: Sequence[SplitRow]
    amount: Decimal

    @property
    def total(self) -> Decimal:
        """Dollars that were chosen."""
        return sum((row.share for row in self.rows), ZERO)

    @property
    def left(self) -> Decimal:
        """Dollars of the payment that no line gets."""
        return self.amount - self.total

    @property
    def is_right(self) -> bool:
        """Whether it could be taken like this."""
        return self.left >= 0 and not any(row.problem for row in self.rows)


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
    tender = Tender(method, amount, key, reference)
    try:
        with transaction.atomic():
            deposit = open_deposit(_deposit(patient, tender, by, today), by=by, now=now)
            _apply(patient, deposit, today, by, now)
    except AlreadyPosted:
        return Deposit.objects.get(source=tender.source)
    return deposit


def take_split_payment(
    *, patient: Patient, tender: Tender, shares: Mapping[int, Decimal], by: Staff | None, now: datetime, today: date
) -> Deposit:
    """
    Take a payment at the desk and apply it to the lines that the patient chose; the rest stays on account.

    `shares` are dollars by charge line; none leaves all of it on account.  The same key again gives the deposit that
    was taken.

    :raises NothingTaken: if the amount is not more than zero.
    :raises MoreThanOnAccount: if the shares are more than the payment.
    :raises NotTheirs: if a line belongs to another patient.
    :raises MoreThanOwed: if a line owes less than its share.
    """
    if tender.amount <= 0:
        raise NothingTaken("Enter an amount of more than zero.")
    total = sum(shares.values(), ZERO)
    if total > tender.amount:
        raise MoreThanOnAccount(f"{total:,.2f} is chosen, and {tender.amount:,.2f} is paid. Choose less.")
    try:
        with transaction.atomic():
            deposit = open_deposit(_deposit(patient, tender, by, today), by=by, now=now)
            if shares:
                refuse_wrong_shares(patient=patient, shares=shares)
            _post(deposit, shares, today, by, now)
    except AlreadyPosted:
        return Deposit.objects.get(source=tender.source)
    return deposit


def check_split(*, patient: Patient, amount: Decimal, chosen: Mapping[int, Decimal]) -> Split:
    """
    Say what a split of a payment would do, without doing it: for the page while somebody types.

    `chosen` are dollars by charge line; a line of somebody else is left out.
    """
    rows = []
    for open_now in owed_lines(patient=patient):
        line = open_now.charge_line
        if line is None:
            continue
        share = chosen.get(line.pk, ZERO)
        problem = "" if share <= open_now.amount else f"Only {open_now.amount:,.2f} is owed here."
        rows.append(SplitRow(line, open_now.amount, share, problem))
    return Split(rows, amount)


def receipt(*, deposit: Deposit) -> Receipt:
    """What a payment at the desk did, for the page and the paper."""
    paid = applications(deposit=deposit)
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


def _deposit(patient: Patient, tender: Tender, by: Staff | None, today: date) -> Deposit:
    return Deposit(
        method=tender.method,
        patient=patient,
        trace=tender.reference.strip()[:50],
        amount=tender.amount,
        received_on=today,
        taken_by=by,
        source=tender.source,
    )


def _apply(patient: Patient, deposit: Deposit, today: date, by: Staff | None, now: datetime) -> None:
    line_ids = [row.charge_line_id for row in owed_lines(patient=patient) if row.charge_line_id]
    balances = locked_open_by_line(line_ids=line_ids)
    left = deposit.amount
    shares = {}
    for line_id in line_ids:
        part = min(left, balances[line_id].patient)
        if part > 0:
            shares[line_id] = part
            left -= part
    _post(deposit, shares, today, by, now)


def _post(deposit: Deposit, shares: Mapping[int, Decimal], today: date, by: Staff | None, now: datetime) -> None:
    transfers = [
        payment(source=deposit.source, deposit_id=deposit.pk, line_id=line_id, amount=amount)
        for line_id, amount in shares.items()
    ]
    post(transfers, effective_date=today, by=by, now=now)
