"""The visit in codes: code sets by date, diagnoses, charge lines, fees."""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import ArrayField, IntegerRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Func, Q

from encounters.models import Encounter
from patients.models import Payer
from practice.fields import MoneyField

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


class SearchWords(Func):
    """
    The words a code is found by: code, title and further words first (A), then the code set's own synonyms (B).

    Everything between words is a space, because PostgreSQL's parser would read "and/or" as the path of a file.
    """

    template = (
        "setweight(to_tsvector('simple'::regconfig, regexp_replace(code || ' ' || title || ' ' || terms,"
        " '[^[:alnum:]]+', ' ', 'g')), 'A') || setweight(to_tsvector('simple'::regconfig, regexp_replace("
        "coalesce(notes ->> 'inclusion_terms', '') || ' ' || coalesce(notes ->> 'includes', ''),"
        " '[^[:alnum:]]+', ' ', 'g')), 'B')"
    )
    output_field = SearchVectorField()


class Code(models.Model):
    """
    One code of one code set, valid for a span of dates of service; versions of a code never overlap.

    `code` has no dot.  `billable` is false for what only groups others: headings, blocks ("I10-I1A") and chapters
    ("9").  `notes` holds the instructions of the code set by kind, each a list of sentences: includes,
    inclusion_terms, excludes1, excludes2, code_first, use_additional, code_also, notes, seventh_note; `seventh` maps
    the characters that a seventh place may hold to their meaning.  `terms` are further words to be found by, phrases
    separated by semicolons.  `rank` orders codes that fit a search equally well: the lower, the likelier.
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
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    search = models.GeneratedField(expression=SearchWords(), output_field=SearchVectorField(), db_persist=True)

    class Meta:
        ordering = ["system", "code"]
        indexes = [
            models.Index(fields=["system", "parent"], name="code_by_parent"),
            models.Index(fields=["rank", "id"], name="code_by_rank"),
            GinIndex(fields=["search"], name="code_by_words", fastupdate=True, gin_pending_list_limit=2_000_000),
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

    `digest` is the SHA-256 of what was read, so that loading the same publication again costs nothing.
    """

    system = models.CharField(max_length=8, choices=CodeSystem.choices)
    name = models.CharField(max_length=40)
    starts_on = models.DateField()
    digest = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()

    class Meta:
        ordering = ["system", "-starts_on"]
        constraints = [
            models.UniqueConstraint(fields=["system", "starts_on"], name="code_release_is_loaded_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_system_display()} {self.name}"


class CodeUse(models.Model):
    """How often this office put a code on a visit; search shows such codes first."""

    system = models.CharField(max_length=8, choices=CodeSystem.choices)
    code = models.CharField(max_length=8)
    uses = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["system", "code"], name="code_use_is_counted_once")]

    def __str__(self) -> str:
        return f"Use of {self.code}"


class SearchWord(models.Model):
    """One word that stands in some code's title or synonyms; typing mistakes are compared with these."""

    word = models.CharField(max_length=60, primary_key=True)
    rows = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.word


def with_dot(code: str) -> str:
    """An ICD-10-CM code as people write it: "E1122" becomes "E11.22"."""
    return f"{code[:3]}.{code[3:]}" if len(code) > 3 else code


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


class ChargeLine(models.Model):
    """
    One service of an encounter.

    `charge` is for the whole line, not for one unit.  `pointers` are positions of diagnoses, the main one first, at
    most four.  After release a line's charge never changes; corrections go through the ledger.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="charge_lines")
    position = models.PositiveSmallIntegerField(validators=[MinValueValidator(1), MaxValueValidator(50)])
    procedure = models.CharField(max_length=5)
    modifiers = ArrayField(models.CharField(max_length=2), size=4, default=list, blank=True)
    units = models.DecimalField(max_digits=7, decimal_places=2, default=1)
    charge = MoneyField()
    pointers = ArrayField(models.PositiveSmallIntegerField(), size=4, default=list, blank=True)

    class Meta:
        ordering = ["encounter_id", "position"]
        constraints = [
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


class Fee(models.Model):
    """
    What the office charges for one unit of a procedure in a span of dates.

    A fee without a payer is the office's standard fee; `modifier` narrows it (26, TC).
    """

    procedure = models.CharField(max_length=5)
    modifier = models.CharField(max_length=2, blank=True)
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, null=True, blank=True)
    amount = MoneyField()
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["procedure", "modifier", "-starts_on"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="fee_is_positive"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")), name="fee_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["procedure", "modifier", "payer", "starts_on"], nulls_distinct=False, name="fee_starts_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Fee {self.procedure}"
