"""The manager's page of the books: months with what they hold, closing and reopening them, and the sealed days."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ledger.models import Deposit, Period
from ledger.periods import close_month, closed_through, reopen_month
from ledger.post import open_deposit
from ledger.seal import seal_days
from payments.models import Adjudication, Remittance
from practice.models import Role
from reports.books import months, seals, unexplained
from reports.verification import verify
from tests.builders import NOW, TODAY, a_coded_encounter, a_patient, a_staff
from tests.ledger.given import charged, the_offices_own_role
from tests.ledger.test_seal import tampered
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted

pytestmark = pytest.mark.django_db
OCTOBER = date(2026, 10, 1)


def a_manager() -> Client:
    client = Client()
    client.force_login(a_staff(Role.MANAGER))
    return client


def last_month() -> date:
    return (timezone.localdate().replace(day=1) - timedelta(days=1)).replace(day=1)


def asked_to(act: str, month: date) -> str:
    return reverse(f"reports:{act}-month", args=[month.year, month.month])


def test_months_are_told_with_what_they_hold_the_last_one_first():
    posted(an_835(a_payment_of(a_billed_claim(), ("96.00", ["CO 45 34.00", "PR 3 20.00"]))))
    november, october = months(today=TODAY)
    assert [str(amount) for amount in november.amounts] == ["0.00", "96.00", "96.00", "34.00", "0.00", "0.00"]
    assert [str(amount) for amount in october.amounts] == ["150.00", "0.00", "0.00", "0.00", "0.00", "0.00"]
    assert (november.may_close, october.may_close, october.last_day) == (False, True, date(2026, 10, 31))


def test_a_closed_month_tells_what_it_held_and_who_reopened_it_why():
    charged(OCTOBER)
    manager = a_staff(Role.MANAGER)
    close_month(month=OCTOBER, by=manager, today=TODAY, now=NOW)
    reopen_month(month=OCTOBER, by=manager, because="late check", now=NOW)
    close_month(month=OCTOBER, by=manager, today=TODAY, now=NOW)
    november, october = months(today=TODAY)
    assert (october.sums.entries, october.amounts[0]) == (1, Decimal("100.00"))
    assert [one.reopened_because for one in october.reopenings] == ["late check"]
    assert (october.may_reopen, november.may_close) == (True, False)


def test_empty_books_have_a_page():
    assert "The books are empty" in a_manager().get(reverse("reports:books")).content.decode()


def test_a_manager_closes_the_month_that_is_over_and_reopens_it():
    client = a_manager()
    charged(last_month())
    assert f"Close {last_month():%B %Y}" in client.get(reverse("reports:books")).content.decode()
    assert "Still unexplained" in client.get(asked_to("close", last_month())).content.decode()
    assert not Period.objects.exists()
    page = client.post(asked_to("close", last_month()), follow=True).content.decode()
    assert f"The books of {last_month():%m/%Y} are closed." in page
    assert f"closed through <b>{last_month():%B %Y}</b>" in page
    assert client.post(asked_to("reopen", last_month()), {"reason": " "}).status_code == 422
    page = client.post(asked_to("reopen", last_month()), {"reason": "late check"}, follow=True).content.decode()
    assert "late check" in page
    assert closed_through() is None


def test_a_refusal_is_told_on_the_page():
    client = a_manager()
    charged(last_month())
    today = timezone.localdate()
    answer = client.post(asked_to("close", today))
    assert (answer.status_code, "is not over" in answer.content.decode()) == (409, True)
    answer = client.post(asked_to("reopen", today), {"reason": "late check"})
    assert (answer.status_code, "No month is closed" in answer.content.decode()) == (409, True)


def test_a_month_that_does_not_exist_is_not_found():
    assert a_manager().get(reverse("reports:close-month", args=[2026, 13])).status_code == 404


def test_a_biller_does_not_close_the_books_and_an_auditor_reads_them():
    charged(last_month())
    client = Client()
    client.force_login(a_staff(Role.BILLER))
    assert client.post(asked_to("close", last_month())).status_code == 403
    client.force_login(a_staff(Role.AUDITOR))
    page = client.get(reverse("reports:books")).content.decode()
    assert asked_to("close", last_month()) not in page
    assert client.post(asked_to("close", last_month())).status_code == 403


def test_what_is_unexplained_before_closing_is_told_with_its_dollars():
    a_coded_encounter(patient=a_patient(), service_date=date(2026, 10, 20))
    remittance = posted(an_835(a_payment_of(a_billed_claim(), ("200.00", []))))
    Remittance.objects.update(paid_on=date(2026, 10, 30))
    Deposit.objects.filter(remittance=remittance).update(received_on=date(2026, 10, 30))
    assert Adjudication.objects.filter(state="EXCEPTION").count() == 1
    open_deposit(
        Deposit(method="CHECK", patient=a_patient(), amount=Decimal("25.00"), received_on=OCTOBER, source="d"),
        by=None, now=NOW,
    )  # fmt: skip
    told = {one.text: one.amount for one in unexplained(month=OCTOBER)}
    assert told == {
        "The books were not proven since the month ended": None,
        "1 payment exception": Decimal("200.00"),
        "1 deposit with money of payers not applied": Decimal("200.00"),
        "1 deposit with money of patients on account": Decimal("25.00"),
        "1 visit not charged yet": None,
        "No day is sealed yet": None,
    }


def test_when_everything_is_explained_nothing_is_told():
    charged(OCTOBER, now=NOW - timedelta(days=30))
    seal_days(today=TODAY, now=NOW)
    verify(now=NOW)
    assert unexplained(month=OCTOBER) == []


def test_figures_that_differ_are_unexplained_cents():
    charged(OCTOBER)
    seal_days(today=TODAY + timedelta(days=1), now=NOW)
    tampered("UPDATE ledger_entry SET amount = 99.99")
    verify(now=NOW)
    told = unexplained(month=OCTOBER)[0]
    assert (told.text, told.amount) == ("2 figures differ in the reconciliation", Decimal("0.02"))


def test_a_day_that_was_tampered_with_shows_in_the_list_of_seals():
    for days in range(3):
        charged(TODAY, now=NOW + timedelta(days=days))
    seal_days(today=TODAY + timedelta(days=3), now=NOW)
    assert [one.holds for one in seals(limit=9)] == [None, None, None]
    verify(now=NOW)
    assert [one.holds for one in seals(limit=9)] == [True, True, True]
    tampered("UPDATE ledger_entry SET reason = 'x' WHERE posted_at = %s", NOW + timedelta(days=1))
    verify(now=NOW)
    assert [(one.seal.day.day, one.holds) for one in seals(limit=9)] == [(18, True), (17, False), (16, True)]
    assert "Tampered with" in a_manager().get(reverse("reports:books")).content.decode()


def test_the_page_tells_whether_the_program_could_rewrite_the_ledger():
    client = a_manager()
    assert "DATABASE_OWNER_URL" in client.get(reverse("reports:books")).content.decode()
    with the_offices_own_role():
        assert "What is posted stays as it is" in client.get(reverse("reports:books")).content.decode()


def test_a_page_of_many_months_and_seals_asks_few_questions(django_assert_max_num_queries):
    client = a_manager()
    for days in range(40):
        charged(OCTOBER + timedelta(days=days), now=NOW + timedelta(days=days))
    seal_days(today=TODAY + timedelta(days=41), now=NOW)
    with django_assert_max_num_queries(40):
        client.get(reverse("reports:books"))
