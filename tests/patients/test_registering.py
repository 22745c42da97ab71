"""Registering and finding patients."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from patients import queues
from patients.models import Guarantor, Patient
from practice.models import Access, Role, Staff
from tests.builders import a_patient, a_staff

BORN = date(1979, 3, 14)


@pytest.fixture
def desk(client: Client, db: None) -> Staff:
    person = a_staff(Role.FRONT_DESK)
    client.force_login(person)
    return person


def typed(**given: str) -> dict[str, str]:
    return {
        "first_name": "Iris", "last_name": "Samplewell", "birth_date": "03/14/1979", "sex": "F", "line1": "1 Oak Ave",
        "city": "Dayton", "state": "OH", "zip_code": "45402-0001", "phone": "(937) 555-0123", **given,
    }  # fmt: skip


def register(client: Client, **given: str):
    return client.post(reverse("patients:new"), typed(**given))


def test_a_new_patient_has_an_account_number_and_leads_to_their_account(client: Client, desk: Staff) -> None:
    response = register(client)
    patient = Patient.objects.get()
    assert response["Location"] == reverse("patients:detail", args=[patient.pk])
    assert patient.account_number.startswith("P-2")
    assert (patient.birth_date, patient.phone, patient.zip_code) == (BORN, "9375550123", "454020001")
    assert Access.objects.get(staff=desk).subject == f"patient:{patient.pk}"


def test_no_two_patients_have_one_account_number(client: Client, desk: Staff) -> None:
    register(client)
    register(client, first_name="Otto")
    numbers = [patient.account_number for patient in Patient.objects.all()]
    assert len(set(numbers)) == 2


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"birth_date": "03/14/2079"}, "birth_date"),
        ({"birth_date": "03/14/1879"}, "birth_date"),
        ({"birth_date": "02/30/1979"}, "birth_date"),
        ({"birth_date": ""}, "birth_date"),
        ({"state": "XX"}, "state"),
        ({"zip_code": "4540"}, "zip_code"),
        ({"phone": "555-0123"}, "phone"),
        ({"sex": "X"}, "sex"),
        ({"last_name": ""}, "last_name"),
        ({"email": "iris"}, "email"),
    ],
)
def test_what_is_wrong_with_a_patient_stands_at_its_field(
    client: Client, desk: Staff, given: dict[str, str], field: str
) -> None:
    response = register(client, **given)
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert not Patient.objects.exists()


def test_the_same_person_is_shown_before_they_are_registered_twice(client: Client, desk: Staff) -> None:
    here = a_patient(first_name="iris", birth_date=BORN)
    response = register(client)
    assert response.status_code == 422
    assert reverse("patients:detail", args=[here.pk]) in response.content.decode()
    assert register(client, is_another="on").status_code == 302
    assert Patient.objects.count() == 2


def test_another_person_may_answer_for_the_bills(client: Client, desk: Staff) -> None:
    guarantor = {f"guarantor-{name}": value for name, value in typed(first_name="Gus").items()}
    register(client, **guarantor, **{"guarantor-somebody_else": "on"})
    assert Patient.objects.get().guarantor == Guarantor.objects.get()


def test_a_guarantor_is_whole_or_not_there(client: Client, desk: Staff) -> None:
    response = register(client, **{"guarantor-somebody_else": "on", "guarantor-first_name": "Gus"})
    assert response.status_code == 422
    assert "last_name" in response.context["guarantor"].errors
    assert register(client, **{"guarantor-first_name": "Gus"}).status_code == 302
    assert not Guarantor.objects.exists()


@pytest.mark.parametrize(
    "text", ["samp", "Samplewell, Iris", "iris samp", "SAM IR", "03/14/1979", "3/14/79", "1979-03-14"]
)
def test_a_patient_is_found_by_what_people_say(db: None, text: str) -> None:
    iris = a_patient(birth_date=BORN)
    a_patient(first_name="Otto", last_name="Mockley")
    assert list(queues.search(text=text)) == [iris]


def test_a_patient_is_found_by_their_account_number(db: None) -> None:
    iris = a_patient()
    a_patient()
    assert list(queues.search(text=iris.account_number)) == [iris]
    assert list(queues.search(text=iris.account_number.lower())) == [iris]
    assert list(queues.search(text=iris.account_number.removeprefix("P-"))) == [iris]


@pytest.mark.parametrize("text", ["", "   ", ",", "nobody", "99/99/9999"])
def test_words_that_fit_nobody_find_nobody(db: None, text: str) -> None:
    a_patient()
    assert list(queues.search(text=text)) == []


def test_a_search_never_puts_a_name_into_an_address(client: Client, desk: Staff) -> None:
    a_patient()
    response = client.post(reverse("patients:list"), {"q": "samp"})
    assert "Samplewell, Iris" in response.content.decode()
    assert 'method="post"' in response.content.decode()
    assert "Samplewell, Iris" not in client.get(reverse("patients:list") + "?q=samp").content.decode()


def test_opening_an_account_is_kept_in_the_trail_and_makes_it_recent(client: Client, desk: Staff) -> None:
    iris, otto = a_patient(), a_patient(first_name="Otto")
    for patient in (iris, otto, iris):
        client.get(reverse("patients:detail", args=[patient.pk]))
    read = Access.objects.filter(staff=desk, act="read").values_list("subject", flat=True)
    assert sorted(read) == sorted([f"patient:{iris.pk}"] * 2 + [f"patient:{otto.pk}"])
    assert queues.recent(by=desk) == [iris, otto]


def test_who_looked_is_for_managers_and_auditors(client: Client, desk: Staff) -> None:
    patient = a_patient()
    address = reverse("patients:detail", args=[patient.pk]) + "?view=trail"
    assert client.get(address).context["view"] == "balance"
    client.force_login(a_staff(Role.MANAGER))
    assert desk in [access.staff for access in client.get(address).context["trail"]]
