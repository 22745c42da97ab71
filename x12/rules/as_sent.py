"""
What a segment said when it was read.

A declaration reads the usual code where none was sent; with these a rule can tell the difference.
"""

from __future__ import annotations

from typing import Any

from x12.declare import Part, segment
from x12.rules.finding import Around


@segment("")
class Segment(Part):
    """Any one segment, known by its number alone."""


def sent(around: Around, owner: Any, segment_id: str) -> list[str] | None:
    """
    Give the elements of the first segment of an object with this id, nothing when it has none.

    None says that the object was built and never read, so that its defaults are meant.
    """
    if around.transaction is None or not owner.at:
        return None
    separator = around.transaction.delimiters.element
    opening = segment_id + separator
    for text in stretch(around, owner.at, max(getattr(owner, "to", 0), owner.at)):
        if text.startswith(opening) or text == segment_id:
            return text.split(separator)
    return []


def piece(around: Around, elements: list[str], element: int, component: int = 0) -> str:
    """Give an element, or one component of it, "" where the segment ends before."""
    text = elements[element] if element < len(elements) else ""
    if not component or around.transaction is None:
        return text
    parts = text.split(around.transaction.delimiters.component)
    return parts[component - 1] if component <= len(parts) else ""


def stretch(around: Around, first: int, last: int) -> list[str]:
    """Give the raw segments from one number to another, those only that a stream still holds."""
    transaction = around.transaction
    if transaction is None or not first:
        return []
    skipped = 0 if first <= transaction.head else transaction.skipped
    start = first - 1 - skipped
    return transaction.raw[start : last - skipped] if start >= 0 else []
