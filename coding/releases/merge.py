"""
Puts the rows of a release into their table: set by set, in the database, and only what differs.

The rows are copied into a temporary table first.  A release speaks for a window of days: from its first day to the day
before the next release that is loaded, so that an older one that comes later never touches what a newer one said.
Within the window the table says afterwards exactly what the release says; outside of it nothing changes.
"""

import io
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from django.db import DataError

from coding.releases.target import Given, Target

Progress = Callable[[int], None]
CHUNK = 5_000
NULL = "\\N"
ESCAPES = str.maketrans({"\\": "\\\\", "\t": " ", "\n": "\\n", "\r": " "})
BEGINNING, END = "-infinity", "infinity"


@dataclass(frozen=True)
class Window:
    """The days for which a release speaks; without a first day it carries its whole past, without a last it lasts."""

    first: date | None
    last: date | None

    @property
    def given(self) -> dict[str, Given]:
        """As parameters of SQL."""
        return {"first": self.first or BEGINNING, "last": self.last or END}


@dataclass(frozen=True)
class Counts:
    """How many things a release brings, says anew, and does not name any more; `rows` are all that it lists."""

    rows: int
    new: int
    revised: int
    deleted: int

    @property
    def changed(self) -> int:
        """All of them together."""
        return self.new + self.revised + self.deleted


class DoesNotFit(Exception):
    """A value of a release is longer or other than its column can hold."""


class ComesTwice(Exception):
    """A release names one thing twice for the same days."""


def take_in(cursor: Any, target: Target, rows: Iterable[Sequence[Any]], progress: Progress) -> int:
    """
    Copy rows into the temporary table "incoming": the target's columns, then first and last day; tell how many.

    Rows are written as they come, five thousand at a time, so that millions need no memory.

    :raises DoesNotFit: if a value does not fit its column.
    """
    columns = (*target.columns, "starts_on", "ends_on")
    quoted = _list(columns)
    cursor.execute("DROP TABLE IF EXISTS incoming, ended, twice, missing, gone")
    cursor.execute("SET LOCAL work_mem = '64MB'")
    cursor.execute(f"CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS SELECT {quoted} FROM {target.table} LIMIT 0")
    done = 0
    lines = (_line(row) for row in rows)
    while chunk := "".join(islice(lines, CHUNK)):
        try:
            cursor.copy_expert(f"COPY incoming ({quoted}) FROM STDIN", io.StringIO(chunk))
        except DataError as error:
            said = str(error).splitlines()
            raise DoesNotFit(
                f"After {done:,} rows: {said[0]} ({said[-1]}). Load the file as it is published."
            ) from error
        done += chunk.count("\n")
        progress(done)
    cursor.execute("ANALYZE incoming")
    return done


def refuse_twice(cursor: Any, target: Target) -> None:
    """
    Compare the rows that were taken in with each other.

    :raises ComesTwice: if two of them speak of one thing on one day.
    """
    _find_twice(cursor, target)
    cursor.execute(f"SELECT {_list(target.keys)} FROM twice LIMIT 1")
    found = cursor.fetchone()
    if found:
        raise ComesTwice(f"{' '.join(str(one) for one in found)} comes twice for the same days. Download it again.")


def straighten(cursor: Any, target: Target) -> None:
    """End each row before the next one of its key begins: files with a past repeat rows and overlap by a day."""
    _find_twice(cursor, target)
    cursor.execute("DELETE FROM incoming USING twice WHERE incoming.ctid = place AND next = twice.starts_on")
    cursor.execute("UPDATE incoming SET ends_on = next - 1 FROM twice WHERE incoming.ctid = place")


def _find_twice(cursor: Any, target: Target) -> None:
    keys = _list(target.keys)
    cursor.execute(
        f"CREATE TEMPORARY TABLE twice ON COMMIT DROP AS SELECT * FROM (SELECT ctid AS place, {keys}, starts_on,"
        f" ends_on, lead(starts_on) OVER (PARTITION BY {keys} ORDER BY starts_on, ctid) AS next FROM incoming) AS row"
        " WHERE next <= coalesce(ends_on, 'infinity')"
    )


