"""
Segments that come again and again: each text is taken apart once, and its values are found again by the text.

The values are kept unchangeable: every object gets lists of its own, and composites cannot be changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from x12.compiled import SURPRISE, Source, absent, follow_width, row_by_row, settings, surely_set
from x12.declare import Loop
from x12.envelope import Delimiters
from x12.plan import Child, Follow, Key, Slot, plan_of
from x12.values import SELDOM

ROOM = 8_000
Values = tuple[Any, ...]
T = TypeVar("T")


class Remembered(Generic[T]):
    """
    What segments say, by their text: `table` has those that were met, and `learn` takes apart what it lacks.

    It keeps as `x12.values.Known` does; but `table` is a plain dict, because Python looks into that at once.
    """

    def __init__(self, read: Callable[[str], T]) -> None:
        self.table: dict[str, T] = {}
        self._read = read
        self._new, self._kept_of = 0, 1

    def learn(self, text: str) -> T:
        """Take a segment apart, and keep what it says; ValueError or LookupError if it is out of the ordinary."""
        value = self._read(text)
        self._new += 1
        if self._new % self._kept_of:
            return value
        if len(self.table) >= ROOM:
            self.table.clear()
            self._kept_of = SELDOM
        self.table[text] = value
        return value


class Tables:
    """What the segments of one loop say: a table for each kind of segment."""

    def __init__(self, delimiters: Delimiters) -> None:
        self._delimiters = delimiters
        self._made: dict[tuple[Any, ...], Remembered[Any]] = {}

    def values(self, step: Follow) -> Remembered[Values]:
        """Give the table of a segment's values."""
        # A step may be made anew for the segment that opens a loop: its values tell which one it is.
        return self._kept((step.key, step.slots), lambda: Remembered(_reader(step, self._delimiters)))

    def tail(self, step: Follow, last: int) -> Remembered[Values]:
        """Give the table of what stands behind an element of a segment, see `_tail_reader`."""
        return self._kept((last,), lambda: Remembered(_tail_reader(step, last, self._delimiters)))

    def labelled(self, segment: str, numbers: Mapping[Follow, int]) -> Remembered[tuple[int, Any]]:
        """Give the table of the segments with this id that have a qualifier and a value."""
        return self._kept((segment,), lambda: Remembered(_labelled_reader(numbers, self._delimiters)))

    def rows(self, step: Child) -> Remembered[tuple[Values, ...]]:
        """Give the table of a segment that holds several objects side by side (CAS)."""
        return self._kept((step,), lambda: Remembered(_rows_reader(step, self._delimiters)))

    def _kept(self, key: tuple[Any, ...], make: Callable[[], Remembered[Any]]) -> Remembered[Any]:
        table = self._made.get(key)
        if table is None:
            table = self._made[key] = make()
        return table


def _reader(step: Follow, delimiters: Delimiters) -> Callable[[str], Values]:
    """Compile how the values of a segment are read from its text."""
    source = Source(delimiters)
    lines = [
        *_taken_apart(step.key, delimiters),
        *_set(source, step.slots, follow_width(step), step.key.segment),
        f"return {_tuple_of(step.slots, 'o_')}",
    ]
    made: Callable[[str], Values] = source.compile("t", lines)
    return made


def _tail_reader(step: Follow, last: int, delimiters: Delimiters) -> Callable[[str], Values]:
    """Compile how what stands behind an element is read: the `usual` values, and names and values of the others."""
    source = Source(delimiters)
    others = [slot for slot in step.slots if slot not in usual(step.slots)]
    pairs = "".join(f"({slot.name!r}, o_{slot.name}), " for slot in others)
    lines = [
        f"if t[-1:] <= ' ': {SURPRISE}",
        f"e = [''] * {last + 1} + t.split({delimiters.element!r})",
        *_set(source, step.slots, follow_width(step), step.key.segment),
        f"more = tuple([pair for pair in ({pairs}) if pair[1]])",
        f"return {_tuple_of(usual(step.slots), 'o_')} + (more,)",
    ]
    made: Callable[[str], Values] = source.compile("t", lines)
    return made


def usual(slots: Iterable[Slot]) -> list[Slot]:
    """Give the slots that mostly have a value: those that have one when nothing is said, and those that must."""
    return [slot for slot in slots if slot.required or slot.default]


def _labelled_reader(numbers: Mapping[Follow, int], delimiters: Delimiters) -> Callable[[str], tuple[int, Any]]:
    """Compile how a segment with a qualifier is read: to the number of its step and the value, or 0 for others."""
    readers = {
        code: (number, _reader(step, delimiters)) for step, number in numbers.items() for code in step.key.qualifiers
    }

    begin = next(iter(numbers)).key.segment + delimiters.element

    def read(text: str) -> tuple[int, Any]:
        if not text.startswith(begin):
            raise ValueError("unusual")  # and so the text of another segment is never kept
        found = readers.get(text.split(delimiters.element, 2)[1])
        return (found[0], found[1](text)[0]) if found else (0, None)

    return read


def _rows_reader(step: Child, delimiters: Delimiters) -> Callable[[str], tuple[Values, ...]]:
    """Compile how the values of objects side by side are read."""
    source, plan = Source(delimiters), plan_of(step.type)
    row = _tuple_of(plan.slots, "o_")
    rows = row_by_row(source, plan, list(absent(source, plan.slots, "o_")), "o_", row)
    lines = [*_taken_apart(step.key, delimiters), "made = []", *rows, "return tuple(made)"]
    made: Callable[[str], tuple[Values, ...]] = source.compile("t", lines)
    return made


def _taken_apart(key: Key, delimiters: Delimiters) -> Iterator[str]:
    """Write the lines that split a segment, and make sure that it is this one."""
    yield f"e = t.split({delimiters.element!r})"
    yield f"if e[0] != {key.segment!r} or t[-1] <= ' ': {SURPRISE}"
    if key.qualifiers:
        first = f".partition({delimiters.component!r})[0]" if key.segment == "HI" else ""
        yield f"if e[{key.position}]{first} not in {key.qualifiers!r}: {SURPRISE}"


def _set(source: Source, slots: Sequence[Slot], width: int, segment: str) -> Iterator[str]:
    """Write the lines that set variables to what the elements say."""
    yield from absent(source, slots, "o_", but=surely_set(slots))
    yield from settings(source, slots, "o_", width=width, segment=segment)


def _tuple_of(slots: Iterable[Slot], into: str) -> str:
    """Write the tuple of these values, in which nothing can be changed."""
    return f"({''.join(f'tuple({into}{slot.name}), ' if slot.many else f'{into}{slot.name}, ' for slot in slots)})"


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
