"""What a person does with provider-level items, and the pages on which it is done."""

from datetime import timedelta
from decimal import Decimal
from itertools import count

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from encounters.models import Encounter
from ledger.models import Entry, OpenBalance
from payments.models import ItemSettlement, ProviderItem, Remittance
from payments.posting.exceptions import NoSuchClaim, ReasonMissing
from payments.posting.line_answers import keep_line_answers
from payments.posting.undo import unpost
from payments.proof.reconcile import every_check
from payments.provider_level import acts
from payments.provider_level import items as lists
from payments.provider_level.booking import pair_payer
from practice.limits import AboveYourLimit
from practice.models import Role
from tests.builders import NOW, TODAY, a_staff
from tests.ledger_table import ledger_of, ledger_of_deposit, table
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted

pytestmark = pytest.mark.django_db
D = Decimal
ZERO = D(0)
Way = ItemSettlement.Way
_KEYS = count(1)


@pytest.fixture(autouse=True)
def true_books():
    """Whatever a person does, the books are true afterwards."""
    yield
    assert [difference for check in every_check() for difference in check.differences] == []


@pytest.fixture
def biller():
    return a_staff(Role.BILLER)


@pytest.fixture
def manager():
    return a_staff(Role.MANAGER)


@pytest.fixture
def client(biller) -> Client:
    client = Client()
    client.force_login(biller)
    return client


def an_item(code: str, reference: str, amount: str, *, trace: str = "", claim: Claim | None = None) -> ProviderItem:
    """One open item of a posted remittance, which also pays a claim of ours."""
    claim = claim or a_billed_claim(lines=[("99213", "500.00")])
    paid = f"{claim.charged:.2f}"
    content = an_835(a_payment_of(claim, (paid, [])), kept_back=[(code, reference, amount)], trace=trace)
    return ProviderItem.objects.get(adjustment__remittance=posted(content))


def asked(by, why: str = "Payer called", key: str = "") -> acts.Asked:
    return acts.Asked(why=why, key=key or f"k{next(_KEYS)}", by=by, now=NOW, today=TODAY)


def open_of(item: ProviderItem) -> Decimal:
    item.refresh_from_db()
    return item.open


# Settling by hand


def test_a_person_settles_two_items_that_name_each_other_differently(biller):
    kept, given = an_item("WO", "ICN 1", "30.00"), an_item("FB", "OTHER", "-40.00")
    made = acts.settle_against(item=given, other=kept, asked=asked(biller))
    assert (made.amount, made.item, made.other) == (D("30.00"), kept, given)
    assert (open_of(kept), open_of(given)) == (D("0.00"), D("-10.00"))
    pair_payer(key="1512345678", now=NOW, today=TODAY)
    assert (open_of(kept), open_of(given)) == (D("0.00"), D("-10.00"))


def test_two_items_on_one_side_are_refused(biller):
    one, other = an_item("WO", "A", "30.00"), an_item("WO", "B", "40.00")
    with pytest.raises(acts.NotTwoSides, match="Choose one that the payer kept and one that it gave"):
        acts.settle_against(item=one, other=other, asked=asked(biller))


def test_items_of_two_payers_are_refused(biller):
    one, other = an_item("WO", "A", "30.00"), an_item("FB", "B", "-30.00")
    ProviderItem.objects.filter(pk=other.pk).update(payer_key="1999999999")
    Remittance.objects.filter(pk=other.adjustment.remittance_id).update(payer=None)
    with pytest.raises(acts.NotTwoSides, match="two payers"):
        acts.settle_against(item=one, other=ProviderItem.objects.get(pk=other.pk), asked=asked(biller))


def test_what_is_settled_is_not_settled_again(biller):
    one, other = an_item("WO", "A", "30.00"), an_item("FB", "B", "-30.00")
    acts.settle_against(item=one, other=other, asked=asked(biller))
    with pytest.raises(acts.NotOpen, match="Reload"):
        acts.book_as(item=one, way=Way.COST, asked=asked(biller))


def test_the_same_form_twice_settles_once(biller):
    item = an_item("50", "A", "30.00")
    made = [acts.book_as(item=item, way=Way.COST, asked=asked(biller, key="one")) for _ in range(2)]
    assert made[0] == made[1]
    assert Entry.objects.filter(debit="OTHER_COST").count() == 1


