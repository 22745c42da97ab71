"""Reviewing, un-posting and detaching on the pages, and the page of what posts by itself."""

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim
from payments.models import Adjudication, PostingRule, Remittance, Undoing
from practice.models import Role
from tests.builders import a_staff
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted, taken_in

pytestmark = pytest.mark.django_db
COPAY = ("96.00", ["CO 45 34.00", "PR 3 20.00"])


@pytest.fixture
def client() -> Client:
    client = Client()
    client.force_login(a_staff(Role.BILLER))
    return client


def page_of(client: Client, remittance: Remittance) -> str:
    return client.get(reverse("payments:remittance", args=[remittance.pk])).content.decode()


def test_a_posted_remittance_is_un_posted_with_a_reason_that_stays_on_its_page(client):
    claim = a_billed_claim()
    remittance = posted(an_835(a_payment_of(claim, COPAY)))
    assert "Un-post" in page_of(client, remittance)
    answer = client.post(reverse("payments:un-post", args=[remittance.pk]), {"why": "Wrong office"}, follow=True)
    text = answer.content.decode()
    assert "is un-posted. Its deposit of 96.00 is unapplied again." in text
    assert "“Wrong office” 3 entries reversed." in text
    assert "Post all" in text
    claim.refresh_from_db()
    assert claim.status == Claim.Status.SENT
    client.post(reverse("payments:post", args=[remittance.pk]))
    remittance.refresh_from_db()
    assert remittance.state == Remittance.State.POSTED


def test_un_posting_without_a_reason_is_refused_on_the_page(client):
    remittance = posted(an_835(a_payment_of(a_billed_claim(), COPAY)))
    answer = client.post(reverse("payments:un-post", args=[remittance.pk]), {"why": " "})
    assert answer.status_code == 409
    assert "Write why it is undone" in answer.content.decode()


def test_what_the_payer_took_back_says_which_remittance_to_undo_first(client):
    claim = a_billed_claim()
    first = posted(an_835(a_payment_of(claim, COPAY)))
    reversal = a_payment_of(claim, ("-96.00", ["CO 45 -34.00", "PR 3 -20.00"]), status="22")
    second = posted(an_835(reversal, a_payment_of(a_billed_claim(), ("150.00", []), number="I2"), control_number=8))
    answer = client.post(reverse("payments:un-post", args=[first.pk]), {"why": "Wrong office"})
    assert answer.status_code == 409
    assert f"with remittance {second.pk}" in answer.content.decode()
    row = first.adjudications.get()
    answer = client.post(
        reverse("payments:detach", args=[row.pk]), {"why": "Other claim"}, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 409
    assert f"with remittance {second.pk}" in answer.content.decode()


def test_a_claim_is_detached_in_the_panel_and_posted_again_there(client):
    remittance = posted(an_835(a_payment_of(a_billed_claim(), COPAY)))
    row = remittance.adjudications.get()
    hx = {"HX-Request": "true"}
    text = client.post(reverse("payments:detach", args=[row.pk]), {"why": "Other claim"}, headers=hx).content.decode()
    assert "Left out by hand" in text
    assert "Post again" in text
    row.refresh_from_db()
    assert row.state == Adjudication.State.EXCEPTION
    text = client.post(reverse("payments:retry", args=[row.pk]), headers=hx).content.decode()
    assert "Posted. The balances of the claim are as shown." in text
    assert Undoing.objects.get().adjudication == row


def test_a_claim_is_left_out_of_the_posting_to_come_and_put_back(client):
    remittance = taken_in(an_835(a_payment_of(a_billed_claim(), COPAY)))
    row = remittance.adjudications.get()
    hx = {"HX-Request": "true"}
    text = client.post(reverse("payments:detach", args=[row.pk]), {"why": "Ask first"}, headers=hx).content.decode()
    assert "Put back" in text
    assert "Post what is clean" in page_of(client, remittance)
    text = client.post(reverse("payments:put-back", args=[row.pk]), headers=hx).content.decode()
    assert "Leave out" in text
    assert "Post all" in page_of(client, remittance)


def test_a_manager_decides_what_posts_by_itself_and_a_biller_reads_it(client):
    payer = a_billed_claim().coverage.payer
    data = {"payer": payer.pk, "way": "WHEN_CLEAN", "largest": "1,000.00"}
    assert client.post(reverse("payments:set-rule"), data).status_code == 403
    manager = Client()
    manager.force_login(a_staff(Role.MANAGER, username="manager"))
    text = manager.post(reverse("payments:set-rule"), data, follow=True).content.decode()
    assert "It holds for remittances that come in from now on." in text
    manager.post(reverse("payments:set-rule"), {**data, "largest": ""})
    rule = PostingRule.objects.get()
    assert (rule.payer, rule.way, rule.largest) == (payer, "WHEN_CLEAN", None)
    assert "only when all of it is clean" in client.get(reverse("payments:rules")).content.decode()
    assert manager.post(reverse("payments:set-rule"), {**data, "largest": "-1"}).status_code == 422
    manager.post(reverse("payments:drop-rule", args=[rule.pk]))
    assert not PostingRule.objects.exists()


def test_a_claim_is_matched_before_its_remittance_is_posted(client):
    claim = a_billed_claim(claim_number="C77")
    stranger = a_payment_of(claim, COPAY, claim_number="X-1", number="", patient=None)
    stranger.lines[0].service_date = None
    remittance = taken_in(an_835(stranger))
    row = remittance.adjudications.get()
    data, hx = {"claim_number": "c77"}, {"HX-Request": "true"}
    text = client.post(reverse("payments:match", args=[row.pk]), data, headers=hx).content.decode()
    assert "It is posted with its remittance." in text
    assert claim.encounter.charge_lines.get().entries.count() == 1
    client.post(reverse("payments:post", args=[remittance.pk]))
    remittance.refresh_from_db()
    assert remittance.state == Remittance.State.POSTED
