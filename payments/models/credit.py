"""Money that goes back: refunds, overpayments, payments that the bank returned; and the office's rules for it."""

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from claims.models import Claim
from coding.models import ChargeLine
from encounters.models import Encounter
from ledger.models import Account, Deposit
from patients.models import Coverage, Patient, Payer
from payments.models.remittance import Remittance
from practice.fields import MoneyField
from practice.models import Staff


class Refund(models.Model):
    """
    Money that the office gives back to a payer or a patient, from the request to the bank.

    `payer` is set for a refund to an insurer, with the claim that was overpaid, or with neither claim nor patient for
    money that was never ours; else it goes to the patient (or whoever answers for the bills).  Each part says which
    credit it comes from; they add up to `amount`.  `decided_by` agreed to it, `ended_by` declined or voided it.  Money
    leaves the books when it is sent.  A payer says that it got the money (PLB 72) in the remittance `acknowledged_in`;
    it has cleared then, on a day that only the bank knows (`cleared_on`).
    """

    class State(models.TextChoices):
        REQUESTED = "REQUESTED", "Waits for a second person"
        APPROVED = "APPROVED", "To be sent"
        SENT = "SENT", "Sent"
        CLEARED = "CLEARED", "Cleared"
        DECLINED = "DECLINED", "Declined"
        VOID = "VOID", "Voided"

    class Method(models.TextChoices):
        CHECK = "CHECK", "Check"
        CARD = "CARD", "Back to the card"
        EFT = "EFT", "Electronic transfer"
        CASH = "CASH", "Cash"

    class Reason(models.TextChoices):
        PAID_TWICE = "PAID_TWICE", "Paid twice"
        OTHER_PAYER = "OTHER_PAYER", "Another plan pays first"
        TOO_MUCH = "TOO_MUCH", "Paid more than the share"
        NOT_ENTITLED = "NOT_ENTITLED", "Billed or coded wrongly"
        NOT_NEEDED = "NOT_NEEDED", "Paid ahead and not needed"
        ASKED_BACK = "ASKED_BACK", "Payer or patient asked for it"

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, null=True, blank=True, related_name="refunds")
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, null=True, blank=True, related_name="refunds")
    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, null=True, blank=True, related_name="refunds")
    amount = MoneyField()
    reason = models.CharField(max_length=12, choices=Reason.choices)
    note = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.REQUESTED)
    key = models.CharField(max_length=80, unique=True)
    asked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    ended_at = models.DateTimeField("declined or voided at", null=True, blank=True)
    why_not = models.CharField("why it was declined or voided", max_length=200, blank=True)
    method = models.CharField(max_length=6, choices=Method.choices, blank=True)
    number = models.CharField("check or transfer number", max_length=50, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    sent_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    cleared_on = models.DateField(null=True, blank=True)
    acknowledged_in = models.ForeignKey(
        Remittance, on_delete=models.PROTECT, null=True, blank=True, related_name="refunds_acknowledged"
    )

    class Meta:
        ordering = ["-asked_at", "-id"]
        indexes = [
            models.Index(fields=["asked_at"], name="refund_to_work", condition=Q(state__in=["REQUESTED", "APPROVED"])),
            models.Index(fields=["payer", "amount"], name="refund_to_acknowledge", condition=Q(state="SENT")),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_amount_positive"),
            models.CheckConstraint(
                condition=Q(payer__isnull=True, claim__isnull=True, patient__isnull=False)
                | Q(payer__isnull=False, claim__isnull=False, patient__isnull=False)
                | Q(payer__isnull=False, claim__isnull=True, patient__isnull=True),
                name="refund_to_a_payer_names_the_claim_if_there_is_one",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["SENT", "CLEARED"]) | (Q(sent_on__isnull=False) & ~Q(method="")),
                name="refund_sent_says_how_and_when",
            ),
        ]

    def __str__(self) -> str:
        return f"Refund {self.pk}"


