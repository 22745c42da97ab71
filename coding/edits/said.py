"""What a note says for certain about the patient, as the words of its sentences."""

import re
from collections.abc import Sequence

SENTENCE = re.compile(r"[.;\n]+")
WORD = re.compile(r"[a-z0-9]+")
# A sentence with one of these denies something, leaves it open, or speaks of somebody else.
NOT_CERTAIN = re.compile(
    r"\b(no|not|denie[sd]|without|negative|ruled out|rule out|r/o|possible|probable|suspected|vs|mother|father|sister"
    r"|brother|family|fh|maternal|paternal)\b"
)


def certain_sentences(note: str) -> Sequence[frozenset[str]]:
    """Return the words of each sentence that neither denies, nor doubts, nor speaks of the family; in small letters."""
    lowered = dict.fromkeys(part.strip() for part in SENTENCE.split(note.lower()))
    return [frozenset(WORD.findall(part)) for part in lowered if part and not NOT_CERTAIN.search(part)]
