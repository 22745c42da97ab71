"""The addresses of a professional claim (837P): whole where required, and of a form that payers take."""

from __future__ import annotations

from x12.messages.line_parties837p import LineDropOff, LinePickUp, LineServiceFacility
from x12.messages.parties837p import (
    BillingProvider,
    DropOff,
    OrderingProvider,
    OtherPayerName,
    OtherSubscriber,
    PatientName,
    PayerName,
    PayTo,
    PayToPlan,
    PickUp,
    ServiceFacility,
    SubscriberName,
)
from x12.messages.parts import Located
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import POST_BOX, STATES, ZIP, ZIP_STATES
from x12.rules.world import COUNTRIES

FACILITIES = (ServiceFacility, LineServiceFacility)
NEEDED = (BillingProvider, PayTo, PayToPlan, PatientName, *FACILITIES, PickUp, DropOff, LinePickUp, LineDropOff)
OPTIONAL = (SubscriberName, OtherSubscriber, OrderingProvider, PayerName, OtherPayerName)
LOCATED = (*NEEDED, *OPTIONAL)


@rule(
    "ADDRESS-HALF",
    *OPTIONAL,
    snip=2,
    source="X222 N3 and N4: both or neither",
    what="The address has no street or no city.",
    remedy="Send the whole address or none.",
    ack="1",
    when="street city state zip",
)
def _address_half(party: Located, around: Around) -> Spots:
    if not party.street and _has_address(party):
        yield here(party, "N3", 1)
    if not party.city and _has_address(party):
        yield here(party, "N4", 1)


@rule(
    "CITY-FORM",
    *LOCATED,
    snip=5,
    source="X222 N401",
    what="The city has no letter.",
    remedy="Send the name of the city.",
    severity="warning",
    ack="7",
    when="city",
)
def _city_form(party: Located, around: Around) -> Spots:
    if party.city and not any(map(str.isalpha, party.city)):
        yield here(party, "N4", 1)


@rule(
    "STREET-FORM",
    *LOCATED,
    snip=5,
    source="X222 N301",
    what="The street has neither a letter nor a digit.",
    remedy="Send the street.",
    severity="warning",
    ack="7",
    when="street",
)
def _street_form(party: Located, around: Around) -> Spots:
    if party.street and not any(map(str.isalnum, party.street)):
        yield here(party, "N3", 1)


@rule(
    "STATE-MISSING",
    *LOCATED,
    snip=4,
    source="X222 N402: required in the United States and Canada",
    what="The address has no state.",
    remedy="Send the two letters of the state.",
    ack="1",
    when="city zip",
)
def _state_missing(party: Located, around: Around) -> Spots:
    if not party.state and _is_american(party) and (party.city or party.zip):
        yield here(party, "N4", 2)


@rule(
    "ZIP-MISSING",
    *LOCATED,
    snip=4,
    source="X222 N403: required in the United States and Canada",
    what="The address has no ZIP code.",
    remedy="Send the ZIP code, nine digits if known.",
    ack="1",
    when="city state",
)
def _zip_missing(party: Located, around: Around) -> Spots:
    if not party.zip and _is_american(party) and (party.city or party.state):
        yield here(party, "N4", 3)


@rule(
    "STATE-CODE",
    *LOCATED,
    snip=5,
    source="X222 N402; code source 22",
    what="This is no state or territory of the United States.",
    remedy="Send the two letters of the state; for another country send its code in N404.",
    ack="7",
    when="state",
)
def _state_code(party: Located, around: Around) -> Spots:
    if party.state and _is_american(party) and party.state not in STATES:
        yield here(party, "N4", 2)


@rule(
    "ZIP-FORM",
    *LOCATED,
    snip=5,
    source="X222 N403; code source 51",
    what="The ZIP code is not five or nine digits.",
    remedy="Send five or nine digits without hyphen.",
    ack="7",
    when="zip",
)
def _zip_form(party: Located, around: Around) -> Spots:
    if party.zip and _is_american(party) and not ZIP.fullmatch(party.zip):
        yield here(party, "N4", 3)


