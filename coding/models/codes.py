"""Code sets by date of service: the codes, their releases, and what search needs to know."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import IntegerRangeField, RangeOperators
from django.db import models
from django.db.models import F, Func, Q

from practice.models import Provider, Staff

FIRST_DAY = date(2000, 1, 1)


class CodeSystem(models.TextChoices):
    """The code sets that an office uses."""

    ICD10CM = "ICD10CM", "ICD-10-CM"
    CPT = "CPT", "CPT"
    HCPCS = "HCPCS", "HCPCS Level II"
    MODIFIER = "MODIFIER", "Modifier"
    PLACE = "PLACE", "Place of service"


class DaysOfCode(Func):
    """
    The days on which a version of a code is valid, as one range of whole numbers that no other code shares.

    The upper 47 bits are a hash of the code, the lower 16 the days since 2000.  So two ranges overlap exactly when
    two versions of one code do, and an SP-GiST index can tell without an extension, twice as fast as GiST.
    """

    code_bits = "((hashtextextended(system || ' ' || code, 0) & 140737488355327) << 16)"
    template = (
        f"int8range({code_bits} + (starts_on - DATE '2000-01-01'),"
        f" {code_bits} + COALESCE(ends_on - DATE '2000-01-01', 65535), '[]')"
    )
    output_field = IntegerRangeField()


class Code(models.Model):
    """
    One code of one code set, valid for a span of dates of service; versions of a code never overlap.

    `code` has no dot.  `billable` is false for what only groups others: headings, blocks ("I10-I1A") and chapters
    ("9").  `notes` holds the instructions of the code set by kind, each a list of sentences: includes,
    inclusion_terms, excludes1, excludes2, code_first, use_additional, code_also, notes, seventh_note; `seventh` maps
    the characters that a seventh place may hold to their meaning.  `terms` are further words to be found by, phrases
    separated by semicolons.  `rank` orders codes that fit a search equally well: the lower, the likelier.  `licensed`
    marks words of the AMA: they never leave the office's database.
    """

    class Kind(models.TextChoices):
        CODE = "CODE", "Code"
        HEADING = "HEADING", "Heading"
        BLOCK = "BLOCK", "Block"
        CHAPTER = "CHAPTER", "Chapter"

    system = models.CharField(max_length=8, choices=CodeSystem.choices)
    code = models.CharField(max_length=8)
    title = models.TextField()
    kind = models.CharField(max_length=7, choices=Kind.choices, default=Kind.CODE)
    billable = models.BooleanField(default=True)
    parent = models.CharField(max_length=8, blank=True)
    notes = models.JSONField(default=dict, blank=True)
    terms = models.TextField("further words to be found by", blank=True)
    rank = models.SmallIntegerField(default=100)
    licensed = models.BooleanField(default=False, db_default=False)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["system", "code"]
        indexes = [
            models.Index(fields=["system", "parent"], name="code_by_parent"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["system", "code", "starts_on"], name="code_version_starts_once"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="code_ends_after_it_starts"
            ),
            models.CheckConstraint(condition=Q(starts_on__gte=FIRST_DAY), name="code_starts_in_2000_or_later"),
            models.CheckConstraint(
                condition=Q(billable=False) | Q(kind="CODE"), name="code_that_is_billed_is_no_group"
            ),
            ExclusionConstraint(
                name="code_versions_never_overlap",
                index_type="SPGIST",
                expressions=[(DaysOfCode(), RangeOperators.OVERLAPS)],
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_system_display()} {self.dotted}"

    @property
    def dotted(self) -> str:
        """The code as people write it: a dot after the third character of a longer ICD-10-CM code."""
        is_group = self.kind in {Code.Kind.BLOCK, Code.Kind.CHAPTER}
        return with_dot(self.code) if self.system == CodeSystem.ICD10CM and not is_group else self.code

    def valid_on(self, day: date) -> bool:
        """Tell whether the code may be used for this date of service."""
        return self.starts_on <= day and (self.ends_on is None or day <= self.ends_on)


class CodeRelease(models.Model):
    """
    One publication of a code set that was loaded, by name ("April 2026") and first date of service.

    `digest` is the SHA-256 of what was read, so that loading the same publication again costs nothing.  What the office
    carries by itself has no `loaded_at`; an official release may be loaded over it for the same days.
    """

    system = models.CharField(max_length=8, choices=CodeSystem.choices)
    name = models.CharField(max_length=80)
    starts_on = models.DateField()
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    loaded_at = models.DateTimeField(null=True, blank=True)
    loaded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["system", "-starts_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["system", "starts_on"],
                condition=Q(loaded_at__isnull=False),
                name="code_release_is_loaded_once",
            ),
            models.UniqueConstraint(
                fields=["system", "starts_on"],
                condition=Q(loaded_at__isnull=True),
                name="code_release_is_carried_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_system_display()} {self.name}"


class CodeUse(models.Model):
    """
    How often a code was put on visits of a provider by a coder; search shows such codes first.

    Uses of before they were told apart have neither provider nor coder.
    """

    system = models.CharField(max_length=8, choices=CodeSystem.choices)
    code = models.CharField(max_length=8)
    provider = models.ForeignKey(Provider, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    coder = models.ForeignKey(Staff, on_delete=models.CASCADE, null=True, blank=True, related_name="+")
    uses = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["system", "code", "provider", "coder"], name="code_use_is_counted_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"Use of {self.code}"


def with_dot(code: str) -> str:
    """An ICD-10-CM code as people write it: "E1122" becomes "E11.22"."""
    return f"{code[:3]}.{code[3:]}" if len(code) > 3 else code
