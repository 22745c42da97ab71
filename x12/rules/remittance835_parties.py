"""Who is named in an 835: payer, payee, and the people and payers of each claim."""

from __future__ import annotations

from collections.abc import Iterator

from x12.messages.parts import Name
from x12.messages.remittance835 import ClaimPayment, Payee, Payer, Remittance
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import STATES, ZIP

ASK = "Ask the payer to correct its files; what is there can be posted."
KINDS = {
    "QC": frozenset("34 HN II MI MR".split()),
    "IL": frozenset("FI II MI".split()),
    "74": frozenset("C".split()),
    "82": frozenset("BD BS FI MC PC SL UP XX".split()),
    "TT": frozenset("AD FI NI PI PP XV".split()),
    "PR": frozenset("AD FI NI PI PP XV".split()),
    "GB": frozenset("FI II MI".split()),
}
"""Which kinds of numbers each party of a claim may have (NM108)."""


def _named(claim: ClaimPayment) -> Iterator[tuple[str, Name]]:
    """Give the parties of a claim with the code of what they are (NM101)."""
    parties = {
        "QC": claim.patient,
        "IL": claim.insured,
        "74": claim.corrected,
        "82": claim.rendering,
        "TT": claim.crossover,
        "PR": claim.priority_payer,
        "GB": claim.other_subscriber,
    }
    return ((code, name) for code, name in parties.items() if name is not None)


@rule(
    "835-PARTY-NAME",
    Payer,
    Payee,
    snip=2,
    source="X221 1000A and 1000B N102",
    what="The payer or the payee has no name.",
    remedy=ASK,
    severity="warning",
    ack="1",
)
def party_has_a_name(party: Payer | Payee, around: Around) -> Spots:
    """N102 says who it is."""
    if not party.name:
        yield here(party, "N1", 2)


@rule(
    "835-PAYER-ADDRESS",
    Payer,
    snip=2,
    source="X221 1000A N3 and N4: required",
    what="The address of the payer is missing or has no street, city, state or ZIP code.",
    remedy=ASK,
    severity="warning",
    ack="3",
)
def payer_has_an_address(payer: Payer, around: Around) -> Spots:
    """N3 and N4 of the payer are whole."""
    is_american = payer.country in ("", "US")
    if not payer.street:
        yield here(payer, "N3", 1)
    if not payer.city:
        yield here(payer, "N4", 1)
    elif is_american and not (payer.state and payer.zip):
        yield here(payer, "N4", 3 if payer.state else 2)


@rule(
    "835-ADDRESS-FORM",
    Payer,
    Payee,
    snip=5,
    source="X221 1000A and 1000B N402 and N403",
    what="The state is not one of the United States, or the ZIP code is not five or nine digits.",
    remedy=ASK,
    severity="warning",
    ack="7",
)
def address_has_its_form(party: Payer | Payee, around: Around) -> Spots:
    """State and ZIP code are those of the post."""
    if party.country not in ("", "US"):
        return
    if party.state and party.state not in STATES:
        yield here(party, "N4", 2)
    if party.zip and not ZIP.fullmatch(party.zip):
        yield here(party, "N4", 3)


@rule(
    "TRN03-MISSING",
    Remittance,
    snip=2,
    source="X221 TRN03: required",
    what="The payment does not say who sends it.",
    remedy="Match the deposit by its trace number and amount.",
    severity="warning",
    ack="1",
)
def payment_says_who_sends_it(remittance: Remittance, around: Around) -> Spots:
    """TRN03 is the payer's number, which the bank's record repeats."""
    if remittance.trace and not remittance.payer_originator:
        yield here(remittance, "TRN", 3)


@rule(
    "CLP-MISSING",
    ClaimPayment,
    snip=2,
    source="X221 CLP06 and CLP07: required",
    what="The claim does not say which kind of plan decided, or has no number of the payer.",
    remedy="Match the claim by its own number; ask the payer before you send a corrected claim.",
    severity="warning",
    ack="1",
)
def claim_has_the_payers_number(claim: ClaimPayment, around: Around) -> Spots:
    """CLP06 is the kind of plan, CLP07 the payer's number of the claim."""
    if not claim.filing_code:
        yield here(claim, "CLP", 6)
    if not claim.payer_claim_number:
        yield here(claim, "CLP", 7)


@rule(
    "835-PATIENT-KIND",
    ClaimPayment,
    snip=2,
    source="X221 2100 NM1*QC: NM102 is 1",
    what="The patient is named as an organization.",
    remedy="Check that the claim is ours; ask the payer what was meant.",
    ack="7",
)
def patient_is_a_person(claim: ClaimPayment, around: Around) -> Spots:
    """Patients are people."""
    if claim.patient is not None and claim.patient.kind == "2":
        yield here(claim.patient, "NM1", 2)


@rule(
    "835-NAME-ID-KIND",
    ClaimPayment,
    snip=2,
    source="X221 2100 NM108 of each NM1",
    what="The kind of number is not one that this party may have.",
    remedy="Match by name and claim number; the number may mean something else.",
    severity="warning",
    ack="7",
)
def number_is_of_a_known_kind(claim: ClaimPayment, around: Around) -> Spots:
    """NM108 is one of the codes of the guide."""
    for code, name in _named(claim):
        if name.id and name.id_qualifier not in KINDS[code]:
            yield here(name, "NM1", 8)


@rule(
    "CROSSOVER-PAYER-ID",
    ClaimPayment,
    snip=2,
    source="X221 2100 NM1*TT: NM108 and NM109 are required",
    what="The payer to whom the claim was sent on has no number.",
    remedy="Find the payer by its name before you bill the patient.",
    severity="warning",
    ack="1",
)
def next_payer_has_a_number(claim: ClaimPayment, around: Around) -> Spots:
    """The next payer can be known by its number."""
    if claim.crossover is not None and not claim.crossover.id:
        yield here(claim.crossover, "NM1", 9)
