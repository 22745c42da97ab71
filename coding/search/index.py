"""
The index that codes are searched in: every phrase that a code is found by, as columns of numbers.

A phrase is a title, a synonym of the code set, or words of our own.  The columns are plain arrays so that they can lie
in a file that all processes of a machine read as one memory.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from coding.search.columns import Desks, Flags, Weights

Numbers = NDArray[np.int32]
LAST_DAY = 2**15 - 1


@dataclass(frozen=True, eq=False)
class Index:
    """
    All phrases by their words.

    The phrases that have `words[n]` are `phrase_of[starts[n]:starts[n + 1]]`, and `weight_of` tells how much of each
    the word is; `total` is what all words of a phrase weigh.  (Phrases are long numbers: columns are read by them three
    times as fast.)  `rarity` of a word is the higher, the fewer categories use it.  The phrases of a code stand
    together; `doc_of` numbers the code, and the last columns are about codes.
    """

    words: tuple[str, ...]
    starts: Numbers
    phrase_of: NDArray[np.int64]
    weight_of: Weights
    rarity: Weights
    total: Weights
    trust: Weights
    side: NDArray[np.int8]
    doc_of: Numbers
    codes: NDArray[np.str_]
    systems: NDArray[np.str_]
    rank: Weights
    billable: Flags
    starts_on: NDArray[np.int16]
    ends_on: NDArray[np.int16]

    @cached_property
    def number(self) -> dict[str, int]:
        """The place of each word among the words."""
        return {word: place for place, word in enumerate(self.words)}

    @cached_property
    def by_code(self) -> NDArray[np.int64]:
        """The codes in alphabetical order."""
        return np.argsort(self.codes, kind="stable")

    @cached_property
    def desks(self) -> Desks:
        """What searches add up on."""
        return Desks(len(self.total))