def compare(cursor: Any, target: Target, window: Window) -> Counts:
    """
    Find what differs: "missing" holds rows of the release that the table has not, "gone" those it has beyond it.
    """
    given = {**window.given, **target.given}
    same = (
        f"{_equal(target.keys)} AND {_alike(target.values)}"
        " AND greatest(old.starts_on, %(first)s::date) = new.starts_on"
        " AND least(coalesce(old.ends_on, 'infinity'), %(last)s::date) ="
        " least(coalesce(new.ends_on, 'infinity'), %(last)s::date)"
    )
    in_window = (
        f"{target.scope} AND old.starts_on <= %(last)s::date AND coalesce(old.ends_on, 'infinity') >= %(first)s::date"
    )
    cursor.execute(
        f"CREATE TEMPORARY TABLE missing ON COMMIT DROP AS SELECT * FROM incoming AS new WHERE NOT EXISTS"
        f" (SELECT FROM {target.table} AS old WHERE {in_window} AND {same})",
        given,
    )
    cursor.execute(
        f"CREATE TEMPORARY TABLE gone ON COMMIT DROP AS SELECT {_list(target.columns, 'old')}, old.starts_on,"
        f" old.ends_on FROM {target.table} AS old WHERE {in_window}"
        f" AND NOT EXISTS (SELECT FROM incoming AS new WHERE {same})",
        given,
    )
    cursor.execute("ANALYZE missing; ANALYZE gone")
    return _counts(cursor, target)


def put_in(cursor: Any, target: Target, window: Window) -> None:
    """Make the table say what was compared; nothing is written where nothing differs."""
    table, columns = target.table, _list(target.columns)
    given = {**window.given, **target.given, **target.fixed}
    here = f"{target.scope} AND {_equal(target.keys)} AND old.starts_on = new.starts_on"
    is_within = "new.starts_on >= %(first)s::date AND coalesce(new.ends_on, 'infinity') <= %(last)s::date"
    every = _list((*target.fixed, *target.columns, "starts_on", "ends_on"))
    fixed = "".join(f"%({name})s, " for name in target.fixed)
    after_us = "coalesce(new.ends_on, 'infinity') > %(last)s::date"
    begins_before = "new.starts_on < %(first)s::date"
    steps = [
        f"DELETE FROM {table} AS old USING gone AS new WHERE {here} AND {is_within}",
        f"UPDATE {table} AS old SET ends_on = %(first)s::date - 1 FROM gone AS new WHERE {here} AND {begins_before}",
        f"UPDATE {table} AS old SET starts_on = %(last)s::date + 1 FROM gone AS new"
        f" WHERE {here} AND NOT {begins_before} AND {after_us}",
        f"UPDATE {table} AS old SET ends_on = new.ends_on FROM ended AS new WHERE {target.scope} AND"
        f" {_equal(target.keys)} AND old.starts_on <= new.ends_on AND coalesce(old.ends_on, 'infinity') > new.ends_on",
        # What a later release says unchanged began with us: its version is made longer instead of adding a twin.
        f"WITH longer AS (UPDATE {table} AS old SET starts_on = new.starts_on FROM missing AS new WHERE {target.scope}"
        f" AND {_equal(target.keys)} AND old.starts_on = new.ends_on + 1 AND new.ends_on = %(last)s::date AND"
        f" {_alike(target.values)}"
        f" RETURNING {_list(target.keys, 'old')}, old.starts_on)"
        f" DELETE FROM missing AS new USING longer AS old WHERE {_equal(target.keys)}"
        " AND old.starts_on = new.starts_on",
        f"INSERT INTO {table} ({every}) SELECT {fixed}{columns}, starts_on, ends_on FROM missing"
        + (f" ORDER BY {target.order}" if target.order else ""),
        f"INSERT INTO {table} ({every}) SELECT {fixed}{columns}, %(last)s::date + 1, ends_on FROM gone AS new"
        f" WHERE {begins_before} AND {after_us}",
    ]
    for step in steps:
        cursor.execute(step, given)
    cursor.execute("SELECT coding_tidy(%s)", [table])


