"""Rows that are read and made by the hundred thousand are rows as all others."""

from decimal import Decimal

import pytest

from claims.models import Claim
from payments.models import Adjudication
from practice.copying import copy_in
from practice.rows import blank
from tests.payments.given import a_billed_claim, a_payment_of, an_835, taken_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def decision() -> Adjudication:
    taken_in(an_835(a_payment_of(a_billed_claim(), ("150.00", []))))
    return Adjudication.objects.get()


def test_what_a_query_leaves_out_is_read_when_it_is_asked_for(decision, django_assert_num_queries):
    read = Adjudication.objects.only("paid").get()
    assert read.get_deferred_fields() >= {"claim_number", "remark_codes"}
    with django_assert_num_queries(1):
        assert read.claim_number == decision.claim_number
    assert (read.paid, read.remittance_id) == (decision.paid, decision.remittance_id)


def test_a_row_that_was_read_is_changed_in_place_and_not_added_again(decision):
    decision.explanation = "read again"
    decision.save()
    decision.refresh_from_db()
    assert (decision.explanation, Adjudication.objects.count()) == ("read again", 1)


def test_a_new_row_has_the_defaults_of_its_model_and_lists_of_its_own(decision):
    make = blank(Adjudication)
    rows = [make({"remittance": decision.remittance}) for _ in range(2)]
    for position, row in enumerate(rows, start=8):
        row.position, row.segment, row.status_code = position, position, "1"
        row.charged = row.paid = Decimal("1.00")
    rows[0].remark_codes.append("N1")
    assert [(row.state, row.remark_codes) for row in rows] == [("WAITING", ["N1"]), ("WAITING", [])]
    assert all(row.pk is None for row in rows)
    copy_in(rows)
    kept = Adjudication.objects.filter(remittance=decision.remittance, position__gte=8)
    assert [row.remark_codes for row in kept] == [["N1"], []]
    assert kept[0] == rows[0]


def test_rows_are_found_by_many_keys_and_by_none(decision):
    claim = Claim.objects.get()
    assert Claim.objects.filter(pk__among={claim.pk, claim.pk + 1}).get() == claim
    assert Adjudication.objects.filter(claim__among=[claim.pk]).get() == decision
    assert Claim.objects.filter(encounter__patient__among={claim.encounter.patient_id}).exclude(pk__among=()).exists()
    assert not Claim.objects.filter(pk__among=()).exists()
