"""Constant statements are planned once for each connection, and answer as if they were asked plainly."""

from threading import Thread

import pytest
from django.db import ProgrammingError, connection, transaction

from practice.models import Role
from practice.planned import rows
from tests.builders import a_staff

pytestmark = pytest.mark.django_db
NAMED = "SELECT username FROM practice_staff WHERE username = ANY((SELECT %(names)s)::text[]) ORDER BY username"


def prepared(statement_has: str) -> list[int]:
    """How often each prepared statement with these words was asked on this connection."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT generic_plans + custom_plans FROM pg_prepared_statements WHERE position(%s in statement) > 0"
            " AND name LIKE 'asked%%'",
            [statement_has],
        )
        return [asked for (asked,) in cursor.fetchall()]


def test_a_statement_is_prepared_once_and_answers_for_the_values_of_each_time() -> None:
    for name in ("ann", "bob", "cy"):
        a_staff(Role.CODER, username=name)
    before = sum(prepared("AS planned_once"))
    statement = NAMED.replace("practice_staff WHERE", "practice_staff AS planned_once WHERE")
    assert rows(statement, {"names": ["ann", "cy"]}) == [("ann",), ("cy",)]
    assert rows(statement, {"names": ["bob"]}) == [("bob",)]
    assert rows(statement, {"names": []}) == []
    assert prepared("AS planned_once") == [before + 3]


def test_a_value_may_stand_twice_and_a_percent_sign_is_one() -> None:
    assert rows("SELECT %(text)s || '%%', upper(%(text)s)", {"text": "a'b"}) == [("a'b%", "A'B")]


def test_what_was_prepared_in_work_that_was_rolled_back_is_still_known() -> None:
    with transaction.atomic():
        assert rows("SELECT 'before the end'", {}) == [("before the end",)]
        transaction.set_rollback(True)
    assert rows("SELECT 'before the end'", {}) == [("before the end",)]


def test_what_cannot_be_prepared_is_refused_each_time_and_never_thought_prepared() -> None:
    for _ in range(2):
        with pytest.raises(ProgrammingError, match="no_such_table"), transaction.atomic():
            rows("SELECT 1 FROM no_such_table", {})


def test_each_connection_prepares_for_itself() -> None:
    answers = []

    def ask() -> None:
        answers.append(rows("SELECT 'each for itself'", {}))
        connection.close()

    ask_here = rows("SELECT 'each for itself'", {})
    elsewhere = Thread(target=ask)
    elsewhere.start()
    elsewhere.join()
    assert answers == [ask_here] == [[("each for itself",)]]
