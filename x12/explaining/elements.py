"""One segment taken apart, for whoever says something about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from x12.envelope import Delimiters


class Said(NamedTuple):
    """A sentence about a segment, and the elements that it tells."""

    text: str
    elements: frozenset[int]


def said(text: str, *elements: int) -> Said:
    """Make a sentence that tells these elements."""
    return Said(text, frozenset(elements))


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of a segment by number; those that are not there are ""."""

    texts: list[str]
    delimiters: Delimiters

    def __getitem__(self, number: int) -> str:
        return self.texts[number].strip() if 0 <= number < len(self.texts) else ""

    def parts(self, number: int) -> list[str]:
        """Give the components of an element."""
        return self[number].split(self.delimiters.component)

    def part(self, number: int, place: int) -> str:
        """Give one component of an element, from 1."""
        parts = self.parts(number)
        return parts[place - 1] if place <= len(parts) else ""

    def repeats(self, number: int) -> list[str]:
        """Give the repetitions of an element."""
        separator = self.delimiters.repetition
        return [text for text in (self[number].split(separator) if separator else [self[number]]) if text]

    def groups(self, first: int, width: int) -> Iterator[list[str]]:
        """Walk the groups of elements that stand side by side from an element on (CAS, PLB); each has `width`."""
        for start in range(first, len(self.texts), width):
            group = [self[start + shift] for shift in range(width)]
            if any(group):
                yield group


def joined(*parts: str) -> str:
    """Join what is there with commas."""
    return ", ".join(part for part in parts if part)


def lowered(text: str) -> str:
    """Begin a text in lower case, unless it begins with an abbreviation or a name such as COBRA or I."""
    return text if text[1:2].isupper() or not text[1:2].isalpha() else text[:1].lower() + text[1:]


def raised(text: str) -> str:
    """Begin a text in upper case."""
    return text[:1].upper() + text[1:]


def counted(count: str, one: str) -> str:
    """Write "1 claim" or "2 claims"."""
    return f"{count} {one}" if count == "1" else f"{count} {one}s"
