"""What raw segments may hold, by segment id and element, worked out from the declarations of a message."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache

from x12.declare import declared
from x12.messages.ack277ca import ClaimAcknowledgment
from x12.messages.benefits271 import EligibilityResponse
from x12.messages.claim837p import ClaimBatch
from x12.messages.inquiry270 import EligibilityInquiry
from x12.messages.parts import Period
from x12.messages.remittance835 import Remittance
from x12.messages.review278 import ServiceReview
from x12.messages.status276 import StatusInquiry
from x12.messages.status277 import StatusResponse
from x12.plan import Child, Follow, Plan, Slot, plan_of
from x12.rules import assumed837p

Elements = dict[str, set[int]]
Pairs = dict[str, tuple[tuple[int, int, bool], ...]]

BOTH = True
"""Either element asks for the other; else only the first asks for the second."""
PAIRS: Pairs = {
    "BPR": ((6, 7, BOTH), (8, 9, False), (12, 13, BOTH), (14, 15, False)),
    "LQ": ((1, 2, False),),
    "N1": ((3, 4, BOTH),),
    "NM1": ((8, 9, BOTH),),
    "PER": ((3, 4, BOTH), (5, 6, BOTH), (7, 8, BOTH)),
    "PLB": tuple((at, at + 1, BOTH) for at in (3, 5, 7, 9, 11, 13)),
    "PRV": ((2, 3, BOTH),),
    "SV1": ((3, 4, BOTH),),
}
OTHER_PAIRS: Pairs = {
    "DMG": ((1, 2, BOTH),),
    "HSD": ((1, 2, BOTH),),
    "III": ((1, 2, BOTH),),
    "MPI": ((6, 7, BOTH),),
    "PWK": ((5, 6, BOTH),),
    "TOO": ((1, 2, BOTH),),
}
"""Pairs of the other messages; the rules of professional claims tell them in their own words."""
ALWAYS: Elements = {
    "AMT": {2},
    "CRC": {3},
    "DTM": {2},
    "DTP": {3},
    "HI": {1},
    "INS": {1, 2},
    "LX": {1},
    "N3": {1},
    "N4": {1},
    "PRV": {1},
    "QTY": {2},
    "REF": {2},
    "SVC": {2},
    "TRN": {2},
}
"""What a segment must have wherever it stands in the other messages."""
ALWAYS_IN: dict[type, Elements] = {
    EligibilityInquiry: {"TRN": {3}},
    EligibilityResponse: {"TRN": {3}},
    ServiceReview: {"TRN": {3}},
}
"""What a segment must have besides in one message."""
UNUSED: dict[type, Elements] = {
    ClaimBatch: {
        "CLM": {3, 4, *range(13, 20)},
        "CR1": {3, 7, 8},
        "CR2": {*range(1, 8), 9},
        "CTP": {1, 2, 3, *range(6, 12)},
        "HCP": {8},
        "LIN": {1},
        "N4": {5, 6},
        "NM1": {6},
        "OI": {1, 2, 5},
        "PAT": {2, 3, 4},
        "PWK": {3, 4},
        "SBR": {6, 7, 8},
        "SV1": {6, 8, 10, 14, *range(16, 22)},
        "SVD": {4},
    },
    Remittance: {"CLP": {10}, "NM1": {6, 10, 11, 12}, "REF": {3}},
    EligibilityInquiry: {"EQ": {4}, "INS": set(range(5, 17)), "N4": {5, 6}, "NM1": {6, 10, 11, 12}},
    EligibilityResponse: {"AAA": {2}, "INS": set(range(5, 17)), "NM1": {6, 11, 12}},
    StatusInquiry: {"NM1": {6, 10, 11, 12}, "SVC": {3, 5, 6}},
    StatusResponse: {"NM1": {6, 10, 11, 12}, "STC": {3, 7, 12}, "SVC": {5, 6}},
    ClaimAcknowledgment: {"NM1": {10, 11, 12}, "STC": {5, 6, 7, 8, 9}, "SVC": {3, 5, 6}},
    ServiceReview: {"AAA": {2}, "N4": {5, 6}, "NM1": {10, 11, 12}, "PWK": {3, 4}},
}
"""What the guide of a message does not use before the last element that it uses."""
NUMBERS_OF_CONTACTS = frozenset({"ED", "EM", "EX", "FX", "HP", "TE", "UR", "WP"})
NUMBERS_OF_PARTIES = frozenset(
    """24 34 46 AD BD BS C EI EQ FA FI HN II MC MI MR NI PC PI PP SL SV UP XV XX ZZ""".split()
)
QUALIFIERS: dict[str, dict[int, frozenset[str]]] = {
    "NM1": {8: NUMBERS_OF_PARTIES},
    "PER": {1: frozenset({"BL", "CX", "IC"}), **dict.fromkeys((3, 5, 7), NUMBERS_OF_CONTACTS)},
}
"""By segment and element: the codes that any of the other guides knows."""
ONLY_INFORMATION = frozenset({"IC"})
"""PER01 of all messages but the 835."""
MOST_DIAGNOSES = 12
"""In one HI; more of them are composites all the same, and told as too many."""
TOLD_ELSEWHERE = frozenset({"NM1", "PRV", "PAT"})
"""Segments whose pairs the rules of professional claims tell."""


@dataclass(frozen=True, slots=True, eq=False)
class Tables:
    """
    The elements of each segment id that hold numbers, dates, several parts or repetitions.

    `composites` may hold the component separator, as often as their `widths` allow where reading does not count them;
    `several` must when they hold more than a code; `said` are required
    codes that reading assumes when they are empty, `said_first` those in the first component; `pairs` go together.
    `always` must be there, `unused` must not, and `qualifiers` be some of these.  `known` are all segments.

    A segment is surely regular when its `required` elements are filled, and its elements in `joined` filled or empty
    together, and those that are `saying` something begin with a letter or digit.
    """

    numbers: Elements = field(default_factory=dict)
    dates: Elements = field(default_factory=dict)
    composites: Elements = field(default_factory=dict)
    widths: dict[str, dict[int, int]] = field(default_factory=dict)
    several: Elements = field(default_factory=dict)
    repeated: Elements = field(default_factory=dict)
    said: Elements = field(default_factory=dict)
    said_first: Elements = field(default_factory=dict)
    pairs: Pairs = field(default_factory=dict)
    required: Elements = field(default_factory=dict)
    saying: Elements = field(default_factory=dict)
    joined: Pairs = field(default_factory=dict)
    always: Elements = field(default_factory=dict)
    qualifiers: dict[str, dict[int, frozenset[str]]] = field(default_factory=dict)
    unused: Elements = field(default_factory=dict)
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
    for segment, widths in tables.widths.items():
        counted = tables.several.get(segment, set())
        tables.widths[segment] = {element: width for element, width in widths.items() if element not in counted}
    tables.pairs.update({name: rows for name, rows in PAIRS.items() if name in tables.known})
    tables.unused.update(UNUSED.get(cls, {}))
    if is_claim:
        tables.joined.update(tables.pairs)
        _leave_to_claims(tables)
    else:
        _ask_more(tables, cls)
        tables.joined.update(tables.pairs)
    for segment, elements in tables.said.items():
        tables.required.setdefault(segment, set()).update(elements)
    return tables


def _ask_more(tables: Tables, cls: type) -> None:
    """Ask of the other messages what professional claims have rules of their own about."""
    tables.pairs.update({name: rows for name, rows in OTHER_PAIRS.items() if name in tables.known})
    tables.always.update({name: elements for name, elements in ALWAYS.items() if name in tables.known})
    for segment, elements in ALWAYS_IN.get(cls, {}).items():
        tables.always[segment] = tables.always[segment] | elements
    for step in plan_of(cls).steps:  # what stands in the message itself is required by its declaration
        if isinstance(step, Follow) and not step.key.qualifiers and step.key.segment in tables.always:
            required = {slot.place.element for slot in step.slots if slot.required}
            tables.always[step.key.segment] = tables.always[step.key.segment] - required
    tables.qualifiers.update({name: rows for name, rows in QUALIFIERS.items() if name in tables.known})
    if "PER" in tables.qualifiers and cls is not Remittance:
        tables.qualifiers["PER"] = tables.qualifiers["PER"] | {1: ONLY_INFORMATION}
    for segment, elements in tables.always.items():
        tables.required.setdefault(segment, set()).update(elements)


def _leave_to_claims(tables: Tables) -> None:
    """Leave to the rules of professional claims what they tell themselves."""
    tables.said.clear()
    tables.said_first.clear()
    for name in TOLD_ELSEWHERE:
        tables.pairs.pop(name, None)
    tables.joined.update(assumed837p.PAIRS)
    tables.numbers["LX"] = {1}
    tables.composites["HI"] = set(range(1, 2 * MOST_DIAGNOSES + 1))
    tables.saying.update({segment: {element} for segment, element in assumed837p.SAYING.items()})
    for required in assumed837p.REQUIREMENTS:
        for segment, elements in required.items():
            tables.required.setdefault(segment, set()).update(elements)


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
        _note_parts(tables, segment, slot, element, is_composite=is_composite)
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


def _note_parts(tables: Tables, segment: str, slot: Slot, element: int, *, is_composite: bool) -> None:
    tables.composites.setdefault(segment, set()).add(element)
    if part := slot.place.part:
        widths = tables.widths.setdefault(segment, {})
        widths[element] = max(widths.get(element, 0), part)
    if is_composite:
        tables.several.setdefault(segment, set()).add(element)
        if plan_of(slot.type).slots[0].default:
            tables.said_first.setdefault(segment, set()).add(element)
