"""Claim acknowledgments (277CA) in detail: days, sums of both kinds of claims, what contradicts itself."""

from __future__ import annotations

from x12.messages.ack277ca import (
    ClaimAcknowledgment,
    ClaimStatus,
    LineStatus,
    ProviderStatus,
    ReceiverStatus,
    SourceStatus,
    Status,
)
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.status276 import BILL_TYPE
from x12.rules.status277ca import ACCEPTED, REJECTED


@rule(
    "277CA-BILL-TYPE",
    ClaimStatus,
    snip=5,
    source="X214 2200D REF*BLT",
    what="The bill type is not the place of service and the frequency, three characters.",
    remedy="Match the claim by its number.",
    severity="warning",
    ack="7",
    when=lambda claim: claim.bill_type,
)
def bill_type_has_its_form(claim: ClaimStatus, around: Around) -> Spots:
    """REF*BLT is two characters of place and one of frequency."""
    if not BILL_TYPE.fullmatch(claim.bill_type):
        yield here(claim, "REF*BLT", 2)


@rule(
    "277CA-LINE-CHARGE",
    ClaimStatus,
    snip=4,
    source="X214 2220D SVC02 and 2200D STC04",
    what="A line is charged less than nothing, or more than its claim.",
    remedy="Compare with what was sent.",
    severity="warning",
    when=lambda claim: claim.lines,
)
def line_fits_into_the_claim(claim: ClaimStatus, around: Around) -> Spots:
    """The charge of a line is a part of the claim's."""
    charge = max((status.amount for status in claim.statuses if status.amount is not None), default=None)
    for line in claim.lines:
        if line.charge is not None and (line.charge < 0 or (charge is not None and line.charge > charge >= 0)):
            yield here(line, "SVC", 2)


@rule(
    "277CA-CLAIM-TWICE",
    ClaimStatus,
    snip=4,
    source="X214 2200D TRN02: our CLM01, which names one claim",
    what="Two claims of the acknowledgment have the same number.",
    remedy="Read both, and take the claim for rejected if one of them says so.",
    severity="warning",
)
def claim_stands_once(claim: ClaimStatus, around: Around) -> Spots:
    """A claim of a batch is answered once."""
    if claim.claim_number.strip("0") and around.seen("277CA claim", claim.claim_number):
        yield here(claim, "TRN", 2)


@rule(
    "277CA-DAYS",
    SourceStatus,
    ClaimStatus,
    LineStatus,
    snip=4,
    source="X214 2200A DTP*009, 2200D and 2220D DTP*472, BHT04",
    what="A batch was processed, or a service given, after the day of the acknowledgment itself.",
    remedy="Take the date of the file; compare the days of service with the claim.",
    severity="warning",
)
def days_are_past(item: SourceStatus | ClaimStatus | LineStatus, around: Around) -> Spots:
    """What is acknowledged has happened; a claim may be rejected because its service has not."""
    message = around.message
    made = message.date if isinstance(message, ClaimAcknowledgment) else None
    if made is None:
        return
    if isinstance(item, SourceStatus):
        if item.processed_date is not None and item.processed_date > made:
            yield here(item, "DTP*009", 3)
        return
    claim = item if isinstance(item, ClaimStatus) else around.get(ClaimStatus)
    is_rejected = claim is not None and claim.is_rejected
    if item.service_date is not None and item.service_date.first > made and not is_rejected:
        yield here(item, "DTP*472", 3)


@rule(
    "277CA-MIXED",
    Status,
    snip=4,
    source="X214 STC01-1, STC10-1 and STC11-1",
    what="One status says of the same claim that it was taken and that it was rejected.",
    remedy="Treat the claim as not taken, and ask the sender.",
    severity="warning",
    when=lambda status: status.second is not None,
)
def categories_agree(status: Status, around: Around) -> Spots:
    """All categories of one status accept or all reject."""
    first = status.first.category if status.first else ""
    for element, code in ((10, status.second), (11, status.third)):
        category = code.category if code else ""
        if (first in ACCEPTED and category in REJECTED) or (first in REJECTED and category in ACCEPTED):
            yield here(status, "STC", element, 1)


@rule(
    "277CA-TOTAL-CHARGE",
    ReceiverStatus,
    ProviderStatus,
    snip=3,
    source="X214 2200B and 2200C STC04, AMT*YU and AMT*YY",
    what="The charge of the batch is not the sum of what was taken and what was rejected.",
    remedy="Compare with the charges that were sent.",
    severity="warning",
)
def charge_is_the_sum_of_both(level: ReceiverStatus | ProviderStatus, around: Around) -> Spots:
    """What was sent is what was taken and what was rejected."""
    if (level.accepted and level.accepted_amount is None) or (level.rejected and level.rejected_amount is None):
        return
    said = [status.amount for status in level.statuses if status.amount is not None]
    parts = [amount for amount in (level.accepted_amount, level.rejected_amount) if amount is not None]
    if said and parts and sum(parts) not in said:
        yield here(level, "STC", 4, what=f"The charge is {said[0]}, but taken and rejected make {sum(parts)}.")


@rule(
    "277CA-TOTAL-PAIR",
    ReceiverStatus,
    ProviderStatus,
    snip=4,
    source="X214 2200B and 2200C QTY and AMT: the number of claims and their charges",
    what="Claims are counted without their charges, charges without their claims, or there is no claim but a charge.",
    remedy="Go by the single claims.",
    severity="warning",
    ack="3",
)
def counts_and_charges_go_together(level: ReceiverStatus | ProviderStatus, around: Around) -> Spots:
    """A count of claims comes with the sum of their charges."""
    is_batch = isinstance(level, ReceiverStatus)
    taken, refused = ("QTY*90", "QTY*AA") if is_batch else ("QTY*QA", "QTY*QC")
    for count, amount, quantity, money in (
        (level.accepted, level.accepted_amount, taken, "AMT*YU"),
        (level.rejected, level.rejected_amount, refused, "AMT*YY"),
    ):
        if count is None and amount:
            yield here(level, quantity)
        elif count and amount is None:
            yield here(level, money)
        elif count is not None and (count < 0 or count != int(count) or (count == 0 and amount)):
            yield here(level, quantity, 2)


@rule(
    "277CA-PROVIDER-TRACE",
    ProviderStatus,
    snip=2,
    source="X214 2200C TRN: required before STC, REF, QTY and AMT",
    what="Something is said of the provider's claims, but the TRN before it is missing.",
    remedy="Read it as about all claims of the provider.",
    severity="warning",
    ack="3",
    when=lambda level: not level.trace,
)
def provider_has_a_trace(level: ProviderStatus, around: Around) -> Spots:
    """What is said of a provider begins with TRN."""
    if level.statuses or level.refs or level.accepted is not None or level.rejected is not None:
        yield here(level, "TRN", 2)


@rule(
    "277CA-BATCH-TAKEN",
    ReceiverStatus,
    snip=4,
    source="X214 2200B STC03, QTY*90 and AMT*YU",
    what="The batch is rejected, but claims of it are counted as taken.",
    remedy="Ask the sender whether the batch must be sent again.",
    severity="warning",
    when=lambda batch: not batch.providers and batch.accepted,
)
def rejected_batch_has_taken_nothing(batch: ReceiverStatus, around: Around) -> Spots:
    """Of a rejected batch no claim was taken."""
    if any(status.action == "U" for status in batch.statuses):
        yield here(batch, "QTY*90", 2)
