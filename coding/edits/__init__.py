"""
The coder's edits: what would make a payer refuse the visit, told before it is released.

An edit is a function that yields findings; `RULES` lists them in the order in which they are shown.  What is not
loaded is said and never counted as passed.
"""

from collections.abc import Callable, Iterator

from coding.edits import diagnoses, lines
from coding.edits.finding import Finding, Remedy, Severity, Visit, read_visit
from encounters.models import Encounter

Rule = Callable[[Visit], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    diagnoses.there_is_a_diagnosis,
    diagnoses.diagnosis_is_valid_on_the_day,
    diagnoses.diagnosis_is_billable,
    diagnoses.seventh_character_is_there,
    diagnoses.cause_comes_before_manifestation,
    diagnoses.external_cause_is_not_first,
    diagnoses.linked_conditions_share_a_code,
    diagnoses.excludes1_pair_is_unrelated,
    lines.there_is_a_line,
    lines.procedure_is_valid_on_the_day,
    lines.line_points_to_a_diagnosis,
    lines.pointer_has_its_diagnosis,
    lines.units_make_sense,
    lines.line_has_a_price,
    lines.modifier_is_known,
    lines.modifier_fits_the_line,
    lines.preventive_visit_fits_the_age,
    lines.new_patient_is_new,
    lines.same_procedure_twice_is_meant,
    lines.visit_beside_a_procedure_is_separate,
)
NOT_LOADED: tuple[str, ...] = ("NCCI procedure pairs", "MUE units", "LCD and NCD coverage")


def findings(*, encounter: Encounter) -> list[Finding]:
    """Run every edit over a visit; what stops the release comes first."""
    return findings_of(read_visit(encounter))


def findings_of(visit: Visit) -> list[Finding]:
    """Run every edit over a visit that was read before."""
    found = [finding for rule in RULES for finding in rule(visit)]
    return sorted(found, key=lambda finding: not finding.stops)


__all__ = [
    "NOT_LOADED",
    "RULES",
    "Finding",
    "Remedy",
    "Rule",
    "Severity",
    "Visit",
    "findings",
    "findings_of",
    "read_visit",
]
