"""Which bank line is which money: found by numbers and amounts, in any order, once, and undone again."""

import threading
from datetime import date, timedelta
from decimal import Decimal
from itertools import permutations

import pytest
from django.db import connections

from ledger.models import Deposit, Entry
from payments.bank.expected import Key, deposits_not_at_the_bank, remittances_without_money, waiting_items
from payments.bank.fees import AlreadyBanked, FeeTooLarge, NotACard, paid_by_virtual_card
from payments.bank.figures import bank_lines, figures, paid_without_remittance
from payments.bank.matches import (
    AlreadyAtTheBank,
    DoesNotAddUp,
    LineNotOpen,
    NotAFee,
    NothingChosen,
    ReasonMissing,
    confirm,
    line_of,
    set_aside,
    take_up,
    undo,
)
from payments.bank.proposals import lines_like, suggested
from payments.bank.sweep import match_waiting
from payments.models import BankLine, BankMatch, ReturnedPayment
from payments.office.returned import BankReturn, return_payment
from payments.posting.post import post_remittance
from payments.proof.of_office import returned_payments
from tests.builders import NOW, TODAY, a_practice, a_staff
from tests.ledger_table import ledger_of_deposit, table
from tests.payments.bank_given import a_deposit, a_line, a_remittance, an_account
from tests.payments.given import a_billed_claim, a_payment_of, an_835
from tests.payments.given import taken_in as remittance_of

D = Decimal
pytestmark = pytest.mark.django_db


def key(row) -> Key:
    return Key("deposit" if isinstance(row, Deposit) else "remittance", row.pk)


def yes(line, *rows, fee="0.00", by=None):
    return confirm(
        line=line, keys=[key(row) for row in rows], fee=D(fee), by=by or a_staff(), now=NOW, today=TODAY
    )  # fmt: skip


def held() -> list[tuple[str, str, str]]:
    """Every live match: text of the line, trace of what it holds, how."""
    live = BankMatch.objects.filter(undone_at__isnull=True).order_by("line__text", "pk")
    return [(m.line.text, (m.remittance or m.deposit).trace, m.how) for m in live]


FOUND = [
    ("TRACE", {"text": "TRN*1*EFT000123*1512345678\\"}, {}),
    ("TRACE", {"trace": "eft000123"}, {}),
    ("TRACE", {"text": "TRACE# 091000012345678"}, {"trace": "091000012345678"}),
    ("TRACE_ALIKE", {"text": "TRN*1*778899*1512345678"}, {"trace": "0000778899"}),
    ("IN_TEXT", {"text": "HCCLAIMPMT EFT000123 MERIDIAN"}, {}),
    ("IN_TEXT", {"text": "HCCLAIMPMT EFT0 00123"}, {}),
    ("ORIGINATOR", {"text": "HCCLAIMPMT ID 1512345678"}, {}),
    ("ORIGINATOR", {"text": "MERIDIAN 512345678 DES:HCCLAIMPMT"}, {}),
    ("CHECK_NUMBER", {"check_number": "004711"}, {"method": "CHK", "trace": "4711"}),
    ("CHECK_NUMBER", {"text": "DEPOSIT CHECK #4711"}, {"method": "CHK", "trace": "4711"}),
]


@pytest.mark.parametrize(("how", "line", "remittance"), FOUND)
@pytest.mark.parametrize("bank_first", [True, False])
def test_a_payment_is_found_by_its_number_and_amount_whichever_side_comes_first(how, line, remittance, bank_first):
    an_account()
    makers = [lambda: a_line("100.00", **line), lambda: a_remittance("100.00", **remittance)]
    for make in makers if bank_first else reversed(makers):
        make()
        match_waiting(now=NOW)
    assert BankMatch.objects.get().how == how
    assert not paid_without_remittance().exists()
    assert not remittances_without_money().exists()
    assert bank_lines().holds
    assert match_waiting(now=NOW) == 0


NOT_FOUND = [
    ("another amount", {"trace": "EFT000123", "amount": "100.01"}, {}),
    ("another trace", {"trace": "EFT000124", "text": "1512345678"}, {}),
    ("nothing but the amount", {"text": "DEPOSIT"}, {}),
    ("far too late", {"trace": "EFT000123", "posted_on": TODAY + timedelta(days=91)}, {}),
    ("before it was paid", {"trace": "EFT000123", "posted_on": TODAY - timedelta(days=11)}, {}),
    ("a short number", {"text": "ACH 123"}, {"trace": "123"}),
    ("the number of a check on a transfer", {"check_number": "EFT000123"}, {}),
    ("paid before the account was kept", {"trace": "EFT000123"}, {"paid_on": date(2025, 12, 31)}),
]


