"""
Builds the index from the codes.

What a heading is called, its codes are called too, together with what tells them apart: "tennis elbow" of M77.1 becomes
"tennis elbow, right" for M77.11.
"""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from coding.search.index import Index
from coding.search.words import EMPTY, SPLIT, plain, stem

MOST_BELOW = 800
CATEGORY = 4
# Words that nobody types because they are what is meant when nothing is said.
SILENT = frozenset({"unspecified", "initial", "encounter", "closed", "nos", "routine", "healing", "nec", "type"})
QUIET = frozenset({"other", "specified", "elsewhere", "classified", "not"})
SILENT_SHARE, QUIET_SHARE, BRACKET_SHARE, WITHOUT_SHARE, KNOWN_SHARE, JOINED_SHARE = 0.04, 0.5, 0.1, 0.25, 0.1, 0.01
TITLE, OWN, SYNONYM, INCLUDED = 1.0, 1.06, 0.97, 0.9
BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
# "of unspecified degree", but not "unspecified, right ear".
LEFT_OPEN = re.compile(r"(?<=[a-z,] )unspecified ([a-z]+)")
OPEN_SHARE = 0.15
HYPHENED = re.compile(r"([a-z]{3,})-([a-z]{3,})")
SIDES = {"left": 1, "right": 2, "bilateral": 4}
Shares = Mapping[str, float]


@dataclass(frozen=True)
class Doc:
    """One version of one code as the index reads it; days are counted from the first of 2000."""

    system: str
    code: str
    title: str
    parent: str
    billable: bool
    rank: int
    starts_on: int
    ends_on: int
    synonyms: tuple[str, ...] = ()
    included: tuple[str, ...] = ()
    own: tuple[str, ...] = ()

    def phrases(self) -> Iterator[tuple[str, float]]:
        """Yield what the code is called besides its title, and how far to trust it."""
        yield from ((text, OWN) for text in self.own)
        yield from ((text, SYNONYM) for text in self.synonyms)
        yield from ((text, INCLUDED) for text in self.included)


@dataclass(frozen=True)
class _Names:
    """The words of a title, and of what else the code is called with how far to trust each."""

    title: Shares
    others: list[tuple[Shares, float]]


@dataclass
class _Columns:
    """The index while it grows."""

    number: dict[str, int] = field(default_factory=dict)
    word_at: "array[int]" = field(default_factory=lambda: array("i"))
    phrase_at: "array[int]" = field(default_factory=lambda: array("i"))
    share_at: "array[float]" = field(default_factory=lambda: array("f"))
    doc_of: "array[int]" = field(default_factory=lambda: array("i"))
    trust: "array[float]" = field(default_factory=lambda: array("f"))
    side: "array[int]" = field(default_factory=lambda: array("b"))

    def add(self, doc: int, shares: Shares, trust: float) -> None:
        phrase = len(self.doc_of)
        for word, share in shares.items():
            self.word_at.append(self.number.setdefault(word, len(self.number)))
            self.phrase_at.append(phrase)
            self.share_at.append(share)
        self.doc_of.append(doc)
        self.trust.append(trust)
        self.side.append(sum(SIDES.get(word, 0) for word in shares))


def build(docs: Sequence[Doc], rarity: Mapping[str, float] | None = None) -> Index:
    """Build the index; `rarity` of words comes from another index when this one holds only a few codes."""
    columns = _Columns()
    by_code = {doc.code: doc for doc in docs if doc.parent}
    below = Counter(owner.code for doc in docs for owner in _above(doc, by_code))
    names = {
        (doc.system, doc.code): _Names(_shares(doc.title), [(_shares(text), trust) for text, trust in doc.phrases()])
        for doc in docs
    }
    _leave_to_those_below(docs, by_code, names)
    for number, doc in enumerate(docs):
        seen: set[frozenset[str]] = set()
        owners = [names[owner.system, owner.code] for owner in _above(doc, by_code) if below[owner.code] <= MOST_BELOW]
        for shares, trust in _phrases(names[doc.system, doc.code], owners):
            key = frozenset(shares)
            if shares and key not in seen:
                seen.add(key)
                columns.add(number, shares, trust)
    return _finished(docs, columns, rarity)


def _leave_to_those_below(
    docs: Sequence[Doc], by_code: Mapping[str, Doc], names: Mapping[tuple[str, str], "_Names"]
) -> None:
    """Let a name that a heading shares with a heading below it be the name of that one alone."""
    for doc in docs:
        if doc.parent and not doc.billable:
            mine = {frozenset(shares) for shares, _ in names[doc.system, doc.code].others}
            for owner in _above(doc, by_code):
                others = names[owner.system, owner.code].others
                others[:] = [one for one in others if frozenset(one[0]) not in mine]


