"""Codes without a visit: searching for any day, walking the tree, bookmarks, notes and words of the office."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from coding.models import Bookmark, CodeNote, CodeSystem, OfficeWord
from coding.search import search
from coding.search.kept import NothingSaid, NotYours, TooLong, UnknownCode, add_words, remove_note, write_note
from practice.models import Role, Staff
from tests.builders import NOW, a_staff, an_encounter

pytestmark = pytest.mark.usefixtures("all_codes")
DAY = date(2026, 11, 2)


@pytest.fixture
def coder() -> Staff:
    return a_staff(Role.CODER)


@pytest.fixture
def desk(client: Client, coder: Staff) -> Client:
    client.force_login(coder)
    return client


def found(desk: Client, **asked: str) -> str:
    return desk.get(reverse("coding:codes"), asked).content.decode()


def code_page(desk: Client, code: str, **asked: str) -> str:
    return desk.get(reverse("coding:code", args=["icd10cm", code]), asked).content.decode()


def keep(desk: Client, code: str, do: str, said: str = "") -> None:
    answer = desk.post(reverse("coding:keep", args=["icd10cm", code]), {"do": do, "said": said})
    assert answer["Location"] == reverse("coding:code", args=["icd10cm", code])


def test_without_a_question_the_chapters_are_shown_in_their_order(desk: Client) -> None:
    shown = found(desk, day="2026-11-02").lower()
    assert shown.index("certain infectious") < shown.index("neoplasms (c00") < shown.index("factors influencing health")


def test_a_search_without_a_visit_groups_codes_and_their_headings(desk: Client) -> None:
    shown = found(desk, q="knee oa", day="2026-11-02")
    assert shown.index("M17.9") < shown.index("h-tree") < shown.rindex("M17.1")
    assert "needs side" in shown


def test_a_search_is_as_of_the_day_that_is_asked_for(desk: Client) -> None:
    assert "No code of" in found(desk, q="E11.9", day="2025-09-30")
    assert "E11.9" in found(desk, q="E11.9", day="2025-10-01")


def test_a_search_can_be_kept_to_one_code_set(desk: Client) -> None:
    shown = found(desk, q="flu", set="CPT")
    assert "90686" in shown
    assert "J11.1" not in shown


def test_a_code_shows_its_place_its_neighbors_and_its_history(desk: Client) -> None:
    shown = code_page(desk, "E11.9", day="2026-11-02")
    for part in ("Endocrine, nutritional", "E08-E13", "E11", "Before it", "E11.8", "After it", "E11.A", "History"):
        assert part in shown


@pytest.mark.parametrize(("code", "below"), [("9", "I10-I1A"), ("I10-I1A", "I12"), ("I12", "I12.9"), ("S52.501", "A")])
def test_the_tree_can_be_walked_from_a_chapter_to_a_code(desk: Client, code: str, below: str) -> None:
    assert f"<code>{below}" in code_page(desk, code) or f">{below}" in code_page(desk, code)


def test_what_stands_in_the_tree_is_added_to_the_visit_it_was_opened_from(desk: Client) -> None:
    encounter = an_encounter()
    shown = code_page(desk, "I10", visit=str(encounter.pk), day="2026-11-02")
    assert f'action="{reverse("coding:act", args=[encounter.pk])}"' in shown
    assert 'value="add::I10"' in shown
    assert "Add to visit" not in code_page(desk, "I12", visit=str(encounter.pk))
    assert "Add to visit" not in code_page(desk, "I10", visit="999999")


@pytest.mark.parametrize("asked", ["abc", "2026-13-40", "", "9999999999999"])
def test_a_day_or_a_visit_that_is_none_is_not_minded(desk: Client, asked: str) -> None:
    assert "E11.9" in code_page(desk, "E11.9", day=asked, visit=asked)


def test_a_code_that_no_set_has_is_not_found(desk: Client) -> None:
    assert desk.get(reverse("coding:code", args=["icd10cm", "ZZZ"])).status_code == 404
    assert desk.post(reverse("coding:keep", args=["nonsense", "I10"]), {"do": "mine"}).status_code == 404


def test_a_favorite_comes_first_for_its_owner_and_the_offices_for_everybody(desk: Client, coder: Staff) -> None:
    keep(desk, "M10.072", "mine")
    keep(desk, "M10.072", "mine")
    assert Bookmark.objects.get().owner == coder
    shown = found(desk, q="gout", day="2026-11-02")
    assert shown.index("Favorites") < shown.index("M10.072") < shown.index("M10.9")
    assert "M10.072" in found(desk)

    desk.force_login(a_staff(Role.CODER))
    assert "Favorites" not in found(desk, q="gout")
    keep(desk, "M10.072", "office")
    desk.force_login(coder)
    keep(desk, "M10.072", "not-mine")
    assert "Favorites" in found(desk, q="gout")


def test_a_word_of_the_office_is_found_at_once_and_gone_at_once(desk: Client) -> None:
    assert search(text="zebrafoot", day=DAY) == []
    keep(desk, "M17.11", "words", "  ZebraFoot   special ")
    assert OfficeWord.objects.get().words == "zebrafoot special"
    assert [one.dotted for one in search(text="zebrafoot", day=DAY)][:1] == ["M17.11"]
    assert [one.dotted for one in search(text="special zebraf", day=DAY)][:1] == ["M17.11"]

    keep(desk, "M17.11", f"no-words:{OfficeWord.objects.get().pk}")
    assert "M17.11" not in [one.dotted for one in search(text="zebrafoot", day=DAY)]


def test_a_word_for_a_heading_counts_for_the_codes_below_it(coder: Staff) -> None:
    add_words(system=CodeSystem.ICD10CM, code="M1A", words="uncle bob disease", by=coder, now=NOW)
    assert all(one.code.startswith("M1A") for one in search(text="uncle bob disease", day=DAY)[:5])


def test_notes_are_read_by_everybody_and_removed_by_who_wrote_them(desk: Client, coder: Staff) -> None:
    keep(desk, "I10", "note", "Ask for the stage when the note says kidney.")
    note = CodeNote.objects.get()
    reader = a_staff(Role.BILLER)
    desk.force_login(reader)
    assert "Ask for the stage" in code_page(desk, "I10")
    with pytest.raises(NotYours, match="write your own beside it"):
        remove_note(pk=note.pk, by=reader)
    desk.force_login(coder)
    keep(desk, "I10", f"no-note:{note.pk}")
    keep(desk, "I10", f"no-note:{note.pk}")
    assert CodeNote.objects.count() == 0


@pytest.mark.parametrize(
    ("code", "said", "refusal"),
    [
        ("I10", "  ", NothingSaid), ("I10", "of the", NothingSaid), ("I10", "x" * 81, TooLong),
        ("ZZZ", "a word", UnknownCode),
    ],
)  # fmt: skip
def test_words_that_cannot_be_kept_are_refused(coder: Staff, code: str, said: str, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        add_words(system=CodeSystem.ICD10CM, code=code, words=said, by=coder, now=NOW)


def test_a_note_is_not_longer_than_it_may_be(coder: Staff) -> None:
    with pytest.raises(TooLong, match="1,001 letters"):
        write_note(system=CodeSystem.ICD10CM, code="I10", text="x" * 1001, by=coder, now=NOW)


def test_a_refused_word_is_told_on_the_page(desk: Client) -> None:
    keep(desk, "I10", "words", "of the")
    assert "Write at least one that tells something" in code_page(desk, "I10")


def test_a_biller_reads_codes_and_keeps_nothing(desk: Client) -> None:
    desk.force_login(a_staff(Role.BILLER))
    assert "My favorite" not in code_page(desk, "I10")
    assert desk.post(reverse("coding:keep", args=["icd10cm", "I10"]), {"do": "mine"}).status_code == 403
