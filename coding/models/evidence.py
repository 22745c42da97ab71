"""Words of the note that prove what was coded."""

from django.db import models
from django.db.models import F, Q

from coding.models.visit import ChargeLine, Diagnosis
from encounters.models import Encounter


class Evidence(models.Model):
    """
    Words of the visit note that prove one diagnosis or one service.

    `start` and `end` count the characters of the note from 0, `end` not included.  `digest` is the SHA-256 of the note
    as it was then: after the note is changed, the words may stand elsewhere, and the evidence is stale.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="evidence")
    diagnosis = models.ForeignKey(Diagnosis, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence")
    line = models.ForeignKey(ChargeLine, on_delete=models.CASCADE, null=True, blank=True, related_name="evidence")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["start", "end", "id"]
        verbose_name_plural = "evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(diagnosis__isnull=True, line__isnull=False) | Q(diagnosis__isnull=False, line__isnull=True),
                name="evidence_proves_one_thing",
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="evidence_has_words"),
            models.UniqueConstraint(
                fields=["diagnosis", "line", "start", "end", "digest"],
                nulls_distinct=False,
                name="evidence_is_cited_once",
            ),
        ]

    def __str__(self) -> str:
        return f"Evidence {self.pk}"
