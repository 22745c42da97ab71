"""A demo whose filling was interrupted is told from a whole one, and nobody else's database is emptied for it."""

import pytest
from django.core.management import CommandError, call_command

from billing_office.demo import interrupted
from practice.models import Practice
from tests.builders import a_practice

pytestmark = pytest.mark.django_db


def test_a_filling_that_breaks_off_leaves_its_mark() -> None:
    with pytest.raises(KeyboardInterrupt), interrupted.marked():
        raise KeyboardInterrupt
    assert interrupted.is_marked()


def test_a_filling_that_ends_leaves_no_mark() -> None:
    with interrupted.marked():
        assert interrupted.is_marked()
    assert not interrupted.is_marked()


def test_a_database_that_may_hold_more_than_the_office_is_not_emptied(monkeypatch: pytest.MonkeyPatch) -> None:
    a_practice()
    with pytest.raises(KeyboardInterrupt), interrupted.marked():
        raise KeyboardInterrupt
    monkeypatch.setenv("DATABASE_URL", "postgresql://elsewhere/office")
    with pytest.raises(CommandError, match="Give the office an empty database"):
        call_command("demo", "--fill")
    assert Practice.objects.exists()
