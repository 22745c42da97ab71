"""
How many of the right diagnoses are suggested from a note as established, and how many that are suggested are right.

Beside them, what it costs that nothing doubtful is among them: how many a coder has to read first, and how many of
these are right.
"""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench import Result
from bench.notes import GoldNote, held_out, tuned
from coding.load import load_icd10cm
from coding.suggest.finding import Patient, Suggestion, suggest


@dataclass(frozen=True)
class Outcome:
    """
    What was suggested from one note as established: right, not in the gold, missed, and never to be suggested.

    `read` is the other group, mentioned in words that somebody has to read, and `read_right` the right ones of it.
    """

    note: GoldNote
    right: list[str]
    other: list[Suggestion]
    missed: list[str]
    forbidden: list[str]
    read: list[Suggestion]
    read_right: list[str]


def run() -> list[Result]:
    """Print precision and recall over both halves of the notes, and what a note takes."""
    load_icd10cm()
    suggest(note="warm", day=tuned()[0].on, patient=Patient(40, "F"))
    return [*_figures("notes it was built on", tuned()), *_figures("notes never looked at", held_out())]


def outcome_of(note: GoldNote) -> Outcome:
    """Compare what is suggested from a note with its gold codes."""
    found = suggest(note=note.text, day=note.on, patient=Patient(note.patient.age_years, note.patient.sex))
    wanted = {one.code.replace(".", "") for one in note.diagnoses}
    allowed = {one.code.replace(".", "") for one in note.acceptable}
    wrong = {one.code.replace(".", "") for one in note.wrong} - wanted - allowed
    established = [one for one in found if one.is_established]
    read = [one for one in found if not one.is_established]
    codes = {one.code for one in established}
    return Outcome(
        note,
        sorted(codes & wanted),
        [one for one in established if one.code not in wanted | allowed],
        sorted(wanted - codes),
        sorted(codes & wrong),
        read,
        sorted({one.code for one in read} & wanted),
    )


def _figures(of: str, notes: Sequence[GoldNote]) -> Iterable[Result]:
    begun = time.perf_counter()
    outcomes = [outcome_of(note) for note in notes]
    taken = (time.perf_counter() - begun) * 1000 / len(notes)
    right = sum(len(one.right) for one in outcomes)
    other = sum(len(one.other) for one in outcomes)
    missed = sum(len(one.missed) for one in outcomes)
    read = sum(len(one.read) for one in outcomes)
    read_right = sum(len(one.read_right) for one in outcomes)
    for name, value, unit in (
        ("suggestions, precision", 100 * right / (right + other), "%"),
        ("suggestions, recall", 100 * right / (right + missed), "%"),
        ("suggestions, recall with those to read", 100 * (right + read_right) / (right + missed), "%"),
        ("suggestions to read, of a note", read / len(notes), "codes"),
        ("suggestions to read, right ones of them", 100 * read_right / max(read, 1), "%"),
        ("suggestions of a note", taken, "ms"),
    ):
        yield Result(f"{name}, {of}", value, 0, unit, "")
    denied = sum(len(one.forbidden) for one in outcomes)
    yield Result(f"suggested though denied or doubted, {of}", denied, 0, "codes", "", at_most=0)
