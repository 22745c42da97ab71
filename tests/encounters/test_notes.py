"""Visits and their notes: opened, drafted, signed, reopened, set aside, struck."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from encounters import services
from encounters.forms import FactsForm
from encounters.models import NEXT, Encounter, EncounterEvent, EncounterMoved, IllegalMove
from practice.models import Access, Role
from tests.builders import NOW, TODAY, a_location, a_patient, a_provider, a_staff, an_encounter

Status = Encounter.Status


@pytest.fixture
def open_visit(db: None) -> Encounter:
    return an_encounter(status="OPEN")


def sign(encounter: Encounter, note: str = "Knee pain since May.") -> Encounter:
    return services.sign_note(encounter=encounter, note=note, by=a_staff(Role.PROVIDER), now=NOW)


def test_a_visit_takes_its_place_of_service_from_its_place(db: None) -> None:
    provider = a_provider()
    visit = services.record_encounter(
        patient=a_patient(), provider=provider, location=a_location(practice=provider.practice, place_of_service="22"),
        service_date=TODAY, by=None, now=NOW,
    )  # fmt: skip
    assert (visit.place_of_service, visit.status, visit.number[:2]) == ("22", Status.OPEN, "E-")


def test_a_visit_of_tomorrow_is_an_appointment(db: None) -> None:
    provider = a_provider()
    with pytest.raises(services.InTheFuture, match="Book an appointment"):
        services.record_encounter(
            patient=a_patient(), provider=provider, location=a_location(practice=provider.practice),
            service_date=TODAY + timedelta(days=1), by=None, now=NOW,
        )  # fmt: skip


def test_signing_sends_the_visit_to_the_coders(open_visit: Encounter) -> None:
    sign(open_visit)
    kept = Encounter.objects.get()
    assert (kept.status, kept.note, kept.signed_at) == (Status.TO_CODE, "Knee pain since May.", NOW)
    assert EncounterEvent.objects.get(after="TO_CODE").why == "Note signed"


@pytest.mark.parametrize("note", ["", "   \n"])
def test_nobody_signs_an_empty_note(open_visit: Encounter, note: str) -> None:
    with pytest.raises(services.NoteIsEmpty):
        sign(open_visit, note)


def test_a_note_is_signed_once(open_visit: Encounter) -> None:
    stale = Encounter.objects.get()
    sign(open_visit)
    with pytest.raises(services.NoteIsSigned):
        sign(stale, "Something else.")
    assert Encounter.objects.get().note == "Knee pain since May."


def test_a_signed_note_is_not_changed_behind_the_coders_back(open_visit: Encounter) -> None:
    services.save_note(encounter=open_visit, note="Draft.", by=None, now=NOW)
    assert Encounter.objects.get().note == "Draft."
    sign(open_visit)
    with pytest.raises(services.NoteIsSigned):
        services.save_note(encounter=open_visit, note="Changed.", by=None, now=NOW)


def test_a_reopened_note_says_why_and_is_signed_again(open_visit: Encounter) -> None:
    sign(open_visit)
    with pytest.raises(services.ReasonMissing):
        services.reopen_note(encounter=open_visit, why=" ", by=None, now=NOW)
    services.reopen_note(encounter=open_visit, why="Left knee, not right", by=None, now=NOW)
    kept = Encounter.objects.get()
    assert (kept.status, kept.signed_at) == (Status.OPEN, None)
    assert EncounterEvent.objects.get(before="TO_CODE", after="OPEN").why == "Left knee, not right"
    assert sign(kept, "Left knee pain.").status == Status.TO_CODE


def test_a_visit_on_hold_waits_and_comes_back(db: None) -> None:
    visit = an_encounter()
    services.hold(encounter=visit, why="Which knee?", by=None, now=NOW)
    assert Encounter.objects.get().on_hold_because == "Which knee?"
    services.resume(encounter=visit, by=None, now=NOW)
    assert Encounter.objects.get().on_hold_because == ""
    assert [event.why for event in visit.events.all()] == ["On hold: Which knee?", "Hold lifted"]


def test_only_a_visit_that_waits_for_coding_is_set_aside(open_visit: Encounter) -> None:
    with pytest.raises(services.NotToBeCoded):
        services.hold(encounter=open_visit, why="Which knee?", by=None, now=NOW)


def test_a_visit_that_never_happened_is_struck_with_a_reason(db: None) -> None:
    visit = an_encounter()
    with pytest.raises(services.ReasonMissing):
        services.void(encounter=visit, why="", by=None, now=NOW)
    assert services.void(encounter=visit, why="Recorded twice", by=None, now=NOW).status == Status.VOID


@pytest.mark.parametrize("before", list(Status))
@pytest.mark.parametrize("after", list(Status))
def test_a_visit_lives_as_the_book_says(db: None, before: Encounter.Status, after: Encounter.Status) -> None:
    visit = an_encounter(status=before)
    Encounter.objects.filter(pk=visit.pk).update(signed_at=NOW)
    if after in NEXT[before]:
        visit.move_to(after, by=None, now=NOW)
        assert Encounter.objects.get().status == after
    else:
        with pytest.raises(IllegalMove, match="cannot become"):
            visit.move_to(after, by=None, now=NOW)


def test_two_people_cannot_make_the_same_move(db: None) -> None:
    visit = an_encounter()
    stale = Encounter.objects.get()
    visit.move_to(Status.RELEASED, by=None, now=NOW)
    with pytest.raises(EncounterMoved, match="Reload"):
        stale.move_to(Status.VOID, by=None, now=NOW)


def test_the_facts_of_a_released_visit_stay(db: None) -> None:
    visit = an_encounter(status="RELEASED")
    visit.place_of_service = "22"
    with pytest.raises(services.AlreadyReleased):
        services.change_facts(encounter=visit, by=None, now=NOW)
    assert Encounter.objects.get().place_of_service == "11"


@pytest.mark.parametrize(
    ("given", "fields"),
    [
        ({"referring_first_name": "Rita"}, {"referring_last_name", "referring_npi"}),
        ({"accident": "AA"}, {"accident_date", "accident_state"}),
        ({"accident": "EM", "accident_date": "11/20/2026"}, {"accident_date"}),
        ({"service_date": "11/17/2026"}, {"service_date"}),
        (
            {"referring_first_name": "Rita", "referring_last_name": "Ray", "referring_npi": "1234567890"},
            {"referring_npi"},
        ),
    ],
)
def test_what_a_claim_would_miss_is_told_at_its_field(db: None, given: dict[str, str], fields: set[str]) -> None:
    visit = an_encounter(service_date=date(2026, 11, 2))
    typed = {
        "service_date": "11/02/2026", "provider": str(visit.provider_id), "location": str(visit.location_id),
        "place_of_service": "11", **given,
    }  # fmt: skip
    assert set(FactsForm(typed, instance=visit, today=TODAY).errors) == fields


def test_the_page_signs_and_keeps_who_read(client: Client, open_visit: Encounter) -> None:
    person = a_staff(Role.PROVIDER)
    client.force_login(person)
    assert client.get(reverse("encounters:detail", args=[open_visit.pk])).status_code == 200
    assert Access.objects.get(staff=person).subject == f"patient:{open_visit.patient_id}"
    client.post(reverse("encounters:sign", args=[open_visit.pk]), {"note": "Knee pain."})
    assert Encounter.objects.get().signed_by == person


def test_the_page_says_that_a_note_was_signed_meanwhile_and_keeps_what_was_typed(
    client: Client, open_visit: Encounter
) -> None:
    client.force_login(a_staff(Role.PROVIDER))
    sign(open_visit)
    response = client.post(reverse("encounters:note", args=[open_visit.pk]), {"note": "Hours of typing."})
    assert response.status_code == 409
    assert "The note is signed" in response.content.decode()
