"""Remittances as payers sent them, what they decided about each claim, and what is still in question."""

from decimal import Decimal

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from claims.models import Claim
from clearinghouse.models import TransactionSet
from coding.models import ChargeLine
from ledger.models import Deposit
from patients.models import Payer
from practice.fields import MoneyField
from practice.models import Staff
from practice.rows import BulkRow


class Remittance(models.Model):
    """
    One 835: a payment, or a statement that nothing is paid, with its explanation.

    `amount` is BPR02, what reached the bank.  A remittance is the same as another when payer, trace, amount and date
    are the same, whatever the file is called.  `run` counts its postings: it grows when one is undone, so that what is
    posted again has sources of its own.  `unexplained` is what BPR02 has more than claims less provider-level
    adjustments; such a remittance is held until a person releases it, and the difference stays unapplied.
    """

    class State(models.TextChoices):
        WAITING = "WAITING", "Waiting to be posted"
        REVIEW = "REVIEW", "To be reviewed"
        POSTED = "POSTED", "Posted"
        IN_PART = "IN_PART", "Posted, with exceptions"
        HELD = "HELD", "Held, nothing posted"
        DUPLICATE = "DUPLICATE", "Duplicate, not posted"
        REPLACED = "REPLACED", "Replaced by a whole file"

    transaction_set = models.OneToOneField(TransactionSet, on_delete=models.PROTECT, related_name="remittance")
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, null=True, blank=True)
    payer_name = models.CharField(max_length=60, blank=True)
    originator_id = models.CharField("payer's originator id (TRN03)", max_length=20, blank=True)
    payee_npi = models.CharField(max_length=20, blank=True)
    trace = models.CharField("check or transfer number", max_length=50)
    method = models.CharField("payment method (BPR04)", max_length=3)
    amount = MoneyField()
    paid_on = models.DateField("payment date")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    run = models.PositiveSmallIntegerField(default=1)
    explanation = models.TextField("why it is held", blank=True)
    unexplained = MoneyField(default=Decimal("0.00"))
    first = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates")
    released_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    released_because = models.CharField(max_length=200, blank=True)
    deposit = models.OneToOneField(Deposit, on_delete=models.PROTECT, null=True, blank=True, related_name="remittance")
    received_at = models.DateTimeField()
    posted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-paid_on", "-id"]
        indexes = [models.Index(fields=["received_at"], name="remittance_to_post", condition=Q(state="WAITING"))]
        constraints = [
            models.UniqueConstraint(
                fields=["originator_id", "trace", "amount", "paid_on"],
                condition=~Q(state__in=["DUPLICATE", "REPLACED"]),
                name="remittance_is_taken_in_once",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["DUPLICATE", "REPLACED"]) | Q(first__isnull=False),
                name="remittance_not_used_names_the_one_that_is",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["POSTED", "IN_PART"]) | Q(deposit__isnull=False),
                name="remittance_posted_has_a_deposit",
            ),
        ]

    def __str__(self) -> str:
        return f"Remittance {self.pk}"

    @property
    def is_to_post(self) -> bool:
        """Whether it may be posted: it never was, or that was undone."""
        return self.state in {self.State.WAITING, self.State.REVIEW}

    @property
    def is_posted(self) -> bool:
        """Whether it is in the books, in whole or in part."""
        return self.state in {self.State.POSTED, self.State.IN_PART}

    @property
    def source(self) -> str:
        """Where the entries of its provider-level money come from: the first part of their `source`."""
        return _source(self.pk, self.run)


def _source(remittance_id: int, run: int) -> str:
    return f"remittance:{remittance_id}:" if run == 1 else f"remittance:{remittance_id}:run:{run}:"


def source_of(*, remittance_id: int, run: int, segment: int) -> str:
    """Where the entries of a decision come from: the first part of their `source`, ended by a colon."""
    return f"{_source(remittance_id, run)}segment:{segment}:"


