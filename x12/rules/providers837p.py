"""Who treated, referred, supervised and where (837P, 2310 and 2420): each only where it says something new."""

from __future__ import annotations

from x12.messages.claim837p import Billing, Claim, ServiceLine
from x12.messages.parties837p import BillingProvider, ServiceFacility
from x12.messages.parts import Party
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import AMBULANCE, FACILITIES
from x12.rules.parties837p import address

ORGANIZATION_TAXONOMIES = tuple("25 26 27 28 29 30 31 32 33 34 38".split())


@rule(
    "REFERRING-ORDER",
    Claim,
    ServiceLine,
    snip=2,
    source="X222 2310A and 2420F NM101: DN first, P3 only as the second",
    what="The referring providers do not stand as DN and then P3.",
    remedy="Send the referring provider as DN; the primary care provider follows as P3 when there is a DN.",
    ack="7",
    when="referring",
)
def _referring_order(item: Claim | ServiceLine, around: Around) -> Spots:
    for index, provider in enumerate(item.referring[:2]):
        if provider.entity != ("P3" if index else "DN"):
            yield here(provider, "NM1", 1)


@rule(
    "REFERRING-MISSING",
    Claim,
    snip=4,
    source="X222 2310A: required when the patient was referred; 2300 REF*9F",
    what="The claim has a referral number, but does not say who referred the patient.",
    remedy="Send NM1*DN with the referring provider's NPI.",
    severity="warning",
    ack="I9",
    when="referral_number",
)
def _referring_missing(claim: Claim, around: Around) -> Spots:
    if claim.referral_number and not claim.referring and not any(line.referring for line in claim.lines):
        yield here(claim, "NM1*DN")


@rule(
    "RENDERING-IS-BILLING",
    Claim,
    snip=4,
    source="X222 2310B: only when it differs from the billing provider; X12 RFI 345",
    what="The rendering provider is the billing provider.",
    remedy="Leave NM1*82 out; send the taxonomy with the billing provider.",
    severity="warning",
    ack="I10",
    when="rendering",
)
def _rendering_is_billing(claim: Claim, around: Around) -> Spots:
    billing = _billing(around)
    if claim.rendering is not None and _same(claim.rendering, billing):
        yield here(claim.rendering, "NM1", 9)


@rule(
    "RENDERING-MISSING",
    Claim,
    snip=4,
    source="X222 2310B: required when the billing provider did not treat the patient",
    what="An organization bills, but nobody is named who treated the patient.",
    remedy="Send NM1*82 with the provider's NPI; only laboratories, suppliers and the like go without.",
    severity="warning",
    ack="I9",
)
def _rendering_missing(claim: Claim, around: Around) -> Spots:
    level, provider = around.get(Billing), _billing(around)
    if level is None or provider is None or provider.kind != "2" or claim.rendering is not None:
        return
    is_place = level.taxonomy.startswith(ORGANIZATION_TAXONOMIES) or claim.place_of_service in AMBULANCE
    if not is_place and any(line.rendering is None for line in claim.lines):
        yield here(claim, "NM1*82")


@rule(
    "FACILITY-MISSING",
    Claim,
    snip=4,
    source="X222 2310C; CMS 837P companion guide",
    what="The place of service is a hospital or home, but it is not named.",
    remedy="Send NM1*77 with its name, address and NPI, unless it is the billing provider's own address.",
    severity="warning",
    ack="I9",
)
def _facility_missing(claim: Claim, around: Around) -> Spots:
    is_unnamed = claim.facility is None and any(line.facility is None for line in claim.lines)
    if claim.place_of_service in FACILITIES and is_unnamed:
        yield here(claim, "NM1*77")


@rule(
    "FACILITY-IS-BILLING",
    Claim,
    ServiceLine,
    snip=4,
    source="X222 2310C and 2420C NM109; X12 RFI 1845",
    what="The service facility has the NPI of the billing provider.",
    remedy="Leave the NPI out for an own location, or leave NM1*77 out for the same place.",
    ack="I10",
    when="facility",
)
def _facility_is_billing(item: Claim | ServiceLine, around: Around) -> Spots:
    if item.facility is not None and _same(item.facility, _billing(around)):
        yield here(item.facility, "NM1", 9)


