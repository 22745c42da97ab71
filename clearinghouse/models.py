"""The wire: to whom we are connected, and every file that ever went in or out."""

from pathlib import Path

from django.conf import settings
from django.db import models
from django.db.models import Q


class Connection(models.Model):
    """
    A partner that we exchange files with: a clearinghouse or a payer.

    A folder connection has an outbox, where we put files, and an inbox, where the partner puts its answers.  Relative
    paths are inside the data folder.  `is_sandbox` marks the simulator: no file of such a connection is a real claim.
    """

    class Kind(models.TextChoices):
        FOLDER = "FOLDER", "Folder"

    name = models.CharField(max_length=60, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.FOLDER)
    outbox = models.CharField(max_length=200)
    inbox = models.CharField(max_length=200)
    sender_id = models.CharField("our id (ISA06)", max_length=15)
    receiver_id = models.CharField("their id (ISA08)", max_length=15)
    receiver_name = models.CharField(max_length=60)
    is_sandbox = models.BooleanField("simulated payer, no real claims", default=False)
    is_active = models.BooleanField(default=True)

    def __str__(self) -> str:
        return self.name

    @property
    def usage(self) -> str:
        """ISA15: T while the partner is a simulator, else P."""
        return "T" if self.is_sandbox else "P"

    @property
    def outbox_folder(self) -> Path:
        """Where we put files for the partner; a relative path is inside the data folder."""
        return Path(settings.HOME) / self.outbox

    @property
    def inbox_folder(self) -> Path:
        """Where the partner puts files for us."""
        return Path(settings.HOME) / self.inbox


class Interchange(models.Model):
    """
    One file, in or out, exactly as it was on the wire, stored before anything reads it.

    `digest` is the SHA-256 of the bytes without what carries no meaning between segments, so that a file that comes
    again under another name, or with other line breaks, is recognized.  `problems` are those of the file and its
    envelopes, a list of {"severity", "segment", "element", "text"}: segments count from 1 at the ISA, 0 is the file.
    """

    class Direction(models.TextChoices):
        IN = "IN", "Received"
        OUT = "OUT", "Sent"

    class State(models.TextChoices):
        STORED = "STORED", "Waiting"
        PROCESSED = "PROCESSED", "Processed"
        PROBLEMS = "PROBLEMS", "Processed, with problems"
        DUPLICATE = "DUPLICATE", "Duplicate, not processed"
        UNREADABLE = "UNREADABLE", "Not readable"
        QUEUED = "QUEUED", "Waiting to be sent"
        SENT = "SENT", "Sent"

    connection = models.ForeignKey(Connection, on_delete=models.PROTECT, null=True, blank=True)
    direction = models.CharField(max_length=3, choices=Direction.choices)
    kind = models.CharField("what it holds", max_length=40, blank=True)
    file_name = models.CharField(max_length=255)
    content = models.BinaryField()
    size = models.PositiveBigIntegerField("bytes")
    digest = models.CharField(max_length=64)
    control_number = models.CharField("interchange control number", max_length=9, blank=True)
    state = models.CharField(max_length=12, choices=State.choices)
    duplicate_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True)
    problems = models.JSONField(default=list, blank=True)
    stored_at = models.DateTimeField()
    finished_at = models.DateTimeField("processed or sent at", null=True, blank=True)

    class Meta:
        ordering = ["-stored_at", "-id"]
        indexes = [
            models.Index(fields=["-stored_at"], name="interchange_latest"),
            models.Index(
                fields=["stored_at"], name="interchange_unfinished", condition=Q(state__in=["STORED", "QUEUED"])
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["direction", "digest"],
                condition=~Q(state="DUPLICATE"),
                name="interchange_is_processed_once",
            ),
            models.CheckConstraint(
                condition=Q(state="DUPLICATE", duplicate_of__isnull=False)
                | (~Q(state="DUPLICATE") & Q(duplicate_of__isnull=True)),
                name="interchange_duplicate_names_its_original",
            ),
        ]

    def __str__(self) -> str:
        return f"Interchange {self.pk}"


class TransactionSet(models.Model):
    """
    One message (ST to SE) inside an interchange, and what became of it.

    `position` counts the messages of the file from 1, TA1s before the groups of their interchange; `result` says in
    one sentence what was done.  `digest` is the SHA-256 of the sender and the segments: the same message in another
    envelope is recognized.  `problems` as of an interchange, but segments count from 1 at the ST.
    """

    class State(models.TextChoices):
        WAITING = "WAITING", "Waiting"
        DONE = "DONE", "Done"
        PROBLEMS = "PROBLEMS", "Done, with problems"
        NOT_USED = "NOT_USED", "Stored, not used"

    interchange = models.ForeignKey(Interchange, on_delete=models.PROTECT, related_name="transaction_sets")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    version = models.CharField(max_length=35, blank=True)
    control_number = models.CharField("transaction set control number", max_length=20, blank=True)
    group_control_number = models.CharField(max_length=20, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    result = models.TextField(blank=True)
    problems = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["interchange_id", "position"]
        indexes = [models.Index(fields=["digest"], name="transaction_set_digest", condition=~Q(digest=""))]
        constraints = [
            models.UniqueConstraint(fields=["interchange", "position"], name="transaction_set_has_one_place"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.interchange_id}.{self.position}"
