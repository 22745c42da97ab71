"""Each edit with a visit that it finds something in, and one that is clean."""

from collections.abc import Callable
from datetime import date

import pytest

from coding.acts import perform
from coding.edits import RULES, Severity, findings
from coding.models import ChargeLine, Code, CodeRelease, CodeSystem, Diagnosis, Fee
from encounters.models import Encounter
from practice.models import Role
from tests.builders import a_coded_encounter, a_patient, a_staff, an_encounter
from tests.coding.visits import a_visit, end_of, found_by

pytestmark = pytest.mark.usefixtures("all_codes")
Example = Callable[[], Encounter]
VISIT_AND_INJECTION = (("99214", (), 1, (1,)), ("20610", ("RT",), 1, (1,)))


def _an_ended_diagnosis() -> Encounter:
    encounter = a_visit()
    end_of("I10", CodeSystem.ICD10CM, date(2026, 9, 30))
    return encounter


def _an_ended_procedure() -> Encounter:
    encounter = a_visit()
    end_of("99213", CodeSystem.CPT, date(2025, 12, 31))
    return encounter


def _a_pointer_to_nothing() -> Encounter:
    encounter = a_visit()
    ChargeLine.objects.filter(encounter=encounter).update(pointers=[1, 3])
    return encounter


def _a_line_without_pointer() -> Encounter:
    encounter = a_visit()
    ChargeLine.objects.filter(encounter=encounter).update(pointers=[])
    return encounter


def _a_procedure_without_fee() -> Encounter:
    Fee.objects.filter(procedure="99213").delete()
    return a_visit()


def _a_new_patient_who_was_here() -> Encounter:
    patient = a_patient()
    an_encounter(patient=patient, service_date=date(2024, 1, 10))
    return a_visit(patient=patient, lines=[("99203", (), 1, (1,))])


# rule: an example it must find, what it says in part, and whether it stops.
EXAMPLES: dict[str, tuple[Example, str, Severity]] = {
    "there_is_a_diagnosis": (lambda: a_visit(diagnoses=(), lines=()), "no diagnosis", Severity.STOP),
    "diagnosis_is_valid_on_the_day": (_an_ended_diagnosis, "Not valid on 11/02/26", Severity.STOP),
    "diagnosis_is_billable": (lambda: a_visit(diagnoses=["E11"]), "heading", Severity.STOP),
    "seventh_character_is_there": (lambda: a_visit(diagnoses=["S52501"]), "A initial encounter", Severity.STOP),
    "cause_comes_before_manifestation": (lambda: a_visit(diagnoses=["N1831", "E1122"]), "E11.22", Severity.WARNING),
    "external_cause_is_not_first": (lambda: a_visit(diagnoses=["W19XXXA", "S93401A"]), "never", Severity.STOP),
    "linked_conditions_share_a_code": (lambda: a_visit(diagnoses=["I10", "N1831"]), "I12.9", Severity.WARNING),
    "excludes1_pair_is_unrelated": (lambda: a_visit(diagnoses=["E119", "E109"]), "unrelated", Severity.WARNING),
    "there_is_a_line": (lambda: a_visit(lines=()), "no charge line", Severity.STOP),
    "procedure_is_valid_on_the_day": (_an_ended_procedure, "Not valid on 11/02/26", Severity.STOP),
    "line_points_to_a_diagnosis": (_a_line_without_pointer, "no diagnosis", Severity.STOP),
    "pointer_has_its_diagnosis": (_a_pointer_to_nothing, "Points to C", Severity.STOP),
    "units_make_sense": (lambda: a_visit(lines=[("99213", (), 2, (1,))]), "one unit", Severity.STOP),
    "line_has_a_price": (_a_procedure_without_fee, "no price for 99213", Severity.STOP),
    "modifier_is_known": (lambda: a_visit(lines=[("99213", ("ZZ",), 1, (1,))]), "ZZ", Severity.WARNING),
    "modifier_fits_the_line": (lambda: a_visit(lines=[("20610", ("LT", "RT"), 1, (1,))]), "contradict", Severity.STOP),
    "preventive_visit_fits_the_age": (lambda: a_visit(lines=[("99395", (), 1, (1,))]), "was 66", Severity.STOP),
    "new_patient_is_new": (_a_new_patient_who_was_here, "01/10/24", Severity.WARNING),
    "same_procedure_twice_is_meant": (
        lambda: a_visit(lines=[("93000", (), 1, (1,)), ("93000", (), 1, (1,))]), "same as line 1", Severity.WARNING,
    ),
    "visit_beside_a_procedure_is_separate": (
        lambda: a_visit(diagnoses=["M1711"], lines=VISIT_AND_INJECTION), "modifier 25", Severity.WARNING,
    ),
}  # fmt: skip


