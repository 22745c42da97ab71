"""The books are proven every night, and on demand; a difference is told with its row."""

import io

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.urls import reverse

from ledger.models import OpenBalance
from payments.reconcile import every_check
from practice.models import Role
from reports.models import Verification
from reports.tasks import verify_nightly
from tests.builders import a_staff
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted

pytestmark = pytest.mark.django_db


def test_true_books_are_proven():
    posted(an_835(a_payment_of(a_billed_claim(), ("96.00", ["CO 45 34.00", "PR 3 20.00"]))))
    out = io.StringIO()
    call_command("verify", stdout=out)
    lines = out.getvalue().strip().splitlines()
    assert all(line.startswith("ok") for line in lines[:-1])
    assert lines[-1].startswith(f"Everything is proven to the cent: {len(every_check())} reconciliations")


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
