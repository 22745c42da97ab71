"""
Segments that stand wrongly because the one is lost that opens what they belong to: told once, where it is missing.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache

from x12.envelope import Transaction
from x12.plan import Child, plan_of
from x12.problems import Problem
from x12.rules import reading, spelling, structure
from x12.rules.lost_levels import OF_NUMBERS, levels_in, with_lost_levels, with_wrong_kinds
from x12.rules.misplaced import is_of_place, may_follow

NO_CLAIM, NO_LINE = "CLAIM-MISSING", "SVC-MISSING"
LOST = frozenset({structure.MISSING_SEGMENT.id, NO_CLAIM})
GONE = frozenset({NO_LINE, "277CA-NO-CLAIM"})
LINES_END = frozenset({"", "CLP", "LX", "PLB", "SE", "SVC"})
LEVELS_END = frozenset({"", "HL", "SE"})
GREAT = frozenset({"CLM", "CLP", "HL", "LX", "SE"})
"""What opens the great loops: a segment that stands behind one of them belongs to nothing that is missing before it."""
OF_DOUBLE = frozenset({reading.HL01.id, "LX01", spelling.TWICE.id})
"""What is told of the second of two segments that stand in a row, because its number is not new."""
OF_EMPTY = frozenset(
    {
        "270-NOBODY",
        "271-NO-ANSWER",
        "271-NO-SUBSCRIBER",
        "276-NOBODY",
        "277CA-NO-CLAIM",
        "277CA-SOURCE",
        "278-BIRTH-DATE",
        "278-NOBODY",
        "BALANCE-CLAIM",
        "CLP05-SUM",
        "COB-LINE-BALANCE",
        structure.MISSING_SEGMENT.id,
    }
)
"""What is told of an object that holds nothing, besides all that is called missing."""


def without_shadows(
    transaction: Transaction, problems: Sequence[Problem], known: AbstractSet[int] = frozenset()
) -> list[Problem]:
    """
    Leave out what only follows from the loss of the segment that opens a loop or a level.

    :param known: the segments of levels behind which another was told to be missing before.
    """
    if not any(may_follow(one) or one.code in OF_NUMBERS for one in problems):
        return list(problems)
    problems = with_lost_levels(transaction, _with_doubled(problems))
    known = known | levels_in(problems)
    problems = [one for one in problems if one.code != reading.HL04.id or one.segment not in known]
    misplaced = sorted({problem.segment for problem in problems if is_of_place(problem)})
    shadows = _behind_missing(transaction, problems, misplaced) | _behind_gone(transaction, problems)
    found = [problem for problem in problems if problem.segment not in shadows or not is_of_place(problem)]
    return with_wrong_kinds(transaction, found)


def _with_doubled(problems: Sequence[Problem]) -> list[Problem]:
    """Tell of a segment that stands twice in a row and opens a loop just that: the first of them holds nothing."""
    doubles = {one.segment: one.segment_id for one in problems if one.code == spelling.TWICE.id}
    empty = {one for one in problems if _is_of_empty(one, doubles.get(one.segment + 1, ""))}
    again = {one.segment + 1: doubles[one.segment + 1] for one in empty}
    found = [one for one in problems if one not in empty and not _is_of_number(one, again.get(one.segment, ""))]
    told = {one.segment for one in found if one.severity == "error"}
    found += [reading.REPEATED.problem(at, name) for at, name in again.items() if at not in told]
    return sorted(found, key=lambda problem: problem.segment)


def _is_of_empty(problem: Problem, name: str) -> bool:
    is_absence = problem.code in OF_EMPTY or problem.code.endswith("-MISSING")
    return bool(name) and (is_absence or (name == "HL" and problem.code in OF_NUMBERS))


def _is_of_number(problem: Problem, name: str) -> bool:
    return problem.code in OF_DOUBLE and problem.segment_id == name


def _behind_missing(transaction: Transaction, problems: Sequence[Problem], misplaced: Sequence[int]) -> set[int]:
    """Give the segments that belong to a loop of which it is told that its first segment is missing."""
    shadows: set[int] = set()
    name_of = _names(transaction)
    for problem in problems:
        if problem.code not in LOST or problem.element or transaction.message is None:
            continue
        at = bisect_right(misplaced, problem.segment)
        first = misplaced[at] if at < len(misplaced) else 0
        cls: type = type(transaction.message)
        inside = inside_of(cls, problem.segment_id)
        if first in shadows or any(name_of(number) in GREAT for number in range(problem.segment + 1, first)):
            continue
        while first and name_of(first) in inside:
            shadows.add(first)
            first += 1
    return shadows


def _behind_gone(transaction: Transaction, problems: Sequence[Problem]) -> set[int]:
    """Give the segments of a line or a level that is not there, up to the next."""
    gone: set[int] = set()
    name_of = _names(transaction)
    for problem in problems:
        if problem.code in GONE or (problem.code == reading.UNEXPECTED.id and problem.segment_id == "HL"):
            number = problem.segment + 1
            while name_of(number) not in (LINES_END if problem.code == NO_LINE else LEVELS_END):
                gone.add(number)
                number += 1
            if problem.code == NO_LINE:  # it points at the first segment that has no place
                gone.add(problem.segment)
    return gone


def _names(transaction: Transaction) -> Callable[[int], str]:
    return lambda number: transaction.elements(number)[0].strip().upper()


@cache
def inside_of(message: type, segment_id: str) -> frozenset[str]:
    """Give the ids of all segments that may stand in the loops of a message which a segment opens."""
    return frozenset(_inside(message, segment_id, is_inside=False)) - {segment_id}


def _inside(cls: type, segment_id: str, *, is_inside: bool) -> Iterator[str]:
    for step in plan_of(cls).steps:
        if is_inside:
            yield step.key.segment
        if isinstance(step, Child):
            yield from _inside(step.type, segment_id, is_inside=is_inside or step.key.segment == segment_id)
