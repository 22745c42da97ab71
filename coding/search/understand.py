"""What was typed, as the search reads it: words mended, abbreviations and everyday names given their words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from coding.search.abbreviations import ABBREVIATIONS
from coding.search.index import Index
from coding.search.mend import mend
from coding.search.score import Variant, matches
from coding.search.words import EMPTY, SPLIT, plain, stem

MOST_WORDS = 10
MOST_VARIANTS = 8
LONGEST_NAME = 5
TYPED = re.compile(r"[a-z0-9][a-z0-9&/]*")
DECIMAL = re.compile(r"(\d+)\.\d+")
CODE = re.compile(r"[a-z0-9][0-9a-z]{1,2}(\.[0-9a-z]{0,4})?|[a-z0-9]{3,7}")
Reading = tuple[tuple[str, ...], float]
FIRST_MEANING, NEXT_MEANING, MENDED = 0.97, 0.03, 0.9


@dataclass(frozen=True)
class Segment:
    """One word, or several that are one name, and the ways to read it."""

    typed: tuple[str, ...]
    shown: str
    readings: tuple[Reading, ...]


@dataclass(frozen=True)
class Understood:
    """What was typed, as the search reads it; `text` differs from what was typed only where a word was mended."""

    text: str
    code: str
    words: tuple[str, ...]
    variants: tuple[Variant, ...]
    mended: bool


def understand(text: str, index: Index) -> Understood:
    low = DECIMAL.sub(r"\1", plain(text)) if not _code(text) else plain(text)
    typed = [word for word in TYPED.findall(low)][:MOST_WORDS]
    segments = list(_segments(typed, index))
    telling = [one for one in segments if not all(word in EMPTY for word in one.typed)] or segments
    ways = sorted(product(*(one.readings for one in telling)), key=lambda way: -_trust(way)) if len(telling) <= 6 else []
    if not ways and telling:
        ways = [tuple(one.readings[0] for one in telling)]
    variants = []
    for way in ways[:MOST_VARIANTS]:
        words = tuple(stem(word) for reading, _ in way for word in reading)
        if words:
            variants.append(Variant(words, _trust(way)))
    shown = " ".join(one.shown for one in telling)
    return Understood(shown, _code(text), tuple(typed), tuple(variants), any(one.shown != " ".join(one.typed) for one in telling))


def _trust(way: Sequence[Reading]) -> float:
    trust = 1.0
    for _, one in way:
        trust *= one
    return trust


def _code(text: str) -> str:
    """The typed text as a code without its dot, "" if it has not the form of one."""
    low = text.strip().lower()
    return low.replace(".", "").upper() if CODE.fullmatch(low) and any(c.isdigit() for c in low) else ""


def _segments(typed: Sequence[str], index: Index) -> Iterator[Segment]:
    place = 0
    while place < len(typed):
        for length in range(min(LONGEST_NAME, len(typed) - place), 0, -1):
            part = tuple(typed[place : place + length])
            meanings = NAMES.get(" ".join(stem(word) for word in part)) or NAMES.get(" ".join(part))
            if meanings:
                yield _named(part, meanings, index)
                place += length
                break
        else:
            yield from _plain(typed[place], index)
            place += 1


def _named(part: tuple[str, ...], meanings: Sequence[tuple[str, ...]], index: Index) -> Segment:
    readings: list[Reading] = [(meaning, FIRST_MEANING - NEXT_MEANING * n) for n, meaning in enumerate(meanings)]
    literal = tuple(word for whole in part for word in SPLIT.findall(whole) if word not in EMPTY)
    if literal and all(stem(word) in index.number for word in literal):
        readings.insert(0, (literal, 1.0))
    return Segment(part, " ".join(part), tuple(readings))


def _plain(word: str, index: Index) -> Iterator[Segment]:
    for part in SPLIT.findall(word):
        if part in EMPTY or matches(index, stem(part)):
            yield Segment((part,), part, (((part,), 1.0),))
            continue
        better = mend(part, index)
        if better:
            yield Segment((part,), better[0], tuple(((one,), MENDED) for one in better))
        else:
            yield Segment((part,), part, (((part,), 1.0),))


def _names() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name, meaning in ABBREVIATIONS.items():
        ways = tuple(tuple(SPLIT.findall(plain(way))) for way in meaning.split("|"))
        found[name] = ways
        found.setdefault(" ".join(stem(word) for word in TYPED.findall(plain(name))), ways)
    return found


NAMES = _names()
