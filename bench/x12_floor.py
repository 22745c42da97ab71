"""
What X12 is measured against: a streaming `str.split` of the same text into segments and elements that keeps nothing.

Also the ways of reading that are measured, so that the benches of speed, memory and peers mean the same by them.
"""

from pathlib import Path

import x12
from x12.rules import sums835
from x12.rules.finding import Around

CHUNK = 1 << 16
NAME = "streaming str.split, nothing kept"


def split(path: Path) -> None:
    """Split a file chunk by chunk."""
    rest = ""
    with path.open() as file:
        while chunk := file.read(CHUNK):
            segments = (rest + chunk).split("~")
            rest = segments.pop()
            for segment in segments:
                segment.split("*")


def read_claims(path: Path) -> int:
    """Read a file claim by claim into typed objects; give their number."""
    claims = 0
    for piece in x12.stream(path):
        claims += bool(piece.path)
    return claims


def read_balanced(path: Path) -> int:
    """Read an 835 claim by claim into typed objects with all sums checked; give the number of sums that are wrong."""
    wrong = 0
    around = None
    for piece in x12.stream(path):
        message = piece.transaction.message if piece.transaction else None
        if not isinstance(message, x12.Remittance):
            continue
        if around is None or around.message is not message:
            around = Around(message)
        if not piece.path:
            wrong += len(list(sums835.payment_balances(message, around)))
        else:
            claim = piece.path[-1]
            wrong += len([spot for line in claim.lines for spot in sums835.line_balances(line, around)])
            wrong += len(list(sums835.claim_balances(claim, around)))
            wrong += len(list(sums835.lines_add_up(claim, around)))
    return wrong


def check(path: Path) -> int:
    """Check everything, claim by claim; give the number of problems, none in a generated file."""
    return sum(1 for _ in x12.check_stream(path))