@pytest.mark.parametrize(("_why", "line", "remittance"), NOT_FOUND, ids=[why for why, _, _ in NOT_FOUND])
def test_what_is_not_surely_the_payment_is_left_to_a_person(_why, line, remittance):
    an_account()
    a_remittance("100.00", **remittance)
    a_line(**{"amount": "100.00", **line})
    assert match_waiting(now=NOW) == 0
    assert paid_without_remittance().count() == 1


def test_two_payments_of_one_trace_and_amount_are_a_question_in_every_order():
    an_account()
    first = a_remittance("100.00")
    line = a_line("100.00", trace="EFT000123")
    assert match_waiting(now=NOW) == 1
    second = a_remittance("100.00", originator="1599999999")
    assert match_waiting(now=NOW) == 0
    line.refresh_from_db()
    assert line.state == BankLine.State.OPEN
    assert [item.key for one in suggested(line).proposals for item in one.items] == [key(first), key(second)]
    yes(line, second)
    assert match_waiting(now=NOW) == 0
    assert list(remittances_without_money()) == [first]


def test_the_order_in_which_files_come_changes_nothing():
    outcomes = set()
    account = an_account()
    steps = [
        lambda: a_line("100.00", account=account, text="A TRN*1*0077001*1512345678"),
        lambda: a_line("100.00", account=account, text="B 1512345678"),
        lambda: a_remittance("100.00", trace="77001"),
        lambda: a_remittance("100.00", trace="88002"),
    ]
    for order in permutations(steps):
        for step in order:
            step()
            match_waiting(now=NOW)
        outcomes.add(tuple(held()))
        BankMatch.objects.all().delete()
        BankLine.objects.all().delete()
        remittances_without_money().delete()
    assert outcomes == {
        (("A TRN*1*0077001*1512345678", "77001", "TRACE_ALIKE"), ("B 1512345678", "88002", "ORIGINATOR"))
    }


def test_posting_and_the_bank_do_not_wait_for_each_other():
    an_account()
    claim = a_billed_claim()
    remittance = remittance_of(an_835(a_payment_of(claim, ("150.00", [])), trace="EFT55555"))
    a_line("150.00", trace="EFT55555")
    match_waiting(now=NOW)
    assert not remittances_without_money().exists()
    remittance = post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
    assert not deposits_not_at_the_bank().exists()
    assert not remittances_without_money().exists()
    assert line_of(deposit=remittance.deposit).line == BankLine.objects.get()
    assert bank_lines().holds


def test_a_days_cards_are_found_by_their_sum_and_a_day_that_differs_is_not():
    an_account()
    for amount in ("20.00", "35.50"):
        a_deposit(amount, received_on=TODAY - timedelta(days=2))
    a_deposit("9.00", received_on=TODAY - timedelta(days=1))
    line = a_line("55.50", text="MERCHANT BANKCD DEPOSIT")
    a_line("64.50", text="MERCHANT BANKCD DEPOSIT")
    assert match_waiting(now=NOW) == 1
    assert line.matches.count() == 2
    assert [deposit.amount for deposit in deposits_not_at_the_bank()] == [D("9.00")]
    assert bank_lines().holds


def test_a_bundle_of_checks_is_proposed_and_held_by_one_line():
    an_account()
    checks = [a_deposit(amount, method="CHECK", trace=f"10{amount[:2]}") for amount in ("20.00", "35.00", "45.00")]
    line = a_line("100.00", text="DEPOSIT")
    assert match_waiting(now=NOW) == 0
    (bundle,) = suggested(line).proposals
    assert {item.key for item in bundle.items} == {key(check) for check in checks}
    assert yes(line, *checks).state == BankLine.State.MATCHED
    assert {line_of(deposit=check).line for check in checks} == {line}
    assert bank_lines().count == 1


def test_several_lines_never_hold_one_deposit():
    an_account()
    check = a_deposit("40.00", method="CHECK")
    yes(a_line("40.00"), check)
    with pytest.raises(AlreadyAtTheBank):
        yes(a_line("40.00"), check)


