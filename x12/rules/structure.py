"""
What every declaration says by itself: what is required, how long, which codes, how many times.

`x12.rules.regular` tells quickly whether anything is wrong in an object or below it; this says what.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from x12.declare import Place, declared
from x12.plan import Child, Follow, Plan, Slot, plan_of
from x12.problems import Problem, Rule, told
from x12.rules import missing
from x12.rules.finding import Spot, here

GUIDE = "The implementation guide of the message: usage, repeat, length and code lists of each segment"

MISSING = told(
    "MISSING",
    snip=2,
    source=GUIDE,
    what="A required value is missing.",
    remedy="Fill it in, or ask the sender for a complete file.",
    ack="1",
)
MISSING_SEGMENT = told(
    "MISSING-SEGMENT",
    snip=2,
    source=GUIDE,
    what="A required segment is missing.",
    remedy="Add it, or ask the sender for a complete file.",
    ack="3",
)
TOO_LONG = told(
    "TOO-LONG",
    snip=1,
    source=GUIDE,
    what="The value is longer than allowed.",
    remedy="Shorten it.",
    ack="5",
)
TOO_SHORT = told(
    "TOO-SHORT",
    snip=1,
    source=GUIDE,
    what="The value is shorter than allowed.",
    remedy="Give the whole value.",
    ack="4",
)
CODE = told(
    "CODE",
    snip=2,
    source=GUIDE,
    what="The code is not one that the guide allows here.",
    remedy="Use one of its codes.",
    ack="7",
)
TOO_MANY_TIMES = told(
    "TOO-MANY-TIMES",
    snip=2,
    source=GUIDE,
    what="The segment or loop stands more often than allowed.",
    remedy="Take the surplus out, or split the claim.",
    ack="5",
)
DECIMALS = told(
    "DECIMALS",
    snip=1,
    source="X12 RFI 1526 and 1924",
    what="The number has more decimal places or digits than allowed.",
    remedy="Round it where it is computed; money has cents and at most 99999999.99.",
    ack="5",
)
MOST_MONEY = Decimal(10) ** 8
MONEY_PLACES = 2


def of(item: Any, plan: Plan) -> Iterator[tuple[Rule, Spot]]:
    """Check the values of one object against its declaration, those of objects below it not."""
    inside = plan.key.text
    for slot in plan.slots:
        yield from _slot(item, slot, inside)
    for step in plan.steps:
        if isinstance(step, Follow):
            yield from _follow(item, step)
        else:
            yield from _child(item, step)


def _follow(item: Any, step: Follow) -> Iterator[tuple[Rule, Spot]]:
    text = step.key.whole
    required = any(slot.required for slot in step.slots)
    if required and all(_is_absent(getattr(item, slot.name)) for slot in step.slots):
        yield MISSING_SEGMENT, _missing(item, step)
        return
    for slot in step.slots:
        yield from _slot(item, slot, text)


def _child(item: Any, step: Child) -> Iterator[tuple[Rule, Spot]]:
    found = getattr(item, step.name)
    if not step.many:
        if found is None and step.least:
            yield MISSING_SEGMENT, _missing(item, step)
        return
    if step.least and len(found) < step.least:
        # A stream shows only one claim of many at a time; a unit that is there is enough.
        yield MISSING_SEGMENT, _missing(item, step)
    if step.most and len(found) > step.most and _segments(found, step) > step.most:
        yield TOO_MANY_TIMES, here(found[step.most], plan_of(step.type).key.text)


def missing_segment(number: int, segment_id: str, *, which: str = "") -> Problem:
    """Tell at a place of a message that a segment is missing there, such as an HL: which is "level 2"."""
    return MISSING_SEGMENT.problem(number, segment_id, what=missing.said_of(segment_id, which))


def _missing(item: Any, step: Follow | Child) -> Spot:
    cls: type = type(item)
    return here(item, step.key.whole, what=missing.said(cls, step))


def _segments(found: list[Any], step: Child) -> int:
    """Count segments: several objects may share one (CAS), those of a built message count as packed."""
    every = plan_of(step.type).declared.every
    if every is None:
        return len(found)
    numbers = {one.at for one in found}
    return len(numbers) if numbers != {0} else 1


def _slot(item: Any, slot: Slot, inside: str) -> Iterator[tuple[Rule, Spot]]:
    value = getattr(item, slot.name)
    place = slot.place
    if _is_absent(value):
        if slot.required:
            yield MISSING, here(item, inside, place.element, place.part)
        return
    if slot.many:
        for index, one in enumerate(value):
            yield from _value(one, slot, item, inside, place.element + (index if place.last else 0))
    else:
        yield from _value(value, slot, item, inside, place.element)


def _value(value: Any, slot: Slot, item: Any, inside: str, element: int) -> Iterator[tuple[Rule, Spot]]:
    if isinstance(value, str):
        rules = _text(value, slot)
    elif isinstance(value, Decimal):
        rules = number(value, slot.place)
    elif isinstance(value, int):
        rules = _whole(value, slot)
    elif declared(type(value)) is not None:
        yield from _composite(value, slot, item, inside, element)
        return
    else:
        return
    for rule in rules:
        yield rule, here(item, inside, element, slot.place.part)


def _text(value: str, slot: Slot) -> Iterator[Rule]:
    place = slot.place
    if not value:
        return
    allowed = allowed_of(slot)
    if allowed and value not in allowed:
        yield CODE
    if place.size and len(value) > place.size:
        yield TOO_LONG
    if len(value) < place.least:
        yield TOO_SHORT


def number(value: Decimal, place: Place) -> Iterator[Rule]:
    """Say what is wrong with a number."""
    exponent = value.as_tuple().exponent
    is_exact = isinstance(exponent, int) and (-exponent <= place.decimals or value == round(value, place.decimals))
    if not is_exact or (place.decimals == MONEY_PLACES and abs(value) >= MOST_MONEY):
        yield DECIMALS
    elif place.size and _digits(value) > place.size:
        yield TOO_LONG


def _digits(value: Decimal) -> int:
    """Count digits as the guide does: neither the sign nor the point, no padding."""
    text = format(abs(value), "f")
    if "." in text:
        text = text.rstrip("0")
    return len(text.replace(".", "").lstrip("0"))


def _whole(value: int, slot: Slot) -> Iterator[Rule]:
    if slot.place.size and len(str(abs(value))) > slot.place.size:
        yield TOO_LONG


def _composite(value: Any, outer: Slot, item: Any, inside: str, element: int) -> Iterator[tuple[Rule, Spot]]:
    slots = plan_of(type(value)).slots
    allowed = allowed_of(outer)
    qualifier = getattr(value, slots[0].name)
    if allowed and qualifier and qualifier not in allowed:
        yield CODE, here(item, inside, element, slots[0].place.element)
    for slot in slots:
        found = getattr(value, slot.name)
        component = slot.place.element
        if _is_absent(found):
            if slot.required:
                yield MISSING, here(item, inside, element, component)
            continue
        for index, one in enumerate(found if slot.many else [found]):
            for rule, spot in _value(one, slot, item, inside, element):
                yield rule, spot._replace(component=component + index)


@cache
def allowed_of(slot: Slot) -> frozenset[str]:
    """Give the codes of a closed list, worked out once."""
    return slot.place.allowed


def _is_absent(value: Any) -> bool:
    return value is None or value == "" or value == []
