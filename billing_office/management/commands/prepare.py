"""`manage.py prepare`: what `make run` does first, in one process: to load the program takes longer than most of it."""

import os
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Bring database and static files up to the program's version; fill an empty office with the demo."""

    help = "Bring database and static files up to the program's version; fill an empty office with the demo."

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, collect, fill unless DEMO=no."""
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        if os.environ.get("DEMO", "yes") != "no":
            call_command("demo", fill=True, patients=80, stdout=self.stdout)
