"""The official words of payers' reason and remark codes, kept only by an office that holds a license of them."""

from django.db import models
from django.db.models import F, Q


class ReasonList(models.TextChoices):
    """A list of codes that X12 publishes and licenses."""

    CARC = "CARC", "Claim adjustment reasons (CARC)"
    RARC = "RARC", "Remittance remarks (RARC)"


class LicensedReason(models.Model):
    """
    One code with the words of its publisher; they never leave the office's database.

    `stops_on` is the day from which the code is given no more.  `licensed_to` is who holds the license, as whoever
    loaded the list confirmed.
    """

    list = models.CharField(max_length=4, choices=ReasonList.choices)
    code = models.CharField(max_length=8)
    description = models.TextField()
    starts_on = models.DateField(null=True, blank=True)
    stops_on = models.DateField(null=True, blank=True)
    licensed_to = models.CharField(max_length=120)
    loaded_at = models.DateTimeField()

    class Meta:
        ordering = ["list", "code"]
        constraints = [
            models.UniqueConstraint(fields=["list", "code"], name="licensed_reason_has_its_words_once"),
            models.CheckConstraint(
                condition=~Q(description="") & ~Q(licensed_to=""), name="licensed_reason_has_words_and_a_license"
            ),
            models.CheckConstraint(
                condition=Q(stops_on__isnull=True) | Q(starts_on__isnull=True) | Q(stops_on__gte=F("starts_on")),
                name="licensed_reason_stops_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.list} {self.code}"
