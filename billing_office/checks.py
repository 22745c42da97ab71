"""What `manage.py check --deploy` says about the office as a whole."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Warning, register


@register("security", deploy=True)
def roles_are_apart(app_configs: Sequence[Any] | None, **options: Any) -> list[CheckMessage]:
    """Warn when the program works with the rights of the owner of the tables."""
    if settings.DATABASE_OWNER["USER"] != settings.DATABASE_ROLE:
        return []
    return [
        Warning(
            "The program works as the owner of its tables, so a fault in it could rewrite the ledger.",
            hint="Make a second role and set DATABASE_OWNER_URL; README tells how.",
            id="billing_office.W001",
        )
    ]
