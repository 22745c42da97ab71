"""`manage.py migrate`: Django's, with the owner's rights, and the office's own role given its rights afterwards."""

from typing import Any

from django.core.management.commands import migrate

from billing_office.roles import as_owner, grant


class Command(migrate.Command):
    """Bring the database up to the program's version."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate as the owner of the tables."""
        with as_owner():
            super().handle(*args, **options)
            if not (options["plan"] or options["check_unapplied"]):
                grant()
