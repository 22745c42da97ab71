"""
Provider-level adjustments (PLB) in the books: each pair is an open item of its own until something settles it.

Posting a remittance books each pair between PROVIDER_LEVEL and the deposit's unapplied money, books as income what is
income, and settles items that are two sides of one thing.  Everything about one payer happens one after the other, so
that two remittances at the same moment find each other's items.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from claims.models import Claim
from ledger.models import Account, Deposit, Entry, Kind
from ledger.post import Transfer, post, reversal_of
from payments.models import ItemSettlement, ProviderAdjustment, ProviderItem, Remittance
from payments.provider_level.codes import Nature, meaning
from payments.provider_level.pairing import claims_named, keys_of, pairs, payer_key, side_of
from practice.models import Staff

ZERO = Decimal("0.00")
Way = ItemSettlement.Way
# Where the money of an item goes when it is settled.
ACCOUNTS: Mapping[str, Account] = {
    Way.ITEM: Account.CLEARING,
    Way.INCOME: Account.OTHER_INCOME,
    Way.COST: Account.OTHER_COST,
    Way.REFUND: Account.REFUND,
}


@dataclass(frozen=True, slots=True)
class Act:
    """Who does it, when, on which day's books."""

    by: Staff | None
    now: datetime
    today: date


def post_items(*, remittance: Remittance, deposit: Deposit, by: Staff | None, now: datetime, today: date) -> None:
    """
    Book every provider-level adjustment of a remittance as an item, and settle what can be settled by itself.

    Belongs into the transaction that posts the remittance, before any charge line is locked.

    :raises AlreadyPosted: if this run of the remittance was booked before.
    """
    key = payer_key(remittance)
    rows = [row for row in remittance.provider_adjustments.all() if row.amount]
    if not rows and not _open(key).exists():
        return
    with transaction.atomic():
        lock_payers([key])
        # Settlements read the deposit of either side from its remittance.
        Remittance.objects.filter(pk=remittance.pk).update(deposit=deposit)
        items = _booked(rows, remittance, key)
        post(
            [_booking(item, row, deposit) for item, row in zip(items, rows, strict=True)],
            effective_date=today,
            by=by,
            now=now,
        )
        _tie(items)
        _book_income(items, Act(None, now, today))
        pair_payer(key=key, now=now, today=today)


def unpost_items(*, remittance: Remittance, by: Staff | None, now: datetime, today: date) -> set[int]:
    """
    Undo every settlement of a remittance's items, theirs and of their other sides, and take the items out of the books.

    Gives the ids of claims that items had been put on: their plans may owe again.

    Belongs into the transaction that takes the posting back, before its entries are undone: the bookings themselves are
    left to that.  Charge lines are locked only after `hold_items`.
    """
    hold_items(remittance=remittance)
    items = _of_remittance(remittance)
    if not items:
        return set()
    key = payer_key(remittance)
    with transaction.atomic():
        standing = _standing(items)
        on_claims = {claim.pk for one in standing for claim in _claims_of(one)}
        undo_settlements(standing, why="Its remittance was un-posted", act=Act(by, now, today))
        ProviderItem.objects.filter(pk__in=[item.pk for item in items]).update(
            open=ZERO, is_posted=False, by_hand=False, claim=None, tied_by=None, refund=None
        )
        pair_payer(key=key, now=now, today=today)
    return on_claims


def hold_items(*, remittance: Remittance) -> set[int]:
    """
    Lock the payers and the items that un-posting a remittance touches; the visits on whose lines they were settled.

    Payers are locked before items, as those do who pair them; one whose item is settled with ours only since is left.
    """
    ours = ProviderItem.objects.filter(adjustment__remittance=remittance)
    if not ours.exists():
        return set()
    lock_payers([payer_key(remittance), *_other_payers(list(ours))])
    on_lines = _standing(_of_remittance(remittance))
    return {claim.encounter_id for one in on_lines for claim in _claims_of(one)}


def pair_payer(*, key: str, now: datetime, today: date) -> None:
    """
    Settle the items of one payer that are two sides of one thing, and undo what is so no more.

    Safe to run again at any time: what stands as it should is left alone.
    """
    with transaction.atomic():
        lock_payers([key])
        items = _to_pair(key)
        standing = _standing_pairs(items)
        given_away = _settled(items, leaving_out=standing)
        free = {pk: item.amount - _signed(item, given_away[pk]) for pk, item in items.items()}
        wanted = pairs(side_of(item, free[pk]) for pk, item in items.items() if free[pk])
        gone = [one for one in standing if wanted.get((one.item_id, one.other_id or 0)) != one.amount]
        kept = {(one.item_id, one.other_id) for one in standing if one not in gone}
        act = Act(None, now, today)
        undo_settlements(gone, why="Another item is its other side", act=act)
        made = [
            ItemSettlement(item=items[kept_back], other=items[given], way=Way.ITEM, amount=amount, at=now)
            for (kept_back, given), amount in wanted.items()
            if (kept_back, given) not in kept
        ]
        settle(made, act=act)


