"""Suggestions at the bench: read once by the worker, taken with their words, dropped, offered again."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from coding.bench.evidence import MAYBE, UNREAD
from coding.bench.journal import Asked, press, undo
from coding.bench.work import work_of
from coding.models import NoteReading
from coding.suggest.offers import NotOffered, drop, offer_again, offers_of, read_note, unread
from coding.tasks import read_notes
from encounters.models import Encounter
from practice.models import Role, Staff
from tests.builders import NOW, a_staff, an_encounter

pytestmark = pytest.mark.usefixtures("few_codes")
NOTE = "S: No chest pain.\n\nA/P:\n1. Hypertension\n2. Type 2 diabetes"


@pytest.fixture
def visit() -> Encounter:
    encounter = an_encounter(service_date=date(2026, 11, 2))
    Encounter.objects.filter(pk=encounter.pk).update(note=NOTE)
    encounter.refresh_from_db()
    return encounter


@pytest.fixture
def coder() -> Staff:
    return a_staff(Role.CODER)


def offered(visit: Encounter) -> list[str]:
    coded = list(visit.diagnoses.values_list("code", flat=True))
    return [one.dotted for one in offers_of(visit, coded).open]


def test_a_note_is_read_once_in_each_version(visit: Encounter) -> None:
    assert list(unread()) == [visit]
    assert not offers_of(visit, []).is_read
    read_notes()
    read_notes()
    assert list(unread()) == []
    assert offered(visit) == ["I10", "E11.9"]
    Encounter.objects.filter(pk=visit.pk).update(note=NOTE + " without complications")
    visit.refresh_from_db()
    assert list(unread()) == [visit]
    read_notes()
    assert NoteReading.objects.filter(encounter=visit).count() == 2


def test_a_taken_suggestion_is_a_diagnosis_with_its_words(visit: Encounter, coder: Staff) -> None:
    read_note(encounter=visit, now=NOW)
    first = offers_of(visit, []).open[0]
    press(encounter=visit, asked=Asked(do=f"accept:{first.pk}"), by=coder, now=NOW)
    (evidence,) = visit.evidence.all()
    assert [one.code for one in visit.diagnoses.all()] == ["I10"]
    assert NOTE[evidence.start : evidence.end] == "Hypertension"
    assert offered(visit) == ["E11.9"]
    undo(encounter=visit, seen=None, by=coder, now=NOW)
    assert (offered(visit), visit.evidence.count()) == (["I10", "E11.9"], 0)


def test_a_dropped_suggestion_stays_dropped_until_it_is_offered_again(visit: Encounter, coder: Staff) -> None:
    read_note(encounter=visit, now=NOW)
    first = offers_of(visit, []).open[0]
    drop(encounter=visit, pk=first.pk, by=coder, now=NOW)
    drop(encounter=visit, pk=first.pk, by=coder, now=NOW)
    assert offered(visit) == ["E11.9"]
    assert offer_again(encounter=visit) == 1
    assert offered(visit) == ["I10", "E11.9"]


def test_a_suggestion_of_an_older_note_is_not_taken(visit: Encounter, coder: Staff) -> None:
    read_note(encounter=visit, now=NOW)
    first = offers_of(visit, []).open[0]
    Encounter.objects.filter(pk=visit.pk).update(note="Other words")
    visit.refresh_from_db()
    with pytest.raises(NotOffered, match="The note was changed"):
        press(encounter=visit, asked=Asked(do=f"accept:{first.pk}"), by=coder, now=NOW)
    with pytest.raises(NotOffered):
        drop(encounter=visit, pk=first.pk, by=coder, now=NOW)


def test_the_words_of_a_suggestion_are_marked_in_the_note(visit: Encounter) -> None:
    read_note(encounter=visit, now=NOW)
    pieces = [piece for part in work_of(visit).note for item in part.items for piece in item if piece.kind == MAYBE]
    assert [piece.text for piece in pieces] == ["Hypertension", "Type 2 diabetes"]


def test_what_is_only_mentioned_is_told_apart_with_the_words_to_be_read(
    client: Client, visit: Encounter, coder: Staff
) -> None:
    note = "A/P:\n1. Hypertension\n2. Jury's out on type 2 diabetes, see the lab"
    Encounter.objects.filter(pk=visit.pk).update(note=note)
    visit.refresh_from_db()
    read_note(encounter=visit, now=NOW)
    offers = offers_of(visit, [])
    assert [one.dotted for one in offers.established] == ["I10"]
    (mentioned,) = offers.mentioned
    assert [(piece.text, piece.is_unread) for piece in mentioned.doubt] == [
        ("Jury's", True), (" ", False), ("out", True), (" on ", False), ("type 2 diabetes", False),
    ]  # fmt: skip
    pieces = [piece for part in work_of(visit).note for item in part.items for piece in item if piece.kind == UNREAD]
    assert [piece.text for piece in pieces] == ["Jury's", "out"]
    client.force_login(coder)
    page = client.get(reverse("coding:bench", args=[visit.pk])).content.decode()
    assert "Mentioned, read it" in page
    assert '<mark class="unread">out</mark>' in page


def test_the_page_says_that_the_note_is_being_read_then_offers_what_it_says(
    client: Client, visit: Encounter, coder: Staff
) -> None:
    client.force_login(coder)
    page = client.get(reverse("coding:bench", args=[visit.pk])).content.decode()
    assert "being read" in page
    assert client.get(reverse("coding:suggestions", args=[visit.pk])).status_code == 204
    read_notes()
    page = client.get(reverse("coding:suggestions", args=[visit.pk]), headers={"HX-Request": "true"}).content.decode()
    assert "2 to take or drop" in page
    assert 'aria-keyshortcuts="y"' in page
    first = offers_of(visit, []).open[0]
    answer = client.post(reverse("coding:drop-suggestion", args=[visit.pk]), {"suggestion": first.pk})
    assert answer.status_code == 302
    assert offered(visit) == ["E11.9"]
    client.post(reverse("coding:suggest-again", args=[visit.pk]))
    assert offered(visit) == ["I10", "E11.9"]
