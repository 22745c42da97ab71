"""The identifiers of a professional claim (837P): NPI, taxonomy, tax id, wherever they stand."""

from __future__ import annotations

from x12.messages.claim837p import Billing
from x12.messages.line_parties837p import (
    LineReferringProvider,
    LineRenderingProvider,
    LineServiceFacility,
    LineSupervisingProvider,
)
from x12.messages.parties837p import (
    BillingProvider,
    OrderingProvider,
    PayToPlan,
    PurchasedServiceProvider,
    ReferringProvider,
    RenderingProvider,
    ServiceFacility,
    SupervisingProvider,
)
from x12.messages.parts import Party
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import TAX_ID, TAXONOMY, is_npi

OF_CLAIM = (RenderingProvider, ReferringProvider, SupervisingProvider)
OF_LINE = (LineRenderingProvider, LineReferringProvider, LineSupervisingProvider, OrderingProvider)
PROVIDERS = (
    BillingProvider,
    *OF_CLAIM,
    *OF_LINE,
    ServiceFacility,
    LineServiceFacility,
    PurchasedServiceProvider,
)
NPI_LENGTH = 10


@rule(
    "NPI-FORM",
    *PROVIDERS,
    snip=5,
    source="45 CFR 162.406",
    what="The NPI is not ten digits.",
    remedy="Send the ten digits of the NPI, nothing else.",
    ack="7",
)
def _npi_form(party: Party, around: Around) -> Spots:
    if party.id and party.id_qualifier == "XX" and not _is_ten_digits(party.id):
        yield here(party, "NM1", 9)


@rule(
    "NPI-FIRST-DIGIT",
    *PROVIDERS,
    snip=5,
    source="45 CFR 162.406 and the NPI check digit specification of CMS",
    what="The NPI does not begin with 1 or 2.",
    remedy="Look the NPI up in the registry (NPPES).",
    ack="7",
)
def _npi_first_digit(party: Party, around: Around) -> Spots:
    if party.id_qualifier == "XX" and _is_ten_digits(party.id) and party.id[0] not in "12":
        yield here(party, "NM1", 9)


@rule(
    "NPI-CHECK-DIGIT",
    *PROVIDERS,
    snip=5,
    source="45 CFR 162.406: Luhn over 80840 and the NPI",
    what="The NPI fails its check digit, so at least one digit is wrong.",
    remedy="Look the NPI up in the registry (NPPES).",
    ack="7",
)
def _npi_check_digit(party: Party, around: Around) -> Spots:
    if party.id_qualifier == "XX" and _is_ten_digits(party.id) and party.id[0] in "12" and not is_npi(party.id):
        yield here(party, "NM1", 9)


def _is_ten_digits(text: str) -> bool:
    return len(text) == NPI_LENGTH and text.isascii() and text.isdigit()


@rule(
    "NPI-MISSING",
    BillingProvider,
    *OF_CLAIM,
    *OF_LINE,
    snip=4,
    source="X222 NM109 of every provider: required unless the provider is not eligible for an NPI",
    what="The provider has no NPI.",
    remedy="Send it; only those who cannot have one, such as drivers, go without.",
    severity="warning",
    ack="1",
)
def _npi_missing(party: Party, around: Around) -> Spots:
    if not party.id:
        yield here(party, "NM1", 9)


@rule(
    "TAXONOMY-FORM",
    Billing,
    RenderingProvider,
    LineRenderingProvider,
    snip=5,
    source="X222 PRV03; code source 682: ten characters, the last an X",
    what="The taxonomy code is not ten characters that end with X.",
    remedy="Take the code from the provider's NPI record.",
    ack="7",
)
def _taxonomy_form(item: Billing | RenderingProvider, around: Around) -> Spots:
    if item.taxonomy and not TAXONOMY.fullmatch(item.taxonomy):
        yield here(item, "PRV*BI" if isinstance(item, Billing) else "PRV*PE", 3)


@rule(
    "TAX-ID-MISSING",
    BillingProvider,
    snip=2,
    source="X222 2010AA REF*EI or SY, required",
    what="The billing provider has no tax id.",
    remedy="Send REF*EI, or REF*SY for a person who bills under a social security number.",
    ack="3",
)
def _tax_id_missing(provider: BillingProvider, around: Around) -> Spots:
    if not provider.ein and not provider.ssn:
        yield here(provider, "REF")


@rule(
    "TAX-ID-BOTH",
    BillingProvider,
    snip=2,
    source="X222 2010AA REF*EI and SY: one of them",
    what="The billing provider has both an employer's tax id and a social security number.",
    remedy="Send only the one that the payer pays under.",
    ack="5",
)
def _tax_id_both(provider: BillingProvider, around: Around) -> Spots:
    if provider.ein and provider.ssn:
        yield here(provider, "REF*SY", 2)


@rule(
    "TAX-ID-FORM",
    BillingProvider,
    PayToPlan,
    snip=5,
    source="X222 2010AA and 2010AC REF02: nine digits without signs",
    what="The tax id is not nine digits.",
    remedy="Send the nine digits without hyphen.",
    ack="7",
)
def _tax_id_form(party: BillingProvider | PayToPlan, around: Around) -> Spots:
    if party.ein and not TAX_ID.fullmatch(party.ein):
        yield here(party, "REF*EI", 2)
    if isinstance(party, BillingProvider) and party.ssn and not TAX_ID.fullmatch(party.ssn):
        yield here(party, "REF*SY", 2)


@rule(
    "SSN-OF-ORGANIZATION",
    BillingProvider,
    snip=4,
    source="X222 2010AA REF*SY; X12 RFI 2000",
    what="An organization bills under a social security number.",
    remedy="Send its employer's tax id in REF*EI, or make the billing provider a person.",
    severity="warning",
)
def _ssn_of_organization(provider: BillingProvider, around: Around) -> Spots:
    if provider.ssn and provider.kind == "2":
        yield here(provider, "REF*SY", 2)
