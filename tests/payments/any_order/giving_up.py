"""What the office gives up, and what it does about refusals: write-offs with a second person, denials, lower codes."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from claims import denials, write_offs
from claims.code_changes import NothingDowncoded, appeal_downcode
from claims.denials import NotThePatients
from claims.models import Claim, Denial, FollowUp, WriteOff, WriteOffReason
from claims.services import NothingToSend
from claims.write_offs import MoreThanOpen, NotWaiting
from encounters.models import Encounter
from payments.office.write_offs import Chosen, OpenPart, open_parts, write_off_part
from practice.limits import AboveYourLimit, SamePerson
from tests.payments.any_order.books import (
    CONTRACTUAL,
    WRITE_OFF,
    ZERO,
    Fact,
    Place,
    owed_by_patient,
    owed_by_plan,
)
from tests.payments.any_order.office import Office, nth, part, shares
from tests.payments.any_order.papers import Visit

BILLERS, MANAGERS = Decimal(150), Decimal(5000)
Amounts = dict[int, Decimal]
some_write_off = precondition(lambda self: self.given_up)


@dataclass(eq=False, slots=True)
class GivenUp:
    """One write-off, done or asked for: dollars by line of a visit, of one plan or (None) of the patient."""

    number: int
    visit: Visit
    plan: int | None
    amounts: Amounts
    asked_by_manager: bool
    is_asked: bool = False
    is_alone: bool = False
    fact: Fact | None = None

    @property
    def total(self) -> Decimal:
        """All dollars of it."""
        return sum(self.amounts.values(), ZERO)


class GivingUp(Office):
    """What will not be paid."""

    def __init__(self) -> None:
        super().__init__()
        self.given_up: list[GivenUp] = []

    # -- write-offs ---------------------------------------------------------------------------------------------------

    @rule(which=shares, percent=st.sampled_from([5, 50, 100, 101]), is_manager=st.booleans())
    def write_off(self, which: int, percent: int, is_manager: bool) -> None:
        parts = [one for visit in self.visits for one in open_parts(encounter=_encounter(visit))]
        if not parts:
            return
        found: OpenPart = nth(parts, which)
        visit = next(visit for visit in self.visits if visit.encounter == found.encounter.pk)
        plan = found.coverage.pk if found.coverage else None
        owed = {line: amount for line, amount in self.owed(visit, plan).items() if amount > 0}
        amounts = {line: part(amount, percent) for line, amount in owed.items() if part(amount, percent)}
        is_right = bool(amounts) and all(amount <= owed[line] for line, amount in amounts.items())
        with self.answered(None if is_right else MoreThanOpen):
            made = write_off_part(
                part=found, chosen=Chosen(amounts=amounts, reason=WriteOffReason.SMALL_BALANCE),
                by=self.person(is_manager), now=self.now, today=self.today, key=self.key(),
            )  # fmt: skip
        if is_right:
            self._given_up(made, GivenUp(made.pk, visit, plan, amounts, is_manager))

    @some_write_off
    @rule(which=shares, is_manager=st.booleans())
    def agree_to_a_write_off(self, which: int, is_manager: bool) -> None:
        one = nth(self.given_up, which)
        owed = self.owed(one.visit, one.plan)
        refusal: type[Exception] | None = None
        if not one.is_asked:
            refusal = NotWaiting
        elif one.asked_by_manager == is_manager:
            refusal = SamePerson
        elif not is_manager and one.total > BILLERS:
            refusal = AboveYourLimit
        elif any(amount > max(owed[line], ZERO) for line, amount in one.amounts.items()):
            refusal = MoreThanOpen
        with self.answered(refusal):
            write_offs.approve(write_off=_row(one), by=self.person(is_manager), now=self.now, today=self.today)
        if refusal is None:
            one.is_asked = False
            self._carry_out(one)

    @some_write_off
    @rule(which=shares)
    def decline_a_write_off(self, which: int) -> None:
        one = nth(self.given_up, which)
        with self.answered(None if one.is_asked else NotWaiting):
            write_offs.decline(write_off=_row(one), why="Tried", by=self.manager, now=self.now)
        one.is_asked = False

    @some_write_off
    @rule(which=shares)
    def take_a_write_off_back(self, which: int) -> None:
        one = nth(self.given_up, which)
        with self.answered(None if one.fact else NotWaiting):
            write_offs.undo(write_off=_row(one), why="Tried", by=self.manager, now=self.now, today=self.today)
        if one.fact:
            self.books.fall(one.fact, on=self.today)
            one.fact, one.is_alone = None, False

    # -- denials ------------------------------------------------------------------------------------------------------

    @rule(which=shares)
    def a_denial_goes_to_the_patient(self, which: int) -> None:
        denial = self._denial(which)
        if denial:
            is_theirs = denial.group_code == "PR"
            with self.answered(None if is_theirs else NotThePatients):
                denials.to_patient(denial=denial, by=self.biller, now=self.now)
            if is_theirs:
                self._move(denial, owed_by_patient(denial.charge_line_id))

    @rule(which=shares)
    def a_denial_is_accepted(self, which: int) -> None:
        denial = self._denial(which)
        if denial:
            denials.accept(denial=denial, by=self.biller, now=self.now)
            self._move(denial, CONTRACTUAL)

    @rule(which=shares, is_manager=st.booleans())
    def a_denial_is_written_off(self, which: int, is_manager: bool) -> None:
        denial = self._denial(which)
        if not denial:
            return
        amount = self._open_of(denial)
        known = set(WriteOff.objects.values_list("pk", flat=True))
        denials.write_off(denial=denial, reason=WriteOffReason.SMALL_BALANCE, by=self.person(is_manager), now=self.now)
        visit, plan = self._place(denial)
        for made in WriteOff.objects.exclude(pk__in=known):
            self._given_up(made, GivenUp(made.pk, visit, plan, {denial.charge_line_id: amount}, is_manager))

    @rule(which=shares, how=st.sampled_from(["appealed", "closed", "sent again"]))
    def a_denial_is_worked_without_money(self, which: int, how: str) -> None:
        denial = self._denial(which)
        if not denial:
            return
        acts: dict[str, Callable[[], object]] = {
            "appealed": lambda: denials.appeal(denial=denial, note="Tried", by=self.biller, now=self.now),
            "closed": lambda: denials.close(denial=denial, why="Tried", by=self.biller, now=self.now),
            "sent again": lambda: denials.correct_and_resubmit(denial=denial, by=self.biller, now=self.now),
        }
        is_to_go = how == "sent again" and denial.claim.status == Claim.Status.READY
        with self.answered(NothingToSend if is_to_go else None):
            acts[how]()

    @rule(which=shares)
    def a_lower_code_is_appealed(self, which: int) -> None:
        visit = nth([visit for visit in self.visits if visit.asked], which)
        claim = self.claim_of(visit, visit.plans[0])
        waits = FollowUp.objects.filter(claim=claim, reason=FollowUp.Reason.DOWNCODE, done_at=None).exists()
        with self.answered(None if waits else NothingDowncoded):
            appeal_downcode(claim=claim, note="Tried", by=self.biller, now=self.now)

    # -- how it is kept -----------------------------------------------------------------------------------------------

    def _given_up(self, made: WriteOff, one: GivenUp) -> None:
        """Above the limit of the person, with what they gave up alone on the visit, it is asked of a second one."""
        alone = sum(
            (
                other.total
                for other in self.given_up
                if other.is_alone and other.visit is one.visit and other.asked_by_manager == one.asked_by_manager
            ),
            ZERO,
        )
        one.is_asked = one.total + alone > (MANAGERS if one.asked_by_manager else BILLERS)
        assert made.state == (WriteOff.State.REQUESTED if one.is_asked else WriteOff.State.DONE)
        self.given_up.append(one)
        if not one.is_asked:
            one.is_alone = True
            self._carry_out(one)

    def _carry_out(self, one: GivenUp) -> None:
        places = {
            line: owed_by_patient(line) if one.plan is None else owed_by_plan(line, one.plan) for line in one.amounts
        }
        moves = [(WRITE_OFF, places[line], amount) for line, amount in one.amounts.items()]
        one.fact = self.books.stand(moves, on=self.today)

    def _denial(self, which: int) -> Denial | None:
        """One of the list of open denials; every refusal that a decision leaves must be worked from there."""
        waiting = list(Denial.objects.filter(state=Denial.State.OPEN).select_related("claim").order_by("pk"))
        return waiting[which % len(waiting)] if waiting else None

    def _place(self, denial: Denial) -> tuple[Visit, int]:
        visit = next(visit for visit in self.visits if denial.charge_line_id in visit.charges)
        return visit, denial.claim.coverage_id

    def _open_of(self, denial: Denial) -> Decimal:
        """What is still open of what was refused."""
        visit, plan = self._place(denial)
        return max(min(denial.amount, self.owed(visit, plan)[denial.charge_line_id]), ZERO)

    def _move(self, denial: Denial, to: Place) -> None:
        _, plan = self._place(denial)
        self.books.stand([(to, owed_by_plan(denial.charge_line_id, plan), self._open_of(denial))], on=self.today)


def _row(one: GivenUp) -> WriteOff:
    return WriteOff.objects.get(pk=one.number)


def _encounter(visit: Visit) -> Encounter:
    return Encounter.objects.get(pk=visit.encounter)