def settle(settlements: Sequence[ItemSettlement], *, act: Act) -> None:
    """Store settlements, book them, and lower what is open of their items; the caller has locked the payers."""
    for settlement in settlements:
        settlement.save(force_insert=True)
    transfers = [transfer for settlement in settlements for transfer in _transfers(settlement)]
    book_out(settlements, transfers, act=act)


def book_out(settlements: Sequence[ItemSettlement], transfers: Sequence[Transfer], *, act: Act) -> None:
    """Post the entries of settlements that are stored, and lower what is open of their items."""
    post(transfers, effective_date=act.today, by=act.by, now=act.now)
    _recount({item.pk for settlement in settlements for item in _items_of(settlement)})


def undo_settlements(settlements: Sequence[ItemSettlement], *, why: str, act: Act) -> None:
    """Reverse the entries of settlements and open their items again; the caller has locked the payers."""
    for settlement in settlements:
        mine = Q()
        for item in _items_of(settlement):
            mine |= Q(source__startswith=settled_source(item, settlement))
        entries = list(Entry.objects.filter(mine, reverses__isnull=True, reversed_by__isnull=True).order_by("pk"))
        transfers = reversal_of(entries, source=f"settlement:{settlement.pk}:undone")
        post(transfers, effective_date=act.today, by=act.by, now=act.now)
        settlement.undone_by, settlement.undone_at, settlement.undone_because = act.by, act.now, why[:200]
        settlement.save(update_fields=["undone_by", "undone_at", "undone_because"])
    _recount({item.pk for settlement in settlements for item in _items_of(settlement)})


def lock_payers(keys: Iterable[str]) -> None:
    """Let whatever concerns the items of these payers happen one after the other, until the transaction ends."""
    with connection.cursor() as cursor:
        for key in sorted(set(keys)):
            cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 8351))", [key])


def _open(key: str) -> QuerySet[ProviderItem]:
    return ProviderItem.objects.filter(payer_key=key).exclude(open=0)


def _booked(rows: Sequence[ProviderAdjustment], remittance: Remittance, key: str) -> list[ProviderItem]:
    """The items of a remittance, new or from an earlier run, with all of their amount open."""
    known = {item.adjustment_id: item for item in _of_remittance(remittance)}
    items = []
    for row in rows:
        row.remittance = remittance
        item = known.get(row.pk) or ProviderItem(adjustment=row)
        item.adjustment = row
        item.payer_key, item.keys = key, keys_of(row, remittance)
        item.amount, item.open = row.amount, row.amount
        item.run, item.is_posted = remittance.run, True
        item.save()
        items.append(item)
    return items


def _booking(item: ProviderItem, row: ProviderAdjustment, deposit: Deposit) -> Transfer:
    """Positive was kept back by the payer, negative was added."""
    sides = (Account.PROVIDER_LEVEL, Account.UNAPPLIED)
    return Transfer(
        kind=Kind.PROVIDER_LEVEL,
        debit=sides[0] if row.amount > 0 else sides[1],
        credit=sides[1] if row.amount > 0 else sides[0],
        amount=abs(row.amount),
        source=item.source,
        deposit_id=deposit.pk,
        reason=f"PLB {row.code}",
    )


def _book_income(items: Sequence[ProviderItem], act: Act) -> None:
    income = [
        ItemSettlement(item=item, way=Way.INCOME, amount=abs(item.amount), at=act.now)
        for item in items
        if meaning(code=item.adjustment.code, amount=item.amount).nature == Nature.INCOME
    ]
    settle(income, act=act)


def _to_pair(key: str) -> dict[int, ProviderItem]:
    """The open items of a payer, and with them all items that share a reference, a claim or a settlement."""
    pool = _pool().filter(payer_key=key, is_posted=True, by_hand=False)
    found: dict[int, ProviderItem] = {}
    more = list(pool.exclude(open=0))
    while more:
        _tie(more)
        found |= {item.pk: item for item in more}
        ids = list(found)
        shared = Q(keys__overlap=[word for item in found.values() for word in item.keys])
        tied = Q(claim__in=[item.claim_id for item in found.values() if item.claim_id])
        paired = Q(settlements__other__in=ids) | Q(settlements_as_other__item__in=ids)
        near = pool.filter(shared | tied | paired).exclude(pk__in=ids).order_by("pk").values_list("pk", flat=True)
        more = list(pool.filter(pk__in=set(near)))
    return found


