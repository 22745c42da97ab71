"""
Finds the code a coder means while it is being typed.

What is typed is split into words; each must begin a word of the code, its title or its synonyms, in any order.
Abbreviations of the trade stand for their words, and a word that nothing begins with is mended.  The database gives
the likeliest codes by a fixed rank and by what this office used; these few are then put in order by how well they fit.
"""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import connection

from coding.abbreviations import ABBREVIATIONS
from coding.models import CodeSystem, with_dot
from coding.rank import EXPECTED
from coding.vocabulary import vocabulary
from encounters.models import Encounter

SHORTEST = 2
CANDIDATES = 60
MOST_WORDS = 8
ALL_SYSTEMS = (CodeSystem.ICD10CM, CodeSystem.CPT, CodeSystem.HCPCS)
# Words that say nothing; they are dropped unless they are all there is.
EMPTY = frozenset({"of", "the", "a", "an", "in", "on", "to", "for", "with", "and", "or", "due", "by", "at", "pt", "my"})
TYPED = re.compile(r"[a-z0-9./]+")
LETTERS = re.compile(r"[a-z0-9]+")
CODE = re.compile(r"[a-z]\d[0-9a-z]?(\.?[0-9a-z]{0,4})?|\d{2,5}[a-z]?")

EXACT_CODE = -2_000.0
CODE_BEGINS = -400.0
SAME_PHRASE = -150.0
PHRASE_BEGINS = -40.0
NOT_BILLABLE = 60.0
ONLY_SYNONYM = 25.0
EXTRA_WORD = 3.0
ONLY_BEGINS = 2.0
MOST_EXTRA = 14
PER_DOUBLING_OF_USE = 6.0
MOST_USE = 60.0


@dataclass(frozen=True)
class Token:
    """One typed word and the ways it may be read; each way is a list of words that must all be there."""

    typed: str
    readings: tuple[tuple[str, ...], ...]

    @property
    def query(self) -> str:
        """The token in the language of PostgreSQL's full-text search."""
        ways = ["(" + " & ".join(f"{word}:*" for word in way) + ")" for way in self.readings]
        return "(" + " | ".join(ways) + ")"


@dataclass(frozen=True)
class Understood:
    """What was typed, as the search reads it; `text` differs from what was typed only where a word was mended."""

    text: str
    tokens: tuple[Token, ...]
    mended: bool

    @property
    def query(self) -> str:
        """The whole search in the language of PostgreSQL's full-text search."""
        return " & ".join(token.query for token in self.tokens)


@dataclass(frozen=True)
class Found:
    """One code that fits; `letter` is its place among the diagnoses of the visit that is being coded, if any."""

    system: CodeSystem
    code: str
    title: str
    billable: bool
    uses: int
    letter: str

    @property
    def dotted(self) -> str:
        """The code as people write it."""
        return with_dot(self.code) if self.system == CodeSystem.ICD10CM else self.code

    @property
    def is_diagnosis(self) -> bool:
        """Whether the code says why, not what was done."""
        return self.system == CodeSystem.ICD10CM


@dataclass(frozen=True)
class _Candidate:
    system: str
    code: str
    title: str
    billable: bool
    terms: str
    rank: int
    uses: int
    by_title: bool


def understand(text: str) -> Understood:
    """Split what was typed into words, read abbreviations, and mend words that no code has."""
    words = TYPED.findall(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))[:MOST_WORDS]
    telling = [word for word in words if word not in EMPTY] or words
    known = vocabulary()
    tokens: list[Token] = []
    shown: list[str] = []
    for word in telling:
        typed = word if word in ABBREVIATIONS else word.replace(".", "").strip("/")
        mended = typed if typed in ABBREVIATIONS or "/" in typed else known.mend(typed)
        if mended:
            shown.append(mended if mended != typed else word)
            tokens.extend(_tokens(known.singular(mended)))
    return Understood(" ".join(shown), tuple(tokens), shown != telling)


def search(
    *,
    text: str,
    day: date,
    systems: Sequence[CodeSystem] = ALL_SYSTEMS,
    limit: int = 20,
    encounter: Encounter | None = None,
) -> list[Found]:
    """
    Return the codes valid on a day that fit what was typed, the likeliest first; nothing for less than two letters.

    With an encounter, diagnoses that it already has carry their letter.
    """
    understood = understand(text)
    if sum(len(token.typed) for token in understood.tokens) < SHORTEST:
        return []
    ordered = sorted(_candidates(understood, day, systems), key=lambda candidate: _score(candidate, understood))
    letters = {one.code: one.letter for one in encounter.diagnoses.all()} if encounter else {}
    return [
        Found(CodeSystem(one.system), one.code, one.title, one.billable, one.uses, letters.get(one.code, ""))
        for one in ordered[:limit]
    ]


def _tokens(word: str) -> Iterable[Token]:
    """One token for a word, or several for "and/or"."""
    if word in ABBREVIATIONS:
        meanings = [tuple(meaning.split()) for meaning in ABBREVIATIONS[word].split("|")]
        plain = [] if "/" in word else [(word,)]
        return [Token(word, tuple(dict.fromkeys([*plain, *meanings])))]
    return [Token(part, ((part,),)) for part in LETTERS.findall(word)]


