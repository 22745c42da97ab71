"""Background work of this room; every task may run twice and says why it may."""

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from patients import eligibility


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def send_eligibility() -> None:
    """
    Send the queued questions about coverage.

    Safe to run twice: a question leaves the queue in the transaction that puts it into a file.
    """
    eligibility.send_queued(now=timezone.now())
