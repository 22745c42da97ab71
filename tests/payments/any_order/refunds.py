"""Money given back to payers and patients: asked for, agreed to, sent, cleared, declined, voided."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from payments.models import Refund
from payments.office.refunds import (
    InsurerFirst,
    MoreThanTheCredit,
    NotThere,
    Sending,
    Wanted,
    approve,
    clear,
    decline,
    request_refund,
    send,
    void,
)
from practice.limits import AboveYourLimit, SamePerson
from tests.payments.any_order.books import REFUND, ZERO, Place, owed_by_patient, owed_by_plan, waiting_in
from tests.payments.any_order.given_back import GivenBack, Way
from tests.payments.any_order.office import CENT, nth, part, shares
from tests.payments.any_order.patients import Money, Patients

BILLERS = Decimal(100)


@dataclass(frozen=True, slots=True)
class Credit:
    """Money that is not ours: of a plan or the patient on a visit, or a payment on account; dollars by place."""

    key: str
    parts: dict[Place, Decimal]
    money: Money | None = None


some_refund = precondition(lambda self: self.refunds.every)


class Refunds(Patients):
    """What is given back."""

    @rule(which=shares, percent=st.sampled_from([30, 100, 101]), is_manager=st.booleans())
    def ask_for_a_refund(self, which: int, percent: int, is_manager: bool) -> None:
        found = list(self._credits())
        if not found:
            return
        credit = nth(found, which)
        promised = {place: self.refunds.promised(place) for place in credit.parts}
        free = sum(credit.parts.values(), ZERO) - sum(promised.values(), ZERO)
        amount = max(part(free, percent), CENT)
        refusal: type[Exception] | None = MoreThanTheCredit if amount > free else None
        if self._has_insurers_credit(credit.parts):
            refusal = InsurerFirst
        wanted = Wanted(amount=amount, reason=Refund.Reason.TOO_MUCH)
        with self.answered(refusal):
            asked = request_refund(
                credit_key=credit.key, wanted=wanted, by=self.person(is_manager), now=self.now, key=self.key()
            )
        if refusal is None:
            parts, left = {}, amount
            for place, there in credit.parts.items():
                taken = min(left, there - promised[place])
                if taken > 0:
                    parts[place] = taken
                    left -= taken
            is_within = is_manager or amount <= BILLERS
            way = Way.APPROVED if is_within else Way.REQUESTED
            claim = asked.claim.claim_number if asked.payer_id == self.payer.pk else ""
            self.refunds.every.append(GivenBack(asked.pk, parts, is_manager, way, claim))

    @some_refund
    @rule(which=shares, is_manager=st.booleans())
    def agree_to_a_refund(self, which: int, is_manager: bool) -> None:
        one = nth(self.refunds.every, which)
        refusal: type[Exception] | None = None
        if one.way != Way.REQUESTED:
            refusal = NotThere
        elif one.asked_by_manager == is_manager:
            refusal = SamePerson
        elif not is_manager and one.amount > BILLERS:
            refusal = AboveYourLimit
        with self.answered(refusal):
            approve(refund=_row(one), by=self.person(is_manager), now=self.now)
        if refusal is None:
            one.way = Way.APPROVED

    @some_refund
    @rule(which=shares)
    def decline_a_refund(self, which: int) -> None:
        one = nth(self.refunds.every, which)
        may = one.way == Way.REQUESTED
        with self.answered(None if may else NotThere):
            decline(refund=_row(one), why="Tried", by=self.manager, now=self.now)
        if may:
            one.way = Way.DECLINED

    @some_refund
    @rule(which=shares)
    def send_a_refund(self, which: int) -> None:
        one = nth(self.refunds.every, which)
        refusal: type[Exception] | None = None
        if one.way != Way.APPROVED:
            refusal = NotThere
        elif self._has_insurers_credit(one.parts):
            refusal = InsurerFirst
        elif any(amount > self._there(place) for place, amount in one.parts.items()):
            refusal = MoreThanTheCredit
        sending = Sending(method=Refund.Method.CHECK, number=self.key(), sent_on=self.today)
        with self.answered(refusal):
            send(refund=_row(one), sending=sending, by=self.biller, now=self.now, today=self.today)
        if refusal is None:
            one.way, one.check, one.sent_on = Way.SENT, sending.number.upper(), self.today
            one.fact = self.books.stand([(place, REFUND, amount) for place, amount in one.parts.items()], on=self.today)

    @some_refund
    @rule(which=shares)
    def a_refund_clears(self, which: int) -> None:
        one = nth(self.refunds.every, which)
        may = one.way == Way.SENT
        with self.answered(None if may else NotThere):
            clear(refund=_row(one), cleared_on=self.today, today=self.today)
        if may:
            one.way, one.is_cleared = Way.CLEARED, True

    @some_refund
    @rule(which=shares)
    def void_a_refund(self, which: int) -> None:
        one = nth(self.refunds.every, which)
        may = one.way in {Way.APPROVED, Way.SENT}
        with self.answered(None if may else NotThere):
            void(refund=_row(one), why="Tried", by=self.biller, now=self.now, today=self.today)
        if may:
            one.way = Way.VOID
            if one.fact:
                self.books.fall(one.fact, on=self.today)

    def _credits(self) -> Iterator[Credit]:
        for visit in self.visits:
            for plan in visit.asked:
                below = {line: -amount for line, amount in self.owed(visit, plan).items() if amount < 0}
                if below:
                    parts = {owed_by_plan(line, plan): amount for line, amount in below.items()}
                    yield Credit(f"insurer-{visit.encounter}-{plan}", parts)
            below = {line: -amount for line, amount in self.owed(visit, None).items() if amount < 0}
            if below:
                yield Credit(
                    f"patient-{visit.encounter}", {owed_by_patient(line): amount for line, amount in below.items()}
                )
        for money in self.money:
            there = self.books.at(waiting_in(money.source))
            if there > 0:
                yield Credit(f"account-{money.number}", {waiting_in(money.source): there}, money)

    def _has_insurers_credit(self, places: Sequence[Place] | dict[Place, Decimal]) -> bool:
        """Tell whether a plan has a credit on a line of the patient's."""
        lines = {place.line for place in places if place.account == "PATIENT"}
        now = self.books.balances()
        return any(place.account == "INSURANCE" and place.line in lines and now[place] < 0 for place in now)

    def _there(self, place: Place) -> Decimal:
        there = self.books.at(place)
        return there if place.account == "UNAPPLIED" else -there


def _row(one: GivenBack) -> Refund:
    return Refund.objects.get(pk=one.number)
