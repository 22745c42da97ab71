"""Suggestions as the bench offers them: read from each version of a note once, open until taken or dropped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.postgres.aggregates import StringAgg
from django.db import transaction
from django.db.models import CharField, Exists, Expression, F, Func, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.functions import Coalesce, Concat

from coding.models import Code, CodeSystem, NoteReading, NoteSuggestion, with_dot
from coding.note import digest_of
from coding.suggest.finding import Patient, suggest
from encounters.models import ADDENDUM, Addendum, Encounter
from practice.models import Staff

LONGEST_QUOTE = 90
LONGEST_BETWEEN = 60


class NotOffered(Exception):
    """The suggestion belongs to another visit, or to a note that was changed since."""


class DigestOfNote(Func):
    """The SHA-256 of a note in hexadecimal digits, as `digest_of` computes it."""

    template = "encode(sha256(convert_to(%(expressions)s, 'UTF8')), 'hex')"
    output_field = CharField()


@dataclass(frozen=True)
class Quoted:
    """Some words of a quotation; `is_unread` where the reader did not understand them."""

    text: str
    is_unread: bool = False


@dataclass(frozen=True)
class Offer:
    """
    One suggestion on the bench: `quotes` are the words of the note that prove it.

    It is established when `doubt` is empty; otherwise that is what stands around it, to be read before it is taken.
    """

    pk: int
    dotted: str
    title: str
    why: str
    quotes: list[str]
    places: list[tuple[int, int]]
    doubt: list[Quoted]
    unread: list[tuple[int, int]]

    @property
    def row(self) -> str:
        """The id of its row on the page."""
        return f"sg-{self.pk}"


@dataclass(frozen=True)
class Offers:
    """What the note suggests: still open, and dropped; `is_read` is false until the worker came to this version."""

    is_read: bool
    open: list[Offer]
    dropped: list[Offer]

    @property
    def established(self) -> list[Offer]:
        """The open ones that the note establishes."""
        return [offer for offer in self.open if not offer.unread]

    @property
    def mentioned(self) -> list[Offer]:
        """The open ones that the note mentions in words which somebody has to read."""
        return [offer for offer in self.open if offer.unread]


def unread() -> QuerySet[Encounter]:
    """Visits to be coded whose note, as it is now, was not read yet, the oldest service first."""
    read = NoteReading.objects.filter(encounter=OuterRef("pk"), digest=OuterRef("note_digest"))
    waiting = Encounter.objects.filter(status=Encounter.Status.TO_CODE).annotate(
        note_digest=DigestOfNote(_whole_note())
    )
    return waiting.filter(~Exists(read)).order_by("service_date", "id")


def _whole_note() -> Expression:
    """The note with its addenda, as `Encounter.whole_note` puts them together."""
    each = Concat(Value(ADDENDUM), "text", output_field=TextField())
    own = Addendum.objects.filter(encounter=OuterRef("pk")).order_by().values("encounter")
    joined = StringAgg(each, delimiter=Value(""), order_by="pk", output_field=TextField())
    addenda = Subquery(own.annotate(all=joined).values("all"), output_field=TextField())
    return Concat(F("note"), Coalesce(addenda, Value(""), output_field=TextField()), output_field=TextField())


@transaction.atomic
def read_note(*, encounter: Encounter, now: datetime) -> NoteReading:
    """Read a visit's note for diagnoses and keep what was found; a note that was read before is not read again."""
    locked = Encounter.objects.select_for_update(of=("self",), no_key=True).select_related("patient")
    encounter = locked.get(pk=encounter.pk)
    reading, is_new = NoteReading.objects.get_or_create(
        encounter=encounter, digest=digest_of(encounter.whole_note), defaults={"at": now}
    )
    if is_new:
        patient = Patient(encounter.patient.age_on(encounter.service_date), encounter.patient.sex)
        found = suggest(note=encounter.whole_note, day=encounter.service_date, patient=patient)
        NoteSuggestion.objects.bulk_create(
            NoteSuggestion(
                reading=reading,
                position=position,
                code=one.code,
                why=one.why[:200],
                words=[[words.start, words.end] for words in one.evidence],
                unread=[[words.start, words.end] for words in one.unread],
            )
            for position, one in enumerate(found, start=1)
        )
    return reading


def offers_of(encounter: Encounter, coded: Sequence[str]) -> Offers:
    """What the note of a visit suggests besides the diagnoses that it has."""
    note = encounter.whole_note
    reading = NoteReading.objects.filter(encounter=encounter, digest=digest_of(note)).first()
    if reading is None:
        return Offers(is_read=not note.strip(), open=[], dropped=[])
    rows = list(reading.suggestions.exclude(code__in=coded))
    day = encounter.service_date
    codes = Code.objects.filter(system=CodeSystem.ICD10CM, code__in=[row.code for row in rows])
    titles = {one.code: one.title for one in codes if one.valid_on(day)}
    offers = [(_offer(row, titles[row.code], note), row) for row in rows if row.code in titles]
    return Offers(
        is_read=True,
        open=[offer for offer, row in offers if row.dropped_at is None],
        dropped=[offer for offer, row in offers if row.dropped_at is not None],
    )


def suggestion_of(*, encounter: Encounter, pk: int) -> NoteSuggestion:
    """
    Return a suggestion of a visit's note as it is now.

    :raises NotOffered: if it is of another visit or another version of the note.
    """
    found = NoteSuggestion.objects.filter(
        pk=pk, reading__encounter=encounter, reading__digest=digest_of(encounter.whole_note)
    )
    row = found.select_related("reading").first()
    if row is None:
        raise NotOffered("The note was changed, and is read anew. Reload the visit.")
    return row


@transaction.atomic
def drop(*, encounter: Encounter, pk: int, by: Staff, now: datetime) -> NoteSuggestion:
    """
    Drop a suggestion; one that was dropped before stays so.

    :raises NotOffered: as `suggestion_of`.
    """
    row = suggestion_of(encounter=encounter, pk=pk)
    NoteSuggestion.objects.filter(pk=row.pk, dropped_at__isnull=True).update(dropped_by=by, dropped_at=now)
    return row


def offer_again(*, encounter: Encounter) -> int:
    """Offer again everything that was dropped from the note as it is now; how many."""
    dropped = NoteSuggestion.objects.filter(
        reading__encounter=encounter, reading__digest=digest_of(encounter.whole_note), dropped_at__isnull=False
    )
    return dropped.update(dropped_by=None, dropped_at=None)


def _offer(row: NoteSuggestion, title: str, note: str) -> Offer:
    quotes = [" ".join(note[start:end].split())[:LONGEST_QUOTE] for start, end in row.words]
    unread = [(start, end) for start, end in row.unread]
    return Offer(
        row.pk,
        with_dot(row.code),
        title,
        row.why,
        list(dict.fromkeys(quotes)),
        [(start, end) for start, end in row.words],
        list(_doubt(note, row.words, unread)) if unread else [],
        unread,
    )


def _doubt(note: str, words: Sequence[Sequence[int]], unread: Sequence[tuple[int, int]]) -> Iterator[Quoted]:
    """What has to be read, with the proof nearest to it; what lies far between is left out."""
    marked = set(unread)
    proof = min(words, key=lambda one: min(abs(one[0] - start) for start, _ in unread))
    before = -1
    for start, end in sorted({*marked, (proof[0], proof[1])}):
        if start < before:
            continue
        if before >= 0:
            between = note[before:start]
            yield Quoted(between if len(between) <= LONGEST_BETWEEN else " … ")
        yield Quoted(note[start:end][:LONGEST_QUOTE], (start, end) in marked)
        before = end
