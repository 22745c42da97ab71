"""A visit that is paid as another code is posted, told apart, priced, and stands on a list to be appealed."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

import x12
from claims import queues
from claims.code_changes import LADDERS, NothingDowncoded, Prices, appeal_downcode, kind_of
from claims.models import Claim, CodeChange, FollowUp
from coding.models import Fee
from payments.posting.post import post_remittance
from payments.posting.undo import unpost
from payments.proof.reconcile import every_check
from practice.models import Role
from tests.builders import NOW, TODAY, a_staff
from tests.ledger_table import ledger_of, table
from tests.payments.given import PAID_ON, a_billed_claim, a_payment_of, an_835, posted

pytestmark = pytest.mark.django_db
D = Decimal
LESS = ("92.00", ["CO 45 58.00"])


@pytest.fixture(autouse=True)
def true_books():
    yield
    assert [difference for check in every_check() for difference in check.differences] == []


@pytest.fixture
def biller():
    return a_staff(Role.BILLER)


def fees(**amounts: str) -> None:
    for procedure, amount in amounts.items():
        Fee.objects.create(procedure=procedure.removeprefix("p"), amount=amount, starts_on=date(2026, 1, 1))


def decided_as(claim: Claim, *codes: str, paid=LESS, submitted: bool = True, **given) -> x12.ClaimPayment:
    """A payment whose lines carry the payer's codes, with the submitted ones beside them (SVC06)."""
    answer = a_payment_of(claim, *([paid] * len(codes)), **given)
    for line, code in zip(answer.lines, codes, strict=True):
        line.submitted = x12.Procedure(code=line.procedure.code) if submitted else None
        line.procedure = x12.Procedure(code=code)
    return answer


def changes() -> list[tuple[str, str, str, Decimal | None]]:
    return list(CodeChange.objects.order_by("pk").values_list("submitted", "decided_as", "kind", "difference"))


def a_visit(code: str = "99214", charge: str = "150.00") -> Claim:
    return a_billed_claim(lines=[(code, charge)])


def test_a_visit_paid_one_level_lower_is_posted_and_waits_to_be_looked_at():
    claim = a_visit()
    fees(p99214="150.00", p99213="105.50")
    posted(an_835(decided_as(claim, "99213")))
    assert ledger_of(claim.encounter) == table("""
        CHARGE      INSURANCE    REVENUE     150.00
        PAYMENT     UNAPPLIED    INSURANCE    92.00
        ADJUSTMENT  CONTRACTUAL  INSURANCE    58.00
    """)
    assert changes() == [("99214", "99213", "DOWNCODE", D("44.50"))]
    assert Claim.objects.get().status == Claim.Status.CLOSED
    reminder = FollowUp.objects.get(done_at=None)
    assert (reminder.reason, reminder.due_date) == ("DOWNCODE", TODAY)
    assert list(queues.downcoded()) == [claim]
    assert list(queues.due_again(today=TODAY)) == [claim]


def test_a_payer_that_leaves_out_the_submitted_code_is_found_out_by_our_own_line():
    claim = a_visit()
    posted(an_835(decided_as(claim, "99213", submitted=False)))
    assert changes() == [("99214", "99213", "DOWNCODE", None)]


def test_a_code_that_is_paid_as_billed_is_no_change():
    posted(an_835(decided_as(a_visit(), "99214")))
    assert changes() == []
    assert not FollowUp.objects.filter(reason="DOWNCODE").exists()


@pytest.mark.parametrize(
    ("submitted", "decided", "elsewhere", "prices", "kind"),
    [
        ("99214", "99213", (), (None, None), "DOWNCODE"),
        ("99213", "99214", (), (None, None), "UPCODE"),
        ("99203", "99213", (), (None, None), "DOWNCODE"),
        ("99213", "99203", (), (None, None), "UPCODE"),
        ("99285", "99283", (), (None, None), "DOWNCODE"),
        ("99214", "99213", ("99213",), (None, None), "BUNDLED"),
        ("80053", "80048", (), ("50.00", "30.00"), "DOWNCODE"),
        ("80048", "80053", (), ("30.00", "50.00"), "UPCODE"),
        ("99243", "99203", (), ("200.00", "160.00"), "DOWNCODE"),
        ("80053", "80048", (), (None, "30.00"), "REPLACED"),
        ("80053", "80048", (), ("30.00", "30.00"), "REPLACED"),
        ("82310", "80048", ("80048",), ("10.00", "30.00"), "BUNDLED"),
    ],
)
def test_what_it_is_to_be_paid_as_another_code(submitted, decided, elsewhere, prices, kind):
    known = Prices(*(D(one) if one else None for one in prices))
    assert kind_of(submitted=submitted, decided_as=decided, elsewhere=elsewhere, prices=known) == kind


