"""How remittances are posted: what the office lets happen by itself, and what was undone."""

from django.db import models
from django.db.models import Q

from patients.models import Payer
from payments.models.remittance import Adjudication, Remittance
from practice.fields import MoneyField
from practice.models import Staff


class PostingRule(models.Model):
    """
    What happens to a remittance of a payer when it comes in; the rule without a payer is for all others.

    `largest` is the highest payment that posts by itself; null is no limit.
    """

    class Way(models.TextChoices):
        EACH_CLAIM = "EACH_CLAIM", "Post every claim that is clean; the others become exceptions"
        WHEN_CLEAN = "WHEN_CLEAN", "Post a remittance only when all of it is clean; the others wait for a person"
        BY_HAND = "BY_HAND", "Every remittance waits for a person"

    payer = models.OneToOneField(Payer, on_delete=models.PROTECT, null=True, blank=True, related_name="posting_rule")
    way = models.CharField(max_length=10, choices=Way.choices, default=Way.EACH_CLAIM)
    largest = MoneyField("highest payment", null=True, blank=True)
    changed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["payer_id"]
        constraints = [
            models.UniqueConstraint(fields=["payer"], nulls_distinct=False, name="posting_rule_once_per_payer"),
            models.CheckConstraint(condition=Q(largest__isnull=True) | Q(largest__gte=0), name="posting_rule_limit"),
        ]

    def __str__(self) -> str:
        return f"Posting rule {self.pk}"


class Undoing(models.Model):
    """
    One act of taking back our own posting: of a whole remittance, or of one decision of it.

    Its entries have sources that begin with `source`; each names the entry that it reverses.
    """

    remittance = models.ForeignKey(Remittance, on_delete=models.PROTECT, related_name="undoings")
    adjudication = models.ForeignKey(
        Adjudication, on_delete=models.PROTECT, null=True, blank=True, related_name="undoings"
    )
    run = models.PositiveSmallIntegerField()
    why = models.CharField("reason", max_length=200)
    entries = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(why=""), name="undoing_has_a_reason"),
            models.UniqueConstraint(
                fields=["remittance", "adjudication", "run"], nulls_distinct=False, name="undoing_once_per_run"
            ),
        ]

    def __str__(self) -> str:
        return f"Undoing {self.pk}"

    @property
    def source(self) -> str:
        """Where its entries come from: the first part of their `source`."""
        return f"undoing:{self.pk}"
