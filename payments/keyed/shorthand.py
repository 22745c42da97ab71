"""
What people type into the cells of a paper explanation, and what it means.

A cell of reasons takes any number of them: "co45 30", "45 30 pr2 20", "ded 20", "29".  One of them may leave its
amount out: then it bears what is left to key.  `static/js/keyed_shorthand.js` reads the same while a person types; a
test holds the two together.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from x12.words.adjustments import CARC, PROVIDER_ADJUSTMENTS
from x12.words.remarks import RARC

ZERO = Decimal("0.00")
LARGEST = Decimal("9999999999.99")
MONEY = re.compile(r"(-?)\$?(\d+(?:\.\d{0,2})?|\.\d{1,2})(-?)")
THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d,])")
BETWEEN = re.compile(r"[\s,;+/:=]+")
GROUPS = ("CO", "PR", "OA", "PI")
GROUP_AND_CODE = re.compile(r"(CO|PR|OA|PI)-?([A-Z]?\d{1,3})")
CODE = re.compile(r"[A-Z]?\d{1,3}")
WORDS = {
    "D": ("PR", "1"), "DED": ("PR", "1"), "DEDUCTIBLE": ("PR", "1"),
    "CI": ("PR", "2"), "COINS": ("PR", "2"), "COINSURANCE": ("PR", "2"),
    "CP": ("PR", "3"), "COPAY": ("PR", "3"), "COPAYMENT": ("PR", "3"),
    "SEQ": ("CO", "253"),
}  # fmt: skip
# The group that a bare reason code gets; every other one is the contract's (CO) until a person says otherwise.
USUAL_GROUPS = {"1": "PR", "2": "PR", "3": "PR", "23": "OA"}
NOT_ON_THE_PAPER = "-"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason of a payer: why it paid less (positive) or more (negative) than charged."""

    group: str
    code: str
    amount: Decimal

    def __str__(self) -> str:
        return f"{self.group} {self.code} {self.amount}"


@dataclass(frozen=True, slots=True)
class Reasons:
    """What a cell of reasons says, and what could not be understood in it."""

    items: Sequence[Reason] = ()
    problems: Sequence[str] = ()

    @property
    def total(self) -> Decimal:
        """Dollars of all its reasons."""
        return sum((reason.amount for reason in self.items), ZERO)

    def __str__(self) -> str:
        return ", ".join(str(reason) for reason in self.items)


class NotMoney(Exception):
    """What was typed is no amount of dollars and cents."""


def read_money(text: str) -> Decimal | None:
    """
    Read typed dollars; an empty cell is None.

    :raises NotMoney: if it is no amount.
    """
    bare = _without_thousands(text.strip()).replace(" ", "")
    if not bare:
        return None
    found = MONEY.fullmatch(bare)
    if found is None or (found[1] and found[3]):
        raise NotMoney(f"“{text.strip()}” is no amount. Write dollars and cents, such as 96.00.")
    amount = Decimal(found[2]).quantize(ZERO)
    if amount > LARGEST:
        raise NotMoney(f"“{text.strip()}” is too large for an amount.")
    return -amount if found[1] or found[3] else amount


def read_reasons(text: str, *, left: Decimal) -> Reasons:
    """
    Read a cell of reasons.

    :param left: dollars that the reasons of the cell must explain together; what a reason without amount bears.
    """
    words = [word for word in BETWEEN.split(_without_thousands(text.upper())) if word]
    found: list[tuple[str, str, Decimal | None]] = []
    problems: list[str] = []
    while words:
        pair = _code(words)
        if pair is None:
            problems.append(f"“{words.pop(0)}” is not understood. Write reasons like CO 45 30.00 or copay 20.")
            continue
        if pair[1] not in CARC:
            problems.append(f"{pair[0]} {pair[1]}: there is no such reason code.")
        found.append((*pair, _amount(words)))
    items, unclear = _fill_in(found, left)
    return Reasons(items, [*problems, *unclear])


def read_remarks(text: str) -> tuple[list[str], list[str]]:
    """Read a cell of remark codes: the codes, each once, and what is none."""
    codes = list(dict.fromkeys(word for word in BETWEEN.split(text.upper()) if word))
    unknown = [f"{code}: there is no such remark code." for code in codes if code not in RARC]
    return codes, unknown


def is_kind_of_kept_back(code: str) -> bool:
    """Tell whether this is a code of a provider-level adjustment (PLB03)."""
    return code in PROVIDER_ADJUSTMENTS


def _without_thousands(text: str) -> str:
    return THOUSANDS.sub(lambda found: found[0].replace(",", ""), text)


def _code(words: list[str]) -> tuple[str, str] | None:
    """Take group and code from the front; None, and nothing taken, when a reason does not begin here."""
    first = words[0]
    if first in WORDS:
        words.pop(0)
        return WORDS[first]
    joined = GROUP_AND_CODE.fullmatch(first)
    if joined:
        words.pop(0)
        return joined[1], joined[2]
    if first in GROUPS and len(words) > 1 and CODE.fullmatch(words[1]):
        words.pop(0)
        return first, words.pop(0)
    if CODE.fullmatch(first):
        words.pop(0)
        return USUAL_GROUPS.get(first, "CO"), first
    return None


def _amount(words: list[str]) -> Decimal | None:
    """Take an amount from the front, when one stands there."""
    if not words:
        return None
    found = MONEY.fullmatch(words[0])
    if found is None or (found[1] and found[3]):
        return None
    return read_money(words.pop(0))


def _fill_in(found: Sequence[tuple[str, str, Decimal | None]], left: Decimal) -> tuple[list[Reason], list[str]]:
    """Give the one reason without amount what the others leave."""
    open_ones = [f"{group} {code}" for group, code, amount in found if amount is None]
    known = sum((amount for _, _, amount in found if amount is not None), ZERO)
    if len(open_ones) > 1:
        return _with_amounts(found), [f"{' and '.join(open_ones)} have no amount. Only one reason may leave it out."]
    if open_ones and left == known:
        return _with_amounts(found), [f"{open_ones[0]} has no amount, and nothing is left to explain."]
    return [Reason(group, code, left - known if amount is None else amount) for group, code, amount in found], []


def _with_amounts(found: Sequence[tuple[str, str, Decimal | None]]) -> list[Reason]:
    return [Reason(group, code, amount) for group, code, amount in found if amount is not None]
