"""Remittances as the second set of books keeps them: what each decision says, and what posting must make of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from tests.payments.any_order.books import (
    CASH,
    CONTRACTUAL,
    ZERO,
    Books,
    Fact,
    Move,
    owed_by_patient,
    owed_by_plan,
    waiting_in,
)
from tests.payments.any_order.given_back import GivenBacks
from tests.payments.any_order.items import Item, Items


class Where(StrEnum):
    """Where a decision is, in the product's words."""

    WAITING = "WAITING"
    POSTED = "POSTED"
    EXCEPTION = "EXCEPTION"
    ASIDE = "DISMISSED"


@dataclass(eq=False, slots=True)
class Visit:
    """One visit: its charges by line in order, the plans that may be asked one after the other, and who came."""

    encounter: int
    patient: int
    charges: dict[int, Decimal]
    plans: Sequence[int]
    day: date
    asked: dict[int, dict[int, Decimal]] = field(default_factory=dict)
    """What each plan was asked for first: dollars by line."""
    requests: list[Fact] = field(default_factory=list)
    """Whatever asked a later plan, or took back what it was asked."""

    def next_plan(self, plan: int) -> int | None:
        """The plan after one; None when there is none."""
        later = self.plans[self.plans.index(plan) + 1 :]
        return later[0] if later else None

    def asked_now(self, plan: int, line: int) -> Decimal:
        """Dollars of a line that a later plan is asked for, less what was taken back from it."""
        asked = (owed_by_plan(line, plan), owed_by_patient(line))
        moves = [move for fact in self.requests if fact.until is None for move in fact.moves]
        return sum((amount for to, source, amount in moves if (to, source) == asked), ZERO)


@dataclass(frozen=True, slots=True)
class Service:
    """What a payer says of one line: dollars paid, cut by contract, left to the patient, refused."""

    line: int
    paid: Decimal
    cut: Decimal = ZERO
    patients: Decimal = ZERO
    refused: Decimal = ZERO

    @property
    def settles(self) -> Decimal:
        """Dollars that the plan does not owe any more."""
        return self.paid + self.cut + self.patients


@dataclass(eq=False, slots=True)
class Decision:
    """
    One decision about one claim; a takeback carries the figures of what it takes back.

    `booked` is what is posted of its services: a later plan repeats cuts that stand in the books already.
    """

    visit: Visit
    plan: int
    services: Sequence[Service]
    number: str
    refused: str = ""
    is_takeback: bool = False
    is_lost: bool = False
    is_lower: bool = False
    is_double: bool = False
    where: Where = Where.WAITING
    why: str = ""
    booked: Sequence[Service] = ()
    fact: Fact | None = None
    original: "Decision | None" = None
    taken_back_by: "Decision | None" = None

    @property
    def paid(self) -> Decimal:
        """Dollars, below zero for a takeback."""
        total = sum((service.paid for service in self.services), ZERO)
        return -total if self.is_takeback else total

    @property
    def said(self) -> object:
        """What it says of the money, wherever in the claim it says so."""
        refused = sorted(service.refused for service in self.services if service.refused)
        cuts = sorted(service.cut for service in self.services if service.cut)
        patients = sorted(service.patients for service in self.services if service.patients)
        return abs(self.paid), self.refused, refused, cuts, patients

    def mirrors(self, other: "Decision") -> bool:
        """Tell whether this takeback negates another decision to the cent."""
        same_claim = (self.visit, self.plan) == (other.visit, other.plan) and not other.is_takeback
        return same_claim and self.said == other.said

    def moves(self, deposit: str) -> list[Move]:
        """What it does to the books when its money comes from (or goes back to) a deposit."""
        sign = -1 if self.is_takeback else 1
        found: list[Move] = []
        for service in self.booked:
            owed = owed_by_plan(service.line, self.plan)
            found += [
                (waiting_in(deposit), owed, sign * service.paid),
                (CONTRACTUAL, owed, sign * service.cut),
                (owed_by_patient(service.line), owed, sign * service.patients),
            ]
        return found


