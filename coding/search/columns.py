"""
Columns over all phrases, in which is added up what each has of what was typed.

For a word of many phrases the whole column is worked on: a processor adds up 280,000 numbers that lie side by side in
the time in which it collects 10,000 from all over.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

import numpy as np
from numpy.typing import NDArray

Weights = NDArray[np.float32]
Flags = NDArray[np.bool_]
Places = NDArray[np.int64]
# From this part of all phrases on, the whole column is worked on.
WHOLE_FROM = 16


@dataclass(frozen=True)
class Columns:
    """How much of what was typed each phrase has (`got`), how much of the phrase that is (`covered`), and a flag."""

    got: Weights
    covered: Weights
    flags: Flags

    @classmethod
    def empty(cls, phrases: int) -> Self:
        """Columns in which no phrase has anything."""
        got, covered = (np.zeros(phrases, dtype=np.float32) for _ in range(2))
        return cls(got, covered, np.zeros(phrases, dtype=np.bool_))

    def clear(self) -> None:
        """Leave no phrase anything."""
        self.got.fill(0)
        self.covered.fill(0)

    def add(self, other: "Columns", places: Sequence[Places]) -> None:
        """Move to each phrase what it has in another, which has something only at these places and nothing then."""
        if self._are_many(places):
            np.add(self.got, other.got, out=self.got)
            np.add(self.covered, other.covered, out=self.covered)
            other.clear()
            return
        for at in places:
            self.got[at] += other.got[at]
            self.covered[at] += other.covered[at]
            other.clear_at(at)

    def raise_to(self, other: "Columns", places: Sequence[Places]) -> None:
        """Let each phrase have what it has in another where that is more; see `add` for the places."""
        if self._are_many(places):
            np.greater(other.got, self.got, out=self.flags)
            np.copyto(self.got, other.got, where=self.flags)
            np.copyto(self.covered, other.covered, where=self.flags)
            other.clear()
            return
        for at in places:
            better = at.take(np.flatnonzero(other.got[at] > self.got[at]))
            self.got[better] = other.got[better]
            self.covered[better] = other.covered[better]
            other.clear_at(at)

    def clear_at(self, at: Places) -> None:
        """Leave these phrases nothing."""
        self.got[at] = 0
        self.covered[at] = 0

    def _are_many(self, places: Sequence[Places]) -> bool:
        return sum(len(at) for at in places) * WHOLE_FROM > len(self.got)


class Desk:
    """
    The columns that one search works on at a time, kept for the next one.

    `whole` is what each phrase has of all that was typed, `part` of one part by the reading that fits it best,
    `reading` of one reading of that part, and `word` of one word of that reading.  Fresh memory costs more than all
    the adding: the system gives it out page by page, each emptied first.
    """

    def __init__(self, phrases: int) -> None:
        self.whole, self.part, self.reading, self.word = (Columns.empty(phrases) for _ in range(4))
        self.chosen = np.zeros(phrases, dtype=np.bool_)
        self._is_begun = False

    def add_part(self, places: Sequence[Places]) -> None:
        """Add to the whole what phrases have of a part, which is nothing then; the first part is the whole itself."""
        if self._is_begun:
            self.whole.add(self.part, places)
        else:
            self.whole, self.part, self._is_begun = self.part, self.whole, True

    def clear(self) -> None:
        """Make it ready for the next search."""
        self.whole.clear()
        self._is_begun = False


class Desks:
    """The desks of an index: as many as there ever were searches at the same time."""

    def __init__(self, phrases: int) -> None:
        self._phrases = phrases
        self._free: list[Desk] = []

    @contextmanager
    def one(self) -> Iterator[Desk]:
        """Lend a cleared desk to one search."""
        try:
            desk = self._free.pop()
        except IndexError:
            desk = Desk(self._phrases)
        yield desk
        desk.clear()
        self._free.append(desk)
