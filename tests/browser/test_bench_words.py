"""A coder works with the words of the note: selected by keyboard, searched, kept as evidence, taken back."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from encounters.models import Encounter
from practice.models import Role, Staff
from tests.browser.conftest import has_sideways_scroll
from tests.builders import a_coverage, a_patient, a_staff, an_encounter
from tests.coding.visits import load_a_few_codes

expect.set_options(timeout=15_000)
NOTE = "Visit:\nFollow-up.\n\nPlan:\n1. Hypertension above goal.\n2. Right knee pain,\nswollen \U0001f9b5 today."


@pytest.fixture
def visit(transactional_db: None) -> Encounter:
    load_a_few_codes()
    patient = a_patient()
    a_coverage(patient=patient)
    encounter = an_encounter(patient=patient, service_date=date(2026, 11, 2))
    encounter.note = NOTE
    encounter.save(update_fields=["note"])
    return encounter


def test_words_of_the_note_become_a_code_with_its_evidence(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visit: Encounter,
    is_accessible: Callable[[], None],
) -> None:  # fmt: skip
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    page.wait_for_load_state()

    # Word by word until the hypertension is selected.
    page.keyboard.press("n")
    for _ in range(30):
        page.keyboard.press("ArrowRight")
        if page.evaluate("String(getSelection())").strip() == "Hypertension":
            break
    page.keyboard.press("+")
    expect(page.locator("#proves")).to_have_text("Evidence: “Hypertension”")
    expect(page.locator("#hits li").first).to_contain_text("I10")
    page.keyboard.press("Enter")
    expect(page.locator("#note a.ev")).to_have_text("HypertensionA")
    expect(page.locator("#proves")).to_be_hidden()
    expect(page.locator("#saved")).to_contain_text("Saved")
    is_accessible()
    assert not has_sideways_scroll(page)
    kept = visit.evidence.get()
    assert NOTE[kept.start : kept.end] == "Hypertension"

    # More words for the chosen row; then both acts are taken back.
    page.evaluate("""() => {
        const spans = [...document.querySelectorAll('#note [data-at]')];
        const last = spans.at(-1).firstChild;
        getSelection().setBaseAndExtent(last, last.data.indexOf('today'), last, last.data.indexOf('today') + 5);
    }""")
    page.keyboard.press("Escape")
    page.locator("#go-I10").focus()
    page.keyboard.press('"')
    expect(page.locator("#note a.ev")).to_have_count(2)
    assert sorted(NOTE[one.start : one.end] for one in visit.evidence.all()) == ["Hypertension", "today"]
    page.keyboard.press("u")
    expect(page.locator("#note a.ev")).to_have_count(1)
    page.wait_for_timeout(700)
    page.keyboard.press("u")
    expect(page.locator("#work td code")).to_have_count(0)
    expect(page.locator("#note a.ev")).to_have_count(0)
    page.keyboard.press("Shift+U")
    expect(page.locator("#note a.ev")).to_have_text("HypertensionA")
    is_accessible()
