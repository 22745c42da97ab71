"""The numbers of the hierarchical levels (HL): counted from 1, naming the level above, telling of levels below."""

from __future__ import annotations

from dataclasses import dataclass, field

from x12.problems import Problem, Rule
from x12.rules import reading


@dataclass(slots=True)
class _Level:
    """An open HL: how deep it stands, its segment number, its HL01 and HL04, whether a level came below it."""

    depth: int = 0
    at: int = 0
    number: str = ""
    says_below: str = ""
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
    _closed: list[_Level] = field(default_factory=list)
    _count: int = 1
    _expected: str = "1"

    def enter(self, elements: list[str], depth: int, at: int) -> None:
        """Take the next HL, which stands at a depth of the outline; outer levels have a smaller depth."""
        if len(elements) != 5:
            elements = [*elements, "", "", "", ""][:5]
        _, number, parent, _, below = elements
        opened = self._open
        while opened and opened[-1].depth >= depth:
            self._close(opened.pop())
        if number == self._expected:
            self._count += 1
        else:
            self._say(reading.HL01, at, 1)
            self._count = int(number) + 1 if number.isdecimal() and len(number) < 12 else self._count + 1
        self._expected = str(self._count)
        if opened:
            above = opened[-1]
            above.has_below = True
            if parent != above.number:
                self._say(reading.HL02, at, 2)
        elif parent:
            self._say(reading.HL02, at, 2)
        level = self._closed.pop() if self._closed else _Level()
        level.depth, level.at, level.number, level.says_below, level.has_below = depth, at, number, below, False
        opened.append(level)

    def end(self) -> None:
        """Close all levels at the end of the transaction."""
        while self._open:
            self._close(self._open.pop())

    def _close(self, level: _Level) -> None:
        self._closed.append(level)
        if level.says_below == ("1" if level.has_below else "0"):
            return
        # Some guides do not use HL04 at their last level, so nothing is as good as 0.
        fitting = ("1",) if level.has_below else ("0", "", "1") if self.may_break_off else ("0", "")
        if level.says_below not in fitting:
            self._say(reading.HL04, level.at, 4)

    def _say(self, rule: Rule, at: int, element: int) -> None:
        self.problems.append(rule.problem(at, "HL", element))
