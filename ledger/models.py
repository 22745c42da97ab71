"""
Where every dollar is.

One row is one transfer between two accounts.  Rows are only ever added; the database refuses everything else.
"""

import pgtrigger
from django.db import models
from django.db.models import F, Q

from coding.models import ChargeLine
from encounters.models import Encounter
from ledger import triggers
from patients.models import Coverage, Patient, Payer
from practice.fields import MoneyField
from practice.models import Staff
from practice.rows import BulkRow


class Account(models.TextChoices):
    """The accounts of the office."""

    INSURANCE = "INSURANCE", "Insurance owes"
    PATIENT = "PATIENT", "Patient owes"
    REVENUE = "REVENUE", "Charges"
    CONTRACTUAL = "CONTRACTUAL", "Contractual adjustment"
    WRITE_OFF = "WRITE_OFF", "Write-off"
    CASH = "CASH", "Cash"
    UNAPPLIED = "UNAPPLIED", "Received, not yet applied"
    PROVIDER_LEVEL = "PROVIDER_LEVEL", "Provider-level adjustments"
    REFUND = "REFUND", "Refunds"
    OTHER_INCOME = "OTHER_INCOME", "Income outside of claims"
    OTHER_COST = "OTHER_COST", "Costs outside of claims"
    CLEARING = "CLEARING", "Provider-level items settled against each other"
    FEES = "FEES", "Fees kept by card processors"


class Kind(models.TextChoices):
    """Why money moved."""

    CHARGE = "CHARGE", "Charge"
    DEPOSIT = "DEPOSIT", "Deposit"
    PAYMENT = "PAYMENT", "Payment"
    ADJUSTMENT = "ADJUSTMENT", "Adjustment"
    TRANSFER = "TRANSFER", "Transfer"
    WRITE_OFF = "WRITE_OFF", "Write-off"
    PROVIDER_LEVEL = "PROVIDER_LEVEL", "Provider-level adjustment"
    REFUND = "REFUND", "Refund"
    SETTLEMENT = "SETTLEMENT", "Settlement of a provider-level item"
    FEE = "FEE", "Fee kept by a card processor"


class Deposit(models.Model):
    """
    Money that reached the office at once: a check, an electronic transfer, cash, a card.

    `amount` may be zero: a remittance without money.  `trace` is the check or transfer number.  What a processor keeps
    of a card is no part of `amount`: it is an entry of its own, from cash to fees.
    """

    class Method(models.TextChoices):
        EFT = "EFT", "Electronic transfer"
        CHECK = "CHECK", "Check"
        CASH = "CASH", "Cash"
        CARD = "CARD", "Card"
        VCARD = "VCARD", "Virtual card"
        NONE = "NONE", "No money"

    method = models.CharField(max_length=6, choices=Method.choices)
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, null=True, blank=True)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, null=True, blank=True, related_name="deposits")
    trace = models.CharField("check or transfer number", max_length=50, blank=True)
    amount = MoneyField()
    received_on = models.DateField()
    taken_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True)
    source = models.CharField(max_length=80, unique=True)

    class Meta:
        ordering = ["-received_on", "-id"]
        constraints = [models.CheckConstraint(condition=Q(amount__gte=0), name="deposit_not_negative")]

    def __str__(self) -> str:
        return f"Deposit {self.pk}"


class Entry(BulkRow):
    """
    One transfer of a positive amount from the credited to the debited account.

    `source` names where the entry came from ("remittance:17:segment:212") and is unique, so that nothing is posted
    twice.  `coverage` tells which plan the INSURANCE side means.  A mistake is undone by an entry that `reverses` it.
    """

    kind = models.CharField(max_length=14, choices=Kind.choices)
    debit = models.CharField(max_length=14, choices=Account.choices)
    credit = models.CharField(max_length=14, choices=Account.choices)
    amount = MoneyField()
    charge_line = models.ForeignKey(ChargeLine, on_delete=models.PROTECT, null=True, related_name="entries")
    coverage = models.ForeignKey(Coverage, on_delete=models.PROTECT, null=True, related_name="entries")
    deposit = models.ForeignKey(Deposit, on_delete=models.PROTECT, null=True, related_name="entries")
    source = models.CharField(max_length=120, unique=True)
    effective_date = models.DateField()
    reverses = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="reversed_by")
    reason = models.CharField("reason code", max_length=40, blank=True)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True)
    posted_at = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "entries"
        indexes = [
            models.Index(fields=["effective_date"], name="entry_by_effective_date"),
            models.Index(fields=["deposit"], name="entry_of_a_fee", condition=Q(kind="FEE")),
        ]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gt=0), name="entry_amount_positive"),
            models.CheckConstraint(condition=~Q(debit=F("credit")), name="entry_moves_between_two_accounts"),
            models.CheckConstraint(
                condition=~(Q(debit="INSURANCE") | Q(credit="INSURANCE")) | Q(coverage__isnull=False),
                name="entry_of_insurance_names_the_coverage",
            ),
            models.CheckConstraint(
                condition=~(Q(debit__in=["INSURANCE", "PATIENT"]) | Q(credit__in=["INSURANCE", "PATIENT"]))
                | Q(charge_line__isnull=False),
                name="entry_of_a_receivable_names_the_line",
            ),
            models.CheckConstraint(
                condition=~(
                    Q(debit__in=["CASH", "UNAPPLIED", "PROVIDER_LEVEL"])
                    | Q(credit__in=["CASH", "UNAPPLIED", "PROVIDER_LEVEL"])
                )
                | Q(deposit__isnull=False),
                name="entry_of_cash_names_the_deposit",
            ),
        ]
        triggers = [
            *triggers.append_only("entry"),
            triggers.Law(
                name="entry_waits_for_sealing",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=triggers.WAIT_FOR_SEALING,
            ),
            *(
                triggers.Law(
                    name=name,
                    level=pgtrigger.Statement,
                    when=pgtrigger.After,
                    operation=pgtrigger.Insert,
                    referencing=pgtrigger.Referencing(new="new_entries"),
                    declare=declare,
                    func=func,
                )
                for name, func, declare in (
                    (triggers.AFTER_THE_SEALED, triggers.STAY_AFTER_THE_SEALED, None),
                    (triggers.IN_AN_OPEN_MONTH, triggers.STAY_IN_AN_OPEN_MONTH, [("closed_through", "date")]),
                    ("entry_keeps_open_balances", triggers.KEEP_OPEN_BALANCES, None),
                )
            ),
        ]

    def __str__(self) -> str:
        return f"Entry {self.pk}"


