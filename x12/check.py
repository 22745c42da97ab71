"""
Everything that is wrong with what was read: structure, required values, codes, sums, and the rules of each guide.

A message is walked claim by claim, so that a stream can be checked as it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any

from x12.declare import Message, declared
from x12.envelope import File, Transaction
from x12.plan import Child, Plan, plan_of
from x12.problems import Problem, Rule
from x12.reader import stream
from x12.rules import all837p, all_others, structure, sums835
from x12.rules.finding import FINDERS, Around, Spot
from x12.scan import Source


def check(what: File | Transaction | Message) -> list[Problem]:
    """Find every problem of a file, transaction or message, those found while reading included."""
    if isinstance(what, File):
        return list(_file(what))
    if isinstance(what, Transaction):
        if what.message is None:
            return list(what.problems)
        found = [*what.problems, *_message(what.message, what)]
        return sorted(found, key=lambda problem: problem.segment)
    return list(_message(what, None))


def check_stream(source: Source) -> Iterator[Problem]:
    """Find every problem of a file claim by claim: memory does not grow with its size."""
    checker: Checker | None = None
    for piece in stream(source):
        yield from piece.problems
        message = piece.transaction.message if piece.transaction else None
        if message is None:
            continue
        if checker is None or checker.around.message is not message:
            checker = Checker(message, piece.transaction)
        yield from checker.path(piece.path) if piece.path else checker.end()


def _file(file: File) -> Iterator[Problem]:
    yield from file.problems
    for interchange in file.interchanges:
        yield from interchange.problems
        for transaction in interchange.transactions:
            yield from check(transaction)


def _message(message: Message, transaction: Transaction | None) -> Iterator[Problem]:
    checker = Checker(message, transaction)
    for path in paths(message):
        yield from checker.path(path)
    yield from checker.end()


def paths(message: Message) -> Iterator[list[Any]]:
    """Walk the units of a message (its claims), each as the list of objects from below the message down to it."""
    unit = _unit(type(message))
    if unit is not None:
        yield from _paths(message, [], unit)


def _paths(owner: Any, above: list[Any], unit: type) -> Iterator[list[Any]]:
    is_empty = True
    for step in route(type(owner), unit):
        for item in getattr(owner, step.name):
            is_empty = False
            path = [*above, item]
            if isinstance(item, unit):
                yield path
            else:
                yield from _paths(item, path, unit)
    if is_empty and above:
        yield above


def _unit(cls: type) -> type | None:
    found = declared(cls)
    return found.unit if found else None


@cache
def route(cls: type, unit: type) -> tuple[Child, ...]:
    """Give the inner loops of a class that lead to a unit."""
    steps = [step for step in plan_of(cls).steps if isinstance(step, Child) and step.is_loop and step.many]
    return tuple(step for step in steps if step.type is unit or route(step.type, unit))


class Checker:
    """Checks one transaction, path by path as they come, and what stands above them once at the end."""

    def __init__(self, message: Message, transaction: Transaction | None = None) -> None:
        self.around = Around(message, transaction)
        self._unit = _unit(type(message)) or type(message)
        self._open: list[Any] = []

    def path(self, path: Sequence[Any]) -> Iterator[Problem]:
        """Check the last object of a path, and those above it that were not seen before."""
        self.around.path = [self.around.message]
        same = True
        for depth, item in enumerate(path):
            same = same and depth < len(self._open) and self._open[depth] is item
            if not same:
                yield from self._visit(item, isinstance(item, self._unit))
            self.around.path.append(item)
        self._open = list(path)

    def end(self) -> Iterator[Problem]:
        """Check the message itself, after its last path."""
        self.around.path = []
        yield from self._visit(self.around.message, whole=False)

    def _visit(self, item: Any, whole: bool) -> Iterator[Problem]:
        cls = type(item)
        plan = plan_of(cls)
        for rule, spot in structure.of(item, plan, self.around):
            yield self._problem(rule, spot)
        for rule, finder in FINDERS.get(cls, ()):
            for spot in finder(item, self.around):
                yield self._problem(rule, spot)
        inner = _inner(plan, None if whole else self._unit)
        if not inner:
            return
        self.around.path.append(item)
        for name, many in inner:
            found = getattr(item, name)
            for one in found if many else (found,):
                if one is not None:
                    yield from self._visit(one, whole=True)
        self.around.path.pop()

    def _problem(self, rule: Rule, spot: Spot) -> Problem:
        segment = segment_of(spot, self.around.transaction)
        name = spot.segment.partition("*")[0]
        return rule.problem(segment, name, spot.element, component=spot.component, what=spot.what)


@cache
def _inner(plan: Plan, unit: type | None) -> tuple[tuple[str, bool], ...]:
    apart = route(plan.cls, unit) if unit else ()
    return tuple((step.name, step.many) for step in plan.steps if isinstance(step, Child) and step not in apart)


def segment_of(spot: Spot, transaction: Transaction | None) -> int:
    """Find the number of the segment that a spot means; where it is missing, of the one that opens the object."""
    start: int = getattr(spot.owner, "at", 0)
    if transaction is None:
        return start
    plan = plan_of(type(spot.owner))
    if spot.segment == plan.key.text or (spot.segment == plan.key.segment and not isinstance(spot.owner, Message)):
        return start
    last = getattr(spot.owner, "to", 0) or start
    end = min((at for at in _inner_starts(spot.owner, plan) if at > start), default=last + 1)
    name, _, qualifier = spot.segment.partition("*")
    for number in range(start, end):
        elements = transaction.elements(number)
        if elements[0] == name and (not qualifier or _has(elements, qualifier)):
            return number
    return start


def _has(elements: list[str], qualifier: str) -> bool:
    """Tell whether the qualifier of a segment starts as asked; in HI it is the first component."""
    return len(elements) > 1 and elements[1].startswith(qualifier)


def _inner_starts(owner: Any, plan: Plan) -> Iterator[int]:
    for step in plan.steps:
        if isinstance(step, Child) and step.is_loop:
            found = getattr(owner, step.name)
            for item in (found if step.many else [found])[:1]:
                if item is not None:
                    yield item.at


REGISTERED = (all837p, all_others, structure, sums835)
