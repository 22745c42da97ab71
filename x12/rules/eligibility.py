"""What the eligibility question (270) and its answer (271) share, and the question itself."""

from __future__ import annotations

import datetime as dt

from x12.messages.benefits271 import EligibilityResponse
from x12.messages.eligibility_parts import Asker, DependentName, Insured, Source, Trace
from x12.messages.inquiry270 import EligibilityInquiry, Inquiry, InquiryDependent, InquirySubscriber
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import TAX_ID, is_npi

Patient = InquirySubscriber | InquiryDependent
Person = Insured | DependentName
ORIGINATORS = frozenset("139")
"""How TRN03 begins: 1 a tax id, 3 a D-U-N-S number, 9 a number of one's own."""
ORIGINATOR_LENGTH = 10
OLDEST = 130
PAST_YEARS = 2
AHEAD_YEARS = 1


def dated(around: Around) -> dt.date | None:
    """Give the date of the message (BHT04)."""
    message = around.message
    return message.date if isinstance(message, EligibilityInquiry | EligibilityResponse) else None


@rule(
    "ELIGIBILITY-PAYER-ID",
    Source,
    snip=2,
    source="X279 2100A NM109",
    what="The payer has no id.",
    remedy="Send the payer's id in NM108 and NM109; without it the question goes nowhere.",
)
def payer_has_an_id(payer: Source, around: Around) -> Spots:
    """NM109 of the payer is required."""
    if not payer.id:
        yield here(payer, "NM1", 9)


@rule(
    "ELIGIBILITY-PROVIDER-ID",
    Asker,
    snip=2,
    source="X279 2100B NM109",
    what="The provider who asks has no id.",
    remedy="Send the NPI in NM108 (XX) and NM109.",
)
def provider_has_an_id(asker: Asker, around: Around) -> Spots:
    """NM109 of the provider is required."""
    if not asker.id:
        yield here(asker, "NM1", 9)


@rule(
    "ELIGIBILITY-PROVIDER-NPI",
    Asker,
    snip=5,
    source="45 CFR 162.406, X279 2100B NM109",
    what="The NPI of the provider who asks is not ten digits with the right check digit.",
    remedy="Look the NPI up in the registry (NPPES).",
)
def provider_npi_checks(asker: Asker, around: Around) -> Spots:
    """NM109 with XX is an NPI."""
    if not isinstance(around.message, EligibilityResponse):
        yield from _npi(asker)


@rule(
    "271-PROVIDER-NPI",
    Asker,
    snip=5,
    source="45 CFR 162.406, X279 2100B NM109",
    what="The NPI of the provider who asked is given back without the right check digit.",
    remedy="Match the answer by its trace number; correct the NPI in the next question.",
    severity="warning",
)
def returned_npi_checks(asker: Asker, around: Around) -> Spots:
    """An answer repeats the NPI of the question; nobody can correct it any more."""
    if isinstance(around.message, EligibilityResponse):
        yield from _npi(asker)


def _npi(asker: Asker) -> Spots:
    if asker.id_qualifier == "XX" and asker.id and not is_npi(asker.id):
        yield here(asker, "NM1", 9)


@rule(
    "TRN03-ORIGINATOR",
    Trace,
    snip=5,
    source="X279 TRN03 and X217 TRN03",
    what="The originator of a trace number is not ten characters that begin with 1, 3 or 9.",
    remedy="Write 9 and nine characters of your own choice, or 1 and the tax id.",
)
def originator_has_its_form(trace: Trace, around: Around) -> Spots:
    """TRN03 is a tax id behind 1, a D-U-N-S number behind 3, or one's own number behind 9."""
    text = trace.originator
    if not text:
        return
    is_tax_id = text[0] != "1" or TAX_ID.fullmatch(text[1:]) is not None
    if len(text) != ORIGINATOR_LENGTH or text[0] not in ORIGINATORS or not is_tax_id:
        yield here(trace, "TRN", 3)


