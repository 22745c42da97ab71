"""The two pages that tell a monitor whether the office is up and well."""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from billing_office.celery import app, broker_url
from billing_office.health import HEARTBEAT, HEARTBEAT_SECONDS, INTERCHANGE_SECONDS, heartbeat
from clearinghouse.models import Interchange

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_heartbeat() -> Iterator[None]:
    cache.delete(HEARTBEAT)
    yield
    cache.delete(HEARTBEAT)


def an_interchange(*, state: Interchange.State, minutes_ago: int) -> Interchange:
    return Interchange.objects.create(
        direction=Interchange.Direction.IN,
        file_name="remittance.835",
        content=b"ISA",
        size=3,
        digest=f"{minutes_ago:064d}",
        state=state,
        stored_at=timezone.now() - timedelta(minutes=minutes_ago),
    )


def test_a_process_that_is_up_says_so_to_anybody(client: Client):
    assert client.get("/livez").content == b"ok\n"


def test_an_office_with_a_living_worker_is_well(client: Client):
    heartbeat()
    answer = client.get("/readyz")
    assert answer.status_code == 200
    checks = answer.json()["checks"]
    assert checks["worker"].pop("heartbeat_age_seconds") < HEARTBEAT_SECONDS
    assert answer.json()["ok"]
    assert checks == {
        "database": {"ok": True},
        "redis": {"ok": True},
        "worker": {"ok": True},
        "interchanges": {"ok": True, "oldest_unprocessed_seconds": 0},
    }


def test_an_office_without_a_worker_is_not_well(client: Client):
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["worker"] == {"ok": False, "heartbeat_age_seconds": None}


def test_a_worker_that_has_been_silent_too_long_is_missed(client: Client):
    cache.set(HEARTBEAT, time.time() - HEARTBEAT_SECONDS - 5)
    assert client.get("/readyz").status_code == 503


def test_a_file_that_nobody_has_processed_for_long_is_told(client: Client):
    heartbeat()
    an_interchange(state=Interchange.State.STORED, minutes_ago=INTERCHANGE_SECONDS // 60 + 1)
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["interchanges"]["oldest_unprocessed_seconds"] >= INTERCHANGE_SECONDS


def test_a_processed_file_may_be_old(client: Client):
    heartbeat()
    an_interchange(state=Interchange.State.PROCESSED, minutes_ago=9000)
    assert client.get("/readyz").status_code == 200


def test_a_redis_that_is_gone_is_told_and_the_process_is_still_up(client: Client, settings: Settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "unix:///nowhere/redis.sock"}}
    answer = client.get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["checks"]["redis"] == {"ok": False}
    assert client.get("/livez").status_code == 200


@pytest.mark.parametrize(
    ("redis", "broker"),
    [
        ("redis://10.0.0.5:6379/1", "redis://10.0.0.5:6379/1"),
        ("unix:///srv/office/redis.sock?db=2", "redis+socket:///srv/office/redis.sock?virtual_host=2"),
        ("unix:///srv/office/redis.sock", "redis+socket:///srv/office/redis.sock?virtual_host=0"),
    ],
)
def test_celery_gets_the_same_redis_in_its_own_words(redis: str, broker: str):
    assert broker_url(redis) == broker


def test_the_clock_sends_only_tasks_that_exist():
    app.loader.import_default_modules()
    assert {job["task"] for job in app.conf.beat_schedule.values()} <= set(app.tasks)
