"""What a request for authorization (278) must hold, and what its answer must say."""

from __future__ import annotations

import datetime as dt

from x12.messages.parts import Period
from x12.messages.review278 import (
    PatientEvent,
    ReviewDependent,
    ReviewedService,
    ReviewInformation,
    ReviewSubscriber,
    ServiceReview,
)
from x12.messages.review_parties import (
    RequesterName,
    ReviewOrganizationName,
    ReviewProvider,
    ReviewSubscriberName,
)
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import is_diagnosis, is_npi

ADMISSION = "AR"
EARLIER = frozenset({"3", "4", "R", "S"})
"""Certifications that change an earlier request: cancel, extend, renew, revise."""
AUTO_ACCIDENT = "AA"
DIAGNOSES = frozenset({"ABF", "ABJ", "ABK", "APR", "BF", "BJ", "BK", "PR"})
OLDEST = 130


def is_answer(around: Around) -> bool:
    """Tell whether the message is an answer."""
    return isinstance(around.message, ServiceReview) and around.message.is_response


def dated(around: Around) -> dt.date | None:
    """Give the date of the message (BHT04)."""
    return around.message.date if isinstance(around.message, ServiceReview) else None


@rule(
    "278-ORGANIZATION-ID",
    ReviewOrganizationName,
    snip=2,
    source="X217 2010A NM109",
    what="The payer or reviewer has no id.",
    remedy="Send its id in NM108 and NM109; without it the request goes nowhere.",
)
def organization_has_an_id(name: ReviewOrganizationName, around: Around) -> Spots:
    """NM109 of the reviewer is required."""
    if not name.id:
        yield here(name, "NM1", 9)


@rule(
    "278-PROVIDER-NPI",
    RequesterName,
    ReviewProvider,
    snip=5,
    source="45 CFR 162.406, X217 2010B and 2010EA NM109",
    what="The provider's NPI is not ten digits with the right check digit.",
    remedy="Look the NPI up in the registry (NPPES).",
)
def provider_npi_checks(name: RequesterName | ReviewProvider, around: Around) -> Spots:
    """NM109 with XX is an NPI."""
    if not is_answer(around):
        yield from _npi(name)


@rule(
    "278-ANSWER-NPI",
    RequesterName,
    ReviewProvider,
    snip=5,
    source="45 CFR 162.406, X217 2010B and 2010EA NM109",
    what="The answer names a provider by an NPI without the right check digit.",
    remedy="Match the answer by its trace number; ask the payer whose NPI it is if the office does not know it.",
    severity="warning",
)
def answered_npi_checks(name: RequesterName | ReviewProvider, around: Around) -> Spots:
    """What an answer says of a provider cannot be corrected by who receives it."""
    if is_answer(around):
        yield from _npi(name)


def _npi(name: RequesterName | ReviewProvider) -> Spots:
    if name.id_qualifier == "XX" and name.id and not is_npi(name.id):
        yield here(name, "NM1", 9)


@rule(
    "278-REQUESTER-ID",
    RequesterName,
    snip=2,
    source="X217 2010B NM109",
    what="The provider who asks has no id.",
    remedy="Send the NPI in NM108 (XX) and NM109.",
)
def requester_has_an_id(name: RequesterName, around: Around) -> Spots:
    """NM109 of the requester is required."""
    if not name.id:
        yield here(name, "NM1", 9)


@rule(
    "278-MEMBER-ID",
    ReviewSubscriberName,
    snip=2,
    source="X217 2010C NM109",
    what="The subscriber has no member id.",
    remedy="Send the member id as it is on the card.",
)
def subscriber_has_an_id(name: ReviewSubscriberName, around: Around) -> Spots:
    """NM109 of the subscriber is required."""
    if not name.id:
        yield here(name, "NM1", 9)


