"""The addresses of who asks, who answers and who is asked about: eligibility (270, 271) and authorizations (278)."""

from __future__ import annotations

from x12.messages.benefits271 import BenefitEntity
from x12.messages.eligibility_parts import Asker, DependentName, Insured
from x12.messages.review_parties import (
    InformationContact,
    RequesterName,
    ReviewDependentName,
    ReviewProvider,
    ReviewSubscriberName,
    TransportPlace,
)
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import STATES, ZIP, ZIP_STATES

Place = (
    Asker
    | Insured
    | DependentName
    | BenefitEntity
    | RequesterName
    | ReviewProvider
    | ReviewSubscriberName
    | ReviewDependentName
    | TransportPlace
    | InformationContact
)
PLACES = (
    Asker,
    Insured,
    DependentName,
    BenefitEntity,
    RequesterName,
    ReviewProvider,
    ReviewSubscriberName,
    ReviewDependentName,
    TransportPlace,
    InformationContact,
)


def has_address(party: Place) -> bool:
    """Tell whether anything is said of the address, which is asked before all rules of it."""
    return bool(party.street or party.city or party.state or party.zip or party.country)


def is_american(party: Place) -> bool:
    """Tell whether the address is in the United States, which nobody needs to say."""
    return party.country in ("", "US", "USA")


@rule(
    "ASKED-ADDRESS-HALF",
    *PLACES,
    snip=4,
    source="X279 and X217 N3 and N4: street and city of one address",
    what="The address has a street but no city, or a city but no street.",
    remedy="Send both N3 and N4, or neither.",
    severity="warning",
    when=has_address,
)
def address_is_whole(party: Place, around: Around) -> Spots:
    """N3 and N4 come together; a region alone (N405) is no address."""
    is_region = isinstance(party, BenefitEntity) and bool(party.location)
    if not party.street and party.city and not is_region:
        yield here(party, "N3")
    elif party.street and not (party.city or party.state or party.zip or party.country):
        yield here(party, "N4")


@rule(
    "ASKED-CITY-FORM",
    *PLACES,
    snip=5,
    source="X279 and X217 N401",
    what="The city has no letter.",
    remedy="Send the name of the city.",
    severity="warning",
    ack="7",
    when=has_address,
)
def city_has_letters(party: Place, around: Around) -> Spots:
    """N401 is a name."""
    if party.city and not any(map(str.isalpha, party.city)):
        yield here(party, "N4", 1)


@rule(
    "ASKED-STATE-MISSING",
    *PLACES,
    snip=4,
    source="X279 and X217 N402: required in the United States and Canada",
    what="The address has no state.",
    remedy="Send the two letters of the state.",
    ack="1",
    when=has_address,
)
def address_has_a_state(party: Place, around: Around) -> Spots:
    """N402 stands in every address of the United States and Canada."""
    if not party.state and (is_american(party) or party.country == "CA") and (party.city or party.zip):
        yield here(party, "N4", 2)


@rule(
    "ASKED-ZIP-MISSING",
    *PLACES,
    snip=4,
    source="X279 and X217 N403: required in the United States and Canada",
    what="The address has no ZIP code.",
    remedy="Send the ZIP code, nine digits if known.",
    ack="1",
    when=has_address,
)
def address_has_a_zip(party: Place, around: Around) -> Spots:
    """N403 stands in every address of the United States and Canada."""
    if not party.zip and (is_american(party) or party.country == "CA") and (party.city or party.state):
        yield here(party, "N4", 3)


@rule(
    "ASKED-STATE-CODE",
    *PLACES,
    snip=5,
    source="X279 and X217 N402; code source 22",
    what="This is no state or territory of the United States.",
    remedy="Send the two letters of the state; for another country send its code in N404.",
    ack="7",
    when=has_address,
)
def state_is_one(party: Place, around: Around) -> Spots:
    """N402 is a state, unless N404 names another country."""
    if party.state and is_american(party) and party.state not in STATES:
        yield here(party, "N4", 2)


@rule(
    "ASKED-ZIP-FORM",
    *PLACES,
    snip=5,
    source="X279 and X217 N403; code source 51",
    what="The ZIP code is not five or nine digits.",
    remedy="Send five or nine digits without hyphen.",
    ack="7",
    when=has_address,
)
def zip_has_its_form(party: Place, around: Around) -> Spots:
    """N403 is a ZIP code, unless N404 names another country."""
    if party.zip and is_american(party) and not ZIP.fullmatch(party.zip):
        yield here(party, "N4", 3)


@rule(
    "ASKED-ZIP-STATE",
    *PLACES,
    snip=5,
    source="X279 and X217 N402 and N403; USPS: the first digit stands for a group of states",
    what="The ZIP code does not lie in the state.",
    remedy="Look the address up and correct the state or the ZIP code.",
    severity="warning",
    ack="7",
    when=has_address,
)
def zip_lies_in_the_state(party: Place, around: Around) -> Spots:
    """The first digit of a ZIP code fits its state."""
    if party.state not in STATES or not is_american(party) or not ZIP.fullmatch(party.zip):
        return
    if party.state not in ZIP_STATES[party.zip[0]]:
        yield here(party, "N4", 3)


@rule(
    "ASKED-COUNTRY",
    *PLACES,
    snip=5,
    source="X279 and X217 N404: outside the United States; ISO 3166 codes of two letters",
    what="The country is the United States, which is left out, or not a code of two letters.",
    remedy="Send the two letters of another country, else leave N404 empty.",
    severity="warning",
    ack="7",
    when=has_address,
)
def country_is_another(party: Place, around: Around) -> Spots:
    """N404 is a country other than the United States."""
    country = party.country
    if country and (country in ("US", "USA") or not (len(country) == 2 and country.isascii() and country.isalpha())):
        yield here(party, "N4", 4)


@rule(
    "BENEFIT-REGION",
    BenefitEntity,
    snip=1,
    source="X279 2120 N405 and N406: the region of a network, both or neither",
    what="A region stands without its kind (RJ), or the kind without a region.",
    remedy="Ask the payer for the region.",
    ack="2",
    when=lambda entity: bool(entity.location_qualifier) != bool(entity.location),
)
def region_has_its_kind(entity: BenefitEntity, around: Around) -> Spots:
    """N405 says what N406 is."""
    yield here(entity, "N4", 6 if entity.location_qualifier else 5)
