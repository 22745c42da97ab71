"""Drugs (837P, 2410) and services bought from others (837P, PS1 and 2420B)."""

from __future__ import annotations

from collections import Counter

from x12.messages.claim837p import Claim, Drug, ServiceLine
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import NDC


@rule(
    "NDC-FORM",
    Drug,
    snip=5,
    source="X222 2410 LIN03: eleven digits as 5-4-2, without hyphens",
    what="The drug code is not eleven digits.",
    remedy="Send the NDC as eleven digits; fill each of its three parts with zeros in front.",
    ack="7",
)
def _ndc_form(drug: Drug, around: Around) -> Spots:
    if drug.qualifier == "N4" and drug.ndc and not NDC.fullmatch(drug.ndc):
        yield here(drug, "LIN", 3)


@rule(
    "DRUG-QUALIFIER",
    Drug,
    snip=4,
    source="X222 2410 LIN02: N4 for drugs",
    what="The drug is not identified by an NDC.",
    remedy="Send N4 and the NDC; other codes are for supplies only.",
    severity="warning",
    ack="7",
)
def _drug_qualifier(drug: Drug, around: Around) -> Spots:
    if drug.qualifier != "N4":
        yield here(drug, "LIN", 2)


@rule(
    "DRUG-QUANTITY",
    Drug,
    snip=4,
    source="X222 2410 CTP04",
    what="The quantity of the drug is not more than 0.",
    remedy="Send how much was given, in the unit of CTP05.",
    ack="7",
)
def _drug_quantity(drug: Drug, around: Around) -> Spots:
    if drug.quantity is not None and drug.quantity <= 0:
        yield here(drug, "CTP", 4)


@rule(
    "DRUG-NUMBERS",
    Drug,
    snip=2,
    source="X222 2410 REF*XZ or VY: one of them",
    what="The drug has both a prescription number and a link number.",
    remedy="Send VY for the parts of a compound without a prescription, else XZ.",
    ack="5",
)
def _drug_numbers(drug: Drug, around: Around) -> Spots:
    if drug.prescription_number and drug.compound_link:
        yield here(drug, "REF*VY", 2)


@rule(
    "COMPOUND-ALONE",
    Claim,
    snip=4,
    source="X222 2410 REF*VY: links the lines of a compound; X12 RFI 2151",
    what="A link number of a compound stands on one line only.",
    remedy="Send one line for each part of the compound, all with the same link number.",
    severity="warning",
)
def _compound_alone(claim: Claim, around: Around) -> Spots:
    drugs = [line.drug for line in claim.lines if line.drug is not None and line.drug.compound_link]
    if not drugs:
        return
    links = Counter(drug.compound_link for drug in drugs)
    for drug in drugs:
        if links[drug.compound_link] == 1:
            yield here(drug, "REF*VY", 2)


@rule(
    "PURCHASED-SERVICE",
    ServiceLine,
    snip=4,
    source="X222 2400 PS1 and 2420B: both or neither",
    what="A bought service needs both its cost (PS1) and from whom it was bought (NM1*QB).",
    remedy="Send both, or neither for a service of your own.",
    ack="I9",
    when="purchased purchased_from",
)
def _purchased_service(line: ServiceLine, around: Around) -> Spots:
    if (line.purchased is None) != (line.purchased_from is None):
        yield here(line, "PS1") if line.purchased is not None else here(line, "NM1*QB")
