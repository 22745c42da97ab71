"""What Medicare and payers pay: relative values, localities, price lists."""

from django.db import models
from django.db.models import Q

from coding.models.versions import Version, never_overlap
from patients.models import Payer


class RelativeValue(Version):
    """
    One row of Medicare's physician fee schedule: weights in units of the conversion factor (`factor`, dollars), policy.

    `status` A is paid, B bundled, C priced by the carrier, I not valid for Medicare, N not covered, and so on.
    `global_days` is 000, 010, 090 or three letters, of which MMM is maternity, YYY up to the carrier and ZZZ an add-on.
    `pctc` 1 has a professional (26) and a technical (TC) part; `multiple`, `bilateral` and `assistant` are the
    indicators of the file, one character each.
    """

    code = models.CharField(max_length=5)
    modifier = models.CharField(max_length=2, blank=True)
    status = models.CharField(max_length=1)
    work = models.DecimalField(max_digits=7, decimal_places=2)
    practice_office = models.DecimalField(max_digits=7, decimal_places=2)
    practice_facility = models.DecimalField(max_digits=7, decimal_places=2)
    malpractice = models.DecimalField(max_digits=7, decimal_places=2)
    pctc = models.CharField(max_length=1, blank=True)
    global_days = models.CharField(max_length=3, blank=True)
    multiple = models.CharField(max_length=1, blank=True)
    bilateral = models.CharField(max_length=1, blank=True)
    assistant = models.CharField(max_length=1, blank=True)
    factor = models.DecimalField(max_digits=8, decimal_places=4)

    class Meta(Version.Meta):
        ordering = ["code", "modifier", "starts_on"]
        triggers = never_overlap("coding_relativevalue", "code", "modifier")
        constraints = [
            *Version.Meta.constraints,
            models.UniqueConstraint(fields=["code", "modifier", "starts_on"], name="relative_value_starts_once"),
        ]

    def __str__(self) -> str:
        return f"Relative value {self.code}"


class Locality(Version):
    """What the weights count in one of Medicare's localities; `contractor` has five digits, `number` two."""

    contractor = models.CharField(max_length=5)
    number = models.CharField(max_length=2)
    state = models.CharField(max_length=2)
    name = models.CharField(max_length=80)
    work = models.DecimalField(max_digits=5, decimal_places=3)
    practice = models.DecimalField(max_digits=5, decimal_places=3)
    malpractice = models.DecimalField(max_digits=5, decimal_places=3)

    class Meta(Version.Meta):
        ordering = ["state", "contractor", "number", "starts_on"]
        verbose_name_plural = "localities"
        triggers = never_overlap("coding_locality", "contractor", "number")
        constraints = [
            *Version.Meta.constraints,
            models.UniqueConstraint(fields=["contractor", "number", "starts_on"], name="locality_version_starts_once"),
        ]

    def __str__(self) -> str:
        return f"Locality {self.contractor}/{self.number}"


class ListedPrice(Version):
    """
    What one price list allows for one unit of a code, in dollars; the price of a drug may have tenths of a cent.

    `amount` is paid outside of a facility, `facility_amount` in one where the list tells them apart.  `contractor` and
    `locality` are those of the physician list and empty in the others; `unit` says how much of a drug is one unit.
    """

    class Schedule(models.TextChoices):
        PHYSICIAN = "PHYSICIAN", "Medicare physician prices"
        LABORATORY = "LABORATORY", "Medicare laboratory prices"
        DRUGS = "DRUGS", "Medicare drug prices"
        PAYER = "PAYER", "A payer's fee schedule"

    schedule = models.CharField(max_length=10, choices=Schedule.choices)
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    contractor = models.CharField(max_length=5, blank=True)
    locality = models.CharField(max_length=2, blank=True)
    code = models.CharField(max_length=5)
    modifier = models.CharField(max_length=2, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=3)
    facility_amount = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)

    class Meta(Version.Meta):
        ordering = ["code", "modifier", "starts_on"]
        triggers = never_overlap(
            "coding_listedprice", "code", "modifier", "schedule", "coalesce(payer_id, 0)", "contractor", "locality"
        )
        constraints = [
            *Version.Meta.constraints,
            models.UniqueConstraint(
                fields=["code", "modifier", "schedule", "payer", "contractor", "locality", "starts_on"],
                nulls_distinct=False,
                name="listed_price_starts_once",
            ),
            models.CheckConstraint(
                condition=Q(schedule="PAYER", payer__isnull=False) | ~Q(schedule="PAYER") & Q(payer__isnull=True),
                name="listed_price_of_a_payer_names_the_payer",
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="listed_price_not_negative"),
        ]

    def __str__(self) -> str:
        return f"Price {self.code}"
