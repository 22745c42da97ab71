"""What a payer keeps or gives outside of claims (PLB) is an open item until something settles it."""

from decimal import Decimal
from itertools import permutations

import pytest

from ledger.models import Entry, OpenBalance
from payments.models import ItemSettlement, ProviderItem, Remittance
from payments.posting.post import post_remittance
from payments.posting.undo import unpost
from payments.proof.reconcile import every_check
from payments.provider_level.booking import pair_payer
from tests.builders import NOW, TODAY, a_practice
from tests.ledger_table import ledger_of_deposit, table
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture(autouse=True)
def true_books():
    """Whatever is posted, undone or settled, the books are true afterwards."""
    yield
    assert [difference for check in every_check() for difference in check.differences] == []


def a_file(*kept: tuple[str, str, str], trace: str = "", number: int = 7, paid: str = "500.00") -> bytes:
    """An 835 that pays a claim of ours and has these provider adjustments."""
    claim = a_billed_claim(lines=[("99213", paid)])
    return an_835(a_payment_of(claim, (paid, [])), kept_back=kept, trace=trace, control_number=number)


def items() -> list[tuple[str, str, str]]:
    """Every item with what is open of it: code, amount, open."""
    rows = ProviderItem.objects.order_by("adjustment__remittance__trace", "pk").select_related("adjustment")
    return [(row.adjustment.code, f"{row.amount:.2f}", f"{row.open:.2f}") for row in rows]


def settled() -> list[tuple[str, str]]:
    """Every settlement that stands: its way and amount."""
    rows = ItemSettlement.objects.filter(undone_at__isnull=True).order_by("pk")
    return [(row.way, f"{row.amount:.2f}") for row in rows]


def unposted(remittance: Remittance) -> Remittance:
    """A remittance whose posting was taken back."""
    return unpost(remittance=remittance, why="Wrong day", by=None, now=NOW, today=TODAY)


def posted_again(remittance: Remittance) -> Remittance:
    """A remittance after a worker took it."""
    return post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)


# Each family of codes by itself


@pytest.mark.parametrize("code", "L6 BN IP CT CR HM DM GO CV CW OA RE B2 51".split())
def test_what_a_payer_gives_for_no_claim_is_income(code):
    remittance = posted(a_file((code, "R1", "-4.50")))
    assert items() == [(code, "-4.50", "0.00")]
    assert ledger_of_deposit(remittance.deposit)[1:3] == table("""
        PROVIDER_LEVEL  UNAPPLIED       PROVIDER_LEVEL  4.50
        SETTLEMENT      PROVIDER_LEVEL  OTHER_INCOME    4.50
    """)


@pytest.mark.parametrize("code", "L6 BN IP CT CR HM DM GO CV CW OA RE B2 51".split())
def test_income_that_a_payer_takes_is_a_question_and_no_cost_by_itself(code):
    posted(a_file((code, "R1", "4.50")))
    assert items() == [(code, "4.50", "4.50")]


@pytest.mark.parametrize("code", "50 90 AH AM B3 BD E3 FC IR J1 L3 LE LS PL RA SL TL".split())
@pytest.mark.parametrize("amount", ["12.00", "-12.00"])
def test_a_cost_or_a_withholding_stays_open_until_a_person_decides(code, amount):
    remittance = posted(a_file((code, "R1", amount)))
    assert items() == [(code, amount, amount)]
    assert OpenBalance.objects.get(account="PROVIDER_LEVEL", deposit=remittance.deposit).amount == D(amount)


def test_a_code_that_nobody_knows_is_a_question():
    posted(a_file(("CS", "R1", "5.00")).replace(b"*CS:R1*", b"*ZZ:R1*"))
    assert items() == [("ZZ", "5.00", "5.00")]


