"""The official words of payers' reason and remark codes, kept only by an office that holds a license of them."""

from django.db import models
from django.db.models import Q

from coding.models.versions import Version, never_overlap


class ReasonList(models.TextChoices):
    """A list of codes that X12 publishes and licenses."""

    CARC = "CARC", "Claim adjustment reasons (CARC)"
    RARC = "RARC", "Remittance remarks (RARC)"


class LicensedReason(Version):
    """
    One code with the words of its publisher and the days on which it is given; they never leave the office's database.
    """

    list = models.CharField(max_length=4, choices=ReasonList.choices)
    code = models.CharField(max_length=8)
    description = models.TextField()

    class Meta(Version.Meta):
        ordering = ["list", "code", "starts_on"]
        triggers = never_overlap("coding_licensedreason", "list", "code")
        constraints = [
            *Version.Meta.constraints,
            models.UniqueConstraint(fields=["list", "code", "starts_on"], name="licensed_reason_starts_once"),
            models.CheckConstraint(condition=~Q(description=""), name="licensed_reason_has_words"),
        ]

    def __str__(self) -> str:
        return f"{self.list} {self.code}"
