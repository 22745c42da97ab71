"""The pages of patients' money, credits, refunds and write-offs, as those who use them see them."""

from decimal import Decimal
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from claims.models import WriteOff
from ledger.models import Deposit
from payments.models import MoneyRules, Refund, ReturnedPayment
from payments.office.desk import on_account_of, owed_by
from payments.office.on_account import applications
from practice.limits import limit_of
from practice.models import Limit, Role, Staff
from tests.builders import a_patient, a_practice, a_staff
from tests.payments.patient_money import a_credit_of_the_plan, a_manager, a_visit_owed, books_hold, paid

pytestmark = pytest.mark.django_db
D = Decimal


def as_(staff: Staff) -> Client:
    client = Client()
    client.force_login(staff)
    return client


def at(name: str, *args: object, query: str = "") -> str:
    return reverse(f"payments:{name}", args=args) + query


def page(client: Client, name: str, *args: object, query: str = "") -> str:
    answer = client.get(at(name, *args, query=query))
    assert answer.status_code == 200
    return answer.content.decode()


def told(answer) -> str:
    assert answer.status_code == 200
    text: str = answer.content.decode()
    return text


def refused(answer, status: int = 409) -> str:
    assert answer.status_code == status
    text: str = answer.content.decode()
    return text


def test_the_front_desk_splits_a_payment_and_sees_the_sums_while_typing():
    patient = a_patient()
    first, second = a_visit_owed(patient, "40.00", "60.00")
    client = as_(a_staff(Role.FRONT_DESK))
    data = {"amount": "50", "method": "CASH", "reference": "", f"share-{second.pk}": "45"}
    sums = told(client.post(at("split", patient.pk), data, headers={"HX-Request": "true"}))
    assert "Stays on account" in sums and "5.00" in sums
    data["key"] = str(uuid4())
    wrong = client.post(at("take", patient.pk), {**data, f"share-{first.pk}": "41"})
    assert wrong.status_code == 409
    assert "Choose less" in wrong.content.decode() and 'value="41"' in wrong.content.decode()
    assert client.post(at("take", patient.pk), {**data, f"share-{first.pk}": "x"}).status_code == 409
    assert not Deposit.objects.exists()
    receipt = told(client.post(at("take", patient.pk), data, follow=True))
    assert "45.00" in receipt and "On account" in receipt
    assert owed_by(patient=patient) == D("55.00")
    assert books_hold()


def test_typing_too_much_or_nonsense_is_told_at_once():
    patient = a_patient()
    (line,) = a_visit_owed(patient, "40.00")
    client = as_(a_staff(Role.FRONT_DESK))
    assert "Only 40.00 is owed here" in told(
        client.post(at("split", patient.pk), {"amount": "x", f"share-{line.pk}": "41"})
    )
    assert "Write the amount in dollars" in told(
        client.post(at("split", patient.pk), {"amount": "5", f"share-{line.pk}": "x"})
    )


def test_money_on_account_is_used_and_taken_back_on_the_patients_page():
    patient = a_patient()
    deposit = paid(patient, "50.00")
    first, second = a_visit_owed(patient, "40.00", "60.00")
    biller = as_(a_staff())
    assert "Use money on account" in page(biller, "account", patient.pk)
    biller.post(at("apply", patient.pk), {"key": str(uuid4()), f"share-{second.pk}": "20.00"})
    biller.post(at("apply", patient.pk), {"key": str(uuid4())})
    assert {(one.charge_line, one.amount) for one in applications(deposit=deposit)} == {
        (second, D("20.00")),
        (first, D("30.00")),
    }
    use = applications(deposit=deposit).first()
    assert "is on account again" in told(biller.post(at("unapply", use.pk), follow=True))
    assert "not on the line any more" in told(biller.post(at("unapply", use.pk), follow=True))
    assert "Reload" in refused(biller.post(at("apply", patient.pk), {}))
    wrong = {"key": str(uuid4()), f"share-{first.pk}": "x", f"share-{second.pk}": "7.00"}
    text = refused(biller.post(at("apply", patient.pk), wrong), 422)
    assert (
        f'aria-describedby="wrong-{first.pk}"' in text and f'id="wrong-{first.pk}"' in text and 'value="7.00"' in text
    )
    text = refused(biller.post(at("apply", patient.pk), {"key": str(uuid4()), f"share-{second.pk}": "500.00"}))
    assert 'value="500.00"' in text
    assert on_account_of(patient=patient) == use.amount
    assert as_(a_staff(Role.FRONT_DESK)).post(at("unapply", use.pk)).status_code == 403


