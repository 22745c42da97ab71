"""
Filling the demo is many transactions.  A mark in the same database tells that it has begun and did not end.

The mark is a table, so it can never be taken for the mark of another database, where somebody's work may be.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from billing_office.roles import as_owner

MARK = "demo_filling_unfinished"


def is_marked() -> bool:
    """Tell whether a filling of this database was interrupted."""
    return MARK in connection.introspection.table_names()


@contextmanager
def marked() -> Iterator[None]:
    """Mark the database while it is being filled; an error inside leaves the mark."""
    _as_owner(f"CREATE TABLE {MARK} ()")
    yield
    _as_owner(f"DROP TABLE {MARK}")


def remove_what_was_filled(home: Path) -> None:
    """
    Empty the embedded database, which is all ours, and the simulated payer's folder.

    Everything goes, because the ledger itself lets nothing be removed.
    """
    _as_owner("DROP OWNED BY CURRENT_USER CASCADE")
    shutil.rmtree(home / "sandbox", ignore_errors=True)
    call_command("migrate", verbosity=0)


def _as_owner(statement: str) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute(statement)
