"""A payer says that it received our refund (PLB 72): the refund is found, and its money goes back to the claim."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from coding.models import ChargeLine
from ledger.models import Account, Entry, Kind, OpenBalance
from payments.models import ItemSettlement, ProviderItem, Refund, Remittance
from payments.office.refunds import NotThere, send, void
from payments.posting.post import post_remittance
from payments.posting.undo import unpost
from payments.provider_level import acts
from payments.provider_level.acknowledged import refunds_like, use_acknowledged
from practice.models import Role
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_staff
from tests.ledger_table import ledger_of, table
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted
from tests.payments.patient_money import a_refund, books_hold, by_check, move
from x12 import ClaimPayment

pytestmark = pytest.mark.django_db
D = Decimal
State = Refund.State


@pytest.fixture(autouse=True)
def true_books():
    """Whatever is acknowledged or taken back, the books are true afterwards."""
    yield
    assert books_hold()


def a_claim_billed_too_high(number: str = "", *, payer=None, lowered_by: str = "30.00") -> Claim:
    """A claim that a plan paid whole, 150.00, and whose charge was lowered afterwards: the plan has a credit."""
    patient = a_patient(first_name="John", last_name="Smith")
    plan = a_coverage(patient=patient, payer=payer or a_payer(), member_id="W123456")
    claim = a_billed_claim(coverage=plan, claim_number=number)
    posted(an_835(a_payment_of(claim, ("150.00", []), number=f"ICN{claim.pk}")))
    line = claim.encounter.charge_lines.get()
    move([(line, Account.REVENUE, Account.INSURANCE, lowered_by, Kind.CHARGE)], plan)
    Claim.objects.filter(pk=claim.pk).update(charged=D("150.00") - D(lowered_by))
    ChargeLine.objects.filter(pk=line.pk).update(charge=D("150.00") - D(lowered_by))
    return claim


def refunded(claim: Claim, amount: str = "30.00", *, number: str = "2001") -> Refund:
    refund = a_refund(f"insurer-{claim.encounter_id}-{claim.coverage_id}", amount, by=a_staff(Role.MANAGER))
    return send(refund=refund, sending=by_check(number), by=a_staff(), now=NOW, today=TODAY)


def takeback(claim: Claim) -> list[ClaimPayment]:
    """The payer takes 150.00 back and pays 120.00 instead."""
    before = Claim.objects.get(pk=claim.pk)
    again = a_payment_of(before, ("120.00", []), number=f"ICN{claim.pk}")
    before.charged = D("150.00")
    back = a_payment_of(before, ("-150.00", []), status="22", number=f"ICN{claim.pk}")
    back.lines[0].charged = D("-150.00")
    return [back, again]


def told(claim: Claim, *, reference: str | None = None, amount: str = "-30.00", trace: str = "", **given) -> Remittance:
    """The remittance that takes the claim back and says that the refund came."""
    word = claim.claim_number if reference is None else reference
    return posted(an_835(*takeback(claim), kept_back=[("72", word, amount)], trace=trace, **given))


def used() -> int:
    return use_acknowledged(key="1512345678", now=NOW, today=TODAY)


def item() -> ProviderItem:
    return ProviderItem.objects.filter(adjustment__code="72").earliest("pk")


def test_a_refund_that_the_payer_received_goes_back_to_the_claim_that_it_takes():
    claim = a_claim_billed_too_high()
    refund = refunded(claim)
    remittance = told(claim)
    assert used() == 1
    assert ledger_of(claim.encounter)[2:] == table("""
        CHARGE      REVENUE         INSURANCE        30.00
        REFUND      INSURANCE       REFUND           30.00
        PAYMENT     INSURANCE       UNAPPLIED       150.00
        PAYMENT     UNAPPLIED       INSURANCE       120.00
        SETTLEMENT  PROVIDER_LEVEL  INSURANCE        30.00
    """)
    refund.refresh_from_db()
    claim.refresh_from_db()
    assert (refund.state, refund.acknowledged_in, refund.cleared_on) == (State.CLEARED, remittance, None)
    assert claim.status == Claim.Status.CLOSED
    assert not OpenBalance.objects.exists()
    assert used() == 0


@pytest.mark.parametrize("word", ["claim", "theirs", "check", "refund", "text"])
def test_the_reference_names_the_claim_the_check_or_the_refund(word):
    claim, other = a_claim_billed_too_high(), None
    other = a_claim_billed_too_high(payer=claim.coverage.payer)
    wrong, refund = refunded(other), refunded(claim, number="88-77A")
    words = {"claim": claim.claim_number, "theirs": f"ICN{claim.pk}", "check": "88-77a", "refund": str(refund.pk),
             "text": f"RFD {claim.claim_number}"}  # fmt: skip
    told(claim, reference=words[word])
    assert item().refund == refund != wrong


def test_without_a_reference_it_is_the_only_refund_of_that_amount():
    claim = a_claim_billed_too_high()
    refund = refunded(claim)
    told(claim, reference="")
    assert item().refund == refund


@pytest.mark.parametrize("why", ["two of one amount", "another amount", "another claim", "not sent", "another payer"])
def test_what_is_not_sure_waits_for_a_person(why):
    claim = a_claim_billed_too_high()
    payer = claim.coverage.payer
    if why == "not sent":
        a_refund(f"insurer-{claim.encounter_id}-{claim.coverage_id}", "30.00")
    elif why == "another payer":
        refunded(a_claim_billed_too_high(payer=a_payer(name="Harbor Mutual")))
    else:
        refunded(claim, amount="29.00" if why == "another amount" else "30.00")
    if why == "two of one amount":
        refunded(a_claim_billed_too_high(payer=payer))
    named = a_claim_billed_too_high(payer=payer).claim_number if why == "another claim" else ""
    told(claim, reference=named)
    assert used() == 0
    assert (item().refund, item().open) == (None, D("-30.00"))
    assert not Refund.objects.filter(acknowledged_in__isnull=False).exists()


def test_a_payer_that_pays_under_another_name_is_known_by_the_claim():
    claim = a_claim_billed_too_high()
    refund = refunded(claim)
    Refund.objects.filter(pk=refund.pk).update(payer=a_payer(name="Meridian PPO"))
    told(claim)
    assert item().refund == refund


def test_until_the_takeback_is_posted_the_money_waits_and_the_claim_gets_no_credit():
    claim = a_claim_billed_too_high()
    refund = refunded(claim)
    posted(an_835(kept_back=[("72", claim.claim_number, "-30.00")]))
    assert used() == 0
    assert (item().open, item().refund) == (D("-30.00"), refund)
    assert not OpenBalance.objects.filter(account=Account.INSURANCE).exists()
    posted(an_835(*takeback(claim), kept_back=[("WO", "OTHER", "-30.00")]))
    assert used() == 1
    assert item().open == 0
    assert not OpenBalance.objects.filter(account=Account.INSURANCE).exists()


def test_a_refund_that_answers_a_recovery_of_the_same_file_is_acknowledged_and_touches_no_claim():
    claim = a_claim_billed_too_high()
    refund = refunded(claim)
    number = claim.claim_number
    posted(an_835(kept_back=[("WO", number, "30.00"), ("72", number, "-30.00")]))
    assert used() == 0
    refund.refresh_from_db()
    assert (item().open, refund.state) == (D("0.00"), State.CLEARED)
    assert ItemSettlement.objects.get().way == "ITEM"


def test_un_posting_takes_the_acknowledgment_back_and_posting_again_finds_it_again():
    claim = a_claim_billed_too_high()
    refund = refunded(claim)
    remittance = told(claim)
    used()
    before = sorted(OpenBalance.objects.values_list("account", "charge_line", "deposit", "amount"))
    unpost(remittance=remittance, why="Wrong file", by=None, now=NOW, today=TODAY)
    refund.refresh_from_db()
    assert (refund.state, refund.acknowledged_in) == (State.SENT, None)
    assert (item().refund, item().is_posted) == (None, False)
    assert not OpenBalance.objects.filter(account=Account.INSURANCE).exists()
    post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
    used()
    refund.refresh_from_db()
    assert (refund.state, refund.acknowledged_in, item().refund) == (State.CLEARED, remittance, refund)
    assert sorted(OpenBalance.objects.values_list("account", "charge_line", "deposit", "amount")) == before


def test_a_refund_that_the_bank_cleared_stays_cleared_when_the_acknowledgment_is_undone():
    claim = a_claim_billed_too_high()
    refund = refunded(claim)
    Refund.objects.filter(pk=refund.pk).update(state=State.CLEARED, cleared_on=TODAY)
    remittance = told(claim)
    unpost(remittance=remittance, why="Wrong file", by=None, now=NOW, today=TODAY)
    refund.refresh_from_db()
    assert (refund.state, refund.cleared_on) == (State.CLEARED, TODAY)


def test_an_acknowledged_refund_cannot_be_voided():
    claim = a_claim_billed_too_high()
    refund = refunded(claim)
    told(claim)
    with pytest.raises(NotThere, match="is cleared"):
        void(refund=refund, why="Lost", by=a_staff(), now=NOW, today=TODAY)


def asked(why: str = "The payer named it on the phone", by=None) -> acts.Asked:
    return acts.Asked(why=why, key="", by=by or a_staff(), now=NOW, today=TODAY)


def test_a_person_says_which_refund_it_is_and_it_is_used_at_once():
    claim = a_claim_billed_too_high()
    refund, other = refunded(claim), refunded(a_claim_billed_too_high(payer=claim.coverage.payer))
    told(claim, reference="")
    assert list(refunds_like(item())) == [refund, other]
    acts.is_received(item=item(), refund=other, asked=asked())
    assert item().open == D("-30.00")
    acts.is_received(item=item(), refund=refund, asked=asked())
    other.refresh_from_db()
    assert (item().open, item().refund, other.acknowledged_in) == (D("0.00"), refund, None)
    settlement = ItemSettlement.objects.get(way="REFUND")
    assert (settlement.refund, settlement.why) == (refund, f"Refund {refund.pk}, found by hand")


def test_a_refund_of_another_amount_ends_as_much_of_the_item_as_it_is():
    claim = a_claim_billed_too_high()
    refund = refunded(claim, "20.00")
    told(claim, reference="")
    acts.is_received(item=item(), refund=refund, asked=asked())
    assert item().open == D("-10.00")


def test_a_refund_of_another_payer_one_not_sent_and_one_acknowledged_are_refused():
    claim = a_claim_billed_too_high()
    mine = refunded(claim)
    elsewhere = refunded(a_claim_billed_too_high(payer=a_payer(name="Harbor Mutual")))
    second = a_claim_billed_too_high(payer=claim.coverage.payer)
    waiting = a_refund(f"insurer-{second.encounter_id}-{second.coverage_id}", "30.00")
    told(claim)
    posted(an_835(kept_back=[("72", "", "-30.00")], trace="LATER"))
    later = ProviderItem.objects.get(adjustment__remittance__trace="LATER")
    for refund, text in ((elsewhere, "somebody else"), (waiting, "was not sent"), (mine, "acknowledged before")):
        with pytest.raises(acts.NotThisRefund, match=text):
            acts.is_received(item=later, refund=refund, asked=asked())
    used()
    with pytest.raises(acts.NotOpen, match="Reload"):
        acts.is_received(item=item(), refund=mine, asked=asked())


def test_opened_again_the_refund_is_free_the_claim_is_owed_and_nothing_is_found_by_itself():
    claim = a_claim_billed_too_high()
    refund = refunded(claim)
    told(claim)
    used()
    acts.reopen(settlement=ItemSettlement.objects.get(way="REFUND"), asked=asked())
    refund.refresh_from_db()
    claim.refresh_from_db()
    assert (item().open, item().refund, refund.state) == (D("-30.00"), None, State.SENT)
    assert claim.status == Claim.Status.ANSWERED
    assert used() == 0
    assert Entry.objects.filter(kind=Kind.SETTLEMENT).count() == 2


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(a_staff(Role.BILLER))
    return client


def test_the_panel_says_which_refund_it_is_and_asks_when_none_is_found(client):
    claim = a_claim_billed_too_high()
    refund = refunded(claim)
    told(claim, reference="", amount="-31.00")
    panel = reverse("payments:item", args=[item().pk])
    page = client.get(panel, headers={"HX-Request": "true"}).content.decode()
    assert "no refund that we sent it has this amount" in page
    assert f'<option value="{refund.pk}">30.00, check 2001' in page
    done = client.post(f"{panel}received/", {"refund": refund.pk}, headers={"HX-Request": "true"})
    page = done.content.decode()
    assert (done.status_code, item().open) == (200, D("-1.00"))
    assert f"refund {refund.pk}</a> of 30.00" in page
    page = client.get(reverse("payments:refund", args=[refund.pk])).content.decode()
    assert "The payer says so" in page


def test_a_refund_that_is_gone_is_refused_in_the_panel(client):
    claim = a_claim_billed_too_high()
    refund = refunded(claim)
    told(claim)
    posted(an_835(kept_back=[("72", "", "-30.00")], trace="LATER"))
    later = ProviderItem.objects.get(adjustment__remittance__trace="LATER")
    answer = client.post(reverse("payments:item-received", args=[later.pk]), {"refund": refund.pk})
    assert answer.status_code == 409
    assert "acknowledged before" in answer.content.decode()
