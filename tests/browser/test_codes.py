"""A coder walks the tree of codes by keyboard and takes a code to the visit."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.load import Release, Row, load
from coding.models import Code, CodeSystem
from practice.models import Role, Staff
from tests.browser.conftest import has_sideways_scroll
from tests.builders import a_staff, an_encounter

expect.set_options(timeout=15_000)
ICD = CodeSystem.ICD10CM


@pytest.fixture
def tree(transactional_db: None) -> None:
    """One chapter with one block, one heading and two codes."""
    rows = [
        Row(ICD, "13", "Diseases of the musculoskeletal system", Code.Kind.CHAPTER, False),
        Row(ICD, "M15-M19", "Osteoarthritis", Code.Kind.BLOCK, False, "13"),
        Row(ICD, "M17", "Osteoarthritis of knee", Code.Kind.HEADING, False, "M15-M19"),
        Row(ICD, "M1711", "Unilateral primary osteoarthritis, right knee", parent="M17"),
        Row(ICD, "M1712", "Unilateral primary osteoarthritis, left knee", parent="M17"),
    ]
    load(release=Release((ICD,), "October 2025", date(2025, 10, 1), "one chapter", rows))


@pytest.mark.usefixtures("tree")
def test_the_tree_is_walked_by_keyboard_and_a_code_added(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], is_accessible: Callable[[], None]
) -> None:
    signed_in(a_staff(Role.CODER))
    visit = an_encounter(service_date=date(2026, 11, 2))
    page.goto(f"{live_server.url}/coding/codes/?visit={visit.pk}&day=2026-11-02")
    is_accessible()
    for heading in ("13", "M15-M19", "M17"):
        page.locator("h1").click()
        page.keyboard.press("j")
        page.keyboard.press("l")
        expect(page.locator("h1")).to_have_text(heading)
        page.wait_for_load_state()
    is_accessible()
    page.keyboard.press("h")
    expect(page.locator("h1")).to_have_text("M15-M19")
    page.wait_for_load_state()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("M17")
    page.wait_for_load_state()
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator("#work td code", has_text="M17.12")).to_be_visible()


@pytest.mark.usefixtures("tree")
def test_codes_are_found_while_typing_and_fit_a_telephone(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], is_accessible: Callable[[], None]
) -> None:
    signed_in(a_staff(Role.CODER))
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(f"{live_server.url}/coding/codes/?day=2026-11-02")
    is_accessible()
    page.locator("#q").press_sequentially("right kne arthritis", delay=15)
    expect(page.locator("#found code").first).to_have_text("M17.11")
    is_accessible()
    assert not has_sideways_scroll(page)


@pytest.mark.usefixtures("tree")
def test_what_is_found_while_typing_keeps_the_visit_and_one_step_back(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff]
) -> None:
    signed_in(a_staff(Role.CODER))
    visit = an_encounter(service_date=date(2026, 11, 2))
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    page.goto(f"{live_server.url}/coding/codes/?visit={visit.pk}&day=2026-11-02")
    page.locator("#q").press_sequentially("left knee oa", delay=15)
    found = page.locator("#found a.go", has_text="left knee")
    expect(found).to_have_attribute("href", f"/coding/codes/icd10cm/M1712/?day=2026-11-02&visit={visit.pk}")
    expect(page).to_have_url(re.compile(r"visit=\d+&q=left.+knee.+oa&"))
    page.go_back()
    expect(page.locator("h1")).to_have_text(f"Visit {visit.number}")