@dataclass(eq=False, slots=True)
class Paper:
    """One remittance; `number` is its row."""

    number: int
    amount: Decimal
    paid_on: date
    decisions: list[Decision]
    items: list[Item]
    is_posted: bool = False
    is_held: bool = False
    money: Fact | None = None

    @property
    def deposit(self) -> str:
        """The source of its deposit."""
        return f"remittance:{self.number}"

    @property
    def is_to_post(self) -> bool:
        """Whether it waits for being posted."""
        return not (self.is_posted or self.is_held)

    def taken_back_elsewhere(self) -> bool:
        """Tell whether the takeback of one of its decisions is posted with another remittance."""
        takers = [one.taken_back_by for one in self.decisions if one.taken_back_by]
        return any(taker not in self.decisions for taker in takers)


@dataclass(slots=True)
class Papers:
    """All remittances, and what is posted of them."""

    books: Books
    items: Items
    refunds: GivenBacks
    every: list[Paper] = field(default_factory=list)

    def paper_of(self, decision: Decision) -> Paper:
        """The remittance that a decision stands in."""
        return next(paper for paper in self.every if decision in paper.decisions)

    def post(self, paper: Paper, *, today: date) -> None:
        """Post what can be posted of a remittance that waits; else nothing happens."""
        if not paper.is_to_post:
            return
        if paper.money is None:
            day = self.books.day_for(paper.paid_on, today=today)
            paper.money = self.books.stand([(CASH, waiting_in(paper.deposit), paper.amount)], on=day)
        paper.is_posted = True
        self.items.post(paper.items, today=today)
        self.refunds.acknowledge(paper.items)
        self.post_decisions([one for one in paper.decisions if one.where == Where.WAITING], paper, today=today)

    def post_decisions(self, todo: Sequence[Decision], paper: Paper, *, today: date) -> None:
        """Post decisions in rounds, takebacks first, as long as one more can be posted."""
        posted: list[Decision] = []
        while True:
            left = [one for one in todo if one not in posted]
            done = [one for one in left if one.is_takeback and self._take_back(one, paper, today)]
            done += [one for one in left if not one.is_takeback and self._decide(one, paper, today)]
            posted += done
            if not done:
                break
        for one in todo:
            one.where = Where.POSTED if one in posted else Where.EXCEPTION
            one.why = "" if one in posted else one.why
        for one in posted:
            self._ask_next_plan(one, today)
        for one in posted:
            self._take_back_from_next_plan(one)

    def unpost(self, paper: Paper, *, today: date) -> None:
        """Take back everything of a posting but the deposit."""
        self.items.unpost([item for item in paper.items if item.is_posted], today=today)
        for item in paper.items:
            self.refunds.forget(item)
        for one in paper.decisions:
            if one.where == Where.POSTED:
                self._fall(one, today)
                one.where = Where.WAITING
        paper.is_posted = False

    def detach(self, decision: Decision, *, today: date) -> None:
        """Leave one decision out, or take its posting back."""
        if decision.where == Where.POSTED:
            self._fall(decision, today)
        decision.where, decision.why = Where.EXCEPTION, "DETACHED"

    def _fall(self, decision: Decision, today: date) -> None:
        assert decision.fact is not None
        self.books.fall(decision.fact, on=today)
        decision.fact = None
        if decision.original is not None:
            decision.original.taken_back_by = None
            decision.original = None

    def _take_back(self, takeback: Decision, paper: Paper, today: date) -> bool:
        """Find the newest decision that it mirrors and that nobody took back yet."""
        candidates = [
            (other.paid_on, place, number, one)
            for place, other in enumerate(self.every)
            for number, one in enumerate(other.decisions)
            if one.where == Where.POSTED and one.taken_back_by is None and takeback.mirrors(one)
        ]
        if not candidates:
            takeback.why = "NO_ORIGINAL"
            return False
        takeback.original = max(candidates, key=lambda one: one[:3])[3]
        takeback.original.taken_back_by = takeback
        takeback.booked = takeback.original.booked
        self._stand(takeback, paper, today)
        return True

    def _decide(self, decision: Decision, paper: Paper, today: date) -> bool:
        """Post a decision unless it would settle more than its plan owes on a line."""
        now = self.books.balances()
        owed = {line: now.get(owed_by_plan(line, decision.plan), ZERO) for line in decision.visit.charges}
        decision.booked = _booked(decision, owed)
        if decision.is_lost:
            decision.why = "NOT_FOUND"
        elif not decision.is_double and any(
            service.settles > max(owed[service.line], ZERO) for service in decision.booked
        ):
            decision.why = "OVERPAID"
        else:
            self._stand(decision, paper, today)
            return True
        return False

    def _stand(self, decision: Decision, paper: Paper, today: date) -> None:
        decision.fact = self.books.stand(decision.moves(paper.deposit), on=today)
        decision.where = Where.POSTED

    def _ask_next_plan(self, decision: Decision, today: date) -> None:
        """What is left to the patient is asked of the next plan first: once, and again what was taken back of that."""
        visit, left = decision.visit, sum((service.patients for service in decision.booked), ZERO)
        plan = None if decision.is_takeback or not left else visit.next_plan(decision.plan)
        if plan is None:
            return
        now = self.books.balances()
        owed = {line: now.get(owed_by_patient(line), ZERO) for line in visit.charges}
        if plan in visit.asked:
            gone = {line: amount - visit.asked_now(plan, line) for line, amount in visit.asked[plan].items()}
            asked = {line: min(amount, owed[line]) for line, amount in gone.items()}
        else:
            asked = owed
        asked = {line: amount for line, amount in asked.items() if amount > 0}
        if asked:
            visit.asked.setdefault(plan, asked)
            moves = [(owed_by_plan(line, plan), owed_by_patient(line), amount) for line, amount in asked.items()]
            visit.requests.append(self.books.stand(moves, on=today))

    def _take_back_from_next_plan(self, takeback: Decision) -> None:
        """A share of the patient that a payer takes back is not asked of the next plan either."""
        visit, plan = takeback.visit, takeback.visit.next_plan(takeback.plan)
        if not takeback.is_takeback or plan not in visit.asked or plan is None or takeback.fact is None:
            return
        for line in visit.charges:
            below = -self.books.at(owed_by_patient(line))
            part = min(below - max(self._patients_own(line), ZERO), visit.asked_now(plan, line))
            if part > 0:
                takeback.fact.moves.append((owed_by_plan(line, plan), owed_by_patient(line), -part))
                if takeback.fact not in visit.requests:
                    visit.requests.append(takeback.fact)

    def _patients_own(self, line: int) -> Decimal:
        """Dollars by which the patient lowered their own balance of a line, or the office did for them."""
        place, total = owed_by_patient(line), ZERO
        for fact in self.books.facts:
            for to, source, amount in fact.moves if fact.until is None else ():
                if place in (to, source) and to.plan is None and source.plan is None:
                    total += amount if source == place else -amount
        return total


def _booked(decision: Decision, owed: Mapping[int, Decimal]) -> Sequence[Service]:
    """What of a decision counts beside what stands in the books."""
    if decision.is_double:
        return [_only_new_money(one, owed) for one in decision.services]
    if decision.plan == decision.visit.plans[0]:
        return decision.services
    return [_without_repeats(one, owed) for one in decision.services]


def _only_new_money(service: Service, owed: Mapping[int, Decimal]) -> Service:
    """A plan that pays twice says everything twice: the rest of what it says fills what its money leaves open."""
    room = max(owed[service.line] - service.paid, ZERO)
    cut = min(service.cut, room)
    return replace(service, cut=cut, patients=min(service.patients, room - cut))


def _without_repeats(service: Service, owed: Mapping[int, Decimal]) -> Service:
    """A later plan explains the whole charge, so of its cut only what is open beside the rest of it counts."""
    room = owed[service.line] - service.paid - service.patients - service.refused
    return replace(service, cut=min(service.cut, max(room, ZERO)))
