"""Words of the note stay with the code that they prove, until the note is changed."""

import pytest
from django.test import Client
from django.urls import reverse

from coding.bench import work_of
from coding.bench.evidence import Mark, NoteChanged, NotInTheNote, Span, cite, marked
from coding.models import Evidence
from coding.note import digest_of
from encounters.models import Encounter
from practice.models import Role
from tests.builders import a_staff
from tests.coding.visits import a_visit, letters

pytestmark = pytest.mark.usefixtures("few_codes")
NOTE = "Plan:\n1. Type 2 diabetes, stable.\n2. Hypertension above goal,\nlisinopril raised."


@pytest.fixture
def coder(client: Client) -> Client:
    client.force_login(a_staff(Role.CODER))
    return client


def a_noted_visit(*, note: str = NOTE) -> Encounter:
    encounter = a_visit()
    Encounter.objects.filter(pk=encounter.pk).update(note=note)
    encounter.note = note
    return encounter


def span_of(words: str, note: str = NOTE) -> Span:
    start = note.index(words)
    return Span(start, start + len(words), digest_of(note))


def words_of(encounter: Encounter) -> list[str]:
    return [
        f"{one.diagnosis.letter if one.diagnosis else one.line.position}: {encounter.note[one.start : one.end]}"
        for one in encounter.evidence.all()
    ]


def press(client: Client, encounter: Encounter, do: str, span: Span, value: str = ""):
    given = {"do": do, "value": value, "from": span.start, "to": span.end, "note": span.digest}
    return client.post(reverse("coding:act", args=[encounter.pk]), given, headers={"HX-Request": "true"})


def test_a_code_that_is_added_from_words_keeps_them(coder: Client) -> None:
    encounter = a_noted_visit()
    answer = press(coder, encounter, "add::E11.9", span_of("Type 2 diabetes"))
    assert letters(encounter) == "A I10, B E11.9"
    assert words_of(encounter) == ["B: Type 2 diabetes"]
    page = answer.content.decode()
    assert '<a class="ev" href="#dx-E119" id="at-9"><span data-at="9">Type 2 diabetes</span><sup>B</sup></a>' in page


def test_words_are_kept_with_the_chosen_row_and_taken_away_by_the_same_press(coder: Client) -> None:
    encounter = a_noted_visit()
    line = encounter.charge_lines.get()
    span = span_of("lisinopril raised")
    press(coder, encounter, "cite", span, f"ln-{line.pk}")
    press(coder, encounter, "cite", span_of(" Hypertension above goal,\n"), "dx-I10")
    assert words_of(encounter) == ["A: Hypertension above goal,", "1: lisinopril raised"]
    press(coder, encounter, "cite", span, f"ln-{line.pk}")
    assert words_of(encounter) == ["A: Hypertension above goal,"]


@pytest.mark.parametrize("row", ["", "dx-E119", "ln-0", "ln-x", "I10"])
def test_words_without_a_row_are_refused(coder: Client, row: str) -> None:
    encounter = a_noted_visit()
    answer = press(coder, encounter, "cite", span_of("diabetes"), row)
    assert answer.status_code == 409
    assert Evidence.objects.count() == 0


@pytest.mark.parametrize(
    ("start", "end"), [(-1, 4), (4, 4), (5, 4), (0, len(NOTE) + 1), (len("Plan:"), len("Plan:\n"))]
)
def test_what_is_not_in_the_note_proves_nothing(start: int, end: int) -> None:
    encounter = a_noted_visit()
    with pytest.raises(NotInTheNote):
        cite(encounter=encounter, proved=encounter.diagnoses.get(), span=Span(start, end, digest_of(NOTE)))


def test_words_of_a_note_that_was_changed_meanwhile_are_refused_and_the_code_is_not_added(coder: Client) -> None:
    encounter = a_noted_visit()
    span = span_of("diabetes")
    Encounter.objects.filter(pk=encounter.pk).update(note="No " + NOTE)
    answer = press(coder, encounter, "add::E11.9", span)
    assert answer.status_code == 409
    assert "The note was changed since you opened this page" in answer.content.decode()
    assert letters(encounter) == "A I10"
    with pytest.raises(NoteChanged):
        cite(encounter=Encounter.objects.get(), proved=encounter.diagnoses.get(), span=span)


def test_evidence_of_an_older_note_is_stale_and_can_be_taken_away(coder: Client) -> None:
    encounter = a_noted_visit()
    cite(encounter=encounter, proved=encounter.diagnoses.get(), span=span_of("Hypertension"))
    encounter.note = "Addendum: ruled out.\n" + NOTE
    encounter.save(update_fields=["note"])

    work = work_of(encounter)
    kept = Evidence.objects.get()
    assert work.diagnoses[0].proof.stale == (kept.pk,)
    assert not any(piece.row for part in work.note for item in part.items for piece in item)
    page = coder.get(reverse("coding:bench", args=[encounter.pk])).content.decode()
    assert "The note was changed after this evidence was kept." in page

    coder.post(reverse("coding:act", args=[encounter.pk]), {"do": f"drop-evidence:{kept.pk}"})
    assert Evidence.objects.count() == 0


def test_evidence_of_another_visit_is_out_of_reach(coder: Client) -> None:
    mine, other = a_noted_visit(), a_noted_visit()
    kept = cite(encounter=other, proved=other.diagnoses.get(), span=span_of("Hypertension"))
    coder.post(reverse("coding:act", args=[mine.pk]), {"do": f"drop-evidence:{kept.pk}"})
    assert Evidence.objects.count() == 1


def test_marks_that_cross_cut_the_note_and_the_shorter_one_leads() -> None:
    (part,) = marked("Right knee pain since May.", [Mark(0, 15, "A", "dx-a"), Mark(6, 10, "1", "ln-1")])
    assert [(piece.text, piece.row, piece.labels) for piece in part.items[0]] == [
        ("Right ", "dx-a", ()),
        ("knee", "ln-1", ("1",)),
        (" pain", "dx-a", ("A",)),
        (" since May.", "", ()),
    ]


def test_a_mark_may_run_over_the_end_of_a_line() -> None:
    (part,) = marked("Right knee,\nswollen today", [Mark(6, 19, "A", "dx-a")])
    assert [(piece.text, piece.labels, piece.breaks) for piece in part.items[0]] == [
        ("Right ", (), False), ("knee,", (), True), ("swollen", ("A",), False), (" today", (), False),
    ]  # fmt: skip
