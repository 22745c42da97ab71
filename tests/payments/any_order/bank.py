"""What the bank booked: lines that hold remittances and payments, with what a processor kept; undone, set aside."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from ledger.models import Deposit
from payments.bank.expected import Key
from payments.bank.fees import AlreadyBanked, FeeTooLarge, NotACard, paid_by_virtual_card
from payments.bank.matches import (
    AlreadyAtTheBank,
    DoesNotAddUp,
    LineNotOpen,
    NotAFee,
    confirm,
    set_aside,
    take_up,
    undo,
)
from payments.bank.sweep import match_waiting
from payments.models import BankLine, BankMatch
from tests.payments.any_order.books import CASH, FEES, ZERO, Fact
from tests.payments.any_order.office import nth, shares
from tests.payments.any_order.patients import Patients
from tests.payments.bank_given import a_line

some_line = precondition(lambda self: self.lines)


@dataclass(eq=False, slots=True)
class Line:
    """One line of the bank: what it holds, and what was kept of that."""

    number: int
    amount: Decimal
    holds: list[Key] = field(default_factory=list)
    fee: Decimal = ZERO
    fee_of: str = ""
    fact: Fact | None = None
    is_aside: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it waits for being matched."""
        return not (self.holds or self.is_aside)


@dataclass(frozen=True, slots=True)
class Received:
    """Money that should be at the bank: how much of it, and whether it is a card."""

    key: Key
    amount: Decimal
    is_card: bool
    source: str
    is_in_the_books: bool


class Bank(Patients):
    """The bank's side."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[Line] = []
        self.kept: dict[str, Decimal] = {}
        """What processors keep of payers' virtual cards, by source of the deposit."""

    @rule(which=st.lists(shares, min_size=1, max_size=2), fee=st.sampled_from(["0.00", "0.00", "2.50"]))
    def the_bank_books_money(self, which: Sequence[int], fee: str) -> None:
        chosen = self._chosen(which)
        total = sum((one.amount - self._kept_of(one) for one in chosen), ZERO) - Decimal(fee)
        if chosen and total > 0:
            self._typed(total)
            self._confirm(self.lines[-1], chosen, Decimal(fee))

    @rule(cents=st.integers(1, 20_000))
    def the_bank_books_what_nobody_knows(self, cents: int) -> None:
        self._typed(Decimal(cents) / 100)

    @some_line
    @rule(which=shares, what=shares)
    def a_line_is_matched(self, which: int, what: int) -> None:
        chosen = self._chosen([what])
        if chosen:
            self._confirm(nth(self.lines, which), chosen, ZERO)

    @some_line
    @rule(which=shares)
    def a_match_is_undone(self, which: int) -> None:
        line = nth(self.lines, which)
        with self.answered(None if line.holds else LineNotOpen):
            undo(line=_row(line), by=self.biller, now=self.now, today=self.today)
        if line.fact:
            self.books.fall(line.fact, on=self.today)
        line.holds, line.fact, line.fee = [], None, ZERO

    @some_line
    @rule(which=shares)
    def a_line_is_set_aside_or_taken_up(self, which: int) -> None:
        line = nth(self.lines, which)
        if line.is_aside:
            take_up(line=_row(line), by=self.biller, now=self.now)
            line.is_aside = False
            return
        with self.answered(None if line.is_open else LineNotOpen):
            set_aside(line=_row(line), why="Tried", by=self.biller, now=self.now)
        line.is_aside = line.is_open

    @rule()
    def what_fits_is_matched_by_itself(self) -> None:
        match_waiting(now=self.now)
        for line in self.lines:
            live = BankMatch.objects.filter(line=line.number, undone_at=None).order_by("pk")
            line.holds = [
                Key("remittance", one.remittance_id) if one.remittance_id else Key("deposit", one.deposit_id or 0)
                for one in live
            ]

    @rule(which=shares, fee=st.sampled_from(["0.00", "3.00", "9999.00"]))
    def a_payment_was_a_virtual_card(self, which: int, fee: str) -> None:
        found = [one for one in self._received() if one.is_in_the_books]
        if not found:
            return
        one = nth(found, which)
        refusal: type[Exception] | None = None
        if one.key.kind == "deposit":
            refusal = NotACard
        elif self._holder(one.key):
            refusal = AlreadyBanked
        elif Decimal(fee) + self._kept_of(one) >= one.amount:
            refusal = FeeTooLarge
        with self.answered(refusal):
            paid_by_virtual_card(
                deposit=Deposit.objects.get(source=one.source), fee=Decimal(fee), key=self.key(), by=self.biller,
                now=self.now, today=self.today,
            )  # fmt: skip
        if refusal is None:
            self.kept[one.source] = self.kept.get(one.source, ZERO) + Decimal(fee)
            self.books.stand([(FEES, CASH, Decimal(fee))], on=self.today)

    def _confirm(self, line: Line, chosen: Sequence[Received], fee: Decimal) -> None:
        there = [one.amount - self._kept_of(one) for one in chosen]
        largest = max(zip(there, chosen, strict=True), key=lambda one: one[0])[1]
        refusal: type[Exception] | None = None
        if fee and not (all(one.is_card for one in chosen) and fee < max(there)):
            refusal = NotAFee
        elif not line.is_open:
            refusal = LineNotOpen
        elif sum(there, ZERO) - fee != line.amount:
            refusal = DoesNotAddUp
        elif any(self._holder(one.key) for one in chosen):
            refusal = AlreadyAtTheBank
        with self.answered(refusal):
            confirm(
                line=_row(line), keys=[one.key for one in chosen], fee=fee, by=self.biller, now=self.now,
                today=self.today,
            )  # fmt: skip
        if refusal is None:
            line.holds, line.fee, line.fee_of = [one.key for one in chosen], fee, largest.source
            line.fact = self.books.stand([(FEES, CASH, fee)], on=self.today)

    def _typed(self, amount: Decimal) -> None:
        row = a_line(str(amount), posted_on=self.today)
        self.lines.append(Line(row.pk, amount))

    def _received(self) -> list[Received]:
        papers = [
            Received(
                Key("remittance", paper.number), paper.amount, paper.deposit in self.kept, paper.deposit,
                paper.money is not None,
            )
            for paper in self.papers.every
            if paper.amount > 0
        ]  # fmt: skip
        return papers + [
            Received(Key("deposit", one.number), one.amount, one.method == "CARD", one.source, True)
            for one in self.money
        ]

    def _chosen(self, which: Sequence[int]) -> list[Received]:
        found = self._received()
        return [found[number] for number in dict.fromkeys(one % len(found) for one in which)] if found else []

    def _holder(self, key: Key) -> Line | None:
        return next((line for line in self.lines if key in line.holds), None)

    def _kept_of(self, one: Received) -> Decimal:
        of_lines = sum((line.fee for line in self.lines if line.holds and line.fee_of == one.source), ZERO)
        return self.kept.get(one.source, ZERO) + of_lines


def _row(line: Line) -> BankLine:
    return BankLine.objects.get(pk=line.number)
