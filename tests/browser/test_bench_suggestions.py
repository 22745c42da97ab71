"""A coder takes and drops what the note says, by keyboard."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.tasks import read_notes
from encounters.models import Encounter
from practice.models import Role, Staff
from tests.browser.conftest import has_sideways_scroll
from tests.builders import a_coverage, a_patient, a_staff, an_encounter
from tests.coding.visits import load_a_few_codes

expect.set_options(timeout=15_000)
NOTE = "S: No chest pain.\n\nA/P:\n1. Hypertension above goal\n2. Type 2 diabetes"


@pytest.fixture
def visit(transactional_db: None) -> Encounter:
    load_a_few_codes()
    patient = a_patient()
    a_coverage(patient=patient)
    encounter = an_encounter(patient=patient, service_date=date(2026, 11, 2))
    encounter.note = NOTE
    encounter.save(update_fields=["note"])
    return encounter


def test_what_the_note_says_is_taken_dropped_and_offered_again(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visit: Encounter,
    is_accessible: Callable[[], None],
) -> None:  # fmt: skip
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    expect(page.locator("#suggestions h2")).to_contain_text("being read")
    read_notes()
    expect(page.locator("#suggestions h2")).to_contain_text("2 to take or drop")
    expect(page.locator("#note a.ev.maybe")).to_have_count(2)
    is_accessible()
    assert not has_sideways_scroll(page)

    page.keyboard.press("y")
    expect(page.locator("#note a.ev:not(.maybe)")).to_have_text("HypertensionA")
    expect(page.locator("#suggestions h2")).to_contain_text("1 to take or drop")
    page.keyboard.press("z")
    expect(page.locator("#suggestions h2")).to_contain_text("nothing more")
    page.get_by_role("button", name="Offer the 1 dropped again").click()
    expect(page.locator("#suggestions li")).to_contain_text("E11.9")
    assert [one.code for one in visit.diagnoses.all()] == ["I10"]


def test_what_is_only_mentioned_comes_after_what_is_established_and_is_taken_by_the_same_keys(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visit: Encounter,
    is_accessible: Callable[[], None],
) -> None:  # fmt: skip
    visit.note = "A/P:\n1. Jury's out on type 2 diabetes, lab next week\n2. Hypertension above goal"
    visit.save(update_fields=["note"])
    read_notes()
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    expect(page.locator("#suggestions li code")).to_have_text(["I10", "E11.9"])
    expect(page.locator("#suggestions li mark")).to_have_text(["Jury's", "out"])
    expect(page.locator("#note a.ev.unread")).to_have_text(["Jury's", "out"])
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        is_accessible()
    assert not has_sideways_scroll(page)

    page.keyboard.press("y")
    expect(page.locator("#suggestions li code")).to_have_text(["E11.9"])
    assert page.get_by_role("button", name="Drop E11.9").get_attribute("aria-keyshortcuts") == "z"
    page.keyboard.press("z")
    expect(page.locator("#suggestions h2")).to_contain_text("nothing more")
    assert [one.code for one in visit.diagnoses.all()] == ["I10"]
