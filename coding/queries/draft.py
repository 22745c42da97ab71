"""A query before it is sent, and what every query offers beside its own options."""

from collections.abc import Sequence
from dataclasses import dataclass

OTHER = "Other"
UNABLE = "Unable to determine clinically"
MOST_OPTIONS = 8
MOST_INDICATORS = 12


@dataclass(frozen=True)
class Span:
    """Some characters of a note, counted from 0; `end` is not included."""

    start: int
    end: int


@dataclass(frozen=True)
class Draft:
    """
    What a coder wants to ask: the name of the template, the question, its clinical options, and the words it rests on.

    `note_digest` is the SHA-256 of the note in which the indicators were selected.
    """

    name: str
    question: str
    options: tuple[str, ...]
    indicators: tuple[Span, ...] = ()
    note_digest: str = ""


def tidy(text: str) -> str:
    """Words without the space around and between them."""
    return " ".join(text.split())


def options_from(lines: Sequence[str]) -> tuple[str, ...]:
    """The options as they were typed, one a line, without empty ones."""
    return tuple(option for line in lines if (option := tidy(line)))
