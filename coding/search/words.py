"""How a text becomes the words that it is found by: the same for what is typed and for what is stored."""

import re

SPLIT = re.compile(r"[a-z0-9]+")
# Words that say nothing in a title or a search.
EMPTY = frozenset({"of", "the", "a", "an", "in", "on", "to", "for", "with", "and", "or", "due", "by", "at", "as", "w", "is", "his", "her",
                   "my", "pt", "patient", "from", "that", "which", "be", "has", "have", "having", "got", "me", "i", "it"})  # fmt: skip
KEPT = frozenset({"this", "has", "was", "is", "as", "his", "us", "pus", "gas", "bus"})
SHORTEST_PLURAL = 4


def words_of(text: str) -> list[str]:
    """Return the stems of a text in their order, with those that say nothing left out."""
    return [stem(word) for word in SPLIT.findall(plain(text)) if word not in EMPTY]


def plain(text: str) -> str:
    """Return the text in small letters and without apostrophes: "Crohn's" and "crohns" are one word."""
    return text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "").replace("'", "")


def stem(word: str) -> str:
    """
    Return the word without the ending of its plural.

    It need not be a word any more ("diabete"), only the same for one and many.
    """
    if len(word) < SHORTEST_PLURAL or not word.endswith("s") or word.endswith("ss") or word in KEPT:
        return word
    if word.endswith("ies") and len(word) > SHORTEST_PLURAL:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "zes")):
        return word[:-2]
    return word[:-1]
