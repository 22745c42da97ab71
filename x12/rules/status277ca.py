"""What the claim acknowledgment (277CA) must say: which claims were taken, which not, and that its totals agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

from x12.messages.ack277ca import (
    REJECTED_CATEGORIES,
    ClaimAcknowledgment,
    ClaimStatus,
    LineStatus,
    PatientStatus,
    ProviderStatus,
    ReceiverStatus,
    SourceStatus,
    Status,
)
from x12.messages.status_parts import StatusBase, StatusCode
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import is_npi

CATEGORIES = frozenset({"A0", "A1", "A2", "A3", "A4", "A5", "A6", "A7", "A8"})
REJECTED = REJECTED_CATEGORIES - {"A4"}
ACCEPTED = frozenset({"A0", "A1", "A2", "A5"})
STATUS = re.compile(r"0|[1-9][0-9]{0,3}")


def numbered(status: StatusBase) -> Iterator[tuple[int, StatusCode]]:
    """Give the one to three codes of an STC with their elements: 1, 10 and 11."""
    for element, code in ((1, status.first), (10, status.second), (11, status.third)):
        if code:
            yield element, code


@rule(
    "277CA-NO-CLAIM",
    PatientStatus,
    snip=2,
    source="X214 2200D TRN: one for each claim of the patient",
    what="A patient is listed without a claim: TRN with our claim number is missing.",
    remedy="Ask the sender for a complete file; do not read the claim as accepted.",
    ack="3",
)
def patient_has_a_claim(patient: PatientStatus, around: Around) -> Spots:
    """Each patient has the trace of at least one claim."""
    if not patient.claims:
        yield here(patient, "TRN")


@rule(
    "277CA-CATEGORY",
    Status,
    snip=5,
    source="X214 STC01-1, RFI 1942 and 2203",
    what="The category is not one of A0 to A8, which say whether a claim was taken.",
    remedy="Ask the sender whether the claim was taken; do not read it as accepted.",
)
def category_is_of_an_acknowledgment(status: Status, around: Around) -> Spots:
    """An acknowledgment of a batch knows only the categories A0 to A8."""
    for element, code in numbered(status):
        if code.category and code.category not in CATEGORIES:
            yield here(status, "STC", element, 1)


@rule(
    "277CA-STATUS-MISSING",
    Status,
    snip=2,
    source="X214 STC01-2, STC10-2 and STC11-2",
    what="The category has no status, so it is not said what is wrong or right.",
    remedy="Ask the sender for the reason.",
    ack="1",
)
def category_has_a_status(status: Status, around: Around) -> Spots:
    """Each category comes with a status."""
    for element, code in numbered(status):
        if not code.status:
            yield here(status, "STC", element, 2)


@rule(
    "277CA-STATUS-FORM",
    Status,
    snip=5,
    source="X12 code list 508, claim status codes",
    what="The status is not a claim status code, a number of at most four digits.",
    remedy="Ask the sender for the reason.",
    severity="warning",
)
def status_is_a_number(status: Status, around: Around) -> Spots:
    """Claim status codes are numbers; NCPDP reject codes are not looked at."""
    for element, code in numbered(status):
        if code.status and code.list_id != "RX" and not STATUS.fullmatch(code.status):
            yield here(status, "STC", element, 2)


@rule(
    "277CA-ACTION-MISSING",
    Status,
    snip=2,
    source="X214 STC03",
    what="It is not said whether this was accepted (WQ) or rejected (U).",
    remedy="Go by the category: A3, A6, A7 and A8 are rejections.",
    ack="1",
)
def action_is_said(status: Status, around: Around) -> Spots:
    """STC03 is required."""
    if not status.action:
        yield here(status, "STC", 3)


@rule(
    "277CA-ACTION",
    Status,
    snip=4,
    source="X214 STC01-1 and STC03",
    what="The action and the category contradict each other: one accepts, the other rejects.",
    remedy="Treat the claim as not taken, and ask the sender.",
    severity="warning",
)
def action_agrees_with_the_category(status: Status, around: Around) -> Spots:
    """U goes with A3, A6, A7 and A8, WQ with A0, A1, A2 and A5."""
    category = status.first.category if status.first else ""
    if (status.action == "U" and category in ACCEPTED) or (status.action == "WQ" and category in REJECTED):
        yield here(status, "STC", 3)


@rule(
    "277CA-AMOUNT-NEGATIVE",
    Status,
    snip=4,
    source="X214 STC04",
    what="The charge is negative.",
    remedy="Compare with what was sent.",
)
def charge_is_not_negative(status: Status, around: Around) -> Spots:
    """STC04 repeats a charge that was sent."""
    if status.amount is not None and status.amount < 0:
        yield here(status, "STC", 4)


@rule(
    "277CA-STATUS-DATE",
    Status,
    snip=4,
    source="X214 STC02 and BHT04",
    what="The status is dated after the acknowledgment itself.",
    remedy="Take the date of the file.",
    severity="warning",
)
def status_is_not_in_the_future(status: Status, around: Around) -> Spots:
    """What is said has happened."""
    message = around.message
    made = message.date if isinstance(message, ClaimAcknowledgment) else None
    if made and status.date and status.date > made:
        yield here(status, "STC", 2)


@rule(
    "277CA-CONTRADICTION",
    ClaimStatus,
    snip=4,
    source="X214 2200D STC03",
    what="The claim is both accepted and rejected.",
    remedy="Treat the claim as not taken, and ask the sender.",
    severity="warning",
)
def claim_is_taken_or_not(claim: ClaimStatus, around: Around) -> Spots:
    """All statuses of a claim say the same action."""
    actions = {status.action for status in claim.statuses if status.action}
    if len(actions) > 1:
        yield here(claim, "STC", 3)


@rule(
    "277CA-CLAIM-UNKNOWN",
    ClaimStatus,
    snip=4,
    source="X214 2200D TRN02: our CLM01, 0 when it was missing",
    what="Our claim number did not come back.",
    remedy="Match the claim by patient, date of service and charge.",
    severity="warning",
)
def claim_number_came_back(claim: ClaimStatus, around: Around) -> Spots:
    """TRN02 is our claim number."""
    if claim.claim_number and not claim.claim_number.strip("0"):
        yield here(claim, "TRN", 2)


@rule(
    "277CA-CHARGE-MISSING",
    ReceiverStatus,
    ProviderStatus,
    ClaimStatus,
    snip=4,
    source="X214 2200B, 2200C and 2200D STC04",
    what="The charge that the status is about is not given.",
    remedy="Match claims by their numbers, and compare counts instead of charges.",
    severity="warning",
)
def status_has_its_charge(answered: ReceiverStatus | ProviderStatus | ClaimStatus, around: Around) -> Spots:
    """A status repeats the charge of the claim, or of all claims of the batch or the provider."""
    if answered.statuses and all(status.amount is None for status in answered.statuses):
        yield here(answered, "STC", 4)


@rule(
    "277CA-SERVICE-DATE",
    ClaimStatus,
    snip=2,
    source="X214 2200D DTP*472",
    what="The claim's date of service is not given.",
    remedy="Match the claim by its number alone.",
    severity="warning",
)
def claim_has_its_date(claim: ClaimStatus, around: Around) -> Spots:
    """DTP*472 is required."""
    if claim.service_date is None:
        yield here(claim, "DTP*472")


@rule(
    "277CA-DATES-ORDER",
    ClaimStatus,
    LineStatus,
    snip=4,
    source="X214 DTP*472 with RD8",
    what="The range of service days ends before it begins.",
    remedy="Match by the control number, not by the dates.",
)
def range_is_in_order(item: ClaimStatus | LineStatus, around: Around) -> Spots:
    """The first day is on or before the last."""
    period = item.service_date
    if period and period.last and period.last < period.first:
        yield here(item, "DTP*472", 3)


@rule(
    "277CA-LINE-OF-ACCEPTED",
    ClaimStatus,
    snip=4,
    source="X214 2220D: lines are told when they are the reason of a rejection",
    what="The claim was taken, but a line is told to be wrong.",
    remedy="Ask the payer whether the whole claim was taken.",
    severity="warning",
)
def accepted_claim_has_no_lines(claim: ClaimStatus, around: Around) -> Spots:
    """Only a rejected claim lists lines."""
    if claim.lines and not claim.is_rejected:
        yield here(claim.lines[0], "SVC")


@rule(
    "277CA-BATCH-REJECTED",
    ClaimStatus,
    snip=4,
    source="X214 2200B STC03",
    what="The batch is rejected, but this claim of it is accepted.",
    remedy="Ask the sender whether the batch must be sent again.",
    severity="warning",
)
def rejected_batch_has_no_accepted_claim(claim: ClaimStatus, around: Around) -> Spots:
    """A claim of a rejected batch was not taken."""
    batch = around.get(ReceiverStatus)
    is_refused = batch is not None and any(status.action == "U" for status in batch.statuses)
    if is_refused and any(status.action == "WQ" for status in claim.statuses):
        yield here(claim, "STC", 3)


@rule(
    "277CA-LINE-ACTION",
    LineStatus,
    snip=2,
    source="X214 2220D STC03: only U",
    what="A line is told to be accepted; only rejected lines are told.",
    remedy="Ask the sender what is wrong with the line.",
)
def line_is_rejected(line: LineStatus, around: Around) -> Spots:
    """STC03 of a line is U."""
    for status in line.statuses:
        if status.action == "WQ":
            yield here(status, "STC", 3)


@rule(
    "277CA-LINE-NUMBER",
    LineStatus,
    snip=4,
    source="X214 2220D REF*FJ: our REF*6R",
    what="Our number of the line did not come back.",
    remedy="Find the line by its procedure and charge.",
    severity="warning",
)
def line_number_came_back(line: LineStatus, around: Around) -> Spots:
    """REF*FJ repeats the line number that we sent."""
    if not line.control_number:
        yield here(line, "REF*FJ")


@rule(
    "277CA-PROVIDER-NPI",
    ProviderStatus,
    snip=5,
    source="45 CFR 162.406, X214 2100C NM109",
    what="The billing provider's NPI is not ten digits with the right check digit.",
    remedy="Check that the file is for this office.",
    severity="warning",
)
def provider_npi_checks(level: ProviderStatus, around: Around) -> Spots:
    """NM109 with XX is an NPI."""
    provider = level.provider
    if provider and provider.id_qualifier == "XX" and provider.id and not is_npi(provider.id):
        yield here(level, "NM1*85", 9)


@rule(
    "277CA-SOURCE",
    SourceStatus,
    snip=2,
    source="X214 2100A NM1*PR or NM1*AY",
    what="It is not said who answers.",
    remedy="Go by the sender of the interchange.",
)
def source_is_named(source: SourceStatus, around: Around) -> Spots:
    """A payer or a clearinghouse answers."""
    if source.payer is None and source.clearinghouse is None:
        yield here(source, "NM1*PR")


@rule(
    "277CA-SOURCE-DATES",
    SourceStatus,
    snip=4,
    source="X214 2200A DTP*050 and DTP*009",
    what="The batch was processed before it was received, or one of the two dates is missing.",
    remedy="Keep your own proof of when the batch was sent.",
    severity="warning",
)
def source_dates_are_in_order(source: SourceStatus, around: Around) -> Spots:
    """Both dates are there, and a batch is received before it is processed."""
    received, processed = source.received_date, source.processed_date
    if received is None or processed is None:
        yield here(source, "DTP*009" if received else "DTP*050")
    elif processed < received:
        yield here(source, "DTP*009", 3)
