"""The figures of what other payers decided (837P, 2320 and 2430): units, shares of the patient, rates and remarks."""

from __future__ import annotations

from collections.abc import Iterator

from x12.messages.claim837p import LineAdjudication, OtherPayer, OutpatientAdjudication, ServiceLine
from x12.rules.finding import Around, Spot, Spots, here, rule

SHARES = frozenset({"1", "2", "3"})
"""Deductible, coinsurance and copay."""
NOT_OF_PATIENT = frozenset({"CO", "PI"})
COPY = "Copy the adjustment from the payer's remittance."


def _has_adjustments(item: OtherPayer | LineAdjudication) -> object:
    return item.adjustments


@rule(
    "CAS-QUANTITY",
    OtherPayer,
    LineAdjudication,
    snip=4,
    source="X222 2320 and 2430 CAS04, CAS07 and so on: the units that are adjusted",
    what="The adjusted units are zero, or go the other way than the adjusted amount.",
    remedy=COPY,
    severity="warning",
    ack="7",
    when=_has_adjustments,
)
def _adjusted_units(item: OtherPayer | LineAdjudication, around: Around) -> Spots:
    for row in item.adjustments:
        if row.quantity is not None and row.amount and row.quantity * row.amount <= 0:
            yield here(row, "CAS", 4)


@rule(
    "CAS-SHARE",
    OtherPayer,
    LineAdjudication,
    snip=4,
    source="X222 CAS01 and CAS02; X12 code list 139 (CARC): 1 deductible, 2 coinsurance, 3 copay",
    what="A deductible, coinsurance or copay is not laid upon the patient but written off.",
    remedy=COPY,
    severity="warning",
    ack="7",
    when=_has_adjustments,
)
def _share_written_off(item: OtherPayer | LineAdjudication, around: Around) -> Spots:
    for row in item.adjustments:
        if row.reason in SHARES and row.group in NOT_OF_PATIENT:
            yield here(row, "CAS", 2)


@rule(
    "SVD-UNITS",
    LineAdjudication,
    snip=4,
    source="X222 2430 SVD05: the units that were paid",
    what="Money was paid for no units.",
    remedy="Send the units of the payer's remittance.",
    severity="warning",
    ack="7",
)
def _paid_for_no_units(decision: LineAdjudication, around: Around) -> Spots:
    if decision.units is not None and not decision.units and decision.paid > 0:
        yield here(decision, "SVD", 5)


@rule(
    "SVD05-OVER-UNITS",
    LineAdjudication,
    snip=4,
    source="X222 2430 SVD05: the units that the payer paid for, of those of SV104",
    what="The other payer paid for more units of this procedure than the line has.",
    remedy="Copy the units from the payer's remittance, or correct those of the line.",
    severity="warning",
    ack="7",
)
def _paid_for_more_units(decision: LineAdjudication, around: Around) -> Spots:
    line = around.get(ServiceLine)
    if line is None or line.procedure is None or decision.procedure is None or decision.units is None:
        return
    if decision.procedure.code == line.procedure.code and decision.units > line.quantity > 0:
        yield here(decision, "SVD", 5)


@rule(
    "COB-MOA",
    OutpatientAdjudication,
    snip=4,
    source="X222 2320 MOA01: a rate between 0 and 1; MOA02, MOA08, MOA09: amounts; each remark once",
    what="The rate is not between 0 and 1, an amount is negative, or the same remark stands twice.",
    remedy="Copy the segment from the payer's remittance.",
    severity="warning",
    ack="7",
)
def _outpatient_figures(decision: OutpatientAdjudication, around: Around) -> Spots:
    if around.get(OtherPayer) is not None:
        yield from _wrong_in(decision)


def _wrong_in(decision: OutpatientAdjudication) -> Iterator[Spot]:
    if decision.reimbursement_rate is not None and not 0 <= decision.reimbursement_rate <= 1:
        yield here(decision, "MOA", 1)
    amounts = ((2, decision.payable_amount), (8, decision.esrd_amount), (9, decision.professional_amount))
    for element, amount in amounts:
        if amount is not None and amount < 0:
            yield here(decision, "MOA", element)
    for index, code in enumerate(decision.remarks):
        if code and code in decision.remarks[:index]:
            yield here(decision, "MOA", index + 3)
