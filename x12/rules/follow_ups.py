"""
What goes without saying once something else is said, left out so that the reader sees the faults and not their shadows.

A message of an older version is judged by its envelope and its sums alone: the rules of 5010 are not about it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import count, takewhile

from x12.envelope import Transaction
from x12.problems import Problem
from x12.rules import follow_up_sums as sums
from x12.rules import lost, misplaced, reading, spelling, structure
from x12.rules.lost_levels import levels_in

OLDER = re.compile(r"00[34]\d{3}")
SUMS = 3
"""The level of the rules about sums: a message of any version balances or does not."""
SPELLING = 1
"""The level of the rules about how values are written, that they can be read among them."""
OF_ANY_VERSION = frozenset(
    rule.id
    for rule in (
        reading.VERSION,
        reading.SE01,
        reading.SE02,
        reading.ST02,
        reading.NO_SE,
        reading.UNKNOWN_KIND,
        reading.HL01,
        reading.HL02,
    )
)
VALUE_AT = {"AMT": 2, "BHT": 4, "BPR": 2, "DMG": 2, "DTM": 2, "DTP": 3, "N3": 1, "N4": 1, "QTY": 2, "REF": 2, "TRN": 2}
"""The element that a segment is there for; without it the segment is as good as missing."""
STANDING_ONCE = frozenset({"CLP", "CLM", "SBR", "SV1", "SVC"})
"""Segments that open what they stand in; of one that is missing its values need not be told."""
SUM_OF_LINES = "CLM02-SUM"
NO_DIAGNOSIS = "DIAGNOSIS-MISSING"
UNUSED = spelling.UNUSED.id
UNSPLIT = spelling.COMPONENT_SEPARATOR.id
SAYING_MORE = {
    "DIAGNOSIS-COUNT": reading.TOO_MANY.id,
    NO_DIAGNOSIS: reading.UNEXPECTED.id,
    lost.NO_CLAIM: structure.MISSING_SEGMENT.id,
}
"""A problem of a segment, and the general one that need not be told beside it."""
LONGEST_RUN = PAIR = 2
"""So many misplaced segments one after the other are told each; more of them have one cause."""


Places = AbstractSet[tuple[int, int]]
"""Segment numbers with elements."""


@dataclass(slots=True)
class Earlier:
    """
    What earlier pieces of a transaction told that later ones need not tell again.

    `is_doubtful` when its totals mean nothing, `unread` where a value cannot be read, `levels` the segments of the HL
    behind which another is lost.
    """

    is_doubtful: bool = False
    unread: Places = frozenset()
    levels: AbstractSet[int] = frozenset()

    def note(self, problems: Sequence[Problem], told: Sequence[Problem], head: int) -> None:
        """Take what was found in a piece, and what of it was told; `head` ends what stands before the first claim."""
        self.is_doubtful = self.is_doubtful or sums.spoils_totals(problems) or sums.spoils_totals(told)
        # What stands before the first claim is looked at once more at the end.
        self.unread |= {place for place in unread_in(problems) if place[0] <= head}
        self.levels |= levels_in(told)


def main_of(transaction: Transaction, problems: Sequence[Problem], earlier: Earlier | None = None) -> list[Problem]:
    """Leave out of the problems of a transaction, or of one piece of it, those that only follow from others."""
    if not problems:
        return []
    if OLDER.match(transaction.version):
        return [problem for problem in problems if problem.code in OF_ANY_VERSION or problem.snip == SUMS]
    problems = _with_line_opened(_without_general(problems))
    earlier = earlier or Earlier()
    told = lost.without_shadows(transaction, _without_unknown([*_absent(transaction, problems)]), earlier.levels)
    told = sums.without_doubtful(transaction, told, is_doubtful=earlier.is_doubtful)
    told = [*_runs(told)] if any(problem.code == reading.UNEXPECTED.id for problem in told) else told
    told = _without_twice(_without_absence(told))
    unreadable = earlier.unread | unread_in(told)
    missing = {(*_place(problem), problem.component) for problem in told if problem.code == structure.MISSING.id}
    if not unreadable and not missing:
        return told
    return [problem for problem in told if _is_main(problem, unreadable, missing)]


def _without_general(problems: Sequence[Problem]) -> list[Problem]:
    """Leave out general problems beside those that say more, and what is told twice of one place."""
    known = {(SAYING_MORE[one.code], one.segment, one.segment_id) for one in problems if one.code in SAYING_MORE}
    if any(one.code == NO_DIAGNOSIS for one in problems):
        known |= {(one.code, one.segment, "HI") for one in problems if one.code == structure.MISSING_SEGMENT.id}
    missing = {_place(one) for one in problems if one.code == structure.MISSING.id}
    nameless = {one.segment for one in problems if one.code == spelling.SEGMENT_ID.id}
    unused = {_place(one) for one in problems if one.code == UNUSED}
    unsplit = {_place(one) for one in problems if one.code == UNSPLIT}
    return [
        one
        for one in dict.fromkeys(problems)
        if (one.code, one.segment, one.segment_id) not in known
        and not (one.code == spelling.PAIR.id and _place(one) in missing)
        and not (one.code == reading.UNEXPECTED.id and one.segment in nameless)
        and not (one.code == reading.TOO_MANY.id and _place(one) in unused)
        and not (one.code != UNSPLIT and _place(one) in unsplit)
    ]


def _with_line_opened(problems: Sequence[Problem]) -> Sequence[Problem]:
    """Tell of a line that lost its LX just that, not that all its segments repeat those of the line before."""
    repeated = {problem.segment for problem in problems if problem.code == reading.REPEATED.id}
    opened = [p.segment for p in problems if p.segment_id == "SV1" and {p.segment, p.segment + 1} <= repeated]
    if not opened:
        return problems
    lost: set[int] = set()
    for number in opened:
        if number not in lost:  # else all that follows is known already
            lost.update(takewhile(repeated.__contains__, count(number)))
    sums_before = [p.segment for p in problems if p.code == SUM_OF_LINES and p.segment < opened[0]]
    told = [p for p in problems if p.code != reading.REPEATED.id or p.segment not in lost]
    told = [p for p in told if p.code != SUM_OF_LINES or p.segment not in sums_before[-1:]]
    told += [structure.missing_segment(number, "LX") for number in opened]
    return sorted(told, key=lambda problem: problem.segment)


def _without_absence(problems: Sequence[Problem]) -> list[Problem]:
    """Leave out that a segment is not there, or not enough, when it is and its value cannot be read."""
    unread = {(one.segment, one.segment_id) for one in problems if one.code == reading.VALUE.id}
    if not unread:
        return list(problems)
    return [
        one for one in problems if one.element or one.snip == SPELLING or (one.segment, one.segment_id) not in unread
    ]


def _without_twice(problems: Sequence[Problem]) -> list[Problem]:
    """Leave out that a segment stands twice in a row where more is said of it."""
    told = {one.segment for one in problems if one.code != spelling.TWICE.id}
    return [one for one in problems if one.code != spelling.TWICE.id or one.segment not in told]


def unread_in(problems: Sequence[Problem]) -> Places:
    """Give where a value cannot be read."""
    return {_place(problem) for problem in problems if problem.code == reading.VALUE.id}


def _is_main(problem: Problem, unreadable: Places, missing: set[tuple[int, int, int]]) -> bool:
    """Tell whether a problem is not only that a value could not be read, or is not there; how it is spelled is."""
    if problem.snip == SPELLING and problem.code != structure.MISSING.id:
        return True
    if _place(problem) in unreadable:
        return False
    return problem.code == structure.MISSING.id or (*_place(problem), problem.component) not in missing


def _absent(transaction: Transaction, problems: Sequence[Problem]) -> Iterator[Problem]:
    """Tell a missing segment from one without its value, and of a missing segment nothing else."""
    told = dict.fromkeys(_rightly(transaction, problem) for problem in problems)
    gone = {(one.segment, one.segment_id) for one in told if one.code == structure.MISSING_SEGMENT.id}
    return (one for one in told if not _is_of_gone(one, gone))


def _is_of_gone(problem: Problem, gone: set[tuple[int, str]]) -> bool:
    """Tell whether a problem is only that the segment is not there: its required values, or a sum with them."""
    is_general = problem.code == structure.MISSING.id or problem.snip == SUMS or problem.segment_id in STANDING_ONCE
    return is_general and problem.element > 0 and (problem.segment, problem.segment_id) in gone


def _without_unknown(problems: Sequence[Problem]) -> list[Problem]:
    """Leave out that a segment stands out of order or too often where nobody knows what kind of segment it is."""
    unknown = {problem.segment for problem in problems if misplaced.is_kind(problem)}
    if not unknown:
        return list(problems)
    return [problem for problem in problems if problem.code not in misplaced.PLACED or problem.segment not in unknown]


def _name(transaction: Transaction, number: int) -> str:
    return transaction.elements(number)[0].strip().upper()


def _rightly(transaction: Transaction, problem: Problem) -> Problem:
    """Say whether a segment or its value is missing, as the raw segment shows it."""
    if problem.code not in (structure.MISSING.id, structure.MISSING_SEGMENT.id):
        return problem
    is_there = _is_there(transaction, problem)
    if problem.code == structure.MISSING.id and is_there is False:
        return structure.missing_segment(problem.segment, problem.segment_id)
    if problem.code == structure.MISSING_SEGMENT.id and is_there and problem.segment_id in VALUE_AT:
        return structure.MISSING.problem(problem.segment, problem.segment_id, VALUE_AT[problem.segment_id])
    return problem


def _is_there(transaction: Transaction, problem: Problem) -> bool | None:
    """Tell whether the segment that a problem names stands at its number; None when nobody knows any more."""
    name = _name(transaction, problem.segment)
    return name == problem.segment_id if name else None


def _runs(problems: Sequence[Problem]) -> Iterator[Problem]:
    """Tell of many misplaced segments one after the other once, at the first, with how many there are."""
    by_number = {problem.segment: problem for problem in problems if problem.code in misplaced.MISPLACED}
    others = [problem for problem in problems if problem.code not in misplaced.MISPLACED]
    run: list[Problem] = []
    found: list[Problem] = []
    for number in sorted(by_number):
        if run and number != run[-1].segment + 1:
            found += _run(run)
            run = []
        run.append(by_number[number])
    return iter(sorted([*others, *found, *_run(run)], key=lambda problem: problem.segment))


def _run(run: list[Problem]) -> list[Problem]:
    hint = run[0].what.removeprefix(reading.UNEXPECTED.what) if run and run[0].code == reading.UNEXPECTED.id else ""
    is_of_one = len({problem.what for problem in run}) == 1 and len(run) > 1 and hint
    if len(run) <= LONGEST_RUN and not is_of_one:
        return run
    others = "the one" if len(run) == PAIR else f"the {len(run) - 1}"
    what = f"This segment and {others} after it are not expected here; they were kept but not used.{hint}"
    return [replace(run[0], what=what, code=reading.UNEXPECTED.id, remedy=reading.UNEXPECTED.remedy)]


def _place(problem: Problem) -> tuple[int, int]:
    return problem.segment, problem.element
