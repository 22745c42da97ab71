"""Visits that wait: set aside until a day, or handed to a person with a question."""

from django.db import models
from django.db.models import Q

from encounters.models import Encounter
from practice.models import Staff


class Pend(models.Model):
    """
    A visit set aside until a day; on that day it comes back to the coders by itself.

    The reason stands on the encounter as long as the pend is open.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="pends")
    until = models.DateField("comes back on")
    why = models.CharField(max_length=200)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["until", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["encounter"], condition=Q(ended_at__isnull=True), name="visit_is_pended_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"Pend of encounter {self.encounter_id}"


class Escalation(models.Model):
    """A visit handed to a person with a question; the answer gives it back to the coder who asked."""

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="escalations")
    to = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="escalations")
    note = models.CharField(max_length=400)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    answer = models.CharField(max_length=400, blank=True)
    answered_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["encounter"], condition=Q(answered_at__isnull=True), name="visit_is_with_one_person_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True) | ~Q(answer=""), name="escalation_answered_has_its_answer"
            ),
        ]

    def __str__(self) -> str:
        return f"Escalation of encounter {self.encounter_id}"
