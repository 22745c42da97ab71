"""The numbers of the hierarchical levels (HL): counted from 1, naming the level above, telling of levels below."""

from __future__ import annotations

from dataclasses import dataclass, field

from x12.problems import Problem, Rule
from x12.rules import reading


@dataclass(slots=True)
class _Level:
    depth: int
    at: int
    number: str
    says_below: str
    has_below: bool = False


@dataclass(slots=True)
class Levels:
    """
    Follows the HL segments of one transaction and says where their numbers are wrong.

    An answer `may_break_off`: a payer that rejects at one level has announced the next, and sends none.
    """

    problems: list[Problem]
    may_break_off: bool = False
    _open: list[_Level] = field(default_factory=list)
    _count: int = 1
    _expected: str = "1"

    def enter(self, elements: list[str], depth: int, at: int) -> None:
        """Take the next HL, which stands at a depth of the outline; outer levels have a smaller depth."""
        if len(elements) < 5:
            elements = [*elements, "", "", "", ""]
        _, number, parent, _, below, *_ = elements
        self._close(depth)
        if number == self._expected:
            self._count += 1
        else:
            self._say(reading.HL01, at, 1)
            self._count = int(number) + 1 if number.isdecimal() and len(number) < 12 else self._count + 1
        self._expected = str(self._count)
        above = self._open[-1] if self._open else None
        if parent != (above.number if above else ""):
            self._say(reading.HL02, at, 2)
        if above:
            above.has_below = True
        self._open.append(_Level(depth, at, number, below))

    def end(self) -> None:
        """Close all levels at the end of the transaction."""
        self._close(0)

    def _close(self, depth: int) -> None:
        while self._open and self._open[-1].depth >= depth:
            level = self._open.pop()
            # Some guides do not use HL04 at their last level, so nothing is as good as 0.
            fitting = ("1",) if level.has_below else ("0", "", "1") if self.may_break_off else ("0", "")
            if level.says_below not in fitting:
                self._say(reading.HL04, level.at, 4)

    def _say(self, rule: Rule, at: int, element: int) -> None:
        self.problems.append(rule.problem(at, "HL", element))
