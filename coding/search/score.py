"""How well phrases fit what was typed."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coding.search.index import Index
from coding.search.same import SAME

BEGINS_LONG, BEGINS_SHORT, LONG = 0.88, 0.8, 4
EXTRA = 0.35
MISSING_POWER = 2.0
OTHER_SIDE = 0.6
LEAST = 0.35
REPEATED = 0.12
NOT_BILLABLE = 0.22
PER_RANK = 0.0012
SEQUELS = frozenset({"subsequent", "sequela"})


@dataclass(frozen=True)
class Variant:
    """One reading of the whole search: stems, and how far to trust it."""

    words: tuple[str, ...]
    trust: float = 1.0


def best_codes(index: Index, variants: Sequence[Variant]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the documents that fit some variant with their best score."""
    docs: list[NDArray[np.int32]] = []
    scores: list[NDArray[np.float32]] = []
    for variant in variants:
        found, score = _fitting(index, variant)
        docs.append(index.doc_of[found])
        scores.append(score)
    return _best_of_each(np.concatenate(docs), np.concatenate(scores))


def _best_of_each(docs: NDArray, scores: NDArray) -> tuple[NDArray, NDArray]:
    order = np.lexsort((-scores, docs))
    docs, scores = docs[order], scores[order]
    first = np.ones(len(docs), dtype=bool)
    first[1:] = docs[1:] != docs[:-1]
    return docs[first], scores[first]


def _fitting(index: Index, variant: Variant) -> tuple[NDArray, NDArray]:
    got = np.zeros(len(index.total), dtype=np.float32)
    covered = np.zeros(len(index.total), dtype=np.float32)
    scratch = np.zeros(len(index.total), dtype=np.float32)
    asked = 0.0
    for word in dict.fromkeys(variant.words):
        spans = matches(index, word)
        worth = _worth(index, word, spans)
        asked += worth
        for target, whole in ((got, True), (covered, False)):
            scratch.fill(0)
            for low, high, quality in spans:
                where = slice(index.starts[low], index.starts[high])
                scratch[index.phrase_of[where]] = quality * worth if whole else index.weight_of[where]
            target += scratch
    found = np.flatnonzero(got >= LEAST * asked)
    part = got[found] / asked
    extra = np.maximum(index.total[found] - covered[found], 0)
    score = part**MISSING_POWER / (1 + EXTRA * extra / asked)
    side = _side(variant.words)
    if side:
        other = index.side[found]
        score = np.where((other != 0) & (other & side == 0), score * OTHER_SIDE, score)
    return found, score * variant.trust


def _side(words: Sequence[str]) -> int:
    return sum({"left": 1, "right": 2, "bilateral": 4, "both": 4}.get(word, 0) for word in set(words))


def _worth(index: Index, word: str, spans: Sequence[tuple[int, int, float]]) -> float:
    if not spans:
        return float(index.idf.max()) * 0.8
    count = sum(int(index.starts[high] - index.starts[low]) for low, high, _ in spans)
    exact = index.number.get(word)
    worth = float(np.log(1 + len(index.total) / (1 + count)))
    return max(worth, float(index.idf[exact])) if exact is not None else max(worth, 1.0)


def matches(index: Index, word: str) -> list[tuple[int, int, float]]:
    """The ranges of words that a typed word may mean, the surest last."""
    low = bisect_left(index.words, word)
    high = bisect_left(index.words, word + "\uffff")
    spans: list[tuple[int, int, float]] = []
    if high > low:
        spans.append((low, high, BEGINS_LONG if len(word) >= LONG else BEGINS_SHORT))
    for other, quality in SAME.get(word, ()):
        at = index.number.get(other)
        if at is not None:
            spans.append((at, at + 1, quality))
    exact = index.number.get(word)
    if exact is not None:
        spans.append((exact, exact + 1, 1.0))
    return spans
