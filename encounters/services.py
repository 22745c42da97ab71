"""From the booked time to the signed note: what the front desk and the provider do with visits."""

import hashlib
from datetime import date, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from encounters.models import Addendum, Appointment, Encounter, EncounterEvent
from patients.models import Patient
from practice.models import Location, Provider, Staff
from practice.numbers import next_number

FACTS = (
    "provider_id", "location_id", "service_date", "place_of_service", "authorization_id", "referring_first_name",
    "referring_last_name", "referring_npi", "accident", "accident_date", "accident_state",
)  # fmt: skip
SHORTEST_MINUTES, LONGEST_MINUTES = 5, 480


class ProviderIsBooked(Exception):
    """The provider already has a patient at this time."""


class ImpossibleTime(Exception):
    """An appointment cannot be that short or that long."""


class NotBooked(Exception):
    """The appointment is no longer waiting for its patient."""


class NoteIsEmpty(Exception):
    """There is nothing to sign."""


class NoteIsSigned(Exception):
    """A signed note is not changed; it is reopened first."""


class NoteIsNotSigned(Exception):
    """Only a signed note has addenda; an open one is simply written on."""


class NotToBeCoded(Exception):
    """Only a visit that waits for coding can be set aside."""


class ReasonMissing(Exception):
    """Somebody will ask why; the reason is part of the record."""


class AlreadyReleased(Exception):
    """The charges of the visit are posted."""


class InTheFuture(Exception):
    """A visit that has not happened yet is an appointment."""


def book(  # noqa: PLR0913  (an appointment is all of this)
    *,
    patient: Patient,
    provider: Provider,
    location: Location,
    starts_at: datetime,
    by: Staff | None,
    now: datetime,
    minutes: int = 20,
    reason: str = "",
) -> Appointment:
    """
    Keep a provider's time for a patient.

    :raises ProviderIsBooked: if the provider already has a patient in that time; the database holds this for everybody.
    :raises ImpossibleTime: if it is shorter than five minutes or longer than eight hours.
    """
    if not SHORTEST_MINUTES <= minutes <= LONGEST_MINUTES:
        raise ImpossibleTime(f"An appointment lasts {SHORTEST_MINUTES} to {LONGEST_MINUTES} minutes.")
    appointment = Appointment(
        patient=patient,
        provider=provider,
        location=location,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        reason=reason,
    )
    return _keep_free(appointment)


def arrive(*, appointment: Appointment, by: Staff | None, now: datetime) -> Encounter:
    """
    Open the visit of a patient who came; the visit of one who is already here is returned.

    Somebody who was marked as not having come, and comes late, may still arrive.

    :raises NotBooked: if the appointment was canceled.
    :raises ProviderIsBooked: if the time of a patient who comes late was given to another.
    """
    status = Appointment.Status
    with transaction.atomic():
        row = Appointment.objects.select_for_update().get(pk=appointment.pk)
        here = Encounter.objects.filter(appointment=row).first()
        if here is not None:
            return here
        if row.status == status.CANCELED:
            raise NotBooked("The appointment was canceled. Book a new one, or record the visit without an appointment.")
        row.status = status.ARRIVED
        _keep_free(row)
        appointment.status = row.status
        return _open(
            Encounter(
                patient_id=row.patient_id,
                provider_id=row.provider_id,
                location=row.location,
                appointment=row,
                service_date=timezone.localtime(now).date(),
            ),
            by,
            now,
        )


def cancel(*, appointment: Appointment, by: Staff | None, now: datetime) -> Appointment:
    """
    Give a booked time back.

    :raises NotBooked: if the patient has arrived, or the appointment is canceled already.
    """
    return _settle(appointment, Appointment.Status.CANCELED)


def did_not_come(*, appointment: Appointment, by: Staff | None, now: datetime) -> Appointment:
    """
    Mark that the patient did not come; the time is free again.

    :raises NotBooked: if the patient has arrived, or the appointment is canceled.
    """
    return _settle(appointment, Appointment.Status.NO_SHOW)


