"""
Refunds that a payer says it received (PLB 72): found, marked, and the money that it gives for them used.

A refund left the books once when it was sent.  When the payer then takes the same money back from the claim, it gives
it again outside of claims, so that only one of the two counts; that money goes back to the claim, once the takeback is
posted there.  Until then it waits among what is owed to the payer.  What was refunded of a check, and never was on a
claim, is taken back from no claim: it waits unapplied beside the payer's takeback.
Source: 835 005010X221A1, 1.10.2.17 (overpayment recovery); PLB03-1 72.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Q, QuerySet

from claims.models import Claim
from claims.settle import close_all_settled
from ledger.balances import LineBalance, locked_open_by_line
from ledger.models import Account, Kind
from ledger.post import Transfer
from payments.models import ItemSettlement, ProviderItem, Refund, RefundPart, Remittance
from payments.posting.plan import apply
from payments.provider_level.booking import Act, book_out, lock_payers, settled_source
from payments.provider_level.codes import ACKNOWLEDGED
from payments.provider_level.pairing import numbers_in

State = Refund.State
Way = ItemSettlement.Way
LEFT_THE_HOUSE = (State.SENT, State.CLEARED)


def acknowledge(*, remittance: Remittance) -> None:
    """
    Mark the refunds that a remittance says the payer received, and name them in its items.

    Belongs into the transaction that posts the remittance, after its items are booked.
    """
    items = list(locked_items().filter(adjustment__remittance=remittance, adjustment__code=ACKNOWLEDGED, amount__lt=0))
    waiting = [item for item in items if item.refund_id is None]
    free = list(_free(remittance, waiting)) if waiting else []
    for item in waiting:
        refund = found(item, free)
        if refund is not None:
            free.remove(refund)
            mark(item, refund)


def take_back(*, remittance: Remittance) -> None:
    """Take back that a remittance acknowledged refunds; belongs into the transaction that un-posts it."""
    for refund in Refund.objects.select_for_update(of=("self",)).filter(acknowledged_in=remittance).order_by("pk"):
        unmark(refund)


def found(item: ProviderItem, free: Sequence[Refund]) -> Refund | None:
    """
    The refund that an item speaks of: of its amount, and named by its reference, or the only one that it can be.

    A reference names the claim (by our number or the payer's), our check or transfer, or the number of the refund.
    `free` are refunds to the payer that nobody acknowledged, in the order in which they were sent.
    """
    words = numbers_in(item.adjustment.reference)
    same = [refund for refund in free if refund.amount == -item.amount]
    for refund in same:
        is_its_claim = item.claim_id is not None and refund.claim_id == item.claim_id
        if is_its_claim or {refund.number.upper(), str(refund.pk)} & words:
            return refund
    loose = [refund for refund in same if item.claim_id is None or refund.claim_id is None]
    return loose[0] if len(loose) == 1 else None


def use_acknowledged(*, key: str, now: datetime, today: date) -> int:
    """
    Settle a payer's items with the refunds that they acknowledge, as soon as its takebacks are posted; how many.

    Safe to repeat: what is settled is open no more.
    """
    with transaction.atomic():
        lock_payers([key])
        items = list(locked_items().filter(payer_key=key, open__lt=0, refund__isnull=False, by_hand=False))
        return use(items, why="", act=Act(None, now, today))


def refunds_like(item: ProviderItem) -> QuerySet[Refund]:
    """Refunds to the payer of an item that nobody acknowledged, the oldest first: for a person to choose from."""
    rows = _of_payer(item.adjustment.remittance, [item]).filter(acknowledged_in__isnull=True)
    return rows.select_related("claim")


def use(items: Sequence[ProviderItem], *, why: str, act: Act) -> int:
    """
    Settle items with the refunds that they name, as far as the payer's takebacks are posted; how many.

    The caller has locked the payers and the items; the charge lines are locked here.
    """
    parts = {item.pk: _parts(item) for item in items}
    open_now = locked_open_by_line(line_ids={part.charge_line_id or 0 for its in parts.values() for part, _ in its})
    done = 0
    claims: dict[int, Claim] = {}
    for item in items:
        shares = parts[item.pk]
        if shares and all(amount <= _room(part, open_now) for part, amount in shares):
            apply(_settle(item, shares, why, act), open_now)
            done += 1
            if item.refund and item.refund.claim:
                claims[item.refund.claim.pk] = item.refund.claim
    close_all_settled(claims=list(claims.values()), now=act.now)
    return done


def mark(item: ProviderItem, refund: Refund) -> None:
    """Keep that an item acknowledges a refund; both rows are locked by the caller."""
    item.refund = refund
    item.save(update_fields=["refund"])
    refund.acknowledged_in, refund.state = item.adjustment.remittance, State.CLEARED
    refund.save(update_fields=["acknowledged_in", "state"])


def unmark(refund: Refund) -> None:
    """Put a refund where it was before it was acknowledged: sent, or cleared on the day that the bank told."""
    refund.acknowledged_in, refund.state = None, State.CLEARED if refund.cleared_on else State.SENT
    refund.save(update_fields=["acknowledged_in", "state"])


def locked_items() -> QuerySet[ProviderItem]:
    """Items with their refund, each locked until the transaction ends."""
    rows = ProviderItem.objects.select_for_update(of=("self",)).order_by("pk")
    return rows.select_related("adjustment__remittance", "refund__claim")


def _of_payer(remittance: Remittance, items: Sequence[ProviderItem]) -> QuerySet[Refund]:
    """What left the house for a payer, or for claims that its references name: one insurer may pay under two names."""
    theirs = Q(claim__in={item.claim_id for item in items if item.claim_id})
    if remittance.payer_id is not None:
        theirs |= Q(payer=remittance.payer_id)
    return Refund.objects.filter(theirs, payer__isnull=False, state__in=LEFT_THE_HOUSE).order_by("sent_on", "pk")


def _free(remittance: Remittance, items: Sequence[ProviderItem]) -> QuerySet[Refund]:
    amounts = {-item.amount for item in items}
    rows = _of_payer(remittance, items).filter(acknowledged_in__isnull=True, amount__in=amounts)
    return rows.select_for_update(of=("self",))


def _parts(item: ProviderItem) -> list[tuple[RefundPart, Decimal]]:
    """The parts of its refund with the dollars of each that the payer gave, in order."""
    shares, left = [], -item.open
    for part in item.refund.parts.all() if item.refund else ():
        amount = min(left, part.amount)
        if amount > 0:
            shares.append((part, amount))
            left -= amount
    return shares


def _room(part: RefundPart, open_now: Mapping[int, LineBalance]) -> Decimal:
    """Dollars that may go back to where the refund came from: on a claim, what the payer's takeback left open."""
    if part.deposit_id is not None:
        return part.amount
    return open_now[part.charge_line_id or 0].of(part.coverage_id or 0)


def _settle(item: ProviderItem, shares: Sequence[tuple[RefundPart, Decimal]], why: str, act: Act) -> list[Transfer]:
    amount = sum((share for _, share in shares), Decimal("0.00"))
    made = ItemSettlement(item=item, refund=item.refund, way=Way.REFUND, amount=amount, why=why, by=act.by, at=act.now)
    made.save(force_insert=True)
    transfers = [
        Transfer(
            kind=Kind.SETTLEMENT,
            debit=Account.PROVIDER_LEVEL,
            credit=Account(part.account),
            amount=share,
            source=f"{settled_source(item, made)}{f'line:{part.charge_line_id}' if part.charge_line_id else 'check'}",
            charge_line_id=part.charge_line_id,
            coverage_id=part.coverage_id,
            deposit_id=item.adjustment.remittance.deposit_id,
            reason=f"PLB {item.adjustment.code}",
        )
        for part, share in shares
    ]
    book_out([made], transfers, act=act)
    return transfers
