"""A coder asks and a provider signs, each by keyboard alone."""

from collections.abc import Callable
from typing import Literal

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.models import ProviderQuery
from encounters.models import Encounter
from practice.models import Provider, Role, Staff
from tests.browser.conftest import has_sideways_scroll
from tests.builders import a_coverage, a_staff
from tests.coding.queries import PASSWORD, QUESTION, a_visit_with_a_provider
from tests.coding.visits import load_a_few_codes

expect.set_options(timeout=30_000)
REFUSED = (
    "422 (Unprocessable Entity)",
    "403 (Forbidden)",
    "Error Code 403",
)  # of a query that leads; of a role that is gone


@pytest.fixture
def expected() -> tuple[str, ...]:
    """What answers a query that is refused."""
    return REFUSED


@pytest.fixture
def visit(transactional_db: None) -> Encounter:
    load_a_few_codes()
    encounter = a_visit_with_a_provider()
    a_coverage(patient=encounter.patient)
    return encounter


def test_a_query_is_asked_answered_and_back_by_keyboard(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visit: Encounter,
    is_accessible: Callable[[], None],
) -> None:  # fmt: skip
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    page.keyboard.press("n")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("q")
    expect(page.locator("#aside h2")).to_have_text("Query to Theo Exemplar, MD")
    expect(page.locator("#cites q")).to_have_count(1)
    is_accessible()

    page.locator("#template").focus()
    page.locator("#template").select_option("standard:side")
    expect(page.locator("#id_question")).to_have_value(QUESTION)
    expect(page.locator("#aside input[name=cite]:checked")).to_have_count(1)
    page.locator("#id_question").fill("Is it the right knee?")
    page.locator("#aside button.pri").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#aside .summary")).to_contain_text("answered with yes or no")
    is_accessible()
    page.locator("#id_question").fill("Which knee was it?")
    page.locator("#aside button.pri").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("To code")
    query = ProviderQuery.objects.get()

    signed_in(visit.provider.staff)
    page.goto(f"{live_server.url}/coding/queries/")
    is_accessible()
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Which side")
    is_accessible()
    page.set_viewport_size({"width": 400, "height": 800})
    assert not has_sideways_scroll(page)
    page.keyboard.press("1")
    page.keyboard.press("p")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Queries")
    page.goto(f"{live_server.url}/coding/queries/{query.pk}/")
    expect(page.locator("#h-answer")).to_have_text("The answer")
    is_accessible()
    assert Encounter.objects.get(pk=visit.pk).on_hold_because == ""


def test_what_was_typed_stays_when_the_role_was_taken_meanwhile(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visit: Encounter
) -> None:
    dana = signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    page.keyboard.press("q")
    question = page.locator("#id_question")
    question.fill("Which knee was it?")
    Staff.objects.filter(pk=dana.pk).update(roles=[Role.AUDITOR])
    page.locator("#aside button.pri").click()
    expect(page.locator("#toasts")).to_contain_text("your role does not include this")
    expect(question).to_have_value("Which knee was it?")
    assert not ProviderQuery.objects.exists()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_who_may_not_ask_reads_so_instead_of_a_form(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visit: Encounter,
    is_accessible: Callable[[], None], theme: Literal["light", "dark"],
) -> None:  # fmt: skip
    page.emulate_media(color_scheme=theme)
    signed_in(a_staff(Role.AUDITOR))
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/query/")
    expect(page.locator("#aside .tip")).to_contain_text("Only a coder sends a query.")
    expect(page.locator("#aside textarea")).to_have_count(0)
    is_accessible()

    Provider.objects.update(staff=None)
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    page.keyboard.press("q")
    expect(page.locator("#aside .tip")).to_contain_text("has no sign-in")
    expect(page.locator("#aside textarea")).to_have_count(0)
    is_accessible()
    expect(page.locator("#aside [data-close]")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#aside")).to_be_hidden()
