"""What all tests share: settings that differ from a real office, and when browser tests are run."""

import os
import shutil
from pathlib import Path

import pgtrigger
import pytest
from django.conf import settings
from django.utils import timezone
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
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Let the test runner empty tables between tests, which the ledger refuses; its own tests switch that back on."""
    with django_db_blocker.unblock():
        pgtrigger.disable("ledger.Entry:entry_not_truncated", "ledger.Period:period_not_truncated",
                          "ledger.Seal:seal_not_truncated")  # fmt: skip


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