@rule(
    "ELIGIBILITY-BIRTH-DATE",
    Insured,
    DependentName,
    snip=4,
    source="X279 2100C and 2100D DMG02",
    what="The birth date lies in the future or more than 130 years ago.",
    remedy="Correct the birth date, and ask again.",
)
def birth_date_is_possible(person: Person, around: Around) -> Spots:
    """Nobody is asked about before being born."""
    today, born = dated(around), person.birth_date
    if today and born and (born > today or today.year - born.year > OLDEST):
        yield here(person, "DMG", 2)


@rule(
    "ELIGIBILITY-SSN",
    Insured,
    DependentName,
    snip=5,
    source="X279 2100C and 2100D REF*SY",
    what="The Social Security number is not nine digits.",
    remedy="Send the nine digits without dashes, or leave it out.",
)
def ssn_is_nine_digits(person: Person, around: Around) -> Spots:
    """REF*SY is nine digits."""
    if person.ssn and not TAX_ID.fullmatch(person.ssn):
        yield here(person, "REF*SY", 2)


@rule(
    "ELIGIBILITY-DEPENDENT-ID",
    DependentName,
    snip=2,
    source="X279 2100D NM108 and NM109: not used",
    what="The dependent has a member id.",
    remedy="Who has a member id of their own is asked about as a subscriber.",
    severity="warning",
)
def dependent_has_no_id(person: DependentName, around: Around) -> Spots:
    """A patient with an id of their own is the subscriber."""
    if person.id:
        yield here(person, "NM1", 9)


@rule(
    "270-SEARCH-SUBSCRIBER",
    InquirySubscriber,
    snip=4,
    source="X279 1.4.8 search options: member id, name and birth date",
    what="The subscriber is not named well enough to be found for sure: id, last name, first name and birth date.",
    remedy="Send the member id with the name and birth date as they are on the card.",
    severity="warning",
)
def subscriber_can_be_found(subscriber: InquirySubscriber, around: Around) -> Spots:
    """The patient is found by member id, both names and birth date; a payer needs no more."""
    name = subscriber.name
    if not subscriber.inquiries or name is None:
        return
    if not name.id:
        yield here(name, "NM1", 9)
    if not name.name or not name.first_name:
        yield here(name, "NM1", 4 if name.name else 3)
    if name.birth_date is None:
        yield here(name, "DMG", 2)


@rule(
    "270-SEARCH-DEPENDENT",
    InquiryDependent,
    snip=4,
    source="X279 1.4.8 search options: member id, name and birth date",
    what="The dependent is not named well enough to be found for sure: the subscriber's id, names and birth date.",
    remedy="Send the subscriber's member id, and the dependent's name and birth date.",
    severity="warning",
)
def dependent_can_be_found(dependent: InquiryDependent, around: Around) -> Spots:
    """A dependent is found by the subscriber's id, both names and birth date."""
    name, subscriber = dependent.name, around.get(InquirySubscriber)
    if not name:
        return
    if subscriber and subscriber.name is not None and not subscriber.name.id:
        yield here(subscriber.name, "NM1", 9)
    if not name.name or not name.first_name:
        yield here(name, "NM1", 4 if name.name else 3)
    if name.birth_date is None:
        yield here(name, "DMG", 2)


@rule(
    "270-NOBODY",
    InquirySubscriber,
    snip=4,
    source="X279 2110C EQ: required when the subscriber is the patient",
    what="Nothing is asked: the subscriber has neither an EQ nor a dependent.",
    remedy="Add EQ*30 for the plan's general benefits.",
)
def something_is_asked(subscriber: InquirySubscriber, around: Around) -> Spots:
    """There is a question about the subscriber or about a dependent."""
    if not subscriber.inquiries and not subscriber.dependents:
        yield here(subscriber, "EQ")


