"""
Sums that mean nothing, because an amount in them could not be read or a part of the message is not where it belongs.

An unreadable amount spoils the sums of its claim; one that is added up over the whole message spoils the totals too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from x12.envelope import Transaction
from x12.problems import Problem
from x12.rules import reading, structure

SUMS = 3
AMOUNTS = {
    "AMT": {2},
    "CAS": {3, 6, 9, 12, 15, 18},
    "CLM": {2},
    "CLP": {3, 4, 5},
    "SV1": {2},
    "SVC": {2, 3},
    "SVD": {2},
}
ADDED_UP = {"BPR": {2}, "CLP": {4}, "PLB": {4, 6, 8, 10, 12, 14}}
"""Amounts that are added up over a whole message."""
UNREADABLE = frozenset({reading.VALUE.id, structure.MISSING.id, structure.DECIMALS.id})
ASTRAY = frozenset({reading.UNEXPECTED.id, reading.REPEATED.id, structure.MISSING_SEGMENT.id})
PARTS = frozenset({"CLP", "HL", "STC", "TRN"})
"""What opens a claim or says its result; without it nobody can count the claims."""
TOTALS = frozenset({"BALANCE-PAYMENT", "277CA-TOTALS"})
SPOILING = frozenset({"277CA-ACTION", "277CA-NO-CLAIM"})
"""A claim that is called accepted and rejected counts as neither, and one without its number not at all."""
HEADS = frozenset({"CLM", "CLP"})
ENDS = HEADS | {"", "HL", "PLB", "SE"}


def without_doubtful(
    transaction: Transaction, problems: Sequence[Problem], *, is_doubtful: bool = False
) -> list[Problem]:
    """
    Leave out the sums that mean nothing.

    :param is_doubtful: an earlier piece of the transaction spoils the totals.
    """
    if not any(problem.snip == SUMS for problem in problems):
        return list(problems)
    spoiled = list(_claims(transaction, problems))
    is_doubtful = is_doubtful or spoils_totals(problems)
    return [problem for problem in problems if not _is_doubtful(problem, spoiled, is_doubtful)]


def spoils_totals(problems: Sequence[Problem]) -> bool:
    """Tell whether totals over the whole message mean nothing after these problems."""
    return any(
        (problem.code in UNREADABLE and problem.element in ADDED_UP.get(problem.segment_id, ()))
        or (problem.code in ASTRAY and problem.segment_id in PARTS)
        or (problem.code == structure.CODE.id and problem.segment_id == "HL")
        or problem.code in SPOILING
        for problem in problems
    )


def _is_doubtful(problem: Problem, spoiled: Sequence[range], is_doubtful: bool) -> bool:
    if problem.snip != SUMS:
        return False
    if problem.code in TOTALS:
        return is_doubtful
    return any(problem.segment in claim for claim in spoiled)


def _claims(transaction: Transaction, problems: Sequence[Problem]) -> Iterator[range]:
    """Give the segments of each claim with an amount that could not be read."""
    end = 0
    for problem in sorted(problems, key=lambda one: one.segment):
        if problem.segment > end and _is_unreadable(problem):
            claim = _claim(transaction, problem.segment)
            end = claim.stop - 1
            yield claim


def _is_unreadable(problem: Problem) -> bool:
    if problem.code == structure.MISSING_SEGMENT.id:
        return problem.segment_id in AMOUNTS and problem.segment_id != "AMT"
    return problem.code in UNREADABLE and problem.element in AMOUNTS.get(problem.segment_id, ())


def _claim(transaction: Transaction, number: int) -> range:
    """Give the segments of the claim in which a segment stands."""
    first, last = number, number
    while first > 1 and _id(transaction, first) not in ENDS:
        first -= 1
    while _id(transaction, last + 1) not in ENDS:
        last += 1
    return range(first, last + 1)


def _id(transaction: Transaction, number: int) -> str:
    return transaction.elements(number)[0].strip().upper()
