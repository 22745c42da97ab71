"""A message whose guide nobody named, or named wrongly: what stands in it says which one it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from x12.assemble import Assembler
from x12.declare import Message
from x12.envelope import Transaction
from x12.kinds import named_by
from x12.outline import is_envelope
from x12.problems import Problem

PATIENCE = 2_000
"""After so many segments without a sign the message stays unknown; a stream has to hold them until then."""
KEPT = 1_000
SIGNS = {
    ("837", "SV1"): "837P",
    ("837", "SV2"): "837I",
    ("837", "SV3"): "837D",
    ("277", "BHT*0085"): "277CA",
    ("277", "BHT*0010"): "277",
}
"""What only one of the guides has, by ST01: a segment, with its first element where that matters."""


class Unnamed:
    """
    Waits for the segment that tells what a message is, and then lets that message be built.

    It stands in for an `Assembler` and has of it what reading a file needs.

    `found` is called with the kind and gives the builder, None for a kind that is only recognized: its segments are
    kept as they stood, and no more than `KEPT` of them where `keeps` is False.
    """

    def __init__(self, transaction: Transaction, keeps: bool, found: Callable[[str], Assembler | None]) -> None:
        self.problems: list[Problem] = []
        self.message: Message | None = None
        self.ready: list[tuple[list[Any], list[Problem]]] = []
        self.head = 0
        self._transaction = transaction
        self._keeps = keeps
        self._found = found
        self._builder: Assembler | None = None
        self._is_decided = False

    @property
    def number(self) -> int:
        """Give the number of the last segment taken."""
        return self._builder.number if self._builder is not None else self._transaction.count

    def feed(self, segments: list[str], start: int, *, is_end: bool) -> int:
        """Take segments as `Assembler.feed` does; while nothing is decided they have to come again with more."""
        if not self._is_decided:
            kind, last = self._look(segments, start)
            if not kind and last == len(segments) and last - start < PATIENCE and not is_end:
                return start
            self._is_decided = True
            self._builder = self._found(kind)
        if self._builder is not None:
            return self._builder.feed(segments, start, is_end=is_end)
        return self._keep(segments, start)

    def complete(self) -> None:
        """Do nothing: as long as nothing is built there is no claim."""

    def end(self) -> None:
        """Do nothing: as long as nothing is built there is nothing to close."""

    def _look(self, segments: list[str], start: int) -> tuple[str, int]:
        """Give the kind that a segment tells, "" when none does, and the index after those looked at."""
        marks, ends = self._transaction.delimiters, len(segments)
        said = self._transaction.elements(1)[1].strip()
        for index in range(start, ends):
            elements = [*segments[index].split(marks.element), ""]
            name = elements[0].strip().upper()
            if name and is_envelope(name, marks.element):
                return "", index
            if name == "REF" and elements[1] == "87" and named_by(said, elements[2]):
                return named_by(said, elements[2]), index
            kind = SIGNS.get((said, name)) or SIGNS.get((said, f"{name}*{elements[1]}"))
            if kind:
                return kind, index
        return "", ends

    def _keep(self, segments: list[str], start: int) -> int:
        transaction = self._transaction
        for index in range(start, len(segments)):
            text = segments[index]
            if is_envelope(text, transaction.delimiters.element):
                return index
            if text and (self._keeps or len(transaction.raw) < KEPT):
                transaction.raw.append(text)
            elif text:
                transaction.skipped += 1
        return len(segments)
