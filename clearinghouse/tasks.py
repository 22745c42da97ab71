"""What the worker does on the wire; working a file through needs the other rooms and stands in the roof."""

import structlog
from celery import shared_task
from django.db import OperationalError
from django.utils import timezone

from clearinghouse import queues, services
from clearinghouse.models import Connection, Interchange
from clearinghouse.sandbox import SandboxPayer

log = structlog.get_logger(__name__)


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def poll_inboxes() -> None:
    """
    Look into the inbox of every connection.

    Safe to run twice: one look at a time for each inbox, and a file that was stored is recognized by its digest.
    """
    for partner in queues.to_poll():
        services.poll(connection=partner, now=timezone.now())


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def deliver_queued() -> None:
    """
    Send what waits to go out.

    Safe to run twice: each file is claimed, and one that was sent is found no more.
    """
    for waiting in queues.to_deliver().defer("content"):
        deliver(waiting.pk)


@shared_task(acks_late=True, autoretry_for=(OperationalError,), retry_backoff=True, max_retries=5)
def deliver(interchange_id: int) -> None:
    """
    Send one file; one whose outbox cannot be written waits for the next sweep.

    Safe to run twice: the row is claimed, and one that was sent is found no more.
    """
    try:
        services.deliver(interchange=Interchange.objects.get(pk=interchange_id), now=timezone.now())
    except services.CannotDeliver:
        log.error("file could not be delivered", interchange=interchange_id)


@shared_task(acks_late=True)
def answer_as_sandbox() -> None:
    """
    Let the simulated payers answer what lies in the outbox of their connections.

    Safe to run twice: the simulator remembers what it has answered.
    """
    today = timezone.localdate()
    for partner in queues.to_poll().filter(is_sandbox=True):
        sandbox_of(partner).answer(today)


def sandbox_of(partner: Connection, seed: int | None = None) -> SandboxPayer:
    """The simulator behind a sandbox connection; it sees the folder and nothing else, and keeps its seed there."""
    return SandboxPayer(partner.outbox_folder.parent, seed)
