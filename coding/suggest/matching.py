"""Finds the diagnoses that the words of a sentence name."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coding.suggest.reading import Sentence
from coding.suggest.stance import Reach, Stance, reaches, stance_at
from coding.suggest.terms import NOT, NUMBER, NUMBERED, SAYS_NOT, SIDES, Term, Terms, expanded, plain, words_of
from coding.suggest.words import GENERIC

TOKEN = re.compile(r"[A-Za-z0-9]+(?:/[A-Za-z]+)?(?:'s|\N{RIGHT SINGLE QUOTATION MARK}s)?")
LEVEL = re.compile(r"[CTLS]\d{1,2}")
GAP = 4
CLOSE = 2
LONG = 7
# Abbreviations that are words too; they count when they are written in capitals.
ALSO_WORDS = frozenset(
    """
    add all is it us or as at be no an me so we do go had if hit pad aids sad cap gas ms hs mg mac bid dr
    """.split()
)
# In notes these mean something else: return to clinic, ear drum, artery, specialty, stool test.
NEVER = frozenset({"rtc", "tm", "mca", "derm", "fit"})
TO_A_PLACE = re.compile(r"\b(?:the|to|in|from|by|at|via|an|our|local)\s*$", re.IGNORECASE)
LIKE = re.compile(r"-(?:like|less|free|appearing|type)\b", re.IGNORECASE)
VACCINE = re.compile(
    r":| (?:shot|vacc\w*|vax\w*|high[- ]dose|hd|mist|given|declined|due|today|utd|up to date)\b", re.IGNORECASE
)
BEFORE, BEHIND = "before", "behind"
# Room air, milligrams, a tube, a questionnaire, the emergency room, equipment.
OTHERWISE: Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]] = {
    "RA": ((BEFORE, re.compile(r"%.{0,2}$")),),
    "MG": ((BEFORE, re.compile(r"\d\s*$")),),
    "PE": ((BEHIND, re.compile(r"^ tube")),),
    "GAD": ((BEHIND, re.compile(r"^[- ]7")),),
    "ED": (
        (BEFORE, TO_A_PLACE),
        (BEHIND, re.compile(r"^\s*(?:[<>:]|\d|(?:if|for|when|precautions)\b)", re.IGNORECASE)),
    ),
    "DME": ((BEHIND, re.compile(r"^ (?:order|supplier|company|vendor|request|form)", re.IGNORECASE)),),
}
ENDS_NOT = frozenset({"with", "but", "and"})


@dataclass(frozen=True)
class Token:
    """One word of the note, `note[start:end]`, the words it is compared as, and what the note says of it."""

    start: int
    end: int
    words: tuple[str, ...]
    stance: Stance
    cue: str


@dataclass(frozen=True)
class Mention:
    """
    A term that a sentence says, with the places of its words.

    `stance` is that of its first word that is no plain yes.
    """

    term: Term
    sentence: Sentence
    tokens: tuple[Token, ...]
    stance: Stance
    cue: str

    @property
    def places(self) -> frozenset[int]:
        return frozenset(token.start for token in self.tokens)

    @property
    def start(self) -> int:
        return min(token.start for token in self.tokens)

    @property
    def end(self) -> int:
        return max(token.end for token in self.tokens)


def tokens_of(sentence: Sentence, sex: str = "") -> list[Token]:
    """Split a sentence into words, abbreviations read as what they stand for; `sex` is the patient's, F or M."""
    told = reaches(sentence, sex)
    return list(_tokens(sentence, told))


def _tokens(sentence: Sentence, told: list[Reach]) -> Iterator[Token]:
    pieces = list(TOKEN.finditer(sentence.text))
    is_not, before, is_loud = False, 0, sentence.text.isupper()
    for place, found in enumerate(pieces):
        start, end = sentence.start + found.start(), sentence.start + found.end()
        raw = _level(found.group(), pieces[place - 1].group() if place else "", sentence.text[before : found.start()])
        after = pieces[place + 1].group().lower() if place + 1 < len(pieces) else ""
        stance, cue = stance_at(start, told)
        is_not = is_not and "," not in sentence.text[before : found.start()] and raw.lower() not in ENDS_NOT
        before = found.end()
        words = dict.fromkeys(() if _is_something_else(sentence.text, *found.span()) else _read_as(raw, after, is_loud))
        is_non = sentence.text[: found.start()].lower().endswith(("non-", "non "))
        said = [NOT + word if is_not or is_non else word for word in words]
        yield Token(start, end, (*said, "non" + raw.lower()) if is_non else tuple(said), stance, cue)
        is_not = is_not or raw.lower() in SAYS_NOT or raw.lower() == "w/o"


