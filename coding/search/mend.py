"""Mends words that were mistyped: "hypertnsion" becomes "hypertension", "bronkitis" becomes "bronchitis"."""

import re
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from coding.search.index import Index
from coding.search.words import stem

SHORTEST = 4
TWO_FROM = 7
THREE_FROM = 11
MOST = 3
# Letters that sound alike are written alike before words are compared by ear.
SOUNDS = (
    (re.compile(r"^(pn|kn|gn)"), "n"), (re.compile("^ps"), "s"), (re.compile("^x"), "z"), (re.compile("ph"), "f"),
    (re.compile("rrh|rh"), "r"), (re.compile("ae|oe|ie|ei|ea|ee"), "e"), (re.compile("y|i"), "i"),
    (re.compile("ck|ch|qu|q|c(?![eiy])"), "k"), (re.compile("c|z|x"), "s"), (re.compile("ou"), "o"),
    (re.compile("h"), ""), (re.compile(r"(.)\1+"), r"\1"),
)  # fmt: skip


def mend(word: str, index: Index) -> list[str]:
    """Return the words that were probably meant, the likeliest first; none if nothing is near."""
    if len(word) < SHORTEST or word.isdigit():
        return []
    return list(_mend(word, _Words.of(index)))


class _Words:
    _kept: "dict[int, _Words]" = {}

    def __init__(self, index: Index) -> None:
        self.words = [word for word in index.words if len(word) >= SHORTEST - 1 and not word[0].isdigit()]
        self.sounds = [sound(word) for word in self.words]
        self.count = {word: int(index.starts[n + 1] - index.starts[n]) for n, word in enumerate(index.words)}

    @classmethod
    def of(cls, index: Index) -> "_Words":
        key = id(index)
        if key not in cls._kept:
            cls._kept.clear()
            cls._kept[key] = cls(index)
        return cls._kept[key]


def sound(word: str) -> str:
    for pattern, letters in SOUNDS:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=4096)
def _mend(word: str, words: _Words) -> tuple[str, ...]:
    root = stem(word)
    allowed = 1 if len(root) < TWO_FROM else 2 if len(root) < THREE_FROM else 3
    found: dict[str, float] = {}
    for other, distance, _ in process.extract(root, words.words, scorer=OSA.distance, score_cutoff=allowed, limit=12):
        found[other] = distance + (0.5 if other[0] != root[0] else 0)
    heard = sound(root)
    for _, distance, at in process.extract(heard, words.sounds, scorer=OSA.distance, score_cutoff=1, limit=12):
        other = words.words[at]
        if len(heard) >= SHORTEST:
            found[other] = min(found.get(other, 9.0), 0.9 + distance)
    if not found:
        short = sorted({one[: len(root)] for one in words.words if len(one) > len(root)})
        for other, distance, _ in process.extract(root, short, scorer=OSA.distance, score_cutoff=1, limit=6):
            found[other] = distance + 1
    return tuple(sorted(found, key=lambda one: (found[one], -words.count.get(one, 0)))[:MOST])
