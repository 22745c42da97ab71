"""What the worker does with claims: send what is ready, remind of what is late, work what has one answer."""

from contextlib import suppress

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from claims import queues, reminders, submit
from claims.denials import AlreadyWorked, by_rule
from claims.models import Denial, RuleRun
from claims.office_rules.dry_run import ChangedMeanwhile, run


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def submit_ready() -> None:
    """
    Send every claim that is ready.

    Safe to run twice: claims are locked while they are sent, and a sent claim is no longer ready.
    """
    submit.submit_ready(now=timezone.now())


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def make_reminders() -> None:
    """
    Make the day's reminders.

    Safe to run twice: a claim has one open reminder of each kind.
    """
    reminders.make_reminders(now=timezone.now())


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def work_denials() -> None:
    """
    Work every denial that has only one right answer.

    Safe to run twice: a denial is locked while it is worked, and a worked one is no longer open.
    """
    for pk in list(queues.denials_to_work().values_list("pk", flat=True)):
        work_denial(pk)


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def work_denial(denial_id: int) -> None:
    """
    Work one denial, if there is only one right answer.

    Safe to run twice: it is locked while it is worked, and a worked one is left alone.
    """
    denial = Denial.objects.select_related("claim__coverage__payer", "claim__encounter").get(pk=denial_id)
    now = timezone.now()
    try:
        by_rule(denial=denial, by=None, now=now, today=timezone.localdate(now))
    except AlreadyWorked:
        return


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def try_office_rule(run_id: int) -> None:
    """
    Try a rule of the office on visits of the past.

    Safe to run twice: it begins anew each time, a run that is over stays as it is, and a rule that was changed since
    is not tried.
    """
    asked = RuleRun.objects.filter(pk=run_id).first()
    if asked is not None:
        with suppress(ChangedMeanwhile):
            run(asked=asked, now=timezone.now())
