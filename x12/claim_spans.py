"""Which segments of an 837 are which claim: the way back from an acknowledgment's position to a claim."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from x12.envelope import Transaction
from x12.reader import read

ENDS = frozenset({"CLM", "HL", "SE"})


@dataclass(frozen=True, slots=True)
class ClaimSpan:
    """The first (CLM) and last segment of a claim inside its transaction, where ST is 1."""

    transaction: str
    claim_number: str
    first: int
    last: int


def claim_spans(text: bytes | str) -> list[ClaimSpan]:
    """Find the claims of a written 837 with their segment numbers; `transaction` is ST02."""
    return [span for transaction in read(text).transactions for span in spans_of(transaction)]


def spans_of(transaction: Transaction) -> Iterator[ClaimSpan]:
    """Walk the claims of one transaction that was read."""
    number, first = "", 0
    for segment in transaction.segments:
        if segment.id not in ENDS:
            continue
        if first:
            yield ClaimSpan(transaction.control_number, number, first, segment.number - 1)
        number, first = (segment.element(1), segment.number) if segment.id == "CLM" else ("", 0)
    if first:
        yield ClaimSpan(transaction.control_number, number, first, len(transaction.raw))
