"""What happened in the room: appointments, encounters and their notes."""

from collections.abc import Mapping
from datetime import datetime

import pgtrigger
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateTimeRangeField, RangeOperators
from django.db import models, transaction
from django.db.models import F, Func, Q, Value

from patients.models import Authorization, OneValue, Patient
from practice.fields import STATE_CHOICES, NpiField
from practice.models import Location, Provider, Staff
from practice.planned import rows
from practice.rows import BulkRow

ADDENDUM = "\n\nAddendum:\n"
ADDENDA = "SELECT text FROM encounters_addendum WHERE encounter_id = %(visit)s ORDER BY id"
"""What stands before an addendum where the note is read as a whole."""


class TimeSpan(Func):
    """A range of moments; the end is not included."""

    function = "tstzrange"
    output_field = DateTimeRangeField()


class Appointment(models.Model):
    """A time that a provider keeps for a patient; `ends_at` is when the next one may begin."""

    class Status(models.TextChoices):
        BOOKED = "BOOKED", "Booked"
        ARRIVED = "ARRIVED", "Arrived"
        CANCELED = "CANCELED", "Canceled"
        NO_SHOW = "NO_SHOW", "Did not come"

    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="appointments")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT)
    location = models.ForeignKey(Location, on_delete=models.PROTECT)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reason = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.BOOKED)

    class Meta:
        ordering = ["starts_at", "id"]
        indexes = [models.Index(fields=["starts_at"], name="appointment_by_time")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="appointment_ends_after_it_starts"),
            ExclusionConstraint(
                name="appointment_of_a_provider_never_overlaps",
                expressions=[
                    (OneValue(F("provider_id")), RangeOperators.OVERLAPS),
                    (TimeSpan(F("starts_at"), F("ends_at"), Value("[)")), RangeOperators.OVERLAPS),
                ],
                condition=Q(status__in=["BOOKED", "ARRIVED"]),
                violation_error_message="The provider already has a patient at this time. Choose another time.",
            ),
        ]

    def __str__(self) -> str:
        return f"Appointment {self.pk}"

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return round((self.ends_at - self.starts_at).total_seconds() / 60)


class IllegalMove(Exception):
    """An encounter's life has no such step."""


class EncounterMoved(Exception):
    """Somebody else moved the encounter since it was read."""


class Encounter(BulkRow):
    """
    One visit on one date of service with its note, from arrival to release.

    `number` is what staff read ("E-30512").  `on_hold_because` is empty unless the coder set the visit aside.
    Accident facts are kept only when the visit has to do with one.
    """

    class Status(models.TextChoices):
        OPEN = "OPEN", "Note open"
        TO_CODE = "TO_CODE", "To code"
        RELEASED = "RELEASED", "Released"
        VOID = "VOID", "Void"

    class Accident(models.TextChoices):
        NONE = "", "No accident"
        AUTO = "AA", "Auto accident"
        EMPLOYMENT = "EM", "Employment"
        OTHER = "OA", "Other accident"

    number = models.CharField(max_length=12, unique=True)
    patient = models.ForeignKey(Patient, on_delete=models.PROTECT, related_name="encounters")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="encounters")
    location = models.ForeignKey(Location, on_delete=models.PROTECT)
    appointment = models.OneToOneField(Appointment, on_delete=models.PROTECT, null=True, blank=True)
    service_date = models.DateField()
    place_of_service = models.CharField(max_length=2)
    note = models.TextField(blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.OPEN)
    on_hold_because = models.CharField("on hold because", max_length=200, blank=True)
    coder = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="coding")
    authorization = models.ForeignKey(Authorization, on_delete=models.PROTECT, null=True, blank=True)
    referring_first_name = models.CharField(max_length=35, blank=True)
    referring_last_name = models.CharField(max_length=60, blank=True)
    referring_npi = NpiField("referring provider's NPI", blank=True)
    accident = models.CharField("related to", max_length=2, choices=Accident.choices, blank=True)
    accident_date = models.DateField(null=True, blank=True)
    accident_state = models.CharField(max_length=2, choices=STATE_CHOICES, blank=True)
    released_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-service_date", "-id"]
        indexes = [
            models.Index(fields=["service_date"], name="encounter_to_code", condition=Q(status="TO_CODE")),
            models.Index(fields=["service_date"], name="encounter_to_sign", condition=Q(status="OPEN")),
            models.Index(fields=["patient", "-service_date"], name="encounter_by_patient"),
            models.Index(
                fields=["provider", "-service_date"], name="encounter_done_by_provider", condition=Q(status="RELEASED")
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=["OPEN", "VOID"]) | Q(signed_at__isnull=False),
                name="encounter_is_coded_from_a_signed_note",
            ),
            models.CheckConstraint(
                condition=Q(accident="") | Q(accident_date__isnull=False), name="encounter_accident_has_a_date"
            ),
            models.CheckConstraint(
                condition=~Q(accident="AA") | ~Q(accident_state=""), name="encounter_auto_accident_has_a_state"
            ),
        ]

    def __str__(self) -> str:
        return f"Encounter {self.number}"

    @property
    def whole_note(self) -> str:
        """The signed note and its addenda, each behind its heading; what is appended moves no word before it."""
        return self.note + "".join(ADDENDUM + text for (text,) in rows(ADDENDA, {"visit": self.pk}))

    def move_to(self, status: "Encounter.Status", *, by: Staff | None, now: datetime, why: str = "") -> None:
        """
        Change the encounter's status and record who did it and why.

        The row changes only if it still has the status we last read.

        :raises IllegalMove: if an encounter's life has no such step.
        :raises EncounterMoved: if it was moved since it was read.
        """
        before = Encounter.Status(self.status)
        if status not in NEXT[before]:
            raise IllegalMove(f"{self} is {before.label}; it cannot become {status.label}.")
        with transaction.atomic():
            moved = Encounter.objects.filter(pk=self.pk, status=before).update(status=status)
            if moved != 1:
                raise EncounterMoved(f"{self} is no longer {before.label}. Reload and try again.")
            EncounterEvent.objects.create(encounter=self, before=before, after=status, by=by, why=why, at=now)
        self.status = status


