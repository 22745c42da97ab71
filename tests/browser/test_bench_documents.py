"""At the bench, by keyboard alone: documents beside the note, and favorites among what was found."""

import struct
import zlib
from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.load import Release, Row, load
from coding.models import Bookmark, CodeSystem
from encounters.documents import add_document
from practice.models import Role, Staff
from tests.browser.conftest import has_sideways_scroll
from tests.builders import NOW, a_staff, an_encounter

expect.set_options(timeout=15_000)
ICD = CodeSystem.ICD10CM
# The same key again within less is taken for a heavy finger.
A_HUMAN_PAUSE = 700


def a_picture() -> bytes:
    """A gray picture of one dot."""
    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\x00\x80")), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data)) for name, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@pytest.fixture
def codes(transactional_db: None) -> None:
    rows = [
        Row(ICD, "M109", "Gout, unspecified"),
        Row(ICD, "M10071", "Idiopathic gout, right ankle and foot"),
        Row(ICD, "O2601", "Excessive weight gain in pregnancy, first trimester"),
        Row(ICD, "R635", "Abnormal weight gain"),
    ]
    load(release=Release((ICD,), "October 2025", date(2025, 10, 1), "a few codes", rows))


@pytest.mark.usefixtures("codes")
def test_documents_are_read_beside_the_note_by_keyboard(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], is_accessible: Callable[[], None]
) -> None:
    coder = signed_in(a_staff(Role.CODER))
    visit = an_encounter()
    for title, content in (("X-ray", a_picture()), ("Letter", b"An invented letter about the patient.")):
        add_document(encounter=visit, title=title, content=content, by=coder, now=NOW)
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    note = page.locator("#note")
    expect(note).to_be_visible()
    page.locator("h1").click()
    page.keyboard.press(".")
    expect(page.get_by_role("img", name="X-ray")).to_be_visible()
    expect(note).to_be_hidden()
    is_accessible()
    page.keyboard.press(".")
    expect(page.frame_locator("iframe").locator("body")).to_contain_text("An invented letter")
    expect(page.get_by_role("link", name="Letter")).to_have_attribute("aria-current", "page")
    page.keyboard.press(",")
    expect(page.get_by_role("img", name="X-ray")).to_be_visible()
    page.keyboard.press(",")
    expect(note).to_be_visible()
    page.set_viewport_size({"width": 400, "height": 800})
    is_accessible()
    assert not has_sideways_scroll(page)


@pytest.mark.usefixtures("codes")
def test_a_favorite_is_made_by_a_key_and_is_there_before_typing(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], is_accessible: Callable[[], None]
) -> None:
    coder = signed_in(a_staff(Role.CODER))
    visit = an_encounter()
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    page.keyboard.press("/")
    page.keyboard.type("gout")
    expect(page.locator("#hits[data-for=gout] [data-hit]")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("*")
    expect(page.locator("#hits .star[aria-pressed=true]")).to_have_count(1)
    assert Bookmark.objects.get().owner == coder
    expect(page.locator("#hits [data-hit]:focus")).to_have_count(1)
    is_accessible()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+a")
    page.keyboard.press("Delete")
    expect(page.locator("#hits .group").first).to_have_text("Favorites")
    expect(page.locator("#hits [data-hit]")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("*")
    expect(page.locator("#hits [data-hit]")).to_have_count(0)
    assert not Bookmark.objects.exists()
    expect(page.get_by_role("button", name="Take it back")).to_be_focused()
    is_accessible()
    page.wait_for_timeout(A_HUMAN_PAUSE)
    page.keyboard.press("*")
    expect(page.locator("#hits [data-hit]")).to_have_count(1)
    assert Bookmark.objects.get().owner == coder


@pytest.mark.usefixtures("codes")
def test_a_favorite_of_the_office_is_made_dropped_and_taken_back_by_a_key(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], is_accessible: Callable[[], None]
) -> None:
    signed_in(a_staff(Role.CODER))
    page.goto(f"{live_server.url}/coding/visits/{an_encounter().pk}/")
    page.keyboard.press("/")
    page.keyboard.type("gout")
    expect(page.locator("#hits[data-for=gout] [data-hit]")).to_have_count(2)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("#")
    expect(page.locator("#hits [data-office][aria-pressed=true]")).to_have_count(1)
    assert Bookmark.objects.get().owner is None
    page.wait_for_timeout(A_HUMAN_PAUSE)
    page.keyboard.press("#")
    expect(page.locator("#hits")).to_contain_text("the office’s favorite no longer")
    is_accessible()
    expect(page.locator("#hits [data-hit]:focus")).to_have_count(1)
    page.keyboard.press("#")
    expect(page.locator("#hits [data-office][aria-pressed=true]")).to_have_count(1)
    page.goto(f"{live_server.url}/coding/codes/icd10cm/{Bookmark.objects.get().code}/")
    page.wait_for_load_state("load")
    page.keyboard.press("#")
    expect(page.locator("#kept button[value=office]")).to_be_visible()
    page.wait_for_timeout(A_HUMAN_PAUSE)
    page.keyboard.press("*")
    expect(page.locator("#kept button[value=not-mine]")).to_be_visible()


@pytest.mark.usefixtures("codes")
def test_what_is_for_other_patients_stands_last_with_the_reason(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff]
) -> None:
    signed_in(a_staff(Role.CODER))
    visit = an_encounter()
    visit.patient.sex = "M"
    visit.patient.save()
    page.goto(f"{live_server.url}/coding/visits/{visit.pk}/")
    page.keyboard.press("/")
    page.keyboard.type("weight gain")
    expect(page.locator("#hits [data-hit]").first).to_contain_text("R63.5")
    expect(page.locator("#hits [data-hit]").last).to_contain_text("of pregnancy; the patient is 66")
