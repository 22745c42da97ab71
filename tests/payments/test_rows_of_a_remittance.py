"""The rows of a remittance's page: what its panels say too, and no query more however many claims there are."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import x12
from claims.models import Claim
from payments.models import Remittance
from payments.posting.listed import listed
from payments.posting.post import post_remittance
from payments.posting.undo import detach, unpost
from practice.models import Role, Staff
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_staff
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted, taken_in
from tests.payments.patient_money import paid
from tests.payments.rows_and_panels import rows_and_panels_differ

pytestmark = pytest.mark.django_db
COPAY = ("96.00", ["CO 45 34.00", "PR 3 20.00"])
TAKEN_BACK = ("-96.00", ["CO 45 -34.00", "PR 3 -20.00"])
DENIED = ("0.00", ["CO 197 150.00"])
PART = ("50.00", ["CO 197 100.00"])
UNKNOWN = ("100.00", ["CO Z9 50.00"])


@pytest.fixture
def biller() -> Staff:
    return a_staff(Role.BILLER)


@pytest.fixture
def client(biller: Staff) -> Client:
    client = Client()
    client.force_login(biller)
    return client


def claims(count: int) -> list[Claim]:
    return [a_billed_claim(coverage=a_coverage(patient=a_patient(), member_id=f"W{count}-{n}")) for n in range(count)]


def told(remittance: Remittance) -> list[str]:
    """Each row in one line: owed by the plan, owed by the patient, given up, result."""
    ids = list(remittance.adjudications.values_list("pk", flat=True))
    rows = ((row, row.sums) for row in listed(ids, remittance=remittance))
    return [
        f"{one.insurance} {one.insurance + one.to_insurance} {one.patient} {one.patient + one.to_patient}"
        f" {one.adjusted} {row.word}"
        for row, one in rows
    ]


def test_rows_tell_each_claim_before_and_after_as_it_will_be_posted_and_as_it_was():
    payments = [a_payment_of(claim, how) for claim, how in zip(claims(3), (COPAY, DENIED, PART), strict=True)]
    remittance = taken_in(an_835(*payments))
    wanted = [
        "150.00 0.00 0.00 20.00 34.00 Paid",
        "150.00 150.00 0.00 0.00 0.00 Denied",
        "150.00 100.00 0.00 0.00 0.00 Denied in part",
    ]
    assert told(remittance) == wanted
    assert rows_and_panels_differ(remittance) == []
    post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
    assert told(remittance) == wanted
    assert rows_and_panels_differ(remittance) == []


def test_what_came_after_a_posting_does_not_change_its_rows(biller):
    claim = a_billed_claim()
    first = posted(an_835(a_payment_of(claim, COPAY)))
    paid(claim.encounter.patient, "20.00")
    second = posted(an_835(a_payment_of(claim, TAKEN_BACK, status="22"), a_payment_of(claim, DENIED, number="I2"),
                           a_payment_of(claims(1)[0], ("150.00", [])), control_number=8))  # fmt: skip
    assert told(first) == ["150.00 0.00 0.00 20.00 34.00 Paid"]
    assert told(second)[1:] == ["0.00 0.00 20.00 20.00 0.00 Denied", "150.00 0.00 0.00 0.00 0.00 Paid"]
    assert [*rows_and_panels_differ(first), *rows_and_panels_differ(second)] == []


def test_after_un_posting_and_posting_again_the_rows_count_only_the_posting_that_stands(biller):
    remittance = posted(an_835(*(a_payment_of(claim, COPAY) for claim in claims(2))))
    before = told(remittance)
    unpost(remittance=remittance, why="A try", by=biller, now=NOW, today=TODAY)
    assert told(remittance) == before
    post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
    assert [line.split()[4:] for line in told(remittance)] == [["34.00", "Paid"]] * 2
    detach(adjudication=remittance.adjudications.all()[0], why="A try", by=biller, now=NOW, today=TODAY)
    assert rows_and_panels_differ(remittance) == []


def test_money_left_to_a_next_payer_is_refused_where_there_is_none():
    with_next, without = claims(2)
    a_coverage(patient=with_next.encounter.patient, payer=a_payer(name="Medicaid"), priority=2, member_id="M1")
    payments = [a_payment_of(claim, ("120.00", ["PR 2 30.00"])) for claim in (with_next, without)]
    for payment in payments:
        payment.lines[0].remarks = [x12.Remark(code="N782")]
    remittance = posted(an_835(*payments))
    assert [line.split(" ", 5)[5] for line in told(remittance)] == ["Paid", "Denied in part"]
    assert rows_and_panels_differ(remittance) == []


def all_kinds(count: int) -> tuple[Remittance, Remittance]:
    """
    A remittance of `count` claims of each kind, posted, and one that is not.

    Paid, denied, of unknown reasons, for the next plan; and not posted: takebacks that have an original and that have
    none, answers of later plans, and a claim that is not ours.
    """
    ours = claims(count * 4)
    for number, claim in enumerate(ours[3::4]):
        a_coverage(patient=claim.encounter.patient, payer=a_payer(name=f"Next {count} {number}"), priority=2)
    hows = (COPAY, DENIED, UNKNOWN, COPAY)
    first = posted(an_835(*(a_payment_of(claim, hows[n % 4]) for n, claim in enumerate(ours)), control_number=count))
    later = claims(count)
    for claim in later:
        a_coverage(patient=claim.encounter.patient, payer=a_payer(name=f"Later {claim.pk}"), priority=2)
    payments = [
        *(a_payment_of(claim, TAKEN_BACK, status="22") for claim in ours[::4]),
        *(a_payment_of(claim, ("-1.00", ["CO 45 -149.00"]), status="22") for claim in ours[1::4]),
        *(a_payment_of(claim, COPAY, status="2") for claim in later),
        *(a_payment_of(claim, COPAY) for claim in claims(count)),
        *(a_payment_of(claim, COPAY, claim_number=f"X{n}", number="", patient=None) for n, claim in enumerate(later)),
    ]
    return first, taken_in(an_835(*payments, amount="1.00", control_number=count + 100))


def test_the_number_of_queries_does_not_grow_with_the_number_of_claims(client):
    def queries_of(count: int) -> list[int]:
        found = []
        for remittance in all_kinds(count):
            address = reverse("payments:remittance", args=[remittance.pk])
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                answer = client.get(address)
            assert answer.content.count(b'id="decision-') == remittance.adjudications.count()
            found.append(len(queries))
        return found

    few = queries_of(2)
    assert queries_of(6) == few


def test_every_kind_of_decision_says_the_same_in_its_row_and_in_its_panel():
    for remittance in all_kinds(2):
        assert rows_and_panels_differ(remittance) == []


def test_names_of_patients_and_payers_are_escaped_in_rows(client):
    patient = a_patient(first_name="Al%s", last_name="O'<b>Hara")
    remittance = taken_in(an_835(a_payment_of(a_billed_claim(coverage=a_coverage(patient=patient)), COPAY)))
    text = client.get(reverse("payments:remittance", args=[remittance.pk])).content.decode()
    assert "O&#x27;&lt;b&gt;Hara, Al%s" in text
    assert "<b>Hara" not in text
