"""
What coders type into the code search, and the codes they mean: pairs to measure how well the search finds them.

Both files are halves of one list, shuffled and dealt out kind by kind, so they are alike.  `tuned.csv` may be looked at
while the ranking is worked on.  `held_out.csv` is never used for tuning: its misses are counted, not read.

Columns: `typed`; `codes`, undotted and separated by spaces, the best first, any of them is right; `kind`, one of
`KINDS`; `age` in years and `sex` (F, M) of the patient where they narrow the answer, else empty.  A beginning of a code
means every billable code under it.  Codes are those of ICD-10-CM of fiscal year 2026, HCPCS Level II and CPT; all
phrases are our own words.
"""

import csv
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
KINDS = (
    "code-prefix", "words", "beginnings", "typo", "abbreviation", "synonym", "laterality", "lay words", "procedure",
    "drug/supply",
)  # fmt: skip


@dataclass(frozen=True)
class Phrase:
    """One search as typed, and the codes that answer it, the best first; `age` is in years, `sex` is F or M."""

    typed: str
    codes: tuple[str, ...]
    age: int | None = None
    sex: str | None = None
    kind: str = ""


def tuned() -> list[Phrase]:
    """Read the pairs that the ranking may be tuned on."""
    return _read("tuned.csv")


def held_out() -> list[Phrase]:
    """Read the pairs that nobody tunes on."""
    return _read("held_out.csv")


def _read(name: str) -> list[Phrase]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        return [
            Phrase(
                typed=row["typed"],
                codes=tuple(row["codes"].split()),
                age=int(row["age"]) if row["age"] else None,
                sex=row["sex"] or None,
                kind=row["kind"],
            )
            for row in csv.DictReader(lines)
        ]
