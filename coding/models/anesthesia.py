"""What anesthesia is paid by: base units of each procedure, and what a unit is worth in each locality."""

from django.db import models
from django.db.models import Q

from coding.models.versions import Version, never_overlap


class AnesthesiaBase(Version):
    """How many units a procedure counts before any time; whole numbers, and 0 where there are none."""

    code = models.CharField(max_length=5)
    units = models.DecimalField(max_digits=5, decimal_places=1)

    class Meta(Version.Meta):
        ordering = ["code", "starts_on"]
        triggers = never_overlap("coding_anesthesiabase", "code")
        constraints = [
            *Version.Meta.constraints,
            models.UniqueConstraint(fields=["code", "starts_on"], name="anesthesia_base_starts_once"),
            models.CheckConstraint(condition=Q(units__gte=0), name="anesthesia_base_not_negative"),
        ]

    def __str__(self) -> str:
        return f"Anesthesia base of {self.code}"


class AnesthesiaFactor(Version):
    """Dollars that Medicare pays for a unit in one locality; `contractor` has five digits, `locality` two."""

    contractor = models.CharField(max_length=5)
    locality = models.CharField(max_length=2)
    factor = models.DecimalField(max_digits=8, decimal_places=4)

    class Meta(Version.Meta):
        ordering = ["contractor", "locality", "starts_on"]
        triggers = never_overlap("coding_anesthesiafactor", "contractor", "locality")
        constraints = [
            *Version.Meta.constraints,
            models.UniqueConstraint(
                fields=["contractor", "locality", "starts_on"], name="anesthesia_factor_starts_once"
            ),
            models.CheckConstraint(condition=Q(factor__gt=0), name="anesthesia_factor_positive"),
        ]

    def __str__(self) -> str:
        return f"Anesthesia factor {self.contractor}/{self.locality}"
