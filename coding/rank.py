"""
How likely a coder means a code, before anything is known about the search: a small number is likely.

A code that an office uses daily beats a short and plain title, that beats a long one, and headings and rare chapters
come last.  The numbers only have to put codes in the order in which a coder would want to see them.
"""

from coding.icd10cm import Entry
from coding.models import Code

FREQUENT = 0
PLAIN = 60
PER_WORD = 5
MOST_WORDS = 24
GROUP = 150
REPEATED_VISIT = 90
FIRST_VISITS = frozenset("AB0")
# Beginnings of codes that few visits need: pregnancy, newborn, congenital, poisoning, causes, rare fractures.
RARE = {
    "O": 40, "P": 40, "Q": 25, "V": 120, "W": 110, "X": 120, "Y": 120, "C": 15, "M84": 40, "M97": 40, "M61": 40,
    "T33": 20, "T34": 20, **{f"T{number}": 60 for number in range(36, 89)},
}  # fmt: skip
# Words of nearly every title of an injury; they make a title longer, not less likely.
EXPECTED = frozenset({"unspecified", "initial", "encounter", "for", "closed", "of", "the"})


def rank_of(entry: Entry, *, is_frequent: bool) -> int:
    """The place of a code among those that fit a search equally well, 0 to 1,000."""
    if is_frequent:
        return FREQUENT + min(len(entry.title.split()), MOST_WORDS)
    words = [word for word in entry.title.lower().replace(",", "").split() if word not in EXPECTED]
    rank = PLAIN + PER_WORD * min(len(words), MOST_WORDS)
    rank += RARE.get(entry.code[:3], 0) or RARE.get(entry.code[0], 0)
    if entry.kind != Code.Kind.CODE:
        rank += GROUP
    if len(entry.code) == 7 and entry.code[6] not in FIRST_VISITS:
        rank += REPEATED_VISIT
    if "unspecified" in entry.title.lower():
        rank -= 2 * PER_WORD
    return rank
