"""The dates of an 835's claims and lines, and the amounts that only inform."""

from __future__ import annotations

from decimal import Decimal

from x12.messages.remittance835 import ClaimPayment, ServicePayment
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.remittance835_claims import PREDETERMINED, made_on

ZERO = Decimal(0)


@rule(
    "CLP-DATES-ORDER",
    ClaimPayment,
    snip=4,
    source="X221 2100 DTM*232 and DTM*233",
    what="The claim ends before it begins.",
    remedy="Match the claim by its number, not by its dates.",
    when="last_date",
)
def claim_dates_are_in_order(claim: ClaimPayment, around: Around) -> Spots:
    """The statement begins on or before the day it ends."""
    if claim.first_date and claim.last_date and claim.last_date < claim.first_date:
        yield here(claim, "DTM*233", 2)


@rule(
    "CLP-RECEIVED-DATE",
    ClaimPayment,
    snip=4,
    source="X221 2100 DTM*050",
    what="The claim was received before the service or after the file was made.",
    remedy="Check the dates before arguing about timely filing.",
    severity="warning",
    when="received_date",
)
def received_between_service_and_payment(claim: ClaimPayment, around: Around) -> Spots:
    """A claim is received after its services and before it is paid."""
    received, made = claim.received_date, made_on(around)
    if received is None or claim.status == PREDETERMINED:
        return
    days = [line.date for line in claim.lines if line.date]
    if (made and received > made) or any(day > received for day in days):
        yield here(claim, "DTM*050", 2)


@rule(
    "CLP-DATE-FUTURE",
    ClaimPayment,
    snip=4,
    source="X221 2100 DTM*232",
    what="The claim is dated after the file was made.",
    remedy="Match the claim by its number, and ask the payer for the dates.",
    severity="warning",
    when="first_date",
)
def claim_is_not_in_the_future(claim: ClaimPayment, around: Around) -> Spots:
    """What is decided has happened; a predetermination may lie ahead."""
    made = made_on(around)
    if made and claim.first_date and claim.first_date > made and claim.status != PREDETERMINED:
        yield here(claim, "DTM*232", 2)


@rule(
    "SVC-DATE-FUTURE",
    ServicePayment,
    snip=4,
    source="X221 2110 DTM*472",
    what="The service is dated after the file was made.",
    remedy="Match the line by its control number, and ask the payer for the date.",
    severity="warning",
)
def service_is_not_in_the_future(line: ServicePayment, around: Around) -> Spots:
    """What is decided has happened; a predetermination may lie ahead."""
    made, claim = made_on(around), around.get(ClaimPayment)
    if made and line.date and line.date > made and not (claim and claim.status == PREDETERMINED):
        yield here(line, "DTM*472" if line.service_date else "DTM*150", 2)


@rule(
    "SVC-DATES-BOTH",
    ServicePayment,
    snip=4,
    source="X221 2110 DTM01: 472 for a day, 150 and 151 for a range",
    what="The line has both a day of service and a range of days.",
    remedy="Use the day; ask the payer to send one or the other.",
    when="first_date last_date",
)
def line_has_a_day_or_a_range(line: ServicePayment, around: Around) -> Spots:
    """DTM*472 and DTM*150/151 exclude each other."""
    if line.service_date and (line.first_date or line.last_date):
        yield here(line, "DTM*150" if line.first_date else "DTM*151", 1)


@rule(
    "SVC-DATES-PAIR",
    ServicePayment,
    snip=4,
    source="X221 2110 DTM*150 and DTM*151",
    what="A range of service days has only one end.",
    remedy="Take the day that is there, and compare with what was billed.",
    when="first_date last_date",
)
def range_has_both_ends(line: ServicePayment, around: Around) -> Spots:
    """DTM*150 and DTM*151 come together."""
    if bool(line.first_date) != bool(line.last_date) and not line.service_date:
        yield here(line, "DTM*150" if line.first_date else "DTM*151", 1)


@rule(
    "SVC-DATES-ORDER",
    ServicePayment,
    snip=4,
    source="X221 2110 DTM*150 and DTM*151",
    what="The range of service days ends before it begins.",
    remedy="Match the line by its control number, not by its dates.",
    when="last_date",
)
def range_is_in_order(line: ServicePayment, around: Around) -> Spots:
    """The range begins on or before the day it ends."""
    if line.first_date and line.last_date and line.last_date < line.first_date:
        yield here(line, "DTM*151", 2)


