"""
How a rule is written.

    @rule("CLM02-SUM", Claim, snip=3, source="X222 CLM02", what="The charge is not the sum of the lines.", remedy="...")
    def charge_is_the_sum(claim: Claim, around: Around) -> Spots:
        if claim.charge != sum(line.charge for line in claim.lines):
            yield here(claim, "CLM", 2)

The function is called once for every object of the class.  A rule on a message's own class is called at its end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple, TypeVar

from x12.declare import Loop
from x12.envelope import Transaction
from x12.plan import Child, plan_of
from x12.problems import RULES, Rule, Severity, told
from x12.values import Known

T = TypeVar("T")


class Spot(NamedTuple):
    """
    Where a rule is broken: the object, the segment inside it ("CLM", "REF*F8", "NM1*IL"), element and component.

    `what` replaces the general sentence when figures help: amounts and counts, never names, ids or codes of a person.
    """

    owner: Any
    segment: str
    element: int = 0
    component: int = 0
    what: str = ""


Spots = Iterator[Spot]


def here(owner: Any, segment: str, element: int = 0, component: int = 0, *, what: str = "") -> Spot:
    """Point at a segment of an object; a segment that is missing is pointed at where the object begins."""
    return Spot(owner, segment, element, component, what)


@dataclass(slots=True)
class Around:
    """
    What stands around the object that a rule looks at.

    `path` are the objects around it, message first.  `transaction` is None for a message that was built and never read.
    Of a long list above the object (claims, subscribers) only the object's own branch may be there: rules that compare
    claims use `seen`.
    """

    message: Any
    transaction: Transaction | None = None
    path: list[Any] = field(default_factory=list)
    _nearest: dict[type, Any] = field(default_factory=dict)
    _seen: set[int] = field(default_factory=set)
    _totals: dict[str, Decimal] = field(default_factory=dict)

    def get(self, cls: type[T]) -> T | None:
        """Give the enclosing object of a class; one never stands inside another of its own class."""
        return self._nearest.get(cls)

    def enter(self, item: Any) -> None:
        """Go into an object."""
        self.path.append(item)
        self._nearest[type(item)] = item

    def leave(self) -> None:
        """Come out of the innermost object."""
        del self._nearest[type(self.path.pop())]

    def seen(self, name: str, value: Any) -> bool:
        """Tell whether a value came before in this transaction under a name, and remember its hash."""
        key = hash((name, value))
        known = key in self._seen
        self._seen.add(key)
        return known

    def add(self, name: str, amount: Decimal) -> None:
        """Add to a sum of this transaction."""
        self._totals[name] = self.total(name) + amount

    def total(self, name: str) -> Decimal:
        """Give a sum of this transaction, as far as it was read."""
        return self._totals.get(name, Decimal(0))


Finder = Callable[[Any, Around], Spots]
Finders = tuple[tuple[Rule, Finder], ...]
When = Callable[[Any], object] | str
FINDERS: dict[type, list[tuple[Rule, Finder]]] = {}
CONDITIONS: dict[Finder, When] = {}
NOTHING: frozenset[str] = frozenset()
ROOM = 500
"""So many combinations of held attributes of a class are remembered."""


@dataclass(frozen=True, slots=True, eq=False)
class Walk:
    """
    Where to look in an object of a class: what finds in it, and below which attributes there is more to look at.

    `finders` are asked of objects that hold just these of the attributes `names`, `groups` when their condition is met.
    `inner` has the name of each attribute, whether it is a list, and the walk of what it holds.
    """

    cls: type
    names: frozenset[str]
    finders: Known[frozenset[str], Finders]
    groups: tuple[tuple[Callable[[Any], object], Finders], ...]
    inner: tuple[tuple[str, bool, Walk], ...]


_walks: dict[tuple[type, tuple[Child, ...]], Walk] = {}


def walk_of(cls: type, apart: tuple[Child, ...] = ()) -> Walk:
    """Give the walk of a class without the inner loops `apart`; what no finder looks at is left out."""
    walk = _walks.get((cls, apart))
    if walk is None:
        steps = (step for step in plan_of(cls).steps if isinstance(step, Child) and step not in apart)
        inner = [(step.name, step.many, walk_of(step.type)) for step in steps]
        looked_at = tuple(row for row in inner if FINDERS.get(row[2].cls) or row[2].inner)
        walk = _walks[cls, apart] = Walk(cls, *_finders(cls), _groups(cls), looked_at)
    return walk


def _finders(cls: type) -> tuple[frozenset[str], Known[frozenset[str], Finders]]:
    """Give the attributes that finders of a class ask for, and who is to be asked when some of them are held."""
    asked: list[tuple[frozenset[str], tuple[Rule, Finder]]] = []
    for one in FINDERS.get(cls, ()):
        when = CONDITIONS.get(one[1], "")
        if isinstance(when, str):  # parts that are no loops hold all their attributes
            asked.append((frozenset(when.split()) if issubclass(cls, Loop) else NOTHING, one))

    def to_ask(held: frozenset[str]) -> Finders:
        return tuple(one for names, one in asked if not names or not names.isdisjoint(held))

    return NOTHING.union(*(names for names, _ in asked)), Known(to_ask, ROOM)


def _groups(cls: type) -> tuple[tuple[Callable[[Any], object], Finders], ...]:
    """Put the finders of a class together that share a condition."""
    groups: dict[Callable[[Any], object], list[tuple[Rule, Finder]]] = {}
    for one in FINDERS.get(cls, ()):
        when = CONDITIONS.get(one[1], "")
        if not isinstance(when, str):
            groups.setdefault(when, []).append(one)
    return tuple((when, tuple(finders)) for when, finders in groups.items())


def rule(  # noqa: PLR0913  each says one thing of a rule
    rule_id: str,
    *on: type,
    snip: int,
    source: str,
    what: str,
    remedy: str,
    severity: Severity = "error",
    ack: str = "",
    when: When | None = None,
) -> Callable[[Finder], Finder]:
    """
    Register a function that finds where a rule is broken, for objects of the classes `on`.

    :param snip: 1 syntax, 2 guide, 3 balancing, 4 situational, 5 code values.
    :param source: the guide's id and place, a CFR section, an RFI of X12.
    :param what: one sentence: what is wrong.
    :param remedy: one sentence: what to do.
    :param when: what must be true of an object before the rule has anything to say, asked once for all rules that share
        it; or attributes of which the object must hold one, such as "clia referring_clia".
    """
    made = told(rule_id, snip=snip, source=source, what=what, remedy=remedy, severity=severity, ack=ack)

    def keep(finder: Finder) -> Finder:
        for cls in on:
            FINDERS.setdefault(cls, []).append((made, finder))
        if when is not None:
            CONDITIONS[finder] = when
        _walks.clear()
        return finder

    return keep


__all__ = ["FINDERS", "RULES", "Around", "Finder", "Finders", "Spot", "Spots", "Walk", "here", "rule", "walk_of"]
