"""What each segment of an 835 that speaks of money became: entries, a denial, an exception that waits, or nothing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Q, QuerySet

from claims.models import Denial
from clearinghouse.explanation import listing_of
from clearinghouse.segments import Listing, Span
from ledger.models import Account, Entry, Kind
from payments.models import Adjudication, ProviderItem, Remittance
from payments.posting.load import decisions_of, with_claims
from payments.posting.plan import Decision
from payments.proof import fates
from payments.proof.entries import Shown, behind, entries, shown
from payments.proof.fates import Fate
from payments.proof.sources import Way, came_from
from x12.explaining import Line

ZERO = Decimal("0.00")
TOLD_OF_UNUSED = 250  # segments
State = Adjudication.State
_Reason = tuple[int, int, int]  # the segments of its CLP and its CAS, and its place in the CAS


@dataclass(frozen=True, slots=True)
class Row:
    """One segment with what it became: entries, undone ones too, and what else there is to say."""

    line: Line
    entries: Sequence[Shown]
    fates: Sequence[Fate]


@dataclass(frozen=True, slots=True)
class Block:
    """
    The segments of one claim.

    `said` is CLP04, `booked` what its entries pay now, `waits` what is not booked because it waits or was set aside.
    """

    adjudication: Adjudication
    rows: Sequence[Row]
    said: Decimal
    booked: Decimal

    @property
    def waits(self) -> Decimal:
        """Dollars that the payer said and that are in no entry yet."""
        return ZERO if self.adjudication.state == State.POSTED else self.said

    @property
    def holds(self) -> bool:
        """Tell whether every cent that was said is booked, or waits."""
        return self.said == self.booked + self.waits


@dataclass(frozen=True, slots=True)
class FileProof:
    """The payment of a file and where each cent of it is; dollars."""

    paid: Decimal
    applied: Decimal
    waiting: Decimal
    set_aside: Decimal
    kept_back: Decimal
    kept_back_waiting: Decimal
    released: Decimal

    @property
    def missing(self) -> Decimal:
        """Dollars that nothing explains; zero when it is proven."""
        placed = self.applied + self.waiting + self.set_aside + self.released
        return self.paid - (placed - self.kept_back - self.kept_back_waiting)


def file_proof(remittance: Remittance) -> FileProof:
    """Where the payment is: the file's segments on one side, the entries of the deposit on the other."""
    moved = _moved(remittance.deposit_id)
    by_state: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for state, paid in remittance.adjudications.values_list("state", "paid"):
        by_state[state] += paid
    said = sum(remittance.provider_adjustments.values_list("amount", flat=True), ZERO)
    return FileProof(
        paid=remittance.amount,
        applied=-moved[Kind.PAYMENT],
        waiting=by_state[State.WAITING] + by_state[State.EXCEPTION],
        set_aside=by_state[State.DISMISSED],
        kept_back=moved[Kind.PROVIDER_LEVEL],
        kept_back_waiting=said - moved[Kind.PROVIDER_LEVEL],
        released=remittance.unexplained,
    )


def outside_of_claims(remittance: Remittance) -> list[Row]:
    """
    The payment of the file (BPR) and the money outside of claims (PLB), each with what it became.

    Of a file whose claims were not taken in, such as a duplicate, its first segments about claims are told too.
    """
    listing, span = _listing(remittance)
    if span is None:
        return []
    plb = set(remittance.provider_adjustments.values_list("segment", flat=True))
    first = remittance.adjudications.order_by("position").values_list("segment", flat=True).first()
    head = range(1, first or min(span.last - span.first + 1, TOLD_OF_UNUSED))
    told = _by_segment(remittance, _of_items(remittance), {})
    items = _items(remittance)
    rows = []
    for line in listing.lines(span.first + number - 1 for number in {*head, *plb}):
        if line.id == "BPR":
            rows.append(_payment(line, remittance))
        elif line.id == "PLB":
            its = [item for item in items if item.adjustment.segment == line.number]
            rows.append(Row(line, told[line.number], fates.of_items(its, remittance)))
        elif line.id in fates.TOLD_ONLY:
            rows.append(Row(line, (), [fates.told_only(line)]))
        elif line.id in fates.MOVING:
            rows.append(Row(line, (), [fates.waits(remittance)]))
    return rows