# Titles first: they are what a coder means.  Synonyms of the code set are asked only when titles give too little.
# What the office used is few codes, each looked up by its key (OFFSET 0 keeps the planner from searching them all).
BY_TITLE = """
WITH used AS MATERIALIZED (
    SELECT system, code, uses FROM coding_codeuse
    WHERE uses > 0 AND system = ANY(%(systems)s) ORDER BY uses DESC LIMIT 300
), fitting AS (
    (SELECT c.id, c.rank FROM coding_code c
     WHERE c.search @@ to_tsquery('simple', %(titles)s) AND c.system = ANY(%(systems)s)
       AND c.kind IN ('CODE', 'HEADING') AND c.starts_on <= %(day)s AND (c.ends_on IS NULL OR c.ends_on >= %(day)s)
     ORDER BY c.rank, c.id LIMIT %(limit)s)
    UNION
    (SELECT c.id, c.rank FROM used u, LATERAL (
         SELECT * FROM coding_code c WHERE c.system = u.system AND c.code = u.code
         AND c.starts_on <= %(day)s AND (c.ends_on IS NULL OR c.ends_on >= %(day)s) OFFSET 0) c
     WHERE c.search @@ to_tsquery('simple', %(words)s) LIMIT %(limit)s)
)
SELECT c.system, c.code, c.title, c.billable, c.terms, c.rank, coalesce(u.uses, 0),
       c.search @@ to_tsquery('simple', %(titles)s)
FROM fitting f JOIN coding_code c ON c.id = f.id
LEFT JOIN used u ON u.system = c.system AND u.code = c.code
"""
BY_SYNONYM = """
SELECT c.system, c.code, c.title, c.billable, c.terms, c.rank, coalesce(u.uses, 0), false
FROM coding_code c LEFT JOIN coding_codeuse u ON u.system = c.system AND u.code = c.code
WHERE c.search @@ to_tsquery('simple', %(words)s) AND c.system = ANY(%(systems)s) AND c.kind IN ('CODE', 'HEADING')
  AND c.starts_on <= %(day)s AND (c.ends_on IS NULL OR c.ends_on >= %(day)s)
ORDER BY c.rank, c.id LIMIT %(limit)s
"""
ENOUGH = 12


def _candidates(understood: Understood, day: date, systems: Sequence[CodeSystem]) -> list[_Candidate]:
    given: dict[str, str | int | date | list[str]] = {
        "words": understood.query,
        "titles": understood.query.replace(":*", ":*A"),
        "systems": [str(system) for system in systems],
        "day": day,
        "limit": CANDIDATES,
    }
    with connection.cursor() as cursor:
        cursor.execute(BY_TITLE, given)
        found = {row[:2]: _Candidate(*row) for row in cursor.fetchall()}
        if len(found) < ENOUGH:
            cursor.execute(BY_SYNONYM, given)
            found = {row[:2]: _Candidate(*row) for row in cursor.fetchall()} | found
        if not found and len(understood.tokens) > 1:
            cursor.execute(BY_SYNONYM, {**given, "words": _all_but_one(understood.tokens)})
            found = {row[:2]: _Candidate(*row) for row in cursor.fetchall()}
    return list(found.values())


def _all_but_one(tokens: Sequence[Token]) -> str:
    """A query for codes that fit all words but one, for when no code fits them all."""
    queries = [token.query for token in tokens]
    return " | ".join("(" + " & ".join(queries[:left] + queries[left + 1 :]) + ")" for left in range(len(queries)))


def _score(candidate: _Candidate, understood: Understood) -> tuple[float, int, str]:
    """How far a code is from what was typed: the lower, the nearer."""
    score = float(candidate.rank) / 4
    score += 0 if candidate.billable else NOT_BILLABLE
    score += 0 if candidate.by_title else ONLY_SYNONYM
    score -= min(MOST_USE, PER_DOUBLING_OF_USE * math.log2(1 + candidate.uses))
    score += _by_code(candidate.code.lower(), understood)
    score += _by_words(candidate, understood)
    return (score, len(candidate.title), candidate.code)


def _by_code(code: str, understood: Understood) -> float:
    if len(understood.tokens) != 1:
        return 0.0
    typed = understood.tokens[0].typed
    if typed == code:
        return EXACT_CODE
    return CODE_BEGINS if CODE.fullmatch(typed) and code.startswith(typed) else 0.0


def _by_words(candidate: _Candidate, understood: Understood) -> float:
    typed = " ".join(token.typed for token in understood.tokens)
    phrases = [phrase.strip() for phrase in candidate.terms.lower().split(";")]
    if typed in phrases:
        return SAME_PHRASE
    begins = PHRASE_BEGINS if any(phrase.startswith(typed) for phrase in phrases) else 0.0
    return begins + min(_distance(text, understood) for text in [candidate.title, *phrases] if text)


def _distance(text: str, understood: Understood) -> float:
    """Words of a text that nobody asked for, and words that were only begun."""
    words = set(LETTERS.findall(text.lower()))
    asked: set[str] = set()
    begun = 0
    missing = 0
    for token in understood.tokens:
        hits = [_hits(way, words) for way in token.readings]
        best = max((hit for hit in hits if hit), key=len, default=None)
        if best is None:
            missing += 1
            continue
        asked |= best
        begun += 0 if any(set(way) <= words for way in token.readings) else 1
    extra = min(len(words - asked - EMPTY - EXPECTED), MOST_EXTRA)
    return EXTRA_WORD * extra + ONLY_BEGINS * begun + 4 * EXTRA_WORD * missing


def _hits(way: tuple[str, ...], words: set[str]) -> set[str]:
    """The words of a text that a reading asks for, empty when one of its words is missing."""
    found: set[str] = set()
    for word in way:
        fitting = {one for one in words if one.startswith(word)}
        if not fitting:
            return set()
        found |= {word} & fitting or fitting
    return found
