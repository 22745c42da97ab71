"""A biller reads a stored file in plain words, at the keyboard, in a real browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from clearinghouse import services
from clearinghouse.models import Interchange
from practice.models import Role, Staff
from tests.browser.conftest import focus_of, has_sideways_scroll
from tests.builders import a_staff

REMITTANCE = next((Path(__file__).parent.parent / "examples").glob("835_04*")).read_bytes()
pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def stored() -> Interchange:
    """A remittance whose first claim does not balance."""

    def take_in(*, transaction_set, transaction, now) -> str:
        transaction_set.problems = [
            {"severity": "error", "segment": 13, "element": "CLP04", "text": "The claim does not balance."}
        ]
        return "Two claims were taken in."

    now = timezone.now()
    file = services.receive(content=REMITTANCE, file_name="era.x12", connection=None, now=now)
    return services.process(interchange=file, handlers={"835": take_in}, now=now)


def test_a_biller_reads_a_remittance_by_keyboard_alone(
    stored: Interchange,
    page: Page,
    live_server: LiveServer,
    signed_in: Callable[[Staff], Staff],
    is_accessible: Callable[[], None],
) -> None:
    signed_in(a_staff(Role.BILLER))
    page.goto(f"{live_server.url}/interchanges/{stored.pk}/")
    is_accessible()
    page.keyboard.press("r")
    expect(page.locator("h1")).to_have_text(f"File {stored.pk} in plain words")
    is_accessible()

    page.keyboard.press("j")
    assert focus_of(page) == "m1-13"
    expect(page.locator("tr.on")).to_contain_text("Claim A1: charged -$100.00, paid -$48.00")
    expect(page.locator("tr.on")).to_contain_text("Error at CLP04: The claim does not balance.")
    page.keyboard.press("j")
    expect(page.locator("tr.on")).to_contain_text("Claim A1: charged $100.00, paid $78.00")

    page.keyboard.press("]")
    expect(page.locator("#parts [aria-current]")).to_have_text("Claims 2")
    page.keyboard.press("]")
    expect(page.locator("#rows tr")).to_have_count(1)
    is_accessible()

    page.keyboard.press("/")
    page.keyboard.type("icn1r")
    page.keyboard.press("Enter")
    expect(page.locator("tr:target")).to_contain_text("ICN1R")
    assert "icn1r" not in page.url.lower()
    page.keyboard.press("Escape")
    expect(page.locator("h1")).to_have_text("Files in and out")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_biller_goes_from_the_problems_of_a_file_to_the_segment(
    theme: Literal["light", "dark"],
    page: Page,
    live_server: LiveServer,
    signed_in: Callable[[Staff], Staff],
    is_accessible: Callable[[], None],
) -> None:
    signed_in(a_staff(Role.BILLER))
    page.emulate_media(color_scheme=theme)
    now = timezone.now()
    wrong = REMITTANCE.replace(b"CAS*CO*45*22", b"CAS*ZZ*45*22").replace(b"DTM*472*20261015", b"DTM*472*20261340")
    wrong = wrong.replace(b"CLP*A1*1*100*", b"CLP*A1*1*100.00*")
    file = services.receive(content=wrong, file_name="era.x12", connection=None, now=now)
    page.goto(f"{live_server.url}/interchanges/{file.pk}/")
    expect(page.locator("#kinds header")).to_contain_text("3 errors")
    expect(page.locator("#kinds header")).to_contain_text("1 warning")
    is_accessible()
    page.set_viewport_size({"width": 400, "height": 800})
    assert not has_sideways_scroll(page)

    page.get_by_role("link", name="CAS01 in segment 28").click()
    expect(page.locator("tr:target")).to_contain_text("Error at CAS01: The code is not one that the guide allows here.")
    is_accessible()


@pytest.mark.parametrize("width", [400, 900, 1440])
def test_the_words_fit_into_the_window(
    width: int, stored: Interchange, page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff]
) -> None:
    signed_in(a_staff(Role.BILLER))
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{live_server.url}/interchanges/{stored.pk}/explained/")
    expect(page.locator("#rows")).to_be_visible()
    assert not has_sideways_scroll(page)
