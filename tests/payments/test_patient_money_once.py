"""Money on account, credits and returns are spent once, however many people press at the same moment."""

from collections.abc import Callable
from decimal import Decimal
from itertools import count
from uuid import uuid4

import pytest

from claims.models import WriteOff, WriteOffReason
from claims.write_offs import MoreThanOpen, NotWaiting, Proposal, approve, give_up, undo
from ledger.models import Account, Entry, Kind, OpenBalance
from payments.models import Refund, ReturnedPayment
from payments.office.credits import NoSuchCredit
from payments.office.on_account import (
    MoreThanOnAccount,
    MoreThanOwed,
    NotApplied,
    NothingToApply,
    applications,
    apply_by_choice,
    apply_on_account,
    unapply,
)
from payments.office.refunds import MoreThanTheCredit, NotThere, send, void
from payments.office.returned import AlreadyReturned, BankReturn, PartlyRefunded, return_payment
from tests.builders import NOW, TODAY, a_patient, a_staff
from tests.payments.patient_money import (
    a_credit_of_the_plan,
    a_manager,
    a_refund,
    a_visit_owed,
    books_hold,
    by_check,
    paid,
)
from tests.payments.test_once import together

pytestmark = pytest.mark.django_db(transaction=True)
D = Decimal
HOW_MANY = pytest.mark.parametrize("people", [2, 8])


def at_once(act: Callable[[], object], people: int, *refusals: type[Exception]) -> int:
    """How many of them succeeded; the others must have been refused with one of these."""
    outcomes: list[object] = []

    def attempt() -> None:
        try:
            act()
            outcomes.append(True)
        except Exception as refusal:  # noqa: BLE001  (told apart below)
            outcomes.append(refusal)

    together(attempt, people)
    assert len(outcomes) == people
    assert all(one is True or isinstance(one, refusals) for one in outcomes), outcomes
    return sum(one is True for one in outcomes)


@HOW_MANY
def test_money_on_account_is_used_once(people):
    patient = a_patient()
    paid(patient, "30.00")
    (line,) = a_visit_owed(patient, "100.00")

    def choose():
        apply_by_choice(patient=patient, shares={line.pk: D("20.00")}, by=None, now=NOW, today=TODAY, key=str(uuid4()))

    assert at_once(choose, people, MoreThanOnAccount) == 1
    assert books_hold()


@HOW_MANY
def test_a_line_that_is_owed_once_is_paid_once(people):
    patient = a_patient()
    for _ in range(people):
        paid(patient, "20.00")
    (line,) = a_visit_owed(patient, "20.00")

    def choose():
        apply_by_choice(patient=patient, shares={line.pk: D("20.00")}, by=None, now=NOW, today=TODAY, key=str(uuid4()))

    assert at_once(choose, people, MoreThanOwed) == 1
    assert books_hold()


@HOW_MANY
def test_one_form_uses_money_once(people):
    patient = a_patient()
    paid(patient, "30.00")
    a_visit_owed(patient, "20.00")

    def use():
        apply_on_account(patient=patient, by=None, now=NOW, today=TODAY, key="one form")

    assert at_once(use, people) == people
    assert Entry.objects.filter(kind=Kind.PAYMENT).count() == 1
    assert books_hold()


@HOW_MANY
def test_an_application_is_taken_back_once(people):
    patient, staff = a_patient(), a_staff()
    (line,) = a_visit_owed(patient, "20.00")
    entry = applications(deposit=paid(patient, "20.00", {line: "20.00"})).get()

    def take_back():
        unapply(entry=entry, by=staff, now=NOW, today=TODAY)

    assert at_once(take_back, people, NotApplied) == 1
    assert books_hold()


@HOW_MANY
def test_a_credit_is_asked_for_once(people):
    claim, _ = a_credit_of_the_plan("30.00")
    biller, key = a_staff(), f"insurer-{claim.encounter_id}-{claim.coverage_id}"
    assert at_once(lambda: a_refund(key, "20.00", by=biller), people, MoreThanTheCredit) == 1
    assert Refund.objects.get().amount == D("20.00")
    assert books_hold()


@HOW_MANY
def test_a_refund_leaves_the_house_once_and_comes_back_once(people):
    claim, _ = a_credit_of_the_plan("30.00")
    staff = a_staff()
    refund = a_refund(f"insurer-{claim.encounter_id}-{claim.coverage_id}", "30.00")
    numbers = count(1)

    def leave():
        send(refund=refund, sending=by_check(str(next(numbers))), by=staff, now=NOW, today=TODAY)

    def stop():
        void(refund=refund, why="Stopped", by=staff, now=NOW, today=TODAY)

    assert at_once(leave, people, NotThere) == 1
    assert at_once(stop, people, NotThere) == 1
    assert Entry.objects.filter(kind=Kind.REFUND).count() == 2
    assert books_hold()


@HOW_MANY
def test_money_on_account_is_used_or_promised_but_not_both(people):
    patient, staff = a_patient(), a_staff()
    deposit = paid(patient, "20.00")
    a_visit_owed(patient, "20.00")
    turns = count()

    def use_or_promise():
        if next(turns) % 2:
            a_refund(f"account-{deposit.pk}", "20.00", by=staff)
        else:
            apply_on_account(patient=patient, by=staff, now=NOW, today=TODAY, key=str(uuid4()))

    assert at_once(use_or_promise, people, MoreThanTheCredit, NothingToApply, NoSuchCredit) == 1
    assert books_hold()


@HOW_MANY
def test_a_check_comes_back_once_also_while_it_is_used(people):
    patient, staff = a_patient(), a_staff()
    deposit = paid(patient, "20.00")
    a_visit_owed(patient, "20.00")
    turns = count()
    said = BankReturn(kind=ReturnedPayment.Kind.NSF, returned_on=TODAY, fee=D("25.00"))

    def use_or_return():
        if next(turns) % 2:
            return_payment(deposit=deposit, said=said, by=staff, now=NOW, today=TODAY)
        else:
            apply_on_account(patient=patient, by=staff, now=NOW, today=TODAY, key=str(uuid4()))

    at_once(use_or_return, people, AlreadyReturned, PartlyRefunded, NothingToApply)
    assert ReturnedPayment.objects.count() == 1
    assert not OpenBalance.objects.filter(account=Account.UNAPPLIED).exists()
    assert books_hold()


@HOW_MANY
def test_a_balance_is_given_up_once_agreed_to_once_and_taken_back_once(people):
    (line,) = a_visit_owed(a_patient(), "200.00")
    billers, managers = [a_staff() for _ in range(people)], [a_manager() for _ in range(people)]
    turns = [count(), count(), count()]

    def give(amount: str):
        proposal = Proposal(
            encounter_id=line.encounter_id, coverage_id=None, amounts={line.pk: D(amount)},
            reason=WriteOffReason.HARDSHIP,
        )  # fmt: skip
        by = billers[next(turns[0]) % people]
        return give_up(proposal=proposal, by=by, now=NOW, today=TODAY, key=str(uuid4()))

    assert at_once(lambda: give("110.00"), people, MoreThanOpen) == 1
    asked = WriteOff.objects.get()
    assert asked.state == WriteOff.State.DONE
    assert at_once(
        lambda: undo(write_off=asked, why="No", by=managers[next(turns[1])], now=NOW, today=TODAY), people, NotWaiting
    ) == 1  # fmt: skip
    large = give("200.00")
    assert at_once(
        lambda: approve(write_off=large, by=managers[next(turns[2])], now=NOW, today=TODAY), people, NotWaiting
    ) == 1  # fmt: skip
    assert books_hold()
