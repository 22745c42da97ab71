"""The figures of an 835 that only inform: rates, quantities, amounts beside the balance, dates too old to be."""

from __future__ import annotations

import datetime as dt

from x12.messages.remittance835 import ClaimPayment, ServicePayment
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.remittance835_claims import made_on

LONG_AGO = dt.timedelta(days=10 * 366)
ASK = "Post by the adjustments; ask the payer what the figure means."


def _has_outpatient(claim: ClaimPayment) -> bool:
    return claim.outpatient is not None


def _is_of_a_stay(claim: ClaimPayment) -> bool:
    """Tell whether a claim was paid by diagnosis related group."""
    return claim.drg_weight is not None or claim.discharge_fraction is not None


def _has_figures(item: ClaimPayment | ServicePayment) -> bool:
    """Tell whether an object has amounts or quantities beside its balance."""
    return bool(item.amounts or item.quantities)


@rule(
    "MOA-RATE",
    ClaimPayment,
    snip=4,
    source="X221 2100 MOA01: a rate between 0 and 1; MOA02, MOA08 and MOA09: amounts",
    what="The rate of reimbursement is not between 0 and 1, or an amount beside it is negative.",
    remedy=ASK,
    severity="warning",
    when=_has_outpatient,
)
def rate_is_a_part(claim: ClaimPayment, around: Around) -> Spots:
    """MOA01 is a part of the charge, the amounts are zero or more, save in a reversal."""
    decision = claim.outpatient
    if decision is None:
        return
    if decision.reimbursement_rate is not None and not 0 <= decision.reimbursement_rate <= 1:
        yield here(decision, "MOA", 1)
    amounts = ((2, decision.payable_amount), (8, decision.esrd_amount), (9, decision.professional_amount))
    for element, amount in amounts:
        if amount is not None and amount < 0 and not claim.is_reversal:
            yield here(decision, "MOA", element)


@rule(
    "835-FIGURE-NEGATIVE",
    ClaimPayment,
    ServicePayment,
    snip=4,
    source="X221 2100 and 2110 AMT02 and QTY02, RFI 1147",
    what="An amount or a quantity that only informs is negative, but the claim is no reversal.",
    remedy=ASK,
    severity="warning",
    when=_has_figures,
)
def figure_is_not_negative(item: ClaimPayment | ServicePayment, around: Around) -> Spots:
    """Only a reversal negates."""
    claim = item if isinstance(item, ClaimPayment) else around.get(ClaimPayment)
    if claim is not None and claim.is_reversal:
        return
    for amount in item.amounts:
        if amount.amount is not None and amount.amount < 0:
            yield here(amount, "AMT", 2)
    for count in item.quantities:
        if count.quantity is not None and count.quantity < 0:
            yield here(count, "QTY", 2)


@rule(
    "CLP-FRACTION",
    ClaimPayment,
    snip=4,
    source="X221 CLP12 and CLP13",
    what="The weight of the DRG is negative, or the fraction of the discharge is not between 0 and 1.",
    remedy=ASK,
    severity="warning",
    when=_is_of_a_stay,
)
def fraction_is_a_part(claim: ClaimPayment, around: Around) -> Spots:
    """CLP12 is a weight, CLP13 a part of one."""
    if claim.drg_weight is not None and claim.drg_weight < 0:
        yield here(claim, "CLP", 12)
    if claim.discharge_fraction is not None and not 0 <= claim.discharge_fraction <= 1:
        yield here(claim, "CLP", 13)


@rule(
    "SVC-DATE-OLD",
    ServicePayment,
    snip=4,
    source="X221 2110 DTM*472 and DTM*150; payers' filing limits",
    what="The service is dated more than ten years before the file.",
    remedy="Match the line by its control number; check the year.",
    severity="warning",
)
def service_is_not_long_ago(line: ServicePayment, around: Around) -> Spots:
    """Payers decide about services of the last years."""
    made = made_on(around)
    if made and line.date and made - line.date > LONG_AGO:
        yield here(line, "DTM*472" if line.service_date else "DTM*150", 2)


@rule(
    "CLP-DATES-PAIR",
    ClaimPayment,
    snip=4,
    source="X221 2100 DTM*232 and DTM*233",
    what="The end of the claim's dates is given without their beginning.",
    remedy="Match the claim by its number, not by its dates.",
    severity="warning",
    when="last_date",
)
def end_has_a_beginning(claim: ClaimPayment, around: Around) -> Spots:
    """DTM*233 goes with DTM*232."""
    if claim.last_date and not claim.first_date:
        yield here(claim, "DTM*233", 1)
