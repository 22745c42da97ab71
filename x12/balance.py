"""
Does an 835 add up; what is said about it is in `rules/sums835.py`.

Every claim is added up once with nothing but its amounts; only what does not add up is looked at again to say where.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from x12.messages.remittance835 import ClaimPayment, Remittance
from x12.problems import RULES, Problem
from x12.rules import sums835
from x12.rules.finding import Around, Spots


class Balance:
    """The sums of one remittance, claim by claim as they come: `claim` for each, `end` after the last."""

    def __init__(self) -> None:
        self.paid = Decimal(0)

    def claim(self, claim: ClaimPayment) -> list[Problem]:
        """Add up one claim and its lines, and find what does not add up."""
        paid = claim.paid
        self.paid += paid
        charged = claim.charged
        left = charged - paid
        for row in claim.adjustments:
            left -= row.amount
        is_exact = True
        lines = claim.lines
        for line in lines:
            line_charged = line.charged
            charged -= line_charged
            rest = line_charged - line.paid
            left -= rest  # what its adjustments come to if the line is exact
            for row in line.adjustments:
                rest -= row.amount
            if rest:
                is_exact = False
        if is_exact and not left and not (charged and lines):
            return []
        return list(_claim(claim))

    def end(self, remittance: Remittance) -> list[Problem]:
        """Compare the claims and the provider adjustments with the payment."""
        around = Around(remittance)
        around.add("paid", self.paid)
        return list(_told("BALANCE-PAYMENT", sums835.payment_balances(remittance, around)))


def balance(remittance: Remittance) -> list[Problem]:
    """Find every line, claim and total of a remittance that does not add up."""
    sums = Balance()
    found = [problem for claim in remittance.iter_claims() for problem in sums.claim(claim)]
    return found + sums.end(remittance)


def _claim(claim: ClaimPayment) -> Iterator[Problem]:
    around = Around(claim)
    for line in claim.lines:
        yield from _told("BALANCE-LINE", sums835.line_balances(line, around))
    yield from _told("BALANCE-CLAIM", sums835.claim_balances(claim, around))
    yield from _told("BALANCE-CHARGE", sums835.lines_add_up(claim, around))


def _told(rule_id: str, spots: Spots) -> Iterator[Problem]:
    for spot in spots:
        at = spot.owner.where.get("BPR", 0) if isinstance(spot.owner, Remittance) else spot.owner.at
        yield RULES[rule_id].problem(at, spot.segment, spot.element, what=spot.what)
