"""What a person does with a provider-level item: settle it, say what it is, tie it to its claim, open it again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.db.models import Case, F, Sum, When

from claims.models import Claim
from claims.settle import close_if_settled
from coding.models import ChargeLine
from ledger.balances import locked_open_by_line
from ledger.models import Account, Entry, Kind
from ledger.post import Transfer
from payments.models import ItemSettlement, ProviderItem, Refund
from payments.posting.exceptions import NoSuchClaim, ReasonMissing
from payments.provider_level.acknowledged import LEFT_THE_HOUSE, locked_items, mark, unmark, use
from payments.provider_level.booking import (
    Act,
    book_out,
    lock_payers,
    pair_payer,
    settle,
    settled_source,
    undo_settlements,
)
from practice.limits import AboveYourLimit, limit_of
from practice.models import Limit, Staff

ZERO = Decimal("0.00")
Way = ItemSettlement.Way


class NotOpen(Exception):
    """Nothing, or less than asked, is open of the item."""


class NotTwoSides(Exception):
    """Two items cannot settle each other: one payer kept money and gave it, or nothing is settled."""


class NotSettled(Exception):
    """The settlement was undone already."""


class NotThisRefund(Exception):
    """The refund went to somebody else, was not sent, or was acknowledged before."""


class DoesNotFitTheClaim(Exception):
    """The claim has less paid than was taken, or less open than was given."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person asks for: why, and the form it stands on, so that a second press does nothing more."""

    why: str
    key: str
    by: Staff
    now: datetime
    today: date

    @property
    def act(self) -> Act:
        """Who acts, when, on which day's books."""
        return Act(self.by, self.now, self.today)


def settle_against(*, item: ProviderItem, other: ProviderItem, asked: Asked) -> ItemSettlement:
    """
    Settle two items of one payer against each other, as far as both are open.

    :raises NotTwoSides: if they are of two payers, or the payer kept both or gave both.
    :raises NotOpen: if nothing is open of one of them.
    """
    with transaction.atomic():
        lock_payers([item.payer_key, other.payer_key])
        done = _done(asked.key)
        if done:
            return done
        kept, given = _two_sides(_locked(item), _locked(other))
        amount = min(kept.open, -given.open)
        made = _settlement(kept, Way.ITEM, amount, asked)
        made.other = given
        settle([made], act=asked.act)
    return made


def book_as(*, item: ProviderItem, way: ItemSettlement.Way, asked: Asked) -> ItemSettlement:
    """
    Say that all that is open of an item is income, a cost, or the refund that we sent.

    :raises ReasonMissing: without a reason.
    :raises AboveYourLimit: if it is more than the person may give up alone.
    :raises NotOpen: if nothing is open, or a refund is said of money that the payer kept.
    """
    _need_reason(asked)
    with transaction.atomic():
        lock_payers([item.payer_key])
        done = _done(asked.key)
        if done:
            return done
        row = _locked(item)
        if way == Way.REFUND and row.open > 0:
            raise NotOpen("The payer kept this money, so it is no refund of ours. Settle it against the payer's item.")
        _refuse_above(abs(row.open), asked, Limit.Act.REFUND if way == Way.REFUND else Limit.Act.WRITE_OFF)
        made = _settlement(row, way, abs(row.open), asked)
        settle([made], act=asked.act)
    return made


def is_received(*, item: ProviderItem, refund: Refund, asked: Asked) -> ProviderItem:
    """
    Say which of our refunds the payer received; the one that the item was thought to be is free again.

    The item ends as soon as the payer's takeback of the same money is posted, here or later.

    :raises NotOpen: if the payer kept the money, or nothing is open of the item.
    :raises NotThisRefund: if the refund went to another payer, was not sent, or was acknowledged before.
    """
    with transaction.atomic():
        lock_payers([item.payer_key])
        row = locked_items().get(pk=item.pk)
        if row.open >= 0:
            raise NotOpen("Nothing is open of it that the payer gave. Reload to see what was done.")
        if row.refund_id != refund.pk:
            _name(row, refund)
        use([row], why=f"Refund {refund.pk}, found by hand", act=asked.act)
    item.refresh_from_db()
    return item


