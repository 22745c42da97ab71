"""The books by month: what each month holds, whether it is closed, and what is unexplained before it is closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Sum
from django.urls import reverse

from encounters.models import Encounter
from ledger.models import Account, Entry, Kind, OpenBalance, Period, Seal
from ledger.periods import Sums, closed_through, following, kept, next_to_close, sums_of
from payments.models import Adjudication, Remittance
from reports.models import Verification

ZERO = Decimal("0.00")
COLUMNS = (Kind.CHARGE, Kind.DEPOSIT, Kind.PAYMENT, Kind.ADJUSTMENT, Kind.WRITE_OFF, Kind.REFUND)
UNPOSTED = (Remittance.State.WAITING, Remittance.State.REVIEW, Remittance.State.HELD)


@dataclass(frozen=True, slots=True)
class Month:
    """One month of the books; `closing` is there when it is closed, `reopenings` tell of earlier ones."""

    first: date
    sums: Sums
    closing: Period | None
    reopenings: Sequence[Period]
    may_close: bool
    may_reopen: bool

    @property
    def amounts(self) -> list[Decimal]:
        """Dollars by kind, in the order of COLUMNS."""
        return [self.sums.amounts.get(kind, ZERO) for kind in COLUMNS]

    @property
    def last_day(self) -> date:
        """The day that aging is asked for at the end of the month."""
        return following(self.first) - timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Unexplained:
    """Something that is still open in a month: how much of it, in words, with what it means and where it is worked."""

    text: str
    meaning: str
    amount: Decimal | None = None
    url: str = ""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed day as the last verification left it; `holds` is None when none has looked at it yet."""

    seal: Seal
    holds: bool | None


def months(*, today: date) -> list[Month]:
    """Every month from the first entry to this one, the last one first; a closed month costs nothing to tell."""
    beginning, waiting = _first_month(), next_to_close()
    if beginning is None or waiting is None:
        return []
    held = sums_of(first=waiting, last=today)
    closings = list(Period.objects.select_related("closed_by", "reopened_by").order_by("id"))
    closed, last_closed = {one.month: one for one in closings if one.reopened_at is None}, closed_through()
    found = []
    month = beginning
    while month <= max(today, waiting):
        closing = closed.get(month)
        found.append(
            Month(
                first=month,
                sums=kept(closing) if closing else held.get(month, Sums(0, {})),
                closing=closing,
                reopenings=[one for one in closings if one.month == month and one.reopened_at],
                may_close=month == waiting and following(month) <= today,
                may_reopen=month == last_closed,
            )
        )
        month = following(month)
    return found[::-1]


def seals(*, limit: int) -> list[Sealed]:
    """The last sealed days, newest first."""
    last = Verification.objects.first()
    wrong = {row["subject"] for check in last.checks for row in check["differences"]} if last else set()
    return [
        Sealed(seal, None if last is None or last.ran_at < seal.sealed_at else f"seal:{seal.day}" not in wrong)
        for seal in Seal.objects.all()[:limit]
    ]


def unexplained(*, month: date) -> list[Unexplained]:
    """What is unexplained or unfinished up to the end of a month; closing does not need it to be empty."""
    end = following(month) - timedelta(days=1)
    found = [_proof(end), _exceptions(end), _unposted(end), *_waiting_money(end), _uncharged(end), _unsealed(end)]
    return [one for one in found if one is not None]


def _first_month() -> date | None:
    first = Entry.objects.order_by("effective_date").values_list("effective_date", flat=True).first()
    closed = Period.objects.order_by("month").values_list("month", flat=True).first()
    days = [day.replace(day=1) for day in (first, closed) if day]
    return min(days) if days else None


def _proof(end: date) -> Unexplained | None:
    url = reverse("reports:reconciliation")
    last = Verification.objects.first()
    if last is None or last.ran_at.date() <= end:
        text = "The books were not proven since the month ended"
        return Unexplained(text, "Prove them now; it changes nothing.", url=url)
    wrong = [row for check in last.checks for row in check["differences"]]
    if not wrong:
        return None
    amount = sum((abs(Decimal(row["amount"])) for row in wrong), ZERO)
    figures = "1 figure differs" if len(wrong) == 1 else f"{len(wrong):,} figures differ"
    return Unexplained(f"{figures} in the reconciliation", "Cents that nothing explains.", amount, url)


def _exceptions(end: date) -> Unexplained | None:
    waiting = Adjudication.objects.filter(state=Adjudication.State.EXCEPTION, remittance__paid_on__lte=end)
    told = waiting.aggregate(count=Count("id"), total=Sum("paid"))
    if not told["count"]:
        return None
    text = _many(told["count"], "payment exception", "payment exceptions")
    return Unexplained(text, "Decisions of payers that are not posted.", told["total"], reverse("payments:exceptions"))


def _unposted(end: date) -> Unexplained | None:
    waiting = Remittance.objects.filter(state__in=UNPOSTED, paid_on__lte=end)
    told = waiting.aggregate(count=Count("id"), total=Sum("amount"))
    if not told["count"]:
        return None
    text = _many(told["count"], "remittance not posted", "remittances not posted")
    return Unexplained(text, "They will be booked in the open month.", told["total"], reverse("payments:remittances"))


def _waiting_money(end: date) -> list[Unexplained]:
    """Money that came by the end of the month and is on no line yet, and what payers kept back."""
    open_now = OpenBalance.objects.filter(deposit__received_on__lte=end)
    asked = (
        (Account.UNAPPLIED, True, "money of payers not applied", "What no exception explains, reconciliation tells."),
        (Account.UNAPPLIED, False, "money of patients on account", "Paid before it was owed, or more than was owed."),
        (Account.PROVIDER_LEVEL, True, "kept back or added by payers", "Provider-level adjustments that are open."),
    )
    found = []
    for account, is_payers, what, meaning in asked:
        rows = open_now.filter(account=account, deposit__patient__isnull=is_payers)
        told = rows.aggregate(count=Count("id"), total=Sum("amount"))
        if told["count"]:
            text = f"{_many(told['count'], 'deposit', 'deposits')} with {what}"
            found.append(Unexplained(text, meaning, told["total"]))
    return found


def _uncharged(end: date) -> Unexplained | None:
    statuses = (Encounter.Status.OPEN, Encounter.Status.TO_CODE)
    count = Encounter.objects.filter(status__in=statuses, service_date__lte=end).count()
    if not count:
        return None
    text = _many(count, "visit not charged yet", "visits not charged yet")
    return Unexplained(text, "Their charges will be booked in the open month.", url=reverse("encounters:list"))


def _unsealed(end: date) -> Unexplained | None:
    last = Seal.objects.values_list("day", flat=True).first()
    if last is not None and last >= end:
        return None
    text = f"Days after {last:%m/%d/%Y} are not sealed" if last else "No day is sealed yet"
    return Unexplained(text, "The worker seals each day in the night after it.")


def _many(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}"
