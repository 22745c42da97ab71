"""A remittance posted in part shows its exceptions a page at a time; counts and sums are of all of them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from payments.models import Adjudication, Remittance
from payments.pages.excepted import A_PAGE
from practice.models import Role
from tests.builders import a_staff
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted

pytestmark = pytest.mark.django_db
COPAY = ("96.00", ["CO 45 34.00", "PR 3 20.00"])
UNKNOWN = ("100.00", ["CO Z9 50.00"])
MORE = 5


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(a_staff(Role.BILLER))
    return client


def in_part(strangers: int) -> Remittance:
    """One claim that is posted, one whose reason nobody decided, and so many that are not ours."""
    paid, unknown = a_billed_claim(), a_billed_claim()
    payments = [a_payment_of(paid, COPAY), a_payment_of(unknown, UNKNOWN)]
    payments += [a_payment_of(paid, COPAY, claim_number=f"X{n}", number="", patient=None) for n in range(strangers)]
    return posted(an_835(*payments))


def address_of(remittance: Remittance, **asked: object) -> str:
    return reverse("payments:remittance", args=[remittance.pk], query=asked or None)


def listed(client: Client, remittance: Remittance, **asked: object) -> list[int]:
    return [int(row["pk"]) for row in client.get(address_of(remittance, **asked)).context["troubled"]]


def test_exceptions_come_in_pages_and_are_counted_and_added_up_over_all(client):
    remittance = in_part(A_PAGE + MORE)
    waiting = remittance.adjudications.filter(state=Adjudication.State.EXCEPTION).order_by("position")
    ids = list(waiting.values_list("pk", flat=True))
    assert len(ids) == A_PAGE + MORE + 1
    assert listed(client, remittance) == ids[:A_PAGE]
    assert listed(client, remittance, excepted=2) == ids[A_PAGE:]
    assert listed(client, remittance, excepted=99) == ids[A_PAGE:]
    page = client.get(address_of(remittance, excepted=2))
    assert page.context["troubled_count"] == len(ids)
    assert page.context["matched_count"] == 1
    assert page.context["proof"].excepted == 96 * (A_PAGE + MORE) + 100
    assert "Page 2 of 2" in page.content.decode()
    assert f"?decision={ids[-1]}&amp;excepted=2" in page.content.decode()


def test_a_decision_opens_the_page_on_which_it_stands(client):
    remittance = in_part(A_PAGE + MORE)
    last = remittance.adjudications.latest("position")
    assert last.pk in listed(client, remittance, decision=last.pk)
    assert last.pk not in listed(client, remittance, decision=last.pk, excepted=1)


def test_exceptions_are_narrowed_by_what_is_wrong(client):
    remittance = in_part(MORE)
    (unknown,) = remittance.adjudications.filter(exception=Adjudication.Exception.UNMAPPED)
    assert listed(client, remittance, reason="UNMAPPED") == [unknown.pk]
    assert len(listed(client, remittance, reason="NOT_FOUND")) == MORE
    assert len(listed(client, remittance, reason="nonsense")) == MORE + 1
    page = client.get(address_of(remittance, reason="UNMAPPED"))
    assert page.context["troubled_count"] == MORE + 1
    assert f"1 of {MORE + 1}." in page.content.decode()
    assert f"?decision={unknown.pk}&amp;reason=UNMAPPED" in page.content.decode()


def test_more_exceptions_ask_no_more_questions(client):
    def questions(remittance: Remittance) -> int:
        client.get(address_of(remittance))
        with CaptureQueriesContext(connection) as asked:
            client.get(address_of(remittance))
        return len(asked)

    assert questions(in_part(2)) == questions(in_part(A_PAGE + MORE))
