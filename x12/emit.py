"""
The quick way to write: one function for each class that writes a whole loop whose values are all as they must be.

It is compiled for the usual delimiters and raises as soon as anything is out of the ordinary; the writer then writes
the same message its own careful way and names every fault.  Both give the same text (tested).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any

from x12.compiled import Source
from x12.declare import Loop, Message
from x12.envelope import Delimiters
from x12.messages.parts import Period
from x12.plan import Child, Follow, Key, Plan, Slot, plan_of
from x12.text import MOST_DIGITS, clean
from x12.values import Known, write_clock, write_day, write_number, write_period

Emit = Callable[[Any, list[str], list[int], int, int], None]
"""Takes the object, the segments written so far, the count of levels, the object's place in its list, its parent."""

USUAL = Delimiters()
PLAIN = re.compile(r"(?! )[A-Z0-9 !\"&'()+,\-./;?=%@\[\]_{}\\|<>`#$]*(?<! )")
ODD = "raise ValueError('unusual')"


def emit(message: Message) -> list[str]:
    """
    Write the segments between ST and SE with the usual delimiters.

    :raises Exception: of any kind, if something has to be looked at more closely.
    """
    segments: list[str] = []
    cls: Any = type(message)
    emitter(cls, plan_of(cls).key)(message, segments, [0], 1, 0)
    return segments


# -- values -----------------------------------------------------------------------------------------------------


@cache
def _texts(size: int, least: int, allowed: frozenset[str]) -> Known[str, str]:
    """Give the texts as they are written, by the texts that were given; what must not be written raises."""

    def write(text: str) -> str:
        made = text if PLAIN.fullmatch(text) else clean(text)
        if not PLAIN.fullmatch(made) or (size and len(made) > size) or len(made) < least:
            raise ValueError("unusual")
        if allowed and made not in allowed:
            raise ValueError("unusual")
        return made

    return Known(write)


@cache
def _numbers(decimals: int) -> Known[str, str]:
    """Give the numbers as they are written, by what str() makes of them."""

    def write(text: str) -> str:
        made = write_number(Decimal(text))
        whole, _, fraction = made.lstrip("-").partition(".")
        if len(fraction) > decimals or len(whole) + len(fraction) > MOST_DIGITS:
            raise ValueError("unusual")
        return made

    return Known(write)


WRITERS: dict[type, Callable[[Any], str]] = {dt.time: write_clock, Period: write_period}
DAYS_WRITTEN: Known[dt.date, str] = Known(write_day)


def _text(source: Source, slot: Slot, value: str) -> str:
    """Write the expression for the text of one value, which is not absent."""
    if slot.type is str:
        return f"{source.name(_texts(slot.place.size, slot.place.least, slot.place.allowed))}[{value}]"
    if slot.type is Decimal:
        return f"{source.name(_numbers(slot.place.decimals))}[{source.name(Decimal.__str__)}({value})]"
    if slot.type is int:
        return f"{source.name(int.__str__)}({value})"
    if slot.type is dt.date:
        return f"{source.name(DAYS_WRITTEN)}[{value}]"
    writer = WRITERS.get(slot.type)
    return f"{source.name(writer or _composite(slot.type))}({value})"


@cache
def _composite(cls: type) -> Callable[[Any], str]:
    """Compile how a composite is written."""
    plan = plan_of(cls)
    source = Source()
    lines = [f"if o.__class__ is not {source.name(cls)}: {ODD}", *_values(source, plan.slots)]
    shown = _joined(_by_element(plan.slots), 1, plan.width, ":")
    made: Callable[[Any], str] = source.compile("o", [*lines, f"return {shown}.rstrip(':')"])
    return made


def _by_element(slots: Iterable[Slot]) -> dict[int, str]:
    """Give the name of the variable that holds each element's text."""
    found: dict[int, str] = {}
    for slot in slots:
        place = slot.place
        for element in range(place.element, (place.last or place.element) + 1):
            found[element] = f"x{element}"
        for element, _ in place.along:
            found[element] = f"x{element}"
    return found


def _joined(names: dict[int, str], first: int, last: int, separator: str) -> str:
    """Write the expression that joins elements; a gap is empty."""
    texts = [f"{{{names[number]}}}" if number in names else "" for number in range(first, last + 1)]
    return f"f'{separator.join(texts)}'"


