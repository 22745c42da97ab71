"""
Two database roles: the owner, who makes and changes tables, and the office's own, which works with their rows.

Everything that runs (web, worker, commands) uses the office's own role.  It cannot rewrite the ledger whatever is wrong
in our code, because it has no right to.  Only `manage.py migrate` takes the owner's.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.conf import settings
from django.core.management import CommandError
from django.db import connection, transaction
from psycopg2 import sql

from ledger import privileges

ROWS = "SELECT, INSERT, UPDATE, DELETE"
# Tables whose rows are not for the office to change.
LIMITS: Mapping[str, str] = {**privileges.LIMITS, "practice_access": "SELECT, INSERT", "django_migrations": "SELECT"}


@contextmanager
def as_owner() -> Iterator[None]:
    """Use the owner's rights inside the block; for commands, which have one thread."""
    used = connection.settings_dict
    before = {key: used[key] for key in settings.DATABASE_OWNER}
    if before == settings.DATABASE_OWNER:
        yield
        return
    connection.close()
    used.update(settings.DATABASE_OWNER)
    try:
        yield
    finally:
        connection.close()
        used.update(before)


def grant() -> None:
    """
    Give the office's own role the rights it works with and take every other; called as the owner, may be repeated.

    :raises CommandError: if the database does not know the role.
    """
    role = settings.DATABASE_ROLE
    if role == settings.DATABASE_OWNER["USER"]:
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role])
        if cursor.fetchone() is None:
            raise CommandError(f"The database has no role {role}, which DATABASE_URL names. Create it, then try again.")
        for statement in _statements(connection.introspection.table_names(cursor)):
            cursor.execute(statement.format(role=sql.Identifier(role)))


def _statements(existing: list[str]) -> Iterator[sql.SQL]:
    ours = {*connection.introspection.django_table_names(), "django_migrations"}
    for table in sorted(ours & set(existing)):
        rights = LIMITS.get(table, ROWS)
        yield sql.SQL(f'REVOKE ALL ON "{table}" FROM {{role}}')
        yield sql.SQL(f'GRANT {rights} ON "{table}" TO {{role}}')
    yield sql.SQL("GRANT USAGE ON SCHEMA public TO {role}")
    yield sql.SQL("GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}")
    yield sql.SQL("ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}")
