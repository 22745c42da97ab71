"""
What each provider-level adjustment (PLB03-1) is to the office: money that comes back, income, or a question.

A payer keeps money (the amount is positive) or gives it (negative); the same code may be either.  What a code means is
data here; what is done with it is done in `payments.provider_level.booking`.

Source: 835 005010X221A1, PLB03-1; X12 RFI 227, 758, 1604, 1756 and 2370.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from x12 import words


class Nature(Enum):
    """What becomes of an item: `label` for lists, `value` for addresses."""

    CARRIED = "carried"
    WITHHELD = "withheld"
    INCOME = "income"
    QUESTION = "question"

    @property
    def label(self) -> str:
        """Say it as a biller does."""
        return LABELS[self]

    @property
    def explanation(self) -> str:
        """What it waits for, as one sentence."""
        return EXPLANATIONS[self]


LABELS: Mapping[Nature, str] = {
    Nature.CARRIED: "Waits for its other side",
    Nature.WITHHELD: "Withheld by the payer",
    Nature.INCOME: "Income outside of claims",
    Nature.QUESTION: "To decide",
}
EXPLANATIONS: Mapping[Nature, str] = {
    Nature.CARRIED: "It ends when its other side comes: a carried balance is taken, an overpayment is recovered.",
    Nature.WITHHELD: "The payer holds it. It ends when the payer gives it back, or when you book it as a cost.",
    Nature.INCOME: "It is paid for no claim, and is booked as income by itself.",
    Nature.QUESTION: "Only the office knows what it is: income, a cost, or the other side of another item.",
}

# Overpayments: one debt, told under any of these codes while it is carried and taken.
RECOVERY = frozenset({"WO", "WU", "FB", "72", "OB"})

# The payer received a refund of ours, and gives what it took for the same debt.
ACKNOWLEDGED = "72"

CARRIED = RECOVERY | frozenset({"AP", "C5", "CS", "IS", "PI"})
# Rewards and payments that are for no claim; a payer that takes one back asks a question.
INCOME_WHEN_GIVEN = frozenset({"L6", "BN", "IP", "CT", "CR", "HM", "DM", "GO", "CV", "CW", "OA", "RE", "B2", "51"})
WITHHELD_WHEN_KEPT = frozenset({"E3", "IR", "LE"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """One code with one sign: our words for it, and what becomes of it."""

    code: str
    words: str
    nature: Nature


def meaning(*, code: str, amount: Decimal) -> Meaning:
    """What a pair of a PLB is to the office; a code that nobody knows is a question."""
    return Meaning(code, words.provider_adjustment(code), _nature(code, amount))


def may_settle(one: str, other: str) -> bool:
    """Whether items of these codes can be the two sides of one thing without a person saying so."""
    return one == other or (one in RECOVERY and other in RECOVERY)


def _nature(code: str, amount: Decimal) -> Nature:
    if code in CARRIED:
        return Nature.CARRIED
    if code in INCOME_WHEN_GIVEN and amount < 0:
        return Nature.INCOME
    if code in WITHHELD_WHEN_KEPT:
        return Nature.WITHHELD
    return Nature.QUESTION
