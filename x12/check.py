"""
Everything that is wrong with what was read: structure, required values, codes, sums, and the rules of each guide.

A message is walked claim by claim, so that a stream can be checked as it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import takewhile
from typing import Any

from x12.declare import Message, declared
from x12.envelope import File, Transaction
from x12.plan import Child, plan_of
from x12.problems import Problem, Rule
from x12.rules import all837p, all_others, envelope, follow_ups, spelling, structure, sums835, wire
from x12.rules.finding import NOTHING, Around, Finders, Spot, Walk, walk_of
from x12.rules.placing import element_of, segment_of
from x12.rules.regular import is_regular, question_of


def check(what: File | Transaction | Message) -> list[Problem]:
    """Find every problem of a file, transaction or message, those found while reading included."""
    if isinstance(what, File):
        return list(_file(what))
    if isinstance(what, Transaction):
        return _transaction(what, ())
    return list(_message(what, None))


def _file(file: File) -> Iterator[Problem]:
    yield from file.problems
    yield from envelope.among(file.interchanges)
    for interchange in file.interchanges:
        yield from interchange.problems
        yield from envelope.problems(interchange)
        yield from envelope.of_whole(interchange)
        for group in interchange.groups:
            for transaction in group.transactions:
                yield from _transaction(transaction, envelope.of_transaction(group, transaction))


def _transaction(transaction: Transaction, of_envelope: Iterable[Problem]) -> list[Problem]:
    """Find the problems of a transaction in the order of its segments."""
    found = [*transaction.problems, *of_envelope]
    if transaction.message is not None:
        found += _message(transaction.message, transaction)
    return follow_ups.main_of(transaction, sorted(found, key=lambda problem: problem.segment))


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
    cls: type = type(owner)
    for step in route(cls, unit):
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


GENERAL = frozenset({structure.CODE.id, spelling.PAIR.id, spelling.LEFT_OUT.id, spelling.QUALIFIER.id})
SAYS_LITTLE = GENERAL | {spelling.TRAILING_SEPARATOR.id}


class Checker:
    """Checks one transaction, path by path as they come, and what stands above them once at the end."""

    def __init__(self, message: Message, transaction: Transaction | None = None) -> None:
        self.around = Around(message, transaction)
        self._unit = _unit(type(message))
        self._found: list[Problem] = []
        self._wire = wire.Wire(message, transaction) if transaction is not None else None

    def path(self, path: Sequence[Any]) -> list[Problem]:
        """Check the last object of a path, and those above it that were not seen before."""
        around, known = self.around, [self.around.message, *path]
        depth = sum(1 for _ in takewhile(lambda pair: pair[0] is pair[1], zip(around.path, known, strict=False)))
        self._leave(depth)
        for item in known[depth:]:
            if item is not around.message:
                self._visit(item)
            around.enter(item)
        return self._given(path[-1].to)

    def end(self) -> list[Problem]:
        """Check the message itself, after its last path."""
        self._leave(0)
        self._visit(self.around.message)
        return self._given(self.around.message.to)

    def _leave(self, depth: int) -> None:
        """Come out of the objects of the last path that stand deeper."""
        while len(self.around.path) > depth:
            self.around.leave()

    def _given(self, last: int) -> list[Problem]:
        """Give what was found since the last time; what a rule says of a place takes the place of a general finding."""
        found, self._found = self._found, []
        if self._wire is not None:
            found += self._wire.up_to(last)
        if not any(problem.code in GENERAL for problem in found):
            return found
        said = {_place(problem) for problem in found if problem.code not in SAYS_LITTLE}
        return [problem for problem in found if problem.code not in GENERAL or _place(problem) not in said]

    def _visit(self, item: Any) -> None:
        """Check an object and all below it, but not the loops that lead to units."""
        cls: type = type(item)
        apart = route(cls, self._unit) if self._unit is not None and cls is not self._unit else ()
        if not is_regular(question_of(cls, apart), item):
            self._take_apart(item, apart)
        self._look(item, walk_of(cls, apart))

    def _take_apart(self, item: Any, apart: tuple[Child, ...]) -> None:
        """Say what is wrong by declaration in an object and below it."""
        plan = plan_of(type(item))
        for rule, spot in structure.of(item, plan):
            self._found.append(self._problem(rule, spot, item))
        self.around.enter(item)
        for step in plan.steps:
            if isinstance(step, Child) and step not in apart:
                found = getattr(item, step.name)
                for one in found if step.many else (found,):
                    if one is not None:
                        self._take_apart(one, ())
        self.around.leave()

    def _look(self, item: Any, walk: Walk) -> None:
        """Let the rules look at an object and at all below it."""
        self._ask(walk.finders[walk.names.intersection(vars(item)) if walk.names else NOTHING], item)
        for when, finders in walk.groups:
            if when(item):
                self._ask(finders, item)
        if walk.inner:
            self._look_below(item, walk)

    def _look_below(self, item: Any, walk: Walk) -> None:
        around = self.around
        around.enter(item)
        held = vars(item)
        for name, many, inner in walk.inner:
            found = held.get(name)
            if not found:
                continue
            for one in found if many else (found,):
                self._look(one, inner if one.__class__ is inner.cls else walk_of(type(one)))
        around.leave()

    def _ask(self, finders: Finders, item: Any) -> None:
        around = self.around
        for rule, finder in finders:
            for spot in finder(item, around):
                self._found.append(self._problem(rule, spot, item))

    def _problem(self, rule: Rule, spot: Spot, item: Any) -> Problem:
        segment = segment_of(spot, self.around.transaction)
        element = element_of(spot, [item, *reversed(self.around.path)])
        name = spot.segment.partition("*")[0]
        return rule.problem(segment, name, element, component=spot.component, what=spot.what)


def _place(problem: Problem) -> tuple[int, int, int]:
    return problem.segment, problem.element, problem.component


REGISTERED = (all837p, all_others, structure, sums835, wire)
