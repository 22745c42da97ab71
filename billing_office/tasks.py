"""What the worker does for the whole office: work through the files that came in."""

from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from billing_office.inbound import HANDLERS
from clearinghouse import queues, services
from clearinghouse.models import Interchange


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def process_stored() -> None:
    """
    Work through every file that is stored and not processed.

    Safe to run twice: each message is claimed before it is taken in, and one that was taken in is found no more.
    """
    for pk in queues.to_process().values_list("pk", flat=True):
        process_interchange(pk)


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def process_interchange(interchange_id: int) -> None:
    """
    Work through one file.

    Safe to run twice: as for all files.
    """
    stored = Interchange.objects.get(pk=interchange_id)
    services.process(interchange=stored, handlers=HANDLERS, now=timezone.now())
