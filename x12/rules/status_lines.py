"""The lines and money of claim statuses (276, 277, 277CA): procedures, units, days, payments."""

from __future__ import annotations

from x12.messages.ack277ca import ClaimStatus, LineStatus, Status
from x12.messages.parts import Period
from x12.messages.status276 import ClaimInquiry, LineInquiry, StatusInquiryDependent, StatusInquirySubscriber
from x12.messages.status277 import ClaimResponse, LineResponse, StatusInformation, StatusResponseProvider
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import is_procedure
from x12.rules.status276 import asked_on

Line = LineInquiry | LineResponse | LineStatus
Asked = ClaimInquiry | ClaimResponse | ClaimStatus
LINES = (LineInquiry, LineResponse, LineStatus)
CLAIMS = (ClaimInquiry, ClaimResponse, ClaimStatus)
REVENUE_LENGTHS = (3, 4)


@rule(
    "STATUS-PROCEDURE",
    *LINES,
    snip=5,
    source="X212 and X214 SVC01-2, 45 CFR 162.1002",
    what="The procedure code has not the form of a CPT or HCPCS code.",
    remedy="Send the code of the claim; match an answer by its line number.",
    severity="warning",
    ack="7",
)
def procedure_has_its_form(line: Line, around: Around) -> Spots:
    """With HC the code has five characters, and no modifier stands twice."""
    procedure = line.procedure
    if procedure is None or procedure.qualifier != "HC":
        return
    if procedure.code and not is_procedure(procedure.code):
        yield here(line, "SVC", 1, 2)
    for index, modifier in enumerate(procedure.modifiers):
        if modifier in procedure.modifiers[:index]:
            yield here(line, "SVC", 1, 3 + index)


@rule(
    "STATUS-REVENUE-CODE",
    *LINES,
    snip=5,
    source="X212 and X214 SVC04; NUBC",
    what="The revenue code is not four digits.",
    remedy="Send the four digits of the claim.",
    severity="warning",
    ack="7",
    when=lambda line: line.revenue_code,
)
def revenue_code_has_its_form(line: Line, around: Around) -> Spots:
    """Revenue codes are digits."""
    if not (line.revenue_code.isdigit() and len(line.revenue_code) in REVENUE_LENGTHS):
        yield here(line, "SVC", 4)


@rule(
    "STATUS-LINE-UNITS",
    LineInquiry,
    LineResponse,
    LineStatus,
    snip=4,
    source="X212 and X214 SVC07",
    what="The line that is asked about has no units, or the answer has not more than zero.",
    remedy="Send the units of the claim.",
    severity="warning",
    ack="1",
)
def line_has_units(line: Line, around: Around) -> Spots:
    """A question about a line names its units; many answers leave them out."""
    is_lacking = line.units is None and isinstance(line, LineInquiry)
    is_nothing = line.units is not None and line.units <= 0 and not isinstance(line, LineInquiry)
    if is_lacking or is_nothing:
        yield here(line, "SVC", 7)


@rule(
    "STATUS-LINE-DAY",
    *CLAIMS,
    snip=4,
    source="X212 and X214 DTP*472 of the claim and of its lines",
    what="A line was given on days that are not days of its claim.",
    remedy="Correct the date of the line or of the claim.",
    severity="warning",
    when=lambda claim: claim.lines and claim.service_date is not None,
)
def line_lies_within_its_claim(claim: Asked, around: Around) -> Spots:
    """The days of a claim are from its first to its last line."""
    period = claim.service_date
    assert period is not None
    for line in claim.lines:
        day: Period | None = line.service_date
        if day is not None and (day.first < period.first or day.end > period.end) and period.first <= period.end:
            yield here(line, "DTP*472", 3)