@rule(
    "SVC-DATE-MISSING",
    ServicePayment,
    snip=4,
    source="X221 2110 DTM: needed unless the claim gives its dates",
    what="Neither the line nor the claim says when the service was given.",
    remedy="Match the line by its control number.",
    severity="warning",
)
def line_has_a_date(line: ServicePayment, around: Around) -> Spots:
    """The day is at the line, or at the claim for all lines."""
    claim = around.get(ClaimPayment)
    if line.date is None and line.last_date is None and not (claim and claim.first_date):
        yield here(line, "DTM*472")


@rule(
    "SVC-DATE-OUTSIDE",
    ServicePayment,
    snip=4,
    source="X221 2100 DTM*232/233 and 2110 DTM",
    what="The service lies outside of the dates of its claim.",
    remedy="Compare with what was billed before posting the line.",
    severity="warning",
)
def service_is_within_the_claim(line: ServicePayment, around: Around) -> Spots:
    """The lines fall within the dates of the claim."""
    claim = around.get(ClaimPayment)
    if claim is None or line.date is None:
        return
    too_early = claim.first_date and line.date < claim.first_date
    too_late = claim.last_date and line.date > claim.last_date
    if too_early or too_late:
        yield here(line, "DTM*472" if line.service_date else "DTM*150", 2)


@rule(
    "CLP-COVERAGE-ENDED",
    ClaimPayment,
    snip=4,
    source="X221 2100 DTM*036",
    what="The coverage ended before the service, but the claim is paid.",
    remedy="Check the patient's coverage; the payment may be taken back.",
    severity="warning",
    when="coverage_expired_date",
)
def coverage_lasts_until_the_service(claim: ClaimPayment, around: Around) -> Spots:
    """A payment for a day after the coverage's end is doubtful."""
    ended = claim.coverage_expired_date
    days = [line.date for line in claim.lines if line.date] or [day for day in (claim.first_date,) if day]
    if ended and claim.paid > 0 and days and min(days) > ended:
        yield here(claim, "DTM*036", 2)


@rule(
    "AMT-INTEREST-SIGN",
    ClaimPayment,
    snip=4,
    source="X221 2100 AMT*I",
    what="The interest of the claim is negative, but the claim is no reversal.",
    remedy="Compare with PLB L6 before posting interest.",
    severity="warning",
    when="interest",
)
def interest_is_not_negative(claim: ClaimPayment, around: Around) -> Spots:
    """Interest is negative only when it is taken back with its claim."""
    if claim.interest is None:
        return
    around.add("interest", claim.interest)
    if claim.interest < 0 and not claim.is_reversal:
        yield here(claim, "AMT*I", 2)


@rule(
    "AMT-COVERED",
    ClaimPayment,
    snip=4,
    source="X221 2100 AMT*AU",
    what="More is covered than was charged.",
    remedy="Post by the adjustments; the covered amount only informs.",
    severity="warning",
    when="covered",
)
def covered_is_within_the_charge(claim: ClaimPayment, around: Around) -> Spots:
    """The covered amount is a part of the charge."""
    if claim.covered is not None and not claim.is_reversal and claim.covered > claim.charged:
        yield here(claim, "AMT*AU", 2)


@rule(
    "AMT-PATIENT-PAID",
    ClaimPayment,
    snip=4,
    source="X221 2100 AMT*F5",
    what="What the patient paid is negative or more than the charge.",
    remedy="Trust your own record of what the patient paid.",
    severity="warning",
    when="patient_paid",
)
def patient_paid_is_within_the_charge(claim: ClaimPayment, around: Around) -> Spots:
    """What the patient paid lies between zero and the charge."""
    if claim.patient_paid is not None and not claim.is_reversal and not ZERO <= claim.patient_paid <= claim.charged:
        yield here(claim, "AMT*F5", 2)


@rule(
    "AMT-ALLOWED",
    ServicePayment,
    snip=4,
    source="X221 2110 AMT*B6 and SVC02",
    what="Less is allowed than was paid, or more than was charged and no adjustment says why.",
    remedy="Post by the adjustments; the allowed amount only informs.",
    severity="warning",
    when="allowed",
)
def allowed_covers_the_payment(line: ServicePayment, around: Around) -> Spots:
    """The payment is a part of what is allowed, and that of the charge unless an adjustment adds to it."""
    allowed = line.allowed
    if allowed is None:
        return
    is_more = allowed > line.charged > 0 and all(row.amount >= 0 for row in line.adjustments)
    if is_more or 0 < line.paid > allowed:
        yield here(line, "AMT*B6", 2)
