"""What the claim status question (276) must hold to be answered, and what it shares with its answer (277)."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from x12.messages.parts import Name, Period
from x12.messages.status276 import (
    ClaimInquiry,
    LineInquiry,
    StatusInquiry,
    StatusInquiryDependent,
    StatusInquiryProvider,
    StatusInquirySubscriber,
)
from x12.messages.status277 import (
    ClaimResponse,
    LineResponse,
    StatusResponse,
    StatusResponseProvider,
    StatusResponseSubscriber,
)
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import is_npi

BILL_TYPE = re.compile(r"[0-9]{2}[0-9A-Z]")
OLDEST = 130
ZERO = Decimal(0)
Asked = ClaimInquiry | LineInquiry | ClaimResponse | LineResponse


def asked_on(around: Around) -> dt.date | None:
    """Give the date of the question or answer (BHT04)."""
    message = around.message
    return message.date if isinstance(message, StatusInquiry | StatusResponse) else None


@rule(
    "STATUS-PROVIDER-NPI",
    StatusInquiryProvider,
    snip=5,
    source="45 CFR 162.406, X212 2100C NM109",
    what="The provider's NPI is not ten digits with the right check digit.",
    remedy="Look the NPI up in the registry (NPPES).",
)
def provider_npi_checks(level: StatusInquiryProvider, around: Around) -> Spots:
    """NM109 with XX is an NPI."""
    yield from _npis(level)


@rule(
    "277-PROVIDER-NPI",
    StatusResponseProvider,
    snip=5,
    source="45 CFR 162.406, X212 2100C NM109",
    what="The provider's NPI is given back without the right check digit.",
    remedy="Match the answer by its trace number; correct the NPI in the next question.",
    severity="warning",
)
def returned_npi_checks(level: StatusResponseProvider, around: Around) -> Spots:
    """An answer repeats the NPI of the question; nobody can correct it any more."""
    yield from _npis(level)


def _npis(level: StatusInquiryProvider | StatusResponseProvider) -> Spots:
    for name in level.names:
        if name.id_qualifier == "XX" and name.id and not is_npi(name.id):
            yield here(name, "NM1", 9)


@rule(
    "STATUS-MEMBER-ID",
    StatusInquirySubscriber,
    StatusResponseSubscriber,
    snip=2,
    source="X212 2100D NM109",
    what="The subscriber has no member id.",
    remedy="Send the member id as it is on the card.",
)
def subscriber_has_an_id(level: StatusInquirySubscriber | StatusResponseSubscriber, around: Around) -> Spots:
    """NM109 of the subscriber is required."""
    name: Name | None = level.name
    if name is not None and not name.id:
        yield here(level, "NM1*IL", 9)


@rule(
    "STATUS-BILL-TYPE",
    ClaimInquiry,
    ClaimResponse,
    snip=5,
    source="X212 2200D REF*BLT, RFI 1752",
    what="The bill type is not the place of service and the frequency, three characters.",
    remedy="Send CLM05-1 and CLM05-3 of the claim, such as 111.",
)
def bill_type_has_its_form(claim: ClaimInquiry | ClaimResponse, around: Around) -> Spots:
    """REF*BLT is two characters of place and one of frequency."""
    if claim.bill_type and not BILL_TYPE.fullmatch(claim.bill_type):
        yield here(claim, "REF*BLT", 2)


@rule(
    "STATUS-DATES-ORDER",
    ClaimInquiry,
    LineInquiry,
    ClaimResponse,
    LineResponse,
    snip=4,
    source="X212 DTP*472 with RD8",
    what="The range of service days ends before it begins.",
    remedy="Put the earlier date first.",
)
def range_is_in_order(item: Asked, around: Around) -> Spots:
    """The first day is on or before the last."""
    period: Period | None = item.service_date
    if period and period.last and period.last < period.first:
        yield here(item, "DTP*472", 3)


@rule(
    "STATUS-DATE-FUTURE",
    ClaimInquiry,
    LineInquiry,
    ClaimResponse,
    LineResponse,
    snip=4,
    source="X212 DTP*472 and BHT04",
    what="The service that is asked about lies in the future.",
    remedy="Correct the date of service.",
    severity="warning",
)
def service_is_not_in_the_future(item: Asked, around: Around) -> Spots:
    """Only services that were given are asked about, and answered."""
    today, period = asked_on(around), item.service_date
    if today and period and period.first > today:
        yield here(item, "DTP*472", 3)


@rule(
    "276-LINES-CHARGE",
    ClaimInquiry,
    snip=3,
    source="X212 2200D AMT*T3 and 2210D SVC02",
    what="The lines are charged more than their claim.",
    remedy="Send the charge of the whole claim in AMT*T3.",
    severity="warning",
)
def lines_fit_into_the_charge(claim: ClaimInquiry, around: Around) -> Spots:
    """The charges of the lines are within the claim's charge."""
    lines = sum((line.charge for line in claim.lines), ZERO)
    if claim.charge is not None and lines > claim.charge >= 0:
        yield here(claim, "AMT*T3", 2, what=f"The lines are charged {lines}, more than their claim of {claim.charge}.")