@rule(
    "278-BIRTH-DATE",
    ReviewSubscriber,
    ReviewDependent,
    snip=4,
    source="X217 2010C and 2010D DMG02",
    what="The patient's birth date is missing, in the future, or more than 130 years ago.",
    remedy="Send the birth date as the payer knows it.",
)
def patient_has_a_birth_date(patient: ReviewSubscriber | ReviewDependent, around: Around) -> Spots:
    """In a request the patient has a birth date; everywhere it is possible."""
    today, name = dated(around), patient.name
    if not name:
        return
    if name.birth_date is None:
        if patient.events and not is_answer(around):
            yield here(name, "DMG", 2)
    elif today and (name.birth_date > today or today.year - name.birth_date.year > OLDEST):
        yield here(name, "DMG", 2)


@rule(
    "278-NOBODY",
    ReviewSubscriber,
    snip=4,
    source="X217 2000E HL*EV",
    what="Nothing is asked: the subscriber has neither an event nor a dependent.",
    remedy="Add what you ask for (HL*EV and UM).",
)
def something_is_asked(subscriber: ReviewSubscriber, around: Around) -> Spots:
    """A request asks about the subscriber or a dependent."""
    if not subscriber.events and not subscriber.dependents and not is_answer(around):
        yield here(subscriber, "UM")


@rule(
    "278-UM-MISSING",
    PatientEvent,
    snip=2,
    source="X217 2000E UM, required in a request",
    what="The request does not say what is asked for.",
    remedy="Add UM with the category, the kind of request and the service.",
    ack="3",
)
def event_says_what_is_asked(event: PatientEvent, around: Around) -> Spots:
    """UM is required in a request."""
    if event.information is None and not is_answer(around):
        yield here(event, "UM")


@rule(
    "278-UM-CERTIFICATION",
    ReviewInformation,
    snip=2,
    source="X217 2000E UM02, required in a request",
    what="The request does not say whether it is new, renewed, changed or canceled.",
    remedy="Send I in UM02 for a first request.",
    ack="1",
)
def request_says_its_kind(information: ReviewInformation, around: Around) -> Spots:
    """UM02 of the event is required in a request; a service may leave it to its event."""
    is_service = around.get(ReviewedService) is not None
    if not information.certification and not is_service and not is_answer(around):
        yield here(information, "UM", 2)


@rule(
    "278-EARLIER-NUMBER",
    PatientEvent,
    snip=4,
    source="X217 2000E UM02, REF*BB and REF*NT",
    what="The request changes an earlier one, but does not say which.",
    remedy="Send the authorization number (REF*BB) or the payer's number of the request (REF*NT).",
    severity="warning",
)
def changed_request_names_the_earlier(event: PatientEvent, around: Around) -> Spots:
    """A cancellation, extension, renewal or revision has the number of the earlier request."""
    has_number = bool(event.authorization_number or event.administrative_number)
    information = event.information
    if information and information.certification in EARLIER and not has_number and not is_answer(around):
        yield here(event, "REF*BB")


@rule(
    "278-ADMISSION-DATE",
    PatientEvent,
    snip=4,
    source="X217 2000E UM01 AR and DTP*435",
    what="An admission is asked for without its date.",
    remedy="Send the planned date of the admission (DTP*435).",
    severity="warning",
)
def admission_has_a_date(event: PatientEvent, around: Around) -> Spots:
    """An admission review has DTP*435."""
    is_admission = event.information is not None and event.information.category == ADMISSION
    if is_admission and event.admission_date is None and not is_answer(around):
        yield here(event, "DTP*435")


@rule(
    "278-ACCIDENT",
    PatientEvent,
    snip=4,
    source="X217 2000E UM05 and DTP*439",
    what="An auto accident has no state or no date.",
    remedy="Send the state in UM05-4 and the date of the accident (DTP*439).",
    severity="warning",
)
def accident_has_state_and_date(event: PatientEvent, around: Around) -> Spots:
    """UM05 AA needs UM05-4 and DTP*439."""
    row = event.information
    if row is None or AUTO_ACCIDENT not in (row.cause, row.second_cause, row.third_cause):
        return
    if not row.accident_state and row.accident_country in ("", "US"):
        yield here(row, "UM", 5, 4)
    if event.accident_date is None:
        yield here(event, "DTP*439")


