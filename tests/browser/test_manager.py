"""A manager at the keyboard, in a real browser, without a mouse."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect

from practice.models import Role
from tests.builders import a_coverage, a_patient, a_payer, a_staff
from tests.payments.given import a_billed_claim

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def manager(page: Page, live_server) -> Page:
    """The browser of a manager who has signed in."""
    client = Client()
    client.force_login(a_staff(Role.MANAGER))
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


def test_a_manager_drills_from_an_aging_cell_to_its_lines_by_keyboard_alone(manager: Page, live_server):
    today = timezone.localdate()
    harbor = a_coverage(patient=a_patient(first_name="Otto", last_name="Mockman"), payer=a_payer(name="Harbor"))
    meridian = a_coverage(patient=a_patient(), payer=a_payer(name="Meridian"))
    a_billed_claim(
        coverage=harbor, service_date=today - timedelta(days=5), lines=[("99213", "150.00"), ("85025", "24.00")]
    )
    a_billed_claim(
        coverage=harbor, service_date=today - timedelta(days=45), lines=[("99214", "210.00"), ("36415", "12.00")]
    )
    a_billed_claim(coverage=meridian, service_date=today - timedelta(days=45), lines=[("99213", "99.00")])
    manager.goto(live_server.url + reverse("home"))
    manager.keyboard.press("g")
    manager.keyboard.press("a")
    expect(manager.get_by_role("heading", name="Aging", level=1)).to_be_visible()

    # Everyone, Insurance, Harbor; then two figures to the right.
    for _ in range(3):
        manager.keyboard.press("j")
    expect(manager.locator(":focus")).to_have_text("Harbor")
    manager.keyboard.press("Tab")
    manager.keyboard.press("Tab")
    expect(manager.locator(":focus")).to_have_text("222.00")
    manager.keyboard.press("Enter")

    expect(manager.get_by_role("heading", name="Harbor, 31-60 days")).to_be_visible()
    amounts = manager.locator("#rows tr td:last-child").all_inner_texts()
    assert sum(Decimal(amount) for amount in amounts) == Decimal("222.00")
    assert "Mockman" not in manager.url
    manager.keyboard.press("Escape")
    expect(manager.get_by_role("heading", name="Aging", level=1)).to_be_visible()
