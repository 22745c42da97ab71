"""Refunds as the second set of books keeps them: what each takes from where, and how far it is."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from tests.payments.any_order.books import ZERO, Fact, Place


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
    """One refund; `number` is its row."""

    number: int
    parts: dict[Place, Decimal]
    asked_by_manager: bool
    way: Way
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
