"""Which segment and element of a file a rule means that speaks of an object."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
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
    numbers: Iterable[int] = _there(_own(owner, plan, start), transaction)
    if is_message:
        found = owner.where.get(name)
        if found is None:
            return start
        numbers = [found] if not qualifier else (number for number in numbers if number >= found)
    for number in numbers:
        elements = transaction.elements(number)
        if elements[0].strip().upper() == name and (not qualifier or _has(elements, qualifier)):
            return number
    return start


def _has(elements: list[str], qualifier: str) -> bool:
    """Tell whether the qualifier of a segment starts as asked; in HI it is the first component."""
    return len(elements) > 1 and elements[1].startswith(qualifier)


def _there(runs: Iterable[range], transaction: Transaction) -> Iterator[int]:
    """Leave out the numbers of segments that a stream has forgotten."""
    first_kept = transaction.head + transaction.skipped + 1
    for run in runs:
        yield from range(run.start, min(run.stop, transaction.head + 1))
        yield from range(max(run.start, first_kept if transaction.skipped else transaction.head + 1), run.stop)


def _own(owner: Any, plan: Plan, start: int) -> Iterator[range]:
    """Give the numbers of the segments of an object, those of its inner loops left out."""
    number = start
    for first, last in sorted(_inner(owner, plan)):
        yield range(number, first)
        number = max(number, last + 1)
    yield range(number, max(getattr(owner, "to", 0), start) + 1)


def _inner(owner: Any, plan: Plan) -> Iterator[tuple[int, int]]:
    """Give the first and last segment of each inner loop, or of all objects of a list together."""
    for step in plan.steps:
        if not isinstance(step, Child) or not step.is_loop:
            continue
        found = getattr(owner, step.name)
        if step.many and found:
            yield found[0].at, found[-1].to
        elif found:
            yield found.at, found.to


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
