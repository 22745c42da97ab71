"""What payers send: decisions, takebacks, provider-level money; in files that are whole, held, sent again, or keyed."""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal
from itertools import count

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

import x12
from clearinghouse.models import Interchange
from payments.keyed import drafts
from payments.keyed.drafts import PageSeen
from payments.keyed.finish import finish
from payments.models import PostingRule, Remittance
from payments.posting.post import post_by_rule
from payments.posting.rules import set_rule
from tests.payments.any_order.books import ZERO
from tests.payments.any_order.items import Item
from tests.payments.any_order.office import Office, nth, part, shares
from tests.payments.any_order.papers import Decision, Paper, Service, Visit, Where
from tests.payments.given import a_payment_of, an_835, received, taken_in

Way = PostingRule.Way
Reasons = list[str]
_TRACES = count(1)


@dataclass(frozen=True, slots=True)
class Answer:
    """
    One decision, as it is drawn: about which claim, and in percent what is paid and left to the patient of each line.

    The first line may be refused; then `why` says on whom it is laid.  A takeback takes an earlier decision back.
    """

    which: int
    paid: int
    patients: int
    refused: str
    is_takeback: bool
    is_lost: bool
    is_lower: bool


@dataclass(frozen=True, slots=True)
class KeptBack:
    """One pair of a PLB, as it is drawn: its reference is a word, an earlier trace, the number
    of a claim, or the check of a refund that the payer received."""

    code: str
    reference: str
    dollars: int
    is_given: bool


@dataclass(frozen=True, slots=True)
class Sent:
    """One file, as it is drawn; `way` is what the office's rule is then, or that nobody looks at it yet."""

    answers: Sequence[Answer]
    kept_back: Sequence[KeptBack]
    way: str
    days_ago: int


seldom = st.integers(0, 5).map(lambda number: number == 5)
answers = st.builds(
    Answer,
    which=shares,
    paid=st.sampled_from([0, 0, 40, 64, 100]),
    patients=st.sampled_from([0, 50, 100]),
    refused=st.sampled_from(["", "", "", "CO 197", "PR 96"]),
    is_takeback=st.integers(0, 2).map(lambda number: number == 2),
    is_lost=seldom,
    is_lower=seldom,
)
kept_back = st.builds(
    KeptBack,
    code=st.sampled_from(["WO", "FB", "FB", "72", "L6", "E3"]),
    reference=st.sampled_from(["AR1", "AR2", "trace", "claim", "refund"]),
    dollars=st.sampled_from([5, 25, 25, 40, 160]),
    is_given=st.booleans(),
)

files = st.builds(
    Sent,
    answers=st.lists(answers, min_size=1, max_size=2),
    kept_back=st.lists(kept_back, max_size=2),
    way=st.sampled_from(["now", "now", "now", "later", *(way.value for way in Way)]),
    days_ago=st.sampled_from([0, 0, 3, 20]),
)


