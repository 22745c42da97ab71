"""
Visit notes of small offices with the codes an expert coder would report: the measure of the coder's suggestions.

The notes are invented; nobody in them is a real person.  `NNN-subject.txt` is the note as it was written, with its
spelling mistakes and abbreviations; `NNN-subject.gold` beside it says what is right.  Notes with odd numbers are
`tuned` (the matcher may be built on them), those with even numbers `held_out` (never look at them while building).

A gold file has one fact per line; `;` begins a remark, also behind a fact:

    date 2026-03-04                     date of service
    age 58 years                        or months, days
    sex F                               F or M
    place 11                            place of service, two digits
    payer commercial                    commercial, medicare, medicaid, tricare, workers-comp, auto or self-pay
    dx E11.22 "T2DM" "CKD 3b"           a diagnosis to report, first-listed first, and the words that prove it
    maybe Z79.899 "statin"              acceptable, not required: neither right nor wrong
    not I26.99 "no PE" negated          never to be suggested as established because of these words
    px 93000 "12-lead EKG"              a procedure or service that the note names clearly

Quoted words stand in the note verbatim, as whole words; a space in the quotation also stands for a line break.  Words
that stand there several times carry their occurrence, counted from one: `"CKD"#2`.  A `not` line names the natural
code of what the words mention, and why it is wrong (`Reason`); other codes of its category that rest on the same words
are as wrong, unless a `dx` or `maybe` line has them (alcohol dependence of the past is not F10.20 but is F10.21).  No
code is both right (`dx`, `maybe`) and wrong (`not`) in the same note.

Conditions that are only listed, and history, family and status codes that do not bear on the visit, are `maybe`.
Symptoms that belong to a diagnosis of the note stand in no line: suggesting them is wrong.

Source: ICD-10-CM Official Guidelines for Coding and Reporting FY 2026, sections I.B, I.C and IV (outpatient services).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
FACT = re.compile(r'(?P<key>[a-z]+)\s+(?P<value>[^\s"]+)(?P<quotes>(\s+"[^"]+"(#[1-9]\d*)?)*)(\s+(?P<word>[a-z-]+))?')
QUOTE = re.compile(r'"(?P<words>[^"]+)"(#(?P<occurrence>\d+))?')
CODED = ("dx", "maybe", "not", "px")
PLAIN = {"date", "age", "sex", "place", "payer"}
PAYERS = {"commercial", "medicare", "medicaid", "tricare", "workers-comp", "auto", "self-pay"}
DAYS_OF = {"days": 1, "months": 365.25 / 12, "years": 365.25}


class BadGold(Exception):
    """A gold file that does not say what it must, or says what its note does not."""


class Reason(StrEnum):
    """Why words of a note do not establish the diagnosis they mention."""

    NEGATED = "negated"
    UNCERTAIN = "uncertain"
    HISTORY = "history"
    FAMILY = "family"
    HYPOTHETICAL = "hypothetical"
    OTHER_PERSON = "other-person"
    RULED_OUT = "ruled-out"


@dataclass(frozen=True)
class Evidence:
    """Words of the note and where they stand: `text[start:end]`."""

    words: str
    start: int
    end: int


@dataclass(frozen=True)
class GoldCode:
    """A code with its dot as published, and the words that prove it, at least one."""

    code: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True)
class WrongCode(GoldCode):
    """A code that must not be suggested because of these words, and why."""

    reason: Reason


@dataclass(frozen=True)
class Patient:
    """What the banner of the bench knows; `age_days` is rounded from the years, months or days of the gold file."""

    age_days: int
    sex: str

    @property
    def age_years(self) -> int:
        """Completed years of age."""
        return int((self.age_days + 1) / 365.25)


@dataclass(frozen=True)
class GoldNote:
    """One note with its gold codes; `diagnoses` are in the order of the claim."""

    name: str
    text: str
    on: date
    patient: Patient
    place: str
    payer: str
    diagnoses: tuple[GoldCode, ...]
    acceptable: tuple[GoldCode, ...]
    wrong: tuple[WrongCode, ...]
    procedures: tuple[GoldCode, ...]

    @property
    def number(self) -> int:
        """The number its name begins with."""
        return int(self.name.split("-")[0])


@dataclass(frozen=True)
class _Fact:
    key: str
    value: str
    quotes: tuple[tuple[str, int | None], ...]
    word: str


@cache
def all_notes() -> tuple[GoldNote, ...]:
    """
    Read every note, in the order of their numbers.

    :raises BadGold: naming the file and the line that is wrong.
    """
    return tuple(read(path) for path in sorted(FOLDER.glob("*.txt")))


def tuned() -> tuple[GoldNote, ...]:
    """Give the notes the matcher may be built on: those with odd numbers."""
    return tuple(note for note in all_notes() if note.number % 2 == 1)


def held_out() -> tuple[GoldNote, ...]:
    """Give the notes that only measure: those with even numbers."""
    return tuple(note for note in all_notes() if note.number % 2 == 0)


def read(path: Path) -> GoldNote:
    """
    Read one note and the gold file beside it.

    :raises BadGold: naming the file and the line that is wrong.
    """
    gold = path.with_suffix(".gold")
    if not gold.exists():
        raise BadGold(f"{path.name} has no gold file. Write {gold.name} beside it.")
    text = path.read_text(encoding="utf-8")
    try:
        return _note(path.stem, text, list(_facts(gold.read_text(encoding="utf-8"))))
    except ValueError as wrong:
        raise BadGold(f"{gold.name}: {wrong}") from wrong


def _note(name: str, text: str, facts: list[_Fact]) -> GoldNote:
    plain = {fact.key: fact for fact in facts if fact.key in PLAIN}
    if missing := PLAIN - plain.keys():
        raise ValueError(f"no line says {', '.join(sorted(missing))}")
    coded = {key: [fact for fact in facts if fact.key == key] for key in CODED}
    if plain["payer"].value not in PAYERS:
        raise ValueError(f"payer {plain['payer'].value} is none of {', '.join(sorted(PAYERS))}")
    return GoldNote(
        name=name,
        text=text,
        on=date.fromisoformat(plain["date"].value),
        patient=Patient(_days(plain["age"]), plain["sex"].value),
        place=plain["place"].value,
        payer=plain["payer"].value,
        diagnoses=_codes(text, coded["dx"]),
        acceptable=_codes(text, coded["maybe"]),
        wrong=tuple(WrongCode(fact.value, _evidence(text, fact), Reason(fact.word)) for fact in coded["not"]),
        procedures=_codes(text, coded["px"]),
    )


def _facts(gold: str) -> Iterator[_Fact]:
    for number, line in enumerate(gold.splitlines(), start=1):
        said = line.split(";")[0].strip()
        if not said:
            continue
        found = FACT.fullmatch(said)
        if not found or found["key"] not in PLAIN.union(CODED):
            raise ValueError(f"line {number} is not a fact: {said}")
        quotes = tuple(
            (quote["words"], int(quote["occurrence"]) if quote["occurrence"] else None)
            for quote in QUOTE.finditer(found["quotes"])
        )
        yield _Fact(found["key"], found["value"], quotes, found["word"] or "")


def _days(age: _Fact) -> int:
    if age.word not in DAYS_OF:
        raise ValueError(f"age {age.value} {age.word} is not in {', '.join(DAYS_OF)}")
    return round(int(age.value) * DAYS_OF[age.word])


def _codes(text: str, facts: list[_Fact]) -> tuple[GoldCode, ...]:
    return tuple(GoldCode(fact.value, _evidence(text, fact)) for fact in facts)


def _evidence(text: str, fact: _Fact) -> tuple[Evidence, ...]:
    if not fact.quotes:
        raise ValueError(f"{fact.key} {fact.value} quotes no words of the note")
    return tuple(_place(text, words, occurrence) for words, occurrence in fact.quotes)


def _place(text: str, words: str, occurrence: int | None) -> Evidence:
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, words.split())) + r"(?!\w)"
    found = list(re.finditer(pattern, text))
    if not found:
        raise ValueError(f'"{words}" does not stand in the note')
    if occurrence is None and len(found) > 1:
        raise ValueError(f'"{words}" stands {len(found)} times; say which, as in "{words}"#1')
    if (occurrence or 1) > len(found):
        raise ValueError(f'"{words}" stands only {len(found)} times')
    here = found[(occurrence or 1) - 1]
    return Evidence(here.group(), here.start(), here.end())
