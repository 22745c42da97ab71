"""
The index that codes are searched in: every phrase that a code is found by, as columns of numbers.

A phrase is a title, a synonym of the code set, or words of our own.  What a heading is called, its codes are called too,
together with what tells them apart: "tennis elbow" of M77.1 becomes "tennis elbow, right" for M77.11.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from coding.search.words import EMPTY, SPLIT, plain, stem

MOST_LEAVES = 800
# Words that nobody types because they are what is meant when nothing is said.
SILENT = frozenset({"unspecified", "initial", "encounter", "closed", "nos", "routine", "healing"})
QUIET = frozenset({"other", "specified", "elsewhere", "classified", "not"})
SILENT_WEIGHT, QUIET_WEIGHT, BRACKET_WEIGHT, WITHOUT_WEIGHT = 0.04, 0.5, 0.1, 0.25
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
SIDES = {"left": 1, "right": 2, "bilateral": 4}


@dataclass(frozen=True)
class Doc:
    """One code as the index reads it."""

    pk: int
    system: str
    code: str
    title: str
    parent: str
    billable: bool
    rank: int
    starts_on: int
    ends_on: int
    phrases: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Index:
    """All phrases; a word's postings lie between `starts[word]` and `starts[word + 1]`."""

    words: tuple[str, ...]
    starts: NDArray[np.int64]
    phrase_of: NDArray[np.int32]
    weight_of: NDArray[np.float32]
    idf: NDArray[np.float32]
    total: NDArray[np.float32]
    side: NDArray[np.int8]
    doc_of: NDArray[np.int32]
    pks: NDArray[np.int64]
    codes: NDArray[np.str_]
    systems: NDArray[np.str_]
    rank: NDArray[np.float32]
    billable: NDArray[np.bool_]
    starts_on: NDArray[np.int32]
    ends_on: NDArray[np.int32]

    @cached_property
    def number(self) -> Mapping[str, int]:
        return {word: place for place, word in enumerate(self.words)}

    @cached_property
    def by_code(self) -> NDArray[np.int64]:
        return np.argsort(self.codes, kind="stable")


def build(docs: Sequence[Doc], ours: Mapping[str, Sequence[str]]) -> Index:
    by_code = {doc.code: doc for doc in docs if doc.system == "ICD10CM"}
    called = _inherited(docs, by_code, ours)
    rows: list[tuple[int, dict[str, float]]] = []
    seen_df: dict[str, int] = defaultdict(int)
    for number, doc in enumerate(docs):
        counts = not (len(doc.code) == 7 and doc.code[6] not in "A")
        mine = {tuple(sorted(weights)): weights for weights in _phrases(doc, called.get(number, ()))}
        for weights in mine.values():
            rows.append((number, weights))
            if counts:
                for word in weights:
                    seen_df[word] += 1
    return _columns(docs, rows, seen_df)


def _phrases(doc: Doc, called: Iterable[str]) -> Iterator[dict[str, float]]:
    for text in (doc.title, *doc.phrases, *called):
        weights = weighed(text)
        if weights:
            yield weights


def weighed(text: str) -> dict[str, float]:
    """Return how much of its weight each word of a phrase has: 1 for what must be said, less for what goes without."""
    low = plain(text)
    out: dict[str, float] = {}
    for part, factor in _parts(low):
        lowered = 1.0
        for word in SPLIT.findall(part):
            if word == "without":
                lowered = WITHOUT_WEIGHT
            if word in EMPTY:
                continue
            share = SILENT_WEIGHT if word in SILENT else QUIET_WEIGHT if word in QUIET else 1.0
            key = stem(word)
            out[key] = max(out.get(key, 0.0), share * factor * lowered)
    return out


def _parts(text: str) -> list[tuple[str, float]]:
    return [(BRACKETS.sub(" ", text), 1.0), *((found, BRACKET_WEIGHT) for found in BRACKETS.findall(text))]


def _inherited(docs: Sequence[Doc], by_code: Mapping[str, Doc], ours: Mapping[str, Sequence[str]]) -> dict[int, list[str]]:
    """For each code what its headings are called, with the words that tell the code from the heading."""
    out: dict[int, list[str]] = {}
    below: dict[str, int] = defaultdict(int)
    for doc in docs:
        for owner in _above(doc, by_code):
            below[owner.code] += 1
    for number, doc in enumerate(docs):
        mine = list(ours.get(doc.code, ()))
        if doc.system == "ICD10CM":
            own = SPLIT.findall(plain(doc.title))
            for owner in _above(doc, by_code):
                phrases = (*owner.phrases, *ours.get(owner.code, ()))
                if phrases and below[owner.code] <= MOST_LEAVES:
                    known = set(SPLIT.findall(plain(owner.title)))
                    rest = " ".join(word for word in own if word not in known)
                    mine.extend(f"{phrase} {rest}" for phrase in phrases)
        if mine:
            out[number] = mine
    return out


def _above(doc: Doc, by_code: Mapping[str, Doc]) -> Iterator[Doc]:
    parent = by_code.get(doc.parent)
    while parent is not None:
        yield parent
        parent = by_code.get(parent.parent)


def _columns(docs: Sequence[Doc], rows: Sequence[tuple[int, dict[str, float]]], df: Mapping[str, int]) -> Index:
    words = tuple(sorted({word for _, weights in rows for word in weights}))
    number = {word: place for place, word in enumerate(words)}
    count = sum(df.values()) and len(rows)
    idf = np.array([math.log(1 + count / (1 + df.get(word, 0))) for word in words], dtype=np.float32)
    sizes = sum(len(weights) for _, weights in rows)
    word_at = np.empty(sizes, dtype=np.int32)
    phrase_at = np.empty(sizes, dtype=np.int32)
    share_at = np.empty(sizes, dtype=np.float32)
    side = np.zeros(len(rows), dtype=np.int8)
    place = 0
    for phrase, (_, weights) in enumerate(rows):
        for word, share in weights.items():
            word_at[place], phrase_at[place], share_at[place] = number[word], phrase, share
            place += 1
        side[phrase] = sum(SIDES.get(word, 0) for word in weights)
    weight_at = share_at * idf[word_at]
    total = np.zeros(len(rows), dtype=np.float32)
    np.add.at(total, phrase_at, weight_at)
    order = np.argsort(word_at, kind="stable")
    starts = np.zeros(len(words) + 1, dtype=np.int64)
    np.cumsum(np.bincount(word_at, minlength=len(words)), out=starts[1:])
    return Index(
        words=words, starts=starts, phrase_of=phrase_at[order], weight_of=weight_at[order], idf=idf, total=total, side=side,
        doc_of=np.array([doc for doc, _ in rows], dtype=np.int32),
        pks=np.array([doc.pk for doc in docs], dtype=np.int64),
        codes=np.array([doc.code for doc in docs]), systems=np.array([doc.system for doc in docs]),
        rank=np.array([doc.rank for doc in docs], dtype=np.float32),
        billable=np.array([doc.billable for doc in docs], dtype=bool),
        starts_on=np.array([doc.starts_on for doc in docs], dtype=np.int32),
        ends_on=np.array([doc.ends_on for doc in docs], dtype=np.int32),
    )  # fmt: skip