@rule(
    "270-EQ-EMPTY",
    Inquiry,
    snip=1,
    source="X12.22 EQ syntax note R0102",
    what="The question names neither a service type nor a procedure.",
    remedy="Send 30 in EQ01 for the plan's general benefits.",
    ack="2",
)
def question_says_what(inquiry: Inquiry, around: Around) -> Spots:
    """EQ01 or EQ02 is there."""
    if not any(inquiry.service_types) and inquiry.procedure is None:
        yield here(inquiry, "EQ", 1)


@rule(
    "270-EQ-TWICE",
    InquirySubscriber,
    InquiryDependent,
    snip=4,
    source="X279 2110C EQ01",
    what="The same service type is asked about twice for one person.",
    remedy="Ask about each service type once.",
    severity="warning",
)
def service_type_is_asked_once(patient: Patient, around: Around) -> Spots:
    """A service type stands once for a person, unless its place or date differs."""
    seen: set[object] = set()
    for inquiry in patient.inquiries:
        where = inquiry.place.code if inquiry.place else ""
        keys = [(kind, where, inquiry.service_date) for kind in inquiry.service_types if kind]
        if any(key in seen for key in keys) or len(set(keys)) < len(keys):
            yield here(inquiry, "EQ", 1)
        seen.update(keys)


@rule(
    "270-TRACE-PLACE",
    InquirySubscriber,
    snip=4,
    source="X279 2000C and 2000D TRN: at the level of the patient",
    what="A trace number stands at the subscriber, but only dependents are asked about.",
    remedy="Give each dependent a trace number, or the answer cannot be matched.",
    severity="warning",
)
def trace_stands_at_the_patient(subscriber: InquirySubscriber, around: Around) -> Spots:
    """The trace number stands with the person who is asked about."""
    if subscriber.traces and subscriber.dependents and not subscriber.inquiries:
        yield here(subscriber.traces[0], "TRN", 2)


@rule(
    "270-TRACE-MISSING",
    InquirySubscriber,
    InquiryDependent,
    snip=4,
    source="X279 2000C and 2000D TRN",
    what="The question has no trace number.",
    remedy="Add TRN*1 with a number of your own, so that the answer can be matched.",
    severity="warning",
)
def question_has_a_trace(patient: Patient, around: Around) -> Spots:
    """Each person who is asked about has a trace number."""
    if patient.inquiries and not patient.traces:
        yield here(patient, "TRN", 2)


@rule(
    "270-TRACE-TWICE",
    InquirySubscriber,
    InquiryDependent,
    snip=4,
    source="X279 2000C and 2000D TRN02",
    what="Two persons have the same trace number.",
    remedy="Give each question a number of its own.",
    severity="warning",
)
def trace_stands_once(patient: Patient, around: Around) -> Spots:
    """A trace number names one question."""
    for trace in patient.traces:
        if trace.number and around.seen("trace", (trace.number, trace.originator)):
            yield here(trace, "TRN", 2)


@rule(
    "270-DATE-FAR",
    Insured,
    DependentName,
    snip=4,
    source="X279 2100C and 2100D DTP*291",
    what="The date that is asked about lies more than two years back or one year ahead.",
    remedy="Ask about the day of the service; payers answer only for days near today.",
    severity="warning",
)
def date_is_near(person: Person, around: Around) -> Spots:
    """The plan's date is about the day of the question."""
    if not isinstance(around.message, EligibilityInquiry) or around.message.date is None:
        return
    today = around.message.date
    for row in person.dates:
        if row.qualifier != "291" or row.period is None:
            continue
        is_old = (today - row.period.first).days > PAST_YEARS * 366
        if is_old or (row.period.end - today).days > AHEAD_YEARS * 366:
            yield here(row, "DTP", 3)


@rule(
    "ELIGIBILITY-DATES-ORDER",
    Insured,
    DependentName,
    snip=4,
    source="X279 DTP03 with RD8",
    what="A range of dates ends before it begins.",
    remedy="Put the earlier date first.",
)
def range_is_in_order(person: Person, around: Around) -> Spots:
    """The first day is on or before the last."""
    for row in person.dates:
        if row.period and row.period.last and row.period.last < row.period.first:
            yield here(row, "DTP", 3)
