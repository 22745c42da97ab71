"""The reasoning behind the level of a visit."""

import pgtrigger
from django.db import models
from django.db.models import Q

from encounters.models import Encounter
from practice.models import Staff


class EmReasoning(models.Model):
    """
    Why a visit has its level (E/M), as it was reasoned at one moment; a new thought is a new version, none is changed.

    `answers` are what was counted (see `coding.em.decisions`); `problems`, `data` and `risk` the levels 1 to 4 that
    came of them.  `minutes` is the provider's time on the day, if documented.  `note_digest` tells which note it was.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="em_reasonings")
    version = models.PositiveSmallIntegerField()
    setting = models.CharField(max_length=16)
    answers = models.JSONField()
    problems = models.PositiveSmallIntegerField()
    data = models.PositiveSmallIntegerField()
    risk = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    code = models.CharField(max_length=5)
    is_by_time = models.BooleanField()
    note_digest = models.CharField(max_length=64)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["encounter_id", "version"]
        constraints = [
            models.UniqueConstraint(fields=["encounter", "version"], name="em_reasoning_has_its_version"),
            models.CheckConstraint(
                condition=Q(problems__range=(1, 4), data__range=(1, 4), risk__range=(1, 4)),
                name="em_levels_are_1_to_4",
            ),
            models.CheckConstraint(
                condition=Q(is_by_time=False) | Q(minutes__isnull=False), name="em_by_time_has_minutes"
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="em_reasoning_is_final", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Reasoning {self.version} on encounter {self.encounter_id}"
