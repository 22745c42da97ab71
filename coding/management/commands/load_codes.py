"""`manage.py load_codes`: load the code sets that the office carries by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from coding.load import load_all


class Command(BaseCommand):
    """Loads code sets; safe to run again at any time."""

    help = "Load ICD-10-CM, places of service, modifiers and the starter procedures. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load everything and print one line for each code set."""
        is_terminal = self.stderr.isatty()

        def show(done: int, total: int) -> None:
            if is_terminal:
                self.stderr.write(f"\r{done:,} of {total:,} codes", ending="")

        releases = load_all(progress=show)
        if is_terminal:
            self.stderr.write("\r", ending="")
        for release in releases:
            since = f"{release.starts_on:%m/%d/%Y}"
            self.stdout.write(f"{release.get_system_display()}: {release.rows:,} entries, {release.name}, from {since}")
