"""Background work of this room; every task may run twice and says why it may."""

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from encounters.coverage import ask_for_coming_visits
from patients import eligibility


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def sweep_eligibility() -> None:
    """
    Ask the payers about the coming visits, then send the questions.

    Safe to run twice: a plan that was asked, or answered within the week, is not on the list; see `coverage_checks`.
    """
    now = timezone.now()
    ask_for_coming_visits(today=timezone.localdate(now), by=None, now=now)
    eligibility.send_queued(now=now)
