"""
Whether anything is wrong with an object or below it, told as quickly as can be.

The question is compiled once for each class, from its declaration; the answer is yes or no.  Only when something is
wrong, or unusual, does `x12.rules.structure` take the object apart and say what.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from x12.compiled import Source
from x12.declare import Declared, Loop, Place, declared
from x12.plan import Child, Follow, Slot, plan_of
from x12.rules.structure import allowed_of, number
from x12.values import Known

WRONG = "return False"
UNUSUAL = (TypeError, AttributeError, ValueError, ArithmeticError)
"""What a value of another type than the declared one may raise; built messages may hold anything."""
Question = Callable[[Any], bool]


def is_regular(question: Question, item: Any) -> bool:
    """Tell whether nothing is wrong with an object and all below it."""
    try:
        return question(item)
    except UNUSUAL:
        return False


@cache
def question_of(cls: type, apart: tuple[Child, ...] = ()) -> Question:
    """Compile the question for a class; the inner loops `apart` are left out."""
    plan = plan_of(cls)
    source = Source()
    lines = ["a = o.__dict__"] if issubclass(cls, Loop) else []
    lines += (line for slot in plan.slots for line in _slot(source, slot))
    for step in plan.steps:
        if isinstance(step, Follow):
            lines += [line for slot in step.slots for line in _where_held(slot, _slot(source, slot))]
        else:
            lines += _where_held(step, _child(source, step, is_apart=step in apart))
    made: Question = source.compile("o", [*lines, "return True"])
    return made


def _where_held(what: Slot | Child, lines: Iterator[str]) -> Iterator[str]:
    """Write the lines so that they are passed over where the object does not hold what may be absent."""
    asked = list(lines)
    if what.required or (isinstance(what, Child) and what.least):
        yield from asked
    elif asked:
        yield f"if {what.name!r} in a:"
        yield from (f" {line}" for part in asked for line in part.split("\n"))


def _child(source: Source, step: Child, *, is_apart: bool) -> Iterator[str]:
    yield f"v = o.{step.name}"
    if step.many:
        if step.least:
            yield f"if len(v) < {step.least}: {WRONG}"
        if step.most:
            yield f"if len(v) > {step.most}: {WRONG}"
    elif step.least:
        yield f"if v is None: {WRONG}"
    if is_apart or not _asks(step.type):
        return
    ask = source.name(question_of(step.type))
    if step.many:
        yield f"for x in v:\n     if not {ask}(x): {WRONG}"
    else:
        yield f"if v is not None and not {ask}(v): {WRONG}"


@cache
def _asks(cls: type) -> bool:
    """Tell whether anything can be wrong with objects of a class."""
    plan, source = plan_of(cls), Source()
    slots = [*plan.slots, *(slot for step in plan.steps if isinstance(step, Follow) for slot in step.slots)]
    steps = [step for step in plan.steps if isinstance(step, Child)]
    return any(list(_slot(source, slot)) for slot in slots) or any(
        step.least or step.most or _asks(step.type) for step in steps
    )


def _slot(source: Source, slot: Slot) -> Iterator[str]:
    """Write the lines that ask about one value, none when any is right."""
    if slot.many:
        conditions = _conditions(source, slot, "x")
        if slot.required:
            yield f"if not o.{slot.name}: {WRONG}"
        if conditions:
            yield f"for x in o.{slot.name}:\n     if {conditions}: {WRONG}"
        return
    text = f"o.{slot.name}"
    allowed = allowed_of(slot)
    if slot.type is str and allowed and all(_fits(slot, code) for code in allowed):
        known = source.name(allowed if slot.required else allowed | {"", None})
        yield f"if {text} not in {known}: {WRONG}"
        return
    conditions = _conditions(source, slot, "v")
    if not conditions and not slot.required:
        return
    absent = "not v" if slot.type is str else "v is None"
    if not conditions:
        yield f"v = {text}"
        yield f"if {absent}: {WRONG}"
    elif slot.required:
        yield f"v = {text}"
        yield f"if {absent} or {conditions}: {WRONG}"
    else:
        yield f"v = {text}"
        yield f"if {'v' if slot.type is str else 'v is not None'} and ({conditions}): {WRONG}"


def _fits(slot: Slot, code: str) -> bool:
    return len(code) >= slot.place.least and (not slot.place.size or len(code) <= slot.place.size)


def _conditions(source: Source, slot: Slot, name: str) -> str:
    """Write what is wrong with a value that is there; "" when nothing can be."""
    found = declared(slot.type)
    if slot.type is str:
        parts = _text(source, slot, name)
    elif slot.type is Decimal:
        parts = [f"not {source.name(_numbers(slot.place.decimals, slot.place.size))}[{name}]"]
    elif slot.type is int:
        parts = [f"not {-(10**slot.place.size)} < {name} < {10**slot.place.size}"] if slot.place.size else []
    elif found is not None:
        parts = _composite(source, slot, name, found)
    else:
        parts = []
    return " or ".join(parts)


def _text(source: Source, slot: Slot, name: str) -> list[str]:
    place, allowed = slot.place, allowed_of(slot)
    # An empty text of a list, such as a modifier left out, is no fault; it is left to the slow way.
    if allowed:
        return [f"{name} not in {source.name(frozenset(code for code in allowed if _fits(slot, code)))}"]
    least = f"len({name}) < {place.least}" if place.least > 1 else ""
    most = f"len({name}) > {place.size}" if place.size else ""
    return [part for part in (least, most) if part]


@cache
def _numbers(decimals: int, size: int) -> Known[Decimal, bool]:
    """Keep of which numbers it is known whether they are right; most amounts come again and again."""
    place = Place(0, decimals=decimals, size=size)
    return Known(lambda value: not any(number(value, place)))


def _composite(source: Source, slot: Slot, name: str, found: Declared) -> list[str]:
    if found.kind != "composite":
        return []
    parts = []
    allowed = allowed_of(slot)
    if allowed:
        first = plan_of(slot.type).slots[0].name
        parts.append(f"{name}.{first} not in {source.name(allowed)}")
    if _asks(slot.type):
        parts.append(f"not {source.name(question_of(slot.type))}({name})")
    return parts
