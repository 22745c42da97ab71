"""Which modifiers make sense on a line, and what on the visit speaks for them."""

from datetime import date
from decimal import Decimal

import pytest

from coding.bench import work_of
from coding.models import Code, RelativeValue
from encounters.models import Encounter
from tests.builders import a_coverage, a_patient, a_payer, a_provider
from tests.coding.reference_rows import a_policy
from tests.coding.visits import a_visit

pytestmark = pytest.mark.usefixtures("few_codes")


def advised(encounter: Encounter, position: int) -> dict[str, str]:
    row = work_of(encounter).lines[position - 1]
    return {one.code: one.why for one in row.advised}


def test_a_visit_beside_a_procedure_names_the_diagnoses_of_its_own() -> None:
    encounter = a_visit(diagnoses=["I10", "M1711"], lines=[("99213", (), 1, (1, 2)), ("20610", (), 1, (2,))])
    assert advised(encounter, 1)["25"] == "The visit is for A too, which 20610 is not for."
    line = encounter.charge_lines.get(position=1)
    line.modifiers = ["25"]
    line.save()
    assert work_of(encounter).lines[0].advised[0].is_on


def test_a_side_comes_from_the_diagnosis_that_the_line_points_to() -> None:
    encounter = a_visit(diagnoses=["I10", "M1711"], lines=[("20610", (), 1, (2,)), ("20610", ("59",), 1, (1,))])
    assert advised(encounter, 1) == {"RT": "B, M17.11, is right."}
    assert "RT" not in advised(encounter, 2)


def test_both_sides_are_proposed_unless_the_fee_schedule_refuses_them() -> None:
    title = "Bilateral primary osteoarthritis of knee"
    known = {"system": "ICD10CM", "code": "M170", "starts_on": date(2025, 10, 1)}
    Code.objects.get_or_create(**known, defaults={"title": title})
    encounter = a_visit(diagnoses=["M170"], lines=[("20610", (), 1, (1,))])
    assert advised(encounter, 1) == {"50": "A, M17.0, is bilateral."}
    a_policy("20610", bilateral="3")
    assert advised(encounter, 1) == {}


def test_the_same_procedure_again_tells_by_whom() -> None:
    encounter = a_visit(lines=[("93000", (), 1, (1,)), ("93000", (), 1, (1,)), ("93000", (), 1, (1,))])
    third = encounter.charge_lines.get(position=3)
    third.rendering = a_provider(practice=encounter.provider.practice)
    third.save()
    assert list(advised(encounter, 2)) == ["76", "59", "XS"]
    assert advised(encounter, 3)["77"] == "The same procedure as line 1, by another provider."


def test_a_laboratory_test_again_is_91() -> None:
    assert list(advised(a_visit(lines=[("82947", (), 1, (1,)), ("82947", (), 1, (1,))]), 2)) == ["91"]


def test_a_visit_by_video_gets_95_by_its_place() -> None:
    encounter = a_visit()
    assert advised(encounter, 1) == {}
    Encounter.objects.filter(pk=encounter.pk).update(place_of_service="10")
    encounter.refresh_from_db()
    assert list(advised(encounter, 1)) == ["95", "93"]


def test_a_test_of_two_parts_offers_them_and_a_facility_only_the_reading() -> None:
    encounter = a_visit(lines=[("94010", (), 1, (1,))])
    assert advised(encounter, 1) == {}
    none = Decimal(0)
    RelativeValue.objects.create(
        code="94010", status="A", work=none, practice_office=none, practice_facility=none, malpractice=none,
        pctc="1", factor=Decimal("33.4"), starts_on=date(2026, 1, 1),
    )  # fmt: skip
    assert list(advised(encounter, 1)) == ["26", "TC"]
    encounter.charge_lines.update(place_of_service="22")
    assert list(advised(encounter, 1)) == ["26"]


def test_waived_tests_and_drugs_of_medicare_patients() -> None:
    patient = a_patient()
    a_coverage(patient=patient, payer=a_payer(filing_code="MB"))
    encounter = a_visit(patient=patient, lines=[("87880", (), 1, (1,)), ("J3301", (), 1, (1,))])
    assert list(advised(encounter, 1)) == ["QW"]
    assert list(advised(encounter, 2)) == ["JZ", "JW"]


def test_advice_has_the_keys_that_remedies_leave_free() -> None:
    encounter = a_visit(lines=[("93000", (), 1, (1,)), ("93000", (), 1, (1,))])
    assert [one.key for one in work_of(encounter).lines[1].advised] == ["6", "7", "8"]
