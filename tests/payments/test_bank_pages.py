"""The bank page: a statement looked at and taken in, both kinds of missing money, confirming and undoing."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ledger.models import Entry
from payments.bank.sweep import match_waiting
from payments.models import BankAccount, BankLine, BankMatch, BankStatement
from payments.proof.reconcile import every_check
from payments.tasks import match_bank_lines
from practice.models import Role
from tests.builders import NOW, TODAY, a_staff
from tests.payments.bank_given import a_deposit, a_file, a_line, a_remittance, an_account
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(a_staff(Role.BILLER))
    return client


def page(client: Client, **query) -> str:
    answer = client.get(reverse("payments:bank"), query)
    assert answer.status_code == 200
    return answer.content.decode()


def given(client: Client, name: str, account: BankAccount):
    data = {"account": account.pk, "file": SimpleUploadedFile(name, a_file(name))}
    return client.post(reverse("payments:bank-statements"), data, follow=True)


def test_an_office_without_an_account_is_told_what_to_do_first(client):
    assert "No bank account yet" in page(client)
    data = {"name": "Operating", "last_four": "6789", "begins_on": "01/01/2026"}
    client.post(reverse("payments:bank-add-account"), data)
    assert BankAccount.objects.get().last_four == "6789"
    again = client.post(reverse("payments:bank-add-account"), data)
    assert again.status_code == 422
    assert "There is an account Operating already" in again.content.decode()
    wrong = client.post(reverse("payments:bank-add-account"), {**data, "last_four": "12a4"})
    assert "Write the last four digits" in wrong.content.decode()


def test_a_statement_is_shown_first_and_matches_when_it_is_taken_in(client):
    a_remittance("100.00", paid_on=date(2026, 11, 15))
    account = an_account()
    shown = given(client, "signed_amounts.csv", account)
    text = shown.content.decode()
    assert "Take in 3 lines" in text
    assert "month/day/year" in text
    assert not BankLine.objects.exists()
    statement = BankStatement.objects.get()
    done = client.post(reverse("payments:bank-take-in", args=[statement.pk]), follow=True).content.decode()
    assert "3 new lines, 0 known before; 1 matched." in done
    assert "REMOTE ONLINE DEPOSIT" in done
    assert given(client, "signed_amounts.csv", account).context["statement"] == statement
    again = client.post(reverse("payments:bank-take-in", args=[statement.pk]))
    assert again.status_code == 409
    assert "385.50" in client.get(reverse("payments:bank-statement", args=[statement.pk])).content.decode()


def test_dates_that_can_be_read_two_ways_are_asked_for(client):
    account = an_account()
    file = SimpleUploadedFile("a.csv", b"Date,Amount,Description\n03/04/2026,5.00,A\n")
    shown = client.post(reverse("payments:bank-statements"), {"account": account.pk, "file": file}, follow=True)
    assert "can be read in more than one way" in shown.content.decode()
    statement = BankStatement.objects.get()
    client.post(reverse("payments:bank-take-in", args=[statement.pk]), {"dates": "day/month/year"})
    assert BankLine.objects.get().posted_on == date(2026, 4, 3)


def test_what_is_wrong_with_a_statement_is_listed_and_it_can_be_put_away(client):
    account = an_account()
    file = SimpleUploadedFile("a.csv", b"Date,Amount\n11/16/2026,5.00\n11/17/2026,x\n")
    shown = client.post(reverse("payments:bank-statements"), {"account": account.pk, "file": file}, follow=True)
    assert "It cannot be taken in as it is" in shown.content.decode()
    assert "not dollars and cents" in shown.content.decode()
    statement = BankStatement.objects.get()
    assert client.post(reverse("payments:bank-take-in", args=[statement.pk])).status_code == 409
    client.post(reverse("payments:bank-put-away", args=[statement.pk]))
    statement.refresh_from_db()
    assert statement.state == "PUT_AWAY"
    pdf = {"account": account.pk, "file": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}
    refused = client.post(reverse("payments:bank-statements"), pdf)
    assert refused.status_code == 422
    assert "PDF or a spreadsheet" in refused.content.decode()


def test_a_line_typed_twice_by_a_heavy_finger_is_one_line(client):
    account = an_account()
    data = {"account": account.pk, "posted_on": "11/16/2026", "amount": "$1,100.00", "trace": "X1", "key": str(uuid4())}
    for _ in range(2):
        assert client.post(reverse("payments:bank-type"), data).status_code == 302
    assert BankLine.objects.get().trace == "X1"
    nothing = client.post(reverse("payments:bank-type"), {**data, "amount": "0", "key": str(uuid4())})
    assert "with a minus what went out" in nothing.content.decode()


def test_missing_money_is_shown_on_both_sides_with_its_age(client):
    an_account()
    a_line("55.00", text="HCCLAIMPMT CEDAR")
    a_remittance("70.00", trace="EFT70")
    a_deposit("20.00")
    assert "HCCLAIMPMT CEDAR" in page(client)
    expected = page(client, view="expected")
    assert "EFT70" in expected
    assert "MERIDIAN HEALTH" in expected
    assert "Taken at the desk" in page(client, view="desk")
    assert "Nothing in this view" in page(client, view="matched")


def test_a_proposal_is_confirmed_and_undone_in_the_panel(client):
    an_account()
    remittance = a_remittance("100.00")
    line = a_line("100.00", text="DEPOSIT")
    assert f'value="remittance:{remittance.pk}"' in page(client, row=f"line-{line.pk}")
    panel = client.post(
        reverse("payments:bank-confirm", args=[line.pk]),
        {"chosen": f"remittance:{remittance.pk}"},
        HTTP_HX_REQUEST="true",
    )
    text = panel.content.decode()
    assert "The bank and the books agree" in text
    assert f'id="line-{line.pk}" hx-swap-oob="true"' in text
    assert "Undo the match" in text
    assert "Remittance EFT000123" in page(client, view="matched")
    client.post(reverse("payments:bank-undo", args=[line.pk]), follow=True)
    assert "No longer" not in page(client)
    assert "undid a match of 100.00" in page(client)
    refused = client.post(reverse("payments:bank-undo", args=[line.pk]), HTTP_HX_REQUEST="true")
    assert refused.status_code == 409
    assert "not matched any more" in refused.content.decode()


def test_several_are_chosen_with_the_fee_that_was_kept(client):
    an_account()
    cards = [a_deposit("20.00"), a_deposit("35.00")]
    line = a_line("53.40", text="BANKCD")
    assert "Choose what was brought to the bank together" in page(client)
    address = reverse("payments:bank-confirm", args=[line.pk])
    chosen = [f"deposit:{card.pk}" for card in cards]
    short = client.post(address, {"chosen": chosen})
    assert short.status_code == 409
    assert "What is chosen is 55.00; the bank booked 53.40" in short.content.decode()
    assert client.post(address, {"chosen": chosen, "fee": "x"}).status_code == 409
    assert client.post(address, {"chosen": chosen, "fee": "1.60"}).status_code == 302
    assert BankMatch.objects.count() == 2
    assert "less a fee of 1.60" in page(client, view="matched")


def test_a_remittance_paid_by_virtual_card_shows_its_fee(client):
    an_account()
    remittance = posted(an_835(a_payment_of(a_billed_claim(), ("150.00", []))))
    shown = page(client, view="expected", row=f"remittance-{remittance.pk}")
    assert "Paid by virtual card" in shown
    address = reverse("payments:virtual-card", args=[remittance.deposit_id])
    refused = client.post(address, {"fee": "150.00", "key": str(uuid4())})
    assert refused.status_code == 409
    client.post(address, {"fee": "3.75", "key": str(uuid4())})
    assert Entry.objects.get(kind="FEE").amount == 3.75
    assert "the processor keeps 3.75" in page(client, view="expected", row=f"remittance-{remittance.pk}")


def test_a_line_is_set_aside_with_a_reason_and_taken_up_again(client):
    line = a_line("5000.00", text="LOAN")
    address = reverse("payments:bank-set-aside", args=[line.pk])
    assert client.post(address, {"why": ""}).status_code == 409
    client.post(address, {"why": "loan of the bank"})
    assert "loan of the bank" in page(client, view="aside")
    client.post(reverse("payments:bank-take-up", args=[line.pk]))
    line.refresh_from_db()
    assert line.state == "OPEN"


@pytest.mark.parametrize(("kind", "make"), [("line", a_line), ("remittance", a_remittance), ("deposit", a_deposit)])
def test_each_row_opens_in_the_panel_and_without_scripts_on_the_page(client, kind, make):
    an_account()
    row = make()
    address = reverse(f"payments:bank-{kind}", args=[row.pk])
    assert client.get(address).status_code == 302
    assert 'id="panel"' in client.get(address, HTTP_HX_REQUEST="true").content.decode()


def test_the_worker_matches_what_came_since():
    an_account()
    a_line("100.00", trace="EFT000123", posted_on=TODAY + timedelta(days=1))
    assert match_waiting(now=NOW) == 0
    a_remittance("100.00")
    match_bank_lines()
    match_bank_lines()
    assert BankMatch.objects.count() == 1
    assert "Bank lines equal what they are said to be" in [check.name for check in every_check()]


def test_a_remittance_says_whether_its_money_is_at_the_bank_and_what_became_of_its_adjustments(client):
    claim = a_billed_claim()
    kept = [("L6", "R1", "-5.00"), ("WO", "R2", "20.00"), ("FB", "R3", "-8.00")]
    row = posted(an_835(a_payment_of(claim, ("150.00", [])), kept_back=kept, trace="EFT5"))
    address = reverse("payments:remittance", args=[row.pk])
    assert 'id="at-the-bank"' not in client.get(address).content.decode(), "the office keeps no account here"
    an_account()
    text = client.get(address).content.decode()
    assert "Not at the bank" in text
    assert [text.count(word) for word in ("Settled", "Owed to the payer", "With the payer")] == [1, 1, 1]
    a_line("143.00", trace="EFT5", posted_on=row.paid_on)
    match_waiting(now=NOW)
    text = client.get(address).content.decode()
    assert "At the bank" in text
    assert f"{row.paid_on:%m/%d/%y}" in text.split('id="at-the-bank"')[1][:400]