class Payers(Office):
    """What comes in."""

    @initialize(files=st.lists(files, min_size=2, max_size=3))
    def an_office_that_was_paid(self, files: Sequence[Sent]) -> None:
        self.open_the_office()
        for file in files:
            self._sends(file)

    # Payers send more often than anything else happens: a rule is drawn as often as any other.
    @rule(file=files)
    def a_payer_sends(self, file: Sent) -> None:
        self._sends(file)

    @rule(file=files)
    def another_payer_sends(self, file: Sent) -> None:
        self._sends(file)

    @rule(answer=answers)
    def a_payer_takes_back(self, answer: Answer) -> None:
        self._sends(Sent([replace(answer, is_takeback=True)], [], "now", 0))

    def _sends(self, file: Sent) -> None:
        decisions = [one for one in (self._decided(answer) for answer in file.answers) if one]
        if not decisions:
            return
        self._arrives(decisions, file.kept_back, "", file.days_ago)
        if file.way != "later":
            self._post_by_rule(self.papers.every[-1], Way(file.way) if file.way in Way.values else Way.EACH_CLAIM)

    @rule(answer=answers, too_much=st.sampled_from(["7.00", "-0.01"]))
    def a_payer_sends_what_does_not_add_up(self, answer: Answer, too_much: str) -> None:
        decision = self._decided(answer)
        if decision and decision.paid > 0:
            self._arrives([decision], [], too_much, 0)

    @precondition(lambda self: self.papers.every)
    @rule(which=shares)
    def the_same_comes_again(self, which: int) -> None:
        row = Remittance.objects.get(pk=nth(self.papers.every, which).number)
        content = bytes(row.transaction_set.interchange.content)
        assert received(content, file_name="renamed.x12").state == Interchange.State.DUPLICATE
        another = received(content.replace(b"BPR*I*", b"BPR*C*"))
        for again in Remittance.objects.filter(transaction_set__interchange=another):
            post_by_rule(remittance=again, now=self.now, today=self.today)
            assert (again.state, again.first, again.deposit) == (Remittance.State.DUPLICATE, row, None)

    @rule(answer=answers)
    def a_paper_is_keyed(self, answer: Answer) -> None:
        decision = self._decided(answer)
        if decision is None or decision.is_lost or decision.is_takeback or decision.plan != decision.visit.plans[0]:
            return
        page, by, now = PageSeen("mine", 0), self.biller, self.now
        keyed = drafts.start(by=by, now=now)
        head = {
            "payer": "60101", "trace": self._trace(), "method": "CHK", "paid_on": f"{self.today:%m/%d/%y}",
            "amount": str(decision.paid),
        }  # fmt: skip
        drafts.save_head(keyed_id=keyed.pk, typed=head, page=page, by=by, now=now)
        claim = self.claim_of(decision.visit, decision.plan)
        row = drafts.add_claim(keyed_id=keyed.pk, claim=claim, is_takeback=False, page=page, by=by, now=now)
        lines = {
            str(service.line): {"paid": str(service.paid), "reasons": ", ".join(reasons)}
            for service, reasons in zip(decision.services, reasons_of(decision), strict=True)
        }
        typed = {"number": decision.number, "lines": lines}
        drafts.save_claim(keyed_id=keyed.pk, row_id=row.pk, typed=typed, page=page, by=by, now=now)
        made = finish(keyed_id=keyed.pk, because="", by=by, now=now)
        self._expect(made, [decision], [], is_held=False)

    def send(self, decisions: Sequence[Decision]) -> None:
        """Let a file with these decisions come in, and be posted by itself."""
        self._arrives(decisions, [], "", 0)
        self._post_by_rule(self.papers.every[-1], Way.EACH_CLAIM)

    # -- how it is written --------------------------------------------------------------------------------------------

    def _decided(self, answer: Answer) -> Decision | None:
        if answer.is_takeback:
            earlier = [
                one for paper in self.papers.every for one in paper.decisions if not (one.is_takeback or one.is_lost)
            ]
            return taking_back(nth(earlier, answer.which)) if earlier else None
        asked = [(visit, plan) for visit in self.visits for plan in visit.asked]
        visit, plan = nth(asked, answer.which)
        return _answering(answer, visit, plan, number=self.key().upper())

    def _arrives(
        self, decisions: Sequence[Decision], kept_back: Sequence[KeptBack], too_much: str, days_ago: int
    ) -> None:
        items = [self._kept(one, decisions) for one in kept_back]
        total = sum((one.paid for one in decisions), ZERO) - sum((Decimal(money) for _, _, money in items), ZERO)
        if total < 0:
            items.append(("FB", "AR1", str(total)))
            total = ZERO
        content = an_835(
            *(self._written(one) for one in decisions),
            kept_back=items,
            amount=str(total + Decimal(too_much)) if too_much else None,
            trace=self._trace(),
            control_number=next(self._numbers),
            paid_on=self.today - timedelta(days=days_ago),
        )
        self._expect(taken_in(content), decisions, items, is_held=bool(too_much))

    def _expect(
        self, row: Remittance, decisions: Sequence[Decision], items: Sequence[tuple[str, str, str]], *, is_held: bool
    ) -> None:
        """Tell the second set of books what came in."""
        paper = Paper(row.pk, row.amount, row.paid_on, list(decisions), [], is_held=is_held)
        paper.items = [
            Item(paper.deposit, code, reference, Decimal(money), (row.paid_on, row.trace, place))
            for place, (code, reference, money) in enumerate(items)
        ]
        self.papers.every.append(paper)

    def _kept(self, one: KeptBack, decisions: Sequence[Decision]) -> tuple[str, str, str]:
        reference = one.reference
        if reference == "claim":
            reference = self.claim_of(decisions[0].visit, decisions[0].plan).claim_number
            self.items.claim_numbers.add(reference)
        elif reference == "trace":
            given = [item for paper in self.papers.every for item in paper.items if item.amount < 0]
            reference = given[-1].place[1] if given else "AR1"
        sent = [refund for refund in self.refunds.every if refund.claim and refund.check]
        if reference == "refund":
            return ("72", sent[-1].check, str(-sent[-1].amount)) if sent else (one.code, "AR2", str(one.dollars))
        return one.code, reference, str(-one.dollars if one.is_given else one.dollars)

    def _written(self, decision: Decision) -> x12.ClaimPayment:
        claim = self.claim_of(decision.visit, decision.plan)
        sign = -1 if decision.is_takeback else 1
        said = [
            (str(sign * service.paid), [_signed(reason, sign) for reason in reasons])
            for service, reasons in zip(decision.services, reasons_of(decision), strict=True)
        ]
        status = "22" if decision.is_takeback else str(claim.coverage.priority)
        written = a_payment_of(claim, *said, status=status, number=decision.number)
        if decision.is_lost:
            written.claim_number, written.payer_claim_number, written.patient = "LOST", "", None
        if decision.is_lower and written.lines[0].procedure.code == "99213":
            written.lines[0].submitted = written.lines[0].procedure
            written.lines[0].procedure = x12.Procedure(code="99212")
        return written

    def _trace(self) -> str:
        return f"CHECK{next(_TRACES):07d}"

    def _post_by_rule(self, paper: Paper, way: PostingRule.Way) -> None:
        set_rule(payer=None, way=way, largest=None, by=self.manager, now=self.now)
        post_by_rule(remittance=Remittance.objects.get(pk=paper.number), now=self.now, today=self.today)
        trial, number = deepcopy(self.papers), self.papers.every.index(paper)
        trial.post(trial.every[number], today=self.today)
        is_clean = all(one.where == Where.POSTED for one in trial.every[number].decisions)
        if way == Way.EACH_CLAIM or (way == Way.WHEN_CLEAN and is_clean):
            self.papers.post(paper, today=self.today)


