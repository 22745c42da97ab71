"""The pages for paper explanations without scripts: every essential act works with plain forms."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from patients.models import Payer
from payments.keyed import drafts
from payments.keyed.drafts import PageSeen
from payments.models import KeyedRemittance, Remittance
from practice.models import Role, Staff
from tests.builders import NOW, a_coverage, a_payer, a_staff
from tests.payments.given import a_billed_claim

pytestmark = pytest.mark.django_db
HEAD = {"payer": "Meridian", "trace": "700123", "method": "CHK", "paid_on": "11/16/26", "amount": "96"}


@pytest.fixture
def biller(client: Client) -> Staff:
    a_payer(name="Meridian Health", payer_id="60101")
    staff = a_staff()
    client.force_login(staff)
    return staff


def started(client: Client) -> KeyedRemittance:
    client.post(reverse("payments:paper-start"))
    return KeyedRemittance.objects.latest("pk")


def sent(client: Client, name: str, *numbers: int, htmx: bool = False, **cells: str):
    headers = {"HX-Request": "true"} if htmx else {}
    data = {"editor": "mine", "revision": "0", **cells}
    return client.post(reverse(f"payments:{name}", args=numbers), data, headers=headers)


def test_a_paper_is_keyed_and_finished_with_plain_forms(client: Client, biller: Staff):
    claim = a_billed_claim(claim_number="26-1", coverage=a_coverage(payer=Payer.objects.get()))
    draft = started(client)
    sent(client, "paper-head", draft.pk, **HEAD, **{"kept-1-code": "", "kept-1-amount": ""})
    found = sent(client, "paper-find", draft.pk, q="26-1")
    assert b"26-1" in found.content and b"Takeback" in found.content
    sent(client, "paper-add", draft.pk, claim=str(claim.pk))
    row, line = draft.claims.get(), claim.encounter.charge_lines.get()
    sent(
        client, "paper-claim", draft.pk, row.pk, propose="1", **{f"l{line.pk}-allowed": "116", f"l{line.pk}-paid": "96"}
    )
    page = client.get(reverse("payments:paper", args=[draft.pk]))
    assert b'value="CO 45 34.00"' in page.content
    assert "20.00 left to key" in page.content.decode()
    refused = sent(client, "paper-finish", draft.pk)
    assert refused.status_code == 409
    assert "It does not balance yet" in refused.content.decode()
    reasons = {f"l{line.pk}-paid": "96", f"l{line.pk}-reasons": "45 34 copay"}
    sent(client, "paper-claim", draft.pk, row.pk, **reasons)
    answer = sent(client, "paper-finish", draft.pk)
    remittance = Remittance.objects.get()
    assert answer["Location"] == reverse("payments:remittance", args=[remittance.pk])
    assert remittance.adjudications.get().paid == Decimal("96.00")
    shown = client.get(reverse("payments:paper", args=[draft.pk])).content.decode()
    assert "Key again" in shown and "disabled" in shown


def test_the_list_shows_drafts_that_were_just_begun_and_what_was_thrown_away(client: Client, biller: Staff):
    first, second = started(client), started(client)
    sent(client, "paper-discard", first.pk)
    page = client.get(reverse("payments:papers")).content.decode()
    assert "1 being keyed" in page and "Thrown away" in page
    assert reverse("payments:paper", args=[second.pk]) in page


def test_a_save_answers_with_how_the_paper_stands(client: Client, biller: Staff):
    draft = started(client)
    answer = sent(client, "paper-head", draft.pk, htmx=True, **HEAD)
    assert answer.status_code == 200
    assert answer.content.decode().count('id="standing"') == 1
    assert "Left to key" in answer.content.decode()


def test_a_save_from_an_older_page_is_refused_with_the_name_of_who_was_first(client: Client, biller: Staff):
    draft = started(client)
    other = a_staff()
    drafts.save_head(keyed_id=draft.pk, typed={}, page=PageSeen("theirs", 0), by=other, now=NOW)
    answer = sent(client, "paper-head", draft.pk, htmx=True, **HEAD)
    assert answer.status_code == 409
    assert "Dana Sample saved this draft after you opened it" in answer.content.decode()


def test_the_page_tells_who_else_may_be_keying(client: Client, biller: Staff):
    draft = drafts.start(by=a_staff(), now=NOW)
    assert "may be keying it now" not in client.get(reverse("payments:paper", args=[draft.pk])).content.decode()
    sent(client, "paper-head", draft.pk, **HEAD)
    client.force_login(a_staff())
    assert "may be keying it now" in client.get(reverse("payments:paper", args=[draft.pk])).content.decode()


def test_a_second_draft_of_the_same_check_is_told_at_once(client: Client, biller: Staff):
    first, second = started(client), started(client)
    sent(client, "paper-head", first.pk, **HEAD)
    answer = sent(client, "paper-head", second.pk, htmx=True, **{**HEAD, "trace": "0700123"})
    assert f'keys the same check in <a href="{reverse("payments:paper", args=[first.pk])}"' in answer.content.decode()


def test_a_claim_is_removed_and_a_draft_thrown_away(client: Client, biller: Staff):
    draft = started(client)
    sent(client, "paper-add", draft.pk, claim=str(a_billed_claim().pk))
    sent(client, "paper-remove", draft.pk, draft.claims.get().pk)
    assert not draft.claims.exists()
    sent(client, "paper-discard", draft.pk)
    draft.refresh_from_db()
    assert draft.state == KeyedRemittance.State.DISCARDED
    assert sent(client, "paper-discard", draft.pk).status_code == 409


def test_a_manager_reads_and_does_not_key(client: Client, biller: Staff):
    draft = started(client)
    client.force_login(a_staff(Role.MANAGER))
    page = client.get(reverse("payments:paper", args=[draft.pk]))
    assert page.status_code == 200
    assert b"Finish" not in page.content
    assert sent(client, "paper-head", draft.pk).status_code == 403


@pytest.mark.parametrize("asked", ["", "nothing", "99999999999999999999", "0"])
def test_a_claim_that_does_not_exist_is_not_added(client: Client, biller: Staff, asked: str):
    draft = started(client)
    assert sent(client, "paper-add", draft.pk, claim=asked).status_code == 404


def test_odd_cells_are_not_kept(client: Client, biller: Staff):
    draft = started(client)
    sent(client, "paper-add", draft.pk, claim=str(a_billed_claim().pk))
    row = draft.claims.get()
    sent(
        client, "paper-claim", draft.pk, row.pk, **{"l1-evil": "x", "lx-paid": "5", "l5-paid": "y" * 900, "other": "z"}
    )
    row.refresh_from_db()
    assert set(row.typed) == {"number", "interest", "paid", "reasons", "remarks", "lines"}
    assert row.typed["lines"] == {"5": {"paid": "y" * 200}}
