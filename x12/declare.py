"""
The words in which segments, composites and loops are declared.

A declaration is a dataclass.  The position says where a value stands, the annotated type says how it is written, the
default says whether it may be absent, and the order of the fields is the order of the segments in the guide.  The same
declaration is compiled once for reading and once for writing (`compiled.py`, `writing.py`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, dataclass_transform


@dataclass(frozen=True, slots=True)
class Place:
    """
    Where a value stands.

    `key` is "" for the declared segment itself, else a following segment such as "N3" or "REF*6R" (with qualifier).
    `last` is set when a list takes the elements from `element` to `last`.  `size` is the longest text allowed,
    `beside` an element without which this one is not written, `along` fixed elements written with this one, `decimals`
    the decimal places that a number may have (money: 2).
    """

    element: int
    part: int = 0
    key: str = ""
    last: int = 0
    size: int = 0
    beside: int = 0
    along: tuple[tuple[int, str], ...] = ()
    decimals: int = 2


@dataclass(frozen=True, slots=True)
class Keyed:
    """The key of a following segment or inner loop, when the class's own key is not meant here."""

    key: str
    between: tuple[str, str] | None = None


Along = tuple[tuple[int, str], ...]


def at(element: int, *, part: int = 0, size: int = 0, beside: int = 0, along: Along = (), decimals: int = 2) -> Place:
    """Place a value at an element (or a component of it) of the declared segment."""
    return Place(element, part=part, size=size, beside=beside, along=along, decimals=decimals)


def span(first: int, last: int, *, size: int = 0) -> Place:
    """Place a list at the elements from first to last of the declared segment."""
    return Place(first, last=last, size=size)


def of(key: str, element: int, *, size: int = 0, along: Along = (), decimals: int = 2) -> Place:
    """Place a value in a following segment; `along` are fixed elements written whenever the value is."""
    return Place(element, key=key, size=size, along=along, decimals=decimals)


def each(key: str, first: int, last: int, *, size: int = 0) -> Place:
    """Place a list at the elements from first to last of a following segment."""
    return Place(first, key=key, last=last, size=size)


def ref(qualifier: str) -> Place:
    """Place a value at REF02 of the REF with this qualifier."""
    return of(f"REF*{qualifier}", 2, size=50)


def amt(qualifier: str) -> Place:
    """Place an amount at AMT02 of the AMT with this qualifier."""
    return of(f"AMT*{qualifier}", 2)


def dtp(qualifier: str) -> Place:
    """Place a date or Period at DTP03 of the DTP with this qualifier; DTP02 follows from the value."""
    return of(f"DTP*{qualifier}", 3)


def dtm(qualifier: str) -> Place:
    """Place a date at DTM02 of the DTM with this qualifier."""
    return of(f"DTM*{qualifier}", 2)


def seg(key: str) -> Keyed:
    """Take a following segment or inner loop by this key instead of by its class's own."""
    return Keyed(key)


def enclosed(key: str, opening: str, closing: str) -> Keyed:
    """Take inner loops that stand between two bracket segments, such as LS and LE."""
    return Keyed(key, between=(opening, closing))


@dataclass(slots=True, kw_only=True)
class Part:
    """Anything declared; `at` is the number of its first segment in the transaction (ST is 1), 0 if never read."""

    at: int = field(default=0, compare=False, repr=False)


@dataclass(slots=True, kw_only=True)
class Loop(Part):
    """A segment and what follows it; `extra` keeps segments that have no place in the declaration, as raw texts."""

    extra: list[str] = field(default_factory=list, repr=False)


@dataclass(slots=True, kw_only=True)
class Message(Loop):
    """
    The content of one transaction set, between ST and SE.

    `where` gives the segment number of the first segment of each id directly below ST, such as {"BPR": 2}.
    """

    where: dict[str, int] = field(default_factory=dict, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Declared:
    """
    What the decorator adds to a class.

    `every` = (first, width, times) says that a segment holds several objects side by side (CAS, PLB).
    """

    kind: str
    key: str
    loop: str = ""
    every: tuple[int, int, int] | None = None


T = TypeVar("T")
DECLARED: dict[type, Declared] = {}


def _declare(declared: Declared) -> Callable[[type[T]], type[T]]:
    def wrap(cls: type[T]) -> type[T]:
        made = dataclass(slots=True, kw_only=True)(cls)
        DECLARED[made] = declared
        return made

    return wrap


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
def segment(key: str, *, every: tuple[int, int, int] | None = None) -> Callable[[type[T]], type[T]]:
    """Declare a segment, such as "SVC", or "NM1*QC" with its qualifier."""
    return _declare(Declared("segment", key, every=every))


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
def loop(name: str, key: str) -> Callable[[type[T]], type[T]]:
    """Declare a loop by its name in the guide and the segment that opens it."""
    return _declare(Declared("loop", key, loop=name))


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
def message(kind: str) -> Callable[[type[T]], type[T]]:
    """Declare the content of a transaction set."""
    return _declare(Declared("message", "", loop=kind))


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
def composite() -> Callable[[type[T]], type[T]]:
    """Declare a value of several components; positions count components."""
    return _declare(Declared("composite", ""))


def declared(cls: type) -> Declared | None:
    """Give what was declared about a class, None for plain types."""
    return DECLARED.get(cls)
