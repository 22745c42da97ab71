"""
The terms by which a note may name a diagnosis: titles, inclusion terms and everyday words of the loaded code set.

A term is a set of words in no order.  Words that every title shares, or that a note never says ("unspecified",
"initial encounter"), belong to no term; they only help to choose among the codes that share one.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from django.db.models.fields.json import KeyTransform

from coding.models import Code, CodeRelease, CodeSystem
from coding.names import CLINICAL_NAMES
from coding.search.abbreviations import ABBREVIATIONS
from coding.suggest.plain_words import HAZARDS
from coding.suggest.words import GENERIC, SAME, SILENT, SPOKEN

WORD = re.compile(r"[a-z0-9]+(?:'s)?|,")
LETTERS = re.compile(r"[a-z]+")
DISEASES = frozenset("ABCDEFGHIJKLMNOPQRST")
"""Chapters of diseases, symptoms and injuries; the others tell of causes, statuses and reasons in plain English."""
IN_PARENTHESES = re.compile(r"\([^()]*\)")
NUMBERED = frozenset({"type", "stage", "class", "grade", "category"})
NUMBER = re.compile(r"[0-9]{1,2}[abc]?")
LONGEST = 9
SIDES = frozenset({"left", "right", "bilateral"})
NOT = "!"
SAYS_NOT = frozenset({"without", "not", "no"})
EXTENDED = 7
TRAILING = frozenset({"disease", "disorder", "syndrome", "place", "occurrence", "external", "activity", "cause"})
JOINED = re.compile(r"\b(?P<one>[a-z]+) (?:and|or) (?P<other>[a-z]+)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Node:
    """One code or heading of the tabular list; `seventh` holds the characters that its codes may end with."""

    code: str
    title: str
    billable: bool
    parent: str
    seventh: str = ""

    @property
    def words(self) -> frozenset[str]:
        """The words of its title."""
        return _of_title(self.title)


@dataclass(frozen=True, slots=True)
class Term:
    """Words that together name a code or heading; `is_close` when a note says them only side by side."""

    words: frozenset[str]
    code: str
    is_close: bool


@dataclass(frozen=True)
class Terms:
    """
    All terms of one state of the code set, by their rarest word, and the tree to choose the last digits from.

    `vocabulary` are the words in which it speaks of diseases.
    """

    by_word: dict[str, list[Term]]
    nodes: dict[str, Node]
    children: dict[str, list[str]]
    vocabulary: frozenset[str]

    def __contains__(self, code: str) -> bool:
        """Tell whether a code is valid and billable."""
        node = self._node(code)
        return node is not None and (node.billable if node.code == code else code[-1] in node.seventh)

    def title(self, code: str) -> str:
        """The title of a code, without what its seventh character adds."""
        node = self._node(code)
        return node.title if node else ""

    def _node(self, code: str) -> Node | None:
        return self.nodes.get(code) or self.nodes.get(code[: EXTENDED - 1].rstrip("X"))

    def within(self, words: Iterable[str]) -> Iterator[Term]:
        """Yield the terms all of whose words are among these, in the same order every time."""
        there = frozenset(words)
        for word in sorted(there):
            for term in self.by_word.get(word, ()):
                if term.words <= there:
                    yield term

    def choices(self, code: str) -> Iterator[Node]:
        """Yield the codes that are meant by a name: those of a heading, and those beside a code that is unspecified."""
        node = self.nodes[code]
        is_open = "unspecified" in node.title.lower() and node.parent in self.nodes
        yield from self._below(node.parent if is_open else code)

    def _below(self, code: str) -> Iterator[Node]:
        """Yield what is billed below a heading, itself when it is; a seventh character is still to be put behind it."""
        node = self.nodes[code]
        if node.billable or node.seventh:
            yield node
        for child in self.children.get(code, ()):
            yield from self._below(child)


def words_of(text: str) -> list[str]:
    """
    The words of a text as the matcher compares them.

    They are in lower case, in the singular, one of several that mean the same.  "Stage 3b" is one word, and a word
    behind "without" or "not" carries a "!" up to the next comma.
    """
    found: list[str] = []
    is_not, before = False, ""
    for raw in WORD.findall(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")):
        if raw == "," or raw in SAYS_NOT:
            is_not = raw != ","
            continue
        is_not = is_not and raw != "with"
        word = plain(raw)
        if found and found[-1] in NUMBERED and NUMBER.fullmatch(word):
            found[-1] += word
        else:
            found.append(NOT + word if is_not or before == "non" else word)
        before = raw
    return found


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """One word as it is compared."""
    word = word.removesuffix("'s")
    word = SAME.get(word, word)
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif word.endswith("oses"):
        word = word[:-2] + "is"
    elif len(word) > 4 and word.endswith(("sses", "xes", "ches", "shes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return SAME.get(word, word)


def terms_on(day: date) -> Terms:
    """Return the terms of the diagnoses that are valid on a day."""
    release = CodeRelease.objects.filter(system=CodeSystem.ICD10CM, starts_on__lte=day).order_by("-starts_on").first()
    return _read(
        release.pk if release else 0, release.digest if release else "", day if not release else release.starts_on
    )


@lru_cache(maxsize=2)
def _read(release: int, digest: str, day: date) -> Terms:
    rows = Code.objects.filter(
        system=CodeSystem.ICD10CM, kind__in=[Code.Kind.CODE, Code.Kind.HEADING], starts_on__lte=day
    )
    rows = rows.exclude(ends_on__lt=day).annotate(inclusion=KeyTransform("inclusion_terms", "notes")).order_by("code")
    nodes: dict[str, Node] = {}
    children: dict[str, list[str]] = defaultdict(list)
    found: dict[tuple[frozenset[str], str], Term] = {}
    fields = ("code", "title", "billable", "parent", "inclusion", "terms")
    for code, title, billable, parent, inclusion, more in rows.values_list(*fields).iterator(chunk_size=5000):
        top = code
        if len(code) == EXTENDED and parent in nodes and nodes[parent].title in title:
            top = parent
            nodes[top] = replace(nodes[top], seventh=nodes[top].seventh + code[-1])
        else:
            nodes[code] = Node(code, title, billable, parent)
            children[parent].append(code)
            for phrase in (title, *(inclusion or ())) if "classified elsewhere" not in title else ():
                found |= _terms(phrase, code, may_split=billable and phrase is title, is_close=False)
        for phrase in (*more.split(";"), *CLINICAL_NAMES.get(code, ())):
            found |= _terms(phrase, top, may_split=False, is_close=True)
    return Terms(_shelved(found.values()), nodes, dict(children), _vocabulary(nodes.values(), found.values()))


def _vocabulary(nodes: Iterable[Node], terms: Iterable[Term]) -> frozenset[str]:
    """The words of diseases, symptoms and injuries, without those that judge, deny or look for something."""
    titles = {word for node in nodes if node.code[0] in DISEASES for word in LETTERS.findall(node.title.lower())}
    named = {word for term in terms if term.code[0] in DISEASES for word in term.words}
    return frozenset(titles | named) - HAZARDS


def _terms(phrase: str, code: str, *, may_split: bool, is_close: bool) -> dict[tuple[frozenset[str], str], Term]:
    return {(words, code): Term(words, code, is_close) for words in _keys(phrase, may_split=may_split)}


def _keys(phrase: str, *, may_split: bool) -> Iterator[frozenset[str]]:
    """
    The sets of words that a phrase is told by.

    A note may leave out what stands in parentheses, the side, one of two things joined by "and", and words such as
    "disease" behind a name.
    """
    for text in {phrase, IN_PARENTHESES.sub(" ", phrase)}:
        for one in _either(text) if may_split else (text,):
            words = frozenset(word for word in words_of(one) if word not in SILENT and not word.startswith(NOT))
            for left_out in (frozenset(), SIDES, TRAILING, SIDES | TRAILING):
                kept = words - left_out
                is_bare = bool(left_out & TRAILING) and (len(kept) < 2 or not kept - SIDES - GENERIC)
                if kept and len(kept) <= LONGEST and not is_bare:
                    yield kept


def _either(text: str) -> Iterator[str]:
    """A text as it is, and with only one of two words that "and" or "or" joins."""
    yield text
    if found := JOINED.search(text):
        yield text[: found.start()] + found["one"] + text[found.end() :]
        yield text[: found.start()] + found["other"] + text[found.end() :]


@lru_cache(maxsize=20_000)
def _of_title(title: str) -> frozenset[str]:
    return frozenset(words_of(title))


def _shelved(terms: Iterable[Term]) -> dict[str, list[Term]]:
    """Put each term under its rarest word."""
    kept = list(terms)
    counts: dict[str, int] = defaultdict(int)
    for term in kept:
        for word in term.words:
            counts[word] += 1
    shelves: dict[str, list[Term]] = defaultdict(list)
    for term in kept:
        shelves[min(term.words, key=lambda word: (counts[word], word))].append(term)
    return dict(shelves)


def expanded(word: str) -> Sequence[tuple[str, ...]]:
    """What an abbreviation of the trade may stand for, each as words; nothing for a word that is none."""
    meaning = ABBREVIATIONS.get(word) or SPOKEN.get(word, "")
    return [tuple(words_of(one)) for one in meaning.split("|")] if meaning else []
