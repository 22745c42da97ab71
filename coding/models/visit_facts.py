"""Dates that some codes ask for."""

from django.db import models
from django.db.models import F, Q

from encounters.models import Encounter


class VisitFacts(models.Model):
    """
    What a claim says about a visit because of its codes; the accident itself is on the encounter.

    `accident_answered` says that a coder was asked whether it was an accident, so that "no" is an answer too.
    """

    encounter = models.OneToOneField(Encounter, on_delete=models.PROTECT, related_name="facts")
    accident_answered = models.BooleanField(default=False)
    onset_date = models.DateField("illness or injury began on", null=True, blank=True)
    last_menstrual_period = models.DateField(null=True, blank=True)
    initial_treatment_date = models.DateField("treatment began on", null=True, blank=True)
    admission_date = models.DateField("admitted on", null=True, blank=True)
    discharge_date = models.DateField("discharged on", null=True, blank=True)

    class Meta:
        verbose_name_plural = "visit facts"
        constraints = [
            models.CheckConstraint(
                condition=Q(discharge_date__isnull=True)
                | Q(admission_date__isnull=True)
                | Q(discharge_date__gte=F("admission_date")),
                name="visit_discharge_is_after_admission",
            ),
        ]

    def __str__(self) -> str:
        return f"Facts of encounter {self.encounter_id}"

    @property
    def dates(self) -> list[str]:
        """The dates that were given, each with its name: "admitted on 11/02/26"."""
        given = [field for field in self._meta.concrete_fields if isinstance(field, models.DateField)]
        return [
            f"{field.verbose_name} {field.value_from_object(self):%m/%d/%y}"
            for field in given
            if field.value_from_object(self)
        ]