def reasons_of(decision: Decision) -> Iterable[Reasons]:
    """Why each line was not paid whole, as group, code and dollars."""
    for service in decision.services:
        charge, asked = (
            decision.visit.charges[service.line],
            decision.visit.asked[decision.plan].get(service.line, ZERO),
        )
        told = [
            ("OA 23", charge - asked),
            ("CO 45", service.cut),
            ("PR 2", service.patients),
            (decision.refused, service.refused),
        ]
        yield [f"{code} {amount}" for code, amount in told if amount]


def _signed(reason: str, sign: int) -> str:
    group, code, amount = reason.split()
    return f"{group} {code} {sign * Decimal(amount)}"


def _answering(answer: Answer, visit: Visit, plan: int, *, number: str) -> Decision:
    services = []
    for place, line in enumerate(visit.charges):
        asked = visit.asked[plan].get(line, ZERO)
        if answer.refused and place == 0:
            services.append(Service(line, ZERO, refused=asked))
            continue
        paid = part(asked, answer.paid)
        patients = part(asked - paid, answer.patients)
        services.append(Service(line, paid, asked - paid - patients, patients))
    return Decision(
        visit, plan, services, number=number, refused=answer.refused, is_lost=answer.is_lost, is_lower=answer.is_lower
    )


def taking_back(original: Decision) -> Decision:
    """The takeback of a decision, with all of its figures."""
    return Decision(
        original.visit, original.plan, original.services, number=original.number, refused=original.refused,
        is_takeback=True,
    )  # fmt: skip


def said_again(original: Decision, *, number: str) -> Decision:
    """The same decision once more, under another number of the payer's."""
    return Decision(original.visit, original.plan, original.services, number=number, refused=original.refused)
