"""The worker's part of payments."""

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from payments.bank.sweep import match_waiting
from payments.models import Remittance
from payments.office.on_account import apply_by_rule
from payments.posting.exceptions import retry_early
from payments.posting.post import post_by_rule
from payments.queues import to_post


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def post_one(remittance_id: int) -> None:
    """
    Post one remittance to the ledger, or leave it for a person as the office's rule says.

    Safe to run twice: it is posted in one transaction that first claims the row, so a second run finds nothing to do.
    """
    remittance = Remittance.objects.get(pk=remittance_id)
    post_by_rule(remittance=remittance, now=timezone.now(), today=timezone.localdate())


@shared_task(acks_late=True)
def post_waiting() -> None:
    """
    Send every remittance that waits to the worker, each as a task of its own.

    Safe to run twice: a remittance that is sent twice is posted once.
    """
    for pk in to_post().values_list("pk", flat=True):
        post_one.delay(pk)


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def retry_early_answers() -> None:
    """
    Post what later plans answered before the plan ahead of them, once that plan has answered too.

    Safe to run twice: each is posted in one transaction that first locks it, and the second run finds it posted.
    """
    retry_early(now=timezone.now(), today=timezone.localdate())


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def match_bank_lines() -> None:
    """
    Match the bank's lines with what was received since.

    Safe to run twice: one run waits for the other, and the second finds nothing to do.
    """
    match_waiting(now=timezone.now())


@shared_task(acks_late=True)
def use_money_on_account() -> None:
    """
    Use patients' money on account for what they owe, if the office's rules say so.

    Safe to run twice: it uses what is there, under a lock, and the second run finds nothing left.
    """
    apply_by_rule(now=timezone.now(), today=timezone.localdate())
