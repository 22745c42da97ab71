"""The bank's side: accounts, statements as they came, their lines, and which received money each line is."""

from django.db import models
from django.db.models import F, Q

from ledger.models import Deposit
from payments.models.credit import Refund, ReturnedPayment
from payments.models.remittance import Remittance
from practice.fields import MoneyField
from practice.models import Staff


class BankAccount(models.Model):
    """
    One account of the office at a bank; of its number only the last four digits are kept.

    What was received before `begins_on` is not expected on its statements.
    """

    name = models.CharField(max_length=60, unique=True)
    last_four = models.CharField("last four digits", max_length=4)
    begins_on = models.DateField("first day")

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(condition=Q(last_four__regex=r"^[0-9]{4}$"), name="bank_account_ends_in_four_digits")
        ]

    def __str__(self) -> str:
        return f"{self.name} …{self.last_four}"


class BankStatement(models.Model):
    """
    One file of a bank, stored as it came before anything reads it; its lines are taken in when a person confirms.

    The same file of the same account is one statement, whatever it is called, unless it was put away unused.
    """

    class State(models.TextChoices):
        READ = "READ", "To be confirmed"
        TAKEN_IN = "TAKEN_IN", "Taken in"
        PUT_AWAY = "PUT_AWAY", "Put away, not used"

    class Format(models.TextChoices):
        CSV = "CSV", "Table (CSV)"
        OFX = "OFX", "OFX or QFX"
        BAI2 = "BAI2", "BAI2"

    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="statements")
    file_name = models.CharField(max_length=200)
    format = models.CharField(max_length=4, choices=Format.choices)
    content = models.BinaryField()
    digest = models.CharField("SHA-256 of the content", max_length=64)
    date_format = models.CharField("how its dates are read", max_length=30, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.READ)
    lines_in_file = models.PositiveIntegerField(default=0)
    lines_new = models.PositiveIntegerField(default=0)
    stored_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    stored_at = models.DateTimeField()
    settled_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-stored_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "digest"], condition=~Q(state="PUT_AWAY"), name="bank_statement_is_one_for_its_file"
            )
        ]

    def __str__(self) -> str:
        return f"Bank statement {self.pk}"


class BankLine(models.Model):
    """
    One movement on a bank account; positive dollars came in.

    A line is known again in overlapping files by `id_key` (the bank's own id) or by `text_key` (day, amount, text, and
    its place among equals); a line that was typed has neither until a file brings it.  The numbers are those that its
    text holds.
    """

    class State(models.TextChoices):
        OPEN = "OPEN", "Not matched"
        MATCHED = "MATCHED", "Matched"
        SET_ASIDE = "SET_ASIDE", "Set aside"

    account = models.ForeignKey(BankAccount, on_delete=models.PROTECT, related_name="lines")
    statement = models.ForeignKey(BankStatement, on_delete=models.PROTECT, null=True, related_name="lines")
    number = models.PositiveIntegerField("line in the file", default=0)
    posted_on = models.DateField("day at the bank")
    amount = MoneyField()
    text = models.CharField(max_length=1000, blank=True)
    trace = models.CharField("trace of the remittance", max_length=50, blank=True)
    originator = models.CharField("payer's originator id", max_length=10, blank=True)
    ach_trace = models.CharField("ACH trace number", max_length=15, blank=True)
    check_number = models.CharField(max_length=20, blank=True)
    id_key = models.CharField(max_length=64, null=True)  # noqa: DJ001  (null is "has none": many lines have none)
    text_key = models.CharField(max_length=64, null=True)  # noqa: DJ001
    typed_key = models.UUIDField("key of the form it was typed in", null=True, unique=True)
    typed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=9, choices=State.choices, default=State.OPEN)
    settled_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)
    settled_because = models.CharField("why it was set aside", max_length=200, blank=True)

    class Meta:
        ordering = ["posted_on", "id"]
        indexes = [
            models.Index(fields=["posted_on"], name="bank_line_open", condition=Q(state="OPEN")),
            models.Index(fields=["amount"], name="bank_line_by_amount"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["account", "id_key"], name="bank_line_has_one_bank_id"),
            models.UniqueConstraint(fields=["account", "text_key"], name="bank_line_is_taken_in_once"),
            models.CheckConstraint(condition=~Q(amount=0), name="bank_line_moves_money"),
            models.CheckConstraint(
                condition=~Q(state="SET_ASIDE") | ~Q(settled_because=""), name="bank_line_set_aside_has_a_reason"
            ),
            models.CheckConstraint(
                condition=Q(statement__isnull=False) | Q(typed_key__isnull=False), name="bank_line_has_an_origin"
            ),
        ]

    def __str__(self) -> str:
        return f"Bank line {self.pk}"


