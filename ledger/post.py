"""The only writer of the ledger."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from django.db import IntegrityError, connection, transaction
from django.utils.timezone import localdate

from ledger.models import Account, Deposit, Entry, Kind
from ledger.periods import open_day
from ledger.triggers import IN_AN_OPEN_MONTH
from practice.copying import copy_values
from practice.models import Staff

# The laws of the table that a second posting of the same thing breaks.
ONCE = frozenset({"ledger_entry_source_key", "ledger_entry_reverses_id_key", "ledger_deposit_source_key"})


class AlreadyPosted(Exception):
    """The same source was posted before; nothing was written."""


class MonthClosed(Exception):
    """The day belongs to a month whose books are closed; nothing was written."""


class Transfer(NamedTuple):
    """
    One movement of money that is to be posted.

    `amount` is positive dollars; it leaves `credit` and reaches `debit`.  `source` is unique for ever.
    """

    kind: Kind
    debit: Account
    credit: Account
    amount: Decimal
    source: str
    charge_line_id: int | None = None
    coverage_id: int | None = None
    deposit_id: int | None = None
    reason: str = ""
    reverses_id: int | None = None


WHO_AND_WHEN = ("effective_date", "by_id", "posted_at")


def post(transfers: Iterable[Transfer], *, effective_date: date, by: Staff | None, now: datetime) -> None:
    """
    Write transfers to the ledger, all of them or none.

    :raises AlreadyPosted: if any of the sources is in the ledger already, or two of the transfers have one.
    :raises MonthClosed: if the books of `effective_date` are closed; `open_day` of ledger.periods finds another day.
    """
    who_and_when = (effective_date, by.pk if by else None, now)
    rows = [(*transfer, *who_and_when) for transfer in transfers]
    if not rows:
        return
    with _all_or_none(effective_date):
        copy_values(Entry, (*Transfer._fields, *WHO_AND_WHEN), rows)


def post_found(query: str, params: Sequence[str], *, effective_date: date, by: Staff | None, now: datetime) -> int:
    """
    Write the transfers that a query finds in the database, their fields in order, as `post` does; how many.

    :raises AlreadyPosted: as `post`.
    :raises MonthClosed: as `post`.
    """
    columns = ", ".join((*Transfer._fields, *WHO_AND_WHEN))
    who_and_when = (effective_date, by.pk if by else None, now)
    with _all_or_none(effective_date), connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO ledger_entry ({columns})"  # noqa: S608  (our own names, and a query of ours)
            f" SELECT found.*, %s::date, %s::bigint, %s::timestamptz FROM ({query}) found",
            (*who_and_when, *params),
        )
        return int(cursor.rowcount)


@contextmanager
def _all_or_none(effective_date: date) -> Iterator[None]:
    try:
        with transaction.atomic():
            yield
    except IntegrityError as refused:
        if _names(refused) & ONCE:
            raise AlreadyPosted("This was posted before. Nothing was posted twice.") from None
        if IN_AN_OPEN_MONTH in _names(refused):
            raise MonthClosed(_closed(effective_date)) from None
        raise


def reversal_of(entries: Sequence[Entry], *, source: str, deposit_id: int | None = None) -> list[Transfer]:
    """
    The transfers that undo entries exactly: sides swapped, amount and line kept, each naming what it reverses.

    A cash side goes to `deposit_id` when a later deposit bears the loss (a takeback); else to the entry's own.
    """
    return [
        Transfer(
            kind=Kind(entry.kind),
            debit=Account(entry.credit),
            credit=Account(entry.debit),
            amount=entry.amount,
            source=f"{source}:entry:{entry.pk}",
            charge_line_id=entry.charge_line_id,
            coverage_id=entry.coverage_id,
            deposit_id=deposit_id if deposit_id is not None and entry.deposit_id is not None else entry.deposit_id,
            reason=entry.reason,
            reverses_id=entry.pk,
        )
        for entry in entries
    ]


def open_deposit(deposit: Deposit, *, by: Staff | None, now: datetime) -> Deposit:
    """
    Take in money: store the deposit and, unless it is zero, book it from cash to unapplied.

    It is booked on the day it was received; when the books of that month are closed, on the day of `now`.

    :raises AlreadyPosted: if a deposit of this source exists.
    """
    with transaction.atomic():
        if Deposit.objects.filter(source=deposit.source).exists():
            raise AlreadyPosted("This deposit was taken in before. Nothing was posted twice.")
        try:
            with transaction.atomic():
                deposit.save(force_insert=True)
        except IntegrityError as refused:
            if _names(refused) & ONCE:
                raise AlreadyPosted("This deposit was taken in a moment ago. Nothing was posted twice.") from None
            raise
        if deposit.amount:
            taken = Transfer(
                kind=Kind.DEPOSIT,
                debit=Account.CASH,
                credit=Account.UNAPPLIED,
                amount=deposit.amount,
                source=f"{deposit.source}:deposit",
                deposit_id=deposit.pk,
            )
            post([taken], effective_date=open_day(deposit.received_on, localdate(now)), by=by, now=now)
    return deposit


def _closed(day: date) -> str:
    return f"The books of {day:%m/%Y} are closed. Post it in the open month, or ask a manager to reopen that month."


def _names(refused: IntegrityError) -> set[str]:
    """The constraint that the database names in its refusal, when it names one."""
    diagnosis = getattr(refused.__cause__, "diag", None)
    return {str(getattr(diagnosis, "constraint_name", ""))}
