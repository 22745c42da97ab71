"""What follows by itself when money was posted or a remittance came in: as tasks, after everything is committed."""

from functools import partial

from celery import shared_task
from django.db import OperationalError, transaction
from django.utils import timezone

from patients.models import Patient
from payments.bank.sweep import match_waiting
from payments.models import Adjudication, Remittance
from payments.office.on_account import apply_by_rule
from payments.provider_level.acknowledged import use_acknowledged
from payments.provider_level.pairing import payer_key


def follow(remittance: Remittance) -> None:
    """
    Have the worker do what follows from a posting, once it is committed.

    A message that is lost costs a delay and no money: the clockwork looks for the same work again and again.
    """
    transaction.on_commit(partial(after_posting.delay, remittance.pk), robust=True)


def follow_taking_in() -> None:
    """Have the worker look for the bank's line of a remittance that came in, once it is committed."""
    transaction.on_commit(after_taking_in.delay, robust=True)


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def after_posting(remittance_id: int) -> None:
    """
    Do what follows from a posting: use refunds that were acknowledged, and money on account for what patients owe now.

    Safe to run twice: both use what is there, under a lock, and the second run finds nothing left.
    """
    remittance = Remittance.objects.get(pk=remittance_id)
    now, today = timezone.now(), timezone.localdate()
    use_acknowledged(key=payer_key(remittance), now=now, today=today)
    posted = Adjudication.objects.filter(remittance=remittance, state=Adjudication.State.POSTED)
    apply_by_rule(now=now, today=today, patients=Patient.objects.filter(coverages__claims__adjudications__in=posted))


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def after_taking_in() -> None:
    """
    Match the bank's open lines with what came in.

    Safe to run twice: one run waits for the other, and the second finds nothing to do.
    """
    match_waiting(now=timezone.now())
