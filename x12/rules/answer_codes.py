"""Codes of authorizations (278) and claim statuses (277, 277CA) whose lists stay open for reading."""

from __future__ import annotations

from x12.messages.ack277ca import Status
from x12.messages.review278 import PatientEvent, ReviewInformation, ServiceReview
from x12.messages.review_care import ReviewAttachment
from x12.messages.review_parties import ReviewProvider
from x12.messages.status277 import StatusInformation
from x12.rules.finding import Around, Spots, here, rule
from x12.words import review
from x12.words.attachments import REPORTS
from x12.words.eligibility import SERVICE_TYPES
from x12.words.identities import PARTIES
from x12.words.statuses import ENTITIES

Coded = ServiceReview | ReviewInformation | ReviewProvider | ReviewAttachment
DIAGNOSES = frozenset("ABF ABJ ABK APR BF BJ BK DR LOI PR".split())
LISTS: dict[type, tuple[tuple[str, str, int, frozenset[str]], ...]] = {
    ServiceReview: (
        ("purpose", "BHT", 2, frozenset(review.PURPOSES)),
        ("kind", "BHT", 6, frozenset(review.ANSWER_KINDS)),
    ),
    ReviewInformation: (
        ("certification", "UM", 2, frozenset(review.CERTIFICATIONS)),
        ("service_type", "UM", 3, frozenset(SERVICE_TYPES)),
    ),
    ReviewProvider: (("entity", "NM1", 1, frozenset(PARTIES)),),
    ReviewAttachment: (("report", "PWK", 1, frozenset({*REPORTS, "77"})),),
}


@rule(
    "278-CODE",
    *LISTS,
    snip=2,
    source="X217 BHT02, BHT06, UM02, UM03, NM101 and PWK01",
    what="The code is not on the list.",
    remedy="Use a code of the list; when a payer answers with another, ask what it means.",
    severity="warning",
    ack="7",
)
def code_is_on_its_list(item: Coded, around: Around) -> Spots:
    """Purpose, kind of request, kind of service, providers and papers are coded."""
    for name, segment, element, known in LISTS[type(item)]:
        value = getattr(item, name)
        if value and value not in known:
            yield here(item, segment, element)


@rule(
    "278-DIAGNOSIS-LIST",
    PatientEvent,
    snip=2,
    source="X217 2000E HI01-1 to HI12-1",
    what="It is not said rightly from which list the diagnosis is.",
    remedy="Send ABK with the principal diagnosis and ABF with the others.",
    severity="warning",
    ack="7",
)
def diagnosis_is_of_a_known_list(event: PatientEvent, around: Around) -> Spots:
    """The first component of each diagnosis names its list."""
    for number, code in enumerate(event.diagnoses, 1):
        if code.qualifier and code.qualifier not in DIAGNOSES:
            yield here(event, "HI", number, 1)


@rule(
    "STATUS-ENTITY",
    Status,
    StatusInformation,
    snip=5,
    source="X212 and X214 STC01-3, STC10-3 and STC11-3",
    what="The code of the party that the status is about is not on the list.",
    remedy="Read the status without it.",
    severity="warning",
    ack="7",
)
def entity_is_on_the_list(status: Status | StatusInformation, around: Around) -> Spots:
    """A status may be about a party: the subscriber, the provider, the payer."""
    for element, code in ((1, status.first), (10, status.second), (11, status.third)):
        if code is not None and code.entity and code.entity not in ENTITIES:
            yield here(status, "STC", element, 3)


@rule(
    "277-STATUS-DATE",
    StatusInformation,
    snip=2,
    source="X212 STC02: required",
    what="It is not said on which day the status was true.",
    remedy="Take the date of the answer (BHT04).",
    severity="warning",
    ack="1",
)
def status_has_a_date(status: StatusInformation, around: Around) -> Spots:
    """STC02 is the day of the status."""
    if status.date is None:
        yield here(status, "STC", 2)
