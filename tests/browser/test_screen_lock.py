"""The locked screen: it hides what stands on the page, keeps it, and opens by the password."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from playwright.sync_api import BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from practice.models import Role, Staff
from tests.browser.conftest import focus_of, has_sideways_scroll
from tests.builders import a_staff
from tests.claims.given import a_biller, a_claim

pytestmark = [pytest.mark.django_db(transaction=True)]
PASSWORD = "correct horse battery"
ALMOST = int((settings.LOCK_AFTER - timedelta(seconds=50)).total_seconds() * 1000)
A_MINUTE = 60_000


@pytest.fixture
def expected() -> tuple[str, ...]:
    """What the browser writes when a session is over, or a password wrong."""
    return ("401 (Unauthorized)", "Error Code 401", "422 (Unprocessable Entity)")


@pytest.fixture(autouse=True)
def nobody_tried() -> None:
    cache.clear()


@pytest.fixture
def note(tmp_path: Path, page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff]) -> Page:
    """A page on which somebody is writing a note about a claim."""
    a_claim(tmp_path, first_name="Iris")
    signed_in(a_biller())
    page.clock.install()
    page.goto(f"{live_server.url}/claims/?view=ready")
    page.keyboard.press("n")
    page.keyboard.type("Called, reference ")
    return page


def give_password(page: Page, password: str = PASSWORD) -> None:
    page.keyboard.type(password)
    page.keyboard.press("Enter")


def go_on_writing(page: Page) -> None:
    """The note has its beginning and the focus; it is ended and kept."""
    expect(page.locator("#lock")).to_be_hidden()
    page.keyboard.type("88.")
    page.keyboard.press("Enter")
    expect(page.locator("#panel .talk")).to_contain_text("Called, reference 88.")


def test_a_screen_that_nobody_uses_is_locked_and_keeps_what_was_typed(
    note: Page, is_accessible: Callable[[], None]
) -> None:
    title = note.title()
    note.clock.fast_forward(ALMOST)
    expect(note.locator("#lock-soon")).to_contain_text("it locks within a minute")
    is_accessible()
    note.keyboard.press("Shift")
    expect(note.locator("#lock-soon")).to_be_hidden()
    note.clock.fast_forward(ALMOST)
    note.clock.fast_forward(A_MINUTE)
    expect(note.get_by_role("dialog", name="The screen is locked")).to_be_visible()
    expect(note.locator("#panel")).to_be_hidden()
    assert note.title() == "Locked · Billing Office"
    give_password(note)
    expect(note.locator("#panel")).to_be_visible()
    assert note.title() == title
    go_on_writing(note)


def test_a_locked_screen_opens_by_the_password_alone(note: Page, is_accessible: Callable[[], None]) -> None:
    note.get_by_role("button", name="Dana Sample").click()
    note.get_by_role("button", name="Lock the screen").click()
    lock = note.get_by_role("dialog", name="The screen is locked")
    for key in ("Escape", "Escape", "g", "h"):
        note.keyboard.press(key)
    expect(lock).to_be_visible()
    expect(lock.get_by_label("Password")).to_have_value("gh")
    note.keyboard.press("Enter")
    expect(lock.get_by_role("alert")).to_contain_text("That is not the password")
    expect(lock.get_by_label("Password")).to_be_focused()
    for scheme in ("light", "dark"):
        note.emulate_media(color_scheme=scheme)
        is_accessible()
    note.set_viewport_size({"width": 400, "height": 700})
    assert not has_sideways_scroll(note)
    note.reload()
    expect(note.get_by_role("heading", name="The screen is locked")).to_be_visible()
    is_accessible()
    give_password(note)
    expect(note.locator("#panel")).to_contain_text("Iris")


def test_a_machine_that_slept_is_locked_by_the_first_touch(note: Page) -> None:
    note.evaluate(f"const now = Date.now; Date.now = () => now() + {2 * ALMOST}")
    note.keyboard.press("Enter")
    expect(note.get_by_role("dialog", name="The screen is locked")).to_be_visible()
    give_password(note)
    go_on_writing(note)


def test_the_windows_of_a_browser_are_one_screen(note: Page, context: BrowserContext, live_server: LiveServer) -> None:
    other = context.new_page()
    other.goto(live_server.url)
    other.get_by_role("button", name="Dana Sample").click()
    other.get_by_role("button", name="Lock the screen").click()
    expect(note.locator("#lock")).to_be_visible()
    give_password(other)
    expect(note.locator("#lock")).to_be_hidden()
    go_on_writing(note)


def test_a_session_that_ended_costs_a_password_and_not_what_was_typed(note: Page) -> None:
    Session.objects.all().delete()
    note.keyboard.type("8")
    note.keyboard.press("Enter")
    expect(note.locator("#lock")).to_be_visible()
    give_password(note)
    expect(note.locator("#lock")).to_be_hidden()
    assert focus_of(note) == "note"
    note.keyboard.press("Backspace")
    go_on_writing(note)


def test_somebody_else_signs_in_at_the_door(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff]
) -> None:
    signed_in(a_staff(Role.CODER))
    page.goto(live_server.url)
    page.get_by_role("button", name="Dana Sample").click()
    page.get_by_role("button", name="Lock the screen").click()
    page.get_by_role("button", name="Sign in as somebody else").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