def record_encounter(  # noqa: PLR0913  (a visit is all of this)
    *,
    patient: Patient,
    provider: Provider,
    location: Location,
    service_date: date,
    by: Staff | None,
    now: datetime,
    note: str = "",
) -> Encounter:
    """
    Open a visit that had no appointment; its note is not signed yet.

    :raises InTheFuture: if the date of service is still to come.
    """
    if service_date > timezone.localtime(now).date():
        raise InTheFuture("The date of service is in the future. Book an appointment instead.")
    encounter = Encounter(patient=patient, provider=provider, location=location, service_date=service_date, note=note)
    return _open(encounter, by, now)


def change_facts(*, encounter: Encounter, by: Staff | None, now: datetime) -> Encounter:
    """
    Keep what the claim must say beside the codes: provider, place, date, referring provider, accident.

    :raises InTheFuture: if the date of service is still to come.
    :raises AlreadyReleased: if the visit is released or void.
    """
    if encounter.service_date > timezone.localtime(now).date():
        raise InTheFuture("The date of service is in the future. Book an appointment instead.")
    unreleased = Encounter.objects.filter(pk=encounter.pk, status__in=[Encounter.Status.OPEN, Encounter.Status.TO_CODE])
    if not unreleased.update(**{name: getattr(encounter, name) for name in FACTS}):
        raise AlreadyReleased("The visit is released or void. Correct its claim instead.")
    return encounter


def save_note(*, encounter: Encounter, note: str, by: Staff | None, now: datetime) -> Encounter:
    """
    Keep a draft of the visit note.

    :raises NoteIsSigned: if the note was signed in the meantime.
    """
    changed = Encounter.objects.filter(pk=encounter.pk, status=Encounter.Status.OPEN).update(note=note)
    if not changed:
        raise NoteIsSigned("The note is signed. Reopen it to change it; the coder is told by the visit's history.")
    encounter.note = note
    return encounter


@transaction.atomic
def sign_note(*, encounter: Encounter, note: str, by: Staff | None, now: datetime) -> Encounter:
    """
    Sign the visit note; the visit goes to the coders.

    :raises NoteIsEmpty: if there is nothing to sign.
    :raises NoteIsSigned: if it is signed already.
    """
    if not note.strip():
        raise NoteIsEmpty("The note is empty. Write what was done and why, then sign.")
    signed = Encounter.objects.filter(pk=encounter.pk, status=Encounter.Status.OPEN)
    if not signed.update(note=note, signed_at=now, signed_by=by):
        raise NoteIsSigned("The note is signed already.")
    encounter.note, encounter.signed_at, encounter.signed_by = note, now, by
    encounter.move_to(Encounter.Status.TO_CODE, by=by, now=now, why="Note signed")
    return encounter


@transaction.atomic
def add_addendum(*, encounter: Encounter, text: str, about: str, by: Staff, now: datetime) -> Addendum:
    """
    Append a signed addendum to a signed note, which stays as it is; `about` is a word and an id ("query 17").

    The visit is locked, so that its addenda have one order.

    :raises NoteIsEmpty: if the addendum says nothing.
    :raises NoteIsNotSigned: if the note is open, or the visit void.
    """
    text = text.strip()
    if not text:
        raise NoteIsEmpty("The addendum is empty. Write what is to be added.")
    row = Encounter.objects.select_for_update(of=("self",)).get(pk=encounter.pk)
    if row.signed_at is None or row.status == Encounter.Status.VOID:
        raise NoteIsNotSigned("The note of this visit is not signed. Sign the note first; an addendum follows it.")
    digest = hashlib.sha256(text.encode()).hexdigest()
    made = Addendum.objects.create(encounter=row, text=text, about=about, digest=digest, signed_by=by, signed_at=now)
    why = f"Addendum signed, {about}"
    EncounterEvent.objects.create(encounter=row, before=row.status, after=row.status, by=by, why=why, at=now)
    return made


