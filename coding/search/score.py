"""How well phrases fit what was typed."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coding.search.columns import Columns, Desk, Places, Weights
from coding.search.index import Index
from coding.search.same import SAME

BEGINS_LONG, BEGINS_SHORT, LONG = 0.88, 0.8, 4
EXTRA = 0.35
OTHER_SIDE = 0.6
# A phrase must have this share of what the best phrase has of the typed words to be looked at.
LEAST = 0.4
# About so many phrases are looked at closely, those that have most of the typed words, and all that have as much; how
# much that is, every eighth phrase tells.
MOST, SAMPLE = 6_000, 8
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

    @property
    def is_found(self) -> bool:
        """Whether any phrase has a word of it."""
        return any(word.spans for _, words in self.readings for word in words)


def best_codes(index: Index, parts: Sequence[Part]) -> tuple[NDArray[np.int64], Weights]:
    """Return the codes, as numbers, of which some phrase fits, and how well the best one does: 1 is a perfect fit."""
    weighed = [_weigh(index, part) for part in parts]
    told = [part for part in weighed if part.is_found]
    if not told:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32)
    asked = sum(part.worth for part in weighed)
    with index.desks.one() as desk:
        _add_up(desk, index, told)
        near, got = _near(desk)
        extra = np.maximum(index.total.take(near) - desk.whole.covered.take(near), 0)
    score = (got / asked) ** 2 / (1 + EXTRA * extra / asked) * index.trust.take(near)
    score = _with_side(index, near, parts, score)
    best = _foremost(score)
    return _best_of_each(index.doc_of.take(near[best]), score[best])


def _near(desk: Desk) -> tuple[Places, Weights]:
    """The phrases that have enough of the typed words to be looked at, and how much they have."""
    got, flags = desk.whole.got, desk.word.flags
    np.greater_equal(got, LEAST * got.max(), out=flags)
    np.logical_and(flags, desk.chosen, out=flags)
    least = _least_of_the_foremost(got[::SAMPLE][flags[::SAMPLE]])
    if least:
        np.logical_and(flags, got >= least, out=flags)
    near = np.flatnonzero(flags)
    return near, got.take(near)


def _foremost(scores: Weights) -> Places | slice:
    """The places of the highest scores: all while they are few, else about `MOST` and those that are equal."""
    least = _least_of_the_foremost(scores[::SAMPLE])
    return np.flatnonzero(scores >= least) if least else slice(None)


def _least_of_the_foremost(sample: Weights) -> float:
    """The value from which on about `MOST` are left, as a sample of every eighth tells; 0 while all are few."""
    most = MOST // SAMPLE
    return float(np.partition(sample, -most)[-most]) if len(sample) > 2 * most else 0.0


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


def _add_up(desk: Desk, index: Index, parts: Sequence[_Weighed]) -> None:
    """Add up what phrases have of all parts, and choose those that have a word that tells enough to win."""
    ordered = sorted(parts, key=lambda part: -part.worth)
    worth = [part.worth for part in ordered]
    telling = sum(sum(worth[place:]) >= LEAST * sum(worth) for place in range(len(worth)))
    for part in ordered[:telling]:
        _add(desk, index, part)
    np.greater(desk.whole.got, 0, out=desk.chosen)
    for part in ordered[telling:]:
        _add(desk, index, part)


def _add(desk: Desk, index: Index, part: _Weighed) -> None:
    """Add what phrases have of a part, by the reading that fits each best."""
    alone = [(trust, words[0]) for trust, words in part.readings if len(words) == 1]
    spans = [span for trust, word in alone for span in _valued(word, trust * part.worth)]
    places = _write(desk.part, index, spans)
    for trust, words in part.readings:
        if len(words) > 1:
            there = _read_together(desk, index, words, trust * part.worth)
            desk.part.raise_to(desk.reading, there)
            places += there
    desk.add_part(places)


def _read_together(desk: Desk, index: Index, words: Sequence[_Word], worth: float) -> list[Places]:
    """Add up what phrases have of the words of one reading, each word worth its share of it."""
    each = worth / sum(word.worth for word in words)
    places = _write(desk.reading, index, _valued(words[0], each * words[0].worth))
    for word in words[1:]:
        there = _write(desk.word, index, _valued(word, each * word.worth))
        desk.reading.add(desk.word, there)
        places += there
    return places


def _valued(word: _Word, worth: float) -> list[Span]:
    """The spans of a word with what finding one of them is worth."""
    return [(low, high, quality * worth) for low, high, quality in word.spans]


def _write(columns: Columns, index: Index, spans: Sequence[Span]) -> list[Places]:
    """Write the worth of these spans, and how much of each phrase that is; the span that is worth most comes last."""
    places = []
    for low, high, worth in sorted(spans, key=lambda span: span[2]):
        at = _phrases(index, low, high)
        columns.got[at] = worth
        columns.covered[at] = index.weight_of[index.starts[low] : index.starts[high]]
        places.append(at)
    return places


def _phrases(index: Index, low: int, high: int) -> Places:
    """The phrases that have one of these words."""
    return index.phrase_of[index.starts[low] : index.starts[high]]


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
    exact = index.number.get(word)
    longer = low if exact is None else low + 1
    spans: list[Span] = []
    if high > longer and len(word) > 1:
        spans.append((longer, high, BEGINS_LONG if len(word) >= LONG else BEGINS_SHORT))
    for other, quality in SAME.get(word, ()):
        at = index.number.get(other)
        if at is not None:
            spans.append((at, at + 1, quality))
    if exact is not None:
        spans.append((exact, exact + 1, 1.0))
    return spans
