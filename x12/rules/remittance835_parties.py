"""Who is named in an 835: payer, payee, and the people and payers of each claim."""

from __future__ import annotations

from collections.abc import Iterator

from x12.messages.parts import Name
from x12.messages.remittance835 import ClaimPayment, Payee, Payer, Remittance
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import STATES, ZIP, ZIP_STATES
from x12.rules.world import COUNTRIES

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
PARTIES = (
    ("QC", "patient"),
    ("IL", "insured"),
    ("74", "corrected"),
    ("82", "rendering"),
    ("TT", "crossover"),
    ("PR", "priority_payer"),
    ("GB", "other_subscriber"),
)


def _named(claim: ClaimPayment) -> Iterator[tuple[str, Name]]:
    """Give the parties of a claim with the code of what they are (NM101)."""
    held = vars(claim)
    return ((code, held[name]) for code, name in PARTIES if held.get(name) is not None)


def _has_others(claim: ClaimPayment) -> Name | None:
    """Give somebody whom a claim names beside the patient."""
    others = claim.insured or claim.corrected or claim.rendering or claim.crossover
    return others or claim.priority_payer or claim.other_subscriber


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
    source="X221 1000A and 1000B N402 to N404",
    what="The state, the ZIP code or the country is none, or the ZIP code does not lie in the state.",
    remedy=ASK,
    severity="warning",
    ack="7",
)
def address_has_its_form(party: Payer | Payee, around: Around) -> Spots:
    """State, ZIP code and country are those of the post."""
    if party.country and party.country != "USA" and party.country not in COUNTRIES:
        yield here(party, "N4", 4)
    if party.country not in ("", "US"):
        return
    if party.state and party.state not in STATES:
        yield here(party, "N4", 2)
    if not party.zip:
        return
    if not ZIP.fullmatch(party.zip) or (party.state in STATES and party.state not in ZIP_STATES[party.zip[0]]):
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
    "835-PAYER-KIND",
    ClaimPayment,
    snip=2,
    source="X221 2100 NM1*TT and NM1*PR: NM102 is 2",
    what="A payer is named as a person.",
    remedy="Find the payer by its number.",
    ack="7",
    when=_has_others,
)
def payer_is_an_organization(claim: ClaimPayment, around: Around) -> Spots:
    """Payers are organizations."""
    for payer in (claim.crossover, claim.priority_payer):
        if payer is not None and payer.kind == "1":
            yield here(payer, "NM1", 2)


@rule(
    "835-NAME-MISSING",
    ClaimPayment,
    snip=2,
    source="X221 2100 NM103 of TT, PR and GB, NM109 of IL and 82, anything of 74",
    what="A party of the claim has no name, or lacks the number that it is named for.",
    remedy="Match the claim by its number; look the party up on the claim that was sent.",
    severity="warning",
    ack="1",
    when=_has_others,
)
def party_is_named(claim: ClaimPayment, around: Around) -> Spots:
    """A further payer or subscriber has a name, the insured and who treated the patient a number."""
    for party in (claim.crossover, claim.priority_payer, claim.other_subscriber):
        if party is not None and not party.name:
            yield here(party, "NM1", 3)
    for party in (claim.insured, claim.rendering):
        if party is not None and not party.id:
            yield here(party, "NM1", 9)
    corrected = claim.corrected
    if corrected is not None and not (corrected.id or corrected.name or corrected.full_name):
        yield here(corrected, "NM1", 3)


@rule(
    "835-NAME-FORM",
    ClaimPayment,
    snip=5,
    source="X221 2100 NM103 and NM104 of persons",
    what="The name of a person has a digit or no letter.",
    remedy="Match the claim by its number, not by the name.",
    severity="warning",
    ack="7",
)
def name_is_of_letters(claim: ClaimPayment, around: Around) -> Spots:
    """Names of people are of letters."""
    for _, person in _named(claim):
        if person.kind != "1":
            continue
        for element, name in ((3, person.name), (4, person.first_name)):
            if name and not name.isalpha() and _is_no_name(name):
                yield here(person, "NM1", element)


def _is_no_name(text: str) -> bool:
    return any(map(str.isdigit, text)) or not any(map(str.isalpha, text))


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
    when="crossover",
)
def next_payer_has_a_number(claim: ClaimPayment, around: Around) -> Spots:
    """The next payer can be known by its number."""
    if claim.crossover is not None and not claim.crossover.id:
        yield here(claim.crossover, "NM1", 9)
