"""What the simulator remembers between two answers: one SQLite file in its own folder."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

from clearinghouse.sandbox.facts import ZERO, Claim, Decision

TABLES = """
CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS interchange (sender TEXT, control_number INTEGER, PRIMARY KEY (sender, control_number));
CREATE TABLE IF NOT EXISTS claim (
    number TEXT PRIMARY KEY, payer TEXT NOT NULL, payee TEXT NOT NULL, claim_number TEXT NOT NULL,
    likeness TEXT NOT NULL, state TEXT NOT NULL, due_on TEXT NOT NULL, facts TEXT NOT NULL, decision TEXT
);
CREATE INDEX IF NOT EXISTS claim_due ON claim (due_on) WHERE state = 'WAITING';
CREATE INDEX IF NOT EXISTS claim_likeness ON claim (likeness);
CREATE INDEX IF NOT EXISTS claim_own ON claim (payee, claim_number);
CREATE TABLE IF NOT EXISTS takeback (number TEXT PRIMARY KEY, due_on TEXT NOT NULL, is_done INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS deductible (member TEXT, year INTEGER, met TEXT NOT NULL, PRIMARY KEY (member, year));
CREATE TABLE IF NOT EXISTS carried (
    id INTEGER PRIMARY KEY, payer TEXT, payee TEXT, code TEXT, reference TEXT, amount TEXT, since TEXT
);
"""


@dataclass(frozen=True)
class Known:
    """
    A claim that was accepted.

    `number` is the payer's claim number.  `state` is WAITING, DECIDED, REVERSED (taken back, voided or replaced after
    the decision) or WITHDRAWN (voided or replaced before it).
    """

    number: str
    state: str
    due_on: date
    claim: Claim
    decision: Decision | None


@dataclass(frozen=True)
class Carried:
    """Money that a payer will keep back from a later payment; `code` FB or WO as in PLB."""

    id: int
    code: str
    reference: str
    amount: Decimal


class Memory:
    """The memory while it is open; nothing of it stays unless the block of `remembering` ends well."""

    def __init__(self, rows: sqlite3.Connection) -> None:
        self._rows = rows

    def fact(self, name: str, default: int) -> int:
        """Read a number kept under a name; the default is kept when there is none."""
        self._rows.execute("INSERT OR IGNORE INTO fact VALUES (?, ?)", (name, default))
        return int(self._rows.execute("SELECT value FROM fact WHERE name = ?", (name,)).fetchone()[0])

    def keep(self, name: str, value: int) -> None:
        """Keep a number under a name."""
        self._rows.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))

    def count(self, name: str) -> int:
        """Count on: the next number of this name, from 1."""
        value = self.fact(name, 0) + 1
        self.keep(name, value)
        return value

    def is_new_interchange(self, sender: str, control_number: int) -> bool:
        """Note an interchange; false when it was here before."""
        sql = "INSERT OR IGNORE INTO interchange VALUES (?, ?)"
        return self._rows.execute(sql, (sender, control_number)).rowcount == 1

    def attempts(self, claim: Claim) -> int:
        """Count the accepted submissions of a claim number."""
        sql = "SELECT count(*) FROM claim WHERE payee = ? AND claim_number = ?"
        return int(self._rows.execute(sql, (claim.payee_npi, claim.claim_number)).fetchone()[0])

    def add(self, number: str, claim: Claim, due_on: date) -> None:
        """Remember an accepted claim until its pay day."""
        self._rows.execute(
            "INSERT INTO claim VALUES (?, ?, ?, ?, ?, 'WAITING', ?, ?, NULL)",
            (number, claim.payer_id, claim.payee_npi, claim.claim_number, claim.likeness, str(due_on), claim.to_json()),
        )

    def find(self, number: str) -> Known | None:
        """Find a claim by the payer's number; a correction's number is that of its original and an R."""
        found = self._claims("number = ?", (number.rstrip("R"),))
        return found[0] if found else None

    def first(self) -> Known | None:
        """The first claim that was ever paid."""
        found = [known for known in self._claims("state = 'DECIDED'") if known.decision and known.decision.paid]
        return found[0] if found else None

    def is_duplicate(self, known: Known) -> bool:
        """Tell whether another claim for the same services was accepted before and neither withdrawn nor denied."""
        others = self._claims("likeness = ? AND number <> ?", (known.claim.likeness, known.number))
        return any(_stands(other) and _comes_before(other, known) for other in others)

    def settle(self, number: str, state: str, decision: Decision | None = None) -> None:
        """Note what became of a claim."""
        text = decision.to_json() if decision else None
        self._rows.execute(
            "UPDATE claim SET state = ?, decision = coalesce(?, decision) WHERE number = ?", (state, text, number)
        )

    def pull_forward(self, today: date) -> int:
        """Let everything that falls due later fall due today; how many claims that are."""
        later = (today.isoformat(), today.isoformat())
        self._rows.execute("UPDATE takeback SET due_on = ? WHERE is_done = 0 AND due_on > ?", later)
        moved = self._rows.execute("UPDATE claim SET due_on = ? WHERE state = 'WAITING' AND due_on > ?", later)
        return moved.rowcount

    def pay_days(self, until: date) -> list[date]:
        """List the days up to this one on which something is due, in order."""
        sql = (
            "SELECT due_on FROM claim WHERE state = 'WAITING' AND due_on <= ? "
            "UNION SELECT due_on FROM takeback WHERE NOT is_done AND due_on <= ? ORDER BY 1"
        )
        return [date.fromisoformat(day) for (day,) in self._rows.execute(sql, (str(until), str(until)))]

    def due(self, day: date) -> list[Known]:
        """List the claims to decide on a day, in an order that does not depend on how they came."""
        found = self._claims("state = 'WAITING' AND due_on = ?", (str(day),))
        return sorted(found, key=lambda known: (known.claim.payer_id, known.claim.payee_npi, *_order(known)))

    def plan_takeback(self, known: Known, due_on: date) -> None:
        """Remember to take a payment back."""
        self._rows.execute("INSERT OR IGNORE INTO takeback VALUES (?, ?, 0)", (known.number, str(due_on)))

    def takebacks(self, day: date) -> list[Known]:
        """List the claims whose payment is taken back on a day, and note that it was."""
        numbers = self._rows.execute(
            "UPDATE takeback SET is_done = 1 WHERE NOT is_done AND due_on = ? RETURNING number", (str(day),)
        ).fetchall()
        found = (self.find(number) for (number,) in sorted(numbers))
        return [known for known in found if known is not None and known.state == "DECIDED"]

    def deductible_met(self, member: str, year: int) -> Decimal:
        """What a member has paid toward the deductible of a year."""
        sql = "SELECT met FROM deductible WHERE member = ? AND year = ?"
        row = self._rows.execute(sql, (member, year)).fetchone()
        return Decimal(row[0]) if row else ZERO

    def meet_deductible(self, member: str, year: int, amount: Decimal) -> None:
        """Add to what a member has paid toward the deductible; negative gives it back."""
        met = str(self.deductible_met(member, year) + amount)
        self._rows.execute("INSERT OR REPLACE INTO deductible VALUES (?, ?, ?)", (member, year, met))

    def carry(self, payer: str, payee: str, code: str, reference: str, amount: Decimal, since: date) -> None:
        """Remember money to keep back from a later payment."""
        row = (payer, payee, code, reference, str(amount), str(since))
        self._rows.execute("INSERT INTO carried VALUES (NULL, ?, ?, ?, ?, ?, ?)", row)

    def carried(self, payer: str, payee: str, before: date) -> list[Carried]:
        """List what is to be kept back, oldest first."""
        sql = "SELECT id, code, reference, amount FROM carried WHERE payer = ? AND payee = ? AND since < ? ORDER BY id"
        rows = self._rows.execute(sql, (payer, payee, str(before)))
        return [Carried(number, code, reference, Decimal(amount)) for number, code, reference, amount in rows]

    def reduce(self, carried: Carried, by: Decimal) -> None:
        """Note that this much of it was kept back."""
        left = carried.amount - by
        if left:
            self._rows.execute("UPDATE carried SET amount = ? WHERE id = ?", (str(left), carried.id))
        else:
            self._rows.execute("DELETE FROM carried WHERE id = ?", (carried.id,))

    def _claims(self, where: str, values: tuple[str, ...] = ()) -> list[Known]:
        sql = f"SELECT number, state, due_on, facts, decision FROM claim WHERE {where} ORDER BY rowid"  # noqa: S608
        return [
            Known(
                number,
                state,
                date.fromisoformat(day),
                Claim.from_json(facts),
                decision and Decision.from_json(decision),
            )
            for number, state, day, facts, decision in self._rows.execute(sql, values)
        ]


@contextmanager
def remembering(folder: Path) -> Iterator[Memory]:
    """Open the memory in a folder; what happens in the block is remembered only if the block ends well."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = sqlite3.connect(folder / "memory.sqlite3", timeout=60, isolation_level=None)
    try:
        rows.executescript(TABLES)
        rows.execute("BEGIN IMMEDIATE")
        yield Memory(rows)
        rows.execute("COMMIT")
    finally:
        rows.close()


def _order(known: Known) -> tuple[str, ...]:
    claim = known.claim
    return str(claim.first_day), claim.member_id, claim.claim_number, known.number


def _comes_before(other: Known, known: Known) -> bool:
    return (other.claim.received_on, *_order(other)) < (known.claim.received_on, *_order(known))


def _stands(known: Known) -> bool:
    """Tell whether the claim waits, or was decided other than denied."""
    if known.state == "DECIDED":
        return known.decision is not None and known.decision.status != "4"
    return known.state == "WAITING" and known.claim.frequency == "1"
