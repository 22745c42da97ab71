"""
Plans compiled into plain functions that fill objects from elements.

The source of each function is written once for each declaration and compiled, as `dataclasses` does it for `__init__`:
no reflection is left when a segment is read.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from x12.declare import Loop, Message, Part
from x12.envelope import Delimiters
from x12.messages.parts import Period
from x12.plan import Child, Plan, Slot, plan_of
from x12.values import read_clock, read_day, read_number, read_period, read_whole

Fill = Callable[[Any, list[str], Delimiters], None]
Make = Callable[[list[str], int, Delimiters], Any]
READERS: dict[type, Callable[[str], Any]] = {
    Decimal: read_number,
    int: read_whole,
    dt.date: read_day,
    dt.time: read_clock,
    Period: read_period,
}


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
    missing = length - len(elements)
    return elements + [""] * missing if missing > 0 else elements


class _Source:
    """The lines of a function that is being written, and the names it uses."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.names: dict[str, Any] = {"trimmed": trimmed, "piece": piece}

    def name(self, value: Any) -> str:
        label = f"v{len(self.names)}"
        self.names[label] = value
        return label

    def compile(self, head: str, lines: Iterable[str]) -> Any:
        text = "\n    ".join([f"def made({head}):", *lines, "pass"])
        # The text is made from our own declarations only, never from data.
        exec(compile(text, "<x12 declaration>", "exec"), self.names)
        return self.names["made"]


def _one(source: _Source, kind: type, text: str) -> str:
    if kind is str:
        return text
    reader = READERS.get(kind)
    if reader is not None:
        return f"{source.name(reader)}({text})"
    return f"{source.name(composite_reader(kind))}({text}, d)"


def _value(source: _Source, slot: Slot) -> str:
    place = slot.place
    element = f"e[{place.element}]"
    if slot.many:
        return _list(source, slot, element)
    if place.part:
        element = f"piece({element}, {place.part}, d.component)"
    if slot.type is str:
        return element if slot.default == "" else f"{element} or {source.name(slot.default)}"
    default = source.name(slot.default)
    return f"{_one(source, slot.type, 't')} if (t := {element}) else {default}"


def _list(source: _Source, slot: Slot, element: str) -> str:
    place = slot.place
    if place.last:
        texts = f"trimmed(e[{place.element}:{place.last + 1}])"
        return texts if slot.type is str else f"[{_one(source, slot.type, 't')} for t in {texts} if t]"
    # Numbers in one element are its components (SV107); texts are its repetitions (EB03).
    separator = "d.repetition" if slot.type is str else "d.component"
    return f"[{_one(source, slot.type, 't')} for t in {element}.split({separator})] if {element} else []"


def _reach(slots: Iterable[Slot]) -> int:
    return max((slot.place.last or slot.place.element for slot in slots), default=0) + 1


@cache
def composite_reader(cls: type) -> Callable[[str, Delimiters], Any]:
    """Compile how a composite is read from its text."""
    plan = plan_of(cls)
    source = _Source()
    reach = _reach(plan.slots)
    lines = [
        f"e = ['', *x.split(d.component)]; e += [''] * ({reach} - len(e))",
        f"o = {source.name(cls.__new__)}({source.name(cls)})",
        *(f"o.{slot.name} = {_value(source, slot)}" for slot in plan.slots),
        "return o",
    ]
    made: Callable[[str, Delimiters], Any] = source.compile("x, d", lines)
    return made


@cache
def filler(slots: tuple[Slot, ...]) -> Fill:
    """Compile how the attributes of some slots are set from the elements of one segment."""
    source = _Source()
    reach = _reach(slots)
    lines = [f"if len(e) < {reach}: e = e + [''] * ({reach} - len(e))"]
    lines += [f"o.{slot.name} = {_value(source, slot)}" for slot in slots]
    made: Fill = source.compile("o, e, d", lines)
    return made


@cache
def maker(cls: type) -> Make:
    """Compile how an object is made from the elements of the segment that opens it."""
    plan = plan_of(cls)
    source = _Source()
    reach = _reach(plan.slots)
    lines = [f"if len(e) < {reach}: e = e + [''] * ({reach} - len(e))"] if plan.slots else []
    lines += [*_bare(source, plan), *(f"o.{slot.name} = {_value(source, slot)}" for slot in plan.slots), "return o"]
    made: Make = source.compile("e, n, d", lines)
    return made


@cache
def blank(cls: type) -> Callable[[int], Any]:
    """Compile how an object is made whose opening segment cannot be read: every value is absent."""
    plan = plan_of(cls)
    source = _Source()
    lines = [*_bare(source, plan), *(_absent(source, slot) for slot in plan.slots), "return o"]
    made: Callable[[int], Any] = source.compile("n", lines)
    return made


def _bare(source: _Source, plan: Plan) -> list[str]:
    cls = plan.cls
    lines = [f"o = {source.name(cls.__new__)}({source.name(cls)})"]
    if issubclass(cls, Part):
        lines.append("o.at = n")
    if issubclass(cls, Loop):
        lines.append("o.extra = []")
    if issubclass(cls, Message):
        lines.append("o.where = {}")
    for step in plan.steps:
        if isinstance(step, Child):
            lines.append(f"o.{step.name} = {'[]' if step.many else 'None'}")
        else:
            lines += [_absent(source, slot) for slot in step.slots]
    return lines


def _absent(source: _Source, slot: Slot) -> str:
    return f"o.{slot.name} = {'[]' if slot.many else source.name(slot.default)}"


def spread(plan: Plan, elements: list[str]) -> list[list[str]]:
    """Split a segment that holds several objects side by side (CAS, PLB) into one list of elements for each."""
    every = plan.declared.every
    if every is None:
        return [elements]
    first, width, times = every
    shared = padded(elements, first)[:first]
    found = []
    for start in range(first, min(len(elements), first + width * times), width):
        own = elements[start : start + width]
        if any(own):
            found.append(shared + padded(own, width))
    return found or [padded(elements, first + width)]
