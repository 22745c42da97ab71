"""
The nightly seal: a chain of hashes over each day's entries, so that later tampering shows.

A seal covers every entry after the last sealed one up to the last that was posted by the end of its day.  Days are
told by `posted_at`, but borders are entries' numbers: what is posted late falls to the next seal and never changes an
old one.  Who can rewrite entries could rewrite all later seals too; therefore each new hash is also logged and shown,
so that it can be kept elsewhere and compared.
"""

import hashlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db import connection, transaction
from django.db.models import Max
from django.utils.timezone import get_current_timezone, localdate

from ledger.models import Entry, Seal
from ledger.reconcile import Check, Difference
from ledger.triggers import LOCKS, SEALING

ZERO = Decimal("0.00")
BEFORE_THE_FIRST = "0" * 64
PATIENCE = "2s"  # postings queue up behind a seal that waits

# The canonical text of an entry: every column, tab between them, as COPY writes them.  It is part of every seal ever
# made: a change needs a second form beside it.
ENTRIES = """
    COPY (SELECT id, kind, debit, credit, amount, charge_line_id, coverage_id, deposit_id, source,
                 to_char(effective_date, 'YYYY-MM-DD'), reverses_id, reason, by_id,
                 to_char(posted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')
          FROM ledger_entry WHERE id > {after:d} AND id <= {last:d} ORDER BY id) TO STDOUT
"""


class _Hashed:
    """Where COPY writes to: nothing of it is kept but the hash."""

    def __init__(self, head: str) -> None:
        self.sum = hashlib.sha256(head.encode())

    def write(self, data: bytes) -> int:
        """Take in one entry."""
        self.sum.update(data)
        return len(data)


def seal_days(*, today: date, now: datetime) -> list[Seal]:
    """
    Seal every day that is past and not sealed, oldest first; the seals that were made.

    Safe to repeat, also at the same moment: a day is sealed once.
    """
    made = []
    while (day := _next_day()) is not None and day < today:
        sealed = _seal(day, now)
        if sealed is not None:
            made.append(sealed)
    return made


def sealed_days() -> Check:
    """Every sealed day is as it was sealed, and the chain of seals has no gap."""
    differences: list[Difference] = []
    previous: Seal | None = None
    count = 0
    for seal in Seal.objects.order_by("day").iterator():
        differences += _differences(seal, previous)
        previous, count = seal, count + 1
    return Check(name="Sealed days are as they were sealed", count=count, differences=differences)


def _next_day() -> date | None:
    """The day after the last sealed one, or the day of the first entry; None when there is none."""
    last = Seal.objects.order_by("day").last()
    if last is not None:
        return last.day + timedelta(days=1)
    first = Entry.objects.order_by("id").first()
    return localdate(first.posted_at) if first else None


def _seal(day: date, now: datetime) -> Seal | None:
    """
    Seal one day; None when somebody else did it meanwhile.

    Waits for postings that have begun and holds off new ones, so that every number up to the last is there to be seen.

    :raises OperationalError: if a posting takes too long; to be tried again.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [PATIENCE])
            cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCKS, SEALING])
        previous = Seal.objects.order_by("day").last()
        if previous is not None and previous.day >= day:
            return None
        after = previous.last_entry_id if previous else None
        end = datetime.combine(day + timedelta(days=1), time(), tzinfo=get_current_timezone())
        posted = Entry.objects.filter(id__gt=after or 0, posted_at__lt=end).aggregate(last=Max("id"))
        last = posted["last"] or after
        entries, total = _counted(after, last)
        before = previous.hash if previous else BEFORE_THE_FIRST
        return Seal.objects.create(
            day=day,
            entries=entries,
            last_entry_id=last,
            total=total,
            previous_hash=before,
            hash=_hash(_head(before, day, entries, total), after, last),
            sealed_at=now,
        )


def _differences(seal: Seal, previous: Seal | None) -> Iterator[Difference]:
    subject = f"seal:{seal.day}"
    after = previous.last_entry_id if previous else None
    if seal.previous_hash != (previous.hash if previous else BEFORE_THE_FIRST):
        text = "The seal does not continue the one before it: a seal was removed or changed."
        yield Difference(subject=subject, text=text, expected=ZERO, found=ZERO)
    head = _head(seal.previous_hash, seal.day, seal.entries, seal.total)
    if _hash(head, after, seal.last_entry_id) != seal.hash:
        entries, total = _counted(after, seal.last_entry_id)
        numbers = f"{seal.entries:,} then, {entries:,} now"
        text = f"Entries posted on {seal.day:%m/%d/%Y} are not as they were sealed: {numbers}."
        yield Difference(subject=subject, text=text, expected=seal.total, found=total)


def _head(previous_hash: str, day: date, entries: int, total: Decimal) -> str:
    return f"{previous_hash}\t{day.isoformat()}\t{entries}\t{total:.2f}\n"


def _hash(head: str, after: int | None, last: int | None) -> str:
    """SHA-256 over the head and the canonical text of each entry of a range, in constant memory."""
    hashed = _Hashed(head)
    with connection.cursor() as cursor:
        cursor.copy_expert(ENTRIES.format(after=after or 0, last=last or 0), hashed)
    return hashed.sum.hexdigest()


def _counted(after: int | None, last: int | None) -> tuple[int, Decimal]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*), coalesce(sum(amount), 0)::numeric(18,2) FROM ledger_entry WHERE id > %s AND id <= %s",
            [after or 0, last or 0],
        )
        entries, total = cursor.fetchone()
    return entries, total
