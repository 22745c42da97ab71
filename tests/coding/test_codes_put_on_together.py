"""Codes put on a visit together: chosen ones of the last visit, bundles of the office and of one coder."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from coding.bench.journal import undo
from coding.bundles.services import (
    NameIsTaken,
    NothingToKeep,
    NotYours,
    bundles_for,
    drop_bundle,
    keep_bundle,
    sheet_of_bundle,
)
from coding.bundles.sheet import Sheet, SheetLine, last_visit, put_on, sheet_of
from coding.models import Code, CodeBundle, CodeSystem
from coding.services import TooMany
from encounters.models import Encounter
from practice.models import Role, Staff
from tests.builders import NOW, a_patient, a_staff, an_encounter
from tests.coding.visits import DAY, a_visit, end_of, letters, lines

pytestmark = pytest.mark.usefixtures("few_codes")


@pytest.fixture
def dana() -> Staff:
    return a_staff(Role.CODER)


@pytest.fixture
def coder(client: Client, dana: Staff) -> Client:
    client.force_login(dana)
    return client


def two_visits() -> tuple[Encounter, Encounter]:
    """A coded visit, and the same patient's next one."""
    patient = a_patient()
    before = a_visit(
        diagnoses=["I10", "M1711"], lines=[("99213", ("25",), 1, (1, 2)), ("20610", ("RT",), 1, (2,))], patient=patient
    )
    before.service_date = date(2026, 8, 3)
    before.save(update_fields=["service_date"])
    return before, an_encounter(patient=patient, service_date=DAY)


def test_the_last_visit_is_the_latest_one_with_codes_before_this() -> None:
    before, now = two_visits()
    an_encounter(patient=now.patient, service_date=date(2026, 10, 1))
    assert last_visit(now) == before
    assert last_visit(before) is None


def test_chosen_codes_of_the_last_visit_are_copied_and_one_undo_takes_them_back(coder: Client, dana: Staff) -> None:
    _, now = two_visits()
    url = reverse("coding:copy", args=[now.pk])
    page = coder.get(url, headers={"HX-Request": "true"}).content.decode()
    assert "M17.11 Unilateral primary osteoarthritis, right knee" in page
    assert 'value="99213-25"' in page

    coder.post(url, {"codes": ["M1711", "20610-RT", "99213-25"]}, headers={"HX-Request": "true"})
    assert letters(now) == "A M17.11"
    assert lines(now) == ["1 99213-25 x1 A 150.00", "2 20610-RT x1 A 165.00"]
    undo(encounter=now, seen=None, by=dana, now=NOW)
    assert (letters(now), lines(now)) == ("", [])


def test_what_is_there_is_not_added_twice() -> None:
    before, now = two_visits()
    for _ in range(2):
        put_on(encounter=now, sheet=sheet_of(before), by=None)
    assert letters(now) == "A I10, B M17.11"
    assert lines(now) == ["1 99213-25 x1 AB 150.00", "2 20610-RT x1 B 165.00"]


def test_a_code_that_ended_is_left_out_and_said(coder: Client) -> None:
    _, now = two_visits()
    end_of("M1711", CodeSystem.ICD10CM, date(2026, 9, 30))
    given = {"codes": ["I10", "M1711", "20610-RT"]}
    answer = coder.post(reverse("coding:copy", args=[now.pk]), given, headers={"HX-Request": "true"})
    assert "Left out, not valid on the date of service: M17.11." in answer.content.decode()
    assert letters(now) == "A I10"
    assert lines(now) == ["1 20610-RT x1 A 165.00"]


def test_a_sheet_that_does_not_fit_adds_nothing() -> None:
    codes = [f"Z9X{number}" for number in range(100, 112)]
    Code.objects.bulk_create(
        Code(system=CodeSystem.ICD10CM, code=code, title="Some status", starts_on=date(2025, 10, 1)) for code in codes
    )
    encounter = a_visit()
    with pytest.raises(TooMany):
        put_on(encounter=encounter, sheet=Sheet(tuple(codes)), by=None)
    assert letters(encounter) == "A I10"


def test_a_bundle_is_kept_from_a_visit_and_used_on_another(coder: Client, dana: Staff) -> None:
    before, now = two_visits()
    coder.post(reverse("coding:keep-bundle", args=[before.pk]), {"name": " Knee  injection ", "owner": "mine"})
    bundle = CodeBundle.objects.get()
    assert (bundle.name, bundle.owner, bundle.dotted) == ("Knee injection", dana, ["I10", "M17.11"])
    assert sheet_of_bundle(bundle) == sheet_of(before)

    beside = coder.get(reverse("coding:choose-bundle", args=[now.pk]), headers={"HX-Request": "true"})
    assert "Knee injection" in beside.content.decode()
    coder.post(reverse("coding:use-bundle", args=[now.pk]), {"bundle": bundle.pk})
    assert lines(now) == lines(before)


def test_a_bundle_is_mine_or_the_office_s(dana: Staff) -> None:
    other = a_staff(Role.CODER)
    sheet = Sheet(("I10",), (SheetLine("99213"),))
    keep_bundle(name="Pressure", sheet=sheet, owner=None, by=other)
    mine = keep_bundle(name="Mine", sheet=sheet, owner=dana, by=dana)
    theirs = keep_bundle(name="Theirs", sheet=sheet, owner=other, by=other)
    assert [bundle.name for bundle in bundles_for(dana)] == ["Mine", "Pressure"]
    with pytest.raises(NotYours):
        drop_bundle(bundle=theirs, by=dana)
    drop_bundle(bundle=theirs, by=a_staff(Role.MANAGER))
    drop_bundle(bundle=mine, by=dana)
    assert [bundle.name for bundle in CodeBundle.objects.all()] == ["Pressure"]


@pytest.mark.parametrize(("name", "sheet"), [("", Sheet(("I10",))), ("  ", Sheet(("I10",))), ("Empty", Sheet())])
def test_a_bundle_has_a_name_and_codes(dana: Staff, name: str, sheet: Sheet) -> None:
    with pytest.raises(NothingToKeep):
        keep_bundle(name=name, sheet=sheet, owner=None, by=dana)


def test_a_name_is_used_once(dana: Staff) -> None:
    keep_bundle(name="Knee", sheet=Sheet(("I10",)), owner=None, by=dana)
    with pytest.raises(NameIsTaken, match="“knee” already"):
        keep_bundle(name="knee", sheet=Sheet(("I10",)), owner=None, by=dana)
    keep_bundle(name="Knee", sheet=Sheet(("I10",)), owner=dana, by=dana)


def test_the_page_of_bundles_lists_and_drops_them(coder: Client, dana: Staff) -> None:
    sheet = Sheet(("M1711",), (SheetLine("20610", ("RT",)),))
    bundle = keep_bundle(name="Knee", sheet=sheet, owner=None, by=dana)
    page = coder.get(reverse("coding:bundles")).content.decode()
    assert "M17.11" in page
    assert "20610-RT" in page
    coder.post(reverse("coding:drop-bundle", args=[bundle.pk]))
    assert "No bundle yet." in coder.get(reverse("coding:bundles")).content.decode()


def test_another_s_bundle_cannot_be_used(coder: Client) -> None:
    other = a_staff(Role.CODER)
    bundle = keep_bundle(name="Knee", sheet=Sheet(("M1711",)), owner=other, by=other)
    encounter = a_visit()
    assert coder.post(reverse("coding:use-bundle", args=[encounter.pk]), {"bundle": bundle.pk}).status_code == 404
    assert coder.post(reverse("coding:use-bundle", args=[encounter.pk]), {"bundle": ""}).status_code == 404