class RefundPart(models.Model):
    """Dollars of a refund that come from one credit: of a plan on a line, of the patient on a line, or on account."""

    SOURCES = (Account.INSURANCE, Account.PATIENT, Account.UNAPPLIED)

    refund = models.ForeignKey(Refund, on_delete=models.PROTECT, related_name="parts")
    account = models.CharField(max_length=14, choices=[(account.value, account.label) for account in SOURCES])
    charge_line = models.ForeignKey(ChargeLine, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    coverage = models.ForeignKey(Coverage, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    deposit = models.ForeignKey(Deposit, on_delete=models.PROTECT, null=True, blank=True, related_name="refund_parts")
    amount = MoneyField()

    class Meta:
        ordering = ["refund_id", "id"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="refund_part_amount_positive"),
            models.CheckConstraint(
                condition=Q(account="UNAPPLIED", deposit__isnull=False, charge_line__isnull=True)
                | Q(account="PATIENT", charge_line__isnull=False, deposit__isnull=True, coverage__isnull=True)
                | Q(account="INSURANCE", charge_line__isnull=False, coverage__isnull=False, deposit__isnull=True),
                name="refund_part_names_its_credit",
            ),
        ]

    def __str__(self) -> str:
        return f"Refund part {self.pk}"


class Overpayment(models.Model):
    """
    What a person knows about one credit of an insurer: when it was identified, and whether related ones are looked for.

    Without such a row a credit counts as identified on the day on which it stood in the books.  `since` is that day,
    so that a later credit on the same claim is another overpayment.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="+")
    coverage = models.ForeignKey(Coverage, on_delete=models.PROTECT, related_name="+")
    since = models.DateField()
    identified_on = models.DateField()
    investigated_from = models.DateField(null=True, blank=True)
    investigated_to = models.DateField(null=True, blank=True)
    note = models.CharField(max_length=200)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-since", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["encounter", "coverage", "since"], name="overpayment_is_known_once"),
            models.CheckConstraint(
                condition=Q(investigated_to__isnull=True) | Q(investigated_to__gte=F("investigated_from")),
                name="overpayment_investigation_ends_after_it_starts",
            ),
        ]

    def __str__(self) -> str:
        return f"Overpayment {self.pk}"


class ReturnedPayment(models.Model):
    """
    That a payment is none: the bank took it back, or it never was what was keyed.

    One for each deposit.  `fee` was charged to the patient on `fee_line`; zero for none, and for a payer.  `remittance`
    is what a payer's payment had paid: un-posted before, and held until the payer pays again.
    """

    class Kind(models.TextChoices):
        NSF = "NSF", "Check returned"
        CHARGEBACK = "CHARGEBACK", "Card payment disputed"
        REVERSED = "REVERSED", "Transfer taken back"
        MISKEYED = "MISKEYED", "Keyed with a wrong amount"

    deposit = models.OneToOneField(Deposit, on_delete=models.PROTECT, related_name="returned")
    remittance = models.ForeignKey(
        Remittance, on_delete=models.PROTECT, null=True, blank=True, related_name="returned_payments"
    )
    kind = models.CharField(max_length=10, choices=Kind.choices)
    returned_on = models.DateField()
    fee = MoneyField(default=Decimal("0.00"))
    fee_line = models.ForeignKey(ChargeLine, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["-returned_on", "-id"]
        constraints = [
            models.CheckConstraint(condition=Q(fee__gte=0), name="returned_payment_fee_not_negative"),
            models.CheckConstraint(
                condition=Q(fee=0) | Q(fee_line__isnull=False), name="returned_payment_fee_names_the_line"
            ),
        ]

    def __str__(self) -> str:
        return f"Returned payment {self.pk}"


class MoneyRules(models.Model):
    """How the office treats patients' money; one row, or none while nobody changed anything."""

    applies_on_account = models.BooleanField(
        "use money on account as soon as the patient owes something", default=False
    )
    on_account_days = models.PositiveSmallIntegerField("show money on account as a credit after days", default=30)
    small_balance = MoneyField("a balance is small up to", default=Decimal("5.00"))
    returned_fee = MoneyField("fee for a returned payment", default=Decimal("25.00"))

    class Meta:
        verbose_name_plural = "money rules"
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="money_rules_are_one_row"),
            models.CheckConstraint(
                condition=Q(small_balance__gte=0) & Q(returned_fee__gte=0), name="money_rules_are_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return "Money rules"
