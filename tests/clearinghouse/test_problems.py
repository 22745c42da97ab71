"""The biller sees everything that is wrong with a file, each kind once, with what to do and where it stands."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

import x12
from clearinghouse import checking, services
from clearinghouse.explanation import listing_of
from clearinghouse.models import Interchange
from clearinghouse.problems import Problems, problems_of
from clearinghouse.segments import Listing
from practice.models import Role
from tests.builders import NOW, a_staff
from x12.explaining import explain

EXAMPLES = sorted((Path(__file__).parent.parent / "examples").glob("*.x12"))
REMITTANCE = next(path for path in EXAMPLES if path.name.startswith("835_04")).read_bytes()
WRONG_DATES = REMITTANCE.replace(b"DTM*472*20261015", b"DTM*472*20261340")
OTHER_TRACE = WRONG_DATES.replace(b"EFT000777*1512345678", b"EFT000777*1512345679")
WRONG_CODE = OTHER_TRACE.replace(b"CAS*CO*45*22", b"CAS*ZZ*45*22")
UNBALANCED = REMITTANCE.replace(b"CAS*CO*45*22", b"CAS*CO*45*21")
pytestmark = pytest.mark.django_db


@pytest.fixture
def biller(client: Client) -> Client:
    client.force_login(a_staff(Role.BILLER))
    return client


def a_file(content: bytes, *noted: dict[str, object]) -> Interchange:
    stored = services.receive(content=content, file_name="era.x12", connection=None, now=NOW)

    def take_in(*, transaction_set, transaction, now) -> str:
        transaction_set.problems = list(noted)
        return "Two claims were taken in."

    return services.process(interchange=stored, handlers={"835": take_in}, now=NOW)


def problems(stored: Interchange) -> Problems:
    return problems_of(stored, listing_of(stored))


def page_of(client: Client, stored: Interchange) -> str:
    answer = client.get(reverse("clearinghouse:interchange", args=[stored.pk]))
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def kinds_of(page: str) -> list[str]:
    """The words of each kind of problem on the page of a file."""
    items = page.partition('id="kinds"')[2].partition("</section>")[0].split("<li")[1:]
    return [" ".join(strip_tags(f"<li{item}").split()) for item in items]


def repeated(claims: int, *, alike: bool = False) -> bytes:
    """A remittance with many pairs of a claim and its correction, numbered alike or apart."""
    start, end = REMITTANCE.index(b"CLP*"), REMITTANCE.index(b"SE*")
    body = REMITTANCE[start:end]
    pairs = (body if alike else body.replace(b"*A1*", b"*A%d*" % n) for n in range(claims))
    return REMITTANCE[:start] + b"".join(pairs) + REMITTANCE[end:]


def test_each_kind_of_problem_is_told_once_errors_first_with_what_to_do_and_its_source(biller):
    first, second, third = kinds_of(page_of(biller, a_file(WRONG_CODE)))
    assert first.startswith(
        "Error: The value is not a date; it was taken as absent. Ask the sender for a corrected file."
    )
    assert "DTM02 in segment 18 DTM02 in segment 27" in first
    assert first.endswith("(SNIP 1, syntax) Found 2×")
    assert second.startswith("Error: The code is not one that the guide allows here. Use one of its codes.")
    assert "CAS01 in segment 28" in second
    assert third.startswith("Warning: The payer's number in BPR10 is not the one in TRN03.")


def test_problems_are_counted_by_how_bad_they_are(biller):
    page = strip_tags(page_of(biller, a_file(WRONG_CODE)))
    assert "3 errors" in page
    assert "1 warning" in page
    assert re.search(r"Problems\s+4\b", page)


def test_a_problem_leads_to_its_segment_where_it_stands_again(biller):
    stored = a_file(WRONG_CODE)
    address = reverse("clearinghouse:explained", args=[stored.pk])
    assert f'<a href="{address}?page=1#s30">CAS01 in segment 28</a>' in page_of(biller, stored)
    row = biller.get(address).content.decode().partition('<tr id="s30"')[2].partition("</tr>")[0]
    assert "<code>CAS*ZZ*45*22</code>" in row
    assert "<b>Error at CAS01:</b> The code is not one that the guide allows here. Use one of its codes." in row


def test_only_the_first_places_are_named_and_the_rest_are_counted(biller):
    stored = a_file(repeated(6).replace(b"DTM*472*20261015", b"DTM*472*20261340"))
    (date,) = (kind for kind in kinds_of(page_of(biller, stored)) if "not a date" in kind)
    assert date.count("DTM02 in segment") == 3
    assert "and 9 more" in date
    assert date.endswith("Found 12×")


def test_a_message_is_named_where_there_are_several(biller):
    page = page_of(biller, a_file(REMITTANCE + WRONG_CODE.replace(b"000000007", b"000000008")))
    assert any("CAS01 in segment 28 of message 2" in kind for kind in kinds_of(page))


def test_a_file_without_problems_says_so(biller):
    page = page_of(biller, a_file(REMITTANCE))
    assert kinds_of(page) == []
    assert "none found" in page


def test_what_was_noted_while_reading_and_is_found_again_is_told_once():
    stored = a_file(WRONG_DATES)
    noted = [str(problem["text"]) for message in stored.transaction_sets.all() for problem in message.problems]
    told = [problem.text for problem in problems(stored)]
    assert noted
    assert all(told.count(text) == 2 for text in noted)


def test_a_sum_that_the_office_noted_is_not_told_a_second_time():
    noted = {"severity": "error", "segment": 22, "element": "CLP04", "text": "A dollar is missing."}
    of_claim, of_line = problems(a_file(UNBALANCED, noted))
    assert (of_claim.number, of_claim.what) == (24, "A dollar is missing.")
    assert (of_line.element, of_line.rule) == ("SVC03", "BALANCE-LINE")


def test_what_only_the_office_knows_stands_among_the_findings(biller):
    noted = {"severity": "error", "segment": 13, "element": "CLP01", "text": "This claim was billed by nobody here."}
    first, *_ = kinds_of(page_of(biller, a_file(WRONG_CODE, noted)))
    assert first == "Error: This claim was billed by nobody here. CLP01 in segment 13"


def test_words_that_differ_from_place_to_place_are_those_of_the_rule():
    stored = a_file(UNBALANCED.replace(b"CAS*CO*45*-30", b"CAS*CO*45*-29"))
    of_claims, of_lines = problems(stored).kinds
    assert (of_claims.count, of_claims.what) == (2, x12.RULES["BALANCE-CLAIM"].what)
    assert (of_lines.count, of_lines.what) == (2, x12.RULES["BALANCE-LINE"].what)


def test_a_long_file_is_checked_as_far_as_one_request_allows_and_says_so(biller, monkeypatch):
    monkeypatch.setattr(checking, "SEGMENTS_AT_MOST", 100)
    stored = a_file(repeated(20))
    count = listing_of(stored).count
    said = re.search(r"checked as far as segment (\d+) of (\d+)", page_of(biller, stored))
    assert said
    assert 100 <= int(said[1]) < 120
    assert int(said[2]) == count
    for view in ("", "claims", "problems"):
        asked = biller.get(reverse("clearinghouse:explained", args=[stored.pk]), {"view": view})
        assert "checked as far as segment" in asked.content.decode()


def test_a_file_with_very_many_problems_shows_the_first_of_them(biller, monkeypatch):
    monkeypatch.setattr(checking, "FOUND_AT_MOST", 10)
    stored = a_file(repeated(40, alike=True))
    assert sum(bool(problem.rule) for problem in problems(stored)) == 10
    assert "checked as far as segment" in page_of(biller, stored)


def test_a_file_within_the_limits_is_checked_to_its_end(biller):
    assert "checked as far as" not in page_of(biller, a_file(repeated(21)))


def test_a_second_look_at_a_file_does_not_check_it_again(biller, monkeypatch):
    stored = a_file(WRONG_CODE)
    before = problems(stored)
    monkeypatch.setattr(checking, "FOUND_AT_MOST", 0)
    assert list(problems(stored)) == list(before)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_damaged_file_has_its_findings_where_it_is_explained(path):
    """The check counts segments as the page does, and goes by claim what explaining finds in the whole file."""
    content = path.read_bytes()
    for at in range(107, len(content) - 1, max(len(content) // 9, 1)):
        damaged = content[:at] + b"~?*" + content[at + 4 :]
        listing = Listing.of(damaged)
        found = {(one.number, one.problem.code) for one in checking.check(listing).found if one.problem.segment}
        explained = [line for line in explain(x12.read(damaged)) if line.text]
        assert listing.count == len(explained)
        assert found
        assert found >= {
            (line.number_in_file, problem.code) for line in explained for problem in line.problems if problem.segment
        }


@pytest.mark.parametrize("content", [b"", b"\x00\xff\x89PNG", REMITTANCE[:50], b"hello", b"ISA"])
def test_what_is_no_x12_has_its_problem_told_without_a_place(biller, content):
    page = page_of(biller, a_file(content))
    (kind,) = kinds_of(page)
    assert kind.startswith("Error: ")
    assert "#s" not in page


def test_a_file_cut_off_anywhere_has_its_page(biller):
    for end in range(0, len(REMITTANCE), 97):
        assert kinds_of(page_of(biller, a_file(REMITTANCE[:end])))
