"""The figures beside a claim and its lines (837P): counts, measurements, percents, what a repricer worked out."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from x12.messages.certified837p import (
    AmbulanceCertification,
    AmbulanceTransport,
    EpsdtReferral,
    EquipmentCondition,
    FormAnswer,
    Measurement,
    VisionCondition,
)
from x12.messages.claim837p import Claim, ServiceLine
from x12.rules.as_sent import sent
from x12.rules.finding import Around, Spot, Spots, here, rule

WHOLE = 100
HIGHEST = {"HT": 108, "R1": 30, "R2": 100, "R4": 100}
"""More than this no test can show: inches, hemoglobin in g/dl, hematocrit in percent, creatinine in mg/dl."""
HEAVIEST = 1500
FARTHEST = 10_000
OF_LINES = (9, 10, 11, 12)


def _has_figures(line: ServiceLine) -> bool:
    """Tell whether a line has a count beside its units."""
    held = vars(line)
    return any(held.get(name) is not None for name in COUNTED)


COUNTED = ("equipment", "equipment_certification", "ambulance_patients", "obstetric_units", "pricing")


@rule(
    "COUNT-NOT-POSITIVE",
    ServiceLine,
    snip=4,
    source="X222 2400 SV503, CR303, QTY02 and HCP12",
    what="Days, months, patients or units are counted, but not more than zero of them.",
    remedy="Send how many there are, or leave the segment out.",
    ack="7",
    when=_has_figures,
)
def _count_is_not_positive(line: ServiceLine, around: Around) -> Spots:
    for spot, count in _counts(line):
        if count is not None and count <= 0:
            yield spot


def _counts(line: ServiceLine) -> Iterator[tuple[Spot, Decimal | None]]:
    if line.equipment is not None:
        yield here(line.equipment, "SV5", 3), line.equipment.days
    if line.equipment_certification is not None:
        yield here(line.equipment_certification, "CR3", 3), line.equipment_certification.months
    yield here(line, "QTY*PT", 2), line.ambulance_patients
    yield here(line, "QTY*FL", 2), line.obstetric_units
    if line.pricing is not None:
        yield here(line.pricing, "HCP", 12), line.pricing.units


@rule(
    "MEASUREMENT",
    Measurement,
    snip=4,
    source="X222 2400 MEA03",
    what="The result of the test is not more than zero, or higher than it can be.",
    remedy="Send the result as the laboratory gave it: a height in inches, a hematocrit in percent.",
    ack="7",
)
def _measurement(measurement: Measurement, around: Around) -> Spots:
    value = measurement.value
    if value is not None and not 0 < value <= HIGHEST.get(measurement.kind, value):
        yield here(measurement, "MEA", 3)


@rule(
    "TRANSPORT-FIGURES",
    AmbulanceTransport,
    snip=4,
    source="X222 2300 and 2400 CR102 in pounds and CR106 in miles",
    what="The weight of the patient or the distance of the transport cannot be right.",
    remedy="Send the weight in pounds and the loaded miles.",
    ack="7",
)
def _transport_figures(ride: AmbulanceTransport, around: Around) -> Spots:
    if ride.weight is not None and not 0 < ride.weight < HEAVIEST:
        yield here(ride, "CR1", 2)
    if ride.miles is not None and not 0 <= ride.miles < FARTHEST:
        yield here(ride, "CR1", 6)


@rule(
    "CERTIFIED-TWICE",
    AmbulanceCertification,
    VisionCondition,
    EpsdtReferral,
    EquipmentCondition,
    snip=4,
    source="X222 2300 and 2400 CRC03 to CRC07: each condition once",
    what="The same condition is certified twice.",
    remedy="Send each condition once.",
    severity="warning",
)
def _certified_twice(
    item: AmbulanceCertification | VisionCondition | EpsdtReferral | EquipmentCondition, around: Around
) -> Spots:
    for index, condition in enumerate(item.conditions):
        if condition and condition in item.conditions[:index]:
            yield here(item, "CRC", index + 3)


@rule(
    "PART-OVER-CHARGE",
    ServiceLine,
    snip=4,
    source="X222 2400 AMT*T and AMT*F4: parts of SV102",
    what="The sales tax or the postage is more than the charge of the line.",
    remedy="Correct it; the charge of the line includes both.",
    severity="warning",
    when="sales_tax postage",
)
def _part_over_charge(line: ServiceLine, around: Around) -> Spots:
    for segment, amount in (("AMT*T", line.sales_tax), ("AMT*F4", line.postage)):
        if amount is not None and amount > line.charge >= 0:
            yield here(line, segment, 2)


@rule(
    "PERCENT",
    Claim,
    ServiceLine,
    FormAnswer,
    snip=4,
    source="X222 2300 and 2400 CN103 and CN105, 2440 FRM05: percents such as 80.5",
    what="The percent is negative or above 100.",
    remedy="Correct the percent; a contract that allows more than the whole may stand.",
    severity="warning",
    ack="7",
    when="contract percent",
)
def _percent(item: Claim | ServiceLine | FormAnswer, around: Around) -> Spots:
    for spot, percent in _percents(item):
        if percent is not None and not 0 <= percent <= WHOLE:
            yield spot


def _percents(item: Claim | ServiceLine | FormAnswer) -> Iterator[tuple[Spot, Decimal | None]]:
    if isinstance(item, FormAnswer):
        yield here(item, "FRM", 5), item.percent
    elif item.contract is not None:
        yield here(item.contract, "CN1", 3), item.contract.percent
        yield here(item.contract, "CN1", 5), item.contract.discount_percent


@rule(
    "PRICED-OVER-CHARGE",
    Claim,
    ServiceLine,
    snip=4,
    source="X222 2300 and 2400 HCP02 and HCP03: what is allowed and what is saved of the charge",
    what="A repricer allowed or saved more than was charged.",
    remedy="Copy both amounts from the repricer's answer.",
    severity="warning",
    when="pricing",
)
def _priced_over_charge(item: Claim | ServiceLine, around: Around) -> Spots:
    pricing = item.pricing
    if pricing is None or item.charge <= 0:
        return
    for element, amount in ((2, pricing.allowed), (3, pricing.saved)):
        if amount is not None and amount > item.charge:
            yield here(pricing, "HCP", element)


@rule(
    "PRICED-PRODUCT",
    Claim,
    snip=2,
    source="X222 2300 HCP08 to HCP12: not used",
    what="The price of the whole claim names a procedure or units, which only the price of a line has.",
    remedy="Leave HCP09 to HCP12 empty, or send them with the line.",
    severity="warning",
    ack="I10",
    when="pricing",
)
def _priced_product(claim: Claim, around: Around) -> Spots:
    if claim.pricing is None:
        return
    elements = sent(around, claim.pricing, "HCP") or []
    element = next((at for at in OF_LINES if at < len(elements) and elements[at]), 0)
    if element:
        yield here(claim.pricing, "HCP", element)
