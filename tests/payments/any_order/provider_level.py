"""What the office does with provider-level items: settle, say what they are, put on claims, tie, open again."""

from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from payments.models import ItemSettlement, ProviderItem
from payments.provider_level.acknowledged import use_acknowledged
from payments.provider_level.acts import (
    Asked,
    DoesNotFitTheClaim,
    NotOpen,
    NotTwoSides,
    book_as,
    put_on_claim,
    reopen,
    settle_against,
    tie,
)
from practice.limits import AboveYourLimit
from tests.payments.any_order.books import OTHER_COST, OTHER_INCOME, REFUND, ZERO, Move, Place, kept_from, owed_by_plan
from tests.payments.any_order.items import Item, Settled
from tests.payments.any_order.office import nth, shares
from tests.payments.any_order.posting import Posting

Way = ItemSettlement.Way
ACCOUNTS = {Way.INCOME: OTHER_INCOME, Way.COST: OTHER_COST, Way.REFUND: REFUND}
LIMITS = {Way.REFUND: Decimal(100)}
BILLERS = Decimal(150)
PAYER_KEY = "1512345678"
some_item = precondition(lambda self: self.items.every)


class ProviderLevel(Posting):
    """What becomes of money outside of claims."""

    @some_item
    @rule(one=shares, other=shares)
    def settle_two_items(self, one: int, other: int) -> None:
        first, second = nth(self.items.every, one), nth(self.items.every, other)
        sides = [self.items.open_of(first), self.items.open_of(second)]
        refusal = NotOpen if not all(sides) else NotTwoSides if (sides[0] > 0) == (sides[1] > 0) else None
        with self.answered(refusal):
            settle_against(item=self._row(first), other=self._row(second), asked=self._asked(is_manager=False))
        if refusal is None:
            kept, given = (first, second) if sides[0] > 0 else (second, first)
            amount = min(abs(side) for side in sides)
            self.items.settle_pair(kept, given, amount, today=self.today, is_automatic=False)

    @some_item
    @rule(which=shares, way=st.sampled_from(sorted(ACCOUNTS)), is_manager=st.booleans())
    def say_what_an_item_is(self, which: int, way: ItemSettlement.Way, is_manager: bool) -> None:
        item = nth(self.items.every, which)
        amount = self.items.open_of(item)
        refusal: type[Exception] | None = None
        if not amount or (way == Way.REFUND and amount > 0):
            refusal = NotOpen
        elif not is_manager and abs(amount) > LIMITS.get(way, BILLERS):
            refusal = AboveYourLimit
        with self.answered(refusal):
            book_as(item=self._row(item), way=way, asked=self._asked(is_manager))
        if refusal is None:
            self.items.settle(item, abs(amount), to=ACCOUNTS[way], today=self.today)

    @some_item
    @rule(which=shares, is_manager=st.booleans())
    def put_an_item_on_its_claim(self, which: int, is_manager: bool) -> None:
        item = nth(self.items.every, which)
        amount = self.items.open_of(item)
        moves = self._on_lines(item) if amount and item.claim else None
        refusal: type[Exception] | None = None
        if not amount:
            refusal = NotOpen
        elif not is_manager and abs(amount) > BILLERS:
            refusal = AboveYourLimit
        elif moves is None:
            refusal = DoesNotFitTheClaim
        with self.answered(refusal):
            put_on_claim(item=self._row(item), asked=self._asked(is_manager))
        if refusal is None and moves:
            self.items.settle_on_lines(item, moves, abs(amount), today=self.today)

    @some_item
    @rule(which=shares, claim=shares)
    def tie_an_item(self, which: int, claim: int) -> None:
        item = nth(self.items.every, which)
        number = nth(sorted(self.items.claim_numbers), claim)
        if item.is_posted:
            tie(item=self._row(item), claim_number=number, by=self.biller, now=self.now, today=self.today)
            item.claim = number
            self.items.pair(today=self.today)

    @precondition(lambda self: self.items.settled)
    @rule(which=shares, is_manager=st.booleans())
    def open_what_is_settled(self, which: int, is_manager: bool) -> None:
        one = nth(self.items.settled, which)
        is_decided = not one.is_automatic and one.other is None
        refusal = AboveYourLimit if is_decided and not is_manager and one.amount > self._limit(one) else None
        with self.answered(refusal):
            reopen(settlement=self._settlement(one), asked=self._asked(is_manager))
        if refusal:
            return
        if one.is_automatic:
            for item in (one.item, one.other):
                if item:
                    item.by_hand = True
        if one.is_acknowledged:
            self.refunds.forget(one.item)
        self.items.undo(one, today=self.today)
        self.items.pair(today=self.today)

    @rule()
    def the_worker_uses_acknowledged_refunds(self) -> None:
        use_acknowledged(key=PAYER_KEY, now=self.now, today=self.today)
        for item in self.items.every:
            refund = self.refunds.of(item)
            left = -self.items.open_of(item)
            if refund is None or item.by_hand or left <= 0:
                continue
            shares: dict[Place, Decimal] = {}
            for place, amount in refund.parts.items():
                if left:
                    shares[place] = min(left, amount)
                    left -= shares[place]
            if all(amount <= self.books.at(place) for place, amount in shares.items()):
                moves = [(kept_from(item.deposit), place, amount) for place, amount in shares.items()]
                amount = sum(shares.values(), ZERO)
                made = self.items.settle_on_lines(item, moves, amount, today=self.today)
                made.is_automatic = made.is_acknowledged = True

    def _limit(self, one: Settled) -> Decimal:
        return LIMITS[Way.REFUND] if self._settlement(one).way == Way.REFUND else BILLERS

    def _on_lines(self, item: Item) -> list[Move] | None:
        """Out of what the plan paid when it kept money, else into what it owes; None when there is not as much."""
        visit, plan = next(
            (visit, plan)
            for visit in self.visits
            for plan in visit.asked
            if self.claim_of(visit, plan).claim_number == item.claim
        )
        room = self._paid(visit.charges, plan) if item.amount > 0 else self.owed(visit, plan)
        left, moves = abs(self.items.open_of(item)), []
        for line in visit.charges:
            part = min(left, max(room[line], ZERO))
            moves.append((owed_by_plan(line, plan), kept_from(item.deposit), item.signed(part)))
            left -= part
        return None if left else moves

    def _paid(self, lines: dict[int, Decimal], plan: int) -> dict[int, Decimal]:
        """What a plan has paid on each line: by decisions that stand, and by items that were put on the claim."""
        paid = dict.fromkeys(lines, ZERO)
        for fact in self.books.facts:
            for to, source, amount in fact.moves if fact.until is None else ():
                for place, other, sign in ((source, to, 1), (to, source, -1)):
                    if place.plan == plan and place.line in paid and other.account in {"UNAPPLIED", "PROVIDER_LEVEL"}:
                        paid[place.line] += sign * amount
        return paid

    def _asked(self, is_manager: bool) -> Asked:
        return Asked("Tried", self.key(), self.person(is_manager), self.now, self.today)

    def _row(self, item: Item) -> ProviderItem:
        number = int(item.deposit.removeprefix("remittance:"))
        rows = ProviderItem.objects.filter(adjustment__remittance=number)
        rows = rows.order_by("adjustment__segment", "adjustment__position")
        paper = next(paper for paper in self.papers.every if paper.number == number)
        return rows[paper.items.index(item)]

    def _settlement(self, one: Settled) -> ItemSettlement:
        other = self._row(one.other) if one.other else None
        rows = ItemSettlement.objects.filter(item=self._row(one.item), other=other, undone_at=None)
        return rows.get(amount=one.amount, by__isnull=one.is_automatic)
