"""Reading and checking in one walk: each piece of a stream with everything that is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from x12.check import Checker
from x12.envelope import Transaction
from x12.problems import Problem
from x12.reader import Piece, stream
from x12.rules import follow_ups
from x12.rules.envelope_stream import Envelopes
from x12.rules.misplaced import may_follow
from x12.scan import Source


def checked(source: Source) -> Iterator[tuple[Piece, list[Problem]]]:
    """Walk through a file claim by claim, and say of each piece what is wrong with it; memory does not grow."""
    checker: Checker | None = None
    envelopes = Envelopes()
    transaction: Transaction | None = None
    earlier = follow_ups.Earlier()
    held: list[Problem] = []  # before the first claim a segment seems misplaced whose opener is told to be missing last
    alone: list[Problem] = []
    for piece in stream(source):
        problems = list(piece.problems)
        message = piece.transaction.message if piece.transaction is not None else None
        if message is not None:
            if checker is None or checker.around.message is not message:
                checker = Checker(message, piece.transaction)
            problems += checker.path(piece.path) if piece.path else checker.end()
        problems += envelopes.ended(piece)
        if piece.transaction is None:
            yield piece, problems
            continue
        if piece.transaction is not transaction:
            transaction, earlier = piece.transaction, follow_ups.Earlier()
            early = [one.segment <= transaction.head and may_follow(one) for one in problems]
            held = [one for one, is_early in zip(problems, early, strict=True) if is_early]
            problems = [one for one, is_early in zip(problems, early, strict=True) if not is_early]
        if not piece.path:
            problems = sorted(held + problems, key=lambda one: one.segment)
        if piece.path and piece.unit.at == piece.unit.to:
            alone += problems  # the next piece says whether this claim was only its first segment twice
            yield piece, []
            continue
        problems, alone = alone + problems, []
        told = follow_ups.main_of(transaction, problems, earlier)
        yield piece, told
        earlier.note(problems, told, transaction.head)


def check_stream(source: Source) -> Iterator[Problem]:
    """Find every problem of a file claim by claim: memory does not grow with its size."""
    for _, problems in checked(source):
        yield from problems


def place_in_file(piece: Piece, problem: Problem) -> int:
    """Give the number of a problem's segment in the file; 0 is the file or interchange as a whole."""
    if piece.transaction is None:
        return problem.segment
    return piece.transaction.at + max(problem.segment, 1) - 1


def has_error(problems: list[Problem]) -> bool:
    """Tell whether there is an error, not only warnings."""
    return any(problem.severity == "error" for problem in problems)
