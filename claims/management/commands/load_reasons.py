"""Adds the program's rules about reason codes that the office does not have yet."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from claims.models import ReasonRule
from claims.standard_reasons import load_standard


class Command(BaseCommand):
    """`manage.py load_reasons`: safe to repeat; what the office decided itself is left alone."""

    help = "Add the program's rules about payers' reason codes that no general rule was ever about."

    def handle(self, *_args: object, **_options: object) -> None:
        """Load them and say how many were new."""
        count = load_standard(rules=ReasonRule, now=timezone.now())
        self.stdout.write(f"{count} rules about reason codes are new.")