def of_claims(remittance: Remittance, adjudications: Sequence[Adjudication]) -> list[Block]:
    """Some claims of a file, each with its segments about money and what they became."""
    listing, span = _listing(remittance)
    if span is None or not adjudications:
        return []
    rows = Adjudication.objects.filter(pk__in=[one.pk for one in adjudications])
    decisions = {one.adjudication.pk: one for one in decisions_of(with_claims(rows), deposit_id=remittance.deposit_id)}
    own = list(_own_entries(adjudications))
    undone = behind(own)
    told = _by_segment(remittance, own, decisions)
    denials = _denials(adjudications)
    lines = _lines(remittance, adjudications, listing, span)
    made = []
    for one in decisions.values():
        row = one.adjudication
        its = [_row(line, one, told[line.number], denials) for line in lines[row.pk]]
        mine = [entry for entry in own if came_from(entry.source)["claim"] == row.segment]
        made.append(Block(row, its, row.paid, _booked([*mine, *_unposted(mine, undone)])))
    return made


def page_of_segment(remittance: Remittance, segment: int, *, claims_a_page: int) -> int:
    """The page of claims on which a segment stands; what is outside of claims stands on the first."""
    before = remittance.adjudications.filter(segment__lte=segment).count()
    if remittance.provider_adjustments.filter(segment=segment).exists() or not before:
        return 1
    return (before - 1) // claims_a_page + 1


def _listing(remittance: Remittance) -> tuple[Listing, Span | None]:
    message = remittance.transaction_set
    listing = listing_of(message.interchange)
    return listing, listing.span(message.position)


def _lines(
    remittance: Remittance, adjudications: Sequence[Adjudication], listing: Listing, span: Span
) -> dict[int, list[Line]]:
    """The segments about money of each claim, from its CLP to the next."""
    ends = _ends(remittance, adjudications, span.last - span.first + 1)
    owner = {number: row.pk for row in adjudications for number in range(row.segment, ends[row.pk])}
    found: dict[int, list[Line]] = defaultdict(list)
    for line in listing.lines(span.first + number - 1 for number in owner):
        if line.id in (fates.MOVING | fates.TOLD_ONLY.keys()) - {"PLB"}:
            found[owner[line.number]].append(line)
    return found


def _ends(remittance: Remittance, adjudications: Sequence[Adjudication], last: int) -> dict[int, int]:
    """The segment before which each claim ends: the next CLP, or the end of the message."""
    following = dict(remittance.adjudications.filter(position__in=[one.position + 1 for one in adjudications])
                     .values_list("position", "segment"))  # fmt: skip
    return {one.pk: following.get(one.position + 1, last) for one in adjudications}


def _own_entries(adjudications: Iterable[Adjudication]) -> QuerySet[Entry]:
    """The entries of every posting of these decisions."""
    mine = Q(pk__in=[])
    for row in adjudications:
        for run in range(1, row.run + 1):
            row.run, kept = run, row.run
            mine |= Q(source__startswith=row.source)
            row.run = kept
    return entries().filter(mine)


def _of_items(remittance: Remittance) -> list[Entry]:
    mine = Q(pk__in=[])
    for segment in remittance.provider_adjustments.values_list("segment", flat=True).distinct():
        for run in ["", *(f"run:{number}:" for number in range(2, remittance.run + 1))]:
            mine |= Q(source__startswith=f"remittance:{remittance.pk}:{run}segment:{segment}:plb:")
    return list(entries().filter(mine))


def _items(remittance: Remittance) -> list[ProviderItem]:
    return list(ProviderItem.objects.filter(adjustment__remittance=remittance).select_related("adjustment"))


def _by_segment(
    remittance: Remittance, own: Sequence[Entry], decisions: Mapping[int, Decision]
) -> dict[int, list[Shown]]:
    """The entries of a posting by the segment that each came from."""
    by_clp = {one.adjudication.segment: one for one in decisions.values()}
    found: dict[int, list[Shown]] = defaultdict(list)
    for one in shown(own):
        source = came_from(one.entry.source)
        number = source["segment"] or source["claim"]
        if source.way == Way.TAKEN_BACK and source["claim"] in by_clp:
            number = _mirrored(one.entry, by_clp[source["claim"]])
        found[number].append(one)
    return found


