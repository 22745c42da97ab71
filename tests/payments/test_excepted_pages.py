"""A remittance posted in part shows its exceptions a page at a time; counts and sums are of all of them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from payments.models import Adjudication, Remittance
from payments.pages.excepted import A_PAGE
from payments.pages.remittances import ASIDE_A_PAGE
from payments.posting.exceptions import dismiss, take_up_again
from practice.models import Role
from tests.builders import NOW, TODAY, a_staff
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


def test_what_was_set_aside_is_listed_by_itself_with_its_reason_and_counts_as_neither_posted_nor_waiting(client):
    remittance = in_part(1)
    biller = a_staff(Role.BILLER)
    stranger = remittance.adjudications.get(exception=Adjudication.Exception.NOT_FOUND)
    dismiss(adjudication=stranger, why="Of the office next door", by=biller, now=NOW)
    page = client.get(address_of(remittance))
    assert [row["pk"] for row in page.context["aside"]] == [str(stranger.pk)]
    assert str(stranger.pk) not in {row["pk"] for row in (*page.context["matched"], *page.context["troubled"])}
    assert (page.context["matched_count"], page.context["troubled_count"]) == (1, 1)
    proof = page.context["proof"]
    assert (proof.aside_count, proof.aside, proof.excepted) == (1, 96, 100)
    assert "“Of the office next door”, Dana Sample" in page.content.decode()
    assert "96.00 set aside" in page.content.decode()

    take_up_again(adjudication=stranger, by=biller, now=NOW, today=TODAY)
    page = client.get(address_of(remittance))
    assert (page.context["aside"], page.context["troubled_count"], page.context["proof"].aside) == ([], 2, 0)
    assert 'href="#aside"' not in page.content.decode()


def test_a_remittance_of_which_everything_was_set_aside_opens_the_first_of_it(client):
    biller = a_staff(Role.BILLER)
    payments = [a_payment_of(a_billed_claim(), COPAY, claim_number=f"X{n}", number="", patient=None) for n in range(2)]
    remittance = posted(an_835(*payments))
    for one in remittance.adjudications.all():
        dismiss(adjudication=one, why="Not ours", by=biller, now=NOW)
    page = client.get(address_of(remittance))
    assert page.context["chosen"].adjudication == remittance.adjudications.earliest("position")
    assert [row["class"] for row in page.context["aside"]] == ["on", ""]
    assert "None: everything else in this file is posted." in page.content.decode()


def test_of_many_that_were_set_aside_the_first_are_shown_and_all_are_counted(client):
    remittance = in_part(ASIDE_A_PAGE + MORE)
    aside = remittance.adjudications.filter(exception=Adjudication.Exception.NOT_FOUND)
    aside.update(state=Adjudication.State.DISMISSED, settled_because="Not ours", exception="")
    page = client.get(address_of(remittance))
    assert len(page.context["aside"]) == ASIDE_A_PAGE
    assert f"The first {ASIDE_A_PAGE} of {ASIDE_A_PAGE + MORE}" in page.content.decode()
    assert f'href="{reverse("payments:exceptions")}?view=aside"' in page.content.decode()
