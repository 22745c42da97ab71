"""Codes, days and traces of authorizations (278): of the request as a whole and of the decision about it."""

from __future__ import annotations

import datetime as dt

from x12.messages.eligibility_parts import Trace
from x12.messages.parts import Period
from x12.messages.review278 import (
    PatientEvent,
    ReviewDecision,
    ReviewDependent,
    ReviewedService,
    ReviewInformation,
    ReviewSubscriber,
    ServiceReview,
)
from x12.messages.review_care import CareNeed, ReviewAttachment
from x12.messages.review_parties import (
    OtherReviewer,
    RequesterName,
    ReviewDependentName,
    ReviewPersonReference,
    ReviewProvider,
    ReviewProviderReference,
    ReviewRejection,
)
from x12.rules.as_sent import Segment, stretch
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import STATES
from x12.rules.review278 import dated, is_answer
from x12.words import review
from x12.words.claims import DELAY_REASONS
from x12.words.identities import PROVIDER_ROLES, REFERENCES, RELATIONSHIPS
from x12.words.places import PLACES_OF_SERVICE

PRINCIPAL = frozenset({"ABK", "BK"})
SENT_APART = frozenset({"BM", "EL", "EM", "FT", "FX"})
"""Ways in which papers come that need a control number to be matched."""
SELF = "18"
OTHER_CONDITIONS = frozenset({"9D", "9E", "9H", "9J", "9K", "60", "ZV"})
Reviewed = PatientEvent | ReviewedService


@rule(
    "278-UM-CODE",
    ReviewInformation,
    snip=2,
    source="X217 UM05 to UM10",
    what="The code of a cause, urgency, condition, prognosis, release or delay is not on the list.",
    remedy="Use a code of the list, or leave the element out.",
    severity="warning",
    ack="7",
)
def further_codes_are_on_their_lists(row: ReviewInformation, around: Around) -> Spots:
    """UM05 to UM10 are coded."""
    for element, value, known in (
        (6, row.urgency, review.URGENCY),
        (7, row.condition, review.CONDITIONS),
        (8, row.prognosis, review.PROGNOSES),
        (9, row.release, review.RELEASES),
        (10, row.delay_reason, DELAY_REASONS),
    ):
        if value and value not in known:
            yield here(row, "UM", element)
    for component, cause in enumerate((row.cause, row.second_cause, row.third_cause), 1):
        if cause and cause not in review.CAUSES:
            yield here(row, "UM", 5, component)
    if row.accident_state and row.accident_country in ("", "US") and row.accident_state not in STATES:
        yield here(row, "UM", 5, 4)


@rule(
    "278-CARE-CODE",
    CareNeed,
    RequesterName,
    ReviewProvider,
    ReviewDependentName,
    snip=2,
    source="X217 CRC03 to CRC07, PRV01 and INS02",
    what="The code of a condition, of the provider's part or of the relationship is not on the list.",
    remedy="Use a code of the list, or leave the element out.",
    severity="warning",
    ack="7",
)
def codes_are_on_their_lists(item: CareNeed | RequesterName | ReviewProvider | ReviewDependentName, _: Around) -> Spots:
    """CRC, PRV01 and INS02 are coded; conditions of rides and of other needs have numbers."""
    if isinstance(item, CareNeed):
        for element, code in enumerate(item.conditions, 3):
            if code and not code.isdigit() and code not in review.NEED_CONDITIONS and code not in OTHER_CONDITIONS:
                yield here(item, "CRC", element)
    elif isinstance(item, ReviewDependentName):
        if item.relationship and item.relationship not in RELATIONSHIPS:
            yield here(item, "INS", 2)
    elif item.provider_role and item.provider_role not in PROVIDER_ROLES:
        yield here(item, "PRV", 1)


@rule(
    "278-DIAGNOSIS-DATED",
    PatientEvent,
    snip=2,
    source="X217 2000E HI01-3 to HI12-3: D8",
    what="The form of the date of a diagnosis is not D8.",
    remedy="Send D8 and the day as CCYYMMDD, or neither.",
    ack="7",
    when="diagnoses",
)
def days_of_diagnoses_are_days(event: PatientEvent, around: Around) -> Spots:
    """Reading takes the fourth component as a day whatever the third says."""
    if around.transaction is None:
        return
    marks = around.transaction.delimiters
    for number, text in enumerate(stretch(around, event.at, event.to), event.at):
        name, *codes = text.split(marks.element)
        for element, code in enumerate(codes if name == "HI" else (), 1):
            parts = code.split(marks.component)
            if any(parts[3:4]) and parts[2] != "D8":
                yield here(Segment(at=number), "HI", element, 3)