def _mirrored(entry: Entry, reversal: Decision) -> int:
    """The segment of a takeback that speaks of what an entry undoes: of the same line and reason, or else its CLP."""
    if entry.kind == Kind.PAYMENT:
        mine = (line.segment for line in reversal.lines if line.charge_line_id == entry.charge_line_id)
        return next(mine, reversal.adjudication.segment)
    of_line = {line.pk: line.charge_line_id for line in reversal.lines}
    said = [one for one in reversal.adjustments if str(one) == entry.reason]
    exact = (one.segment for one in said if one.line_id and of_line[one.line_id] == entry.charge_line_id)
    whole = (one.segment for one in said if one.line_id is None)
    return next(exact, next(whole, reversal.adjudication.segment))


def _denials(adjudications: Sequence[Adjudication]) -> dict[_Reason, list[Denial]]:
    """The denials of these claims by the reason that they came from."""
    claims = {row.claim_id for row in adjudications if row.claim_id}
    wanted = {row.source: row for row in adjudications}
    found: dict[_Reason, list[Denial]] = defaultdict(list)
    for denial in Denial.objects.filter(claim__in=claims).order_by("pk"):
        base, _, place = denial.source.rpartition("cas:")
        if base in wanted:
            segment, position, *_ = place.split(":")
            found[(wanted[base].segment, int(segment), int(position))].append(denial)
    return found


def _unposted(own: Sequence[Entry], later: Iterable[Entry]) -> list[Entry]:
    """The entries by which we took our own posting of these back."""
    ids = {entry.pk for entry in own}
    of_undoings = (entry for entry in later if entry.source.startswith("undoing:"))
    return [entry for entry in of_undoings if came_from(entry.source)["entry"] in ids]


def _booked(rows: Iterable[Entry]) -> Decimal:
    """What entries take out of the deposit for claims."""
    paid = (entry for entry in rows if entry.kind == Kind.PAYMENT)
    return sum((entry.amount if entry.debit == Account.UNAPPLIED else -entry.amount for entry in paid), ZERO)


def _moved(deposit_id: int | None) -> dict[str, Decimal]:
    """By how much each kind of entry raised the unapplied money of a deposit."""
    moved: dict[str, Decimal] = defaultdict(lambda: ZERO)
    if deposit_id is None:
        return moved
    on_it = Entry.objects.filter(Q(debit=Account.UNAPPLIED) | Q(credit=Account.UNAPPLIED), deposit=deposit_id)
    for kind, credit, amount in on_it.values_list("kind", "credit", "amount"):
        moved[kind] += amount if credit == Account.UNAPPLIED else -amount
    return moved


def _payment(line: Line, remittance: Remittance) -> Row:
    own = f"remittance:{remittance.pk}:"  # a payment that the bank took back and the payer paid anew has two
    taken = shown(entries().filter(Q(source=f"{own}deposit") | Q(source__startswith=f"{own}again:")))
    if taken:
        return Row(line, taken, ())
    if remittance.deposit_id:
        return Row(line, (), [fates.NO_MONEY])
    return Row(line, (), [fates.waits(remittance)])


def _row(line: Line, decision: Decision, told: Sequence[Shown], denials: Mapping[_Reason, Sequence[Denial]]) -> Row:
    row = decision.adjudication
    if line.id in fates.TOLD_ONLY:
        return Row(line, (), [fates.told_only(line)])
    if row.state != State.POSTED:
        return Row(line, told, [fates.of_unposted(row)])
    if line.id == "CLP":
        return Row(line, told, [fates.of_claim(row)])
    if line.id == "SVC":
        return Row(line, told, () if told else [fates.PAYS_NOTHING])
    return Row(line, told, [] if row.is_reversal and told else _fates_of_reasons(line, decision, told, denials))


def _fates_of_reasons(
    line: Line, decision: Decision, told: Sequence[Shown], denials: Mapping[_Reason, Sequence[Denial]]
) -> list[Fate]:
    """What became of those reasons of a CAS that became no entry."""
    clp = decision.adjudication.segment
    booked = {came_from(one.entry.source)["position"] for one in told}
    its = [one for one in decision.adjustments if one.segment == line.number and one.position not in booked]
    found: list[Fate] = []
    for one in its:
        refused = denials.get((clp, one.segment, one.position), ())
        found += [fates.of_denial(denial) for denial in refused] or [fates.of_reason(one, decision)]
    return found
