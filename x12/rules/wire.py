"""
What only the raw segments show: how they are written, and what was left out where reading assumes the usual.

Segments are looked through many at once; one pattern, made from the declarations of the message, finds whether any of
them may be wrong.  Only then they are taken apart.  Professional claims have rules of their own for most of this
(`x12.rules.syntax837p`, `x12.rules.assumed837p`); the rules that they share are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from x12.declare import Message
from x12.envelope import Delimiters, Transaction
from x12.messages.claim837p import ClaimBatch
from x12.problems import RULES, Problem, Rule, told
from x12.rules import structure, syntax837p
from x12.rules.wire_tables import pattern_of, tables_of

SEGMENT_ID = told(
    "SEGMENT-ID",
    snip=1,
    source="X12.6: a segment begins with an id of two or three letters and digits",
    what="The segment has no proper id.",
    remedy="Check for a separator too much, or for a line that was cut.",
    ack="1",
)
COMPONENT_SEPARATOR = told(
    "COMPONENT-SEPARATOR",
    snip=1,
    source="X12.5 ISA16: the separator of components",
    what="The value is of several parts, but they are not separated as ISA16 says.",
    remedy="Use the same component separator in ISA16 and in all segments.",
    severity="warning",
)
PAIR = told(
    "PAIR",
    snip=1,
    source="X12.3 syntax notes of the segments: BPR, LQ, N1, NM1, PER, PLB, PRV, SV1",
    what="Of two elements that go together, such as a qualifier and its number, only one is there.",
    remedy="Send both, or neither.",
    ack="2",
)
LOWER = re.compile(r"[a-z]")
FOREIGN = re.compile(r"[^ -~]")
PROPER_ID = re.compile(r"[A-Za-z][A-Za-z0-9]{1,2}")
OTHER_SIGNS = ":><|"
DATE_AND_TIME = "DT"

Found = Iterator[tuple[Rule, int, int]]
"""A rule, the element and the component where it is broken."""


class Wire:
    """Looks at the raw segments of one transaction, as far as they were read."""

    def __init__(self, message: Message, transaction: Transaction) -> None:
        self.transaction = transaction
        self._next = 1
        self._is_claim = isinstance(message, ClaimBatch)
        cls: type = type(message)
        self._tables = tables_of(cls, self._is_claim)
        self._pattern = pattern_of(self._tables, transaction.delimiters)
        self._has_told_lower_case = False

    def up_to(self, last: int) -> Iterator[Problem]:
        """Find what is wrong in the segments after those already looked at, up to a number."""
        if last < self._next:
            return
        first, texts = self._texts(last)
        self._next = last + 1
        if texts and (self._is_doubtful(texts) or self._separators_are_doubtful(texts)):
            for number, text in enumerate(texts, first):
                yield from self._segment(number, text)

    def _texts(self, last: int) -> tuple[int, list[str]]:
        """Give the segments up to a number that are still there, and the number of the first of them."""
        raw, head, skipped = self.transaction.raw, self.transaction.head, self.transaction.skipped
        if self._next <= head or not skipped:
            return self._next, raw[self._next - 1 : last]
        start = max(self._next - 1 - skipped, head)
        return start + 1 + skipped, raw[start : max(last - skipped, start)]

    def _is_doubtful(self, texts: list[str]) -> bool:
        """Tell whether any of the segments may break a rule; mostly none does."""
        marks = self.transaction.delimiters
        end = marks.segment
        text = f"{end}{end.join(texts)}{end}"
        if self._pattern.search(text) is not None or any(sign in text for sign in _other_signs(marks)):
            return True
        if self._is_claim:
            return False
        if not text.isascii() or text != text.upper() or not text.replace(end, "").isprintable():
            return True
        return any(pair in text for pair in _doubtful_pairs(marks))

    def _separators_are_doubtful(self, texts: list[str]) -> bool:
        marks, composites = self.transaction.delimiters, self._tables.composites
        if self._is_claim:
            return False
        if _repetition(marks) and any(marks.repetition in text for text in texts):
            return True
        for text in texts:
            if marks.component in text:
                elements = text.split(marks.element)
                within = composites.get(elements[0], ())
                if any(marks.component in value and at not in within for at, value in enumerate(elements)):
                    return True
        return False

    def _segment(self, number: int, text: str) -> Iterator[Problem]:
        elements = text.split(self.transaction.delimiters.element)
        name = elements[0].strip().upper()
        for rule, element, component in self._faults(elements, name):
            yield rule.problem(number, name, element, component=component)

    def _faults(self, elements: list[str], name: str) -> Found:
        if not PROPER_ID.fullmatch(name):
            yield SEGMENT_ID, 0, 0
            return
        yield from self._parts(elements, name)
        yield from self._left_out(elements, name)
        if not self._is_claim:
            yield from self._spelling(elements, name)
            yield from self._separators(elements, name)
            yield from self._values(elements, name)

    def _spelling(self, elements: list[str], name: str) -> Found:
        component = self.transaction.delimiters.component
        trailing = [at for at, value in enumerate(elements) if value.endswith(component)]
        if trailing or (len(elements) > 1 and not elements[-1]):
            yield RULES["TRAILING-SEPARATOR"], trailing[0] if trailing else len(elements) - 1, 0
        for at, value in enumerate(elements):
            if any(one != one.strip(" ") for one in value.split(component)):
                yield RULES["SPACES"], at, 0
            if FOREIGN.search(value):
                yield RULES["CHARACTERS"], at, 0
            # E-mail addresses are of lower case by nature; one telling is enough for a file.
            if name != "PER" and not self._has_told_lower_case and LOWER.search(value):
                self._has_told_lower_case = True
                yield RULES["LOWER-CASE"], at, 0

    def _separators(self, elements: list[str], name: str) -> Found:
        marks, tables = self.transaction.delimiters, self._tables
        composites, repeated = tables.composites.get(name, ()), tables.repeated.get(name, ())
        if name not in tables.known:
            return
        repetition = _repetition(marks)
        for at, value in enumerate(elements):
            is_component = marks.component in value and at not in composites
            if is_component or (repetition and repetition in value and at not in repeated):
                yield RULES["SEPARATOR-IN-DATA"], at, 0

    def _parts(self, elements: list[str], name: str) -> Found:
        marks = self.transaction.delimiters
        for at in self._tables.several.get(name, ()):
            value = elements[at] if at < len(elements) else ""
            if marks.component not in value and any(sign in value for sign in _other_signs(marks)):
                yield COMPONENT_SEPARATOR, at, 0

    def _left_out(self, elements: list[str], name: str) -> Found:
        filled = {at for at, value in enumerate(elements) if value}
        for at in self._tables.said.get(name, ()):
            if at not in filled:
                yield structure.MISSING, at, 0
        for at in self._tables.said_first.get(name, set()) & filled:
            if elements[at].startswith(self.transaction.delimiters.component):
                yield structure.MISSING, at, 1
        for first, second, is_both_ways in self._tables.pairs.get(name, ()):
            if first in filled and second not in filled:
                yield PAIR, second, 0
            elif is_both_ways and second in filled and first not in filled:
                yield PAIR, first, 0

    def _values(self, elements: list[str], name: str) -> Found:
        for at in self._tables.numbers.get(name, ()):
            value = elements[at] if at < len(elements) else ""
            if syntax837p.READABLE.fullmatch(value) and not syntax837p.NUMBER.fullmatch(value):
                yield RULES["NUMBER-FORM"], at, 0
        if name == "DTP" and elements[2:3] == [DATE_AND_TIME]:
            return
        for at in self._tables.dates.get(name, ()):
            if at < len(elements) and syntax837p.OTHER_DAY.fullmatch(elements[at]):
                yield RULES["DATE-FORM"], at, 0


def _repetition(marks: Delimiters) -> str:
    """Give the repetition separator; before 5010 a letter stood in its place."""
    return "" if marks.repetition.isalnum() else marks.repetition.strip()


def _other_signs(marks: Delimiters) -> list[str]:
    """Give the usual component separators that this file does not use."""
    return [sign for sign in OTHER_SIGNS if sign not in marks.reserved]


def _doubtful_pairs(marks: Delimiters) -> list[str]:
    """Give what stands where something is empty at an end, or a space is too much."""
    element, component, end = marks.element, marks.component, marks.segment
    ends = [component + element, component + end, element + end]
    return [*ends, *(f"{mark} " for mark in (element, component)), *(f" {mark}" for mark in (element, component, end))]


__all__ = ["COMPONENT_SEPARATOR", "PAIR", "SEGMENT_ID", "Wire"]
