"""Rules about the patient, the subscriber and the member id."""

import re
from collections.abc import Iterator
from functools import lru_cache

from claims.facts import ClaimFacts
from claims.scrub.finding import Finding, stop, warning
from patients.models import Relationship

OLDEST = 120


def patient_is_complete(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The patient's name, street, city, state and ZIP code must all be there.

    Source: 837P guide 005010X222A1, loops 2010BA and 2010CA.
    """
    patient = facts.patient
    parts = {
        "first name": patient.first_name, "last name": patient.last_name, "street": patient.line1,
        "city": patient.city, "state": patient.state, "ZIP code": patient.zip_code,
    }  # fmt: skip
    missing = [name for name, value in parts.items() if not value.strip()]
    if missing:
        yield stop("Patient", f"Missing: {', '.join(missing)}. Complete the patient's record.")


def birth_date_is_plausible(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The patient's birth date must not be after the date of service or more than 120 years before it.

    Source: 837P guide 005010X222A1, DMG02.
    """
    day = facts.encounter.service_date
    if facts.patient.birth_date > day:
        yield stop("Patient birth date", "It is after the date of service. Correct it in the patient's record.")
    elif facts.patient.age_on(day) > OLDEST:
        yield stop(
            "Patient birth date", f"It makes the patient older than {OLDEST}. Correct it in the patient's record."
        )


def patient_was_alive(facts: ClaimFacts) -> Iterator[Finding]:
    """
    No service is billed for a day after the patient's death.

    Source: 42 CFR 424.5(a)(2); payers check the date of death.
    """
    died = facts.patient.death_date
    if died is not None and facts.encounter.service_date > died:
        yield stop("Date of service", "It is after the patient's death. Correct the date of the visit or of the death.")


def member_id_has_the_payers_form(facts: ClaimFacts) -> Iterator[Finding]:
    """
    The member id must be there, two characters or more, and have the form that this payer's ids have.

    Source: 837P guide 005010X222A1, NM109 of loop 2010BA; the payer's companion guide.
    """
    member_id = facts.coverage.member_id.strip()
    if len(member_id) < 2:
        yield stop("Member ID", "It is missing. Take it from the insurance card.")
        return
    form = facts.payer.member_id_pattern
    if form and not _compiled(form).fullmatch(member_id):
        yield stop(
            "Member ID",
            f"It does not have the form of {facts.payer.name}'s ids. Compare it with the card and correct the plan.",
        )


def subscriber_is_complete(facts: ClaimFacts) -> Iterator[Finding]:
    """
    When the patient is a dependent, the subscriber must be named, and how they are related be known.

    Source: 837P guide 005010X222A1, loops 2000B, 2010BA and 2000C.
    """
    coverage = facts.coverage
    if coverage.patient_is_subscriber:
        return
    if not (coverage.subscriber_first_name.strip() and coverage.subscriber_last_name.strip()):
        yield stop("Subscriber", "First or last name is missing. Add the person who holds the plan.")
    if coverage.relationship == Relationship.UNKNOWN:
        yield warning("Relationship", 'It is unknown to whom the plan belongs. Ask; several payers refuse "unknown".')


def child_is_not_the_subscriber(facts: ClaimFacts) -> Iterator[Finding]:
    """
    A young child rarely holds a commercial plan; mostly a parent is the subscriber.

    Source: practice policy; payers answer "subscriber not found".
    """
    commercial = facts.payer.filing_code not in {"MC", "CH", "MB", "16"}
    if commercial and facts.coverage.patient_is_subscriber and facts.patient.age_on(facts.encounter.service_date) < 16:
        yield warning("Subscriber", "The patient is a child and listed as the subscriber. Check whose plan it is.")


@lru_cache(maxsize=256)
def _compiled(form: str) -> re.Pattern[str]:
    return re.compile(form, re.IGNORECASE)
