"""A coder codes a visit of five diagnoses and four lines, from the queue to the next visit, with the keyboard alone."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.load import Release, Row, load, load_starter
from coding.models import CodeSystem, EmReasoning
from encounters.models import Encounter
from practice.models import Role, Staff
from tests.browser.conftest import has_sideways_scroll
from tests.builders import a_coverage, a_patient, a_staff, an_encounter
from tests.coding.visits import letters, lines

# The same key again within less is taken for a heavy finger.
A_HUMAN_PAUSE = 700

CODES = {
    "E119": "Type 2 diabetes mellitus without complications",
    "I10": "Essential (primary) hypertension",
    "M1711": "Unilateral primary osteoarthritis, right knee",
    "E785": "Hyperlipidemia, unspecified",
    "Z7984": "Long term (current) use of oral hypoglycemic drugs",
}
NOTE = """Reason for visit:
Follow-up of diabetes and blood pressure. Right knee pain.

Plan:
1. Type 2 diabetes, A1c today 7.1, metformin continued.
2. Hypertension above goal, lisinopril raised.
3. Osteoarthritis of the right knee; injected with triamcinolone 40 mg.
4. Hyperlipidemia, statin continued."""


@pytest.fixture(autouse=True)
def patience() -> Iterator[None]:
    """A loaded machine may need long for one answer; what is measured here is that it comes."""
    expect.set_options(timeout=60_000)
    yield
    expect.set_options(timeout=15_000)


@pytest.fixture
def visits(transactional_db: None) -> list[Encounter]:
    """Two visits that wait for codes, the first one with the older service."""
    rows = [Row(CodeSystem.ICD10CM, code, title) for code, title in CODES.items()]
    load(release=Release((CodeSystem.ICD10CM,), "October 2026", date(2026, 10, 1), "a few", rows))
    load_starter()
    made = []
    for day in (2, 3):
        patient = a_patient()
        a_coverage(patient=patient)
        encounter = an_encounter(patient=patient, service_date=date(2026, 11, day))
        encounter.note = NOTE
        encounter.save(update_fields=["note"])
        made.append(encounter)
    return made


class Keys:
    """The hands of a coder: keys, and a look whether what they did is there."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)

    def find(self, words: str, code: str) -> None:
        """Type into the search and take the first code that is found."""
        self.page.keyboard.type(words)
        self.page.keyboard.press("Enter")
        expect(self.page.locator("#work td code", has_text=code).first).to_be_visible()
        expect(self.page.locator("#cq")).to_have_value("")

    def point(self, line: int, *letters: str) -> None:
        """Switch pointers of the chosen line."""
        for letter in letters:
            button = self.page.get_by_label(f"Line {line} points to {letter}")
            before = button.get_attribute("aria-pressed")
            self.page.keyboard.press(f"Shift+{letter}")
            expect(button).to_have_attribute("aria-pressed", "false" if before == "true" else "true")

    def modifier(self, key: str, modifier: str, line: int) -> None:
        """Put the advised modifier with this key on the chosen line."""
        self.page.keyboard.press(key)
        expect(self.page.get_by_label(f"Take modifier {modifier} off line {line}")).to_be_visible()


def test_five_diagnoses_and_four_lines_with_the_keyboard_alone(
    page: Page, live_server: LiveServer, signed_in: Callable[[Staff], Staff], visits: list[Encounter],
    is_accessible: Callable[[], None],
) -> None:  # fmt: skip
    coder, keys, visit = signed_in(a_staff(Role.CODER)), Keys(page), visits[0]
    page.goto(f"{live_server.url}/coding/")
    is_accessible()
    keys.press("e")
    expect(page.locator("h1")).to_have_text(f"Visit {visit.number}")
    page.wait_for_load_state()
    assert Encounter.objects.get(pk=visit.pk).coder == coder

    keys.press("/")
    for words, code in (("t2dm", "E11.9"), ("htn", "I10"), ("knee osteoarthritis", "M17.11"),
                        ("hyperlipidemia", "E78.5"), ("oral hypoglycemic", "Z79.84")):  # fmt: skip
        keys.find(words, code)

    # The level comes from the helper: two chronic problems, one above goal; a prescription is managed.
    keys.press("Escape", "l")
    expect(page.locator("#id_setting")).to_be_focused()
    keys.press("Tab", "Tab")
    page.keyboard.type("2")
    keys.press("Tab", "Tab")
    page.keyboard.type("1")
    for _ in range(30):
        if page.evaluate("document.activeElement.name") == "risk":
            break
        keys.press("Tab")
    keys.press("ArrowDown", "ArrowDown")
    expect(page.locator("#weighed")).to_contain_text("9920")
    is_accessible()
    keys.press("Enter")
    expect(page.locator("#h-level")).to_contain_text("as reasoned")
    reasoned = EmReasoning.objects.get().code

    keys.press("/")
    for words, code in (("knee injection", "20610"), ("triamcinolone", "J3301"), ("a1c", "83036")):
        keys.find(words, code)
    is_accessible()

    # Each line to its diagnoses, with its modifiers, units and facts; a line that is new is the chosen one.
    keys.press("Escape")
    keys.modifier("6", "QW", 4)
    keys.press("k")
    keys.point(3, "C", "A")
    keys.press("t")
    page.keyboard.type("4")
    keys.press("Enter")
    expect(page.locator("#work tfoot")).to_contain_text("509.00")
    keys.press("Escape", "f")
    expect(page.locator("#id_ndc")).to_be_focused()
    page.keyboard.type("00003-0293-05")
    keys.press("Tab")
    page.keyboard.type("1")
    keys.press("Tab")
    page.keyboard.type("mil")
    keys.press("Enter")
    expect(page.locator("#work")).to_contain_text("NDC 00003-0293-05")
    keys.press("k")
    keys.point(2, "C", "A")
    keys.modifier("6", "RT", 2)
    keys.press("k")
    keys.point(1, "B", "D")
    keys.modifier("6", "25", 1)

    # Words of the note prove the line in hand; a slip of the finger is taken back.
    keys.press("n")
    for _ in range(60):
        if page.evaluate("String(getSelection())").strip() == "lisinopril":
            break
        keys.press("ArrowRight")
    keys.press('"')
    expect(page.locator("#note a.ev")).to_have_count(1)
    keys.press("Escape", "d")
    expect(page.locator("#work tbody tr[id^='ln-']")).to_have_count(3)
    keys.press("u")
    expect(page.locator("#work tbody tr[id^='ln-']")).to_have_count(4)
    expect(page.locator("#note a.ev")).to_have_count(1)

    assert letters(visit) == "A E11.9, B I10, C M17.11, D E78.5, E Z79.84"
    assert [line.split(" x")[0] for line in lines(visit)] == [
        f"1 {reasoned}-25", "2 20610-RT", "3 J3301", "4 83036-QW",
    ]  # fmt: skip
    assert visit.charge_lines.get(position=3).units == Decimal(4)
    assert not has_sideways_scroll(page)
    is_accessible()

    expect(page.locator("#release")).not_to_contain_text("stop")
    keys.press("Shift+R")
    expect(page.locator("h1")).to_have_text(f"Visit {visits[1].number}")
    assert Encounter.objects.get(pk=visit.pk).status == Encounter.Status.RELEASED
