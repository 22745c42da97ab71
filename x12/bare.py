"""
Delimiters told by where they stand, when no ISA says them, it is damaged, or names a sign that nobody then uses.

Groups and messages may come without an ISA; it is found out here where they begin.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from x12.envelope import Delimiters

OPENING = re.compile(
    r"^[^\S\r\n]*(?=GS([^\w\s])[A-Z]{2}\1|ST([^\w\s])\d{3}\2)", re.ASCII | re.IGNORECASE | re.MULTILINE
)
"""A GS or ST where a line begins."""
ANYWHERE = re.compile(r"(?<!\w)(?=GS([^\w\s])[A-Z]{2}\1|ST([^\w\s])\d{3}\2)", re.ASCII | re.IGNORECASE)
END = re.compile(r"([^\w\s]|\r\n|\r|\n)(\s{0,80})(?=[A-Z][A-Z0-9]{1,2}([^\w\s]))", re.ASCII | re.IGNORECASE)
"""What ends a segment: a sign or a line break, and behind it the name of the next segment."""
COMPONENT = re.compile(r"(?<=[^\w\s])\w{1,3}([:><|\\;!])(?=\w)", re.ASCII)
"""The first part of a composite, such as a qualifier or category, and the sign behind it."""
OF_KNOWN_PARTS = (
    r"(?:SV1|SVC|SVD{e}[^{e}]*{e}[^{e}]*){e}(?:AD|ER|HC|HP|IV|N4|NU|RB|WK)([:><|\\;!^+&])\w"
    r"|HI{e}A?B[FK]([:><|\\;!^+&])\w"
    r"|CLM(?:{e}[^{e}]*){{4}}{e}\d\d([:><|\\;!^+&])[AB]"
    r"|STC{e}[A-Z]\d([:><|\\;!^+&])\w"
)
"""Composites whose first part nothing else can be: procedures, diagnoses, the place of service, statuses."""
LEFT_OUT = "~"
"""As the component separator it is the end of the segment: ISA16 was left out."""
USUAL = Delimiters()


def begins_at(text: str) -> int:
    """Give where the first GS or ST stands at the beginning of a line, -1 if none does."""
    found = OPENING.search(text)
    return found.end() if found else -1


def guessed(text: str) -> tuple[int, Delimiters] | None:
    """Give where the first GS or ST of a text stands and the delimiters from there on; None if nothing tells them."""
    found = ANYWHERE.search(text)
    if found is None:
        return None
    start = found.end()
    element = text[start + 2]
    ends = (end for end in END.finditer(text, start + 3) if end[1] != element and end[3] == element)
    end = next(ends, None)
    if end is None:
        return None
    segment, line_break = end[1], end[2] if end[2] in {"\n", "\r\n", "\r"} else ""
    if segment == "\r\n":
        segment, line_break = "\r", "\n"
    used = {element, segment}
    signs = (sign for sign in COMPONENT.finditer(text, start) if text[sign.start() - 1] == element)
    component = next((sign[1] for sign in signs if sign[1] not in used), USUAL.component)
    return start, Delimiters(element, USUAL.repetition, component, segment, line_break)


def with_used_component(text: str, announced: Delimiters) -> Delimiters:
    """Give the delimiters of an ISA; if all segments behind it separate components by another sign, with that one."""
    said, rest = announced.component, text.partition(announced.segment)[2]
    could_be_data = said.isalnum() or said == " "
    if said == LEFT_OUT or (said in rest and not could_be_data):
        return announced
    used = {found[found.lastindex or 0] for found in _composite(announced.element).finditer(rest)}
    if len(used) != 1 or used <= {said, announced.segment}:
        return announced
    component = used.pop()
    repetition = said if component == announced.repetition else announced.repetition
    return replace(announced, component=component, repetition=repetition)


@lru_cache(maxsize=32)
def _composite(element: str) -> re.Pattern[str]:
    parts = OF_KNOWN_PARTS.format(e=re.escape(element))
    return re.compile(rf"(?<!\w)(?:{parts})", re.ASCII | re.IGNORECASE)