@pytest.mark.parametrize(
    ("amount", "way", "entry"),
    [
        ("12.00", Way.COST, "SETTLEMENT OTHER_COST PROVIDER_LEVEL 12.00"),
        ("12.00", Way.INCOME, "SETTLEMENT OTHER_INCOME PROVIDER_LEVEL 12.00"),
        ("-12.00", Way.COST, "SETTLEMENT PROVIDER_LEVEL OTHER_COST 12.00"),
        ("-12.00", Way.INCOME, "SETTLEMENT PROVIDER_LEVEL OTHER_INCOME 12.00"),
        ("-12.00", Way.REFUND, "SETTLEMENT PROVIDER_LEVEL REFUND 12.00"),
    ],
)
def test_a_person_says_what_an_item_is(biller, amount, way, entry):
    item = an_item("LS", "A", amount)
    acts.book_as(item=item, way=way, asked=asked(biller))
    assert open_of(item) == ZERO
    assert ledger_of_deposit(item.adjustment.remittance.deposit)[-1:] == table(entry)


def test_saying_what_it_is_needs_a_reason_and_above_a_limit_a_manager(biller, manager):
    item = an_item("J1", "A", "150.01")
    with pytest.raises(ReasonMissing):
        acts.book_as(item=item, way=Way.COST, asked=asked(biller, why=" "))
    with pytest.raises(AboveYourLimit, match=r"150\.01 is more than the 150\.00"):
        acts.book_as(item=item, way=Way.COST, asked=asked(biller))
    acts.book_as(item=item, way=Way.COST, asked=asked(manager))
    assert open_of(item) == ZERO


def test_money_that_the_payer_kept_is_no_refund_of_ours(biller):
    with pytest.raises(acts.NotOpen, match="no refund of ours"):
        acts.book_as(item=an_item("WO", "A", "5.00"), way=Way.REFUND, asked=asked(biller))


# Claims


def test_tying_an_item_to_its_claim_lets_it_find_its_other_side(biller):
    claim = a_billed_claim(claim_number="C77", lines=[("99213", "100.00")])
    named, nameless = an_item("WO", "C77", "-30.00", trace="T1"), an_item("WO", "LETTER 4", "30.00", trace="T2")
    assert open_of(nameless) == D("30.00")
    acts.tie(item=nameless, claim_number=" c77 ", by=biller, now=NOW, today=TODAY)
    assert (open_of(named), open_of(nameless), nameless.claim) == (ZERO, ZERO, claim)
    with pytest.raises(NoSuchClaim):
        acts.tie(item=named, claim_number="NOPE", by=biller, now=NOW, today=TODAY)


def test_money_kept_for_a_claim_is_owed_by_the_plan_again(biller):
    claim = a_billed_claim(claim_number="C78", lines=[("99213", "20.00"), ("85025", "25.00")])
    paid = an_835(a_payment_of(claim, ("20.00", []), ("25.00", [])), trace="T1")
    posted(paid)
    claim.refresh_from_db()
    assert claim.status == Claim.Status.CLOSED
    item = an_item("WO", "C78", "30.00", trace="T2")
    made = acts.put_on_claim(item=item, asked=asked(biller))
    assert ledger_of(claim.encounter)[-2:] == table("""
        SETTLEMENT  INSURANCE  PROVIDER_LEVEL  20.00
        SETTLEMENT  INSURANCE  PROVIDER_LEVEL  10.00
    """)
    claim.refresh_from_db()
    assert (claim.status, open_of(item)) == (Claim.Status.ANSWERED, ZERO)
    acts.reopen(settlement=made, asked=asked(biller))
    claim.refresh_from_db()
    assert (claim.status, open_of(item)) == (Claim.Status.CLOSED, D("30.00"))
    assert not OpenBalance.objects.filter(account="INSURANCE").exists()


def test_money_given_for_a_claim_pays_what_is_open_of_it(biller):
    claim = a_billed_claim(claim_number="C79", lines=[("99213", "40.00")])
    item = an_item("CS", "C79", "-40.00")
    acts.put_on_claim(item=item, asked=asked(biller))
    assert ledger_of(claim.encounter)[-1:] == table("SETTLEMENT PROVIDER_LEVEL INSURANCE 40.00")
    assert not OpenBalance.objects.filter(charge_line__encounter=claim.encounter).exists()


