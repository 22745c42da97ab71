"""Rules about what the wire can carry: characters and lengths."""

import re
from collections.abc import Iterator, Mapping

from claims.facts import ClaimFacts
from claims.scrub.finding import Finding, stop
from x12.text import ALLOWED, clean

DELIMITERS = frozenset("*:^~")
CLAIM_NUMBER = re.compile(r"[A-Z0-9]{1,20}")
LONGEST_ORGANIZATION = LONGEST_LAST_NAME = 60
LONGEST_FIRST_NAME = 35


def text_can_travel(facts: ClaimFacts) -> Iterator[Finding]:
    """
    No text on the claim may hold a delimiter of the file, or a character that it cannot carry.

    Source: ASC X12 005010, basic and extended character sets.
    """
    for where, text in _texts(facts).items():
        letters = set(clean(text))
        found = sorted(letters & DELIMITERS) or sorted(letters - ALLOWED)
        if found:
            yield stop(where, f"The character {found[0]} cannot be sent to a payer. Take it out.")


def names_fit(facts: ClaimFacts) -> Iterator[Finding]:
    """
    Last names and organizations have at most 60 characters, first names 35.

    Source: ASC X12 005010, elements 1035 and 1036.
    """
    patient, coverage = facts.patient, facts.coverage
    longest = {
        "Patient last name": (patient.last_name, LONGEST_LAST_NAME),
        "Patient first name": (patient.first_name, LONGEST_FIRST_NAME),
        "Subscriber last name": (coverage.subscriber_last_name, LONGEST_LAST_NAME),
        "Subscriber first name": (coverage.subscriber_first_name, LONGEST_FIRST_NAME),
        "Billing provider": (facts.practice.legal_name, LONGEST_ORGANIZATION),
    }
    for where, (text, limit) in longest.items():
        if len(clean(text)) > limit:
            yield stop(
                where, f"It has more than {limit} characters, which is what a claim carries. Shorten it as on the card."
            )


def claim_number_can_come_back(facts: ClaimFacts) -> Iterator[Finding]:
    """
    Our claim number has at most 20 letters and digits, so that every payer returns it whole.

    Source: 837P guide 005010X222A1, note to CLM01.
    """
    if not CLAIM_NUMBER.fullmatch(facts.claim.claim_number):
        yield stop(
            "Claim number", "It is longer than 20 characters or holds a sign. Report this; it must never happen."
        )


def _texts(facts: ClaimFacts) -> Mapping[str, str]:
    patient, coverage, visit = facts.patient, facts.coverage, facts.encounter
    authorization, practice = facts.authorization, facts.practice
    return {
        "Patient name": f"{patient.first_name} {patient.middle_name} {patient.last_name} {patient.suffix}",
        "Patient address": f"{patient.line1} {patient.line2} {patient.city}",
        "Subscriber name": f"{coverage.subscriber_first_name} {coverage.subscriber_last_name}",
        "Member ID": coverage.member_id,
        "Group number": coverage.group_number,
        "Authorization": authorization.number if authorization else "",
        "Referring provider": f"{visit.referring_first_name} {visit.referring_last_name}",
        "Rendering provider": f"{facts.provider.first_name} {facts.provider.last_name}",
        "Billing provider": f"{practice.legal_name} {practice.line1} {practice.line2} {practice.city}",
        "Place of service": f"{facts.location.name} {facts.location.line1} {facts.location.line2}",
    }
