"""What should be on the bank's statements: remittances with money, and what was taken without a remittance."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Case, Exists, F, Min, OuterRef, Q, QuerySet, Sum, When

from ledger.models import Account, Deposit, Entry, Kind
from payments.models import BankAccount, BankMatch, Remittance

ZERO = Decimal("0.00")
Method = Deposit.Method
UNUSED = (Remittance.State.DUPLICATE, Remittance.State.REPLACED)
# BPR04 of an 835 that is paid by a check in the mail.
BY_CHECK = "CHK"
LIVE = Q(undone_at__isnull=True)
KEPT = Case(When(debit=Account.FEES, then=F("amount")), default=-F("amount"))


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a bank line can hold: "remittance" or "deposit", and its number."""

    kind: str
    pk: int

    def __str__(self) -> str:
        return f"{self.kind}:{self.pk}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """
    Money that should reach, or reached, the bank.

    `amount` is what is expected there: what was received less `fee`, which a card's processor keeps.  `day` is the day
    of payment or of taking.
    """

    key: Key
    method: Method
    received: Decimal
    fee: Decimal
    day: date
    trace: str
    originator: str
    payer: str

    @property
    def amount(self) -> Decimal:
        """Dollars expected at the bank."""
        return self.received - self.fee


def first_day() -> date | None:
    """The day from which money is expected on statements; None while the office keeps no bank account here."""
    day: date | None = BankAccount.objects.aggregate(day=Min("begins_on"))["day"]
    return day


def remittances_without_money() -> QuerySet[Remittance]:
    """Remittances whose money is on no bank line, the oldest first."""
    begins = first_day()
    if begins is None:
        return Remittance.objects.none()
    live = BankMatch.objects.filter(LIVE)
    rows = Remittance.objects.filter(amount__gt=0, paid_on__gte=begins).exclude(state__in=UNUSED)
    return rows.exclude(
        Exists(live.filter(remittance=OuterRef("pk"))) | Exists(live.filter(deposit=OuterRef("deposit_id")))
    ).order_by("paid_on", "pk")


def deposits_not_at_the_bank() -> QuerySet[Deposit]:
    """Money that was taken without a remittance and is on no bank line, the oldest first."""
    begins = first_day()
    if begins is None:
        return Deposit.objects.none()
    live = BankMatch.objects.filter(LIVE)
    explained = Remittance.objects.filter(deposit=OuterRef("pk"))
    rows = Deposit.objects.filter(amount__gt=0, received_on__gte=begins).exclude(method=Method.NONE)
    # Not "remittance is null": for that the planner expects one row, and looks every deposit up.
    rows = rows.exclude(Exists(explained)).exclude(Exists(live.filter(deposit=OuterRef("pk"))))
    return rows.order_by("received_on", "pk")


def items_of_remittances(rows: QuerySet[Remittance]) -> list[Item]:
    """Remittances as money that is expected."""
    found = list(rows.select_related("payer", "deposit"))
    fees = fees_of(row.deposit_id for row in found if row.deposit_id)
    return [
        Item(
            key=Key("remittance", row.pk),
            method=_method(row),
            received=row.amount,
            fee=fees.get(row.deposit_id or 0, ZERO),
            day=row.paid_on,
            trace=row.trace,
            originator=row.originator_id,
            payer=str(row.payer or row.payer_name),
        )
        for row in found
    ]


def items_of_deposits(rows: QuerySet[Deposit]) -> list[Item]:
    """Deposits without a remittance as money that is expected."""
    found = list(rows.values_list("pk", "method", "amount", "received_on", "trace", "payer__name"))
    fees = fees_of(pk for pk, *_ in found)
    return [
        Item(
            key=Key("deposit", pk),
            method=Method(method),
            received=amount,
            fee=fees.get(pk, ZERO),
            day=day,
            trace=trace,
            originator="",
            payer=payer or "",
        )
        for pk, method, amount, day, trace, payer in found
    ]


def items_of(keys: Sequence[Key]) -> list[Item]:
    """The money that these keys name, in their order; a key that names nothing is left out."""
    remittances = Remittance.objects.filter(pk__in=[key.pk for key in keys if key.kind == "remittance"])
    deposits = Deposit.objects.filter(pk__in=[key.pk for key in keys if key.kind == "deposit"])
    found = {item.key: item for item in [*items_of_remittances(remittances), *items_of_deposits(deposits)]}
    return [found[key] for key in keys if key in found]


def fees_of(deposit_ids: Iterable[int]) -> Mapping[int, Decimal]:
    """Dollars that processors keep of these deposits, from the entries; fees that were undone do not count."""
    rows = Entry.objects.filter(kind=Kind.FEE, deposit_id__in=list(deposit_ids)).order_by()
    return dict(rows.values_list("deposit_id").annotate(kept=Sum(KEPT)))


def fees_of_all(deposits: QuerySet[Any, Any]) -> Decimal:
    """Dollars that processors keep of very many deposits, given as a query of their numbers."""
    rows = Entry.objects.filter(kind=Kind.FEE, deposit__in=deposits)
    total: Decimal = rows.aggregate(total=Sum(KEPT, default=ZERO))["total"]
    return total


def waiting_items() -> list[Item]:
    """Everything that should be at the bank and is on no line."""
    return items_of_remittances(remittances_without_money()) + items_of_deposits(deposits_not_at_the_bank())


def waiting_items_of(*, first: date, last: date) -> list[Item]:
    """What `waiting_items` gives, only of these days."""
    remittances = remittances_without_money().filter(paid_on__range=(first, last))
    return items_of_remittances(remittances) + items_of_deposits(
        deposits_not_at_the_bank().filter(received_on__range=(first, last))
    )


def key_of(match: BankMatch) -> Key:
    """What a match holds."""
    return Key("remittance", match.remittance_id) if match.remittance_id else Key("deposit", match.deposit_id or 0)


def _method(row: Remittance) -> Method:
    if row.deposit is not None:
        return Method(row.deposit.method)
    return Method.CHECK if row.method == BY_CHECK else Method.EFT
