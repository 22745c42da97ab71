"""A check bounces, a card payment is disputed: everything that it paid is owed again, once."""

from decimal import Decimal

import pytest

from ledger.models import OpenBalance
from payments.models import ReturnedPayment
from payments.office.desk import on_account_of, owed_by
from payments.office.on_account import applications, unapply
from payments.office.refunds import send, void
from payments.office.returned import (
    AlreadyReturned,
    BankReturn,
    NotAPatients,
    NoVisitToCharge,
    PartlyRefunded,
    return_payment,
)
from tests.builders import NOW, TODAY, a_patient, a_staff
from tests.ledger_table import ledger_of_deposit, table
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted
from tests.payments.patient_money import a_refund, a_visit_owed, books_hold, by_check, entries_of, paid

pytestmark = pytest.mark.django_db
D = Decimal


def back(deposit, *, fee: str = "0.00", kind: str = "NSF") -> ReturnedPayment:
    said = BankReturn(kind=ReturnedPayment.Kind(kind), returned_on=TODAY, fee=D(fee))
    return return_payment(deposit=deposit, said=said, by=a_staff(), now=NOW, today=TODAY)


def test_a_check_that_was_partly_used_comes_back_exactly():
    patient = a_patient()
    first, second = a_visit_owed(patient, "40.00", "60.00")
    deposit = paid(patient, "70.00", {first: "40.00", second: "10.00"})
    back(deposit)
    assert ledger_of_deposit(deposit) == table("""
        DEPOSIT  CASH       UNAPPLIED  70.00
        PAYMENT  UNAPPLIED  PATIENT    40.00
        PAYMENT  UNAPPLIED  PATIENT    10.00
        PAYMENT  PATIENT    UNAPPLIED  40.00
        PAYMENT  PATIENT    UNAPPLIED  10.00
        DEPOSIT  UNAPPLIED  CASH       70.00
    """)
    assert (owed_by(patient=patient), on_account_of(patient=patient)) == (D("100.00"), D(0))
    assert books_hold()


def test_what_was_taken_back_from_a_line_before_is_not_reversed_twice():
    patient = a_patient()
    (line,) = a_visit_owed(patient, "40.00")
    deposit = paid(patient, "40.00", {line: "40.00"})
    unapply(entry=applications(deposit=deposit).get(), by=a_staff(), now=NOW, today=TODAY)
    back(deposit)
    assert owed_by(patient=patient) == D("40.00")
    assert not OpenBalance.objects.filter(deposit=deposit).exists()
    assert books_hold()


def test_the_fee_stands_on_the_visit_that_the_check_had_paid():
    patient = a_patient()
    (line,) = a_visit_owed(patient, "40.00")
    a_visit_owed(patient, "10.00", service_date=TODAY)
    returned = back(paid(patient, "40.00", {line: "40.00"}), fee="25.00")
    assert entries_of(line)[-2:] == [
        ("PAYMENT", "PATIENT", "UNAPPLIED", "40.00"),
        ("CHARGE", "PATIENT", "REVENUE", "25.00"),
    ]
    assert (returned.fee_line, owed_by(patient=patient)) == (line, D("75.00"))
    assert books_hold()


def test_the_fee_of_a_check_that_was_all_on_account_stands_on_the_latest_visit():
    patient = a_patient()
    a_visit_owed(patient, "40.00")
    (late,) = a_visit_owed(patient, "10.00", service_date=TODAY)
    assert back(paid(patient, "20.00"), fee="25.00", kind="CHARGEBACK").fee_line == late
    with pytest.raises(NoVisitToCharge, match="Leave it 0"):
        back(paid(a_patient(), "20.00"), fee="25.00")
    assert books_hold()


def test_a_payment_is_returned_once():
    deposit = paid(a_patient(), "20.00")
    back(deposit)
    with pytest.raises(AlreadyReturned, match="returned before"):
        back(deposit)
    assert books_hold()


def test_a_payment_that_was_refunded_is_not_returned_before_the_refund_is_stopped():
    deposit = paid(a_patient(), "20.00")
    refund = a_refund(f"account-{deposit.pk}", "5.00")
    with pytest.raises(PartlyRefunded, match=r"5.00 of it is given back by Refund \d+ \(to be sent\)"):
        back(deposit)
    send(refund=refund, sending=by_check(), by=a_staff(), now=NOW, today=TODAY)
    with pytest.raises(PartlyRefunded, match="sent"):
        back(deposit)
    void(refund=refund, why="Stopped at the bank", by=a_staff(), now=NOW, today=TODAY)
    back(deposit)
    assert books_hold()


def test_a_payers_deposit_is_not_a_patients_check():
    claim = a_billed_claim()
    remittance = posted(an_835(a_payment_of(claim, ("150.00", []))))
    with pytest.raises(NotAPatients, match="page of its remittance"):
        back(remittance.deposit)
