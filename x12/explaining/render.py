"""The explanation as text in two columns: the segment at the left, the words at the right."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from x12.envelope import File
from x12.explaining.files import explain
from x12.explaining.line import Line
from x12.problems import Problem

NARROWEST, INDENT, GAP = 60, 2, 2
NUMBER = 6
MARKS = {"error": "!!", "warning": " !"}


def render(file: File, width: int = 120) -> Iterator[str]:
    """
    Write a file in plain words, line by line, in at most `width` columns (60 at least).

    A segment that is too long for its column is cut with "..."; an error is marked with !!, a warning with !.
    """
    yield from rendered(explain(file), width)


def rendered(lines: Iterable[Line], width: int = 120) -> Iterator[str]:
    """Write lines that were explained, as `render` does."""
    width = max(width, NARROWEST)
    left = min(width * 2 // 5, 60)
    for line in lines:
        yield from _rendered(line, left, width - NUMBER - left - 2 * GAP)


def _rendered(line: Line, left: int, right: int) -> Iterator[str]:
    if line.text:
        yield from _columns(line, left, right)
    elif line.problems:
        yield line.title
    for problem in line.problems:
        yield from _problem(problem, line, NUMBER + left + right + 2 * GAP)


def _columns(line: Line, left: int, right: int) -> Iterator[str]:
    number = str(line.number or "").rjust(NUMBER)
    segment = " " * INDENT * line.depth + printable(line.text)
    if len(segment) > left:
        segment = segment[: left - 3] + "..."
    words = textwrap.wrap(printable(line.words), right, break_long_words=True) or [""]
    for at, text in enumerate(words):
        shown = f"{number}{' ' * GAP}{segment}" if at == 0 else ""
        yield f"{shown.ljust(NUMBER + left + 2 * GAP)}{text}".rstrip()


def _problem(problem: Problem, line: Line, width: int) -> Iterator[str]:
    mark = MARKS[problem.severity].rjust(NUMBER)
    first = f"{mark}{' ' * GAP}"
    place = f"{problem.place}: " if problem.segment_id else ""
    text = printable(f"{place}{problem.text} [{problem.code}]")
    indent = first if not line.text else first + " " * INDENT * line.depth
    yield from textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=" " * len(indent))


def printable(text: str) -> str:
    """Show control characters as dots, so that a file cannot move the cursor of a terminal."""
    return "".join(letter if letter.isprintable() else "." for letter in text)
