"""A payer's check bounces, or its transfer is taken back: the remittance is un-posted, and waits for the new money."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from ledger.models import Deposit, OpenBalance
from payments.bank.expected import Key
from payments.bank.matches import confirm, line_of
from payments.models import BankMatch, Remittance, ReturnedPayment
from payments.office.returned import (
    AlreadyReturned,
    BankReturn,
    NotAPayers,
    StillPosted,
    return_from_payer,
)
from payments.posting.exceptions import release_remittance
from payments.posting.post import post_remittance
from payments.posting.undo import unpost
from practice.models import Role
from tests.builders import NOW, TODAY, a_patient, a_staff
from tests.ledger_table import ledger_of_deposit, table
from tests.payments.bank_given import a_line
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted, taken_in
from tests.payments.patient_money import books_hold, paid
from tests.payments.test_once import together

pytestmark = pytest.mark.django_db
D = Decimal
SAID = BankReturn(kind=ReturnedPayment.Kind.REVERSED, returned_on=TODAY)


def a_remittance(*, kept_back=(), **given) -> Remittance:
    claim = a_billed_claim(lines=[("99213", "150.00")])
    return posted(an_835(a_payment_of(claim, ("150.00", [])), kept_back=kept_back, **given))


def unposted(remittance: Remittance) -> Remittance:
    return unpost(remittance=remittance, why="The money went back", by=None, now=NOW, today=TODAY)


def back(deposit: Deposit, said: BankReturn = SAID) -> ReturnedPayment:
    return return_from_payer(deposit=deposit, said=said, by=a_staff(), now=NOW, today=TODAY)


def test_money_that_did_not_come_leaves_the_books_and_the_claim_is_owed_again():
    remittance = a_remittance(kept_back=[("L6", "I", "-5.00")])
    deposit = unposted(remittance).deposit
    done = back(deposit)
    assert ledger_of_deposit(deposit)[-1:] == table("DEPOSIT  UNAPPLIED  CASH  155.00")
    assert [(row.account, row.amount) for row in OpenBalance.objects.all()] == [("INSURANCE", D("150.00"))]
    remittance.refresh_from_db()
    assert (remittance.state, remittance.deposit, done.remittance) == (Remittance.State.HELD, None, remittance)
    assert "Release it when the payer has paid these claims again" in remittance.explanation
    assert books_hold()


def test_a_posted_remittance_is_un_posted_first():
    remittance = a_remittance()
    with pytest.raises(StillPosted, match="Un-post it first, so that what it paid is owed again"):
        back(remittance.deposit)
    assert not ReturnedPayment.objects.exists()
    assert books_hold()


def test_money_comes_back_once_and_a_patients_payment_has_its_own_way():
    deposit = unposted(a_remittance()).deposit
    back(deposit)
    with pytest.raises(AlreadyReturned):
        back(deposit)
    with pytest.raises(NotAPayers, match="patient's money"):
        back(paid(a_patient(), "20.00"))
    assert books_hold()


def test_released_when_the_payer_paid_again_it_is_posted_with_new_money_and_can_come_back_again():
    remittance = unposted(a_remittance())
    first = remittance.deposit
    back(first)
    post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
    assert remittance.state == Remittance.State.HELD, "nothing posts what is held"
    why = "Paid again by transfer 77"
    release_remittance(remittance=remittance, why=why, by=a_staff(), now=NOW, today=TODAY)
    second = remittance.deposit
    assert (remittance.state, second != first, second.amount) == ("POSTED", True, first.amount)
    assert not OpenBalance.objects.exists()
    assert books_hold()
    unposted(remittance)
    assert OpenBalance.objects.get(account="UNAPPLIED").amount == D("150.00"), "un-posting leaves the new money"
    back(second)
    release_remittance(remittance=remittance, why=why, by=a_staff(), now=NOW, today=TODAY)
    assert Deposit.objects.count() == 3
    assert books_hold()


def test_another_copy_of_the_file_does_not_bring_the_money_back():
    claim = a_billed_claim()
    content = an_835(a_payment_of(claim, ("150.00", [])), trace="T-1")
    remittance = unposted(posted(content))
    back(remittance.deposit)
    copy = taken_in(an_835(a_payment_of(claim, ("150.00", []), number="ICN9"), trace="T-1", control_number=9))
    assert (copy.state, copy.first) == (Remittance.State.DUPLICATE, remittance)


def test_the_banks_line_stays_with_the_money_that_came_and_went():
    remittance = a_remittance()
    line = a_line("150.00", posted_on=remittance.paid_on)
    confirm(line=line, keys=[Key("remittance", remittance.pk)], by=a_staff(), now=NOW, today=TODAY)
    deposit = unposted(remittance).deposit
    back(deposit)
    assert (line_of(deposit=deposit).line, BankMatch.objects.get().remittance) == (line, None)
    release_remittance(remittance=remittance, why="Paid again", by=a_staff(), now=NOW, today=TODAY)
    again = a_line("150.00", posted_on=TODAY, text="AGAIN")
    confirm(line=again, keys=[Key("remittance", remittance.pk)], by=a_staff(), now=NOW, today=TODAY)
    assert line_of(deposit=remittance.deposit).line == again
    assert books_hold()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [2, 8])
def test_money_comes_back_once_also_while_it_is_posted_again(count):
    remittance = unposted(a_remittance())
    deposit, staff = remittance.deposit, a_staff()
    refused = []

    def return_or_post():
        try:
            return_from_payer(deposit=deposit, said=SAID, by=staff, now=NOW, today=TODAY)
        except (AlreadyReturned, StillPosted) as why:
            refused.append(why)
        post_remittance(remittance=Remittance.objects.get(), by=None, now=NOW, today=TODAY)

    together(return_or_post, count)
    assert ReturnedPayment.objects.count() == 1
    assert len(refused) == count - 1
    assert Remittance.objects.get().state == Remittance.State.HELD
    assert books_hold()


def client_of(role: Role) -> Client:
    client = Client()
    client.force_login(a_staff(role))
    return client


def test_the_page_says_to_un_post_first_and_then_takes_the_money_out():
    remittance = a_remittance()
    client, address = client_of(Role.BILLER), reverse("payments:payer-returned", args=[remittance.pk])
    sent = {"kind": "REVERSED", "returned_on": f"{TODAY:%m/%d/%Y}", "note": "R10"}
    assert "Un-post it first" in client.get(address).content.decode()
    assert client.post(address, sent).status_code == 409
    unposted(remittance)
    assert "The deposit goes out of the books" in client.get(address).content.decode()
    page = client.post(address, sent, follow=True).content.decode()
    assert "The bank took the payment back on" in page
    assert ReturnedPayment.objects.get().note == "R10"
    assert client.get(address).status_code == 404
