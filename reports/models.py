"""What reports keep of their own: the outcome of each verification."""

from django.db import models


class Verification(models.Model):
    """
    One run of every reconciliation.

    `checks` is a list of {name, count, differences}; a difference has subject ("claim:17"), text, expected and found as
    text.  Ids only.
    """

    ran_at = models.DateTimeField()
    holds = models.BooleanField()
    checks = models.JSONField()

    class Meta:
        ordering = ["-ran_at", "-id"]

    def __str__(self) -> str:
        return f"Verification {self.pk}"
