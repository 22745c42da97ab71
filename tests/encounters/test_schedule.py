"""The schedule: a provider's time is given once, and arrival opens a visit."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from encounters.models import Appointment, Encounter
from encounters.services import ImpossibleTime, NotBooked, ProviderIsBooked, arrive, book, cancel, did_not_come
from practice.models import Provider, Role
from tests.builders import NOW, a_location, a_patient, a_provider, a_staff, an_appointment

AT_TEN = NOW
MINUTE = timedelta(minutes=1)


@pytest.fixture
def provider(db: None) -> Provider:
    return a_provider()


def book_at(provider: Provider, *, minutes_later: int = 0, minutes: int = 20) -> Appointment:
    return book(
        patient=a_patient(),
        provider=provider,
        location=a_location(practice=provider.practice),
        starts_at=AT_TEN + minutes_later * MINUTE,
        minutes=minutes,
        by=None,
        now=NOW,
    )


@pytest.mark.parametrize("minutes_later", [-10, 0, 10, 19])
def test_a_provider_sees_one_patient_at_a_time(provider: Provider, minutes_later: int) -> None:
    book_at(provider)
    with pytest.raises(ProviderIsBooked, match="Choose another time"):
        book_at(provider, minutes_later=minutes_later)


def test_the_next_patient_may_come_when_the_first_leaves(provider: Provider) -> None:
    book_at(provider)
    assert book_at(provider, minutes_later=20).pk
    assert book_at(provider, minutes_later=-20).pk


def test_two_providers_have_their_own_time(provider: Provider) -> None:
    book_at(provider)
    assert book_at(a_provider()).pk


@pytest.mark.parametrize("settle", [cancel, did_not_come])
def test_a_time_that_is_given_back_may_be_given_to_another(provider: Provider, settle) -> None:
    settle(appointment=book_at(provider), by=None, now=NOW)
    assert book_at(provider).pk


@pytest.mark.parametrize("minutes", [0, 4, 481])
def test_an_appointment_has_a_sensible_length(provider: Provider, minutes: int) -> None:
    with pytest.raises(ImpossibleTime):
        book_at(provider, minutes=minutes)


@pytest.mark.django_db(transaction=True)
def test_two_people_who_book_the_same_time_at_once_get_one_appointment() -> None:
    provider = a_provider()
    location, patients = a_location(practice=provider.practice), [a_patient(), a_patient()]
    together, refused = Barrier(2), []

    def one(number: int) -> None:
        together.wait()
        try:
            book(patient=patients[number], provider=provider, location=location, starts_at=AT_TEN, by=None, now=NOW)
        except ProviderIsBooked as refusal:
            refused.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=one, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (Appointment.objects.count(), len(refused)) == (1, 1)


def test_arrival_opens_a_visit_on_the_day_in_the_offices_time(db: None) -> None:
    late_evening = datetime(2026, 11, 16, 23, 30, tzinfo=timezone.get_current_timezone())
    appointment = an_appointment(starts_at=late_evening)
    encounter = arrive(appointment=appointment, by=None, now=late_evening)
    assert encounter.service_date == date(2026, 11, 16)
    assert (encounter.status, encounter.place_of_service) == (Encounter.Status.OPEN, "11")
    assert Appointment.objects.get().status == Appointment.Status.ARRIVED


def test_arriving_twice_is_one_visit(db: None) -> None:
    appointment = an_appointment()
    assert arrive(appointment=appointment, by=None, now=NOW) == arrive(appointment=appointment, by=None, now=NOW)


def test_a_patient_who_comes_late_after_all_arrives(db: None) -> None:
    appointment = did_not_come(appointment=an_appointment(), by=None, now=NOW)
    assert arrive(appointment=appointment, by=None, now=NOW).appointment == appointment


def test_a_patient_who_comes_late_does_not_push_out_another(provider: Provider) -> None:
    missed = did_not_come(appointment=book_at(provider), by=None, now=NOW)
    book_at(provider)
    with pytest.raises(ProviderIsBooked):
        arrive(appointment=missed, by=None, now=NOW)
    assert Appointment.objects.get(pk=missed.pk).status == Appointment.Status.NO_SHOW


def test_a_canceled_appointment_has_no_arrival(db: None) -> None:
    canceled = cancel(appointment=an_appointment(), by=None, now=NOW)
    with pytest.raises(NotBooked, match="canceled"):
        arrive(appointment=canceled, by=None, now=NOW)
    with pytest.raises(NotBooked):
        did_not_come(appointment=canceled, by=None, now=NOW)


def test_the_page_of_a_day_marks_an_arrival(client: Client, db: None) -> None:
    client.force_login(a_staff(Role.FRONT_DESK))
    appointment = an_appointment()
    address = reverse("encounters:arrive", args=[appointment.pk])
    answer = client.post(address, headers={"HX-Request": "true"}).content.decode()
    assert 'id="day"' in answer
    assert "Arrived" in answer
    assert Encounter.objects.get().patient == appointment.patient


def test_the_page_says_why_a_canceled_patient_cannot_arrive(client: Client, db: None) -> None:
    client.force_login(a_staff(Role.FRONT_DESK))
    appointment = cancel(appointment=an_appointment(), by=None, now=NOW)
    response = client.post(reverse("encounters:arrive", args=[appointment.pk]))
    assert response.status_code == 409
    assert "The appointment was canceled" in response.content.decode()


def test_booking_on_a_taken_time_tells_it_at_the_time(client: Client, provider: Provider) -> None:
    client.force_login(a_staff(Role.FRONT_DESK))
    location = a_location(practice=provider.practice)
    typed = {
        "day": "11/30/2099", "time": "9:30 am", "minutes": "20", "provider": str(provider.pk),
        "location": str(location.pk),
    }  # fmt: skip
    address = reverse("encounters:book", args=[a_patient().pk])
    assert client.post(address, typed).status_code == 302
    response = client.post(address, {**typed, "time": "9:40"})
    assert response.status_code == 422
    assert "already has a patient" in response.context["form"].errors["time"][0]
    assert Appointment.objects.count() == 1


def test_a_day_that_is_over_cannot_be_booked(client: Client, provider: Provider) -> None:
    client.force_login(a_staff(Role.FRONT_DESK))
    response = client.post(reverse("encounters:book", args=[a_patient().pk]), {"day": "01/02/2020"})
    assert "This day is over" in response.context["form"].errors["day"][0]


@pytest.mark.parametrize("day", ["", "?day=2026-13-45", "?day=yesterday"])
def test_a_day_that_cannot_be_read_shows_the_next_day_of_work(client: Client, db: None, day: str) -> None:
    with time_machine.travel(datetime(2026, 11, 21, 15, tzinfo=UTC)):  # a Saturday
        client.force_login(a_staff(Role.FRONT_DESK))
        assert client.get(reverse("encounters:schedule") + day).context["day"] == date(2026, 11, 23)


def test_a_saturday_with_patients_is_a_day_of_work(client: Client, db: None) -> None:
    saturday = datetime(2026, 11, 21, 15, tzinfo=UTC)
    an_appointment(starts_at=saturday)
    with time_machine.travel(saturday):
        client.force_login(a_staff(Role.FRONT_DESK))
        assert client.get(reverse("encounters:schedule")).context["day"] == date(2026, 11, 21)
