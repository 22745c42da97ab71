"""Undoing what was posted: exactly the entries of one posting, whatever was posted or undone since."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import connection

from ledger.models import Account, Kind
from ledger.post import Transfer, post_found
from practice.models import Staff

# A reversal may itself be reversed: what stands is an entry with an even number of reversals behind it, and what undoes
# it must name the last of them; when that is of the same posting, run anew, it counts once.  Two entries of one posting
# that cancel each other (a decision and its takeback in one file) are left as they are.
STANDING = """
    WITH RECURSIVE posted AS (
        SELECT id, reverses_id FROM ledger_entry WHERE {which}
    ), chain AS (
        SELECT id AS root, id AS head, 0 AS depth FROM posted
         WHERE reverses_id IS NULL OR reverses_id NOT IN (SELECT id FROM posted)
        UNION ALL
        SELECT chain.root, entry.id, chain.depth + 1
          FROM chain JOIN ledger_entry entry ON entry.reverses_id = chain.head
    ), ends AS (
        SELECT DISTINCT ON (root) root, head, depth FROM chain ORDER BY root, depth DESC
    ), standing AS (
        SELECT DISTINCT ON (head) root, head FROM ends WHERE depth %% 2 = 0 ORDER BY head, root DESC
    )
"""
ENTRIES = """
    SELECT e.source, e.id, standing.head, e.kind, e.debit, e.credit, e.amount, e.charge_line_id, e.coverage_id,
           e.deposit_id, e.reason
      FROM standing JOIN ledger_entry e ON e.id = standing.root
     ORDER BY e.id
"""
# The same as `_undone` makes of a row, with the fields of `Transfer` in their order.
TRANSFERS = """
    SELECT e.kind, e.credit, e.debit, e.amount, %s || ':entry:' || e.id, e.charge_line_id, e.coverage_id,
           e.deposit_id, e.reason, standing.head
      FROM standing JOIN ledger_entry e ON e.id = standing.root
     ORDER BY e.id
"""


def undo_entries(*, prefixes: Sequence[str], source: str, effective_date: date, by: Staff | None, now: datetime) -> int:
    """
    Undo what still stands of the entries whose sources begin like this, without reading them; how many.

    What is written is what `undoing` gives.  The refusals are those of `ledger.post.post`.
    """
    query, params = _query(prefixes)
    return post_found(query + TRANSFERS, [*params, source], effective_date=effective_date, by=by, now=now)


def undoing(*, prefixes: Sequence[str], source: str) -> list[Transfer]:
    """
    The transfers that undo what still stands of the entries whose sources begin like this, in the order of posting.

    Sides are swapped; amount, line, plan and deposit are those of the entry that was posted.  What was undone before,
    or taken back by a payer, does not stand any more.
    """
    return [_undone(row, source) for row in _standing(prefixes)]


def undoing_each(*, sources: Mapping[str, str]) -> dict[str, list[Transfer]]:
    """
    What `undoing` gives for each of many beginnings, in one query; by the beginning.

    `sources` gives for each beginning the source of what undoes it.  No beginning may begin another one, and no entry
    of one may undo an entry of another.
    """
    found: dict[str, list[Transfer]] = {prefix: [] for prefix in sources}
    in_order = sorted(sources)
    for row in _standing(in_order) if in_order else ():
        prefix = in_order[bisect_right(in_order, row[0]) - 1]
        found[prefix].append(_undone(row, sources[prefix]))
    return found


def _standing(prefixes: Sequence[str]) -> list[tuple[Any, ...]]:
    query, params = _query(prefixes)
    with connection.cursor() as cursor:
        cursor.execute(query + ENTRIES, params)
        return list(cursor.fetchall())


def _query(prefixes: Sequence[str]) -> tuple[str, list[str]]:
    # One comparison for each beginning: the index of sources serves LIKE with a constant, not LIKE ANY.
    which = " OR ".join(["source LIKE %s"] * len(prefixes))
    return STANDING.format(which=which), [f"{_literally(prefix)}%" for prefix in prefixes]


def _undone(row: Sequence[Any], source: str) -> Transfer:
    _, root, head, kind, debit, credit, amount, line_id, coverage_id, deposit_id, reason = row
    return Transfer(
        kind=Kind(kind),
        debit=Account(credit),
        credit=Account(debit),
        amount=amount,
        source=f"{source}:entry:{root}",
        charge_line_id=line_id,
        coverage_id=coverage_id,
        deposit_id=deposit_id,
        reason=reason,
        reverses_id=head,
    )


def _literally(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
