"""A file of any size explained in constant memory: read once for its problems, once more to say what it holds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from x12.checked import checked, place_in_file
from x12.explaining.line import Line
from x12.explaining.walker import Walker
from x12.problems import Problem
from x12.scan import stretches

MOST_HELD = 100_000
"""How many problems are held; a file with more is named as such, so that memory stays bounded."""


def explain_twice(file: BinaryIO) -> Iterator[Line]:
    """
    Explain a file segment by segment with its problems beside them; it is read twice and must be `seekable`.

    Problems of the file or an interchange as a whole stand first.  Beyond 100,000 problems only the first are told.
    """
    found: dict[int, list[Problem]] = {}
    held = 0
    for piece, problems in checked(file):
        for problem in problems[: MOST_HELD - held]:
            found.setdefault(place_in_file(piece, problem), []).append(problem)
            held += 1
    file.seek(0)
    if 0 in found:
        yield Line(0, 0, 0, "", "The file as a whole", problems=found.pop(0))
    yield from _lines(file, found)
    rest = [problem for number in sorted(found) for problem in found[number]]
    if rest:
        yield Line(0, 0, 0, "", "At the end of the file", problems=rest)


def _lines(file: BinaryIO, found: dict[int, list[Problem]]) -> Iterator[Line]:
    walker: Walker | None = None
    number = 0
    for stretch in stretches(file):
        if stretch.begins:
            walker = Walker(stretch.delimiters) if stretch.delimiters is not None else None
        if walker is None:
            continue
        for text in map(str.strip, stretch.segments):
            if text:
                number += 1
                line = walker.line(text, number)
                line.problems += found.pop(number, [])
                yield line
