"""Names and numbers of who asks, who answers and who is asked about: eligibility (270, 271), authorizations (278)."""

from __future__ import annotations

from x12.messages.benefits271 import BenefitEntity, EligibilityResponse
from x12.messages.eligibility_parts import Asker, DependentName, Insured, Source
from x12.messages.inquiry270 import EligibilityInquiry
from x12.messages.parts import Party
from x12.messages.review_parties import (
    InformationContact,
    RequesterName,
    ReviewDependentName,
    ReviewOrganizationName,
    ReviewProvider,
    ReviewSubscriberName,
    TransportPlace,
)
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import PHONE, TAX_ID, TAXONOMY, is_name, is_npi

PEOPLE = (Insured, DependentName, ReviewSubscriberName, ReviewDependentName)
PROVIDERS = (Asker, RequesterName, ReviewProvider)
PARTIES = (*PEOPLE, *PROVIDERS, Source, BenefitEntity, ReviewOrganizationName, InformationContact)
PERSON, ORGANIZATION = "1", "2"
TAX_QUALIFIERS = frozenset({"24", "FI"})
Reached = Source | BenefitEntity | RequesterName | ReviewProvider | ReviewOrganizationName | InformationContact


@rule(
    "ASKED-LAST-NAME",
    *PARTIES,
    snip=2,
    source="X279 and X217 NM103: required with NM104",
    what="There is a first name, but no last name.",
    remedy="Send the last name in NM103.",
    ack="1",
    when=lambda party: party.first_name and not party.name,
)
def first_name_has_a_last(party: Party, around: Around) -> Spots:
    """Nobody has only a first name."""
    yield here(party, "NM1", 3)


@rule(
    "ASKED-NAME",
    Source,
    ReviewSubscriberName,
    ReviewDependentName,
    snip=2,
    source="X279 2100A NM103, X217 2010C and 2010D NM103: required",
    what="The payer or patient has no name.",
    remedy="Send the name in NM103.",
    ack="1",
    when=lambda party: not party.name and not party.first_name,
)
def payer_and_patient_are_named(party: Party, around: Around) -> Spots:
    """A number alone does not tell people who it is."""
    yield here(party, "NM1", 3)


@rule(
    "ASKED-NAME-USUAL",
    Asker,
    Insured,
    DependentName,
    BenefitEntity,
    RequesterName,
    ReviewProvider,
    InformationContact,
    snip=4,
    source="X279 2100B to 2100D and 2120, X217 2010B and 2010EA NM103: required when it is known",
    what="Somebody has no name.",
    remedy="Send the name in NM103.",
    severity="warning",
    ack="1",
    when=lambda party: not party.name and not party.first_name,
)
def others_are_named(party: Party, around: Around) -> Spots:
    """Names are left out of answers only where the payer does not know the person, and of those who ask."""
    if isinstance(around.message, EligibilityResponse):
        if isinstance(party, Asker) or (isinstance(party, Insured | DependentName) and party.rejections):
            return
        if isinstance(party, BenefitEntity) and party.id and party.id_qualifier == "XX":
            return  # an NPI names a provider well enough
    elif isinstance(party, Insured | DependentName):
        return  # a search without a name has a rule of its own
    yield here(party, "NM1", 3)


@rule(
    "ASKED-PERSON",
    *PARTIES,
    snip=4,
    source="X279 and X217 NM102: 1 a person, 2 an organization, which has no first name",
    what="An organization has a first name, or a person has none.",
    remedy="Send 1 in NM102 with a person's last and first name, 2 with the name of an organization.",
    severity="warning",
    ack="I10",
    when=lambda party: party.name and (party.kind == PERSON) != bool(party.first_name),
)
def kind_fits_the_name(party: Party, around: Around) -> Spots:
    """NM104 belongs to persons; payers often write all names of a provider in NM103."""
    if party.kind == ORGANIZATION:
        yield here(party, "NM1", 4)
    elif party.kind == PERSON and not isinstance(party, BenefitEntity):
        is_search = isinstance(around.message, EligibilityInquiry) and isinstance(party, Insured | DependentName)
        if not is_search:
            yield here(party, "NM1", 4)


@rule(
    "ASKED-NAME-FORM",
    *PARTIES,
    snip=5,
    source="X279 and X217 NM103 to NM105: names as they are on the card or in the NPI record",
    what="The name has no letter, or a person's name has a digit or a comma.",
    remedy="Correct the name; of an answer, look at the card.",
    severity="warning",
    ack="7",
    when="name first_name middle_name",
)
def name_has_its_form(party: Party, around: Around) -> Spots:
    """Names are of letters; those of organizations may have digits too."""
    for element, name in ((3, party.name), (4, party.first_name), (5, party.middle_name)):
        if name and not is_name(name, of_person=party.kind == PERSON):
            yield here(party, "NM1", element)


