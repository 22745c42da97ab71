"""Claims: what was sent, what was answered, and what must be done next."""

from collections.abc import Mapping
from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models, transaction
from django.db.models import Q

from clearinghouse.models import Interchange, TransactionSet
from coding.models import ChargeLine
from encounters.models import Encounter
from patients.models import Coverage
from practice.fields import MoneyField
from practice.models import Staff
from practice.rows import BulkRow


class IllegalMove(Exception):
    """A claim's life has no such step."""


class ClaimMoved(Exception):
    """Somebody else moved the claim since it was read."""


class Claim(BulkRow):
    """
    What we ask of one payer for one encounter.

    `claim_number` is ours (CLM01, CLP01) and stays the same when the claim is replaced or voided; the payer's own
    number is `payer_claim_number` (CLP07).  `charged` is the sum of the lines at release.
    """

    class Status(models.TextChoices):
        HELD = "HELD", "On hold"
        READY = "READY", "Ready to send"
        SENT = "SENT", "Sent"
        ACCEPTED = "ACCEPTED", "Accepted by the payer"
        REJECTED = "REJECTED", "Rejected"
        ANSWERED = "ANSWERED", "Answered"
        CLOSED = "CLOSED", "Closed"
        VOID = "VOID", "Void"

    claim_number = models.CharField(max_length=20, unique=True)
    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="claims")
    coverage = models.ForeignKey(Coverage, on_delete=models.PROTECT, related_name="claims")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.HELD)
    charged = MoneyField()
    payer_claim_number = models.CharField("payer's claim number", max_length=50, blank=True)
    owner = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="claims")
    opened_at = models.DateTimeField()
    sent_at = models.DateTimeField("last sent at", null=True, blank=True)
    file_by = models.DateField("filing limit")
    prior_payers = models.JSONField("what payers before this one decided", default=list, blank=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["status", "file_by"], name="claim_by_status"),
            models.Index(fields=["payer_claim_number"], name="claim_by_payers_number"),
            # What the worklists of claims on their way ask, without a look at the claim.
            models.Index(
                fields=["status", "file_by"],
                include=["id", "encounter", "coverage", "owner", "sent_at"],
                condition=Q(status__in=["HELD", "READY", "SENT", "ACCEPTED", "REJECTED"]),
                name="claim_on_its_way",
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["encounter", "coverage"], name="claim_once_per_encounter_and_coverage"),
            models.CheckConstraint(condition=Q(charged__gt=0), name="claim_charges_something"),
        ]

    def __str__(self) -> str:
        return f"Claim {self.claim_number}"

    @property
    def was_decided(self) -> bool:
        """Whether the payer ever decided the claim; what is sent after that is a replacement."""
        return self.events.filter(after=Claim.Status.ANSWERED).exists()

    def move_to(self, status: "Claim.Status", *, by: Staff | None, now: datetime, why: str = "") -> None:
        """
        Change the claim's status and record who did it and why.

        The row changes only if it still has the status we last read, so two people or two workers can never make the
        same move.

        :raises IllegalMove: if the life of a claim has no such step.
        :raises ClaimMoved: if the claim was moved since it was read.
        """
        before = Claim.Status(self.status)
        if status not in NEXT[before]:
            raise IllegalMove(f"{self} is {before.label}; it cannot become {status.label}.")
        with transaction.atomic():
            moved = Claim.objects.filter(pk=self.pk, status=before).update(status=status)
            if moved != 1:
                raise ClaimMoved(f"{self} is no longer {before.label}. Reload and try again.")
            ClaimEvent.objects.create(claim=self, before=before, after=status, by=by, why=why, at=now)
        self.status = status