@rule(
    "STATUS-CHARGE-NEGATIVE",
    ClaimInquiry,
    LineInquiry,
    snip=4,
    source="X212 2200D AMT*T3 and 2210D SVC02",
    what="The charge that is asked about is negative.",
    remedy="Send the charge of the claim.",
)
def charge_is_not_negative(item: ClaimInquiry | LineInquiry, around: Around) -> Spots:
    """A charge is zero or more."""
    if item.charge is not None and item.charge < 0:
        yield here(item, "AMT*T3" if isinstance(item, ClaimInquiry) else "SVC", 2)


@rule(
    "276-SERVICE-DATE",
    ClaimInquiry,
    snip=4,
    source="X212 2200D DTP*472: needed unless every line has one",
    what="The claim that is asked about has no date of service.",
    remedy="Send the date of service; payers search by it.",
)
def claim_has_a_date(claim: ClaimInquiry, around: Around) -> Spots:
    """The date stands at the claim or at its lines."""
    if claim.service_date is None and not any(line.service_date for line in claim.lines):
        yield here(claim, "DTP*472")


@rule(
    "276-CLAIM-UNNAMED",
    ClaimInquiry,
    snip=4,
    source="X212 2200D REF*1K, REF*EJ, AMT*T3",
    what="The claim that is asked about has neither a number nor a charge.",
    remedy="Send the payer's number of the claim, or yours and the charge.",
    severity="warning",
)
def claim_can_be_found(claim: ClaimInquiry, around: Around) -> Spots:
    """A claim is found by its numbers, or by date and charge."""
    if not (claim.payer_claim_number or claim.claim_number or claim.clearinghouse_trace or claim.charge is not None):
        yield here(claim, "REF*1K")


@rule(
    "276-TRACE-TWICE",
    ClaimInquiry,
    snip=4,
    source="X212 2200D TRN02",
    what="Two questions have the same trace number.",
    remedy="Give each question a number of its own.",
    severity="warning",
)
def trace_stands_once(claim: ClaimInquiry, around: Around) -> Spots:
    """A trace number names one question."""
    if claim.trace and around.seen("276 trace", claim.trace):
        yield here(claim, "TRN", 2)


@rule(
    "276-NOBODY",
    StatusInquirySubscriber,
    snip=4,
    source="X212 2200D TRN: required when the subscriber is the patient",
    what="Nothing is asked: the subscriber has neither a claim nor a dependent.",
    remedy="Add the claim that you ask about.",
)
def something_is_asked(subscriber: StatusInquirySubscriber, around: Around) -> Spots:
    """There is a claim of the subscriber or of a dependent."""
    if not subscriber.claims and not subscriber.dependents:
        yield here(subscriber, "TRN")


@rule(
    "276-BIRTH-DATE",
    StatusInquirySubscriber,
    StatusInquiryDependent,
    snip=4,
    source="X212 2000D and 2000E DMG02",
    what="The patient's birth date is missing, in the future, or more than 130 years ago.",
    remedy="Send the birth date as the payer knows it.",
)
def patient_has_a_birth_date(patient: StatusInquirySubscriber | StatusInquiryDependent, around: Around) -> Spots:
    """The person whose claims are asked about has a possible birth date."""
    today, born = asked_on(around), patient.birth_date
    if born is None:
        if patient.claims and isinstance(patient, StatusInquirySubscriber):
            yield here(patient, "DMG", 2)
    elif today and (born > today or today.year - born.year > OLDEST):
        yield here(patient, "DMG", 2)
