"""
How segments look in which surely nothing is wrong, as one pattern made from the tables of a message.

The pattern may refuse a segment that is right after all; the rules, which take the segment apart, have the last word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from string import ascii_uppercase, digits, punctuation

from x12.envelope import Delimiters
from x12.rules.wire_tables import Tables

OTHER_SIGNS = ":><|"
NUMBER = r"(?:-?+(?:0|[1-9][0-9]*+|(?=\.))(?:\.[0-9]*[1-9])?)"
DATE = r"[0-9]{8}+(?:-[0-9]{8}+)?+"
MIXED_CASE = frozenset({"PER"})
"""Segments with e-mail addresses."""
WITHOUT_GAP = {"CAS": (2, 3), "HI": (1, 1)}
"""Segments with values in groups of which none is left empty: where the first begins, and how many make a group."""
THREE_PARTS = {("CLM", 5)}
"""Composites of professional claims of which the second and third component are required too."""


@lru_cache(maxsize=32)
def regular(tables: Tables, marks: Delimiters) -> re.Pattern[str]:
    """Make the pattern that fits any number of regular segments, with their ends before, between and behind them."""
    shapes = _Shapes(tables, marks)
    known = "|".join(shapes.known(segment) for segment in sorted(tables.known))
    end = shapes.end
    return re.compile(f"(?:{end}(?:{known}|{shapes.unknown()})(?<!{shapes.separator})(?={end}))*+{end}")


def repetition_of(marks: Delimiters) -> str:
    """Give the repetition separator; before 5010 a letter stood in its place."""
    return "" if marks.repetition.isalnum() else marks.repetition.strip()


def other_signs(marks: Delimiters) -> str:
    """Give the usual component separators that this file does not use."""
    return "".join(sign for sign in OTHER_SIGNS if sign not in marks.reserved)


@dataclass(slots=True)
class _Shapes:
    """Writes the pattern of each segment: its elements one inside the other, because any segment may end early."""

    tables: Tables
    marks: Delimiters
    separator: str = field(init=False)
    end: str = field(init=False)

    def __post_init__(self) -> None:
        self.separator, self.end = re.escape(self.marks.element), re.escape(self.marks.segment)

    def unknown(self) -> str:
        """Write the pattern of a segment that the message does not know."""
        known = "|".join(self.tables.known)
        return f"(?!(?:{known})(?:{self.separator}|{self.end}))[A-Z][A-Z0-9]{{1,2}}+{self._rest()}"

    def known(self, segment: str) -> str:
        """Write the pattern of a segment from its last element with something to look at back to its id."""
        required = set(self.tables.required.get(segment, ()))
        pairs = {}
        for first, second, is_both_ways in self.tables.joined.get(segment, ()):
            if first in required or (is_both_ways and second in required):
                required |= {first, second}
            else:
                pairs[first, second] = is_both_ways
        special = (
            self.tables.composites,
            self.tables.repeated,
            self.tables.numbers,
            self.tables.dates,
            self.tables.saying,
        )
        looked_at = {at for table in special for at in table.get(segment, ())} | required
        looked_at |= {*self.tables.qualifiers.get(segment, ()), *self.tables.unused.get(segment, ())}
        looked_at |= {at for pair in pairs for at in pair}
        at, text = max(looked_at, default=0), self._rest(segment)
        while at:
            if (at - 1, at) in pairs:
                text = f"(?:{self._pair(segment, at, is_both_ways=pairs[at - 1, at])}{text})?+"
                at -= 2
                continue
            is_required = at <= max(required, default=0)
            text = f"{self.separator}{self._value(segment, at, is_filled=at in required)}{text}"
            text = text if is_required else f"(?:{text})?+"
            at -= 1
        _, group = WITHOUT_GAP.get(segment, (0, 0))
        gap = f"(?![^{self.end}]*?{self.separator}{{{group + 1}}})" if group else ""
        return segment + gap + text

    def _pair(self, segment: str, second: int, *, is_both_ways: bool) -> str:
        """Write two elements of which the first, or either, is not without the other."""
        sep = self.separator
        filled = [self._value(segment, at, is_filled=True) for at in (second - 1, second)]
        other = f"(?={sep})" if is_both_ways else self._value(segment, second)
        return f"{sep}(?:{filled[0]}{sep}{filled[1]}|{sep}{other})"

    def _value(self, segment: str, at: int, *, is_filled: bool = False) -> str:
        """Write the pattern of an element."""
        tables = self.tables
        if at in tables.unused.get(segment, ()):
            return ""
        if at in tables.numbers.get(segment, ()):
            text = NUMBER
        elif at in tables.dates.get(segment, ()):
            text = DATE
        elif at in tables.composites.get(segment, ()):
            part, least = self._text(without=other_signs(self.marks)), 2 if (segment, at) in THREE_PARTS else 0
            width = tables.widths.get(segment, {}).get(at)
            most = width - 1 if width else ""
            text = f"{part}(?:{re.escape(self.marks.component)}{part}){{{least},{most}}}+"
        elif at in tables.qualifiers.get(segment, ()):
            text = f"(?:{'|'.join(sorted(tables.qualifiers[segment][at]))})"
        else:
            is_repeated = at in tables.repeated.get(segment, ()) and self.marks.repetition != self.marks.component
            text = self._text(segment, more=repetition_of(self.marks) if is_repeated else "")
        if at in tables.saying.get(segment, ()):
            text = f"(?=[A-Za-z0-9]){text}"
        return text if is_filled else f"(?:{text})?+"

    def _rest(self, segment: str = "") -> str:
        return f"(?:{self.separator}(?:{self._text(segment)})?+)*+"

    def _text(self, segment: str = "", *, more: str = "", without: str = "") -> str:
        """Write the pattern of text without separators or foreign characters, nor spaces around it."""
        letters = ascii_uppercase + (ascii_uppercase.lower() if segment in MIXED_CASE else "")
        taken = {*self.marks.element, *self.marks.component, *self.marks.segment, *repetition_of(self.marks), *without}
        signs = [sign for sign in f" {letters}{digits}{punctuation}" if sign not in taken or sign in more]
        return f"(?! )[{''.join(re.escape(sign) for sign in signs)}]++(?<! )"
