"""The journal of the bench: every act on a visit's codes, with what was there before and after it."""

import pgtrigger
from django.db import models
from django.db.models import Q

from encounters.models import Encounter
from practice.models import Staff


class BenchAct(models.Model):
    """
    One act of a person on a visit's codes, which can be taken back exactly.

    Rows are only added: taking back and doing again are acts too, and name the one they are `of`.  `before` and `after`
    are pictures of the codes (see `coding.bench.picture`); `said` tells the difference between them.  `number` counts
    the acts of a visit from 1; the last one is what a page has seen.
    """

    class Kind(models.TextChoices):
        DID = "DID", "Did"
        UNDID = "UNDID", "Took back"
        REDID = "REDID", "Did again"

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="bench_acts")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=5, choices=Kind.choices, default=Kind.DID)
    of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    said = models.CharField(max_length=200)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering = ["encounter_id", "number"]
        constraints = [
            models.UniqueConstraint(fields=["encounter", "number"], name="bench_act_has_its_number"),
            models.CheckConstraint(condition=Q(number__gt=0), name="bench_acts_are_counted_from_one"),
            models.CheckConstraint(
                condition=Q(kind="DID", of__isnull=True) | (~Q(kind="DID") & Q(of__isnull=False)),
                name="bench_act_taken_back_is_named",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="bench_act_is_final", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Act {self.number} on encounter {self.encounter_id}"
