"""Dry runs of the office's own rules over visits of the past."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from coding.models import OfficeRule
from practice.fields import MoneyField
from practice.models import Staff


class RuleRun(models.Model):
    """
    What a rule would have found among the released visits of a span, and what payers made of these.

    `revision` is the rule's when it was asked.  `hits` are visits, `denied` those of them on which a payer later denied
    something, `denied_amount` these denials in dollars; `all_denied` of `total` is the usual rate to compare with.
    `examples` are ids of the latest visits that it hits.
    """

    class State(models.TextChoices):
        WAITING = "WAITING", "Waiting for the worker"
        RUNNING = "RUNNING", "Running"
        DONE = "DONE", "Done"

    rule = models.ForeignKey(OfficeRule, on_delete=models.PROTECT, related_name="runs")
    revision = models.PositiveIntegerField()
    starts_on = models.DateField("visits from")
    ends_on = models.DateField("visits until")
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    total = models.PositiveIntegerField(default=0)
    done = models.PositiveIntegerField(default=0)
    hits = models.PositiveIntegerField(default=0)
    denied = models.PositiveIntegerField(default=0)
    all_denied = models.PositiveIntegerField(default=0)
    denied_amount = MoneyField(default=0)
    examples = ArrayField(models.BigIntegerField(), default=list, blank=True)
    asked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="rule_run_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(denied__lte=F("hits")), name="rule_run_denied_are_among_its_hits"),
        ]

    def __str__(self) -> str:
        return f"Rule run {self.pk}"

    @property
    def is_over(self) -> bool:
        """Whether its figures are final."""
        return self.state == self.State.DONE
