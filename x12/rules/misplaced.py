"""What is told of a segment that does not stand where it may."""

from __future__ import annotations

from x12.problems import Problem
from x12.rules import reading, spelling, structure

PLACED = frozenset({reading.ORDER.id, structure.TOO_MANY_TIMES.id})
MISPLACED = frozenset({reading.UNEXPECTED.id, reading.REPEATED.id})


def is_of_place(problem: Problem) -> bool:
    """Tell whether a problem is that a segment does not stand where it may, or its kind not there."""
    return problem.code in PLACED or problem.code in MISPLACED or is_kind(problem)


def may_follow(problem: Problem) -> bool:
    """Tell whether a problem may be nothing but what something else leads to that is told of the whole message."""
    return is_of_place(problem) or problem.code == spelling.TWICE.id


def is_kind(problem: Problem) -> bool:
    """Tell whether a problem is that no segment of this kind may stand here."""
    return problem.code == structure.CODE.id and problem.element == 1
