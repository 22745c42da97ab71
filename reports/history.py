"""What was open at each month end, by age, from one pass over the entries."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db import connection

from reports.aging import ACCOUNT, BUCKETS, Party
from reports.sealed_moves import counted_through

ZERO = Decimal("0.00")
LIMITS = (30, 60, 90, 120)

# What each pair of month and date of service adds; a line moves only on its entries, so this is small.  Sealed entries
# are added up already (`reports.sealed_moves`): sums up to a number, and the entries behind it.  The number is told, so
# that the planner knows how few these are; what is counted meanwhile has another number.
_MOVES = """
    SELECT CASE WHEN effective_date > %(last)s THEN %(as_of)s
                ELSE (date_trunc('month', effective_date) + interval '1 month - 1 day')::date END,
           service_date, sum(amount)
    FROM (
        SELECT effective_date, service_date, amount FROM reports_sealedmove
        WHERE account = ANY(%(accounts)s) AND effective_date <= %(as_of)s AND through <= %(through)s
        UNION ALL
        SELECT sides.effective_date, encounter.service_date, sides.amount
        FROM (
            SELECT effective_date, charge_line_id, amount FROM ledger_entry
            WHERE id > %(through)s AND debit = ANY(%(accounts)s) AND effective_date <= %(as_of)s
            UNION ALL
            SELECT effective_date, charge_line_id, -amount FROM ledger_entry
            WHERE id > %(through)s AND credit = ANY(%(accounts)s) AND effective_date <= %(as_of)s
        ) sides
        JOIN coding_chargeline line ON line.id = sides.charge_line_id
        JOIN encounters_encounter encounter ON encounter.id = line.encounter_id
    ) moves
    GROUP BY 1, 2
    HAVING sum(amount) <> 0
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """What was open on one day, by age, youngest first, credits netted."""

    day: date
    amounts: Sequence[Decimal]


def month_ends(*, as_of: date, parties: Sequence[Party], months: int = 12) -> list[Standing]:
    """What was open at the last `months` month ends before `as_of`, and on that day itself."""
    days = [*_month_ends_before(as_of, months), as_of]
    moves = _moves(as_of, days[-2], parties)
    return [Standing(day, _aged(day, moves)) for day in days]


def _month_ends_before(as_of: date, months: int) -> list[date]:
    ends = []
    first = as_of.replace(day=1)
    for _ in range(months):
        end = first - timedelta(days=1)
        ends.append(end)
        first = end.replace(day=1)
    return ends[::-1]


def _moves(as_of: date, last: date, parties: Sequence[Party]) -> list[tuple[date, date, Decimal]]:
    with connection.cursor() as cursor:
        accounts = [ACCOUNT[party] for party in parties]
        told: dict[str, Any] = {"as_of": as_of, "last": last, "accounts": accounts, "through": counted_through()}
        cursor.execute(_MOVES, told)
        return list(cursor.fetchall())


def _aged(day: date, moves: Sequence[tuple[date, date, Decimal]]) -> list[Decimal]:
    amounts: dict[int, Decimal] = defaultdict(lambda: ZERO)
    for moved_by, service_date, amount in moves:
        if moved_by <= day:
            amounts[sum((day - service_date).days > limit for limit in LIMITS)] += amount
    return [amounts[bucket] for bucket in range(len(BUCKETS))]
