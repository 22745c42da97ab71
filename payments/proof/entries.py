"""Entries as pages show them: each with its origin, what it reverses or was reversed by, and the day that sealed it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from clearinghouse.explanation import listing_of, number_of
from clearinghouse.models import Interchange
from coding.reason_words import licensed_words, reason_in_words
from ledger.models import Entry, Seal
from payments.proof.origins import Origin, Place, origins_of
from x12 import words
from x12.explaining import Line

RELATED = (
    "charge_line__encounter__patient", "coverage__payer", "deposit", "by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry with where it came from; it stands unless what reverses it stands."""

    entry: Entry
    origin: Origin
    stands: bool

    @property
    def status(self) -> tuple[str, str]:
        """Its state as shape and word."""
        if not self.stands:
            return "hold", "Undone"
        return ("info", "Reversal") if self.entry.reverses_id else ("ok", "Stands")


@dataclass(frozen=True, slots=True)
class Whole:
    """
    One entry with everything about it.

    `line` is the segment it came from, as the file has it; `steps` are the entries that it reverses and that reversed
    it, from the first on, each with its origin.  `seal` is the day's seal that covers it, None until the night.
    """

    entry: Entry
    origin: Origin
    line: Line | None
    steps: Sequence[Shown]
    seal: Seal | None
    reason: str
    status: tuple[str, str]


def entries() -> QuerySet[Entry]:
    """Every entry with what its row shows, in the order of posting."""
    return Entry.objects.select_related(*RELATED).order_by("pk")


def of_visit(*, encounter_id: int) -> QuerySet[Entry]:
    """The entries of a visit: its charges and all that became of them."""
    return entries().filter(charge_line__encounter=encounter_id)


def of_deposit(*, deposit_id: int) -> QuerySet[Entry]:
    """The entries of a deposit: the money that came, what it was used for, and what was decided with it."""
    return entries().filter(deposit=deposit_id)


def shown(rows: Iterable[Entry]) -> list[Shown]:
    """Entries with their origins."""
    found = list(rows)
    origins = origins_of(found)
    reversals = {entry.reverses_id: entry.pk for entry in behind(found)}
    return [Shown(entry, origins[entry.pk], _stands(entry.pk, reversals)) for entry in found]


def behind(rows: Iterable[Entry]) -> list[Entry]:
    """Every entry that reverses one of these, or one that does so, and so on."""
    found: list[Entry] = []
    ids = [entry.pk for entry in rows]
    while ids:
        more = list(Entry.objects.filter(reverses__in=ids).order_by("pk"))
        found += more
        ids = [entry.pk for entry in more]
    return found


def whole(entry: Entry) -> Whole:
    """Everything about one entry."""
    chain = _chain(entry)
    told = shown(chain)
    this = next(one for one in told if one.entry.pk == entry.pk)
    origin = this.origin
    beginning = told[0].origin
    return Whole(
        entry=entry,
        origin=origin,
        line=segment_at(origin.place or beginning.place),
        steps=told if len(told) > 1 else (),
        seal=Seal.objects.filter(last_entry__gte=entry.pk).order_by("day").first(),
        reason=_reason(entry),
        status=this.status,
    )


def segment_at(place: Place | None) -> Line | None:
    """The segment at a place of a stored file, with what it says; None when the file does not show it."""
    file = Interchange.objects.filter(pk=place.file).first() if place else None
    if place is None or file is None:
        return None
    listing = listing_of(file)
    span = listing.span(place.message)
    if span is None:
        return None
    number = number_of(listing, str(place.message), str(place.segment))
    return next(listing.lines([number]), None)


def _chain(entry: Entry) -> list[Entry]:
    """The entry with what it reverses and what reversed it, from the first on."""
    first = entry
    while first.reverses_id is not None:
        first = entries().get(pk=first.reverses_id)
    found = [first]
    later = [entry.pk for entry in behind([first])]
    return [*found, *entries().filter(pk__in=later)]


def _stands(pk: int, reversals: Mapping[int | None, int]) -> bool:
    stands = True
    while pk in reversals:
        pk, stands = reversals[pk], not stands
    return stands


def _reason(entry: Entry) -> str:
    """The reason of an entry in words; "" when it has none or no words."""
    group, _, code = entry.reason.partition(" ")
    if group == "PLB":
        return words.provider_adjustment(code)
    is_reason = code and group in {"CO", "PR", "OA", "PI", "CR"}
    return reason_in_words(code, licensed_words([code])) if is_reason else ""
