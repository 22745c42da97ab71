"""The lists of provider-level items: who owes whom, since when, and everything one item hangs together with."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from ledger.models import Entry
from patients.models import Payer
from payments.models import Adjudication, ItemSettlement, ProviderItem, Refund
from payments.provider_level.acknowledged import refunds_like
from payments.provider_level.codes import RECOVERY, Meaning, may_settle, meaning
from x12 import words

ZERO = Decimal("0.00")
# The last day of each span of ages but the last, which has no end.
AGES = (30, 60, 90, 120)
LABELS = ("0–30", "31–60", "61–90", "91–120", "over 120")
VIEWS = {
    "owed": ("Owed to payers", Q(open__lt=0)),
    "with": ("With payers", Q(open__gt=0)),
    "settled": ("Settled", Q(open=0, is_posted=True)),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: a view, and one payer, code or span of ages of it (None is any)."""

    view: str = "owed"
    payer_id: int | None = None
    code: str = ""
    span: int | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """What is open of one span of ages: dollars, always positive, and how many items."""

    label: str
    amount: Decimal
    count: int


@dataclass(frozen=True, slots=True)
class Related:
    """
    Everything about one item.

    `candidates` may be its other side, those of the same amount first; `reversals` are takebacks of its claim;
    `refunds` are those of ours that the payer may speak of.
    """

    item: ProviderItem
    meaning: Meaning
    settlements: Sequence[ItemSettlement]
    candidates: Sequence[ProviderItem]
    reversals: Sequence[Adjudication]
    refunds: Sequence[Refund]
    entries: Sequence[Entry]

    @property
    def likely(self) -> bool:
        """Whether the first candidate may stand chosen: its code fits, and its amount or its claim is the same."""
        if not self.candidates:
            return False
        item, first = self.item, self.candidates[0]
        is_near = first.open == -item.open or (item.claim_id is not None and first.claim_id == item.claim_id)
        return is_near and may_settle(item.adjustment.code, first.adjustment.code)


def items() -> QuerySet[ProviderItem]:
    """Every item in the books with its payer, remittance and claim, the oldest payment first."""
    rows = ProviderItem.objects.filter(is_posted=True)
    related = ("adjustment__remittance__payer", "adjustment__remittance__transaction_set", "claim", "refund__claim")
    return rows.select_related(*related).order_by("adjustment__remittance__paid_on", "pk")


def open_items() -> QuerySet[ProviderItem]:
    """Items that wait for their other side or for a person."""
    return items().exclude(open=0)


def listed(asked: Asked, *, today: date) -> QuerySet[ProviderItem]:
    """The items of a view, narrowed; settled ones the latest first."""
    rows = items().filter(VIEWS[asked.view][1])
    if asked.payer_id is not None:
        rows = rows.filter(adjustment__remittance__payer=asked.payer_id)
    if asked.code:
        rows = rows.filter(adjustment__code=asked.code)
    if asked.span is not None:
        rows = rows.filter(_within(asked.span, today))
    return rows.order_by("-adjustment__remittance__paid_on", "-pk") if asked.view == "settled" else rows


def in_order(pks: Iterable[int]) -> list[ProviderItem]:
    """These items with all that is shown of them; long lists are sorted by number alone, which is less to carry."""
    pks = list(pks)
    found = items().in_bulk(pks)
    return [found[pk] for pk in pks]


def spans(rows: QuerySet[ProviderItem], *, today: date) -> list[Span]:
    """What is open of these items by age: days since the payer said so."""
    sums = [(ZERO, 0)] * len(LABELS)
    by_day = rows.order_by().values_list("adjustment__remittance__paid_on").annotate(Sum("open"), Count("pk"))
    for paid_on, amount, count in by_day:
        place = span_of((today - paid_on).days)
        sums[place] = (sums[place][0] + abs(amount), sums[place][1] + count)
    return [Span(label, amount, count) for label, (amount, count) in zip(LABELS, sums, strict=True)]


def span_of(days: int) -> int:
    """Which span of ages a number of days falls into."""
    return sum(days > last for last in AGES)


def codes(view: str) -> list[tuple[str, str, int]]:
    """The codes that a view holds: code, our words, how many."""
    counts = items().filter(VIEWS[view][1]).order_by().values_list("adjustment__code").annotate(Count("pk"))
    return sorted((code, words.provider_adjustment(code), count) for code, count in counts)


def payers(view: str) -> QuerySet[Payer]:
    """The payers whose items a view holds."""
    ids = items().filter(VIEWS[view][1]).order_by().values("adjustment__remittance__payer")
    return Payer.objects.filter(pk__in=ids).order_by("name")


def total(rows: QuerySet[ProviderItem]) -> Decimal:
    """Dollars open of these items, always positive."""
    found: Decimal = rows.order_by().aggregate(total=Sum("open", default=ZERO))["total"]
    return abs(found)


def related(item: ProviderItem) -> Related:
    """What one item is tied to: settlements, possible other sides, takebacks of its claim, entries."""
    settled = ItemSettlement.objects.filter(Q(item=item) | Q(other=item)).order_by("-at", "-pk")
    named = ("item__adjustment__remittance", "other__adjustment__remittance", "refund", "by", "undone_by")
    may_be_refund = item.open < 0 and item.adjustment.code in RECOVERY
    back = Adjudication.objects.filter(claim=item.claim_id, status_code="22") if item.claim_id else None
    return Related(
        item=item,
        meaning=meaning(code=item.adjustment.code, amount=item.amount),
        settlements=list(settled.select_related(*named)),
        candidates=_candidates(item),
        reversals=list(back.select_related("remittance").order_by("remittance__paid_on", "pk")[:5]) if back else [],
        refunds=list(refunds_like(item)[:20]) if may_be_refund else [],
        entries=_entries(item),
    )


def _candidates(item: ProviderItem) -> list[ProviderItem]:
    """Open items of the same payer on the other side, the likeliest first: one claim, one amount, one code."""
    if not item.open:
        return []
    payer_id = item.adjustment.remittance.payer_id
    same = Q(payer_key=item.payer_key)
    if payer_id:
        same |= Q(adjustment__remittance__payer=payer_id)
    other = Q(open__lt=0) if item.open > 0 else Q(open__gt=0)

    def unlikely(one: ProviderItem) -> tuple[bool, bool, bool, int]:
        is_same_claim = item.claim_id is not None and one.claim_id == item.claim_id
        fits = may_settle(item.adjustment.code, one.adjustment.code)
        return not fits, not is_same_claim, one.open != -item.open, one.pk

    first = list(items().filter(same & other).values_list("pk", flat=True)[:200])
    return sorted(items().filter(pk__in=first), key=unlikely)[:8]


def _entries(item: ProviderItem) -> list[Entry]:
    mine = Entry.objects.filter(Q(source=item.source) | Q(source__startswith=f"{item.source}:")).order_by("pk")
    return list(mine.select_related("reversed_by"))


def _within(span: int, today: date) -> Q:
    first = date.fromordinal(today.toordinal() - AGES[span]) if span < len(AGES) else None
    last = date.fromordinal(today.toordinal() - AGES[span - 1] - 1) if span else None
    found = Q()
    if first:
        found &= Q(adjustment__remittance__paid_on__gte=first)
    if last:
        found &= Q(adjustment__remittance__paid_on__lte=last)
    return found
