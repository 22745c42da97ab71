"""Counts and sums of a file, as aligned text: what a person asks first of a file that came in."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from x12.checked import checked
from x12.envelope import Interchange, Transaction
from x12.explaining.render import printable
from x12.messages.claim837p import Claim
from x12.messages.parts import Adjustment
from x12.messages.remittance835 import ClaimPayment, Remittance
from x12.problems import RULES, Problem
from x12.reader import Piece
from x12.scan import Source

ZERO = Decimal(0)
UNITS = {
    "Claim": "Claims",
    "ClaimPayment": "Claims paid or denied",
    "ClaimStatus": "Claims acknowledged",
    "TransactionResponse": "Transactions answered",
}
MOST_NAMES = 1_000
WIDTH, VALUE_WIDTH = 36, 24


@dataclass(slots=True)
class Figures:
    """What is counted; nothing in it grows with the number of claims."""

    interchanges: int = 0
    groups: int = 0
    parties: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    units: Counter[str] = field(default_factory=Counter)
    lines: int = 0
    sums: dict[str, Decimal] = field(default_factory=dict)
    first: dt.date | None = None
    last: dt.date | None = None
    segments: Counter[str] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    errors: int = 0
    counted: int = 0
    _open: Transaction | None = None

    def take(self, piece: Piece, problems: Iterable[Problem]) -> None:
        """Count one piece of a stream."""
        for problem in problems:
            self.problems[problem.code] += 1
            self.errors += problem.severity == "error"
        if piece.transaction is not None:
            self._segments(piece.transaction)
            if piece.path:
                self._unit(piece.unit)
            else:
                self._end(piece.transaction)
        elif piece.interchange is not None:
            self._interchange(piece.interchange)

    def _interchange(self, interchange: Interchange) -> None:
        self.interchanges += 1
        self.groups += len(interchange.groups)
        self.kinds["TA1"] += len(interchange.acks)
        _count(self.parties, f"{interchange.sender} to {interchange.receiver}")

    def _segments(self, transaction: Transaction) -> None:
        """Count the segments that came since the last piece; a stream holds the first ones and the latest."""
        if self._open is not transaction:
            self._open, self.counted = transaction, 0
        latest = transaction.raw[max(self.counted - transaction.skipped, 0) :]
        for text in latest:
            name = text.partition(transaction.delimiters.element)[0].strip().upper()
            _count(self.segments, name)
        self.counted = transaction.count

    def _end(self, transaction: Transaction) -> None:
        _count(self.kinds, transaction.kind)
        if isinstance(transaction.message, Remittance):
            for row in transaction.message.provider_adjustments:
                self._add("provider adjustments", row.amount)
            self._add("payments", transaction.message.amount)

    def _unit(self, unit: object) -> None:
        self.units[type(unit).__name__] += 1
        if isinstance(unit, Claim):
            self._add("charged", unit.charge)
            self.lines += len(unit.lines)
            for line in unit.lines:
                if line.service_date is not None:
                    self._dates(line.service_date.first, line.service_date.end)
        elif isinstance(unit, ClaimPayment):
            self._payment(unit)

    def _payment(self, claim: ClaimPayment) -> None:
        self._add("charged", claim.charged)
        self._add("paid", claim.paid)
        self._dates(claim.first_date, claim.last_date)
        self.lines += len(claim.lines)
        self._adjusted(claim.adjustments)
        for line in claim.lines:
            self._adjusted(line.adjustments)
            self._dates(line.date, line.last_date)

    def _adjusted(self, rows: Iterable[Adjustment]) -> None:
        for row in rows:
            self._add(f"adjusted {row.group}", row.amount)

    def _add(self, name: str, amount: Decimal | None) -> None:
        if name in self.sums or len(self.sums) < MOST_NAMES:
            self.sums[name] = self.sums.get(name, ZERO) + (amount or ZERO)

    def _dates(self, *days: dt.date | None) -> None:
        known = [day for day in (*days, self.first, self.last) if day is not None]
        if known:
            self.first, self.last = min(known), max(known)


def _count(counter: Counter[str], name: str) -> None:
    """Count a name of the file, which may be anything: a broken file must not fill the memory with names."""
    counter[name if name in counter or len(counter) < MOST_NAMES else "(others)"] += 1


def figures(source: Source) -> Iterator[tuple[str, bool]]:
    """Give the lines of the statistics of a file, and tell of each whether the file has errors."""
    found = Figures()
    for piece, problems in checked(source):
        found.take(piece, problems)
    for line in _lines(found):
        yield line, bool(found.errors)


def _lines(found: Figures) -> Iterator[str]:
    yield _row("Interchanges", found.interchanges)
    yield from _counted(found.parties)
    yield _row("Groups", found.groups)
    yield _row("Transactions and TA1s", sum(found.kinds.values()))
    yield from _counted(+found.kinds)
    for unit, count in found.units.items():
        yield _row(UNITS.get(unit, unit), count)
    yield _row("Lines", found.lines)
    yield _row("Dates of service", f"{found.first} to {found.last}" if found.first else "none")
    if found.sums:
        yield "Sums in dollars"
    for name, amount in sorted(found.sums.items()):
        yield _row(f"  {name}", f"{amount:,.2f}")
    yield _row("Segments inside messages", sum(found.segments.values()))
    yield from _counted(found.segments)
    yield _row("Problems", sum(found.problems.values()))
    for code, count in found.problems.most_common():
        rule = RULES.get(code)
        yield f"{_row(f'  {code}', count)}  {rule.severity if rule else ''}".rstrip()


def _counted(counter: Counter[str]) -> Iterator[str]:
    for name, count in counter.most_common():
        yield _row(f"  {printable(name)}", count)


def _row(name: str, value: object) -> str:
    return f"{name:<{WIDTH}} {value!s:>{VALUE_WIDTH}}"
