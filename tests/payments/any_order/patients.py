"""What patients pay, and what becomes of it: applied, on account, taken back from a line, returned by the bank."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from ledger.models import Deposit
from payments.models import ReturnedPayment
from payments.office.desk import Tender, take_patient_payment, take_split_payment
from payments.office.on_account import (
    MoreThanOnAccount,
    MoreThanOwed,
    NothingToApply,
    applications,
    apply_by_choice,
    apply_on_account,
    unapply,
)
from payments.office.returned import AlreadyReturned, BankReturn, NoVisitToCharge, PartlyRefunded, return_payment
from tests.payments.any_order.books import CASH, REVENUE, ZERO, Fact, owed_by_patient, waiting_in
from tests.payments.any_order.office import Office, nth, part, shares

Method = Deposit.Method
some_money = precondition(lambda self: self.money)


@dataclass(eq=False, slots=True)
class Use:
    """Dollars of a payment that pay a line."""

    line: int
    amount: Decimal
    fact: Fact


@dataclass(eq=False, slots=True)
class Money:
    """One payment of a patient; `number` is its deposit."""

    number: int
    source: str
    patient: int
    amount: Decimal
    method: str
    day: date
    fact: Fact
    uses: list[Use] = field(default_factory=list)
    is_returned: bool = False


class Patients(Office):
    """Patients' money."""

    def __init__(self) -> None:
        super().__init__()
        self.money: list[Money] = []

    @rule(who=st.integers(0, 2), cents=st.integers(1, 30_000), method=st.sampled_from(["CARD", "CASH", "CHECK"]))
    def a_patient_pays(self, who: int, cents: int, method: str) -> None:
        amount, key = Decimal(cents) / 100, self.key()
        for _ in range(2):  # the button is pressed twice
            deposit = take_patient_payment(
                patient=self.patients[who], method=Method(method), amount=amount, by=self.biller, now=self.now,
                today=self.today, key=key,
            )  # fmt: skip
        self._taken(deposit)
        self._use([self.money[-1]], self._owed_by(deposit.patient_id))

    @rule(who=st.integers(0, 2), cents=st.integers(1, 30_000), percent=st.sampled_from([0, 50, 100, 101]))
    def a_patient_pays_what_they_choose(self, who: int, cents: int, percent: int) -> None:
        amount = Decimal(cents) / 100
        owed = self._owed_by(self.patients[who].pk)
        chosen = {line: part(there, percent) for line, there in list(owed.items())[:2] if part(there, percent)}
        refusal = self._wrong(chosen, owed, amount) if chosen else None  # none: all of it stays on account
        if sum(chosen.values(), ZERO) > amount:
            refusal = MoreThanOnAccount  # seen before anything is read
        with self.answered(refusal):
            deposit = take_split_payment(
                patient=self.patients[who], tender=Tender(Method.CARD, amount, self.key()), shares=chosen,
                by=self.biller, now=self.now, today=self.today,
            )  # fmt: skip
        if refusal is None:
            self._taken(deposit)
            self._use([self.money[-1]], chosen)

    @rule(who=st.integers(0, 2))
    def what_is_on_account_is_used(self, who: int) -> None:
        patient = self.patients[who]
        owed, money = self._owed_by(patient.pk), self._on_account(patient.pk)
        may = bool(owed) and any(self.free(one) > 0 for one in money)
        with self.answered(None if may else NothingToApply):
            apply_on_account(patient=patient, by=self.biller, now=self.now, today=self.today, key=self.key())
        if may:
            self._use(money, owed)

    @rule(who=st.integers(0, 2), percent=st.sampled_from([50, 100, 101]))
    def what_is_on_account_is_used_by_choice(self, who: int, percent: int) -> None:
        patient = self.patients[who]
        owed, money = self._owed_by(patient.pk), self._on_account(patient.pk)
        chosen = {line: part(there, percent) for line, there in list(owed.items())[-1:] if part(there, percent)}
        refusal = self._wrong(chosen, owed, sum((self.free(one) for one in money), ZERO))
        with self.answered(refusal):
            apply_by_choice(
                patient=patient, shares=chosen, by=self.biller, now=self.now, today=self.today, key=self.key()
            )
        if refusal is None:
            self._use(money, chosen)

    @some_money
    @rule(which=shares, place=shares)
    def money_is_taken_back_from_a_line(self, which: int, place: int) -> None:
        one = nth(self.money, which)
        if not one.uses:
            return
        use = nth(one.uses, place)
        entries = applications(deposit=Deposit.objects.get(pk=one.number))
        entry = next(entry for entry in entries if (entry.charge_line_id, entry.amount) == (use.line, use.amount))
        unapply(entry=entry, by=self.biller, now=self.now, today=self.today)
        self.books.fall(use.fact, on=self.today)
        one.uses.remove(use)

    @some_money
    @rule(which=shares, fee=st.sampled_from(["0.00", "25.00"]))
    def the_bank_returns_a_payment(self, which: int, fee: str) -> None:
        one = nth(self.money, which)
        line = self._fee_line(one)
        refusal: type[Exception] | None = None
        if one.is_returned:
            refusal = AlreadyReturned
        elif self.refunds.take_from(waiting_in(one.source)):
            refusal = PartlyRefunded
        elif Decimal(fee) and line is None:
            refusal = NoVisitToCharge
        said = BankReturn(kind=ReturnedPayment.Kind.NSF, returned_on=self.today, fee=Decimal(fee))
        with self.answered(refusal):
            return_payment(
                deposit=Deposit.objects.get(pk=one.number), said=said, by=self.biller, now=self.now, today=self.today
            )
        if refusal is None:
            one.is_returned = True
            for fact in (one.fact, *(use.fact for use in one.uses)):
                self.books.fall(fact, on=self.today)
            one.uses.clear()
            if line is not None:
                self.books.stand([(owed_by_patient(line), REVENUE, Decimal(fee))], on=self.today)

    def free(self, one: Money) -> Decimal:
        """Dollars of a payment that wait and that no refund will take."""
        place = waiting_in(one.source)
        return self.books.at(place) - self.refunds.promised(place)

    def _taken(self, deposit: Deposit) -> None:
        fact = self.books.stand([(CASH, waiting_in(deposit.source), deposit.amount)], on=self.today)
        self.money.append(
            Money(deposit.pk, deposit.source, deposit.patient_id or 0, deposit.amount, deposit.method, self.today, fact)
        )

    def _use(self, money: list[Money], shares: Mapping[int, Decimal]) -> None:
        """Pay lines in their order with payments in theirs, each as far as it goes."""
        free = {one: self.free(one) for one in money}
        for line, share in shares.items():
            left = share
            for one in money:
                amount = min(left, free[one])
                if amount > 0:
                    move = (waiting_in(one.source), owed_by_patient(line), amount)
                    one.uses.append(Use(line, amount, self.books.stand([move], on=self.today)))
                    free[one] -= amount
                    left -= amount

    def _owed_by(self, patient: int | None) -> dict[int, Decimal]:
        """What a patient owes by line, the oldest visit first."""
        visits = sorted((visit.day, visit.encounter, visit) for visit in self.visits if visit.patient == patient)
        owed = [item for _, _, visit in visits for item in self.owed(visit, None).items()]
        return {line: amount for line, amount in owed if amount > 0}

    def _on_account(self, patient: int) -> list[Money]:
        waiting = [one for one in self.money if one.patient == patient and self.books.at(waiting_in(one.source))]
        return sorted(waiting, key=lambda one: (one.day, one.number))

    def _wrong(
        self, chosen: Mapping[int, Decimal], owed: Mapping[int, Decimal], there: Decimal
    ) -> type[Exception] | None:
        """How a choice is refused."""
        if not chosen:
            return NothingToApply
        is_too_much = any(amount > owed[line] for line, amount in chosen.items())
        return MoreThanOwed if is_too_much else MoreThanOnAccount if sum(chosen.values()) > there else None

    def _fee_line(self, one: Money) -> int | None:
        """The first line that a payment pays, else the first of the patient's latest visit."""
        if one.uses:
            return one.uses[0].line
        visits = [(visit.day, visit.encounter, visit) for visit in self.visits if visit.patient == one.patient]
        return next(iter(max(visits)[2].charges)) if visits else None
