"""The locked screen: who leaves the desk is asked for the password, and goes on where they were."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from practice.models import Access, Role, Staff
from practice.screen_lock import LATER
from practice.throttle import TRIES
from tests.builders import NOW, a_staff

PASSWORD = "correct horse battery"
TOO_LATE = settings.LOCK_AFTER + LATER + timedelta(seconds=1)


@pytest.fixture
def dana(client: Client, db: None) -> Staff:
    """A person at their screen, at `NOW`."""
    cache.clear()
    person = a_staff(Role.BILLER, username="dana")
    with time_machine.travel(NOW, tick=False):
        client.force_login(person)
    return person


def ask(client: Client, *, after: timedelta, **headers: str) -> int:
    with time_machine.travel(NOW + after, tick=False):
        return client.get(reverse("patients:list"), headers=headers).status_code


def unlock(client: Client, *, at: datetime = NOW + TOO_LATE, username: str = "dana", password: str = PASSWORD, **more):
    with time_machine.travel(at, tick=False):
        return client.post(reverse("unlock"), {"username": username, "password": password}, **more)


def test_a_screen_in_use_stays_open_all_morning(client: Client, dana: Staff) -> None:
    answers = [ask(client, after=timedelta(minutes=minutes)) for minutes in range(0, 240, 15)]
    assert set(answers) == {200}


def test_a_screen_that_nobody_uses_is_locked_and_opened_by_the_password(client: Client, dana: Staff) -> None:
    assert ask(client, after=TOO_LATE - timedelta(seconds=1)) == 200
    with time_machine.travel(NOW + 2 * TOO_LATE, tick=False):
        refused = client.get(reverse("patients:list"), follow=True)
        assert refused.redirect_chain == [(f"{reverse('unlock')}?next={reverse('patients:list')}", 302)]
        assert "Password of dana" in refused.content.decode()
        opened = client.post(
            reverse("unlock"), {"username": "dana", "password": PASSWORD, "next": reverse("patients:list")}
        )
        assert opened["Location"] == reverse("patients:list")
        assert client.get(opened["Location"]).status_code == 200
    assert Access.objects.filter(staff=dana, act="unlock").count() == 1


def test_what_asks_by_itself_is_no_use(client: Client, dana: Staff) -> None:
    """A page that refreshes a part of itself every few seconds would keep the screen open for ever."""
    for minutes in range(1, 16):
        assert ask(client, after=timedelta(minutes=minutes), hx_request="true", x_unattended="1") == 200
    assert ask(client, after=TOO_LATE, hx_request="true", x_unattended="1") == 401


def test_a_part_of_a_page_is_refused_without_leaving_the_page(client: Client, dana: Staff) -> None:
    assert ask(client, after=TOO_LATE, hx_request="true") == 401
    opened = unlock(client, headers={"hx-request": "true"})
    assert opened.status_code == 204
    assert "office:unlocked" in opened["HX-Trigger"]
    assert ask(client, after=TOO_LATE, hx_request="true") == 200


def test_a_form_that_comes_too_late_is_not_saved_and_that_is_told(client: Client, dana: Staff) -> None:
    with time_machine.travel(NOW + TOO_LATE, tick=False):
        answer = client.post(reverse("find"), {"q": "Abel"}, follow=True)
    assert answer.redirect_chain == [(f"{reverse('unlock')}?unsaved", 302)]
    assert "was not saved" in answer.content.decode()


def test_somebody_who_leaves_the_desk_locks_at_once(client: Client, dana: Staff) -> None:
    with time_machine.travel(NOW, tick=False):
        assert client.post(reverse("lock")).status_code == 204
    assert ask(client, after=timedelta(seconds=1)) == 302


def test_typing_on_a_page_that_asks_nothing_is_told_and_counts(client: Client, dana: Staff) -> None:
    with time_machine.travel(NOW + timedelta(minutes=10), tick=False):
        assert client.post(reverse("here")).status_code == 204
    assert ask(client, after=timedelta(minutes=25)) == 200


def test_a_wrong_password_opens_nothing_and_is_counted(client: Client, dana: Staff) -> None:
    for _ in range(TRIES):
        refused = unlock(client, password="wrong", headers={"hx-request": "true"})
        assert refused.status_code == 422
        assert "That is not the password" in refused.content.decode()
    assert "Wait five minutes" in unlock(client, headers={"hx-request": "true"}).content.decode()
    assert ask(client, after=TOO_LATE) == 302


def test_a_day_of_work_ends_the_session_and_the_page_still_goes_on(client: Client, dana: Staff) -> None:
    """However much it is used; who comes back to the page that stands there gives the password as ever."""
    for minutes in range(0, 12 * 60, 15):
        assert ask(client, after=timedelta(minutes=minutes)) == 200
    assert ask(client, after=timedelta(hours=12, seconds=1), hx_request="true") == 401
    opened = unlock(client, at=NOW + timedelta(hours=12, minutes=1), headers={"hx-request": "true"})
    assert opened.status_code == 204
    assert ask(client, after=timedelta(hours=12, minutes=1), hx_request="true") == 200


def test_another_person_at_the_locked_screen_has_a_session_of_their_own(client: Client, dana: Staff) -> None:
    other = a_staff(Role.MANAGER, username="alex")
    before = client.cookies["sessionid"].value
    assert unlock(client, username="alex").status_code == 302
    with time_machine.travel(NOW + TOO_LATE, tick=False):
        assert client.session["_auth_user_id"] == str(other.pk)
        assert client.session.session_key != before


def test_a_stranger_is_sent_to_the_door(client: Client, db: None) -> None:
    assert client.get(reverse("unlock"))["Location"] == f"{reverse('sign-in')}?next=/"
    assert client.post(reverse("lock")).status_code == 302
    assert client.get(reverse("patients:list"), headers={"hx-request": "true"}).status_code == 401
