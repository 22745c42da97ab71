"""Who is named in questions and answers about claims, and from which day an answer is."""

from __future__ import annotations

from collections.abc import Iterator

from x12.messages.ack277ca import ClaimStatus, PatientStatus, ProviderStatus, ReceiverStatus, SourceStatus
from x12.messages.parts import Name
from x12.messages.status276 import StatusInquiryDependent, StatusInquirySource, StatusInquirySubscriber
from x12.messages.status277 import StatusResponseDependent, StatusResponseSource, StatusResponseSubscriber
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import is_name

PERSON = "1"

NAMED = {
    PatientStatus: ("patient", "QC"),
    ProviderStatus: ("provider", "85"),
    ReceiverStatus: ("receiver", "41"),
    StatusInquiryDependent: ("name", "QC"),
    StatusInquirySource: ("name", "PR"),
    StatusInquirySubscriber: ("name", "IL"),
    StatusResponseDependent: ("name", "QC"),
    StatusResponseSource: ("name", "PR"),
    StatusResponseSubscriber: ("name", "IL"),
}
"""The attribute with somebody's name, and the qualifier of its NM1."""


@rule(
    "STATUS-NAME",
    *NAMED,
    SourceStatus,
    snip=2,
    source="X212 2100A, 2100D and 2100E, X214 2100A to 2100D: NM103",
    what="A person or organization has no name.",
    remedy="Give the last name or the organization's name.",
    ack="1",
)
def everybody_has_a_name(item: object, around: Around) -> Spots:
    """Identifiers alone do not tell people who it is."""
    for name, code in _names(item):
        if name is not None and not name.name:
            yield here(item, f"NM1*{code}", 3)


def _names(item: object) -> Iterator[tuple[Name | None, str]]:
    if isinstance(item, SourceStatus):
        yield item.payer, "PR"
        yield item.clearinghouse, "AY"
        return
    attribute, code = NAMED[type(item)]
    yield getattr(item, attribute), code


@rule(
    "STATUS-NAME-FORM",
    *NAMED,
    SourceStatus,
    snip=5,
    source="X212 2100A, 2100D and 2100E, X214 2100A to 2100D: NM103 to NM105",
    what="The name has no letter, or a person's name has a digit or a comma.",
    remedy="Correct the name; of an answer, look at the card.",
    severity="warning",
    ack="7",
)
def names_have_their_form(item: object, around: Around) -> Spots:
    """Names are of letters; those of organizations may have digits too."""
    for name, code in _names(item):
        if name is None:
            continue
        for element, text in ((3, name.name), (4, name.first_name), (5, name.middle_name)):
            if text and not is_name(text, of_person=name.kind == PERSON):
                yield here(item, f"NM1*{code}", element)


@rule(
    "277CA-STATUS-UNDATED",
    ClaimStatus,
    ReceiverStatus,
    snip=2,
    source="X214 2200B and 2200D STC02",
    what="The answer does not say from which day it is.",
    remedy="Take the date of the file.",
    severity="warning",
)
def answers_have_a_day(item: ClaimStatus | ReceiverStatus, around: Around) -> Spots:
    """What is said of a batch and of a claim is dated."""
    for status in item.statuses:
        if status.date is None:
            yield here(status, "STC", 2)
