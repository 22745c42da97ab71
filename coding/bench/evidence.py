"""Words of the note as evidence: kept with a diagnosis or a line, and shown in the note with its letter or number."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from django.db import transaction

from coding.models import ChargeLine, Diagnosis, Evidence, ProviderQuery
from coding.note import Kind, Run, digests_of, parts
from coding.suggest.offers import Offers
from encounters.models import Encounter

CODED = "coded"
MAYBE = "maybe"
ASKED = "ask"
UNREAD = "unread"
LONGEST = 600


class NotInTheNote(Exception):
    """The note has no such words."""


class NoteChanged(Exception):
    """The note is not the one that the words were selected in."""


@dataclass(frozen=True)
class Span:
    """Some characters of a note, counted from 0; `end` is not included.  `digest` tells which note."""

    start: int
    end: int
    digest: str


@dataclass(frozen=True)
class Mark:
    """Words to be marked in the note: what they prove (`label`), the row they belong to, and how sure it is."""

    start: int
    end: int
    label: str
    row: str
    kind: str = CODED


@dataclass(frozen=True)
class Piece:
    """Words of a note marked alike; `labels` are of the marks that end here, `breaks` says that a line ends."""

    text: str
    at: int
    row: str = ""
    kind: str = ""
    labels: tuple[str, ...] = ()
    begins: bool = False
    breaks: bool = False


@dataclass(frozen=True)
class MarkedPart:
    """One part of a note with its marks; `kind` as in `coding.note`."""

    kind: Kind
    items: tuple[tuple[Piece, ...], ...]


@transaction.atomic
def cite(*, encounter: Encounter, proved: Diagnosis | ChargeLine, span: Span) -> Evidence | None:
    """
    Keep words of the note as evidence; the same words again take it away, and None is returned.

    The visit is locked by whoever calls.  Space around the words is cut off.

    :raises NoteChanged: if the words were selected in another version of the note.
    :raises NotInTheNote: if the span is empty, too long, or outside of the note.
    """
    note, digests = encounter.whole_note, known_digests(encounter)
    if span.digest not in digests:
        raise NoteChanged("The note was changed since you opened this page. Reload it and select the words again.")
    if not 0 <= span.start < span.end <= len(note) or span.end - span.start > LONGEST:
        raise NotInTheNote("Select words of the note, at most a paragraph of them.")
    words = note[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - (len(words) - len(words.rstrip()))
    if start >= end:
        raise NotInTheNote("Only space is selected. Select the words that prove the code.")
    target = {"diagnosis": proved} if isinstance(proved, Diagnosis) else {"line": proved}
    there = Evidence.objects.filter(start=start, end=end, digest__in=digests, **target)
    if there.delete()[0]:
        return None
    return Evidence.objects.create(encounter=encounter, start=start, end=end, digest=span.digest, **target)


def known_digests(encounter: Encounter) -> list[str]:
    """The digests of the note under which evidence holds; the last one is that of the whole note as it is now."""
    return digests_of(encounter.note, [one.text for one in encounter.addenda.all()])


def marks_of(encounter: Encounter, evidence: Sequence[Evidence]) -> list[Mark]:
    """What is proved by which words, without the evidence of another version of the note."""
    digests = known_digests(encounter)
    return [_mark(one) for one in evidence if one.digest in digests]


def marks_of_queries(encounter: Encounter, digests: Sequence[str]) -> list[Mark]:
    """The words of the note that the provider is asked about."""
    asked = ProviderQuery.objects.filter(encounter=encounter, state=ProviderQuery.State.OPEN, note_digest__in=digests)
    return [Mark(start, end, "", "queries", ASKED) for query in asked for start, end, _ in query.indicators]


def marks_of_offers(offers: Offers) -> list[Mark]:
    """The words of the note that prove open suggestions, and those that have to be read before one is taken."""
    proofs = [Mark(start, end, "?", offer.row, MAYBE) for offer in offers.open for start, end in offer.places]
    return proofs + [Mark(start, end, "", offer.row, UNREAD) for offer in offers.open for start, end in offer.unread]


def _mark(one: Evidence) -> Mark:
    if one.diagnosis is not None:
        return Mark(one.start, one.end, one.diagnosis.letter, f"dx-{one.diagnosis.code}")
    return Mark(one.start, one.end, str(one.line.position) if one.line else "", f"ln-{one.line_id}")


def evidence_of(encounter: Encounter) -> list[Evidence]:
    """All evidence of a visit with what it proves, in the order of the note."""
    return list(encounter.evidence.select_related("diagnosis", "line"))


def marked(note: str, marks: Sequence[Mark]) -> list[MarkedPart]:
    """The note in its parts, cut where marks begin and end."""
    return [MarkedPart(part.kind, tuple(tuple(_cut_item(item, marks)) for item in part.items)) for part in parts(note)]


def _cut_item(item: Sequence[Run], marks: Sequence[Mark]) -> Iterator[Piece]:
    for run in item:
        *before, last = _cut(run, marks)
        yield from before
        yield replace(last, breaks=run is not item[-1])


def _cut(run: Run, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Cut a run at every edge of a mark; words under several marks belong to the shortest."""
    last = run.at + len(run.text)
    here = [mark for mark in marks if mark.start < last and run.at < mark.end]
    edges = {edge for mark in here for edge in (mark.start, mark.end) if run.at < edge < last}
    for start, end in pairwise(sorted({run.at, last, *edges})):
        over = sorted((mark for mark in here if mark.start <= start and end <= mark.end), key=_length)
        text = run.text[start - run.at : end - run.at]
        if not over:
            yield Piece(text, start)
            continue
        labels = tuple(mark.label for mark in over if mark.end == end and mark.label)
        begins = any(mark.start == start for mark in over)
        yield Piece(text, start, over[0].row, over[0].kind, labels, begins)


def _length(mark: Mark) -> int:
    return mark.end - mark.start
