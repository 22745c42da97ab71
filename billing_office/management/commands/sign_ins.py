"""Print where the office is and, while it is the demo office, one sign-in for each role."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from practice.models import Role, Staff


class Command(BaseCommand):
    """`make run` ends with it; it can be called again at any time."""

    help = "Print the address of the office and the demo's sign-ins."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the address that was started."""
        parser.add_argument("address", nargs="?", default="http://127.0.0.1:8000/")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print one line for each role."""
        self.stdout.write(f"\nThe office is open: {options['address']}\n")
        password = settings.HOME / "demo-password"
        if not password.exists():
            return
        self.stdout.write(f"Demo office, simulated payers. Password of everybody: {password.read_text().strip()}\n")
        staff = list(Staff.objects.filter(is_active=True).order_by("id"))
        for role in Role:
            person = next((one for one in staff if one.roles[0] == role), None)
            if person is not None:
                self.stdout.write(f"  {role.label:<14} {person.username}\n")
        self.stdout.write("Ctrl-C stops everything; the next `make run` goes on with the same data.\n")
