"""
Tells which words around a diagnosis are not understood, so that nothing is taken for established by mistake.

The cues of `stance` know many words that deny or doubt, and can never know all.  This is the other half: a diagnosis is
established only where every word is known that could deny or doubt it.  These are the words before it in its sentence,
those of its own clause, and those of the clauses behind it, up to one that tells what is done about it.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from coding.search.abbreviations import ABBREVIATIONS
from coding.suggest.adverse import CLASSES
from coding.suggest.linking import DRUGS
from coding.suggest.plain_words import (
    ACTS,
    AFTERWARDS,
    CAUSES,
    FORMERLY,
    HAPPENED,
    HAZARDS,
    NEVER_OF_A_TITLE,
    NO_WORSE,
    SERVED,
    STEMS,
    TOGETHER,
    UNDERSTOOD,
    WHOLE,
)
from coding.suggest.reading import Sentence
from coding.suggest.terms import plain
from coding.suggest.words import SPOKEN

Span = tuple[int, int]

# Symptoms: "headache, likely migraine" doubts a cause and not the headache.
SYMPTOMS = ("R", "M255", "M54", "M79")
# Told of the past by their nature.
PAST = ("Z13", "Z66", "Z80", "Z81", "Z82", "Z83", "Z84", "Z85", "Z86", "Z87", "Z88", "Z89", "Z9")
# Told in lists, where the words of one say nothing of the next: what was done, is taken, or happened.
LISTED = ("V", "W", "X", "Y", "Z")
CIRCUMSTANCES = ("V", "W", "X", "Y")
DENIALS = frozenset({"without", "w/o", "no", "not", "or", "nor"})
ASKS = frozenset({"?", "+/-"})
_WORD = re.compile(r"[A-Za-z0-9]+(?:['\N{RIGHT SINGLE QUOTATION MARK}][A-Za-z]+)?(?:/[A-Za-z0-9]*)*|\?|\+/-")
_LETTERS = re.compile(r"[a-z]+")
_STRONG = re.compile(r"[;()\n]|[.!](?=\s)|\s-+>?\s|->|\s{3,}|[\N{EM DASH}\N{EN DASH}\N{RIGHTWARDS ARROW}]")
_CLAUSE = re.compile(rf"[,:]|{_STRONG.pattern}")
_DRUG = re.compile("|".join(f"(?:{names})" for names in (*CLASSES.values(), *DRUGS.values())), re.IGNORECASE)
_STEM = re.compile(rf"[a-z]{{2,}}(?:{STEMS})", re.IGNORECASE)
_UNIT = (
    r"(?:mg|mcg|ml|g|units?|u|%|tabs?|puffs?|sprays?|iu|meq|bid|tid|qid|qd|daily|qhs|po|x|q\d+h?|caps?|drops?|gtts?)"
)
# "Amiodarone: thyroid disease" may tell what a drug is for as well as what it does.
_OF_A_DRUG = re.compile(rf"\b(?:{_DRUG.pattern}|{_STEM.pattern})\b(?: \w+){{0,3}}:", re.IGNORECASE)
_DOSE = re.compile(rf"\s+(?:[a-z]+\s+)?\d[\d.,/-]*\s*{_UNIT}\b", re.IGNORECASE)
_BOX = re.compile(r"\[ ?\]")
_QUOTED = re.compile(
    r"(?<!\d)[\"\N{LEFT DOUBLE QUOTATION MARK}][^\"\N{RIGHT DOUBLE QUOTATION MARK}]*[\"\N{RIGHT DOUBLE QUOTATION MARK}]"
)
_YEAR = re.compile(r"(?:\d{1,2}/){0,2}(?:19|20)\d\d|'\d\d")
# What is "for" something may look for it ("labs for anemia"); not behind these.
_FOR = re.compile(
    r"\b(?:here|seen|visit|follow(?:s|ed|ing)?|f/?u|follow-?up|recheck|on|treated|treatment|therapy|tx|rx|meds?"
    r"|medications?|dos(?:e|es|ing)|mg|daily|bid|tid|qid|qhs|prn|known|refills?|presents?|care|managed|needed)\s+$",
    re.IGNORECASE,
)
_ABBREVIATED = frozenset({*ABBREVIATIONS, *SPOKEN}) - HAZARDS


def unread(
    sentence: Sentence, own: Collection[Span], code: str, title: str, vocabulary: frozenset[str]
) -> Iterator[Span]:
    """
    Yield the places in a note of words that could deny or doubt what some words of a sentence name.

    `own` are the places of the words that name a code with a `title`.  What the title says itself ("without aura",
    "fat layer exposed") is understood, and so are the past of a status, the cause of a symptom, and how an injury
    happened.  `vocabulary` are the words in which the code set speaks of diseases.  A list of clauses between
    semicolons is read with the word that it begins with ("Taught: head injury; black stools").
    """
    inside = [(start - sentence.start, end - sentence.start) for start, end in own]
    first, last = min(start for start, _ in inside), max(end for _, end in inside)
    text = sentence.text + sentence.after
    begin, clauses = _clauses(text, first, last, code)
    told = _Told(text, inside, _allowed(code, title), vocabulary)
    places = told.strange(begin, clauses[0][1] if clauses else last, is_dated=code.startswith("Z"), first=first)
    harmless = AFTERWARDS | CAUSES if code.startswith(SYMPTOMS) else AFTERWARDS
    for start, end in clauses[1:]:
        places += told.strange_behind(start, end, harmless)
    places += told.strange_together(begin)
    for start, end in sorted(set(places)):
        yield sentence.start + start, sentence.start + end
    label = _Told(sentence.label, [(len(sentence.label), len(sentence.label))], frozenset(), vocabulary)
    for start, end in label.strange(0, len(sentence.label), is_dated=True, first=len(sentence.label)):
        yield sentence.label_at + start, sentence.label_at + end


@dataclass(frozen=True)
class _Groups:
    """Where words of a text stand that are understood, or not, as a group."""

    whole: list[Span]
    no_worse: list[Span]
    together: list[Span]
    boxes: list[Span]
    quoted: list[Span]
    drugs: list[Span]


@lru_cache(maxsize=16)
def _groups(text: str) -> _Groups:
    """The groups of a text; several diagnoses of a sentence ask for the same."""
    patterns = (WHOLE, NO_WORSE, TOGETHER, _BOX, _QUOTED, _OF_A_DRUG)
    return _Groups(*([one.span() for one in pattern.finditer(text)] for pattern in patterns))


class _Told:
    """The words of a sentence around those that name something."""

    def __init__(self, text: str, own: Sequence[Span], allowed: frozenset[str], vocabulary: frozenset[str]) -> None:
        self.text, self.allowed, self.vocabulary = text, allowed - DENIALS, vocabulary
        self.denies = not allowed.isdisjoint(DENIALS)
        self.first, self.last = min(start for start, _ in own), max(end for _, end in own)
        self.groups = _groups(text)
        self.whole = [*own, *self.groups.whole, *(one for one in self.groups.no_worse if one[0] >= self.last)]

    def strange(self, begin: int, stop: int, *, is_dated: bool, first: int) -> list[Span]:
        """The words of the diagnosis's own clause, and before it, that are not understood."""
        found = []
        for word, start, end in self._words(begin, stop):
            if self._is_own(word, end) or (word == "non" and end + 1 < first):
                continue
            looks_for = word == "for" and start < first and not _FOR.search(self.text[:start])
            is_past = not is_dated and bool(_YEAR.fullmatch(word))
            if looks_for or is_past or not self._is_understood(word, end):
                found.append((start, end))
        return found

    def strange_behind(self, begin: int, stop: int, harmless: frozenset[str]) -> list[Span]:
        """
        The words of a clause behind that may take the diagnosis back.

        A word of no harm that stands beside as many that are understood, a name mostly, is let pass.
        """
        found, understood, does_harm = [], 0, False
        for word, start, end in self._words(begin, stop):
            if word in harmless or self._is_own(word, end) or self._is_understood(word, end):
                understood += 1
            else:
                found.append((start, end))
                does_harm = does_harm or word in HAZARDS or word in ASKS or word.endswith("n't")
        return found if does_harm or len(found) > understood else []

    def strange_together(self, begin: int) -> list[Span]:
        """Groups of words that say otherwise, empty boxes, and the mark that begins a quotation of the diagnosis."""
        told = self.groups
        quoted = [(start, start + 1) for start, end in told.quoted if start < self.first < self.last < end]
        boxes = [one for one in told.boxes if one[0] >= self.last]
        drugs = [one for one in told.drugs if one[1] <= self.first]
        return [*(one for one in told.together if one[0] >= begin), *boxes, *drugs, *quoted]

    def _words(self, begin: int, stop: int) -> Iterator[tuple[str, int, int]]:
        """The words that do not belong to a group which is understood as a whole."""
        for one in _WORD.finditer(self.text, begin, stop):
            start, end = one.span()
            if not any(a < end and start < b for a, b in self.whole):
                yield one.group().lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"), start, end

    def _is_own(self, word: str, end: int) -> bool:
        """Tell whether a word belongs to the diagnosis; one that denies does when it denies what the title names."""
        if word not in DENIALS:
            return word in self.allowed
        behind = _LETTERS.search(self.text.lower(), end)
        if not behind or not self.denies:
            return False
        return not self.allowed.isdisjoint({behind[0], behind[0] + "s"})

    def _is_understood(self, word: str, end: int) -> bool:
        return is_understood(word, self.vocabulary) or bool(_DOSE.match(self.text, end))


