"""What was typed, as the search reads it: words mended, abbreviations and everyday names given their words."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from coding.search.abbreviations import ABBREVIATIONS
from coding.search.index import Index
from coding.search.mend import Mender
from coding.search.score import Part, Reading, spans_of
from coding.search.words import EMPTY, SPLIT, plain, stem

MOST_WORDS = 10
LONGEST_NAME = 5
TYPED = re.compile(r"[a-z0-9][a-z0-9&/]*")
DECIMAL = re.compile(r"(\d+)\.\d+")
CODE = re.compile(r"[a-z0-9][0-9a-z]{1,2}(\.[0-9a-z]{0,4})?|[a-z0-9]{3,7}")
SHORTEST_BEGINNING = 3
FIRST_MEANING, NEXT_MEANING, BEGINNING, MENDED, NEXT_MENDED = 0.97, 0.03, 0.85, 0.9, 0.03


@dataclass(frozen=True)
class Understood:
    """
    What was typed, as the search reads it.

    `text` differs from what was typed only where a word was mended; `code` is the text as a code without its dot, ""
    when it cannot be one.
    """

    text: str
    code: str
    parts: tuple[Part, ...]
    mended: bool


def read(text: str, indexes: Sequence[Index]) -> Understood:
    """Split what was typed into words, read abbreviations, and mend words that no code has; the first index mends."""
    code = _code(text)
    low = plain(text) if code else DECIMAL.sub(r"\1", plain(text))
    parts = list(_parts(TYPED.findall(low)[:MOST_WORDS], indexes))
    telling = tuple(part for part in parts if not all(word in EMPTY for word in part.typed)) or tuple(parts)
    mended = any(part.shown != " ".join(part.typed) for part in telling)
    return Understood(" ".join(part.shown for part in telling), code, telling, mended)


def _code(text: str) -> str:
    low = text.strip().lower()
    return low.replace(".", "").upper() if CODE.fullmatch(low) and any(letter.isdigit() for letter in low) else ""


def _parts(typed: Sequence[str], indexes: Sequence[Index]) -> Iterator[Part]:
    """Yield names of several words before words; the longest name wins."""
    place = 0
    while place < len(typed):
        for length in range(min(LONGEST_NAME, len(typed) - place), 0, -1):
            part = tuple(typed[place : place + length])
            meanings = MEANINGS.get(" ".join(part)) or MEANINGS.get(" ".join(stem(word) for word in part))
            if meanings:
                yield _named(part, meanings, indexes[0])
                place += length
                break
        else:
            yield from _words(typed[place], indexes)
            place += 1


def _named(part: tuple[str, ...], meanings: Sequence[tuple[str, ...]], index: Index) -> Part:
    readings = [Reading(meaning, FIRST_MEANING - NEXT_MEANING * place) for place, meaning in enumerate(meanings)]
    literal = tuple(stem(word) for whole in part for word in SPLIT.findall(whole) if word not in EMPTY)
    if literal and "/" not in part[0] and all(word in index.number for word in literal):
        readings.insert(0, Reading(literal))
    elif len(literal) == 1 and len(literal[0]) >= SHORTEST_BEGINNING and spans_of(index, literal[0]):
        readings.append(Reading(literal, BEGINNING))
    return Part(part, " ".join(part), tuple(readings))


def _words(word: str, indexes: Sequence[Index]) -> Iterator[Part]:
    for part in SPLIT.findall(word):
        if part in EMPTY or any(spans_of(index, stem(part)) for index in indexes):
            yield Part((part,), part, (Reading((stem(part),)),))
            continue
        better = _mender(indexes[0]).mend(part)
        readings = tuple(Reading((one,), MENDED - NEXT_MENDED * place) for place, one in enumerate(better))
        yield Part((part,), better[0] if better else part, readings or (Reading((stem(part),)),))


def _meanings() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name, meaning in ABBREVIATIONS.items():
        ways = tuple(
            tuple(stem(word) for word in SPLIT.findall(plain(way)) if word not in EMPTY) for way in meaning.split("|")
        )
        found[name] = ways
        found.setdefault(" ".join(stem(word) for word in TYPED.findall(plain(name))), ways)
    return found


MEANINGS = _meanings()


@lru_cache(maxsize=2)
def _mender(index: Index) -> Mender:
    return Mender(index)