def clip(cursor: Any, target: Target, window: Window) -> None:
    """
    Fit rows that bring days of their own into the window.

    A row that begins before the window keeps its first day where nothing is known of its key from before; where
    something is, that stays as it was.  "ended" are rows that say that something had ended before the window.
    """
    given = {**window.given, **target.given}
    before = (
        f"EXISTS (SELECT FROM {target.table} AS old WHERE {target.scope} AND {_equal(target.keys)}"
        " AND old.starts_on < %(first)s::date)"
    )
    cursor.execute(
        "CREATE TEMPORARY TABLE ended ON COMMIT DROP AS SELECT * FROM incoming WHERE ends_on < %(first)s::date", given
    )
    cursor.execute(
        f"UPDATE incoming AS new SET starts_on = %(first)s::date WHERE new.starts_on < %(first)s::date AND {before}",
        given,
    )
    cursor.execute(
        "UPDATE incoming SET ends_on = %(last)s::date WHERE %(last)s <> 'infinity'"
        " AND coalesce(ends_on, 'infinity') > %(last)s::date",
        given,
    )
    cursor.execute("DELETE FROM incoming WHERE ends_on < starts_on")


def changes(target: Target) -> str:
    """
    SQL for what was compared, one row a key: sort (N, R, D), the keys, and what was said before and is said after.

    "before" and "after" are objects of the values and days, null where there is no such version.
    """
    keys = ", ".join(f"coalesce(new.{_quote(key)}, old.{_quote(key)})::text AS {_quote(key)}" for key in target.keys)
    values = (*target.values, "starts_on", "ends_on")
    return (
        "SELECT CASE WHEN old.starts_on IS NULL THEN 'N' WHEN new.starts_on IS NULL THEN 'D' ELSE 'R' END AS sort,"
        f" {keys}, {_object('old', values)} AS before, {_object('new', values)} AS after"
        f" FROM {_one_of_each('missing', target)} AS new FULL JOIN {_one_of_each('gone', target)} AS old"
        f" ON {_equal(target.keys)}"
    )


def _counts(cursor: Any, target: Target) -> Counts:
    keys = _list(target.keys)
    cursor.execute(
        "SELECT count(*) FILTER (WHERE is_new AND NOT is_old), count(*) FILTER (WHERE is_new AND is_old),"
        " count(*) FILTER (WHERE NOT is_new) FROM (SELECT bool_or(is_new) AS is_new, bool_or(NOT is_new) AS is_old"
        f" FROM (SELECT {keys}, true AS is_new FROM missing UNION ALL SELECT {keys}, false FROM gone) AS one"
        f" GROUP BY {keys}) AS thing"
    )
    new, revised, deleted = cursor.fetchone()
    cursor.execute("SELECT count(*) FROM incoming")
    return Counts(cursor.fetchone()[0], new, revised, deleted)


def _object(table: str, columns: Sequence[str]) -> str:
    pairs = ", ".join(f"'{column}', {table}.{_quote(column)}" for column in columns)
    return f"CASE WHEN {table}.starts_on IS NOT NULL THEN jsonb_build_object({pairs}) END"


def _one_of_each(table: str, target: Target) -> str:
    keys = _list(target.keys)
    return f"(SELECT DISTINCT ON ({keys}) * FROM {table} ORDER BY {keys}, starts_on DESC)"


def _line(row: Sequence[Any]) -> str:
    return "\t".join([NULL if cell is None else _cell(cell) for cell in row]) + "\n"


def _cell(cell: Any) -> str:
    if cell.__class__ is str:
        return cell if cell.isalnum() else cell.translate(ESCAPES)
    if isinstance(cell, list):
        return "{" + ",".join(str(one) for one in cell) + "}"
    if isinstance(cell, dict):
        return json.dumps(cell, ensure_ascii=False).translate(ESCAPES) if cell else "{}"
    return str(cell)


def _quote(column: str) -> str:
    return f'"{column}"'


def _list(columns: Iterable[str], table: str = "") -> str:
    return ", ".join(f"{table}.{_quote(column)}" if table else _quote(column) for column in columns)


def _alike(values: Sequence[str]) -> str:
    if not values:
        return "true"
    return f"ROW({_list(values, 'old')}) IS NOT DISTINCT FROM ROW({_list(values, 'new')})"


def _equal(keys: Sequence[str]) -> str:
    return " AND ".join(f"old.{_quote(key)} = new.{_quote(key)}" for key in keys)
