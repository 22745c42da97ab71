"""
Plans compiled into plain functions that make objects from elements and hang them where they belong.

The source of each function is written once for each declaration and compiled, as `dataclasses` does it for `__init__`:
no reflection is left when a segment is read.  A function raises ValueError or LookupError for anything unusual; the
assembler then takes the segment apart slot by slot and says what is wrong.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator
from decimal import Decimal
from functools import cache, lru_cache
from typing import Any

from x12.declare import Loop, Part
from x12.elements import piece, trimmed
from x12.envelope import Delimiters
from x12.messages.parts import Period
from x12.plan import Child, Follow, Plan, Slot, is_sure, plan_of
from x12.values import DAYS, NUMBERS, PERIODS, WHOLE_LISTS, WHOLES, Known, read_clock

Fill = Callable[[Any, list[str], int, Delimiters], Any]
"""Takes the owner, the elements, the segment's number and the delimiters."""

KNOWN = {
    name: table.__getitem__
    for name, table in (("numbers", NUMBERS), ("days", DAYS), ("periods", PERIODS), ("wholes", WHOLES))
}
"""The values already read, by the names under which a compiled function knows them."""
TABLES = {Decimal: "numbers", int: "wholes", dt.date: "days", Period: "periods"}
READERS: dict[type, Callable[[str], Any]] = {dt.time: read_clock}
SURPRISE = "raise ValueError('unusual')"


class Source:
    """The names that a function which is being written uses; with `delimiters` it is for one set of them alone."""

    def __init__(self, delimiters: Delimiters | None = None) -> None:
        self.names: dict[str, Any] = {"trimmed": trimmed, "piece": piece, "d": delimiters, **KNOWN}
        self.delimiters = delimiters

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


def _value(source: Source, kind: type, text: str) -> str:
    """Write the expression that reads one text, which is not empty."""
    if kind is str:
        return text
    if kind in TABLES:
        return f"{TABLES[kind]}({text})"
    reader = READERS.get(kind)
    if reader is not None:
        return f"{source.name(reader)}({text})"
    if source.delimiters:
        return f"{source.name(composites(kind, source.delimiters).__getitem__)}({text})"
    return f"{source.name(composite_reader(kind))}({text}, d)"


def settings(source: Source, slots: Iterable[Slot], into: str, *, width: int, segment: str = "") -> Iterator[str]:
    """
    Write the lines that set values from the elements `e` of a segment; `e[0]` is its id.

    `into` stands before their names: `o.` for the attributes of an object, `o_` for variables.

    The elements are unpacked in one step, filled up with empty ones before: too many of them raise ValueError.
    """
    slots = list(slots)
    yield from _filled_up(source, slots, width, segment)
    yield from exactly(source, slots, into, width=width, segment=segment)


def exactly(source: Source, slots: list[Slot], into: str, *, width: int, segment: str = "") -> Iterator[str]:
    """Write these lines for a segment that has neither fewer elements nor more."""
    yield from _unpacked(source, slots, into, range(width + 1))
    yield from _fixed(slots, segment)
    yield from _converted(source, slots, into, "d.component")


def _filled_up(source: Source, slots: list[Slot], width: int, segment: str) -> Iterator[str]:
    """Write the line that fills up short segments, unless the only value stands at the end."""
    if len(slots) == 1 and slots[0].place.element == width and not slots[0].place.last and segment != "DTP":
        return
    pads = [[""] * (width + 1 - count) for count in range(width + 1)]
    yield f"if len(e) < {width + 1}: e += {source.name(pads)}[len(e)]"


def _direct(slots: Iterable[Slot]) -> dict[int, Slot]:
    """Find, by element, the slots whose text is the value, and is always set with nothing beside it to look at."""
    slots = list(slots)
    looked_at = {element for slot in slots for element, _ in slot.place.along}
    looked_at |= {slot.place.element for slot in slots if slot.place.along}
    plain = (slot for slot in slots if slot.type is str and slot.default == "" and not slot.many)
    return {
        slot.place.element: slot
        for slot in plain
        if not (slot.place.part or slot.place.last or slot.place.element in looked_at)
    }


def _unpacked(source: Source, slots: list[Slot], into: str, elements: range) -> Iterator[str]:
    """Write the line that takes the elements apart: into attributes where the text is the value, else into t1, t2."""
    direct = _direct(slots)
    used = {slot.place.element for slot in slots if not slot.place.last}
    used |= {element for slot in slots for element, _ in slot.place.along}
    targets = []
    for element in elements:
        if element in direct:
            targets.append(f"{into}{direct[element].name}")
        else:
            targets.append(f"t{element}" if element in used or element == 2 else "_")
    yield f"{', '.join(targets)}, = e"


def _fixed(slots: list[Slot], segment: str) -> Iterator[str]:
    """Write the lines that leave a wrong fixed code beside a value to the slow way."""
    for slot in slots:
        for element, code in slot.place.along:
            yield f"if t{slot.place.element} and t{element} != {code!r}: {SURPRISE}"
    if segment == "DTP":
        yield "if t3 and (t2 != 'D8' or '-' in t3) and (t2 != 'RD8' or '-' not in t3): " + SURPRISE


