"""A paper that was posted with a wrong amount of money is keyed again; the wrong money stays in the history."""

from decimal import Decimal

import pytest

from ledger.models import OpenBalance
from payments.bank.expected import Key
from payments.bank.matches import confirm
from payments.keyed import drafts
from payments.keyed.finish import DepositDiffers
from payments.models import KeyedRemittance, Remittance, ReturnedPayment
from payments.posting.post import post_remittance
from payments.posting.undo import unpost
from payments.proof.reconcile import every_check
from practice.models import Staff
from tests.builders import NOW, TODAY, a_staff
from tests.ledger_table import ledger_of_deposit
from tests.payments.bank_given import a_line
from tests.payments.test_keyed import PAGE, a_claim_of_meridian, finished, key, keyed, line

pytestmark = pytest.mark.django_db


@pytest.fixture
def biller() -> Staff:
    return a_staff()


def keyed_again(first: Remittance, draft: KeyedRemittance, amount: str, *, by: Staff) -> KeyedRemittance:
    """The next version of a paper whose posting was taken back, with another amount of money and all of it paid."""
    unpost(remittance=first, why="Wrong amount", by=by, now=NOW, today=TODAY)
    again = drafts.key_again(keyed_id=draft.pk, by=by, now=NOW)
    drafts.save_head(keyed_id=again.pk, typed={**again.typed, "amount": amount}, page=PAGE, by=by, now=NOW)
    key(again.claims.get(), {"lines": [line(amount, f"45 {150 - int(amount)}")]}, by=by)
    return again


def test_a_posted_paper_of_a_wrong_amount_is_keyed_again_and_the_wrong_money_stays_in_the_history(biller: Staff):
    draft = keyed((a_claim_of_meridian(), {"lines": [line("96", "45 54")]}), by=biller, amount="96")
    first = post_remittance(remittance=finished(draft, by=biller), by=biller, now=NOW, today=TODAY)
    wrong = first.deposit
    again = keyed_again(first, draft, "69", by=biller)
    second = post_remittance(remittance=finished(again, by=biller), by=biller, now=NOW, today=TODAY)
    assert ledger_of_deposit(wrong)[0] == ("DEPOSIT", "CASH", "UNAPPLIED", "96.00")
    assert ledger_of_deposit(wrong)[-1] == ("DEPOSIT", "UNAPPLIED", "CASH", "96.00")
    assert (wrong.returned.kind, wrong.returned.remittance, wrong.returned.by) == ("MISKEYED", first, biller)
    assert (second.deposit.amount, second.state) == (Decimal("69.00"), Remittance.State.POSTED)
    assert not OpenBalance.objects.exists()
    assert all(check.holds for check in every_check())


def test_a_third_version_takes_the_second_amount_out_too(biller: Staff):
    draft = keyed((a_claim_of_meridian(), {"lines": [line("96", "45 54")]}), by=biller, amount="96")
    first = post_remittance(remittance=finished(draft, by=biller), by=biller, now=NOW, today=TODAY)
    again = keyed_again(first, draft, "69", by=biller)
    second = post_remittance(remittance=finished(again, by=biller), by=biller, now=NOW, today=TODAY)
    third = finished(keyed_again(second, again, "96", by=biller), by=biller)
    post_remittance(remittance=third, by=biller, now=NOW, today=TODAY)
    assert ReturnedPayment.objects.count() == 2
    assert sum(row.amount for row in OpenBalance.objects.all()) == 0
    assert all(check.holds for check in every_check())


def test_money_that_the_bank_booked_is_not_keyed_again_with_another_amount(biller: Staff):
    draft = keyed((a_claim_of_meridian(), {"lines": [line("96", "45 54")]}), by=biller, amount="96")
    first = post_remittance(remittance=finished(draft, by=biller), by=biller, now=NOW, today=TODAY)
    at_the_bank = a_line("96.00", posted_on=first.paid_on)
    confirm(line=at_the_bank, keys=[Key("remittance", first.pk)], by=biller, now=NOW, today=TODAY)
    again = keyed_again(first, draft, "69", by=biller)
    with pytest.raises(DepositDiffers, match=r"The bank booked 96\.00 for this check"):
        finished(again, by=biller)
    again.refresh_from_db()
    assert (again.state, Remittance.objects.get().deposit) == ("DRAFT", first.deposit)