def _is_something_else(text: str, start: int, end: int) -> bool:
    """Tell what is only like it, and what means something else beside what stands before or behind it."""
    word, behind = text[start:end], text[end:]
    if LIKE.match(behind) or (word.lower() == "flu" and VACCINE.match(behind)):
        return True
    otherwise = OTHERWISE.get(word, ())
    return any(pattern.search(text[:start] if side == BEFORE else behind) for side, pattern in otherwise)


def _level(raw: str, before: str, between: str) -> str:
    """The second level of a spine in full: "C6" of "C5-6"."""
    return before[0] + raw if raw.isdigit() and between == "-" and LEVEL.fullmatch(before) else raw


def _read_as(raw: str, after: str, is_loud: bool) -> Iterator[str]:
    """
    The words that a written word stands for; a number behind "stage" or an abbreviation of it belongs to it.

    Where everything `is_loud`, capitals mark no abbreviation.
    """
    word = raw.lower().removesuffix("'s")
    if plain(word) in NEVER or ({word, plain(word)} & ALSO_WORDS and (is_loud or not raw.isupper())):
        return
    for way in expanded(word):
        yield from way
    if NUMBER.fullmatch(plain(after)):
        if plain(word) in NUMBERED:
            yield plain(word) + plain(after)
        elif word == "ckd":
            yield "stage" + plain(after)
    yield from words_of(raw)
    if word.startswith("non") and len(word) > LONG:
        yield NOT + plain(word.removeprefix("non"))


def mentions(sentence: Sentence, tokens: Sequence[Token], terms: Terms) -> list[Mention]:
    """Return the terms that a sentence says, those left out whose words all belong to a longer one."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, token in enumerate(tokens):
        for word in token.words:
            places[word].append(place)
    found = [made for term in terms.within(places) for made in _mentions(term, sentence, tokens, places)]
    by_places: dict[frozenset[int], list[Mention]] = defaultdict(list)
    for one in found:
        by_places[one.places].append(one)
    return [one for at in by_places for one in by_places[at] if not _is_part(one, by_places)]


def _is_part(one: Mention, by_places: dict[frozenset[int], list[Mention]]) -> bool:
    """Tell whether all words of a mention belong to a longer one that is told in the same way."""
    at = one.places
    return any(at < other and any(longer.stance == one.stance for longer in by_places[other]) for other in by_places)


def _mentions(
    term: Term, sentence: Sentence, tokens: Sequence[Token], places: dict[str, list[int]]
) -> Iterator[Mention]:
    """Each place where a sentence says a term, its words near each other."""
    if len(term.words) == 1 and term.words <= GENERIC:
        return
    anchor = min(term.words, key=lambda word: (len(places[word]), word))
    seen: set[tuple[int, ...]] = set()
    for at in places[anchor]:
        chosen = tuple(sorted({min(places[word], key=lambda place: abs(place - at)) for word in term.words}))
        if len(chosen) == 1 and term.words <= GENERIC:
            continue
        if chosen not in seen and chosen[-1] - chosen[0] < len(chosen) + (CLOSE if term.is_close else GAP):
            seen.add(chosen)
            yield _mention(term, sentence, [tokens[place] for place in chosen])


def _mention(term: Term, sentence: Sentence, tokens: Sequence[Token]) -> Mention:
    """A term with the stance of the first of its words that is no plain yes, sides and its own cues left out."""
    doubted = [token for token in tokens if token.stance != Stance.ESTABLISHED and not set(token.words) & SIDES]
    told = next((token for token in doubted if not set(words_of(token.cue)) & term.words), None)
    stance, cue = (told.stance, told.cue) if told else (Stance.ESTABLISHED, "")
    return Mention(term, sentence, tuple(tokens), stance, cue)
