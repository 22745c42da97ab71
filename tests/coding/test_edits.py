"""Each edit with a visit that it finds something in, and one that is clean."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from coding.acts import perform
from coding.edits import RULES, findings, findings_of, not_loaded, passed, read_visit
from coding.models import Code, CodeRelease, CodeSystem, Diagnosis, ProcedurePair, Reference, UnitLimit
from encounters.models import Encounter
from practice.models import Role
from tests.builders import a_coded_encounter, a_patient, a_provider, a_staff, an_encounter
from tests.coding.edit_examples import EXAMPLES, HOLD, STOP, a_line, billed, coded, medicare_b, noted, twice, units
from tests.coding.reference_rows import a_pair, a_policy, a_unit_limit, an_add_on, an_article, loaded
from tests.coding.visits import a_visit, found_by

pytestmark = pytest.mark.usefixtures("all_codes")


def test_every_edit_has_an_example_and_cites_its_source() -> None:
    assert [rule.name for rule in RULES] == list(EXAMPLES)
    assert len({rule.title for rule in RULES}) == len(RULES) >= 45
    assert all(rule.source for rule in RULES)


@pytest.mark.parametrize("rule", EXAMPLES)
def test_the_edit_finds_its_example(rule: str) -> None:
    example = EXAMPLES[rule]

    found = found_by(rule, example.visit())

    assert len(found) == 1
    assert example.words in found[0].text
    assert found[0].stops == (example.severity in (STOP, HOLD))
    assert found[0].may_override == (example.severity != STOP)
    assert found[0].where
    assert found[0].citation


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


@pytest.mark.parametrize("rule", EXAMPLES)
def test_pressing_the_remedy_of_an_edit_solves_it(rule: str) -> None:
    encounter = EXAMPLES[rule].visit()
    for remedy in found_by(rule, encounter)[0].remedies[:1]:
        asked = f"{remedy.act}:{remedy.target}:{remedy.value}"
        perform(encounter=encounter, asked=asked, value="", by=a_staff(Role.CODER))
        assert [one for one in found_by(rule, encounter) if one.stops or remedy in one.remedies] == []


def test_what_stops_comes_before_what_warns() -> None:
    found = findings(encounter=a_visit(diagnoses=["I10", "N1831", "E11"], lines=[("99213", ("ZZ",), 2, ())]))
    assert [finding.stops for finding in found] == sorted((finding.stops for finding in found), reverse=True)
    assert {finding.stops for finding in found} == {True, False}


def test_a_code_of_no_code_set_is_told_apart_from_a_code_set_that_is_not_loaded() -> None:
    encounter = an_encounter()
    Diagnosis.objects.create(encounter=encounter, position=1, code="A999")
    assert "no such code" in found_by("diagnosis_is_valid_on_the_day", encounter)[0].text

    CodeRelease.objects.all().delete()
    assert "Ask the administrator" in found_by("diagnosis_is_valid_on_the_day", encounter)[0].text


def test_a_procedure_of_a_set_that_is_not_loaded_is_only_doubted() -> None:
    encounter = a_coded_encounter(diagnoses=("I10",), lines=(("47562", "900.00"),))
    found = found_by("procedure_is_valid_on_the_day", encounter)
    assert [finding.stops for finding in found] == [False]


def test_every_manifestation_of_the_code_set_is_refused_as_first() -> None:
    codes = Code.objects.filter(
        system=CodeSystem.ICD10CM, billable=True, title__icontains="diseases classified elsewhere"
    )
    for code in codes.order_by("code")[:5]:
        assert found_by("manifestation_is_not_first", a_visit(diagnoses=[code.code]))[0].stops


# An edit, and visits beside its example in which it must find nothing.
CLEAN = {
    "same_procedure_twice_is_meant": [billed("20610-RT", "20610-LT", diagnoses=["M1711"])],
    "visit_beside_a_procedure_is_separate": [billed("99213", "36415")],
    "excludes1_pair_is_unrelated": [coded("I129", "N1831", "M1711", "Z794")],
    "new_patient_is_new": [twice("99213", "99203", on=date(2022, 11, 1))],
    "known_patient_was_here": [twice("99213", "99213", on=date(2024, 11, 1)), billed("99213")],
    "symptom_stands_for_itself": [coded("J069", "R0789"), coded("M1711", "M25562")],
    "plain_code_stands_alone": [coded("E119", "I10"), coded("M5450", "M5416")],
    "both_sides_are_one_code": [coded("M1711", "M25562"), coded("S93401A", "S93402A")],
    "additional_code_is_there": [coded("E1122", "N1831"), coded("E119"), coded("N390")],
    "diagnosis_says_what_the_note_says": [
        noted("No osteoarthritis of the right knee.", "M179"),
        noted("Mother had osteoarthritis of the right knee.", "M179"),
        noted("Osteoarthritis of the knee, since May.", "M179"),
        noted("Osteoarthritis of left knee. Osteoarthritis of right knee.", "M179"),
    ],
    "note_names_the_same_side": [noted("Osteoarthritis of the left knee. Right hip is well.", "M1712")],
    "side_of_the_line_fits_the_diagnosis": [billed("20610-LT", diagnoses=["M170"])],
    "telehealth_says_how": [billed("99213", place="02", medicare=True)],
    "vaccine_is_for_immunization": [billed("90662", "90471", diagnoses=["Z23"])],
    "service_was_not_billed_before": [twice("93000", "93000-76", on=date(2026, 11, 2))],
    "medicare_prevention_is_due": [twice("G0439", "G0439", on=date(2025, 11, 30), diagnoses=["Z0000"])],
    "external_cause_is_not_first": [coded("S93401A", "W19XXXA")],
    "leading_code_is_first": [coded("Z0000", "Z0001", "I10")],
    "cause_of_a_manifestation_is_coded": [coded("G309", "F0280")],
    "accident_is_stated": [coded("S93401A", "W19XXXA")],
}


@pytest.mark.parametrize("rule", CLEAN)
def test_the_edit_is_silent_where_it_should_be(rule: str) -> None:
    for visit in CLEAN[rule]:
        assert [finding.text for finding in found_by(rule, visit())] == []


def test_a_colleague_of_another_specialty_leaves_the_patient_new() -> None:
    patient, provider = a_patient(), a_provider()
    specialist = a_provider(practice=provider.practice)
    specialist.taxonomy = "207RC0000X"
    specialist.save()
    a_visit(patient=patient, provider=specialist, day=date(2026, 5, 1))
    visit = a_visit(patient=patient, provider=provider, lines=[a_line("99203")])
    assert found_by("new_patient_is_new", visit) == []


def test_a_voided_visit_never_happened() -> None:
    patient, provider = a_patient(), a_provider()
    voided = a_visit(patient=patient, provider=provider, day=date(2026, 5, 1))
    voided.status = "VOID"
    voided.save()
    assert found_by("new_patient_is_new", a_visit(patient=patient, provider=provider, lines=[a_line("99203")])) == []


def test_what_is_not_loaded_is_said_and_never_passed() -> None:
    visit = read_visit(a_visit())
    assert not_loaded(visit) == [
        "NCCI procedure pairs",
        "NCCI unit limits (MUE)",
        "NCCI add-on codes",
        "Medicare relative values (PPRRVU)",
        "Medicare coverage articles (LCD)",
    ]
    without = passed(visit, findings_of(visit))
    loaded(Reference.PAIRS)

    visit = read_visit(visit.encounter)

    assert "NCCI procedure pairs" not in not_loaded(visit)
    assert passed(visit, findings_of(visit)) == without + sum(rule.needs == Reference.PAIRS for rule in RULES)


def test_a_payer_that_is_not_bound_by_the_initiative_is_only_warned_of() -> None:
    a_pair("20610", "96372", indicator="0")
    visit = billed("20610-RT", "96372", diagnoses=["M1711"])()
    assert [(one.stops, one.may_override) for one in found_by("pair_is_paid_together", visit)] == [(False, True)]


@pytest.mark.parametrize(
    ("lines", "is_found"),
    [
        (("20610", "76882"), True),
        (("20610", "76882-59"), False),
        (("20610-XS", "76882"), False),
        (("20610-RT", "76882-LT"), False),
        (("20610", "76882-25"), True),
        (("76882",), False),
    ],
)
def test_a_modifier_of_the_initiative_parts_a_pair(lines: tuple[str, ...], is_found: bool) -> None:
    a_pair("20610", "76882")
    assert bool(found_by("pair_is_parted_by_a_modifier", billed(*lines, medicare=True)())) == is_found


def test_a_visit_is_parted_from_a_procedure_by_25_only() -> None:
    a_pair("20610", "99213")
    assert found_by("pair_is_parted_by_a_modifier", billed("20610", "99213-25", medicare=True)()) == []
    (finding,) = found_by("pair_is_parted_by_a_modifier", billed("20610", "99213", medicare=True)())
    assert [remedy.label for remedy in finding.remedies] == ["Add 25"]
    assert finding.row == "20610 with 99213, indicator 1, since 10/01/2026"
    assert finding.release == "Q4 2026"


def test_a_pair_that_ended_before_the_day_counts_no_more() -> None:
    a_pair("20610", "76882", indicator="0")
    ProcedurePair.objects.update(ends_on=date(2026, 11, 1))
    assert found_by("pair_is_paid_together", billed("20610", "76882", medicare=True)()) == []


def test_a_pair_is_found_across_two_visits_of_one_day_and_provider() -> None:
    a_pair("20610", "76882", indicator="0")
    patient, provider = a_patient(), a_provider()
    a_visit(patient=patient, provider=provider, lines=[a_line("20610-RT")])
    second = a_visit(patient=patient, provider=provider, lines=[a_line("76882-RT")], payer=medicare_b())
    (finding,) = found_by("pair_is_paid_together", second)
    assert "another visit of the day" in finding.text
    stranger = a_visit(patient=patient, lines=[a_line("76882-RT")])
    assert found_by("pair_is_paid_together", stranger) == []


def test_units_of_a_day_count_over_lines_and_visits_and_those_of_a_line_do_not() -> None:
    assert found_by("units_of_a_line_are_payable", units("1", "97110-GP x4", "97110-GP-59 x4")()) == []
    UnitLimit.objects.update(indicator="2")
    patient, provider = a_patient(), a_provider()
    first = a_visit(patient=patient, provider=provider, lines=[a_line("97110-GP x3")])
    second = a_visit(patient=patient, provider=provider, lines=[a_line("97110-GP x2")])
    assert found_by("units_of_a_day_are_possible", first) == []
    assert "5 units" in found_by("units_of_a_day_are_possible", second)[0].text


@pytest.mark.parametrize(
    ("kind", "lines", "says"),
    [
        ("1", ("17000", "17003"), ""),
        ("1", ("99213", "17003"), "none is there"),
        ("2", ("99213", "17003"), ""),
        ("2", ("17003",), "none is there"),
        ("3", ("99213", "17003"), "may accept another"),
    ],
)
def test_an_add_on_needs_what_its_kind_says(kind: str, lines: tuple[str, ...], says: str) -> None:
    an_add_on("17003", *([] if kind == "2" else ["17000"]), kind=kind)
    found = found_by("add_on_has_its_primary", billed(*lines)())
    assert [says in one.text for one in found] == ([True] if says else [])


@pytest.mark.parametrize(("on", "is_found"), [(date(2026, 10, 23), True), (date(2026, 10, 22), False)])
def test_a_short_global_period_is_ten_days(on: date, is_found: bool) -> None:
    a_policy("10060", days="010")
    assert bool(found_by("visit_is_outside_a_global_period", twice("10060", "99213", on=on)())) == is_found


def test_an_article_of_another_state_says_nothing() -> None:
    an_article("93000", covered=["R0789"], states=["TX"])
    assert found_by("diagnosis_supports_the_service", billed("93000", medicare=True)()) == []


def test_one_diagnosis_of_the_line_that_is_listed_is_enough() -> None:
    an_article("93000", covered=["R0789"], against=["I10"])
    visit = billed("93000 AB", diagnoses=["I10", "R0789"], medicare=True)()
    assert found_by("diagnosis_supports_the_service", visit) + found_by("diagnosis_is_not_excluded", visit) == []


def everything_loaded() -> None:
    a_pair("20610", "76882")
    a_unit_limit("97110", 4, "3")
    an_add_on("17003", "17000")
    a_policy("10060", days="010")
    an_article("93000", covered=["R0789"])


def test_a_visit_of_any_size_is_read_with_the_same_number_of_queries() -> None:
    everything_loaded()
    small = billed("93000", medicare=True)()
    patient, provider = a_patient(), a_provider()
    for month in range(1, 10):
        a_visit(patient=patient, provider=provider, day=date(2026, month, 3), lines=[a_line("10060")])
    codes = ("E119", "M179", "M1712", "S52501", "N1831", "Z794", "J069", "S93401A", "W19XXXA", "M25562", "R051", "I10")
    procedures = ("99214-25", "20610-RT", "J3301-JZ x4", "36415", "93000", "97110-GP", "17003", "76882", "10060")
    lines = [a_line(text) for text in procedures]
    large = a_visit(patient=patient, provider=provider, diagnoses=codes, lines=lines, payer=medicare_b())

    counted = []
    for encounter in (small, large):
        fresh = Encounter.objects.select_related("patient", "provider", "location", "authorization").get(
            pk=encounter.pk
        )
        with CaptureQueriesContext(connection) as queries:
            findings(encounter=fresh)
        # A statement is prepared once for a connection, whichever test asks it first.
        counted.append(sum(not query["sql"].startswith("PREPARE ") for query in queries.captured_queries))

    assert counted[1] <= counted[0] + 2, "siblings and headings are read when there are some"
    assert counted[1] <= 24


def test_a_finding_by_an_article_leads_to_where_it_can_be_read(few_codes: None) -> None:
    found = [one for one in findings(encounter=EXAMPLES["diagnosis_supports_the_service"].visit()) if one.link]
    (one,) = found
    assert one.link.startswith("https://www.cms.gov/medicare-coverage-database/view/article.aspx?articleId=")
    assert one.link.rpartition("=")[2] in one.row


def test_a_payer_that_does_not_ask_for_the_ndc_is_not_told_about_it(few_codes: None) -> None:
    visit = EXAMPLES["payer_gets_the_drug_code"].visit()
    plan = visit.patient.coverages.get()
    type(plan.payer).objects.filter(pk=plan.payer_id).update(asks_for_ndc=False)
    assert "payer_gets_the_drug_code" not in {one.rule for one in findings(encounter=visit)}
