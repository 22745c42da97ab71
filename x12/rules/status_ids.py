"""Who is who in claim statuses (276, 277, 277CA): persons and organizations, their numbers and the kinds of these."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from x12.messages.ack277ca import PatientStatus, ProviderReference, ProviderStatus, ReceiverStatus, SourceStatus
from x12.messages.parts import Name
from x12.messages.status276 import (
    StatusInquiryDependent,
    StatusInquiryProvider,
    StatusInquiryReceiver,
    StatusInquirySource,
    StatusInquirySubscriber,
)
from x12.messages.status277 import (
    StatusResponseDependent,
    StatusResponseProvider,
    StatusResponseReceiver,
    StatusResponseSource,
    StatusResponseSubscriber,
)
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import PHONE, TAX_ID

PERSON, ORGANIZATION = "1", "2"


class Part(NamedTuple):
    """What the guide says of a party: its NM101, the kinds of its number, none if it has none, and its NM102."""

    entity: str
    numbers: frozenset[str]
    kinds: str = "12"
    is_numbered: bool = True
    """Whether a missing number is told here; of others it is told elsewhere, or nobody is to have one."""


PAYER = Part("PR", frozenset({"PI", "XV"}), ORGANIZATION)
SENDER = Part("41", frozenset({"46"}))
PROVIDER = Part("1P", frozenset({"FI", "SV", "XX"}))
MEMBER = Part("IL", frozenset({"24", "II", "MI"}), is_numbered=False)
DEPENDENT = Part("QC", frozenset(), PERSON, is_numbered=False)
ANSWERING = frozenset({"46", "FI", "PI", "XV"})
PARTS: dict[type, tuple[Part, ...]] = {
    StatusInquirySource: (PAYER,),
    StatusInquiryReceiver: (SENDER._replace(is_numbered=False),),
    StatusInquiryProvider: (PROVIDER,),
    StatusInquirySubscriber: (MEMBER,),
    StatusInquiryDependent: (DEPENDENT,),
    StatusResponseSource: (PAYER,),
    StatusResponseReceiver: (SENDER,),
    StatusResponseProvider: (PROVIDER,),
    StatusResponseSubscriber: (MEMBER,),
    StatusResponseDependent: (DEPENDENT,),
    SourceStatus: (Part("PR", ANSWERING, ORGANIZATION), Part("AY", ANSWERING, ORGANIZATION)),
    ReceiverStatus: (SENDER,),
    ProviderStatus: (Part("85", frozenset({"FI", "SV", "XX"})),),
    PatientStatus: (Part("QC", frozenset({"II", "MI"}), PERSON),),
}
ATTRIBUTES: dict[type, tuple[str, ...]] = {
    SourceStatus: ("payer", "clearinghouse"),
    ReceiverStatus: ("receiver",),
    ProviderStatus: ("provider",),
    PatientStatus: ("patient",),
}
"""Where the names stand in the levels of a 277CA; the others call one `name` and several `names`."""


def _parties(level: object) -> Iterator[tuple[Name, Part]]:
    """Give who is named at a level, with what the guide says of such a party."""
    cls = type(level)
    parts = PARTS[cls]
    several: list[Name] | None = getattr(level, "names", None)
    if several is not None:
        yield from ((name, parts[0]) for name in several)
        return
    for attribute, part in zip(ATTRIBUTES.get(cls, ("name",)), parts, strict=True):
        name: Name | None = getattr(level, attribute)
        if name is not None:
            yield name, part


@rule(
    "STATUS-ID",
    *PARTS,
    snip=2,
    source="X212 and X214 2100A to 2100D NM108 and NM109: required",
    what="Somebody who has a number in this file has none.",
    remedy="Send the number: the payer's, the sender's, the NPI, the member id.",
    severity="warning",
    ack="1",
)
def everybody_has_a_number(level: object, around: Around) -> Spots:
    """Payer, sender, provider and patient are told by their numbers."""
    for name, part in _parties(level):
        if part.is_numbered and not name.id:
            yield here(name, "NM1", 9)


@rule(
    "STATUS-ID-KIND",
    *PARTS,
    snip=2,
    source="X212 and X214 NM108: PI or XV of a payer, 46 of a sender, XX, FI or SV of a provider, MI or II of a member",
    what="The number is of a kind that the guide does not know here, or nobody is to have one here.",
    remedy="Send the number of the kind that the guide asks for.",
    ack="7",
)
def number_is_of_its_kind(level: object, around: Around) -> Spots:
    """Each party has numbers of a few kinds; a dependent has none."""
    for name, part in _parties(level):
        if name.id and name.id_qualifier not in part.numbers:
            yield here(name, "NM1", 8)


@rule(
    "STATUS-PERSON",
    *PARTS,
    snip=2,
    source="X212 and X214 NM102: 1 a person, 2 an organization; NM104",
    what="An organization is called a person, or a person an organization.",
    remedy="Send 2 in NM102 with a payer, 1 with a patient; only persons have a first name.",
    ack="7",
)
def kind_fits(level: object, around: Around) -> Spots:
    """Payers are organizations, patients persons, and only persons have first names."""
    for name, part in _parties(level):
        if name.kind in (PERSON, ORGANIZATION) and name.kind not in part.kinds:
            yield here(name, "NM1", 2)
        elif name.kind == ORGANIZATION and name.first_name:
            yield here(name, "NM1", 4)


@rule(
    "STATUS-FIRST-NAME",
    *PARTS,
    snip=4,
    source="X212 and X214 NM104: required when the person has a first name",
    what="A person has no first name.",
    remedy="Send the first name as the payer knows it.",
    severity="warning",
    ack="1",
)
def person_has_a_first_name(level: object, around: Around) -> Spots:
    """Hardly anybody has one name alone."""
    for name, part in _parties(level):
        if name.kind == PERSON in part.kinds and name.name and not name.first_name:
            yield here(name, "NM1", 4)


@rule(
    "STATUS-TAX-ID",
    StatusInquiryProvider,
    StatusResponseProvider,
    ProviderStatus,
    SourceStatus,
    snip=5,
    source="X212 and X214 NM108 FI and NM109",
    what="The tax number is not nine digits.",
    remedy="Send the nine digits without dashes.",
    severity="warning",
    ack="7",
)
def tax_id_is_nine_digits(level: object, around: Around) -> Spots:
    """NM109 with FI is a tax number."""
    for name, _ in _parties(level):
        if name.id_qualifier == "FI" and name.id and not TAX_ID.fullmatch(name.id):
            yield here(name, "NM1", 9)


@rule(
    "277CA-PROVIDER-NUMBER",
    ProviderReference,
    snip=5,
    source="X214 2200C REF*TJ and REF*SY",
    what="The tax or Social Security number of the provider is not nine digits.",
    remedy="Compare with the office's own number.",
    severity="warning",
    ack="7",
    when=lambda row: row.qualifier in ("SY", "TJ") and row.value,
)
def provider_number_is_nine_digits(row: ProviderReference, around: Around) -> Spots:
    """Tax and Social Security numbers are nine digits."""
    if not TAX_ID.fullmatch(row.value):
        yield here(row, "REF", 2)


@rule(
    "277-CONTACT",
    StatusResponseSource,
    snip=4,
    source="X212 2100A PER03 and PER04: required; area code and number",
    what="The payer's contact has no number, or one that is no telephone number or e-mail address.",
    remedy="Look the payer's number up.",
    severity="warning",
    ack="7",
    when=lambda source: source.contact is not None,
)
def contact_has_a_number(source: StatusResponseSource, around: Around) -> Spots:
    """PER is there for its first number."""
    row = source.contact
    assert row is not None
    if not row.qualifier1 and not row.number1:
        yield here(row, "PER", 4)
    pairs = ((4, row.qualifier1, row.number1), (6, row.qualifier2, row.number2), (8, row.qualifier3, row.number3))
    for element, kind, number in pairs:
        is_phone = kind in ("TE", "FX") and number
        if (is_phone and not PHONE.fullmatch(number)) or (kind == "EM" and number and "@" not in number):
            yield here(row, "PER", element)
