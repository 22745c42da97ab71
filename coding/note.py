"""Reads the visit note as it is written, plain text, into what a page shows: headings, paragraphs, numbered plans."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from encounters.models import ADDENDUM

NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s+")
LONGEST_HEADING = 60
SENTENCE_ENDS = (".", ",", ";", "?", "!")


class Kind(StrEnum):
    """What a part of a note is."""

    HEADING = "HEADING"
    PARAGRAPH = "PARAGRAPH"
    LIST = "LIST"


@dataclass(frozen=True)
class Run:
    """Words of one line of a note; `at` is how many characters of the note stand before them."""

    text: str
    at: int


@dataclass(frozen=True)
class Part:
    """One piece of a note: a heading, a paragraph, or a numbered list with its items; an item may run over lines."""

    kind: Kind
    items: tuple[tuple[Run, ...], ...]

    @property
    def texts(self) -> list[str]:
        """The items as they read, the line breaks that only filled the paper taken out."""
        return [" ".join(run.text for run in item) for item in self.items]


def digest_of(note: str) -> str:
    """The SHA-256 of a note, in 64 hexadecimal digits."""
    return hashlib.sha256(note.encode()).hexdigest()


def digests_of(note: str, addenda: Sequence[str]) -> list[str]:
    """
    The digests under which words of a note are found at their places: of the note alone, then with each addendum.

    What is appended moves nothing, so evidence that was cited before an addendum came still holds.
    """
    found = [digest_of(note)]
    for one in addenda:
        note += ADDENDUM + one
        found.append(digest_of(note))
    return found


def parts(note: str) -> Iterator[Part]:
    """Yield the pieces of a note in their order."""
    for first, *more in _paragraphs(note):
        lines = [first, *more]
        if _is_heading(first.text) and (more or first.text.endswith(":")):
            yield Part(Kind.HEADING, ((Run(first.text.rstrip(":"), first.at),),))
            lines = more
        if lines and NUMBERED.match(lines[0].text):
            yield Part(Kind.LIST, tuple(_items(lines)))
        elif lines:
            yield Part(Kind.PARAGRAPH, (tuple(lines),))


def _paragraphs(note: str) -> Iterator[Sequence[Run]]:
    """The lines of a note, in groups that empty lines divide; each line without the space around it."""
    group: list[Run] = []
    at = 0
    for line in note.splitlines(keepends=True):
        text = line.strip()
        if text:
            group.append(Run(text, at + line.index(text)))
        elif group:
            yield group
            group = []
        at += len(line)
    if group:
        yield group


def _items(lines: Sequence[Run]) -> Iterator[tuple[Run, ...]]:
    """The items of a numbered list; a line without a number goes on with the item above it."""
    item: list[Run] = []
    for line in lines:
        if item and NUMBERED.match(line.text):
            yield tuple(item)
            item = []
        item.append(_without_number(line))
    yield tuple(item)


def _without_number(line: Run) -> Run:
    number = NUMBERED.match(line.text)
    cut = number.end() if number else 0
    return Run(line.text[cut:], line.at + cut)


def _is_heading(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and not line.endswith(SENTENCE_ENDS) and not NUMBERED.match(line)
