"""Hiring, changing and letting go."""

import pytest
from django.test import Client
from django.urls import reverse

from practice.models import Role, Staff
from practice.services import LastAdministrator, change_staff, set_password
from tests.builders import a_staff

PASSWORD = "several quiet words"


@pytest.fixture
def administrator(client: Client, db: None) -> Staff:
    person = a_staff(Role.ADMINISTRATOR, username="admin")
    client.force_login(person)
    return person


def a_form(**given: object) -> dict[str, object]:
    return {
        "first_name": "Lou", "last_name": "Sample", "username": "Lou", "email": "", "roles": ["BILLER", "CODER"],
        "is_active": "on", "password": PASSWORD, **given,
    }  # fmt: skip


def test_a_new_person_signs_in_with_the_first_password(client: Client, administrator: Staff) -> None:
    assert client.post(reverse("practice:staff-new"), a_form()).status_code == 302
    lou = Staff.objects.get(username="lou")
    assert (lou.roles, lou.check_password(PASSWORD)) == (["BILLER", "CODER"], True)


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"username": "ADMIN"}, "username"),
        ({"username": ""}, "username"),
        ({"roles": []}, "roles"),
        ({"roles": ["OWNER"]}, "roles"),
        ({"email": "not an address"}, "email"),
    ],
)
def test_what_is_wrong_with_a_new_person_stands_at_its_field(
    client: Client, administrator: Staff, given: dict[str, object], field: str
) -> None:
    response = client.post(reverse("practice:staff-new"), a_form(**given))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert Staff.objects.count() == 1


@pytest.mark.parametrize("password", ["short", "password1234", "lousample1234"])
def test_a_password_that_is_easy_to_guess_is_refused(client: Client, administrator: Staff, password: str) -> None:
    person = a_staff(Role.BILLER, username="lousample")
    response = client.post(reverse("practice:staff-password", args=[person.pk]), {"password": password})
    assert response.status_code == 422
    assert not Staff.objects.get(pk=person.pk).check_password(password)


def test_a_new_password_ends_the_sessions_of_the_old_one(client: Client, administrator: Staff) -> None:
    person = a_staff(Role.BILLER)
    other = Client()
    other.force_login(person)
    assert other.get(reverse("home")).status_code == 200
    set_password(staff=person, password=PASSWORD, by=administrator)
    assert other.get(reverse("home")).status_code == 302


@pytest.mark.parametrize("change", [{"is_active": False}, {"roles": [Role.BILLER]}])
def test_the_last_administrator_can_neither_leave_nor_change_hats(
    administrator: Staff, change: dict[str, object]
) -> None:
    for name, value in change.items():
        setattr(administrator, name, value)
    with pytest.raises(LastAdministrator, match="Make somebody else administrator first"):
        change_staff(staff=administrator, by=administrator)


def test_an_administrator_who_left_does_not_count(administrator: Staff) -> None:
    gone = a_staff(Role.ADMINISTRATOR)
    gone.is_active = False
    change_staff(staff=gone, by=administrator)
    administrator.roles = [Role.BILLER]
    with pytest.raises(LastAdministrator):
        change_staff(staff=administrator, by=administrator)


def test_the_page_says_why_the_last_administrator_stays(client: Client, administrator: Staff) -> None:
    address = reverse("practice:staff-edit", args=[administrator.pk])
    response = client.post(address, a_form(username="admin", roles=["BILLER"]))
    assert "last administrator" in response.context["form"].errors["roles"][0]
    assert Staff.objects.get(pk=administrator.pk).roles == [Role.ADMINISTRATOR]
