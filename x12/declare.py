"""
The words in which segments, composites and loops are declared.

A declaration is a dataclass.  The position says where a value stands, the annotated type says how it is written, the
default says whether it may be absent, and the order of the fields is the order of the segments in the guide.  The same
declaration is compiled once for reading, once for writing and once for checking.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from inspect import get_annotations
from typing import TypeVar, dataclass_transform

Along = tuple[tuple[int, str], ...]
Codes = str | Mapping[str, str]
"""The codes that the guide allows: "A B C", or the codes with their meaning in our words."""
Words = Mapping[str, str] | Callable[[str], str]
"""What codes of an open list mean, such as adjustment reasons; other codes are allowed."""


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """
    Where a value stands, and what it may be.

    `key` is "" for the declared segment itself, else a following segment such as "N3" or "REF*6R" (with qualifier).
    `last` is set when a list takes the elements from `element` to `last`.  `least` and `size` are the shortest and
    longest text allowed, `beside` an element without which this one is not written, `along` fixed elements written
    with this one, `decimals` the decimal places that a number may have (money: 2).  `codes` are all values allowed;
    `words` says what values mean without closing the list.
    """

    element: int
    part: int = 0
    key: str = ""
    last: int = 0
    least: int = 0
    size: int = 0
    beside: int = 0
    along: Along = ()
    decimals: int = 2
    codes: Codes = ""
    words: Words | None = None

    @property
    def allowed(self) -> frozenset[str]:
        """Give the codes of a closed list, nothing for an open one."""
        return frozenset(self.codes.split() if isinstance(self.codes, str) else self.codes)

    def meaning(self, value: str) -> str:
        """Say what a code means, "" if nobody wrote it down."""
        words = self.words if self.words is not None else self.codes
        if isinstance(words, Mapping):
            return words.get(value, "")
        return words(value) if callable(words) else ""


@dataclass(frozen=True, slots=True)
class Keyed:
    """
    How objects follow: by which key if it is not the class's own, between which brackets, how many times.

    `most` 0 means without limit.
    """

    key: str = ""
    between: tuple[str, str] | None = None
    least: int = 0
    most: int = 0


def at(  # noqa: PLR0913  each argument is one fact of the guide
    element: int,
    *,
    part: int = 0,
    least: int = 0,
    size: int = 0,
    beside: int = 0,
    along: Along = (),
    decimals: int = 2,
    codes: Codes = "",
    words: Words | None = None,
) -> Place:
    """Place a value at an element (or a component of it) of the declared segment."""
    return Place(element, part, "", 0, least, size, beside, along, decimals, codes, words)


def span(
    first: int, last: int, *, least: int = 0, size: int = 0, codes: Codes = "", words: Words | None = None
) -> Place:
    """Place a list at the elements from first to last of the declared segment."""
    return Place(first, last=last, least=least, size=size, codes=codes, words=words)


def of(  # noqa: PLR0913  each argument is one fact of the guide
    key: str,
    element: int,
    *,
    part: int = 0,
    least: int = 0,
    size: int = 0,
    along: Along = (),
    decimals: int = 2,
    codes: Codes = "",
    words: Words | None = None,
) -> Place:
    """Place a value in a following segment; `along` are fixed elements written whenever the value is."""
    return Place(element, part, key, 0, least, size, 0, along, decimals, codes, words)


def each(key: str, first: int, last: int, *, size: int = 0, codes: Codes = "") -> Place:
    """Place a list at the elements from first to last of a following segment."""
    return Place(first, key=key, last=last, size=size, codes=codes)


def ref(qualifier: str, *, least: int = 0, size: int = 50, codes: Codes = "") -> Place:
    """Place a value at REF02 of the REF with this qualifier."""
    return of(f"REF*{qualifier}", 2, least=least, size=size, codes=codes)


def amt(qualifier: str) -> Place:
    """Place an amount at AMT02 of the AMT with this qualifier."""
    return of(f"AMT*{qualifier}", 2)


def dtp(qualifier: str) -> Place:
    """Place a date or Period at DTP03 of the DTP with this qualifier; DTP02 follows from the value."""
    return of(f"DTP*{qualifier}", 3)


def dtm(qualifier: str) -> Place:
    """Place a date at DTM02 of the DTM with this qualifier."""
    return of(f"DTM*{qualifier}", 2)


def seg(key: str, *, most: int = 0) -> Keyed:
    """Take a following segment or inner loop by this key instead of by its class's own."""
    return Keyed(key, most=most)


