"""A second coder codes blind, the first disputes, the manager decides: each by keyboard alone."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.models import EducationItem, QaReview
from coding.qa.sampling import Sample, draw, make_rule
from practice.models import Role, Staff
from tests.browser.conftest import has_sideways_scroll
from tests.builders import a_staff
from tests.coding.test_coding_qa import a_released_visit
from tests.coding.visits import load_a_few_codes

expect.set_options(timeout=30_000)


@pytest.fixture
def people(transactional_db: None) -> tuple[Staff, Staff, Staff]:
    """The first coder, the second one and the manager; one visit of the first is drawn."""
    load_a_few_codes()
    first, second, boss = a_staff(Role.CODER), a_staff(Role.CODER), a_staff(Role.MANAGER)
    now = timezone.now()
    a_released_visit(by=first, at=now - timedelta(days=7))
    rule = make_rule(sample=Sample("Everything", percent=100), by=boss, now=now)
    draw(rule=rule, week_of=timezone.localdate(now - timedelta(days=7)), by=boss, now=now)
    return first, second, boss


def test_a_visit_is_coded_twice_disputed_and_decided_by_keyboard(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], people: tuple[Staff, Staff, Staff],
    is_accessible: Callable[[], None],
) -> None:  # fmt: skip
    first, second, boss = people
    address = f"{live_server.url}/coding/qa/{QaReview.objects.get().pk}/"
    signed_in(second)
    page.goto(f"{live_server.url}/coding/qa/")
    is_accessible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Code it")).to_be_visible()
    page.wait_for_load_state("load")
    page.keyboard.press("e")
    expect(page.locator("#diagnoses")).to_be_visible()
    page.wait_for_load_state("load")
    is_accessible()
    page.keyboard.press("/")
    page.keyboard.type("t2dm")
    page.keyboard.press("Enter")
    expect(page.locator("#diagnoses")).to_have_value("E11.9")
    expect(page.locator("#cq")).to_be_focused()
    page.keyboard.type("99213")
    expect(page.locator("#hits[data-for='99213'] [data-hit]").first).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator("#lines")).to_have_value("99213")
    is_accessible()
    page.set_viewport_size({"width": 400, "height": 800})
    assert not has_sideways_scroll(page)
    page.set_viewport_size({"width": 1280, "height": 720})
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.keyboard.press("End")
    page.keyboard.type(' "diabetes"')
    page.keyboard.press("Escape")
    page.keyboard.press("v")
    page.keyboard.press("End")
    page.keyboard.type(" A")
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+F")
    expect(page.locator("#h-side")).to_have_text("Side by side")

    signed_in(first)
    page.goto(address)
    page.wait_for_load_state("load")
    is_accessible()
    page.keyboard.press("w")
    page.keyboard.type("It is in the plan.")
    page.keyboard.press("Enter")
    expect(page.locator(".differs")).to_contain_text("Disputed")

    signed_in(boss)
    page.goto(address)
    page.wait_for_load_state("load")
    is_accessible()
    page.set_viewport_size({"width": 400, "height": 800})
    assert not has_sideways_scroll(page)
    page.keyboard.press("r")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    for words in ("Only told of.", "Past and present", "Guidelines IV.J"):
        page.keyboard.type(words)
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".differs")).to_contain_text("The second coder is right.")
    for other in ("agreement", "education", "rules"):
        page.goto(f"{live_server.url}/coding/qa/{other}/")
        is_accessible()
        assert not has_sideways_scroll(page)
    assert EducationItem.objects.get().coder == first
