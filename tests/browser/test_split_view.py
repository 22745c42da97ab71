"""A list with a panel is worked by keyboard alone, and the focus is never lost."""

from collections.abc import Callable, Iterator

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from practice.models import Role, Staff
from tests.browser import queue_of_three
from tests.browser.conftest import focus_of, has_sideways_scroll
from tests.builders import a_staff

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def queue(
    live_server: LiveServer, page: Page, signed_in: Callable[[Staff], Staff], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Page]:
    monkeypatch.setattr("billing_office.shell.NAVIGATION", ())
    monkeypatch.setattr(queue_of_three, "served", [])
    signed_in(a_staff(Role.BILLER))
    with override_settings(ROOT_URLCONF="tests.browser.queue_of_three"):
        page.goto(f"{live_server.url}/queue/")
        yield page


def test_j_and_k_leaf_through_the_list_and_the_focus_stays_in_it(queue: Page) -> None:
    queue.keyboard.press("j")
    expect(queue.locator("#panel-t")).to_have_text("Second")
    assert focus_of(queue) == "Second"
    assert queue.url.endswith("?n=2")
    queue.keyboard.press("j")
    queue.keyboard.press("j")
    expect(queue.locator("#panel-t")).to_have_text("Third")
    queue.keyboard.press("k")
    expect(queue.locator("#panel-t")).to_have_text("Second")
    assert focus_of(queue) == "Second"


def test_enter_goes_to_the_panel_and_esc_comes_back_to_the_row(queue: Page) -> None:
    queue.keyboard.press("j")
    expect(queue.locator("#panel-t")).to_have_text("Second")
    queue.keyboard.press("Enter")
    expect(queue.locator("#panel-t")).to_be_focused()
    queue.keyboard.press("Escape")
    assert focus_of(queue) == "Second"


def test_an_act_by_its_letter_is_sent_once_told_and_leads_on(queue: Page) -> None:
    queue.keyboard.press("e")
    queue.keyboard.press("e")
    expect(queue.locator("#panel-t")).to_have_text("Second")
    expect(queue.locator("#panel-t")).to_be_focused()
    expect(queue.locator("#toasts")).to_contain_text("Subject 1 is finished.")
    expect(queue.locator("#said")).to_have_text("Subject 1 is finished.")
    assert queue_of_three.served == [1]


def test_an_act_without_a_network_is_told_and_can_be_done_again(queue: Page) -> None:
    queue.context.set_offline(True)
    queue.keyboard.press("e")
    expect(queue.locator("#toasts")).to_contain_text("The office does not answer.")
    assert queue_of_three.served == []
    queue.context.set_offline(False)
    queue.keyboard.press("e")
    expect(queue.locator("#panel-t")).to_have_text("Second")
    assert queue_of_three.served == [1]


def test_keys_are_letters_inside_a_field(queue: Page) -> None:
    queue.keyboard.press("n")
    queue.keyboard.type("jek?")
    expect(queue.locator("#note")).to_have_value("jek?")
    expect(queue.locator("#panel-t")).to_have_text("First")
    assert queue_of_three.served == []
    queue.keyboard.press("Escape")
    assert focus_of(queue) == "First"


def test_a_row_is_picked_and_the_filter_found_by_key(queue: Page) -> None:
    queue.keyboard.press("j")
    queue.keyboard.press("x")
    expect(queue.get_by_label("Pick Second")).to_be_checked()
    queue.keyboard.press("/")
    expect(queue.get_by_label("Find")).to_be_focused()


def test_a_control_that_is_off_says_why(queue: Page) -> None:
    queue.keyboard.press("Shift+W")
    expect(queue.locator("#said")).to_have_text("Only a manager may.")


def test_single_keys_can_be_switched_off_and_stay_off(queue: Page) -> None:
    queue.keyboard.press("?")
    queue.get_by_label("Single keys work on this computer").uncheck()
    queue.keyboard.press("Escape")
    queue.reload()
    queue.keyboard.press("e")
    queue.keyboard.press("Control+k")
    expect(queue.locator("#palette")).to_be_visible()
    expect(queue.locator("#panel-t")).to_have_text("First")
    assert queue_of_three.served == []


def test_the_sheet_and_the_palette_list_the_acts_of_the_page(queue: Page) -> None:
    queue.keyboard.press("?")
    expect(queue.locator("#help [data-page-keys]")).to_contain_text("Finish")
    queue.keyboard.press("Escape")
    queue.keyboard.press("Control+k")
    queue.keyboard.type("finish")
    queue.keyboard.press("Enter")
    expect(queue.locator("#panel-t")).to_have_text("Second")


def test_the_frame_is_accessible_in_every_state(queue: Page, is_accessible: Callable[[], None]) -> None:
    queue.keyboard.press("e")
    expect(queue.locator("#toasts")).to_contain_text("finished")
    for theme in ("light", "dark"):
        queue.emulate_media(color_scheme=theme)
        is_accessible()
        for sheet, opener in (("palette", "Control+k"), ("help", "?")):
            queue.keyboard.press(opener)
            expect(queue.locator(f"#{sheet}")).to_be_visible()
            is_accessible()
            queue.keyboard.press("Escape")


def test_nothing_scrolls_sideways(queue: Page) -> None:
    for width in (400, 720, 1000, 1280):
        queue.set_viewport_size({"width": width, "height": 700})
        assert not has_sideways_scroll(queue), width


def test_it_works_without_scripts(queue: Page, browser: Browser, live_server: LiveServer) -> None:
    plain = browser.new_context(java_script_enabled=False, storage_state=queue.context.storage_state()).new_page()
    plain.goto(f"{live_server.url}/queue/")
    plain.get_by_role("link", name="Second").click()
    expect(plain.locator("#panel-t")).to_have_text("Second")
    plain.get_by_role("button", name="Finish").click()
    expect(plain.locator("#panel-t")).to_have_text("Third")
    expect(plain.locator("#toasts")).to_contain_text("Subject 2 is finished.")
    plain.context.close()
