"""What reports keep of their own: the outcome of each verification, and sums of entries that never change again."""

from django.db import models

from practice.fields import MoneyField


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


class SealedMove(models.Model):
    """
    What sealed entries moved on a receivable in all: dollars by effective date and date of service.

    `through` is the number of the last entry that a run of `reports.sealed_moves` counted; the next begins behind it.
    Sealed entries never change and none is ever put among them, so these sums stay true.
    """

    through = models.PositiveBigIntegerField()
    account = models.CharField(max_length=14)
    effective_date = models.DateField()
    service_date = models.DateField()
    amount = MoneyField(max_digits=16)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["through", "account", "effective_date", "service_date"], name="sealed_move_is_counted_once"
            )
        ]

    def __str__(self) -> str:
        return f"Sealed move {self.pk}"
