"""Send every claim that is ready, now."""

from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Count, Sum
from django.utils import timezone

from claims.models import Submission
from claims.submit import submit_ready
from clearinghouse.models import Interchange
from clearinghouse.services import CannotDeliver, deliver


class Command(BaseCommand):
    """One line for each file; what the worker does by itself, on demand."""

    help = "Send every claim that is ready; prints one line for each file: connection, claims, dollars, control number."

    def handle(self, *args: Any, **options: Any) -> None:
        """Submit, deliver, tell."""
        now = timezone.now()
        files = submit_ready(now=now)
        if not files:
            self.stdout.write("Nothing is ready to send.")
        stuck = [problem for sent in files if (problem := self._deliver(sent))]
        if stuck:
            raise CommandError(" ".join(stuck))

    def _deliver(self, sent: Interchange) -> str:
        """Write one file to its outbox and tell about it; the problem, if it could not be written."""
        sums = Submission.objects.filter(interchange=sent).aggregate(claims=Count("pk"), charged=Sum("charged"))
        charged = sums["charged"] or Decimal("0.00")
        self.stdout.write(
            f"{sent.connection}: {sums['claims']} claims, {charged:,.2f} dollars, control number {sent.control_number}"
        )
        try:
            deliver(interchange=sent, now=timezone.now())
        except CannotDeliver as problem:
            return str(problem)
        return ""
