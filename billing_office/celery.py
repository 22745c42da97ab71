"""
Background work: one Celery application, late acknowledgment, JSON only.

A task that dies with its worker is run again, so every task takes ids, may run twice, and says why it may.
"""

import os
from typing import Any
from urllib.parse import urlsplit

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "billing_office.settings")

from django.conf import settings

from billing_office.schedule import SCHEDULE

TASK_SECONDS = 600
# Redis hands a task out again after this time.  It must exceed the longest task; the shortest of the three places wins.
VISIBILITY = {"visibility_timeout": 3600}


def broker_url(redis_url: str) -> str:
    """Translate the URL of Redis into Celery's words: a Unix socket is `redis+socket://` there."""
    parts = urlsplit(redis_url)
    if parts.scheme != "unix":
        return redis_url
    database = dict(pair.split("=", 1) for pair in parts.query.split("&") if "=" in pair).get("db", "0")
    return f"redis+socket://{parts.path}?virtual_host={database}"


app = Celery("billing_office")
app.conf.update(
    broker_url=broker_url(settings.REDIS_URL),
    broker_connection_retry_on_startup=True,
    broker_transport_options=VISIBILITY,
    result_backend_transport_options=VISIBILITY,
    visibility_timeout=VISIBILITY["visibility_timeout"],
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    task_serializer="json",
    accept_content=["json"],
    task_time_limit=TASK_SECONDS,
    task_soft_time_limit=TASK_SECONDS - 60,
    worker_prefetch_multiplier=1,
    worker_max_tasks_per_child=200,
    worker_soft_shutdown_timeout=float(os.environ.get("WORKER_SHUTDOWN_SECONDS", "30")),
    worker_hijack_root_logger=False,
    timezone=settings.TIME_ZONE,
    beat_schedule=SCHEDULE,
    beat_max_loop_interval=5,
    imports=["billing_office.health"],
)
app.autodiscover_tasks()


@worker_ready.connect
def _say_so(**_: Any) -> None:
    """Show at once that a worker is there, instead of at the first beat."""
    from billing_office.health import heartbeat

    heartbeat()