class OpenBalance(models.Model):
    """
    What is open now, kept by the database from inserted entries; no code writes it.

    Receivables (INSURANCE by line and coverage, PATIENT by line) are positive when owed to us.  UNAPPLIED by deposit is
    positive while money waits.  PROVIDER_LEVEL by deposit is positive when the payer kept money back.  A row that
    reaches zero disappears.  `encounter` is the visit of the line, which never changes: sums by visit need no look at
    each line.
    """

    account = models.CharField(max_length=14, choices=Account.choices)
    charge_line = models.ForeignKey(ChargeLine, on_delete=models.PROTECT, null=True, related_name="open_balances")
    # That the visit is there, the line's own key sees to; a second one would be looked up for each row of a posting.
    encounter = models.ForeignKey(
        Encounter, on_delete=models.PROTECT, null=True, related_name="+", db_constraint=False, db_index=False
    )
    coverage = models.ForeignKey(Coverage, on_delete=models.PROTECT, null=True)
    deposit = models.ForeignKey(Deposit, on_delete=models.PROTECT, null=True)
    amount = MoneyField()

    class Meta:
        indexes = [
            models.Index(fields=["id"], name="open_balance_settled", condition=Q(amount=0)),
            models.Index(fields=["account"], name="open_balance_credit", condition=Q(amount__lt=0)),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(charge_line__isnull=True, encounter__isnull=True)
                | Q(charge_line__isnull=False, encounter__isnull=False),
                name="open_balance_of_a_line_names_its_visit",
            ),
            models.UniqueConstraint(
                fields=["account", "charge_line", "coverage", "deposit"],
                nulls_distinct=False,
                name="open_balance_has_one_row",
            ),
        ]

    def __str__(self) -> str:
        return f"Open balance {self.pk}"


class Period(models.Model):
    """
    One closing of a month: from `closed_at` on the books are closed through the month, until it is reopened.

    `month` is its first day.  `entries` and `sums` (dollars by kind as text, reversals counted against) are what the
    month held when it was closed.  Closed months follow each other, and only the last is reopened; a month that was
    reopened keeps this row and gets another when it is closed again.
    """

    month = models.DateField()
    closed_at = models.DateTimeField()
    closed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    entries = models.PositiveBigIntegerField()
    sums = models.JSONField()
    reopened_at = models.DateTimeField(null=True)
    reopened_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    reopened_because = models.CharField("reason", max_length=200, blank=True)

    class Meta:
        ordering = ["-month", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["month"], condition=Q(reopened_at=None), name="period_closed_once_at_a_time"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="period_month_is_its_first_day"),
            models.CheckConstraint(
                condition=Q(reopened_at=None) | ~Q(reopened_because=""), name="period_reopened_with_a_reason"
            ),
        ]
        triggers = [
            triggers.Law(
                name="period_reopened_once",
                level=pgtrigger.Row,
                when=pgtrigger.Before,
                operation=pgtrigger.Update | pgtrigger.Delete,
                func=triggers.REOPEN_ONCE,
            ),
            triggers.not_truncated("period"),
        ]

    def __str__(self) -> str:
        return f"Closing of {self.month:%m/%Y}"


class Seal(models.Model):
    """
    The proof that a day's entries are as they were.

    It covers every entry after the previous seal's `last_entry` up to its own, which is the last that was posted by the
    end of `day`; null as long as there was none.  `hash` is SHA-256, in hex, over the previous seal's hash, the day and
    those entries (`ledger.seal`).
    """

    day = models.DateField(unique=True)
    entries = models.PositiveBigIntegerField()
    last_entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="+")
    total = MoneyField(max_digits=18)
    previous_hash = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)
    sealed_at = models.DateTimeField()

    class Meta:
        ordering = ["-day"]
        triggers = triggers.append_only("seal")

    def __str__(self) -> str:
        return f"Seal of {self.day:%m/%d/%Y}"
