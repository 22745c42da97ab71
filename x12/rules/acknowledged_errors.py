"""The single errors of a 999 in detail: their order and contexts, their codes, and the group as a whole."""

from __future__ import annotations

import re

from x12.declare import Part
from x12.messages.ack999 import Context, ElementError, FunctionalAcknowledgment, SegmentError, TransactionResponse
from x12.rules.as_sent import Segment
from x12.rules.finding import Around, Spots, here, rule
from x12.words.syntax import CONTEXTS

TRIGGER = "SITUATIONAL TRIGGER"
REFERENCE = re.compile(r"\d{1,4}|C\d{3}", re.ASCII)
"""The number of an element, or of a composite, in the data dictionary."""
GUIDES = {
    "HB": "005010X279",
    "HC": "005010X22",
    "HI": "005010X21",
    "HN": "005010X21",
    "HP": "005010X221",
    "HR": "005010X212",
    "HS": "005010X279",
}
"""How the guides of a group code (GS01) begin (GS08)."""


@rule(
    "999-ORDER",
    TransactionResponse,
    snip=4,
    source="X231 IK302: the segments in the order of the file",
    what="A wrong segment stands before one that was told already, or the same error is told twice.",
    remedy="Look at the segment by its id and loop; the position may be wrong.",
    severity="warning",
    when=lambda response: len(response.errors) > 1,
)
def errors_are_in_order(response: TransactionResponse, around: Around) -> Spots:
    """Errors follow the segments of the transaction."""
    last = 0
    told: set[tuple[object, ...]] = set()
    for error in response.errors:
        values = tuple((one.element, one.component, one.repetition, one.code) for one in error.elements)
        places = tuple((one.segment_id, one.position, one.element, one.component) for one in error.contexts)
        said = (error.segment_id, error.position, error.loop, error.code, values, places)
        if error.position < last or said in told:
            yield here(error, "IK3", 2)
        last = max(last, error.position)
        told.add(said)


@rule(
    "999-ELEMENT-TWICE",
    SegmentError,
    snip=4,
    source="X231 IK401 and IK403",
    what="The same error of an element is told twice.",
    remedy="Correct it once.",
    severity="warning",
    when=lambda error: len(error.elements) > 1,
)
def element_errors_stand_once(error: SegmentError, around: Around) -> Spots:
    """An element has an error once."""
    told: set[tuple[object, ...]] = set()
    for row in error.elements:
        said = (row.element, row.component, row.repetition, row.code)
        if said in told:
            yield here(row, "IK4", 1)
        told.add(said)


@rule(
    "999-FIRST-SEGMENT",
    SegmentError,
    snip=4,
    source="X231 IK301 and IK302: segment 1 is ST",
    what="The first segment of a transaction is ST, and ST is nothing but the first.",
    remedy="Look at the segment by its id and loop.",
    severity="warning",
    when=lambda error: error.segment_id and error.position == 1 and error.segment_id != "ST",
)
def first_segment_is_st(error: SegmentError, around: Around) -> Spots:
    """Position 1 is ST."""
    yield here(error, "IK3", 2)


@rule(
    "999-SEGMENT-CODE",
    SegmentError,
    snip=2,
    source="X231 IK304",
    what="It is not said what is wrong with the segment.",
    remedy="Look at the elements that are named; else ask the sender.",
    severity="warning",
    ack="1",
    when=lambda error: not error.code,
)
def segment_error_has_a_code(error: SegmentError, around: Around) -> Spots:
    """IK304 says what is wrong."""
    yield here(error, "IK3", 4)


@rule(
    "999-CONTEXT",
    Context,
    snip=2,
    source="X231 CTX01: SITUATIONAL TRIGGER, or a business unit such as CLM01 with its value",
    what="The context is of no known kind, or names a claim or person without saying which.",
    remedy="Find the claim by the position of the segment.",
    severity="warning",
    ack="7",
    when=lambda context: context.name != TRIGGER,
)
def context_says_which(context: Context, around: Around) -> Spots:
    """A business unit comes with its value."""
    if context.name and context.name not in CONTEXTS:
        yield here(context, "CTX", 1, 1)
    elif context.name and not context.value:
        yield here(context, "CTX", 1, 2)


