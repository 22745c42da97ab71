"""A diagnosis is established only where every word around it is understood; otherwise somebody is told to read it."""

from datetime import date

import pytest

from bench.coding_suggestions import outcome_of
from bench.notes import tuned
from coding.suggest import stance
from coding.suggest.finding import Patient, Suggestion, suggest
from tests.coding.doubts import DOUBTS

pytestmark = pytest.mark.usefixtures("all_codes")
DAY = date(2026, 6, 1)


def found_in(note: str) -> dict[str, Suggestion]:
    return {one.code: one for one in suggest(note=note, day=DAY, patient=Patient(60, "F"))}


def unread_in(note: str, code: str) -> list[str]:
    return [note[words.start : words.end] for words in found_in(note)[code].unread]


@pytest.mark.parametrize(
    ("assessment", "code"),
    [
        ("1. Hypertension", "I10"),
        ("1. HTN - stable, continue lisinopril 20", "I10"),
        ("1. HTN, not at goal, no chest pain. Increase amlodipine.", "I10"),
        ("Here for follow up of hypothyroidism on Synthroid 88 mcg daily", "E039"),
        ("Gout, colchicine until it settles, bring the diary", "M109"),
        ("Migraine without aura, not intractable, without status migrainosus", "G43009"),
        ("Headache, likely from the new glasses", "R519"),
        ("GERD - Zorvex 20 mg daily", "K219"),
    ],
)
def test_what_stands_in_words_that_are_understood_is_established(assessment: str, code: str) -> None:
    assert unread_in(f"A/P:\n{assessment}", code) == []


@pytest.mark.parametrize(
    ("assessment", "code", "words"),
    [
        ("Jury's out on pneumonia", "J189", ["Jury's", "out"]),
        ("Gout was my first thought, film disagrees", "M109", ["was", "my", "thought", "film", "disagrees"]),
        ("Asthma - the allergist would argue", "J459", ["argue"]),
        ("Labs for hypothyroidism", "E039", ["for"]),
        ("Hardly a gout story", "M109", ["Hardly", "story"]),
        ("Gout or cellulitis of the foot", "M109", ["or"]),
        ("Gout; film disagrees", "M109", ["film", "disagrees"]),
        ("Talked about: asthma; gout; what to eat", "M109", ["what", "eat", "Talked"]),
    ],
)
def test_a_word_that_may_deny_or_doubt_is_told_with_what_it_stands_by(
    assessment: str, code: str, words: list[str]
) -> None:
    note = f"A/P:\n{assessment}"
    found = {one: told for one, told in found_in(note).items() if one.startswith(code)}
    ((_, told),) = found.items()
    assert [note[one.start : one.end] for one in told.unread] == words
    assert not told.is_established


@pytest.mark.parametrize(
    ("named", "codes"), [("gout", "M1"), ("pneumonia", "J18"), ("shingles", "B02"), ("asthma", "J45")]
)
def test_no_way_of_doubting_establishes_anything(named: str, codes: str) -> None:
    told = [one.replace("Gout", named.capitalize()).replace("gout", named) for one in DOUBTS]
    found = {one: list(found_in(f"A/P:\n1. {one}").values()) for one in told}
    assert [
        one for one in told if any(each.is_established and each.code.startswith(codes) for each in found[one])
    ] == []


def test_one_mention_that_is_understood_establishes_and_stands_first() -> None:
    note = "A/P:\n1. Newfangled gout talk\n2. Gout, stable"
    gout = found_in(note)["M109"]
    assert gout.is_established
    assert note[gout.evidence[0].start :] == "Gout, stable"


def test_established_ones_come_first_and_do_not_give_way_to_those_to_be_read() -> None:
    note = "A/P:\n1. Cough; jury's out on pneumonia\n2. Type 2 diabetes\n3. CKD 3a is a stretch\n4. Hypertension"
    found = suggest(note=note, day=DAY, patient=Patient(60, "F"))
    assert [one.is_established for one in found] == sorted((one.is_established for one in found), reverse=True)
    established = {one.code for one in found if one.is_established}
    assert established == {"R059", "E119", "I10"}
    assert {"J189", "N1831", "E1122", "I129"} <= {one.code for one in found} - established


def test_without_any_cue_hardly_anything_denied_or_doubted_is_established(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stance, "_FORWARDS", [])
    monkeypatch.setattr(stance, "_BACKWARDS", [])
    outcomes = [outcome_of(note) for note in tuned()]
    established = sum(len(one.forbidden) for one in outcomes)
    wrong = {one.note.name: {code.code.replace(".", "") for code in one.note.wrong} for one in outcomes}
    told_apart = sum(len({read.code for read in one.read} & wrong[one.note.name]) for one in outcomes)
    assert established <= 5
    assert told_apart > 100