class BankMatch(models.Model):
    """
    That a bank line is (part of) the money of one remittance, or of one deposit without a remittance.

    One line may hold several of them: a bundle of checks, a day of cards.  None is held by two lines.  `amount` is what
    it brought to the bank: what was received less the fees kept on the way.  A match that is undone stays as history,
    and the system does not make it again by itself.
    """

    class How(models.TextChoices):
        TRACE = "TRACE", "Trace and amount"
        TRACE_ALIKE = "TRACE_ALIKE", "Trace but for zeros, and amount"
        IN_TEXT = "IN_TEXT", "Number in the bank's text, and amount"
        ORIGINATOR = "ORIGINATOR", "Payer's id in the bank's text, and amount"
        CHECK_NUMBER = "CHECK_NUMBER", "Check number and amount"
        CARD_DAY = "CARD_DAY", "Sum of a day's cards"
        PERSON = "PERSON", "Confirmed by a person"

    line = models.ForeignKey(BankLine, on_delete=models.PROTECT, related_name="matches")
    remittance = models.ForeignKey(Remittance, on_delete=models.PROTECT, null=True, related_name="bank_matches")
    deposit = models.ForeignKey(Deposit, on_delete=models.PROTECT, null=True, related_name="bank_matches")
    amount = MoneyField()
    how = models.CharField(max_length=12, choices=How.choices)
    made_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    undone_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        verbose_name_plural = "bank matches"
        constraints = [
            models.UniqueConstraint(
                fields=["remittance"], condition=Q(undone_at__isnull=True), name="remittance_is_held_by_one_bank_line"
            ),
            models.UniqueConstraint(
                fields=["deposit"], condition=Q(undone_at__isnull=True), name="deposit_is_held_by_one_bank_line"
            ),
            models.CheckConstraint(
                condition=Q(remittance__isnull=True) ^ Q(deposit__isnull=True), name="bank_match_holds_one_thing"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="bank_match_amount_positive"),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True) | Q(undone_at__gte=F("made_at")), name="bank_match_is_undone_after"
            ),
        ]

    def __str__(self) -> str:
        return f"Bank match {self.pk}"


class BankDebit(models.Model):
    """
    That a bank line that took money is one refund that was sent, or one payment that the bank took back.

    A line is one of them, and none of them is two lines.  `tells_the_day` is set when the refund cleared by this.  What
    is undone stays as history.
    """

    line = models.ForeignKey(BankLine, on_delete=models.PROTECT, related_name="debits")
    refund = models.ForeignKey(Refund, on_delete=models.PROTECT, null=True, related_name="bank_debits")
    returned = models.ForeignKey(ReturnedPayment, on_delete=models.PROTECT, null=True, related_name="bank_debits")
    tells_the_day = models.BooleanField(default=False)
    made_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    undone_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [
            *(
                models.UniqueConstraint(
                    fields=[name], condition=Q(undone_at__isnull=True), name=f"bank_debit_of_a_{name}"
                )
                for name in ("line", "refund", "returned")
            ),
            models.CheckConstraint(
                condition=Q(refund__isnull=True) ^ Q(returned__isnull=True), name="bank_debit_is_one_thing"
            ),
            models.CheckConstraint(
                condition=Q(undone_at__isnull=True) | Q(undone_at__gte=F("made_at")), name="bank_debit_is_undone_after"
            ),
        ]

    def __str__(self) -> str:
        return f"Bank debit {self.pk}"
