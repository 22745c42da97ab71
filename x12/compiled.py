"""
Plans compiled into plain functions that make objects from elements and hang them where they belong.

The source of each function is written once for each declaration and compiled, as `dataclasses` does it for `__init__`:
no reflection is left when a segment is read.  A function sets only what is there (see `Part.__getattr__`), and raises
ValueError for anything unusual; the assembler then takes the segment apart slot by slot and says what is wrong.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache, partial
from typing import Any

from x12.declare import UNSENT, Loop, Message, Part
from x12.envelope import Delimiters
from x12.messages.parts import Period
from x12.plan import Child, Follow, Plan, Slot, plan_of
from x12.values import DAYS, NUMBERS, PERIODS, read_clock, read_whole

Fill = Callable[[Any, list[str], int, Delimiters], Any]
"""Takes the owner, the elements, the segment's number and the delimiters."""

READERS: dict[type, Callable[[str], Any]] = {
    Decimal: NUMBERS.__getitem__,
    int: read_whole,
    dt.date: DAYS.__getitem__,
    dt.time: read_clock,
    Period: PERIODS.__getitem__,
}
SURPRISE = "raise ValueError('unusual')"


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


class Source:
    """The names that a function which is being written uses."""

    def __init__(self) -> None:
        self.names: dict[str, Any] = {"trimmed": trimmed, "piece": piece, "numbers": NUMBERS, "days": DAYS}

    def name(self, value: Any) -> str:
        """Give the name under which a value is known to the function."""
        label = f"v{len(self.names)}"
        self.names[label] = value
        return label

    def compile(self, head: str, lines: Iterable[str]) -> Any:
        """Make the function."""
        text = "\n    ".join([f"def made({head}):", *lines, "pass"])
        # The text is made from our own declarations only, never from data.
        exec(compile(text, "<x12 declaration>", "exec"), self.names)
        return self.names["made"]


# -- values -----------------------------------------------------------------------------------------------------


def _one(source: Source, kind: type, text: str) -> str:
    if kind is str:
        return text
    if kind is Decimal:
        return f"numbers[{text}]"
    if kind is dt.date:
        return f"days[{text}]"
    reader = READERS.get(kind)
    if reader is not None:
        return f"{source.name(reader)}({text})"
    return f"{source.name(composite_reader(kind))}({text}, d)"


def _setting(source: Source, slot: Slot, element: str) -> str:
    """Write the line that sets one attribute from an element that may be empty."""
    place = slot.place
    if slot.many and not place.last:
        # Numbers in one element are its components (SV107); texts are its repetitions (EB03).
        separator = "d.repetition" if slot.type is str else "d.component"
        return f"if {element}: o.{slot.name} = [{_one(source, slot.type, 't')} for t in {element}.split({separator})]"
    if place.part:
        element = f"piece({element}, {place.part}, d.component)"
    if slot.type is str and slot.default == "":
        return f"o.{slot.name} = {element}"
    if slot.required and slot.type is Decimal:
        return f"o.{slot.name} = numbers[{element}]"
    return f"if t := {element}: o.{slot.name} = {_one(source, slot.type, 't')}"


def _span(source: Source, slot: Slot) -> str:
    place = slot.place
    texts = f"trimmed(e[{place.element}:{place.last + 1}])"
    made = texts if slot.type is str else f"[{_one(source, slot.type, 't')} for t in {texts} if t]"
    return f"o.{slot.name} = {made}"


def _settings(source: Source, slots: Iterable[Slot]) -> Iterator[str]:
    """Write the lines that set the attributes, one `if` inside the other, so that a short segment ends early."""
    by_element: dict[int, list[Slot]] = {}
    for slot in slots:
        by_element.setdefault(slot.place.element, []).append(slot)
    for depth, element in enumerate(sorted(by_element)):
        yield f"{' ' * depth}if c > {element}:"
        for slot in by_element[element]:
            line = _span(source, slot) if slot.place.last else _setting(source, slot, f"e[{element}]")
            yield f"{' ' * depth} {line}"


def _guards(slots: Iterable[Slot], width: int, segment: str) -> Iterator[str]:
    """Write the lines that leave anything unusual to the slow way: too many elements, a missing sum, a wrong code."""
    needed = max((slot.place.element for slot in slots if slot.required and slot.type is Decimal), default=0)
    yield f"c = len(e)\n    if c > {width + 1} or c <= {needed}: {SURPRISE}"
    for slot in slots:
        for element, code in slot.place.along:
            later = max(slot.place.element, element)
            yield f"if c > {later} and e[{slot.place.element}] and e[{element}] != {code!r}: {SURPRISE}"
    if segment == "DTP":
        yield f"if c > 3 and e[2] != ('RD8' if '-' in e[3] else 'D8'): {SURPRISE}"


