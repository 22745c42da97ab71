"""
Does an 835 add up: each line, each claim, the whole payment.

Source: X12 RFI 2348 (the three sums), RFI 2548 (patient responsibility is not part of balancing).
"""

from __future__ import annotations

from decimal import Decimal

from x12.messages.remittance835 import ClaimPayment, Remittance, ServicePayment
from x12.rules.finding import Around, Spots, here, rule

ZERO = Decimal(0)


@rule(
    "BALANCE-LINE",
    ServicePayment,
    snip=3,
    source="X221 1.10.2.1.1, RFI 2348",
    what="The line does not balance: charged less adjustments is not paid.",
    remedy="Post the line by hand or ask the payer.",
)
def line_balances(line: ServicePayment, around: Around) -> Spots:
    """Charged less the line's adjustments is what was paid."""
    adjusted = sum((row.amount for row in line.adjustments), ZERO)
    difference = line.charged - adjusted - line.paid
    if difference:
        what = (
            f"The line does not balance: charged {line.charged} less adjustments {adjusted} is not paid {line.paid}; "
            f"the difference is {difference}."
        )
        yield here(line, "SVC", 3, what=what)


@rule(
    "BALANCE-CLAIM",
    ClaimPayment,
    snip=3,
    source="X221 1.10.2.1.2, RFI 2348",
    what="The claim does not balance: charged less all adjustments is not paid.",
    remedy="Post the claim by hand or ask the payer.",
)
def claim_balances(claim: ClaimPayment, around: Around) -> Spots:
    """Charged less the adjustments of claim and lines is what was paid."""
    around.add("paid", claim.paid)
    adjusted = sum((row.amount for row in claim.adjustments), ZERO)
    adjusted += sum((row.amount for line in claim.lines for row in line.adjustments), ZERO)
    difference = claim.charged - adjusted - claim.paid
    if difference:
        what = (
            f"The claim does not balance: charged {claim.charged} less adjustments {adjusted} is not "
            f"paid {claim.paid}; the difference is {difference}."
        )
        yield here(claim, "CLP", 4, what=what)


@rule(
    "BALANCE-CHARGE",
    ClaimPayment,
    snip=3,
    source="X221 2110 SVC02",
    what="The lines do not add up to the charge of the claim.",
    remedy="A line may be missing; compare with what was billed.",
    severity="warning",
)
def lines_add_up(claim: ClaimPayment, around: Around) -> Spots:
    """The charges of the lines are the charge of the claim."""
    if not claim.lines:
        return
    charged = sum((line.charged for line in claim.lines), ZERO)
    if charged != claim.charged:
        what = (
            f"The lines are charged {charged} but the claim {claim.charged}; the difference is "
            f"{claim.charged - charged}."
        )
        yield here(claim, "CLP", 3, what=what)


@rule(
    "BALANCE-PAYMENT",
    Remittance,
    snip=3,
    source="X221 1.10.2.1.3, RFI 2348",
    what="The payment does not balance: claims less provider adjustments is not the amount of the payment.",
    remedy="Hold the posting and ask the payer.",
)
def payment_balances(remittance: Remittance, around: Around) -> Spots:
    """What the claims were paid less the provider adjustments is the payment."""
    provider = sum((row.amount for row in remittance.provider_adjustments), ZERO)
    amount = -remittance.amount if remittance.credit_or_debit == "D" else remittance.amount
    difference = around.total("paid") - provider - amount
    if difference:
        what = (
            f"The payment does not balance: claims {around.total('paid')} less provider adjustments {provider} is not "
            f"the payment {amount}; the difference is {difference}."
        )
        yield here(remittance, "BPR", 2, what=what)
