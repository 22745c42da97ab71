"""What a 999 must say so that an office knows which of its transactions were taken."""

from __future__ import annotations

from decimal import Decimal

from x12.declare import Part
from x12.messages.ack999 import Context, ElementError, FunctionalAcknowledgment, SegmentError, TransactionResponse
from x12.rules.as_sent import Segment
from x12.rules.finding import Around, Spots, here, rule

ONE = Decimal(1)
SETS = {"HC": "837", "HP": "835", "HS": "270", "HB": "271", "HR": "276", "HN": "277", "HI": "278", "BE": "834"}
"""Which transaction set a group code goes with (GS01 and ST01)."""
TAKEN = frozenset("AE")
REFUSED = frozenset("RMWX")
ELEMENT_ERRORS = "8"
MISSING = "1"
SEGMENT_MISSING = frozenset({"3", "I6", "I7", "I8"})
HIGHEST_ELEMENT = 99


def _ak9(message: FunctionalAcknowledgment) -> Part:
    """Give the AK9, which stands behind all answers, or the message when it has none."""
    at = message.where.get("AK9", 0)
    return Segment(at=at) if at else message


def _ik5(response: TransactionResponse, around: Around) -> Part:
    """Give the IK5, which stands behind the errors of its transaction, or the answer when it has none."""
    transaction = around.transaction
    is_last = transaction is not None and transaction.elements(response.to)[0] == "IK5"
    return Segment(at=response.to) if is_last else response


@rule(
    "999-SET-FITS",
    TransactionResponse,
    snip=4,
    source="X231 AK101 and AK201",
    what="The transaction that is answered does not belong into the group that is answered.",
    remedy="Ask the sender which file it answers.",
    severity="warning",
)
def set_fits_the_group(response: TransactionResponse, around: Around) -> Spots:
    """AK201 is the transaction set of the group in AK101."""
    message = around.message
    expected = SETS.get(message.group_code) if isinstance(message, FunctionalAcknowledgment) else None
    if expected and response.transaction_set and response.transaction_set != expected:
        yield here(response, "AK2", 1)


@rule(
    "999-SET-TWICE",
    TransactionResponse,
    snip=4,
    source="X231 AK202: unique in the group",
    what="The same transaction is answered twice.",
    remedy="Trust the worse of the two answers, and ask the sender.",
)
def set_is_answered_once(response: TransactionResponse, around: Around) -> Spots:
    """Each ST02 is answered once, and counted."""
    around.add("sets", ONE)
    around.add(f"sets {response.status}", ONE)
    if around.seen("999 set", (response.transaction_set, response.control_number)):
        yield here(response, "AK2", 2)


@rule(
    "999-VERSION",
    TransactionResponse,
    snip=4,
    source="X231 AK103 and AK203",
    what="The version of the transaction is not the one of its group.",
    remedy="Compare with GS08 and ST03 of the file that was sent.",
    severity="warning",
)
def versions_agree(response: TransactionResponse, around: Around) -> Spots:
    """AK203 repeats AK103 when both are given."""
    message = around.message
    version = message.version if isinstance(message, FunctionalAcknowledgment) else ""
    if version and response.version and response.version != version:
        yield here(response, "AK2", 3)


@rule(
    "999-REASON",
    TransactionResponse,
    snip=4,
    source="X231 IK501 and IK502",
    what="The transaction is rejected or has errors, but it is not said which.",
    remedy="Ask the sender for the errors; nothing can be corrected without them.",
    severity="warning",
)
def rejection_has_a_reason(response: TransactionResponse, around: Around) -> Spots:
    """A transaction that is not simply accepted lists errors or codes."""
    if response.status in ("R", "E") and not response.errors and not any(response.codes):
        yield here(_ik5(response, around), "IK5", 1)


@rule(
    "999-ACCEPTED-ERRORS",
    TransactionResponse,
    snip=4,
    source="X231 IK501: A is accepted without errors",
    what="The transaction is accepted without reserve (A), but errors are listed.",
    remedy="Correct the errors for the next file; this one was taken.",
    severity="warning",
)
def accepted_has_no_errors(response: TransactionResponse, around: Around) -> Spots:
    """IK501 A goes with no IK3."""
    if response.status == "A" and (response.errors or any(response.codes)):
        yield here(_ik5(response, around), "IK5", 1)


@rule(
    "999-POSITION",
    SegmentError,
    snip=4,
    source="X231 IK302: counted from ST = 1",
    what="The position of the segment is not 1 or more.",
    remedy="Find the segment by its id and loop.",
)
def position_counts_from_one(error: SegmentError, around: Around) -> Spots:
    """IK302 counts segments from the ST."""
    if error.position < 1:
        yield here(error, "IK3", 2)


@rule(
    "999-ELEMENT-POSITION",
    ElementError,
    snip=4,
    source="X231 IK401",
    what="The position of the element is not between 1 and 99.",
    remedy="Find the element by the copy of its value.",
)
def element_counts_from_one(error: ElementError, around: Around) -> Spots:
    """IK401 counts elements from 1; so do components and repetitions."""
    inner = [number for number in (error.component, error.repetition) if number is not None]
    if not 1 <= error.element <= HIGHEST_ELEMENT or any(number < 1 for number in inner):
        yield here(error, "IK4", 1)


@rule(
    "999-ELEMENT-NUMBER",
    ElementError,
    snip=1,
    source="X231 IK402: the number of the element in the data dictionary",
    what="The number of the data element is not a number.",
    remedy="Find the element by its position in IK401.",
    severity="warning",
    ack="6",
)
def element_number_is_one(error: ElementError, around: Around) -> Spots:
    """IK402 has one to four digits."""
    if error.reference and not (error.reference.isascii() and error.reference.isdigit()):
        yield here(error, "IK4", 2)


