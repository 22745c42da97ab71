"""
A payer's money that is nobody's here: what people set aside as not ours, and what a payer paid more than it explains.

It waits unapplied under its deposit until it is refunded, or taken up again.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Case, F, Q, QuerySet, Sum, When

from ledger.models import Account, Deposit, Entry, Kind, OpenBalance
from payments.models import Adjudication, Refund, RefundPart, Remittance
from payments.office.on_account import locked_money

ZERO = Decimal("0.00")
LEFT_THE_HOUSE = (Refund.State.SENT, Refund.State.CLEARED)


class RefundedAlready(Exception):
    """The money of a decision went back to the payer, or is promised to it."""


def not_ours(*, deposit_id: int | None = None) -> dict[int, Decimal]:
    """
    Dollars by deposit that can go back to a payer we know: set aside or unexplained, less what was refunded of it.

    :param deposit_id: only this deposit; None for all.
    """
    paid = Remittance.objects.filter(deposit__payer__isnull=False)
    if deposit_id is not None:
        paid = paid.filter(deposit=deposit_id)
    sums: dict[int, Decimal] = defaultdict(lambda: ZERO)
    for pk, amount in paid.exclude(unexplained=0).values_list("deposit_id", "unexplained"):
        sums[pk] += amount
    aside = Adjudication.objects.filter(state=Adjudication.State.DISMISSED, remittance__in=paid).order_by()
    for pk, amount in aside.values_list("remittance__deposit_id").annotate(Sum("paid")):
        sums[pk] += amount
    if not sums:
        return {}
    for pk, amount in refunded(deposit_ids=sums).items():
        sums[pk] -= amount
    waiting = OpenBalance.objects.filter(account=Account.UNAPPLIED, deposit__in=list(sums), amount__gt=0)
    there = dict(waiting.values_list("deposit_id", "amount"))
    return {pk: min(amount, there[pk]) for pk, amount in sums.items() if amount > 0 and pk in there}


def refunded(*, deposit_ids: Iterable[int] | None = None) -> dict[int, Decimal]:
    """Dollars of payers' deposits (None: of all) that went back and were not given once more (PLB 72)."""
    deposits = Deposit.objects.filter(patient__isnull=True)
    if deposit_ids is not None:
        deposits = deposits.filter(pk__in=list(deposit_ids))
    parts = RefundPart.objects.filter(deposit__in=deposits, refund__state__in=LEFT_THE_HOUSE)
    sums: dict[int, Decimal] = defaultdict(lambda: ZERO)
    for pk, amount in parts.order_by().values_list("deposit_id").annotate(Sum("amount")):
        sums[pk or 0] += amount
    given = Case(When(credit=Account.UNAPPLIED, then=F("amount")), default=-F("amount"))
    moves = Entry.objects.filter(Q(credit=Account.UNAPPLIED) | Q(debit=Account.UNAPPLIED), kind=Kind.SETTLEMENT)
    of_deposits = moves.filter(deposit__in=deposits).order_by().values_list("deposit_id")
    for pk, amount in of_deposits.annotate(given=Sum(given)):
        sums[pk or 0] -= amount
    return dict(sums)


def aside_of(deposit: Deposit) -> QuerySet[Adjudication]:
    """The decisions of a payer's check that people set aside, in the order of the file."""
    aside = Adjudication.objects.filter(state=Adjudication.State.DISMISSED, remittance__deposit=deposit)
    return aside.select_related("settled_by", "claim").order_by("position")


def refuse_if_refunded(*, adjudication: Adjudication) -> None:
    """
    See that the money of a decision that was set aside is still here; its deposit stays locked.

    :raises RefundedAlready: if less than it pays is left.
    """
    deposit: Deposit | None = adjudication.remittance.deposit
    if deposit is None or adjudication.paid <= 0:
        return
    left = locked_money(deposit_ids=[deposit.pk]).get(deposit.pk, ZERO)
    if left < adjudication.paid:
        raise RefundedAlready(
            f"It pays {adjudication.paid:,.2f}, and {max(left, ZERO):,.2f} of its check is left: the rest goes back "
            "to the payer. Void that refund first; if the payer has it, ask it to pay again."
        )
