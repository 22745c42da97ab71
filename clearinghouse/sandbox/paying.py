"""
What happens on a pay day: decisions, takebacks, interest, money carried over, and the 835s that tell them.

A payer pays on one weekday.  A claim is decided 7 to 24 days after it came, on the next pay day; about 2 in 100 come 35
to 50 days late and earn interest.  About 25 in 1,000 paid claims, and one at least of every 40, are taken back some
weeks later: reversal and correction in one 835.  Most are taken at once; a part is first shown and kept back later (PLB
WO).  A payment that would be negative becomes 0, and the rest is carried forward (PLB FB) to the next.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

import x12
from clearinghouse.sandbox.chance import draw
from clearinghouse.sandbox.facts import ZERO, Claim, Decision, LineDecision
from clearinghouse.sandbox.members import plan_of
from clearinghouse.sandbox.memory import Known, Memory
from clearinghouse.sandbox.remit import Kept, payment_of, remittance, reversal_of, trace_of
from clearinghouse.sandbox.rules import CENT, Circumstances, decide

DAYS = (7, 24)
LATE_DAYS = (35, 50)
LATE_PERMILLE = 20
PROMPT_DAYS = 30
YEARLY_INTEREST = Decimal("0.12")
TAKEBACK_PERMILLE = 25
TAKEBACK_AT_LEAST_EVERY = 40
TAKEBACK_DAYS = (14, 28)
CUT = Decimal("0.25")


def pay_day(payer_id: str, since: date, seed: int) -> date:
    """The first day from `since` on which this payer pays."""
    weekday = draw(seed, payer_id, "weekday", out_of=5)
    return since + timedelta(days=(weekday - since.weekday()) % 7)


def due_on(claim: Claim, seed: int) -> date:
    """The pay day on which a claim is decided."""
    facts = (claim.payer_id, claim.claim_number, claim.frequency, claim.likeness)
    first, last = LATE_DAYS if draw(seed, *facts, "late", out_of=1000) < LATE_PERMILLE else DAYS
    days = first + draw(seed, *facts, "days", out_of=last - first + 1)
    return pay_day(claim.payer_id, claim.received_on + timedelta(days=days), seed)


@dataclass
class _Payment:
    """The payment of one payer to one payee while it is put together."""

    of: Claim
    claims: list[x12.ClaimPayment] = field(default_factory=list)
    kept: list[Kept] = field(default_factory=list)

    @property
    def total(self) -> Decimal:
        """What would be paid as it stands."""
        return sum((claim.paid for claim in self.claims), ZERO) - sum((row.amount for row in self.kept), ZERO)


class PayDay:
    """One day of all payers."""

    def __init__(self, memory: Memory, seed: int, day: date) -> None:
        self.memory = memory
        self.seed = seed
        self.day = day
        self.payments: dict[tuple[str, str], _Payment] = {}

    def remittances(self) -> Iterator[tuple[Claim, x12.Remittance]]:
        """Decide what is due; give one 835 for each payer and payee in a fixed order, each with a claim of it."""
        for known in self.memory.takebacks(self.day):
            self._take_back(known)
        for known in self.memory.due(self.day):
            self._decide(known)
        for key in sorted(self.payments):
            payment = self.payments[key]
            trace = trace_of(payment.of, self.day, self.seed)
            self._carry(payment, trace)
            yield payment.of, remittance(payment.claims, payment.kept, of=payment.of, day=self.day, trace=trace)

    def _payment(self, claim: Claim) -> _Payment:
        return self.payments.setdefault((claim.payer_id, claim.payee_npi), _Payment(claim))

    def _decide(self, known: Known) -> None:
        claim = known.claim
        if claim.frequency != "1":
            self._undo(claim)
        if claim.frequency == "8":
            self.memory.settle(known.number, "DECIDED")
            return
        plan = plan_of(claim.member_id, self.seed)
        year = claim.first_day.year
        left = max(plan.deductible - self.memory.deductible_met(claim.member_id, year), ZERO)
        is_duplicate = claim.frequency == "1" and self.memory.is_duplicate(known)
        decision = decide(claim, Circumstances(plan, left, self.seed, is_duplicate))
        self.memory.meet_deductible(claim.member_id, year, decision.deductible)
        self.memory.settle(known.number, "DECIDED", decision)
        payment = self._payment(claim)
        payment.claims.append(payment_of(known.number, claim, decision))
        self._add_interest(payment, known, decision)
        self._plan_takeback(known, decision)

    def _undo(self, claim: Claim) -> None:
        """Reverse what was decided about the claim that is replaced or voided."""
        earlier = self.memory.find(claim.replaces)
        if earlier is None or earlier.decision is None or earlier.state != "DECIDED":
            return
        self.memory.settle(earlier.number, "REVERSED")
        self.memory.meet_deductible(earlier.claim.member_id, earlier.claim.first_day.year, -earlier.decision.deductible)
        if _moved_money(earlier.decision):
            reversed_ = reversal_of(earlier.number, earlier.claim, earlier.decision)
            self._payment(earlier.claim).claims.append(reversed_)

    def _take_back(self, known: Known) -> None:
        """Reverse a payment and correct it: a lower price, or another payer found to be first."""
        assert known.decision is not None
        before, claim = known.decision, known.claim
        is_denied = draw(self.seed, known.number, "takeback kind", out_of=3) == 0
        after = _denied_to_other_payer(claim) if is_denied else _cut(before)
        payment = self._payment(claim)
        payment.claims += [reversal_of(known.number, claim, before), payment_of(f"{known.number}R", claim, after)]
        self.memory.meet_deductible(claim.member_id, claim.first_day.year, after.deductible - before.deductible)
        self.memory.settle(known.number, "DECIDED", after)
        if draw(self.seed, known.number, "takeback later", out_of=3) == 0:
            amount = before.paid - after.paid
            payment.kept.append(Kept("WO", known.number, -amount))
            self.memory.carry(claim.payer_id, claim.payee_npi, "WO", known.number, amount, self.day)

    def _add_interest(self, payment: _Payment, known: Known, decision: Decision) -> None:
        late = (self.day - known.claim.received_on).days - PROMPT_DAYS
        interest = (decision.paid * YEARLY_INTEREST * max(late, 0) / 365).quantize(CENT)
        if interest and known.claim.frequency == "1":
            payment.kept.append(Kept("L6", known.number, -interest))
            payment.claims[-1].interest = interest

    def _plan_takeback(self, known: Known, decision: Decision) -> None:
        """Choose some paid first claims, one at least of every so many, and set the day."""
        if decision.paid <= CENT or known.claim.frequency != "1" or known.claim.has_prior_payer:
            return
        since_last = self.memory.count("paid since takeback")
        is_chosen = draw(self.seed, known.number, "takeback", out_of=1000) < TAKEBACK_PERMILLE
        if is_chosen or since_last >= TAKEBACK_AT_LEAST_EVERY:
            self.memory.keep("paid since takeback", 0)
            first, last = TAKEBACK_DAYS
            wait = first + draw(self.seed, known.number, "takeback days", out_of=last - first + 1)
            self.memory.plan_takeback(known, pay_day(known.claim.payer_id, self.day + timedelta(days=wait), self.seed))

    def _carry(self, payment: _Payment, trace: str) -> None:
        """Keep back what earlier payments carried over, as far as this one reaches; carry over what is missing."""
        payer, payee = payment.of.payer_id, payment.of.payee_npi
        for carried in self.memory.carried(payer, payee, self.day):
            amount = min(carried.amount, max(payment.total, ZERO))
            if amount:
                payment.kept.append(Kept(carried.code, carried.reference, amount))
                self.memory.reduce(carried, amount)
        missing = -payment.total
        if missing > 0:
            payment.kept.append(Kept("FB", trace, -missing))
            self.memory.carry(payer, payee, "FB", trace, missing, self.day)


def _moved_money(decision: Decision) -> bool:
    """Tell whether a decision paid anything, or put anything on the patient."""
    rows = (row for line in decision.lines for row in line.adjustments)
    return decision.status != "4" or any(group == "PR" for group, _, _ in rows)


def _cut(before: Decision) -> Decision:
    """A quarter less on the line that paid most; what is taken off is contractual."""
    place = max(range(len(before.lines)), key=lambda number: (before.lines[number].paid, -number))
    line = before.lines[place]
    cut = max((line.paid * CUT).quantize(CENT), CENT)
    rows = {(group, reason): amount for group, reason, amount in line.adjustments}
    rows["CO", "45"] = rows.get(("CO", "45"), ZERO) + cut
    changed = LineDecision(
        paid=line.paid - cut,
        allowed=line.allowed - cut,
        adjustments=tuple((group, reason, amount) for (group, reason), amount in rows.items()),
        remarks=line.remarks,
    )
    lines = (*before.lines[:place], changed, *before.lines[place + 1 :])
    return Decision(before.status, lines)


def _denied_to_other_payer(claim: Claim) -> Decision:
    """Another payer comes first: CO 22 on every line."""
    lines = tuple(LineDecision(ZERO, ZERO, (("CO", "22", line.charge),), ("MA04",)) for line in claim.lines)
    return Decision("4", lines)
