"""That somebody let a finding of an edit stand, and why."""

from django.db import models
from django.db.models import Q

from encounters.models import Encounter
from practice.models import Staff


class EditOverride(models.Model):
    """
    A written reason to release a visit although an edit found something.

    `mark` stands for everything that the finding was about (see `coding.edits.finding`): when a code, a unit, the day,
    the payer or the row of the table changes, the same finding has another mark and the override counts no more.
    Never deleted: one that was given by mistake is taken back.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="edit_overrides")
    rule = models.CharField(max_length=60)
    mark = models.CharField(max_length=32)
    where = models.CharField(max_length=80)
    found = models.TextField("what the edit said")
    reason = models.CharField(max_length=250)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    taken_back_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["encounter_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["encounter", "rule", "mark"],
                condition=Q(taken_back_at__isnull=True),
                name="edit_override_is_given_once",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="edit_override_says_why"),
            models.CheckConstraint(
                condition=Q(taken_back_at__isnull=True, taken_back_by__isnull=True)
                | Q(taken_back_at__isnull=False, taken_back_by__isnull=False),
                name="edit_override_is_taken_back_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Override {self.pk}"
