"""What the office cannot explain yet: how much of it, since when, and on which page it is explained."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from payments.models import Remittance
from payments.posting.exceptions import dismiss, release_remittance
from payments.posting.undo import unpost
from payments.proof.unexplained import SPANS, Waiting, in_all, waiting
from practice.models import Role
from tests.builders import NOW, TODAY, a_patient, a_staff
from tests.payments.bank_given import a_line, an_account
from tests.payments.given import PAID_ON, a_billed_claim, a_payment_of, an_835, posted, taken_in, the_exception_of
from tests.payments.patient_money import a_credit_of_the_plan, a_refund, paid

pytestmark = pytest.mark.django_db
D = Decimal


def found(today: date = TODAY) -> dict[str, Waiting]:
    """What waits, by name."""
    return {row.name: row for row in waiting(today=today) if row.count}


def an_exception(amount: str = "150.00") -> Remittance:
    lost = a_payment_of(a_billed_claim(), (amount, []), claim_number="NONE", number="X", patient=None)
    return posted(an_835(lost))


def test_nothing_waits_in_books_that_are_done() -> None:
    posted(an_835(a_payment_of(a_billed_claim(), ("96.00", ["CO 45 54.00"]))))
    assert found() == {}
    assert in_all(waiting(today=TODAY)) == 0


def test_an_exception_waits_since_its_payment_in_the_span_of_its_age() -> None:
    an_exception()
    today = PAID_ON + timedelta(days=95)
    row = found(today)["Payment exceptions"]
    assert (row.count, row.amount, row.oldest, row.days(today)) == (1, D("150.00"), PAID_ON, 95)
    assert dict(zip(SPANS, row.spans, strict=True))["91–120"] == D("150.00")
    assert sum(row.spans) == row.amount


def test_what_was_set_aside_stays_in_sight() -> None:
    dismiss(adjudication=the_exception_of(an_exception()), why="Not ours", by=a_staff(), now=NOW)
    assert set(found()) == {"Decisions set aside"}


def test_a_remittance_waits_while_it_is_held_or_un_posted_and_its_difference_after_its_release() -> None:
    held = taken_in(an_835(a_payment_of(a_billed_claim(), ("150.00", [])), amount="160.00"))
    assert found()["Remittances held"].amount == D("160.00")
    release_remittance(remittance=held, why="The payer told us", by=a_staff(), now=NOW, today=TODAY)
    assert {name: row.amount for name, row in found().items()} == {"Differences released": D("10.00")}
    done = posted(an_835(a_payment_of(a_billed_claim(), ("150.00", []))))
    unpost(remittance=done, why="Too early", by=a_staff(), now=NOW, today=TODAY)
    assert found()["Remittances to post"].amount == D("150.00")


def test_money_outside_of_claims_waits_on_the_side_that_holds_it() -> None:
    kept = [("WO", "ICN8", "40.00"), ("FB", "ICN9", "-15.00")]
    posted(an_835(a_payment_of(a_billed_claim(), ("150.00", [])), kept_back=kept))
    rows = found()
    assert (rows["Kept by payers"].amount, rows["Owed to payers"].amount) == (D("40.00"), D("15.00"))


def test_patients_money_credits_and_refunds_wait() -> None:
    paid(a_patient(), "80.00")
    claim, _line = a_credit_of_the_plan("30.00")
    a_refund(f"insurer-{claim.encounter_id}-{claim.coverage_id}", "30.00")
    rows = found()
    assert rows["Patients’ money on account"].amount == D("80.00")
    assert rows["Credits on visits"].amount == rows["Refunds on their way"].amount == D("30.00")


def test_both_sides_of_the_bank_wait() -> None:
    an_account()
    a_line("75.00")
    taken_in(an_835(a_payment_of(a_billed_claim(), ("150.00", []))))
    paid(a_patient(), "20.00")
    rows = found()
    assert rows["Paid by the bank, no remittance"].amount == D("75.00")
    assert rows["Remittance, no money"].amount == D("150.00")
    assert rows["Taken, not at the bank"].amount == D("20.00")


def test_each_kind_leads_to_a_page_that_is_there(client: Client) -> None:
    client.force_login(a_staff(Role.MANAGER))
    for row in waiting(today=TODAY):
        assert client.get(row.url).status_code == 200, row.name


def test_a_manager_sees_it_at_one_look_also_before_the_first_proof(client: Client) -> None:
    an_exception()
    client.force_login(a_staff(Role.MANAGER))
    page = client.get(reverse("reports:reconciliation")).content.decode()
    assert "Unexplained cents" in page and "Payment exceptions" in page and "150.00" in page


def test_the_number_of_queries_is_one_for_each_kind(django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(3):
        an_exception()
    with django_assert_max_num_queries(16):
        waiting(today=TODAY)
