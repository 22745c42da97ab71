"""The account of a patient: every visit as its ledger tells it, and a balance that is proven."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from billing_office.patient_account import Visit, statement
from clearinghouse.models import Connection
from coding.models import ChargeLine
from ledger.models import Account, Deposit, Kind
from ledger.post import Transfer, post
from patients.models import Coverage, EligibilityCheck, Patient
from practice.models import Role
from tests.builders import NOW, TODAY, a_coded_encounter, a_coverage, a_patient, a_staff

SERVICE = date(2026, 10, 15)


@pytest.fixture
def patient(db: None) -> Patient:
    return a_patient()


def charge(patient: Patient, amount: str = "150.00") -> tuple[ChargeLine, Coverage]:
    coverage = patient.coverages.first() or a_coverage(patient=patient)
    line = a_coded_encounter(patient=patient, lines=(("99213", amount),)).charge_lines.get()
    move(line, coverage, "CHARGE", "INSURANCE", "REVENUE", amount)
    return line, coverage


def move(
    line: ChargeLine, coverage: Coverage, kind: str, debit: str, credit: str, amount: str, reason: str = ""
) -> None:
    deposit = None
    if kind == "PAYMENT":
        deposit, _ = Deposit.objects.get_or_create(
            source="test", defaults={"method": "CHECK", "amount": "500.00", "received_on": TODAY}
        )
    transfer = Transfer(
        kind=Kind(kind),
        debit=Account(debit),
        credit=Account(credit),
        amount=Decimal(amount),
        charge_line_id=line.pk,
        coverage_id=coverage.pk,
        deposit_id=deposit.pk if deposit else None,
        source=f"test:{line.pk}:{kind}:{debit}:{credit}:{reason}",
        reason=reason,
    )
    post([transfer], effective_date=TODAY, by=None, now=NOW)


def a_decided_visit(patient: Patient) -> ChargeLine:
    line, plan = charge(patient)
    move(line, plan, "PAYMENT", "UNAPPLIED", "INSURANCE", "96.00")
    move(line, plan, "ADJUSTMENT", "CONTRACTUAL", "INSURANCE", "34.00", "CO 45")
    move(line, plan, "TRANSFER", "PATIENT", "INSURANCE", "20.00", "PR 3")
    return line


def told(visit: Visit) -> list[tuple[str, str, str]]:
    return [(line.what, str(line.amount), str(line.left)) for line in visit.lines]


def test_a_decided_visit_is_told_step_by_step_to_what_the_patient_owes(patient: Patient) -> None:
    a_decided_visit(patient)
    account = statement(patient=patient)
    (visit,) = account.visits
    assert told(visit) == [
        ("We charged", "150.00", "150.00"),
        ("Plan discount", "-34.00", "116.00"),
        ("Plan paid", "-96.00", "20.00"),
    ]
    assert (visit.money.patient_owes, visit.why_patient) == (Decimal("20.00"), "20.00 copay")
    assert (account.share, account.paid, account.due, account.holds) == (
        Decimal("20.00"), Decimal(0), Decimal("20.00"), True,
    )  # fmt: skip


def test_what_is_still_with_the_plan_is_not_the_patients(patient: Patient) -> None:
    charge(patient)
    account = statement(patient=patient)
    assert told(account.visits[0])[-1] == ("Still with the plan", "-150.00", "0.00")
    assert (account.due, account.with_plan) == (Decimal(0), Decimal("150.00"))
    assert account.visits[0].why_patient == "Nothing unless the plan says so"


def test_the_balance_is_share_less_paid_less_forgiven(patient: Patient) -> None:
    line = a_decided_visit(patient)
    plan = patient.coverages.get()
    move(line, plan, "PAYMENT", "UNAPPLIED", "PATIENT", "12.00")
    move(line, plan, "WRITE_OFF", "WRITE_OFF", "PATIENT", "3.00")
    account = statement(patient=patient)
    assert (account.share, account.paid, account.forgiven, account.due) == (
        Decimal("20.00"), Decimal("12.00"), Decimal("3.00"), Decimal("5.00"),
    )  # fmt: skip
    assert account.open_by_ledger == account.due


def test_a_payment_that_is_taken_back_is_no_payment(patient: Patient) -> None:
    line = a_decided_visit(patient)
    move(line, patient.coverages.get(), "PAYMENT", "INSURANCE", "UNAPPLIED", "96.00")
    account = statement(patient=patient)
    assert account.visits[0].money.plan_paid == 0
    assert (account.with_plan, account.holds) == (Decimal("96.00"), True)


def test_a_settled_visit_leaves_the_balance_and_stays_among_the_visits(patient: Patient) -> None:
    line = a_decided_visit(patient)
    move(line, patient.coverages.get(), "PAYMENT", "UNAPPLIED", "PATIENT", "20.00")
    account = statement(patient=patient)
    assert (account.owing, len(account.visits)) == ([], 1)


@pytest.mark.parametrize("view", ["balance", "visits", "claims", "trail"])
def test_every_view_of_the_account_opens(client: Client, patient: Patient, view: str) -> None:
    a_decided_visit(patient)
    client.force_login(a_staff(Role.MANAGER))
    response = client.get(reverse("patients:detail", args=[patient.pk]), {"view": view})
    assert response.status_code == 200
    assert response.context["view"] == view


def test_the_title_of_the_window_tells_no_name(client: Client, patient: Patient) -> None:
    client.force_login(a_staff(Role.BILLER))
    page = client.get(reverse("patients:detail", args=[patient.pk])).content.decode()
    assert patient.last_name not in page.partition("</title>")[0]


def test_checking_coverage_shows_that_it_was_asked(client: Client, patient: Patient) -> None:
    plan = a_coverage(patient=patient)
    client.force_login(a_staff(Role.FRONT_DESK))
    address = reverse("patients:check", args=[plan.pk])
    refused = client.post(address, headers={"HX-Request": "true"}).content.decode()
    assert "does not answer electronic requests" in refused
    plan.payer.connection = Connection.objects.create(
        name="Sandbox", outbox="out", inbox="in", sender_id="US", receiver_id="THEM", receiver_name="Them"
    )
    plan.payer.save()
    asked = client.post(address, headers={"HX-Request": "true"}).content.decode()
    assert "The question is queued" in asked
    assert EligibilityCheck.objects.get().state == "QUEUED"
