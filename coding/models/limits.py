"""How often a payer pays for a service."""

from datetime import date

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from patients.models import Payer
from practice.models import Staff


class PayerLimit(models.Model):
    """
    The most units of one procedure that a payer pays for one patient in a span, as its policy says.

    `span` is a number of days or of whole months, for these two kinds only: "one in 365 days", "one after 11 whole
    months".  The day that counts is the date of service.  `policy` names where the payer says so.
    """

    class Per(models.TextChoices):
        DAY = "DAY", "a day"
        MONTH = "MONTH", "a calendar month"
        YEAR = "YEAR", "a calendar year"
        DAYS = "DAYS", "a number of days"
        MONTHS = "MONTHS", "a number of whole months"
        LIFETIME = "LIFETIME", "a lifetime"

    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, related_name="limits")
    procedure = models.CharField(max_length=5)
    most = models.PositiveSmallIntegerField("most units", default=1, validators=[MinValueValidator(1)])
    per = models.CharField(max_length=8, choices=Per.choices, default=Per.YEAR)
    span = models.PositiveSmallIntegerField("how many days or months", null=True, blank=True)
    starts_on = models.DateField("dates of service from")
    ends_on = models.DateField("until", null=True, blank=True)
    policy = models.CharField("where the payer says so", max_length=120)
    entered_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["payer__name", "procedure", "-starts_on", "id"]
        indexes = [models.Index(fields=["payer", "procedure"], name="payer_limit_by_code")]
        constraints = [
            models.UniqueConstraint(fields=["payer", "procedure", "per", "starts_on"], name="payer_limit_starts_once"),
            models.CheckConstraint(condition=Q(most__gte=1), name="payer_limit_allows_something"),
            models.CheckConstraint(
                condition=Q(per__in=["DAYS", "MONTHS"], span__isnull=False, span__gte=1)
                | (~Q(per__in=["DAYS", "MONTHS"]) & Q(span__isnull=True)),
                name="payer_limit_of_a_span_has_its_length",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="payer_limit_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"Limit {self.pk}"

    def counts_on(self, day: date) -> bool:
        """Tell whether the limit holds for a date of service."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)

    @property
    def words(self) -> str:
        """The limit as one reads it: "1 in 365 days", "2 in a calendar year"."""
        if self.per == self.Per.DAYS:
            return f"{self.most} in {self.span} days"
        if self.per == self.Per.MONTHS:
            return f"{self.most} in {self.span} whole months"
        return f"{self.most} in {self.get_per_display()}"