def test_what_does_not_add_up_is_refused():
    an_account()
    check = a_deposit("40.00", method="CHECK")
    line = a_line("39.00")
    with pytest.raises(DoesNotAddUp, match=r"40\.00.*39\.00"):
        yes(line, check)
    with pytest.raises(NotAFee):
        yes(line, check, fee="1.00")
    with pytest.raises(NothingChosen):
        yes(line)
    with pytest.raises(LineNotOpen, match="went out"):
        yes(a_line("-40.00"), check)


def test_what_the_terminal_keeps_is_booked_as_a_fee_and_reversed_with_the_match():
    an_account()
    cards = [a_deposit(amount) for amount in ("20.00", "35.00")]
    line = a_line("53.40", text="BANKCD")
    yes(line, *cards, fee="1.60")
    assert ledger_of_deposit(cards[1]) == table("""
        DEPOSIT  CASH  UNAPPLIED  35.00
        FEE      FEES  CASH        1.60
    """)
    assert bank_lines().holds
    undo(line=line, by=a_staff(), now=NOW, today=TODAY)
    assert ledger_of_deposit(cards[1])[2:] == table("FEE CASH FEES 1.60")
    assert deposits_not_at_the_bank().count() == 2
    yes(line, *cards, fee="1.60")
    assert bank_lines().holds


def test_a_card_that_the_bank_takes_back_leaves_its_fee_as_a_cost():
    an_account()
    card_paid = a_deposit("40.00")
    yes(a_line("39.00", text="BANKCD"), card_paid, fee="1.00")
    said = BankReturn(kind=ReturnedPayment.Kind.CHARGEBACK, returned_on=TODAY)
    return_payment(deposit=card_paid, said=said, by=a_staff(), now=NOW, today=TODAY)
    assert returned_payments().holds
    assert bank_lines().holds


def posted_remittance(amount="100.00", trace="EFT900001"):
    claim = a_billed_claim(lines=[("99213", amount)])
    remittance = remittance_of(an_835(a_payment_of(claim, (amount, [])), trace=trace))
    return post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)


def card(deposit, fee="2.50", key="k1"):
    return paid_by_virtual_card(deposit=deposit, fee=D(fee), key=key, by=a_staff(), now=NOW, today=TODAY)


def test_a_virtual_card_keeps_the_payment_whole_and_shows_its_fee():
    an_account()
    remittance = posted_remittance()
    card(remittance.deposit)
    card(remittance.deposit)
    remittance.deposit.refresh_from_db()
    assert (remittance.deposit.method, remittance.deposit.amount) == ("VCARD", D("100.00"))
    assert Entry.objects.filter(kind="FEE").count() == 1
    assert figures().no_money.total == D("97.50")
    line = a_line("97.50", text="MERCHANT EFT900001")
    assert match_waiting(now=NOW) == 1
    assert line.matches.get().amount == D("97.50")
    with pytest.raises(AlreadyBanked):
        card(remittance.deposit, key="k2")
    assert bank_lines().holds


def test_a_fee_is_less_than_the_payment_and_of_a_payer():
    remittance = posted_remittance()
    with pytest.raises(FeeTooLarge):
        card(remittance.deposit, fee="100.00")
    with pytest.raises(FeeTooLarge):
        card(remittance.deposit, fee="-1.00")
    with pytest.raises(NotACard):
        card(a_deposit())


def test_what_a_person_undid_is_not_made_again_by_the_system():
    an_account()
    remittance = a_remittance("100.00")
    line = a_line("100.00", trace="EFT000123")
    match_waiting(now=NOW)
    undo(line=line, by=a_staff(), now=NOW, today=TODAY)
    assert match_waiting(now=NOW) == 0
    assert list(paid_without_remittance()) == [line]
    assert list(remittances_without_money()) == [remittance]
    assert yes(line, remittance).state == BankLine.State.MATCHED
    with pytest.raises(LineNotOpen):
        undo(line=a_line("5.00"), by=a_staff(), now=NOW, today=TODAY)


