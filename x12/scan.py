"""From bytes to segments, as a stream: the interchanges in a file, their delimiters, their segments."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, Literal

from x12 import bare
from x12.envelope import Delimiters

Source = bytes | str | Path | BinaryIO
"""The content (bytes or text), the path of a file, or a file opened for reading bytes."""

Isa = Literal["there", "missing", "damaged"]

CHUNK = 1 << 16
ISA_ELEMENTS = 16
ISA_WIDTH = 106
ISA_LONGEST = 1_000
GUESSED_FROM = 8_000
"""How much text tells the delimiters of what has no ISA, and whether they are what the ISA says."""
NAMES: tuple[str, ...] = ("ISA", "isa", "Isa")
USUAL = Delimiters()
SEPARATORS_AT = (6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103)


@dataclass(frozen=True, slots=True)
class Stretch:
    """
    Some segments of one interchange, in order, without the white space around them; the last one is empty.

    `begins` and `ends` mark the first and last stretch of an interchange; `delimiters` is None when the ISA is too
    broken and nothing else tells them.  `before` is the first text outside of any interchange.  `isa` says whether the
    ISA is there; where it is "missing" or "damaged" the delimiters are guessed.
    """

    segments: list[str]
    delimiters: Delimiters | None
    begins: bool = False
    ends: bool = False
    before: str = ""
    isa: Isa = "there"


def decode(data: bytes | str) -> str:
    """Give the text of a file: UTF-8 if it is, else Latin-1; the byte-order mark is dropped."""
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def chunks(source: Source) -> Iterator[str]:
    """Give the text of a source piece by piece."""
    if isinstance(source, bytes | str):
        text = decode(source)
        yield from (text[at : at + CHUNK] for at in range(0, len(text), CHUNK))
    elif isinstance(source, Path):
        with source.open("rb") as file:
            yield from _decoded(file)
    else:
        yield from _decoded(source)


def _decoded(file: BinaryIO) -> Iterator[str]:
    """Decode as UTF-8 until that fails, from there as Latin-1."""
    decoder: codecs.IncrementalDecoder = codecs.getincrementaldecoder("utf-8-sig")()
    while data := file.read(CHUNK):
        pending = decoder.getstate()[0]
        try:
            text = decoder.decode(data)
        except UnicodeDecodeError:
            text = (pending + data).decode("latin-1")
            decoder = codecs.getincrementaldecoder("latin-1")()
        if text:
            yield text
    rest = decoder.getstate()[0]
    if rest:
        yield rest.decode("latin-1")


def stretches(source: Source) -> Iterator[Stretch]:
    """Split a source into stretches of segments; linear work, and the memory of a chunk and of one segment."""
    current: _Interchange | None = None
    for part, opens in _parts(chunks(source)):
        if opens:
            if current is not None:
                yield from current.take("", is_end=True)
            current = _Interchange()
        if current is not None:
            yield from current.take(part, is_end=False)
        elif part.strip():
            yield Stretch([], None, before=part)
    if current is not None:
        yield from current.take("", is_end=True)


@dataclass(slots=True)
class _Interchange:
    """Holds what of an interchange was not given out; joined only when a terminator comes, so that work is linear."""

    delimiters: Delimiters | None = None
    is_known: bool = False
    waiting: list[str] = field(default_factory=list)
    length: int = 0

    def take(self, part: str, *, is_end: bool) -> Iterator[Stretch]:
        """Take the next part of the text and give out the segments that are complete."""
        self.waiting.append(part)
        self.length += len(part)
        if not self.is_known:
            if self.length < GUESSED_FROM and not is_end:
                return
            self.is_known = True
            yield self._opened("".join(self.waiting))
        if self.delimiters is None:
            self.waiting.clear()
            return
        terminator = self.delimiters.segment
        if not is_end and terminator not in self.waiting[-1]:
            return
        text = "".join(self.waiting)
        cut = len(text) if is_end else _last_end(text, self.delimiters)
        self.waiting = [text[cut:]]
        segments = _split(text[:cut], self.delimiters)
        segments[-1] = segments[-1].strip()
        if segments[-1]:
            segments.append("")
        yield Stretch(segments, self.delimiters, ends=is_end)

    def _opened(self, text: str) -> Stretch:
        """Find the delimiters; without an ISA that tells them, the text begins where they can be guessed."""
        has_isa = text.startswith(NAMES)
        announced = find_delimiters(text[:ISA_LONGEST]) if has_isa else None
        self.delimiters, self.waiting = announced and bare.with_used_component(text[:GUESSED_FROM], announced), [text]
        guessed = bare.guessed(text) if announced is None else None
        if guessed is None:
            return Stretch([], self.delimiters, begins=True)
        start, self.delimiters = guessed
        end = self.delimiters.segment
        damaged = text[:start].rstrip().rstrip(end) + end + self.delimiters.line_break if has_isa else ""
        self.waiting = [damaged + text[start:]]
        return Stretch([], self.delimiters, begins=True, isa="damaged" if has_isa else "missing")


def _last_end(text: str, delimiters: Delimiters) -> int:
    """Give where the last whole segment ends, its line break included."""
    end = delimiters.segment + delimiters.line_break
    cut = text.rfind(end)
    return cut + len(end) if cut >= 0 else text.rfind(delimiters.segment) + 1


def _split(text: str, delimiters: Delimiters) -> list[str]:
    """
    Split into segments, without the white space around them as far as it is cheap to say that there is none.

    White space that a file has here and there stays on its segments: whoever reads them takes it off.
    """
    end = delimiters.segment + delimiters.line_break
    segments = text.split(end)
    if len(end) == 1 or delimiters.segment not in "".join(segments):
        return segments
    return [segment.strip() for segment in text.split(delimiters.segment)]


def _parts(texts: Iterator[str]) -> Iterator[tuple[str, bool]]:
    """Cut a text where interchanges open, and say of each part whether it opens one."""
    tail, before, is_first, names = "", "", True, NAMES
    for following in _and_none(texts):
        text = tail + (following or "")
        if is_first:
            text = text.lstrip()
            if following is not None and len(text) < GUESSED_FROM:
                tail = text
                continue
        # An opening is told by what follows it, so the last stretch of a chunk waits for the next chunk.
        end = len(text) if following is None else max(len(text) - ISA_WIDTH, 0)
        starts = [at for at in _openings(text, before, is_first, names) if at < end]
        if is_first and 0 <= (at := bare.begins_at(text[:GUESSED_FROM])) < (starts[0] if starts else end):
            starts.insert(0, at)
        if starts:
            # A file that began in capitals goes on so: looking for each spelling costs as much as splitting.
            names = NAMES[:1] if text.startswith(NAMES[0], starts[0]) else NAMES
        for start, stop in pairwise(dict.fromkeys([0, *starts, end])):
            yield text[start:stop], start in starts
        if end:
            before, is_first = text[end - 1], False
        tail = text[end:]


def _and_none(texts: Iterator[str]) -> Iterator[str | None]:
    yield from texts
    yield None


def _openings(text: str, before: str, is_first: bool, names: tuple[str, ...]) -> list[int]:
    first = len(text) - len(text.lstrip()) if is_first else -1
    found = (at for at in _places(text, names) if text[at + 3 : at + 4].strip() and not text[at + 3].isalnum())
    return [at for at in found if at == first or _opens(text, at, before)]


def _places(text: str, names: tuple[str, ...]) -> list[int]:
    """Find every "ISA" of a text."""
    places = []
    for name in names:
        at = text.rfind(name)  # backwards: it takes a third of the time
        while at >= 0:
            places.append(at)
            at = text.rfind(name, 0, at)
    return sorted(places)


def _opens(text: str, start: int, before: str) -> bool:
    """Tell whether an "ISA" in the text opens an interchange, and is not a word in somebody's data."""
    previous = text[start - 1] if start else before
    if previous.isalnum():
        return False
    if all(text[start + at : start + at + 1] == text[start + 3] for at in SEPARATORS_AT):
        return True
    return not previous or previous in "~\r\n\x1c\x1d"


def find_delimiters(text: str) -> Delimiters | None:
    """Read the four delimiters from an ISA; also from one whose elements are not padded."""
    element = text[3:4]
    if text[105:106] and all(text[at : at + 1] == element for at in SEPARATORS_AT):
        segment, rest = text[105], text[106:108]
        component = text[104] if text[104] not in (element, segment) else USUAL.component
    else:
        parts = text.split(element, ISA_ELEMENTS)
        if len(parts) <= ISA_ELEMENTS or len(parts[ISA_ELEMENTS]) < 2:
            return None
        component, segment, rest = parts[ISA_ELEMENTS][0], parts[ISA_ELEMENTS][1], parts[ISA_ELEMENTS][2:4]
    repetition = text.split(element, 12)[11][:1]
    if len({element, component, segment}) < 3 or segment.isalnum():
        return None
    line_break = rest[: len(rest) - len(rest.lstrip("\r\n"))] if segment not in "\r\n" else ""
    line_break = "\r\n" if line_break.startswith("\r\n") else line_break[:1]
    if segment == "\r" and rest.startswith("\n"):
        line_break = "\n"
    return Delimiters(element, repetition, component, segment, line_break)
