"""Provider-level items as the second set of books keeps them: what is open of each, and which are one money."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from tests.payments.any_order.books import (
    CLEARING,
    OTHER_INCOME,
    ZERO,
    Books,
    Fact,
    Move,
    Place,
    kept_from,
    waiting_in,
)

OVERPAYMENTS = {"WO", "FB", "72"}
GIVEN_AS_INCOME = {"L6"}


@dataclass(eq=False, slots=True)
class Item:
    """
    One pair of a PLB: dollars that the payer kept, or below zero gave.

    `place` orders items: day, trace, place in the file.  `claim` is the number of the claim that it is tied to.
    """

    deposit: str
    code: str
    reference: str
    amount: Decimal
    place: tuple[date, str, int]
    claim: str = ""
    is_posted: bool = False
    by_hand: bool = False
    booked: Fact | None = None

    @property
    def keys(self) -> set[str]:
        """By what its other side is found."""
        trace = {self.place[1]} if self.code == "FB" and self.amount < 0 else set()
        return {self.reference, *trace} | ({f"claim {self.claim}"} if self.claim else set())

    def signed(self, amount: Decimal) -> Decimal:
        """The amount with the item's own sign."""
        return amount if self.amount > 0 else -amount


@dataclass(eq=False, slots=True)
class Settled:
    """
    Dollars of an item that are settled: against another item, on a claim, or as something else.

    `is_acknowledged` tells that it went to the claim of a refund that the payer received.
    """

    item: Item
    other: Item | None
    amount: Decimal
    is_automatic: bool
    fact: Fact
    is_acknowledged: bool = False


@dataclass(slots=True)
class Items:
    """All items of one payer."""

    books: Books
    claim_numbers: set[str] = field(default_factory=set)
    every: list[Item] = field(default_factory=list)
    settled: list[Settled] = field(default_factory=list)

    def open_of(self, item: Item) -> Decimal:
        """Dollars that are not settled, with the item's sign."""
        used = sum((one.amount for one in self.settled if item in (one.item, one.other)), ZERO)
        return item.amount - item.signed(used) if item.is_posted else ZERO

    def post(self, items: Iterable[Item], *, today: date) -> None:
        """Book the items of a remittance, what is income at once, and find their other sides."""
        for item in items:
            item.is_posted = True
            item.claim = item.reference if item.reference in self.claim_numbers else ""
            move = (kept_from(item.deposit), waiting_in(item.deposit), item.amount)
            item.booked = self.books.stand([move], on=today)
            if item not in self.every:
                self.every.append(item)
            if item.code in GIVEN_AS_INCOME and item.amount < 0:
                self.settle(item, abs(item.amount), to=OTHER_INCOME, today=today, is_automatic=True)
        self.pair(today=today)

    def unpost(self, items: Iterable[Item], *, today: date) -> None:
        """Take the items of a remittance out again, and what they had settled."""
        gone = list(items)
        for one in [one for one in self.settled if one.item in gone or one.other in gone]:
            self.undo(one, today=today)
        for item in gone:
            assert item.booked is not None
            self.books.fall(item.booked, on=today)
            item.is_posted, item.by_hand, item.claim = False, False, ""
        if gone:
            self.pair(today=today)

    def settle(self, item: Item, amount: Decimal, *, to: Place, today: date, is_automatic: bool = False) -> Settled:
        """Book dollars of one item to an account."""
        return self._keep(item, None, amount, [_out(item, to, amount)], today, is_automatic)

    def settle_on_lines(self, item: Item, moves: list[Move], amount: Decimal, *, today: date) -> Settled:
        """Put dollars of one item on the lines of a claim."""
        return self._keep(item, None, amount, moves, today, is_automatic=False)

    def settle_pair(self, kept: Item, given: Item, amount: Decimal, *, today: date, is_automatic: bool) -> Settled:
        """Book that two items are the same money."""
        moves = [_out(kept, CLEARING, amount), _out(given, CLEARING, amount)]
        return self._keep(kept, given, amount, moves, today, is_automatic)

    def undo(self, one: Settled, *, today: date) -> None:
        """Open what was settled again."""
        self.settled.remove(one)
        self.books.fall(one.fact, on=today)

    def pair(self, *, today: date) -> None:
        """Let the items that persons left alone find their other sides anew."""
        left = {item: abs(self.open_of(item)) for item in self.every if item.is_posted and not item.by_hand}
        # A pair of which a person took one side in hand stays as it is.
        automatic = [one for one in self.settled if one.is_automatic and one.item in left and one.other in left]
        before = {(one.item, one.other): one for one in automatic if one.other}
        for (kept, given), one in before.items():
            left[kept] += one.amount
            left[given] += one.amount
        wanted = pairs(left)
        for sides, one in before.items():
            if wanted.get(sides) != one.amount:
                self.undo(one, today=today)
        for (kept, given), amount in wanted.items():
            if not any((one.item, one.other) == (kept, given) and one.is_automatic for one in self.settled):
                self.settle_pair(kept, given, amount, today=today, is_automatic=True)

    def _keep(
        self, item: Item, other: Item | None, amount: Decimal, moves: list[Move], today: date, is_automatic: bool
    ) -> Settled:
        made = Settled(item, other, amount, is_automatic, self.books.stand(moves, on=today))
        self.settled.append(made)
        return made


def pairs(left: dict[Item, Decimal]) -> dict[tuple[Item, Item], Decimal]:
    """
    Which of these items are the same money, and how much of it: the oldest first, those that fit best before others.

    `left` is what each item has to give.
    """
    in_order = sorted(left, key=lambda item: item.place)
    fitting = [
        (kept, given)
        for kept in in_order
        for given in in_order
        if kept.amount > 0 > given.amount and kept.keys & given.keys and _may_be_one(kept.code, given.code)
    ]
    rest = dict(left)
    found: dict[tuple[Item, Item], Decimal] = {}
    best_first: tuple[Callable[[Item, Item], bool], ...] = (
        lambda kept, given: kept.code == given.code and rest[kept] == rest[given],
        lambda kept, given: kept.code == given.code,
        lambda kept, given: rest[kept] == rest[given],
        lambda kept, given: True,
    )
    for fits in best_first:
        for kept, given in fitting:
            part = min(rest[kept], rest[given])
            if part and fits(kept, given):
                found[kept, given] = found.get((kept, given), ZERO) + part
                rest[kept] -= part
                rest[given] -= part
    return found


def _may_be_one(one: str, other: str) -> bool:
    return one == other or {one, other} <= OVERPAYMENTS


def _out(item: Item, to: Place, amount: Decimal) -> Move:
    return (to, kept_from(item.deposit), item.signed(amount))
