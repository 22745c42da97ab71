"""A patient pays at the desk."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from ledger.models import Account, Deposit, Kind, OpenBalance
from ledger.post import Transfer, post
from payments.office.desk import NothingTaken, receipt, take_patient_payment
from payments.proof.reconcile import unapplied
from practice.models import Access, Role
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_practice, a_staff
from tests.payments.given import a_billed_claim

pytestmark = pytest.mark.django_db
D = Decimal


def owing(patient, *amounts: tuple[date, str]) -> list:
    """Visits of which the patient owes these amounts."""
    coverage = a_coverage(patient=patient)
    made = []
    for service_date, amount in amounts:
        claim = a_billed_claim(coverage=coverage, service_date=service_date, lines=[("99213", amount)])
        line = claim.encounter.charge_lines.get()
        moved = Transfer(
            kind=Kind.TRANSFER, debit=Account.PATIENT, credit=Account.INSURANCE, amount=D(amount), source=f"t{line.pk}",
            charge_line_id=line.pk, coverage_id=coverage.pk,
        )  # fmt: skip
        post([moved], effective_date=TODAY, by=None, now=NOW)
        made.append(line)
    return made


def take(patient, amount: str, *, key: str = "") -> Deposit:
    return take_patient_payment(
        patient=patient,
        method=Deposit.Method.CASH,
        amount=D(amount),
        by=None,
        now=NOW,
        today=TODAY,
        key=key or str(uuid4()),
    )


def test_a_payment_pays_the_oldest_service_first():
    patient = a_patient()
    late, early = owing(patient, (date(2026, 10, 1), "30.00"), (date(2026, 9, 1), "50.00"))
    done = receipt(deposit=take(patient, "60.00"))
    assert [(one.line.pk, one.amount) for one in done.applied] == [(early.pk, D("50.00")), (late.pk, D("10.00"))]
    assert (done.on_account, done.still_owed) == (D(0), D("20.00"))


def test_what_is_more_than_owed_stays_on_the_account_and_is_seen():
    patient = a_patient()
    owing(patient, (date(2026, 10, 1), "30.00"))
    done = receipt(deposit=take(patient, "45.00"))
    assert (done.on_account, done.still_owed) == (D("15.00"), D(0))
    assert unapplied().holds


def test_the_same_key_takes_the_money_once():
    patient = a_patient()
    assert take(patient, "20.00", key="k") == take(patient, "20.00", key="k")
    assert OpenBalance.objects.get().amount == D("20.00")


def test_nothing_is_no_payment():
    with pytest.raises(NothingTaken):
        take(a_patient(), "0.00")


def a_clerk() -> Client:
    client = Client()
    client.force_login(a_staff(Role.FRONT_DESK))
    return client


def test_the_front_desk_finds_the_patient_takes_the_money_and_prints_the_receipt():
    a_practice()
    patient = a_patient(last_name="Samplewell")
    owing(patient, (date(2026, 10, 1), "30.00"))
    client = a_clerk()
    found = client.post(reverse("payments:desk"), {"name": "sample iris"}).content.decode()
    assert reverse("payments:take", args=[patient.pk]) in found
    page = client.get(reverse("payments:take", args=[patient.pk]))
    key = page.context["form"]["key"].value()
    data = {"amount": "$30", "method": "CARD", "reference": "", "key": str(key() if callable(key) else key)}
    paper = client.post(reverse("payments:take", args=[patient.pk]), data, follow=True).content.decode()
    assert "30.00" in paper
    assert "Still owed" in paper
    again = client.post(reverse("payments:take", args=[patient.pk]), data, follow=True)
    assert again.status_code == 200
    assert Deposit.objects.count() == 1
    assert Access.objects.filter(subject=f"patient:{patient.pk}").exists()


@pytest.mark.parametrize(
    ("data", "error"),
    [
        ({"amount": "abc", "method": "CASH"}, "Write the amount in dollars"),
        ({"amount": "0", "method": "CASH"}, "more than zero"),
        ({"amount": "5", "method": "CHECK"}, "number of the check"),
        ({"amount": "5.005", "method": "CASH"}, "two decimals"),
    ],
)
def test_a_form_that_makes_no_sense_is_answered_at_its_field(data, error):
    patient = a_patient()
    answer = a_clerk().post(reverse("payments:take", args=[patient.pk]), {**data, "key": str(uuid4())})
    assert answer.status_code == 422
    assert error in answer.content.decode()
    assert not Deposit.objects.exists()


def test_nobody_of_the_name_is_told_with_what_to_do():
    assert "Check the spelling" in a_clerk().post(reverse("payments:desk"), {"name": "zzz"}).content.decode()