def _phrases(names: _Names, owners: Iterable[_Names]) -> Iterator[tuple[Shares, float]]:
    """Yield the phrases of a code, its own and those of its headings; of equal ones the first counts."""
    yield names.title, TITLE
    yield from names.others
    for owner in owners:
        if owner.others:
            rest = {
                word: min(share, KNOWN_SHARE) if word in owner.title else share for word, share in names.title.items()
            }
            for shares, trust in owner.others:
                yield {**rest, **shares}, trust


def _shares(text: str) -> Shares:
    """Return how much of its weight each word of a phrase has: 1 for what must be said, less for what goes without."""
    low = plain(text)
    shares: dict[str, float] = {}
    left_open = {stem(word) for word in LEFT_OPEN.findall(low)}
    for part, factor in ((BRACKETS.sub(" ", low), 1.0), *((found, BRACKET_SHARE) for found in BRACKETS.findall(low))):
        lowered = factor
        for word in SPLIT.findall(part):
            if word == "without":
                lowered = factor * WITHOUT_SHARE
            if word not in EMPTY:
                share = SILENT_SHARE if word in SILENT else QUIET_SHARE if word in QUIET else 1.0
                key = stem(word)
                share = min(share, OPEN_SHARE) if key in left_open else share
                shares[key] = max(shares.get(key, 0.0), share * lowered)
    for left, right in HYPHENED.findall(low):
        shares.setdefault(stem(left + right), JOINED_SHARE)
    return shares


def _above(doc: Doc, by_code: Mapping[str, Doc]) -> Iterator[Doc]:
    parent = by_code.get(doc.parent)
    while parent is not None:
        yield parent
        parent = by_code.get(parent.parent)


def _finished(docs: Sequence[Doc], columns: _Columns, rarity: Mapping[str, float] | None) -> Index:
    words = sorted(columns.number)
    place = np.empty(len(words), dtype=np.int32)
    place[[columns.number[word] for word in words]] = np.arange(len(words), dtype=np.int32)
    word_at = place[np.frombuffer(columns.word_at, dtype=np.int32)]
    phrase_at = np.frombuffer(columns.phrase_at, dtype=np.int32)
    doc_of = np.frombuffer(columns.doc_of, dtype=np.int32)
    rare = _rarity(word_at, doc_of[phrase_at], docs, len(words))
    if rarity is not None:
        rare = np.array(
            [rarity.get(word, float(found)) for word, found in zip(words, rare, strict=True)], dtype=np.float32
        )
    weight_at = np.frombuffer(columns.share_at, dtype=np.float32) * rare[word_at]
    order = np.argsort(word_at, kind="stable")
    starts = np.zeros(len(words) + 1, dtype=np.int32)
    np.cumsum(np.bincount(word_at, minlength=len(words)), out=starts[1:])
    return Index(
        words=tuple(words),
        starts=starts,
        phrase_of=phrase_at[order].astype(np.int64),
        weight_of=weight_at[order],
        rarity=rare,
        total=np.bincount(phrase_at, weights=weight_at, minlength=len(doc_of)).astype(np.float32),
        trust=np.frombuffer(columns.trust, dtype=np.float32),
        side=np.frombuffer(columns.side, dtype=np.int8),
        doc_of=doc_of,
        codes=np.array([doc.code for doc in docs]),
        systems=np.array([doc.system for doc in docs]),
        rank=np.array([doc.rank for doc in docs], dtype=np.float32),
        billable=np.array([doc.billable for doc in docs], dtype=np.bool_),
        starts_on=np.array([doc.starts_on for doc in docs], dtype=np.int16),
        ends_on=np.array([doc.ends_on for doc in docs], dtype=np.int16),
    )


def _rarity(word_at: np.ndarray, doc_at: np.ndarray, docs: Sequence[Doc], words: int) -> np.ndarray:
    """How few categories (four characters of a code) use each word: a hundred kinds of burns are one."""
    names = {name: place for place, name in enumerate(dict.fromkeys(doc.code[:CATEGORY] for doc in docs))}
    category = np.array([names[doc.code[:CATEGORY]] for doc in docs], dtype=np.int64)
    pairs = np.unique(word_at.astype(np.int64) * len(names) + category[doc_at])
    uses = np.bincount(pairs // len(names), minlength=words)
    return np.log(1 + len(names) / (1 + uses)).astype(np.float32)


def known_rarity(index: Index) -> Mapping[str, float]:
    """The rarity of every word of an index."""
    return dict(zip(index.words, index.rarity.tolist(), strict=True))
