"""Rules that an office writes for itself, and what they caught."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from encounters.models import Encounter
from practice.models import Staff


class OfficeRule(models.Model):
    """
    An edit of the office's own: when all `conditions` hold, a visit is held or its coder warned.

    `conditions` are a list of objects with field, operator and value (see `coding.edits.office.conditions`).  A rule
    acts while it is switched on, for dates of service from `starts_on` to `ends_on`.  `revision` counts its changes; it
    is changed only while it is off, so a hit tells exactly what was asked.
    """

    class Action(models.TextChoices):
        HOLD = "HOLD", "Hold the visit"
        WARN = "WARN", "Warn the coder"

    name = models.CharField(max_length=80, unique=True)
    action = models.CharField(max_length=4, choices=Action.choices, default=Action.WARN)
    conditions = models.JSONField(default=list)
    message = models.CharField("what is wrong", max_length=200)
    remedy = models.CharField("what to do", max_length=200)
    source = models.CharField("who says so", max_length=120)
    starts_on = models.DateField("dates of service from")
    ends_on = models.DateField("until", null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    on_since = models.DateTimeField("switched on at", null=True, blank=True)
    switched_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    switched_at = models.DateTimeField("last switched at", null=True, blank=True)

    class Meta:
        ordering = ["name"]
        indexes = [models.Index(fields=["starts_on"], name="office_rule_live", condition=Q(on_since__isnull=False))]
        constraints = [
            models.CheckConstraint(condition=~Q(conditions=[]), name="office_rule_asks_something"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="office_rule_ends_after_it_starts",
            ),
            models.CheckConstraint(
                condition=Q(on_since__isnull=True) | Q(switched_by__isnull=False, switched_at__isnull=False),
                name="office_rule_is_switched_on_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Office rule {self.pk}"

    @property
    def is_on(self) -> bool:
        """Whether it acts."""
        return self.on_since is not None

    @property
    def key(self) -> str:
        """How findings, overrides and hits name it."""
        return f"office-{self.pk}"

    def counts_on(self, day: date) -> bool:
        """Tell whether it is about a date of service."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class OfficeRuleHit(models.Model):
    """
    That a rule of the office found something on a visit while it was on; once for each visit and revision.

    `released_with` tells whether the visit was released with the finding (let stand, or only warned of) or corrected
    before; null while it is not released.
    """

    rule = models.ForeignKey(OfficeRule, on_delete=models.PROTECT, related_name="hits")
    revision = models.PositiveIntegerField()
    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="office_rule_hits")
    at = models.DateTimeField()
    released_with = models.BooleanField(null=True, blank=True)

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["rule", "revision", "encounter"], name="office_rule_hits_a_visit_once")
        ]

    def __str__(self) -> str:
        return f"Hit {self.pk}"
