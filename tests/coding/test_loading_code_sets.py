"""Code sets are loaded by release: again changes nothing, a later release keeps the past."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from coding import icd10cm
from coding.edits.references import refers_to
from coding.load import Release, Row, load, load_all, load_starter
from coding.models import Code, CodeRelease, CodeSystem, Fee
from coding.starter import PROCEDURES

FIRST, SECOND = date(2025, 10, 1), date(2026, 10, 1)


def a_release(*rows: Row, starts_on: date = FIRST) -> Release:
    return Release((CodeSystem.ICD10CM,), f"Release of {starts_on}", starts_on, f"digest {starts_on} {rows}"[:64], rows)


def a_row(code: str, title: str) -> Row:
    return Row(CodeSystem.ICD10CM, code, title)


def versions(code: str) -> list[tuple[str, date, date | None]]:
    return list(Code.objects.filter(code=code).order_by("starts_on").values_list("title", "starts_on", "ends_on"))


@pytest.mark.usefixtures("all_codes")
def test_the_whole_of_icd_10_cm_is_there_with_its_notes() -> None:
    assert Code.objects.filter(system=CodeSystem.ICD10CM).count() == 98_505
    assert Code.objects.filter(system=CodeSystem.ICD10CM, billable=True).count() == 74_719
    diabetes = Code.objects.get(system=CodeSystem.ICD10CM, code="E11")
    assert "type 1 diabetes mellitus (E10.-)" in diabetes.notes["excludes1"]
    assert "diabetes NOS" in diabetes.notes["includes"]
    assert Code.objects.get(code="J029").notes["inclusion_terms"]
    assert "hypertensive chronic kidney disease (I12.-, I13.-)" in Code.objects.get(code="N18").notes["code_first"]


@pytest.mark.usefixtures("all_codes")
def test_a_seventh_character_makes_codes_of_its_heading() -> None:
    code = Code.objects.get(system=CodeSystem.ICD10CM, code="W010XXA")
    assert (code.parent, code.billable) == ("W010", True)
    assert code.title.endswith("initial encounter")
    assert Code.objects.get(system=CodeSystem.ICD10CM, code="W010").billable is False


@pytest.mark.usefixtures("all_codes")
def test_every_heading_leads_up_to_a_chapter() -> None:
    parents = set(Code.objects.filter(system=CodeSystem.ICD10CM).values_list("code", flat=True))
    orphans = Code.objects.filter(system=CodeSystem.ICD10CM).exclude(kind="CHAPTER").exclude(parent__in=parents)
    assert orphans.count() == 0


@pytest.mark.usefixtures("all_codes")
def test_loading_again_changes_nothing() -> None:
    before = list(CodeRelease.objects.order_by("pk").values_list("pk", "digest", "rows"))

    load_all()

    assert list(CodeRelease.objects.order_by("pk").values_list("pk", "digest", "rows")) == before


@pytest.mark.usefixtures("no_codes")
def test_a_later_release_keeps_what_it_does_not_change() -> None:
    load(release=a_release(a_row("A00", "Cholera"), a_row("A01", "Typhoid"), a_row("A02", "Salmonella")))
    load(release=a_release(a_row("A00", "Cholera"), a_row("A01", "Typhoid fever"), starts_on=SECOND))

    assert versions("A00") == [("Cholera", FIRST, None)]
    assert versions("A01") == [("Typhoid", FIRST, date(2026, 9, 30)), ("Typhoid fever", SECOND, None)]
    assert versions("A02") == [("Salmonella", FIRST, date(2026, 9, 30))]


@pytest.mark.usefixtures("no_codes")
def test_a_release_that_is_corrected_replaces_its_own_mistakes() -> None:
    load(release=a_release(a_row("A00", "Colera"), a_row("A99", "A slip")))
    load(release=a_release(a_row("A00", "Cholera")))

    assert versions("A00") == [("Cholera", FIRST, None)]
    assert versions("A99") == []


@pytest.mark.usefixtures("no_codes")
def test_the_database_refuses_two_versions_of_a_code_on_one_day() -> None:
    given = {"system": CodeSystem.ICD10CM, "code": "A00", "title": "Cholera"}
    Code.objects.create(**given, starts_on=FIRST, ends_on=date(2026, 1, 31))
    Code.objects.create(**given, starts_on=date(2026, 2, 1))
    Code.objects.create(**{**given, "code": "A01"}, starts_on=FIRST)

    for starts_on, ends_on in [(date(2026, 1, 31), date(2026, 1, 31)), (SECOND, None), (date(2024, 1, 1), None)]:
        with pytest.raises(IntegrityError, match="code_versions_never_overlap"), transaction.atomic():
            Code.objects.create(**given, starts_on=starts_on, ends_on=ends_on)


@pytest.mark.usefixtures("no_codes")
def test_progress_is_reported_to_the_end() -> None:
    seen: list[tuple[int, int]] = []
    rows = [a_row(f"A{number:05d}", "Word") for number in range(6_000)]

    load(release=a_release(*rows), progress=lambda done, total: seen.append((done, total)))

    assert seen == [(5_000, 6_000), (6_000, 6_000)]


@pytest.mark.usefixtures("no_codes")
def test_the_starter_set_brings_fees_and_leaves_those_of_the_office() -> None:
    Fee.objects.create(procedure="99213", amount="171.00", starts_on=date(2021, 1, 1))

    load_starter()

    assert Fee.objects.get(procedure="99213").amount == 171
    assert Fee.objects.count() == len(PROCEDURES) >= 150
    assert Code.objects.filter(system=CodeSystem.MODIFIER).count() >= 40
    assert Code.objects.get(system=CodeSystem.PLACE, code="11").title == "Office"


def test_the_installed_release_says_its_name_and_first_day() -> None:
    publication = icd10cm.installed()
    assert publication.starts_on.month == 10
    assert publication.name.split()[1].isdigit()


@pytest.mark.parametrize(
    ("sentence", "code", "expected"),
    [
        ("type 1 diabetes mellitus (E10.-)", "E1022", True),
        ("type 1 diabetes mellitus (E10.-)", "E1122", False),
        ("stage of chronic kidney disease (N18.1-N18.4, N18.9)", "N1831", True),
        ("stage of chronic kidney disease (N18.1-N18.4, N18.9)", "N185", False),
        ("hypertensive diseases (I10-I1A)", "I119", True),
        ("hypertensive diseases (I10-I1A)", "I20", False),
        ("certain localized infections - see body system-related chapters", "A000", False),
        ("neonatal hypertension (P29.2)", "P292", True),
    ],
)
def test_a_note_refers_to_codes_in_its_parentheses(sentence: str, code: str, expected: bool) -> None:
    assert refers_to(sentence, code) is expected
