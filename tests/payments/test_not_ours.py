"""Money of a payer that is not ours: set aside, refunded from its check, and never refunded or used twice."""

from decimal import Decimal
from functools import partial

import pytest
from django.test import Client
from django.urls import reverse

from ledger.models import OpenBalance
from payments.models import Refund, Remittance
from payments.office.credits import NoSuchCredit, Whose, credit_of, credits_now
from payments.office.payer_money import RefundedAlready
from payments.office.refunds import MoreThanTheCredit, send, void
from payments.office.returned import PartlyRefunded
from payments.posting.exceptions import NotWaiting, dismiss, release_remittance, take_up_again
from payments.posting.post import post_remittance
from payments.posting.undo import unpost
from payments.provider_level.acknowledged import use_acknowledged
from practice.models import Role
from tests.builders import NOW, TODAY, a_payer, a_staff
from tests.ledger_table import ledger_of_deposit, table
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted, taken_in, the_exception_of
from tests.payments.patient_money import a_refund, books_hold, by_check
from tests.payments.test_provider_once import each
from tests.payments.test_returned_by_payers import back

pytestmark = pytest.mark.django_db
D = Decimal


def a_misdirected_payment(amount: str = "150.00", *, filing_code: str = "CI", is_aside: bool = True) -> Remittance:
    """A check that pays a claim of ours, and another visit that is nobody's here."""
    a_payer(filing_code=filing_code)
    ours, theirs = a_billed_claim(), a_billed_claim(lines=[("99213", amount)])
    stray = a_payment_of(theirs, (amount, []), claim_number="X99", number="ICN-X", status="23")
    remittance = posted(an_835(a_payment_of(ours, ("150.00", [])), stray))
    if is_aside:
        dismiss(adjudication=the_exception_of(remittance), why="Not our patient", by=a_staff(), now=NOW)
    return remittance


def key_of(remittance: Remittance) -> str:
    return f"check-{remittance.deposit_id}"


def sent(refund: Refund) -> Refund:
    return send(refund=refund, sending=by_check(), by=a_staff(), now=NOW, today=TODAY)


def test_what_was_set_aside_is_a_credit_of_the_payer_and_goes_back_from_its_check():
    remittance = a_misdirected_payment()
    (credit,) = credits_now(today=TODAY)
    assert (credit.whose, credit.amount, credit.payer, credit.patient) == (
        Whose.NOT_OURS, D("150.00"), remittance.payer, None,
    )  # fmt: skip
    refund = sent(a_refund(credit.key, "150.00", by=a_staff(Role.MANAGER)))
    assert ledger_of_deposit(remittance.deposit)[-1:] == table("REFUND  UNAPPLIED  REFUND  150.00")
    assert (refund.payer, refund.patient, refund.claim) == (remittance.payer, None, None)
    assert credits_now(today=TODAY) == []
    assert not OpenBalance.objects.filter(account="UNAPPLIED").exists()
    assert books_hold()


def test_what_waits_for_a_person_is_no_credit_yet():
    a_misdirected_payment(is_aside=False)
    assert credits_now(today=TODAY) == []


def test_medicares_money_has_its_sixty_days_from_the_day_of_the_check():
    remittance = a_misdirected_payment(filing_code="MB")
    (credit,) = credits_now(today=TODAY)
    assert credit.due_on is not None
    assert (credit.due_on - remittance.deposit.received_on).days == 60


def test_what_a_payer_paid_more_than_it_explains_can_go_back_once_it_is_released():
    a_payer()
    claim = a_billed_claim()
    held = taken_in(an_835(a_payment_of(claim, ("150.00", [])), amount="160.00"))
    remittance = release_remittance(remittance=held, why="Payer looks", by=a_staff(), now=NOW, today=TODAY)
    (credit,) = credits_now(today=TODAY)
    assert credit.amount == D("10.00")
    sent(a_refund(key_of(remittance), "10.00"))
    assert not OpenBalance.objects.exists()
    assert books_hold()


