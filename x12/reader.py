"""
Reading a file: envelopes, transactions, and everything that is wrong with them.  Nothing here raises for content.

`stream` hands out one claim at a time in constant memory; `read` is the same walk with everything kept.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from x12.assemble import Assembler
from x12.control import Control, Ended
from x12.envelope import File, Group, Interchange, Transaction
from x12.outline import is_envelope
from x12.problems import Problem
from x12.rules import reading
from x12.scan import Source, Stretch, decode, stretches

KEPT = 1_000
"""How many segments of a message that is only recognized are held when streaming."""


@dataclass(slots=True)
class Piece:
    """
    One step of a stream: a claim (or other unit) with what stands around it, or the end of something.

    `path` goes from below the message down to the claim, such as [Billing, Subscriber, Patient, Claim] or [ClaimGroup,
    ClaimPayment]; it is empty at the end of a transaction, when `transaction.message` holds what stands before and
    after the claims, and at the end of an interchange and of the file, when `transaction` is None.  `problems` are
    those found since the last piece.
    """

    interchange: Interchange | None
    group: Group | None
    transaction: Transaction | None
    path: list[Any] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @property
    def unit(self) -> Any:
        """Give the claim, None at an end."""
        return self.path[-1] if self.path else None


NEW_PIECE = Piece.__new__


def stream(source: Source) -> Iterator[Piece]:
    """
    Read a file claim by claim: memory does not grow with its size.

    The raw segments of a piece are there until the next ones are asked for.  `source` is a path, an open file, bytes,
    or text.
    """
    return _Walk(keeps=False).pieces(source)


def read(data: bytes | str) -> File:
    """
    Read a whole file.

    Content never raises: what is wrong is in the problems of the file, its interchanges and its transactions.
    """
    walk = _Walk(keeps=True)
    for _ in walk.pieces(data):
        pass
    walk.file.text = decode(data)
    return walk.file


@dataclass(slots=True)
class _Walk:
    """Walks the segments of a file; `keeps` says whether all stays in `file` or only what is open."""

    keeps: bool
    file: File = field(default_factory=File)
    number: int = 0
    known: int = 0
    rest: list[str] = field(default_factory=list)

    def pieces(self, source: Source) -> Iterator[Piece]:
        """Read the source; with `keeps` only the file at the end is of interest."""
        control: Control | None = None
        before, is_empty = "", True
        for stretch in stretches(source):
            is_empty = False
            before = before or stretch.before
            if stretch.begins:
                yield from self._finish(control)
                control = self._begin(stretch)
            if control is not None:
                stretch.segments[:0] = self.rest
                for pieces in self._segments(control, stretch.segments, stretch.ends):
                    yield from pieces
        yield from self._finish(control)
        self._tell_about_file(before, is_empty=is_empty)
        if self.file.problems and not self.keeps:
            yield Piece(None, None, None, problems=self.file.problems)

    def _tell_about_file(self, before: str, *, is_empty: bool) -> None:
        if self.known and before:
            self.file.problems.append(reading.TEXT_BEFORE.problem(0, ""))
        if self.known or self.file.problems:
            return
        if is_empty:
            self.file.problems.append(reading.EMPTY.problem(0, ""))
            return
        what = "This is a binary file, not X12." if "\0" in before else ""
        self.file.problems.append(reading.NOT_X12.problem(0, "", what=what))

    def _begin(self, stretch: Stretch) -> Control | None:
        if stretch.delimiters is None:
            self.file.problems.append(reading.ISA_DAMAGED.problem(0, ""))
            return None
        self.known += 1
        control = Control(self.file, stretch.delimiters, self.keeps, self.number)
        if stretch.isa != "there":
            control.go_without(reading.NO_ISA if stretch.isa == "missing" else reading.ISA_DAMAGED)
        return control

    def _finish(self, control: Control | None) -> Iterator[Piece]:
        if control is None:
            return
        if control.assembler is not None:
            control.assembler.complete()
            for pieces in self._ready(control, control.assembler):
                yield from pieces
        group = control.group
        yield from self._ended(control, group, control.finish())
        self.number = control.number

    def _segments(self, control: Control, segments: list[str], is_end: bool) -> Iterator[Iterable[Piece]]:
        index, count, self.rest = 0, len(segments), []
        while index < count:
            if control.transaction is not None:
                index = self._content(control, control.transaction, segments, index, is_end)
                if control.assembler is not None and control.assembler.ready:
                    yield from self._ready(control, control.assembler)
                    continue
                if index == count:
                    return
            text = segments[index].strip()
            if control.assembler is not None and text and not is_envelope(text, control.delimiters.element):
                self.rest = segments[index:-1]
                return
            if control.opens_without_st(text):
                continue
            index += 1
            if text:
                group = control.group
                yield self._ended(control, group, control.take(text))

    def _content(
        self, control: Control, transaction: Transaction, segments: list[str], index: int, is_end: bool
    ) -> int:
        """Give segments to the open message; the index of the first that does not belong to it comes back."""
        assembler = control.assembler
        if assembler is not None:
            # The garbage collector would look through thousands of new objects again and again: none is in a cycle.
            was_on = gc.isenabled()
            gc.disable()
            try:
                index = assembler.feed(segments, index, is_end=is_end)
            finally:
                if was_on:
                    gc.enable()
            control.number = transaction.at + assembler.number - 1
            return index
        for at in range(index, len(segments)):
            text = segments[at].strip()
            if is_envelope(text, control.delimiters.element):
                return at
            if text:
                control.number += 1
                self._keep(transaction, text)
        return len(segments)

    def _ready(self, control: Control, assembler: Assembler) -> Iterator[list[Piece]]:
        """Hand out the claims that are whole; then their segments are forgotten."""
        transaction = control.transaction
        if transaction is None or not assembler.ready:
            return
        transaction.head = assembler.head
        if transaction.problems:
            assembler.ready[0][1][:0] = transaction.problems
            transaction.problems.clear()
        interchange, group = control.interchange, control.group
        pieces = []
        for path, problems in assembler.ready:
            piece = NEW_PIECE(Piece)  # a third of what its __init__ takes, and there is one for each claim
            piece.interchange, piece.group, piece.transaction = interchange, group, transaction
            piece.path, piece.problems = path, problems
            pieces.append(piece)
        yield pieces
        transaction.forget(assembler.ready[-1][0][-1].to)
        assembler.ready.clear()

    def _ended(self, control: Control, group: Group | None, ended: Ended) -> Iterator[Piece]:
        if self.keeps:
            return
        for what in ended:
            if isinstance(what, Transaction):
                yield Piece(control.interchange, group, what, [], what.problems)
            else:
                yield Piece(what, None, None, [], what.problems)

    def _keep(self, transaction: Transaction, text: str) -> None:
        if self.keeps or len(transaction.raw) < KEPT:
            transaction.raw.append(text)
        else:
            transaction.skipped += 1
