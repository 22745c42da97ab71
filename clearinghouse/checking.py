"""A stored file held against the rules of X12: what is wrong with it, each finding at its segment."""

from dataclasses import dataclass

from clearinghouse.models import Interchange
from clearinghouse.segments import Listing
from x12.checked import checked, place_in_file
from x12.problems import Problem
from x12.reader import Piece

# Together they keep the check of any file within a page's own request.
SEGMENTS_AT_MOST = 20_000
FOUND_AT_MOST = 2_000
KEPT = 32

# By the digest of the file.  Kept in the process, so that it never outlives the rules that were applied.
_checked: dict[str, "Findings"] = {}


@dataclass(frozen=True)
class Found:
    """
    One finding; `number` counts its segment in the file, from 1.

    0 is the file as a whole; a finding about a message without a place has the number of its ST.
    """

    number: int
    problem: Problem


@dataclass(frozen=True)
class Findings:
    """What was found, in the order of the file; `last` is the last segment that was checked."""

    found: list[Found]
    last: int
    is_cut: bool


def findings_of(row: Interchange, listing: Listing) -> Findings:
    """
    Check a file, from its beginning as far as one request allows; what was found in the files looked at last is kept.

    Content never raises.  The check stops after the claim with the 20,000th segment, or when there are more than 2,000
    findings; then `is_cut` is set, because there may be more.
    """
    findings = _checked.pop(row.digest, None) or check(listing)
    _checked[row.digest] = findings
    if len(_checked) > KEPT:
        _checked.pop(next(iter(_checked)), None)
    return findings


def check(listing: Listing) -> Findings:
    """Check a file, from its beginning as far as one request allows."""
    found: list[Found] = []
    last = 0
    for piece, problems in checked(listing.text):
        found += [Found(place_in_file(piece, problem), problem) for problem in problems]
        last = max(last, _last(piece))
        if last >= SEGMENTS_AT_MOST or len(found) > FOUND_AT_MOST:
            return Findings(found[:FOUND_AT_MOST], last, is_cut=last < listing.count or len(found) > FOUND_AT_MOST)
    return Findings(found, listing.count, is_cut=False)


def _last(piece: Piece) -> int:
    """The number in the file of the last segment of a piece; 0 for the end of an interchange or of the file."""
    if piece.transaction is None:
        return 0
    last = piece.path[-1] if piece.path else piece.transaction.message
    return int(piece.transaction.at + (last.to if last else 1) - 1)