@rule(
    "STATUS-LINE-TWICE",
    *CLAIMS,
    snip=4,
    source="X212 and X214 REF*FJ: our number of the line",
    what="Two lines of a claim have the same number.",
    remedy="Send each line with the number that it had in the claim.",
    severity="warning",
    when=lambda claim: len(claim.lines) > 1,
)
def line_number_stands_once(claim: Asked, around: Around) -> Spots:
    """A line number names one line."""
    seen: set[str] = set()
    for line in claim.lines:
        if line.control_number and line.control_number in seen:
            yield here(line, "REF*FJ", 2)
        seen.add(line.control_number)


@rule(
    "STATUS-BEFORE-BIRTH",
    StatusInquirySubscriber,
    StatusInquiryDependent,
    snip=4,
    source="X212 2000D and 2000E DMG02, 2200D DTP*472",
    what="The service that is asked about was before the patient's birth.",
    remedy="Correct the date of service or the birth date.",
    severity="warning",
    when=lambda patient: patient.birth_date is not None,
)
def service_follows_birth(patient: StatusInquirySubscriber | StatusInquiryDependent, around: Around) -> Spots:
    """Nobody is treated before being born."""
    today, born = asked_on(around), patient.birth_date
    if born is None or (today is not None and born > today):  # an impossible birth date is told as that
        return
    for claim in patient.claims:
        if claim.service_date is not None and claim.service_date.first < born:
            yield here(claim, "DTP*472", 3)


@rule(
    "STATUS-GAP",
    StatusInformation,
    Status,
    snip=1,
    source="X212 and X214 STC10 and STC11: used one after the other",
    what="A third status stands without a second.",
    remedy="Read it as the second.",
    severity="warning",
    ack="2",
    when=lambda status: status.third is not None and status.second is None,
)
def statuses_have_no_gap(status: StatusInformation | Status, around: Around) -> Spots:
    """STC11 is used only with STC10."""
    yield here(status, "STC", 10)


@rule(
    "277-PAID-MORE",
    StatusInformation,
    snip=4,
    source="X212 STC04 and STC05",
    what="More is said to be paid than was charged, or a denied claim is said to be paid.",
    remedy="Wait for the remittance.",
    severity="warning",
    when=lambda status: bool(status.paid),
)
def payment_is_within_the_charge(status: StatusInformation, around: Around) -> Spots:
    """A payment is a part of the charge, and F2 is a denial."""
    is_denied = "F2" in status.categories and "F1" not in status.categories
    if status.paid is not None and (is_denied or (status.amount is not None and status.paid > status.amount >= 0)):
        yield here(status, "STC", 5)


@rule(
    "277-CLAIM-AMOUNT",
    ClaimResponse,
    snip=4,
    source="X212 2200D STC04: the charge of the claim",
    what="The claim's charge is not given.",
    remedy="Match the claim by its numbers.",
    severity="warning",
    ack="1",
)
def claim_has_its_charge(claim: ClaimResponse, around: Around) -> Spots:
    """A status of a claim that was found repeats its charge."""
    if claim.is_found and claim.statuses and all(status.amount is None for status in claim.statuses):
        yield here(claim, "STC", 4)


@rule(
    "277-CLAIM-DATE",
    ClaimResponse,
    snip=4,
    source="X212 2200D and 2220D DTP*472",
    what="Neither the claim nor a line of it has a date of service.",
    remedy="Match the claim by its numbers.",
    severity="warning",
    ack="3",
)
def claim_has_its_day(claim: ClaimResponse, around: Around) -> Spots:
    """The answer repeats when the service was given."""
    if claim.service_date is None and not claim.lines:
        yield here(claim, "DTP*472")


@rule(
    "277-NO-ANSWER",
    StatusResponseProvider,
    snip=4,
    source="X212 2000C: the levels below, or TRN and STC that say why there are none",
    what="The provider is answered neither about a claim nor why not, or the answer has no trace number.",
    remedy="Ask the payer again.",
    severity="warning",
    ack="3",
    when=lambda level: not level.subscribers,
)
def provider_is_answered(level: StatusResponseProvider, around: Around) -> Spots:
    """Below a provider stand subscribers, or TRN and STC in its own level."""
    if not level.statuses:
        yield here(level, "STC")
    elif not level.trace:
        yield here(level, "TRN")
