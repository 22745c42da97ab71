"""
The codes that fit what was typed, in the order in which a coder would want to see them.

Each word must begin a word of a code's title or of its other names, in any order; few words may be missing.  What fits
is put in order by how well it fits, by how likely the code is at all, and by what was used before.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from coding.models import CodeSystem, Diagnosis, with_dot
from coding.search.index import Index, Weights
from coding.search.office import OfficeIndex, office_index
from coding.search.score import best_codes
from coding.search.stored import current, day_number
from coding.search.understand import Understood, read
from coding.search.uses import Uses, uses_of
from encounters.models import Encounter
from practice.models import Staff
from practice.plain_rows import read as read_rows
from practice.planned import rows

SHORTEST, LONGEST = 2, 80
CANDIDATES = 120
SURELY_A_CODE = 3
ALL_SYSTEMS = (CodeSystem.ICD10CM, CodeSystem.CPT, CodeSystem.HCPCS)
EXACT, BEGINS, EXACT_HEADING = 3.0, 1.2, 1.35
NOT_BILLABLE = 0.22
PER_RANK = 0.0012
NEVER = Uses()
TITLES = """
SELECT system, code, title, billable FROM coding_code
WHERE code = ANY((SELECT %(codes)s)::text[]) AND starts_on <= %(day)s AND (ends_on IS NULL OR ends_on >= %(day)s)
"""
Key = tuple[str, str]
Scored = tuple[NDArray[np.int64], Weights]


@dataclass(frozen=True)
class Found:
    """
    One code that fits.

    `uses` is how often the office used it, `fit` how well it fits, where 1 is perfect and uses count too; `letter` is
    its place among the diagnoses of the visit that is being coded, if any.
    """

    system: CodeSystem
    code: str
    title: str
    billable: bool
    uses: int
    letter: str
    fit: float = 0.0

    @property
    def dotted(self) -> str:
        """The code as people write it."""
        return with_dot(self.code) if self.system == CodeSystem.ICD10CM else self.code

    @property
    def is_diagnosis(self) -> bool:
        """Whether the code says why, not what was done."""
        return self.system == CodeSystem.ICD10CM


@dataclass(frozen=True)
class Answer:
    """What was found, the likeliest first, and how the search was read."""

    found: list[Found]
    understood: Understood


def understand(text: str) -> Understood:
    """Read what was typed: words mended, abbreviations known."""
    large = current()
    return read(text[:LONGEST], _all_indexes(large, office_index(large)))


def search(
    *,
    text: str,
    day: date,
    systems: Sequence[CodeSystem] = ALL_SYSTEMS,
    limit: int = 20,
    encounter: Encounter | None = None,
    by: Staff | None = None,
) -> list[Found]:
    """Return the codes valid on a day that fit what was typed; see `answer`."""
    return answer(text=text, day=day, systems=systems, limit=limit, encounter=encounter, by=by).found


def answer(
    *,
    text: str,
    day: date,
    systems: Sequence[CodeSystem] = ALL_SYSTEMS,
    limit: int = 20,
    encounter: Encounter | None = None,
    by: Staff | None = None,
) -> Answer:
    """
    Find the codes valid on a day that fit what was typed, the likeliest first; nothing for less than two letters.

    With an encounter, diagnoses that it already has carry their letter, and what its provider uses comes sooner; so
    does what the person who searches uses.
    """
    large = current()
    office = office_index(large)
    understood = read(text[:LONGEST], _all_indexes(large, office))
    if sum(len(word) for part in understood.parts for word in part.typed) < SHORTEST or not len(large.codes):
        return Answer([], understood)
    docs, scores = _fitting(large, office, understood, day_number(day), systems)
    keys: list[Key] = list(zip(large.systems[docs].tolist(), large.codes[docs].tolist(), strict=True))
    used = uses_of([code for _, code in keys], provider_id=encounter.provider_id if encounter else None, coder=by)
    fit = dict(zip(keys, scores.tolist(), strict=True))
    for key, uses in used.items():
        if key in fit:
            fit[key] += uses.worth
    best = sorted(keys, key=lambda key: (-fit[key], key[1]))[:limit]
    letters = _letters(encounter) if encounter else {}
    titles = _titles(best, day)
    found = [
        Found(
            system=CodeSystem(key[0]),
            code=key[1],
            title=titles[key][0],
            billable=titles[key][1],
            uses=used.get(key, NEVER).office,
            letter=letters.get(key[1], "") if key[0] == CodeSystem.ICD10CM else "",
            fit=fit[key],
        )
        for key in best
        if key in titles
    ]
    return Answer(found, understood)


def _all_indexes(large: Index, office: OfficeIndex | None) -> tuple[Index, ...]:
    return (large, office.index) if office else (large,)


def _fitting(
    index: Index, office: OfficeIndex | None, understood: Understood, day: int, systems: Sequence[CodeSystem]
) -> Scored:
    """Return the best codes of a day by their numbers, with their scores, in no order."""
    found = [_by_code(index, understood.code)]
    if len(understood.code) < SURELY_A_CODE or not len(found[0][0]):
        found.append(best_codes(index, understood.parts))
    if office:
        found.append(office.best_codes(understood.parts))
    docs, scores = np.concatenate([one for one, _ in found]), np.concatenate([one for _, one in found])
    valid = (index.starts_on[docs] <= day) & (index.ends_on[docs] >= day)
    if len(systems) < len(ALL_SYSTEMS):
        valid &= np.isin(index.systems[docs], [str(system) for system in systems])
    docs, scores = docs[valid], scores[valid]
    scores = scores - PER_RANK * index.rank[docs] - np.where(index.billable[docs], 0, NOT_BILLABLE)
    return _best(docs, scores)


def _best(docs: NDArray[np.int64], scores: Weights) -> Scored:
    """Keep each code once with its best score, and only as many as can be shown."""
    if len(docs) > 2 * CANDIDATES:
        some = np.argpartition(-scores, 2 * CANDIDATES)[: 2 * CANDIDATES]
        docs, scores = docs[some], scores[some]
    order = np.lexsort((-scores, docs))
    once = order[np.diff(docs[order], prepend=-1) != 0]
    best = once[np.argsort(-scores[once], kind="stable")][:CANDIDATES]
    return docs[best], scores[best]


def _by_code(index: Index, code: str) -> Scored:
    """The codes that begin as typed: the one that is typed first if it can be billed, else what is below it."""
    if not code:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    low = np.searchsorted(index.codes, code, sorter=index.by_code)
    high = np.searchsorted(index.codes, code + "~", sorter=index.by_code)
    begun = index.by_code[low:high]
    whole = np.where(index.billable[begun], EXACT, EXACT_HEADING)
    return begun, np.where(index.codes[begun] == code, whole, BEGINS).astype(np.float32)


def _letters(encounter: Encounter) -> Mapping[str, str]:
    """The diagnoses that a visit has, with their letters."""
    there = read_rows(Diagnosis, "WHERE encounter_id = %(visit)s", {"visit": encounter.pk})
    return {one.code: one.letter for one in there}


def _titles(keys: Sequence[Key], day: date) -> Mapping[Key, tuple[str, bool]]:
    given = {"codes": [code for _, code in keys], "day": day}
    return {(system, code): (title, billable) for system, code, title, billable in rows(TITLES, given)}
