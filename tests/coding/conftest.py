"""The code sets of these tests: the whole ICD-10-CM, loaded once and kept for all tests of a worker."""

from collections.abc import Iterator

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from coding.load import load_all
from coding.models import CodeRelease
from tests.coding.visits import load_a_few_codes


@pytest.fixture(scope="package")
def loaded_codes(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load every code set outside of the tests' transactions, and leave the database as it was."""
    with django_db_blocker.unblock():
        load_all()
    yield
    with django_db_blocker.unblock():
        _empty()


@pytest.fixture
def all_codes(loaded_codes: None, db: None) -> None:
    """Every code set; loaded again if a test with real transactions emptied the database."""
    if CodeRelease.objects.count() == 0:
        load_all()


@pytest.fixture
def few_codes(db: None) -> None:
    """A few diagnoses and the starter procedures, unless every code set is there already."""
    if CodeRelease.objects.count() == 0:
        load_a_few_codes()


@pytest.fixture
def no_codes(db: None) -> None:
    """Empty code sets, until the test's transaction ends."""
    _empty()


def _empty() -> None:
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE coding_code, coding_coderelease, coding_fee, coding_codeuse")
