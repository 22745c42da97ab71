"""The biller reads a stored file in plain words, finds a claim in it, and sees each problem at its segment."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

import x12
from clearinghouse import explanation, services
from clearinghouse.models import Interchange
from clearinghouse.places import page_of
from clearinghouse.segments import Listing, Span
from practice.models import Access, Role
from tests.builders import NOW, a_staff
from x12.explaining import explain

EXAMPLES = Path(__file__).parent.parent / "examples"
REMITTANCE = (EXAMPLES / "835_04_reversal_and_correction.x12").read_bytes()
CLAIMS = (EXAMPLES / "837p_13_secondary_line_level_cob.x12").read_bytes()
CLAIM_AT = 15
pytestmark = pytest.mark.django_db


@pytest.fixture
def biller(client: Client) -> Client:
    client.force_login(a_staff(Role.BILLER))
    return client


def a_file(content: bytes = REMITTANCE, *problems: dict[str, object]) -> Interchange:
    stored = services.receive(content=content, file_name="era.x12", connection=None, now=NOW)

    def take_in(*, transaction_set, transaction, now) -> str:
        transaction_set.problems = list(problems)
        return "Two claims were taken in."

    return services.process(interchange=stored, handlers={"835": take_in}, now=NOW)


def many_claims(count: int) -> bytes:
    """A remittance of many claims with two segments each."""
    start, end = REMITTANCE.index(b"CLP*"), REMITTANCE.index(b"SE*")
    claims = b"".join(b"CLP*A%d*4*100*0*0*12*ICN%d*11*1~\nNM1*QC*1*SAMPLE*IRIS~\n" % (n, n) for n in range(count))
    return REMITTANCE[:start] + claims + REMITTANCE[end:]


def explained(client: Client, stored: Interchange, **asked: object) -> str:
    answer = client.get(reverse("clearinghouse:explained", args=[stored.pk]), asked)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def found(client: Client, stored: Interchange, asked: str):
    return client.post(reverse("clearinghouse:find", args=[stored.pk]), {"asked": asked})


def row(page: str, number: int) -> str:
    return page.partition(f'<tr id="s{number}"')[2].partition("</tr>")[0]


def test_each_segment_stands_beside_what_it_says(biller):
    page = explained(biller, a_file())
    claim = row(page, CLAIM_AT)
    assert "<code>CLP*A1*22*-100*-48**12*ICN1*11*1</code>" in claim
    assert "Claim A1: charged -$100.00, paid -$48.00, earlier payment reversed" in claim
    assert "Payer's claim number" in claim
    assert "From PAYERID to PROVIDERID" in row(page, 1)


def test_a_problem_stands_at_its_segment_with_its_severity_in_words(biller):
    stored = a_file(
        REMITTANCE,
        {"severity": "error", "segment": 14, "element": "CLP04", "text": "The claim does not balance."},
        {"severity": "warning", "segment": 2, "element": "BPR16", "text": "The date is odd."},
    )
    page = explained(biller, stored)
    assert re.search(r"<b>Error at CLP04:</b> The claim does not balance\.", row(page, 16))
    assert re.search(r"<b>Warning at BPR16:</b> The date is odd\.", row(page, 4))


def test_a_problem_without_a_segment_stands_at_the_end_of_its_message_or_first(biller):
    stored = a_file(REMITTANCE, {"severity": "error", "segment": 0, "element": "", "text": "Something is missing."})
    stored.problems = [{"severity": "error", "segment": 0, "element": "", "text": "The file is cut off."}]
    stored.save()
    page = explained(biller, stored)
    last = explanation.listing_of(stored).span(1).last
    assert "Something is missing." in row(page, last)
    assert page.index("The file is cut off.") < page.index('<tr id="s1"')


def test_only_the_problems_are_shown_when_asked(biller):
    stored = a_file(REMITTANCE, {"segment": 14, "element": "CLP04", "text": "The claim does not balance."})
    page = explained(biller, stored, view="problems")
    assert re.findall(r'<tr id="s(\d+)"', page) == ["16"]
    assert "Problems <b>1</b>" in page


def test_only_the_claims_are_shown_when_asked_and_each_leads_to_its_place(biller):
    stored = a_file(many_claims(300))
    page = explained(biller, stored, view="claims", page=2)
    assert "Claims <b>300</b>" in page
    assert "Claim A299: charged $100.00" in page
    last = CLAIM_AT + 2 * 299
    assert f'?page={page_of(last)}#s{last}"' in row(page, last)


def test_a_long_file_is_shown_in_pages_that_know_where_they_begin(biller):
    stored = a_file(many_claims(300))
    page = explained(biller, stored, page=2)
    assert re.findall(r'<tr id="s(\d+)"', page)[0] == "251"
    name = row(page, 252)
    assert 'class="d3"' in name
    assert "SAMPLE, IRIS" in name


def test_a_link_may_name_the_segment_by_its_message(biller):
    stored = a_file(many_claims(300))
    page = explained(biller, stored, message=1, segment=400)
    assert '<a id="m1-400"' in page
    for nonsense in (
        {"message": "²", "segment": "9" * 30},
        {"message": 7, "segment": 1},
        {"segment": "x"},
        {"page": "-1"},
    ):
        assert '<tr id="s' in explained(biller, stored, **nonsense)


def test_a_claim_is_found_by_its_number_and_shown_at_its_place(biller):
    stored = a_file(many_claims(300))
    answer = found(biller, stored, " a257 ")
    at = CLAIM_AT + 2 * 257
    assert answer.url == f"{reverse('clearinghouse:explained', args=[stored.pk])}?page={page_of(at)}#s{at}"


def test_a_link_may_name_a_claim_by_its_number(biller):
    stored = a_file(many_claims(300))
    at = CLAIM_AT + 2 * 257
    answer = biller.get(reverse("clearinghouse:claim", args=[stored.pk, "A257"]))
    assert answer.url == f"{reverse('clearinghouse:explained', args=[stored.pk])}?page={page_of(at)}#s{at}"
    assert biller.get(reverse("clearinghouse:claim", args=[stored.pk, "NONE"]), follow=True).status_code == 200


def test_what_stands_in_several_segments_is_listed(biller):
    stored = a_file()
    page = unescape(found(biller, stored, "A1").content.decode())
    assert re.findall(r"<code>(CLP\*A1\*\d+)", page) == ["CLP*A1*22", "CLP*A1*1"]
    assert "Claim A1: charged -$100.00" in page
    assert "Nothing in this file holds this." in found(biller, stored, "NOBODY").content.decode()


@pytest.mark.parametrize("asked", ["SMITH", "smith", "W123456", "10/15/2026", "$78.00", "ITH"])
def test_a_name_a_date_or_an_amount_is_found_too(asked):
    assert Listing.of(REMITTANCE).find(asked, most=100)


def test_what_was_asked_stays_out_of_the_address(biller):
    answer = found(biller, a_file(), "SMITH")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    assert biller.get(reverse("clearinghouse:find", args=[a_file().pk])).status_code == 302


def test_what_a_sender_wrote_is_shown_as_text(biller):
    stored = a_file(REMITTANCE.replace(b"SMITH", b"<script>alert(1)</script>"))
    page = biller.get(reverse("clearinghouse:explained", args=[stored.pk])).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_reading_a_file_in_plain_words_is_noted(biller):
    stored = a_file()
    explained(biller, stored)
    assert Access.objects.get().subject == f"interchange:{stored.pk}"


@pytest.mark.parametrize("content", [b"", b"\x00\xff\x89PNG", REMITTANCE[:50], b"hello"])
@pytest.mark.parametrize("view", ["", "claims", "problems"])
def test_a_file_that_is_no_x12_has_a_page_too(biller, content, view):
    page = explained(biller, a_file(content), view=view)
    assert "<table" not in page.partition("<main")[2].partition("</main>")[0]


@pytest.mark.parametrize(
    ("role", "may_read"),
    [
        (Role.BILLER, True),
        (Role.MANAGER, True),
        (Role.AUDITOR, True),
        (Role.CODER, False),
        (Role.FRONT_DESK, False),
        (Role.PROVIDER, False),
    ],
)
def test_only_billing_reads_files(client, role, may_read):
    client.force_login(a_staff(role))
    stored = a_file()
    assert client.get(reverse("clearinghouse:explained", args=[stored.pk])).status_code == (200 if may_read else 403)
    assert found(client, stored, "SMITH").status_code == (200 if may_read else 403)
    to_claim = reverse("clearinghouse:claim", args=[stored.pk, "A1"])
    assert client.get(to_claim).status_code == (302 if may_read else 403)


def test_any_page_of_a_file_says_what_the_whole_file_says():
    """Explaining begins in the middle of a long message and knows the loops that are open there."""
    lines = CLAIMS.decode().split("~\n")
    opening, middle, closing = lines[:11], lines[11:-4], lines[-4:]
    many = [text.replace("A13", f"A{n}") for n in range(400) for text in middle]
    content = "~\n".join([*opening, *many, *closing]).encode()
    whole = [line for line in explain(x12.read(content)) if line.text]
    listing = Listing.of(content)
    assert listing.count == len(whole)
    assert list(listing.index.headlines) == [line.number_in_file for line in whole if line.mark]
    assert listing.index.claims == 400
    for first in (1, 2, 700, 5_000, listing.count - 20):
        wanted = range(first, min(first + 20, listing.count) + 1)
        shown = list(listing.lines(wanted))
        expected = [whole[number - 1] for number in wanted]
        assert [(line.words, line.depth, line.number) for line in shown] == [
            (line.words, line.depth, line.number) for line in expected
        ]


def test_messages_of_several_interchanges_are_told_apart():
    ack = b"ISA*00**00**ZZ*PAYER*ZZ*OFFICE*261101*1201*^*00501*000000009*0*P*:~"
    ack += b"TA1*000000017*261101*1200*A*000~IEA*0*000000009~"
    cut = REMITTANCE.partition(b"SVC*")[0]
    listing = Listing.of(ack + REMITTANCE + cut)
    first, last = 3 + 3, 3 + 33
    assert listing.span(1) == Span(2, 2)
    assert listing.span(2) == Span(first, last)
    assert listing.span(3).first == last + 3 + 2
    assert listing.span(3).last == listing.count
    assert [listing.position(number) for number in (1, 2, 3, first, last, last + 1)] == [0, 1, 0, 2, 2, 0]
    assert listing.span(4) is None
    (opening,) = listing.lines([listing.span(3).first])
    assert opening.title == "Message"
    assert opening.number == 1


def test_a_message_whose_st_is_lost_has_its_place_in_the_file():
    text = CLAIMS.decode()
    body = text[text.index("ST*") : text.index("GE*")]
    second = body[body.index("BHT*") :].replace("*0001~", "*0002~")
    listing = Listing.of(text.replace(body, body + second).encode())
    ends = body.count("~") + 2
    assert listing.index.messages == [Span(3, ends), Span(ends + 1, 2 * ends - 3)]
    assert (listing.position(ends), listing.position(ends + 1)) == (1, 2)
    expected = [line for line in explain(x12.read(text)) if line.number > 1]
    assert [line.title for line in listing.lines([ends + 1, ends + 20])] == [expected[0].title, expected[19].title]
