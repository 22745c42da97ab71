"""The office's own rules in a browser: written by keys, tried, switched on; and a finding that stands on the bench."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim, RuleRun
from claims.scrub import scrub
from claims.tasks import try_office_rule
from coding.limits import Said, enter_limit
from coding.models import EditOverride, OfficeRule, PayerLimit
from practice.models import Role, Staff
from tests.browser.conftest import has_sideways_scroll
from tests.builders import NOW, a_coded_encounter, a_coverage, a_patient, a_payer, a_provider, a_staff
from tests.claims.given import a_claim, a_denial, the_codes
from tests.coding.test_limits_and_levels import visits

pytestmark = [pytest.mark.django_db(transaction=True)]
expect.set_options(timeout=15_000)
Check = Callable[[], None]
SignIn = Callable[[Staff], Staff]


@pytest.fixture
def worker_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody takes tasks in these tests; the story lets them run."""
    monkeypatch.setattr(try_office_rule, "delay", lambda pk: None)


@pytest.fixture
def looks_right(page: Page, is_accessible: Check) -> Check:
    """Check a page by day, by night and on a telephone."""

    def check() -> None:
        is_accessible()
        page.emulate_media(color_scheme="dark")
        is_accessible()
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": 400, "height": 800})
        assert not has_sideways_scroll(page)
        page.set_viewport_size({"width": 1440, "height": 900})

    return check


def test_a_rule_is_written_tried_and_switched_on_by_keys(
    page: Page, live_server: LiveServer, signed_in: SignIn, looks_right: Check, tmp_path: Path, worker_waits: None
) -> None:
    now = timezone.now()
    a_denial(a_claim(tmp_path, lines=[("20610", "165.00")], now=now, service_date=timezone.localdate()))
    signed_in(a_staff(Role.MANAGER))
    page.goto(live_server.url + reverse("claims:office-rules"))
    expect(page.locator("h1")).to_have_text("Office rules")
    page.keyboard.press("n")
    page.get_by_label("Name").fill("Knee injections of Meridian")
    page.get_by_label("What, condition 1").select_option("payer")
    page.get_by_label("Value, condition 1").fill("Meridian Health")
    page.get_by_label("What, condition 2").select_option("procedure")
    page.get_by_label("Value, condition 2").fill("20600-20611")
    looks_right()
    page.get_by_label("What is wrong").fill("Meridian denies it without the record.")
    page.get_by_label("What to do").fill("Attach the record.")
    page.get_by_label("Who says so").fill("Letter of May 2026")
    page.keyboard.press("Enter")
    expect(page.locator("#run")).to_contain_text("Not tried yet")
    page.keyboard.press("t")
    expect(page.locator("#run")).to_contain_text("Tried on 0 of 0 visits")
    looks_right()
    try_office_rule(RuleRun.objects.get().pk)
    expect(page.locator("#run")).to_contain_text("it would have hit 1")
    looks_right()
    page.keyboard.press("Shift+S")
    expect(page.locator(".bar")).to_contain_text("Switch off")
    assert OfficeRule.objects.get().is_on
    page.keyboard.press("Escape")
    expect(page.locator("#rows")).to_contain_text("Knee injections of Meridian")
    looks_right()


def test_a_coder_lets_a_finding_stand_by_keys(
    page: Page, live_server: LiveServer, signed_in: SignIn, looks_right: Check
) -> None:
    the_codes()
    patient, payer = a_patient(), a_payer()
    payer.authorization_codes = ["20610"]
    payer.save()
    a_coverage(patient=patient, payer=payer)
    visit = a_coded_encounter(patient=patient, lines=(("20610", "165.00"),))
    signed_in(a_staff(Role.CODER))
    page.goto(live_server.url + reverse("coding:bench", args=[visit.pk]))
    finding = page.locator(".edits li", has_text="only with an authorization")
    expect(finding).to_be_visible()
    finding.locator("summary").click()
    page.keyboard.type("The portal says that none is needed.")
    looks_right()
    page.keyboard.press("Enter")
    expect(page.locator(".edits li.done")).to_contain_text("let it stand on")
    looks_right()
    assert EditOverride.objects.get().reason == "The portal says that none is needed."
    page.get_by_role("button", name="Count it again").click()
    expect(page.locator(".edits li.done")).to_have_count(0)


def test_a_biller_lets_a_finding_stand_by_keys(
    page: Page, live_server: LiveServer, signed_in: SignIn, looks_right: Check, tmp_path: Path
) -> None:
    now = timezone.now()
    claim = a_claim(tmp_path, now=now, service_date=timezone.localdate())
    claim.coverage.payer.authorization_codes = ["99213"]
    claim.coverage.payer.save()
    scrub(claim=claim, by=None, now=now)
    signed_in(a_staff(Role.BILLER))
    page.goto(live_server.url + reverse("claims:detail", args=[claim.pk]))
    page.locator("#fixes details summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.type("The portal says that none is needed.")
    looks_right()
    page.keyboard.press("Enter")
    expect(page.locator("#panel")).to_contain_text("let it stand: The portal says that none is needed.")
    claim.refresh_from_db()
    assert claim.status == Claim.Status.READY
    page.keyboard.press("Escape")
    page.keyboard.press("e")
    expect(page.locator("h1")).to_have_text("Claim queue")


def test_limits_and_levels_look_right(
    page: Page, live_server: LiveServer, signed_in: SignIn, looks_right: Check
) -> None:
    manager = signed_in(a_staff(Role.MANAGER))
    page.goto(live_server.url + reverse("coding:limits"))
    looks_right()
    said = Said(
        payer=a_payer(), procedure="93000", most=1, per=PayerLimit.Per.DAYS, span=365, starts_on=NOW.date(),
        ends_on=None, policy="Provider manual, page 40",
    )  # fmt: skip
    enter_limit(said=said, by=manager, now=NOW)
    page.keyboard.press("n")
    expect(page.locator("h1")).to_have_text("Enter a limit")
    looks_right()
    page.keyboard.press("Escape")
    expect(page.locator("#rows")).to_contain_text("1 in 365 days")
    looks_right()
    provider = a_provider()
    visits(provider, timezone.localdate() - timedelta(days=5), c99213=5, c99214=28)
    visits(provider, timezone.localdate() - timedelta(days=500), c99212=6, c99213=25)
    page.goto(live_server.url + reverse("coding:levels"))
    expect(page.locator(".edits")).to_contain_text("of a level higher")
    looks_right()
