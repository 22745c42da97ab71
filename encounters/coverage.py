"""Asking the payers about the patients who will come."""

from datetime import date, datetime

from encounters.queues import coverage_checks
from patients import eligibility
from patients.models import EligibilityCheck
from practice.models import Staff


def ask_for_coming_visits(*, today: date, by: Staff | None, now: datetime) -> list[EligibilityCheck]:
    """
    Queue a question for every coming visit whose plan is not known and can be asked; see `coverage_checks`.

    A plan is asked once, for its first visit on the list.
    """
    asked: dict[int, EligibilityCheck] = {}
    for check in coverage_checks(today=today):
        if check.coverage is not None and check.can_be_asked and check.coverage.pk not in asked:
            asked[check.coverage.pk] = eligibility.ask(
                coverage=check.coverage, service_date=check.service_date, by=by, now=now
            )
    return list(asked.values())
