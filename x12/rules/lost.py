"""
Segments that stand wrongly because the one is lost that opens what they belong to: told once, where it is missing.

A level (HL) that is lost is known by the numbers of the levels around it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from itertools import islice, pairwise
from typing import NamedTuple

from x12.envelope import Transaction
from x12.plan import Child, plan_of
from x12.problems import Problem
from x12.rules import reading, spelling, structure

NO_CLAIM, NO_LINE = "CLAIM-MISSING", "SVC-MISSING"
LOST = frozenset({structure.MISSING_SEGMENT.id, NO_CLAIM})
GONE = frozenset({NO_LINE, "277CA-NO-CLAIM"})
LINES_END = frozenset({"", "CLP", "LX", "PLB", "SE", "SVC"})
LEVELS_END = frozenset({"", "HL", "SE"})
GREAT = frozenset({"CLM", "CLP", "HL", "LX", "SE"})
"""What opens the great loops: a segment that stands behind one of them belongs to nothing that is missing before it."""
PLACED = frozenset({reading.ORDER.id, structure.TOO_MANY_TIMES.id})
MISPLACED = frozenset({reading.UNEXPECTED.id, reading.REPEATED.id})
OF_NUMBERS = frozenset({reading.HL01.id, reading.HL02.id, reading.HL04.id})
OF_WRONG_LEVEL = frozenset(
    (
        *("276-BIRTH-DATE", "276-NOBODY", "277CA-BATCH-TAKEN", "277CA-STATUS-UNDATED", "278-NOBODY", "278-ONE-SERVICE"),
        *("278-UM-MISSING", "AAA-LEVEL", "ASKED-REFERENCE-TWICE", "LS-LE-PAIR", "SBR02-SELF"),
        *(structure.CODE.id, reading.FIXED.id),
    )
)
"""What is told of a level because it seems to hold what belongs to one that is lost."""
OF_DOUBLE = frozenset({reading.HL01.id, "LX01", spelling.TWICE.id})
"""What is told of the second of two segments that stand in a row, because its number is not new."""
OF_EMPTY = frozenset(
    (
        *("270-NOBODY", "271-NO-ANSWER", "271-NO-SUBSCRIBER", "276-NOBODY", "277CA-NO-CLAIM", "277CA-SOURCE"),
        *(
            "278-BIRTH-DATE",
            "278-NOBODY",
            "BALANCE-CLAIM",
            "CLP05-SUM",
            "COB-LINE-BALANCE",
            structure.MISSING_SEGMENT.id,
        ),
    )
)
"""What is told of an object that holds nothing, besides all that is called missing."""
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


def is_of_place(problem: Problem) -> bool:
    """Tell whether a problem is that a segment does not stand where it may, or its kind not there."""
    return problem.code in PLACED or problem.code in MISPLACED or is_kind(problem)


def may_follow(problem: Problem) -> bool:
    """Tell whether a problem may be nothing but what something else leads to that is told of the whole message."""
    return is_of_place(problem) or problem.code == spelling.TWICE.id


def is_kind(problem: Problem) -> bool:
    """Tell whether a problem is that no segment of this kind may stand here."""
    return problem.code == structure.CODE.id and problem.element == 1


def levels_in(problems: Sequence[Problem]) -> frozenset[int]:
    """Give the segments of the levels behind which another is told to be missing."""
    return frozenset(one.segment for one in problems if _is_level(one))


def without_shadows(
    transaction: Transaction, problems: Sequence[Problem], known: AbstractSet[int] = frozenset()
) -> list[Problem]:
    """
    Leave out what only follows from the loss of the segment that opens a loop or a level.

    :param known: the segments of levels behind which another was told to be missing before.
    """
    if not any(may_follow(one) or one.code in OF_NUMBERS for one in problems):
        return list(problems)
    problems = _with_levels(transaction, _with_doubled(problems))
    known = known | levels_in(problems)
    problems = [one for one in problems if one.code != reading.HL04.id or one.segment not in known]
    misplaced = sorted({problem.segment for problem in problems if is_of_place(problem)})
    shadows = _behind_missing(transaction, problems, misplaced) | _behind_gone(transaction, problems)
    found = [problem for problem in problems if problem.segment not in shadows or not is_of_place(problem)]
    return _with_kinds(transaction, found)


# -- levels -------------------------------------------------------------------------------------------------------


def _with_levels(transaction: Transaction, problems: Sequence[Problem]) -> list[Problem]:
    """Tell of each lost level as that, and of nothing that follows from it."""
    found = list(problems)
    levels = list(islice(_lost_levels(transaction, problems), MOST + 1))
    for lost in levels if len(levels) <= MOST else ():
        found = [problem for problem in found if not _is_of_lost(problem, lost)]
        told = structure.missing_segment(lost.after, "HL", which=f"level {lost.number}")
        if not any(one.code == told.code and one.place == told.place for one in found):
            found.append(told)
    return sorted(found, key=lambda problem: problem.segment)


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


def _is_of_lost(problem: Problem, lost: Lost) -> bool:
    if problem.code in OF_NUMBERS:
        return problem.segment in (lost.after, lost.before)
    if not lost.after <= problem.segment < lost.end:
        return False
    return problem.code in OF_WRONG_LEVEL or (problem.segment > lost.after and is_of_place(problem))


def _with_kinds(transaction: Transaction, problems: Sequence[Problem]) -> list[Problem]:
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


# -- loops --------------------------------------------------------------------------------------------------------


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