@rule(
    "ZIP-NINE",
    BillingProvider,
    *FACILITIES,
    snip=4,
    source="X222 2010AA and 2310C N403, as commonly applied: the full nine digits",
    what="The ZIP code of a billing provider or service facility has only five digits.",
    remedy="Send all nine digits.",
    severity="warning",
    ack="7",
)
def _zip_nine(party: Located, around: Around) -> Spots:
    if len(party.zip) == 5 and _is_american(party):
        yield here(party, "N4", 3)


@rule(
    "ZIP-ZEROS",
    *LOCATED,
    snip=5,
    source="X222 N403; USPS: no delivery area ends with 0000",
    what="The last four digits of the ZIP code are zeros, which is no place.",
    remedy="Look the nine digits up, or send the first five where that is enough.",
    severity="warning",
    ack="7",
    when="zip",
)
def _zip_zeros(party: Located, around: Around) -> Spots:
    if party.zip[5:] == "0000" and _is_american(party):
        yield here(party, "N4", 3)


@rule(
    "ZIP-STATE",
    *LOCATED,
    snip=5,
    source="X222 N402 and N403; USPS: the first digit stands for a group of states",
    what="The ZIP code does not lie in the state.",
    remedy="Look the address up and correct the state or the ZIP code.",
    severity="warning",
    ack="7",
    when="zip",
)
def _zip_state(party: Located, around: Around) -> Spots:
    if party.state not in STATES or not _is_american(party) or not ZIP.fullmatch(party.zip):
        return
    if party.state not in ZIP_STATES[party.zip[0]]:
        yield here(party, "N4", 3)


@rule(
    "COUNTRY-SUPERFLUOUS",
    *LOCATED,
    snip=4,
    source="X222 N404: only outside the United States",
    what="The country is sent although it is the United States.",
    remedy="Leave N404 empty.",
    severity="warning",
    when="country",
)
def _country_superfluous(party: Located, around: Around) -> Spots:
    if party.country in ("US", "USA"):
        yield here(party, "N4", 4)


@rule(
    "COUNTRY-CODE",
    *LOCATED,
    snip=5,
    source="X222 N404; ISO 3166 codes of two letters",
    what="The country is not on the list of countries, each of two letters.",
    remedy="Send the two letters of the country, such as CA for Canada.",
    ack="7",
    when="country",
)
def _country_code(party: Located, around: Around) -> Spots:
    if party.country and party.country != "USA" and party.country not in COUNTRIES:
        yield here(party, "N4", 4)


@rule(
    "POST-BOX",
    BillingProvider,
    snip=4,
    source="X222 2010AA N3: a street address; boxes go in 2010AB",
    what="The address of the billing provider is a post office or lock box.",
    remedy="Send the street address here and the box as the pay-to address (NM1*87).",
    ack="7",
)
def _post_box(provider: BillingProvider, around: Around) -> Spots:
    for element, line in ((1, provider.street), (2, provider.street2)):
        if line and POST_BOX.search(line):
            yield here(provider, "N3", element)


@rule(
    "FACILITY-POST-BOX",
    *FACILITIES,
    snip=4,
    source="X222 2310C N3: where the service was given",
    what="The address of the service facility is a post office or lock box; nobody is treated there.",
    remedy="Send the street address of the facility.",
    severity="warning",
)
def _facility_post_box(facility: ServiceFacility, around: Around) -> Spots:
    if POST_BOX.search(facility.street):
        yield here(facility, "N3", 1)


@rule(
    "PAY-TO-NAMED",
    PayTo,
    snip=2,
    source="X222 2010AB: NM103 to NM109 are not used",
    what="The pay-to address has a name or an identifier; it is only an address of the billing provider.",
    remedy="Send NM1*87 with the kind alone; to pay somebody else, bill under that provider.",
    ack="I10",
)
def _pay_to_named(pay_to: PayTo, around: Around) -> Spots:
    if pay_to.name or pay_to.id:
        yield here(pay_to, "NM1", 3 if pay_to.name else 9)


def _has_address(party: Located) -> bool:
    return bool(party.street or party.city or party.state or party.zip)


def _is_american(party: Located) -> bool:
    return party.country in ("", "US", "USA")