def test_a_check_that_came_back_is_marked_everywhere():
    a_practice()
    patient = a_patient()
    (line,) = a_visit_owed(patient, "40.00")
    deposit = paid(patient, "40.00", {line: "40.00"})
    biller = as_(a_staff())
    form = page(biller, "returned", deposit.pk)
    assert 'value="25.00"' in form
    data = {"kind": "NSF", "returned_on": f"{timezone.localdate():%m/%d/%Y}", "fee": "25"}
    assert biller.post(at("returned", deposit.pk), {**data, "fee": "-1"}).status_code == 422
    assert "Check returned" in told(biller.post(at("returned", deposit.pk), data, follow=True))
    assert "returned before" in told(biller.post(at("returned", deposit.pk), data, follow=True))
    assert "took this payment back" in page(biller, "receipt", deposit.pk)
    assert ReturnedPayment.objects.get().fee == D("25.00")
    assert owed_by(patient=patient) == D("65.00")


def test_a_credit_becomes_a_refund_a_second_person_agrees_and_the_letter_is_printed():
    a_practice()
    claim, _ = a_credit_of_the_plan("120.00", filing_code="MB")
    biller, manager = as_(a_staff()), as_(a_manager())
    key = f"?credit=insurer-{claim.encounter_id}-{claim.coverage_id}"
    assert "60 days" in page(biller, "credits") and key in page(biller, "credits", query="?whose=INSURER")
    assert "holds nobody" in page(biller, "credits", query="?whose=PATIENT")
    assert "401.305" in page(biller, "credit", query=key)
    data = {"amount": "120.00", "reason": "PAID_TWICE", "note": "Same check twice", "key": str(uuid4())}
    assert biller.post(at("credit", query=key), {**data, "amount": "130"}).status_code == 409
    assert biller.post(at("credit", query=key), {**data, "reason": ""}).status_code == 422
    assert "Agree" in told(biller.post(at("credit", query=key), data, follow=True))
    refund = Refund.objects.get()
    assert "somebody else must agree" in refused(biller.post(at("refund-approve", refund.pk)))
    assert "It was sent" in told(manager.post(at("refund-approve", refund.pk), follow=True))
    sending = {"method": "CHECK", "number": "", "sent_on": f"{timezone.localdate():%m/%d/%Y}"}
    assert "Write the number" in refused(biller.post(at("refund-send", refund.pk), sending))
    text = refused(biller.post(at("refund-send", refund.pk), {**sending, "number": "77", "sent_on": "x"}), 422)
    assert "MM/DD/YYYY" in text and 'value="77"' in text
    assert "It cleared" in told(biller.post(at("refund-send", refund.pk), {**sending, "number": "77"}, follow=True))
    letter = page(biller, "refund-letter", refund.pk)
    assert "Our claim" in letter and "120.00" in letter and "check 77" in letter
    cleared = {"cleared_on": f"{timezone.localdate():%m/%d/%Y}"}
    assert "Nothing is left to do" in told(biller.post(at("refund-clear", refund.pk), cleared, follow=True))
    assert f"refund-{refund.pk}" in page(biller, "refunds", query="?view=done")
    assert biller.get(at("credit", query=key)).status_code == 404
    assert books_hold()


def test_a_refund_is_declined_or_voided_with_a_reason():
    deposit = paid(a_patient(), "500.00")
    biller, manager = as_(a_staff()), as_(a_manager())
    key = f"?credit=account-{deposit.pk}"
    for amount in ("300.00", "50.00"):
        data = {"amount": amount, "reason": "NOT_NEEDED", "key": str(uuid4())}
        biller.post(at("credit", query=key), data)
    large, small = Refund.objects.order_by("-amount")
    assert "Write why" in refused(manager.post(at("refund-decline", large.pk), {"why": ""}))
    assert "Too much" in told(manager.post(at("refund-decline", large.pk), {"why": "Too much"}, follow=True))
    assert "Moved" in told(biller.post(at("refund-void", small.pk), {"why": "Moved"}, follow=True))
    assert page(biller, "refund-letter", small.pk)
    assert set(Refund.objects.values_list("state", flat=True)) == {"DECLINED", "VOID"}


def test_the_clock_of_an_overpayment_is_kept_with_its_reason():
    claim, _ = a_credit_of_the_plan("30.00", filing_code="MC")
    biller = as_(a_staff())
    key = f"?credit=insurer-{claim.encounter_id}-{claim.coverage_id}"
    data = {"identified_on": "10/01/2026", "note": "Audit of October"}
    assert "Audit of October" in told(biller.post(at("credit-identify", query=key), data, follow=True))
    text = refused(biller.post(at("credit-identify", query=key), {**data, "identified_on": "x"}), 422)
    assert "Write the date" in text and 'value="Audit of October"' in text
    late = {**data, "identified_on": "01/01/2099"}
    assert "day to come" in refused(biller.post(at("credit-identify", query=key), late), 422)


