"""Entries as pages show them: each with its origin, what it reverses or was reversed by, and the day that sealed it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from clearinghouse.explanation import listing_of, number_of
from clearinghouse.models import Interchange
from ledger.models import Entry, Seal
from payments.origins import Origin, Place, origins_of
from x12 import words
from x12.explaining import Line

RELATED = (
    "charge_line__encounter__patient", "coverage__payer", "deposit", "by", "reverses", "reversed_by",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry with where it came from; `undone` is the entry that reverses it, None while it stands."""

    entry: Entry
    origin: Origin
    undone: Entry | None

    @property
    def status(self) -> tuple[str, str]:
        """Its state as shape and word."""
        if self.undone is not None:
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

    @property
    def shown(self) -> Shown:
        """The entry as a list shows it."""
        return Shown(self.entry, self.origin, undone_by(self.entry))


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
    return [Shown(entry, origins[entry.pk], undone_by(entry)) for entry in found]


def whole(entry: Entry) -> Whole:
    """Everything about one entry."""
    chain = _chain(entry)
    told = shown(chain)
    origin = next(one.origin for one in told if one.entry.pk == entry.pk)
    beginning = told[0].origin
    return Whole(
        entry=entry,
        origin=origin,
        line=segment_at(origin.place or beginning.place),
        steps=told if len(told) > 1 else (),
        seal=Seal.objects.filter(last_entry__gte=entry.pk).order_by("day").first(),
        reason=_reason(entry),
    )


def undone_by(entry: Entry) -> Entry | None:
    """The entry that reverses this one; None while it stands."""
    return getattr(entry, "reversed_by", None)


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
    while (after := undone_by(found[-1])) is not None:
        found.append(entries().get(pk=after.pk))
    return found


def _reason(entry: Entry) -> str:
    """The reason of an entry in our own words; "" when it has none or no words."""
    group, _, code = entry.reason.partition(" ")
    if group == "PLB":
        return words.provider_adjustment(code)
    return words.carc(code) if code and group in {"CO", "PR", "OA", "PI", "CR"} else ""
