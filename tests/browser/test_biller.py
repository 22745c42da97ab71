"""A biller works claims by keyboard alone: a rejected one to paid, a denied one to the patient, and the rest."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

import x12
from claims.models import Claim
from claims.submit import submit_ready
from practice.models import Staff
from tests.claims.given import a_277ca, a_biller, a_claim, a_denial, a_status, take_in
from tests.payments.given import a_payment_of, an_835, posted

pytestmark = [pytest.mark.django_db(transaction=True)]


def sent(folder: Path, name: str) -> Claim:
    now = timezone.now()
    claim = a_claim(folder, first_name=name, service_date=timezone.localdate(now) - timedelta(days=14), now=now)
    submit_ready(now=now)
    claim.refresh_from_db()
    return claim


def answered(claim: Claim, *statuses: x12.Status, number: int) -> None:
    partner = claim.submissions.latest("pk").interchange.connection
    take_in(a_277ca(claim, *statuses, payer_number="PCN7"), connection=partner, number=number)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


@pytest.fixture
def rejected(tmp_path: Path) -> Claim:
    claim = sent(tmp_path, "Iris")
    answered(claim, a_status("A7:164:IL", action="U"), number=1)
    return claim


def test_a_rejected_claim_is_worked_to_paid_by_keyboard_alone(
    rejected: Claim,
    page: Page,
    live_server: LiveServer,
    signed_in: Callable[[Staff], Staff],
    is_accessible: Callable[[], None],
) -> None:
    signed_in(a_biller())
    page.goto(f"{live_server.url}/claims/")
    press(page, "g", "j")
    expect(page.locator("h1")).to_have_text("Rejections")
    expect(page.locator("#rows")).to_contain_text("Member ID wrong")
    expect(page.locator("#panel")).to_contain_text("Compare the member ID")
    is_accessible()

    press(page, "c")
    expect(page.locator("h1")).to_contain_text("Correct claim")
    expect(page.locator("#id_member_id")).to_be_focused()
    is_accessible()
    press(page, "Control+a")
    page.keyboard.type("W987654321")
    press(page, "Enter")
    expect(page.locator("#toasts")).to_contain_text("leaves with the next batch")

    rejected.refresh_from_db()
    assert rejected.status == Claim.Status.READY
    (file,) = submit_ready(now=timezone.now())
    assert b"W987654321" in bytes(file.content)
    answered(rejected, a_status("A2:20"), number=2)
    posted(an_835(a_payment_of(Claim.objects.get(pk=rejected.pk), ("96.00", ["CO 45 54.00"]))))

    page.goto(f"{live_server.url}/claims/{rejected.pk}/")
    expect(page.locator("#panel")).to_contain_text("Closed")
    expect(page.locator(".proof")).to_contain_text("96.00")
    expect(page.locator("#panel .time")).to_contain_text("Paid 96.00")
    is_accessible()


def test_a_denial_is_moved_to_the_patient_by_one_key_and_its_row_stays_dimmed(
    tmp_path: Path,
    page: Page,
    live_server: LiveServer,
    signed_in: Callable[[Staff], Staff],
    is_accessible: Callable[[], None],
) -> None:
    first, second = sent(tmp_path, "Iris"), sent(tmp_path, "Cy")
    a_denial(first, group="PR", reason="96")
    a_denial(second, group="CO", reason="50")
    signed_in(a_biller())
    page.goto(f"{live_server.url}/claims/denials/")
    is_accessible()
    press(page, "t")
    row = page.locator(f"#claim-{first.pk}")
    expect(row).to_contain_text("Done")
    expect(page.locator("#toasts")).to_contain_text("moved 150.00 to the patient")
    expect(page.locator("#panel .proof")).to_contain_text("150.00")

    press(page, "j")
    expect(page.locator("#panel")).to_have_attribute("data-subject", f"claim-{second.pk}")
    expect(row).to_contain_text("Done")
    press(page, "l")
    expect(page.locator("#appeal-text")).to_be_focused()
    page.keyboard.type("The records show why it was needed.")
    press(page, "Enter")
    expect(page.locator(f"#claim-{second.pk}")).to_contain_text("Done")
    expect(page.locator("#panel .time")).to_contain_text("The records show why it was needed.")
    is_accessible()


def test_what_cannot_be_done_says_why_and_writing_off_asks_for_a_reason(
    tmp_path: Path, page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff]
) -> None:
    claim = sent(tmp_path, "Iris")
    a_denial(claim, group="CO", reason="29")
    signed_in(a_biller())
    page.goto(f"{live_server.url}/claims/denials/")
    press(page, "t")
    expect(page.locator("#said")).to_contain_text("lays none of it on the patient")
    press(page, "w")
    expect(page.locator("#write-off-reason")).to_be_focused()
    press(page, "ArrowDown", "Tab", "Enter")
    expect(page.locator("#panel")).to_contain_text("Closed")
    expect(page.locator(f"#claim-{claim.pk}")).to_have_class("done on")


def test_notes_assigning_pending_and_done_go_by_their_keys(
    tmp_path: Path, page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff]
) -> None:
    claims = [sent(tmp_path, "Iris"), sent(tmp_path, "Cy")]
    for place, claim in enumerate(claims):
        answered(claim, a_status("A7:562:85", action="U"), number=place + 1)
    biller = signed_in(a_biller())
    page.goto(f"{live_server.url}/claims/?view=rejected")
    press(page, "n")
    page.keyboard.type("Called, reference 88.")
    press(page, "Enter")
    expect(page.locator("#panel .talk")).to_contain_text("Called, reference 88.")
    press(page, "Escape", "a")
    expect(page.locator("#panel")).to_contain_text("Give back")
    press(page, "e")
    expect(page.locator("#panel")).to_have_attribute("data-subject", f"claim-{claims[1].pk}")
    expect(page.locator("#panel-t")).to_be_focused()
    assert page.url.endswith(f"claim={claims[1].pk}")
    press(page, "p")
    expect(page.locator("#until")).to_be_focused()
    press(page, "Enter")
    expect(page.locator("#panel .dues")).to_contain_text("Set aside")
    assert Claim.objects.get(pk=claims[0].pk).owner == biller
    assert claims[1].follow_ups.filter(reason="PENDED", done_at__isnull=True).exists()
