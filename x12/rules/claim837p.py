"""The claim itself (837P, 2300): number, charge, place, frequency, causes."""

from __future__ import annotations

import re
from decimal import Decimal

from x12.messages.claim837p import Claim, ClaimBatch, ServiceLine, Subscriber
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import STATES
from x12.rules.world import COUNTRIES
from x12.words.places import PLACES_OF_SERVICE

MOST_CLAIM_NUMBER = 20
CLAIM_NUMBER = re.compile(r"[A-Z0-9]([A-Z0-9 ._/#-]*[A-Z0-9])?", re.ASCII | re.IGNORECASE)
CHANGES = frozenset({"7", "8"})


@rule(
    "CLM01-LENGTH",
    Claim,
    snip=2,
    source="X222 CLM01, as commonly applied: receivers keep 20 characters",
    what="The claim number has more than 20 characters; answers may come back with less of it.",
    remedy="Use at most 20 letters and digits.",
    severity="warning",
    ack="5",
)
def _claim_number_long(claim: Claim, around: Around) -> Spots:
    if len(claim.claim_number) > MOST_CLAIM_NUMBER:
        yield here(claim, "CLM", 1)


@rule(
    "CLM01-FORM",
    Claim,
    snip=1,
    source="X12 RFI 2224; edits of clearinghouses",
    what="The claim number begins or ends with a space or sign, or has unusual signs; it may come back changed.",
    remedy="Use letters and digits.",
    severity="warning",
    ack="6",
)
def _claim_number_form(claim: Claim, around: Around) -> Spots:
    if claim.claim_number and not CLAIM_NUMBER.fullmatch(claim.claim_number):
        yield here(claim, "CLM", 1)


@rule(
    "CLM01-DUPLICATE",
    Claim,
    snip=4,
    source="X222 CLM01: unique for each claim of the submitter",
    what="Another claim of the batch has the same claim number.",
    remedy="Give each claim its own number, so that answers find it.",
    severity="warning",
)
def _claim_number_twice(claim: Claim, around: Around) -> Spots:
    if claim.claim_number and around.seen("CLM01", claim.claim_number):
        yield here(claim, "CLM", 1)


@rule(
    "CLM02-SUM",
    Claim,
    snip=3,
    source="X222 CLM02: the sum of SV102",
    what="The charge of the claim is not the sum of its lines.",
    remedy="Correct the charge or the lines.",
)
def _charge_is_sum(claim: Claim, around: Around) -> Spots:
    lines = sum((line.charge for line in claim.lines), Decimal(0))
    if claim.lines and lines != claim.charge:
        what = f"The charge of the claim is {claim.charge}, but its lines add up to {lines}."
        yield here(claim, "CLM", 2, what=what)


@rule(
    "CLM02-ZERO",
    Claim,
    snip=4,
    source="Edits of clearinghouses: a chargeable claim (BHT06 CH) has a charge",
    what="The charge of the claim is zero.",
    remedy="Send the charge; encounters without one go in a batch of their own (BHT06 RP).",
)
def _charge_zero(claim: Claim, around: Around) -> Spots:
    batch = around.get(ClaimBatch)
    if not claim.charge and batch is not None and batch.use == "CH":
        yield here(claim, "CLM", 2)


@rule(
    "CLM02-NEGATIVE",
    Claim,
    snip=4,
    source="X12 RFI 2499: no negative charges",
    what="The charge of the claim is negative.",
    remedy="Void or replace the earlier claim instead.",
)
def _charge_negative(claim: Claim, around: Around) -> Spots:
    if claim.charge < 0:
        yield here(claim, "CLM", 2)


@rule(
    "PLACE-OF-SERVICE",
    Claim,
    ServiceLine,
    snip=5,
    source="X222 CLM05-1 and SV105; CMS place of service codes (code source 237)",
    what="This is no place of service.",
    remedy="Use one of the two-digit codes of CMS, such as 11 for the office.",
    ack="7",
    when="place_of_service",
)
def _place_of_service(item: Claim | ServiceLine, around: Around) -> Spots:
    if item.place_of_service and item.place_of_service not in PLACES_OF_SERVICE:
        yield here(item, "CLM", 5, 1) if isinstance(item, Claim) else here(item, "SV1", 5)


