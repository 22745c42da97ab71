"""What waits on each page, counted in one statement and no list beyond a thousand."""

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from billing_office.waiting import LISTS, MOST, RECKONED, counts
from claims import queues
from claims.models import Claim
from payments.models import BankLine
from practice.models import Role, Staff
from tests.builders import TODAY, a_staff
from tests.payments.bank_given import an_account
from tests.payments.given import a_billed_claim

pytestmark = pytest.mark.django_db
BANK = "payments:bank"


@pytest.fixture
def biller() -> Staff:
    return a_staff(Role.BILLER, Role.MANAGER)


@pytest.fixture(autouse=True)
def nothing_is_kept():
    cache.clear()
    yield
    cache.clear()


def bank_lines(count: int, by: Staff) -> None:
    account = an_account()
    BankLine.objects.bulk_create(
        BankLine(account=account, posted_on=TODAY, amount="1.00", typed_key=uuid4(), typed_by=by) for _ in range(count)
    )


def test_all_lists_are_counted_in_one_statement(biller):
    with CaptureQueriesContext(connection) as queries:
        found = counts(staff=biller, names=list(LISTS))
    assert found == dict.fromkeys(LISTS, 0)
    assert len(queries) == 1
    assert all(f"LIMIT {MOST}" in part for part in queries[0]["sql"].split("(SELECT count(*)")[1:])


def test_a_claim_that_waits_for_two_reasons_counts_once(biller):
    claim = a_billed_claim(status=Claim.Status.HELD)  # on hold, and its filing limit is here
    assert queues.mine(today=TODAY, staff=biller).get() == claim
    assert counts(staff=biller, names=["claims:queue", "claims:follow-up"]) == {
        "claims:queue": 1,
        "claims:follow-up": 1,
    }


def test_a_list_of_thousands_says_999_and_more_and_is_not_counted_again_for_a_minute(biller):
    bank_lines(MOST + 500, biller)
    assert counts(staff=biller, names=[BANK]) == {BANK: MOST}
    with CaptureQueriesContext(connection) as queries:
        assert counts(staff=biller, names=[BANK]) == {BANK: MOST}
    assert len(queries) == 0
    client = Client()
    client.force_login(biller)
    assert "999+" in client.get(reverse("payments:papers")).content.decode()


def test_a_shorter_list_is_counted_anew_each_time(biller):
    bank_lines(3, biller)
    assert counts(staff=biller, names=[BANK]) == {BANK: 3}
    BankLine.objects.first().delete()
    assert counts(staff=biller, names=[BANK]) == {BANK: 2}


def test_every_counted_page_is_counted_in_one_way():
    assert LISTS.keys() & RECKONED.keys() == set()
