"""Which segment and element of a file a rule means that speaks of an object."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any

from x12.declare import Message
from x12.envelope import Transaction
from x12.plan import Child, Plan, plan_of
from x12.rules.finding import Spot


def segment_of(spot: Spot, transaction: Transaction | None) -> int:
    """Find the number of the segment that a spot means; where it is missing, of the one that opens the object."""
    owner = spot.owner
    start: int = getattr(owner, "at", 0)
    if transaction is None or not start:
        return start
    plan = plan_of(type(owner))
    is_message = isinstance(owner, Message)
    if not is_message and spot.segment in (plan.key.text, plan.key.segment):
        return start
    name, _, qualifier = spot.segment.partition("*")
    qualifiers = tuple(qualifier.split(","))
    first = owner.where.get(name) if is_message else start
    if first is None or (is_message and not qualifier):
        return first or start
    separator = transaction.delimiters.element
    for number, text in _there(_own(owner, plan, start), transaction):
        segment_id, _, rest = text.partition(separator)
        # In HI the qualifier is the first component.
        is_it = segment_id == name or segment_id.strip().upper() == name
        if is_it and number >= first and rest.startswith(qualifiers):
            return number
    return start


def _there(runs: Iterable[range], transaction: Transaction) -> Iterator[tuple[int, str]]:
    """Give the segments of some runs with their numbers, without those that a stream has forgotten."""
    raw, head, skipped = transaction.raw, transaction.head, transaction.skipped
    for run in runs:
        yield from enumerate(raw[run.start - 1 : min(run.stop - 1, head)], run.start)
        start = max(run.start, head + skipped + 1)
        yield from enumerate(raw[start - 1 - skipped : max(run.stop - 1 - skipped, 0)], start)


def _own(owner: Any, plan: Plan, start: int) -> Iterator[range]:
    """Give the numbers of the segments of an object, those of its inner loops left out."""
    number = start
    for first, last in sorted(_inner(owner, plan)):
        yield range(number, first)
        number = max(number, last + 1)
    yield range(number, max(getattr(owner, "to", 0), start) + 1)


def _inner(owner: Any, plan: Plan) -> Iterator[tuple[int, int]]:
    """Give the first and last segment of each inner loop, or of all objects of a list together."""
    for name, many in _loops(plan.cls):
        found = getattr(owner, name)
        if many and found:
            yield found[0].at, found[-1].to
        elif found:
            yield found.at, found.to


@cache
def _loops(cls: type) -> tuple[tuple[str, bool], ...]:
    """Give the names of the inner loops of a class, and whether they are lists."""
    steps = (step for step in plan_of(cls).steps if isinstance(step, Child))
    return tuple((step.name, step.many) for step in steps if step.is_loop)


def element_of(spot: Spot, holders: Iterable[Any]) -> int:
    """
    Give the element that a spot means.

    Of several objects side by side in one segment (CAS, PLB) only the first stands where its declaration says; an
    element behind the first object's is taken as it is.

    :param holders: the objects in whose lists the object may be.
    """
    owner = spot.owner
    start: int = getattr(owner, "at", 0)
    every = plan_of(type(owner)).declared.every if start else None
    if every is None or not every[0] <= spot.element < every[0] + every[1]:
        return spot.element
    for holder in holders:
        for step in plan_of(type(holder)).steps:
            if not isinstance(step, Child) or step.type is not type(owner) or not step.many:
                continue
            rows: list[Any] = getattr(holder, step.name)
            first = bisect_left(rows, start, key=attrgetter("at"))  # they stand in the order of the file
            for index in range(first, len(rows)):
                if rows[index] is owner:
                    return spot.element + (index - first) * every[1]
                if rows[index].at != start:
                    break
    return spot.element
