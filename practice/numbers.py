"""Numbers that people read aloud, each from its own database sequence, never given twice."""

from django.db import connection


def next_number(sequence: str) -> int:
    """The next value of a sequence that a migration made: "account_number", "encounter_number", "claim_number"."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(%s::regclass)", [sequence])
        (value,) = cursor.fetchone()
    return int(value)
