"""The way in, the navigation of each role, the theme, the search."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from practice.models import Role, Staff
from tests.browser.conftest import has_sideways_scroll
from tests.builders import a_practice, a_staff

pytestmark = [pytest.mark.django_db(transaction=True)]


def test_a_person_signs_in_by_keyboard_and_out_again(page: Page, live_server: LiveServer) -> None:
    a_practice(legal_name="Cedar Hollow Family Medicine")
    a_staff(Role.BILLER, username="dana")
    page.goto(live_server.url)
    expect(page.locator("body")).to_contain_text("Cedar Hollow Family Medicine")
    page.keyboard.type("dana")
    page.keyboard.press("Tab")
    page.keyboard.type("correct horse battery")
    page.keyboard.press("Enter")
    expect(page.get_by_role("navigation", name="Main")).to_be_visible()
    page.get_by_role("button", name="Dana Sample").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_a_wrong_password_is_told_and_the_password_asked_again(
    page: Page, live_server: LiveServer, is_accessible: Callable[[], None]
) -> None:
    a_staff(Role.BILLER, username="dana")
    page.goto(f"{live_server.url}/sign-in/")
    page.get_by_label("Sign-in name").fill("dana")
    page.get_by_label("Password").fill("wrong")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("do not belong together")
    expect(page.get_by_label("Sign-in name")).to_have_value("dana")
    expect(page.get_by_label("Password")).to_be_focused()
    is_accessible()


def test_the_way_in_is_accessible(page: Page, live_server: LiveServer, is_accessible: Callable[[], None]) -> None:
    page.goto(f"{live_server.url}/sign-in/")
    is_accessible()
    page.emulate_media(color_scheme="dark")
    is_accessible()
    page.set_viewport_size({"width": 400, "height": 700})
    assert not has_sideways_scroll(page)


def test_each_role_has_an_accessible_first_page(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], is_accessible: Callable[[], None]
) -> None:
    for role in Role:
        signed_in(a_staff(role))
        page.set_viewport_size({"width": 1440, "height": 900})
        page.goto(live_server.url)
        home = page.get_by_role("navigation", name="Main").get_by_role("link", name="Home")
        expect(home).to_have_attribute("aria-current", "page")
        is_accessible()
        page.set_viewport_size({"width": 400, "height": 700})
        assert not has_sideways_scroll(page)


def test_the_theme_is_kept_and_drawn_by_the_server(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff]
) -> None:
    signed_in(a_staff(Role.CODER))
    page.goto(live_server.url)
    page.get_by_role("button", name="Dana Sample").click()
    page.get_by_label("Dark").check()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    answer = page.goto(live_server.url)
    assert answer is not None and 'data-theme="dark"' in answer.text()


def test_g_and_a_letter_opens_a_page(page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff]) -> None:
    signed_in(a_staff(Role.BILLER))
    page.goto(f"{live_server.url}/?from=elsewhere")
    page.keyboard.press("g")
    page.keyboard.press("h")
    page.wait_for_url(f"{live_server.url}/")


def test_g_and_a_capital_opens_another_page_than_the_small_letter(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff]
) -> None:
    signed_in(a_staff(Role.BILLER))
    for keys, address in (("r", "/payments/"), ("Shift+R", "/payments/reasons/")):
        page.goto(live_server.url)
        page.keyboard.press("g")
        page.keyboard.press(keys)
        page.wait_for_url(f"{live_server.url}{address}")


def test_the_palette_finds_a_page_by_its_words(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff]
) -> None:
    signed_in(a_staff(Role.BILLER))
    page.goto(f"{live_server.url}/?from=elsewhere")
    page.keyboard.press("Control+k")
    page.keyboard.type("hom")
    expect(page.locator("#palette [aria-selected=true]")).to_contain_text("Home")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{live_server.url}/")
