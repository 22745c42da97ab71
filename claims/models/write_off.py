"""Money that the office gives up, line by line, with who asked for it and who agreed."""

from django.db import models
from django.db.models import Q

from claims.models.claim import Denial
from coding.models import ChargeLine
from encounters.models import Encounter
from ledger.models import Account
from patients.models import Coverage
from practice.fields import MoneyField
from practice.models import Staff


class WriteOffReason(models.TextChoices):
    """Why money is given up."""

    TIMELY_FILING = "TIMELY_FILING", "Filed too late"
    NO_AUTHORIZATION = "NO_AUTHORIZATION", "No authorization or referral"
    NOT_NECESSARY = "NOT_NECESSARY", "Not medically necessary"
    NON_COVERED = "NON_COVERED", "Not covered"
    BUNDLED = "BUNDLED", "Part of another service"
    DUPLICATE = "DUPLICATE", "Charged twice"
    SMALL_BALANCE = "SMALL_BALANCE", "Too small to pursue"
    EXHAUSTED = "EXHAUSTED", "Every appeal is used up"
    ADMINISTRATIVE = "ADMINISTRATIVE", "Our mistake"
    HARDSHIP = "HARDSHIP", "Hardship or charity"
    COURTESY = "COURTESY", "Courtesy of the office"
    BANKRUPTCY = "BANKRUPTCY", "Bankruptcy"
    DECEASED = "DECEASED", "Deceased, no estate"
    BAD_DEBT = "BAD_DEBT", "Cannot be collected"


class WriteOff(models.Model):
    """
    Money of one visit that the office gives up, or was asked to give up: by whom, why, and who agreed.

    `account` is INSURANCE, then `coverage` says which plan, or PATIENT.  `amount` is the sum of its lines.  Up to the
    limit of who asks it is done at once; above it waits until a second person agrees.
    """

    class State(models.TextChoices):
        REQUESTED = "REQUESTED", "Waits for a second person"
        DONE = "DONE", "Written off"
        DECLINED = "DECLINED", "Declined"
        UNDONE = "UNDONE", "Taken back"

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="write_offs")
    account = models.CharField(
        max_length=14, choices=[(a.value, a.label) for a in (Account.INSURANCE, Account.PATIENT)]
    )
    coverage = models.ForeignKey(Coverage, on_delete=models.PROTECT, null=True, blank=True)
    denial = models.ForeignKey(Denial, on_delete=models.PROTECT, null=True, blank=True, related_name="write_offs")
    reason = models.CharField(max_length=20, choices=WriteOffReason.choices)
    note = models.CharField(max_length=200, blank=True)
    amount = MoneyField()
    state = models.CharField(max_length=10, choices=State.choices, default=State.REQUESTED)
    key = models.CharField(max_length=80, unique=True)
    asked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    why_not = models.CharField("why it was declined or taken back", max_length=200, blank=True)

    class Meta:
        ordering = ["-asked_at", "-id"]
        indexes = [models.Index(fields=["asked_at"], name="write_off_to_decide", condition=Q(state="REQUESTED"))]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="write_off_amount_positive"),
            models.CheckConstraint(
                condition=Q(account="PATIENT", coverage__isnull=True) | Q(account="INSURANCE", coverage__isnull=False),
                name="write_off_of_insurance_names_the_coverage",
            ),
        ]

    def __str__(self) -> str:
        return f"Write-off {self.pk}"


class WriteOffLine(models.Model):
    """Dollars of one charge line in a write-off."""

    write_off = models.ForeignKey(WriteOff, on_delete=models.PROTECT, related_name="lines")
    charge_line = models.ForeignKey(ChargeLine, on_delete=models.PROTECT, related_name="write_off_lines")
    amount = MoneyField()

    class Meta:
        ordering = ["write_off_id", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="write_off_line_amount_positive"),
            models.UniqueConstraint(fields=["write_off", "charge_line"], name="write_off_names_a_line_once"),
        ]

    def __str__(self) -> str:
        return f"Write-off line {self.pk}"
