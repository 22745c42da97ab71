"""The only writer of the ledger."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import IntegrityError, transaction

from ledger.models import Account, Deposit, Entry, Kind
from practice.models import Staff

# The laws of the table that a second posting of the same thing breaks.
ONCE = frozenset({"ledger_entry_source_key", "ledger_entry_reverses_id_key", "ledger_deposit_source_key"})


class AlreadyPosted(Exception):
    """The same source was posted before; nothing was written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Transfer:
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


def post(transfers: Iterable[Transfer], *, effective_date: date, by: Staff | None, now: datetime) -> list[Entry]:
    """
    Write transfers to the ledger, all of them or none.

    :raises AlreadyPosted: if any of the sources is in the ledger already.
    """
    rows = [_entry(transfer, effective_date, by, now) for transfer in transfers]
    if len({row.source for row in rows}) != len(rows):
        raise AlreadyPosted("Two of these entries have one source. Nothing was posted.")
    with transaction.atomic():
        if Entry.objects.filter(source__in=[row.source for row in rows]).exists():
            raise AlreadyPosted("This was posted before. Nothing was posted twice.")
        try:
            with transaction.atomic():
                return Entry.objects.bulk_create(rows)
        except IntegrityError as refused:
            if _names(refused) & ONCE:
                raise AlreadyPosted("Somebody else posted this a moment ago. Nothing was posted twice.") from None
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
            post([taken], effective_date=deposit.received_on, by=by, now=now)
    return deposit


def _entry(transfer: Transfer, effective_date: date, by: Staff | None, now: datetime) -> Entry:
    return Entry(
        kind=transfer.kind,
        debit=transfer.debit,
        credit=transfer.credit,
        amount=transfer.amount,
        charge_line_id=transfer.charge_line_id,
        coverage_id=transfer.coverage_id,
        deposit_id=transfer.deposit_id,
        source=transfer.source,
        effective_date=effective_date,
        reverses_id=transfer.reverses_id,
        reason=transfer.reason,
        by=by,
        posted_at=now,
    )


def _names(refused: IntegrityError) -> set[str]:
    """The constraint that the database names in its refusal, when it names one."""
    diagnosis = getattr(refused.__cause__, "diag", None)
    return {str(getattr(diagnosis, "constraint_name", ""))}
