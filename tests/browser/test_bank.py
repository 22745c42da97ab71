"""The bank page in a browser: a line confirmed and undone without the mouse, and readable by everybody."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from payments.models import BankLine
from practice.models import Role, Staff
from tests.browser.conftest import has_sideways_scroll
from tests.builders import a_staff
from tests.payments.bank_given import a_deposit, a_file, a_line, a_remittance, an_account, stored

pytestmark = [pytest.mark.django_db(transaction=True)]


@pytest.fixture
def money_on_both_sides() -> None:
    """Two lines of the bank, two remittances and cards; one of each fits."""
    an_account()
    a_remittance("100.00", trace="EFT000123")
    a_remittance("412.80", trace="EFT000777", paid_on=date(2026, 11, 4))
    a_deposit("20.00")
    a_deposit("35.00")
    a_line("100.00", text="ACH CREDIT MERIDIAN HEALTH HCCLAIMPMT")
    a_line("1250.75", text="ACH CREDIT CEDAR SHIELD HCCLAIMPMT TRN*1*0077889*1599999999")


def test_a_line_is_confirmed_and_undone_by_keys(
    page: Page,
    live_server: LiveServer,
    signed_in: Callable[[Staff], Staff],
    is_accessible: Callable[[], None],
    money_on_both_sides: None,
) -> None:
    signed_in(a_staff(Role.BILLER))
    page.goto(live_server.url + reverse("payments:bank"))
    is_accessible()
    expect(page.locator("#panel")).to_contain_text("The same amount")
    page.keyboard.press("c")
    expect(page.locator("#panel")).to_contain_text("Undo the match")
    expect(page.locator("#rows tr.done")).to_have_count(1)
    assert BankLine.objects.filter(state="MATCHED").count() == 1
    is_accessible()
    page.keyboard.press("u")
    expect(page.locator("#panel")).to_contain_text("Not matched")
    page.keyboard.press("s")
    page.keyboard.type("a loan")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_contain_text("“a loan”")
    page.goto(live_server.url + reverse("payments:bank") + "?view=expected")
    is_accessible()
    page.set_viewport_size({"width": 400, "height": 800})
    assert not has_sideways_scroll(page)


def test_the_preview_of_a_statement_can_be_read_by_everybody(
    page: Page,
    live_server: LiveServer,
    signed_in: Callable[[Staff], Staff],
    is_accessible: Callable[[], None],
) -> None:
    statement = stored(a_file("signed_amounts.csv"))
    signed_in(a_staff(Role.MANAGER))
    page.goto(live_server.url + reverse("payments:bank-statement", args=[statement.pk]))
    is_accessible()
    page.keyboard.press("Shift+T")
    expect(page.locator("#rows tr")).to_have_count(2)
    page.goto(live_server.url + reverse("payments:bank-statements"))
    is_accessible()
    page.set_viewport_size({"width": 400, "height": 800})
    assert not has_sideways_scroll(page)
