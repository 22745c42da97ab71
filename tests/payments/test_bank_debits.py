"""Money that the bank took: a refund that was sent or a payment that came back, each on one line, and undone again."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from ledger.models import Entry
from payments.bank import debits, matches
from payments.bank.figures import bank_lines
from payments.bank.matches import AlreadyAtTheBank, DoesNotAddUp, LineNotOpen
from payments.models import BankDebit, BankLine, Refund, ReturnedPayment
from payments.office.refunds import NotThere as RefundNotThere
from payments.office.refunds import Sending, clear, send, void
from payments.office.returned import BankReturn, return_payment
from practice.models import Role
from tests.at_once import all_at_once
from tests.builders import NOW, TODAY, a_patient, a_staff
from tests.payments.bank_given import a_line, an_account
from tests.payments.patient_money import a_refund, books_hold, by_check, paid

pytestmark = pytest.mark.django_db
State = BankLine.State


def a_sent_refund(amount: str = "20.00", *, number: str = "2001", day: date = TODAY) -> Refund:
    deposit = paid(a_patient(), amount)
    refund = a_refund(f"account-{deposit.pk}", amount)
    return send(refund=refund, sending=by_check(number, day), by=a_staff(), now=NOW, today=TODAY)


def a_returned_check(amount: str = "20.00", *, kind: str = "NSF") -> ReturnedPayment:
    said = BankReturn(kind=ReturnedPayment.Kind(kind), returned_on=TODAY)
    return return_payment(deposit=paid(a_patient(), amount), said=said, by=a_staff(), now=NOW, today=TODAY)


def a_debit(amount: str = "-20.00", *, text: str = "CHECK", check_number: str = "", day: date = TODAY) -> BankLine:
    return a_line(amount, text=text, check_number=check_number, posted_on=day)


def tied(line: BankLine, thing: Refund | ReturnedPayment) -> BankDebit:
    return debits.tie(line=line, key=key_of(thing), by=a_staff(), now=NOW)


def key_of(thing: Refund | ReturnedPayment) -> str:
    return f"{'refund' if isinstance(thing, Refund) else 'returned'}:{thing.pk}"


def offered(line: BankLine) -> list[str]:
    return [one.key for one in debits.may_be(line)]


def test_a_refund_clears_on_the_banks_day_and_waits_again_when_that_is_undone():
    refund, line = a_sent_refund(day=TODAY - timedelta(days=3)), a_debit(day=TODAY - timedelta(days=1))
    entries = Entry.objects.count()
    assert tied(line, refund).tells_the_day
    refund.refresh_from_db()
    assert (line.state, refund.state, refund.cleared_on) == (State.MATCHED, "CLEARED", TODAY - timedelta(days=1))
    with pytest.raises(RefundNotThere):
        void(refund=refund, why="Lost", by=a_staff(), now=NOW, today=TODAY)
    assert books_hold()

    debits.undo(line=line, by=a_staff(), now=NOW)
    refund.refresh_from_db()
    assert (line.state, refund.state, refund.cleared_on) == (State.OPEN, "SENT", None)
    assert offered(line) == [key_of(refund)]
    tied(line, refund)
    assert BankDebit.objects.count() == 2
    assert Entry.objects.count() == entries
    assert books_hold()


def test_a_day_that_a_person_wrote_stays_when_the_match_is_undone():
    refund = clear(refund=a_sent_refund(), cleared_on=TODAY, today=TODAY)
    line = a_debit(day=TODAY + timedelta(days=1))
    assert not tied(line, refund).tells_the_day
    debits.undo(line=line, by=a_staff(), now=NOW)
    refund.refresh_from_db()
    assert (refund.state, refund.cleared_on) == ("CLEARED", TODAY)


def test_a_check_that_came_back_is_the_banks_debit():
    returned, line = a_returned_check(), a_debit(text="RETURNED ITEM")
    assert offered(line) == [key_of(returned)]
    tied(line, returned)
    assert line.state == State.MATCHED
    assert books_hold()
    debits.undo(line=line, by=a_staff(), now=NOW)
    assert offered(line) == [key_of(returned)]


def test_what_has_its_number_in_the_banks_text_is_offered_first_then_the_nearest_day():
    days = [TODAY - timedelta(days=count) for count in (1, 5, 9)]
    near, far, named = (a_sent_refund(number=f"300{n}", day=day) for n, day in enumerate(days))
    assert offered(a_debit(check_number="0003002")) == [key_of(named), key_of(near), key_of(far)]
    assert offered(a_debit(text="CHECK 3002 PAID")) == [key_of(named), key_of(near), key_of(far)]
    assert offered(a_debit()) == [key_of(near), key_of(far), key_of(named)]


def test_only_what_the_bank_can_have_paid_is_offered():
    a_returned_check(kind="MISKEYED")
    a_sent_refund("20.01")
    a_sent_refund(day=TODAY)
    cash = Sending(method=Refund.Method.CASH, number="", sent_on=TODAY - timedelta(days=2))
    send(refund=a_refund(f"account-{paid(a_patient(), '20.00').pk}", "20.00"), sending=cash, by=a_staff(), now=NOW,
         today=TODAY)  # fmt: skip
    a_refund(f"account-{paid(a_patient(), '20.00').pk}", "20.00")
    assert offered(a_debit(day=TODAY - timedelta(days=1))) == []
    assert offered(a_line("20.00")) == []


@pytest.mark.parametrize(
    ("amount", "key", "refusal", "text"),
    [
        ("-19.99", "refund", DoesNotAddUp, "It is 20.00; the bank took 19.99."),
        ("20.00", "refund", LineNotOpen, "money that came in"),
        ("-20.00", "", debits.NotThere, "Choose the refund"),
        ("-20.00", "returned:1", debits.NotThere, "no such payment"),
        ("-20.00", "refund:1", debits.NotThere, "not one that the bank pays out"),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(amount, key, refusal, text):
    refund = a_sent_refund()
    line = a_line(amount)
    with pytest.raises(refusal, match=text):
        debits.tie(line=line, key=key_of(refund) if key == "refund" else key, by=a_staff(), now=NOW)
    line.refresh_from_db()
    refund.refresh_from_db()
    assert (line.state, refund.state, refund.cleared_on) == (State.OPEN, "SENT", None)


def test_a_refund_that_was_sent_after_the_banks_day_is_refused():
    with pytest.raises(debits.NotThere, match="after the bank took the money"):
        tied(a_debit(day=TODAY - timedelta(days=1)), a_sent_refund(day=TODAY))


def test_neither_a_line_nor_a_refund_is_used_twice():
    refund, returned, line = a_sent_refund(), a_returned_check(), a_debit()
    tied(line, refund)
    with pytest.raises(LineNotOpen, match="This line is matched"):
        tied(line, returned)
    with pytest.raises(AlreadyAtTheBank, match="on another bank line"):
        tied(a_debit(), refund)
    assert offered(a_debit()) == [key_of(returned)]
    with pytest.raises(LineNotOpen):
        matches.undo(line=line, by=a_staff(), now=NOW, today=TODAY)
    with pytest.raises(LineNotOpen, match="not matched any more"):
        debits.undo(line=a_debit(), by=a_staff(), now=NOW)


def test_a_match_that_is_not_what_the_bank_took_shows_in_the_proof():
    line = a_debit()
    tied(line, a_sent_refund())
    assert bank_lines().holds
    BankLine.objects.filter(pk=line.pk).update(state=State.OPEN)
    (difference,) = bank_lines().differences
    assert (difference.subject, difference.found) == (f"bank line:{line.pk}", Decimal("-20.00"))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("people", [2, 8])
def test_many_people_say_it_at_once_and_it_is_said_once(people):
    refund, biller = a_sent_refund(), a_staff()
    an_account()
    lines = [a_debit() for _ in range(people // 2)]

    def say(line: BankLine) -> Callable[[], BankDebit]:
        return lambda: debits.tie(line=line, key=key_of(refund), by=biller, now=NOW)

    outcomes = all_at_once([say(line) for line in lines for _ in range(2)])
    assert sum(isinstance(one, BankDebit) for one in outcomes) == 1
    assert all(isinstance(one, BankDebit | AlreadyAtTheBank | LineNotOpen) for one in outcomes), outcomes
    assert BankLine.objects.filter(state=State.MATCHED).count() == 1
    assert books_hold()

    (line,) = BankLine.objects.filter(state=State.MATCHED)
    outcomes = all_at_once([lambda: debits.undo(line=line, by=biller, now=NOW)] * people)
    assert sum(isinstance(one, BankLine) for one in outcomes) == 1
    refund.refresh_from_db()
    assert refund.state == "SENT"


def test_the_bank_page_offers_it_says_it_and_takes_it_back():
    client = Client()
    client.force_login(a_staff(Role.BILLER))
    refund, line = a_sent_refund(number="3007"), a_debit(text="CHECK 3007")
    list_of = reverse("payments:bank")

    def text_of(**query: str) -> str:
        return client.get(list_of, query).content.decode()

    assert f'value="{key_of(refund)}"' in text_of(view="out")
    answer = client.post(reverse("payments:bank-tie", args=[line.pk]), {"chosen": key_of(refund)}, follow=True)
    text = answer.content.decode()
    assert answer.redirect_chain[-1][0] == f"{list_of}?view=out&row=line-{line.pk}"
    assert "Matched. The bank and the books agree on it." in text
    assert "The refund cleared by it." in text
    assert f"line-{line.pk}" not in text_of(view="matched")
    again = client.post(reverse("payments:bank-tie", args=[line.pk]), {"chosen": key_of(refund)})
    assert (again.status_code, "This line is matched" in again.content.decode()) == (409, True)
    wrong = client.post(reverse("payments:bank-tie", args=[a_debit().pk]), {"chosen": "refund:0; x"})
    assert (wrong.status_code, "Choose the refund" in wrong.content.decode()) == (409, True)
    undone = client.post(reverse("payments:bank-undo", args=[line.pk]), follow=True).content.decode()
    assert f"undid that it was refund {refund.pk}" in undone
    assert f'value="{key_of(refund)}"' in undone
