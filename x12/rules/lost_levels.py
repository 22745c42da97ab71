"""
Levels (HL) that are lost, known by the numbers of those around them, and levels of a wrong kind.

Of each just that is told, and nothing that follows from it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import islice, pairwise
from typing import NamedTuple

from x12.envelope import Transaction
from x12.problems import Problem
from x12.rules import reading, structure
from x12.rules.misplaced import is_of_place

OF_NUMBERS = frozenset({reading.HL01.id, reading.HL02.id, reading.HL04.id})
OF_WRONG_LEVEL = frozenset(
    {
        "276-BIRTH-DATE",
        "276-NOBODY",
        "277CA-BATCH-TAKEN",
        "277CA-STATUS-UNDATED",
        "278-NOBODY",
        "278-ONE-SERVICE",
        "278-UM-MISSING",
        "AAA-LEVEL",
        "ASKED-REFERENCE-TWICE",
        "LS-LE-PAIR",
        "SBR02-SELF",
        structure.CODE.id,
        reading.FIXED.id,
    }
)
"""What is told of a level because it seems to hold what belongs to one that is lost."""
LONGEST = 12
MOST = 20
"""A message that seems to have lost more levels is numbered in a way of its own."""
FEWEST = 2
"""So many misplaced segments show that an announced level is lost, even where a payer may leave it out."""


class Level(NamedTuple):
    """An HL: the number of its segment, its own number, that of the level above, and whether it announces others."""

    at: int
    number: int
    above: int
    announces: bool


class Lost(NamedTuple):
    """A lost level: the segment of the level before it, where the next begins, and where nothing can be of it."""

    number: int
    after: int
    before: int
    end: int


def levels_in(problems: Sequence[Problem]) -> frozenset[int]:
    """Give the segments of the levels behind which another is told to be missing."""
    return frozenset(one.segment for one in problems if _is_level(one))


def with_lost_levels(transaction: Transaction, problems: Sequence[Problem]) -> list[Problem]:
    """Tell of each lost level as that, and of nothing that follows from it."""
    found = list(problems)
    levels = list(islice(_lost_levels(transaction, problems), MOST + 1))
    for lost in levels if len(levels) <= MOST else ():
        found = [problem for problem in found if not _is_of_lost(problem, lost)]
        told = structure.missing_segment(lost.after, "HL", which=f"level {lost.number}")
        if not any(one.code == told.code and one.place == told.place for one in found):
            found.append(told)
    return sorted(found, key=lambda problem: problem.segment)


def _is_of_lost(problem: Problem, lost: Lost) -> bool:
    if problem.code in OF_NUMBERS:
        return problem.segment in (lost.after, lost.before)
    if not lost.after <= problem.segment < lost.end:
        return False
    return problem.code in OF_WRONG_LEVEL or (problem.segment > lost.after and is_of_place(problem))


def with_wrong_kinds(transaction: Transaction, problems: Sequence[Problem]) -> list[Problem]:
    """Tell of a level whose kind may not stand where it does just that, at its HL03."""
    strays = {one.segment for one in problems if one.code == reading.UNEXPECTED.id and one.segment_id == "HL"}
    levels = _levels(transaction) if strays else []
    segments = {level.number: level.at for level in levels}
    wrong: set[int] = set()
    told: list[Problem] = []
    shadows: set[int] = set()
    for before, level, following in zip(levels, levels[1:], [*levels[2:], None], strict=False):
        if level.at not in strays:
            continue
        if level.above not in wrong:
            told.append(structure.CODE.problem(level.at, "HL", 3))
            shadows.add(segments.get(level.above, before.at))
            shadows.update(range(before.at, following.at if following else transaction.count + 1))
        wrong.add(level.number)
        if following and following.number == level.number + 1:
            shadows.add(following.at)
    if not told:
        return list(problems)
    kept = [one for one in problems if one.segment not in strays or one.code != reading.UNEXPECTED.id]
    return sorted([*(one for one in kept if not _is_shadow(one, shadows)), *told], key=lambda one: one.segment)


def _is_shadow(problem: Problem, shadows: AbstractSet[int]) -> bool:
    is_of_level = problem.code in OF_NUMBERS or problem.code in OF_WRONG_LEVEL or _is_level(problem)
    return is_of_level and problem.segment in shadows


def _is_level(problem: Problem) -> bool:
    return problem.code == structure.MISSING_SEGMENT.id and problem.segment_id == "HL"


def _lost_levels(transaction: Transaction, problems: Sequence[Problem]) -> Iterator[Lost]:
    levels = _levels(transaction)
    misplaced = sorted({problem.segment for problem in problems if is_of_place(problem)})

    def between(first: int, last: int) -> int:
        return bisect_right(misplaced, last - 1) - bisect_right(misplaced, first)

    named = {level.above for level in levels}
    for index, (level, following) in enumerate(pairwise(levels)):
        number = level.number + 1
        is_left_out = following.number == number + 1
        if is_left_out and (following.above == number or between(level.at, following.at)):
            rest = (one.at for one in islice(levels, index + 1, None) if one.above < number)
            yield Lost(number, level.at, following.at, next(rest, transaction.count + 1))
    last, end = levels[-1], transaction.count + 1
    is_doubted = any(one.code == reading.HL04.id and one.segment == last.at for one in problems)
    is_announced = last.announces and last.number not in named
    if is_announced and between(last.at, end) >= (1 if is_doubted else FEWEST):
        yield Lost(last.number + 1, last.at, end, end)


def _levels(transaction: Transaction) -> list[Level]:
    """Give all levels, behind what stands before the first; only that if one of their numbers cannot be read."""
    separator = transaction.delimiters.element
    levels = [Level(1, 0, 0, announces=False)]
    for number, text in transaction.numbered():
        if text.startswith("HL"):
            name, own, above, _, below = [*text.split(separator), "", "", "", ""][:5]
            if name == "HL" and not (is_number(own) and (is_number(above) or not above)):
                return levels[:1]
            if name == "HL":
                levels.append(Level(number, int(own), int(above or 0), below == "1"))
    return levels


def is_number(text: str) -> bool:
    """Tell whether a text is the number of a level, which has twelve digits at most."""
    return text.isascii() and text.isdecimal() and len(text) <= LONGEST
