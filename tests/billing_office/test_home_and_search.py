"""What each role finds at home, and what the search finds for whom."""

import pytest
from django.test import Client
from django.urls import reverse

from billing_office import home, search
from practice.models import Role
from tests.builders import a_coverage, a_patient, a_staff, an_encounter
from tests.payments.given import a_billed_claim


@pytest.mark.parametrize("role", list(Role))
def test_every_role_has_something_to_go_on_with(client: Client, db: None, role: Role) -> None:
    person = a_staff(role)
    client.force_login(person)
    page = client.get(reverse("home"))
    (part,) = page.context["parts"]
    assert part.role == role.label
    assert part.steps


def test_work_is_counted_and_stands_before_what_is_done(db: None) -> None:
    an_encounter(status="OPEN")
    an_encounter(status="OPEN")
    (part,) = home.next_for(a_staff(Role.FRONT_DESK))
    first = part.steps[0]
    assert (first.count, first.words) == (2, "visits with an unsigned note")
    assert next(step.words for step in part.steps if step.count == 0) == "Nobody is still to come today"


def test_one_piece_of_work_is_told_in_the_singular(db: None) -> None:
    an_encounter()
    (part,) = home.next_for(a_staff(Role.CODER))
    assert (part.steps[0].count, part.steps[0].words) == (1, "visit to code")


def test_a_person_with_two_hats_sees_both_lists(db: None) -> None:
    parts = home.next_for(a_staff(Role.CODER, Role.BILLER))
    assert [part.role for part in parts] == ["Coder", "Biller"]


def test_a_biller_finds_patients_and_claims(db: None) -> None:
    patient = a_patient()
    claim = a_billed_claim(coverage=a_coverage(patient=patient), claim_number="C40777")
    biller = a_staff(Role.BILLER)
    (people,) = search.find(text="samp", by=biller)
    assert [hit.url for hit in people.hits] == [reverse("patients:detail", args=[patient.pk])]
    (claims,) = search.find(text="C40777", by=biller)
    assert [(hit.words, hit.url) for hit in claims.hits] == [("C40777", reverse("claims:detail", args=[claim.pk]))]


def test_an_administrator_finds_no_patients(db: None) -> None:
    a_patient()
    assert search.find(text="samp", by=a_staff(Role.ADMINISTRATOR)) == []


@pytest.mark.parametrize("text", ["", "s"])
def test_one_letter_finds_nothing_yet(db: None, text: str) -> None:
    a_patient()
    assert search.find(text=text, by=a_staff(Role.BILLER)) == []


def test_the_search_goes_by_post_and_answers_with_a_fragment_or_a_page(client: Client, db: None) -> None:
    a_patient()
    client.force_login(a_staff(Role.AUDITOR))
    assert client.get(reverse("find")).status_code == 405
    fragment = client.post(reverse("find"), {"q": "samp"}, headers={"HX-Request": "true"}).content.decode()
    assert fragment.lstrip().startswith('<div id="found">')
    assert "Samplewell, Iris" in fragment
    assert "<title>" in client.post(reverse("find"), {"q": "samp"}).content.decode()