@pytest.mark.parametrize("code", "WO FB 72 OB WU AP C5 CS IS PI E3 50".split())
def test_two_sides_under_one_reference_settle_each_other(code):
    posted(a_file((code, "R-1", "-30.00"), trace="T1"))
    posted(a_file((code, "r-1 ", "30.00"), trace="T2"))
    assert items() == [(code, "-30.00", "0.00"), (code, "30.00", "0.00")]
    assert settled() == [("ITEM", "30.00")]
    assert not OpenBalance.objects.filter(account="PROVIDER_LEVEL").exists()


def test_each_side_leaves_its_own_deposit_through_clearing():
    first = posted(a_file(("WO", "ICN1", "-30.00"), trace="T1"))
    second = posted(a_file(("WO", "ICN1", "30.00"), trace="T2"))
    assert ledger_of_deposit(first.deposit)[1:] == table("""
        PROVIDER_LEVEL  UNAPPLIED       PROVIDER_LEVEL   30.00
        PAYMENT         UNAPPLIED       INSURANCE       500.00
        SETTLEMENT      PROVIDER_LEVEL  CLEARING         30.00
    """)
    assert ledger_of_deposit(second.deposit)[1:] == table("""
        PROVIDER_LEVEL  PROVIDER_LEVEL  UNAPPLIED        30.00
        SETTLEMENT      CLEARING        PROVIDER_LEVEL   30.00
        PAYMENT         UNAPPLIED       INSURANCE       500.00
    """)


# Which items are two sides of one thing


def test_a_balance_carried_forward_comes_back_under_the_trace_of_its_remittance():
    posted(a_file(("FB", "", "-70.00"), trace="EFT777"))
    posted(a_file(("FB", "EFT777", "70.00"), trace="EFT888"))
    assert items() == [("FB", "-70.00", "0.00"), ("FB", "70.00", "0.00")]


def test_a_balance_taken_in_part_and_carried_on_leaves_only_what_is_carried_on():
    posted(a_file(("FB", "EFT1", "-70.00"), trace="EFT1"))
    posted(a_file(("FB", "EFT1", "70.00"), ("FB", "EFT2", "-40.00"), trace="EFT2"))
    assert items() == [("FB", "-70.00", "0.00"), ("FB", "70.00", "0.00"), ("FB", "-40.00", "-40.00")]


def test_a_recovery_in_parts_settles_its_debt_in_parts():
    posted(a_file(("WO", "ICN1", "-70.00"), trace="T1"))
    posted(a_file(("WO", "ICN1", "30.00"), trace="T2"))
    assert items()[0] == ("WO", "-70.00", "-40.00")
    posted(a_file(("WO", "ICN1", "40.00"), trace="T3"))
    assert [row[2] for row in items()] == ["0.00", "0.00", "0.00"]


def test_a_refund_that_the_payer_confirms_settles_the_recovery_of_the_same_file():
    posted(a_file(("WO", "ICN5", "40.00"), ("72", "ICN5", "-40.00")))
    assert items() == [("WO", "40.00", "0.00"), ("72", "-40.00", "0.00")]


def test_a_debt_that_was_taken_is_settled_by_its_own_kind_before_a_refund():
    posted(a_file(("WO", "ICN5", "-40.00"), trace="T1"))
    posted(a_file(("WO", "ICN5", "40.00"), ("72", "ICN5", "-40.00"), trace="T2"))
    assert items() == [("WO", "-40.00", "0.00"), ("WO", "40.00", "0.00"), ("72", "-40.00", "-40.00")]


def test_an_overpayment_shown_as_carried_and_taken_as_recovery_is_one_debt():
    posted(a_file(("FB", "ICN5", "-40.00"), trace="T1"))
    posted(a_file(("WO", "ICN5", "40.00"), trace="T2"))
    assert [row[2] for row in items()] == ["0.00", "0.00"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("WO", "ICN1", "-30.00"), ("WO", "ICN2", "30.00")),
        (("WO", "ICN1", "-30.00"), ("WO", "ICN1", "-30.00")),
        (("WO", "ICN1", "-30.00"), ("E3", "ICN1", "30.00")),
        (("CS", "ICN1", "-30.00"), ("WO", "ICN1", "30.00")),
        (("WO", "", "-30.00"), ("WO", "", "30.00")),
    ],
    ids=["other reference", "same side", "withholding", "adjustment", "no reference"],
)
def test_nothing_is_guessed(first, second):
    posted(a_file(first, trace="T1"))
    posted(a_file(second, trace="T2"))
    assert [(amount, is_open) for _, amount, is_open in items()] == [(first[2], first[2]), (second[2], second[2])]


