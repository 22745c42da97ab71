"""
What only the raw segments show: how they are written, and what was left out where reading assumes the usual.

Segments are looked through many at once; one pattern, made from the declarations of the message, tells whether all of
them are regular.  Only if not they are taken apart.  What professional claims leave unsaid has rules of its own
(`x12.rules.assumed837p`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from operator import eq

from x12.declare import Message
from x12.envelope import Transaction
from x12.messages.claim837p import ClaimBatch
from x12.problems import Problem, Rule
from x12.rules import assumed837p, reading, spelling, structure
from x12.rules.shapes import MIXED_CASE, WITHOUT_GAP, other_signs, regular, repetition_of
from x12.rules.wire_tables import tables_of

LOWER = re.compile(r"[a-z]")
FOREIGN = re.compile(r"[^ -~]")
PROPER_ID = re.compile(r"[A-Za-z][A-Za-z0-9]{1,2}")
NUMBER = re.compile(r"-?(0|[1-9]\d*|(0|[1-9]\d*)?\.\d*[1-9])", re.ASCII)
READABLE = re.compile(r"-?(\d+\.?\d*|\.\d+)", re.ASCII)
OTHER_DAY = re.compile(r"(\d{6}|\d{12}|\d{14})(-\d+)?|\d{8}-(\d{6}|\d{12}|\d{14})", re.ASCII)
PARTS = frozenset({"HL", "CLM"})
"""What opens the next level or claim of a professional claim."""
GAPS = {"CAS": spelling.ADJUSTMENT_GAP, "HI": spelling.DIAGNOSIS_GAP}
DATE_AND_TIME = "DT"
ALIKE = frozenset({"SVC"})
"""Two lines of a claim may be alike."""

Found = Iterator[tuple[Rule, int, int]]
"""A rule, the element and the component where it is broken."""


class Wire:
    """Looks at the raw segments of one transaction, as far as they were read."""

    def __init__(self, message: Message, transaction: Transaction) -> None:
        self.transaction = transaction
        self._next = 1
        self._before = ""
        self._is_claim = isinstance(message, ClaimBatch)
        cls: type = type(message)
        self._tables = tables_of(cls, self._is_claim)
        self._regular = regular(self._tables, transaction.delimiters)
        self._is_in_claim = False
        self._has_told_lower_case = False

    def up_to(self, last: int) -> Iterator[Problem]:
        """Find what is wrong in the segments after those already looked at, up to a number."""
        if last < self._next:
            return
        first, texts = self._texts(last)
        self._next = last + 1
        if texts:
            if texts[0] == self._before or any(map(eq, texts, islice(texts, 1, None))):
                yield from self._twice(first, [self._before, *texts])
            self._before = texts[-1]
        if texts and not self._is_regular(texts):
            self._is_in_claim = False
            for number, text in enumerate(texts, first):
                yield from self._segment(number, text)

    def _twice(self, first: int, texts: list[str]) -> Iterator[Problem]:
        for number, (text, following) in enumerate(pairwise(texts), first):
            name = text.partition(self.transaction.delimiters.element)[0].strip().upper()
            if text == following and name not in ALIKE:
                yield spelling.TWICE.problem(number, name)

    def _texts(self, last: int) -> tuple[int, list[str]]:
        """Give the segments up to a number that are still there, and the number of the first of them."""
        raw, head, skipped = self.transaction.raw, self.transaction.head, self.transaction.skipped
        if self._next <= head or not skipped:
            return self._next, raw[self._next - 1 : last]
        start = max(self._next - 1 - skipped, head)
        return start + 1 + skipped, raw[start : max(last - skipped, start)]

    def _is_regular(self, texts: list[str]) -> bool:
        """Tell whether surely no rule is broken; mostly none is."""
        end = self.transaction.delimiters.segment
        return self._regular.fullmatch(f"{end}{end.join(texts)}{end}") is not None

    def _segment(self, number: int, text: str) -> Iterator[Problem]:
        elements = text.split(self.transaction.delimiters.element)
        name = elements[0].strip().upper()
        if self._is_claim and name in PARTS:
            self._is_in_claim, self._has_told_lower_case = name == "CLM", False
        if text and not self._is_regular([text]):
            for rule, element, component in self._faults(elements, name):
                yield rule.problem(number, name, element, component=component)

    def _faults(self, elements: list[str], name: str) -> Found:
        if not PROPER_ID.fullmatch(name):
            yield spelling.SEGMENT_ID, 0, 0
            return
        yield from self._parts(elements, name)
        if self._is_claim:
            component = self.transaction.delimiters.component
            yield from assumed837p.left_out(elements, name, component, is_in_claim=self._is_in_claim)
        yield from self._left_out(elements, name)
        yield from _gap(elements, name)
        yield from self._spelling(elements, name)
        yield from self._separators(elements, name)
        yield from self._values(elements, name)

    def _spelling(self, elements: list[str], name: str) -> Found:
        component = self.transaction.delimiters.component
        trailing = [at for at, value in enumerate(elements) if value.endswith(component)]
        if trailing or (len(elements) > 1 and not elements[-1]):
            yield spelling.TRAILING_SEPARATOR, trailing[0] if trailing else len(elements) - 1, 0
        for at, value in enumerate(elements):
            if any(one != one.strip(" ") for one in value.split(component)):
                yield spelling.SPACES, at, 0
            if FOREIGN.search(value.replace(component, "")):
                yield spelling.CHARACTERS, at, 0
            # E-mail addresses are of lower case by nature; one telling is enough for a file, or for each claim.
            if elements[0] not in MIXED_CASE and not self._has_told_lower_case and LOWER.search(value):
                self._has_told_lower_case = True
                yield spelling.LOWER_CASE, at, 0

    def _separators(self, elements: list[str], name: str) -> Found:
        marks, tables = self.transaction.delimiters, self._tables
        composites, repeated = tables.composites.get(name, ()), tables.repeated.get(name, ())
        if name not in tables.known and not self._is_claim:
            return
        repetition = repetition_of(marks)
        for at, width in tables.widths.get(name, {}).items():
            if at < len(elements) and elements[at].rstrip(marks.component).count(marks.component) >= width:
                yield reading.TOO_MANY, at, 0
        for at, value in enumerate(elements):
            is_component = marks.component in value and at not in composites
            if is_component or (repetition and repetition in value and at not in repeated):
                yield spelling.SEPARATOR_IN_DATA, at, 0

    def _parts(self, elements: list[str], name: str) -> Found:
        marks = self.transaction.delimiters
        for at in sorted({*self._tables.several.get(name, ()), *self._tables.widths.get(name, ())}):
            value = elements[at] if at < len(elements) else ""
            if marks.component not in value and any(sign in value for sign in other_signs(marks)):
                yield spelling.COMPONENT_SEPARATOR, at, 0

    def _left_out(self, elements: list[str], name: str) -> Found:
        tables = self._tables
        filled = {at for at, value in enumerate(elements) if value}
        for at in sorted(tables.said.get(name, set()) - filled):
            yield structure.MISSING, at, 0
        for at in sorted(tables.always.get(name, set()) - filled):
            yield spelling.LEFT_OUT, at, 0
        for at in sorted(tables.said_first.get(name, set()) & filled):
            if elements[at].startswith(self.transaction.delimiters.component):
                yield structure.MISSING, at, 1
        for at in sorted(tables.unused.get(name, set()) & filled):
            yield spelling.UNUSED, at, 0
        yield from self._alone(name, filled)
        for at, known in tables.qualifiers.get(name, {}).items():
            if at in filled and elements[at].strip().upper() not in known:
                yield spelling.QUALIFIER, at, 0

    def _alone(self, name: str, filled: set[int]) -> Found:
        for first, second, is_both_ways in self._tables.pairs.get(name, ()):
            if first in filled and second not in filled:
                yield spelling.PAIR, second, 0
            elif is_both_ways and second in filled and first not in filled:
                yield spelling.PAIR, first, 0

    def _values(self, elements: list[str], name: str) -> Found:
        for at in self._tables.numbers.get(name, ()):
            value = elements[at] if at < len(elements) else ""
            if READABLE.fullmatch(value) and not NUMBER.fullmatch(value):
                yield spelling.NUMBER_FORM, at, 0
        if name == "DTP" and elements[2:3] == [DATE_AND_TIME] and not self._is_claim:
            return
        for at in self._tables.dates.get(name, ()):
            if at < len(elements) and OTHER_DAY.fullmatch(elements[at]):
                yield spelling.DATE_FORM, at, 0


def _gap(elements: list[str], name: str) -> Found:
    """Find the first group of values that is empty though another follows."""
    first, size = WITHOUT_GAP.get(name, (0, 0))
    filled = [at for at, value in enumerate(elements) if value]
    if size and filled:
        empty = (at for at in range(first, filled[-1], size) if not any(elements[at : at + size]))
        yield from ((GAPS[name], at, 0) for at in islice(empty, 1))
