"""What raw segments may hold, by segment id and element, worked out from the declarations of a message."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from x12.declare import declared
from x12.envelope import Delimiters
from x12.messages.parts import Period
from x12.plan import Child, Follow, Plan, Slot, plan_of

Elements = dict[str, set[int]]

BOTH = True
"""Either element asks for the other; else only the first asks for the second."""
PAIRS: dict[str, tuple[tuple[int, int, bool], ...]] = {
    "BPR": ((6, 7, BOTH), (8, 9, False), (12, 13, BOTH), (14, 15, False)),
    "LQ": ((1, 2, False),),
    "N1": ((3, 4, BOTH),),
    "NM1": ((8, 9, BOTH),),
    "PER": ((3, 4, BOTH), (5, 6, BOTH), (7, 8, BOTH)),
    "PLB": tuple((at, at + 1, BOTH) for at in (3, 5, 7, 9, 11, 13)),
    "PRV": ((2, 3, BOTH),),
    "SV1": ((3, 4, BOTH),),
}
TOLD_ELSEWHERE = frozenset({"NM1", "PRV", "PAT"})
"""Segments whose pairs the rules of professional claims tell."""
OTHER_DAY = r"(?:\d{8}-)?(?:\d{14}|\d{12}|\d{6})(?!\d)"


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """
    The elements of each segment id that hold numbers, dates, several parts or repetitions.

    `composites` may hold the component separator, `several` must when they hold more than a code; `said` are required
    codes that reading assumes when they are empty, `said_first` those in the first component; `known` are all segments.
    """

    numbers: Elements = field(default_factory=dict)
    dates: Elements = field(default_factory=dict)
    composites: Elements = field(default_factory=dict)
    several: Elements = field(default_factory=dict)
    repeated: Elements = field(default_factory=dict)
    said: Elements = field(default_factory=dict)
    said_first: Elements = field(default_factory=dict)
    pairs: dict[str, tuple[tuple[int, int, bool], ...]] = field(default_factory=dict)
    known: set[str] = field(default_factory=set)


@cache
def tables_of(cls: type, is_claim: bool) -> Tables:
    """Work out the tables of a message class; those of a professional claim leave out what its own rules tell."""
    tables = Tables()
    other: Elements = {}
    for segment, plan, slots in _segments(cls, set()):
        tables.known.add(segment)
        for slot in slots:
            for element in _elements(slot, plan):
                _note(tables, other, segment, slot, element)
    for segment in tables.said:
        tables.said[segment] -= other.get(segment, set())
    if is_claim:
        for table in (tables.numbers, tables.dates, tables.said, tables.said_first):
            table.clear()
    pairs = {name: rows for name, rows in PAIRS.items() if name in tables.known}
    tables.pairs.update({name: rows for name, rows in pairs.items() if not (is_claim and name in TOLD_ELSEWHERE)})
    return tables


def _segments(cls: type, seen: set[type]) -> Iterator[tuple[str, Plan, tuple[Slot, ...]]]:
    """Give every segment that may stand in a message, with its values."""
    if cls in seen:
        return
    seen.add(cls)
    plan = plan_of(cls)
    if plan.key.segment:
        yield plan.key.segment, plan, plan.slots
    for step in plan.steps:
        if isinstance(step, Follow):
            yield step.key.segment, plan, step.slots
        else:
            if isinstance(step, Child) and step.key.segment != plan_of(step.type).key.segment:
                yield step.key.segment, plan_of(step.type), plan_of(step.type).slots
            yield from _segments(step.type, seen)


def _elements(slot: Slot, plan: Plan) -> range:
    """Give the elements where a value may stand: several for lists, and for objects side by side (CAS)."""
    place, every = slot.place, plan.declared.every
    if every and not place.key and place.element >= every[0]:
        return range(place.element, place.element + every[1] * every[2], every[1])
    return range(place.element, (place.last or place.element) + 1)


def _note(tables: Tables, other: Elements, segment: str, slot: Slot, element: int) -> None:
    place = slot.place
    is_composite = declared(slot.type) is not None
    if place.part or is_composite or (slot.many and not place.last and slot.type is not str):
        tables.composites.setdefault(segment, set()).add(element)
        if is_composite:
            tables.several.setdefault(segment, set()).add(element)
            if plan_of(slot.type).slots[0].default:
                tables.said_first.setdefault(segment, set()).add(element)
        return
    if slot.many and not place.last:
        tables.repeated.setdefault(segment, set()).add(element)
    elif slot.type is Decimal:
        tables.numbers.setdefault(segment, set()).add(element)
    elif slot.type in (dt.date, Period):
        tables.dates.setdefault(segment, set()).add(element)
    if slot.type is str and slot.default and not place.beside:
        tables.said.setdefault(segment, set()).add(element)
    else:
        other.setdefault(segment, set()).add(element)


@cache
def pattern_of(tables: Tables, marks: Delimiters) -> re.Pattern[str]:
    """Make the pattern that finds, in segments joined by their ends, whatever these tables may find wrong."""
    element, end = re.escape(marks.element), re.escape(marks.segment)
    faults: dict[str, list[str]] = {}
    for segment, inside in _faults(tables, marks):
        faults.setdefault(segment, []).append(inside)
    named = [f"{segment}(?:{'|'.join(inside)})" for segment, inside in faults.items()]
    improper = f"(?!\\Z)(?![A-Za-z][A-Za-z0-9]{{1,2}}[{element}{end}])"
    return re.compile(f"{end}(?:{'|'.join([*named, improper])})")


def _faults(tables: Tables, marks: Delimiters) -> Iterator[tuple[str, str]]:
    """Write what may be wrong behind the id of a segment."""
    element, end = re.escape(marks.element), re.escape(marks.segment)
    value, after = f"[^{element}{end}]", f"(?=[{element}{end}])"

    def at(number: int) -> str:
        return f"(?:{element}{value}*){{{number - 1}}}{element}"

    pairs = ((segment, pair) for segment, pairs in tables.pairs.items() for pair in pairs)
    for segment, (first, _, is_both_ways) in pairs:
        yield segment, f"{at(first)}{value}+(?:{end}|{element}{after})"
        if is_both_ways:
            yield segment, f"{at(first)}{element}{value}"
    for segment, number in _each(tables.said):
        yield segment, f"{at(number)}{after}"
        yield segment, f"(?:{element}{value}*){{0,{number - 1}}}{end}"
    for segment, number in _each(tables.said_first):
        yield segment, at(number) + re.escape(marks.component)
    for segment, number in _each(tables.numbers):
        yield segment, f"{at(number)}(?:-?0\\d|-0|-?\\d*\\.(?:\\d*0)?{after})"
    for segment, number in _each(tables.dates):
        yield segment, at(number) + OTHER_DAY


def _each(table: Elements) -> Iterator[tuple[str, int]]:
    return ((segment, number) for segment, numbers in table.items() for number in numbers)
