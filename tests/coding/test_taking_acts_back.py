"""Every act on the bench can be taken back, exactly, one by one; two coders never lose each other's work."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from coding.bench.evidence import Span
from coding.bench.journal import (
    Asked,
    ChangedByAnother,
    ChangedElsewhere,
    NothingToRedo,
    NothingToUndo,
    last_act,
    press,
    redo,
    undo,
)
from coding.bench.picture import picture_of
from coding.models import BenchAct, CodeUse
from coding.note import digest_of
from coding.services import NotBeingCoded, add_diagnosis
from encounters.models import Encounter
from practice.models import Role, Staff
from tests.builders import NOW, a_staff, an_encounter
from tests.coding.visits import a_visit, letters, lines

pytestmark = pytest.mark.usefixtures("few_codes")


@pytest.fixture
def dana() -> Staff:
    return a_staff(Role.CODER)


def do(encounter: Encounter, by: Staff, *acts: str) -> None:
    for one in acts:
        press(encounter=encounter, asked=Asked(one), by=by, now=NOW)


def back(encounter: Encounter, by: Staff, times: int = 1) -> list[str]:
    return [undo(encounter=encounter, seen=None, by=by, now=NOW).said for _ in range(times)]


def test_a_whole_visit_is_taken_back_and_done_again_exactly(dana: Staff) -> None:
    encounter = an_encounter()
    pictures = [picture_of(encounter)]
    do(encounter, dana, "add::E11.9", "add::I10", "add::99213", "add::J3301")
    line = encounter.charge_lines.get(procedure="J3301")
    for one in (f"units:{line.pk}:4", f"modifier:{line.pk}:JZ", f"point:{line.pk}:2", "move:2:1", "replace:1:I12.9",
                f"remove-line:{line.pk}", "remove-diagnosis:1"):  # fmt: skip
        pictures.append(picture_of(encounter))
        do(encounter, dana, one)
    coded = picture_of(encounter)
    uses = list(CodeUse.objects.order_by("system", "code").values_list("system", "code", "uses"))

    for before in reversed(pictures[1:]):
        back(encounter, dana)
        assert picture_of(encounter) == before
    back(encounter, dana, 4)
    assert picture_of(encounter) == pictures[0]
    assert not CodeUse.objects.filter(uses__gt=0).exists()
    with pytest.raises(NothingToUndo):
        back(encounter, dana)

    for _ in range(11):
        redo(encounter=encounter, by=dana, now=NOW)
    assert picture_of(encounter) == coded
    assert list(CodeUse.objects.order_by("system", "code").values_list("system", "code", "uses")) == uses
    with pytest.raises(NothingToRedo):
        redo(encounter=encounter, by=dana, now=NOW)


def test_evidence_comes_back_with_the_diagnosis_that_it_proves(dana: Staff) -> None:
    encounter = an_encounter()
    span = Span(0, 9, digest_of(encounter.note))
    press(encounter=encounter, asked=Asked("add::E11.9", span=span), by=dana, now=NOW)
    kept = encounter.evidence.get()
    do(encounter, dana, "remove-diagnosis:1")
    assert not encounter.evidence.exists()
    assert back(encounter, dana) == ["removed E11.9; evidence of E11.9 taken away"]
    assert encounter.evidence.get() == kept


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("add::E11.9", "added E11.9 as C"),
        ("add::99214", "added 99214 as line 2"),
        ("replace:1:I12.9", "I12.9 instead of I10"),
        ("move:2:1", "N18.31 is now A; I10 is now B; line 1: pointers B"),
        ("remove-diagnosis:1", "removed I10; N18.31 is now A; line 1: pointers none"),
        ("modifier:LINE:25", "line 1: modifiers 25"),
        ("units:LINE:2.5", "line 1: units 2.5"),
        ("point:LINE:2", "line 1: pointers AB"),
        ("remove-line:LINE", "removed line 1, 99213"),
    ],
)
def test_the_journal_tells_what_was_done(dana: Staff, act: str, said: str) -> None:
    encounter = a_visit(diagnoses=["I10", "N1831"])
    do(encounter, dana, act.replace("LINE", str(encounter.charge_lines.get().pk)))
    assert sorted(BenchAct.objects.get().said.split("; ")) == sorted(said.split("; "))


def test_after_something_new_what_was_taken_back_is_gone(dana: Staff) -> None:
    encounter = a_visit()
    do(encounter, dana, "add::E11.9")
    back(encounter, dana)
    do(encounter, dana, "add::M17.11")
    with pytest.raises(NothingToRedo):
        redo(encounter=encounter, by=dana, now=NOW)
    assert back(encounter, dana) == ["added M17.11 as B"]
    redo(encounter=encounter, by=dana, now=NOW)
    assert letters(encounter) == "A I10, B M17.11"


def test_an_act_that_changes_nothing_is_not_in_the_journal(dana: Staff) -> None:
    encounter = a_visit()
    do(encounter, dana, "move:1:1")
    assert not BenchAct.objects.exists()


def test_what_was_changed_by_another_way_is_never_lost_by_undo(dana: Staff) -> None:
    encounter = a_visit()
    do(encounter, dana, "add::E11.9")
    add_diagnosis(encounter=encounter, code="M1711", by=None)
    with pytest.raises(ChangedElsewhere, match="another way than the bench"):
        back(encounter, dana)
    assert letters(encounter) == "A I10, B E11.9, C M17.11"


def test_nothing_is_taken_back_after_the_release(dana: Staff) -> None:
    encounter = a_visit()
    do(encounter, dana, "add::E11.9")
    encounter.move_to(Encounter.Status.RELEASED, by=None, now=NOW)
    with pytest.raises(NotBeingCoded):
        back(encounter, dana)


def test_a_place_that_somebody_else_may_have_changed_is_not_touched(dana: Staff) -> None:
    other = a_staff(Role.CODER)
    encounter = a_visit(diagnoses=["I10", "N1831"])
    press(encounter=encounter, asked=Asked("move:2:1", seen=0), by=other, now=NOW + timedelta(minutes=1))
    with pytest.raises(ChangedByAnother, match=r"Dana Sample changed this visit at \d\d:01 \(.*N18.31 is now A"):
        press(encounter=encounter, asked=Asked("remove-diagnosis:1", seen=0), by=dana, now=NOW)
    assert letters(encounter) == "A N18.31, B I10"
    with pytest.raises(ChangedByAnother):
        undo(encounter=encounter, seen=0, by=dana, now=NOW)

    seen = last_act(encounter).number
    press(encounter=encounter, asked=Asked("remove-diagnosis:2", seen=seen), by=dana, now=NOW)
    assert letters(encounter) == "A N18.31"


def test_what_two_coders_add_at_once_is_both_kept_and_the_other_is_named(dana: Staff) -> None:
    other = a_staff(Role.CODER)
    encounter = a_visit()
    press(encounter=encounter, asked=Asked("add::E11.9", seen=0), by=other, now=NOW)
    done = press(encounter=encounter, asked=Asked("add::M17.11", seen=0), by=dana, now=NOW)
    assert letters(encounter) == "A I10, B E11.9, C M17.11"
    assert "added E11.9 as B" in done.meanwhile


def test_another_s_undo_is_a_change_too(dana: Staff) -> None:
    other = a_staff(Role.CODER)
    encounter = a_visit()
    do(encounter, dana, "add::E11.9")
    back(encounter, other)
    with pytest.raises(ChangedByAnother, match=r"took back: added E11\.9"):
        press(encounter=encounter, asked=Asked("remove-diagnosis:1", seen=1), by=dana, now=NOW)
    assert letters(encounter) == "A I10"


def test_one_s_own_fast_keys_never_conflict(dana: Staff) -> None:
    encounter = a_visit(diagnoses=["I10", "N1831", "E119"])
    for _ in range(2):
        press(encounter=encounter, asked=Asked("remove-diagnosis:1", seen=0), by=dana, now=NOW)
    assert letters(encounter) == "A E11.9"


def test_the_bench_says_when_it_saved_and_offers_undo_and_redo(client: Client, dana: Staff) -> None:
    client.force_login(dana)
    encounter = a_visit()
    page = reverse("coding:bench", args=[encounter.pk])
    assert "Every act is saved" in client.get(page).content.decode()

    htmx = {"HX-Request": "true"}
    url = reverse("coding:act", args=[encounter.pk])
    answer = client.post(url, {"do": "add::E11.9", "seen": "0"}, headers=htmx).content.decode()
    assert "Saved " in answer
    assert 'title="Take back: added E11.9 as B"' in answer

    answer = client.post(reverse("coding:undo", args=[encounter.pk]), {"seen": "1"}, headers=htmx).content.decode()
    assert "Took back: added E11.9 as B." in answer
    assert 'title="Do again: added E11.9 as B"' in answer
    client.post(reverse("coding:redo", args=[encounter.pk]))
    assert (letters(encounter), lines(encounter)) == ("A I10, B E11.9", ["1 99213 x1 A 150.00"])
    assert client.get(reverse("coding:undo", args=[encounter.pk])).status_code == 405
