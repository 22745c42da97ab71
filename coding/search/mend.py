"""Mends words that were mistyped: "hypertnsion" becomes "hypertension", "bronkitis" becomes "bronchitis"."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, reduce
from operator import or_

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import OSA

from coding.search.index import Index
from coding.search.words import stem

SHORTEST = 4
TWO_FROM = 7
THREE_FROM = 11
MOST = 3
NEAR = 12
OTHER_FIRST_LETTER = 0.5
BY_EAR = 0.9
BEGINNING = 1.0
# Letters that sound alike are written alike before words are compared by ear.
SOUNDS = (
    (re.compile(r"^(pn|kn|gn)"), "n"), (re.compile("^ps"), "s"), (re.compile("^x"), "z"), (re.compile("ph"), "f"),
    (re.compile("rrh|rh"), "r"), (re.compile("ae|oe|ie|ei|ea|ee"), "e"), (re.compile("y|i"), "i"),
    (re.compile("ck|ch|qu|q|c(?![eiy])"), "k"), (re.compile("c|z|x"), "s"), (re.compile("ou"), "o"),
    (re.compile("h"), ""), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


class Mender:
    """Knows the words of an index by their length, as they are written and as they sound."""

    def __init__(self, index: Index) -> None:
        self.uses = dict(zip(index.words, (index.starts[1:] - index.starts[:-1]).tolist(), strict=True))
        words = [word for word in index.words if len(word) >= SHORTEST - 1 and not word[0].isdigit()]
        self._by_length = _by_length(words)
        heard: dict[str, list[str]] = defaultdict(list)
        beginnings: dict[str, None] = {}
        for word in words:
            heard[sound(word)].append(word)
            beginnings.update(dict.fromkeys(word[:length] for length in range(SHORTEST, len(word))))
        self._heard = heard
        self._by_sound = _by_length(heard)
        self._beginnings = _by_length(beginnings)

        # While a search is typed, its first words are asked for again with every key.
        self.mend = lru_cache(maxsize=4_096)(self._mend)

    def _mend(self, word: str) -> Sequence[str]:
        """Return the words that were probably meant, the likeliest first; none if nothing is near."""
        if len(word) < SHORTEST or word.isdigit():
            return ()
        root = stem(word)
        found = self._written_like(root)
        for other, cost in self._sounding_like(root):
            found[other] = min(found.get(other, cost), cost)
        if not found:
            found = {other: mistakes + BEGINNING for other, mistakes in _near(root, self._beginnings, 1)}
        return sorted(found, key=lambda one: (found[one], -self.uses.get(one, 0), one))[:MOST]

    def _written_like(self, root: str) -> dict[str, float]:
        allowed = 1 if len(root) < TWO_FROM else 2 if len(root) < THREE_FROM else 3
        return {
            other: mistakes + (OTHER_FIRST_LETTER if other[0] != root[0] else 0)
            for other, mistakes in _near(root, self._by_length, allowed)
        }

    def _sounding_like(self, root: str) -> list[tuple[str, float]]:
        heard = sound(root)
        if len(heard) < SHORTEST:
            return []
        near = _near(heard, self._by_sound, 1)
        return [(word, BY_EAR + mistakes) for other, mistakes in near for word in self._heard[other]]


@dataclass(frozen=True)
class _Shelf:
    """Words of one length, with the letters that each has as bits."""

    words: Sequence[str]
    letters: NDArray[np.uint32]

    def near(self, word: str, allowed: int) -> Sequence[str]:
        """Those words whose letters differ by no more than so many mistakes can make them differ."""
        # A letter too many or too few differs by one, a wrong one by two, and swapped ones do not differ.
        apart = abs(len(word) - len(self.words[0]))
        differ = np.bitwise_count(self.letters ^ _letters(word))
        return [self.words[place] for place in np.flatnonzero(differ <= 2 * allowed - apart).tolist()]


def _letters(word: str) -> int:
    """The letters of a word as bits; digits share one."""
    return reduce(or_, (1 << ("abcdefghijklmnopqrstuvwxyz".find(letter) % 27) for letter in word), 0)


def _near(word: str, by_length: Mapping[int, _Shelf], allowed: int) -> list[tuple[str, float]]:
    """The words of nearly the same length with few mistakes, where two swapped neighbors are one mistake."""
    found: list[tuple[str, float]] = []
    for length in range(len(word) - allowed, len(word) + allowed + 1):
        if length in by_length:
            others = by_length[length].near(word, allowed)
            near = process.extract(word, others, scorer=OSA.distance, score_cutoff=allowed, limit=NEAR)
            found.extend((other, float(mistakes)) for other, mistakes, _ in near)
    return found


def _by_length(words: Iterable[str]) -> Mapping[int, _Shelf]:
    found: dict[int, list[str]] = defaultdict(list)
    for word in words:
        found[len(word)].append(word)
    return {
        length: _Shelf(some, np.array([_letters(word) for word in some], dtype=np.uint32))
        for length, some in found.items()
    }


@lru_cache(maxsize=65_536)
def sound(word: str) -> str:
    """Return the word as it is heard."""
    for pattern, letters in SOUNDS:
        word = pattern.sub(letters, word)
    return word
