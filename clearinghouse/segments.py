"""A stored file by its numbered segments: what they say, where messages and claims begin, where a value stands."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from x12.envelope import Delimiters
from x12.explaining import Line, Mark, Walker
from x12.kinds import BEGINNINGS
from x12.scan import decode, stretches

AMOUNT = re.compile(r"-?\$?[0-9][0-9,]{0,20}(\.[0-9]{1,6})?")
NOTED = frozenset({"ST", "SE", "GS", "GE", "IE", "st", "se", "gs", "ge", "ie", *(name[:2] for name in BEGINNINGS)})
"""How the segments begin that tell where messages do."""
BEHIND_ST = 2


@dataclass(frozen=True)
class Span:
    """The numbers of the first and the last segment of a message: its ST and SE, or twice its TA1."""

    first: int
    last: int


@dataclass(frozen=True)
class Index:
    """
    What was counted in a file once: its segments, its messages in order, its claims.

    `headlines` are the segments that open a claim and those that say what became of it.  A claim is what a biller looks
    for: also the answer to one, or a person whose coverage is told.
    """

    count: int
    messages: list[Span]
    headlines: array[int]
    claims: int

    @classmethod
    def of(cls, text: str) -> Index:
        """Count what a file holds; what is no X12 has no segments."""
        counter = _Counter()
        for stretch in stretches(text):
            if stretch.begins:
                counter.begin(stretch.delimiters)
            counter.take(stretch.segments)
        counter.close()
        return cls(counter.number, counter.messages, counter.headlines, counter.claims)


@dataclass(frozen=True)
class Listing:
    """
    The segments of a file, numbered from 1 at the first ISA.

    Only the text and a few numbers are held, whatever the size of the file; segments are split when they are asked for.
    """

    text: str
    index: Index

    @classmethod
    def of(cls, content: bytes) -> Listing:
        """Count and list what a file holds."""
        text = decode(content)
        return cls(text, Index.of(text))

    @property
    def count(self) -> int:
        """How many segments there are."""
        return self.index.count

    def span(self, position: int) -> Span | None:
        """The message at this position, counted from 1; None when it cannot be told."""
        messages = self.index.messages
        return messages[position - 1] if 0 < position <= len(messages) else None

    def position(self, number: int) -> int:
        """The position of the message that holds a segment, 0 if none does."""
        at = bisect_right(self.index.messages, number, key=_first)
        return at if at and number <= self.index.messages[at - 1].last else 0

    def lines(self, numbers: Iterable[int]) -> Iterator[Line]:
        """Explain the segments with these numbers, in the order of the file."""
        wanted = sorted(set(numbers), reverse=True)
        reader = _Reader()
        for stretch in stretches(self.text):
            if not wanted:
                return
            if stretch.begins:
                reader.begin(stretch.delimiters)
            segments = [text for text in stretch.segments if text]
            if segments:
                yield from reader.take(segments, wanted)

    def find(self, asked: str, *, most: int) -> list[int]:
        """
        Find the segments that hold a value: equal to what was asked if there are any, else with that text in them.

        Capital letters do not matter.  An amount may be written $1,234.50 and a date 10/15/2026.
        """
        written = _as_written(asked)
        if not written:
            return []
        equal: list[int] = []
        similar: list[int] = []
        number = 0
        delimiters: Delimiters | None = None
        for stretch in stretches(self.text):
            delimiters = stretch.delimiters or delimiters
            for text in filter(None, stretch.segments):
                number += 1
                upper = text.upper()
                found = [one for one in written if one in upper]
                if not found or delimiters is None:
                    continue
                if len(equal) < most and not set(found).isdisjoint(_values(upper, delimiters)):
                    equal.append(number)
                elif len(similar) < most:
                    similar.append(number)
        return equal or similar


@dataclass
class _Counter:
    """Counts segments, and keeps the numbers of those where messages and claims begin."""

    number: int = 0
    messages: list[Span] = field(default_factory=list)
    headlines: array[int] = field(default_factory=lambda: array("L"))
    claims: int = 0
    walker: Walker | None = None
    opened: int = 0

    def begin(self, delimiters: Delimiters | None) -> None:
        self.close()
        self.walker = Walker(delimiters) if delimiters else None

    def take(self, segments: list[str]) -> None:
        walker = self.walker
        if walker is None:
            return
        for text in filter(None, segments):
            self.number += 1
            mark = walker.skip(text)
            if walker.number == BEHIND_ST and not self.opened:
                self.opened = self.number
            if mark:
                self.headlines.append(self.number)
                self.claims += mark is Mark.CLAIM
            elif walker.number < 2:
                self._envelope(text, walker.delimiters)

    def _envelope(self, text: str, delimiters: Delimiters) -> None:
        name = _name(text, delimiters)
        self.close(self.number if name == "SE" else self.number - 1)
        if name == "ST":
            self.opened = self.number
        elif name == "TA1":
            self.messages.append(Span(self.number, self.number))

    def close(self, last: int = 0) -> None:
        """End the open message with a segment, or with the last that was counted."""
        if self.opened:
            self.messages.append(Span(self.opened, last or self.number))
        self.opened = 0


@dataclass
class _Reader:
    """Explains wanted segments; between them it only follows the envelopes, and finds its way back from an anchor."""

    number: int = 0
    walker: Walker | None = None
    walked: int = 0
    group: str = ""
    message: str = ""
    message_at: int = 0
    before: list[str] = field(default_factory=list)

    def begin(self, delimiters: Delimiters | None) -> None:
        self.walker = Walker(delimiters) if delimiters else None
        self.walked = self.number
        self.group, self.message, self.before = "", "", []

    def take(self, segments: list[str], wanted: list[int]) -> Iterator[Line]:
        """Take the next stretch and explain what of it is wanted; `wanted` is in descending order."""
        if self.walker is None:
            return
        if wanted[-1] <= self.number + len(segments):
            self._find_way(self.walker)
            yield from self._walk(self.walker, segments, wanted)
        self._note(segments, self.walker.delimiters)
        self.number += len(segments)
        self.before = segments

    def _walk(self, walker: Walker, segments: list[str], wanted: list[int]) -> Iterator[Line]:
        for number, text in enumerate(segments, self.number + 1):
            if wanted and wanted[-1] == number:
                wanted.pop()
                yield walker.line(text, number)
            else:
                walker.skip(text)
            self.walked = number

    def _find_way(self, walker: Walker) -> None:
        """Bring the walker to the segment before this stretch, if it is not there."""
        if self.walked == self.number:
            return
        if self.group:
            walker.skip(self.group)
        if self.message:
            walker.skip(self.message)
            first = self.number - len(self.before) + 1
            start = max(first, self.message_at + 1)
            anchor = next(
                (at for at in range(self.number, start, -1) if walker.is_anchor(self.before[at - first])), start
            )
            walker.jump(anchor - self.message_at)
            for text in self.before[anchor - first :]:
                walker.skip(text)

    def _note(self, segments: list[str], delimiters: Delimiters) -> None:
        for number, text in enumerate(segments, self.number + 1):
            if text[:2] not in NOTED:
                continue
            name = _name(text, delimiters)
            if name == "ST":
                self.message, self.message_at = text, number
            elif name == "GS":
                self.group, self.message = text, ""
            elif name in ("SE", "GE", "IEA"):
                self.message = ""
            elif name in BEGINNINGS and not self.message:  # its ST is lost
                self.message, self.message_at = text, number - 1


def _first(span: Span) -> int:
    return span.first


def _name(text: str, delimiters: Delimiters) -> str:
    return text.partition(delimiters.element)[0].strip().upper()


def _values(text: str, delimiters: Delimiters) -> set[str]:
    """The elements of a segment, their repetitions and their components."""
    elements = text.split(delimiters.element)[1:]
    found = set(elements)
    for separator in (delimiters.repetition, delimiters.component):
        if separator:
            found |= {part for element in elements for part in element.split(separator)}
    return {value.strip() for value in found}


def _as_written(asked: str) -> set[str]:
    """The ways in which a file writes what a person asked for."""
    text = " ".join(asked.upper().split())
    found = {text} if text else set()
    month, _, rest = text.partition("/")
    day, _, year = rest.partition("/")
    if len(year) == 4 and (year + month + day).isdecimal():
        found.add(f"{year}{month:0>2}{day:0>2}")
    if AMOUNT.fullmatch(text):
        found.add(format(Decimal(text.replace("$", "").replace(",", "")).normalize(), "f"))
    return found - {""}