def test_items_of_two_payers_never_settle_each_other_by_themselves():
    posted(a_file(("WO", "ICN1", "-30.00"), trace="T1"))
    posted(a_file(("WO", "ICN1", "30.00"), trace="T2").replace(b"1512345678", b"1999999999"))
    assert [row[2] for row in items()] == ["-30.00", "30.00"]


# Claims


def test_a_reference_with_our_number_or_the_payers_ties_the_item_to_its_claim():
    claim = a_billed_claim(claim_number="A99", lines=[("99213", "100.00")])
    posted(an_835(a_payment_of(claim, ("100.00", []), number="ICN9"), trace="T1"))
    posted(a_file(("WO", "A99 ICN9", "50.00"), ("L6", "ICN9", "-1.00"), ("CS", "A99", "2.00"), trace="T2"))
    assert [row.claim for row in ProviderItem.objects.all()] == [claim, claim, claim]


def test_a_reference_that_may_be_two_claims_ties_to_none():
    for name in ("A1", "A2"):
        claim = a_billed_claim(claim_number=name, lines=[("99213", "100.00")])
        posted(an_835(a_payment_of(claim, ("100.00", []), number="ICN9"), trace=name))
    posted(a_file(("WO", "ICN9", "50.00"), trace="T3"))
    assert ProviderItem.objects.get().claim is None


def the_takeback_and_its_recovery(claim) -> list[bytes]:
    """A payment, its takeback with the money left for later, and the recovery under the payer's own number."""
    back = a_payment_of(claim, ("-70.00", ["CO 45 -30.00"]), status="22", number="ICN9")
    return [
        an_835(a_payment_of(claim, ("70.00", ["CO 45 30.00"]), number="ICN9"), trace="T1", control_number=1),
        an_835(back, kept_back=[("WO", "A99", "-70.00")], trace="T2", control_number=2),
        a_file(("WO", "A99 ICN9", "70.00"), trace="T3", number=3),
    ]


def test_a_takeback_and_its_later_recovery_meet_through_the_claim():
    claim = a_billed_claim(claim_number="A99", lines=[("99213", "100.00")])
    for content in the_takeback_and_its_recovery(claim):
        posted(content)
    assert [row[2] for row in items()] == ["0.00", "0.00"]
    assert OpenBalance.objects.get().amount == D("100.00")


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=lambda order: "".join(map(str, order)))
def test_the_order_in_which_files_are_posted_does_not_matter(order):
    files = [
        a_file(("FB", "T1", "-70.00"), ("WO", "ICN5", "-40.00"), trace="T1", number=1),
        a_file(("WO", "ICN5", "40.00"), ("72", "ICN5", "-40.00"), ("FB", "T1", "50.00"), trace="T2", number=2),
        a_file(("FB", "T1", "30.00"), ("WO", "ICN5", "15.00"), trace="T3", number=3),
    ]
    for place in order:
        posted(files[place])
    assert items() == [
        ("FB", "-70.00", "0.00"),
        ("WO", "-40.00", "0.00"),
        ("WO", "40.00", "0.00"),
        ("72", "-40.00", "-25.00"),
        ("FB", "50.00", "0.00"),
        ("FB", "30.00", "10.00"),
        ("WO", "15.00", "0.00"),
    ]


