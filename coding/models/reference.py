"""Which publications of reference data are loaded, and the provider taxonomy."""

from datetime import date

from django.db import models

from coding.models.versions import Version, never_overlap
from patients.models import Payer
from practice.models import Staff


class Reference(models.TextChoices):
    """The kinds of reference data that an office loads as they are published."""

    PAIRS = "PAIRS", "NCCI procedure pairs"
    UNIT_LIMITS = "UNIT_LIMITS", "NCCI unit limits (MUE)"
    ADD_ONS = "ADD_ONS", "NCCI add-on codes"
    RELATIVE_VALUES = "RELATIVE_VALUES", "Medicare relative values (PPRRVU)"
    LOCALITIES = "LOCALITIES", "Medicare localities (GPCI)"
    PHYSICIAN_PRICES = "PHYSICIAN_PRICES", "Medicare physician prices (PFALL)"
    LABORATORY_PRICES = "LABORATORY_PRICES", "Medicare laboratory prices (CLFS)"
    DRUG_PRICES = "DRUG_PRICES", "Medicare drug prices (ASP)"
    PAYER_PRICES = "PAYER_PRICES", "A payer's fee schedule"
    COVERAGE = "COVERAGE", "Medicare coverage articles (LCD)"
    TAXONOMY = "TAXONOMY", "Provider taxonomy (NUCC)"
    REASONS = "REASONS", "Claim adjustment reasons (CARC)"
    REMARKS = "REMARKS", "Remittance remarks (RARC)"
    ANESTHESIA_BASE = "ANESTHESIA_BASE", "Anesthesia base units (CMS)"
    ANESTHESIA_FACTORS = "ANESTHESIA_FACTORS", "Anesthesia conversion factors (CMS)"


class ReferenceRelease(models.Model):
    """
    One publication of reference data that was loaded.

    It says what is in force from `starts_on` on, until the next of its kind.  `covers_from` is the first date of
    service that it knows about: files of pairs and add-on codes carry their whole past, others begin with themselves.
    `payer` is whose fee schedule it is; `scope` names the part of the country that a price file is limited to (the
    contractor's five digits), empty for all.  `digest` is the SHA-256 of what was read.
    """

    kind = models.CharField(max_length=20, choices=Reference.choices)
    name = models.CharField(max_length=80)
    starts_on = models.DateField()
    covers_from = models.DateField()
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    scope = models.CharField(max_length=20, blank=True)
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    loaded_at = models.DateTimeField()
    loaded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["kind", "-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "payer", "scope", "starts_on"],
                nulls_distinct=False,
                name="reference_release_is_loaded_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"

    def covers(self, day: date) -> bool:
        """Tell whether it says what was in force on a date of service."""
        return self.covers_from <= day


class License(models.Model):
    """
    The office's word that it holds a license of somebody's work, and who gave it; nothing of it is kept without.

    `holder` is whom the license names, `number` is the owner's or that of the agreement through which it is held.
    """

    class Work(models.TextChoices):
        CPT = "CPT", "CPT"
        REASONS = "REASONS", "Reason and remark codes"

    work = models.CharField(max_length=7, choices=Work.choices)
    holder = models.CharField("licensed to", max_length=120)
    number = models.CharField("number of the license or agreement", max_length=60, blank=True)
    confirmed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        ordering = ["work", "-confirmed_at", "-id"]

    def __str__(self) -> str:
        return f"License {self.pk} of {self.get_work_display()}"


class Taxonomy(Version):
    """One code of the provider taxonomy; `is_individual` tells those of persons from those of organizations."""

    code = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    is_individual = models.BooleanField()

    class Meta(Version.Meta):
        ordering = ["code", "starts_on"]
        verbose_name_plural = "taxonomy"
        triggers = never_overlap("coding_taxonomy", "code")
        constraints = [
            *Version.Meta.constraints,
            models.UniqueConstraint(fields=["code", "starts_on"], name="taxonomy_version_starts_once"),
        ]

    def __str__(self) -> str:
        return f"Taxonomy {self.code}"
