"""How well phrases fit what was typed."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coding.search.index import Index, Weights
from coding.search.same import SAME

BEGINS_LONG, BEGINS_SHORT, LONG = 0.88, 0.8, 4
EXTRA = 0.35
OTHER_SIDE = 0.6
# A phrase must have this share of what the best phrase has of the typed words to be looked at.
LEAST = 0.4
SIDES = {"left": 1, "right": 2, "bilateral": 4, "both": 4}
Span = tuple[int, int, float]


@dataclass(frozen=True)
class Reading:
    """One way to read a part of the search: stems that must all be there, and how far to trust it."""

    words: tuple[str, ...]
    trust: float = 1.0


@dataclass(frozen=True)
class Part:
    """One word that was typed, or several that are one name, and the ways to read it; `shown` is what was read."""

    typed: tuple[str, ...]
    shown: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class _Word:
    """A stem, where it stands in the index, and how much finding it tells."""

    spans: tuple[Span, ...]
    worth: float


@dataclass(frozen=True)
class _Weighed:
    """A part with the words of its readings looked up."""

    readings: tuple[tuple[float, tuple[_Word, ...]], ...]
    worth: float


def best_codes(index: Index, parts: Sequence[Part]) -> tuple[NDArray[np.int64], Weights]:
    """Return the codes, as numbers, of which some phrase fits, and how well the best one does: 1 is a perfect fit."""
    weighed = [_weigh(index, part) for part in parts]
    phrases = _candidates(index, weighed)
    if not len(phrases):
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    scratch = _Scratch(index)
    got = np.zeros(len(phrases), dtype=np.float32)
    covered = np.zeros(len(phrases), dtype=np.float32)
    for part in weighed:
        part_got, part_covered = _fit(scratch, phrases, part)
        got += part_got
        covered += part_covered
    asked = sum(part.worth for part in weighed)
    near = got >= LEAST * got.max()
    phrases, got, covered = phrases[near], got[near], covered[near]
    extra = np.maximum(index.total[phrases] - covered, 0)
    score = (got / asked) ** 2 / (1 + EXTRA * extra / asked) * index.trust[phrases]
    return _best_of_each(index.doc_of[phrases], _with_side(index, phrases, parts, score))


def _with_side(index: Index, phrases: NDArray[np.int64], parts: Sequence[Part], score: Weights) -> Weights:
    """Lower what is on the other side of the body than was asked."""
    side = sum(SIDES.get(word, 0) for word in {word for part in parts for word in part.readings[0].words})
    if not side:
        return score
    there = index.side[phrases]
    return np.where((there != 0) & (there & side == 0), score * OTHER_SIDE, score)


def _best_of_each(docs: NDArray[np.int32], scores: Weights) -> tuple[NDArray[np.int64], Weights]:
    """The best score of each code; the phrases of a code stand together."""
    first = np.flatnonzero(np.diff(docs, prepend=-1))
    return docs[first].astype(np.int64), np.maximum.reduceat(scores, first)


class _Scratch:
    """A column over all phrases, empty between uses: where the word that is looked at stands in each."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.place = np.zeros(len(index.total), dtype=np.int32)

    def read(self, phrases: NDArray[np.int64], word: _Word) -> tuple[Weights, Weights]:
        """How surely each phrase has a word, and how much of the phrase that is."""
        index = self.index
        spans = [(int(index.starts[low]), int(index.starts[high]), quality) for low, high, quality in word.spans]
        for low, high, _ in spans:
            self.place[index.phrase_of[low:high]] = np.arange(low + 1, high + 1, dtype=np.int32)
        place = self.place[phrases]
        quality = np.zeros(len(phrases), dtype=np.float32)
        for low, high, sure in spans:
            quality[(place > low) & (place <= high)] = sure
            self.place[index.phrase_of[low:high]] = 0
        return quality, np.where(place > 0, index.weight_of[place - 1], np.float32(0))


def _fit(scratch: _Scratch, phrases: NDArray[np.int64], part: _Weighed) -> tuple[Weights, Weights]:
    """What each phrase has of a part, by the reading that fits it best, and how much of the phrase that covers."""
    best = np.zeros(len(phrases), dtype=np.float32)
    covered = np.zeros(len(phrases), dtype=np.float32)
    for trust, words in part.readings:
        worth = sum(word.worth for word in words)
        got = np.zeros(len(phrases), dtype=np.float32)
        weight = np.zeros(len(phrases), dtype=np.float32)
        for word in words:
            quality, mine = scratch.read(phrases, word)
            got += quality * np.float32(word.worth / worth)
            weight += mine
        got *= np.float32(trust * part.worth)
        better = got > best
        best = np.where(better, got, best)
        covered = np.where(better, weight, covered)
    return best, covered


def _candidates(index: Index, parts: Sequence[_Weighed]) -> NDArray[np.int64]:
    """The phrases that have one of the words that tell most; what has only the others cannot win."""
    chosen = np.zeros(len(index.total), dtype=np.bool_)
    found = 0.0
    there = sorted(
        (part for part in parts if any(w.spans for _, words in part.readings for w in words)),
        key=lambda part: -part.worth,
    )
    left = sum(part.worth for part in there)
    for part in there:
        if found and left < LEAST * (left + found):
            break
        for _, words in part.readings:
            for word in words:
                for low, high, _ in word.spans:
                    chosen[index.phrase_of[index.starts[low] : index.starts[high]]] = True
        found += part.worth
        left -= part.worth
    return np.flatnonzero(chosen)


def _weigh(index: Index, part: Part) -> _Weighed:
    readings = tuple(
        (reading.trust, tuple(_look_up(index, word) for word in reading.words)) for reading in part.readings
    )
    return _Weighed(readings, max(sum(word.worth for word in words) for _, words in readings))


def _look_up(index: Index, word: str) -> _Word:
    spans = tuple(spans_of(index, word))
    if not spans:
        return _Word((), float(index.rarity.max()) * 0.8)
    at = index.number.get(word)
    if at is not None:
        return _Word(spans, float(index.rarity[at]))
    low, high, _ = spans[0]
    return _Word(spans, max(1.0, float(index.rarity[low:high].min())))


def spans_of(index: Index, word: str) -> list[Span]:
    """The ranges of words that a typed word may mean, the surest last."""
    low = bisect_left(index.words, word)
    high = bisect_left(index.words, word + "\uffff")
    spans: list[Span] = []
    if high > low and len(word) > 1:
        spans.append((low, high, BEGINS_LONG if len(word) >= LONG else BEGINS_SHORT))
    for other, quality in SAME.get(word, ()):
        at = index.number.get(other)
        if at is not None:
            spans.append((at, at + 1, quality))
    exact = index.number.get(word)
    if exact is not None:
        spans.append((exact, exact + 1, 1.0))
    return spans
