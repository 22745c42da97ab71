"""
Whether what a payer says adds up: the three equations of an 835.

Source: 835 005010X221A1, section on balancing; X12 RFI 2348.  A line: charged less its adjustments is paid.  A claim:
charged less all its adjustments is paid, and its lines add up to it.  The transaction: claims less provider-level
adjustments is what was paid.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from payments.models import Adjudication, AdjudicationLine, Adjustment
from payments.posting.facts import DecidedLine, GivenReason

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imbalance:
    """One equation that does not hold: where in the file, and how much is missing from the payment."""

    segment: int
    element: str
    text: str
    amount: Decimal


def imbalances(
    adjudication: Adjudication,
    lines: Sequence[DecidedLine | AdjudicationLine],
    adjustments: Sequence[GivenReason | Adjustment],
) -> Iterator[Imbalance]:
    """Find what does not add up in one decision: each line, the claim, and the lines against the claim."""
    by_line = {line.pk: ZERO for line in lines}
    for adjustment in adjustments:
        if adjustment.line_id is not None:
            by_line[adjustment.line_id] += adjustment.amount
    for line in lines:
        if line.charged - by_line[line.pk] != line.paid:
            yield _of_line(line, line.charged - by_line[line.pk])
    explained = adjudication.charged - _total(adjustments)
    if explained != adjudication.paid:
        yield Imbalance(
            segment=adjudication.segment,
            element="CLP04",
            text=f"charge less adjustments is {explained}, paid is {adjudication.paid}",
            amount=adjudication.paid - explained,
        )
    yield from _lines_of_claim(adjudication, lines)


def _of_line(line: DecidedLine | AdjudicationLine, explained: Decimal) -> Imbalance:
    return Imbalance(
        segment=line.segment,
        element="SVC03",
        text=f"line charge less adjustments is {explained}, paid is {line.paid}",
        amount=line.paid - explained,
    )


def _lines_of_claim(adjudication: Adjudication, lines: Sequence[DecidedLine | AdjudicationLine]) -> Iterator[Imbalance]:
    charged = sum((line.charged for line in lines), ZERO)
    if lines and charged != adjudication.charged:
        yield Imbalance(
            segment=adjudication.segment,
            element="CLP03",
            text=f"the lines charge {charged}, the claim {adjudication.charged}",
            amount=adjudication.charged - charged,
        )


def unexplained(*, amount: Decimal, claims: Iterable[Decimal], kept_back: Iterable[Decimal]) -> Decimal:
    """Dollars that BPR02 has more than its claims less its provider-level adjustments; zero when they add up."""
    return amount - (sum(claims, ZERO) - sum(kept_back, ZERO))


def _total(adjustments: Iterable[GivenReason | Adjustment]) -> Decimal:
    return sum((adjustment.amount for adjustment in adjustments), ZERO)
