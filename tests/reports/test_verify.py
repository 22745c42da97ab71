"""The books are proven every night, and on demand; a difference is told with its row."""

import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from billing_office.celery import app
from ledger.models import OpenBalance
from payments.proof.reconcile import every_check
from practice.models import Role
from reports.models import Verification
from reports.subjects import address_of
from reports.tasks import RUNNING, prove_now, verify_nightly
from reports.verification import differs_since, unexplained, verify
from tests.builders import NOW, TODAY, a_staff
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted

pytestmark = pytest.mark.django_db


def test_true_books_are_proven():
    posted(an_835(a_payment_of(a_billed_claim(), ("96.00", ["CO 45 34.00", "PR 3 20.00"]))))
    out = io.StringIO()
    call_command("verify", stdout=out)
    lines = out.getvalue().strip().splitlines()
    assert all(line.startswith(("ok", " ")) for line in lines[:-1])
    assert "charged 150.00 = paid 96.00 + adjusted 34.00 + moved to patients 20.00 + still open 0.00" in out.getvalue()
    assert lines[-1].startswith(f"Everything is proven to the cent: {len(every_check()) + 1} reconciliations")


def test_a_difference_is_told_with_its_row_and_ends_with_one():
    claim = a_billed_claim()
    OpenBalance.objects.update(amount="149.00")
    out = io.StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("verify", stdout=out)
    assert ended.value.code == 1
    assert f"claim:{claim.pk}: expected 150.00, found 149.00, difference -1.00" in out.getvalue()
    assert "2 figures differ" in out.getvalue().splitlines()[-1]


def test_a_claim_that_charges_what_its_entries_do_not_is_told():
    claim = a_billed_claim()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE claims_claim SET charged = 160 WHERE id = %s", [claim.pk])
    verify_nightly()
    (difference,) = [row for check in Verification.objects.get().checks for row in check["differences"]]
    assert (difference["expected"], difference["found"]) == ("150.00", "160.00")


def test_a_remittance_that_was_changed_afterwards_is_told():
    remittance = posted(an_835(a_payment_of(a_billed_claim(), ("150.00", []))))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE payments_adjudication SET paid = 140 WHERE remittance_id = %s", [remittance.pk])
    verify_nightly()
    subjects = {row["subject"] for check in Verification.objects.get().checks for row in check["differences"]}
    assert f"remittance:{remittance.pk}" in subjects
    assert f"deposit:{remittance.deposit_id}" in subjects


@pytest.fixture
def worker_at_once():
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False


@pytest.fixture
def nothing_runs():
    cache.delete(RUNNING)
    yield
    cache.delete(RUNNING)


@pytest.mark.usefixtures("worker_at_once", "nothing_runs")
def test_while_the_worker_proves_the_page_says_so_and_a_second_press_starts_no_second_proof():
    client = Client()
    client.force_login(a_staff(Role.MANAGER))
    cache.set(RUNNING, NOW.isoformat(), timeout=60)  # as the first press left it
    page = client.post(reverse("reports:reconcile-now"), follow=True).content.decode()
    assert "The books are being proven since" in page
    assert not Verification.objects.exists()
    asked = client.get(reverse("reports:proving"), headers={"HX-Request": "true"})
    assert 'hx-trigger="every 2s"' in asked.content.decode()
    prove_now()
    done = client.get(reverse("reports:proving"), headers={"HX-Request": "true"})
    assert done.headers["HX-Refresh"] == "true"
    assert "being proven" not in client.get(reverse("reports:reconciliation")).content.decode()


@pytest.mark.usefixtures("worker_at_once", "nothing_runs")
def test_the_page_proves_on_demand_and_shows_the_outcome():
    a_billed_claim()
    client = Client()
    client.force_login(a_staff(Role.MANAGER))
    assert "not proven yet" in client.get(reverse("reports:reconciliation")).content.decode()
    page = client.post(reverse("reports:reconcile-now"), follow=True).content.decode()
    assert "Everything is proven to the cent" in page
    OpenBalance.objects.update(amount="149.00")
    page = client.post(reverse("reports:reconcile-now"), follow=True).content.decode()
    assert "figures differ" in page


def test_a_difference_is_known_since_the_day_it_was_first_told_and_leads_to_its_page(client: Client) -> None:
    claim = a_billed_claim()
    OpenBalance.objects.update(amount="149.00")
    verify(now=NOW - timedelta(days=5))
    claim_2 = a_billed_claim()
    OpenBalance.objects.filter(charge_line__encounter=claim_2.encounter_id).update(amount="140.00")
    last = verify(now=NOW)
    (check,) = [check for check in last.checks if check["name"].startswith("Claims")]
    assert [row["since"] for row in check["differences"]] == [str(TODAY - timedelta(days=5)), str(TODAY)]
    assert check["unexplained"] == "11.00"
    assert (unexplained(last), differs_since(last)) == (Decimal("22.00"), TODAY - timedelta(days=5))
    client.force_login(a_staff(Role.MANAGER))
    page = client.get(reverse("reports:reconciliation")).content.decode()
    assert reverse("claims:detail", args=[claim.pk]) in page
    assert reverse("payments:visit-entries", args=[claim.encounter_id]) in page
    OpenBalance.objects.update(amount="150.00")
    assert differs_since(verify(now=NOW)) is None


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("claim:3", "claims:detail"),
        ("remittance:3", "payments:remittance"),
        ("adjudication:3", "payments:panel"),
        ("deposit:3", "payments:deposit-entries"),
        ("refund:3", "payments:refund"),
        ("write-off:3", "payments:write-off"),
        ("provider-level item:3", "payments:item"),
        ("bank line:3", "payments:bank-line"),
        ("UNAPPLIED deposit:3", "payments:deposit-entries"),
    ],
)
def test_what_differs_leads_to_its_page(subject: str, name: str) -> None:
    assert address_of(subject) == reverse(name, args=[3])


def test_a_month_a_seal_and_what_has_no_page() -> None:
    assert address_of("month:2026-10") == address_of("seal:2026-10-01") == reverse("reports:books")
    assert address_of("ledger") == address_of("INSURANCE line:99 coverage:1") == ""
