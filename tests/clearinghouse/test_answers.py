"""The biller gets the 999 and TA1 that tell the sender of a file what was found in it."""

import pytest
from django.test import Client
from django.urls import reverse

import x12
from clearinghouse.models import Interchange
from practice.models import Access, Role
from tests.builders import a_staff
from tests.clearinghouse.test_pages import EXAMPLES, REMITTANCE, a_file

pytestmark = pytest.mark.django_db
LINK = "Download the 999"


def page(client: Client, row: Interchange) -> str:
    return client.get(reverse("clearinghouse:interchange", args=[row.pk])).content.decode()


def answer(client: Client, row: Interchange):
    return client.get(reverse("clearinghouse:acknowledgment", args=[row.pk]))


@pytest.mark.parametrize("role", [Role.BILLER, Role.MANAGER])
def test_a_received_file_is_acknowledged_to_its_sender(client, role):
    client.force_login(a_staff(role))
    row = a_file()
    assert LINK in page(client, row)
    got = answer(client, row)
    assert got["Content-Disposition"] == f'attachment; filename="999-of-file-{row.pk}.x12"'
    file = x12.read(got.content)
    (sent,) = file.transactions
    assert (file.interchanges[0].receiver, sent.kind, sent.message.status) == ("PAYERID", "999", "A")
    assert x12.check(file) == []
    assert Access.objects.filter(subject=f"interchange:{row.pk}").exists()


def test_a_file_that_is_cut_off_is_refused_by_a_ta1(client):
    client.force_login(a_staff(Role.BILLER))
    file = x12.read(answer(client, a_file(REMITTANCE[: len(REMITTANCE) // 2])).content)
    assert [(ack.status, ack.code) for ack in file.acks] == [("R", "023")]


@pytest.mark.parametrize("content", [b"not X12", (EXAMPLES / "TA1_accepted.x12").read_bytes()])
def test_what_cannot_be_acknowledged_has_no_link_and_says_why(client, content):
    client.force_login(a_staff(Role.BILLER))
    row = a_file(content)
    assert LINK not in page(client, row)
    told = client.get(reverse("clearinghouse:acknowledgment", args=[row.pk]), follow=True)
    assert "Only a received file with messages" in told.content.decode()


def test_a_file_without_a_sender_says_that_there_is_nobody_to_answer(client):
    client.force_login(a_staff(Role.BILLER))
    row = a_file(REMITTANCE.replace(b"*PAYERID        *", b"*               *", 1))
    told = client.get(reverse("clearinghouse:acknowledgment", args=[row.pk]), follow=True)
    assert "Call the sender" in told.content.decode()


def test_others_do_not_get_it(client):
    client.force_login(a_staff(Role.FRONT_DESK))
    assert answer(client, a_file()).status_code == 403
