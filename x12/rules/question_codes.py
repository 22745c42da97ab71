"""Codes of questions and answers about coverage and claims that are open lists: service types, procedures, traces."""

from __future__ import annotations

from x12.messages.ack277ca import LineStatus
from x12.messages.benefits271 import Benefit
from x12.messages.eligibility_parts import DependentName
from x12.messages.inquiry270 import Inquiry, InquiryDependent, InquirySubscriber
from x12.messages.remittance835 import ServicePayment
from x12.messages.status276 import LineInquiry, StatusInquiryReceiver
from x12.messages.status277 import LineResponse
from x12.rules.finding import Around, Spots, here, rule
from x12.words.eligibility import SERVICE_TYPES

Priced = LineInquiry | LineResponse | LineStatus | ServicePayment | Benefit | Inquiry
LISTS = frozenset("AD CJ ER HC HP ID IV N1 N2 N3 N4 N5 N6 NU UI WK ZZ".split())
"""The lists of procedures, drugs and revenue codes of all these messages together."""
PLACES = {Benefit: ("EB", 13), Inquiry: ("EQ", 2)}


@rule(
    "SERVICE-TYPE",
    Inquiry,
    Benefit,
    snip=2,
    source="X279 EQ01 and EB03",
    what="The service type is not on the list.",
    remedy="Use a code of the list, such as 30 for the plan as a whole; ask again when an answer has another.",
    severity="warning",
    ack="7",
)
def service_type_is_known(item: Inquiry | Benefit, around: Around) -> Spots:
    """Service types are those of the guide."""
    if any(code and code not in SERVICE_TYPES for code in item.service_types):
        yield here(item, "EQ", 1) if isinstance(item, Inquiry) else here(item, "EB", 3)


@rule(
    "PROCEDURE-LIST",
    ServicePayment,
    LineInquiry,
    LineResponse,
    LineStatus,
    Inquiry,
    Benefit,
    snip=2,
    source="X221 SVC01-1, X212 and X214 SVC01-1, X279 EQ02-1 and EB13-1",
    what="It is not said rightly from which list the procedure code is.",
    remedy="Send HC with CPT and HCPCS codes; match an answer by its line number.",
    severity="warning",
    ack="7",
)
def procedure_is_of_a_known_list(item: Priced, around: Around) -> Spots:
    """The first component of a procedure names its list."""
    procedure = item.procedure
    if procedure is not None and procedure.qualifier not in LISTS:
        segment, element = PLACES.get(type(item), ("SVC", 1))
        yield here(item, segment, element, 1)


@rule(
    "270-TRACE-KIND",
    InquirySubscriber,
    InquiryDependent,
    snip=2,
    source="X279 270 TRN01: 1, the number of the sender",
    what="The trace number of a question is marked as one that is given back.",
    remedy="Send TRN*1; 2 is the code of the answer.",
    ack="7",
)
def trace_of_a_question_is_ours(patient: InquirySubscriber | InquiryDependent, around: Around) -> Spots:
    """A question has no number to give back."""
    for trace in patient.traces:
        if trace.kind == "2":
            yield here(trace, "TRN", 1)


@rule(
    "RELATIONSHIP-MISSING",
    DependentName,
    snip=2,
    source="X279 2100D INS02: required with INS",
    what="INS does not say how the dependent is related to the subscriber.",
    remedy="Send 01 for a spouse, 19 for a child, 34 for another adult; or leave INS out.",
    severity="warning",
    ack="1",
)
def relation_is_told(name: DependentName, around: Around) -> Spots:
    """INS01 and INS02 go together."""
    if name.insured and not name.relationship:
        yield here(name, "INS", 2)


@rule(
    "STATUS-ASKER-ID",
    StatusInquiryReceiver,
    snip=2,
    source="X212 2100B NM108 and NM109: required",
    what="The one who asks has no number.",
    remedy="Send NM108 46 and the number that the payer gave you.",
    ack="1",
)
def asker_has_a_number(receiver: StatusInquiryReceiver, around: Around) -> Spots:
    """The answer is sent to a number."""
    if receiver.name is not None and not receiver.name.id:
        yield here(receiver.name, "NM1", 9)


@rule(
    "STATUS-UNITS",
    LineInquiry,
    snip=4,
    source="X212 2210D SVC07",
    what="The units that are asked about are zero or negative.",
    remedy="Send the units of the claim.",
    ack="7",
)
def units_are_positive(line: LineInquiry, around: Around) -> Spots:
    """A line has units."""
    if line.units is not None and line.units <= 0:
        yield here(line, "SVC", 7)
