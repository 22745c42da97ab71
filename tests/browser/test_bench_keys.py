"""Keys at the bench that no other story presses: outcomes, the visit's facts, the order of diagnoses, skipping."""

from collections.abc import Callable
from datetime import date
from typing import Literal

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from encounters.models import Encounter
from patients.models import Coverage, Patient
from practice.models import Role, Staff
from tests.browser.conftest import has_sideways_scroll
from tests.builders import a_coverage, a_staff, an_encounter
from tests.coding.answers import an_answer
from tests.coding.reference_rows import a_policy
from tests.coding.visits import a_visit, letters, lines, load_a_few_codes

expect.set_options(timeout=30_000)
# The same key again within less is taken for a heavy finger.
A_HUMAN_PAUSE = 700


@pytest.fixture
def visit(transactional_db: None) -> Encounter:
    """A visit with two diagnoses and a line that its payer denied before; another visit waits behind it."""
    load_a_few_codes()
    made = a_visit(diagnoses=("E119", "I10"), lines=(("99213", (), 1, (1, 2)), ("20610", (), 1, (1,))))
    coverage = a_coverage(patient=made.patient)
    for _ in range(2):
        an_answer(coverage.payer, kind="DENIED", diagnosis="E119", reasons=["CO 16 M51"])
    behind = an_encounter(service_date=date(2026, 11, 3))
    a_coverage(patient=Patient.objects.get(pk=behind.patient_id))
    return made


def test_what_the_payer_did_before_is_one_key_away_and_one_back(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visit: Encounter,
    is_accessible: Callable[[], None],
) -> None:  # fmt: skip
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    payer = Coverage.objects.filter(patient=visit.patient_id).latest("pk").payer
    expect(page.locator("footer.keys").filter(has_text="payer’s answers")).to_be_visible()
    page.locator("#work tbody tr[id^='ln-'] a.go").first.focus()
    page.keyboard.press("o")
    aside = page.locator("#aside")
    expect(aside).to_contain_text(f"What {payer} did before")
    expect(aside).to_contain_text("Denied 2 of 2")
    expect(aside).to_contain_text("too few to tell")
    is_accessible()
    page.set_viewport_size({"width": 400, "height": 800})
    assert not has_sideways_scroll(page)
    page.keyboard.press("Escape")
    expect(aside).to_be_hidden()


def test_diagnoses_are_moved_facts_opened_and_the_visit_skipped_by_keys(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visit: Encounter
) -> None:
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    page.locator("#work tbody tr a.go").nth(1).focus()
    page.keyboard.press("<")
    expect(page.locator("#work tbody tr").first).to_contain_text("I10")
    assert letters(visit) == "A I10, B E11.9"
    page.wait_for_timeout(A_HUMAN_PAUSE)
    page.keyboard.press(">")
    expect(page.locator("#work tbody tr").first).to_contain_text("E11.9")
    for key, title in (("w", "facts of the visit"), ("b", "Bundles"), ("c", "")):
        page.wait_for_timeout(A_HUMAN_PAUSE)
        page.keyboard.press(key)
        heading = page.locator("#aside h2")
        expect(heading).to_be_visible()
        if title:
            expect(heading).to_contain_text(title)
        page.locator("#aside [data-close]").focus()
        page.keyboard.press("Escape")
        expect(page.locator("#aside")).to_be_hidden()
    page.keyboard.press("s")
    expect(page.locator("h1")).not_to_have_text(f"Visit {visit.number}")


def test_an_edit_is_let_stand_with_a_reason_by_a_key(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visit: Encounter
) -> None:
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    page.wait_for_load_state("load")
    before = page.get_by_text("let it stand on").count()
    page.keyboard.press("v")
    page.keyboard.type("The note shows it in the plan.")  # at once, as one who knows the key does
    expect(page.locator("#work details[open] input[name=reason]")).to_have_value("The note shows it in the plan.")
    page.keyboard.press("Enter")
    expect(page.get_by_text("let it stand on")).to_have_count(before + 1)
    page.keyboard.press("Escape")
    page.keyboard.press("u")
    expect(page.get_by_text("let it stand on")).to_have_count(before)


