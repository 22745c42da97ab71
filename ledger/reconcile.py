"""
Proofs that the books are true, recomputed from the entries.

Each check is an ordinary function that reads everything and changes nothing; it returns how much it looked at and every
difference it found.  Rooms that know claims and remittances add theirs (`payments.proof.reconcile`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import connection

ZERO = Decimal("0.00")

# The same sums as the trigger keeps, from nothing but the entries.
OPEN_FROM_ENTRIES = """
    WITH sides AS (
        SELECT debit AS account, charge_line_id, coverage_id, deposit_id,
               CASE WHEN debit = 'UNAPPLIED' THEN -amount ELSE amount END AS amount FROM ledger_entry
        UNION ALL
        SELECT credit, charge_line_id, coverage_id, deposit_id,
               CASE WHEN credit = 'UNAPPLIED' THEN amount ELSE -amount END FROM ledger_entry
    ), recomputed AS (
        SELECT account,
               CASE WHEN account IN ('INSURANCE', 'PATIENT') THEN charge_line_id END AS charge_line_id,
               CASE WHEN account = 'INSURANCE' THEN coverage_id END AS coverage_id,
               CASE WHEN account IN ('UNAPPLIED', 'PROVIDER_LEVEL') THEN deposit_id END AS deposit_id,
               sum(amount) AS amount
        FROM sides WHERE account IN ('INSURANCE', 'PATIENT', 'UNAPPLIED', 'PROVIDER_LEVEL')
        GROUP BY 1, 2, 3, 4
        HAVING sum(amount) <> 0
    )
    SELECT coalesce(r.account, o.account), coalesce(r.charge_line_id, o.charge_line_id),
           coalesce(r.coverage_id, o.coverage_id), coalesce(r.deposit_id, o.deposit_id),
           coalesce(r.amount, 0), coalesce(o.amount, 0)
    FROM recomputed r
    FULL JOIN ledger_openbalance o
      ON r.account = o.account AND coalesce(r.charge_line_id, 0) = coalesce(o.charge_line_id, 0)
     AND coalesce(r.coverage_id, 0) = coalesce(o.coverage_id, 0)
     AND coalesce(r.deposit_id, 0) = coalesce(o.deposit_id, 0)
"""

OF_ANOTHER_VISIT = """
    SELECT open.id, open.amount
    FROM ledger_openbalance open JOIN coding_chargeline line ON line.id = open.charge_line_id
    WHERE open.encounter_id IS DISTINCT FROM line.encounter_id
"""

BOOKED_DEPOSITS = """
    SELECT d.id, d.amount, coalesce(sum(e.amount), 0)
    FROM ledger_deposit d
    LEFT JOIN ledger_entry e ON e.deposit_id = d.id AND e.kind = 'DEPOSIT' AND e.reverses_id IS NULL
    GROUP BY d.id
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """
    Two figures that should be the same and are not.

    `subject` is a word and an id ("claim:17"), never a name; `expected` is recomputed, `found` is what the office says.
    """

    subject: str
    text: str
    expected: Decimal
    found: Decimal

    @property
    def amount(self) -> Decimal:
        """Dollars that are missing (negative) or too many."""
        return self.found - self.expected


@dataclass(frozen=True, slots=True)
class Term:
    """One figure of an equation; `sign` stands before it, "" before the first and "=" before the other side."""

    sign: str
    name: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One reconciliation: what was proved, on how many, what differs, and the sums over all of them as an equation."""

    name: str
    count: int
    differences: Sequence[Difference]
    terms: Sequence[Term] = ()

    @property
    def holds(self) -> bool:
        """Tell whether everything was equal to the cent."""
        return not self.differences

    @property
    def unexplained(self) -> Decimal:
        """Dollars that differ, too many and missing ones added up."""
        return sum((abs(difference.amount) for difference in self.differences), ZERO)


def open_balances() -> Check:
    """Every open balance equals its recomputation from all entries."""
    rows = _rows(OPEN_FROM_ENTRIES)
    differences = [
        Difference(
            subject=_place(*row[:4]),
            text="The open balance is not what the entries add up to.",
            expected=row[4],
            found=row[5],
        )
        for row in rows
        if row[4] != row[5]
    ]
    differences += [
        Difference(
            subject=f"open balance:{pk}", text="It names another visit than its line.", expected=ZERO, found=amount
        )
        for pk, amount in _rows(OF_ANOTHER_VISIT)
    ]
    entries, table = (sum((row[place] for row in rows), ZERO) for place in (4, 5))
    return Check(
        name="Open balances equal their entries",
        count=len(rows),
        differences=differences,
        terms=[Term("", "open balances", table), Term("=", "sum of their entries", entries)],
    )


def debits_and_credits() -> Check:
    """
    All debits equal all credits.

    One entry is one amount on two accounts, so this holds by construction; it is proved all the same.
    """
    (row,) = _rows(
        "SELECT count(*), coalesce(sum(amount) FILTER (WHERE debit <> ''), 0),"
        " coalesce(sum(amount) FILTER (WHERE credit <> ''), 0) FROM ledger_entry WHERE debit <> credit"
    )
    differences = []
    if row[1] != row[2]:
        differences.append(Difference(subject="ledger", text="Debits are not credits.", expected=row[1], found=row[2]))
    terms = [Term("", "debits", row[1]), Term("=", "credits", row[2])]
    return Check(name="Debits equal credits", count=row[0], differences=differences, terms=terms)


def deposits() -> Check:
    """Each deposit is booked from cash once, with its whole amount."""
    rows = _rows(BOOKED_DEPOSITS)
    differences = [
        Difference(
            subject=f"deposit:{pk}", text="The deposit is not booked with its amount.", expected=amount, found=booked
        )
        for pk, amount, booked in rows
        if amount != booked
    ]
    received, booked_in_all = (sum((row[place] for row in rows), ZERO) for place in (1, 2))
    terms = [Term("", "received", received), Term("=", "booked from cash", booked_in_all)]
    return Check(name="Deposits are booked whole", count=len(rows), differences=differences, terms=terms)


def _place(account: str, line_id: int | None, coverage_id: int | None, deposit_id: int | None) -> str:
    parts = (("line", line_id), ("coverage", coverage_id), ("deposit", deposit_id))
    return " ".join([account, *(f"{word}:{pk}" for word, pk in parts if pk is not None)])


def _rows(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return list(cursor.fetchall())
