"""How a segment that is missing is named: as the trade writes it, and in our own words."""

from __future__ import annotations

from functools import cache

from x12.plan import Child, Follow, Key
from x12.words import labels
from x12.words.identities import PARTIES

NAMES = frozenset({"N1", "NM1"})


@cache
def said(owner: type, step: Follow | Child) -> str:
    """Say that a segment of a class is missing which its declaration requires."""
    title = _of_segment(owner.__name__, step) if isinstance(step, Follow) else _of_object(owner.__name__, step)
    return _sentence(named(step.key), title)


def said_of(segment_id: str, which: str = "") -> str:
    """Say that a segment is missing of which only the id is known, or besides which one it is."""
    return _sentence(segment_id, which or labels.segment_title(segment_id))


def _sentence(segment: str, title: str) -> str:
    return f"A required segment is missing: {segment} ({title[0].lower()}{title[1:]})."


def _of_segment(owner: str, step: Follow) -> str:
    named = labels.TITLES.get(f"{owner}.{step.key.text}") or labels.TITLES.get(f"{owner}.{step.key.segment}")
    if named or len(step.slots) > 1:
        return named or labels.segment_title(step.key.segment)
    return labels.label(owner, step.slots[0].name)


def _of_object(owner: str, step: Child) -> str:
    named = labels.TITLES.get(f"{owner}.{step.name}") or labels.TITLES.get(step.type.__name__)
    if named:
        return named
    if step.key.segment in NAMES and step.key.qualifiers:
        return PARTIES[step.key.qualifiers[0]]
    return labels.humanized(step.name) if step.is_loop else labels.segment_title(step.key.segment)


def named(key: Key) -> str:
    """Write which segment it is, such as NM1*82."""
    if key.qualifiers and key.position > 1:
        return f"{key.segment} with {key.qualifiers[0]} in {key.segment}{key.position:02d}"
    return key.text
