"""
What X12 is measured against: a streaming `str.split` of the same text into segments and elements that keeps nothing.

Also the ways of reading that are measured, so that the benches of speed, memory and peers mean the same by them.
"""

from pathlib import Path

import x12

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
    wrong, sums = 0, x12.Balance()
    for piece in x12.stream(path):
        if piece.path:
            wrong += len(sums.claim(piece.path[-1]))
        elif piece.transaction and isinstance(piece.transaction.message, x12.Remittance):
            wrong += len(sums.end(piece.transaction.message))
            sums = x12.Balance()
    return wrong


def check(path: Path) -> int:
    """Check everything, claim by claim; give the number of problems, none in a generated file."""
    return sum(1 for _ in x12.check_stream(path))
