"""Writing a message value by value, with every fault named: the way for all that the quick way does not take."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from x12.declare import Message
from x12.envelope import Delimiters
from x12.messages.parts import Period
from x12.plan import Child, Follow, Key, Plan, Slot, plan_of
from x12.problems import Fault
from x12.text import ALLOWED, MOST_DIGITS, clean
from x12.values import write_clock, write_day, write_number, write_period


class _Spot(NamedTuple):
    """Which value of which object is being written; spelled out only when there is a fault."""

    owner: Any
    slot: Slot
    inside: Key | _Spot
    shift: int = 0

    @property
    def place(self) -> str:
        """Name the place, such as "Claim.charge (CLM02)"."""
        number = self.slot.place.element + self.shift
        if isinstance(self.inside, _Spot):
            return f"{self.inside.place}, component {number} ({self.slot.name})"
        part = f"-{self.slot.place.part}" if self.slot.place.part else ""
        return f"{type(self.owner).__name__}.{self.slot.name} ({self.inside.segment}{number:02d}{part})"


class Emitter:
    """Turns a message into its segments."""

    def __init__(self, delimiters: Delimiters, faults: list[Fault]) -> None:
        self.delimiters = delimiters
        self.faults = faults
        self.reserved = frozenset(delimiters.reserved)
        self.segments: list[str] = []
        self.levels = 0

    def emit(self, message: Message) -> list[str]:
        """Give the segments between ST and SE."""
        self._steps(message, plan_of(type(message)), parent=0)
        return self.segments

    def _object(self, owner: Any, key: Key, index: int, parent: int) -> None:
        plan = plan_of(type(owner))
        if key.segment == "HL":
            self.levels += 1
            here = self.levels
            below = "1" if any(getattr(owner, step.name) for step in _inner_levels(plan)) else "0"
            below = "" if plan.declared.childless else below
            self._put(["HL", str(here), str(parent or ""), key.qualifiers[0], below])
            parent = here
        elif key.segment == "LX":
            number = getattr(owner, "number", 0) if not key.qualifiers else 0
            self._put(["LX", str(number if number and type(owner).__name__ == "ClaimGroup" else index)])
        else:
            self._head(owner, plan, key)
        self._steps(owner, plan, parent)

    def _head(self, owner: Any, plan: Plan, key: Key) -> None:
        elements = self._elements([owner], plan.slots, key)
        self._put(elements)

    def _steps(self, owner: Any, plan: Plan, parent: int) -> None:
        extra_at = _extra_at(plan)
        for number, step in enumerate(plan.steps):
            if number == extra_at:
                self.segments += getattr(owner, "extra", [])
            if isinstance(step, Follow):
                self._follow(owner, step)
            else:
                self._child(owner, step, parent)
        if extra_at == len(plan.steps):
            self.segments += getattr(owner, "extra", [])

    def _follow(self, owner: Any, step: Follow) -> None:
        elements = self._elements([owner], step.slots, step.key)
        fixed = {step.key.position} if not _covered(step.slots, step.key.position) else set()
        fixed |= {element for slot in step.slots for element, _ in slot.place.along}
        if any(text for position, text in enumerate(elements) if position and position not in fixed):
            self._put(elements)

    def _child(self, owner: Any, step: Child, parent: int) -> None:
        found = getattr(owner, step.name)
        objects = found if step.many else [found] if found is not None else []
        if not objects:
            if step.required and not step.many:
                where = f"{type(owner).__name__}.{step.name} ({step.key.text})"
                self.faults.append(Fault(where, "It is missing.", "Give it."))
            return
        if step.between:
            self._put(step.between[0].split("*"))
        if step.is_loop:
            for index, item in enumerate(objects, 1):
                self._object(item, step.key, index, parent)
        else:
            self._parts(objects, step)
        if step.between:
            self._put(step.between[1].split("*"))

    def _parts(self, objects: list[Any], step: Child) -> None:
        plan = plan_of(step.type)
        for together in _side_by_side(objects, plan):
            self._put(self._elements(together, plan.slots, step.key))

    def _put(self, elements: list[str]) -> None:
        self.segments.append(self.delimiters.element.join(elements).rstrip(self.delimiters.element))

    # -- one segment --------------------------------------------------------------------------------------------

    def _elements(self, owners: list[Any], slots: tuple[Slot, ...], key: Key) -> list[str]:
        values: dict[int, str] = {}
        if key.qualifiers and not _covered(slots, key.position):
            values[key.position] = key.qualifiers[0]
        parts: dict[int, dict[int, str]] = {}
        for index, owner in enumerate(owners):
            every = plan_of(type(owner)).declared.every
            for slot in slots:
                shift = every[1] * index if every and slot.place.element >= every[0] else 0
                self._slot(owner, slot, _Spot(owner, slot, key, shift), values, parts)
        for element, texts in parts.items():
            joined = [texts.get(number, "") for number in range(1, max(texts) + 1)]
            values[element] = self.delimiters.component.join(joined).rstrip(self.delimiters.component)
        for slot in slots:
            if slot.place.beside and not values.get(slot.place.beside):
                values.pop(slot.place.element, None)
        if key.segment == "DTP" and values.get(3):
            values[2] = "RD8" if "-" in values[3] else "D8"
        return [key.segment, *(values.get(number, "") for number in range(1, max(values, default=0) + 1))]

    def _slot(
        self, owner: Any, slot: Slot, spot: _Spot, values: dict[int, str], parts: dict[int, dict[int, str]]
    ) -> None:
        value = getattr(owner, slot.name)
        if value is None or (isinstance(value, str | list) and not value):
            if slot.required:
                self._fault(spot, "A required value is missing.", "Give it.")
            return
        place = slot.place
        element = place.element + spot.shift
        if place.last:
            self._span(value, slot, spot, values)
            return
        if slot.many:
            separator = self.delimiters.repetition if slot.type is str else self.delimiters.component
            text = separator.join([self._text(item, slot, spot) for item in value])
        else:
            text = self._text(value, slot, spot)
        if place.part:
            parts.setdefault(element, {})[place.part] = text
        else:
            values[element] = text
        if place.along and text:
            values.update(place.along)

    def _span(self, items: list[Any], slot: Slot, spot: _Spot, values: dict[int, str]) -> None:
        room = slot.place.last - slot.place.element + 1
        for position, item in enumerate(items[:room], slot.place.element):
            values[position] = self._text(item, slot, spot)
        if len(items) > room:
            self._fault(spot, "There are too many values for one segment.", "Give fewer.")

    def _text(self, value: Any, slot: Slot, spot: _Spot) -> str:
        kind = type(value)
        if kind is not slot.type and not (slot.type is Decimal and kind is int):
            self._fault(spot, "The value has another type.", f"Give a {slot.type.__name__}.")
            return ""
        if kind is str:
            return self._checked(clean(value), slot, spot)
        writer = WRITERS.get(kind)
        if writer is None:
            return self._composite(value, spot)
        try:
            text = writer(value)
        except ValueError as error:
            self._fault(spot, f"The value {error}.", "Correct it.")
            return ""
        if kind is Decimal:
            self._number(text, slot, spot)
        return text

    def _composite(self, value: Any, spot: _Spot) -> str:
        values: dict[int, str] = {}
        for slot in plan_of(type(value)).slots:
            self._slot(value, slot, _Spot(value, slot, spot), values, {})
        joined = [values.get(number, "") for number in range(1, max(values, default=0) + 1)]
        return self.delimiters.component.join(joined).rstrip(self.delimiters.component)

    def _checked(self, text: str, slot: Slot, spot: _Spot) -> str:
        if not self.reserved.isdisjoint(text):
            self._fault(spot, "The value contains a delimiter of the file.", "Take it out.")
        elif not ALLOWED.issuperset(text):
            self._fault(spot, "The value has a character that X12 does not know.", "Replace it.")
        allowed = _allowed(slot)
        if allowed and text not in allowed:
            self._fault(spot, "The code is not one that the guide allows here.", "Use one of its codes.")
        if len(text) < slot.place.least:
            self._fault(spot, f"The value has fewer than {slot.place.least} characters.", "Give the whole value.")
        size = slot.place.size
        if size and len(text) > size:
            self._fault(spot, f"The value has {len(text)} characters, {size} are allowed.", "Shorten it.")
        return text

    def _number(self, text: str, slot: Slot, spot: _Spot) -> None:
        whole, _, fraction = text.lstrip("-").partition(".")
        if len(fraction) > slot.place.decimals:
            what = f"The number has more than {slot.place.decimals} decimal places."
            self._fault(spot, what, "Round it where it is computed.")
        if len(whole) + len(fraction) > MOST_DIGITS:
            self._fault(spot, f"The number has more than {MOST_DIGITS} digits.", "Check it.")

    def _fault(self, spot: _Spot, what: str, remedy: str) -> None:
        self.faults.append(Fault(spot.place, what, remedy))


WRITERS: dict[type, Callable[[Any], str]] = {
    str: clean,
    int: str,
    Decimal: write_number,
    dt.date: write_day,
    dt.time: write_clock,
    Period: write_period,
}


@cache
def _allowed(slot: Slot) -> frozenset[str]:
    return slot.place.allowed


@cache
def _covered(slots: tuple[Slot, ...], element: int) -> bool:
    """Tell whether an element is itself one of the values."""
    return any(slot.place.element <= element <= (slot.place.last or slot.place.element) for slot in slots)


@cache
def _inner_levels(plan: Plan) -> list[Child]:
    return [step for step in plan.steps if isinstance(step, Child) and step.key.segment == "HL"]


@cache
def _extra_at(plan: Plan) -> int:
    """Give the step before which kept segments are written: the first inner loop."""
    for number, step in enumerate(plan.steps):
        if isinstance(step, Child) and step.is_loop:
            return number
    return len(plan.steps)


def _side_by_side(objects: list[Any], plan: Plan) -> Iterator[list[Any]]:
    """Group neighbors that share one segment: same leading elements, and not read from different segments."""
    every = plan.declared.every
    if every is None:
        yield from ([item] for item in objects)
        return
    shared = [slot.name for slot in plan.slots if slot.place.element < every[0]]
    together: list[Any] = []
    for item in objects:
        same = together and item.at == together[0].at
        same = same and all(getattr(item, name) == getattr(together[0], name) for name in shared)
        if same and len(together) < every[2]:
            together.append(item)
            continue
        if together:
            yield together
        together = [item]
    if together:
        yield together
