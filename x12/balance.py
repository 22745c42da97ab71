"""
Does an 835 add up: each line, each claim, the whole payment.

Source: X12 RFI 2348 (the three sums), RFI 2548 (patient responsibility is not part of balancing).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from x12.messages.remittance835 import ClaimPayment, Remittance, ServicePayment
from x12.problems import Problem

ZERO = Decimal(0)


def balance(remittance: Remittance) -> list[Problem]:
    """Find every line, claim and total of a remittance that does not add up."""
    found: list[Problem] = []
    paid = ZERO
    for claim in remittance.iter_claims():
        for line in claim.lines:
            found += _line(line)
        found += _claim(claim)
        paid += claim.paid
    found += _payment(remittance, paid)
    return found


def _line(line: ServicePayment) -> Iterator[Problem]:
    adjusted = sum((row.amount for row in line.adjustments), ZERO)
    difference = line.charged - adjusted - line.paid
    if difference:
        text = (
            f"The line does not balance: charged {line.charged} less adjustments {adjusted} is not paid {line.paid}; "
            f"the difference is {difference}. Post the line by hand or ask the payer."
        )
        yield Problem("error", line.at, "SVC", 3, text, "BALANCE-LINE")


def _claim(claim: ClaimPayment) -> Iterator[Problem]:
    adjusted = sum((row.amount for row in claim.adjustments), ZERO)
    adjusted += sum((row.amount for line in claim.lines for row in line.adjustments), ZERO)
    difference = claim.charged - adjusted - claim.paid
    if difference:
        text = (
            f"The claim does not balance: charged {claim.charged} less adjustments {adjusted} is not "
            f"paid {claim.paid}; the difference is {difference}. Post the claim by hand or ask the payer."
        )
        yield Problem("error", claim.at, "CLP", 4, text, "BALANCE-CLAIM")
    if not claim.lines:
        return
    yield from _lines_of(claim)


def _lines_of(claim: ClaimPayment) -> Iterator[Problem]:
    charged = sum((line.charged for line in claim.lines), ZERO)
    if charged != claim.charged:
        text = (
            f"The lines are charged {charged} but the claim {claim.charged}; the difference is "
            f"{claim.charged - charged}. A line may be missing; compare with what was billed."
        )
        yield Problem("warning", claim.at, "CLP", 3, text, "BALANCE-CHARGE")


def _payment(remittance: Remittance, paid: Decimal) -> Iterator[Problem]:
    provider = sum((row.amount for row in remittance.provider_adjustments), ZERO)
    amount = -remittance.amount if remittance.credit_or_debit == "D" else remittance.amount
    difference = paid - provider - amount
    if difference:
        text = (
            f"The payment does not balance: claims {paid} less provider adjustments {provider} is not the payment "
            f"{amount}; the difference is {difference}. Hold the posting and ask the payer."
        )
        yield Problem("error", remittance.where.get("BPR", 0), "BPR", 2, text, "BALANCE-PAYMENT")
