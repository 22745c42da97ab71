"""The proof that what the coder is told of payers' answers is what the posted decisions say."""

from decimal import Decimal

from django.conf import settings
from django.db import connection

from ledger.reconcile import Check, Difference
from payments.posting.line_answers import ANSWERED, FRESH

ZERO = Decimal("0.00")
COMPARED = ("decision", *ANSWERED)
# What was asked is not compared: it is remembered as it was, and a visit may have been corrected since.
DIFFERENT = f"""
    SELECT coalesce(fresh.charge_line_id, kept.charge_line_id), coalesce(fresh.coverage_id, kept.coverage_id),
        coalesce(fresh.paid, 0), coalesce(kept.paid, 0), fresh.decision, kept.decision
    FROM ({FRESH.format(narrowed="")}) fresh FULL JOIN coding_lineanswer kept
        ON kept.charge_line_id = fresh.charge_line_id AND kept.coverage_id = fresh.coverage_id
    WHERE ({", ".join(f"fresh.{name}" for name in COMPARED)})
        IS DISTINCT FROM ({", ".join(f"kept.{name}" for name in COMPARED)})
    ORDER BY 1, 2
"""  # noqa: S608 (the text is constant)


def line_answers() -> Check:
    """Each answer that is kept for the coder: what a fresh count of decisions, entries and denials gives."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM coding_lineanswer")
        count = int(cursor.fetchone()[0])
        cursor.execute(DIFFERENT, {"zone": settings.TIME_ZONE})
        differences = [
            Difference(subject=f"charge line:{line}", text=_what(coverage, fresh, kept), expected=paid, found=found)
            for line, coverage, paid, found, fresh, kept in cursor.fetchall()
        ]
    return Check(name="Payers’ answers at the bench: as the decisions say", count=count, differences=differences)


def _what(coverage: int, fresh: int | None, kept: int | None) -> str:
    if kept is None:
        return f"The answer of plan {coverage} is not kept."
    if fresh is None:
        return f"An answer of plan {coverage} is kept that does not stand."
    return f"What is kept of plan {coverage} is not what was decided."