@pytest.mark.parametrize("order", list(permutations(range(3))), ids=lambda order: "".join(map(str, order)))
def test_a_recovery_finds_its_claim_in_whatever_order_the_files_come(order):
    files = the_takeback_and_its_recovery(a_billed_claim(claim_number="A99", lines=[("99213", "100.00")]))
    for place in order:
        posted(files[place])
    pair_payer(key="1512345678", now=NOW, today=TODAY)
    assert [row[2] for row in items()] == ["0.00", "0.00"]


# Undone, and posted again


def test_unposting_opens_the_other_side_again_and_posting_again_settles_it_as_before():
    posted(a_file(("WO", "ICN1", "-30.00"), ("L6", "ICN1", "-1.00"), trace="T1"))
    second = posted(a_file(("WO", "ICN1", "30.00"), ("L6", "ICN2", "-2.00"), trace="T2"))
    before = items()
    unposted(second)
    assert items() == [
        ("WO", "-30.00", "-30.00"),
        ("L6", "-1.00", "0.00"),
        ("WO", "30.00", "0.00"),
        ("L6", "-2.00", "0.00"),
    ]
    assert not ProviderItem.objects.filter(adjustment__remittance=second, is_posted=True).exists()
    assert sum(OpenBalance.objects.filter(account="PROVIDER_LEVEL").values_list("amount", flat=True)) == D("-30.00")
    posted_again(second)
    assert items() == before
    assert not OpenBalance.objects.filter(account="PROVIDER_LEVEL").exists()
    sources = Entry.objects.filter(source__startswith=f"remittance:{second.pk}:run:2:segment:")
    assert sources.filter(kind="PROVIDER_LEVEL").count() == 2


def test_unposting_lets_the_other_side_find_the_next_one_that_fits():
    first = posted(a_file(("WO", "ICN1", "30.00"), trace="T1"))
    posted(a_file(("WO", "ICN1", "-30.00"), trace="T2"))
    posted(a_file(("WO", "ICN1", "30.00"), trace="T3"))
    assert [row[2] for row in items()] == ["0.00", "0.00", "30.00"]
    unposted(first)
    assert [row[2] for row in items()] == ["0.00", "0.00", "0.00"]
    posted_again(first)
    assert [row[2] for row in items()] == ["0.00", "0.00", "30.00"]


# Payments without claims, and claims without payment


def test_capitation_is_a_payment_without_claims():
    a_practice()
    remittance = posted(an_835(kept_back=[("CT", "2026-11", "-4200.00"), ("CR", "2026-11", "-3.10")]))
    assert remittance.state == Remittance.State.POSTED
    assert ledger_of_deposit(remittance.deposit) == table("""
        DEPOSIT         CASH            UNAPPLIED       4203.10
        PROVIDER_LEVEL  UNAPPLIED       PROVIDER_LEVEL  4200.00
        PROVIDER_LEVEL  UNAPPLIED       PROVIDER_LEVEL     3.10
        SETTLEMENT      PROVIDER_LEVEL  OTHER_INCOME    4200.00
        SETTLEMENT      PROVIDER_LEVEL  OTHER_INCOME       3.10
    """)
    assert not OpenBalance.objects.exists()


def test_a_payment_of_nothing_that_only_moves_a_balance_is_posted():
    posted(a_file(("FB", "T1", "-30.00"), trace="T1"))
    remittance = posted(an_835(kept_back=[("FB", "T1", "30.00"), ("FB", "T2", "-30.00")], trace="T2"))
    assert (remittance.state, remittance.amount) == (Remittance.State.POSTED, D("0.00"))
    assert [row[2] for row in items()] == ["0.00", "0.00", "-30.00"]


def test_a_pair_of_zero_is_no_item():
    remittance = posted(a_file(("CS", "R1", "0.00")))
    assert remittance.provider_adjustments.count() == 1
    assert items() == []


def test_a_second_posting_books_nothing_more():
    remittance = posted(a_file(("CS", "R1", "1.00"), ("L6", "R1", "-2.00")))
    count = Entry.objects.count()
    posted_again(remittance)
    assert Entry.objects.count() == count
