"""
Patients' money after it was taken: used for what is owed, by choice or the oldest first, and taken back.

Whoever spends money on account locks its deposits first and the charge lines after them, each in one order, so that
two never spend the same dollar and never wait for each other in a circle.  Money promised to a refund is not spent.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q, QuerySet, Sum

from coding.models import ChargeLine
from ledger.balances import locked_open_by_line
from ledger.models import Account, Deposit, Entry, Kind, OpenBalance
from ledger.post import AlreadyPosted, Transfer, post, reversal_of
from patients.models import Patient
from payments.models import Refund, RefundPart
from payments.office.rules import rules
from practice.models import Staff

ZERO = Decimal("0.00")
PROMISED = (Refund.State.REQUESTED, Refund.State.APPROVED)


class NotTheirs(Exception):
    """A line of another patient was named."""


class MoreThanOwed(Exception):
    """A line would be paid more than is owed on it."""


class MoreThanOnAccount(Exception):
    """More would be used than is on account."""


class NothingToApply(Exception):
    """There is no money on account, or nothing that it could pay."""


class NotApplied(Exception):
    """The application was taken back before, or is none of a patient's."""


def owed_lines(*, patient: Patient) -> QuerySet[OpenBalance]:
    """What the patient owes by charge line, the oldest service first."""
    owed = OpenBalance.objects.filter(account=Account.PATIENT, amount__gt=0, charge_line__encounter__patient=patient)
    return owed.select_related("charge_line__encounter").order_by(
        "charge_line__encounter__service_date", "charge_line__encounter_id", "charge_line__position"
    )


def apply_on_account(*, patient: Patient, by: Staff | None, now: datetime, today: date, key: str) -> Decimal:
    """
    Use a patient's money on account for what they owe, the oldest service and the oldest money first; dollars used.

    The same key again uses nothing more and gives what it used.

    :raises NothingToApply: if there is no money, or nothing is owed.
    """
    with transaction.atomic():
        money = locked_money(deposit_ids=_deposits_of(patient).values_list("pk", flat=True))
        used = _used(key)
        if used:
            return used
        wanted = [row.charge_line_id or 0 for row in owed_lines(patient=patient)]
        balances = locked_open_by_line(line_ids=wanted)
        shares = {line_id: balances[line_id].patient for line_id in wanted if balances[line_id].patient > 0}
        return _use(money, shares, by, now, (today, key))


def apply_by_choice(
    *, patient: Patient, shares: Mapping[int, Decimal], by: Staff | None, now: datetime, today: date, key: str
) -> Decimal:
    """
    Use a patient's money on account for the lines that were chosen, the oldest money first; dollars used.

    `shares` are dollars by charge line.

    :raises NotTheirs: if a line belongs to another patient.
    :raises MoreThanOwed: if a line owes less than its share.
    :raises MoreThanOnAccount: if the shares are more than the money.
    :raises NothingToApply: if nothing was chosen.
    """
    with transaction.atomic():
        money = locked_money(deposit_ids=_deposits_of(patient).values_list("pk", flat=True))
        used = _used(key)
        if used:
            return used
        refuse_wrong_shares(patient=patient, shares=shares)
        total, there = sum(shares.values(), ZERO), sum(money.values(), ZERO)
        if total > there:
            raise MoreThanOnAccount(f"{total:,.2f} is chosen, and {there:,.2f} is on account. Choose less.")
        return _use(money, shares, by, now, (today, key))


def unapply(*, entry: Entry, by: Staff, now: datetime, today: date) -> Entry:
    """
    Take back the use of a patient's money on one line: the line is owed again, the money is on account again.

    :raises NotApplied: if it was taken back before, or is not a patient's payment.
    """
    if entry.deposit is None or entry.deposit.patient_id is None or entry not in applications(deposit=entry.deposit):
        raise NotApplied("This money is not on the line any more. Reload to see where it is.")
    with transaction.atomic():
        locked_money(deposit_ids=[entry.deposit.pk])
        locked_open_by_line(line_ids=[entry.charge_line_id] if entry.charge_line_id else [])
        try:
            post(reversal_of([entry], source="unapply"), effective_date=today, by=by, now=now)
        except AlreadyPosted:
            raise NotApplied("Somebody took it back a moment ago. Reload to see where the money is.") from None
    return Entry.objects.get(reverses=entry)


def applications(*, deposit: Deposit) -> QuerySet[Entry]:
    """The lines that a patient's payment pays now: its payments that nobody took back."""
    paid = Entry.objects.filter(deposit=deposit, kind=Kind.PAYMENT, reverses__isnull=True, reversed_by__isnull=True)
    return paid.select_related("charge_line__encounter").order_by("pk")


def apply_by_rule(*, now: datetime, today: date, patients: QuerySet[Patient] | None = None) -> int:
    """
    Use money on account wherever its patient owes something, if the office's rules say so; how many patients.

    Money that a person took back from a line waits for a person.  Safe to repeat: it uses what is there.

    :param patients: only these patients; None for all of the office.
    """
    if not rules().applies_on_account:
        return 0
    found = on_account_to_use()
    if patients is not None:
        found = found.filter(pk__in=patients.values("pk"))
    done = 0
    for patient in found:
        try:
            apply_on_account(
                patient=patient, by=None, now=now, today=today, key=f"rule:{patient.pk}:{now:%y%m%d%H%M%S%f}"
            )
        except NothingToApply:
            continue
        done += 1
    return done


