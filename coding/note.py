"""Reads the visit note as it is written, plain text, into what a page shows: headings, paragraphs, numbered plans."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

NUMBERED = re.compile(r"\s*\d{1,2}[.)]\s+")
LONGEST_HEADING = 60
SENTENCE_ENDS = (".", ",", ";", "?", "!")


@dataclass(frozen=True)
class Block:
    """One piece of a note: a heading, a paragraph, or the items of a numbered list."""

    heading: str = ""
    paragraph: str = ""
    items: tuple[str, ...] = ()


def blocks(note: str) -> Iterator[Block]:
    """Yield the pieces of a note in their order."""
    for part in re.split(r"\n\s*\n", note.strip()):
        lines = [line.strip() for line in part.splitlines() if line.strip()]
        if lines and _is_heading(lines[0]) and (len(lines) > 1 or lines[0].endswith(":")):
            yield Block(heading=lines.pop(0).rstrip(":"))
        if lines and all(NUMBERED.match(line) for line in lines):
            yield Block(items=tuple(NUMBERED.sub("", line, count=1) for line in lines))
        elif lines:
            yield Block(paragraph=" ".join(lines))


def _is_heading(line: str) -> bool:
    return len(line) <= LONGEST_HEADING and not line.endswith(SENTENCE_ENDS) and not NUMBERED.match(line)
