"""What all tests share: settings that differ from a real office, and when browser tests are run."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import TransactionTestCase
from django.utils import timezone

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


@pytest.fixture(scope="session", autouse=True)
def tables_are_emptied_by_their_rows() -> Iterator[None]:
    """Clean up after a test with real transactions by what it left: to empty all hundred tables takes half a second."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda test: delete_what_is_left())
        yield


def delete_what_is_left() -> None:
    """Delete every row but those of Django's lists of models and rights; the laws of the tables look away meanwhile."""
    lists = {"django_content_type", "auth_permission"}
    tables = sorted({*connection.introspection.django_table_names(only_existing=True)} - lists)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT '{table}' WHERE EXISTS (SELECT FROM {table})" for table in tables))
        filled = [table for (table,) in cursor.fetchall()]
        each = ("ALTER TABLE {} DISABLE TRIGGER USER", "DELETE FROM {}", "ALTER TABLE {} ENABLE TRIGGER USER")
        off, empty, on = (";".join(act.format(table) for table in filled) for act in each)
        if filled:
            cursor.execute(f"{off}; {empty}; SET CONSTRAINTS ALL IMMEDIATE; {on}")


@pytest.fixture(autouse=True)
def standard_reasons(request: pytest.FixtureRequest) -> None:
    """Bring back what migrations load: tests with real transactions empty every table behind them."""
    marker = request.node.get_closest_marker("django_db")
    is_real = (marker and marker.kwargs.get("transaction")) or "live_server" in request.fixturenames
    if not (is_real or marker or "db" in request.fixturenames):
        return
    request.getfixturevalue("transactional_db" if is_real else "db")
    from claims.models import ReasonRule
    from claims.standard_reasons import load_standard

    if not ReasonRule.objects.exists():
        load_standard(rules=ReasonRule, now=timezone.now())
