"""Handling the elements of a segment as texts."""

from __future__ import annotations

from x12.plan import Plan


def trimmed(texts: list[str]) -> list[str]:
    """Drop the empty texts at the end."""
    count = len(texts)
    while count and not texts[count - 1]:
        count -= 1
    return texts[:count]


def piece(text: str, number: int, separator: str) -> str:
    """Give one component of an element, "" beyond the last."""
    parts = text.split(separator)
    return parts[number - 1] if number <= len(parts) else ""


def padded(elements: list[str], length: int) -> list[str]:
    """Give the elements with empty ones added up to a length."""
    return elements + [""] * (length - len(elements))


def spread(plan: Plan, elements: list[str]) -> list[tuple[int, list[str]]]:
    """
    Split a segment that holds several objects side by side (CAS, PLB) into one list of elements for each.

    Before each list stands how much further right its own elements are in the segment.
    """
    every = plan.declared.every
    if every is None:
        return [(0, elements)]
    first, width, times = every
    shared = padded(elements, first)[:first]
    found = []
    for start in range(first, min(len(elements), first + width * times), width):
        own = elements[start : start + width]
        if any(own):
            found.append((start - first, shared + padded(own, width)))
    return found or [(0, padded(elements, first + width))]