def _values(source: Source, slots: Iterable[Slot], reach: str = "o.{}") -> Iterator[str]:
    """Write the lines that put the text of each element into its variable, x1 for the first; `reach` gets a value."""
    slots = list(slots)
    parts: dict[int, list[Slot]] = {}
    beside = {element: "" for slot in slots for element, _ in slot.place.along}
    for element in beside:
        yield f"x{element} = ''"
    for slot in slots:
        place = slot.place
        if place.part:
            parts.setdefault(place.element, []).append(slot)
            name = f"y{place.element}_{place.part}"
        else:
            name = f"x{place.element}"
        yield from _value(source, slot, name, reach)
        for element, code in place.along:
            yield f"if {name}: x{element} = {code!r}"
    for element, inside in parts.items():
        names = {slot.place.part: f"y{element}_{slot.place.part}" for slot in inside}
        yield f"x{element} = {_joined(names, 1, max(names), ':')}.rstrip(':')"
    for slot in slots:
        if slot.place.beside:
            yield f"if not x{slot.place.beside}: x{slot.place.element} = ''"


def _value(source: Source, slot: Slot, name: str, reach: str) -> Iterator[str]:
    """Write the lines that put the text of one value into a variable; several if it is a span of elements."""
    place = slot.place
    yield f"v = {reach.format(slot.name)}"
    if place.last:
        room = place.last - place.element + 1
        yield "k = len(v)"
        yield f"if k > {room}{' or not k' if slot.required else ''}: {ODD}"
        for index in range(room):
            text = _text(source, slot, f"v[{index}]")
            yield f"x{place.element + index} = {text} if k > {index} and v[{index}] != '' else ''"
        return
    text = _text(source, slot, "v")
    absent = "not v" if slot.type is str or slot.many else "v is None"
    if slot.many:
        between = "^" if slot.type is str else ":"
        text = f"{between!r}.join([{_text(source, slot, 'w')} for w in v])"
    if slot.required:
        yield f"if {absent}: {ODD}"
        yield f"{name} = {text}"
    else:
        yield f"{name} = '' if {absent} else {text}"


# -- segments ---------------------------------------------------------------------------------------------------


@cache
def emitter(cls: type, key: Key) -> Emit:
    """Compile how an object of a class is written whose segment has a key."""
    plan = plan_of(cls)
    source = Source()
    held = ["a = o.__dict__"] if issubclass(cls, Loop) else []
    lines = [f"if o.__class__ is not {source.name(cls)}: {ODD}", *held, *_opening(source, plan, key)]
    extra_at = _extra_at(plan)
    for place, step in enumerate(plan.steps):
        if place == extra_at:
            lines.append("if 'extra' in a: s += o.extra")
        lines += _where_held(source, step)
    if extra_at == len(plan.steps) and hasattr(cls, "extra"):
        lines.append("if 'extra' in a: s += o.extra")
    made: Emit = source.compile("o, s, n, j, p", lines)
    return made


def _opening(source: Source, plan: Plan, key: Key) -> Iterator[str]:
    """Write the lines for the segment that opens an object; nothing opens a message."""
    if key.segment == "HL":
        yield from _level(plan, key)
    elif key.segment == "LX":
        number = "o.number or j" if not key.qualifiers and plan.cls.__name__ == "ClaimGroup" else "j"
        yield f"s.append(f'LX*{{{number}}}')"
    elif not issubclass(plan.cls, Message):
        yield from _values(source, plan.slots)
        if key.segment == "DTP":
            yield "x2 = ('RD8' if '-' in x3 else 'D8') if x3 else ''"
        yield f"s.append({_segment(plan.slots, key, plan.width)})"


def _where_held(source: Source, step: Follow | Child) -> Iterator[str]:
    """Write the lines for what may follow; what may be absent is passed over where the object does not hold it."""
    if isinstance(step, Follow):
        held = [slot.name for slot in step.slots] if not any(slot.required for slot in step.slots) else []
        lines = _follow(source, step, "a[{!r}]" if len(held) == 1 else "o.{}")
    else:
        held = [step.name] if not step.least else []
        lines = _child(source, step, f"a[{step.name!r}]" if held else f"o.{step.name}")
    if not held:
        yield from lines
        return
    yield f"if {' or '.join(f'{name!r} in a' for name in held)}:"
    yield from (f" {line}" for line in lines)