S = Claim.Status
NEXT: Mapping[Claim.Status, frozenset[Claim.Status]] = {
    S.HELD: frozenset({S.READY, S.ANSWERED, S.VOID}),
    S.READY: frozenset({S.HELD, S.SENT, S.ANSWERED, S.VOID}),
    S.SENT: frozenset({S.ACCEPTED, S.REJECTED, S.ANSWERED, S.HELD, S.READY}),
    S.ACCEPTED: frozenset({S.REJECTED, S.ANSWERED, S.HELD, S.READY}),
    S.REJECTED: frozenset({S.HELD, S.READY, S.ACCEPTED, S.ANSWERED, S.VOID}),
    S.ANSWERED: frozenset({S.HELD, S.READY, S.CLOSED}),
    S.CLOSED: frozenset({S.ANSWERED}),
    S.VOID: frozenset(),
}
del S


class ClaimEvent(BulkRow):
    """One step in a claim's life; `by` is null when the system made it."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="events")
    before = models.CharField(max_length=10, choices=Claim.Status.choices, blank=True)
    after = models.CharField(max_length=10, choices=Claim.Status.choices)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=250, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["claim"], name="claim_event_answered", condition=Q(after="ANSWERED"))]

    def __str__(self) -> str:
        return f"{self.before} to {self.after}"


class ClaimFinding(models.Model):
    """
    What the last scrub found wrong with a claim.

    `rule` is the name of the rule, `where` the place, `text` what is wrong and what to do, `source` whose rule it is.
    `mark` names a finding of the coding edits that a written reason lets stand; empty for any other.
    """

    class Severity(models.TextChoices):
        STOP = "STOP", "Stops the claim"
        WARNING = "WARNING", "Warning"

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="findings")
    rule = models.CharField(max_length=60)
    severity = models.CharField(max_length=8, choices=Severity.choices)
    where = models.CharField(max_length=80)
    text = models.TextField()
    source = models.CharField(max_length=200)
    mark = models.CharField(max_length=32, blank=True)

    class Meta:
        ordering = ["claim_id", "severity", "id"]

    def __str__(self) -> str:
        return f"{self.rule} on claim {self.claim_id}"


class Submission(models.Model):
    """
    One sending of a claim: an original, a replacement (7) or a void (8).

    The segment numbers count inside the transaction set (ST is 1), so that a 999 that complains about a segment finds
    its claim.
    """

    class State(models.TextChoices):
        SENT = "SENT", "Sent"
        RECEIVED = "RECEIVED", "File accepted"
        ACCEPTED = "ACCEPTED", "Claim accepted"
        REJECTED = "REJECTED", "Rejected"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="submissions")
    interchange = models.ForeignKey(Interchange, on_delete=models.PROTECT, related_name="submissions")
    frequency = models.CharField(max_length=1, choices=[("1", "Original"), ("7", "Replacement"), ("8", "Void")])
    state = models.CharField(max_length=10, choices=State.choices, default=State.SENT)
    group_control_number = models.CharField(max_length=9)
    set_control_number = models.CharField(max_length=9)
    first_segment = models.PositiveIntegerField()
    last_segment = models.PositiveIntegerField()
    charged = MoneyField()
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at", "-id"]
        indexes = [
            models.Index(fields=["group_control_number", "set_control_number"], name="submission_by_control"),
            models.Index(fields=["claim"], name="submission_accepted", condition=Q(state="ACCEPTED")),
        ]

    def __str__(self) -> str:
        return f"Submission {self.pk}"


class Acknowledgment(models.Model):
    """
    What a payer or clearinghouse said about receiving a claim, before judging it.

    `code` is the triple of a 277CA ("A7:164:IL") or the error of a 999; `text` says it in plain words and what to do.
    """

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="acknowledgments")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, null=True, related_name="acknowledgments")
    transaction_set = models.ForeignKey(TransactionSet, on_delete=models.PROTECT)
    accepted = models.BooleanField()
    code = models.CharField(max_length=40)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "transaction_set", "code", "text"], name="acknowledgment_is_kept_once"
            )
        ]

    def __str__(self) -> str:
        return f"Acknowledgment {self.pk}"


class Denial(models.Model):
    """
    Money that a payer decided not to pay and that somebody must fight for, move or give up.

    `amount` is what was refused on the line.  `source` is the place in the remittance; one denial for each.  One that
    the payer decided anew knows what it was before (`recovered_from`) and by which decision (`recovered_by`, the
    beginning of its sources), so that it waits again when the posting of that decision is undone.
    """

    class Category(models.TextChoices):
        AUTHORIZATION = "AUTHORIZATION", "Authorization"
        BUNDLED = "BUNDLED", "Bundled"
        CODING = "CODING", "Coding"
        COORDINATION = "COORDINATION", "Other payer first"
        COVERAGE = "COVERAGE", "Coverage"
        DUPLICATE = "DUPLICATE", "Duplicate"
        INFORMATION = "INFORMATION", "Missing information"
        MEDICAL_NECESSITY = "MEDICAL_NECESSITY", "Medical necessity"
        NON_COVERED = "NON_COVERED", "Not covered"
        PROVIDER = "PROVIDER", "Provider or contract"
        TIMELY_FILING = "TIMELY_FILING", "Filed too late"
        OTHER = "OTHER", "Other"

    class State(models.TextChoices):
        OPEN = "OPEN", "To work"
        RESUBMITTED = "RESUBMITTED", "Corrected claim sent"
        APPEALED = "APPEALED", "Appealed"
        RECOVERED = "RECOVERED", "Decided anew"
        TO_PATIENT = "TO_PATIENT", "Moved to the patient"
        WRITTEN_OFF = "WRITTEN_OFF", "Written off"
        CLOSED = "CLOSED", "Closed"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="denials")
    charge_line = models.ForeignKey(ChargeLine, on_delete=models.PROTECT, related_name="denials")
    category = models.CharField(max_length=20, choices=Category.choices)
    group_code = models.CharField(max_length=2)
    reason_code = models.CharField(max_length=5)
    remark_codes = ArrayField(models.CharField(max_length=8), default=list, blank=True)
    amount = MoneyField()
    state = models.CharField(max_length=12, choices=State.choices, default=State.OPEN)
    decided_on = models.DateField()
    appeal_by = models.DateField()
    source = models.CharField(max_length=120, unique=True)
    worked_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    worked_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=250, blank=True)
    recovered_from = models.CharField(max_length=12, choices=State.choices, blank=True)
    recovered_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["appeal_by", "id"]
        indexes = [
            models.Index(fields=["appeal_by"], name="denial_to_work", condition=Q(state="OPEN")),
            models.Index(
                fields=["claim"],
                include=["appeal_by", "category", "amount"],
                condition=Q(state="OPEN"),
                name="denial_open_by_claim",
            ),
        ]
        constraints = [models.CheckConstraint(condition=Q(amount__gt=0), name="denial_amount_positive")]

    def __str__(self) -> str:
        return f"Denial {self.pk}"


class FollowUp(models.Model):
    """
    A promise to look at a claim again on a day, and why.

    A note never moves `due_date`; only pending the claim does, and that leaves an event.
    """

    class Reason(models.TextChoices):
        NO_ANSWER = "NO_ANSWER", "No answer from the payer"
        FILING_LIMIT = "FILING_LIMIT", "Filing limit is near"
        PENDED = "PENDED", "Set aside until today"
        APPEAL = "APPEAL", "Appeal not answered"
        DOWNCODE = "DOWNCODE", "Paid as a lower code"

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="follow_ups")
    reason = models.CharField(max_length=12, choices=Reason.choices)
    due_date = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["due_date", "id"]
        indexes = [
            models.Index(
                fields=["done_at"], include=["claim"], condition=Q(done_by__isnull=False), name="follow_up_looked_after"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["claim", "reason"], condition=Q(done_at__isnull=True), name="follow_up_open_once_per_reason"
            )
        ]

    def __str__(self) -> str:
        return f"Follow-up {self.pk}"


class ContactNote(models.Model):
    """What a member of staff did or heard about a claim: a call, a portal look-up, a thought."""

    claim = models.ForeignKey(Claim, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    by = models.ForeignKey(Staff, on_delete=models.PROTECT)
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return f"Note {self.pk}"
