"""The head of a batch of professional claims (837P): purpose, submitter, receiver, contacts."""

from __future__ import annotations

from itertools import pairwise

from x12.messages.claim837p import Billing, ClaimBatch
from x12.messages.parties837p import BillingProvider, Submitter, TelephoneContact
from x12.messages.parts import Contact
from x12.rules.as_sent import piece, sent
from x12.rules.finding import Around, Spot, Spots, here, rule
from x12.rules.identifiers import EMAIL, PHONE

MOST_REFERENCE = 30
KINDS = frozenset({"TE", "FX", "EM", "EX", "ED"})
NUMBER_AT = (4, 6, 8)


@rule(
    "BHT02-REISSUE",
    ClaimBatch,
    snip=4,
    source="CMS 837P companion guide, BHT02",
    what="The batch is marked as sent again; Medicare and others take only original ones.",
    remedy="Send it as original, 00, after a rejection.",
    severity="warning",
)
def _reissue(batch: ClaimBatch, around: Around) -> Spots:
    if batch.purpose == "18":
        yield here(batch, "BHT", 2)


@rule(
    "BHT03-LENGTH",
    ClaimBatch,
    snip=2,
    source="X222 BHT03, as commonly applied: receivers keep 30 characters",
    what="The reference of the batch has more than 30 characters, so it may not come back whole.",
    remedy="Use at most 30 characters.",
    severity="warning",
    ack="5",
)
def _reference_long(batch: ClaimBatch, around: Around) -> Spots:
    if len(batch.reference) > MOST_REFERENCE:
        yield here(batch, "BHT", 3)


@rule(
    "SUBROGATION-PLAN",
    Billing,
    snip=4,
    source="X222 2010AC and BHT06 31",
    what="A plan to be paid stands in a batch that is not for subrogation, or is missing in one that is.",
    remedy="Name a pay-to plan only, and always, when BHT06 is 31.",
    severity="warning",
)
def _subrogation(billing: Billing, around: Around) -> Spots:
    batch = around.get(ClaimBatch)
    if batch is not None and (batch.use == "31") != (billing.pay_to_plan is not None):
        yield here(billing.pay_to_plan or billing.provider, "NM1")


@rule(
    "CONTACT-FUNCTION",
    Contact,
    TelephoneContact,
    snip=2,
    source="X222 PER01: IC",
    what="PER01 does not say IC.",
    remedy="Send IC in PER01.",
    ack="7",
)
def _contact_function(contact: Contact, around: Around) -> Spots:
    if not _is_claim(around):
        return
    elements = sent(around, contact, "PER")
    if contact.function != "IC" or (elements is not None and not piece(around, elements, 1)):
        yield here(contact, "PER", 1)


@rule(
    "CONTACT-KIND",
    Contact,
    TelephoneContact,
    snip=2,
    source="X222 PER03, PER05, PER07: TE, FX, EM, after TE an EX",
    what="This kind of number is not allowed in a claim.",
    remedy="Send TE for telephone, FX for fax, EM for e-mail, EX for an extension.",
    ack="7",
)
def _contact_kind(contact: Contact, around: Around) -> Spots:
    for element, (kind, _) in zip(NUMBER_AT, _numbers(contact), strict=True):
        if kind and kind not in KINDS and _is_claim(around):
            yield here(contact, "PER", element - 1)


@rule(
    "CONTACT-TWICE",
    Submitter,
    BillingProvider,
    snip=4,
    source="X222 1000A and 2010AA PER: a second one for another contact",
    what="The same contact is sent twice.",
    remedy="Leave the second one out.",
    severity="warning",
)
def _contact_twice(party: Submitter | BillingProvider, around: Around) -> Spots:
    known: set[tuple[object, ...]] = set()
    for contact in party.contacts:
        key = (contact.name, *_numbers(contact))
        if key in known:
            yield here(contact, "PER")
        known.add(key)


@rule(
    "CONTACT-EMPTY",
    Contact,
    TelephoneContact,
    snip=2,
    source="X222 PER03 and PER04, required",
    what="The contact has no telephone number or other way to be reached.",
    remedy="Send a telephone number in PER03 and PER04.",
    ack="1",
)
def _contact_empty(contact: Contact, around: Around) -> Spots:
    if _is_claim(around) and not contact.qualifier1 and not contact.number1:
        yield here(contact, "PER", 3)


@rule(
    "CONTACT-REPEATED",
    Contact,
    TelephoneContact,
    snip=2,
    source="X222 PER03, PER05, PER07",
    what="The contact gives the same kind of number twice.",
    remedy="Give one number of each kind.",
    severity="warning",
)
def _contact_repeated(contact: Contact, around: Around) -> Spots:
    kinds = [qualifier for qualifier, _ in _numbers(contact)]
    for index, kind in enumerate(kinds):
        if kind and kind in kinds[:index] and _is_claim(around):
            yield here(contact, "PER", NUMBER_AT[index] - 1)


@rule(
    "EXTENSION-ALONE",
    Contact,
    TelephoneContact,
    snip=2,
    source="X222 PER05 and PER07: an extension follows its telephone number",
    what="An extension does not follow a telephone number.",
    remedy="Put the extension directly after the telephone number.",
    ack="7",
)
def _extension_alone(contact: Contact, around: Around) -> Spots:
    if not _is_claim(around):
        return
    kinds = ["", *(qualifier for qualifier, _ in _numbers(contact))]
    for element, (before, kind) in zip(NUMBER_AT, pairwise(kinds), strict=True):
        if kind == "EX" and before != "TE":
            yield here(contact, "PER", element - 1)


@rule(
    "PHONE-FORM",
    Contact,
    TelephoneContact,
    snip=5,
    source="X222 PER04: area code and number, AAABBBCCCC",
    what="The telephone or fax number is not ten digits, or begins with 0 or 1.",
    remedy="Send area code and number as ten digits, without a leading 1 and without signs.",
    ack="7",
)
def _phone_form(contact: Contact, around: Around) -> Spots:
    for spot, kind, number in _sent_numbers(contact, around):
        if kind in ("TE", "FX") and not PHONE.fullmatch(number):
            yield spot


@rule(
    "EMAIL-FORM",
    Contact,
    TelephoneContact,
    snip=5,
    source="X222 PER04 EM",
    what="The e-mail address does not have the form of one.",
    remedy="Send it as name@place.domain, or leave it out.",
    ack="7",
)
def _email_form(contact: Contact, around: Around) -> Spots:
    for spot, kind, number in _sent_numbers(contact, around):
        if kind == "EM" and not EMAIL.fullmatch(number):
            yield spot


def _sent_numbers(contact: Contact, around: Around) -> list[tuple[Spot, str, str]]:
    if not _is_claim(around):
        return []
    pairs = zip(NUMBER_AT, _numbers(contact), strict=True)
    return [(here(contact, "PER", element), kind, number) for element, (kind, number) in pairs if number]


def _numbers(contact: Contact) -> tuple[tuple[str, str], ...]:
    return (
        (contact.qualifier1, contact.number1),
        (contact.qualifier2, contact.number2),
        (contact.qualifier3, contact.number3),
    )


def _is_claim(around: Around) -> bool:
    """Tell whether this is an 837P; contacts stand in other messages too."""
    return isinstance(around.message, ClaimBatch)
