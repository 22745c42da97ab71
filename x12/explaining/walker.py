"""Going through the segments of a file and saying of each what it is; all that is remembered are the open loops."""

from __future__ import annotations

from x12.envelope import Delimiters
from x12.explaining import envelopes, facts
from x12.explaining.elements import Elements
from x12.explaining.line import Line, Mark
from x12.explaining.sentences import sentence
from x12.explaining.trace import Node, Outline, Placed, outline_of
from x12.kinds import BEGINNINGS, MESSAGES, kind_in_group, kind_of
from x12.words import labels

ENVELOPES = frozenset({"ISA", "IEA", "GS", "GE", "ST", "SE", "TA1"})
CLAIMS = frozenset({"CLM", "CLP"})
ANSWERS = frozenset({"AAA", "AK5", "IK5", "STC"})
STILL_AT_MOST = 1_000


class Walker:
    """
    Takes the segments of one interchange in order and explains those that are asked for.

    `skip` passes over a segment, `line` explains it.  To begin in the middle: pass over the GS and the ST, `jump`, then
    begin at any segment that `is_anchor`.
    """

    def __init__(self, delimiters: Delimiters) -> None:
        self.delimiters = delimiters
        self.kind = ""
        self.number = 0
        self._group, self._version = "", ""
        self._outline: Outline | None = None
        self._node: Node | None = None
        self._is_lost = False
        self._movers: frozenset[str] = CLAIMS
        self._still: set[str] = set()

    def jump(self, number: int) -> None:
        """Go on at another segment of the same message; `number` is that of the segment before."""
        self.number = number
        self._is_lost = True

    def is_anchor(self, text: str) -> bool:
        """Tell whether a walk may begin here: the segment opens the same loop wherever it stands, or there are none."""
        return self._outline is None or self._anchor(self._split(text)) is not None

    def skip(self, text: str) -> Mark:
        """Pass over a segment, only to know what is open after it, and whether a reader in a hurry looks for it."""
        name = text.partition(self.delimiters.element)[0]
        if name in self._still:
            self.number += 1
            return Mark.NONE
        elements = self._split(text)
        if self._envelope(elements):
            if elements[0] == "SE":
                self._end()
            return Mark.NONE
        if self.number and elements[0] not in self._movers and len(self._still) < STILL_AT_MOST:
            self._still.add(name)
        return self._mark(elements[0], self._place(elements))

    def line(self, text: str, number_in_file: int) -> Line:
        """Explain the next segment."""
        elements = self._split(text)
        e = Elements(elements, self.delimiters)
        if self._envelope(elements):
            return self._envelope_line(e, text, number_in_file)
        placed = self._place(elements)
        named = facts.by_qualifier(e) if placed is None or placed.meaning is None else facts.declared(e, placed)
        told = sentence(e, kind=self.kind, opens=_opens(placed))
        elements_told = told.elements if told else frozenset()
        return Line(
            number=self.number,
            number_in_file=number_in_file,
            depth=placed.depth if placed else 1 if self.number else 0,
            text=text,
            title=named.title,
            sentence=told.text if told else "",
            facts=[fact._replace(told=_element(fact.place) in elements_told) for fact in named.facts],
            id=elements[0],
            loop=placed.node.plan.declared.loop if placed else "",
            mark=self._mark(elements[0], placed),
        )

    def _split(self, text: str) -> list[str]:
        elements = text.split(self.delimiters.element)
        elements[0] = elements[0].strip().upper()
        return elements

    def _envelope(self, elements: list[str]) -> bool:
        """Take an envelope segment; tell whether it was one."""
        name = elements[0]
        if name == "ST":
            self._begin(elements)
            return True
        if name == "SE" and self.number:
            self.number += 1
            return True
        if name in ENVELOPES and name != "SE":
            if name == "GS" and len(elements) > 8:
                self._group, self._version = elements[1].strip(), elements[8].strip()
            self._end()
            return True
        return False

    def _end(self) -> None:
        self.number, self.kind, self._outline, self._node = 0, "", None, None
        self._still = set()

    def _begin(self, elements: list[str]) -> None:
        e = Elements(elements, self.delimiters)
        self._open(kind_of(e[1], e[3] or self._version))

    def _open(self, kind: str) -> None:
        self.kind = kind
        self.number = 1
        self._is_lost = False
        cls = MESSAGES.get(self.kind)
        self._outline = outline_of(cls) if cls else None
        self._node = self._outline.root if self._outline else None
        self._movers = ANSWERS | self._outline.openers if self._outline else CLAIMS
        self._still = set()

    def _place(self, elements: list[str]) -> Placed | None:
        if not self.number and elements[0] in BEGINNINGS:  # its ST is lost
            kind = kind_in_group(self._group, self._version)
            if kind:
                self._open(kind)
        self.number += 1 if self.number else 0
        if self._outline is None or self._node is None:
            return None
        if self._is_lost and (anchor := self._anchor(elements)) is not None:
            self._is_lost = False
            self._node = anchor.parent or self._node
        placed = self._node.place(*self._outline.key_of(elements, self.delimiters.component))
        self._node = self._node.after(placed)
        return placed

    def _anchor(self, elements: list[str]) -> Node | None:
        if self._outline is None:
            return None
        return self._outline.anchor(self._outline.key_of(elements, self.delimiters.component))

    def _mark(self, name: str, placed: Placed | None) -> Mark:
        if placed is None or self._outline is None:
            return Mark.CLAIM if self.number and name in CLAIMS else Mark.NONE
        if self._outline.is_headline(name, placed):
            return Mark.CLAIM
        return Mark.ANSWER if name in ANSWERS and self._outline.is_inside(placed) else Mark.NONE

    def _envelope_line(self, e: Elements, text: str, number_in_file: int) -> Line:
        told = envelopes.message_begin(self.kind, e) if e[0] == "ST" else sentence(e, kind=self.kind, opens=True)
        line = Line(self.number, number_in_file, 0, text, labels.segment_title(e[0]), told.text if told else "")
        line.id = e[0]
        if e[0] == "SE":
            self._end()
        return line


def _opens(placed: Placed | None) -> bool:
    return placed is not None and placed.meaning is not None and placed.meaning.opens is not None


def _element(place: str) -> int:
    """Give the number of the element in a place such as SV101-2."""
    digits = place.partition("-")[0][-2:]
    return int(digits) if digits.isdigit() else 0