def _converted(source: Source, slots: list[Slot], into: str, separator: str, base: int = 0) -> Iterator[str]:
    """Write the lines for values that are not the text of an element as it stands."""
    direct = _direct(slots).values()
    parts: dict[int, list[Slot]] = {}
    for slot in slots:
        place = slot.place
        text, target = f"t{place.element}", f"{into}{slot.name}"
        if place.part:
            parts.setdefault(place.element, []).append(slot)
        elif place.last:
            some = " or ".join(f"e[{element - base}]" for element in range(place.element, place.last + 1))
            yield f"if {some}: {target} = {_span(source, slot, base)}"
        elif slot.many:
            yield f"if {text}: {target} = {_listed(source, slot, text, separator)}"
        elif slot.required and slot.type is Decimal:
            yield f"{target} = numbers({text})"
        elif slot not in direct:
            yield f"if {text}: {target} = {_value(source, slot.type, text)}"
    for element, inside in parts.items():
        yield from _components(source, inside, into, element)


def _listed(source: Source, slot: Slot, text: str, separator: str) -> str:
    """Write the expression for several values in one element: components if they are numbers, else repetitions."""
    if slot.type is int:
        # SV107: the same few texts come again and again.
        return f"{source.name(WHOLE_LISTS)}[{separator}][{text}].copy()"
    between = "d.repetition" if slot.type is str else separator
    return f"[{_value(source, slot.type, 't')} for t in {text}.split({between})]"


def _span(source: Source, slot: Slot, base: int) -> str:
    texts = f"e[{slot.place.element - base}:{slot.place.last + 1 - base}]"
    if slot.type is str:
        return f"trimmed({texts})"
    return f"[{_value(source, slot.type, 't')} for t in {texts} if t]"


def _components(source: Source, slots: list[Slot], into: str, element: int) -> Iterator[str]:
    """Write the lines for several values in one element (CLM05)."""
    most = max(slot.place.part for slot in slots)
    pads = {count: [""] * (most - count) for count in range(most + 1)}
    names = {slot.place.part: slot for slot in slots}
    yield f"if t{element}:"
    yield f" u = t{element}.split(d.component); u += {source.name(pads)}[len(u)]"
    yield f" {', '.join(f'u{part}' if part in names else '_' for part in range(1, most + 1))}, = u"
    for part, slot in names.items():
        yield f" if u{part}: {into}{slot.name} = {_value(source, slot.type, f'u{part}')}"


@cache
def composite_reader(cls: type) -> Callable[[str, Delimiters], Any]:
    """Compile how a composite is made from its components."""
    plan = plan_of(cls)
    source = Source()
    slots = list(plan.slots)
    pads = {count: [""] * (plan.width - count) for count in range(plan.width + 1)}
    values = "".join(f"{slot.name!r}: o_{slot.name}, " for slot in slots)
    lines = [
        f"e = x.split(d.component); e += {source.name(pads)}[len(e)]",
        *absent(source, slots, "o_"),
        *_unpacked(source, slots, "o_", range(1, plan.width + 1)),
        *_converted(source, slots, "o_", "d.component", base=1),
        f"return {source.name(_unchanging)}({source.name(cls)}, {{{values}}})",
    ]
    made: Callable[[str, Delimiters], Any] = source.compile("x, d", lines)
    return made


@lru_cache(maxsize=1_000)
def composites(cls: type, delimiters: Delimiters) -> Known[str, Any]:
    """Give the composites already made, by their texts."""
    read = composite_reader(cls)
    return Known(lambda text: read(text, delimiters))


def _unchanging(cls: type, values: dict[str, Any]) -> Any:
    """Make a composite of values as they were read."""
    made: Any = object.__new__(cls)
    for name, value in values.items():
        object.__setattr__(made, name, tuple(value) if isinstance(value, list) else value)
    return made


# -- segments ---------------------------------------------------------------------------------------------------


@cache
def filler(step: Follow) -> Fill:
    """Compile how the attributes of a following segment are set from its elements."""
    source = Source()
    lines = settings(source, step.slots, "o.", width=follow_width(step), segment=step.key.segment)
    made: Fill = source.compile("o, e, n, d", lines)
    return made


@cache
def setter(slot: Slot) -> Fill:
    """Compile how one attribute is set, whatever else its segment has; ValueError says that it cannot be read."""
    made: Fill
    source = Source()
    element = slot.place.element
    text = f"e[{element}] if len(e) > {element} else ''"
    lines = [f"t{element} = {text}"]
    if slot.place.part:
        reached = f"piece(t{element}, {slot.place.part}, d.component)"
        lines += [f"t = {reached}", f"if t: o.{slot.name} = {_value(source, slot.type, 't')}"]
        made = source.compile("o, e, n, d", lines)
        return made
    if slot.place.last:
        lines.append(f"e = e + [''] * ({slot.place.last + 1} - len(e))")
    if _direct([slot]):
        lines.append(f"o.{slot.name} = t{element}")
    lines += _converted(source, [slot], "o.", "d.component")
    made = source.compile("o, e, n, d", lines)
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
        *new(source, plan, "o", "n", but=surely_set(plan.slots)),
        *settings(source, plan.slots, "o.", width=plan.width, segment=plan.key.segment),
        hang,
        "return o",
    ]
    made: Fill = source.compile("w, e, n, d", lines)
    return made