def _extra_at(plan: Plan) -> int:
    for number, step in enumerate(plan.steps):
        if isinstance(step, Child) and step.is_loop:
            return number
    return len(plan.steps)


def _level(plan: Plan, key: Key) -> Iterator[str]:
    inner = [step.name for step in plan.steps if isinstance(step, Child) and step.key.segment == "HL"]
    below = " or ".join(f"o.{name}" for name in inner) or "0"
    yield "n[0] += 1; k = n[0]"
    if plan.declared.childless:
        yield f"s.append(f'HL*{{k}}*{{p or \"\"}}*{key.qualifiers[0]}')"
    else:
        yield f"s.append(f'HL*{{k}}*{{p or \"\"}}*{key.qualifiers[0]}*{{1 if {below} else 0}}')"
    yield "p = k"


def _segment(slots: Iterable[Slot], key: Key, width: int) -> str:
    """Write the expression for a segment from the variables of its elements."""
    names = _by_element(slots) | ({2: "x2"} if key.segment == "DTP" else {})
    fixed = key.qualifiers[0] if key.qualifiers and key.position not in names else ""
    texts = [
        f"{{{names[number]}}}" if number in names else fixed if number == key.position else ""
        for number in range(1, max([width, *names, key.position if fixed else 0]) + 1)
    ]
    text = f"f'{'*'.join([key.segment, *texts])}'"
    return f"{text}.rstrip('*')"


def _follow(source: Source, step: Follow, reach: str) -> Iterator[str]:
    slots, key = step.slots, step.key
    fixed = {element for slot in slots for element, _ in slot.place.along}
    names = [name for element, name in _by_element(slots).items() if element not in fixed]
    if key.segment == "DTP":
        yield from _date(source, step, reach)
        return
    yield from _values(source, slots, reach)
    yield f"if {' or '.join(names)}: s.append({_segment(slots, key, 0)})"


def _date(source: Source, step: Follow, reach: str) -> Iterator[str]:
    (slot,) = step.slots
    yield from _value(source, slot, "x3", reach)
    yield f'if x3: s.append(f\'DTP*{step.key.qualifiers[0]}*{{"RD8" if "-" in x3 else "D8"}}*{{x3}}\')'


def _child(source: Source, step: Child, value: str) -> Iterator[str]:
    plan = plan_of(step.type)
    if step.least and not step.many:
        yield f"if {value} is None: {ODD}"
    if step.between:
        yield f"if {value}: s.append({step.between[0]!r})"
    if plan.declared.every:
        yield f"if {value}: {source.name(_packer(step.type, step.key))}({value}, s)"
    else:
        put = source.name(emitter(step.type, step.key))
        if step.many:
            yield f"for j, w in enumerate({value}, 1): {put}(w, s, n, j, p)"
        else:
            yield f"w = {value}"
            yield f"if w is not None: {put}(w, s, n, 1, p)"
    if step.between:
        yield f"if {value}: s.append({step.between[1]!r})"


@cache
def _packer(cls: type, key: Key) -> Callable[[list[Any], list[str]], None]:
    """Compile how objects that stand side by side (CAS, PLB) are packed into segments."""
    plan = plan_of(cls)
    assert plan.declared.every is not None
    first, width, times = plan.declared.every
    source = Source()
    shared = [slot for slot in plan.slots if slot.place.element < first]
    own = [slot for slot in plan.slots if slot.place.element >= first]
    same = " and ".join(["w.at == f.at", *(f"w.{slot.name} == f.{slot.name}" for slot in shared)])
    head = f"'{key.segment}*' + {_joined(_by_element(shared), 1, first - 1, '*')}" if shared else repr(key.segment)
    lines = [
        "f = None; m = 0; t = ''",
        "for w in v_all:",
        f" if w.__class__ is not {source.name(cls)}: {ODD}",
        f" if f is None or m == {times} or not ({same}):",
        "  if f is not None: s.append(t.rstrip('*'))",
        "  f = w; m = 0",
        *(f"  {line}" for line in _values(source, shared, "w.{}")),
        f"  t = {head}",
        " m += 1",
        *(f" {line}" for line in _values(source, own, "w.{}")),
        f" t += '*' + {_joined(_by_element(own), first, first + width - 1, '*')}",
        "s.append(t.rstrip('*'))",
    ]
    made: Callable[[list[Any], list[str]], None] = source.compile("v_all, s", lines)
    return made
