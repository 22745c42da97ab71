"""
What the raw segments of a claim show and its objects do not: qualifiers without a value, gaps, elements not in use.

All segments of a claim are looked through, so only what costs next to nothing is asked of each.
"""

from __future__ import annotations

import re
from functools import lru_cache

from x12.declare import Loop
from x12.envelope import Delimiters
from x12.messages.claim837p import Claim, Patient, Subscriber
from x12.messages.parties837p import (
    BillingProvider,
    PatientName,
    PayerName,
    PayToPlan,
    Receiver,
    Submitter,
    SubscriberName,
)
from x12.messages.remittance835 import ClaimPayment
from x12.messages.status276 import ClaimInquiry
from x12.messages.status277 import ClaimResponse
from x12.rules.as_sent import Segment, stretch
from x12.rules.finding import Around, Spots, here, rule

Written = Claim | ClaimPayment | ClaimInquiry | ClaimResponse
VALUED = "AMT|DTM|QTY|REF"
"""Segments of a qualifier and what it is about; in DTP two codes stand before the date."""
UNUSED = {
    "CLM": (3, 4, 13, 14, 15, 16, 17, 18, 19),
    "SV1": (6, 8, 10, 14, 16, 17, 18, 19, 20, 21),
    "SBR": (6, 7, 8),
    "NM1": (6,),
    "N4": (5, 6),
    "CTP": (1, 2, 3, 6, 7, 8, 9, 10, 11),
    "CR1": (3, 7, 8),
    "CR2": (1, 2, 3, 4, 5, 6, 7, 9),
    "HCP": (8,),
    "OI": (1, 2, 5),
    "PAT": (2, 3, 4),
    "PWK": (3, 4),
    "SVD": (4,),
    "LIN": (1,),
}
"""Elements that the guide of the professional claim does not use."""
OF_SUBSCRIBER = {"PAT": (1, 2, 3, 4)}
"""That the patient is the subscriber is said in SBR02."""
LOOPS = (
    Claim,
    Submitter,
    Receiver,
    BillingProvider,
    PayToPlan,
    Subscriber,
    SubscriberName,
    PayerName,
    Patient,
    PatientName,
)
LEVEL = 2
"""SBR and PAT stand directly after the HL of their level."""
TRIO = 3


@rule(
    "QUALIFIER-ALONE",
    ClaimPayment,
    ClaimInquiry,
    ClaimResponse,
    snip=1,
    source="X12.3 REF, AMT, DTM, DTP, QTY: a qualifier says what the next value is",
    what="The segment says what it is about, but holds no value.",
    remedy="Send the value, or leave the segment out.",
    ack="1",
)
def qualifier_has_a_value(claim: Written, around: Around) -> Spots:
    """REF02, AMT02, DTM02, QTY02 and DTP03 are there."""
    if around.transaction is None or not claim.at:
        return
    marks = around.transaction.delimiters
    end, pattern = marks.segment, _alone(marks)
    texts = stretch(around, claim.at, claim.to)
    if pattern.search(f"{end}{end.join(texts)}{end}") is None:
        return
    for number, text in enumerate(texts, claim.at):
        if pattern.search(f"{end}{text}{end}"):
            name = text.partition(marks.element)[0]
            yield here(Segment(at=number), name, 3 if name == "DTP" else 2)


@rule(
    "CAS-GAP",
    ClaimPayment,
    Claim,
    snip=1,
    source="X221 and X222 CAS: the next three elements are used only when those before are",
    what="Three elements of the adjustment are left empty before the next ones.",
    remedy="Write the adjustments one directly after the other.",
    severity="warning",
    ack="2",
)
def adjustments_have_no_gap(claim: Written, around: Around) -> Spots:
    """Reason, amount and quantity follow each other without an empty trio."""
    if around.transaction is None or not claim.at:
        return
    mark = around.transaction.delimiters.element
    gap = mark * (TRIO + 1)
    for number, text in enumerate(stretch(around, claim.at, claim.to), claim.at):
        if text[:3] == "CAS" and gap in text.rstrip(mark):
            elements = text.split(mark)
            empty = (at for at in range(2, len(elements), TRIO) if not any(elements[at : at + TRIO]))
            yield here(Segment(at=number), "CAS", next(empty, 2))


@rule(
    "NOT-USED",
    *LOOPS,
    snip=2,
    source="X222: elements marked as not used in CLM, CR1, CR2, CTP, HCP, LIN, N4, NM1, OI, PAT, PWK, SBR, SV1 and SVD",
    what="The element is filled, but the guide does not use it.",
    remedy="Leave it empty.",
    severity="warning",
    ack="I10",
)
def unused_elements_are_empty(loop: Loop, around: Around) -> Spots:
    """What the guide does not use is not sent."""
    if around.transaction is None or not loop.at:
        return
    last = loop.to
    if isinstance(loop, Subscriber | Patient):  # what stands below has its own turn
        last = loop.name.at - 1 if loop.name is not None and loop.name.at else loop.at + LEVEL
    mark = around.transaction.delimiters.element
    unused = _unused(mark, isinstance(loop, Subscriber))
    for number, text in enumerate(stretch(around, loop.at, last), loop.at):
        places = unused.get(text[:3])
        if places is None:
            continue
        elements = text.split(mark)
        width = len(elements)
        for at in places:
            if at >= width:
                break
            if elements[at]:
                yield here(Segment(at=number), elements[0], at)
                break


@lru_cache(maxsize=32)
def _unused(mark: str, is_subscriber: bool) -> dict[str, tuple[int, ...]]:
    """Give the elements not in use by how their segments begin."""
    places = UNUSED | OF_SUBSCRIBER if is_subscriber else UNUSED
    return {(name + mark)[:3]: at for name, at in places.items()}


@lru_cache(maxsize=32)
def _alone(marks: Delimiters) -> re.Pattern[str]:
    """Make the pattern of a segment, between the ends of two, that has a qualifier and no value."""
    element, end = re.escape(marks.element), re.escape(marks.segment)
    value = f"[^{element}{end}]"
    nothing = f"(?:(?={end})|{element}(?=[{element}{end}]))"
    return re.compile(f"{end}(?:(?:{VALUED}){element}{value}++|DTP{element}{value}++(?:{element}{value}*+)?+){nothing}")