def _side_by_side(step: Child, plan: Plan, again: bool) -> Fill:
    """Compile for a segment that holds several objects (CAS, PLB)."""
    source = Source()
    hang = f"w.{step.name} += made" if again else f"w.{step.name} = made"
    lines = ["made = []", *row_by_row(source, plan, list(new(source, plan, "p", "n")), "p.", "p"), hang]
    made: Fill = source.compile("w, e, n, d", lines)
    return made


def row_by_row(source: Source, plan: Plan, making: list[str], into: str, row: str) -> Iterator[str]:
    """
    Write the lines that append the rows of one segment to `made`; at least the first must be there.

    They are written out instead of a loop; a group that is left out, or cut off before its sum, is for the slow way.
    `making` are the lines before the values of a row are set, `row` is what is appended after.
    """
    assert plan.declared.every is not None
    first, width, times = plan.declared.every
    own = [slot for slot in plan.slots if slot.place.element >= first]
    least = max(slot.place.element for slot in own if slot.required)
    yield "c = len(e)"
    yield f"if c > {first + width * times}: {SURPRISE}"
    for time in range(times):
        shift, indent = time * width, " " * time
        if time:
            yield f"{indent[1:]}if c > {first + shift}:"
            yield f"{indent}if not e[{first + shift}]: {SURPRISE}"
        yield from (f"{indent}{line}" for line in making)
        for slot in plan.slots:
            element = slot.place.element + (shift if slot.place.element >= first else 0)
            yield indent + _side_value(source, slot, element, into, is_sure=slot.place.element <= least)
        yield f"{indent}made.append({row})"


def _side_value(source: Source, slot: Slot, element: int, into: str, *, is_sure: bool) -> str:
    target, text = f"{into}{slot.name}", f"e[{element}]"
    if slot.place.part:
        reach = f"piece({text}, {slot.place.part}, d.component)"
        return f"{target} = {reach}"
    if not is_sure:
        return f"if c > {element} and e[{element}]: {target} = {_value(source, slot.type, text)}"
    if slot.type is str or (slot.required and slot.type is Decimal):
        return f"{target} = {_value(source, slot.type, text)}"
    return f"if {text}: {target} = {_value(source, slot.type, text)}"


def new(source: Source, plan: Plan, owner: str, number: str, *, but: Container[str] = ()) -> Iterator[str]:
    """
    Write the lines that make an object of which nothing is known yet but its number.

    A loop holds only what is there; other objects hold all of their few values, absent ones too, `but` those that what
    follows sets anyhow.
    """
    cls = plan.cls
    yield f"{owner} = {source.name(cls.__new__)}({source.name(cls)})"
    if issubclass(cls, Part):
        yield f"{owner}.at = {number}"
    if issubclass(cls, Loop):
        return
    yield from absent(source, plan.slots, f"{owner}.", but=but)


def absent(source: Source, slots: Iterable[Slot], into: str, *, but: Container[str] = ()) -> Iterator[str]:
    """Write the lines that set values to what they are when nothing is said; `but` those that are set anyhow."""
    for slot in slots:
        if slot.name not in but:
            simple = slot.default is None or slot.default == ""
            value = "[]" if slot.many else repr(slot.default) if simple else source.name(slot.default)
            yield f"{into}{slot.name} = {value}"


def surely_set(slots: Iterable[Slot]) -> set[str]:
    """Give the names of the values that `settings` sets whatever the segment says."""
    slots = list(slots)
    amounts = {slot.name for slot in slots if is_sure(slot) and not (slot.place.part or slot.place.last or slot.many)}
    return amounts | {slot.name for slot in _direct(slots).values()}


@cache
def blank(cls: type) -> Callable[[int], Any]:
    """Compile how an object is made of which nothing is known yet but its number."""
    source = Source()
    lines = [*new(source, plan_of(cls), "o", "n")]
    if issubclass(cls, Loop):
        lines += (f"o.{slot.name} = {source.name(slot.default)}" for slot in plan_of(cls).slots if is_sure(slot))
    made: Callable[[int], Any] = source.compile("n", [*lines, "return o"])
    return made


@cache
def follow_width(step: Follow) -> int:
    """Give the number of the last element that a following segment may have: what its values or fixed codes reach."""
    reach = [max([slot.place.last or slot.place.element, *(at for at, _ in slot.place.along)]) for slot in step.slots]
    return max([step.key.position, *reach])
