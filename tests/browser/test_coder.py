"""A coder codes a visit in a real browser, by keyboard alone, from the queue to the release."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.load import Release, Row, load, load_starter
from coding.models import CodeSystem
from encounters.models import Encounter
from patients.models import Patient
from practice.models import Role, Staff
from tests.browser.conftest import focus_of, has_sideways_scroll
from tests.builders import a_coverage, a_staff, an_encounter

# A loaded machine may need longer than Playwright's five seconds for one answer.
expect.set_options(timeout=15_000)
# The same key again within less is taken for a heavy finger.
A_HUMAN_PAUSE = 700

CODES = {
    "I10": "Essential (primary) hypertension",
    "I129": "Hypertensive chronic kidney disease with stage 1 through stage 4 chronic kidney disease",
    "N1831": "Chronic kidney disease, stage 3a",
    "M1711": "Unilateral primary osteoarthritis, right knee",
    "E119": "Type 2 diabetes mellitus without complications",
}


@pytest.fixture
def visits(transactional_db: None) -> list[Encounter]:
    """Two visits that wait for codes, and the few codes that the story is about."""
    rows = [Row(CodeSystem.ICD10CM, code, title) for code, title in CODES.items()]
    load(release=Release((CodeSystem.ICD10CM,), "October 2025", date(2025, 10, 1), "a few", rows))
    load_starter()
    made = [an_encounter(service_date=date(2026, 11, day)) for day in (2, 3)]
    for encounter in made:
        a_coverage(patient=Patient.objects.get(pk=encounter.patient_id))
    return made


def test_a_coder_codes_a_visit_by_keyboard_alone(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visits: list[Encounter],
    is_accessible: Callable[[], None],
) -> None:  # fmt: skip
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/")
    is_accessible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(f"Visit {visits[0].number}")
    page.wait_for_load_state()

    page.keyboard.press("/")
    for typed, found in (("htn", "I10"), ("ckd 3a", "N18.31"), ("knee oa", "M17.11")):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        expect(page.locator("#work td code", has_text=found)).to_be_visible()
        expect(page.locator("#cq")).to_have_value("")
    assert focus_of(page) == "cq"
    for typed in ("99214", "knee injection"):
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        expect(page.locator("#cq")).to_have_value("")
    expect(page.locator("#work")).to_contain_text("380.00")
    is_accessible()

    # The new line is chosen: it is for the knee, not for A.
    page.keyboard.press("Escape")
    page.keyboard.press("Shift+C")
    expect(page.get_by_label("Line 2 points to C")).to_have_attribute("aria-pressed", "true")
    page.keyboard.press("Shift+A")
    expect(page.get_by_label("Line 2 points to A")).to_have_attribute("aria-pressed", "false")
    page.keyboard.press("m")
    page.keyboard.type("rt")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Take modifier RT off line 2")).to_be_visible()

    # Two warnings: one code instead of I10 with N18.31, and modifier 25 on the visit.
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    expect(page.locator("#work td code", has_text="I12.9")).to_be_visible()
    page.wait_for_timeout(A_HUMAN_PAUSE)
    page.keyboard.press("1")
    expect(page.get_by_label("Take modifier 25 off line 1")).to_be_visible()
    expect(page.locator("#release")).to_contain_text("No findings")
    assert not has_sideways_scroll(page)

    page.keyboard.press("Shift+R")
    expect(page.locator("h1")).to_have_text(f"Visit {visits[1].number}")
    assert Encounter.objects.get(pk=visits[0].pk).status == Encounter.Status.RELEASED


def test_enter_waits_for_the_answer_to_what_was_typed_last(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visits: list[Encounter]
) -> None:
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{visits[0].pk}/")
    page.keyboard.press("/")
    page.keyboard.type("hypert")
    expect(page.locator("#hits li").first).to_contain_text("I10")
    page.keyboard.type("ensive ckd")
    page.keyboard.press("Enter")
    expect(page.locator("#work td code")).to_have_text(["I12.9"])


def test_arrows_choose_among_the_codes_found(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visits: list[Encounter]
) -> None:
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{visits[0].pk}/")
    page.keyboard.press("/")
    page.keyboard.type("hypert")
    expect(page.locator("#hits li")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#work td code")).to_have_text(["I12.9"])


def test_a_visit_is_put_on_hold_by_keyboard(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visits: list[Encounter]
) -> None:
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{visits[0].pk}/")
    page.keyboard.press("h")
    page.keyboard.type("Which knee?")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text(f"Visit {visits[1].number}")
    assert Encounter.objects.get(pk=visits[0].pk).on_hold_because == "Which knee?"
