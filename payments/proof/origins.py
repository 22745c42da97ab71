"""Where entries came from, in words and with the pages that show it: the file and segment, the act, the person."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q

from claims.models import Claim, Denial, WriteOff
from encounters.models import Encounter
from ledger.models import Entry
from payments.models import Adjudication, BankMatch, ItemSettlement, Refund, Remittance, ReturnedPayment, Undoing
from payments.proof.sources import Source, UnknownSource, Way, came_from


@dataclass(frozen=True, slots=True)
class Place:
    """A segment of a stored file: the file, the place of its message in it, the place of the segment in that."""

    file: int
    message: int
    segment: int


@dataclass(frozen=True, slots=True)
class Origin:
    """
    Where one entry came from.

    `page` and `key` are the name and the number of the page that shows the act ("" when none does), `query` what is
    chosen on it.  `why` is the reason that a person gave.
    """

    way: Way | None
    words: str
    page: str = ""
    key: int | None = None
    query: str = ""
    why: str = ""
    place: Place | None = None


# What the numbers of a source mean, and what is read along with it.
_ROWS: Mapping[str, tuple[type[Model], tuple[str, ...]]] = {
    "encounter": (Encounter, ()),
    "remittance": (Remittance, ("transaction_set",)),
    "undoing": (Undoing, ("remittance", "adjudication")),
    "settlement": (ItemSettlement, ()),
    "refund": (Refund, ()),
    "write_off": (WriteOff, ()),
    "denial": (Denial, ("claim",)),
    "match": (BankMatch, ()),
}
UNKNOWN = "A source that no part of the office writes; tell an administrator"


class _Found:
    """Every row that the sources of some entries name, read in one query a table."""

    def __init__(self, sources: Iterable[Source]) -> None:
        wanted: dict[str, set[int]] = defaultdict(set)
        decisions: set[tuple[int, int]] = set()
        for source in sources:
            for name, number in source.numbers.items():
                wanted[name].add(number)
            if source["remittance"] and source["claim"]:
                decisions.add((source["remittance"], source["claim"]))
        self._rows = {name: _read(name, wanted[name]) for name in _ROWS if wanted[name]}
        self._decisions = _decisions(decisions)
        self._next_plans = _in_bulk(Claim, wanted["claim"] if any(s.way == Way.NEXT_PLAN for s in sources) else ())
        self._returned = {row.deposit_id: row for row in _returned(wanted["deposit"])}

    def row(self, source: Source, name: str) -> Any:
        """The row of this name, None when it is gone or the source names none."""
        return self._rows.get(name, {}).get(source[name])

    def decision(self, source: Source) -> int | None:
        """The number of the decision that a segment of a remittance opens."""
        return self._decisions.get((source["remittance"], source["claim"]))

    def next_plan(self, source: Source) -> Claim | None:
        """The claim to the next plan."""
        return self._next_plans.get(source["claim"])

    def returned(self, source: Source) -> ReturnedPayment | None:
        """What the bank said when it took a deposit back."""
        return self._returned.get(source["deposit"])


def origins_of(entries: Iterable[Entry]) -> dict[int, Origin]:
    """Where each of these entries came from, by its number, in a fixed number of queries."""
    taken_apart: dict[int, Source] = {}
    given: dict[int, Entry] = {entry.pk: entry for entry in entries}
    for pk, entry in given.items():
        try:
            taken_apart[pk] = came_from(entry.source)
        except UnknownSource:
            continue
    found = _Found(list(taken_apart.values()))
    return {
        pk: _told(taken_apart[pk], entry, found) if pk in taken_apart else Origin(None, UNKNOWN)
        for pk, entry in given.items()
    }


def origin_of(entry: Entry) -> Origin:
    """Where one entry came from."""
    return origins_of([entry])[entry.pk]


def _told(source: Source, entry: Entry, found: _Found) -> Origin:
    if source["remittance"]:
        return _of_remittance(source, found)
    return _TOLD[source.way](source, entry, found)


def _of_remittance(source: Source, found: _Found) -> Origin:
    row: Remittance | None = found.row(source, "remittance")
    number = source["segment"] or source["claim"]
    if source.way == Way.PAYMENT_RECEIVED:
        number = 2  # BPR follows ST
    trace = f"Remittance {row.trace}" if row else f"Remittance {source['remittance']}"
    what = {
        Way.PAYMENT_RECEIVED: "its payment",
        Way.LINE_PAID: f"segment {number}, the line is paid",
        Way.CLAIM_PAID: f"segment {number}, the claim is paid without lines",
        Way.ADJUSTED: f"segment {number}, reason {source['position']} of it",
        Way.FROM_NEXT_PLAN: f"segment {number}, what the next plan was asked for is not the patient's any more",
        Way.TAKEN_BACK: f"segment {number}, the payer takes an earlier decision back",
        Way.KEPT_BACK: f"segment {number}, amount {source['position']} of it outside of claims",
        Way.ITEM_SETTLED: f"segment {number}, amount {source['position']} of it is settled",
    }[source.way]
    settlement: ItemSettlement | None = found.row(source, "settlement")
    decision = found.decision(source)
    return Origin(
        way=source.way,
        words=f"{trace}, {what}" + (f", posted for the {_nth(source['run'])} time" if source["run"] else ""),
        page="payments:remittance",
        key=source["remittance"],
        query=f"?decision={decision}" if decision else "",
        why=_why_settled(settlement),
        place=Place(row.transaction_set.interchange_id, row.transaction_set.position, number) if row else None,
    )


def _why_settled(settlement: ItemSettlement | None) -> str:
    if settlement is None:
        return ""
    return settlement.why or f"{settlement.get_way_display()}, by itself"


def _nth(number: int) -> str:
    return {2: "second", 3: "third"}.get(number, f"{number}th")


def _charge(source: Source, entry: Entry, found: _Found) -> Origin:
    visit: Encounter | None = found.row(source, "encounter")
    number = visit.number if visit else source["encounter"]
    return Origin(
        source.way, f"Charge of visit {number}, when it was released", "encounters:detail", source["encounter"]
    )


def _undone(source: Source, entry: Entry, found: _Found) -> Origin:
    row: Undoing | None = found.row(source, "undoing")
    if row is None:
        return Origin(source.way, "A posting was undone")
    what = f"claim in segment {row.adjudication.segment} detached" if row.adjudication else "un-posted"
    query = f"?decision={row.adjudication_id}" if row.adjudication_id else ""
    words = f"Remittance {row.remittance.trace}, {what}"
    return Origin(source.way, words, "payments:remittance", row.remittance_id, query, row.why)


def _settlement_undone(source: Source, entry: Entry, found: _Found) -> Origin:
    row: ItemSettlement | None = found.row(source, "settlement")
    words = "Settlement of a provider-level item undone"
    return Origin(
        source.way, words, "payments:item", row.item_id if row else None, "", row.undone_because if row else ""
    )


def _of_payment(source: Source, entry: Entry, found: _Found) -> Origin:
    words = {
        Way.TAKEN_AT_THE_DESK: "Payment taken at the desk",
        Way.USED_AT_THE_DESK: "Payment at the desk, used for a service",
        Way.USED_LATER: "Money on account, used for a service",
        Way.USE_TAKEN_BACK: "Use of a payment taken back from a service",
    }[source.way]
    return Origin(source.way, words, "payments:receipt", entry.deposit_id)


def _returned_payment(source: Source, entry: Entry, found: _Found) -> Origin:
    row = found.returned(source)
    kind = row.get_kind_display().lower() if row else "returned"
    words = f"Payment {source['deposit']}, {kind}" + (": the fee" if source.way == Way.RETURN_FEE else "")
    return Origin(source.way, words, "payments:deposit-entries", source["deposit"], "", row.note if row else "")


def _refund(source: Source, entry: Entry, found: _Found) -> Origin:
    row: Refund | None = found.row(source, "refund")
    is_voided = source.way == Way.REFUND_VOIDED
    words = f"Refund {source['refund']}, {'voided' if is_voided else 'sent'}"
    why = row.why_not if row and is_voided else _reason(row)
    return Origin(source.way, words, "payments:refund", source["refund"], "", why)


def _write_off(source: Source, entry: Entry, found: _Found) -> Origin:
    row: WriteOff | None = found.row(source, "write_off")
    is_undone = source.way == Way.WRITE_OFF_UNDONE
    words = f"Write-off {source['write_off']}{', taken back' if is_undone else ''}"
    why = row.why_not if row and is_undone else _reason(row)
    return Origin(source.way, words, "payments:write-off", source["write_off"], "", why)


def _reason(row: Refund | WriteOff | None) -> str:
    return ": ".join(filter(None, [row.get_reason_display(), row.note])) if row else ""


def _denial(source: Source, entry: Entry, found: _Found) -> Origin:
    row: Denial | None = found.row(source, "denial")
    what = "left to the patient" if entry.debit == "PATIENT" else "accepted as the contract's"
    return Origin(
        source.way, f"Denial, {what}", "claims:detail", row.claim_id if row else None, "", row.outcome if row else ""
    )


def _next_plan(source: Source, entry: Entry, found: _Found) -> Origin:
    claim = found.next_plan(source)
    number = claim.claim_number if claim else source["claim"]
    return Origin(source.way, f"Claim {number} to the next plan was opened", "claims:detail", source["claim"])


def _bank_fee(source: Source, entry: Entry, found: _Found) -> Origin:
    row: BankMatch | None = found.row(source, "match")
    words = "Fee kept of a card, told by the bank's line" + (", match undone" if source.way == Way.FEE_UNDONE else "")
    return Origin(source.way, words, "payments:bank-line", row.line_id if row else None)


def _typed_fee(source: Source, entry: Entry, found: _Found) -> Origin:
    return Origin(source.way, "Fee kept of a virtual card, typed", "payments:bank-deposit", source["deposit"])


_TOLD: Mapping[Way, Callable[[Source, Entry, _Found], Origin]] = {
    Way.CHARGE: _charge,
    Way.UNPOSTED: _undone,
    Way.SETTLEMENT_UNDONE: _settlement_undone,
    Way.TAKEN_AT_THE_DESK: _of_payment,
    Way.USED_AT_THE_DESK: _of_payment,
    Way.USED_LATER: _of_payment,
    Way.USE_TAKEN_BACK: _of_payment,
    Way.RETURNED: _returned_payment,
    Way.RETURN_FEE: _returned_payment,
    Way.REFUNDED: _refund,
    Way.REFUND_VOIDED: _refund,
    Way.WRITTEN_OFF: _write_off,
    Way.WRITE_OFF_UNDONE: _write_off,
    Way.DENIAL_SETTLED: _denial,
    Way.NEXT_PLAN: _next_plan,
    Way.FEE_AT_THE_BANK: _bank_fee,
    Way.FEE_UNDONE: _bank_fee,
    Way.FEE_TYPED: _typed_fee,
}


def _read(name: str, numbers: Iterable[int]) -> dict[int, Any]:
    model, related = _ROWS[name]
    rows = model._default_manager.filter(pk__in=list(numbers))
    return {row.pk: row for row in (rows.select_related(*related) if related else rows)}


def _in_bulk(model: type[Claim], numbers: Iterable[int]) -> dict[int, Claim]:
    wanted = list(numbers)
    return model.objects.in_bulk(wanted) if wanted else {}


def _returned(deposits: Iterable[int]) -> Iterable[ReturnedPayment]:
    wanted = list(deposits)
    return ReturnedPayment.objects.filter(deposit__in=wanted) if wanted else ()


def _decisions(places: Iterable[tuple[int, int]]) -> dict[tuple[int, int], int]:
    """The decision that each segment of a remittance opens, by remittance and segment."""
    by_remittance: dict[int, set[int]] = defaultdict(set)
    for remittance, segment in places:
        by_remittance[remittance].add(segment)
    if not by_remittance:
        return {}
    asked = Q(pk__in=[])
    for remittance, segments in by_remittance.items():
        asked |= Q(remittance=remittance, segment__in=segments)
    rows = Adjudication.objects.filter(asked).values_list("remittance_id", "segment", "pk")
    return {(remittance, segment): pk for remittance, segment, pk in rows}
