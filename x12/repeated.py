"""
Segments that come again and again: each text is taken apart once, and its values are found again by the text.

The values are kept unchangeable: every object gets lists of its own, and composites cannot be changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from x12.compiled import blank, filler, maker
from x12.declare import Loop
from x12.envelope import Delimiters
from x12.plan import Child, Follow, Plan, Slot, plan_of
from x12.values import Known

ROOM = 8_000
Values = tuple[Any, ...]


def known_values(cls: type, step: Follow, delimiters: Delimiters) -> Known[str, Values]:
    """Keep what a segment says about an object: the values of its slots in order."""
    make, fill = blank(cls), filler(step)

    def read(text: str) -> Values:
        made = make(0)
        fill(made, _elements(text, step.key.segment, delimiters), 0, delimiters)
        return _values(made, step.slots)

    return Known(read, ROOM)


def known_labelled(cls: type, bits: Mapping[Follow, int], delimiters: Delimiters) -> Known[str, tuple[int, Any]]:
    """Keep what segments with a qualifier say: the bit of the step, and the value; 0 for other ones."""
    make = blank(cls)
    steps = {qualifier: step for step in bits for qualifier in step.key.qualifiers}

    def read(text: str) -> tuple[int, Any]:
        elements = text.split(delimiters.element)
        step = steps.get(elements[1])
        if step is None:
            return 0, None
        made, (slot,) = make(0), step.slots
        filler(step)(made, _elements(text, step.key.segment, delimiters), 0, delimiters)
        return bits[step], getattr(made, slot.name)

    return Known(read, ROOM)


def known_rows(step: Child, delimiters: Delimiters) -> Known[str, tuple[Values, ...]]:
    """Keep the values of objects that stand side by side in a segment (CAS)."""
    fill, slots = maker(step, False), plan_of(step.type).slots

    def read(text: str) -> tuple[Values, ...]:
        holder = _Holder()
        fill(holder, _elements(text, step.key.segment, delimiters), 0, delimiters)
        return tuple(_values(made, slots) for made in getattr(holder, step.name))

    return Known(read, ROOM)


class _Holder:
    """Something to hang objects on."""


def _elements(text: str, segment: str, delimiters: Delimiters) -> list[str]:
    elements = text.split(delimiters.element)
    if elements[0] != segment or text != text.strip():
        raise ValueError("unusual")
    return elements


def _values(made: Any, slots: Sequence[Slot]) -> Values:
    return tuple(_kept(getattr(made, slot.name)) for slot in slots)


def _kept(value: Any) -> Any:
    """Give a value that cannot change."""
    return tuple(value) if isinstance(value, list) else value


def taking(plan: Plan, slots: Sequence[Slot], owner: str, values: str) -> Iterator[str]:
    """Write the lines that give kept values to an object; lists are its own, composites cannot be changed."""
    targets: list[str] = []
    after: list[str] = []
    for number, slot in enumerate(slots):
        name, text = f"{owner}.{slot.name}", f"{owner}{number}"
        targets.append(text if slot.many else name)
        if slot.many:
            # A loop does not hold what is absent.
            after.append(f"if {text}: {name} = [*{text}]" if issubclass(plan.cls, Loop) else f"{name} = [*{text}]")
    yield f"{', '.join(targets)}, = {values}"
    yield from after
