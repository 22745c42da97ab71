"""What the worker does for coders; every task may run twice and says why it may."""

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from coding import queues
from coding.models import ReleaseUpload
from coding.qa.sampling import draw_last_week
from coding.queries.reminders import follow_up
from coding.releases.services import LoadingNow
from coding.search.stored import current
from coding.suggest import offers
from coding.worklist.waiting import lift_due
from encounters.models import Encounter


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def bring_back_pended() -> None:
    """
    Give visits back to the coders whose day has come.

    Safe to run twice: a pend that was ended is not on the list any more.
    """
    now = timezone.now()
    lift_due(today=timezone.localdate(now), now=now)


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def remind_of_queries() -> None:
    """
    Remind of queries without an answer, and hand old ones to the manager.

    Safe to run twice: each reminder is written once a day and each handing up once, which the database holds.
    """
    follow_up(now=timezone.now())


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def draw_qa_samples() -> None:
    """
    Draw the visits of last week that are coded a second time.

    Safe to run twice: a rule draws a week once, and a draw that was made is left as it is.
    """
    draw_last_week(now=timezone.now())


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def read_notes() -> None:
    """
    Read the notes of visits that wait for codes.

    Safe to run twice: a visit is locked while its note is read, and each version of a note is read once.
    """
    for pk in list(offers.unread().values_list("pk", flat=True)):
        offers.read_note(encounter=Encounter.objects.get(pk=pk), now=timezone.now())


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def read_release(upload_id: int) -> None:
    """
    Find out what an uploaded release would change.

    Safe to run twice: nothing is loaded, and a second run replaces what the first found.
    """
    from coding.releases import uploads

    upload = ReleaseUpload.objects.filter(pk=upload_id).first()
    if upload:
        uploads.read(upload=upload)


@shared_task(acks_late=True, autoretry_for=(OperationalError, LoadingNow), retry_backoff=True, max_retries=8)
def load_release(upload_id: int) -> None:
    """
    Load an uploaded release that somebody looked at, and build the index that its codes are searched in.

    Safe to run twice: it is loaded in one transaction, and a release that is loaded already changes nothing.
    """
    from coding.releases import uploads

    upload = ReleaseUpload.objects.filter(pk=upload_id).first()
    if upload:
        uploads.finish(upload=upload, now=timezone.now())
        current()


@shared_task
def resume_releases() -> None:
    """
    Take up uploads whose worker was lost.

    Safe to run twice: reading and loading are.
    """
    for upload in queues.releases_at_rest(now=timezone.now()):
        task = read_release if upload.status in {"STORED", "READING"} else load_release
        task.delay(upload.pk)
