"""What the claim status answer (277) must say about the claims that were asked about."""

from __future__ import annotations

from decimal import Decimal

from x12.messages.status277 import ClaimResponse, LineResponse, StatusInformation
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.status276 import asked_on
from x12.rules.status277ca import STATUS, numbered
from x12.words.statuses import CATEGORIES

ZERO = Decimal(0)


@rule(
    "277-CATEGORY",
    StatusInformation,
    snip=5,
    source="X12 code list 507, claim status categories",
    what="The category is not on the list of claim status categories.",
    remedy="Ask the payer what it means.",
    severity="warning",
)
def category_is_on_the_list(status: StatusInformation, around: Around) -> Spots:
    """A category is one of the list."""
    for element, code in numbered(status):
        if code.category and code.category not in CATEGORIES:
            yield here(status, "STC", element, 1)


@rule(
    "277-STATUS-MISSING",
    StatusInformation,
    snip=2,
    source="X212 STC01-2, STC10-2 and STC11-2",
    what="The category has no status.",
    remedy="Ask the payer for the reason.",
    ack="1",
)
def category_has_a_status(status: StatusInformation, around: Around) -> Spots:
    """Each category comes with a status."""
    for element, code in numbered(status):
        if not code.status:
            yield here(status, "STC", element, 2)


@rule(
    "277-STATUS-FORM",
    StatusInformation,
    snip=5,
    source="X12 code list 508, claim status codes",
    what="The status is not a claim status code, a number of at most four digits.",
    remedy="Ask the payer what it means.",
    severity="warning",
)
def status_is_a_number(status: StatusInformation, around: Around) -> Spots:
    """Claim status codes are numbers; NCPDP reject codes are not looked at."""
    for element, code in numbered(status):
        if code.status and code.list_id != "RX" and not STATUS.fullmatch(code.status):
            yield here(status, "STC", element, 2)


@rule(
    "277-CONTRADICTION",
    StatusInformation,
    snip=4,
    source="X212 STC01-1, STC10-1 and STC11-1",
    what="The claim is both finished and pending, or both found and not found.",
    remedy="Ask the payer again in a few days.",
    severity="warning",
)
def categories_agree(status: StatusInformation, around: Around) -> Spots:
    """The categories of one status do not contradict each other."""
    if (status.is_pending and status.is_finalized) or (not status.is_found and status.is_finalized):
        yield here(status, "STC", 10, 1)


@rule(
    "277-AMOUNT-NEGATIVE",
    StatusInformation,
    snip=4,
    source="X212 STC04 and STC05",
    what="The charge or payment is negative.",
    remedy="Wait for the remittance; do not post by a status.",
)
def amounts_are_not_negative(status: StatusInformation, around: Around) -> Spots:
    """Charge and payment are zero or more."""
    if status.amount is not None and status.amount < 0:
        yield here(status, "STC", 4)
    if status.paid is not None and status.paid < 0:
        yield here(status, "STC", 5)


@rule(
    "277-PAID-PENDING",
    StatusInformation,
    snip=4,
    source="X212 STC01-1 and STC05",
    what="The claim is pending or not found, but money is said to be paid.",
    remedy="Wait for the remittance.",
    severity="warning",
)
def pending_is_not_paid(status: StatusInformation, around: Around) -> Spots:
    """Only a finished claim is paid."""
    if status.paid and not status.is_finalized:
        yield here(status, "STC", 5)


@rule(
    "277-PAID-NOTHING",
    ClaimResponse,
    snip=4,
    source="X212 STC01-1 F1 and STC05",
    what="The claim is called paid, but no payment is given.",
    remedy="Look for the remittance; the claim may be all the patient's.",
    severity="warning",
)
def paid_claim_has_a_payment(claim: ClaimResponse, around: Around) -> Spots:
    """Category F1 of a claim comes with an amount; a line says it in SVC03."""
    for status in claim.statuses:
        if "F1" in status.categories and not status.paid:
            yield here(status, "STC", 5)


@rule(
    "277-PAID-CHECK",
    StatusInformation,
    snip=4,
    source="X212 STC08 and STC09",
    what="Money is said to be paid, but not with which check or transfer, or when.",
    remedy="Ask the payer for the check or trace number.",
    severity="warning",
)
def payment_names_its_check(status: StatusInformation, around: Around) -> Spots:
    """A payment (F1) has a number and a date."""
    if "F1" in status.categories and status.paid and not (status.check_number and status.check_date):
        yield here(status, "STC", 9 if status.check_date else 8)


@rule(
    "277-DATE-FUTURE",
    StatusInformation,
    snip=4,
    source="X212 STC02, STC06 and BHT04",
    what="The status or the decision is dated after the answer itself.",
    remedy="Take the date of the answer.",
    severity="warning",
)
def status_is_not_in_the_future(status: StatusInformation, around: Around) -> Spots:
    """What is said has happened; a check may be dated ahead."""
    today = asked_on(around)
    if today and status.date and status.date > today:
        yield here(status, "STC", 2)
    if today and status.finalized_date and status.finalized_date > today:
        yield here(status, "STC", 6)


@rule(
    "277-CLAIM-NUMBER",
    ClaimResponse,
    snip=4,
    source="X212 2200D REF*1K: when the claim was found",
    what="The claim was found and decided, but the payer's number of it is not given.",
    remedy="Ask the payer for its number; a replacement and an appeal need it.",
    severity="warning",
)
def found_claim_has_the_payers_number(claim: ClaimResponse, around: Around) -> Spots:
    """A claim that the payer decided has the payer's number."""
    if claim.is_finalized and claim.is_found and not claim.payer_claim_number:
        yield here(claim, "REF*1K")


@rule(
    "277-LINES-CHARGE",
    ClaimResponse,
    snip=3,
    source="X212 2200D STC04 and 2220D SVC02",
    what="The lines are charged more than their claim.",
    remedy="Compare with what was sent.",
    severity="warning",
)
def lines_fit_into_the_charge(claim: ClaimResponse, around: Around) -> Spots:
    """The charges of the lines are within the claim's charge."""
    charge = max((status.amount for status in claim.statuses if status.amount is not None), default=None)
    lines = sum((line.charge for line in claim.lines), ZERO)
    if charge is not None and lines > charge:
        yield here(claim, "STC", 4, what=f"The lines are charged {lines}, more than their claim of {charge}.")


@rule(
    "277-LINE-NEGATIVE",
    LineResponse,
    snip=4,
    source="X212 2220D SVC02 and SVC03",
    what="The charge or payment of the line is negative.",
    remedy="Wait for the remittance; do not post by a status.",
)
def line_amounts_are_not_negative(line: LineResponse, around: Around) -> Spots:
    """Charge and payment of a line are zero or more."""
    if line.charge < 0:
        yield here(line, "SVC", 2)
    if line.paid < 0:
        yield here(line, "SVC", 3)


@rule(
    "277-LINE-PAID",
    LineResponse,
    snip=4,
    source="X212 2220D SVC02 and SVC03",
    what="The line is paid more than its charge.",
    remedy="Wait for the remittance.",
    severity="warning",
)
def line_is_paid_within_its_charge(line: LineResponse, around: Around) -> Spots:
    """The payment is a part of the charge."""
    if line.paid > line.charge >= 0:
        yield here(line, "SVC", 3)
