"""Patients' money is split by choice, used later, and taken back; every dollar stays in sight."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest

from ledger.models import Account, Deposit, OpenBalance
from patients.models import Patient
from payments.models import MoneyRules
from payments.office.desk import NothingTaken, Tender, check_split, on_account_of, owed_by, receipt, take_split_payment
from payments.office.on_account import (
    MoreThanOnAccount,
    MoreThanOwed,
    NotApplied,
    NothingToApply,
    NotTheirs,
    applications,
    apply_by_choice,
    apply_by_rule,
    apply_on_account,
    unapply,
)
from tests.builders import NOW, TODAY, a_patient, a_staff
from tests.ledger_table import ledger_of_deposit, table
from tests.payments.patient_money import a_refund, a_visit_owed, books_hold, entries_of, paid

pytestmark = pytest.mark.django_db
D = Decimal


def use(patient, key: str = "", **shares):
    key = key or str(uuid4())
    return apply_on_account(patient=patient, by=None, now=NOW, today=TODAY, key=key)


def choose(patient, shares, key: str = "k"):
    chosen = {line.pk: D(amount) for line, amount in shares.items()}
    return apply_by_choice(patient=patient, shares=chosen, by=None, now=NOW, today=TODAY, key=key)


def test_a_payment_is_split_over_the_lines_that_the_patient_chose():
    patient = a_patient()
    old, older = a_visit_owed(patient, "40.00", "60.00")
    (late,) = a_visit_owed(patient, "30.00", service_date=date(2026, 11, 2))
    deposit = paid(patient, "50.00", {late: "30.00", older: "15.00"})
    assert ledger_of_deposit(deposit) == table("""
        DEPOSIT  CASH       UNAPPLIED  50.00
        PAYMENT  UNAPPLIED  PATIENT    30.00
        PAYMENT  UNAPPLIED  PATIENT    15.00
    """)
    done = receipt(deposit=deposit)
    assert (done.on_account, done.still_owed) == (D("5.00"), D("85.00"))
    assert entries_of(old)[-1] == ("TRANSFER", "PATIENT", "INSURANCE", "40.00")
    assert books_hold()


def test_a_line_never_gets_more_than_it_owes_and_a_split_never_more_than_the_payment():
    patient = a_patient()
    (line,) = a_visit_owed(patient, "40.00")
    with pytest.raises(MoreThanOwed, match=r"41.00 is more than the 40.00 owed"):
        paid(patient, "50.00", {line: "41.00"})
    with pytest.raises(MoreThanOnAccount, match=r"40.00 is chosen, and 20.00 is paid"):
        paid(patient, "20.00", {line: "40.00"})
    with pytest.raises(NothingToApply):
        paid(patient, "20.00", {line: "0.00"})
    with pytest.raises(NothingTaken):
        paid(patient, "0.00")
    assert not Deposit.objects.exists()


def test_the_line_of_somebody_else_is_not_paid():
    patient = a_patient()
    (line,) = a_visit_owed(a_patient(last_name="Otherwell"), "40.00")
    with pytest.raises(NotTheirs, match="another patient"):
        paid(patient, "20.00", {line: "20.00"})


def test_the_same_form_sent_again_takes_nothing_twice():
    patient = a_patient()
    (line,) = a_visit_owed(patient, "40.00")
    tender = Tender(Deposit.Method.CASH, D("30.00"), "once")
    first, second = (
        take_split_payment(patient=patient, tender=tender, shares={line.pk: D("30.00")}, by=None, now=NOW, today=TODAY)
        for _ in range(2)
    )
    assert first == second
    assert owed_by(patient=patient) == D("10.00")


def test_the_split_is_told_before_it_is_taken():
    patient = a_patient()
    first, second = a_visit_owed(patient, "40.00", "60.00")
    split = check_split(patient=patient, amount=D("50.00"), chosen={first.pk: D("41.00"), second.pk: D("20.00")})
    assert [row.problem for row in split.rows] == ["Only 40.00 is owed here.", ""]
    assert (split.total, split.left, split.is_right) == (D("61.00"), D("-11.00"), False)
    assert check_split(patient=patient, amount=D("50.00"), chosen={first.pk: D("40.00")}).is_right


def test_money_on_account_pays_the_oldest_service_from_the_oldest_payment():
    patient = a_patient()
    first, second = paid(patient, "25.00"), paid(patient, "30.00")
    (late,) = a_visit_owed(patient, "30.00", service_date=date(2026, 11, 2))
    (early,) = a_visit_owed(patient, "40.00", service_date=date(2026, 9, 2))
    assert use(patient) == D("55.00")
    assert [(e.charge_line_id, e.amount) for e in applications(deposit=first)] == [(early.pk, D("25.00"))]
    assert [(e.charge_line_id, e.amount) for e in applications(deposit=second)] == [
        (early.pk, D("15.00")),
        (late.pk, D("15.00")),
    ]
    assert (owed_by(patient=patient), on_account_of(patient=patient)) == (D("15.00"), D(0))
    with pytest.raises(NothingToApply, match="no money on account"):
        use(patient)
    assert books_hold()


def test_money_on_account_is_used_by_choice_and_once():
    patient = a_patient()
    paid(patient, "25.00")
    first, second = a_visit_owed(patient, "40.00", "60.00")
    assert choose(patient, {second: "20.00"}) == choose(patient, {second: "20.00"}) == D("20.00")
    assert on_account_of(patient=patient) == D("5.00")
    with pytest.raises(MoreThanOnAccount, match=r"6.00 is chosen, and 5.00 is on account"):
        choose(patient, {first: "6.00"}, "other")
    with pytest.raises(NothingToApply, match="Nothing is chosen"):
        choose(patient, {}, "another")
    assert books_hold()


def test_money_that_a_refund_was_promised_is_not_used():
    patient = a_patient()
    deposit = paid(patient, "25.00")
    a_refund(f"account-{deposit.pk}", "20.00")
    a_visit_owed(patient, "40.00")
    assert use(patient) == D("5.00")
    assert books_hold()


def test_an_application_is_taken_back_exactly_and_once():
    patient = a_patient()
    (line,) = a_visit_owed(patient, "40.00")
    deposit = paid(patient, "40.00", {line: "40.00"})
    entry = applications(deposit=deposit).get()
    unapply(entry=entry, by=a_staff(), now=NOW, today=TODAY)
    assert ledger_of_deposit(deposit) == table("""
        DEPOSIT  CASH       UNAPPLIED  40.00
        PAYMENT  UNAPPLIED  PATIENT    40.00
        PAYMENT  PATIENT    UNAPPLIED  40.00
    """)
    assert (owed_by(patient=patient), on_account_of(patient=patient)) == (D("40.00"), D("40.00"))
    assert receipt(deposit=deposit).applied == []
    with pytest.raises(NotApplied, match="not on the line any more"):
        unapply(entry=entry, by=a_staff(), now=NOW, today=TODAY)
    assert use(patient) == D("40.00")
    assert books_hold()


def test_money_is_used_by_itself_only_if_the_office_says_so_and_never_against_a_person():
    patient, other = a_patient(), a_patient(last_name="Otherwell")
    paid(patient, "25.00")
    (line,) = a_visit_owed(other, "30.00")
    (entry,) = applications(deposit=paid(other, "30.00", {line: "30.00"}))
    unapply(entry=entry, by=a_staff(), now=NOW, today=TODAY)
    a_visit_owed(patient, "40.00")
    assert apply_by_rule(now=NOW, today=TODAY) == 0
    MoneyRules.objects.create(pk=1, applies_on_account=True)
    assert apply_by_rule(now=NOW, today=TODAY, patients=Patient.objects.filter(pk=other.pk)) == 0
    assert apply_by_rule(now=NOW, today=TODAY) == 1
    assert apply_by_rule(now=NOW, today=TODAY) == 0
    assert on_account_of(patient=other) == D("30.00")
    assert not OpenBalance.objects.filter(account=Account.UNAPPLIED, deposit__patient=patient).exists()
    assert books_hold()
