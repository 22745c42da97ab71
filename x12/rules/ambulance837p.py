"""Claims for ambulances (837P): why, how far, from where and to where the patient was driven."""

from __future__ import annotations

from x12.messages.claim837p import Claim, ServiceLine
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import AMBULANCE


def _is_ambulance(claim: Claim) -> bool:
    """Tell an ambulance claim by its place of service, or by a line for the drive itself (A0426 to A0436)."""
    if claim.place_of_service in AMBULANCE:
        return True
    codes = (line.procedure.code for line in claim.lines if line.procedure is not None)
    return any(code.startswith("A04") and "A0426" <= code <= "A0436" for code in codes)


@rule(
    "AMBULANCE-TRANSPORT",
    Claim,
    snip=4,
    source="X222 2300 CR1: required on ambulance claims",
    what="An ambulance claim does not say why and how far the patient was driven.",
    remedy="Send CR1 with the claim, or with each line.",
    severity="warning",
    ack="I9",
    when=_is_ambulance,
)
def _ambulance_transport(claim: Claim, around: Around) -> Spots:
    if claim.transport is None and any(line.transport is None for line in claim.lines):
        yield here(claim, "CR1")


@rule(
    "AMBULANCE-PLACES",
    Claim,
    snip=4,
    source="X222 2310E and 2310F: required on ambulance claims",
    what="An ambulance claim does not say where the patient was taken in and left.",
    remedy="Send NM1*PW and NM1*45 with their addresses.",
    severity="warning",
    ack="I9",
    when=_is_ambulance,
)
def _ambulance_places(claim: Claim, around: Around) -> Spots:
    if claim.pick_up is None or claim.drop_off is None:
        yield here(claim, "CLM", 5, 1)


@rule(
    "AMBULANCE-SUPERFLUOUS",
    Claim,
    snip=4,
    source="X222 2300 CR1, 2310E and 2310F: on claims for transport only",
    what="The claim says how or where the patient was driven, but no transport is billed.",
    remedy="Leave CR1, NM1*PW and NM1*45 out, or correct the place of service and the procedures.",
    severity="warning",
    ack="I10",
    when="transport transport_conditions pick_up drop_off",
)
def _ambulance_superfluous(claim: Claim, around: Around) -> Spots:
    told = (
        ("CR1", claim.transport),
        ("CRC*07", claim.transport_conditions),
        ("NM1*PW", claim.pick_up),
        ("NM1*45", claim.drop_off),
    )
    segment = next((segment for segment, found in told if found), "")
    if segment and claim.place_of_service not in AMBULANCE and not any(map(_is_driven, claim.lines)):
        yield here(claim, segment)


def _is_driven(line: ServiceLine) -> bool:
    code = line.procedure.code if line.procedure is not None else ""
    return code.startswith(("A0", "S0215", "S0207", "S0208", "S0209", "T2")) or line.transport is not None
