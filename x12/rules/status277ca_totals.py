"""Whether the totals of a claim acknowledgment (277CA) agree with the claims that it lists."""

from __future__ import annotations

from decimal import Decimal

from x12.messages.ack277ca import ClaimAcknowledgment, ClaimStatus, ProviderStatus, ReceiverStatus
from x12.rules.as_sent import Segment
from x12.rules.finding import Around, Spot, Spots, here, rule

ONE = Decimal(1)
TOTALS = (
    ("accepted", "QTY*90", "QTY*QA", "claims taken"),
    ("rejected", "QTY*AA", "QTY*QC", "claims rejected"),
    ("accepted_amount", "AMT*YU", "AMT*YU", "of charges taken"),
    ("rejected_amount", "AMT*YY", "AMT*YY", "of charges rejected"),
)
Counted = ReceiverStatus | ProviderStatus | ClaimStatus | ClaimAcknowledgment


@rule(
    "277CA-TOTALS",
    ReceiverStatus,
    ProviderStatus,
    ClaimStatus,
    ClaimAcknowledgment,
    snip=3,
    source="X214 2200B and 2200C QTY and AMT",
    what="The totals do not agree with the claims that are listed.",
    remedy="Compare the claims that were sent with those that are listed; one may be missing.",
    severity="warning",
)
def totals_agree(item: Counted, around: Around) -> Spots:
    """What is said of batches and providers is what their claims add up to."""
    if isinstance(item, ReceiverStatus):
        _remember(item, "batch", around, lists_claims=bool(item.providers))
    elif isinstance(item, ProviderStatus):
        _remember(item, "provider", around, lists_claims=bool(item.patients))
    elif isinstance(item, ClaimStatus):
        _count(item, around)
    else:
        yield from _compare(around)


def _remember(level: ReceiverStatus | ProviderStatus, name: str, around: Around, *, lists_claims: bool) -> None:
    """Add up what is said; a batch that was refused as a whole lists no claims, and its totals prove nothing."""
    if not lists_claims:
        return
    for total, of_batch, of_provider, _ in TOTALS:
        said: Decimal | None = getattr(level, total)
        if said is not None:
            segment = of_batch if name == "batch" else of_provider
            around.add(f"{name} {total}", said)
            around.add(f"{name} {total} is said", ONE)
            around.add(f"{name} {total} at", Decimal(_number(level, segment, around)))


def _number(level: ReceiverStatus | ProviderStatus, segment: str, around: Around) -> int:
    """Find a total now: when the last claim is counted, a stream no longer has it."""
    name, _, qualifier = segment.partition("*")
    number, elements = level.at, [""]
    while around.transaction is not None and elements[:2] != [name, qualifier]:
        number += 1
        elements = around.transaction.elements(number)
        if elements[0] in ("", "HL"):
            return level.at
    return number


def _count(claim: ClaimStatus, around: Around) -> None:
    result = "rejected" if claim.is_rejected else "accepted"
    charge = next((status.amount for status in claim.statuses if status.amount is not None), None)
    around.add(result, ONE)
    if charge is None:
        around.add("unpriced", ONE)
    else:
        around.add(f"{result}_amount", charge)


def _compare(around: Around) -> Spots:
    if not around.total("accepted") + around.total("rejected"):
        return
    for total, of_batch, of_provider, words in TOTALS:
        if total.endswith("amount") and around.total("unpriced"):
            continue
        for level, segment in (("batch", of_batch), ("provider", of_provider)):
            said, counted = around.total(f"{level} {total}"), around.total(total)
            if around.total(f"{level} {total} is said") and said != counted:
                what = f"The totals of the {level} say {said} {words}, but the listed claims make {counted}."
                yield _place(f"{level} {total}", segment, around)._replace(what=what)


def _place(total: str, segment: str, around: Around) -> Spot:
    """Point at the total if it was said once, else at the header."""
    if around.total(f"{total} is said") > ONE:
        return here(around.message, "BHT")
    return here(Segment(at=int(around.total(f"{total} at"))), segment, 2)
