"""The notes that measure the suggestions are sound: real codes, words that stand in them, traps of every sort."""

import re
from collections import Counter
from pathlib import Path

import pytest

from bench.notes import FOLDER, BadGold, GoldNote, Reason, all_notes, held_out, read, tuned
from coding.icd10cm import installed

NOTES = all_notes()
PROCEDURE = re.compile(r"\d{4}[0-9F]|[A-V]\d{4}")
GOLD = """
date 2026-03-04
age 7 months
sex F
place 11
payer medicaid
; a remark
dx J06.9 "cold"#2 ; and another
not J18.9 "no pneumonia" negated
"""

every_note = pytest.mark.parametrize("note", NOTES, ids=lambda note: note.name)


def valid_codes() -> set[str]:
    """The codes of the installed release that have no finer ones below."""
    lines = [line.strip() for line in installed().valid_codes.read_text().splitlines()]
    codes = {line for line in lines if line and "-" not in line}
    headings = {code[:length] for code in codes for length in range(3, len(code))}
    return codes - headings


def chapter_of_external_causes(code: str) -> bool:
    return code[0] in "VWXY"


def test_there_are_enough_notes_and_those_with_even_numbers_are_never_looked_at() -> None:
    assert len(NOTES) >= 70
    assert len(held_out()) >= 37
    assert [note.number for note in tuned()] == list(range(1, 2 * len(tuned()), 2))
    assert [note.number for note in held_out()] == list(range(2, 2 * len(held_out()) + 1, 2))


def test_every_text_has_its_gold_file_and_every_gold_file_its_text() -> None:
    assert {path.stem for path in FOLDER.glob("*.txt")} == {path.stem for path in FOLDER.glob("*.gold")}


def test_every_code_exists_and_is_billable() -> None:
    valid = valid_codes()
    named = {(note.name, gold.code) for note in NOTES for gold in (*note.diagnoses, *note.acceptable, *note.wrong)}
    assert sorted((name, code) for name, code in named if code.replace(".", "") not in valid) == []


def test_every_visit_is_on_a_day_for_which_the_release_is_valid() -> None:
    assert [note.name for note in NOTES if note.on < installed().starts_on] == []


def test_procedures_are_written_like_cpt_or_hcpcs_codes() -> None:
    odd = [(note.name, gold.code) for note in NOTES for gold in note.procedures if not PROCEDURE.fullmatch(gold.code)]
    assert odd == []


@every_note
def test_a_note_has_a_diagnosis_and_no_code_is_both_right_and_wrong(note: GoldNote) -> None:
    required = [gold.code for gold in note.diagnoses]
    accepted = required + [gold.code for gold in note.acceptable]
    assert required
    assert len(accepted) == len(set(accepted))
    assert set(accepted) & {wrong.code for wrong in note.wrong} == set()


@every_note
def test_what_caused_an_injury_is_never_listed_first(note: GoldNote) -> None:
    assert not chapter_of_external_causes(note.diagnoses[0].code)


@every_note
def test_a_note_is_as_long_as_notes_of_a_small_office_are(note: GoldNote) -> None:
    assert 100 <= len(note.text.split()) <= 400


@every_note
def test_the_evidence_is_where_it_says(note: GoldNote) -> None:
    for gold in (*note.diagnoses, *note.acceptable, *note.wrong, *note.procedures):
        assert all(note.text[proof.start : proof.end] == proof.words for proof in gold.evidence)


def test_there_are_traps_of_every_sort() -> None:
    traps = Counter(wrong.reason for note in NOTES for wrong in note.wrong)
    asked = {Reason.NEGATED: 80, Reason.UNCERTAIN: 50, Reason.FAMILY: 25, Reason.HISTORY: 40}
    assert {reason: traps[reason] for reason, least in asked.items() if traps[reason] < least} == {}
    assert set(traps) == set(Reason)


def a_note(folder: Path, gold: str) -> Path:
    path = folder / "001-cold.txt"
    path.write_text("Has a cold.\nThe cold is viral, no\npneumonia.")
    path.with_suffix(".gold").write_text(gold)
    return path


def test_a_gold_file_is_read(tmp_path: Path) -> None:
    note = read(a_note(tmp_path, GOLD))
    assert (note.number, note.patient.age_years, note.patient.sex, note.payer) == (1, 0, "F", "medicaid")
    assert [(gold.code, gold.evidence[0].start) for gold in note.diagnoses] == [("J06.9", 16)]
    assert [(wrong.evidence[0].words, wrong.reason) for wrong in note.wrong] == [("no\npneumonia", Reason.NEGATED)]


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('dx J06.9 "flu"', "does not stand in the note"),
        ('dx J06.9 "cold"', "stands 2 times"),
        ('dx J06.9 "cold"#3', "stands only 2 times"),
        ('dx J06.9 "col"#1', "does not stand in the note"),
        ("dx J06.9", "quotes no words"),
        ('not J18.9 "no pneumonia" perhaps', "perhaps"),
        ('diagnosis J06.9 "viral"', "not a fact"),
    ],
)
def test_a_line_that_does_not_fit_its_note_is_refused(tmp_path: Path, line: str, complaint: str) -> None:
    with pytest.raises(BadGold, match=complaint):
        read(a_note(tmp_path, GOLD + line))


def test_a_note_without_its_patient_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadGold, match="age"):
        read(a_note(tmp_path, GOLD.replace("age 7 months", "")))
