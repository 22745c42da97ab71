"""From bytes to segments: the text, the interchanges in it, their delimiters, their segments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from x12.envelope import Delimiters

ISA_ELEMENTS = 16
ISA_WIDTH = 106
SEPARATORS_AT = (6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103)
START = re.compile(r"ISA(?=[^A-Za-z0-9\s])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Span:
    """The text of one interchange with its delimiters; None when the ISA is too broken to tell them."""

    text: str
    delimiters: Delimiters | None


def decode(data: bytes | str) -> str:
    """Give the text of a file: UTF-8 if it is, else Latin-1; the byte-order mark is dropped."""
    if isinstance(data, str):
        return data.removeprefix("\ufeff")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def interchanges(text: str) -> Iterator[Span]:
    """Split a text into its interchanges; what stands before the first ISA is left out."""
    first = len(text) - len(text.lstrip())
    starts = [at.start() for at in START.finditer(text) if at.start() == first or _opens(text, at.start())]
    for start, end in pairwise([*starts, len(text)]):
        part = text[start:end]
        yield Span(part, find_delimiters(part))


def _opens(text: str, start: int) -> bool:
    """Tell whether an "ISA" in the text opens an interchange, and is not a word in somebody's data."""
    before = text[start - 1] if start else ""
    if before.isalnum():
        return False
    if all(text[start + at : start + at + 1] == text[start + 3] for at in SEPARATORS_AT):
        return True
    return not before or before in "~\r\n\x1c\x1d"


def find_delimiters(text: str) -> Delimiters | None:
    """Read the four delimiters from an ISA; also from one whose elements are not padded."""
    element = text[3:4]
    if text[105:106] and all(text[at : at + 1] == element for at in SEPARATORS_AT):
        component, segment = text[104], text[105]
        rest = text[106:]
    else:
        parts = text.split(element, ISA_ELEMENTS)
        if len(parts) <= ISA_ELEMENTS or len(parts[ISA_ELEMENTS]) < 2:
            return None
        component, segment, rest = parts[ISA_ELEMENTS][0], parts[ISA_ELEMENTS][1], parts[ISA_ELEMENTS][2:]
    repetition = text.split(element, 12)[11][:1]
    if len({element, component, segment}) < 3 or segment.isalnum():
        return None
    line_break = rest[: len(rest) - len(rest.lstrip("\r\n"))] if segment not in "\r\n" else ""
    line_break = "\r\n" if line_break.startswith("\r\n") else line_break[:1]
    if segment == "\r" and rest.startswith("\n"):
        line_break = "\n"
    return Delimiters(element, repetition, component, segment, line_break)


def segments(span: Span) -> Iterator[str]:
    """Give the segments of an interchange without the white space around them; empty ones are left out."""
    if span.delimiters is None:
        return
    for piece in span.text.split(span.delimiters.segment):
        text = piece.strip()
        if text:
            yield text
