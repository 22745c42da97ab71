"""`manage.py verify`: every reconciliation, one line each, with the rows that differ."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from reports.verification import verdict, verify


class Command(BaseCommand):
    """Prove the books: recompute everything from the entries and compare.  Exit 1 on any difference."""

    help = (
        "Run every reconciliation; print one line each, the rows that differ, and a verdict. Exits 1 on any difference."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the outcome and end with 1 when a figure differs."""
        verification = verify(now=timezone.now())
        for check in verification.checks:
            state = "differs" if check["differences"] else "ok"
            self.stdout.write(f"{state:8} {check['count']:>10,}  {check['name']}")
            for row in check["differences"]:
                figures = f"expected {row['expected']}, found {row['found']}, difference {row['amount']}"
                self.stdout.write(f"         {row['subject']}: {figures}. {row['text']}")
        self.stdout.write(verdict(verification))
        if not verification.holds:
            sys.exit(1)
