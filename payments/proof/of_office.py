"""The proofs of patients' money, refunds and write-offs: each of them, and what the ledger has of it."""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from django.db.models import Q, Sum

from claims.models import WriteOff
from claims.write_offs import source_of as source_of_write_off
from ledger.models import Account, Entry, Kind, OpenBalance
from ledger.reconcile import Check, Difference, Term
from payments.models import Refund, ReturnedPayment
from payments.office.on_account import PROMISED, promised_of_deposits
from payments.office.refunds import source_of as source_of_refund

ZERO = Decimal("0.00")
LEFT_THE_HOUSE = {Refund.State.SENT, Refund.State.CLEARED}


def refunds() -> Check:
    """Each refund: its parts are its amount, and exactly what was sent left the books; nothing else did."""
    net = _net(Entry.objects.filter(kind=Kind.REFUND), Account.REFUND)
    booked = sum(net.values(), ZERO)
    rows = Refund.objects.annotate(of_parts=Sum("parts__amount", default=ZERO)).order_by("pk")
    differences: list[Difference] = []
    for row in rows:
        left = row.amount if row.state in LEFT_THE_HOUSE else ZERO
        found = net.pop(source_of_refund(row), ZERO)
        differences += _unlike(f"refund:{row.pk}", "Its parts are not its amount.", row.amount, row.of_parts)
        differences += _unlike(f"refund:{row.pk}", "What left the books is not what was sent.", left, found)
    for source, amount in net.items():
        differences += _unlike(source.rstrip(":"), "No refund knows of this.", ZERO, amount)
    sent = sum((row.amount for row in rows if row.state in LEFT_THE_HOUSE), ZERO)
    terms = [Term("", "sent", sent), Term("=", "left the books", booked)]
    return Check(name="Refunds: sent = left the books", count=len(rows), differences=differences, terms=terms)


def write_offs() -> Check:
    """Each write-off that is done is in the books with its amount, and each that is not is not."""
    net = _net(Entry.objects.filter(kind=Kind.WRITE_OFF, source__startswith="write-off:"), Account.WRITE_OFF)
    booked = -sum(net.values(), ZERO)
    rows = WriteOff.objects.annotate(of_lines=Sum("lines__amount", default=ZERO)).order_by("pk")
    differences: list[Difference] = []
    for row in rows:
        expected = row.amount if row.state == WriteOff.State.DONE else ZERO
        found = -net.get(source_of_write_off(row), ZERO)
        differences += _unlike(f"write-off:{row.pk}", "Its lines are not its amount.", row.amount, row.of_lines)
        differences += _unlike(f"write-off:{row.pk}", "The books have another amount.", expected, found)
    done = sum((row.amount for row in rows if row.state == WriteOff.State.DONE), ZERO)
    terms = [Term("", "written off", done), Term("=", "in the books", booked)]
    return Check(name="Write-offs: done = in the books", count=len(rows), differences=differences, terms=terms)


def returned_payments() -> Check:
    """Each payment that the bank took back: nothing of it is left; no other deposit is undone."""
    returned = set(ReturnedPayment.objects.values_list("deposit_id", flat=True))
    undone = set(Entry.objects.filter(kind=Kind.DEPOSIT, reverses__isnull=False).values_list("deposit_id", flat=True))
    left: dict[int, Decimal] = defaultdict(lambda: ZERO)
    # What a card's processor kept stays a cost of the office.
    moves = Entry.objects.filter(deposit__in=returned).exclude(kind=Kind.FEE)
    cash = moves.filter(Q(debit=Account.CASH) | Q(credit=Account.CASH))
    for deposit_id, debit, amount in cash.values_list("deposit_id", "debit", "amount"):
        left[deposit_id or 0] += amount if debit == Account.CASH else -amount
    for row in OpenBalance.objects.filter(deposit__in=returned, account=Account.UNAPPLIED):
        left[row.deposit_id or 0] += abs(row.amount)
    differences: list[Difference] = []
    for pk, amount in sorted(left.items()):
        differences += _unlike(f"deposit:{pk}", "The bank took it back, and it is still in the books.", ZERO, amount)
    for pk in sorted(undone ^ returned, key=lambda one: one or 0):
        differences.append(
            Difference(subject=f"deposit:{pk}", text="Its return is told by one side only.", expected=ZERO, found=ZERO)
        )
    return Check(name="Returned payments: nothing of them is left", count=len(returned), differences=differences)


def promises() -> Check:
    """What refunds on their way will take from money on account is there."""
    there = dict(OpenBalance.objects.filter(account=Account.UNAPPLIED).values_list("deposit_id", "amount"))
    waiting = Refund.objects.filter(state__in=PROMISED, parts__deposit__isnull=False)
    promised = promised_of_deposits(deposit_ids=set(waiting.values_list("parts__deposit", flat=True)) - {None})
    differences = [
        Difference(
            subject=f"deposit:{pk}", text="Refunds promise more than waits.", expected=amount, found=there.get(pk, ZERO)
        )
        for pk, amount in sorted(promised.items())
        if amount > there.get(pk, ZERO)
    ]
    return Check(name="Money on account covers its refunds", count=len(promised), differences=differences)


def _net(entries: Iterable[Entry], account: Account) -> dict[str, Decimal]:
    """What one account gained by the first two parts of the source ("refund:17:"), reversals counted against it."""
    sums: dict[str, Decimal] = defaultdict(lambda: ZERO)
    for entry in entries:
        sign = 1 if entry.credit == account else -1 if entry.debit == account else 0
        sums[":".join(entry.source.split(":")[:2]) + ":"] += sign * entry.amount
    return dict(sums)


def _unlike(subject: str, text: str, expected: Decimal, found: Decimal) -> list[Difference]:
    if expected == found:
        return []
    return [Difference(subject=subject, text=text, expected=expected, found=found)]
