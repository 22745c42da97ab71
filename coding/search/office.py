"""The office's own words for codes: a small index beside the large one, built anew when the words change."""

from collections import defaultdict
from functools import lru_cache, reduce
from operator import or_

import numpy as np
from django.db.models import Q
from numpy.typing import NDArray

from coding.models import Code, CodeSystem, OfficeWord
from coding.search.build import Doc, build, known_rarity
from coding.search.index import LAST_DAY, Index, Weights
from coding.search.score import Part, best_codes
from coding.search.stored import day_number
from practice.planned import rows

STATE = "SELECT count(*), max(id) FROM coding_officeword"


class OfficeIndex:
    """The phrases of the office and of the headings above them; its codes are numbered as in the large index."""

    def __init__(self, index: Index, large: Index) -> None:
        self.index = index
        places = {
            (str(large.systems[place]), str(large.codes[place]), int(large.starts_on[place])): place
            for code in np.unique(index.codes)
            for place in large.by_code[_between(large, str(code))]
        }
        keys = zip(index.systems.tolist(), index.codes.tolist(), index.starts_on.tolist(), strict=True)
        self._places = np.array([places.get(key, -1) for key in keys], dtype=np.int64)

    def best_codes(self, parts: tuple[Part, ...]) -> tuple[NDArray[np.int64], Weights]:
        """Return codes of the large index of which some phrase of the office fits, and how well."""
        docs, scores = best_codes(self.index, parts)
        known = self._places[docs] >= 0
        return self._places[docs][known], scores[known]


def _between(large: Index, code: str) -> slice:
    low = int(np.searchsorted(large.codes, code, side="left", sorter=large.by_code))
    return slice(low, int(np.searchsorted(large.codes, code, side="right", sorter=large.by_code)))


def office_index(large: Index) -> OfficeIndex | None:
    """Return the index of the office's words as they are now; None while there are none."""
    ((count, last),) = rows(STATE, {})
    return _built(count, last, large) if count else None


@lru_cache(maxsize=2)
def _built(count: int, last: int, large: Index) -> OfficeIndex:
    """Build it once for each state of the words: they are only added and removed, so a state never comes back."""
    own: dict[tuple[str, str], list[str]] = defaultdict(list)
    for system, code, words in OfficeWord.objects.values_list("system", "code", "words"):
        own[system, code].append(words)
    below = (
        Q(system=system, code__startswith=code) if system == CodeSystem.ICD10CM else Q(system=system, code=code)
        for system, code in own
    )
    named = Code.objects.filter(reduce(or_, below)).order_by("system", "code", "starts_on")
    columns = ("system", "code", "title", "parent", "billable", "rank", "starts_on", "ends_on")
    docs = [
        Doc(
            system=system,
            code=code,
            title=title,
            parent=parent,
            billable=billable,
            rank=rank,
            starts_on=day_number(starts_on),
            ends_on=day_number(ends_on) if ends_on else LAST_DAY,
            own=tuple(own[system, code]),
        )
        for system, code, title, parent, billable, rank, starts_on, ends_on in named.values_list(*columns)
    ]
    return OfficeIndex(build(docs, known_rarity(large)), large)