@rule(
    "FREQUENCY",
    Claim,
    snip=5,
    source="X222 CLM05-3: 1 original, 7 replacement, 8 void",
    what="The frequency of the claim is not 1, 7 or 8.",
    remedy="Use 1 for a new claim, 7 to replace and 8 to void one that the payer has.",
    severity="warning",
    ack="7",
)
def _frequency(claim: Claim, around: Around) -> Spots:
    if claim.frequency not in ("1", "7", "8", ""):
        yield here(claim, "CLM", 5, 3)


def _is_change(claim: Claim) -> bool:
    return claim.frequency in CHANGES


@rule(
    "FREQUENCY-MEDICARE",
    Claim,
    snip=4,
    source="CMS 837P companion guide, CLM05-3",
    what="Medicare does not take replacements and voids of professional claims.",
    remedy="Send a new claim, or ask for a reopening.",
    severity="warning",
    when=_is_change,
)
def _frequency_medicare(claim: Claim, around: Around) -> Spots:
    subscriber = around.get(Subscriber)
    if subscriber is not None and subscriber.filing_code == "MB":
        yield here(claim, "CLM", 5, 3)


@rule(
    "F8-MISSING",
    Claim,
    snip=4,
    source="X222 2300 REF*F8; X12 RFI 2110",
    what="A replacement or void does not say which claim of the payer it is about.",
    remedy="Send the payer's claim number in REF*F8.",
    ack="I9",
    when=_is_change,
)
def _payer_number_missing(claim: Claim, around: Around) -> Spots:
    if not claim.payer_claim_number:
        yield here(claim, "REF*F8", 2)


@rule(
    "F8-ON-ORIGINAL",
    Claim,
    snip=4,
    source="X222 2300 REF*F8; X12 RFI 1538",
    what="An original claim carries the payer's number of an earlier claim.",
    remedy="Leave REF*F8 out, or make this a replacement or void.",
    severity="warning",
    ack="I10",
    when="payer_claim_number",
)
def _payer_number_on_original(claim: Claim, around: Around) -> Spots:
    if claim.frequency == "1" and claim.payer_claim_number:
        yield here(claim, "REF*F8", 2)


@rule(
    "ACCIDENT-STATE-MISSING",
    Claim,
    snip=4,
    source="X222 CLM11-4: required with AA in the United States",
    what="An auto accident has no state.",
    remedy="Send the state where it happened in CLM11-4, or the country in CLM11-5.",
    ack="I9",
    when="cause second_cause third_cause",
)
def _accident_state_missing(claim: Claim, around: Around) -> Spots:
    if "AA" in _causes(claim) and not claim.accident_state and not claim.accident_country:
        yield here(claim, "CLM", 11, 4)


@rule(
    "ACCIDENT-STATE-SUPERFLUOUS",
    Claim,
    snip=4,
    source="X222 CLM11-4: only with AA",
    what="The state of an accident is sent, but not that it was an auto accident.",
    remedy="Send AA in CLM11, or leave the state out.",
    severity="warning",
    ack="I10",
    when="accident_state",
)
def _accident_state_superfluous(claim: Claim, around: Around) -> Spots:
    if claim.accident_state and "AA" not in _causes(claim):
        yield here(claim, "CLM", 11, 4)


@rule(
    "ACCIDENT-STATE-CODE",
    Claim,
    snip=5,
    source="X222 CLM11-4 and CLM11-5; code sources 22 and 5",
    what="The state of the accident is no state or territory of the United States, or its country no country.",
    remedy="Send the two letters of the state; for another country send its code in CLM11-5.",
    ack="7",
    when="accident_state accident_country",
)
def _accident_state_code(claim: Claim, around: Around) -> Spots:
    is_here = claim.accident_country in ("", "US")
    if claim.accident_state and is_here and claim.accident_state not in STATES:
        yield here(claim, "CLM", 11, 4)
    if claim.accident_country and claim.accident_country not in COUNTRIES:
        yield here(claim, "CLM", 11, 5)


