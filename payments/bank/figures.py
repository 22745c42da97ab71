"""The bank against the books: what agrees, what is missing on either side, and a proof of every match."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Count, Min, Q, QuerySet, Sum

from ledger.models import Deposit
from ledger.reconcile import Check, Difference, Term
from payments.bank.debits import live_debits
from payments.bank.expected import (
    LIVE,
    deposits_not_at_the_bank,
    fees_of_all,
    items_of,
    key_of,
    remittances_without_money,
)
from payments.models import BankLine, BankMatch, Remittance

ZERO = Decimal("0.00")
State = BankLine.State


@dataclass(frozen=True, slots=True)
class Figure:
    """How many, how much, and since when."""

    count: int
    total: Decimal
    oldest: date | None = None

    def age(self, today: date) -> int:
        """Days since the oldest; zero when there is none."""
        return (today - self.oldest).days if self.oldest else 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """
    Deposits against bank lines.

    came in = matched + set aside + `no_remittance`.  `no_money` and `not_deposited` are what the books have and the
    bank does not.
    """

    came_in: Figure
    matched: Figure
    set_aside: Figure
    no_remittance: Figure
    no_money: Figure
    not_deposited: Figure
    went_out: Figure


def paid_without_remittance() -> QuerySet[BankLine]:
    """Money that the bank booked and of which no remittance or deposit is known, the oldest first."""
    return BankLine.objects.filter(state=State.OPEN, amount__gt=0).order_by("posted_on", "pk")


def figures() -> Figures:
    """Deposits against bank lines, as of now."""
    sides = {
        row["state"]: row
        for row in BankLine.objects.filter(amount__gt=0)
        .order_by()
        .values("state")
        .annotate(n=Count("pk"), s=Sum("amount"))
    }
    parts = {
        state: Figure(sides[state]["n"], sides[state]["s"]) if state in sides else Figure(0, ZERO) for state in State
    }
    out = BankLine.objects.filter(amount__lt=0).exclude(state=State.SET_ASIDE).aggregate(n=Count("pk"), s=Sum("amount"))
    oldest = paid_without_remittance().values_list("posted_on", flat=True).first()
    missing, taken = remittances_without_money(), deposits_not_at_the_bank()
    return Figures(
        came_in=Figure(sum(part.count for part in parts.values()), sum((part.total for part in parts.values()), ZERO)),
        matched=parts[State.MATCHED],
        set_aside=parts[State.SET_ASIDE],
        no_remittance=Figure(parts[State.OPEN].count, parts[State.OPEN].total, oldest),
        no_money=_figure(missing, day="paid_on", deposit="deposit_id"),
        not_deposited=_figure(taken, day="received_on", deposit="pk"),
        went_out=Figure(out["n"], out["s"] or ZERO),
    )


def bank_lines() -> Check:
    """
    Each matched bank line: what it is adds up to what the bank booked, deposits at their amounts less the fees kept.

    Money that is missing on either side is no difference: it is on the lists of the bank page with its age.
    """
    live = list(BankMatch.objects.filter(LIVE).order_by("line_id", "pk"))
    held: dict[int, Decimal] = defaultdict(lambda: ZERO)
    expected = {item.key: item.amount for item in items_of([key_of(match) for match in live])}
    differences: list[Difference] = []
    for match in live:
        held[match.line_id] += match.amount
        now = expected.get(key_of(match), ZERO)
        if now != match.amount:
            text = "The deposit less its fees is not what was matched."
            differences.append(
                Difference(subject=f"bank match:{match.pk}", text=text, expected=now, found=match.amount)
            )
    taken = live_debits()
    for debit, amount in taken:
        held[debit.line_id] -= amount
    lines = BankLine.objects.filter(Q(state=State.MATCHED) | Q(pk__in=list(held)))
    for line in lines:
        booked = line.amount if line.state == State.MATCHED else ZERO
        if held[line.pk] != booked:
            text = "What the bank's line is said to be is not what the bank booked."
            differences.append(
                Difference(subject=f"bank line:{line.pk}", text=text, expected=booked, found=held[line.pk])
            )
    return Check(
        name="Bank lines equal what they are said to be",
        count=len(held),
        differences=differences,
        terms=[
            Term("", "matched at the bank", sum((line.amount for line in lines if line.state == State.MATCHED), ZERO)),
            Term("=", "deposits less fees", sum((expected.get(key_of(match), ZERO) for match in live), ZERO)),
            Term("\N{MINUS SIGN}", "refunds and payments that came back", sum((amount for _, amount in taken), ZERO)),
        ],
    )


def _figure(rows: QuerySet[Remittance] | QuerySet[Deposit], *, day: str, deposit: str) -> Figure:
    """What waits, less the fees of its deposits; added up by the database."""
    found = rows.order_by().aggregate(n=Count("pk"), total=Sum("amount", default=ZERO), oldest=Min(day))
    fees = fees_of_all(rows.order_by().exclude(**{deposit: None}).values(deposit))
    return Figure(found["n"], found["total"] - fees, found["oldest"])