def times(least: int, most: int = 0) -> Keyed:
    """Say how many of a list there may be, such as times(1, 50) for service lines; `most` 0 is without limit."""
    return Keyed(least=least, most=most)


def enclosed(key: str, opening: str, closing: str) -> Keyed:
    """Take inner loops that stand between two bracket segments, such as LS and LE."""
    return Keyed(key, between=(opening, closing))


@dataclass(slots=True, kw_only=True)
class Part:
    """Anything declared; `at` is the number of its first segment in the transaction (ST is 1), 0 if never read."""

    at: int = field(default=0, compare=False, repr=False)


@dataclass(kw_only=True)
class Loop(Part):
    """
    A segment and what follows it.

    `to` is the number of its last segment, inner loops included; `extra` keeps segments that have no place in the
    declaration, as raw texts.
    """

    to: int = field(default=0, compare=False, repr=False)
    extra: list[str] = field(default_factory=list, repr=False)


@dataclass(kw_only=True)
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

    `every` = (first, width, times) says that a segment holds several objects side by side (CAS, PLB).  `unit` names
    the loop of a message that reading hands out one at a time, such as the claim; `childless` levels have no HL04.
    `mostly` are the values that most objects of a class of many values have.
    """

    kind: str
    key: str
    loop: str = ""
    every: tuple[int, int, int] | None = None
    unit: type | None = None
    childless: bool = False
    mostly: str = ""


T = TypeVar("T")
DECLARED: dict[type, Declared] = {}


def _declare(declared: Declared) -> Callable[[type[T]], type[T]]:
    def wrap(cls: type[T]) -> type[T]:
        # What a base class answers for a value that an object of it does not hold is no default (see x12.plan).
        for name in get_annotations(cls):
            if name not in cls.__dict__:
                setattr(cls, name, field())
        is_value = declared.kind == "composite"
        made = dataclass(kw_only=True, slots=not issubclass(cls, Loop), frozen=is_value)(cls)
        DECLARED[made] = declared
        return made

    return wrap


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
def segment(key: str, *, every: tuple[int, int, int] | None = None) -> Callable[[type[T]], type[T]]:
    """Declare a segment, such as "SVC", or "NM1*QC" with its qualifier."""
    return _declare(Declared("segment", key, every=every))


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
def loop(name: str, key: str, *, childless: bool = False, mostly: str = "") -> Callable[[type[T]], type[T]]:
    """
    Declare a loop by its name in the guide and the segment that opens it; a `childless` HL has no HL04.

    `mostly` may name the values that most objects have, where there are more than thirty: that makes them smaller.
    """
    return _declare(Declared("loop", key, loop=name, childless=childless, mostly=mostly))


@dataclass_transform(kw_only_default=True, field_specifiers=(field,))
def message(kind: str, *, unit: type | None = None) -> Callable[[type[T]], type[T]]:
    """Declare the content of a transaction set; `unit` is the loop that a stream of it gives one at a time."""
    return _declare(Declared("message", "", loop=kind, unit=unit))


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(field,))
def composite() -> Callable[[type[T]], type[T]]:
    """Declare a value of several components; positions count components.  It cannot be changed, only replaced."""
    return _declare(Declared("composite", ""))


def declared(cls: type) -> Declared | None:
    """Give what was declared about a class, None for plain types."""
    return DECLARED.get(cls)