NEXT: Mapping[Encounter.Status, frozenset[Encounter.Status]] = {
    Encounter.Status.OPEN: frozenset({Encounter.Status.TO_CODE, Encounter.Status.VOID}),
    Encounter.Status.TO_CODE: frozenset({Encounter.Status.OPEN, Encounter.Status.RELEASED, Encounter.Status.VOID}),
    Encounter.Status.RELEASED: frozenset(),
    Encounter.Status.VOID: frozenset(),
}


class EncounterEvent(models.Model):
    """One step in an encounter's life; `by` is null when the system made it."""

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="events")
    before = models.CharField(max_length=10, choices=Encounter.Status.choices)
    after = models.CharField(max_length=10, choices=Encounter.Status.choices)
    by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    why = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "id"]

    def __str__(self) -> str:
        return f"{self.before} to {self.after}"


class Addendum(models.Model):
    """
    What a provider added to a signed note; the note itself stays as it was signed.

    `about` is a word and an id ("query 17").  `digest` is the SHA-256 of the text.  Rows are only added.
    """

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="addenda")
    text = models.TextField()
    about = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    signed_by = models.ForeignKey(Staff, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField()

    class Meta:
        ordering = ["encounter_id", "id"]
        verbose_name_plural = "addenda"
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="addendum_says_something"),
            models.CheckConstraint(condition=Q(digest__regex=r"^[0-9a-f]{64}$"), name="addendum_has_its_digest"),
        ]
        triggers = [
            pgtrigger.Protect(name="addendum_is_final", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"Addendum {self.pk}"


class Document(models.Model):
    """
    A file that belongs to a visit: a report, a letter, a picture.  What it holds lies in the data folder.

    `digest` is the SHA-256 of its bytes and names the file; equal files lie there once.  `kind` is what the bytes are,
    whatever the file was called.  A document of another patient is withdrawn with a reason: nobody is shown it again.
    """

    class Kind(models.TextChoices):
        PDF = "PDF", "PDF"
        PNG = "PNG", "Picture (PNG)"
        JPEG = "JPEG", "Picture (JPEG)"
        TEXT = "TEXT", "Text"

    encounter = models.ForeignKey(Encounter, on_delete=models.PROTECT, related_name="documents")
    title = models.CharField(max_length=80)
    kind = models.CharField(max_length=4, choices=Kind.choices)
    size_bytes = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    added_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_because = models.CharField(max_length=200, blank=True)
    withdrawn_by = models.ForeignKey(Staff, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["encounter_id", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["encounter", "digest"], condition=Q(withdrawn_at=None), name="document_is_at_a_visit_once"
            ),
            models.CheckConstraint(condition=Q(size_bytes__gt=0), name="document_holds_something"),
            models.CheckConstraint(condition=~Q(title=""), name="document_has_a_title"),
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True) | ~Q(withdrawn_because=""),
                name="document_is_withdrawn_with_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"Document {self.pk}"

    @property
    def is_picture(self) -> bool:
        """Whether it is shown as a picture."""
        return self.kind in {self.Kind.PNG, self.Kind.JPEG}
