"""Builds any declared message by its own declaration, from a source of values that decides what is there."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any, Protocol

from x12.messages.parts import Coded, Period
from x12.plan import Child, Follow, Plan, Slot, plan_of


class Values(Protocol):
    """Where the values come from: one test takes everything there is, another draws at random."""

    def here(self) -> bool: ...
    def many(self) -> int: ...
    def text(self, size: int) -> str: ...
    def number(self, decimals: int) -> Decimal: ...
    def whole(self) -> int: ...
    def day(self) -> dt.date: ...


class Everything:
    """Every optional part, each once, lists with two."""

    def __init__(self) -> None:
        self.count = 0

    def here(self) -> bool:
        return True

    def many(self) -> int:
        return 2

    def text(self, size: int) -> str:
        self.count += 1
        return f"T{self.count}"[-size:]

    def number(self, decimals: int) -> Decimal:
        self.count += 1
        return Decimal(self.count) / 4 if decimals > 1 else Decimal(self.count)

    def whole(self) -> int:
        self.count += 1
        return self.count

    def day(self) -> dt.date:
        self.count += 1
        return dt.date(2026, 1, 1) + dt.timedelta(days=self.count)


def build(cls: type, values: Values) -> Any:
    """Build an object of a declared class."""
    plan = plan_of(cls)
    given: dict[str, Any] = {}
    for slot in plan.slots:
        _slot(slot, given, values, qualifiers=plan.key.qualifiers)
    for step in plan.steps:
        if isinstance(step, Follow):
            for slot in step.slots:
                _slot(slot, given, values, qualifiers=step.key.qualifiers)
        else:
            _child(step, given, values, _taken(plan, step))
    return cls(**given)


def _taken(plan: Plan, step: Child) -> frozenset[str]:
    """Give the qualifiers that are not for this list, because a value of its own has them."""
    if step.key.qualifiers:
        return frozenset()
    same = (other.key for other in plan.steps if other.key.segment == step.key.segment)
    return frozenset(qualifier for key in same for qualifier in key.qualifiers)


def _child(step: Child, given: dict[str, Any], values: Values, taken: frozenset[str]) -> None:
    if step.many:
        made = [build(step.type, values) for _ in range(values.many())]
        given[step.name] = [one for one in made if _is_free(one, step, taken)]
    elif step.required or values.here():
        given[step.name] = build(step.type, values)


def _is_free(made: Any, step: Child, taken: frozenset[str]) -> bool:
    """Give an object another qualifier than those taken; tell whether there is one."""
    for slot in plan_of(step.type).slots:
        is_code = slot.place.element == step.key.position and slot.type is str and not slot.many
        if is_code and getattr(made, slot.name) in taken:
            free = sorted(slot.place.allowed - taken)
            if not free:
                return False
            setattr(made, slot.name, free[0])
    return True


def _slot(slot: Slot, given: dict[str, Any], values: Values, qualifiers: tuple[str, ...]) -> None:
    chosen_by_key = bool(qualifiers) and slot.place.element == 1 and slot.place.part < 2 and slot.type is str
    if slot.place.beside or chosen_by_key or (slot.name == "number" and slot.type is int):
        return
    if not slot.required and not values.here():
        return
    if not slot.many:
        given[slot.name] = _value(slot, values, qualifiers)
        return
    room = slot.place.last - slot.place.element + 1 if slot.place.last else 4
    count = min(room, max(values.many(), int(slot.required)))
    given[slot.name] = [_value(slot, values, qualifiers) for _ in range(count)]


def _value(slot: Slot, values: Values, qualifiers: tuple[str, ...]) -> Any:
    if slot.type is Coded and qualifiers:
        return Coded(qualifier=qualifiers[0], code=values.text(7))
    simple = {
        str: lambda: _text(slot, values),
        Decimal: lambda: values.number(slot.place.decimals),
        int: values.whole,
        dt.date: values.day,
        dt.time: lambda: dt.time(values.whole() % 24, values.whole() % 60),
        Period: lambda: Period(values.day(), values.day() if values.here() else None),
    }
    make = simple.get(slot.type)
    return make() if make else build(slot.type, values)


def _text(slot: Slot, values: Values) -> str:
    """Give a code of the guide where there is a list, else a text that is long enough."""
    allowed = sorted(slot.place.allowed)
    if allowed:
        return allowed[values.whole() % len(allowed)]
    return values.text(min(slot.place.size or 10, 20)).ljust(slot.place.least, "X")
