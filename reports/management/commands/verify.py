"""`manage.py verify`: every reconciliation with its sums and the rows that differ, and what waits to be explained."""

import sys
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from payments.proof.unexplained import waiting
from reports.verification import verdict, verify


class Command(BaseCommand):
    """Prove the books: recompute everything from the entries and compare.  Exit 1 on any difference."""

    help = (
        "Run every reconciliation; print one line each with its sums, the rows that differ and since when, the money"
        " that waits to be explained with its age, and a verdict. Exits 1 on any difference."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the outcome and end with 1 when a figure differs."""
        verification = verify(now=timezone.now())
        for check in verification.checks:
            state = "differs" if check["differences"] else "ok"
            self.stdout.write(f"{state:8} {check['count']:>10,}  {check['name']}")
            if check["terms"]:
                self.stdout.write(f"         {_equation(check['terms'])}")
            for row in check["differences"]:
                figures = f"expected {row['expected']}, found {row['found']}, difference {row['amount']}"
                self.stdout.write(f"         {row['subject']}: {figures}, since {row['since']}. {row['text']}")
        self._write_what_waits()
        self.stdout.write(verdict(verification))
        if not verification.holds:
            sys.exit(1)

    def _write_what_waits(self) -> None:
        today = timezone.localdate()
        for row in waiting(today=today):
            age = f", the oldest {row.days(today)} days" if row.count else ""
            self.stdout.write(
                f"{'waits' if row.count else 'ok':8} {row.count:>10,}  {row.name}: {row.amount:,.2f}{age}"
            )


def _equation(terms: list[dict[str, str]]) -> str:
    return " ".join(f"{term['sign']} {term['name']} {term['amount']}".strip() for term in terms)
