"""Names in a professional claim (837P), and what the billing provider repeats needlessly."""

from __future__ import annotations

from x12.messages.claim837p import Billing, ClaimBatch
from x12.messages.line_parties837p import (
    LinePickUp,
    LineReferringProvider,
    LineRenderingProvider,
    LineServiceFacility,
    LineSupervisingProvider,
)
from x12.messages.other_payer837p import (
    OtherPayerBillingProvider,
    OtherPayerReferringProvider,
    OtherPayerRenderingProvider,
    OtherPayerServiceFacility,
    OtherPayerSupervisingProvider,
)
from x12.messages.parties837p import (
    BillingProvider,
    OrderingProvider,
    OtherPayerName,
    OtherSubscriber,
    PatientName,
    PayerName,
    PayToPlan,
    PickUp,
    PurchasedServiceProvider,
    Receiver,
    ReferringProvider,
    RenderingProvider,
    ServiceFacility,
    Submitter,
    SubscriberName,
    SupervisingProvider,
)
from x12.messages.parts import Located, Party
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import is_name
from x12.rules.world import CURRENCIES

OF_LINE = (LineReferringProvider, LineRenderingProvider, LineSupervisingProvider, OrderingProvider)
OF_CLAIM = (ReferringProvider, RenderingProvider, SupervisingProvider)
PERSONS = (PatientName, SubscriberName, OtherSubscriber, *OF_CLAIM, *OF_LINE)
NAMELESS = (
    PickUp,
    LinePickUp,
    PurchasedServiceProvider,
    OtherPayerReferringProvider,
    OtherPayerRenderingProvider,
    OtherPayerServiceFacility,
    OtherPayerSupervisingProvider,
    OtherPayerBillingProvider,
)
OTHERS = (Submitter, Receiver, BillingProvider, PayToPlan, PayerName, ServiceFacility, LineServiceFacility)


@rule(
    "FIRST-NAME-MISSING",
    *PERSONS,
    BillingProvider,
    snip=4,
    source="X222 NM104: required when the person has a first name",
    what="The person has no first name.",
    remedy="Send the first name as it stands on the card or in the NPI record.",
    severity="warning",
    ack="1",
)
def _first_name_missing(party: Party, around: Around) -> Spots:
    if party.kind == "1" and party.name and not party.first_name:
        yield here(party, "NM1", 4)


@rule(
    "NAME-FORM",
    *PERSONS,
    *OTHERS,
    OtherPayerName,
    snip=5,
    source="X222 NM103 and NM104: names as they are on the card or in the NPI record",
    what="The name has no letter, or a person's name has a digit or a comma.",
    remedy="Correct the name.",
    severity="warning",
    ack="7",
)
def _name_form(party: Party, around: Around) -> Spots:
    for element, name in ((3, party.name), (4, party.first_name), (5, party.middle_name)):
        if name and not is_name(name, of_person=party.kind == "1"):
            yield here(party, "NM1", element)


@rule(
    "ORGANIZATION-FIRST-NAME",
    *PERSONS,
    *OTHERS,
    OtherPayerName,
    snip=2,
    source="X222 NM102 and NM104: first names are of persons",
    what="An organization has a first or middle name, or a suffix.",
    remedy="Send 1 in NM102 for a person, or the whole name of the organization in NM103.",
    ack="I10",
    when="first_name middle_name suffix",
)
def _organization_first_name(party: Party, around: Around) -> Spots:
    if party.kind == "2" and (party.first_name or party.middle_name or party.suffix):
        yield here(party, "NM1", 4 if party.first_name else 5 if party.middle_name else 7)


@rule(
    "NAME-NOT-USED",
    *NAMELESS,
    snip=2,
    source="X222 2310E, 2330C to 2330G, 2420B and 2420G NM103 to NM109: not used, save NM109 in 2420B",
    what="The party is named, or has an identifier, where the guide asks only for who it is.",
    remedy="Leave NM103 and what follows out; numbers of a provider go into REF.",
    severity="warning",
    ack="I10",
)
def _name_not_used(party: Party, around: Around) -> Spots:
    used = (3, party.name), (4, party.first_name), (5, party.middle_name), (7, party.suffix), (9, party.id)
    for element, value in used[:4] if isinstance(party, PurchasedServiceProvider) else used:
        if value:
            yield here(party, "NM1", element)
            return


@rule(
    "PAY-TO-SAME",
    Billing,
    snip=4,
    source="X222 2010AB: only when it differs from the address of the billing provider",
    what="The pay-to address is the address of the billing provider.",
    remedy="Leave the pay-to address out.",
    severity="warning",
    ack="I10",
)
def _pay_to_same(billing: Billing, around: Around) -> Spots:
    pay_to = billing.pay_to
    if pay_to is None or not pay_to.street or not billing.provider:
        return
    if address(pay_to) == address(billing.provider):
        yield here(pay_to, "N3", 1)


@rule(
    "BILLING-CONTACT-SAME",
    Billing,
    snip=4,
    source="X222 2010AA PER: only when it differs from the submitter's",
    what="The contact of the billing provider is the one of the submitter.",
    remedy="Leave the contact of the billing provider out.",
    severity="warning",
    ack="I10",
)
def _billing_contact_same(billing: Billing, around: Around) -> Spots:
    batch = around.get(ClaimBatch)
    submitter = batch.submitter if batch is not None else None
    for contact in billing.provider.contacts if billing.provider is not None else []:
        if submitter is not None and contact in submitter.contacts:
            yield here(contact, "PER")


@rule(
    "CURRENCY-SUPERFLUOUS",
    Billing,
    snip=4,
    source="X222 2000A CUR: only for money that is not US dollars",
    what="The currency is sent although it is the US dollar.",
    remedy="Leave CUR out.",
    severity="warning",
    ack="I10",
)
def _currency_superfluous(billing: Billing, around: Around) -> Spots:
    if billing.currency == "USD":
        yield here(billing, "CUR", 2)


@rule(
    "CURRENCY-CODE",
    Billing,
    snip=5,
    source="X222 2000A CUR02; code source 5 (ISO 4217)",
    what="The currency is no currency of three letters.",
    remedy="Send its ISO code, such as CAD; leave CUR out for US dollars.",
    ack="7",
)
def _currency_code(billing: Billing, around: Around) -> Spots:
    if billing.currency and billing.currency not in CURRENCIES:
        yield here(billing, "CUR", 2)


def address(party: Located) -> tuple[str, str, str, str, str]:
    """Give the address of a party for comparing; the last four digits of the ZIP code do not count."""
    return party.street.upper(), party.street2.upper(), party.city.upper(), party.state, party.zip[:5]
