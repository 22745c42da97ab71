"""What the office's own database role may do with the ledger, and whether that is all it may do."""

from collections.abc import Mapping

from django.db import connection

# `manage.py migrate` gives these rights and no other (`billing_office.roles`).  Open balances are written by the
# trigger, which has the owner's rights.
LIMITS: Mapping[str, str] = {
    "ledger_entry": "SELECT, INSERT",
    "ledger_openbalance": "SELECT",
    "ledger_seal": "SELECT, INSERT",
    "ledger_period": "SELECT, INSERT, UPDATE (reopened_at, reopened_by_id, reopened_because)",
}

# Tables that the role of this connection owns, or may change in ways that the limits do not name.
TOO_MUCH = """
    SELECT relname FROM pg_class
    WHERE oid = ANY(%s::regclass[])
      AND (pg_has_role(relowner, 'MEMBER') OR has_table_privilege(oid, 'UPDATE, DELETE, TRUNCATE, TRIGGER'))
    ORDER BY relname
"""


def unprotected() -> list[str]:
    """The tables of the ledger that this process could rewrite if it were made to; none when the roles are apart."""
    with connection.cursor() as cursor:
        cursor.execute(TOO_MUCH, [list(LIMITS)])
        return [name for (name,) in cursor.fetchall()]
