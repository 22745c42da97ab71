"""Whom to call about an 835: the numbers and addresses of the payer's contacts."""

from __future__ import annotations

from collections.abc import Iterator

from x12.messages.parts import Contact
from x12.messages.remittance835 import ClaimPayment, Payer
from x12.rules.finding import Around, Spots, here, rule
from x12.rules.identifiers import EMAIL, PHONE

USE_CARD = "Use the payer's web site or card for the number."
CALLED = frozenset({"TE", "FX"})


def _numbers(contact: Contact) -> Iterator[tuple[int, str, str]]:
    """Give the numbers that a contact has, each with the element of the number and its kind."""
    yield 4, contact.qualifier1, contact.number1
    yield 6, contact.qualifier2, contact.number2
    yield 8, contact.qualifier3, contact.number3


def _has_contacts(item: Payer | ClaimPayment) -> bool:
    """Tell whether there is anybody to call; most claims of a payer name nobody."""
    return bool(item.contacts)


@rule(
    "835-PHONE-FORM",
    Payer,
    ClaimPayment,
    snip=5,
    source="X221 PER04, PER06 and PER08: area code and number, AAABBBCCCC",
    what="The telephone or fax number of a contact is not ten digits, or begins with 0 or 1.",
    remedy=USE_CARD,
    severity="warning",
    ack="7",
    when=_has_contacts,
)
def phone_has_ten_digits(item: Payer | ClaimPayment, around: Around) -> Spots:
    """A telephone number is an area code and a number."""
    for contact in item.contacts:
        for element, kind, number in _numbers(contact):
            if number and kind in CALLED and not PHONE.fullmatch(number):
                yield here(contact, "PER", element)


@rule(
    "835-ADDRESS-OF-CONTACT",
    Payer,
    ClaimPayment,
    snip=5,
    source="X221 PER04, PER06 and PER08 with EM, EX and UR",
    what="The e-mail address, web address or extension of a contact has not the form of one.",
    remedy=USE_CARD,
    severity="warning",
    ack="7",
    when=_has_contacts,
)
def address_of_contact_can_be_used(item: Payer | ClaimPayment, around: Around) -> Spots:
    """An e-mail has an @, a web address a dot, an extension digits."""
    for contact in item.contacts:
        for element, kind, number in _numbers(contact):
            is_wrong = (
                (kind == "EM" and not EMAIL.fullmatch(number))
                or (kind == "UR" and "." not in number)
                or (kind == "EX" and not any(map(str.isdigit, number)))
            )
            if number and is_wrong:
                yield here(contact, "PER", element)


@rule(
    "835-CONTACT-TWICE",
    Payer,
    ClaimPayment,
    snip=2,
    source="X221 PER03, PER05 and PER07; an extension follows its telephone number",
    what="A contact gives the same kind of number twice, or an extension without its telephone number before it.",
    remedy=USE_CARD,
    severity="warning",
    when=_has_contacts,
)
def contact_gives_each_kind_once(item: Payer | ClaimPayment, around: Around) -> Spots:
    """One number of each kind, and the extension behind its number."""
    for contact in item.contacts:
        before = ""
        known: set[str] = set()
        for element, kind, _ in _numbers(contact):
            if kind in known or (kind == "EX" and before not in CALLED):
                yield here(contact, "PER", element - 1)
            before = kind
            known |= {kind} - {""}


@rule(
    "CLP-CONTACT-FUNCTION",
    ClaimPayment,
    snip=2,
    source="X221 2100 PER01: CX",
    what="The contact of a claim is not of the payer's claims office (CX).",
    remedy="Call it all the same, or the payer's contact at the head of the file.",
    severity="warning",
    ack="7",
    when=_has_contacts,
)
def contact_of_claim_is_of_the_claims_office(claim: ClaimPayment, around: Around) -> Spots:
    """PER01 is CX with a claim."""
    for contact in claim.contacts:
        if contact.function != "CX":
            yield here(contact, "PER", 1)