@rule(
    "FACILITY-SAME-ADDRESS",
    Claim,
    snip=4,
    source="X222 2310C: only when the place differs from 2010AA; X12 RFI 2810",
    what="The service facility has the address of the billing provider.",
    remedy="Leave NM1*77 out.",
    severity="warning",
    ack="I10",
    when="facility",
)
def _facility_same_address(claim: Claim, around: Around) -> Spots:
    facility, billing = claim.facility, _billing(around)
    if facility is not None and billing is not None and facility.street and address(facility) == address(billing):
        yield here(facility, "N3", 1)


@rule(
    "FACILITY-OF-AMBULANCE",
    Claim,
    snip=4,
    source="X222 2310C: not for ambulance claims",
    what="An ambulance claim names a service facility.",
    remedy="Send the places in NM1*PW and NM1*45 instead.",
    severity="warning",
    ack="I10",
    when="facility",
)
def _facility_of_ambulance(claim: Claim, around: Around) -> Spots:
    if claim.facility is not None and claim.place_of_service in AMBULANCE:
        yield here(claim.facility, "NM1")


@rule(
    "SUPERVISING-ALONE",
    Claim,
    snip=4,
    source="X222 2310D: when the rendering provider is supervised",
    what="A supervising provider is named, but nobody who was supervised.",
    remedy="Send the rendering provider too.",
    severity="warning",
    ack="I9",
    when="supervising",
)
def _supervising_alone(claim: Claim, around: Around) -> Spots:
    billing = _billing(around)
    if claim.supervising is None or claim.rendering is not None or (billing is not None and billing.kind == "1"):
        return
    if all(line.rendering is None for line in claim.lines):
        yield here(claim.supervising, "NM1")


@rule(
    "SUPERVISING-IS-RENDERING",
    Claim,
    ServiceLine,
    snip=4,
    source="X222 2310D and 2420D",
    what="The supervising provider is the rendering provider.",
    remedy="Leave NM1*DQ out, or correct the NPI.",
    severity="warning",
    when="supervising",
)
def _supervising_is_rendering(item: Claim | ServiceLine, around: Around) -> Spots:
    if item.supervising is not None and _same(item.supervising, item.rendering):
        yield here(item.supervising, "NM1", 9)


@rule(
    "LINE-PROVIDER-SAME",
    ServiceLine,
    snip=4,
    source="X222 2420A, C, D, F: only when it differs from the claim's; X12 RFI 345",
    what="The line repeats a provider of its claim.",
    remedy="Leave it out of the line; the claim's holds for all lines.",
    severity="warning",
    ack="I10",
    when="rendering facility supervising referring",
)
def _line_provider_same(line: ServiceLine, around: Around) -> Spots:
    claim = around.get(Claim)
    if claim is None:
        return
    pairs: tuple[tuple[Party | None, Party | None], ...] = (
        (line.rendering, claim.rendering),
        (line.facility, claim.facility),
        (line.supervising, claim.supervising),
    )
    referring = {(provider.entity, provider.id) for provider in claim.referring if provider.id}
    repeated = [own for own, above in pairs if own is not None and _same(own, above)]
    repeated += [provider for provider in line.referring if (provider.entity, provider.id) in referring]
    for own in repeated:
        yield here(own, "NM1", 9)


def _billing(around: Around) -> BillingProvider | None:
    level = around.get(Billing)
    return level.provider if level is not None else None


def _same(one: Party, other: Party | None) -> bool:
    """Tell whether two are the same by NPI; places without one by their address."""
    if other is None:
        return False
    if isinstance(one, ServiceFacility) and isinstance(other, ServiceFacility) and not one.id:
        return address(one) == address(other) and one.name == other.name
    return bool(one.id) and one.id == other.id
