"""What all tests share: settings that differ from a real office, and when browser tests are run."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import TransactionTestCase
from pytest_django import DjangoDbBlocker

BROWSER_TESTS = Path(__file__).parent / "browser"

# Playwright runs an event loop in the thread of the test, where Django would refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


def pytest_configure() -> None:
    """Serve static files from their folders, hash passwords cheaply, keep the workers' caches apart."""
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.PASSWORD_HASHERS = ["tests.hashers.CheapArgon2"]
    settings.DATABASES["default"].update(settings.DATABASE_OWNER)  # tests make databases and empty tables
    settings.CACHES["default"]["KEY_PREFIX"] = os.environ.get("PYTEST_XDIST_WORKER", "test")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip browser tests on a machine without Chromium, unless this is CI, where they must run."""
    if chromium() or os.environ.get("CI"):
        return
    without = pytest.mark.skip(reason="no Chromium: install it or set CHROMIUM")
    for item in items:
        if BROWSER_TESTS in item.path.parents:
            item.add_marker(without)


def chromium() -> str | None:
    """The browser of the tests, or None when this machine has none."""
    return shutil.which(os.environ.get("CHROMIUM", "/usr/bin/chromium"))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    """Use the machine's Chromium; Playwright downloads none."""
    path = chromium()
    assert path, "Browser tests are required when CI is set, and there is no Chromium (set CHROMIUM to its path)."
    return {**browser_type_launch_args, "executable_path": path, "args": ["--disable-dev-shm-usage"]}


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Clean up after a test with real transactions by what it left: to empty all hundred tables takes half a second."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA IF EXISTS kept CASCADE; CREATE SCHEMA kept")
        kept = filled_tables()
        for table in kept:
            cursor.execute(f"CREATE TABLE kept.{table} AS TABLE {table}")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: empty_the_office(kept))
        yield


def empty_the_office(kept: list[str]) -> None:
    """Leave what the migrations left: no row, but for those `kept`; the laws of the tables look away meanwhile."""
    with transaction.atomic(), connection.cursor() as cursor:
        filled = filled_tables()
        for act in ("ALTER TABLE {} DISABLE TRIGGER USER", "DELETE FROM {}"):
            for table in filled:
                cursor.execute(act.format(table))
        for table in kept:
            cursor.execute(f"INSERT INTO {table} TABLE kept.{table}")
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in filled:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")


def filled_tables() -> list[str]:
    """The tables with rows, without Django's own lists of models and rights, which no test changes."""
    lists = {"django_content_type", "auth_permission"}
    tables = sorted({*connection.introspection.django_table_names(only_existing=True)} - lists)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table})" for table in tables))
        return [table for (table,) in cursor.fetchall()]
