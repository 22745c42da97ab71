"""
The authorization request and its answer, 278 (005010X217).

Both are one message: they share its outline, and BHT02 tells them apart.  Rejections (AAA), decisions (HCR), the dates
of an approval and the contact for more information stand only in answers.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import field
from typing import Annotated

from x12.declare import Loop, Message, Part, at, dtp, each, loop, message, of, ref, segment, times
from x12.messages.eligibility_parts import Delivery, Text, Trace
from x12.messages.parts import Period
from x12.messages.review_care import (
    AmbulanceTrip,
    CareNeed,
    DentalService,
    HomeHealth,
    HomeOxygen,
    InstitutionalService,
    ProfessionalService,
    ReviewAttachment,
    ReviewCode,
    SpinalTreatment,
    Tooth,
)
from x12.messages.review_parties import (
    InformationContact,
    OtherReviewer,
    RequesterName,
    ReviewDependentName,
    ReviewOrganizationName,
    ReviewProvider,
    ReviewRejection,
    ReviewSubscriberName,
    TransportPlace,
)
from x12.words import review as told
from x12.words.eligibility import SERVICE_TYPES
from x12.words.identities import YES_NO

RESPONSE = "11"


@segment("UM")
class ReviewInformation(Part):
    """
    What is asked for.

    `category` HS services, AR admission, SC specialty care, IN individual; `certification` I first request, R renewal,
    S revised, 3 cancel, 4 extension ...; `place_of_service` is a type of bill when `place_list` is A.
    """

    category: Annotated[str, at(1, least=2, size=2, codes=told.CATEGORIES)]
    certification: Annotated[str, at(2, size=1, words=told.CERTIFICATIONS)] = ""
    service_type: Annotated[str, at(3, size=2, words=SERVICE_TYPES)] = ""
    place_of_service: Annotated[str, at(4, part=1, size=2)] = ""
    place_list: Annotated[str, at(4, part=2, size=2, codes=told.FACILITY_LISTS)] = ""
    cause: Annotated[str, at(5, part=1, least=2, size=3, words=told.CAUSES)] = ""
    second_cause: Annotated[str, at(5, part=2, least=2, size=3, words=told.CAUSES)] = ""
    third_cause: Annotated[str, at(5, part=3, least=2, size=3, words=told.CAUSES)] = ""
    accident_state: Annotated[str, at(5, part=4, least=2, size=2)] = ""
    accident_country: Annotated[str, at(5, part=5, least=2, size=3)] = ""
    urgency: Annotated[str, at(6, size=3, words=told.URGENCY)] = ""
    condition: Annotated[str, at(7, size=1, words=told.CONDITIONS)] = ""
    prognosis: Annotated[str, at(8, size=1, words=told.PROGNOSES)] = ""
    release: Annotated[str, at(9, size=1, words=told.RELEASES)] = ""
    delay_reason: Annotated[str, at(10, size=2)] = ""


@segment("HCR")
class ReviewDecision(Part):
    """
    What was decided.

    `action` A1 approved, A2 in part, A3 not approved, A4 pended, A6 with changes, C canceled, CT call the payer, NA not
    needed; `authorization_number` is the payer's; `reasons` say why not.
    """

    action: Annotated[str, at(1, size=2, codes=told.ACTIONS)]
    authorization_number: Annotated[str, at(2, size=50)] = ""
    reasons: Annotated[list[str], at(3, size=30, words=told.DECISION_REASONS)] = field(default_factory=list)
    second_opinion: Annotated[str, at(4, size=1, codes=YES_NO)] = ""

    @property
    def is_approved(self) -> bool:
        """Tell whether the care may be given: approved, perhaps in part or with changes, or no approval is needed."""
        return self.action in ("A1", "A2", "A6", "NA")

    @property
    def is_denied(self) -> bool:
        """Tell whether it was not approved."""
        return self.action == "A3"

    @property
    def is_pending(self) -> bool:
        """Tell whether there is no decision yet."""
        return self.action in ("A4", "CT")


@loop("2000F", "HL*SS")
class ReviewedService(Loop):
    """One service of the event: professional (SV1), institutional (SV2) or dental (SV3)."""

    traces: Annotated[list[Trace], times(0, 3)] = field(default_factory=list)
    rejections: Annotated[list[ReviewRejection], times(0, 9)] = field(default_factory=list)
    information: ReviewInformation | None = None
    decision: ReviewDecision | None = None
    authorization_number: Annotated[str, ref("BB")] = ""
    administrative_number: Annotated[str, ref("NT")] = ""
    service_date: Annotated[Period | None, dtp("472")] = None
    issued_date: Annotated[Period | None, dtp("102")] = None
    expiration_date: Annotated[Period | None, dtp("036")] = None
    effective_date: Annotated[Period | None, dtp("007")] = None
    codes: Annotated[list[ReviewCode], each("HI", 1, 12)] = field(default_factory=list)
    professional: ProfessionalService | None = None
    institutional: InstitutionalService | None = None
    dental: DentalService | None = None
    teeth: Annotated[list[Tooth], times(0, 32)] = field(default_factory=list)
    delivery: Delivery | None = None
    attachments: Annotated[list[ReviewAttachment], times(0, 10)] = field(default_factory=list)
    message: Text | None = None
    providers: Annotated[list[ReviewProvider], times(0, 12)] = field(default_factory=list)
    information_contact: InformationContact | None = None


@loop("2000E", "HL*EV")
class PatientEvent(Loop):
    """
    The episode that is reviewed: an admission, a referral, a course of treatment.

    `authorization_number` (REF*BB) and `administrative_number` (REF*NT) are those of an earlier request; the number of
    this one stands in `decision`.
    """

    traces: Annotated[list[Trace], times(0, 3)] = field(default_factory=list)
    rejections: Annotated[list[ReviewRejection], times(0, 9)] = field(default_factory=list)
    information: ReviewInformation | None = None
    decision: ReviewDecision | None = None
    authorization_number: Annotated[str, ref("BB")] = ""
    administrative_number: Annotated[str, ref("NT")] = ""
    accident_date: Annotated[dt.date | None, dtp("439")] = None
    last_menstrual_date: Annotated[dt.date | None, dtp("484")] = None
    estimated_birth_date: Annotated[dt.date | None, dtp("ABC")] = None
    onset_date: Annotated[dt.date | None, dtp("431")] = None
    event_date: Annotated[Period | None, dtp("AAH")] = None
    admission_date: Annotated[Period | None, dtp("435")] = None
    discharge_date: Annotated[Period | None, dtp("096")] = None
    issued_date: Annotated[Period | None, dtp("102")] = None
    expiration_date: Annotated[Period | None, dtp("036")] = None
    effective_date: Annotated[Period | None, dtp("007")] = None
    diagnoses: Annotated[list[ReviewCode], each("HI", 1, 12)] = field(default_factory=list)
    delivery: Delivery | None = None
    needs: Annotated[list[CareNeed], times(0, 7)] = field(default_factory=list)
    admission_type: Annotated[str, of("CL1", 1, size=1, words=told.ADMISSION_TYPES)] = ""
    admission_source: Annotated[str, of("CL1", 2, size=1, words=told.ADMISSION_SOURCES)] = ""
    patient_status: Annotated[str, of("CL1", 3, size=2, words=told.PATIENT_STATUSES)] = ""
    residence_status: Annotated[str, of("CL1", 4, size=1)] = ""
    ambulance: AmbulanceTrip | None = None
    spinal: SpinalTreatment | None = None
    oxygen: HomeOxygen | None = None
    home_health: HomeHealth | None = None
    attachments: Annotated[list[ReviewAttachment], times(0, 10)] = field(default_factory=list)
    message: Text | None = None
    providers: Annotated[list[ReviewProvider], times(0, 14)] = field(default_factory=list)
    information_contact: InformationContact | None = None
    transport: Annotated[list[TransportPlace], times(0, 5)] = field(default_factory=list)
    other_reviewers: Annotated[list[OtherReviewer], times(0, 3)] = field(default_factory=list)
    services: list[ReviewedService] = field(default_factory=list)

    def decisions(self) -> list[ReviewDecision]:
        """Give the decision about the event and those about its services."""
        found = [self.decision, *(service.decision for service in self.services)]
        return [decision for decision in found if decision is not None]

    def all_rejections(self) -> Iterator[ReviewRejection]:
        """Walk the reasons for not processing the event, its providers and its services."""
        yield from self.rejections
        for provider in self.providers:
            yield from provider.rejections
        for place in self.transport:
            yield from place.rejections
        for service in self.services:
            yield from service.rejections
            for provider in service.providers:
                yield from provider.rejections


@loop("2000D", "HL*23")
class ReviewDependent(Loop):
    """A dependent who is the patient."""

    name: ReviewDependentName
    events: list[PatientEvent] = field(default_factory=list)


@loop("2000C", "HL*22")
class ReviewSubscriber(Loop):
    """The subscriber: the patient when there are events, else the way to the dependent."""

    name: ReviewSubscriberName
    events: list[PatientEvent] = field(default_factory=list)
    dependents: list[ReviewDependent] = field(default_factory=list)


@loop("2000B", "HL*21")
class ReviewRequester(Loop):
    """Who asks."""

    names: Annotated[list[RequesterName], times(1, 2)] = field(default_factory=list)
    subscribers: list[ReviewSubscriber] = field(default_factory=list)


@loop("2000A", "HL*20")
class ReviewOrganization(Loop):
    """The payer or the organization that reviews for it (UMO)."""

    rejections: Annotated[list[ReviewRejection], times(0, 9)] = field(default_factory=list)
    name: ReviewOrganizationName
    requesters: list[ReviewRequester] = field(default_factory=list)


@message("278", unit=PatientEvent)
class ServiceReview(Message):
    """
    A request for authorization, or the answer to one.

    `purpose` is 13 in a request, 11 in an answer, 01 to cancel; `reference` (BHT03) is the sender's number of it, and
    `kind` says of an answer whether more will follow (19) or not (18).
    """

    purpose: Annotated[str, of("BHT", 2, least=2, size=2, along=((1, "0007"),), words=told.PURPOSES)] = "13"
    reference: Annotated[str, of("BHT", 3, size=50)]
    date: Annotated[dt.date | None, of("BHT", 4)]
    time: Annotated[dt.time | None, of("BHT", 5)]
    kind: Annotated[str, of("BHT", 6, least=2, size=2, words=told.ANSWER_KINDS)] = ""
    organizations: Annotated[list[ReviewOrganization], times(1)] = field(default_factory=list)

    @property
    def is_response(self) -> bool:
        """Tell whether this answers a request."""
        return self.purpose == RESPONSE

    def patients(self) -> Iterator[ReviewSubscriber | ReviewDependent]:
        """Walk everybody who may be the patient: subscribers, and dependents after theirs."""
        for organization in self.organizations:
            for requester in organization.requesters:
                for subscriber in requester.subscribers:
                    yield subscriber
                    yield from subscriber.dependents

    def events(self) -> Iterator[PatientEvent]:
        """Walk the events that are reviewed."""
        for patient in self.patients():
            yield from patient.events

    def services(self) -> Iterator[ReviewedService]:
        """Walk the services of all events."""
        for event in self.events():
            yield from event.services

    def rejections(self) -> list[ReviewRejection]:
        """Give every reason for not processing the request, from the payer's level down."""
        found: list[ReviewRejection] = []
        for organization in self.organizations:
            found += [*organization.rejections, *organization.name.rejections]
            for requester in organization.requesters:
                found += [row for name in requester.names for row in name.rejections]
        for patient in self.patients():
            found += patient.name.rejections
        for event in self.events():
            found += event.all_rejections()
        return found
