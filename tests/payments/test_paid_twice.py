"""A decision that pays what was paid before: a person may post it, and what is too much is the plan's credit."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from ledger.models import OpenBalance
from payments.models import Adjudication, Remittance
from payments.office.credits import Whose, credits_now
from payments.posting import exceptions
from payments.posting.post import post_remittance
from payments.posting.undo import unpost
from payments.proof.reconcile import every_check
from practice.models import Role, Staff
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_staff
from tests.ledger_table import ledger_of, table
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted, the_exception_of

pytestmark = pytest.mark.django_db
D = Decimal
PAID = ("96.00", ["CO 45 34.00", "PR 3 20.00"])
ONCE = """
    CHARGE      INSURANCE    REVENUE     150.00
    PAYMENT     UNAPPLIED    INSURANCE    96.00
    ADJUSTMENT  CONTRACTUAL  INSURANCE    34.00
    TRANSFER    PATIENT      INSURANCE    20.00
"""


@pytest.fixture(autouse=True)
def true_books():
    yield
    assert [difference for check in every_check() for difference in check.differences] == []


@pytest.fixture
def biller() -> Staff:
    return a_staff(Role.BILLER)


def paid_twice(filing_code: str = "CI") -> tuple:
    """A claim, and the exception of its second payment."""
    plan = a_coverage(patient=a_patient(), payer=a_payer(filing_code=filing_code))
    claim = a_billed_claim(coverage=plan)
    posted(an_835(a_payment_of(claim, PAID)))
    return claim, the_exception_of(posted(an_835(a_payment_of(claim, PAID, number="ICN2"), control_number=8)))


def as_credit(row: Adjudication, by: Staff, why: str = "Paid twice") -> Adjudication:
    return exceptions.post_as_credit(adjudication=row, why=why, by=by, now=NOW, today=TODAY)


def test_only_the_money_is_new_and_medicare_s_clock_begins(biller):
    claim, row = paid_twice(filing_code="MB")
    as_credit(row, biller)
    assert ledger_of(claim.encounter) == table(ONCE + "PAYMENT UNAPPLIED INSURANCE 96.00")
    (credit,) = credits_now(today=TODAY)
    assert (credit.whose, credit.amount, credit.claim) == (Whose.INSURER, D("96.00"), claim)
    assert credit.due_on is not None
    assert (row.state, row.overpaid_by, row.overpaid_because) == ("POSTED", biller, "Paid twice")


def test_what_is_still_open_is_settled_and_only_the_rest_is_a_credit(biller):
    claim = a_billed_claim(lines=[("99213", "150.00")])
    posted(an_835(a_payment_of(claim, ("96.00", ["OA 133 54.00"]))))
    row = the_exception_of(posted(an_835(a_payment_of(claim, PAID, number="ICN2"), control_number=8)))
    as_credit(row, biller)
    assert ledger_of(claim.encounter)[1:] == table("""
        PAYMENT  UNAPPLIED  INSURANCE  96.00
        PAYMENT  UNAPPLIED  INSURANCE  96.00
    """)
    assert OpenBalance.objects.get().amount == D("-42.00")


def test_un_posted_and_posted_again_it_is_the_credit_it_was(biller):
    _, row = paid_twice()
    as_credit(row, biller)
    unpost(remittance=row.remittance, why="Wrong day", by=biller, now=NOW, today=TODAY)
    again = post_remittance(remittance=row.remittance, by=biller, now=NOW, today=TODAY)
    assert again.state == Remittance.State.POSTED
    assert OpenBalance.objects.get(account="INSURANCE").amount == D("-96.00")


def test_matched_to_another_claim_it_is_no_credit_any_more(biller):
    _, row = paid_twice()
    as_credit(row, biller)
    unpost(remittance=row.remittance, why="Wrong claim", by=biller, now=NOW, today=TODAY)
    other, row = a_billed_claim(), Adjudication.objects.get(pk=row.pk)
    exceptions.match_to_claim(adjudication=row, claim_number=other.claim_number, by=biller, now=NOW, today=TODAY)
    assert (row.overpaid_because, row.overpaid_by) == ("", None)


def test_it_needs_a_reason_and_something_that_is_paid_too_much(biller):
    _, row = paid_twice()
    with pytest.raises(exceptions.ReasonMissing, match="Write why it is paid too much"):
        as_credit(row, biller, why=" ")
    stranger = a_payment_of(a_billed_claim(), ("150.00", []), claim_number="X-1", number="", patient=None)
    unknown = the_exception_of(posted(an_835(stranger, control_number=9)))
    with pytest.raises(exceptions.NotWaiting, match="does not wait for paying too much"):
        as_credit(unknown, biller)


def test_a_second_press_finds_it_dealt_with(biller):
    _, row = paid_twice()
    as_credit(row, biller)
    with pytest.raises(exceptions.NotWaiting, match="dealt with already"):
        as_credit(Adjudication.objects.get(pk=row.pk), biller)


def test_the_panel_offers_it_for_what_is_paid_too_much_and_does_it(biller):
    client = Client()
    client.force_login(biller)
    claim, row = paid_twice()
    address = reverse("payments:post-as-credit", args=[row.pk])
    panel = client.get(reverse("payments:panel", args=[row.pk]), headers={"HX-Request": "true"}).content.decode()
    assert address in panel
    refused = client.post(address, {"why": ""}, headers={"HX-Request": "true"})
    assert (refused.status_code, "Write why" in refused.content.decode()) == (409, True)
    done = client.post(address, {"why": "Check 7 and check 9"}, headers={"HX-Request": "true"})
    assert "Posted." in done.content.decode()
    assert len(ledger_of(claim.encounter)) == 5
    assert address not in done.content.decode()
