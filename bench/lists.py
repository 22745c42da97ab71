"""
How fast the pages of claims and money are in a large office with tens of thousands of claims that wait.

Takes minutes, so it runs only when it is asked for by its whole name.  What is measured is server time: the database,
the templates and everything between; beside it stands a plain query for the rows that the page lists.
"""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse

from bench import Result, best_of
from bench.full_office import BEHIND, fill, written
from bench.offices import copy_of_office, in_office
from bench.posting import a_billed_office
from bench.posting_full import PAGES_AS_IN_TESTS, a_posted_remittance
from practice.models import Role, Staff

ONLY_BY_NAME = OWN_OFFICES = True
SQL = Path(__file__).with_suffix(".sql")
LARGE = "bench_large"
CLAIMS = 1_000_000
WAITING = 30_000
TOP = 5_000_000  # where the numbers of what waits begin, above those of bench.full_office
PAGE_MS = 300.0
SCAN_MS = 1000.0  # for what adds up everything that is open, or ever was
TURNS = 5
FLOOR = "the same rows plainly"
OPEN = "SELECT * FROM {} WHERE state = 'OPEN' ORDER BY id LIMIT 100"
ROWS_OF_CLAIMS = "SELECT * FROM claims_claim WHERE status = 'REJECTED' ORDER BY file_by LIMIT 100"
SUM_OF_OPEN = "SELECT account, sum(amount) FROM ledger_openbalance GROUP BY account"
SUM_OF_ENTRIES = "SELECT kind, sum(amount) FROM ledger_entry GROUP BY kind"
DECISIONS = "SELECT * FROM payments_adjudication WHERE state = 'EXCEPTION' ORDER BY remittance_id, position LIMIT 100"
OF_REMITTANCE = f"SELECT * FROM payments_adjudication WHERE remittance_id = {TOP} ORDER BY position LIMIT 500"  # noqa: S608
OF_DEPOSIT = f"SELECT * FROM ledger_entry WHERE deposit_id = {BEHIND + 1} ORDER BY id + 0 LIMIT 200"  # noqa: S608
BANK_LINES = "SELECT * FROM payments_bankline WHERE state = 'OPEN' ORDER BY posted_on, id LIMIT 100"
ITEMS = "SELECT * FROM payments_provideritem WHERE open <> 0 ORDER BY id LIMIT 100"


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name in the table, its address, the plain query for its rows, and what is asked of it."""

    name: str
    url_name: str
    floor: str
    query: str = ""
    key: int | None = None
    at_most: float = PAGE_MS

    @property
    def address(self) -> str:
        """Where it is read."""
        return reverse(self.url_name, args=[] if self.key is None else [self.key]) + self.query


PAGES = (
    Page("claim queue", "claims:queue", ROWS_OF_CLAIMS),
    Page("claim queue, page 50", "claims:queue", ROWS_OF_CLAIMS, "?view=all&page=50"),
    Page("claim queue, one payer", "claims:queue", ROWS_OF_CLAIMS, f"?payer={TOP}"),
    Page("claim queue, large ones", "claims:queue", ROWS_OF_CLAIMS, "?amount=150"),
    Page("denials", "claims:denials", OPEN.format("claims_denial")),
    Page("denials of one kind", "claims:denials", OPEN.format("claims_denial"), "?category=CODING"),
    Page("rejections", "claims:rejections", ROWS_OF_CLAIMS),
    Page("follow-up", "claims:follow-up", ROWS_OF_CLAIMS),
    Page("aging", "reports:aging", SUM_OF_OPEN, at_most=SCAN_MS),
    Page("aging by patient", "reports:aging", SUM_OF_OPEN, "?by=patient", at_most=SCAN_MS),
    Page("books", "reports:books", SUM_OF_ENTRIES),
    Page("reconciliation", "reports:reconciliation", SUM_OF_OPEN),
    Page("bank", "payments:bank", BANK_LINES),
    Page("bank: remittance, no money", "payments:bank", BANK_LINES, "?view=expected"),
    Page("bank: taken, not at the bank", "payments:bank", BANK_LINES, "?view=desk"),
    Page("reasons", "payments:reasons", DECISIONS),
    Page("owed to payers", "payments:items", ITEMS),
    Page("exceptions", "payments:exceptions", DECISIONS),
    Page("remittance posted in part", "payments:remittance", OF_REMITTANCE, key=TOP),
    Page("a deposit's entries", "payments:deposit-entries", OF_DEPOSIT, key=BEHIND + 1),
    Page("small balances", "payments:small-balances", SUM_OF_OPEN),
)


def run(claims: int = CLAIMS, waiting: int = WAITING) -> Iterator[Result]:
    """Open each page in an office with `claims` claims in its books and `waiting` more that wait for a person."""
    with copy_of_office(LARGE, of=str(connection.settings_dict["NAME"])), in_office(LARGE):
        a_large_office(claims, waiting)
        logging.disable(logging.INFO)
        with override_settings(**PAGES_AS_IN_TESTS):
            yield from measured()
        logging.disable(logging.NOTSET)


def a_large_office(claims: int, waiting: int) -> None:
    """Fill the office of this database."""
    a_billed_office(1)
    name = str(connection.settings_dict["NAME"])
    fill(name, claims=claims)
    written(name, SQL, {"top": TOP, "b": BEHIND, "waiting": waiting})


def measured() -> Iterator[Result]:
    """Server time of each page, the best of several, and of the same rows by a plain query."""
    became = Page("what its segments became", "payments:segments", OF_REMITTANCE, key=a_posted_remittance().pk)
    client = Client()
    client.force_login(Staff.objects.create(username="bench", roles=[Role.BILLER, Role.MANAGER]))
    for page in (*PAGES, became):
        address, floor = page.address, page.floor
        ours = best_of(TURNS, lambda: client.get(address))  # noqa: B023  (called at once)
        plain = best_of(TURNS, lambda: _rows(floor))  # noqa: B023
        yield Result(f"page: {page.name}", ours * 1000, plain * 1000, "ms", FLOOR, at_most=page.at_most)


def _rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())
