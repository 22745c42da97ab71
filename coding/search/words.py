"""How a text becomes the words that it is found by: the same for what is typed and for what is stored."""

import re
import unicodedata
from functools import lru_cache

from coding.search.abbreviations import ABBREVIATIONS

SPLIT = re.compile(r"[a-z0-9]+")
# Words that say nothing in a title or a search.
EMPTY = frozenset({
    "of", "the", "a", "an", "in", "on", "to", "for", "with", "and", "or", "due", "by", "at", "as", "w", "is", "his",
    "her", "my", "pt", "patient", "from", "that", "which", "be", "has", "have", "having", "got", "me", "i", "it", "s",
    "c", "after",
})  # fmt: skip
# Words that end like a plural and are none.
SINGULAR = frozenset(
    {"this", "was", "us", "pus", "gas", "bus", "yes", "lens", "plus", "aids", "ms", "pancreas", "herpes"}
)
# Short hand that stands before words.
SLASHED = (
    (re.compile(r"\bs/p\b"), "status post"), (re.compile(r"\bh/o\b"), "history of"),
    (re.compile(r"\bf/u\b"), "follow up"),
    (re.compile(r"\bw/o\b"), "without"), (re.compile(r"\bw/(?=\W|$)"), "with "), (re.compile(r"\bd/t\b"), "due to"),
    (re.compile(r"\bc/o\b"), " "),
)  # fmt: skip
SHORTEST_PLURAL = 4
SHORTEST_GREEK = 5
# British spelling, letter by letter; what it makes need not be a word, only the same for both.
BRITISH = (
    (re.compile("ae(?=[mdsrt])|oe(?=[dmst])"), "e"), (re.compile("our$"), "or"), (re.compile("ou(?=rs?$)"), "o"),
    (re.compile("yse"), "yze"), (re.compile("isation"), "ization"), (re.compile("ise$"), "ize"),
    (re.compile("tre$"), "ter"), (re.compile("rrhoe|rrhea"), "rrhe"), (re.compile("sulph"), "sulf"),
)  # fmt: skip
APOSTROPHES = str.maketrans("", "", "'\N{RIGHT SINGLE QUOTATION MARK}")


def words_of(text: str) -> list[str]:
    """Return the stems of a text in their order, with those that say nothing left out."""
    return [stem(word) for word in SPLIT.findall(plain(text)) if word not in EMPTY]


def plain(text: str) -> str:
    """Return the text in small letters, without accents and apostrophes: "Crohn's" and "crohns" are one word."""
    low = text.lower()
    if not low.isascii():
        low = "".join(letter for letter in unicodedata.normalize("NFKD", low) if not unicodedata.combining(letter))
    for pattern, words in SLASHED:
        low = pattern.sub(words, low)
    return low.translate(APOSTROPHES)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """
    Return the word without the ending of its plural, in American spelling.

    It need not be a word any more ("diabete"), only the same for one and many.
    """
    if word in ABBREVIATIONS:
        return word
    if len(word) >= SHORTEST_GREEK:
        for pattern, letters in BRITISH:
            word = pattern.sub(letters, word)
    return _singular(word)


def _singular(word: str) -> str:
    if (
        len(word) < SHORTEST_PLURAL
        or not word.endswith("s")
        or word.endswith(("ss", "itis", "osis", "us"))
        or word in SINGULAR
    ):
        return word
    if word.endswith("ies") and len(word) > SHORTEST_PLURAL:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]
