"""The numbers of the hierarchical levels (HL): counted from 1, naming the level above, telling of levels below."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from x12.problems import Problem, Rule
from x12.rules import reading

LACKING = "-"
"""In place of an HL04 that is not there though it must be."""

Open = list[Any]
"""
An open HL: how deep it stands, its segment number, its HL01, its HL04, what that should be ("1" or "0"), and what its
HL01 should have been.
"""


@dataclass(slots=True)
class Levels:
    """
    Follows the HL segments of one transaction and says where their numbers are wrong.

    An answer `may_break_off`: a payer that rejects at one level has announced the next, and sends none.  `lowest` is
    the kind of level (HL03) for which the guide wants no HL04, because nothing ever stands below it.
    """

    problems: list[Problem]
    may_break_off: bool = False
    lowest: str = ""
    _open: list[Open] = field(default_factory=list)
    _expected: int = 1
    _or_else: int = 0

    def enter(self, elements: list[str], depth: int, at: int) -> None:
        """Take the next HL, which stands at a depth of the outline; outer levels have a smaller depth."""
        if len(elements) != 5:
            elements = [*elements, "", "", "", ""][:5]
        _, number, parent, kind, below = elements
        if not below and kind != self.lowest:
            below = LACKING
        opened, above, rightly = self._open, "", ""
        while opened:
            last = opened[-1]
            if last[0] < depth:
                last[4], above, rightly = "1", last[2], last[5]
                break
            opened.pop()
            if last[3] != last[4]:
                self._doubt(last[1], last[3], last[4])
        should = str(self._expected)
        if number == should:
            self._expected, self._or_else = self._expected + 1, 0
        else:
            should = self._recount(number, at)
        if parent not in (above, rightly):
            self._say(reading.HL02, at, 2)
        opened.append([depth, at, number, below, "0", should])

    def _recount(self, number: str, at: int) -> str:
        """Go on behind a number that is wrong, from it or as if it were right; give what it should have been."""
        should = self._or_else or self._expected
        is_number = number.isdecimal() and len(number) < 12
        if not self._or_else or number != str(should):
            self._say(reading.HL01, at, 1)
        self._or_else = should + 1 if number != str(should) else 0
        self._expected = (int(number) if is_number else should) + 1
        return str(should)

    def end(self) -> None:
        """Close all levels at the end of the transaction."""
        while self._open:
            _, begins, _, says, should, _ = self._open.pop()
            if says != should:
                self._doubt(begins, says, should)

    def _doubt(self, at: int, says_below: str, should: str) -> None:
        """Say that HL04 is wrong, unless the guide does not use it there: then nothing is as good as 0."""
        fitting = ("1",) if should == "1" else ("0", "", "1") if self.may_break_off else ("0", "")
        if says_below not in fitting:
            self._say(reading.HL04, at, 4)

    def _say(self, rule: Rule, at: int, element: int) -> None:
        self.problems.append(rule.problem(at, "HL", element))
