"""The numbers, papers and amounts beside a claim and its lines (837P): CLIA, mammography, attachments, money paid."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from x12.messages.certified837p import LineAttachment
from x12.messages.claim837p import Claim, ClaimBatch, ServiceLine
from x12.messages.ids837p import GivenBy
from x12.messages.parts import Attachment
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import CLIA, MAMMOGRAPHY
from x12.words.claims import AUTHORIZATION_EXCEPTIONS, YES_NO

WHERE_SENT = frozenset({"BM", "EL", "EM", "FT", "FX"})
MOST_TRACE = 20


@rule(
    "AUTHORIZATION-REPEATED",
    ServiceLine,
    snip=4,
    source="X12 RFI 2459: the line's number only when it differs",
    what="The line repeats a number of its claim: authorization, referral, CLIA or mammography.",
    remedy="Leave it out of the line.",
    ack="I10",
    when="authorizations referrals clia mammography_number",
)
def _authorization_repeated(line: ServiceLine, around: Around) -> Spots:
    claim = around.get(Claim)
    if claim is None:
        return
    if line.clia and line.clia == claim.clia:
        yield here(line, "REF*X4", 2)
    if line.mammography_number and line.mammography_number == claim.mammography_number:
        yield here(line, "REF*EW", 2)
    for numbers, above in ((line.authorizations, claim.prior_authorization), (line.referrals, claim.referral_number)):
        for number in numbers:
            if number.payer is None and number.value and number.value == above:
                yield here(number, "REF", 2)


@rule(
    "LINE-NUMBER-PAYER",
    ServiceLine,
    snip=4,
    source="X222 2400 REF*G1 and 9F: one for each payer, told apart by REF04",
    what="The line has two authorizations or two referrals of the same payer.",
    remedy="Keep one, or name in REF04 which other payer gave it (2U and its payer id).",
    severity="warning",
    ack="I10",
    when="authorizations referrals",
)
def _two_of_a_payer(line: ServiceLine, around: Around) -> Spots:
    for numbers in (line.authorizations, line.referrals):
        known: set[str] = set()
        for number in numbers:
            payer = number.payer.id if number.payer is not None else ""
            if payer in known:
                yield here(number, "REF", 2)
            known.add(payer)


@rule(
    "CLEARINGHOUSE-TRACE-LENGTH",
    Claim,
    snip=2,
    source="X222 2300 REF*D9, as commonly applied: receivers keep 20 characters",
    what="The clearinghouse's number of the claim has more than 20 characters.",
    remedy="Use at most 20.",
    severity="warning",
    ack="5",
    when="clearinghouse_trace",
)
def _trace_length(claim: Claim, around: Around) -> Spots:
    if len(claim.clearinghouse_trace) > MOST_TRACE:
        yield here(claim, "REF*D9", 2)


@rule(
    "CLIA-FORM",
    Claim,
    ServiceLine,
    snip=5,
    source="X222 REF*X4 and F4; CMS: two digits, D, seven digits",
    what="The CLIA number does not have the form 12D3456789.",
    remedy="Copy the ten characters of the certificate.",
    ack="7",
    when="clia referring_clia",
)
def _clia_form(item: Claim | ServiceLine, around: Around) -> Spots:
    if item.clia and not CLIA.fullmatch(item.clia):
        yield here(item, "REF*X4", 2)
    if isinstance(item, ServiceLine) and item.referring_clia and not CLIA.fullmatch(item.referring_clia):
        yield here(item, "REF*F4", 2)


@rule(
    "CLIA-MISSING",
    Claim,
    snip=4,
    source="X222 REF*X4; CMS: modifier QW marks a test under a CLIA certificate",
    what="A waived laboratory test (QW) is billed without a CLIA number.",
    remedy="Send the CLIA number in REF*X4.",
    severity="warning",
    ack="I9",
)
def _clia_missing(claim: Claim, around: Around) -> Spots:
    if claim.clia:
        return
    for line in claim.lines:
        if not line.clia and line.procedure is not None and "QW" in line.procedure.modifiers:
            yield here(line, "SV1", 1)


@rule(
    "MAMMOGRAPHY-NUMBER",
    Claim,
    snip=4,
    source="X222 REF*EW: mammography by a certified provider",
    what="Mammography is billed without the number of its certificate.",
    remedy="Send the FDA certification number in REF*EW.",
    severity="warning",
    ack="I9",
)
def _mammography_number(claim: Claim, around: Around) -> Spots:
    if claim.mammography_number:
        return
    for line in claim.lines:
        if not line.mammography_number and line.procedure is not None and line.procedure.code in MAMMOGRAPHY:
            yield here(line, "SV1", 1)


@rule(
    "PWK06-MISSING",
    Attachment,
    LineAttachment,
    snip=4,
    source="X222 PWK05 and PWK06: required unless the papers stay with the provider (AA)",
    what="Papers are sent apart, but without the control number that finds the claim.",
    remedy="Send AC and the control number that is written on the papers.",
    ack="I9",
)
def _attachment_number_missing(attachment: Attachment, around: Around) -> Spots:
    if _is_claim(around) and attachment.transmission in WHERE_SENT and not attachment.control_number:
        yield here(attachment, "PWK", 6)


@rule(
    "PWK06-SUPERFLUOUS",
    Attachment,
    LineAttachment,
    snip=4,
    source="X222 PWK06, as commonly applied: not with AA",
    what="Papers that stay with the provider have a control number.",
    remedy="Leave PWK05 and PWK06 out, or say how the papers are sent.",
    severity="warning",
    ack="I10",
)
def _attachment_number_superfluous(attachment: Attachment, around: Around) -> Spots:
    if _is_claim(around) and attachment.transmission == "AA" and attachment.control_number:
        yield here(attachment, "PWK", 6)


@rule(
    "PWK-REPEATED",
    Claim,
    ServiceLine,
    snip=4,
    source="X222 2300 and 2400 PWK: one for each paper",
    what="The same paper is named twice.",
    remedy="Leave the second one out.",
    severity="warning",
    when="attachments",
)
def _attachment_twice(item: Claim | ServiceLine, around: Around) -> Spots:
    known: set[tuple[str, ...]] = set()
    for attachment in item.attachments:
        key = (attachment.report, attachment.transmission, attachment.control_number)
        if attachment.control_number and key in known:
            yield here(attachment, "PWK")
        known.add(key)


@rule(
    "PATIENT-PAID",
    Claim,
    snip=4,
    source="X222 2300 AMT*F5: what was paid toward this claim",
    what="The patient paid more than the charge of the claim.",
    remedy="Send only what was paid toward this claim.",
    severity="warning",
    when="patient_paid",
)
def _patient_paid(claim: Claim, around: Around) -> Spots:
    if claim.patient_paid is not None and claim.patient_paid > claim.charge >= 0:
        yield here(claim, "AMT*F5", 2)


@rule(
    "AMOUNT-NEGATIVE",
    Claim,
    ServiceLine,
    snip=4,
    source="X12 RFI 2499: no negative money",
    what="An amount is negative.",
    remedy="Send the amount as it is owed or paid; credits are no part of a claim.",
    when="contract pricing patient_paid sales_tax postage equipment purchased",
)
def _amount_negative(item: Claim | ServiceLine, around: Around) -> Spots:
    for owner, segment, element, amount in _amounts(item):
        if amount is not None and amount < 0:
            yield here(owner, segment, element)


def _amounts(item: Claim | ServiceLine) -> Iterator[tuple[Any, str, int, Decimal | None]]:
    terms, pricing = item.contract, item.pricing
    if terms is not None:
        yield terms, "CN1", 2, terms.amount
    if pricing is not None:
        yield pricing, "HCP", 2, pricing.allowed
        yield pricing, "HCP", 3, pricing.saved
        yield pricing, "HCP", 5, pricing.rate
        yield pricing, "HCP", 7, pricing.patient_group_amount
    if isinstance(item, Claim):
        yield item, "AMT*F5", 2, item.patient_paid
        return
    yield item, "AMT*T", 2, item.sales_tax
    yield item, "AMT*F4", 2, item.postage
    if item.equipment is not None:
        yield item.equipment, "SV5", 4, item.equipment.rental_price
        yield item.equipment, "SV5", 5, item.equipment.purchase_price
    if item.purchased is not None:
        yield item.purchased, "PS1", 2, item.purchased.charge


@rule(
    "REFERENCE-CODE",
    Claim,
    snip=5,
    source="X222 2300 REF*4N (1 to 7) and REF*F5 (Y or N)",
    what="The code is not one that the guide allows here.",
    remedy="Send 1 to 7 for the reason without authorization, Y or N for the Medicare crossover.",
    ack="7",
    when="authorization_exception medicare_crossover",
)
def _reference_code(claim: Claim, around: Around) -> Spots:
    if claim.authorization_exception and claim.authorization_exception not in AUTHORIZATION_EXCEPTIONS:
        yield here(claim, "REF*4N", 2)
    if claim.medicare_crossover and claim.medicare_crossover not in YES_NO:
        yield here(claim, "REF*F5", 2)


@rule(
    "REFERENCE-PAYER",
    ServiceLine,
    snip=4,
    source="X222 2400 REF*G1 and 9F, 2420 REF, REF04: the payer id of a 2330B",
    what="An authorization, referral or provider number is of a payer that the claim does not name.",
    remedy="Send the payer id of one of the other payers (2330B), or leave REF04 out for the payer billed.",
    ack="7",
    when="authorizations referrals rendering purchased_from facility supervising ordering referring",
)
def _reference_payer(line: ServiceLine, around: Around) -> Spots:
    claim = around.get(Claim)
    others = claim.other_payers if claim is not None else []
    known = {other.payer.id for other in others if other.payer is not None}
    for number, giver in _givers(line):
        if giver is not None and giver.id and giver.id not in known:
            yield here(number, "REF", 4, 2)


def _givers(line: ServiceLine) -> Iterator[tuple[Any, GivenBy | None]]:
    yield from ((number, number.payer) for number in line.authorizations)
    yield from ((number, number.payer) for number in line.referrals)
    providers = (line.rendering, line.purchased_from, line.facility, line.supervising, line.ordering, *line.referring)
    for provider in providers:
        if provider is not None:
            yield from ((number, number.payer) for number in provider.refs)


@rule(
    "EPSDT-REFERRAL",
    Claim,
    snip=4,
    source="X222 2300 CRC*ZZ: NU when no referral was given, else AV, S2 or ST",
    what="The screening says that a referral was given and that none was, or neither.",
    remedy="Send N with NU alone, or Y with AV, S2 or ST.",
    ack="7",
    when="epsdt",
)
def _epsdt_referral(claim: Claim, around: Around) -> Spots:
    if claim.epsdt is None or not claim.epsdt.conditions:
        return
    has_none = "NU" in claim.epsdt.conditions
    if (claim.epsdt.given == "N") != has_none or (has_none and len(claim.epsdt.conditions) > 1):
        yield here(claim.epsdt, "CRC", 3)


@rule(
    "EQUIPMENT-PROCEDURE",
    ServiceLine,
    snip=4,
    source="X222 2400 SV501: the procedure of SV101",
    what="The equipment segment names another procedure than the line.",
    remedy="Send the same HCPCS code in SV501 and SV101.",
    ack="7",
    when="equipment",
)
def _equipment_procedure(line: ServiceLine, around: Around) -> Spots:
    equipment = line.equipment
    if equipment is None or equipment.procedure is None or line.procedure is None:
        return
    if equipment.procedure.code != line.procedure.code:
        yield here(equipment, "SV5", 1, 2)


def _is_claim(around: Around) -> bool:
    """Tell whether this is an 837P; attachments may stand in other messages too."""
    return isinstance(around.message, ClaimBatch)
