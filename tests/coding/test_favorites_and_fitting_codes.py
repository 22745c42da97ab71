"""On the bench: favorites without typing, codes of other patients last, and the rules of the plan."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from coding.bench import hits_for
from coding.bench.plan_rules import plan_rules
from coding.edits.patient import not_for
from coding.models import Bookmark, OfficeRule, PayerLimit
from coding.search.kept import bookmark
from encounters.models import Encounter
from patients.models import FilingCode
from practice.models import Role, Staff
from tests.builders import NOW, a_coverage, a_patient, a_payer, a_staff, an_encounter


def a_visit_of(sex: str, years: int) -> Encounter:
    day = date(2026, 11, 2)
    patient = a_patient(birth_date=day - timedelta(days=366 * years))
    patient.sex = sex
    patient.save()
    return an_encounter(patient=patient, service_date=day)


@pytest.mark.parametrize(
    ("code", "age", "sex", "told"),
    [
        ("Z3401", 30, "M", "of women; the record says male"),
        ("Z3401", 70, "F", "of pregnancy; the patient is 70"),
        ("Z3401", 30, "F", ""),
        ("N401", 70, "F", "of men; the record says female"),
        ("N401", 70, "U", ""),
        ("Z00129", 40, "F", "for a child; the patient is 40"),
        ("N803", 30, "M", "of women; the record says male"),
        ("I10", 30, "M", ""),
    ],
)
def test_a_diagnosis_of_other_patients_says_why(code: str, age: int, sex: str, told: str) -> None:
    assert not_for("ICD10CM", code, age=age, sex=sex) == told


@pytest.mark.parametrize(
    ("code", "age", "sex", "told"),
    [
        ("99392", 2, "F", ""),
        ("99392", 40, "F", "for 1 to 4; the patient is 40"),
        ("99391", 1, "F", "for the first year; the patient is 1"),
        ("99397", 40, "F", "for 65 and over; the patient is 40"),
        ("90662", 50, "M", "for 65 and over; the patient is 50"),
        ("81025", 30, "M", "of women; the record says male"),
        ("99213", 30, "M", ""),
    ],
)
def test_a_service_of_other_patients_says_why(code: str, age: int, sex: str, told: str) -> None:
    system = "CPT" if code[0].isdigit() else "HCPCS"
    assert not_for(system, code, age=age, sex=sex) == told


@pytest.mark.usefixtures("all_codes")
def test_codes_of_other_patients_stand_last_and_none_vanishes() -> None:
    him, her = hits_for(a_visit_of("M", 40), "pelvic pain"), hits_for(a_visit_of("F", 40), "pelvic pain")
    assert {hit.found.code for hit in him.hits} == {hit.found.code for hit in her.hits}
    label, last = him.groups[-1]
    assert label == "For other patients"
    assert all(hit.not_for for hit in last)
    assert not any(hit.not_for for _, hits in him.groups[:-1] for hit in hits)


@pytest.mark.usefixtures("all_codes")
def test_favorites_of_the_coder_and_the_office_are_there_before_anything_is_typed(client: Client) -> None:
    coder = a_staff(Role.CODER)
    bookmark(system="ICD10CM", code="M109", owner=coder, now=NOW)
    bookmark(system="ICD10CM", code="I10", owner=None, now=NOW)
    bookmark(system="ICD10CM", code="J069", owner=a_staff(Role.CODER), now=NOW)
    label, hits = hits_for(an_encounter(), "", by=coder).groups[0]
    assert label == "Favorites"
    assert {hit.found.code: (hit.is_mine, hit.is_offices) for hit in hits} == {
        "I10": (False, True),
        "M109": (True, False),
    }


@pytest.mark.usefixtures("all_codes")
def test_a_code_becomes_a_favorite_among_what_was_found_and_stops_being_one(client: Client) -> None:
    coder, visit = a_staff(Role.CODER), an_encounter()
    client.force_login(coder)
    address = reverse("coding:favorite", args=[visit.pk])
    shown = client.post(address, {"q": "gout", "do": "mine:ICD10CM:M10072"}, headers={"HX-Request": "true"})
    assert shown.content.decode().index("Favorites") < shown.content.decode().index("M10.072")
    assert Bookmark.objects.get().owner == coder
    client.post(address, {"q": "gout", "do": "not-mine:ICD10CM:M10072"}, headers={"HX-Request": "true"})
    assert not Bookmark.objects.exists()
    assert client.post(address, {"do": "mine:NOTHING:M10072"}).status_code == 404
    assert client.post(address, {"do": "yours:ICD10CM:M10072"}).status_code == 404


@pytest.mark.usefixtures("all_codes")
def test_a_favorite_of_the_office_and_of_the_coder_is_both_and_each_is_dropped_and_taken_back(client: Client) -> None:
    coder, visit = a_staff(Role.CODER), an_encounter()
    client.force_login(coder)

    def act(do: str, text: str = "") -> str:
        asked = {"q": text, "do": f"{do}:ICD10CM:M109"}
        return client.post(
            reverse("coding:favorite", args=[visit.pk]), asked, headers={"HX-Request": "true"}
        ).content.decode()

    act("office")
    act("mine")
    (hit,) = hits_for(visit, "", by=coder).groups[0][1]
    assert (hit.is_mine, hit.is_offices) == (True, True)
    still_there = act("not-office")
    assert "<code>M10.9</code> is the office’s favorite no longer." in still_there and "autofocus" not in still_there
    gone = act("not-mine")
    assert "is your favorite no longer." in gone and "autofocus" in gone
    assert 'value="mine:ICD10CM:M109"' in gone
    assert not Bookmark.objects.exists()
    act("mine")
    assert Bookmark.objects.get().owner == coder


def test_the_rules_of_the_plan_are_told(db: None) -> None:
    payer = a_payer(filing_code=FilingCode.HMO)
    payer.filing_days, payer.authorization_codes, payer.asks_for_ndc = 90, ["95810"], True
    payer.save()
    visit = an_encounter(service_date=date(2026, 11, 2))
    coverage = a_coverage(patient=visit.patient, payer=payer)
    manager = a_staff(Role.MANAGER)
    PayerLimit.objects.create(
        payer=payer, procedure="97110", most=20, per="YEAR", starts_on=date(2026, 1, 1), policy="Manual 4.2",
        entered_at=NOW,
    )  # fmt: skip
    a_rule(manager, payer=str(payer.pk))
    told = {one.label: one for one in plan_rules(visit, coverage, today=date(2027, 1, 25))}
    assert told["File by"].words == "01/31/27, 6 days left"
    assert told["File by"].is_urgent
    assert told["Only with authorization"].words == "95810"
    assert told["Pays at most"].words == "97110 20 in a calendar year"
    assert "may ask" in told["Referral"].words
    assert told["Drugs"].words == "only with their NDC"
    assert told["Our rule"].words == "Ask for the stage"


def a_rule(by: Staff, *, payer: str) -> None:
    OfficeRule.objects.create(
        name="Ask for the stage", conditions=[{"field": "payer", "operator": "IN", "value": payer}],
        message="The stage is missing.", remedy="Ask.", source="Office", starts_on=date(2026, 1, 1), written_by=by,
        written_at=NOW, on_since=NOW, switched_by=by, switched_at=NOW,
    )  # fmt: skip


def test_a_patient_without_a_plan_has_no_rules(db: None) -> None:
    assert plan_rules(an_encounter(), None, today=date(2026, 11, 3)) == []
