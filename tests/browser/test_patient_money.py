"""Patients' money in a browser, by keyboard alone: taken, used, given back, given up, and returned by the bank."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import WriteOff
from ledger.models import Deposit
from payments.models import Refund, ReturnedPayment
from payments.office.desk import on_account_of
from payments.office.on_account import applications
from practice.models import Role, Staff
from tests.browser.conftest import has_sideways_scroll
from tests.builders import a_patient, a_practice, a_staff
from tests.payments.patient_money import D, a_manager, a_visit_owed, books_hold, paid

pytestmark = [pytest.mark.django_db(transaction=True)]
expect.set_options(timeout=15_000)
Check = Callable[[], None]
SignIn = Callable[[Staff], Staff]
ANSWERS = ("409 (Conflict)", "422 (Unprocessable Entity)")  # of a form that comes back


@pytest.fixture
def expected() -> tuple[str, ...]:
    """What answers a form that comes back."""
    return ANSWERS


def typed(page: Page, *words: str) -> None:
    """Words are typed, names of keys in <> are pressed, once the page listens to them."""
    page.wait_for_load_state("load")
    for word in words:
        if word.startswith("<"):
            page.keyboard.press(word.strip("<>"))
        else:
            page.keyboard.type(word)


def test_a_biller_takes_a_payment_and_uses_what_is_on_account_by_keyboard_alone(
    page: Page, live_server: LiveServer, signed_in: SignIn, is_accessible: Check
) -> None:
    a_practice()
    patient = a_patient(first_name="John", last_name="Smith")
    signed_in(a_staff())
    page.goto(live_server.url + reverse("payments:desk"))
    is_accessible()
    typed(page, "</>", "smith", "<Enter>")
    expect(page.locator("[data-list] a.go")).to_have_count(1)
    typed(page, "<j>", "<Enter>")
    expect(page.locator("h1")).to_have_text("Smith, John")
    is_accessible()
    typed(page, "<a>", "0", "<Enter>")
    expect(page.locator("#field-amount .err")).to_contain_text("more than zero")
    expect(page.get_by_label("Amount")).to_be_focused()
    is_accessible()
    typed(page, "<Control+A>", "50", "<Enter>")
    expect(page.locator("h1")).to_contain_text("Receipt")
    expect(page.locator(".mail")).to_contain_text("On account")
    is_accessible()
    assert on_account_of(patient=patient) == D("50.00")

    first, second = a_visit_owed(patient, "40.00", "60.00")
    page.goto(live_server.url + reverse("payments:account", args=[patient.pk]))
    is_accessible()
    typed(page, "<s>", "<Tab>", "<Tab>", "70", "<Enter>")
    expect(page.locator("[role=alert]")).to_contain_text("Choose less")
    typed(page, "<s>", "<Tab>", "<Tab>", "20", "<Enter>")
    expect(page.locator(".toast")).to_contain_text("20.00 is used")
    typed(page, "<Shift+U>")
    expect(page.locator(".toast")).to_contain_text("30.00 is used")
    pays = {(one.charge_line, one.amount) for one in applications(deposit=Deposit.objects.get())}
    assert pays == {(second, D("20.00")), (first, D("30.00"))}
    page.emulate_media(color_scheme="dark")
    is_accessible()
    page.set_viewport_size({"width": 400, "height": 800})
    assert not has_sideways_scroll(page)


def test_a_refund_goes_from_the_credit_to_the_letter_with_a_second_person(
    page: Page, live_server: LiveServer, signed_in: SignIn, is_accessible: Check
) -> None:
    a_practice()
    deposit = paid(a_patient(first_name="John", last_name="Smith"), "130.00")
    signed_in(a_staff())
    page.goto(f"{live_server.url}{reverse('payments:credit')}?credit=account-{deposit.pk}")
    is_accessible()
    typed(page, "<a>", "<Enter>")
    expect(page.locator("#field-reason .err")).to_be_visible()
    is_accessible()
    expect(page.get_by_label("Reason")).to_be_focused()
    typed(page, "Billed", "<Tab>", "Canceled", "<Enter>")
    expect(page.locator("h1")).to_contain_text("Refund")
    expect(page.get_by_role("button", name="Agree")).to_have_attribute("aria-disabled", "true")
    is_accessible()
    signed_in(a_manager())
    page.reload()
    typed(page, "<Shift+A>")
    expect(page.get_by_label("Check or transfer number")).to_be_visible()
    typed(page, "<n>", "<Enter>")
    expect(page.locator("[role=alert]")).to_contain_text("Write the number")
    typed(page, "<n>", "2001", "<Enter>")
    expect(page.get_by_role("button", name="It cleared")).to_be_visible()
    assert Refund.objects.get().state == Refund.State.SENT
    typed(page, "<l>")
    expect(page.locator(".mail")).to_contain_text("$130.00")
    page.emulate_media(color_scheme="dark")
    is_accessible()
    page.set_viewport_size({"width": 400, "height": 800})
    assert not has_sideways_scroll(page)
    assert books_hold()


def test_what_is_above_the_limit_is_written_off_by_a_second_person(
    page: Page, live_server: LiveServer, signed_in: SignIn, is_accessible: Check
) -> None:
    (line,) = a_visit_owed(a_patient(), "200.00")
    signed_in(a_staff())
    page.goto(live_server.url + reverse("payments:write-off-visit", args=[line.encounter_id]))
    is_accessible()
    typed(page, "<s>", "201", "<Tab>", "Hard", "<Tab>", "<Enter>")
    expect(page.locator("[role=alert]")).to_contain_text("Only 200.00 is open")
    typed(page, "<s>", "200", "<Enter>")
    expect(page.locator("h1")).to_contain_text("Write-off")
    assert WriteOff.objects.get().state == WriteOff.State.REQUESTED
    is_accessible()
    signed_in(a_manager())
    page.goto(live_server.url + reverse("payments:write-offs"))
    is_accessible()
    typed(page, "<j>", "<Enter>")
    expect(page.get_by_role("button", name="Agree and write off")).to_be_visible()
    typed(page, "<Shift+A>")
    expect(page.get_by_role("button", name="Take back")).to_be_visible()
    assert WriteOff.objects.get().state == WriteOff.State.DONE
    page.emulate_media(color_scheme="dark")
    is_accessible()
    assert books_hold()


def test_a_check_without_funds_is_undone_with_its_fee(
    page: Page, live_server: LiveServer, signed_in: SignIn, is_accessible: Check
) -> None:
    patient = a_patient()
    (line,) = a_visit_owed(patient, "40.00")
    deposit = paid(patient, "40.00", {line: "40.00"})
    signed_in(a_staff(Role.BILLER))
    page.goto(live_server.url + reverse("payments:returned", args=[deposit.pk]))
    is_accessible()
    typed(page, "<f>", "-1", "<Enter>")
    expect(page.locator("#field-fee .err")).to_be_visible()
    expect(page.get_by_label("Fee for the patient")).to_be_focused()
    typed(page, "<Control+A>", "25", "<Escape>", "<Shift+B>")
    expect(page.locator(".visit")).to_contain_text("Check returned")
    assert ReturnedPayment.objects.get().fee == D("25.00")
    page.emulate_media(color_scheme="dark")
    is_accessible()
    assert books_hold()
