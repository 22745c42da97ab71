"""What the stories about the ledger start from: charges on any day, and the office's own role."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from decimal import Decimal
from itertools import count

from django.conf import settings
from django.db import connection

from ledger.models import Account, Entry, Kind
from ledger.post import Transfer, post
from tests.builders import NOW, a_coded_encounter, a_coverage

_SOURCES = count(1)


def a_line_and_plan():
    """A charge line and a plan to charge."""
    coverage = a_coverage()
    return a_coded_encounter(patient=coverage.patient).charge_lines.get(), coverage


def a_charge(line, coverage, *, source: str = "", amount: str = "100.00") -> Transfer:
    """A charge that is not posted yet."""
    return Transfer(
        kind=Kind.CHARGE,
        debit=Account.INSURANCE,
        credit=Account.REVENUE,
        amount=Decimal(amount),
        source=source or f"given:{next(_SOURCES)}",
        charge_line_id=line.pk,
        coverage_id=coverage.pk,
    )


def charged(day: date, *, amount: str = "100.00", now: datetime = NOW) -> Entry:
    """A charge in the ledger, effective on a day."""
    charge = a_charge(*a_line_and_plan(), amount=amount)
    post([charge], effective_date=day, by=None, now=now)
    return Entry.objects.get(source=charge.source)


@contextmanager
def the_offices_own_role() -> Iterator[None]:
    """Inside a transaction: do what follows with the rights that web and worker have."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL ROLE {settings.DATABASE_ROLE}")
        yield
        cursor.execute("RESET ROLE")
