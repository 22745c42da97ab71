"""What a professional claim (837P) leaves unsaid although the guide requires it, and reading had to assume."""

from __future__ import annotations

from typing import Any

from x12.messages.claim837p import (
    Billing,
    Claim,
    ClaimBatch,
    Drug,
    LineAdjudication,
    OtherPayer,
    Patient,
    ServiceLine,
    Subscriber,
)
from x12.messages.line_parties837p import (
    LineDropOff,
    LinePickUp,
    LineReferringProvider,
    LineRenderingProvider,
    LineServiceFacility,
    LineSupervisingProvider,
)
from x12.messages.parties837p import (
    BillingProvider,
    DropOff,
    OrderingProvider,
    OtherPayerName,
    OtherSubscriber,
    PatientName,
    PayerName,
    PayTo,
    PayToPlan,
    PickUp,
    PurchasedServiceProvider,
    Receiver,
    ReferringProvider,
    RenderingProvider,
    ServiceFacility,
    Submitter,
    SubscriberName,
    SupervisingProvider,
)
from x12.rules.as_sent import Segment, piece, sent
from x12.rules.finding import Around, Spots, here, rule

PROVIDERS = (
    BillingProvider,
    RenderingProvider,
    ReferringProvider,
    SupervisingProvider,
    ServiceFacility,
    OrderingProvider,
    PurchasedServiceProvider,
    LineRenderingProvider,
    LineReferringProvider,
    LineSupervisingProvider,
    LineServiceFacility,
)
OTHERS = (Submitter, Receiver, SubscriberName, PatientName, PayerName, OtherSubscriber, OtherPayerName)
NAMELESS = (PayTo, PayToPlan, PickUp, DropOff, LinePickUp, LineDropOff)
REQUIRED: dict[type, tuple[tuple[str, int, int], ...]] = {
    Claim: (("CLM", 5, 2), ("CLM", 5, 3), ("CLM", 6, 0), ("CLM", 7, 0), ("CLM", 8, 0), ("CLM", 9, 0)),
    ServiceLine: (("SV1", 1, 1), ("SV1", 3, 0), ("SV1", 4, 0)),
    OtherPayer: (("OI", 3, 0), ("OI", 6, 0)),
    Drug: (("LIN", 2, 0),),
    LineAdjudication: (("SVD", 3, 1),),
}
HEAD = 8
VALUES = {"REF": (2,), "DTP": (3,), "AMT": (2,), "NTE": (1, 2), "QTY": (2,), "K3": (1,), "PRV": (3,)}
PAIRS = {"PAT": ((5, 6), (7, 8))}


@rule(
    "CODE-MISSING",
    *REQUIRED,
    snip=2,
    source="X222 2300 CLM, 2400 SV1, 2320 OI, 2410 LIN, 2430 SVD: required codes",
    what="A code that the guide requires was not sent.",
    remedy="Send the code; do not leave it to the payer to guess.",
    ack="1",
)
def _code_missing(item: Any, around: Around) -> Spots:
    elements: list[str] | None = []
    segment = ""
    for name, element, component in REQUIRED[type(item)]:
        if name != segment:
            segment, elements = name, sent(around, item, name)
        if not elements or (component and not piece(around, elements, element)):
            continue
        if not piece(around, elements, element, component):
            yield here(item, name, element, component)


@rule(
    "BHT-CODE-MISSING",
    ClaimBatch,
    snip=2,
    source="X222 BHT01, BHT02, BHT06",
    what="The header does not say what kind of batch this is.",
    remedy="Send 0019 in BHT01, the purpose (00 original) in BHT02 and the use (CH chargeable) in BHT06.",
    ack="1",
)
def _header_code_missing(batch: ClaimBatch, around: Around) -> Spots:
    at = batch.where.get("BHT")
    if around.transaction is None or not at:
        return
    elements = around.transaction.elements(at)
    for element in (1, 2, 6):
        if not piece(around, elements, element):
            yield here(batch, "BHT", element)


@rule(
    "NM102-MISSING",
    *PROVIDERS,
    *OTHERS,
    *NAMELESS,
    snip=2,
    source="X222 NM102 of every party",
    what="The segment does not say whether this is a person or an organization.",
    remedy="Send 1 for a person or 2 for an organization in NM102.",
    ack="1",
)
def _kind_missing(party: Any, around: Around) -> Spots:
    elements = sent(around, party, "NM1")
    if elements is not None and not piece(around, elements, 2):
        yield here(party, "NM1", 2)


@rule(
    "NM108-PAIR",
    *PROVIDERS,
    *OTHERS,
    snip=1,
    source="X12 syntax note of NM1: NM108 and NM109 go together",
    what="An identifier stands without its qualifier, or a qualifier without its identifier.",
    remedy="Send both NM108 and NM109, or neither.",
    ack="2",
)
def _identifier_alone(party: Any, around: Around) -> Spots:
    elements = sent(around, party, "NM1")
    if elements is None:
        return
    qualifier, number = piece(around, elements, 8), piece(around, elements, 9)
    if number and not qualifier:
        yield here(party, "NM1", 8)
    elif qualifier and not number and isinstance(party, PROVIDERS):
        yield here(party, "NM1", 9)


@rule(
    "VALUE-MISSING",
    Claim,
    snip=2,
    source="X222 2300 and below: REF02, DTP03, AMT02, NTE01, NTE02, QTY02, K301, PRV03 are required in their segments",
    what="The segment has a qualifier but no value.",
    remedy="Send the value, or leave the segment out.",
    ack="1",
)
def _value_missing(claim: Claim, around: Around) -> Spots:
    if around.transaction is None or not claim.at:
        return
    for number in range(claim.at, claim.to + 1):
        elements = around.transaction.elements(number)
        for element in VALUES.get(elements[0], ()):
            if not piece(around, elements, element):
                yield here(Segment(at=number), elements[0], element)


@rule(
    "LEVEL-VALUE-MISSING",
    Billing,
    Subscriber,
    Patient,
    snip=2,
    source="X222 2000A PRV03, 2000B and 2000C PAT05 to PAT08, HL04",
    what="The segment of the level lacks a value that belongs with the others.",
    remedy="Send the value, or leave the segment out; HL04 is 1 when a level follows below, else 0.",
    ack="1",
)
def _level_value_missing(level: Billing | Subscriber | Patient, around: Around) -> Spots:
    if around.transaction is None or not level.at:
        return
    for number in range(level.at, level.at + HEAD):
        elements = around.transaction.elements(number)
        if elements[0] in ("NM1", "CLM") or (elements[0] == "HL" and number > level.at):
            return
        if elements[0] in ("HL", "PRV"):
            element = 4 if elements[0] == "HL" else 3
            if not piece(around, elements, element):
                yield here(Segment(at=number), elements[0], element)
        for qualifier, value in PAIRS.get(elements[0], ()):
            if bool(piece(around, elements, qualifier)) != bool(piece(around, elements, value)):
                yield here(Segment(at=number), elements[0], value)