def test_each_level_stands_in_one_place():
    codes = [code for ladder in LADDERS for code in ladder]
    assert sorted(set(codes)) == sorted(codes)


def test_several_lines_that_were_put_into_one_code_are_bundled():
    claim = a_billed_claim(lines=[("82310", "10.00"), ("82374", "12.00")])
    fees(p82310="10.00", p82374="12.00", p80048="30.00")
    answer = decided_as(claim, "80048", "80048", paid=("5.00", ["CO 45 5.00"]))
    answer.lines[1].charged, answer.lines[1].paid = D("12.00"), D("7.00")
    answer.paid, answer.charged = D("12.00"), D("22.00")
    posted(an_835(answer))
    assert [(one[0], one[2], one[3]) for one in changes()] == [("82310", "BUNDLED", None), ("82374", "BUNDLED", None)]
    assert not FollowUp.objects.filter(reason="DOWNCODE").exists()


def test_the_price_is_the_payers_own_on_the_day_of_the_visit():
    claim = a_billed_claim(lines=[("80053", "150.00")])
    fees(p80053="50.00", p80048="30.00")
    payer = claim.coverage.payer
    Fee.objects.create(procedure="80048", payer=payer, amount="20.00", starts_on=date(2026, 1, 1))
    Fee.objects.create(procedure="80053", amount="999.00", starts_on=PAID_ON)
    posted(an_835(decided_as(claim, "80048")))
    assert changes() == [("80053", "80048", "DOWNCODE", D("30.00"))]


def test_what_the_payer_takes_back_waits_no_more():
    claim = a_visit()
    posted(an_835(decided_as(claim, "99213")))
    back = decided_as(claim, "99213", paid=("-92.00", ["CO 45 -58.00"]), status="22")
    posted(an_835(back, kept_back=[("FB", "EFT1", "-92.00")], control_number=8))
    assert CodeChange.objects.get().taken_back_at == NOW
    assert not queues.downcoded().exists()


def test_undoing_our_posting_takes_it_off_the_list_and_posting_again_puts_it_back(biller):
    claim = a_visit()
    remittance = posted(an_835(decided_as(claim, "99213")))
    unpost(remittance=remittance, why="Wrong file", by=biller, now=NOW, today=TODAY)
    assert not queues.downcoded().exists()
    post_remittance(remittance=remittance, by=biller, now=NOW, today=TODAY)
    assert list(queues.downcoded()) == [claim]
    assert CodeChange.objects.filter(taken_back_at=None).count() == 1


def test_an_appeal_is_kept_and_reminds_of_the_answer(biller):
    claim = a_visit()
    posted(an_835(decided_as(claim, "99213")))
    appeal_downcode(claim=claim, note="Note of the visit enclosed.", by=biller, now=NOW)
    assert claim.notes.get().text == "Note of the visit enclosed."
    reminder = claim.follow_ups.get(done_at=None)
    assert (reminder.reason, (reminder.due_date - TODAY).days) == ("APPEAL", claim.coverage.payer.expected_days)
    with pytest.raises(NothingDowncoded):
        appeal_downcode(claim=claim, note="", by=biller, now=NOW)


def test_the_lists_and_the_claim_show_the_lower_code_and_its_appeal(biller):
    claim = a_visit()
    fees(p99214="150.00", p99213="105.50")
    posted(an_835(decided_as(claim, "99213")))
    client = Client()
    client.force_login(biller)
    for name in ("claims:follow-up", "claims:denials"):
        page = client.get(reverse(name), {"view": "downcoded"}).content.decode()
        assert "Paid as a lower code" in page
        assert "99214→99213" in page
        assert "44.50" in page
    assert f"{reverse('claims:denials')}?view=downcoded" in client.get(reverse("claims:denials")).content.decode()
    (listed,) = queues.worklist(queues.downcoded())
    assert listed.due == PAID_ON + timedelta(days=claim.coverage.payer.appeal_days)  # type: ignore[attr-defined]
    done = client.post(reverse("claims:appeal", args=[claim.pk]), {"text": "Records enclosed"}, follow=True)
    assert "is appealed" in done.content.decode()
    assert not queues.downcoded().exists()
    again = client.post(reverse("claims:appeal", args=[claim.pk]), headers={"HX-Request": "true"})
    assert again.status_code == 409
    assert FollowUp.objects.get(done_at=None).made_at <= timezone.now()
