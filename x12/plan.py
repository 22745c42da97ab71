"""
What the declarations say, worked out once for each class: which values stand in which element of which segment.

A class's plan is its own values (those of the segment that opens it) and its steps: the following segments, objects and
inner loops, in the order of the fields.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Union, get_args, get_origin, get_type_hints

from x12.declare import Declared, Keyed, Loop, Place, declared

QUALIFIER_AT = {"HL": 3}


@dataclass(frozen=True, slots=True)
class Key:
    """A segment id with the qualifiers that select it, and the element where a qualifier stands."""

    segment: str
    qualifiers: tuple[str, ...]
    position: int

    @property
    def text(self) -> str:
        """Write the key as the trade does, such as REF*6R."""
        return f"{self.segment}*{self.qualifiers[0]}" if self.qualifiers else self.segment

    @property
    def whole(self) -> str:
        """Write the key with all its qualifiers, such as HI*ABK,BK, as it was declared."""
        return f"{self.segment}*{','.join(self.qualifiers)}" if self.qualifiers else self.segment


def parse_key(text: str) -> Key:
    """Read a key such as "N3", "REF*6R" or "HI*ABK,BK"."""
    name, _, qualifiers = text.partition("*")
    return Key(name, tuple(qualifiers.split(",")) if qualifiers else (), QUALIFIER_AT.get(name, 1))


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """One value: the attribute, where it stands, its type, whether it is a list, its default when absent."""

    name: str
    place: Place
    type: type
    many: bool
    required: bool
    default: Any

    def absent(self) -> Any:
        """Give the value of an element that is not there."""
        return [] if self.many else self.default


@dataclass(frozen=True, slots=True, eq=False)
class Follow:
    """A following segment whose elements are attributes of the object itself."""

    key: Key
    slots: tuple[Slot, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Child:
    """A following segment or inner loop that is an object of its own."""

    key: Key
    name: str
    type: type
    many: bool
    required: bool
    between: tuple[str, str] | None
    least: int
    most: int

    @property
    def is_loop(self) -> bool:
        """Tell whether other segments may belong to the object."""
        found = declared(self.type)
        return found is not None and found.kind == "loop"


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """Everything about one declared class; `width` is the number of the last element that its segment may have."""

    cls: type
    declared: Declared
    key: Key
    slots: tuple[Slot, ...]
    steps: tuple[Follow | Child, ...]
    width: int


ABSENT: dict[type, Any] = {str: "", int: 0, Decimal: Decimal(0)}
BOOKKEEPING = frozenset({"at", "to", "extra", "where"})


_plans: dict[type, Plan] = {}


class Made:
    """What an attribute is as long as nothing was put there: a list or dict, made when it is first asked for."""

    def __init__(self, name: str, make: Callable[[], Any]) -> None:
        self._name, self._make = name, make

    def __get__(self, owner: object, cls: type) -> Any:
        if owner is None:
            return self
        # Not by way of `__dict__`: Python would make one, and an object without it takes a third of the time.
        made = self._make()
        setattr(owner, self._name, made)
        return made


def plan_of(cls: type) -> Plan:
    """Give the plan of a declared class; it is worked out once."""
    plan = _plans.get(cls)
    if plan is None:
        plan = _plans[cls] = _work_out(cls)
    return plan


def _work_out(cls: type) -> Plan:
    found = declared(cls)
    if found is None:
        raise TypeError(f"{cls.__name__} is not declared.")
    hints = get_type_hints(cls, include_extras=True)
    own: list[Slot] = []
    steps: dict[str, Follow | Child] = {}
    for item in dataclasses.fields(cls):
        if item.name in BOOKKEEPING:
            continue
        inner, many, optional, mark = _unwrap(hints[item.name])
        required = item.default is dataclasses.MISSING and item.default_factory is dataclasses.MISSING
        if isinstance(mark, Place):
            slot = Slot(item.name, mark, inner, many, required, _default(item, inner, optional))
            _add(slot, own, steps)
        else:
            how = mark or Keyed()
            key = parse_key(how.key or _key_of(inner))
            least = max(how.least, int(required))
            steps[item.name] = Child(key, item.name, inner, many, required, how.between, least, how.most)
    if issubclass(cls, Loop):
        _answer_for_absent(cls, own, list(steps.values()))
        _make_room(cls, found.mostly.split())
    key = parse_key(found.key)
    return Plan(cls, found, key, tuple(own), tuple(steps.values()), _width(found, key, own))


def _answer_for_absent(cls: type, own: list[Slot], steps: list[Follow | Child]) -> None:
    """
    Let the class of a loop give the values that an object which was read does not hold.

    A service line may have 66 values and mostly has a dozen: reading sets these alone.
    """
    slots = [slot for slot in own if not is_sure(slot)]
    slots += [slot for step in steps if isinstance(step, Follow) for slot in step.slots]
    for slot in slots:
        setattr(cls, slot.name, Made(slot.name, list) if slot.many else slot.default)
    for step in steps:
        if isinstance(step, Child):
            setattr(cls, step.name, Made(step.name, list) if step.many else None)
    for name, make in (("extra", list), ("where", dict)):
        if name in cls.__dataclass_fields__:  # type: ignore[attr-defined]
            setattr(cls, name, Made(name, make))


def is_sure(slot: Slot) -> bool:
    """
    Tell whether every object of a loop holds the value, 0 where it could not be read: an amount that must be there.

    The class has no answer for it then, and so it is found at once.
    """
    return slot.required and slot.type is Decimal


def _make_room(cls: type, names: list[str]) -> None:
    """
    Let objects of a class share the names of the values that most of them have.

    Python shares up to thirty, those of the first few objects; an object with any other needs a dict of its own.
    """
    if names:
        first: Any = object.__new__(cls)
        for name in ("at", "to", *names):
            setattr(first, name, None)


def _width(found: Declared, key: Key, slots: list[Slot]) -> int:
    if found.every:
        first, width, times = found.every
        return first + width * times - 1
    places = [slot.place for slot in slots]
    last = max((max([place.last or place.element, *(at for at, _ in place.along)]) for place in places), default=0)
    return max(last, key.position if key.segment != "HL" else 4)


def _key_of(cls: type) -> str:
    found = declared(cls)
    if found is None:
        raise TypeError(f"{cls.__name__} has neither a place nor a declaration.")
    return found.key


def _add(slot: Slot, own: list[Slot], steps: dict[str, Follow | Child]) -> None:
    key = slot.place.key
    if not key:
        own.append(slot)
        return
    before = steps.get(key)
    slots = before.slots if isinstance(before, Follow) else ()
    steps[key] = Follow(parse_key(key), (*slots, slot))


def _default(item: dataclasses.Field[Any], inner: type, optional: bool) -> Any:
    if item.default is not dataclasses.MISSING:
        return item.default
    return None if optional else ABSENT.get(inner)


def _unwrap(hint: Any) -> tuple[type, bool, bool, Place | Keyed | None]:
    mark: Place | Keyed | None = None
    if hasattr(hint, "__metadata__"):
        mark = next((mark for mark in hint.__metadata__ if isinstance(mark, Place | Keyed)), None)
        hint = hint.__origin__
    optional = get_origin(hint) in (Union, types.UnionType)
    if optional:
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    many = get_origin(hint) in (list, tuple)
    if many:
        hint = get_args(hint)[0]
    return hint, many, optional, mark
