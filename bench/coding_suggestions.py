"""How many of the right diagnoses are suggested from a note, and how many that are suggested are right."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bench import Result
from bench.notes import GoldNote, held_out, tuned
from coding.load import load_icd10cm
from coding.suggest.finding import Patient, Suggestion, suggest


@dataclass(frozen=True)
class Outcome:
    """What was suggested from one note: right, not in the gold, missed, and never to be suggested."""

    note: GoldNote
    right: list[str]
    other: list[Suggestion]
    missed: list[str]
    forbidden: list[str]


def run() -> list[Result]:
    """Print precision and recall over both halves of the notes, and the time a note takes."""
    load_icd10cm()
    suggest(note="warm", day=tuned()[0].on, patient=Patient(40, "F"))
    return [*_figures("notes it was built on", tuned()), *_figures("notes never looked at", held_out())]


def outcome_of(note: GoldNote) -> Outcome:
    """Compare what is suggested from a note with its gold codes."""
    found = suggest(note=note.text, day=note.on, patient=Patient(note.patient.age_years, note.patient.sex))
    wanted = {one.code.replace(".", "") for one in note.diagnoses}
    allowed = {one.code.replace(".", "") for one in note.acceptable}
    wrong = {one.code.replace(".", "") for one in note.wrong} - wanted - allowed
    codes = {one.code for one in found}
    return Outcome(
        note,
        sorted(codes & wanted),
        [one for one in found if one.code not in wanted | allowed],
        sorted(wanted - codes),
        sorted(codes & wrong),
    )


def _figures(of: str, notes: Sequence[GoldNote]) -> Iterable[Result]:
    begun = time.perf_counter()
    outcomes = [outcome_of(note) for note in notes]
    taken = (time.perf_counter() - begun) * 1000 / len(notes)
    right = sum(len(one.right) for one in outcomes)
    other = sum(len(one.other) for one in outcomes)
    missed = sum(len(one.missed) for one in outcomes)
    yield Result(f"suggestions, precision, {of}", 100 * right / (right + other), 0, "%", "")
    yield Result(f"suggestions, recall, {of}", 100 * right / (right + missed), 0, "%", "")
    yield Result(
        f"suggested though denied or doubted, {of}",
        sum(len(one.forbidden) for one in outcomes),
        0,
        "codes",
        "",
        at_most=0,
    )
    yield Result(f"suggestions of a note, {of}", taken, 0, "ms", "")
