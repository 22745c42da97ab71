"""What the office does with remittances: post, un-post, leave out, put back, set aside, match, try again, release."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from payments.models import Adjudication, Remittance
from payments.posting.exceptions import (
    NotWaiting,
    dismiss,
    match_to_claim,
    post_as_credit,
    release_remittance,
    retry,
    take_up_again,
)
from payments.posting.post import NothingToPost, post_remittance
from payments.posting.undo import NotPosted, TakenBackSince, detach, put_back, unpost
from tests.payments.any_order.office import nth, shares
from tests.payments.any_order.papers import Decision, Paper, Where
from tests.payments.any_order.payers import Payers, said_again, taking_back

some_paper = precondition(lambda self: self.papers.every)


class Posting(Payers):
    """What the office does with what came in."""

    @some_paper
    @rule(which=shares)
    def post(self, which: int) -> None:
        paper = nth(self.papers.every, which)
        post_remittance(remittance=_row(paper), by=self.biller, now=self.now, today=self.today)
        self.papers.post(paper, today=self.today)

    @some_paper
    @rule(which=shares)
    def un_post(self, which: int) -> None:
        self._un_post(nth(self.papers.every, which))

    @some_paper
    @rule(which=shares)
    def release_what_is_held(self, which: int) -> None:
        paper = nth(self.papers.every, which)
        may = paper.is_held and paper.amount >= 0
        with self.answered(None if may else NotWaiting):
            release_remittance(remittance=_row(paper), why="Seen", by=self.biller, now=self.now, today=self.today)
        if may:
            paper.is_held = False
            self.papers.post(paper, today=self.today)

    @some_paper
    @rule(which=shares)
    def leave_out(self, which: int) -> None:
        decision, paper = self._one(which)
        waits = decision.where == Where.WAITING and paper.is_to_post
        refusal: type[Exception] | None = NotWaiting
        if decision.where == Where.POSTED or waits:
            refusal = TakenBackSince if decision.taken_back_by else None
        with self.answered(refusal):
            detach(adjudication=self._decision(which), why="Tried", by=self.biller, now=self.now, today=self.today)
        if refusal is None:
            self.papers.detach(decision, today=self.today)

    @some_paper
    @rule(which=shares)
    def take_in_again(self, which: int) -> None:
        decision, paper = self._one(which)
        may = paper.is_to_post and decision.where == Where.EXCEPTION and decision.why == "DETACHED"
        with self.answered(None if may else NotWaiting):
            put_back(adjudication=self._decision(which))
        if may:
            decision.where, decision.why = Where.WAITING, ""

    @some_paper
    @rule(which=shares)
    def set_aside(self, which: int) -> None:
        decision, _ = self._one(which)
        may = decision.where == Where.EXCEPTION
        with self.answered(None if may else NotWaiting):
            dismiss(adjudication=self._decision(which), why="Tried", by=self.biller, now=self.now)
        if may:
            decision.where = Where.ASIDE

    @some_paper
    @rule(which=shares, was_aside=st.booleans())
    def try_again(self, which: int, was_aside: bool) -> None:
        decision, paper = self._one(which)
        refusal: type[Exception] | None = None
        if decision.where != (Where.ASIDE if was_aside else Where.EXCEPTION):
            refusal = NotWaiting
        elif not paper.is_posted:
            refusal = NothingToPost
        again = take_up_again if was_aside else retry
        with self.answered(refusal):
            again(adjudication=self._decision(which), by=self.biller, now=self.now, today=self.today)
        if refusal is None:
            self.papers.post_decisions([decision], paper, today=self.today)

    @some_paper
    @rule(which=shares)
    def post_what_is_paid_twice(self, which: int) -> None:
        doubles = [(one, paper) for paper in self.papers.every for one in paper.decisions if one.why == "OVERPAID"]
        if not doubles:
            return
        decision, paper = nth(doubles, which)
        refusal: type[Exception] | None = None
        if decision.where != Where.EXCEPTION:
            refusal = NotWaiting
        elif not paper.is_posted:
            refusal = NothingToPost
        with self.answered(refusal):
            post_as_credit(
                adjudication=_row_of(decision, paper), why="Paid twice", by=self.biller, now=self.now, today=self.today
            )
        if refusal is None:
            decision.is_double = True
            self.papers.post_decisions([decision], paper, today=self.today)

    @some_paper
    @rule(which=shares)
    def match(self, which: int) -> None:
        lost = [(one, paper) for paper in self.papers.every for one in paper.decisions if one.is_lost]
        if not lost:
            return
        decision, paper = nth(lost, which)
        may = decision.where in {Where.EXCEPTION, Where.WAITING}
        number = self.claim_of(decision.visit, decision.plan).claim_number
        with self.answered(None if may else NotWaiting):
            match_to_claim(
                adjudication=_row_of(decision, paper), claim_number=number, by=self.biller, now=self.now,
                today=self.today,
            )  # fmt: skip
        if may:
            decision.is_lost = False
            if paper.is_posted:
                self.papers.post_decisions([decision], paper, today=self.today)

    @some_paper
    @rule(which=shares)
    def a_takeback_turns_out_to_be_none_after_it_was_paid_again(self, which: int) -> None:
        standing = [
            one
            for paper in self.papers.every
            for one in paper.decisions
            if one.where == Where.POSTED and one.paid > 0 and one.taken_back_by is None
        ]
        if standing:
            original = nth(standing, which)
            self.send([taking_back(original)])
            takeback = self.papers.every[-1]
            self.send([said_again(original, number=self.key().upper())])
            if takeback.is_posted:
                self._un_post(takeback)

    def _un_post(self, paper: Paper) -> None:
        refusal = TakenBackSince if paper.taken_back_elsewhere() else None if paper.is_posted else NotPosted
        with self.answered(refusal):
            unpost(remittance=_row(paper), why="Tried", by=self.biller, now=self.now, today=self.today)
        if refusal is None:
            self.papers.unpost(paper, today=self.today)

    def _one(self, which: int) -> tuple[Decision, Paper]:
        every = [(one, paper) for paper in self.papers.every for one in paper.decisions]
        return every[which % len(every)]

    def _decision(self, which: int) -> Adjudication:
        return _row_of(*self._one(which))


def _row(paper: Paper) -> Remittance:
    return Remittance.objects.get(pk=paper.number)


def _row_of(decision: Decision, paper: Paper) -> Adjudication:
    place = paper.decisions.index(decision) + 1
    return Adjudication.objects.get(remittance=paper.number, position=place)