@rule(
    "ACCIDENT-DATE-MISSING",
    Claim,
    snip=4,
    source="X222 2300 DTP*439: required with AA and OA",
    what="An accident has no date.",
    remedy="Send DTP*439 with the date of the accident.",
    ack="I9",
    when="cause second_cause third_cause",
)
def _accident_date_missing(claim: Claim, around: Around) -> Spots:
    causes = _causes(claim)
    if ("AA" in causes or "OA" in causes) and claim.accident_date is None:
        yield here(claim, "DTP*439", 3)


@rule(
    "WORK-ACCIDENT-DATE",
    Claim,
    snip=4,
    source="X222 CLM11 EM, 2300 DTP*439 and DTP*431: the date of an accident, or when an illness began",
    what="The claim comes from the patient's work, but has neither the date of an accident nor when the illness began.",
    remedy="Send DTP*439 with the date of the accident, or DTP*431 when there was none.",
    severity="warning",
    ack="I9",
    when="cause",
)
def _work_accident_date(claim: Claim, around: Around) -> Spots:
    if not claim.cause or claim.accident_date is not None or claim.onset_date is not None:
        return
    causes = _causes(claim)
    if "EM" in causes and "AA" not in causes and "OA" not in causes:
        yield here(claim, "DTP*439", 3)


@rule(
    "ACCIDENT-CAUSE-MISSING",
    Claim,
    snip=4,
    source="X222 CLM11 and 2300 DTP*439",
    what="The date of an accident is sent, but not what kind of accident it was.",
    remedy="Send AA, EM or OA in CLM11, or leave the date out.",
    severity="warning",
    ack="I9",
    when="accident_date",
)
def _accident_cause_missing(claim: Claim, around: Around) -> Spots:
    if claim.accident_date is not None and not _causes(claim):
        yield here(claim, "CLM", 11, 1)


@rule(
    "CAUSE-REPEATED",
    Claim,
    snip=4,
    source="X222 CLM11",
    what="The same cause is sent twice.",
    remedy="Send each cause once.",
    ack="7",
    when="cause",
)
def _cause_repeated(claim: Claim, around: Around) -> Spots:
    if claim.cause and claim.cause == claim.second_cause:
        yield here(claim, "CLM", 11, 2)


@rule(
    "CAUSE-ORDER",
    Claim,
    snip=1,
    source="X222 CLM11-1 to CLM11-3: the first is required, a third is not used",
    what="The causes do not stand in the first and second component.",
    remedy="Send the first cause in CLM11-1, a further one in CLM11-2.",
    ack="1",
    when="second_cause third_cause accident_state",
)
def _cause_order(claim: Claim, around: Around) -> Spots:
    if claim.third_cause:
        yield here(claim, "CLM", 11, 3)
    elif not claim.cause and (claim.second_cause or claim.accident_state):
        yield here(claim, "CLM", 11, 1)


@rule(
    "COVERAGE-CAUSE",
    Claim,
    snip=4,
    source="X222 SBR09 and CLM11",
    what="Workers' compensation or auto insurance is billed, but CLM11 does not name that cause.",
    remedy="Send EM for workers' compensation, AA for auto insurance.",
    severity="warning",
    ack="I9",
)
def _coverage_cause(claim: Claim, around: Around) -> Spots:
    subscriber = around.get(Subscriber)
    needed = {"WC": "EM", "AM": "AA"}.get(subscriber.filing_code if subscriber is not None else "")
    if needed and needed not in _causes(claim):
        yield here(claim, "CLM", 11, 1)


def _causes(claim: Claim) -> tuple[str, ...]:
    causes = (claim.cause, claim.second_cause, claim.third_cause)
    return tuple(cause for cause in causes if cause)
