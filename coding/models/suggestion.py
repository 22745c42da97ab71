"""What the worker found in a visit note: diagnoses to be taken or dropped by the coder."""

from django.db import models
from django.db.models import Q

from encounters.models import Encounter
from practice.models import Staff


class NoteReading(models.Model):
    """One version of a visit's note that was read for diagnoses; `digest` is its SHA-256."""

    encounter = models.ForeignKey(Encounter, on_delete=models.CASCADE, related_name="readings")
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        ordering = ["encounter_id", "at"]
        constraints = [
            models.UniqueConstraint(fields=["encounter", "digest"], name="note_is_read_once_in_each_version"),
        ]

    def __str__(self) -> str:
        return f"Reading {self.pk}"


class NoteSuggestion(models.Model):
    """
    One diagnosis that a note names as the patient's.

    `words` are the places that prove it, pairs of characters counted from 0, the second not included.  `why` are the
    words it was found by.  `unread` are places around them that the reader did not understand and that may deny or
    doubt it; it is established when there are none.  It is open until its code stands on the visit or somebody drops
    it.
    """

    reading = models.ForeignKey(NoteReading, on_delete=models.CASCADE, related_name="suggestions")
    position = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=8)
    why = models.CharField(max_length=200)
    words = models.JSONField()
    unread = models.JSONField(default=list, blank=True)
    dropped_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    dropped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["reading_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["reading", "code"], name="note_suggests_a_code_once"),
            models.CheckConstraint(
                condition=Q(dropped_by__isnull=True, dropped_at__isnull=True)
                | Q(dropped_by__isnull=False, dropped_at__isnull=False),
                name="note_suggestion_is_dropped_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"Suggestion {self.pk}"