@transaction.atomic
def reopen_note(*, encounter: Encounter, why: str, by: Staff | None, now: datetime) -> Encounter:
    """
    Take a visit back from the coders, so that its note can be corrected and signed again.

    :raises ReasonMissing: if nobody says why.
    :raises IllegalMove: if the visit was released; its claim is then corrected instead.
    """
    encounter.move_to(Encounter.Status.OPEN, by=by, now=now, why=_reason(why))
    Encounter.objects.filter(pk=encounter.pk).update(signed_at=None, signed_by=None, on_hold_because="")
    encounter.signed_at = encounter.signed_by = None
    encounter.on_hold_because = ""
    return encounter


@transaction.atomic
def void(*, encounter: Encounter, why: str, by: Staff | None, now: datetime) -> Encounter:
    """
    Strike a visit that never happened or was recorded twice; it stays in the books as void.

    :raises ReasonMissing: if nobody says why.
    :raises IllegalMove: if the visit was released; its claim is then voided instead.
    """
    encounter.move_to(Encounter.Status.VOID, by=by, now=now, why=_reason(why))
    return encounter


def hold(*, encounter: Encounter, why: str, by: Staff | None, now: datetime) -> Encounter:
    """
    Set a visit aside from coding until somebody answers a question.

    :raises ReasonMissing: if nobody says why.
    :raises NotToBeCoded: if the visit does not wait for coding.
    """
    return _set_hold(encounter, _reason(why), f"On hold: {why}"[:200], by, now)


def resume(*, encounter: Encounter, by: Staff | None, now: datetime) -> Encounter:
    """
    Give a visit that was set aside back to the coders.

    :raises NotToBeCoded: if the visit does not wait for coding.
    """
    return _set_hold(encounter, "", "Hold lifted", by, now)


def _reason(why: str) -> str:
    if not why.strip():
        raise ReasonMissing("Say why: the next person who opens the visit will ask.")
    return why.strip()[:200]


@transaction.atomic
def _set_hold(encounter: Encounter, reason: str, why: str, by: Staff | None, now: datetime) -> Encounter:
    status = Encounter.Status.TO_CODE
    if not Encounter.objects.filter(pk=encounter.pk, status=status).update(on_hold_because=reason):
        raise NotToBeCoded("Only a visit that waits for coding can be set aside. Reload to see where it is.")
    encounter.on_hold_because = reason
    EncounterEvent.objects.create(encounter=encounter, before=status, after=status, by=by, why=why, at=now)
    return encounter


def _settle(appointment: Appointment, status: Appointment.Status) -> Appointment:
    booked = Appointment.objects.filter(pk=appointment.pk, status=Appointment.Status.BOOKED)
    if not booked.update(status=status):
        raise NotBooked("The appointment is no longer waiting for its patient. Reload to see what happened.")
    appointment.status = status
    return appointment


def _keep_free(appointment: Appointment) -> Appointment:
    try:
        with transaction.atomic():
            # One after the other: two that overlap would wait for each other in the constraint, and one be broken off.
            Provider.objects.select_for_update(no_key=True).get(pk=appointment.provider_id)
            appointment.save()
    except IntegrityError as refused:
        if "appointment_of_a_provider_never_overlaps" not in str(refused):
            raise
        raise ProviderIsBooked("The provider already has a patient at this time. Choose another time.") from None
    return appointment


@transaction.atomic
def _open(encounter: Encounter, by: Staff | None, now: datetime) -> Encounter:
    encounter.number = f"E-{next_number('encounter_number')}"
    encounter.place_of_service = encounter.location.place_of_service
    encounter.status = Encounter.Status.OPEN
    encounter.save()
    opened = Encounter.Status.OPEN
    EncounterEvent.objects.create(encounter=encounter, before=opened, after=opened, by=by, why="Visit opened", at=now)
    return encounter
