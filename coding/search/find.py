"""
The codes that fit what was typed, in the order in which a coder would want to see them.

Each word must begin a word of a code's title or of its other names, in any order; few words may be missing.  What fits
is put in order by how well it fits, by how likely the code is at all, and by what was used before.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from coding.models import Code, CodeSystem, CodeUse, with_dot
from coding.search.index import Index, Weights
from coding.search.score import best_codes
from coding.search.stored import current, day_number
from coding.search.understand import Understood, read
from encounters.models import Encounter

SHORTEST, LONGEST = 2, 80
CANDIDATES = 120
SURELY_A_CODE = 3
ALL_SYSTEMS = (CodeSystem.ICD10CM, CodeSystem.CPT, CodeSystem.HCPCS)
EXACT, BEGINS, EXACT_HEADING = 3.0, 1.2, 1.35
NOT_BILLABLE = 0.22
PER_RANK = 0.0012
PER_DOUBLING_OF_USE, MOST_USE = 0.04, 0.3


@dataclass(frozen=True)
class Found:
    """One code that fits; `letter` is its place among the diagnoses of the visit that is being coded, if any."""

    system: CodeSystem
    code: str
    title: str
    billable: bool
    uses: int
    letter: str

    @property
    def dotted(self) -> str:
        """The code as people write it."""
        return with_dot(self.code) if self.system == CodeSystem.ICD10CM else self.code

    @property
    def is_diagnosis(self) -> bool:
        """Whether the code says why, not what was done."""
        return self.system == CodeSystem.ICD10CM


def understand(text: str) -> Understood:
    """Read what was typed: words mended, abbreviations known."""
    return read(text[:LONGEST], current())


def search(
    *,
    text: str,
    day: date,
    systems: Sequence[CodeSystem] = ALL_SYSTEMS,
    limit: int = 20,
    encounter: Encounter | None = None,
) -> list[Found]:
    """
    Return the codes valid on a day that fit what was typed, the likeliest first; nothing for less than two letters.

    With an encounter, diagnoses that it already has carry their letter.
    """
    index = current()
    understood = read(text[:LONGEST], index)
    if sum(len(word) for part in understood.parts for word in part.typed) < SHORTEST or not len(index.codes):
        return []
    docs, scores = fitting(index, understood, day_number(day), systems)
    keys = [(str(index.systems[doc]), str(index.codes[doc])) for doc in docs]
    used = dict.fromkeys(keys, 0) | _uses(keys)
    best = sorted(zip(keys, scores.tolist(), strict=True), key=lambda one: (-one[1] - _worth(used[one[0]]), one[0][1]))
    return _found([key for key, _ in best[:limit]], day, used, encounter)


def fitting(
    index: Index, understood: Understood, day: int, systems: Sequence[CodeSystem]
) -> tuple[NDArray[np.int64], Weights]:
    """Return the best codes of a day by their numbers, with their scores, in no order."""
    docs, scores = _by_code(index, understood.code)
    if len(understood.code) < SURELY_A_CODE or not len(docs):
        fit, fit_scores = best_codes(index, understood.parts)
        docs, scores = np.concatenate([docs, fit]), np.concatenate([scores, fit_scores])
    valid = (index.starts_on[docs] <= day) & (index.ends_on[docs] >= day)
    if len(systems) < len(ALL_SYSTEMS):
        valid &= np.isin(index.systems[docs], [str(system) for system in systems])
    docs, scores = docs[valid], scores[valid]
    scores = scores - PER_RANK * index.rank[docs] - np.where(index.billable[docs], 0, NOT_BILLABLE)
    order = np.lexsort((-scores, docs))
    first = order[np.diff(docs[order], prepend=-1) != 0]
    docs, scores = docs[first], scores[first]
    if len(docs) > CANDIDATES:
        best = np.argpartition(-scores, CANDIDATES)[:CANDIDATES]
        docs, scores = docs[best], scores[best]
    return docs, scores


def _by_code(index: Index, code: str) -> tuple[NDArray[np.int64], Weights]:
    """The codes that begin as typed: the one that is typed first if it can be billed, else what is below it."""
    if not code:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    low = np.searchsorted(index.codes, code, sorter=index.by_code)
    high = np.searchsorted(index.codes, code + "~", sorter=index.by_code)
    begun = index.by_code[low:high]
    whole = np.where(index.billable[begun], EXACT, EXACT_HEADING)
    return begun, np.where(index.codes[begun] == code, whole, BEGINS).astype(np.float32)


def _worth(uses: int) -> float:
    return min(MOST_USE, PER_DOUBLING_OF_USE * math.log2(1 + uses))


def _uses(keys: Sequence[tuple[str, str]]) -> dict[tuple[str, str], int]:
    rows = CodeUse.objects.filter(code__in=[code for _, code in keys], uses__gt=0)
    return {(system, code): uses for system, code, uses in rows.values_list("system", "code", "uses")}


def _found(
    keys: Sequence[tuple[str, str]], day: date, used: dict[tuple[str, str], int], encounter: Encounter | None
) -> list[Found]:
    rows = Code.objects.filter(code__in=[code for _, code in keys], starts_on__lte=day).exclude(ends_on__lt=day)
    known = {(row[0], row[1]): row[2:] for row in rows.values_list("system", "code", "title", "billable")}
    letters = {one.code: one.letter for one in encounter.diagnoses.all()} if encounter else {}
    return [
        Found(
            CodeSystem(key[0]),
            key[1],
            *known[key],
            used[key],
            letters.get(key[1], "") if key[0] == CodeSystem.ICD10CM else "",
        )
        for key in keys
        if key in known
    ]