@pytest.mark.parametrize(("amount", "what"), [("40.00", "was paid on"), ("-45.00", "is open on")])
def test_more_than_the_claim_has_is_refused(biller, amount, what):
    claim = a_billed_claim(claim_number="C80", lines=[("99213", "44.00")])
    if amount == "40.00":
        posted(an_835(a_payment_of(claim, ("30.00", ["CO 45 14.00"])), trace="T1"))
    item = an_item("CS", "C80", amount, trace="T2")
    with pytest.raises(acts.DoesNotFitTheClaim, match=what):
        acts.put_on_claim(item=item, asked=asked(biller))
    assert open_of(item) == D(amount)


def test_an_item_without_a_claim_is_put_on_none(biller):
    with pytest.raises(acts.DoesNotFitTheClaim, match="Tie it to its claim first"):
        acts.put_on_claim(item=an_item("CS", "X", "5.00"), asked=asked(biller))


# Opened again


def test_what_a_person_opened_again_is_not_paired_by_itself(biller):
    first, second = an_item("WO", "ICN1", "-30.00", trace="T1"), an_item("WO", "ICN1", "30.00", trace="T2")
    made = ItemSettlement.objects.get(way=Way.ITEM)
    acts.reopen(settlement=made, asked=asked(biller))
    pair_payer(key="1512345678", now=NOW, today=TODAY)
    assert (open_of(first), open_of(second)) == (D("-30.00"), D("30.00"))
    with pytest.raises(acts.NotSettled):
        acts.reopen(settlement=made, asked=asked(biller))
    acts.settle_against(item=first, other=second, asked=asked(biller))
    assert (open_of(first), open_of(second)) == (ZERO, ZERO)


def test_a_pair_that_stands_is_left_alone_when_another_part_is_opened_by_hand(biller):
    debt = an_item("WO", "ICN1", "-70.00", trace="T1")
    parts = [an_item("WO", "ICN1", "30.00", trace="T2"), an_item("WO", "ICN1", "40.00", trace="T3")]
    acts.reopen(settlement=ItemSettlement.objects.get(item=parts[0]), asked=asked(biller))
    pair_payer(key="1512345678", now=NOW, today=TODAY)
    assert (open_of(debt), open_of(parts[0]), open_of(parts[1])) == (D("-30.00"), D("30.00"), ZERO)


def test_a_decision_above_the_limit_is_opened_again_by_a_manager_only(biller, manager):
    item = an_item("J1", "A", "180.00")
    made = acts.book_as(item=item, way=Way.COST, asked=asked(manager))
    with pytest.raises(AboveYourLimit):
        acts.reopen(settlement=made, asked=asked(biller))
    acts.reopen(settlement=made, asked=asked(manager))
    assert open_of(item) == D("180.00")


def test_unposting_undoes_what_a_person_settled_too(biller):
    kept, given = an_item("WO", "A", "30.00"), an_item("FB", "B", "-30.00")
    acts.settle_against(item=kept, other=given, asked=asked(biller))
    unpost(remittance=given.adjustment.remittance, why="Wrong payer", by=biller, now=NOW, today=TODAY)
    assert (open_of(kept), open_of(given), given.is_posted) == (D("30.00"), ZERO, False)
    assert sum(OpenBalance.objects.filter(account="PROVIDER_LEVEL").values_list("amount", flat=True)) == D("30.00")


def test_unposting_opens_the_claim_again_that_the_money_of_an_item_had_closed(biller):
    claim = a_billed_claim(claim_number="C79", lines=[("99213", "100.00")])
    posted(an_835(a_payment_of(claim, ("60.00", ["OA 23 40.00"])), trace="T1"))
    item = an_item("CS", "C79", "-40.00", trace="T2")
    acts.put_on_claim(item=item, asked=asked(biller))
    claim.refresh_from_db()
    assert claim.status == Claim.Status.CLOSED
    unpost(remittance=item.adjustment.remittance, why="Wrong payer", by=biller, now=NOW, today=TODAY)
    claim.refresh_from_db()
    assert claim.status == Claim.Status.ANSWERED
    assert OpenBalance.objects.get(charge_line__encounter=claim.encounter).amount == D("40.00")


# Lists and pages