def test_a_visit_is_written_off_by_a_second_person_and_taken_back():
    (line,) = a_visit_owed(a_patient(), "200.00")
    biller, manager = as_(a_staff()), as_(a_manager())
    where = at("write-off-visit", line.encounter_id)
    assert "up to" not in page(biller, "write-offs") and "Nothing waits" in page(biller, "write-offs")
    assert f"share-{line.pk}" in told(biller.get(where))
    data = {"whose": "patient", "reason": "HARDSHIP", "key": str(uuid4()), f"share-{line.pk}": "200.00"}
    text = refused(biller.post(where, {**data, "reason": "", "note": "no income"}), 422)
    assert 'aria-invalid="true"' in text and 'value="no income"' in text
    assert 'value="x"' in refused(biller.post(where, {**data, f"share-{line.pk}": "x"}), 422)
    for wrong in ({**data, f"share-{line.pk}": "201"}, {**data, "whose": "9"}):
        refused(biller.post(where, wrong))
    assert "asked for it" in told(biller.post(where, data, follow=True))
    row = WriteOff.objects.get()
    assert f"write-off-{row.pk}" in page(manager, "write-offs")
    assert "somebody else" in told(biller.post(at("write-off-approve", row.pk), follow=True))
    assert "Take back" in told(manager.post(at("write-off-approve", row.pk), follow=True))
    assert "Found money" in told(manager.post(at("write-off-undo", row.pk), {"why": "Found money"}, follow=True))
    biller.post(where, {**data, "key": str(uuid4())})
    asked = WriteOff.objects.exclude(pk=row.pk).get()
    assert "Not now" in told(manager.post(at("write-off-decline", asked.pk), {"why": "Not now"}, follow=True))
    assert f"write-off-{asked.pk}" in page(manager, "write-offs", query="?view=done")
    assert books_hold()


def test_small_balances_are_picked_and_given_up():
    patient = a_patient()
    first, second = (a_visit_owed(patient, "4.00")[0] for _ in range(2))
    biller = as_(a_staff())
    query = "?up_to=5.00&served_by=10/31/2026"
    shown = page(biller, "small-balances", query=query)
    assert f"visit-{first.encounter_id}" in shown
    assert "No small balances" in page(biller, "small-balances", query="?up_to=1.00&served_by=10/31/2026")
    data = {"up_to": "5.00", "served_by": "10/31/2026", "key": str(uuid4()), "visit": [str(first.encounter_id)]}
    done = told(biller.post(at("small-balances"), data, follow=True))
    assert "1 small balances, 4.00" in done or "1 small balance" in done
    assert owed_by(patient=patient) == second.charge
    assert biller.get(at("small-balances", query="?up_to=x")).status_code == 422


def test_a_manager_sets_the_rules_and_limits_and_others_read_them():
    manager, biller = a_manager(), a_staff()
    shown = as_(manager).get(at("money-rules"))
    data = {name: field.value() for name, field in ((one.name, one) for one in shown.context["form"])}
    data = {name: value for name, value in data.items() if value not in (None, False)}
    data |= {one.name: one.value() for one in shown.context["limits"]}
    data |= {"applies_on_account": "on", "WRITE_OFF-BILLER": "75.00"}
    assert "saved" in told(as_(manager).post(at("money-rules"), data, follow=True))
    assert MoneyRules.objects.get().applies_on_account
    assert limit_of(staff=biller, act=Limit.Act.WRITE_OFF) == D("75.00")
    assert "changes nothing" in page(as_(biller), "money-rules")
    assert as_(manager).post(at("money-rules"), {**data, "WRITE_OFF-BILLER": "-1"}).status_code == 422


def test_an_auditor_reads_and_is_offered_nothing():
    patient = a_patient()
    deposit = paid(patient, "50.00")
    auditor = as_(a_staff(Role.AUDITOR))
    for name, args, query in (
        ("account", [patient.pk], ""),
        ("credits", [], ""),
        ("credit", [], f"?credit=account-{deposit.pk}"),
        ("refunds", [], ""),
        ("write-offs", [], ""),
    ):
        work, _, _locked_screen = page(auditor, name, *args, query=query).partition('id="lock"')
        assert "btn pri" not in work
