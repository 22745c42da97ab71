"""The pages of billing: with scripts and without, for those who may."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Denial
from coding.models import VisitFacts
from practice.models import Access, Role
from tests.builders import NOW, TODAY, a_coded_encounter, a_coverage, a_provider, a_staff
from tests.claims.given import (
    a_biller,
    a_claim_of_today,
    a_connected_payer,
    a_denial,
    a_sent_claim,
    in_state,
    the_codes,
)

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def biller(client: Client):
    staff = a_biller()
    client.force_login(staff)
    return staff


def page_of(client: Client, name: str, *args: object, query: str = "") -> str:
    response = client.get(reverse(name, args=args) + query)
    assert response.status_code == 200
    return response.content.decode()


def test_the_queue_shows_the_reason_in_words_with_its_code_and_the_next_act(client: Client, biller, tmp_path) -> None:
    claim = a_sent_claim(tmp_path)
    a_denial(claim, reason="197")
    text = page_of(client, "claims:queue")
    assert "CO-197" in text
    assert "Samplewell, Iris" in text
    assert "Appeal" in text
    assert "Correct and resubmit" in text
    assert Access.objects.filter(subject=f"patient:{claim.encounter.patient_id}").exists()


@pytest.mark.parametrize("name", ["queue", "rejections", "denials", "follow-up"])
def test_an_empty_list_says_so(name: str, client: Client, biller) -> None:
    assert "Nothing is here." in page_of(client, f"claims:{name}")


def test_filters_are_in_the_address_and_nonsense_is_left_out(client: Client, biller, tmp_path) -> None:
    claim = in_state(a_claim_of_today(tmp_path), Claim.Status.REJECTED)
    payer = claim.coverage.payer_id
    assert "Samplewell" in page_of(
        client, "claims:queue", query=f"?view=rejected&payer={payer}&amount=100&owner=nobody"
    )
    assert "Nothing is here." in page_of(client, "claims:queue", query="?view=rejected&amount=150.01")
    assert "Nothing is here." in page_of(client, "claims:queue", query="?view=rejected&owner=me")
    assert "Samplewell" in page_of(client, "claims:queue", query="?view=no&payer=x&amount=NaN&owner=z&page=q&claim=zz")


def test_denials_are_counted_by_category(client: Client, biller, tmp_path) -> None:
    a_denial(a_sent_claim(tmp_path), reason="197")
    text = page_of(client, "claims:denials", query="?category=AUTHORIZATION")
    assert "Authorization <b>1</b>" in text
    assert "Samplewell" in text


def test_the_proof_of_a_claim_holds_to_the_cent(client: Client, biller, tmp_path) -> None:
    claim = a_sent_claim(tmp_path, lines=[("99213", "150.00"), ("81002", "12.50")])
    text = page_of(client, "claims:detail", claim.pk)
    assert text.count("162.50") >= 3
    assert f"Claim {claim.claim_number}" in text


def test_a_claim_leads_to_itself_in_the_stored_files(client: Client, biller, tmp_path) -> None:
    claim = a_sent_claim(tmp_path)
    sent = claim.submissions.get()
    link = reverse("clearinghouse:claim", args=[sent.interchange_id, claim.claim_number])
    assert f'<a href="{link}">As it was sent</a>' in page_of(client, "claims:detail", claim.pk)
    place = client.get(link)
    assert f"CLM*{claim.claim_number}*" in client.get(place["Location"]).content.decode()
    client.force_login(a_staff(Role.CODER))
    assert "As it was sent" not in page_of(client, "claims:detail", claim.pk)


def test_without_scripts_an_act_leads_back_to_the_list(client: Client, biller, tmp_path) -> None:
    claim = in_state(a_claim_of_today(tmp_path), Claim.Status.REJECTED)
    response = client.post(reverse("claims:assign", args=[claim.pk]) + "?view=rejected")
    assert response.status_code == 302
    assert response["Location"] == f"{reverse('claims:queue')}?view=rejected&claim={claim.pk}"
    assert Claim.objects.get(pk=claim.pk).owner == biller


def test_with_scripts_an_act_gives_the_panel_and_the_row_dimmed_in_its_place(client: Client, biller, tmp_path) -> None:
    claim = a_sent_claim(tmp_path)
    denial = a_denial(claim, group="PR", reason="96")
    response = client.post(reverse("claims:to-patient", args=[claim.pk]) + "?view=denied", headers=HTMX)
    text = response.content.decode()
    assert response.status_code == 200
    assert text.lstrip().startswith("<aside")
    assert f'id="claim-{claim.pk}" hx-swap-oob="true" class="done' in text
    denial.refresh_from_db()
    assert denial.state == Denial.State.TO_PATIENT


def test_a_refusal_is_told_beside_the_claim(client: Client, biller, tmp_path) -> None:
    claim = a_sent_claim(tmp_path)
    a_denial(claim, group="CO", reason="197")
    response = client.post(reverse("claims:to-patient", args=[claim.pk]), headers=HTMX)
    assert response.status_code == 409
    assert "only group PR" in response.content.decode()
    response = client.post(reverse("claims:write-off", args=[claim.pk]), {"reason": ""}, headers=HTMX)
    assert response.status_code == 409
    assert "Choose why" in response.content.decode()


def test_a_write_off_by_hand_needs_a_reason_and_closes_the_claim(client: Client, biller, tmp_path) -> None:
    claim = a_sent_claim(tmp_path)
    a_denial(claim, reason="29")
    client.post(reverse("claims:write-off", args=[claim.pk]), {"reason": "TIMELY_FILING"})
    assert Claim.objects.get(pk=claim.pk).status == Claim.Status.CLOSED


def test_only_the_picked_denials_are_worked(client: Client, biller, tmp_path) -> None:
    claim = a_sent_claim(tmp_path, lines=[("99213", "150.00"), ("81002", "12.50")])
    first, second = a_denial(claim, reason="50"), a_denial(claim, reason="50", amount="12.50", line=1)
    client.post(reverse("claims:appeal", args=[claim.pk]), {"denial": [second.pk], "text": "See records."})
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == (Denial.State.OPEN, Denial.State.APPEALED)


def test_done_opens_the_next_claim(client: Client, biller, tmp_path) -> None:
    first = in_state(a_claim_of_today(tmp_path), Claim.Status.REJECTED)
    second = in_state(a_claim_of_today(tmp_path, first_name="Cy"), Claim.Status.REJECTED)
    response = client.post(reverse("claims:done", args=[first.pk]) + "?view=rejected", headers=HTMX)
    assert f'data-subject="claim-{second.pk}"' in response.content.decode()
    assert response["HX-Replace-Url"].endswith(f"?view=rejected&claim={second.pk}")
    Claim.objects.filter(pk=second.pk).update(status="VOID")
    response = client.post(reverse("claims:done", args=[first.pk]) + "?view=rejected", headers=HTMX)
    assert "That was the last one." in response.content.decode()


def correction(claim: Claim, **changed: str) -> dict[str, str]:
    line = claim.encounter.charge_lines.get()
    return {
        "member_id": "W123456789",
        "relationship": "18",
        "diagnoses": "E11.9 I10",
        f"modifiers_{line.pk}": "",
        f"pointers_{line.pk}": "A",
        **{name.replace("LINE", str(line.pk)): value for name, value in changed.items()},
    }


def test_a_corrected_claim_is_in_the_next_batch_and_the_next_one_is_open(client: Client, biller, tmp_path) -> None:
    claim = in_state(a_claim_of_today(tmp_path), Claim.Status.REJECTED)
    other = in_state(a_claim_of_today(tmp_path, first_name="Cy"), Claim.Status.REJECTED)
    url = reverse("claims:correct", args=[claim.pk]) + "?view=rejected"
    assert "Save and resubmit" in client.get(url).content.decode()
    sent = correction(claim, member_id="W999", modifiers_LINE="25", pointers_LINE="BA", authorization_number="au9")
    response = client.post(url, sent)
    assert response["Location"] == f"{reverse('claims:queue')}?view=rejected&claim={other.pk}"
    claim = Claim.objects.get(pk=claim.pk)
    assert (claim.status, claim.coverage.member_id) == (Claim.Status.READY, "W999")
    assert claim.encounter.authorization is not None
    assert claim.encounter.authorization.number == "AU9"
    line = claim.encounter.charge_lines.get()
    assert (line.modifiers, line.pointers) == (["25"], [2, 1])
    told = " ".join(claim.events.values_list("why", flat=True))
    assert "Corrected: member_id, authorization, codes" in told
    assert "W999" not in told


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"member_id": ""}, "This field is required"),
        ({"diagnoses": "E11.9 hello"}, "HELLO is not an ICD-10-CM code"),
        ({"diagnoses": "E11.9 E119"}, "stands there twice"),
        ({"pointers_LINE": "C"}, "letters from A to B"),
        ({"modifiers_LINE": "257"}, "two characters"),
        ({"relationship": "19"}, "Name the person who holds the plan"),
    ],
)
def test_a_correction_that_cannot_be_right_is_told_at_its_field(
    changed, words, client: Client, biller, tmp_path
) -> None:
    claim = in_state(a_claim_of_today(tmp_path), Claim.Status.REJECTED)
    response = client.post(reverse("claims:correct", args=[claim.pk]), correction(claim, **changed))
    assert response.status_code == 422
    assert words in response.content.decode()
    assert Claim.objects.get(pk=claim.pk).status == Claim.Status.REJECTED


def test_a_correction_that_leaves_something_wrong_holds_the_claim(client: Client, biller, tmp_path) -> None:
    claim = in_state(a_claim_of_today(tmp_path), Claim.Status.REJECTED)
    claim.coverage.payer.member_id_pattern = r"W\d{9}"
    claim.coverage.payer.save()
    client.post(reverse("claims:correct", args=[claim.pk]), correction(claim, member_id="X1"))
    assert Claim.objects.get(pk=claim.pk).status == Claim.Status.HELD
    assert "Open the plan" in page_of(client, "claims:queue", query=f"?view=hold&claim={claim.pk}")


def test_a_coder_releases_and_goes_on_to_the_next_visit(client: Client, tmp_path) -> None:
    client.force_login(a_staff(Role.CODER))
    the_codes()
    coverage = a_coverage(payer=a_connected_payer(tmp_path))
    today = a_coded_encounter(patient=coverage.patient, service_date=TODAY - timedelta(days=3))
    following = a_coded_encounter(patient=coverage.patient, service_date=TODAY - timedelta(days=2))
    url = reverse("claims:release", args=[today.pk])
    assert client.post(url)["Location"] == reverse("coding:bench", args=[following.pk])
    assert Claim.objects.filter(encounter=today).count() == 1
    refused = client.post(url, headers=HTMX)
    assert refused["HX-Redirect"] == reverse("coding:bench", args=[today.pk])
    assert Claim.objects.filter(encounter=today).count() == 1


def test_a_claim_is_looked_up_by_those_who_may_and_acted_on_by_billers(client: Client, tmp_path) -> None:
    claim = a_sent_claim(tmp_path, now=NOW)
    client.force_login(a_staff(Role.MANAGER))
    assert "Add a note" not in page_of(client, "claims:queue", query=f"?view=all&claim={claim.pk}")
    assert client.post(reverse("claims:note", args=[claim.pk]), {"text": "x"}).status_code == 403
    client.force_login(a_staff(Role.FRONT_DESK))
    assert client.get(reverse("claims:queue")).status_code == 403


def test_a_claim_shows_what_its_lines_and_its_visit_say_beside_their_codes(client: Client, biller, tmp_path) -> None:
    claim = a_sent_claim(tmp_path)
    line = claim.encounter.charge_lines.all()[0]
    line.ndc, line.ndc_unit, line.ndc_quantity, line.ordering = "00409123401", "ML", Decimal("1.5"), a_provider()
    line.save()
    VisitFacts.objects.create(encounter=claim.encounter, onset_date=date(2026, 10, 1))
    page = client.get(reverse("claims:detail", args=[claim.pk])).content.decode()
    assert "NDC 00409-1234-01, 1.5 ML; ordered by " in page
    assert "illness or injury began on 10/01/26" in page