@lru_cache(maxsize=4096)
def _allowed(code: str, title: str) -> frozenset[str]:
    """Words that do no harm around a code: those of its title, and what belongs to its kind."""
    words = frozenset(_LETTERS.findall(title.lower())) - NEVER_OF_A_TITLE
    if code.startswith(PAST):
        words |= FORMERLY
    if code.startswith("Z"):
        words |= SERVED
    if code.startswith(CIRCUMSTANCES):
        words |= HAPPENED
    return words


def _clauses(text: str, first: int, last: int, code: str) -> tuple[int, list[Span]]:
    """Where the words before a diagnosis begin, and its own clause with those behind it that may take it back."""
    clause = _CLAUSE.search(text, last)
    clauses = [(last, clause.start() if clause else len(text))]
    if code.startswith(LISTED):
        return max((turn.end() for turn in _CLAUSE.finditer(text, 0, first)), default=0), clauses
    while clause:
        begin = clause.end()
        tells = _tells_what_is_done(text, begin)
        clause = (_STRONG if tells else _CLAUSE).search(text, begin)
        if not tells:
            clauses.append((begin, clause.start() if clause else len(text)))
    return 0, clauses


def _tells_what_is_done(text: str, begin: int) -> bool:
    """Tell whether a clause begins with what is done or taken, which takes back nothing."""
    found = _WORD.search(text, begin)
    word = found.group().lower() if found else ""
    return word in ACTS or bool(_DRUG.fullmatch(word) or _STEM.fullmatch(word))


@lru_cache(maxsize=32768)
def is_understood(word: str, vocabulary: frozenset[str]) -> bool:
    """Tell whether a word in lower case, in any place, leaves a diagnosis beside it as it is."""
    if word in UNDERSTOOD:
        return True
    if word in HAZARDS or word in ASKS:
        return False
    if any(character.isdigit() for character in word):
        return True
    if word in vocabulary or plain(word) in vocabulary or word in _ABBREVIATED:
        return True
    if _DRUG.fullmatch(word) or _STEM.fullmatch(word):
        return True
    parts = [part for part in word.split("/") if part]
    return len(parts) > 1 and all(len(part) > 1 and is_understood(part, vocabulary) for part in parts)
