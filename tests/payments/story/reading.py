"""The text of stories: steps and tables, each line with its number, strict about every word."""

import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

INDENT = 2
MONEY = re.compile(r"-?\d+\.\d\d")
TITLE = "Story: "


class Unreadable(Exception):
    """A line of a story says nothing that is known here."""


@dataclass(slots=True)
class Line:
    """One line of a story and the lines that stand deeper under it."""

    number: int
    text: str
    below: list["Line"] = field(default_factory=list)

    def wrong(self, why: str) -> Unreadable:
        """Say what is wrong with it, and where it is."""
        return Unreadable(f"line {self.number}: {why}: {self.text!r}")


@dataclass(slots=True)
class Story:
    """One story: its title, where it stands, and its steps and tables in order."""

    title: str
    place: str
    steps: list[Line]


def stories_in(path: Path) -> list[Story]:
    """Every story of a file; each begins with a line `Story: ` and its title."""
    found: list[Story] = []
    above: list[Line] = []
    for number, raw in enumerate(path.read_text().splitlines(), start=1):
        text = raw.split("#")[0].rstrip() if raw.lstrip().startswith("#") else raw.rstrip()
        if not text.strip():
            continue
        if text.startswith(TITLE):
            found.append(Story(text.removeprefix(TITLE), f"{path.name}:{number}", []))
            above = []
            continue
        line = Line(number, text.strip())
        depth = len(text) - len(text.lstrip())
        if not found or depth % INDENT or depth // INDENT > len(above):
            raise line.wrong("it stands under nothing")
        above = [*above[: depth // INDENT], line]
        (above[-2].below if depth else found[-1].steps).append(line)
    return found


def money(text: str, line: Line) -> Decimal:
    """Dollars as they are written everywhere in stories: two digits after the point."""
    if not MONEY.fullmatch(text):
        raise line.wrong(f"{text!r} is no amount with two digits of cents")
    return Decimal(text)
