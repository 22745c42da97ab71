"""What is not ours to keep is seen, with its clock, and goes back once, to whom it belongs, the insurer first."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest

from ledger.models import Account, Kind, OpenBalance
from payments.models import Refund
from payments.office.credits import (
    Finding,
    NoSuchCredit,
    NotADay,
    Whose,
    credit_of,
    credits_now,
    credits_of,
    day_due,
    identify,
)
from payments.office.refunds import (
    InsurerFirst,
    MoreThanTheCredit,
    NotSentLikeThis,
    NotThere,
    ReasonMissing,
    Wanted,
    approve,
    clear,
    decline,
    request_refund,
    send,
    void,
)
from practice.limits import AboveYourLimit, SamePerson
from practice.models import Role
from tests.builders import NOW, TODAY, a_patient, a_staff
from tests.ledger_table import ledger_of, ledger_of_deposit, table
from tests.payments.patient_money import (
    a_credit_of_the_plan,
    a_manager,
    a_refund,
    a_visit_owed,
    books_hold,
    by_check,
    move,
    paid,
)

pytestmark = pytest.mark.django_db
D = Decimal
State = Refund.State


def a_credit_of_the_patient(amount: str = "15.00"):
    """A patient paid 40.00 for a visit of which they turned out to owe less."""
    patient = a_patient()
    (line,) = a_visit_owed(patient, "40.00")
    deposit = paid(patient, "40.00", {line: "40.00"})
    move([(line, Account.CONTRACTUAL, Account.PATIENT, amount, Kind.ADJUSTMENT)], None)
    return patient, line, deposit


def the_credit():
    (credit,) = credits_now(today=TODAY)
    return credit


def sent(refund: Refund, *, by=None) -> Refund:
    return send(refund=refund, sending=by_check(), by=by or a_staff(), now=NOW, today=TODAY)


@pytest.mark.parametrize(
    ("filing_code", "due_on"),
    [("MB", date(2027, 1, 15)), ("16", date(2027, 1, 15)), ("MC", date(2027, 1, 15)), ("CI", None), ("CH", None)],
)
def test_medicare_and_medicaid_get_their_money_within_60_days(filing_code, due_on):
    a_credit_of_the_plan("30.00", filing_code=filing_code)
    credit = the_credit()
    assert (credit.whose, credit.amount, credit.since, credit.due_on) == (Whose.INSURER, D("30.00"), TODAY, due_on)
    assert credit.days_left(TODAY) == (60 if due_on else None)
    assert credit.days_left(TODAY + timedelta(days=70)) == (-10 if due_on else None)


@pytest.mark.parametrize(
    ("started", "ended", "due_on"),
    [
        (None, None, date(2026, 3, 2)),
        (date(2026, 1, 11), date(2026, 1, 31), date(2026, 3, 22)),
        (date(2026, 1, 1), None, date(2026, 8, 29)),
        (date(2026, 1, 1), date(2026, 12, 31), date(2026, 8, 29)),
    ],
)
def test_the_clock_stands_still_during_an_investigation_up_to_180_days(started, ended, due_on):
    due = day_due(identified_on=date(2026, 1, 1), investigated_from=started, investigated_to=ended)
    assert due == due_on


def test_a_person_says_when_an_overpayment_was_identified_and_the_clock_follows():
    a_credit_of_the_plan(filing_code="MB")
    biller = a_staff()
    finding = Finding(identified_on=TODAY - timedelta(days=10), note="Payer's letter")
    identify(credit=the_credit(), finding=finding, by=biller, now=NOW, today=TODAY)
    credit = the_credit()
    assert (credit.days_left(TODAY), credit.known.note, credit.known.by) == (50, "Payer's letter", biller)


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        (Finding(identified_on=TODAY + timedelta(days=1), note="x"), "day to come"),
        (Finding(identified_on=TODAY, note=" "), "Write how it was found"),
        (Finding(identified_on=TODAY, note="x", investigated_to=TODAY), "investigation began"),
        (Finding(identified_on=TODAY, note="x", investigated_from=TODAY - timedelta(days=1)), "after the overpayment"),
        (Finding(identified_on=TODAY, note="x", investigated_from=TODAY, investigated_to=TODAY - timedelta(days=1)),
         "ends before"),
    ],
)  # fmt: skip
def test_days_that_do_not_fit_together_are_refused(finding, text):
    a_credit_of_the_plan(filing_code="MB")
    with pytest.raises(NotADay, match=text):
        identify(credit=the_credit(), finding=finding, by=a_staff(), now=NOW, today=TODAY)


def test_money_on_account_is_a_credit_when_it_waits_too_long():
    patient = a_patient()
    deposit = paid(patient, "25.00")
    assert credits_now(today=TODAY) == []
    assert [one.deposit for one in credits_of(patient=patient)] == [deposit]
    (late,) = credits_now(today=TODAY + timedelta(days=30))
    assert (late.whose, late.amount, late.since) == (Whose.ON_ACCOUNT, D("25.00"), TODAY)


def test_credits_with_a_day_come_first_and_then_the_oldest():
    a_credit_of_the_patient()
    a_credit_of_the_plan("10.00")
    a_credit_of_the_plan("20.00", filing_code="MC")
    found = credits_now(today=TODAY)
    assert (found[0].amount, len(found)) == (D("20.00"), 3)


@pytest.mark.parametrize(
    "key", ["", "patient-", "patient-x", "insurer-1-2", "account-7", "other-1", "patient-" + "9" * 30]
)
def test_a_credit_that_is_not_there_is_told(key):
    with pytest.raises(NoSuchCredit, match="gone"):
        credit_of(key=key)


def test_an_insurer_gets_its_money_back_and_the_claim_still_adds_up():
    claim, _ = a_credit_of_the_plan("30.00", filing_code="MB")
    refund = a_refund(the_credit().key, "30.00")
    assert (refund.state, refund.payer, refund.claim) == (State.APPROVED, claim.coverage.payer, claim)
    assert the_credit().free == D(0)
    sent(refund)
    assert ledger_of(claim.encounter) == table("""
        CHARGE      INSURANCE    REVENUE    150.00
        PAYMENT     UNAPPLIED    INSURANCE  150.00
        ADJUSTMENT  CONTRACTUAL  INSURANCE   30.00
        REFUND      INSURANCE    REFUND      30.00
    """)
    assert credits_now(today=TODAY) == []
    assert books_hold()


def test_a_patient_gets_back_what_was_paid_too_much():
    patient, line, _ = a_credit_of_the_patient("15.00")
    refund = sent(a_refund(the_credit().key, "15.00"))
    assert ledger_of(line.encounter)[-2:] == table("""
        ADJUSTMENT  CONTRACTUAL  PATIENT  15.00
        REFUND      PATIENT      REFUND   15.00
    """)
    assert (refund.payer, refund.patient, refund.number) == (None, patient, "2001")
    assert not OpenBalance.objects.filter(account=Account.PATIENT).exists()
    assert books_hold()


def test_money_on_account_goes_back():
    deposit = paid(a_patient(), "25.00")
    sent(a_refund(f"account-{deposit.pk}", "10.00"))
    assert ledger_of_deposit(deposit) == table("""
        DEPOSIT  CASH       UNAPPLIED  25.00
        REFUND   UNAPPLIED  REFUND     10.00
    """)
    assert credit_of(key=f"account-{deposit.pk}").amount == D("15.00")
    assert books_hold()


def test_the_insurers_credit_goes_before_the_patients():
    claim, line = a_credit_of_the_plan("30.00")
    move([(line, Account.CONTRACTUAL, Account.PATIENT, "12.00", Kind.ADJUSTMENT)], None)
    patients, insurers = f"patient-{claim.encounter_id}", f"insurer-{claim.encounter_id}-{claim.coverage_id}"
    assert credit_of(key=patients).insurer_first
    with pytest.raises(InsurerFirst, match="its money goes first"):
        a_refund(patients, "12.00")
    sent(a_refund(insurers, "30.00"))
    assert not credit_of(key=patients).insurer_first
    sent(a_refund(patients, "12.00"))
    assert books_hold()


def test_a_patients_refund_waits_when_the_insurer_has_a_credit_by_then():
    claim, line = a_credit_of_the_plan("30.00")
    move([(line, Account.CONTRACTUAL, Account.PATIENT, "12.00", Kind.ADJUSTMENT)], None)
    sent(a_refund(f"insurer-{claim.encounter_id}-{claim.coverage_id}", "30.00"))
    refund = a_refund(f"patient-{claim.encounter_id}", "12.00")
    move([(line, Account.CONTRACTUAL, Account.INSURANCE, "5.00", Kind.ADJUSTMENT)], claim.coverage)
    with pytest.raises(InsurerFirst):
        sent(refund)
    assert books_hold()


def test_never_more_than_the_credit_also_not_in_parts():
    deposit = paid(a_patient(), "25.00")
    key = f"account-{deposit.pk}"
    with pytest.raises(MoreThanTheCredit, match=r"Only 25.00 can be given back"):
        a_refund(key, "25.01")
    a_refund(key, "20.00")
    with pytest.raises(MoreThanTheCredit, match=r"Only 5.00 can be given back \(20.00 more is promised"):
        a_refund(key, "6.00")
    with pytest.raises(MoreThanTheCredit, match="more than zero"):
        a_refund(key, "0.00")
    assert books_hold()


def test_a_credit_that_was_used_since_is_not_sent():
    _, line, _ = a_credit_of_the_patient("15.00")
    refund = a_refund(the_credit().key, "15.00")
    move([(line, Account.PATIENT, Account.CONTRACTUAL, "10.00", Kind.ADJUSTMENT)], None)
    with pytest.raises(MoreThanTheCredit, match=r"credit is 5.00 by now, less than the 15.00"):
        sent(refund)
    assert books_hold()


def test_the_same_form_asks_for_one_refund():
    deposit = paid(a_patient(), "25.00")
    wanted, biller = Wanted(amount=D("25.00"), reason=Refund.Reason.NOT_NEEDED), a_staff()
    made = {
        request_refund(credit_key=f"account-{deposit.pk}", wanted=wanted, by=biller, now=NOW, key="once").pk
        for _ in range(2)
    }
    assert len(made) == 1


def test_above_the_limit_a_second_person_with_enough_limit_agrees():
    deposit = paid(a_patient(), "6000.00")
    biller, manager = a_staff(), a_manager()
    refund = a_refund(f"account-{deposit.pk}", "100.01", by=biller)
    assert refund.state == State.REQUESTED
    with pytest.raises(NotThere, match="waits for a second person"):
        sent(refund)
    with pytest.raises(SamePerson, match="somebody else must agree"):
        approve(refund=refund, by=biller, now=NOW)
    with pytest.raises(AboveYourLimit, match=r"100.01 is more than the 100.00"):
        approve(refund=refund, by=a_staff(), now=NOW)
    assert approve(refund=refund, by=manager, now=NOW).decided_by == manager
    with pytest.raises(NotThere):
        approve(refund=refund, by=manager, now=NOW)
    large = a_refund(f"account-{deposit.pk}", "5000.01", by=manager)
    with pytest.raises(AboveYourLimit):
        approve(refund=large, by=a_manager(), now=NOW)
    assert books_hold()


def test_a_declined_refund_frees_the_credit():
    deposit = paid(a_patient(), "300.00")
    refund = a_refund(f"account-{deposit.pk}", "300.00")
    with pytest.raises(ReasonMissing):
        decline(refund=refund, why=" ", by=a_manager(), now=NOW)
    decline(refund=refund, why="Next visit is on Monday", by=a_manager(), now=NOW)
    assert credit_of(key=f"account-{deposit.pk}").free == D("300.00")


def test_a_refund_that_came_back_is_voided_and_the_credit_is_open_again():
    deposit = paid(a_patient(), "25.00")
    refund = sent(a_refund(f"account-{deposit.pk}", "25.00"))
    void(refund=refund, why="Came back, address unknown", by=a_staff(), now=NOW, today=TODAY)
    assert ledger_of_deposit(deposit) == table("""
        DEPOSIT  CASH       UNAPPLIED  25.00
        REFUND   UNAPPLIED  REFUND     25.00
        REFUND   REFUND     UNAPPLIED  25.00
    """)
    with pytest.raises(NotThere, match="is voided"):
        void(refund=refund, why="again", by=a_staff(), now=NOW, today=TODAY)
    sent(a_refund(f"account-{deposit.pk}", "25.00"))
    assert books_hold()


def test_a_cleared_refund_is_final():
    refund = sent(a_refund(f"account-{paid(a_patient(), '25.00').pk}", "25.00"))
    for day in (TODAY + timedelta(days=1), TODAY - timedelta(days=1)):
        with pytest.raises(NotSentLikeThis, match="between"):
            clear(refund=refund, cleared_on=day, today=TODAY)
    clear(refund=refund, cleared_on=TODAY, today=TODAY)
    with pytest.raises(NotThere, match="is cleared"):
        void(refund=refund, why="too late", by=a_staff(), now=NOW, today=TODAY)


@pytest.mark.parametrize(
    ("sending", "text"), [(by_check(""), "number"), (by_check("1", TODAY + timedelta(days=1)), "day")]
)
def test_what_is_sent_has_a_number_and_a_day(sending, text):
    refund = a_refund(f"account-{paid(a_patient(), '25.00').pk}", "25.00")
    with pytest.raises(NotSentLikeThis, match=text):
        send(refund=refund, sending=sending, by=a_staff(), now=NOW, today=TODAY)


def test_parts_come_from_each_line_up_to_what_is_there():
    claim, _ = a_credit_of_the_plan("30.00")
    line = claim.encounter.charge_lines.create(position=2, procedure="81002", charge=D("20.00"), pointers=[1])
    move([(line, Account.CONTRACTUAL, Account.INSURANCE, "8.00", Kind.ADJUSTMENT)], claim.coverage)
    key = the_credit().key
    first, second = a_refund(key, "34.00"), a_refund(key, "4.00")
    assert [part.amount for part in first.parts.all()] == [D("30.00"), D("4.00")]
    assert [(part.charge_line, part.amount) for part in second.parts.all()] == [(line, D("4.00"))]
    sent(first), sent(second)
    assert credits_now(today=TODAY) == []


def test_a_front_desk_alone_gives_nothing_back():
    deposit = paid(a_patient(), "25.00")
    wanted = Wanted(amount=D("1.00"), reason=Refund.Reason.NOT_NEEDED)
    clerk = a_staff(Role.FRONT_DESK)
    made = request_refund(credit_key=f"account-{deposit.pk}", wanted=wanted, by=clerk, now=NOW, key=str(uuid4()))
    assert made.state == State.REQUESTED


def test_the_list_of_credits_asks_as_often_for_five_as_for_one(django_assert_max_num_queries):
    for _ in range(5):
        a_credit_of_the_plan("30.00", filing_code="MB")
    with django_assert_max_num_queries(20):
        assert len(credits_now(today=TODAY)) == 5
