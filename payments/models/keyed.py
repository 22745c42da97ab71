"""What people key from paper: drafts of remittances, exactly as typed, and what became of them."""

from django.db import models
from django.db.models import Q

from claims.models import Claim
from clearinghouse.models import Interchange
from patients.models import Payer
from payments.models.remittance import Remittance
from practice.fields import MoneyField
from practice.models import Staff


class KeyedRemittance(models.Model):
    """
    One paper explanation of benefits as a person keys it, until it becomes an 835 of our own.

    `typed` holds the head (payer, trace, method, amount, paid_on) and the provider-level rows (kept_back) word for
    word, right or wrong, so that nothing is lost; `payer`, `trace`, `amount` and `paid_on` are what could be read of
    it at the last save.  `revision` counts the saves and `saved_from` is the page that saved last: whoever saves from
    an older page is refused.  A correction is a further version that names the one it corrects.
    """

    class State(models.TextChoices):
        DRAFT = "DRAFT", "Being keyed"
        FINISHED = "FINISHED", "Finished"
        DISCARDED = "DISCARDED", "Thrown away"
        REPLACED = "REPLACED", "Keyed again"

    class Method(models.TextChoices):
        CHECK = "CHK", "Check"
        TRANSFER = "ACH", "Transfer"
        CARD = "VCARD", "Virtual card"
        NONE = "NON", "No payment"

    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    typed = models.JSONField(default=dict, blank=True)
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, null=True, blank=True)
    trace = models.CharField("check or transfer number", max_length=50, blank=True)
    amount = MoneyField(null=True, blank=True)
    paid_on = models.DateField("payment date", null=True, blank=True)
    version = models.PositiveSmallIntegerField(default=1)
    corrects = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="corrections")
    revision = models.PositiveIntegerField(default=0)
    saved_from = models.CharField("page that saved last", max_length=36, blank=True)
    started_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    saved_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()
    finished_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    finished_at = models.DateTimeField(null=True, blank=True)
    because = models.CharField("why the paper does not balance", max_length=200, blank=True)
    interchange = models.OneToOneField(
        Interchange, on_delete=models.PROTECT, null=True, blank=True, related_name="keyed"
    )
    remittance = models.OneToOneField(Remittance, on_delete=models.PROTECT, null=True, blank=True, related_name="keyed")

    class Meta:
        ordering = ["-saved_at", "-id"]
        indexes = [models.Index(fields=["saved_at"], name="keyed_drafts", condition=Q(state="DRAFT"))]
        constraints = [
            models.UniqueConstraint(
                fields=["payer", "trace", "amount"],
                condition=Q(state="FINISHED"),
                name="keyed_check_is_finished_once",
            ),
            models.UniqueConstraint(
                fields=["corrects"], condition=~Q(state="DISCARDED"), name="keyed_version_is_corrected_once"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["FINISHED", "REPLACED"])
                | Q(
                    payer__isnull=False,
                    amount__isnull=False,
                    remittance__isnull=False,
                    interchange__isnull=False,
                    finished_by__isnull=False,
                    finished_at__isnull=False,
                ),
                name="keyed_finished_names_its_remittance_and_its_person",
            ),
        ]

    def __str__(self) -> str:
        return f"Keyed remittance {self.pk}"


class KeyedClaim(models.Model):
    """
    One claim of a paper explanation, its cells as typed.

    `typed` holds number, paid, reasons, remarks and interest of the claim, and under `lines`, by id of the charge
    line, allowed, paid, reasons and remarks.  A takeback is keyed with positive amounts, as the paper shows them.
    """

    keyed = models.ForeignKey(KeyedRemittance, on_delete=models.PROTECT, related_name="claims")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    is_takeback = models.BooleanField(default=False)
    typed = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["keyed_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["keyed", "position"], name="keyed_claim_has_one_place"),
        ]

    def __str__(self) -> str:
        return f"Keyed claim {self.pk}"