@rule(
    "278-DATES-ORDER",
    PatientEvent,
    ReviewedService,
    snip=4,
    source="X217 2000E and 2000F DTP03 with RD8",
    what="A range of dates ends before it begins.",
    remedy="Put the earlier date first.",
)
def ranges_are_in_order(item: PatientEvent | ReviewedService, around: Around) -> Spots:
    """The first day is on or before the last."""
    periods: dict[str, Period | None] = {"036": item.expiration_date, "007": item.effective_date}
    if isinstance(item, PatientEvent):
        periods |= {"AAH": item.event_date, "435": item.admission_date, "096": item.discharge_date}
    else:
        periods["472"] = item.service_date
    for qualifier, period in periods.items():
        if period and period.last and period.last < period.first:
            yield here(item, f"DTP*{qualifier}", 3)


@rule(
    "278-DISCHARGE-DATE",
    PatientEvent,
    snip=4,
    source="X217 2000E DTP*435 and DTP*096",
    what="The discharge is before the admission.",
    remedy="Correct the dates of the stay.",
)
def discharge_follows_admission(event: PatientEvent, around: Around) -> Spots:
    """A patient is discharged on or after the day of the admission."""
    if event.admission_date and event.discharge_date and event.discharge_date.end < event.admission_date.first:
        yield here(event, "DTP*096", 3)


@rule(
    "278-DIAGNOSIS-FORM",
    PatientEvent,
    snip=5,
    source="X217 2000E HI, 45 CFR 162.1002",
    what="A diagnosis code does not have the form of one; it is sent without the decimal point.",
    remedy="Send a code of ICD-10-CM without the point.",
)
def diagnosis_has_its_form(event: PatientEvent, around: Around) -> Spots:
    """Diagnosis codes have the form of ICD-10-CM, or of ICD-9-CM before October 2015."""
    for element, code in enumerate(event.diagnoses, 1):
        if code.code and code.qualifier in DIAGNOSES and not is_diagnosis(code.qualifier, code.code):
            yield here(event, "HI", element, 2)


@rule(
    "278-DIAGNOSIS-TWICE",
    PatientEvent,
    snip=4,
    source="X217 2000E HI",
    what="The same diagnosis stands twice.",
    remedy="Send each diagnosis once.",
    severity="warning",
)
def diagnosis_stands_once(event: PatientEvent, around: Around) -> Spots:
    """A diagnosis stands once in an event."""
    seen: set[str] = set()
    for element, code in enumerate(event.diagnoses, 1):
        if code.qualifier in DIAGNOSES and code.code in seen:
            yield here(event, "HI", element, 2)
        seen.add(code.code)


@rule(
    "278-SERVICE-EMPTY",
    ReviewedService,
    snip=4,
    source="X217 2000F SV1, SV2, SV3 and UM03",
    what="The service does not say what it is.",
    remedy="Send the procedure (SV1) or the service type (UM03).",
    severity="warning",
)
def service_says_what_it_is(service: ReviewedService, around: Around) -> Spots:
    """A service has a procedure, a revenue code or a service type."""
    named = service.professional or service.institutional or service.dental or service.codes
    information = service.information
    if not named and not (information and information.service_type) and not is_answer(around):
        yield here(service, "SV1")


@rule(
    "278-UNITS",
    ReviewedService,
    snip=4,
    source="X217 2000F SV104, SV205, SV306",
    what="The number of units is not more than zero.",
    remedy="Send the number of units that you ask for.",
)
def units_are_positive(service: ReviewedService, around: Around) -> Spots:
    """What is asked for has at least one unit."""
    for segment, element, row in (
        ("SV1", 4, service.professional),
        ("SV2", 5, service.institutional),
        ("SV3", 6, service.dental),
    ):
        if row is not None and row.quantity is not None and row.quantity <= 0:
            yield here(row, segment, element)