def test_more_than_is_set_aside_never_goes_back():
    remittance = a_misdirected_payment()
    with pytest.raises(MoreThanTheCredit, match=r"Only 150.00"):
        a_refund(key_of(remittance), "150.01")
    a_refund(key_of(remittance), "100.00")
    with pytest.raises(MoreThanTheCredit, match=r"Only 50.00 can be given back \(100.00 more is promised"):
        a_refund(key_of(remittance), "50.01")
    with pytest.raises(NoSuchCredit):
        credit_of(key="check-99999999")


def test_what_goes_back_is_not_taken_up_again_until_the_refund_is_voided():
    remittance = a_misdirected_payment()
    refund = sent(a_refund(key_of(remittance), "150.00", by=a_staff(Role.MANAGER)))
    take_up = partial(
        take_up_again, adjudication=remittance.adjudications.get(state="DISMISSED"), by=a_staff(), now=NOW, today=TODAY
    )
    with pytest.raises(RefundedAlready, match="Void that refund first"):
        take_up()
    void(refund=refund, why="Came back", by=a_staff(), now=NOW, today=TODAY)
    assert take_up().state == "EXCEPTION"
    assert books_hold()


def test_un_posting_and_posting_again_leaves_the_refund_alone_and_a_refunded_check_does_not_bounce():
    remittance = a_misdirected_payment()
    sent(a_refund(key_of(remittance), "150.00", by=a_staff(Role.MANAGER)))
    unpost(remittance=remittance, why="Wrong day", by=None, now=NOW, today=TODAY)
    assert books_hold()
    with pytest.raises(PartlyRefunded, match="given back by Refund"):
        back(remittance.deposit)
    post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
    assert not OpenBalance.objects.filter(account="UNAPPLIED").exists()
    assert books_hold()


def test_the_payer_acknowledges_it_and_its_takeback_of_nothing_leaves_nothing():
    remittance = a_misdirected_payment()
    refund = sent(a_refund(key_of(remittance), "150.00", by=a_staff(Role.MANAGER)))
    theirs = remittance.adjudications.get(state="DISMISSED").claim or a_billed_claim()
    back_again = a_payment_of(theirs, ("-150.00", []), claim_number="X99", number="ICN-X", status="22")
    later = posted(an_835(back_again, kept_back=[("72", "ICN-X", "-150.00")]))
    assert use_acknowledged(key="1512345678", now=NOW, today=TODAY) == 1
    refund.refresh_from_db()
    assert refund.acknowledged_in == later
    assert not OpenBalance.objects.filter(account__in=["UNAPPLIED", "PROVIDER_LEVEL"]).exists()
    assert books_hold()
    unpost(remittance=later, why="Wrong", by=None, now=NOW, today=TODAY)
    assert books_hold()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [2, 8])
def test_money_is_refunded_or_taken_up_but_not_both(count):
    remittance = a_misdirected_payment()
    row, staff = remittance.adjudications.get(state="DISMISSED"), a_staff(Role.MANAGER)
    done: list[str] = []

    def ask() -> None:
        try:
            a_refund(key_of(remittance), "150.00", by=staff)
            done.append("refund")
        except (MoreThanTheCredit, NoSuchCredit):
            pass

    def take_up() -> None:
        try:
            take_up_again(adjudication=row, by=staff, now=NOW, today=TODAY)
            done.append("taken up")
        except (RefundedAlready, NotWaiting):
            pass

    each([ask, take_up] * (count // 2))
    assert len(done) == 1
    assert books_hold()


def test_the_pages_show_the_check_its_refund_and_the_letter():
    remittance = a_misdirected_payment()
    client = Client()
    client.force_login(a_staff(Role.BILLER))
    assert f"Check {remittance.trace}" in client.get(reverse("payments:credits")).content.decode()
    page = client.get(f"{reverse('payments:credit')}?credit={key_of(remittance)}").content.decode()
    assert "ICN-X of the payer" in page
    assert "set aside: “Not our patient”" in page
    refund = a_refund(key_of(remittance), "150.00", by=a_staff(Role.MANAGER))
    for name in ("refund", "refund-letter"):
        page = client.get(reverse(f"payments:{name}", args=[refund.pk])).content.decode()
        assert remittance.trace in page
    assert "ICN-X, paid $150.00" in page
    assert "Not our patient" not in page
    assert client.get(reverse("payments:refunds")).status_code == 200