def put_on_claim(*, item: ProviderItem, asked: Asked) -> ItemSettlement:
    """
    Put all that is open of an item on the claim it is tied to.

    Money that the payer kept is taken back from what it paid, so that it owes the claim again; money that it gave pays
    what is open.  The claim is opened again, or closed.

    :raises ReasonMissing: without a reason.
    :raises AboveYourLimit: if it is more than the person may give up alone.
    :raises NotOpen: if nothing is open.
    :raises DoesNotFitTheClaim: without a claim, or if it has less paid, or less open, than the item is.
    """
    _need_reason(asked)
    with transaction.atomic():
        lock_payers([item.payer_key])
        done = _done(asked.key)
        if done:
            return done
        row = _locked(item)
        _refuse_above(abs(row.open), asked, Limit.Act.WRITE_OFF)
        if row.claim is None:
            raise DoesNotFitTheClaim("It is tied to no claim. Tie it to its claim first.")
        made = _settlement(row, Way.CLAIM, abs(row.open), asked)
        parts = _parts(row, row.claim)
        made.save(force_insert=True)
        book_out([made], _on_lines(made, row, row.claim, parts), act=asked.act)
        _tell_claim(row.claim, asked)
    return made


def tie(*, item: ProviderItem, claim_number: str, by: Staff, now: datetime, today: date) -> ProviderItem:
    """
    Say which claim an item is about; whatever shares the claim may now be its other side.

    :raises NoSuchClaim: if no claim has this number.
    """
    claim = Claim.objects.filter(claim_number=claim_number.strip().upper()).first()
    if claim is None:
        raise NoSuchClaim("No claim has this number. Search for the patient and copy the number from the claim.")
    with transaction.atomic():
        lock_payers([item.payer_key])
        ProviderItem.objects.filter(pk=item.pk).update(claim=claim, tied_by=by)
        pair_payer(key=item.payer_key, now=now, today=today)
    item.refresh_from_db()
    return item


def reopen(*, settlement: ItemSettlement, asked: Asked) -> ItemSettlement:
    """
    Undo a settlement; its items are open again.

    What had found its other side by itself is from now on settled by persons only.

    :raises ReasonMissing: without a reason.
    :raises AboveYourLimit: if a person had decided about more than this one may.
    :raises NotSettled: if it was undone already.
    """
    _need_reason(asked)
    keys = [settlement.item.payer_key, *([settlement.other.payer_key] if settlement.other else [])]
    with transaction.atomic():
        lock_payers(keys)
        rows = ItemSettlement.objects.select_for_update(of=("self",)).select_related(
            "item__adjustment__remittance", "other__adjustment__remittance", "item__claim", "refund__claim"
        )
        row = rows.filter(pk=settlement.pk, undone_at__isnull=True).first()
        if row is None:
            raise NotSettled("It was opened again already. Reload to see what was done.")
        if not row.is_automatic and row.way != Way.ITEM:
            _refuse_above(row.amount, asked, Limit.Act.REFUND if row.way == Way.REFUND else Limit.Act.WRITE_OFF)
        ids = [row.item_id, *([row.other_id] if row.other_id else [])]
        if row.is_automatic:
            ProviderItem.objects.filter(pk__in=ids).update(by_hand=True)
        _undo(row, asked)
        for key in sorted(set(keys)):
            pair_payer(key=key, now=asked.now, today=asked.today)
    return row


def _name(row: ProviderItem, refund: Refund) -> None:
    """Let an item acknowledge another refund than before."""
    locked = Refund.objects.select_for_update(of=("self",))
    chosen = locked.get(pk=refund.pk)
    payer_id = row.adjustment.remittance.payer_id
    is_of_claim = chosen.claim_id is not None and chosen.claim_id == row.claim_id
    if chosen.payer_id is None or (chosen.payer_id != payer_id and payer_id is not None and not is_of_claim):
        raise NotThisRefund(f"{chosen} went to somebody else. Choose one that was sent to this payer.")
    if chosen.state not in LEFT_THE_HOUSE or chosen.acknowledged_in_id is not None:
        raise NotThisRefund(f"{chosen} was not sent, or was acknowledged before. Reload to see what was done.")
    if row.refund_id is not None:
        unmark(locked.get(pk=row.refund_id))
    mark(row, chosen)


def _undo(row: ItemSettlement, asked: Asked) -> None:
    claim = row.item.claim if row.way == Way.CLAIM else row.refund and row.refund.claim
    refund = Refund.objects.select_for_update(of=("self",)).get(pk=row.refund_id) if row.refund_id else None
    if claim:
        locked_open_by_line(line_ids=_lines(claim))
    undo_settlements([row], why=asked.why.strip(), act=asked.act)
    if refund is not None:
        ProviderItem.objects.filter(pk=row.item_id).update(refund=None)
        unmark(refund)
    if claim:
        _tell_claim(claim, asked)


def _settlement(item: ProviderItem, way: ItemSettlement.Way, amount: Decimal, asked: Asked) -> ItemSettlement:
    return ItemSettlement(
        item=item, way=way, amount=amount, why=asked.why.strip()[:200], key=asked.key, by=asked.by, at=asked.now
    )


def _done(key: str) -> ItemSettlement | None:
    return ItemSettlement.objects.filter(key=key).first() if key else None