@rule(
    "278-UM-PLACE",
    ReviewInformation,
    snip=2,
    source="X217 UM04-1 and UM04-2: the place and the list that it is from; CMS place of service codes",
    what="The place of the service lacks its list (A or B) or its code, or is no place of service.",
    remedy="Send the place of service with B, or the first digits of the bill type with A.",
    severity="warning",
    ack="1",
    when=lambda row: row.place_of_service or row.place_list,
)
def place_has_its_list(row: ReviewInformation, around: Around) -> Spots:
    """UM04-2 says what UM04-1 is."""
    if not row.place_list:
        yield here(row, "UM", 4, 2)
    elif not row.place_of_service or (row.place_list == "B" and row.place_of_service not in PLACES_OF_SERVICE):
        yield here(row, "UM", 4, 1)


@rule(
    "278-KIND",
    ServiceReview,
    snip=2,
    source="X217 BHT06: required in an answer; not used in a request, except RU",
    what="The answer does not say whether more will follow, or a request does.",
    remedy="Send 18 or 19 in BHT06 of an answer, nothing in a request.",
    severity="warning",
    ack="1",
)
def answer_says_whether_more_follows(message: ServiceReview, around: Around) -> Spots:
    """BHT06 18 is the last answer, 19 is not."""
    if message.is_response != bool(message.kind) and message.kind in ("", "18", "19"):
        yield here(message, "BHT", 6)


@rule(
    "278-TRACE-KIND",
    PatientEvent,
    ReviewedService,
    snip=2,
    source="X217 request TRN01: 1, the number of the sender",
    what="The trace number of a request is marked as one that is given back, or stands twice.",
    remedy="Send TRN*1 with a number of its own; 2 is the code of the answer.",
    ack="7",
    when=lambda item: item.traces,
)
def trace_of_a_request_is_ours(item: Reviewed, around: Around) -> Spots:
    """A request has no number to give back."""
    if is_answer(around):
        return
    traces: list[Trace] = item.traces
    for trace in traces:
        is_twice = isinstance(item, ReviewedService) and any(
            trace.number == other.number for other in _traces_of_the_event(around)
        )
        if trace.kind == "2":
            yield here(trace, "TRN", 1)
        elif trace.number and is_twice:
            yield here(trace, "TRN", 2)


def _traces_of_the_event(around: Around) -> list[Trace]:
    event = around.get(PatientEvent)
    return event.traces if event is not None else []


@rule(
    "278-DAYS-PAST",
    PatientEvent,
    snip=4,
    source="X217 2000E DTP*439, DTP*484, DTP*431 and DTP*102, BHT04",
    what="An accident, onset, last period or decision lies after the day of the message.",
    remedy="Correct the date.",
    severity="warning",
)
def days_are_past(event: PatientEvent, around: Around) -> Spots:
    """What is told has happened."""
    today = dated(around)
    if today is None:
        return
    issued = event.issued_date.first if event.issued_date else None
    known = {"439": event.accident_date, "484": event.last_menstrual_date, "431": event.onset_date, "102": issued}
    for qualifier, day in known.items():
        if day is not None and day > today:
            yield here(event, f"DTP*{qualifier}", 3)


@rule(
    "278-BEFORE-BIRTH",
    ReviewSubscriber,
    ReviewDependent,
    snip=4,
    source="X217 2010C and 2010D DMG02, 2000E and 2000F DTP",
    what="The care that is asked for was before the patient's birth.",
    remedy="Correct the date, or the birth date.",
    severity="warning",
    when=lambda patient: patient.name is not None and patient.name.birth_date is not None,
)
def care_follows_birth(patient: ReviewSubscriber | ReviewDependent, around: Around) -> Spots:
    """Nobody is treated before being born."""
    born: dt.date | None = patient.name.birth_date
    today = dated(around)
    if born is None or (today is not None and born > today):  # an impossible birth date is told as that
        return
    for event in patient.events:
        days: list[tuple[object, str, Period | None]] = [
            (event, "AAH", event.event_date),
            (event, "435", event.admission_date),
            *((service, "472", service.service_date) for service in event.services),
        ]
        for owner, qualifier, period in days:
            if period is not None and period.first < born:
                yield here(owner, f"DTP*{qualifier}", 3)


