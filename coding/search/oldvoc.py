"""
The words that codes are found by, kept in memory, to mend what was typed: "hypertnsion" becomes "hypertension".

A word is looked up by its beginning; only when no word begins like it is it compared with others.  One mistake leaves
either the first two letters or the last two as they were, so only words that share these are compared.
"""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache

from coding.models import CodeRelease, SearchWord

SHORTEST_MENDED = 4
TWO_MISTAKES_FROM = 8


@dataclass(frozen=True)
class Vocabulary:
    """
    All words in alphabetical order and how many codes each stands in.

    `shelves` holds the words, each with its letters, by their first two letters and length ("di+", 8) and by their last
    two and length ("+es", 8).
    """

    ordered: tuple[str, ...]
    rows: dict[str, int]
    shelves: dict[tuple[str, int], list[tuple[str, frozenset[str]]]] = field(repr=False)

    def has_beginning(self, word: str) -> bool:
        """Tell whether some word begins like this."""
        at = bisect_left(self.ordered, word)
        return at < len(self.ordered) and self.ordered[at].startswith(word)

    def singular(self, word: str) -> str:
        """Return "headache" for "headaches" when it is a word too: it begins both, so it finds both."""
        return word[:-1] if word.endswith("s") and word[:-1] in self.rows and len(word) > SHORTEST_MENDED else word

    def mend(self, word: str) -> str:
        """
        Return the word that was probably meant: the same word if it is known or nothing is near.

        Near means one mistake (a letter more, less, other, or two swapped), or two in a word of eight letters and
        more; among the near words the nearest wins, then the one in more codes.
        """
        if len(word) < SHORTEST_MENDED or word.isdigit() or self.has_beginning(word):
            return word
        allowed = 2 if len(word) >= TWO_MISTAKES_FROM else 1
        found = [
            (mistakes, -self.rows[other], other)
            for other in self._near(word, allowed)
            if (mistakes := distance(word, other, allowed)) <= allowed
        ]
        return min(found)[2] if found else word

    def _near(self, word: str, allowed: int) -> set[str]:
        """The words that share two letters at an end and nearly all letters with this one."""
        letters = frozenset(word)
        return {
            other
            for length in range(len(word) - allowed, len(word) + allowed + 1)
            for shelf in (f"{word[:2]}+", f"+{word[-2:]}")
            for other, others in self.shelves.get((shelf, length), ())
            if len(letters ^ others) <= 2 * allowed
        }


def distance(one: str, other: str, limit: int) -> int:
    """
    Count the mistakes between two words, where two swapped neighbors are one mistake.

    Counting stops above `limit`, where the exact number does not matter.

    Source: optimal string alignment.
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, facing in enumerate(other, start=1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != facing))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == facing:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
        before, last = last, row
    return last[-1]


def vocabulary() -> Vocabulary:
    """Return the words of the code sets that are loaded now."""
    return _read(tuple(CodeRelease.objects.order_by("pk").values_list("pk", "digest")))


@lru_cache(maxsize=1)
def _read(releases: tuple[tuple[int, str], ...]) -> Vocabulary:
    """Read the words once for each state of the code sets."""
    rows = dict(SearchWord.objects.values_list("word", "rows"))
    shelves: dict[tuple[str, int], list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for word in rows:
        kept = (word, frozenset(word))
        shelves[f"{word[:2]}+", len(word)].append(kept)
        shelves[f"+{word[-2:]}", len(word)].append(kept)
    return Vocabulary(tuple(sorted(rows)), rows, dict(shelves))
