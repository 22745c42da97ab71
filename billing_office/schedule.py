"""When the worker does what: the whole clockwork of the office, sent by exactly one Celery beat."""

from datetime import timedelta
from typing import TypedDict

from celery.schedules import crontab, schedule


class Job(TypedDict):
    """One entry of Celery's beat schedule."""

    task: str
    schedule: crontab | schedule | timedelta


SCHEDULE: dict[str, Job] = {
    "the worker is alive": {"task": "billing_office.health.heartbeat", "schedule": timedelta(seconds=30)},
}