def _pool() -> QuerySet[ProviderItem]:
    rows = ProviderItem.objects.select_for_update(of=("self",)).order_by("pk")
    return rows.select_related("adjustment__remittance")


def _tie(items: Iterable[ProviderItem]) -> None:
    """Tie items to the claims that their references name; what a person tied stays."""
    loose = [item for item in items if item.claim_id is None]
    for pk, claim_id in claims_named(loose).items():
        item = next(item for item in loose if item.pk == pk)
        item.claim_id = claim_id
        item.save(update_fields=["claim"])


def _standing_pairs(items: Mapping[int, ProviderItem]) -> list[ItemSettlement]:
    rows = ItemSettlement.objects.filter(way=Way.ITEM, by__isnull=True, undone_at__isnull=True, item__in=list(items))
    rows = rows.filter(other__in=list(items))
    return list(rows.select_related("item__adjustment__remittance", "other__adjustment__remittance"))


def _settled(ids: Iterable[int], *, leaving_out: Sequence[ItemSettlement] = ()) -> dict[int, Decimal]:
    """Dollars of each item that settlements have used."""
    wanted = list(ids)
    used: dict[int, Decimal] = defaultdict(lambda: ZERO)
    rows = ItemSettlement.objects.filter(Q(item__in=wanted) | Q(other__in=wanted), undone_at__isnull=True)
    for row in rows.exclude(pk__in=[one.pk for one in leaving_out]):
        used[row.item_id] += row.amount
        if row.other_id:
            used[row.other_id] += row.amount
    return used


def _recount(ids: Iterable[int]) -> None:
    """Set what is open of items from their settlements; the database refuses more than there was."""
    used = _settled(ids)
    for item in ProviderItem.objects.filter(pk__in=list(ids)).order_by("pk"):
        item.open = item.amount - _signed(item, used[item.pk])
        item.save(update_fields=["open"])


def _signed(item: ProviderItem, amount: Decimal) -> Decimal:
    return amount if item.amount > 0 else -amount


def _items_of(settlement: ItemSettlement) -> list[ProviderItem]:
    return [settlement.item, *([settlement.other] if settlement.other else [])]


def settled_source(item: ProviderItem, settlement: ItemSettlement) -> str:
    """How the sources of what a settlement writes for one item begin."""
    return f"{item.source}:settled:{settlement.pk}:"


def _transfers(settlement: ItemSettlement) -> list[Transfer]:
    """One entry for each item, out of PROVIDER_LEVEL when the payer kept it, into it when the payer gave it."""
    account = ACCOUNTS[settlement.way]
    return [
        Transfer(
            kind=Kind.SETTLEMENT,
            debit=account if item.amount > 0 else Account.PROVIDER_LEVEL,
            credit=Account.PROVIDER_LEVEL if item.amount > 0 else account,
            amount=settlement.amount,
            source=f"{settled_source(item, settlement)}out",
            deposit_id=item.adjustment.remittance.deposit_id,
            reason=f"PLB {item.adjustment.code}",
        )
        for item in _items_of(settlement)
    ]


def _of_remittance(remittance: Remittance) -> list[ProviderItem]:
    return list(_pool().filter(adjustment__remittance=remittance))


def _standing(items: Sequence[ProviderItem]) -> list[ItemSettlement]:
    ids = [item.pk for item in items]
    rows = ItemSettlement.objects.filter(Q(item__in=ids) | Q(other__in=ids), undone_at__isnull=True)
    named = ("item__adjustment__remittance", "item__claim", "other__adjustment__remittance", "refund__claim")
    return list(rows.select_related(*named))


def _claims_of(settlement: ItemSettlement) -> list[Claim]:
    """The claim on whose lines a settlement stands, if any."""
    put_on = settlement.item.claim if settlement.way == Way.CLAIM else None
    refunded = settlement.refund.claim if settlement.refund else None
    return [claim for claim in (put_on, refunded) if claim is not None]


def _other_payers(items: Sequence[ProviderItem]) -> set[str]:
    keys = {one.item.payer_key for one in _standing(items)}
    return keys | {one.other.payer_key for one in _standing(items) if one.other}
