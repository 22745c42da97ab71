"""Offices to measure in: databases of the embedded engine, each begun as a copy of another."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

import psutil
import psycopg2
from django.conf import settings
from django.db import connection

T = TypeVar("T")


class Spent(NamedTuple):
    """
    What a piece of work took: seconds on the clock, and seconds of processors, ours and the database's together.

    The clock is what people wait for; what else the machine does lengthens it, and the processors' time hardly.
    """

    clock: float
    processors: float


def timed(work: Callable[[], T]) -> tuple[Spent, T]:
    """Do work that commits what it does, and tell what it took."""
    clock, processors = time.perf_counter(), _processors()
    done = work()
    return Spent(time.perf_counter() - clock, _processors() - processors), done


def _processors() -> float:
    connection.ensure_connection()
    database = psutil.Process(connection.connection.info.backend_pid).cpu_times()
    return time.process_time() + float(database.user + database.system)


@contextmanager
def copy_of_office(name: str, *, of: str) -> Iterator[str]:
    """Have another database inside the block, with everything that this one has now."""
    connection.close()
    drop = f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'
    with superuser("postgres") as cursor:
        cursor.execute(drop)
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE "{of}" OWNER "{settings.DATABASE_OWNER["USER"]}"')
    try:
        yield name
    finally:
        connection.close()
        with superuser("postgres") as cursor:
            cursor.execute(drop)


@contextmanager
def in_office(name: str) -> Iterator[None]:
    """Work in another database inside the block."""
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


def settle(name: str) -> None:
    """Let the planner know what is there, as autovacuum does it in an office that runs; leave nothing to be written."""
    with superuser(name) as cursor:
        cursor.execute("VACUUM ANALYZE")
        cursor.execute("CHECKPOINT")


def checkpoint() -> None:
    """Write what was changed so far, so that the next measurement does not pay for it."""
    with superuser("postgres") as cursor:
        cursor.execute("CHECKPOINT")


@contextmanager
def superuser(name: str) -> Iterator["psycopg2.extensions.cursor"]:
    """Have a connection of the engine's owner, each statement committed by itself."""
    other = psycopg2.connect(host=connection.settings_dict["HOST"], dbname=name, user="postgres")
    other.autocommit = True
    try:
        with other.cursor() as cursor:
            yield cursor
    finally:
        other.close()
