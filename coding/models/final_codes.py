"""What a visit was coded at its release, as it was then."""

import pgtrigger
from django.db import models

from encounters.models import Encounter
from practice.models import Staff


class FinalCodes(models.Model):
    """
    The codes of a visit at its release; corrections of its claim come later and do not change them.

    `codes` is written and read by `coding.final_codes`.  `coder` is who coded the visit.
    """

    encounter = models.OneToOneField(Encounter, on_delete=models.PROTECT, related_name="final_codes")
    coder = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    codes = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        verbose_name_plural = "final codes"
        indexes = [models.Index(fields=["coder", "at"], name="final_codes_by_coder")]
        triggers = [
            pgtrigger.Protect(name="final_codes_are_final", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Final codes of encounter {self.encounter_id}"
