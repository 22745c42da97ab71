"""Refunds as the second set of books keeps them: what each takes from where, and how far it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tests.payments.any_order.books import ZERO, Fact, Place
from tests.payments.any_order.items import Item


class Way(StrEnum):
    """How far a refund is, in the product's words."""

    REQUESTED = "REQUESTED"
    APPROVED = "APPROVED"
    SENT = "SENT"
    CLEARED = "CLEARED"
    DECLINED = "DECLINED"
    VOID = "VOID"


@dataclass(eq=False, slots=True)
class GivenBack:
    """
    One refund; `number` is its row.

    One to the payer that sends remittances names the `claim` that was overpaid, and may be acknowledged by an item.
    """

    number: int
    parts: dict[Place, Decimal]
    asked_by_manager: bool
    way: Way
    claim: str = ""
    check: str = ""
    sent_on: date | None = None
    is_cleared: bool = False
    acknowledged_by: Item | None = None
    fact: Fact | None = None

    @property
    def amount(self) -> Decimal:
        """All dollars of it."""
        return sum(self.parts.values(), ZERO)

    @property
    def is_promised(self) -> bool:
        """Whether it will take what it was asked of."""
        return self.way in {Way.REQUESTED, Way.APPROVED}


@dataclass(slots=True)
class GivenBacks:
    """All refunds."""

    every: list[GivenBack] = field(default_factory=list)

    def promised(self, place: Place) -> Decimal:
        """Dollars that refunds on their way will take from a place."""
        return sum((one.parts.get(place, ZERO) for one in self.every if one.is_promised), ZERO)

    def take_from(self, place: Place) -> bool:
        """Tell whether a refund took of a place, or will."""
        gone = {Way.REQUESTED, Way.APPROVED, Way.SENT, Way.CLEARED}
        return any(place in one.parts and one.way in gone for one in self.every)

    def acknowledge(self, items: Iterable[Item]) -> None:
        """Find the refunds that the payer says it received (PLB 72): named, or the only one of the amount."""
        for item in items:
            if item.code == "72" and item.amount < 0 and self.of(item) is None:
                one = self._meant(item)
                if one is not None:
                    one.acknowledged_by, one.way = item, Way.CLEARED

    def forget(self, item: Item) -> None:
        """Take back that an item acknowledged a refund."""
        one = self.of(item)
        if one is not None:
            one.acknowledged_by, one.way = None, Way.CLEARED if one.is_cleared else Way.SENT

    def of(self, item: Item) -> GivenBack | None:
        """The refund that an item acknowledges."""
        return next((one for one in self.every if one.acknowledged_by is item), None)

    def _meant(self, item: Item) -> GivenBack | None:
        sent = [one for one in self.every if one.claim and one.way in {Way.SENT, Way.CLEARED}]
        free = sorted((one.sent_on or date.min, one.number, one) for one in sent if one.acknowledged_by is None)
        same = [one for _, _, one in free if one.amount == -item.amount]
        for one in same:
            if one.claim == item.claim or item.reference in {one.check, str(one.number)}:
                return one
        return same[0] if len(same) == 1 and not item.claim else None
