"""The worker's part of the ledger."""

import structlog
from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from ledger.seal import seal_days

log = structlog.get_logger(__name__)


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=8)
def seal_nightly() -> None:
    """
    Seal the days that are past, and log each hash, so that a copy of it exists outside of the database.

    Safe to run twice: a sealed day is not sealed again.
    """
    for seal in seal_days(today=timezone.localdate(), now=timezone.now()):
        log.info("day sealed", day=seal.day.isoformat(), entries=seal.entries, hash=seal.hash)
