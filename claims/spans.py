"""Which segments of a written batch belong to which claim, so that an acknowledgment's position leads back to it."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """The segments of one claim, its subscriber and patient levels included; ST is segment 1."""

    claim_number: str
    first: int
    last: int


def spans(text: str) -> Iterator[Span]:
    """
    Walk the claims of a batch that `claims.professional` made: every claim has a subscriber level of its own.

    So what is wrong with a subscriber or patient is wrong with the one claim that follows.
    """
    number, first, place = "", 0, 0
    for segment in map(str.strip, text.split("~")):
        name = segment.partition("*")[0]
        place = 1 if name == "ST" else place + 1
        if number and (name == "SE" or _opens_level(segment, ("20", "22"))):
            yield Span(number, first, place - 1)
            number = ""
        if _opens_level(segment, ("22",)):
            first = place
        elif name == "CLM":
            number = segment.split("*", 2)[1]


def _opens_level(segment: str, levels: tuple[str, ...]) -> bool:
    elements = segment.split("*", 4)
    return elements[0] == "HL" and len(elements) > 3 and elements[3] in levels
