"""The visit in codes: diagnoses and charge lines."""

from django.contrib.postgres.fields import ArrayField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from coding.models.codes import with_dot
from encounters.models import Encounter
from practice.fields import MoneyField
from practice.models import Provider
from practice.rows import BulkRow


class Diagnosis(models.Model):
    """One diagnosis of an encounter; position 1 is A, the reason for the visit; at most twelve."""

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="diagnoses")
    position = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(12)])
    code = models.CharField(max_length=8)

    class Meta:
        ordering = ["encounter_id", "position"]
        verbose_name_plural = "diagnoses"
        constraints = [
            models.UniqueConstraint(
                fields=["encounter", "position"], name="diagnosis_has_one_place", deferrable=models.Deferrable.DEFERRED
            ),
            models.UniqueConstraint(fields=["encounter", "code"], name="diagnosis_is_coded_once"),
            models.CheckConstraint(condition=Q(position__range=(1, 12)), name="diagnosis_position_is_1_to_12"),
        ]

    def __str__(self) -> str:
        return f"Diagnosis {self.pk}"

    @property
    def letter(self) -> str:
        """A to L, as coders point to it."""
        return "ABCDEFGHIJKL"[self.position - 1]

    @property
    def dotted(self) -> str:
        """The code as people write it."""
        return with_dot(self.code)


class ChargeLine(BulkRow):
    """
    One service of an encounter.

    `charge` is for the whole line, not for one unit.  `pointers` are positions of diagnoses, the main one first, at
    most four.  After release a line's charge never changes; corrections go through the ledger.

    Empty `place_of_service` and null people are as on the visit.  `minutes` are of anesthesia.  `ndc` has eleven digits
    (5-4-2) and comes with its quantity and unit.
    """

    class DrugUnit(models.TextChoices):
        UNIT = "UN", "units (vials, tablets)"
        MILLILITER = "ML", "milliliters"
        GRAM = "GR", "grams"
        MILLIGRAM = "ME", "milligrams"
        INTERNATIONAL = "F2", "international units"

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="charge_lines")
    position = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(50)])
    procedure = models.CharField(max_length=5)
    modifiers = ArrayField(models.CharField(max_length=2), size=4, default=list, blank=True)
    units = models.DecimalField(max_digits=7, decimal_places=2, default=1)
    charge = MoneyField()
    pointers = ArrayField(models.PositiveSmallIntegerField(), size=4, default=list, blank=True)
    place_of_service = models.CharField(max_length=2, blank=True)
    minutes = models.PositiveSmallIntegerField("minutes of anesthesia", null=True, blank=True)
    ndc = models.CharField("NDC", max_length=11, blank=True)
    ndc_unit = models.CharField("unit of the drug", max_length=2, choices=DrugUnit.choices, blank=True)
    ndc_quantity = models.DecimalField("quantity of the drug", max_digits=10, decimal_places=3, null=True, blank=True)
    rendering = models.ForeignKey(Provider, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ordering = models.ForeignKey(Provider, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    supervising = models.ForeignKey(Provider, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["encounter_id", "position"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ndc="", ndc_unit="", ndc_quantity__isnull=True)
                | (Q(ndc__regex=r"^\d{11}$", ndc_quantity__gt=0) & ~Q(ndc_unit="")),
                name="charge_line_drug_is_complete",
            ),
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__range=(1, 1440)), name="charge_line_minutes_fit_a_day"
            ),
            models.UniqueConstraint(
                fields=["encounter", "position"],
                name="charge_line_has_one_place",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=Q(charge__gte=0), name="charge_line_charge_not_negative"),
            models.CheckConstraint(condition=Q(units__gt=0), name="charge_line_units_positive"),
            models.CheckConstraint(condition=Q(position__range=(1, 50)), name="charge_line_position_is_1_to_50"),
        ]

    def __str__(self) -> str:
        return f"Charge line {self.pk}"

    @property
    def control_number(self) -> str:
        """Our reference for the line on a claim (REF*6R); payers return it with their answer."""
        return f"L{self.pk}"

    @property
    def code_with_modifiers(self) -> str:
        """The code as billers read it: "99214-25"."""
        return "-".join([self.procedure, *self.modifiers])
