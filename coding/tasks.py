"""What the worker does for coders; every task may run twice and says why it may."""

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from coding.suggest import offers
from encounters.models import Encounter


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def read_notes() -> None:
    """
    Read the notes of visits that wait for codes.

    Safe to run twice: a visit is locked while its note is read, and each version of a note is read once.
    """
    for pk in list(offers.unread().values_list("pk", flat=True)):
        offers.read_note(encounter=Encounter.objects.get(pk=pk), now=timezone.now())
