"""The biller looks at files in and out, and takes one in by hand."""

from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from clearinghouse import services
from clearinghouse.models import Interchange
from practice.models import Access, Role
from tests.builders import NOW, a_staff

EXAMPLES = Path(__file__).parent.parent / "examples"
REMITTANCE = (EXAMPLES / "835_04_reversal_and_correction.x12").read_bytes()
pytestmark = pytest.mark.django_db


@pytest.fixture
def biller(client: Client) -> Client:
    client.force_login(a_staff(Role.BILLER))
    return client


def a_file(content: bytes = REMITTANCE, *, sandbox: bool = False, tmp_path: Path = Path("/nowhere")) -> Interchange:
    partner = None
    if sandbox:
        partner = services.open_folder_connection(
            name="Sandbox payer",
            folder=tmp_path,
            sender_id="OFFICE",
            receiver_id="SANDBOX",
            receiver_name="SANDBOX",
            is_sandbox=True,
        )
    stored = services.receive(content=content, file_name="era.x12", connection=partner, now=NOW)

    def take_in(*, transaction_set, transaction, now) -> str:
        transaction_set.problems = [{"segment": 14, "element": "CLP04", "text": "The claim does not balance."}]
        return "Two claims were taken in."

    return services.process(interchange=stored, handlers={"835": take_in}, now=NOW)


def test_the_list_shows_files_and_keeps_its_filters_in_the_address(biller):
    shown = a_file()
    other = a_file(b"not X12")
    page = biller.get(reverse("clearinghouse:interchanges"), {"state": "UNREADABLE"}).content.decode()
    assert f"file-{other.pk}" in page
    assert f"file-{shown.pk}" not in page
    page = biller.get(reverse("clearinghouse:interchanges"), {"view": "problems"}).content.decode()
    assert f"file-{other.pk}" in page
    assert f"file-{shown.pk}" in page


@pytest.mark.parametrize("partner", ["²", "-1", "9" * 30, "hand", "'"])
def test_a_filter_that_makes_no_sense_is_no_error(biller, partner):
    a_file()
    asked = {"state": "NONSENSE", "partner": partner, "page": "-7", "view": "x", "kind": "a\x00b"}
    assert biller.get(reverse("clearinghouse:interchanges"), asked).status_code == 200


def test_a_file_says_what_became_of_it_and_each_problem_leads_to_its_segment(biller):
    stored = a_file()
    page = biller.get(reverse("clearinghouse:interchange", args=[stored.pk])).content.decode()
    assert "Two claims were taken in." in page
    assert f'href="{reverse("clearinghouse:explained", args=[stored.pk])}?page=1#s16"' in page


def test_looking_at_a_file_is_noted(biller):
    stored = a_file()
    biller.get(reverse("clearinghouse:interchange", args=[stored.pk]))
    assert Access.objects.get().subject == f"interchange:{stored.pk}"


def test_a_file_of_the_simulator_is_marked_as_such(biller, tmp_path):
    stored = a_file(sandbox=True, tmp_path=tmp_path)
    assert "Simulator" in biller.get(reverse("clearinghouse:interchanges")).content.decode()
    page = biller.get(reverse("clearinghouse:interchange", args=[stored.pk])).content.decode()
    assert "simulated payers" in page


@pytest.mark.parametrize("content", [b"", b"\x00\xff\x89PNG", REMITTANCE[:50], b"hello"])
def test_a_file_that_is_no_x12_has_a_page_too(biller, content):
    stored = a_file(content)
    page = biller.get(reverse("clearinghouse:interchange", args=[stored.pk])).content.decode()
    assert "no X12 segments" in page
    assert stored.problems[0]["text"] in unescape(strip_tags(page))


def test_a_biller_takes_in_a_file_by_hand(biller):
    upload = SimpleUploadedFile("era.x12", REMITTANCE)
    answer = biller.post(reverse("clearinghouse:receive"), {"file": upload})
    stored = Interchange.objects.get()
    assert answer.url == reverse("clearinghouse:interchange", args=[stored.pk])
    assert bytes(stored.content) == REMITTANCE
    assert stored.state != Interchange.State.STORED


def test_an_empty_file_is_taken_in_and_no_file_is_told_at_the_field(biller):
    biller.post(reverse("clearinghouse:receive"), {"file": SimpleUploadedFile("empty.835", b"")})
    assert Interchange.objects.get().state == Interchange.State.UNREADABLE
    assert biller.post(reverse("clearinghouse:receive"), {}).status_code == 422


@pytest.mark.parametrize(
    ("role", "may_read", "may_take_in"),
    [
        (Role.BILLER, True, True),
        (Role.MANAGER, True, False),
        (Role.AUDITOR, True, False),
        (Role.CODER, False, False),
        (Role.FRONT_DESK, False, False),
        (Role.PROVIDER, False, False),
    ],
)
def test_only_billers_take_files_in_and_only_billing_sees_them(client, role, may_read, may_take_in):
    client.force_login(a_staff(role))
    stored = a_file()
    for address in (reverse("clearinghouse:interchanges"), reverse("clearinghouse:interchange", args=[stored.pk])):
        assert client.get(address).status_code == (200 if may_read else 403)
    upload = {"file": SimpleUploadedFile("a.x12", b"other")}
    assert client.post(reverse("clearinghouse:receive"), upload).status_code == (302 if may_take_in else 403)
