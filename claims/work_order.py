"""
The order in which claims are worked: the next deadline first, then the most money, then the oldest.

An office may have tens of thousands of claims that wait.  Their deadlines and what is owed for each are put together
set by set, in one statement that looks at every waiting claim once, and only a page of them is read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection

from claims.models import Claim
from practice.counting import IN_MEMORY, Parts

# The deadline is the appeal while refused money or a lower code waits, else the filing limit, as in `queues.worklist`.
IN_ORDER = """
    WITH asked (id, encounter_id, coverage_id, file_by) AS MATERIALIZED ({parts}), denied AS (
        SELECT claim_id, min(appeal_by) AS appeal_by FROM claims_denial WHERE state = 'OPEN' GROUP BY claim_id
    ), lower AS (
        SELECT change.claim_id, min(change.decided_on) + payer.appeal_days AS appeal_by
        FROM claims_followup waiting
        JOIN claims_codechange change ON change.claim_id = waiting.claim_id
         AND change.kind = 'DOWNCODE' AND change.taken_back_at IS NULL
        JOIN claims_claim claim ON claim.id = change.claim_id
        JOIN patients_coverage coverage ON coverage.id = claim.coverage_id
        JOIN patients_payer payer ON payer.id = coverage.payer_id
        WHERE waiting.reason = 'DOWNCODE' AND waiting.done_at IS NULL
        GROUP BY change.claim_id, payer.appeal_days
    ), owed AS (
        SELECT encounter_id, coverage_id, sum(amount) AS amount
        FROM ledger_openbalance WHERE account = 'INSURANCE' GROUP BY encounter_id, coverage_id
    ), listed AS MATERIALIZED (
        SELECT asked.id, coalesce(denied.appeal_by, lower.appeal_by, asked.file_by) AS due,
               coalesce(owed.amount, 0.00) AS owed
        FROM asked
        LEFT JOIN denied ON denied.claim_id = asked.id
        LEFT JOIN lower ON lower.claim_id = asked.id
        LEFT JOIN owed ON owed.encounter_id = asked.encounter_id AND owed.coverage_id = asked.coverage_id
        WHERE %s::numeric IS NULL OR coalesce(owed.amount, 0) >= %s
    )
"""
PAGE = """
    SELECT count(*), coalesce(sum(owed), 0.00), ARRAY(
        SELECT id FROM listed ORDER BY due, owed DESC, id
        LIMIT %s OFFSET (SELECT least(%s, greatest(count(*) - 1, 0) / %s * %s) FROM listed)
    )
    FROM listed
"""
COLUMNS = ("pk", "encounter", "coverage", "file_by")
# Room for its sums without files, and no helpers, of whom each would begin anew with what all of them need.
ENOUGH = f"{IN_MEMORY}; SET LOCAL work_mem = '64MB'; SET LOCAL max_parallel_workers_per_gather = 0"
# A claim that has just left the list has its place all the same.
NEXT = """
    SELECT id FROM listed WHERE id <> %s
    ORDER BY (due, -owed, id) > (%s::date, %s::numeric, %s) DESC, due, owed DESC, id
    LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class Cut:
    """One page of a list: its claims by id, and of the whole list how many there are and what the plans owe."""

    ids: Sequence[int]
    count: int
    owed: Decimal


def cut(parts: Parts, *, at_least: Decimal | None, first: int, many: int) -> Cut:
    """
    Read a page of `many` of these claims from place `first` on, or the last page where there are not so many.

    A claim may be in several `parts`.  `at_least` leaves out claims with fewer dollars open.
    """
    count, owed, ids = _asked(parts, at_least, PAGE, [many, first, many, many])
    return Cut(ids, count, owed)


def following(parts: Parts, *, at_least: Decimal | None, claim: Claim) -> int | None:
    """
    The claim that comes after one in a list, by id; the first one after the last, None when there is no other.

    `claim` is a row of `queues.worklist`, in the list or not.
    """
    place = [claim.due, -claim.owed, claim.pk]  # type: ignore[attr-defined]  # worklist adds both
    found = _asked(parts, at_least, NEXT, [claim.pk, *place])
    return int(found[0]) if found else None


def _asked(parts: Parts, at_least: Decimal | None, select: str, given: list[Any]) -> tuple[Any, ...]:
    each = [part.order_by().values_list(*COLUMNS).query.sql_with_params() for part in parts]
    statement = IN_ORDER.format(parts=" UNION ".join(f"({sql})" for sql, _ in each)) + select
    params = [value for _, values in each for value in values]
    with connection.cursor() as cursor:
        cursor.execute(f"{ENOUGH}; {statement}", [*params, at_least, at_least, *given])
        found: tuple[Any, ...] | None = cursor.fetchone()
    return found or ()