def test_the_remedies_of_the_edits_are_pressed_by_their_digits(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], transactional_db: None
) -> None:
    load_a_few_codes()
    lines = (("99213", (), 3, (1,)), ("20610", (), 1, (1,)), ("90471", (), 1, (1,)), ("93000", (), 1, ()))
    visit = a_visit(diagnoses=("I10", "E119"), lines=lines)
    a_coverage(patient=visit.patient)
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    page.wait_for_load_state("load")
    first = visit.charge_lines.get(position=1)
    # The higher digit first: what is pressed goes, and those behind it move up.
    expect(page.get_by_role("button", name="Add 25")).to_have_attribute("aria-keyshortcuts", "5")
    page.keyboard.press("5")
    expect(page.get_by_role("button", name="Add 25")).to_have_count(0)
    page.wait_for_timeout(A_HUMAN_PAUSE)
    expect(page.get_by_role("button", name="Set 1")).to_have_attribute("aria-keyshortcuts", "2")
    page.keyboard.press("2")
    expect(page.get_by_role("button", name="Set 1")).to_have_count(0)
    first.refresh_from_db()
    assert first.modifiers == ["25"]
    assert first.units == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_bar_of_keys_fits_and_the_sheet_has_every_key_of_the_bench(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visit: Encounter,
    is_accessible: Callable[[], None], theme: Literal["light", "dark"],
) -> None:  # fmt: skip
    signed_in(a_staff(Role.CODER))
    page.emulate_media(color_scheme=theme)
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    bar, sheet = page.locator("footer.keys"), page.locator("#help")
    for width in (1440, 1280, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        expect(bar.get_by_text("all keys")).to_be_in_viewport(ratio=1)
        assert bar.evaluate("bar => bar.scrollWidth <= bar.clientWidth")
        assert not has_sideways_scroll(page)
    is_accessible()

    page.locator("#main").focus()
    page.keyboard.press("?")
    expect(sheet).to_be_visible()
    is_accessible()
    live = "[...document.querySelectorAll('#main [aria-keyshortcuts]')].filter(one => one.checkVisibility())"
    pressed = page.evaluate(f"{live}.flatMap(one => one.getAttribute('aria-keyshortcuts').split(' '))")
    told = " ".join(sheet.locator("dt").evaluate_all("terms => terms.map(t => t.dataset.keys ?? t.innerText)")).split()
    assert {key.replace("Shift+", "⇧") for key in pressed} <= set(told)
    assert told.count("m") == 1
    expect(sheet).not_to_contain_text("Visit note Signed")


def test_who_only_reads_a_visit_is_told_no_key_that_does_nothing(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visit: Encounter
) -> None:
    signed_in(a_staff(Role.MANAGER))
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    expect(page.locator("footer.keys")).to_contain_text("note")
    expect(page.locator("footer.keys")).not_to_contain_text("modifier")
    page.locator("#main").focus()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_contain_text("select a word there")
    expect(page.locator("#help")).not_to_contain_text("add a modifier")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_side_of_a_service_is_said_by_one_key_or_click_and_taken_back(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], transactional_db: None,
    is_accessible: Callable[[], None], theme: Literal["light", "dark"],
) -> None:  # fmt: skip
    load_a_few_codes()
    a_policy("20610", days="000", bilateral="1")
    visit = a_visit(lines=(("20610", (), 1, (1,)),))
    a_coverage(patient=visit.patient)
    signed_in(a_staff(Role.CODER))
    page.emulate_media(color_scheme=theme)
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    page.wait_for_load_state("load")
    edit = page.locator("#work .edits li").filter(has_text="Say which side (RT, LT or 50).")
    offered = edit.get_by_role("button")
    expect(offered).to_have_text(["Add RT 1", "Add LT 2", "Add 50 3"])
    is_accessible()

    page.keyboard.press("3")
    expect(edit).to_have_count(0)
    assert lines(visit) == ["1 20610-50 x1 A 165.00"]
    page.keyboard.press("u")
    expect(offered).to_have_count(3)
    assert lines(visit) == ["1 20610 x1 A 165.00"]
    offered.nth(1).click()
    expect(edit).to_have_count(0)
    assert lines(visit) == ["1 20610-LT x1 A 165.00"]
    page.wait_for_timeout(A_HUMAN_PAUSE)
    page.keyboard.press("u")
    expect(offered).to_have_count(3)
    page.set_viewport_size({"width": 400, "height": 800})
    assert not has_sideways_scroll(page)
    is_accessible()