@cache
def composite_reader(cls: type) -> Callable[[str, Delimiters], Any]:
    """Compile how a composite is read from its text."""
    plan = plan_of(cls)
    source = Source()
    lines = [
        "e = ['', *x.split(d.component)]; c = len(e)",
        f"if c > {plan.width + 1}: {SURPRISE}",
        f"o = {source.name(cls.__new__)}({source.name(cls)})",
        *(_unsent(source, slot) for slot in plan.slots),
        *_settings(source, plan.slots),
        "return o",
    ]
    made: Callable[[str, Delimiters], Any] = source.compile("x, d", lines)
    return made


def _unsent(source: Source, slot: Slot) -> str:
    return f"o.{slot.name} = {'[]' if slot.many else source.name(slot.default)}"


# -- segments ---------------------------------------------------------------------------------------------------


@cache
def filler(step: Follow) -> Fill:
    """Compile how the attributes of a following segment are set from its elements."""
    source = Source()
    guards = _guards(step.slots, follow_width(step), step.key.segment)
    made: Fill = source.compile("o, e, n, d", [*guards, *_settings(source, step.slots)])
    return made


@cache
def setter(slot: Slot) -> Fill:
    """Compile how one attribute is set, whatever else its segment has; ValueError says that it cannot be read."""
    source = Source()
    made: Fill = source.compile("o, e, n, d", ["c = len(e)", *_settings(source, [slot])])
    return made


@cache
def maker(step: Child, again: bool) -> Fill:
    """Compile how an object is made from its segment and hung onto its owner, as the first or a further one."""
    plan = plan_of(step.type)
    if plan.declared.every:
        return _side_by_side(step, plan, again)
    source = Source()
    hang = f"w.{step.name} = {'[o]' if step.many else 'o'}" if not again else f"w.{step.name}.append(o)"
    lines = [
        *_guards(plan.slots, plan.width, plan.key.segment),
        *_bare(source, plan),
        *_settings(source, plan.slots),
        hang,
        "return o",
    ]
    made: Fill = source.compile("w, e, n, d", lines)
    return made


def _side_by_side(step: Child, plan: Plan, again: bool) -> Fill:
    """Compile for a segment that holds several objects (CAS, PLB)."""
    assert plan.declared.every is not None
    first, width, times = plan.declared.every
    _remember_unsent(plan)
    source = Source()
    group = " or ".join(f"e[i + {shift}]" for shift in range(width))
    lines = [
        f"c = len(e)\n    if c > {first + width * times} or c <= {first + 1}: {SURPRISE}",
        f"if (c - {first}) % {width}: e = e + [''] * ({width} - (c - {first}) % {width})",
        f"made = {f'w.{step.name}' if again else '[]'}\n    new = {source.name(step.type.__new__)}",
        f"for i in range({first}, c, {width}):",
        f"    if {group}:",
        f"        o = new({source.name(step.type)}); o.at = n",
    ]
    for slot in plan.slots:
        element = slot.place.element
        text = f"e[{element}]" if element < first else f"e[i + {element - first}]"
        lines.append(f"        {_setting(source, slot, text)}")
    lines.append("        made.append(o)")
    if not again:
        lines += [f"if not made: {SURPRISE}", f"w.{step.name} = made"]
    made: Fill = source.compile("w, e, n, d", lines)
    return made


def _bare(source: Source, plan: Plan) -> list[str]:
    _remember_unsent(plan)
    return [f"o = {source.name(plan.cls.__new__)}({source.name(plan.cls)}); o.at = n"]


@cache
def blank(cls: type) -> Callable[[int], Any]:
    """Compile how an object is made of which nothing is known yet but its number: every value is absent."""
    plan = plan_of(cls)
    source = Source()
    made: Callable[[int], Any] = source.compile("n", [*_bare(source, plan), "return o"])
    return made


def _remember_unsent(plan: Plan) -> None:
    values: dict[str, Callable[[], Any]] = {}
    cls = plan.cls
    if issubclass(cls, Part):
        values["at"] = int
    if issubclass(cls, Loop):
        values |= {"to": int, "extra": list}
    if issubclass(cls, Message):
        values["where"] = dict
    for step in plan.steps:
        if isinstance(step, Child):
            values[step.name] = list if step.many else _nothing
        else:
            values |= {slot.name: list if slot.many else partial(_same, slot.default) for slot in step.slots}
    values |= {slot.name: list if slot.many else partial(_same, slot.default) for slot in plan.slots}
    UNSENT[cls] = values


def _nothing() -> None:
    return None


def _same(value: Any) -> Any:
    return value


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


@cache
def follow_width(step: Follow) -> int:
    """Give the number of the last element that a following segment may have: what its values or fixed codes reach."""
    reach = [max([slot.place.last or slot.place.element, *(at for at, _ in slot.place.along)]) for slot in step.slots]
    return max([step.key.position, *reach])
