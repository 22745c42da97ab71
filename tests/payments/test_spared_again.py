"""A share that Medicaid spares the patient: posted, taken back and posted again, it goes where it went at first."""

from decimal import Decimal

import pytest

from claims.models import Claim, Denial
from ledger.models import OpenBalance
from payments.models import Remittance
from payments.posting.exceptions import retry
from payments.posting.post import post_remittance
from payments.posting.undo import detach, unpost
from tests.builders import NOW, TODAY, a_coverage, a_payer, a_staff
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted
from tests.payments.patient_money import books_hold
from x12.messages.remittance835 import Remark

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def true_books():
    """However often it is posted, the books are true afterwards."""
    yield
    assert books_hold()


def a_spared_share(claim: Claim, paid: str = "120.00", share: str = "30.00", **given) -> Remittance:
    """Medicare pays, and its remark says that Medicaid helps the patient with the rest."""
    answer = a_payment_of(claim, (paid, [f"PR 2 {share}"]), **given)
    answer.lines[0].remarks = [Remark(code="N782")]
    return posted(an_835(answer))


def with_medicaid(claim: Claim) -> Claim:
    a_coverage(patient=claim.encounter.patient, payer=a_payer(name="Medicaid"), priority=2, member_id="M1")
    return claim


def standing() -> tuple[object, ...]:
    """Everything that is open, every claim with its state, every denial that waits."""
    open_now = OpenBalance.objects.order_by("account", "coverage").values_list("account", "coverage", "amount")
    claims = Claim.objects.order_by("pk").values_list("coverage__priority", "status", "prior_payers")
    return list(open_now), list(claims), Denial.objects.filter(state="OPEN").count()


def again(remittance: Remittance) -> None:
    unpost(remittance=remittance, why="Wrong day", by=None, now=NOW, today=TODAY)
    post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)


@pytest.mark.parametrize("times", [1, 2])
def test_the_next_plan_owes_it_once_however_often_it_is_posted(times):
    remittance = a_spared_share(with_medicaid(a_billed_claim()))
    before = standing()
    assert before[2] == 0
    for _ in range(times):
        again(remittance)
        assert standing() == before


def test_without_a_next_plan_it_is_the_same_work_again():
    remittance = a_spared_share(a_billed_claim())
    before = standing()
    again(remittance)
    assert standing() == before
    assert (before[2], OpenBalance.objects.get().account) == (1, "INSURANCE")


def test_one_decision_left_out_and_posted_again_goes_where_it_went():
    remittance = a_spared_share(with_medicaid(a_billed_claim()))
    before = standing()
    row = detach(adjudication=remittance.adjudications.get(), why="To be looked at", by=a_staff(), now=NOW, today=TODAY)
    retry(adjudication=row, by=a_staff(), now=NOW, today=TODAY)
    assert standing() == before


def test_a_plan_that_another_decision_asked_is_not_asked_by_this_one_however_often_it_is_posted():
    claim = with_medicaid(a_billed_claim())
    first = a_spared_share(claim)
    unpost(remittance=first, why="Wrong file", by=None, now=NOW, today=TODAY)
    corrected = a_spared_share(claim, number="ICN2")
    before = standing()
    assert before[2] == 1, "nobody asks the next plan twice by itself"
    again(corrected)
    assert standing() == before
