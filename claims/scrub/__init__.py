"""
The scrub: what a payer would refuse, found before it is sent.

A rule is a function that yields findings; the list below registers it.  Each names its source, and each has an example
in the tests.
"""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from claims.facts import ClaimFacts, gather
from claims.models import Claim, ClaimFinding
from claims.scrub import lines, parties, people, plan, services, wire
from claims.scrub.finding import Finding, Place, Rule, Severity
from coding import edits
from practice.models import Staff

RULES: tuple[Rule, ...] = (
    Rule(parties.billing_npi_is_valid, "Billing NPI wrong", Place.PRACTICE),
    Rule(parties.billing_address_is_a_street, "Billing address is a PO box", Place.PRACTICE),
    Rule(parties.billing_zip_has_nine_digits, "Billing ZIP incomplete", Place.PRACTICE),
    Rule(parties.billing_taxonomy_is_well_formed, "Billing taxonomy wrong", Place.PRACTICE),
    Rule(parties.billing_ein_is_valid, "EIN wrong", Place.PRACTICE),
    Rule(parties.contact_can_be_called, "Contact incomplete", Place.PRACTICE),
    Rule(parties.rendering_npi_is_valid, "Provider NPI wrong", Place.PROVIDER),
    Rule(parties.rendering_taxonomy_is_well_formed, "Provider taxonomy wrong", Place.PROVIDER),
    Rule(parties.provider_still_works_here, "Provider has left", Place.PROVIDER),
    Rule(parties.referring_provider_has_an_npi, "Referring provider incomplete", Place.VISIT),
    Rule(parties.service_place_has_an_address, "Place of service incomplete", Place.LOCATION),
    Rule(parties.laboratory_has_a_clia_number, "No CLIA number", Place.LOCATION),
    Rule(people.patient_is_complete, "Patient incomplete", Place.PATIENT),
    Rule(people.birth_date_is_plausible, "Birth date wrong", Place.PATIENT),
    Rule(people.patient_was_alive, "After the patient's death", Place.PATIENT),
    Rule(people.member_id_has_the_payers_form, "Member ID wrong", Place.COVERAGE),
    Rule(people.subscriber_is_complete, "Subscriber incomplete", Place.COVERAGE),
    Rule(people.child_is_not_the_subscriber, "Child as subscriber", Place.COVERAGE),
    Rule(plan.coverage_was_in_force, "Plan not in force", Place.COVERAGE),
    Rule(plan.coverage_is_not_known_inactive, "Plan not active", Place.COVERAGE),
    Rule(plan.filing_limit_is_not_passed, "Filing limit", Place.CLAIM),
    Rule(plan.corrected_claim_is_in_time, "Correction is late", Place.CLAIM),
    Rule(plan.service_was_not_billed_before, "Billed before", Place.VISIT),
    Rule(plan.replacement_has_the_payers_number, "Payer's number missing", Place.CLAIM),
    Rule(plan.medicare_gets_no_replacement, "New claim, not a replacement", Place.CLAIM),
    Rule(plan.payer_can_be_reached, "Payer not connected", Place.PAYER),
    Rule(plan.earlier_payers_have_answered, "Other payer first", Place.COVERAGE),
    Rule(plan.earlier_decisions_add_up, "Earlier payer does not add up", Place.CLAIM),
    Rule(services.coding_edits_do_not_stop, "Coding edit", Place.CLAIM),
    Rule(services.charges_add_up, "Charges do not add up", Place.VISIT),
    Rule(services.lines_fit, "Too many lines", Place.VISIT),
    Rule(services.units_are_plausible, "Units wrong", Place.VISIT),
    Rule(services.place_of_service_is_known, "Place of service", Place.VISIT),
    Rule(services.service_date_is_not_in_the_future, "Date in the future", Place.VISIT),
    Rule(services.accident_is_complete, "Accident incomplete", Place.VISIT),
    Rule(services.accident_goes_to_the_right_payer, "Accident: another payer?", Place.COVERAGE),
    Rule(lines.line_providers_have_valid_npis, "NPI on a line wrong", Place.PROVIDER),
    Rule(lines.service_says_who_ordered_it, "Nobody ordered it", Place.VISIT),
    Rule(lines.drug_can_be_sent, "Drug incomplete", Place.VISIT),
    Rule(lines.medicaid_gets_the_drug_code, "No NDC for Medicaid", Place.VISIT),
    Rule(wire.text_can_travel, "Character not allowed", Place.PATIENT),
    Rule(wire.names_fit, "Name too long", Place.PATIENT),
    Rule(wire.claim_number_can_come_back, "Claim number", Place.CLAIM),
)
BY_NAME = {rule.name: rule for rule in RULES}
WRITING = "can_be_written"


def judge(facts: ClaimFacts) -> list[Finding]:
    """What every rule finds on one claim, the stops first."""
    found = [finding for rule in RULES for finding in rule.findings(facts)]
    return sorted(found, key=lambda finding: finding.severity != Severity.STOP)


def scrub(*, claim: Claim, by: Staff | None, now: datetime, why: str = "") -> list[Finding]:
    """
    Judge a claim, keep what was found in place of the last findings, and move it to ready or on hold accordingly.

    :raises IllegalMove: if the claim's life has no way to ready or hold from where it is.
    """
    (facts,) = gather([claim], today=localdate(now))
    found = judge(facts)
    with transaction.atomic():
        keep(claim=claim, findings=found)
        stops = [finding for finding in found if finding.severity == Severity.STOP]
        target = Claim.Status.HELD if stops else Claim.Status.READY
        if claim.status != target:
            claim.move_to(target, by=by, now=now, why=why or _reason(stops))
    return found


def keep(*, claim: Claim, findings: list[Finding]) -> None:
    """Store what the last scrub found, instead of what the one before it found."""
    ClaimFinding.objects.filter(claim=claim).delete()
    ClaimFinding.objects.bulk_create(
        ClaimFinding(
            claim=claim,
            rule=finding.rule,
            severity=finding.severity,
            where=finding.where[:80],
            text=finding.text,
            source=finding.source[:200],
            mark=finding.mark,
        )
        for finding in findings
    )


def title_of(rule: str) -> str:
    """The short name of a rule for lists, of the coding edits too; of a finding by the writer, what that is."""
    if rule in edits.BY_NAME:
        return edits.BY_NAME[rule].title
    return BY_NAME[rule].title if rule in BY_NAME else "Cannot be written"


def place_of(rule: str) -> Place:
    """Where a rule's findings are corrected."""
    return BY_NAME[rule].place if rule in BY_NAME else Place.CLAIM


def _reason(stops: list[Finding]) -> str:
    return title_of(stops[0].rule) if stops else "Nothing stops it"