@rule(
    "999-TRIGGER-POSITION",
    Context,
    snip=4,
    source="X231 CTX03, CTX05 and CTX06 of a SITUATIONAL TRIGGER",
    what="The position of what made a segment required is not 1 or more, or a number of it is no number.",
    remedy="Look the situation up in the guide.",
    severity="warning",
    ack="7",
    when=lambda context: context.name == TRIGGER,
)
def trigger_has_a_position(context: Context, around: Around) -> Spots:
    """A trigger says where it stands."""
    if context.position is None or context.position < 1:
        yield here(context, "CTX", 3)
    if any(number is not None and number < 1 for number in (context.element, context.component, context.repetition)):
        yield here(context, "CTX", 5)
    if context.reference and not REFERENCE.fullmatch(context.reference):
        yield here(context, "CTX", 6, 1)


@rule(
    "999-RETIRED-CODE",
    ElementError,
    snip=2,
    source="X231 IK403: 11 is not used",
    what="The guide does not know this code of an error.",
    remedy="Look at the element in the file that was sent.",
    severity="warning",
    ack="7",
    when=lambda error: error.code == "11",
)
def error_code_is_known(error: ElementError, around: Around) -> Spots:
    """IK403 has codes 1 to 10, 12, 13 and those that begin with I."""
    yield here(error, "IK4", 3)


@rule(
    "999-CODES",
    TransactionResponse,
    snip=4,
    source="X231 IK502 to IK506: one after the other, each once",
    what="Of the codes of a transaction one stands twice, or after an empty element.",
    remedy="Read each once.",
    severity="warning",
    when=lambda response: response.codes,
)
def codes_stand_once(response: TransactionResponse, around: Around) -> Spots:
    """The codes of IK5 follow each other."""
    seen: set[str] = set()
    for element, code in enumerate(response.codes, 2):
        is_gap = not code and any(response.codes[element - 1 :])
        if is_gap or (code and code in seen):
            yield here(response, "IK5", element)
        seen.add(code)


@rule(
    "999-GROUP-VERSION",
    FunctionalAcknowledgment,
    snip=4,
    source="X231 AK101 and AK103: GS01 and GS08 of one group",
    what="The kind and the version of the group that is answered do not go together.",
    remedy="Ask the sender which file it answers.",
    severity="warning",
)
def kind_and_version_go_together(message: FunctionalAcknowledgment, around: Around) -> Spots:
    """The guide of a group is one of its kind."""
    begins = GUIDES.get(message.group_code, "")
    if begins and message.version.startswith("005010X") and not message.version.startswith(begins):
        yield here(message, "AK1", 3)


@rule(
    "999-GROUP-STATUS",
    FunctionalAcknowledgment,
    snip=4,
    source="X231 AK901 to AK905",
    what="The answer to the group does not agree with its own counts or codes.",
    remedy="Go by the answers to the single transactions; else ask the sender.",
    severity="warning",
)
def group_agrees_with_its_counts(message: FunctionalAcknowledgment, around: Around) -> Spots:
    """A takes every transaction and has no codes, R takes none, P takes some."""
    at = message.where.get("AK9", 0)
    place: Part = Segment(at=at) if at else message
    if message.status == "A" and any(message.codes):
        yield here(place, "AK9", 5)
    elif around.total("sets") or message.received != message.included:
        return  # the answers to the single transactions say more
    else:
        fits = {
            "A": message.accepted == message.received,
            "E": message.accepted == message.received,
            "P": 0 < message.accepted < message.received,
            "R": message.accepted == 0,
        }
        if not fits.get(message.status, True):
            yield here(place, "AK9", 1)
