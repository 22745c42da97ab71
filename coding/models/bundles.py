"""Codes that are put on a visit together, because the office or one coder does so often."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from coding.models.codes import with_dot
from practice.models import Staff


class CodeBundle(models.Model):
    """
    A named set of diagnoses and services.

    A bundle without an `owner` is the office's.  `diagnoses` are codes without dots, in the order in which they go on
    a visit.
    """

    name = models.CharField(max_length=60)
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="code_bundles")
    diagnoses = ArrayField(models.CharField(max_length=8), size=12, default=list, blank=True)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "owner"], nulls_distinct=False, name="code_bundle_name_once_per_owner"
            ),
            models.CheckConstraint(condition=~Q(name=""), name="code_bundle_has_a_name"),
        ]

    def __str__(self) -> str:
        return f"Bundle {self.pk}"

    @property
    def dotted(self) -> list[str]:
        """The diagnoses as people write them."""
        return [with_dot(code) for code in self.diagnoses]


class BundleLine(models.Model):
    """One service of a bundle; `diagnoses` are the codes of the bundle that it points to, the main one first."""

    bundle = models.ForeignKey(CodeBundle, on_delete=models.CASCADE, related_name="lines")
    position = models.PositiveSmallIntegerField()
    procedure = models.CharField(max_length=5)
    modifiers = ArrayField(models.CharField(max_length=2), size=4, default=list, blank=True)
    units = models.DecimalField(max_digits=7, decimal_places=2, default=1)
    diagnoses = ArrayField(models.CharField(max_length=8), size=4, default=list, blank=True)

    class Meta:
        ordering = ["bundle_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["bundle", "position"], name="bundle_line_has_one_place"),
            models.CheckConstraint(condition=Q(units__gt=0), name="bundle_line_units_positive"),
        ]

    def __str__(self) -> str:
        return f"Line {self.position} of bundle {self.bundle_id}"
