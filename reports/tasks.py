"""The worker's part of reports."""

import structlog
from celery import shared_task
from django.core.cache import cache
from django.utils import timezone

from reports.sealed_moves import add_up_sealed
from reports.verification import verify

RUNNING = "books-being-proven"

log = structlog.get_logger(__name__)


@shared_task(acks_late=True)
def verify_nightly() -> None:
    """
    Prove the books and keep the outcome; a difference is logged as an error with its ids.

    Safe to run twice: it reads everything, changes nothing of the office's money, and keeps one more outcome.
    """
    verification = verify(now=timezone.now())
    if verification.holds:
        log.info("books proven", verification=verification.pk)
        return
    for check in verification.checks:
        for difference in check["differences"]:
            log.error("books differ", verification=verification.pk, check=check["name"], subject=difference["subject"])


@shared_task(acks_late=True)
def add_up_nightly() -> None:
    """
    Count what was sealed into the kept sums of history.

    Safe to run twice: each sealed entry is counted once.
    """
    log.info("sealed entries added up", sums=add_up_sealed())


@shared_task(acks_late=True)
def prove_now() -> None:
    """
    Prove the books because somebody asked for it.

    Safe to run twice: like the nightly proof, it changes nothing and keeps one more outcome.
    """
    try:
        verify_nightly()
    finally:
        cache.delete(RUNNING)