@rule(
    "278-PRINCIPAL-TWICE",
    PatientEvent,
    snip=4,
    source="X217 2000E HI: one principal diagnosis",
    what="Two diagnoses are marked as the principal one.",
    remedy="Send ABK with one diagnosis and ABF with the others.",
    severity="warning",
    ack="7",
)
def one_diagnosis_is_the_principal(event: PatientEvent, around: Around) -> Spots:
    """ABK stands once."""
    count = 0
    for element, code in enumerate(event.diagnoses, 1):
        count += code.qualifier in PRINCIPAL
        if code.qualifier in PRINCIPAL and count > 1:
            yield here(event, "HI", element, 1)


@rule(
    "278-PAPERS",
    ReviewAttachment,
    snip=2,
    source="X217 PWK02, PWK05 and PWK06: a control number with what comes by mail, fax or file",
    what="It is not said rightly how the papers come, or they have no control number.",
    remedy="Send FX, BM, EL, EM, FT or AA in PWK02, and AC with a number of your own.",
    severity="warning",
    ack="I9",
)
def papers_can_be_matched(row: ReviewAttachment, around: Around) -> Spots:
    """Papers that come apart from the request carry its number."""
    if row.transmission in SENT_APART and not row.control_number:
        yield here(row, "PWK", 6)
    elif row.transmission and row.transmission not in SENT_APART | {"AA", "VO"}:
        yield here(row, "PWK", 2)


@rule(
    "278-DECISION-CODE",
    ReviewDecision,
    snip=5,
    source="X217 HCR03; X12 code list of decision reasons",
    what="The reason of the decision is not on the list.",
    remedy="Ask the payer what it means.",
    severity="warning",
    ack="7",
    when=lambda decision: decision.reasons,
)
def reasons_are_on_the_list(decision: ReviewDecision, around: Around) -> Spots:
    """HCR03 is coded."""
    if any(reason and reason not in review.DECISION_REASONS for reason in decision.reasons):
        yield here(decision, "HCR", 3)


@rule(
    "278-REJECTION-CODE",
    ReviewRejection,
    snip=5,
    source="X217 AAA03",
    what="The reason of the refusal is not on the list.",
    remedy="Ask the payer what it means.",
    severity="warning",
    ack="7",
    when=lambda row: row.reason and row.reason not in review.REJECTIONS,
)
def refusal_is_on_the_list(row: ReviewRejection, around: Around) -> Spots:
    """AAA03 is coded."""
    yield here(row, "AAA", 3)


@rule(
    "278-REFERENCE-KIND",
    ReviewPersonReference,
    ReviewProviderReference,
    snip=2,
    source="X217 2010B to 2010EA REF01",
    what="No guide of this office's messages knows this kind of identifier.",
    remedy="Send ZH with the provider's number at the payer, 6P with a group number, or leave it out.",
    severity="warning",
    ack="7",
    when=lambda row: row.qualifier and row.qualifier not in REFERENCES and row.qualifier != "ZH",
)
def reference_is_of_a_known_kind(row: ReviewPersonReference | ReviewProviderReference, around: Around) -> Spots:
    """REF01 says what the number is."""
    yield here(row, "REF", 1)


@rule(
    "278-DEPENDENT",
    ReviewDependentName,
    snip=2,
    source="X217 2010D NM108 and NM109: not used; INS02: not 18",
    what="The dependent has a member id, or is called the subscriber.",
    remedy="Who has a member id of their own is asked about as a subscriber.",
    severity="warning",
    ack="I10",
)
def dependent_is_none_but_a_dependent(name: ReviewDependentName, around: Around) -> Spots:
    """A patient with an id of their own is the subscriber."""
    if name.id:
        yield here(name, "NM1", 9)
    if name.relationship == SELF:
        yield here(name, "INS", 2)


@rule(
    "278-OTHER-REFUSAL",
    OtherReviewer,
    snip=4,
    source="X217 2010EC DTP*598 and BHT04",
    what="Another payer is said to have refused after the day of this request.",
    remedy="Correct the date of the refusal.",
    severity="warning",
    when=lambda reviewer: reviewer.refused_date is not None,
)
def refusal_is_past(reviewer: OtherReviewer, around: Around) -> Spots:
    """What was refused was refused before."""
    today = dated(around)
    if today is not None and reviewer.refused_date is not None and reviewer.refused_date > today:
        yield here(reviewer, "DTP*598", 3)
