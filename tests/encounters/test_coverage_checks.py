"""The nightly questions: the coming visits whose plan is not known."""

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from clearinghouse.models import Interchange
from encounters.coverage import ask_for_coming_visits
from encounters.queues import coverage_checks
from encounters.services import cancel
from patients.models import Coverage, EligibilityCheck
from practice.models import Role
from tests.builders import NOW, a_coverage, a_patient, a_practice, a_provider, a_staff, an_appointment
from tests.patients.given import a_connection, a_payer_to_ask, a_plan

MONDAY = date(2026, 11, 16)
OFFICE = ZoneInfo("America/New_York")


def at_nine(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=OFFICE)


@pytest.fixture
def plan(db: None, tmp_path: Path) -> Coverage:
    a_practice()
    return a_plan(a_payer_to_ask(a_connection(tmp_path)))


def answer(plan: Coverage, *, days_ago: int, asked_for: date = MONDAY) -> EligibilityCheck:
    when = NOW - timedelta(days=days_ago)
    return EligibilityCheck.objects.create(
        coverage=plan, service_date=asked_for, trace=f"T{days_ago}", state="ANSWERED", result="ACTIVE", asked_at=when,
        answered_at=when,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("day", "is_listed"),
    [
        (date(2026, 11, 15), False),
        (date(2026, 11, 16), True),
        (date(2026, 11, 19), True),
        (date(2026, 11, 20), False),
    ],
)
def test_visits_of_today_and_three_business_days_are_checked(plan: Coverage, day: date, is_listed: bool) -> None:
    an_appointment(patient=plan.patient, starts_at=at_nine(day))
    assert bool(coverage_checks(today=MONDAY)) == is_listed


def test_over_a_weekend_and_a_holiday_the_next_business_days_count(plan: Coverage) -> None:
    wednesday_before_thanksgiving = date(2026, 11, 25)
    an_appointment(patient=plan.patient, starts_at=at_nine(date(2026, 12, 1)))
    assert len(coverage_checks(today=wednesday_before_thanksgiving)) == 1


@pytest.mark.parametrize(("days_ago", "is_listed"), [(0, False), (6, False), (9, True)])
def test_an_answer_is_fresh_for_a_week(plan: Coverage, days_ago: int, is_listed: bool) -> None:
    an_appointment(patient=plan.patient, starts_at=at_nine(MONDAY))
    answer(plan, days_ago=days_ago)
    assert bool(coverage_checks(today=MONDAY)) == is_listed


def test_an_answer_for_last_month_does_not_serve_this_one(plan: Coverage) -> None:
    an_appointment(patient=plan.patient, starts_at=at_nine(MONDAY))
    answer(plan, days_ago=1, asked_for=date(2026, 10, 30))
    assert len(coverage_checks(today=MONDAY)) == 1


def test_a_patient_without_a_plan_is_on_the_list_and_cannot_be_asked_about(db: None) -> None:
    an_appointment(patient=a_patient(), starts_at=at_nine(MONDAY))
    (check,) = coverage_checks(today=MONDAY)
    assert (check.coverage, check.can_be_asked) == (None, False)


def test_the_plan_that_is_billed_first_on_that_day_is_asked(plan: Coverage) -> None:
    a_coverage(patient=plan.patient, priority=2)
    an_appointment(patient=plan.patient, starts_at=at_nine(MONDAY))
    (check,) = coverage_checks(today=MONDAY)
    assert check.coverage == plan


def test_a_canceled_visit_is_not_asked_about(plan: Coverage) -> None:
    cancel(appointment=an_appointment(patient=plan.patient, starts_at=at_nine(MONDAY)), by=None, now=NOW)
    assert coverage_checks(today=MONDAY) == []


def test_the_sweep_asks_once_however_often_it_runs(plan: Coverage) -> None:
    provider = a_provider()
    for hour in (0, 1):
        starts_at = at_nine(MONDAY) + timedelta(hours=hour)
        an_appointment(patient=plan.patient, provider=provider, starts_at=starts_at)
    assert len(ask_for_coming_visits(today=MONDAY, by=None, now=NOW)) == 1
    assert ask_for_coming_visits(today=MONDAY, by=None, now=NOW) == []
    assert EligibilityCheck.objects.count() == 1


def test_the_task_asks_and_sends(plan: Coverage, time_machine) -> None:
    from encounters.tasks import sweep_eligibility

    time_machine.move_to(NOW)
    an_appointment(patient=plan.patient, starts_at=at_nine(MONDAY))
    sweep_eligibility()
    sweep_eligibility()
    assert EligibilityCheck.objects.get().state == "SENT"
    assert Interchange.objects.get(direction="OUT").kind == "270"


def test_the_page_asks_about_all_with_one_press(client: Client, plan: Coverage, time_machine) -> None:
    time_machine.move_to(NOW)
    an_appointment(patient=plan.patient, starts_at=at_nine(MONDAY))
    client.force_login(a_staff(Role.FRONT_DESK))
    address = reverse("patients:coverage-checks")
    assert "Ask about all 1" in client.get(address).content.decode()
    client.post(address)
    assert EligibilityCheck.objects.get().state == "QUEUED"
    assert "Queued" in client.get(address).content.decode()
