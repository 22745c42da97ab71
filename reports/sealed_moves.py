"""
Sums of what sealed entries moved, kept so that history needs no look at every entry there ever was.

Entries behind a seal never change and none is put among them, so their sums stay true for ever; what was posted since
is added from the entries themselves.  The nightly proof adds everything up again and compares.
"""

from decimal import Decimal

from django.db import connection, transaction
from django.db.models import Max

from ledger.models import Seal
from ledger.reconcile import Check, Difference, Term
from reports.models import SealedMove

ZERO = Decimal("0.00")
LOCK = 271_839  # the key of the advisory lock; its neighbor is the ledger's

# Both sides of the entries of a range on what is owed to us, added up by day and date of service.
SUMS = """
    SELECT sides.account, sides.effective_date, encounter.service_date, sum(sides.amount) AS amount
    FROM (
        SELECT debit AS account, effective_date, charge_line_id, amount FROM ledger_entry
        WHERE debit IN ('INSURANCE', 'PATIENT') AND id > %(after)s AND id <= %(through)s
        UNION ALL
        SELECT credit, effective_date, charge_line_id, -amount FROM ledger_entry
        WHERE credit IN ('INSURANCE', 'PATIENT') AND id > %(after)s AND id <= %(through)s
    ) sides
    JOIN coding_chargeline line ON line.id = sides.charge_line_id
    JOIN encounters_encounter encounter ON encounter.id = line.encounter_id
    GROUP BY 1, 2, 3
    HAVING sum(sides.amount) <> 0
"""
ADD = f"""
    INSERT INTO reports_sealedmove (through, account, effective_date, service_date, amount)
    SELECT %(through)s, account, effective_date, service_date, amount FROM ({SUMS}) sums
"""  # noqa: S608  (nothing but our own constants)
DIFFERENT = f"""
    SELECT account, effective_date, service_date, coalesce(sums.amount, 0.00), coalesce(kept.amount, 0.00)
    FROM ({SUMS}) sums
    FULL JOIN (
        SELECT account, effective_date, service_date, sum(amount) AS amount FROM reports_sealedmove GROUP BY 1, 2, 3
    ) kept USING (account, effective_date, service_date)
    WHERE coalesce(sums.amount, 0) <> coalesce(kept.amount, 0)
    ORDER BY 1, 2, 3
"""  # noqa: S608


def add_up_sealed() -> int:
    """
    Count in what was sealed since the last time; the number of sums that were added.

    Safe to repeat, also at the same moment: each entry is counted once.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
        after, through = counted_through(), Seal.objects.aggregate(last=Max("last_entry"))["last"] or 0
        if through <= after:
            return 0
        cursor.execute(ADD, {"after": after, "through": through})
        return int(cursor.rowcount)


def counted_through() -> int:
    """The number of the last entry that is counted in the kept sums; 0 when none is."""
    return SealedMove.objects.aggregate(last=Max("through"))["last"] or 0


def sealed_moves() -> Check:
    """The kept sums of sealed entries are what these entries add up to now."""
    with connection.cursor() as cursor:
        cursor.execute(DIFFERENT, {"after": 0, "through": counted_through()})
        rows = list(cursor.fetchall())
    differences = [
        Difference(
            subject=f"sealed entries:{account}:{day}:{service_date}",
            text="The kept sum is not what the sealed entries add up to.",
            expected=expected,
            found=found,
        )
        for account, day, service_date, expected, found in rows
    ]
    kept = SealedMove.objects.values_list("amount", flat=True)
    return Check(
        name="Kept sums equal the sealed entries",
        count=len(kept),
        differences=differences,
        terms=[Term("", "kept sums of what is owed", sum(kept, ZERO))],
    )
