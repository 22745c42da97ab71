"""The second set of books: what stands, as double entries between places; nothing is ever reversed, it just ends."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Place:
    """An account, and whose part of it: of a charge line, of a plan, of a deposit (by its source)."""

    account: str
    line: int | None = None
    plan: int | None = None
    deposit: str | None = None


def owed_by_plan(line: int, plan: int) -> Place:
    """What one plan owes on one line."""
    return Place("INSURANCE", line=line, plan=plan)


def owed_by_patient(line: int) -> Place:
    """What the patient owes on one line."""
    return Place("PATIENT", line=line)


def waiting_in(deposit: str) -> Place:
    """What of a deposit is not applied yet."""
    return Place("UNAPPLIED", deposit=deposit)


def kept_from(deposit: str) -> Place:
    """What a payer kept of a deposit (or gave, below zero) outside of any claim."""
    return Place("PROVIDER_LEVEL", deposit=deposit)


REVENUE, CASH, CONTRACTUAL, WRITE_OFF = Place("REVENUE"), Place("CASH"), Place("CONTRACTUAL"), Place("WRITE_OFF")
REFUND, FEES, CLEARING = Place("REFUND"), Place("FEES"), Place("CLEARING")
OTHER_INCOME, OTHER_COST = Place("OTHER_INCOME"), Place("OTHER_COST")
Move = tuple[Place, Place, Decimal]
"""To, from, and dollars; below zero they go the other way."""


@dataclass(eq=False, slots=True)
class Fact:
    """Something that was done and stands from a day on, until a day on which it was undone."""

    moves: list[Move]
    since: date
    until: date | None = None

    def stands_on(self, day: date) -> bool:
        """Tell whether it counts at the end of a day."""
        return self.since <= day and (self.until is None or self.until > day)


@dataclass(slots=True)
class Books:
    """
    Every fact that ever was; a balance is the sum of those that stand.

    `open_from` is the first day of the first month that is not closed.
    """

    open_from: date = date.min
    facts: list[Fact] = field(default_factory=list)

    def stand(self, moves: Iterable[Move], *, on: date) -> Fact:
        """Note something that was done."""
        fact = Fact([move for move in moves if move[2]], on)
        self.facts.append(fact)
        return fact

    def fall(self, fact: Fact, *, on: date) -> None:
        """Note that it was undone."""
        assert fact.until is None, "what fell does not fall again"
        fact.until = on

    def day_for(self, day: date, *, today: date) -> date:
        """The day on which something of `day` counts: today, when its month is closed."""
        return day if day >= self.open_from else today

    def balances(self, *, as_of: date | None = None) -> dict[Place, Decimal]:
        """Dollars by place, now or at the end of a day; UNAPPLIED counts up when money waits.  Nothing is zero."""
        sums: dict[Place, Decimal] = defaultdict(lambda: ZERO)
        for fact in self.facts:
            if fact.until is None if as_of is None else fact.stands_on(as_of):
                for to, source, amount in fact.moves:
                    sums[to] += amount
                    sums[source] -= amount
        signed = {place: -amount if place.account == "UNAPPLIED" else amount for place, amount in sums.items()}
        return {place: amount for place, amount in signed.items() if amount}

    def at(self, place: Place) -> Decimal:
        """Dollars at one place now."""
        return self.balances().get(place, ZERO)
