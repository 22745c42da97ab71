"""Does what other payers decided add up, by line and by claim (837P, 2320 and 2430)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from decimal import Decimal

from x12.messages.claim837p import Claim, LineAdjudication, OtherPayer, ServiceLine
from x12.messages.parts import Adjustment
from x12.rules.cob837p import decided, is_coordinated
from x12.rules.finding import Around, Spots, here, rule

ZERO = Decimal(0)


@rule(
    "COB-LINE-BALANCE",
    ServiceLine,
    snip=3,
    source="X222 1.4.4 and 2430: SV102 = SVD02 + CAS",
    what="What a payer paid on the line and its adjustments are not the charge of the line.",
    remedy="Copy amount and adjustments of the line from the payer's remittance.",
    when="adjudications",
)
def _line_balances(line: ServiceLine, around: Around) -> Spots:
    by_payer: dict[str, list[LineAdjudication]] = {}
    for decision in line.adjudications:
        by_payer.setdefault(decision.payer_id, []).append(decision)
    for decisions in by_payer.values():
        paid = sum((decision.paid for decision in decisions), ZERO)
        adjusted = _total(row for decision in decisions for row in decision.adjustments)
        if paid + adjusted != line.charge:
            what = (
                f"The payer paid {paid} and adjusted {adjusted}, together {paid + adjusted}, "
                f"but the charge of the line is {line.charge}."
            )
            yield here(decisions[0], "SVD", 2, what=what)


@rule(
    "COB-CLAIM-BALANCE",
    Claim,
    snip=3,
    source="X222 1.4.4 and 2320: CLM02 = AMT*D + CAS of 2320 + CAS of 2430",
    what="What a payer paid and all its adjustments are not the charge of the claim.",
    remedy="Copy payment and adjustments from the payer's remittance, each at the level where it stands there.",
    when=is_coordinated,
)
def _claim_balances(claim: Claim, around: Around) -> Spots:
    decisions = decided(claim)
    for other in told_apart(claim):
        lines = decisions[other.payer.id]
        if other.paid is None or not (other.adjustments or lines):
            continue
        adjusted = _total(other.adjustments) + _total(row for decision in lines for row in decision.adjustments)
        if other.paid + adjusted != claim.charge:
            what = (
                f"The payer paid {other.paid} and adjusted {adjusted}, together {other.paid + adjusted}, "
                f"but the charge of the claim is {claim.charge}."
            )
            yield here(other, "AMT*D", 2, what=what)


@rule(
    "COB-PAID-SUM",
    Claim,
    snip=3,
    source="X222 1.4.4: AMT*D = sum of SVD02 - CAS of 2320",
    what="What a payer paid on the claim is not what it paid on the lines less its adjustments of the claim.",
    remedy="Copy the amounts from the payer's remittance.",
    when=is_coordinated,
)
def _paid_is_sum(claim: Claim, around: Around) -> Spots:
    decisions = decided(claim)
    for other in told_apart(claim):
        lines = decisions[other.payer.id]
        if other.paid is None or not lines:
            continue
        paid = sum((decision.paid for decision in lines), ZERO) - _total(other.adjustments)
        if paid != other.paid:
            what = f"The payer paid {other.paid} on the claim, but its lines less its adjustments are {paid}."
            yield here(other, "AMT*D", 2, what=what)


@rule(
    "PAID-MISSING",
    Claim,
    snip=4,
    source="X222 2320 AMT*D: required once the payer decided",
    what="A payer decided the claim or its lines, but what it paid is missing.",
    remedy="Send AMT*D, 0 when it paid nothing.",
    ack="I9",
    when=is_coordinated,
)
def _paid_missing(claim: Claim, around: Around) -> Spots:
    decisions = decided(claim)
    for other in claim.other_payers:
        has_decided = bool(other.adjustments) or bool(_of(decisions, other))
        if has_decided and other.paid is None and other.non_covered is None:
            yield here(other, "AMT*D", 2)


@rule(
    "NONCOVERED",
    Claim,
    snip=4,
    source="X222 2320 AMT*A8: the whole charge, of a claim that the payer was not asked to decide",
    what="The amount that is not covered is not the whole charge, or is the whole charge beside a decision.",
    remedy="Send AMT*A8 with the charge alone, or AMT*D with what the payer decided.",
    when=is_coordinated,
)
def _noncovered(claim: Claim, around: Around) -> Spots:
    decisions = decided(claim)
    for other in claim.other_payers:
        # Beside what the payer paid it can only be a part of the charge; the guide's own example of Medicare has both.
        is_whole = other.non_covered == claim.charge
        has_decided = bool(other.adjustments) or bool(_of(decisions, other))
        is_wrong = not is_whole or has_decided if other.paid is None else is_whole
        if other.non_covered is not None and is_wrong:
            yield here(other, "AMT*A8", 2)


@rule(
    "COB-NEGATIVE",
    OtherPayer,
    LineAdjudication,
    snip=4,
    source="X12 RFI 2499; X222 2320 AMT and 2430 SVD02, SVD05",
    what="A payment, an open amount or a count of another payer is negative.",
    remedy="Send the decision that stands; reversals are no part of a claim.",
)
def _negative(item: OtherPayer | LineAdjudication, around: Around) -> Spots:
    values: list[tuple[str, int, Decimal | None]] = [("AMT*EAF", 2, item.patient_liability)]
    if isinstance(item, OtherPayer):
        values += [("AMT*D", 2, item.paid), ("AMT*A8", 2, item.non_covered)]
    else:
        values += [("SVD", 2, item.paid), ("SVD", 5, item.units)]
    for segment, element, value in values:
        if value is not None and value < 0:
            yield here(item, segment, element)


@rule(
    "CAS-BOTH-LEVELS",
    Claim,
    snip=4,
    source="X222 2320 and 2430 CAS: each adjustment at one level",
    what="The same adjustment of a payer stands with the claim and with a line.",
    remedy="Send it where it stands in the payer's remittance.",
    severity="warning",
    when=is_coordinated,
)
def _adjustment_at_both_levels(claim: Claim, around: Around) -> Spots:
    decisions = decided(claim)
    for other in told_apart(claim):
        of_lines = {_key(row) for decision in decisions[other.payer.id] for row in decision.adjustments}
        for row in other.adjustments:
            if row.amount and _key(row) in of_lines:
                yield here(row, "CAS", 3)


@rule(
    "LIABILITY-TWICE",
    Claim,
    snip=4,
    source="X222 AMT*EAF: with the lines when they are known, else with the claim",
    what="What the patient still owes stands both with the other payer and with its lines.",
    remedy="Send it with the lines only.",
    severity="warning",
    ack="I10",
    when=is_coordinated,
)
def _liability_twice(claim: Claim, around: Around) -> Spots:
    lines = (decision for line in claim.lines for decision in line.adjudications)
    by_line = {decision.payer_id for decision in lines if decision.patient_liability is not None}
    for other in claim.other_payers:
        if other.patient_liability is not None and other.payer is not None and other.payer.id in by_line:
            yield here(other, "AMT*EAF", 2)


@rule(
    "LIABILITY-AMOUNT",
    Claim,
    snip=4,
    source="X222 AMT*EAF: what is left of the charge; CAS01 PR: what the payer laid upon the patient",
    what="The patient is said to owe more than what is left of the charge, or than the payer laid upon the patient.",
    remedy="Send what was left open after the payer's decision.",
    severity="warning",
    when=is_coordinated,
)
def _liability_amount(claim: Claim, around: Around) -> Spots:
    for other in claim.other_payers:
        if _is_too_much(other, claim.charge - max(other.paid or ZERO, ZERO)):
            yield here(other, "AMT*EAF", 2)
    for line in claim.lines:
        for decision in line.adjudications:
            if _is_too_much(decision, line.charge - max(decision.paid, ZERO)):
                yield here(decision, "AMT*EAF", 2)


def _is_too_much(item: OtherPayer | LineAdjudication, left: Decimal) -> bool:
    """Tell whether the patient cannot owe so much of what is left of the charge."""
    owed = item.patient_liability
    if owed is None or left < 0:
        return False
    shares = [row.amount for row in item.adjustments if row.group == "PR"]
    return owed > left or bool(shares and owed > sum(shares, ZERO))


def told_apart(claim: Claim) -> list[OtherPayer]:
    """Give the payers whose id no other one has; only their lines are surely theirs."""
    ids = Counter(other.payer.id for other in claim.other_payers if other.payer is not None)
    return [other for other in claim.other_payers if other.payer is not None and ids[other.payer.id] == 1]


def _total(rows: Iterable[Adjustment]) -> Decimal:
    return sum((row.amount for row in rows), ZERO)


def _key(row: Adjustment) -> tuple[str, str, Decimal]:
    return row.group, row.reason, row.amount


def _of(decisions: dict[str, list[LineAdjudication]], other: OtherPayer) -> list[LineAdjudication]:
    return decisions.get(other.payer.id, []) if other.payer is not None else []
