"""The claims of an 835: status, amounts, reversals, dates and parties."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from x12.messages.remittance835 import ClaimPayment, Remittance
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import is_npi

ZERO = Decimal(0)
FORWARDED = frozenset({"19", "20", "21", "23"})
PREDETERMINED = "25"
NOT_OURS = "23"
FOLLOWING = frozenset({"2", "3", "20", "21"})
"""Processed after another payer."""
PAID_BEFORE = "23"
MORE_THAN_CHARGED = "94"
DATES_OF_LINES = frozenset({"150", "151", "472"})


def made_on(around: Around) -> dt.date | None:
    """Give the day when the file was made: its production date, else the date of the payment."""
    message = around.message
    if not isinstance(message, Remittance):
        return None
    produced, paid = message.production_date, message.date
    return max(produced, paid) if produced and paid else produced or paid


@rule(
    "CLP01-UNKNOWN",
    ClaimPayment,
    snip=4,
    source="X221 CLP01: 0 when the payer has no number of ours",
    what="The payer does not give our claim number back.",
    remedy="Match the claim by the payer's number, or by member, dates and charge.",
    severity="warning",
)
def claim_number_came_back(claim: ClaimPayment, around: Around) -> Spots:
    """CLP01 is our CLM01."""
    if claim.claim_number and not claim.claim_number.strip("0"):
        yield here(claim, "CLP", 1)


@rule(
    "SVC-MISSING",
    ClaimPayment,
    snip=2,
    source="X221 2110 SVC and DTM*150, 151, 472",
    what="The date of a line stands without its line: SVC is missing before it.",
    remedy="Post the claim by hand, or ask the payer for a complete file.",
    ack="3",
    when="dates",
)
def lines_have_their_head(claim: ClaimPayment, around: Around) -> Spots:
    """The days of service of a line stand behind SVC."""
    for row in claim.dates:
        if row.qualifier in DATES_OF_LINES:
            yield here(row, "SVC")
            return


@rule(
    "CLP02-DENIED-PAID",
    ClaimPayment,
    snip=4,
    source="X221 CLP02 code 4",
    what="The claim is called denied, but money is paid.",
    remedy="Post by the adjustments, not by the status.",
    severity="warning",
)
def denied_is_not_paid(claim: ClaimPayment, around: Around) -> Spots:
    """Status 4 goes with no payment."""
    if claim.is_denied and claim.paid:
        yield here(claim, "CLP", 2)


@rule(
    "CLP02-NO-PAYMENT",
    ClaimPayment,
    snip=4,
    source="X221 CLP02 codes 23 and 25",
    what="A predetermination, or a claim that is not this payer's, is paid.",
    remedy="Ask the payer before posting it.",
    severity="warning",
)
def undecided_is_not_paid(claim: ClaimPayment, around: Around) -> Spots:
    """Status 23 and 25 pay nothing."""
    if claim.status in (NOT_OURS, PREDETERMINED) and claim.paid:
        yield here(claim, "CLP", 4)


@rule(
    "CLP02-PRIOR-PAYER",
    ClaimPayment,
    snip=4,
    source="X221 CLP02 and CAS, reason 23",
    what="The claim was processed as primary, but an adjustment takes off what an earlier payer did.",
    remedy="Check the order of the payers in the patient's coverage.",
    severity="warning",
)
def primary_has_no_earlier_payer(claim: ClaimPayment, around: Around) -> Spots:
    """Reason 23 belongs to a claim that another payer saw first."""
    if claim.status not in ("1", "19"):
        return
    rows = [*claim.adjustments, *(row for line in claim.lines for row in line.adjustments)]
    if any(row.reason == PAID_BEFORE for row in rows):
        yield here(claim, "CLP", 2)


@rule(
    "CLP03-NEGATIVE",
    ClaimPayment,
    snip=4,
    source="X221 CLP03, RFI 1147",
    what="The charge is negative, but the claim is no reversal.",
    remedy="Hold the claim and ask the payer whether it is a reversal (CLP02 22).",
)
def charge_is_not_negative(claim: ClaimPayment, around: Around) -> Spots:
    """Only a reversal has a negative charge."""
    if claim.charged < 0 and not claim.is_reversal:
        yield here(claim, "CLP", 3)


@rule(
    "CLP04-NEGATIVE",
    ClaimPayment,
    snip=4,
    source="X221 CLP04, RFI 1147",
    what="The payment is negative, but the claim is no reversal.",
    remedy="Hold the claim and ask the payer whether it is a reversal (CLP02 22).",
)
def payment_is_not_negative(claim: ClaimPayment, around: Around) -> Spots:
    """Only a reversal takes money back."""
    if claim.paid < 0 and not claim.is_reversal:
        yield here(claim, "CLP", 4)


@rule(
    "CLP04-OVER-CHARGE",
    ClaimPayment,
    snip=3,
    source="X221 CLP03 and CLP04",
    what="More is paid than was charged, and no adjustment says why.",
    remedy="Check the charge; an overpayment will be taken back.",
    severity="warning",
)
def payment_is_within_the_charge(claim: ClaimPayment, around: Around) -> Spots:
    """A payment above the charge has the reason 94, or another negative adjustment of the contract."""
    if claim.is_reversal or not 0 <= claim.charged < claim.paid:
        return
    rows = [*claim.adjustments, *(row for line in claim.lines for row in line.adjustments)]
    if not any(row.reason == MORE_THAN_CHARGED or row.amount < 0 for row in rows):
        yield here(claim, "CLP", 4)


@rule(
    "CLP05-SUM",
    ClaimPayment,
    snip=3,
    source="X221 CLP05, RFI 2548",
    what="The patient's share is not the sum of the patient's adjustments.",
    remedy="Bill the patient by the adjustments of group PR, not by CLP05.",
)
def share_is_the_sum(claim: ClaimPayment, around: Around) -> Spots:
    """CLP05 is the sum of all PR adjustments of claim and lines; a reversal has none."""
    if claim.is_reversal:
        return
    rows = [*claim.adjustments, *(row for line in claim.lines for row in line.adjustments)]
    adjusted = sum((row.amount for row in rows if row.group == "PR"), ZERO)
    said = claim.patient_responsibility
    if said is None and adjusted <= 0:
        return
    if (said or ZERO) != adjusted:
        what = f"The patient's share is {said or ZERO}, but the patient's adjustments are {adjusted}."
        yield here(claim, "CLP", 5, what=what)


@rule(
    "CLP05-NEGATIVE",
    ClaimPayment,
    snip=4,
    source="X221 CLP05",
    what="The patient's share is negative.",
    remedy="Do not bill or refund the patient by it; ask the payer.",
)
def share_is_not_negative(claim: ClaimPayment, around: Around) -> Spots:
    """What the patient owes is zero or more."""
    if claim.patient_responsibility is not None and claim.patient_responsibility < 0 and not claim.is_reversal:
        yield here(claim, "CLP", 5)


def _is_reversal(claim: ClaimPayment) -> bool:
    return claim.is_reversal


@rule(
    "REVERSAL-SHARE",
    ClaimPayment,
    snip=4,
    source="X221 1.10.2.8 and CLP05, RFI 2442",
    what="A reversal gives a patient's share.",
    remedy="Take the patient's share back by the adjustments of group PR.",
    when=_is_reversal,
)
def reversal_has_no_share(claim: ClaimPayment, around: Around) -> Spots:
    """CLP05 is not used when CLP02 is 22."""
    if claim.patient_responsibility:
        yield here(claim, "CLP", 5)


@rule(
    "REVERSAL-SIGN",
    ClaimPayment,
    snip=4,
    source="X221 1.10.2.8, RFI 1147: every amount of the original is negated",
    what="A reversal has a positive charge or payment.",
    remedy="Hold the claim; ask the payer for a reversal that negates the original.",
    when=_is_reversal,
)
def reversal_is_negative(claim: ClaimPayment, around: Around) -> Spots:
    """The amounts of a reversal are those of the original with the other sign."""
    around.add("reversals", Decimal(1))
    if claim.charged > 0:
        yield here(claim, "CLP", 3)
    if claim.paid > 0:
        yield here(claim, "CLP", 4)


@rule(
    "REVERSAL-CROSSOVER",
    ClaimPayment,
    snip=4,
    source="RFI 1981: no NM1*TT on a reversal",
    what="A reversal says that the claim was forwarded to another payer.",
    remedy="Take the reversal as it is; look at the correction for the other payer.",
    when=_is_reversal,
)
def reversal_is_not_forwarded(claim: ClaimPayment, around: Around) -> Spots:
    """The crossover carrier is named on the correction, not on the reversal."""
    if claim.crossover:
        yield here(claim, "NM1*TT", 1)


@rule(
    "REVERSAL-TWICE",
    ClaimPayment,
    snip=4,
    source="X221 1.10.2.8, RFI 1147",
    what="The same claim is reversed twice.",
    remedy="Post the reversal once, and ask the payer about the other.",
    severity="warning",
    when=_is_reversal,
)
def claim_is_reversed_once(claim: ClaimPayment, around: Around) -> Spots:
    """One decision is reversed once; split claims have several numbers of the payer."""
    if around.seen("reversed", (claim.claim_number, claim.payer_claim_number, claim.charged)):
        yield here(claim, "CLP", 2)


@rule(
    "REVERSAL-ORDER",
    ClaimPayment,
    snip=4,
    source="RFI 791 and 1429: the reversal comes before its correction",
    what="The reversal stands after another decision about the same claim.",
    remedy="Post the reversal before the correction.",
    severity="warning",
)
def reversal_comes_first(claim: ClaimPayment, around: Around) -> Spots:
    """A reversal stands before the correction of the same claim.  Hashes keep the memory of a long file small."""
    decided = around.seen("decided", hash(claim.claim_number))
    if claim.is_reversal and decided and claim.claim_number.strip("0"):
        yield here(claim, "CLP", 2)


@rule(
    "CLP-TWICE",
    ClaimPayment,
    snip=4,
    source="X221 2100 CLP: a split claim has several numbers of the payer",
    what="The same decision about a claim stands twice in the file.",
    remedy="Post it once, and ask the payer whether the second is meant.",
    severity="warning",
)
def decision_stands_once(claim: ClaimPayment, around: Around) -> Spots:
    """Both numbers, the status and the amounts together stand once."""
    key = (claim.claim_number, claim.payer_claim_number, claim.status, claim.charged, claim.paid)
    if around.seen("claim", hash(key)) and claim.payer_claim_number and not claim.is_reversal:
        yield here(claim, "CLP", 7)


@rule(
    "CROSSOVER-STATUS",
    ClaimPayment,
    snip=4,
    source="X221 2100 NM1*TT, RFI 1981",
    what="A crossover payer is named, but the status does not say that the claim was forwarded.",
    remedy="Check with the other payer before billing it.",
    when="crossover",
)
def crossover_has_its_status(claim: ClaimPayment, around: Around) -> Spots:
    """NM1*TT goes with the statuses 19, 20, 21 and 23."""
    if claim.crossover and claim.status not in FORWARDED and not claim.is_reversal:
        yield here(claim, "NM1*TT", 1)


@rule(
    "CROSSOVER-PAYER",
    ClaimPayment,
    snip=4,
    source="X221 2100 NM1*TT",
    what="The claim was forwarded, but it is not said to whom.",
    remedy="Ask the payer, or the patient, before billing the next payer yourself.",
    severity="warning",
)
def forwarded_claim_names_the_payer(claim: ClaimPayment, around: Around) -> Spots:
    """Statuses 19, 20, 21 and 23 name the payer in NM1*TT."""
    if claim.status in FORWARDED and not claim.crossover:
        yield here(claim, "CLP", 2)


@rule(
    "CLP-NO-LINES",
    ClaimPayment,
    snip=4,
    source="RFI 2348: professional claims have service lines",
    what="The payer neither lists the lines of the claim nor adjusts the claim as a whole.",
    remedy="Ask the payer for the decision by line before posting.",
    severity="warning",
)
def claim_has_lines(claim: ClaimPayment, around: Around) -> Spots:
    """A professional claim is decided by line, or at least by claim-level adjustments."""
    is_institutional = bool(claim.inpatient or claim.drg)
    if not claim.lines and not claim.adjustments and not is_institutional and claim.status not in (NOT_OURS, "22"):
        yield here(claim, "SVC")


@rule(
    "CLP-PATIENT-NAME",
    ClaimPayment,
    snip=4,
    source="X221 2100 NM1*QC",
    what="The patient's name is missing.",
    remedy="Match the claim by its number.",
    severity="warning",
)
def patient_has_a_name(claim: ClaimPayment, around: Around) -> Spots:
    """NM1*QC gives the name that was billed."""
    if claim.patient and not claim.patient.name:
        yield here(claim, "NM1*QC", 3)


@rule(
    "CLP-RENDERING-NPI",
    ClaimPayment,
    snip=5,
    source="45 CFR 162.406, X221 2100 NM1*82",
    what="The rendering provider's NPI is not ten digits with the right check digit.",
    remedy="Check which provider gave the service.",
    severity="warning",
    when="rendering",
)
def rendering_npi_checks(claim: ClaimPayment, around: Around) -> Spots:
    """NM109 with XX is an NPI."""
    provider = claim.rendering
    if provider and provider.id_qualifier == "XX" and provider.id and not is_npi(provider.id):
        yield here(claim, "NM1*82", 9)
