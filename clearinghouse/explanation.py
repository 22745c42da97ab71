"""What the page of a file in plain words shows: which segments, and the problems beside them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from clearinghouse.models import Interchange
from clearinghouse.places import place_of
from clearinghouse.problems import ProblemRow, Problems
from clearinghouse.segments import Index, Listing
from x12.explaining import Line
from x12.scan import decode

FOUND_AT_MOST = 250
DEEPEST = 8
KEPT = 32
MONEY = frozenset({"BPR", "CLP", "CAS", "SVC", "PLB"})

# By the digest of the file.  Kept in the process, so that it never outlives the code that counted.
_counted: dict[str, Index] = {}


@dataclass(frozen=True)
class Row:
    """
    One segment of the page with its problems.

    `position` is that of its message, 0 outside of any; `place` is where it stands among all segments.
    """

    line: Line
    problems: list[ProblemRow]
    position: int

    @property
    def place(self) -> str:
        """The address of the segment inside the explanation of its file."""
        return place_of(self.line.number_in_file)

    @property
    def depth(self) -> int:
        """How far the row is indented."""
        return min(self.line.depth, DEEPEST)

    @property
    def below(self) -> int:
        """How far the row is indented among claims: what became of one stands below it."""
        return int(not self.line.is_claim)

    @property
    def moves_money(self) -> bool:
        """Whether it is a segment of an 835 that moves money, of which payments know what it became."""
        return self.line.id in MONEY

    @property
    def is_stop(self) -> bool:
        """Whether the keys for the next and the previous row stop here."""
        return bool(self.line.mark) or bool(self.problems)


def listing_of(row: Interchange) -> Listing:
    """Give the segments of a stored file; what was counted in the files looked at last is kept, a few numbers each."""
    text = decode(bytes(row.content))
    index = _counted.pop(row.digest, None) or Index.of(text)
    _counted[row.digest] = index
    if len(_counted) > KEPT:
        _counted.pop(next(iter(_counted)), None)
    return Listing(text, index)


def numbers_of(view: str, listing: Listing, problems: Problems) -> Sequence[int] | array[int]:
    """The numbers of the segments that a view shows: "claims", "problems", or all."""
    if view == "claims":
        return listing.index.headlines
    if view == "problems":
        return sorted(problems.beside)
    return range(1, listing.count + 1)


def rows_of(numbers: Iterable[int], listing: Listing, problems: Problems) -> Iterator[Row]:
    """Explain the segments with these numbers."""
    for line in listing.lines(numbers):
        number = line.number_in_file
        yield Row(line, problems.beside.get(number, []), listing.position(number))


def headline_of(listing: Listing, claim_number: str) -> int:
    """The segment that opens a claim with this number, else the first that names it; 0 if none does."""
    named = listing.find(claim_number, most=FOUND_AT_MOST)
    headlines = listing.index.headlines
    return next((number for number in named if number in headlines), named[0] if named else 0)


def number_of(listing: Listing, position: str, segment: str) -> int:
    """The number in the file of a segment that an address names by its message and its place there; 1 if it is none."""
    if not (_is_small(position) and _is_small(segment)):
        return 1
    span = listing.span(int(position))
    return min(span.first + max(int(segment), 1) - 1, span.last) if span else 1


def _is_small(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 10
