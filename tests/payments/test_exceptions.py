"""What could not be posted waits on one list, with the acts that solve it."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

import x12
from ledger.models import Entry, OpenBalance
from payments import queues
from payments.models import Adjudication, Remittance
from payments.posting import exceptions
from payments.proof.reconcile import every_check
from practice.models import Role
from tests.builders import NOW, TODAY, a_patient, a_staff
from tests.ledger_table import ledger_of, table
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted, taken_in, the_exception_of

pytestmark = pytest.mark.django_db
D = Decimal


def a_stranger(claim, **given) -> Remittance:
    """A payment for a claim under a number and a name that are not ours."""
    patient = a_payment_of(claim, ("150.00", []), claim_number="X-1", number="", patient=None, **given)
    return posted(an_835(patient))


@pytest.fixture
def biller():
    return a_staff(Role.BILLER)


@pytest.fixture
def client(biller) -> Client:
    client = Client()
    client.force_login(biller)
    return client


@pytest.fixture(autouse=True)
def true_books():
    yield
    assert [difference for check in every_check() for difference in check.differences] == []


def test_a_person_matches_a_claim_and_it_is_posted(biller):
    claim = a_billed_claim(claim_number="C77")
    row = the_exception_of(a_stranger(claim))
    exceptions.match_to_claim(adjudication=row, claim_number=" c77 ", by=biller, now=NOW, today=TODAY)
    assert (row.state, row.matched_by) == (Adjudication.State.POSTED, biller)
    assert ledger_of(claim.encounter)[1:] == table("PAYMENT UNAPPLIED INSURANCE 150.00")
    assert Remittance.objects.get().state == Remittance.State.POSTED


def test_a_number_that_no_claim_has_is_refused(biller):
    row = the_exception_of(a_stranger(a_billed_claim()))
    with pytest.raises(exceptions.NoSuchClaim):
        exceptions.match_to_claim(adjudication=row, claim_number="NOPE", by=biller, now=NOW, today=TODAY)


def test_what_was_matched_to_the_wrong_claim_stays_with_its_new_reason(biller):
    row = the_exception_of(a_stranger(a_billed_claim()))
    other = a_billed_claim(lines=[("85025", "20.00")])
    exceptions.match_to_claim(adjudication=row, claim_number=other.claim_number, by=biller, now=NOW, today=TODAY)
    assert (row.state, row.exception) == (Adjudication.State.EXCEPTION, Adjudication.Exception.LINE_NOT_FOUND)


def test_another_patients_payment_is_posted_when_a_person_answers_for_it(biller):
    claim = a_billed_claim()
    wrong = a_payment_of(claim, ("150.00", []))
    wrong.patient.name, wrong.patient.id = "OTHERWISE", "X999"
    row = the_exception_of(posted(an_835(wrong)))
    exceptions.match_to_claim(adjudication=row, claim_number=claim.claim_number, by=biller, now=NOW, today=TODAY)
    assert row.state == Adjudication.State.POSTED


def test_a_correction_waits_for_its_reversal_and_is_posted_by_trying_again(biller):
    claim = a_billed_claim(lines=[("99213", "100.00")])
    posted(an_835(a_payment_of(claim, ("70.00", ["CO 45 30.00"]))))
    row = the_exception_of(posted(an_835(a_payment_of(claim, ("80.00", ["CO 45 20.00"])), control_number=8)))
    assert row.exception == Adjudication.Exception.OVERPAID
    back = a_payment_of(claim, ("-70.00", ["CO 45 -30.00"]), status="22")
    posted(an_835(back, kept_back=[("FB", "EFT1", "-70.00")], control_number=9))
    exceptions.retry(adjudication=row, by=biller, now=NOW, today=TODAY)
    assert row.state == Adjudication.State.POSTED
    assert not OpenBalance.objects.filter(account="INSURANCE").exists()


def test_what_is_set_aside_keeps_its_money_visible_with_its_reason(biller):
    row = the_exception_of(a_stranger(a_billed_claim()))
    exceptions.dismiss(adjudication=row, why="Belongs to the other office", by=biller, now=NOW)
    assert list(queues.exceptions()) == []
    assert [one.settled_because for one in queues.set_aside()] == ["Belongs to the other office"]
    assert OpenBalance.objects.get(account="UNAPPLIED").amount == D("150.00")
    exceptions.take_up_again(adjudication=row, by=biller, now=NOW, today=TODAY)
    assert [one.pk for one in queues.exceptions()] == [row.pk]


def test_setting_aside_needs_a_reason(biller):
    row = the_exception_of(a_stranger(a_billed_claim()))
    with pytest.raises(exceptions.ReasonMissing):
        exceptions.dismiss(adjudication=row, why="  ", by=biller, now=NOW)


def test_two_people_solve_it_once(biller):
    claim = a_billed_claim()
    row = the_exception_of(a_stranger(claim))
    stale = Adjudication.objects.get(pk=row.pk)
    exceptions.match_to_claim(adjudication=row, claim_number=claim.claim_number, by=biller, now=NOW, today=TODAY)
    with pytest.raises(exceptions.NotWaiting):
        exceptions.dismiss(adjudication=stale, why="late", by=biller, now=NOW)


def test_a_held_remittance_is_posted_when_a_person_answers_for_the_difference(biller):
    claim = a_billed_claim()
    held = taken_in(an_835(a_payment_of(claim, ("150.00", [])), amount="152.00"))
    with pytest.raises(exceptions.ReasonMissing):
        exceptions.release_remittance(remittance=held, why="", by=biller, now=NOW, today=TODAY)
    exceptions.release_remittance(remittance=held, why="Bank has 152.00, payer called", by=biller, now=NOW, today=TODAY)
    assert held.state == Remittance.State.POSTED
    assert OpenBalance.objects.get(account="UNAPPLIED").amount == D("2.00")
    with pytest.raises(exceptions.NotWaiting):
        exceptions.release_remittance(remittance=held, why="again", by=biller, now=NOW, today=TODAY)


# Pages


def test_the_list_shows_what_is_wrong_and_the_panel_what_solves_it(client):
    row = the_exception_of(a_stranger(a_billed_claim()))
    page = client.get(reverse("payments:exceptions")).content.decode()
    assert "Claim not found" in page
    assert reverse("payments:match", args=[row.pk]) in page
    panel = client.get(reverse("payments:panel", args=[row.pk]), headers={"HX-Request": "true"}).content.decode()
    assert panel.lstrip().startswith("<aside")


def test_a_decision_leads_to_its_segment_in_the_file_of_the_payer(client):
    row = the_exception_of(a_stranger(a_billed_claim()))
    panel = client.get(reverse("payments:panel", args=[row.pk]), headers={"HX-Request": "true"}).content.decode()
    place, _, fragment = panel.partition(">see it in the file<")[0].rpartition('href="')[2].rstrip('"').partition("#")
    file = client.get(place.replace("&amp;", "&")).content.decode()
    shown = file.partition(f'<a id="{fragment}"')[2].partition("</tr>")[0]
    assert f"<code>CLP*{row.claim_number}*" in shown


def test_matching_in_the_panel_answers_with_the_panel(client):
    claim = a_billed_claim()
    row = the_exception_of(a_stranger(claim))
    address = reverse("payments:match", args=[row.pk])
    refused = client.post(address, {"claim_number": "NOPE"}, headers={"HX-Request": "true"})
    assert (refused.status_code, "No claim has this number" in refused.content.decode()) == (409, True)
    done = client.post(address, {"claim_number": claim.claim_number}, headers={"HX-Request": "true"}).content.decode()
    assert "Posted. The balances" in done
    paid = Entry.objects.get(kind="PAYMENT")
    assert paid.source.startswith(f"remittance:{row.remittance_id}:segment:{row.segment}:")
    assert reverse("payments:entry", args=[paid.pk]) in done


def test_a_visit_of_the_same_day_and_charge_is_offered(client):
    claim = a_billed_claim()
    stranger = a_payment_of(claim, ("150.00", []), claim_number="X-1", number="", patient=None)
    row = the_exception_of(posted(an_835(stranger)))
    panel = client.get(reverse("payments:panel", args=[row.pk]), headers={"HX-Request": "true"}).content.decode()
    assert f'name="claim_number" value="{claim.claim_number}"' in panel


def test_a_visit_of_somebody_else_is_never_offered(client):
    claim = a_billed_claim()
    named = x12.Name(name="OTHERWISE", first_name="ED", id="X999")
    stranger = a_payment_of(claim, ("150.00", []), claim_number="X-1", number="", patient=named)
    row = the_exception_of(posted(an_835(stranger)))
    panel = client.get(reverse("payments:panel", args=[row.pk]), headers={"HX-Request": "true"}).content.decode()
    assert claim.claim_number not in panel


def test_the_same_acts_work_without_scripts(client):
    claim = a_billed_claim()
    row = the_exception_of(a_stranger(claim))
    refused = client.post(reverse("payments:set-aside", args=[row.pk]), {"why": ""})
    assert (refused.status_code, "Write why" in refused.content.decode()) == (409, True)
    page = client.post(reverse("payments:set-aside", args=[row.pk]), {"why": "Not ours"}, follow=True)
    assert "Set aside" in page.content.decode()
    page = client.post(reverse("payments:take-up", args=[row.pk]), follow=True)
    assert "Not posted yet: claim not found" in page.content.decode()
    page = client.post(reverse("payments:retry", args=[row.pk]), follow=True)
    assert page.status_code == 200


def test_a_remittance_shows_what_it_will_do_before_it_is_posted_and_did_afterwards(client):
    claim = a_billed_claim()
    remittance = taken_in(
        an_835(a_payment_of(claim, ("96.00", ["CO 45 34.00", "PR 3 20.00"])), kept_back=[("WO", "R1", "6.00")])
    )
    address = reverse("payments:remittance", args=[remittance.pk])
    before = client.get(address).content.decode()
    assert "Proven to the cent" in before
    assert "<s>150.00</s>" in before
    client.post(reverse("payments:post", args=[remittance.pk]))
    after = client.get(address, {"decision": remittance.adjudications.get().pk}).content.decode()
    assert "<s>150.00</s> 0.00" in after
    assert "<s>0.00</s> 20.00" in after
    assert reverse("payments:entry", args=[Entry.objects.get(kind="PAYMENT").pk]) in after


def test_a_held_remittance_says_why_and_is_released_on_its_page(client):
    remittance = taken_in(an_835(a_payment_of(a_billed_claim(), ("150.00", [])), amount="152.00"))
    page = client.get(reverse("payments:remittance", args=[remittance.pk])).content.decode()
    assert "Does not add up" in page
    assert "BPR02 in segment 2 pays 152.00" in page
    refused = client.post(reverse("payments:release", args=[remittance.pk]), {"why": ""})
    assert refused.status_code == 409
    done = client.post(reverse("payments:release", args=[remittance.pk]), {"why": "Seen"}, follow=True).content.decode()
    assert "2.00" in done
    assert "Seen" in done


def test_remittances_are_found_by_state_and_trace(client):
    posted(an_835(a_payment_of(a_billed_claim(), ("150.00", [])), trace="AAA1"))
    taken_in(an_835(a_payment_of(a_billed_claim(), ("150.00", [])), amount="1.00", trace="BBB2"))
    page = client.get(reverse("payments:remittances"), {"view": "held"}).content.decode()
    assert ("BBB2" in page, "AAA1" in page) == (True, False)
    page = client.get(reverse("payments:remittances"), {"trace": "aaa"}).content.decode()
    assert ("BBB2" in page, "AAA1" in page) == (False, True)


def test_no_page_carries_a_name_in_an_address(client):
    claim = a_billed_claim(patient=a_patient(first_name="Iris", last_name="Samplewell"))
    row = the_exception_of(a_stranger(claim))
    for name in ("payments:exceptions", "payments:remittances"):
        page = client.get(reverse(name)).content.decode()
        assert not any("amplewell" in part.split('"')[0] for part in page.split('href="')[1:])
    assert row.pk


def test_a_large_remittance_costs_no_query_for_each_claim(client):
    def queries_for(count: int) -> int:
        claims = [a_billed_claim() for _ in range(count)]
        remittance = posted(
            an_835(*(a_payment_of(claim, ("100.00", ["CO 45 50.00"])) for claim in claims), control_number=count)
        )
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("payments:remittance", args=[remittance.pk]))
        return len(queries)

    assert queries_for(2) == queries_for(12)