class Adjudication(BulkRow):
    """
    What a payer decided about one claim (one CLP): amounts as sent, the claim we matched, and whether it is posted.

    `segment` is the place of the CLP in its transaction set, `run` counts its postings.  An exception keeps its reason
    and waits for a person; the rest of the remittance is posted without it.  `overpaid_because` says why a person lets
    it pay more than is open: what is too much is the plan's credit.
    """

    class State(models.TextChoices):
        WAITING = "WAITING", "Waiting"
        POSTED = "POSTED", "Posted"
        EXCEPTION = "EXCEPTION", "Exception"
        DISMISSED = "DISMISSED", "Set aside"

    class Exception(models.TextChoices):
        NOT_FOUND = "NOT_FOUND", "Claim not found"
        LINE_NOT_FOUND = "LINE_NOT_FOUND", "Line not found"
        DOES_NOT_BALANCE = "DOES_NOT_BALANCE", "Does not balance"
        NO_ORIGINAL = "NO_ORIGINAL", "Reversal without original"
        OVERPAID = "OVERPAID", "Pays more than is open"
        UNMAPPED = "UNMAPPED", "Reason code not known"
        OTHER_PATIENT = "OTHER_PATIENT", "Another patient's name"
        NOT_POSTABLE = "NOT_POSTABLE", "Not a payment of this claim"
        DETACHED = "DETACHED", "Left out by hand"

    remittance = models.ForeignKey(Remittance, on_delete=models.PROTECT, related_name="adjudications")
    position = models.PositiveIntegerField()
    segment = models.PositiveIntegerField()
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="adjudications")
    claim_number = models.CharField("our claim number as returned", max_length=38, blank=True)
    payer_claim_number = models.CharField(max_length=50, blank=True)
    patient_name = models.CharField("patient as named by the payer", max_length=120, blank=True)
    member_id = models.CharField(max_length=80, blank=True)
    status_code = models.CharField("claim status (CLP02)", max_length=2)
    forwarded_to = models.CharField("forwarded by the payer to", max_length=60, blank=True)
    charged = MoneyField()
    paid = MoneyField()
    patient_responsibility = MoneyField(null=True, blank=True)
    service_date = models.DateField(null=True, blank=True)
    remark_codes = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    run = models.PositiveSmallIntegerField(default=1)
    exception = models.CharField(max_length=20, choices=Exception.choices, blank=True)
    explanation = models.TextField(blank=True)
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="reversed_by")
    matched_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_because = models.CharField(max_length=200, blank=True)
    overpaid_because = models.CharField("why it is posted as a credit", max_length=200, blank=True)
    overpaid_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["remittance_id", "position"]
        indexes = [
            models.Index(fields=["remittance"], name="adjudication_exceptions", condition=Q(state="EXCEPTION")),
            models.Index(fields=["remittance"], name="adjudication_set_aside", condition=Q(state="DISMISSED")),
            models.Index(fields=["payer_claim_number"], name="adjudication_by_payers_number"),
            models.Index(fields=["remittance", "segment"], name="adjudication_by_segment"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["remittance", "position"], name="adjudication_has_one_place"),
            models.CheckConstraint(
                condition=~Q(state="EXCEPTION") | ~Q(exception=""), name="adjudication_exception_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="DISMISSED") | ~Q(settled_because=""), name="adjudication_set_aside_has_a_reason"
            ),
            models.CheckConstraint(
                condition=~Q(state="POSTED") | Q(claim__isnull=False), name="adjudication_posted_has_a_claim"
            ),
        ]

    def __str__(self) -> str:
        return f"Adjudication {self.pk}"

    @property
    def is_reversal(self) -> bool:
        """Whether the payer takes an earlier decision back (CLP02 22)."""
        return self.status_code == "22"

    @property
    def is_forwarded(self) -> bool:
        """Whether the payer sent the claim on to the next payer by itself (CLP02 19, 20, 21)."""
        return self.status_code in {"19", "20", "21"}

    @property
    def source(self) -> str:
        """Where its entries come from: the first part of their `source`, ended by a colon."""
        return source_of(remittance_id=self.remittance_id, run=self.run, segment=self.segment)


class AdjudicationLine(BulkRow):
    """What a payer decided about one service line (one SVC)."""

    adjudication = models.ForeignKey(Adjudication, on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField()
    segment = models.PositiveIntegerField()
    charge_line = models.ForeignKey(
        ChargeLine, on_delete=models.PROTECT, null=True, blank=True, related_name="adjudication_lines"
    )
    line_control_number = models.CharField(max_length=30, blank=True)
    procedure = models.CharField(max_length=48)
    modifiers = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    submitted_procedure = models.CharField(max_length=48, blank=True)
    charged = MoneyField()
    paid = MoneyField()
    allowed = MoneyField(null=True, blank=True)
    units = models.DecimalField(max_digits=9, decimal_places=2, null=True, blank=True)
    service_date = models.DateField(null=True, blank=True)
    remark_codes = ArrayField(models.CharField(max_length=8), default=list, blank=True)

    class Meta:
        ordering = ["adjudication_id", "position"]
        constraints = [
            models.UniqueConstraint(fields=["adjudication", "position"], name="adjudication_line_has_one_place")
        ]

    def __str__(self) -> str:
        return f"Adjudication line {self.pk}"


class Adjustment(BulkRow):
    """
    One reason why a payer paid less (or more) than charged: one trio of a CAS, on a line or on the whole claim.

    A positive amount lowers the payment.
    """

    adjudication = models.ForeignKey(Adjudication, on_delete=models.PROTECT, related_name="adjustments")
    line = models.ForeignKey(
        AdjudicationLine, on_delete=models.PROTECT, null=True, blank=True, related_name="adjustments"
    )
    segment = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField("place in the segment")
    group_code = models.CharField(max_length=2)
    reason_code = models.CharField(max_length=5)
    amount = MoneyField()

    class Meta:
        ordering = ["adjudication_id", "segment", "position"]

    def __str__(self) -> str:
        return f"{self.group_code} {self.reason_code}"


class ProviderAdjustment(models.Model):
    """
    Money that a payer took or gave outside of any claim: one pair of a PLB.

    A positive amount was kept back by the payer, a negative one was added (interest).
    """

    remittance = models.ForeignKey(Remittance, on_delete=models.PROTECT, related_name="provider_adjustments")
    segment = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField("place in the segment")
    code = models.CharField(max_length=2)
    reference = models.CharField(max_length=50, blank=True)
    amount = MoneyField()

    class Meta:
        ordering = ["remittance_id", "segment", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["remittance", "segment", "position"], name="provider_adjustment_has_one_place"
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.pk}"