def _locked(item: ProviderItem) -> ProviderItem:
    """The item as it is now; whoever spends what is open of it comes one after the other."""
    rows = ProviderItem.objects.select_for_update(of=("self",)).select_related("adjustment__remittance", "claim")
    row = rows.get(pk=item.pk)
    if not row.open:
        raise NotOpen("Nothing is open of it any more. Reload to see what was done.")
    return row


def _two_sides(one: ProviderItem, other: ProviderItem) -> tuple[ProviderItem, ProviderItem]:
    """The one that the payer kept and the one that it gave."""
    is_same = one.payer_key == other.payer_key
    payers = {row.adjustment.remittance.payer_id for row in (one, other)}
    if not is_same and (len(payers) > 1 or None in payers):
        raise NotTwoSides("These are of two payers. Only what one payer kept and gave can be the same money.")
    if (one.open > 0) == (other.open > 0):
        raise NotTwoSides("Both were kept, or both were given. Choose one that the payer kept and one that it gave.")
    return (one, other) if one.open > 0 else (other, one)


def _need_reason(asked: Asked) -> None:
    if not asked.why.strip():
        raise ReasonMissing("Write why; whoever proves the books will read it.")


def _refuse_above(amount: Decimal, asked: Asked, act: Limit.Act) -> None:
    most = limit_of(staff=asked.by, act=act)
    if amount > most:
        raise AboveYourLimit(
            f"{amount:,.2f} is more than the {most:,.2f} you may decide alone. Ask a colleague with a higher limit."
        )


def _lines(claim: Claim) -> list[int]:
    lines = ChargeLine.objects.filter(encounter=claim.encounter_id).order_by("position")
    return list(lines.values_list("pk", flat=True))


def _parts(item: ProviderItem, claim: Claim) -> list[tuple[int, Decimal]]:
    """Dollars for each line: out of what the plan paid when it kept money, else into what it owes."""
    ids = _lines(claim)
    balances = locked_open_by_line(line_ids=ids)
    paid = _paid(ids, claim.coverage_id)
    room = {pk: paid.get(pk, ZERO) if item.open > 0 else balances[pk].of(claim.coverage_id) for pk in ids}
    left = abs(item.open)
    parts: list[tuple[int, Decimal]] = []
    for pk in ids:
        part = min(left, max(room[pk], ZERO))
        if part:
            parts.append((pk, part))
            left -= part
    if left:
        what = "was paid on" if item.open > 0 else "is open on"
        raise DoesNotFitTheClaim(f"{left} more than {what} the claim. Check the claim, or settle the item otherwise.")
    return parts


def _paid(line_ids: Sequence[int], coverage_id: int) -> dict[int, Decimal]:
    """Dollars that a plan has paid on each line, payments taken back left out."""
    cash = [Account.UNAPPLIED, Account.PROVIDER_LEVEL]
    entries = Entry.objects.filter(charge_line__in=line_ids, coverage=coverage_id).order_by()
    into = entries.filter(credit=Account.INSURANCE, debit__in=cash)
    moves = into | entries.filter(debit=Account.INSURANCE, credit__in=cash)
    signed = Sum(Case(When(credit=Account.INSURANCE, then=F("amount")), default=-F("amount")))
    return dict(moves.values_list("charge_line").annotate(paid=signed).values_list("charge_line", "paid"))


def _on_lines(
    made: ItemSettlement, item: ProviderItem, claim: Claim, parts: Sequence[tuple[int, Decimal]]
) -> list[Transfer]:
    accounts = (Account.INSURANCE, Account.PROVIDER_LEVEL)
    return [
        Transfer(
            kind=Kind.SETTLEMENT,
            debit=accounts[0] if item.amount > 0 else accounts[1],
            credit=accounts[1] if item.amount > 0 else accounts[0],
            amount=amount,
            source=f"{settled_source(item, made)}line:{line_id}",
            charge_line_id=line_id,
            coverage_id=claim.coverage_id,
            deposit_id=item.adjustment.remittance.deposit_id,
            reason=f"PLB {item.adjustment.code}",
        )
        for line_id, amount in parts
    ]


def _tell_claim(claim: Claim, asked: Asked) -> None:
    """Open a closed claim that is owed again; close one that is settled."""
    row = Claim.objects.select_for_update(of=("self",), no_key=True).select_related("coverage").get(pk=claim.pk)
    balances = locked_open_by_line(line_ids=_lines(row))
    is_owed = any(balance.of(row.coverage_id) for balance in balances.values())
    if row.status == Claim.Status.CLOSED and is_owed:
        row.move_to(Claim.Status.ANSWERED, by=asked.by, now=asked.now, why="Money of the payer was put on the claim")
    elif row.status == Claim.Status.ANSWERED:
        close_if_settled(claim=row, now=asked.now)
