"""
Closing the books, month by month.

The books are closed through the last closed month: the database refuses every entry up to its end.  Months are closed
in order, and only the last closed one can be reopened, so that what was reported of a closed month stays true.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import OperationalError, connection, transaction

from ledger.models import Entry, Kind, Period
from ledger.reconcile import Check, Difference
from ledger.triggers import CLOSING, LOCKS, NEVER_CLOSED
from practice.models import Staff

ZERO = Decimal("0.00")
PATIENCE = "3s"  # postings queue up behind a closing that waits

# What each kind moved in each month; what was reversed counts against its own kind.
SUMS = """
    SELECT date_trunc('month', effective_date)::date, kind, count(*),
           sum(CASE WHEN reverses_id IS NULL THEN amount ELSE -amount END)
    FROM ledger_entry WHERE effective_date >= %s AND effective_date < %s
    GROUP BY 1, 2
"""


class MonthNotOver(Exception):
    """A month is closed when its last day is past."""


class MonthAlreadyClosed(Exception):
    """The books of this month are closed."""


class MonthOutOfOrder(Exception):
    """Months are closed one after the other, and reopened from the last."""


class NothingToClose(Exception):
    """The ledger has no entry yet."""


class PostingUnderWay(Exception):
    """Somebody posts into the month at this moment."""


class NoReason(Exception):
    """A month is reopened for a reason."""


@dataclass(frozen=True, slots=True)
class Sums:
    """What a month holds: how many entries, and dollars by kind, reversals counted against."""

    entries: int
    amounts: dict[Kind, Decimal]


def closed_through() -> date | None:
    """The first day of the last closed month; None when every month is open."""
    return Period.objects.filter(reopened_at=None).order_by("-month").values_list("month", flat=True).first()


def open_day(day: date, today: date) -> date:
    """
    The day on which to book what belongs to `day`: the day itself, or `today` when its month is closed.

    Inside a transaction the month then stays open until the end of it.
    """
    _hold_open(day)
    closed = closed_through()
    return day if closed is None or day >= following(closed) else today


def next_to_close() -> date | None:
    """The first day of the month that is closed next, over or not; None when there is nothing in the books."""
    closed = closed_through()
    if closed is not None:
        return following(closed)
    first = Entry.objects.order_by("effective_date").values_list("effective_date", flat=True).first()
    return first.replace(day=1) if first else None


def close_month(*, month: date, by: Staff | None, today: date, now: datetime) -> Period:
    """
    Close the books of a month; `month` is any day of it.

    Waits a moment for postings into the month that have begun, and refuses rather than let the office wait long.

    :raises MonthNotOver: if it has days left.
    :raises MonthAlreadyClosed: if it is closed.
    :raises MonthOutOfOrder: if an earlier month is open.
    :raises NothingToClose: if the ledger is empty.
    :raises PostingUnderWay: if a posting into it did not end in time.
    """
    first = month.replace(day=1)
    if today < following(first):
        raise MonthNotOver(f"{first:%m/%Y} is not over. It can be closed from {following(first):%m/%d/%Y} on.")
    with _one_at_a_time(first):
        _refuse_out_of_order(first)
        held = sums_of(first=first, last=first).get(first, Sums(0, {}))
        return Period.objects.create(
            month=first,
            closed_at=now,
            closed_by=by,
            entries=held.entries,
            sums={kind: str(amount) for kind, amount in held.amounts.items()},
        )


def reopen_month(*, month: date, by: Staff, because: str, now: datetime) -> Period:
    """
    Open the last closed month again; that it was closed, and why it was reopened, is kept.

    :raises NoReason: if the reason is empty.
    :raises MonthOutOfOrder: if it is not the last closed month.
    """
    first, reason = month.replace(day=1), " ".join(because.split())[:200]
    if not reason:
        raise NoReason(f"Say why {first:%m/%Y} is reopened.")
    with _one_at_a_time(None):
        closed = closed_through()
        if closed is None:
            raise MonthOutOfOrder("No month is closed. There is nothing to reopen.")
        if first != closed:
            raise MonthOutOfOrder(f"Only the last closed month can be reopened, {closed:%m/%Y}.")
        period = Period.objects.get(month=first, reopened_at=None)
        period.reopened_at, period.reopened_by, period.reopened_because = now, by, reason
        period.save(update_fields=["reopened_at", "reopened_by", "reopened_because"])
    return period


def sums_of(*, first: date, last: date) -> dict[date, Sums]:
    """What each month from one to another holds, by its first day; a month without entries is left out."""
    found: dict[date, Sums] = {}
    with connection.cursor() as cursor:
        cursor.execute(SUMS, [first.replace(day=1), following(last)])
        for month, kind, count, amount in cursor.fetchall():
            earlier = found.get(month, Sums(0, {}))
            found[month] = Sums(earlier.entries + count, {**earlier.amounts, Kind(kind): amount})
    return found


def kept(period: Period) -> Sums:
    """What a closed month held when it was closed."""
    return Sums(period.entries, {Kind(kind): Decimal(amount) for kind, amount in period.sums.items()})


def closed_months() -> Check:
    """Every closed month holds what it held when it was closed."""
    periods = list(Period.objects.filter(reopened_at=None).order_by("month"))
    now = sums_of(first=periods[0].month, last=periods[-1].month) if periods else {}
    differences = [
        difference for period in periods for difference in _changed(period, now.get(period.month, Sums(0, {})))
    ]
    return Check(name="Closed months hold what they held", count=len(periods), differences=differences)


def following(month: date) -> date:
    """The first day of the next month."""
    return (month.replace(day=1) + timedelta(days=32)).replace(day=1)


def _changed(period: Period, now: Sums) -> Iterator[Difference]:
    then = kept(period)
    subject = f"month:{period.month:%Y-%m}"
    for kind in Kind:
        before, after = then.amounts.get(kind, ZERO), now.amounts.get(kind, ZERO)
        if before != after:
            text = f"{kind.label}: not what the month held when it was closed."
            yield Difference(subject=subject, text=text, expected=before, found=after)
    if then.entries != now.entries and then.amounts == now.amounts:
        text = f"It held {then.entries:,} entries when it was closed and holds {now.entries:,} now."
        yield Difference(subject=subject, text=text, expected=ZERO, found=ZERO)


def _refuse_out_of_order(first: date) -> None:
    closed, expected = closed_through(), next_to_close()
    if expected is None:
        raise NothingToClose("There is nothing in the books yet, so there is no month to close.")
    if closed is not None and first <= closed:
        raise MonthAlreadyClosed(f"{first:%m/%Y} is closed; the books are closed through {closed:%m/%Y}.")
    if first > expected:
        raise MonthOutOfOrder(f"Months are closed in order. Close {expected:%m/%Y} first.")
    if first < expected:
        raise MonthOutOfOrder(f"The books begin in {expected:%m/%Y}. Close that month first.")


def _hold_open(day: date) -> None:
    """Keep a month from being closed until the transaction ends, with the locks that the trigger takes."""
    keys = [_key(day)] if closed_through() is not None else [NEVER_CLOSED, _key(day)]
    with connection.cursor() as cursor:
        for key in keys:
            cursor.execute("SELECT pg_advisory_xact_lock_shared(%s, %s)", [LOCKS, key])


@contextmanager
def _one_at_a_time(closing: date | None) -> Iterator[None]:
    """
    Close or reopen in one transaction, with nobody else at it; to close a month, wait for who posts into it.

    :raises PostingUnderWay: if that takes longer than PATIENCE.
    """
    with transaction.atomic():
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
                cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCKS, CLOSING])
                for key in _keys(closing):
                    cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCKS, key])
        except OperationalError:
            raise PostingUnderWay("Somebody is posting into this month just now. Try again in a moment.") from None
        yield


def _keys(closing: date | None) -> list[int]:
    if closing is None:
        return []
    return [_key(closing)] if closed_through() is not None else [NEVER_CLOSED, _key(closing)]


def _key(day: date) -> int:
    return day.year * 12 + day.month