@rule(
    "999-ELEMENT-ERRORS",
    SegmentError,
    snip=4,
    source="X231 IK304 code 8 and IK4",
    what="Elements are said to be wrong, but none is named.",
    remedy="Ask the sender which element is wrong.",
    severity="warning",
)
def wrong_elements_are_named(error: SegmentError, around: Around) -> Spots:
    """IK304 8 comes with an IK4."""
    if error.code == ELEMENT_ERRORS and not error.elements:
        yield here(error, "IK3", 4)


@rule(
    "999-MISSING-SEGMENT",
    SegmentError,
    snip=4,
    source="X231 IK304 codes 3, I6, I7, I8 and IK4",
    what="The segment is said to be missing, but elements of it are said to be wrong.",
    remedy="Look at the segment in the file that was sent.",
    severity="warning",
)
def missing_segment_has_no_elements(error: SegmentError, around: Around) -> Spots:
    """What is missing has no wrong elements."""
    if error.code in SEGMENT_MISSING and error.elements:
        yield here(error, "IK3", 4)


@rule(
    "999-MISSING-VALUE",
    ElementError,
    snip=4,
    source="X231 IK403 code 1 and IK404",
    what="The element is said to be missing, but a copy of its value is given.",
    remedy="Look at the element in the file that was sent.",
    severity="warning",
)
def missing_element_has_no_value(error: ElementError, around: Around) -> Spots:
    """IK404 repeats a value only where there was one."""
    if error.code == MISSING and error.bad_value:
        yield here(error, "IK4", 4)


@rule(
    "999-TRIGGER-PLACE",
    Context,
    snip=4,
    source="X231 CTX01 SITUATIONAL TRIGGER and CTX02, CTX03",
    what="It is not said which segment made this one required.",
    remedy="Look the situation up in the guide.",
    severity="warning",
)
def trigger_has_a_place(context: Context, around: Around) -> Spots:
    """A situational trigger names its segment."""
    if context.name == "SITUATIONAL TRIGGER" and not context.segment_id:
        yield here(context, "CTX", 2)


@rule(
    "999-GROUP-NUMBER",
    FunctionalAcknowledgment,
    snip=4,
    source="X231 AK102: our GS06, 1 to 999999999",
    what="The number of the group that is answered is not a group control number.",
    remedy="Ask the sender which file it answers.",
)
def group_number_is_a_number(message: FunctionalAcknowledgment, around: Around) -> Spots:
    """AK102 is the number that we gave the group."""
    number = message.group_control_number
    if number and not (number.isascii() and number.isdigit() and number.strip("0")):
        yield here(message, "AK1", 2)


@rule(
    "999-COUNTS",
    FunctionalAcknowledgment,
    snip=3,
    source="X231 AK902, AK903 and AK904",
    what="More transactions are accepted than were received, or another number was received than sent.",
    remedy="Compare with the file that was sent; a transaction may be lost.",
)
def counts_are_in_order(message: FunctionalAcknowledgment, around: Around) -> Spots:
    """Accepted are at most those received, and received are those that the group says it holds."""
    if message.received != message.included:
        what = f"The group says it holds {message.included} transactions, but {message.received} were received."
        yield here(_ak9(message), "AK9", 3, what=what)
    if message.accepted > message.received:
        what = f"{message.accepted} transactions are accepted of {message.received} received."
        yield here(_ak9(message), "AK9", 4, what=what)


@rule(
    "999-COUNT-RECEIVED",
    FunctionalAcknowledgment,
    snip=3,
    source="X231 AK903 and the AK2 loops",
    what="Another number of transactions is answered than was received.",
    remedy="Take those that are not answered for not received, and ask the sender.",
    severity="warning",
)
def each_set_is_answered(message: FunctionalAcknowledgment, around: Around) -> Spots:
    """There is an AK2 for each transaction received; a group without errors may have none."""
    answered = int(around.total("sets"))
    if answered and answered != message.received:
        what = f"{message.received} transactions were received, but {answered} are answered."
        yield here(_ak9(message), "AK9", 3, what=what)


@rule(
    "999-COUNT-ACCEPTED",
    FunctionalAcknowledgment,
    snip=3,
    source="X231 AK904 and IK501",
    what="Another number of transactions is accepted than IK501 says.",
    remedy="Go by the answers to the single transactions.",
)
def accepted_are_counted(message: FunctionalAcknowledgment, around: Around) -> Spots:
    """AK904 counts the transactions with IK501 A or E."""
    answered = int(around.total("sets"))
    taken = int(sum(around.total(f"sets {status}") for status in TAKEN))
    if answered and answered == message.received and taken != message.accepted:
        what = f"AK904 says {message.accepted} transactions are accepted, but {taken} are answered so."
        yield here(_ak9(message), "AK9", 4, what=what)


@rule(
    "999-STATUS",
    FunctionalAcknowledgment,
    snip=4,
    source="X231 AK901 and IK501",
    what="The answer to the group does not agree with the answers to its transactions.",
    remedy="Go by the answers to the single transactions.",
)
def status_agrees(message: FunctionalAcknowledgment, around: Around) -> Spots:
    """A and E take every transaction, R none, P some; only E and P have errors."""
    if not message.status or not around.total("sets"):
        return
    taken = sum(around.total(f"sets {status}") for status in TAKEN)
    refused = sum(around.total(f"sets {status}") for status in REFUSED)
    agrees = {
        "A": not refused and not around.total("sets E"),
        "E": not refused,
        "P": bool(taken and refused),
        "R": not taken,
    }
    if not agrees.get(message.status, not taken):
        yield here(_ak9(message), "AK9", 1)