def on_account_to_use() -> QuerySet[Patient]:
    """Patients with money on account that nobody took back from a line, who owe something."""
    owing = OpenBalance.objects.filter(account=Account.PATIENT, amount__gt=0)
    taken_back = Entry.objects.filter(kind=Kind.PAYMENT, reverses__isnull=False, deposit__patient__isnull=False)
    money = OpenBalance.objects.filter(account=Account.UNAPPLIED, amount__gt=0, deposit__patient__isnull=False)
    waiting = money.exclude(deposit__in=taken_back.values("deposit")).values("deposit__patient")
    return Patient.objects.filter(
        Q(pk__in=owing.values("charge_line__encounter__patient")) & Q(pk__in=waiting)
    ).order_by("pk")


def locked_money(*, deposit_ids: Iterable[int]) -> dict[int, Decimal]:
    """
    What is unapplied of each deposit and not promised as a refund, oldest first, locked until the transaction ends.
    """
    wanted = sorted(set(deposit_ids))
    list(Deposit.objects.select_for_update(no_key=True, of=("self",)).filter(pk__in=wanted).order_by("pk"))
    rows = OpenBalance.objects.filter(account=Account.UNAPPLIED, deposit__in=wanted)
    promised = promised_of_deposits(deposit_ids=wanted)
    return {
        pk: amount - promised.get(pk, ZERO)
        for pk, amount in rows.order_by("deposit__received_on", "deposit_id").values_list("deposit_id", "amount")
        if pk is not None
    }


def promised_of_deposits(*, deposit_ids: Iterable[int]) -> dict[int, Decimal]:
    """Dollars of each deposit that refunds on their way will take."""
    parts = RefundPart.objects.filter(deposit__in=list(deposit_ids), refund__state__in=PROMISED).order_by()
    return {pk: total for pk, total in parts.values_list("deposit").annotate(Sum("amount")) if pk is not None}


def refuse_wrong_shares(*, patient: Patient, shares: Mapping[int, Decimal]) -> None:
    """
    See that shares are of the patient's own lines and at most what each owes; the lines stay locked.

    :raises NothingToApply: if nothing was chosen.
    :raises NotTheirs: if a line belongs to another patient.
    :raises MoreThanOwed: if a line owes less than its share.
    """
    if not shares or any(amount <= 0 for amount in shares.values()):
        raise NothingToApply("Nothing is chosen. Write an amount beside at least one service.")
    balances = locked_open_by_line(line_ids=shares)
    theirs = ChargeLine.objects.filter(pk__in=list(shares), encounter__patient=patient).count()
    if theirs != len(shares):
        raise NotTheirs("One of these services is another patient's. Reload and choose again.")
    for line_id, amount in shares.items():
        owed = max(balances[line_id].patient, ZERO)
        if amount > owed:
            raise MoreThanOwed(
                f"{amount:,.2f} is more than the {owed:,.2f} owed on the service. Choose less; the rest waits."
            )


def payment(*, source: str, deposit_id: int, line_id: int, amount: Decimal) -> Transfer:
    """The transfer that uses a patient's money for one line."""
    return Transfer(
        kind=Kind.PAYMENT,
        debit=Account.UNAPPLIED,
        credit=Account.PATIENT,
        amount=amount,
        source=f"{source}:line:{line_id}",
        charge_line_id=line_id,
        deposit_id=deposit_id,
    )


def _deposits_of(patient: Patient) -> QuerySet[Deposit]:
    waiting = OpenBalance.objects.filter(account=Account.UNAPPLIED, deposit__patient=patient)
    return Deposit.objects.filter(pk__in=waiting.values("deposit"))


def _used(key: str) -> Decimal:
    before = Entry.objects.filter(source__startswith=f"on-account:{key}:", reverses__isnull=True)
    return before.aggregate(total=Sum("amount"))["total"] or ZERO


def _use(
    money: Mapping[int, Decimal], shares: Mapping[int, Decimal], by: Staff | None, now: datetime, when: tuple[date, str]
) -> Decimal:
    today, key = when
    transfers = [
        payment(source=f"on-account:{key}:deposit:{deposit_id}", deposit_id=deposit_id, line_id=line_id, amount=amount)
        for deposit_id, line_id, amount in _pairs(money, shares)
    ]
    if not transfers:
        raise NothingToApply("There is no money on account that could pay something now.")
    post(transfers, effective_date=today, by=by, now=now)
    return sum((transfer.amount for transfer in transfers), ZERO)


def _pairs(money: Mapping[int, Decimal], shares: Mapping[int, Decimal]) -> Iterator[tuple[int, int, Decimal]]:
    """Which money pays which line: both in their order, each up to what it has."""
    left = dict(money)
    for line_id, share in shares.items():
        wanted = share
        for deposit_id, there in list(left.items()):
            part = min(wanted, there)
            if part > 0:
                yield deposit_id, line_id, part
                left[deposit_id] -= part
                wanted -= part
