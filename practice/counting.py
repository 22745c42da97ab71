"""How many rows wait in several lists, asked in one statement and never counted further than people read a number."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import connection
from django.db.models import QuerySet

MOST = 1000
"""Rows that are counted of one list; a list that has so many has "999+" (the filter `up_to_999`)."""

# What waits is asked for all day, so it is in memory, where one page costs no more than the next.  Sent together with
# its question it costs no time, and counts for no other, unless a transaction is open.
IN_MEMORY = "SET LOCAL seq_page_cost = 0.1; SET LOCAL random_page_cost = 0.1"

Parts = Iterable[QuerySet[Any, Any]]


def up_to_most(lists: Mapping[str, Parts]) -> dict[str, int]:
    """How many rows each list has, `MOST` where it is that many or more; a row in several parts of one counts once."""
    return dict(zip(lists, counted(*statement(lists.values())), strict=True)) if lists else {}


def counted(sql: str, values: tuple[Any, ...]) -> tuple[int, ...]:
    """Ask a `statement`."""
    with connection.cursor() as cursor:
        cursor.execute(f"{IN_MEMORY}; {sql}", values)
        found: tuple[int, ...] = cursor.fetchone() or ()
    return found


def statement(lists: Iterable[Parts]) -> tuple[str, tuple[Any, ...]]:
    """One statement that gives one row with the count of each list, and its parameters."""
    columns: list[str] = []
    values: list[Any] = []
    for parts in lists:
        each = [part.order_by().values("pk")[:MOST].query.sql_with_params() for part in parts]
        values += [value for _, params in each for value in params]
        rows = " UNION ".join(f"({sql})" for sql, _ in each)
        columns.append(f"(SELECT count(*) FROM (SELECT * FROM ({rows}) row LIMIT {MOST}) waiting)")  # noqa: S608
    return f"SELECT {', '.join(columns)}", tuple(values)
