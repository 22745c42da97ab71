"""What the office charges."""

from django.db import models
from django.db.models import F, Q

from patients.models import Payer
from practice.fields import MoneyField


class Fee(models.Model):
    """
    What the office charges for one unit of a procedure in a span of dates.

    A fee without a payer is the office's standard fee; `modifier` narrows it (26, TC).
    """

    procedure = models.CharField(max_length=5)
    modifier = models.CharField(max_length=2, blank=True)
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, null=True, blank=True)
    amount = MoneyField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["procedure", "modifier", "-starts_on"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="fee_is_positive"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="fee_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["procedure", "modifier", "payer", "starts_on"], nulls_distinct=False, name="fee_starts_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Fee {self.procedure}"
