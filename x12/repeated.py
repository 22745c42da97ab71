"""
Segments that come again and again: each text is taken apart once, and its values are found again by the text.

The values are kept unchangeable: every object gets lists of its own, and composites cannot be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from x12.compiled import blank, filler, maker
from x12.declare import Loop
from x12.envelope import Delimiters
from x12.plan import Child, Follow, Slot, plan_of

ROOM = 8_000
Values = tuple[Any, ...]
T = TypeVar("T")


class Remembered(Generic[T]):
    """
    What segments say, by their text; one that was not met before is taken apart when it is asked for.

    `table` is a plain dict, which Python asks at once: the quick way asks that, and comes here when it lacks something.
    """

    def __init__(self, read: Callable[[str], T]) -> None:
        self.table: dict[str, T] = {}
        self._read = read

    def __getitem__(self, text: str) -> T:
        table = self.table
        if text in table:
            return table[text]
        value = self._read(text)
        if len(table) >= ROOM:
            table.clear()  # all make place for new
        table[text] = value
        return value


class Tables:
    """What the segments of one loop say: a table for each kind of segment."""

    def __init__(self, cls: type, delimiters: Delimiters) -> None:
        self._cls, self._delimiters = cls, delimiters
        self._made: dict[tuple[Any, ...], Remembered[Any]] = {}

    def values(self, cls: type, step: Follow) -> Remembered[Values]:
        """Give the table of a segment's values, for an object of this class."""
        # A step may be made anew for the segment that opens a loop: its values tell which one it is.
        return self._kept((cls, step.key, step.slots), lambda: known_values(cls, step, self._delimiters))

    def tail(self, step: Follow, last: int) -> Remembered[Values]:
        """Give the table of what stands behind an element of the segment that opens the loop."""
        return self._kept((last,), lambda: known_tail(self._cls, step, last, self._delimiters))

    def labelled(self, segment: str, numbers: Mapping[Follow, int]) -> Remembered[tuple[int, Any]]:
        """Give the table of the segments with a qualifier and a value that have this id."""
        return self._kept((segment,), lambda: known_labelled(self._cls, numbers, self._delimiters))

    def rows(self, step: Child) -> Remembered[tuple[Values, ...]]:
        """Give the table of a segment that holds several objects."""
        return self._kept((step,), lambda: known_rows(step, self._delimiters))

    def _kept(self, key: tuple[Any, ...], make: Callable[[], Remembered[Any]]) -> Remembered[Any]:
        table = self._made.get(key)
        if table is None:
            table = self._made[key] = make()
        return table


def known_values(cls: type, step: Follow, delimiters: Delimiters) -> Remembered[Values]:
    """Keep what a segment says about an object: the values of its slots in order."""
    make, fill = blank(cls), filler(step)

    def read(text: str) -> Values:
        made = make(0)
        fill(made, _elements(text, step.key.segment, delimiters), 0, delimiters)
        return _values(made, step.slots)

    return Remembered(read)


def known_tail(cls: type, step: Follow, last: int, delimiters: Delimiters) -> Remembered[Values]:
    """Keep what the elements after one say: the values of the `usual` slots, and names and values of the others."""
    make, fill = blank(cls), filler(step)
    others = [slot for slot in step.slots if slot not in usual(step.slots)]

    def read(text: str) -> Values:
        if text[-1:] <= " ":
            raise ValueError("unusual")
        made = make(0)
        fill(made, [""] * (last + 1) + text.split(delimiters.element), 0, delimiters)
        more = [(slot.name, getattr(made, slot.name)) for slot in others if slot.name in vars(made)]
        return *_values(made, usual(step.slots)), tuple((name, value) for name, value in more if value)

    return Remembered(read)


def usual(slots: Iterable[Slot]) -> list[Slot]:
    """Give the slots that mostly have a value: those that have one when nothing is said, and those that must."""
    return [slot for slot in slots if slot.required or slot.default]


def known_labelled(cls: type, numbers: Mapping[Follow, int], delimiters: Delimiters) -> Remembered[tuple[int, Any]]:
    """Keep what segments with a qualifier say: the number of the step, and the value; 0 for other ones."""
    make = blank(cls)
    steps = {qualifier: step for step in numbers for qualifier in step.key.qualifiers}

    def read(text: str) -> tuple[int, Any]:
        elements = text.split(delimiters.element)
        step = steps.get(elements[1])
        if step is None:
            return 0, None
        made, (slot,) = make(0), step.slots
        filler(step)(made, _elements(text, step.key.segment, delimiters), 0, delimiters)
        return numbers[step], getattr(made, slot.name)

    return Remembered(read)


def known_rows(step: Child, delimiters: Delimiters) -> Remembered[tuple[Values, ...]]:
    """Keep the values of objects that stand side by side in a segment (CAS)."""
    fill, slots = maker(step, False), plan_of(step.type).slots

    def read(text: str) -> tuple[Values, ...]:
        holder = _Holder()
        fill(holder, _elements(text, step.key.segment, delimiters), 0, delimiters)
        return tuple(_values(made, slots) for made in getattr(holder, step.name))

    return Remembered(read)


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


def targets(slots: Sequence[Slot], owner: str) -> str:
    """Write what kept values are assigned to: attributes, and names of their own for lists, see `listed`."""
    names = (f"{owner}{number}" if slot.many else f"{owner}.{slot.name}" for number, slot in enumerate(slots))
    return "".join(f"{name}, " for name in names)


def listed(cls: type, slots: Sequence[Slot], owner: str) -> Iterator[str]:
    """Write the lines that give an object lists of its own; composites need not be, they cannot be changed."""
    for number, slot in enumerate(slots):
        if slot.many:
            # A loop does not hold what is absent.
            condition = f"if {owner}{number}: " if issubclass(cls, Loop) else ""
            yield f"{condition}{owner}.{slot.name} = [*{owner}{number}]"
