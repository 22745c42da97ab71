"""
The list of the edits, and running them over a visit.

A rule is a function that yields findings; `RULES` lists them in the order in which they are shown.  What is not
loaded is said and never counted as passed.
"""

from collections.abc import Iterable, Sequence

from coding.edits import (
    ages,
    companions,
    contradictions,
    diagnoses,
    evidence,
    instructions,
    lines,
    modifiers,
    ncci,
    necessity,
    order,
    outcomes,
    plans,
    policies,
    sides,
    visits,
)
from coding.edits.finding import Finding, Rule, signed_each
from coding.edits.office.live import findings_of_office
from coding.edits.reading import read_visit
from coding.edits.tables import NEEDED
from coding.edits.visit import Visit
from coding.models import Reference
from encounters.models import Encounter
from patients.models import Coverage

RULES: tuple[Rule, ...] = (
    Rule(diagnoses.there_is_a_diagnosis, "No diagnosis"),
    Rule(diagnoses.diagnosis_is_valid_on_the_day, "Diagnosis not valid"),
    Rule(diagnoses.diagnosis_is_billable, "Heading as diagnosis"),
    Rule(diagnoses.seventh_character_is_there, "7th character missing"),
    Rule(diagnoses.seventh_character_exists, "7th character wrong"),
    Rule(order.external_cause_is_not_first, "External cause first"),
    Rule(order.added_code_is_not_first, "Additional code first"),
    Rule(order.leading_code_is_first, "First-listed code later"),
    Rule(order.adverse_effect_is_not_first, "Drug before its effect"),
    Rule(order.sequela_is_not_first, "Old injury first"),
    Rule(order.pregnancy_comes_first, "Pregnancy not first"),
    Rule(order.pregnancy_has_its_weeks, "Weeks of pregnancy"),
    Rule(order.incidental_pregnancy_stands_alone, "Pregnancy incidental"),
    Rule(instructions.manifestation_is_not_first, "Manifestation first"),
    Rule(instructions.cause_comes_before_manifestation, "Code first"),
    Rule(instructions.cause_of_a_manifestation_is_coded, "Cause not coded"),
    Rule(instructions.additional_code_is_there, "Use additional"),
    Rule(instructions.linked_conditions_share_a_code, "Linked conditions"),
    Rule(instructions.excludes1_pair_is_unrelated, "Excludes1"),
    Rule(contradictions.symptom_stands_for_itself, "Symptom beside its cause"),
    Rule(contradictions.plain_code_stands_alone, "Plain beside specific"),
    Rule(contradictions.injury_has_one_episode, "Two episodes"),
    Rule(contradictions.aftercare_of_an_injury_is_the_injury, "Aftercare of an injury"),
    Rule(contradictions.injuries_are_in_one_episode, "Episodes differ"),
    Rule(contradictions.accident_is_stated, "Accident not stated"),
    Rule(sides.both_sides_are_one_code, "Both sides"),
    Rule(sides.side_is_coded_once, "Sides contradict"),
    Rule(evidence.diagnosis_says_what_the_note_says, "Note says more"),
    Rule(evidence.note_names_the_same_side, "Note says another side"),
    Rule(ages.diagnosis_fits_the_age, "Diagnosis and age"),
    Rule(ages.condition_from_birth_fits_the_age, "Condition of a newborn"),
    Rule(lines.there_is_a_line, "No charge line"),
    Rule(lines.procedure_is_valid_on_the_day, "Procedure not valid"),
    Rule(lines.line_points_to_a_diagnosis, "No pointer"),
    Rule(lines.pointer_has_its_diagnosis, "Pointer to nothing"),
    Rule(lines.external_cause_is_not_pointed_to_first, "Pointer to an external cause"),
    Rule(lines.visit_has_one_unit, "Units of a visit"),
    Rule(lines.units_are_whole, "Units not whole"),
    Rule(lines.line_has_a_price, "No price"),
    Rule(lines.same_procedure_twice_is_meant, "Same procedure twice"),
    Rule(lines.same_line_is_there_once, "Same line twice"),
    Rule(lines.service_was_not_billed_before, "Billed before"),
    Rule(modifiers.modifier_is_known, "Modifier not known"),
    Rule(modifiers.modifier_is_valid_on_the_day, "Modifier not valid"),
    Rule(modifiers.visit_modifier_is_on_a_visit, "Visit's modifier on a procedure"),
    Rule(modifiers.distinct_service_is_not_a_visit, "59 on a visit"),
    Rule(modifiers.distinct_service_is_said_once, "59 and X modifiers"),
    Rule(modifiers.modifiers_agree, "Modifiers contradict"),
    Rule(modifiers.telehealth_fits_the_place, "Telehealth place"),
    Rule(modifiers.telehealth_says_how, "Telehealth modifier"),
    Rule(modifiers.therapy_names_its_plan, "Therapy plan"),
    Rule(modifiers.chiropractic_says_active, "Active treatment"),
    Rule(modifiers.outside_laboratory_is_not_medicares, "Outside laboratory"),
    Rule(sides.sides_of_a_line_agree, "Sides of a line"),
    Rule(sides.side_of_the_line_fits_the_diagnosis, "Side against diagnosis"),
    Rule(sides.side_of_the_service_is_said, "Side not said"),
    Rule(sides.both_sides_are_one_unit, "Units with 50"),
    Rule(sides.ear_wax_is_removed_from_one_side, "Both ears"),
    Rule(ages.preventive_visit_fits_the_age, "Preventive visit and age"),
    Rule(ages.vaccine_fits_the_age, "Vaccine and age"),
    Rule(contradictions.preventive_visit_says_so, "Reason of a preventive visit"),
    Rule(visits.new_patient_is_new, "New patient"),
    Rule(visits.known_patient_was_here, "Known patient"),
    Rule(visits.one_problem_visit_a_day, "Two visits a day"),
    Rule(visits.problem_beside_prevention_is_separate, "Problem beside prevention"),
    Rule(visits.visit_beside_a_procedure_is_separate, "Visit beside a procedure"),
    Rule(visits.nurse_visit_is_not_beside_an_injection, "Nurse's visit"),
    Rule(visits.visit_fits_the_place, "Visit and place"),
    Rule(visits.wellness_is_for_medicare, "Prevention and payer"),
    Rule(visits.consultation_is_taken_by_the_payer, "Consultation"),
    Rule(visits.complexity_add_on_has_its_visit, "G2211"),
    Rule(visits.decision_for_surgery_is_not_25, "25 and 57"),
    Rule(companions.vaccine_has_its_giving, "Vaccine not given"),
    Rule(companions.giving_has_its_vaccine, "Vaccine not named"),
    Rule(companions.medicare_takes_its_own_giving, "Medicare's vaccine code"),
    Rule(companions.vaccine_is_for_immunization, "Z23"),
    Rule(companions.injection_has_its_drug, "Injection without a drug"),
    Rule(companions.drug_was_given, "Drug without an injection"),
    Rule(companions.drug_says_what_was_discarded, "JW or JZ"),
    Rule(companions.discarded_drug_has_its_dose, "Discarded drug alone"),
    Rule(companions.service_has_its_reason, "Reason of the service"),
    Rule(ncci.pair_is_paid_together, "NCCI pair", Reference.PAIRS),
    Rule(ncci.pair_is_parted_by_a_modifier, "NCCI pair, modifier", Reference.PAIRS),
    Rule(ncci.modifier_that_parts_a_pair_says_something, "NCCI pair, same side", Reference.PAIRS),
    Rule(ncci.units_of_a_line_are_payable, "MUE of a line", Reference.UNIT_LIMITS),
    Rule(ncci.units_of_a_day_are_possible, "MUE of a day, policy", Reference.UNIT_LIMITS),
    Rule(ncci.units_of_a_day_are_usual, "MUE of a day, practice", Reference.UNIT_LIMITS),
    Rule(ncci.add_on_has_its_primary, "Add-on without primary", Reference.ADD_ONS),
    Rule(policies.medicare_takes_the_code, "Not Medicare's code", Reference.RELATIVE_VALUES),
    Rule(policies.visit_is_outside_a_global_period, "Visit in a global period", Reference.RELATIVE_VALUES),
    Rule(policies.procedure_is_outside_a_global_period, "Procedure in a global period", Reference.RELATIVE_VALUES),
    Rule(policies.decision_for_surgery_is_said, "Decision for surgery", Reference.RELATIVE_VALUES),
    Rule(policies.both_sides_may_be_billed, "50 not allowed", Reference.RELATIVE_VALUES),
    Rule(policies.service_can_be_split, "26 or TC not allowed", Reference.RELATIVE_VALUES),
    Rule(policies.assistant_is_paid, "Assistant not paid", Reference.RELATIVE_VALUES),
    Rule(necessity.diagnosis_supports_the_service, "Medical necessity", Reference.COVERAGE),
    Rule(necessity.diagnosis_is_not_excluded, "Not covered by article", Reference.COVERAGE),
    Rule(plans.authorization_is_on_file, "No authorization"),
    Rule(plans.authorization_has_visits_left, "Authorization used up"),
    Rule(plans.payer_gets_the_drug_code, "No NDC for the payer"),
    Rule(plans.payer_limit_is_kept, "Payer's limit"),
    Rule(plans.medicare_prevention_is_due, "Not due yet"),
    Rule(outcomes.payer_has_mostly_paid_it, "Mostly denied before"),
)
BY_NAME = {rule.name: rule for rule in RULES}


def findings(*, encounter: Encounter, coverage: Coverage | None = None) -> list[Finding]:
    """Run every edit over a visit, for the plan billed first or the one given; what stops the release comes first."""
    return findings_of(read_visit(encounter, coverage=coverage))


def findings_of(visit: Visit) -> list[Finding]:
    """Run every edit over a visit that was read before; what stops first, what somebody let stand last."""
    found = [finding for rule in RULES for finding in rule.findings(visit)]
    found += signed_each(findings_of_office(visit), visit)
    return sorted(found, key=lambda finding: (finding.overruled is not None, not finding.stops))


def passed(visit: Visit, found: Iterable[Finding]) -> int:
    """How many edits ran and found nothing."""
    ran = {rule.name for rule in RULES if rule.can_run(visit)}
    return len(ran - {finding.rule for finding in found})


def not_loaded(visit: Visit) -> Sequence[str]:
    """The tables that edits need and that are not loaded for the date of service."""
    return [str(kind.label) for kind in NEEDED if not visit.tables.has(kind)]
