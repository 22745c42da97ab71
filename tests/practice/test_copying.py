"""Many rows are written at once under the same laws as one."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from payments.models import Adjudication, AdjudicationLine
from practice.copying import copy_in
from tests.builders import NOW, TODAY
from tests.payments.given import a_billed_claim, a_payment_of, an_835, taken_in

pytestmark = pytest.mark.django_db


def a_decision(remittance, **given) -> Adjudication:
    fields = {"position": 9, "segment": 90, "status_code": "1", "charged": Decimal("1.00"), "paid": Decimal(0)}
    return Adjudication(remittance=remittance, **{**fields, **given})


@pytest.fixture
def remittance():
    return taken_in(an_835(a_payment_of(a_billed_claim(), ("150.00", []))))


def test_whatever_a_payer_writes_comes_back_as_it_was(remittance):
    text = 'tab\tline\nbreak\\N "quoted", {braces} é'
    row = a_decision(remittance, explanation=text, remark_codes=["N1", 'a"b', "x,y", "c\\d"], service_date=TODAY)
    row.settled_at = NOW
    copy_in([row])
    kept = Adjudication.objects.get(pk=row.pk)
    assert (kept.explanation, kept.remark_codes, kept.service_date) == (text, row.remark_codes, TODAY)
    assert (kept.settled_at, kept.patient_responsibility, kept.paid) == (NOW, None, Decimal("0.00"))


def test_rows_may_refer_to_rows_that_were_copied_before(remittance):
    rows = [a_decision(remittance, position=position) for position in (8, 9)]
    lines = [
        AdjudicationLine(adjudication=row, position=1, segment=1, procedure="99213", charged=1, paid=Decimal(1))
        for row in rows
    ]
    copy_in(rows)
    copy_in(lines)
    assert [line.adjudication_id for line in AdjudicationLine.objects.filter(pk__in=[line.pk for line in lines])] == [
        row.pk for row in rows
    ]
    rows[0].explanation = "saved as any other"
    rows[0].save()
    assert Adjudication.objects.filter(position__gte=8).count() == 2


def test_a_row_that_breaks_a_law_stops_them_all(remittance):
    rows = [a_decision(remittance, position=8), a_decision(remittance, position=8)]
    with pytest.raises(IntegrityError, match="adjudication_has_one_place"), transaction.atomic():
        copy_in(rows)
    assert not Adjudication.objects.filter(position=8).exists()


@pytest.mark.parametrize("amount", [1.5, Decimal("1.005"), Decimal("1E-3")])
def test_money_is_exact_or_refused(remittance, amount):
    with pytest.raises(ValidationError):
        copy_in([a_decision(remittance, paid=amount)])


def test_nothing_is_nothing():
    copy_in([])


def test_a_column_may_be_given_in_part_and_in_several_types(remittance):
    rows = [a_decision(remittance, position=position) for position in (7, 8, 9)]
    rows[0].patient_responsibility, rows[1].patient_responsibility = Decimal("5.00"), 5
    rows[2].service_date = TODAY
    copy_in(rows)
    kept = Adjudication.objects.filter(position__gte=7).order_by("position")
    assert [row.patient_responsibility for row in kept] == [Decimal("5.00"), Decimal("5.00"), None]
    assert [row.service_date for row in kept] == [None, None, TODAY]