def test_every_edit_has_an_example_and_cites_its_source() -> None:
    assert [rule.__name__ for rule in RULES] == list(EXAMPLES)
    assert all("Source:" in (rule.__doc__ or "") for rule in RULES)


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_edit_finds_its_example(rule: str) -> None:
    example, words, severity = EXAMPLES[rule]

    found = found_by(rule, example())

    assert len(found) == 1
    assert words in found[0].text
    assert found[0].severity == severity
    assert found[0].where
    assert found[0].source


def test_a_well_coded_visit_has_no_finding() -> None:
    encounter = a_visit(
        diagnoses=["E1122", "I129", "N1831", "M1711"],
        lines=[
            ("99214", ("25",), 1, (1, 2, 3)),
            ("20610", ("RT",), 1, (4,)),
            ("J3301", ("JZ",), 4, (4,)),
            ("36415", (), 1, (1,)),
        ],
    )
    assert findings(encounter=encounter) == []


@pytest.mark.parametrize("rule", [rule for rule, (example, _, _) in EXAMPLES.items()])
def test_pressing_the_remedy_of_an_edit_solves_it(rule: str) -> None:
    encounter = EXAMPLES[rule][0]()
    remedy = found_by(rule, encounter)[0].remedy
    if remedy is None:
        return

    perform(encounter=encounter, asked=f"{remedy.act}:{remedy.target}:{remedy.value}", value="", by=a_staff(Role.CODER))

    assert found_by(rule, encounter) == []


def test_what_stops_comes_before_what_warns() -> None:
    found = findings(encounter=a_visit(diagnoses=["I10", "N1831", "E11"], lines=[("99213", ("ZZ",), 2, ())]))
    assert [finding.stops for finding in found] == sorted((finding.stops for finding in found), reverse=True)
    assert {finding.stops for finding in found} == {True, False}


def test_a_manifestation_alone_is_never_first() -> None:
    codes = Code.objects.filter(
        system=CodeSystem.ICD10CM, billable=True, title__icontains="diseases classified elsewhere"
    )
    found = found_by("cause_comes_before_manifestation", a_visit(diagnoses=[codes.order_by("code")[0].code]))
    assert [finding.severity for finding in found] == [Severity.STOP]


def test_a_code_of_no_code_set_is_told_apart_from_a_code_set_that_is_not_loaded() -> None:
    encounter = an_encounter()
    Diagnosis.objects.create(encounter=encounter, position=1, code="A999")
    assert "no such code" in found_by("diagnosis_is_valid_on_the_day", encounter)[0].text

    CodeRelease.objects.all().delete()
    assert "Ask the administrator" in found_by("diagnosis_is_valid_on_the_day", encounter)[0].text


def test_a_procedure_of_a_set_that_is_not_loaded_is_only_doubted() -> None:
    encounter = a_coded_encounter(diagnoses=("I10",), lines=(("45378", "900.00"),))
    found = found_by("procedure_is_valid_on_the_day", encounter)
    assert [finding.severity for finding in found] == [Severity.WARNING]


def test_a_modifier_that_says_why_allows_the_same_procedure_twice() -> None:
    twice = a_visit(diagnoses=["M1711"], lines=[("20610", ("RT",), 1, (1,)), ("20610", ("LT",), 1, (1,))])
    assert found_by("same_procedure_twice_is_meant", twice) == []


def test_drawing_blood_needs_no_modifier_on_the_visit() -> None:
    visit = a_visit(lines=[("99213", (), 1, (1,)), ("36415", (), 1, (1,))])
    assert found_by("visit_beside_a_procedure_is_separate", visit) == []


def test_a_patient_who_was_here_four_years_ago_is_new() -> None:
    patient = a_patient()
    an_encounter(patient=patient, service_date=date(2022, 11, 1))
    assert found_by("new_patient_is_new", a_visit(patient=patient, lines=[("99203", (), 1, (1,))])) == []


def test_two_codes_under_one_note_do_not_exclude_each_other() -> None:
    assert found_by("excludes1_pair_is_unrelated", a_visit(diagnoses=["I129", "N1831", "M1711", "Z794"])) == []
