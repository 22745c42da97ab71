"""A remittance in a browser: reviewed, posted, one claim detached, un-posted; and every list of the money rooms."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from ledger.models import Entry, Kind
from payments.models import Adjudication, Remittance
from practice.models import Role, Staff
from tests.browser.conftest import has_sideways_scroll
from tests.builders import a_coverage, a_patient, a_staff
from tests.payments.bank_given import an_account
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted, taken_in
from tests.payments.patient_money import a_visit_owed, books_hold, paid

pytestmark = [pytest.mark.django_db(transaction=True)]
expect.set_options(timeout=15_000)
Check = Callable[[], None]
SignIn = Callable[[Staff], Staff]


def two_claims() -> list[object]:
    patients = [a_patient(first_name="John", last_name=name) for name in ("Smith", "Samplewell")]
    return [
        a_payment_of(a_billed_claim(coverage=a_coverage(patient=patient)), ("96.00", ["CO 45 34", "PR 3 20"]))
        for patient in patients
    ]


def test_a_remittance_is_posted_one_claim_detached_and_all_un_posted_by_keys(
    page: Page, live_server: LiveServer, signed_in: SignIn, is_accessible: Check
) -> None:
    remittance = taken_in(an_835(*two_claims(), kept_back=[("WO", "OLD1", "6.00")]))
    signed_in(a_staff())
    page.goto(live_server.url + reverse("payments:remittance", args=[remittance.pk]))
    expect(page.locator("#proof")).to_contain_text("Proven to the cent")
    is_accessible()
    page.keyboard.press("Shift+P")
    expect(page.locator("#dock")).to_contain_text("Un-post")
    is_accessible()
    expect(page.locator("#panel")).to_contain_text("Line by line")
    page.keyboard.press("d")
    page.keyboard.type("Paid for another patient")
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_contain_text("Left out by hand")
    assert Adjudication.objects.filter(state=Adjudication.State.EXCEPTION).count() == 1
    page.reload()
    expect(page.locator("#exceptions")).to_contain_text("Paid for another patient")
    page.emulate_media(color_scheme="dark")
    is_accessible()
    page.keyboard.press("w")
    page.keyboard.type("A corrected file is announced")
    page.keyboard.press("Enter")
    expect(page.locator("#notices")).to_contain_text("Un-posted")
    is_accessible()
    remittance.refresh_from_db()
    assert remittance.state == Remittance.State.REVIEW
    assert Entry.objects.filter(kind=Kind.PAYMENT, reversed_by__isnull=True, reverses__isnull=True).count() == 0
    page.set_viewport_size({"width": 400, "height": 800})
    assert not has_sideways_scroll(page)
    assert books_hold()


LISTS = (
    "remittances", "exceptions", "reasons", "reason-rules", "rules", "items", "papers", "bank", "bank-statements",
    "bank-type", "bank-add-account", "credits", "refunds", "write-offs", "small-balances", "money-rules", "desk",
)  # fmt: skip


def test_every_list_of_the_money_rooms_can_be_read_by_everybody(
    page: Page, live_server: LiveServer, signed_in: SignIn, is_accessible: Check
) -> None:
    an_account()
    patient = a_patient()
    paid(patient, "75.00")
    a_visit_owed(patient, "3.00", service_date=date(2026, 6, 1))
    posted(an_835(*two_claims(), kept_back=[("WO", "OLD1", "6.00"), ("E3", "HELD", "2.00")]))
    taken_in(an_835(a_payment_of(a_billed_claim(), ("96.00", ["CO 45 34", "PR 59 20"]))))
    signed_in(a_staff(Role.MANAGER, Role.BILLER))
    addresses = [reverse(f"payments:{name}") for name in LISTS] + [reverse("reports:books")]
    for place, address in enumerate(addresses):
        page.emulate_media(color_scheme="dark" if place % 2 else "light")
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(live_server.url + address)
        is_accessible()
        page.set_viewport_size({"width": 400, "height": 800})
        assert not has_sideways_scroll(page), address
