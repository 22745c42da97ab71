"""What an office uploaded to be loaded: stored first, read by the worker, looked at, then loaded or discarded."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from django.db import models
from django.db.models import Q

from patients.models import Payer
from practice.models import Staff


class ReleaseUpload(models.Model):
    """
    Some files that were uploaded together, and how far they are.

    `kind`, `starts_on` and `payer` are what the person said of them; `fewer_is_right` confirms that the release is much
    shorter than the one before.  `refusal` says why it was refused, in words for the office.
    """

    class Status(models.TextChoices):
        STORED = "STORED", "Waiting to be read"
        READING = "READING", "Being read"
        READY = "READY", "To be looked at"
        REFUSED = "REFUSED", "Refused"
        TO_LOAD = "TO_LOAD", "Waiting to be loaded"
        LOADING = "LOADING", "Being loaded"
        LOADED = "LOADED", "Loaded"
        DISCARDED = "DISCARDED", "Discarded"

    status = models.CharField(max_length=10, choices=Status.choices, default=Status.STORED)
    kind = models.CharField(max_length=20, blank=True)
    starts_on = models.DateField(null=True, blank=True)
    payer = models.ForeignKey(Payer, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    fewer_is_right = models.BooleanField(default=False)
    refusal = models.TextField(blank=True)
    uploaded_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    decided_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-uploaded_at", "-id"]
        indexes = [
            models.Index(
                fields=["uploaded_at"],
                condition=Q(status__in=["STORED", "READING", "TO_LOAD", "LOADING"]),
                name="release_upload_unfinished",
            )
        ]

    def __str__(self) -> str:
        return f"Upload {self.pk}"

    @property
    def is_at_work(self) -> bool:
        """Whether the worker has it, or is about to."""
        return self.status in {self.Status.STORED, self.Status.READING, self.Status.TO_LOAD, self.Status.LOADING}

    @property
    def is_open(self) -> bool:
        """Whether it may still be discarded."""
        return self.status in {self.Status.READY, self.Status.REFUSED}


class UploadedPiece(models.Model):
    """A part of an uploaded file, at most a megabyte, so that no process holds a large file as a whole."""

    upload = models.ForeignKey(ReleaseUpload, on_delete=models.CASCADE, related_name="pieces")
    file = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=255)
    place = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        ordering = ["upload_id", "file", "place"]
        constraints = [
            models.UniqueConstraint(fields=["upload", "file", "place"], name="uploaded_piece_has_one_place"),
        ]

    def __str__(self) -> str:
        return f"Piece {self.place} of file {self.file} of upload {self.upload_id}"

    @property
    def base_name(self) -> str:
        """The name of the file without folders."""
        return PurePosixPath(self.name).name


class ReleasePreview(models.Model):
    """One publication in an upload, and what it would change; `was_loaded` if exactly this was loaded before."""

    upload = models.ForeignKey(ReleaseUpload, on_delete=models.CASCADE, related_name="previews")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    starts_on = models.DateField()
    rows = models.PositiveIntegerField()
    new = models.PositiveIntegerField()
    revised = models.PositiveIntegerField()
    deleted = models.PositiveIntegerField()
    was_loaded = models.BooleanField()

    class Meta:
        ordering = ["upload_id", "id"]
        constraints = [models.UniqueConstraint(fields=["upload", "kind"], name="release_preview_is_one_of_its_kind")]

    def __str__(self) -> str:
        return f"Preview {self.pk}"

    @property
    def changed(self) -> int:
        """How many things it brings, says anew, or does not name any more."""
        return self.new + self.revised + self.deleted


class ReleaseChange(models.Model):
    """
    One thing that a release would change: `code`, with a second key in `beside` where there is one.

    `before` and `after` are what a version says, by column; null where there is none.  Of large tables not every
    change is kept: those about codes of this office come first.
    """

    class Sort(models.TextChoices):
        NEW = "N", "New"
        REVISED = "R", "Revised"
        DELETED = "D", "Deleted"

    preview = models.ForeignKey(ReleasePreview, on_delete=models.CASCADE, related_name="changes")
    sort = models.CharField(max_length=1, choices=Sort.choices)
    code = models.CharField(max_length=20)
    beside = models.CharField(max_length=60, blank=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    is_ours = models.BooleanField("about a code that this office used, priced or was given as a reason", default=False)

    class Meta:
        ordering = ["preview_id", "code", "beside"]
        indexes = [
            models.Index(fields=["preview", "sort", "code"], name="release_change_by_sort"),
            models.Index(fields=["preview", "code"], name="release_change_by_code"),
        ]

    def __str__(self) -> str:
        return f"Change {self.pk}"

    @property
    def says(self) -> Mapping[str, object]:
        """What holds afterwards; for what is deleted, what held before."""
        return self.after or self.before or {}
