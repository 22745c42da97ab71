"""Rules about who bills, who treated, who referred, and where."""

import re
from collections.abc import Iterator

from stdnum.us import ein

from claims.facts import ClaimFacts
from claims.scrub.finding import Finding, stop, warning
from x12.npi import npi_is_valid

PO_BOX = re.compile(r"\b(P\W{0,2}O\W{0,2}\s*BOX|POST OFFICE BOX|LOCK\s?BOX|PO\s?BOX)\b", re.IGNORECASE)
TAXONOMY = re.compile(r"[0-9A-Z]{9}X")
CLIA = re.compile(r"\d{2}D\d{7}")


def billing_npi_is_valid(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The billing provider's NPI must pass its check digit.

    Source: 45 CFR 162.406; Luhn over "80840" + NPI.
    """
    if not npi_is_valid(facts.practice.npi):
        yield stop(
            "Billing provider", f"NPI {facts.practice.npi} has a wrong check digit. Correct it in the practice's setup."
        )


def billing_address_is_a_street(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The billing provider's address must be a street address; a PO box belongs to the pay-to address.

    Source: 837P guide 005010X222A1, loop 2010AA N3.
    """
    if PO_BOX.search(f"{facts.practice.line1} {facts.practice.line2}"):
        yield stop(
            "Billing provider address",
            "It is a PO box, which payers refuse. Put the street into the practice's address and the box into pay-to.",
        )


def billing_zip_has_nine_digits(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The billing provider's ZIP code must have all nine digits.

    Source: 837P guide 005010X222A1, loop 2010AA N403.
    """
    if not re.fullmatch(r"\d{9}", facts.practice.zip_code):
        yield stop(
            "Billing provider ZIP", "It needs nine digits. Look up the ZIP+4 and add it to the practice's address."
        )


def billing_taxonomy_is_well_formed(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The practice's taxonomy code must have ten characters and end with X.

    Source: 837P guide 005010X222A1, PRV03 of loop 2000A; NUCC code set.
    """
    if not TAXONOMY.fullmatch(facts.practice.taxonomy):
        yield stop(
            "Billing provider taxonomy", "It is not a taxonomy code. Take the one from the practice's NPI record."
        )


def billing_ein_is_valid(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The practice's EIN must be nine digits with a prefix that the IRS assigns.

    Source: 26 CFR 301.6109-1; 837P guide 005010X222A1, REF*EI of loop 2010AA.
    """
    if not re.fullmatch(r"\d{9}", facts.practice.ein) or not ein.is_valid(facts.practice.ein):
        yield stop(
            "Billing provider EIN", "It is not an employer identification number. Correct it in the practice's setup."
        )


def rendering_npi_is_valid(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The rendering provider's NPI must pass its check digit.

    Source: 45 CFR 162.406; Luhn over "80840" + NPI.
    """
    if not npi_is_valid(facts.provider.npi):
        yield stop(
            "Rendering provider",
            f"NPI {facts.provider.npi} has a wrong check digit. Correct it on the provider's page.",
        )


def rendering_taxonomy_is_well_formed(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The rendering provider's taxonomy code must have ten characters and end with X.

    Source: 837P guide 005010X222A1, PRV03 of loop 2310B; NUCC code set.
    """
    if not TAXONOMY.fullmatch(facts.provider.taxonomy):
        yield stop(
            "Rendering provider taxonomy", "It is not a taxonomy code. Take the one from the provider's NPI record."
        )


def referring_provider_has_an_npi(facts: ClaimFacts) -> Iterator[Finding]:
    """
    A referring provider who is named must carry a valid NPI, and one with an NPI must be named.

    Source: 42 CFR 424.507; 837P guide 005010X222A1, loop 2310A.
    """
    visit = facts.encounter
    if not (visit.referring_last_name or visit.referring_npi):
        return
    if not visit.referring_last_name or not visit.referring_first_name:
        yield stop("Referring provider", "The NPI has no name with it. Add first and last name on the visit.")
    if not npi_is_valid(visit.referring_npi):
        yield stop(
            "Referring provider",
            "The NPI is missing or has a wrong check digit. Look it up and correct it on the visit.",
        )


def service_place_has_an_address(facts: ClaimFacts) -> Iterator[Finding]:
    """
    A place of service away from the practice must be sent with its street and nine-digit ZIP.

    Source: 837P guide 005010X222A1, loop 2310C.
    """
    if not facts.is_elsewhere:
        return
    place = facts.location
    if not (place.line1 and place.city and place.state) or PO_BOX.search(place.line1):
        yield stop(
            "Place of service", "Its street address is incomplete or a PO box. Complete it on the location's page."
        )
    if len(place.zip_code) != 9:
        yield stop("Place of service ZIP", "It needs all nine digits. Add the ZIP+4 on the location's page.")


def laboratory_has_a_clia_number(facts: ClaimFacts) -> Iterator[Finding]:
    """
    A laboratory test, waived ones too, needs the CLIA number of the place where it was made.

    Source: 42 CFR 493.3; 837P guide 005010X222A1, REF*X4 of loop 2300.
    """
    if facts.has_laboratory and not CLIA.fullmatch(facts.location.clia):
        yield stop(
            "Laboratory test",
            "The location has no valid CLIA number. Add it on the location's page, or take the test off.",
        )


def contact_can_be_called(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The practice's contact must have a name and a ten-digit phone number.

    Source: 837P guide 005010X222A1, PER of loop 1000A.
    """
    if not facts.practice.contact_name.strip() or not re.fullmatch(r"[2-9]\d{9}", facts.practice.phone):
        yield stop(
            "Contact for payers", "Name or ten-digit phone number is missing. Complete them in the practice's setup."
        )


def provider_still_works_here(facts: ClaimFacts) -> Iterator[Finding]:
    """
    A visit of a provider who left is looked at before it goes.

    Source: practice policy; payers end a provider's enrollment when they leave.
    """
    if not facts.provider.is_active:
        yield warning(
            "Rendering provider",
            "The provider is marked as having left. Check that enrollment covered the date of service.",
        )