def test_money_that_is_no_payment_is_set_aside_with_a_reason_and_taken_up_again():
    line = a_line("5000.00", text="LOAN")
    with pytest.raises(ReasonMissing):
        set_aside(line=line, why="  ", by=a_staff(), now=NOW)
    set_aside(line=line, why="loan of the bank", by=a_staff(), now=NOW)
    assert not paid_without_remittance().exists()
    with pytest.raises(LineNotOpen):
        set_aside(line=line, why="again", by=a_staff(), now=NOW)
    take_up(line=line, by=a_staff(), now=NOW)
    with pytest.raises(LineNotOpen):
        take_up(line=line, by=a_staff(), now=NOW)
    assert paid_without_remittance().count() == 1


def test_both_kinds_of_missing_money_are_shown_with_their_age():
    assert not remittances_without_money().exists(), "an office without a bank account expects nothing"
    an_account(begins_on=TODAY - timedelta(days=30))
    a_remittance("100.00", paid_on=TODAY - timedelta(days=12))
    a_remittance("70.00", trace="OLD", paid_on=TODAY - timedelta(days=31))
    a_remittance("0.00", trace="ZERO", method="NON")
    a_deposit("20.00")
    a_line("55.00", posted_on=TODAY - timedelta(days=5))
    a_line("-9.00")
    now = figures()
    assert (now.no_money.count, now.no_money.total, now.no_money.age(TODAY)) == (1, D("100.00"), 12)
    assert (now.no_remittance.count, now.no_remittance.total, now.no_remittance.age(TODAY)) == (1, D("55.00"), 5)
    assert (now.not_deposited.total, now.went_out.total) == (D("20.00"), D("-9.00"))


def test_a_line_of_the_same_amount_is_proposed_from_the_side_of_the_remittance_too():
    an_account()
    a_remittance("100.00")
    line = a_line("100.00", text="DEPOSIT")
    assert lines_like(waiting_items()[0]) == [line]


def test_a_remittance_of_the_right_trace_and_another_amount_is_shown_beside_the_line():
    an_account()
    remittance = a_remittance("110.00")
    line = a_line("100.00", trace="EFT000123")
    assert [item.key for item in suggested(line).other_amount] == [key(remittance)]


def test_a_changed_match_is_found_by_the_proof():
    an_account()
    check = a_deposit("40.00", method="CHECK")
    line = yes(a_line("40.00"), check)
    line.matches.update(amount=D("39.00"))
    assert [difference.subject.split(":")[0] for difference in bank_lines().differences] == ["bank match", "bank line"]


def together(work, count: int) -> None:
    def run() -> None:
        try:
            work()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [2, 8])
def test_people_who_match_one_deposit_to_several_lines_at_once_match_it_once(count):
    an_account()
    check = a_deposit("40.00", method="CHECK")
    lines, by = iter([a_line("40.00") for _ in range(count)]), a_staff()
    refused: list[str] = []

    def act() -> None:
        try:
            yes(next(lines), check, by=by)
        except AlreadyAtTheBank as why:
            refused.append(str(why))

    together(act, count)
    assert (BankMatch.objects.count(), len(refused)) == (1, count - 1)
    assert BankLine.objects.filter(state="MATCHED").count() == 1
    assert bank_lines().holds


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [2, 8])
def test_a_line_confirmed_with_a_fee_at_the_same_moment_is_matched_once_with_one_fee(count):
    an_account()
    deposit, line, by = a_deposit("40.00"), a_line("39.00"), a_staff()
    together(lambda: _try(lambda: yes(line, deposit, fee="1.00", by=by)), count)
    assert BankMatch.objects.count() == 1
    assert Entry.objects.filter(kind="FEE").count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [2, 8])
def test_sweeps_at_the_same_moment_match_once(count):
    an_account()
    for number in range(5):
        a_remittance("100.00", trace=f"EFT77700{number}")
        a_line("100.00", trace=f"EFT77700{number}")
    together(lambda: match_waiting(now=NOW), count)
    assert BankMatch.objects.count() == 5
    assert bank_lines().holds


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [2, 8])
def test_a_fee_of_a_virtual_card_is_booked_once(count):
    a_practice()
    deposit, by = posted_remittance().deposit, a_staff()
    work = lambda: paid_by_virtual_card(deposit=deposit, fee=D("60.00"), key="k", by=by, now=NOW, today=TODAY)  # noqa: E731
    together(work, count)
    assert Entry.objects.filter(kind="FEE").count() == 1


def _try(act) -> None:
    try:
        act()
    except LineNotOpen:
        return