@rule(
    "ASKED-SUBSCRIBER-ID",
    Insured,
    snip=4,
    source="X279 271 2100C NM109: required unless the question could not be answered",
    what="The answer about the subscriber has no member id.",
    remedy="Take the id that was asked with, and look at the card.",
    severity="warning",
    ack="1",
    when=lambda name: not name.id,
)
def answer_has_the_member_id(name: Insured, around: Around) -> Spots:
    """NM109 of an answer is left out only when the person was not found."""
    if isinstance(around.message, EligibilityResponse) and not name.rejections:
        yield here(name, "NM1", 9)


@rule(
    "ASKED-NPI",
    Source,
    BenefitEntity,
    ReviewOrganizationName,
    InformationContact,
    snip=5,
    source="45 CFR 162.406, X279 2100A and 2120, X217 2010A NM109",
    what="The number is said to be an NPI, but is not ten digits with the right check digit.",
    remedy="Look the NPI up in the registry (NPPES), or send PI with a payer's number.",
    severity="warning",
    ack="7",
    when=lambda party: party.id_qualifier == "XX" and party.id,
)
def npi_checks(party: Party, around: Around) -> Spots:
    """NM109 with XX is an NPI, of whomever it is."""
    if not is_npi(party.id):
        yield here(party, "NM1", 9)


@rule(
    "ASKED-TAX-ID",
    Source,
    Asker,
    BenefitEntity,
    RequesterName,
    ReviewProvider,
    ReviewOrganizationName,
    snip=5,
    source="X279 and X217 NM108 24 and FI, NM109",
    what="The tax number is not nine digits.",
    remedy="Send the nine digits without dashes.",
    severity="warning",
    ack="7",
    when=lambda party: party.id_qualifier in TAX_QUALIFIERS and party.id,
)
def tax_id_is_nine_digits(party: Party, around: Around) -> Spots:
    """NM109 with 24 or FI is a tax number."""
    if not TAX_ID.fullmatch(party.id):
        yield here(party, "NM1", 9)


@rule(
    "ASKED-TAXONOMY",
    *PROVIDERS,
    BenefitEntity,
    snip=5,
    source="X279 and X217 PRV03; NUCC: nine letters and digits, and X",
    what="The taxonomy code has not the form of one.",
    remedy="Look the code up in the provider's NPPES entry.",
    severity="warning",
    ack="7",
    when=lambda party: party.taxonomy,
)
def taxonomy_has_its_form(party: Asker | RequesterName | ReviewProvider | BenefitEntity, around: Around) -> Spots:
    """PRV03 with PXC is a taxonomy code."""
    if not TAXONOMY.fullmatch(party.taxonomy):
        yield here(party, "PRV", 3)


@rule(
    "ASKED-PHONE",
    Source,
    BenefitEntity,
    RequesterName,
    ReviewProvider,
    ReviewOrganizationName,
    InformationContact,
    snip=5,
    source="X279 and X217 PER04, PER06 and PER08: area code and number",
    what="A telephone or fax number is not ten digits.",
    remedy="Send area code and number, digits only; extensions go with EX.",
    severity="warning",
    ack="7",
)
def phone_has_ten_digits(party: Reached, around: Around) -> Spots:
    """Telephone numbers are written without signs between."""
    single = getattr(party, "contact", None)
    contacts = party.contacts if isinstance(party, Source | BenefitEntity) else [single] if single else []
    for row in contacts:
        pairs = ((4, row.qualifier1, row.number1), (6, row.qualifier2, row.number2), (8, row.qualifier3, row.number3))
        for element, kind, number in pairs:
            if kind in ("TE", "FX", "WP") and number and not PHONE.fullmatch(number):
                yield here(row, "PER", element)


@rule(
    "278-PLACE-NAME",
    TransportPlace,
    snip=4,
    source="X217 2010EB NM102: 2, a place is no person",
    what="A place of a transport is called a person, or has a first name.",
    remedy="Send 2 in NM102, and the name of the place in NM103 alone.",
    severity="warning",
    when=lambda place: place.kind == PERSON or place.first_name,
)
def place_is_no_person(place: TransportPlace, around: Around) -> Spots:
    """Where somebody is driven is a place."""
    yield here(place, "NM1", 2 if place.kind == PERSON else 4)
