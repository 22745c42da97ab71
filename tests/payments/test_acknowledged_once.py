"""A refund is acknowledged and used once, however many workers do it at the same moment."""

from functools import partial

import pytest

from ledger.models import Account, Entry, OpenBalance
from payments.models import ItemSettlement, ProviderItem, Refund
from payments.posting.post import post_remittance
from payments.provider_level.acknowledged import use_acknowledged
from tests.builders import NOW, TODAY
from tests.payments.given import an_835, taken_in
from tests.payments.patient_money import books_hold
from tests.payments.test_acknowledged_refunds import a_claim_billed_too_high, refunded, takeback, told
from tests.payments.test_once import together
from tests.payments.test_provider_once import each

pytestmark = pytest.mark.django_db(transaction=True)
HOW_MANY = pytest.mark.parametrize("count", [2, 8])


@HOW_MANY
def test_many_remittances_that_speak_of_one_refund_acknowledge_it_once(count):
    claim = a_claim_billed_too_high()
    refund = refunded(claim)
    word = claim.claim_number
    files = [
        an_835(kept_back=[("72", word, "-30.00")], trace=f"T{number}", control_number=20 + number)
        for number in range(count)
    ]
    rows = [taken_in(one) for one in files]
    each([partial(post_remittance, remittance=row, by=None, now=NOW, today=TODAY) for row in rows])
    item = ProviderItem.objects.get(refund__isnull=False)
    refund.refresh_from_db()
    assert (item.refund, refund.acknowledged_in) == (refund, item.adjustment.remittance)
    assert Refund.objects.filter(acknowledged_in__isnull=False).count() == 1
    assert books_hold()


@HOW_MANY
def test_many_workers_put_an_acknowledged_refund_back_on_its_claim_once(count):
    claim = a_claim_billed_too_high()
    refunded(claim)
    told(claim)
    together(lambda: use_acknowledged(key="1512345678", now=NOW, today=TODAY), count)
    assert ItemSettlement.objects.count() == 1
    assert Entry.objects.filter(kind="SETTLEMENT").count() == 1
    assert not OpenBalance.objects.filter(account=Account.INSURANCE).exists()
    assert books_hold()


def test_using_it_while_the_takeback_comes_leaves_nothing_open_in_any_order():
    claim = a_claim_billed_too_high()
    refunded(claim)
    first = taken_in(an_835(kept_back=[("72", claim.claim_number, "-30.00")], trace="T1", control_number=21))
    post_remittance(remittance=first, by=None, now=NOW, today=TODAY)
    back = taken_in(an_835(*takeback(claim), kept_back=[("CS", "X", "-30.00")], trace="T2", control_number=22))
    use = partial(use_acknowledged, key="1512345678", now=NOW, today=TODAY)
    each([partial(post_remittance, remittance=back, by=None, now=NOW, today=TODAY), use, use])
    use()
    assert not OpenBalance.objects.filter(account=Account.INSURANCE).exists()
    assert books_hold()
