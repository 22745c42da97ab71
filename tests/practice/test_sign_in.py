"""The door: in, out, and how often a password may be tried."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from practice.models import Access, Role
from practice.throttle import TRIES
from tests.builders import a_staff

PASSWORD = "correct horse battery"


@pytest.fixture(autouse=True)
def nobody_tried(db: None) -> None:
    cache.clear()


def try_to_sign_in(client: Client, *, username: str = "dana", password: str = PASSWORD, **given: str):
    return client.post(reverse("sign-in"), {"username": username, "password": password, **given})


def test_the_right_password_leads_home_and_is_kept_in_the_trail(client: Client) -> None:
    person = a_staff(Role.BILLER, username="dana")
    assert try_to_sign_in(client)["Location"] == reverse("home")
    assert Access.objects.get(staff=person).act == "sign-in"


def test_the_person_comes_to_the_page_they_asked_for(client: Client) -> None:
    a_staff(Role.FRONT_DESK, username="dana")
    refused = client.get(reverse("patients:list"))
    assert refused["Location"] == f"{reverse('sign-in')}?next={reverse('patients:list')}"
    assert try_to_sign_in(client, next=reverse("patients:list"))["Location"] == reverse("patients:list")


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_to_another_site(client: Client, elsewhere: str) -> None:
    a_staff(Role.BILLER, username="dana")
    assert try_to_sign_in(client, next=elsewhere)["Location"] == reverse("home")


def test_a_wrong_password_and_an_unknown_name_sound_the_same(client: Client) -> None:
    a_staff(Role.BILLER, username="dana")
    wrong = try_to_sign_in(client, password="wrong").context["form"].non_field_errors()
    unknown = try_to_sign_in(client, username="nobody", password="wrong").context["form"].non_field_errors()
    assert wrong == unknown == ["That name and password do not belong together. Check both; capital letters count."]


def test_a_person_who_left_cannot_sign_in(client: Client) -> None:
    person = a_staff(Role.BILLER, username="dana")
    person.is_active = False
    person.save()
    assert try_to_sign_in(client).status_code == 200


def test_after_five_wrong_tries_even_the_right_password_must_wait(client: Client) -> None:
    a_staff(Role.BILLER, username="dana")
    for _ in range(TRIES):
        try_to_sign_in(client, password="wrong")
    response = try_to_sign_in(client)
    assert response.status_code == 200
    assert response.context["form"].non_field_errors() == [
        "Too many tries. Wait five minutes and try again, or ask an administrator to set a new password."
    ]


def test_one_persons_wrong_tries_do_not_shut_out_the_office(client: Client) -> None:
    a_staff(Role.BILLER, username="dana")
    a_staff(Role.BILLER, username="lou")
    for _ in range(TRIES):
        try_to_sign_in(client, password="wrong")
    assert try_to_sign_in(client, username="lou").status_code == 302


def test_capitals_in_the_name_do_not_give_further_tries(client: Client) -> None:
    a_staff(Role.BILLER, username="dana")
    for name in ("dana", "Dana", "DANA", "dAna", "danA"):
        try_to_sign_in(client, username=name, password="wrong")
    assert try_to_sign_in(client).status_code == 200


def test_signing_in_forgets_the_wrong_tries_before(client: Client) -> None:
    a_staff(Role.BILLER, username="dana")
    for _ in range(TRIES - 1):
        try_to_sign_in(client, password="wrong")
    assert try_to_sign_in(client).status_code == 302
    client.post(reverse("sign-out"))
    try_to_sign_in(client, password="wrong")
    assert try_to_sign_in(client).status_code == 302


def test_signing_out_is_a_deed_not_a_link(client: Client) -> None:
    client.force_login(a_staff(Role.BILLER))
    assert client.get(reverse("sign-out")).status_code == 405
    assert client.get(reverse("home")).status_code == 200
    client.post(reverse("sign-out"))
    assert client.get(reverse("home")).status_code == 302
