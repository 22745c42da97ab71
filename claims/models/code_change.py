"""That a payer decided a service under another code than the one billed."""

from django.db import models
from django.db.models import Q

from claims.models.claim import Claim
from coding.models import ChargeLine
from practice.fields import MoneyField


class CodeChange(models.Model):
    """
    One line that the payer decided as another procedure (SVC01) than the one submitted (SVC06).

    `difference` is the billed price less the price of the payer's code, by the office's own fees on the date of
    service, for the units billed; null when the schedule has not both.  `source` is the place in the remittance;
    `taken_back_at` is when that decision was taken back or our posting of it undone.
    """

    class Kind(models.TextChoices):
        DOWNCODE = "DOWNCODE", "Downcoded"
        BUNDLED = "BUNDLED", "Put into another service"
        UPCODE = "UPCODE", "Paid as a higher code"
        REPLACED = "REPLACED", "Replaced by another code"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="code_changes")
    charge_line = models.ForeignKey(ChargeLine, on_delete=models.PROTECT, related_name="code_changes")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    submitted = models.CharField("submitted as", max_length=48)
    decided_as = models.CharField(max_length=48)
    difference = MoneyField(null=True, blank=True)
    decided_on = models.DateField()
    source = models.CharField(max_length=120, unique=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["claim_id", "id"]
        constraints = [
            models.CheckConstraint(condition=~Q(submitted=models.F("decided_as")), name="code_change_names_two_codes")
        ]

    def __str__(self) -> str:
        return f"Code change {self.pk}"