@pytest.mark.parametrize(
    ("days", "label"), [(0, "0–30"), (30, "0–30"), (31, "31–60"), (90, "61–90"), (121, "over 120")]
)
def test_items_are_aged_by_the_day_the_payer_said_so(days, label):
    item = an_item("FB", "A", "-30.00")
    Remittance.objects.filter(pk=item.adjustment.remittance_id).update(paid_on=TODAY - timedelta(days=days))
    keep_line_answers(encounter_ids=set(Encounter.objects.values_list("pk", flat=True)))
    found = lists.spans(lists.listed(lists.Asked("owed"), today=TODAY), today=TODAY)
    assert [(one.label, one.amount, one.count) for one in found if one.count] == [(label, D("30.00"), 1)]
    for span in range(5):
        rows = lists.listed(lists.Asked("owed", span=span), today=TODAY)
        assert list(rows) == ([item] if lists.LABELS[span] == label else [])


def test_the_address_keeps_the_view_the_payer_and_the_kind(client):
    an_item("FB", "OWED-1", "-30.00")
    an_item("WO", "WITH-1", "31.00")
    an_item("E3", "WITH-2", "32.00")
    an_item("L6", "DONE-1", "-1.00")

    def references(**address: str) -> set[str]:
        page = client.get(reverse("payments:items"), address).content.decode()
        table = page.partition('<tbody id="rows"')[2].partition("</tbody>")[0]
        return {name for name in ("OWED-1", "WITH-1", "WITH-2", "DONE-1") if name in table}

    assert references() == {"OWED-1"}
    assert references(view="with") == {"WITH-1", "WITH-2"}
    assert references(view="with", code="E3") == {"WITH-2"}
    assert references(view="settled") == {"DONE-1"}
    assert references(view="with", age="0", payer="999999") == set()
    assert references(view="nonsense", payer="x", age="9") == {"OWED-1"}


def test_the_panel_tells_what_an_item_is_tied_to(client):
    claim = a_billed_claim(claim_number="C81", lines=[("99213", "70.00")])
    posted(an_835(a_payment_of(claim, ("70.00", []), number="ICN9"), trace="T1"))
    back = a_payment_of(claim, ("-70.00", []), status="22", number="ICN9")
    posted(an_835(back, kept_back=[("WO", "ICN9", "-70.00")], trace="T2"))
    item = ProviderItem.objects.get()
    panel = client.get(reverse("payments:item", args=[item.pk]), headers={"HX-Request": "true"}).content.decode()
    assert panel.lstrip().startswith("<aside")
    for words in ("Owed to the payer", "claim C81", "the payer took back", "see it in the file", "payments/entries/"):
        assert words in panel
    assert client.get(reverse("payments:item", args=[item.pk])).status_code == 302


def test_each_act_is_done_on_the_page_with_and_without_scripts(client):
    kept, given = an_item("WO", "A", "30.00"), an_item("FB", "B", "-30.00")
    a_billed_claim(claim_number="C82")
    settle = reverse("payments:item-settle", args=[kept.pk])
    panel = client.post(settle, {"other": given.pk}, headers={"HX-Request": "true"}).content.decode()
    assert "30.00 of both is settled." in panel
    made = ItemSettlement.objects.get()
    reopened = client.post(
        reverse("payments:item-reopen", args=[kept.pk]), {"settlement": made.pk, "why": "Other check"}, follow=True
    )
    assert "Open again." in reopened.content.decode()
    tied = client.post(reverse("payments:item-tie", args=[kept.pk]), {"claim_number": "C82"}, follow=True)
    assert "Tied to the claim." in tied.content.decode()
    book = reverse("payments:item-book", args=[kept.pk])
    refused = client.post(book, {"way": "cost", "why": ""})
    assert (refused.status_code, "Write why" in refused.content.decode()) == (409, True)
    booked = client.post(book, {"way": "cost", "why": "Small"}, follow=True)
    assert "30.00 is settled: cost." in booked.content.decode()
    again = client.post(book, {"way": "cost", "why": "Small"}, headers={"HX-Request": "true"})
    assert (again.status_code, "Nothing is open of it any more" in again.content.decode()) == (409, True)


def test_a_settlement_of_another_item_cannot_be_opened_from_this_one(client):
    kept, other = an_item("50", "A", "3.00"), an_item("50", "B", "4.00")
    made = acts.book_as(item=other, way=Way.COST, asked=asked(a_staff(Role.BILLER)))
    answer = client.post(reverse("payments:item-reopen", args=[kept.pk]), {"settlement": made.pk, "why": "x"})
    assert answer.status_code == 404


def test_a_long_list_costs_no_query_for_each_item(client, django_assert_max_num_queries):
    for number in range(12):
        an_item("FB", f"R{number}", "-3.00")
    with django_assert_max_num_queries(40):
        assert client.get(reverse("payments:items")).status_code == 200
