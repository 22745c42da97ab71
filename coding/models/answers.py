"""What payers answered for services, kept narrow so that the bench can be told at once."""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coding.models.visit import ChargeLine
from patients.models import Coverage, Payer
from practice.fields import MoneyField
from practice.rows import BulkRow


class LineAnswer(BulkRow):
    """
    The final answer of a plan that was asked first, for one charge line; kept by the posting of remittances.

    What was asked (`payer`, `procedure`, `modifiers` in their order, `diagnosis` the main one) is as on the visit when
    the answer was posted: a later correction asks something else.  `decision` names the payer's decision by number.
    `paid` and `allowed` are dollars of the whole line; `allowed` is null where nothing was allowed.  `reasons` say why
    money was refused: "CO 16 MA130".  `contested` tells that an earlier denial was appealed or sent again corrected.
    `days` are from the last sending to the payer's date; null when the sending is not known.
    """

    class Kind(models.TextChoices):
        PAID = "PAID", "Paid"
        DENIED = "DENIED", "Denied"
        PATIENT = "PATIENT", "Patient owes all of it"
        NOTHING = "NOTHING", "Nothing, by contract"

    class Contested(models.TextChoices):
        APPEALED = "APPEALED", "Appealed"
        RESUBMITTED = "RESUBMITTED", "Corrected and sent again"

    charge_line = models.ForeignKey(ChargeLine, on_delete=models.CASCADE, related_name="answers", db_index=False)
    coverage = models.ForeignKey(Coverage, on_delete=models.PROTECT, related_name="+", db_index=False)
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, related_name="+", db_index=False)
    decision = models.BigIntegerField()
    procedure = models.CharField(max_length=5)
    modifiers = models.CharField(max_length=11, blank=True)
    diagnosis = models.CharField(max_length=8, blank=True)
    kind = models.CharField(max_length=7, choices=Kind.choices)
    paid = MoneyField(default=Decimal("0.00"))
    allowed = MoneyField(null=True, blank=True)
    reasons = ArrayField(models.TextField(), default=list, blank=True)
    contested = models.CharField(max_length=12, choices=Contested.choices, blank=True)
    decided_on = models.DateField()
    days = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        ordering = ["-decided_on", "-id"]
        indexes = [
            models.Index(
                fields=["payer", "procedure", "modifiers", "diagnosis", "-decided_on"], name="line_answer_by_all_asked"
            ),
            models.Index(fields=["procedure", "payer", "-decided_on"], name="line_answer_by_procedure"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["charge_line", "coverage"], name="line_answer_is_the_final_one"),
            models.CheckConstraint(
                condition=~Q(kind="DENIED") | ~Q(reasons=[]), name="line_answer_denied_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"Answer {self.pk}"
