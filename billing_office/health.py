"""
Is the office up, and is it well: two pages for a monitor, and the heartbeat that one of them reads.

They carry no patient's data and need no sign-in.
"""

import time
from collections.abc import Callable
from typing import Any

import structlog
from celery import shared_task
from django.core.cache import cache
from django.db import connection
from django.db.models import Min
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone

from clearinghouse.models import Interchange
from practice.permissions import public

HEARTBEAT = "worker-heartbeat"
HEARTBEAT_SECONDS = 120
INTERCHANGE_SECONDS = 15 * 60

log = structlog.get_logger(__name__)


@shared_task
def heartbeat() -> None:
    """
    Note that a worker works.

    Safe to run twice: it overwrites one time with a later one.
    """
    cache.set(HEARTBEAT, time.time(), timeout=2 * HEARTBEAT_SECONDS)


@public
def livez(request: HttpRequest) -> HttpResponse:
    """Answer that the process is up, whatever its engines do."""
    return HttpResponse("ok\n", content_type="text/plain")


@public
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer 200 when database, Redis, worker and the files on the wire are well, 503 when one of them is not."""
    checks = {name: _result(check) for name, check in CHECKS.items()}
    well = all(check["ok"] for check in checks.values())
    return JsonResponse({"ok": well, "checks": checks}, status=200 if well else 503)


def _database() -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return {"ok": True}


def _redis() -> dict[str, Any]:
    cache.get(HEARTBEAT)
    return {"ok": True}


def _worker() -> dict[str, Any]:
    beat = cache.get(HEARTBEAT)
    if beat is None:
        return {"ok": False, "heartbeat_age_seconds": None}
    age = max(0, round(time.time() - beat))
    return {"ok": age <= HEARTBEAT_SECONDS, "heartbeat_age_seconds": age}


def _interchanges() -> dict[str, Any]:
    waiting = Interchange.objects.filter(state__in=[Interchange.State.STORED, Interchange.State.QUEUED])
    oldest = waiting.aggregate(oldest=Min("stored_at"))["oldest"]
    age = 0 if oldest is None else round((timezone.now() - oldest).total_seconds())
    return {"ok": age <= INTERCHANGE_SECONDS, "oldest_unprocessed_seconds": age}


CHECKS: dict[str, Callable[[], dict[str, Any]]] = {
    "database": _database,
    "redis": _redis,
    "worker": _worker,
    "interchanges": _interchanges,
}


def _result(check: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """Run one check; a check that cannot be made has failed, and the log knows why."""
    try:
        return check()
    except Exception as problem:  # noqa: BLE001  (whatever it is, the office is not well)
        log.error("health check failed", check=check.__name__.lstrip("_"), problem=type(problem).__name__)
        return {"ok": False}
