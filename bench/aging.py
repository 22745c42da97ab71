"""How fast the aging report is, against the plain sum of the same table."""

from collections.abc import Callable

from django.db import connection
from django.utils import timezone

from bench import Result, best_of
from bench.posting import LINES, a_billed_office
from reports.aging import By, Party, aging, aging_now
from reports.history import month_ends

OPEN_LINES = 50_000
TURNS = 5


def run(lines: int = OPEN_LINES) -> list[Result]:
    """Age `lines` open lines: today's report, history from the entries, and the chart of month ends."""
    a_billed_office(lines // len(LINES))
    today = timezone.localdate()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    balances = _ms(lambda: _sum("SELECT sum(amount) FROM ledger_openbalance"))
    entries = _ms(lambda: _sum("SELECT sum(amount) FROM ledger_entry"))
    now = _ms(lambda: aging_now(today=today, by=By.PAYER, party=Party.INSURANCE))
    history = _ms(lambda: aging(as_of=today, by=By.PAYER, party=Party.INSURANCE))
    chart = _ms(lambda: month_ends(as_of=today, parties=list(Party)))
    return [
        Result("aging of today, 50,000 open lines", now, balances, "ms", "sum of the open balances"),
        Result("aging from the entries", history, entries, "ms", "sum of the entries"),
        Result("open at thirteen month ends", chart, entries, "ms", "sum of the entries"),
    ]


def _ms(work: Callable[[], object]) -> float:
    return best_of(TURNS, work) * 1000


def _sum(sql: str) -> object:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()
