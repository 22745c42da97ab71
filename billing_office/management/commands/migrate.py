"""`manage.py migrate`: Django's in less time, with the owner's rights; the office's role gets its rights afterwards."""

from typing import Any

from django.core.management.commands import migrate
from django.db.migrations import Migration

from billing_office.rendering import rendering_less
from billing_office.roles import as_owner, grant


class Command(migrate.Command):
    """Bring the database up to the program's version."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate as the owner of the tables."""
        with as_owner():
            super().handle(*args, **options)
            if not (options["plan"] or options["check_unapplied"]):
                grant()

    def migration_progress_callback(self, action: str, migration: Migration | None = None, fake: bool = False) -> None:
        """Lighten a migration just before it is applied."""
        if action == "apply_start" and migration is not None:
            lighter = [rendering_less(operation) for operation in migration.operations]
            migration.operations = lighter  # type: ignore[misc]  # of this one object, which is a copy of its class's
        super().migration_progress_callback(action, migration, fake)
