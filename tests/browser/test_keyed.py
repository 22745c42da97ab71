"""A biller keys a paper explanation of three claims by keyboard alone, and the books are as after the same 835."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Claim
from ledger.models import Entry
from patients.models import Payer
from payments.keyed import drafts
from payments.models import KeyedRemittance, Remittance
from payments.posting.post import post_remittance
from practice.models import Staff
from tests.browser.conftest import focus_of, has_sideways_scroll
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_staff
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted
from tests.payments.test_keyed_shorthand import MONEY, REASONS

pytestmark = [pytest.mark.django_db(transaction=True)]
expect.set_options(timeout=15_000)
Check = Callable[[], None]
SignIn = Callable[[Staff], Staff]


@pytest.fixture
def expected() -> tuple[str, ...]:
    """The 409 with which a refusal is answered."""
    return ("409 (Conflict)",)


@pytest.fixture
def claims(transactional_db: None) -> list[Claim]:
    a_payer(name="Meridian Health", payer_id="60101")
    a_payer(name="Mutual of Elsewhere", payer_id="60102")
    return three_claims("26-1000")


def three_claims(numbers: str) -> list[Claim]:
    payer = Payer.objects.get(payer_id="60101")
    patients = [a_patient(first_name="John", last_name=name) for name in ("Smith", "Samplewell", "Testerly")]
    return [
        a_billed_claim(
            coverage=a_coverage(patient=patient, payer=payer, member_id=f"W{place}"),
            lines=[("99213", "150.00"), ("36415", "12.50")],
            claim_number=f"{numbers}{place}",
        )
        for place, patient in enumerate(patients)
    ]


def typed(page: Page, *words: str) -> None:
    """Words are typed, names of keys in <> are pressed."""
    for word in words:
        if word.startswith("<"):
            page.keyboard.press(word.strip("<>"))
        else:
            page.keyboard.type(word)


def entries_of(remittance: Remittance, claims: list[Claim]) -> list[tuple[object, ...]]:
    """What a remittance wrote, by place of claim and line instead of their ids, and without where it came from."""
    places = {claim.encounter_id: place for place, claim in enumerate(claims)}
    rows = Entry.objects.filter(deposit=remittance.deposit).select_related("charge_line")
    return sorted(
        (
            entry.kind, entry.debit, entry.credit, entry.amount, entry.reason, entry.effective_date,
            places[entry.charge_line.encounter_id] if entry.charge_line else -1,
            entry.charge_line.position if entry.charge_line else 0,
        )
        for entry in rows
    )  # fmt: skip


def test_a_check_of_three_claims_is_keyed_by_keyboard_alone_and_posts_like_the_835(
    claims: list[Claim], page: Page, live_server: LiveServer, signed_in: SignIn, is_accessible: Check
) -> None:
    signed_in(a_staff())
    page.goto(f"{live_server.url}/payments/keyed/")
    is_accessible()
    typed(page, "<n>")
    expect(page.locator("h1")).to_contain_text("Paper EOB")
    page.wait_for_load_state("load")
    typed(page, "<p>", "meri", "<Enter>", "700123", "<Enter>", "<Enter>", "111626", "<Enter>", "332.25", "<Enter>")
    expect(page.locator("#payer")).to_have_value("Meridian Health")
    expect(page.locator("#paid_on")).to_have_value("11/16/26")
    assert focus_of(page) == "claim-q"

    typed(page, "26-10000", "<Enter>")
    expect(page.locator("[data-claim]")).to_have_count(1)
    expect(page.locator("[data-claim] tbody input").first).to_be_focused()
    typed(page, "116", "<Tab>", "96", "<Tab>")
    reasons = page.get_by_label("Reasons for line 1 of 26-10000")
    expect(reasons).to_have_value("CO 45 34.00, ")
    typed(page, "cp", "<Enter>")
    expect(reasons).to_have_value("CO 45 34.00, PR 3 20.00")
    expect(page.locator("[data-claim] [data-left=claim]")).to_have_text("12.50")
    typed(page, "<Tab>", "12.5", "<Enter>")
    expect(page.locator("[data-claim] [data-left=claim]")).to_have_text("0.00")
    expect(page.locator("[data-total=left]")).to_have_text("223.75")

    typed(page, "samplewell", "<Enter>")
    expect(page.locator("[data-claim]")).to_have_count(2)
    typed(page, "<Tab>", "120", "<Tab>", "45 30", "<Enter>", "<Tab>", "0", "<Tab>", "97", "<Tab>", "n19", "<Enter>")
    expect(page.get_by_label("Reasons for line 2 of 26-10001")).to_have_value("CO 97 12.50")
    typed(page, "<Tab>", "10/15/26", "<Shift+Tab>", "test", "<Enter>")
    expect(page.locator("[data-claim]")).to_have_count(3)
    typed(page, "<Tab>", "100", "<Tab>", "co45 30 ded", "<ArrowDown>")
    expect(page.get_by_label("Reasons for line 2 of 26-10002")).to_be_focused()
    typed(page, "pr2 2.50 253 .25", "<ArrowLeft>", "<Home>", "<ArrowLeft>", "9.75", "<Enter>")
    expect(page.locator("[data-total=left]")).to_have_text("-6.00".replace("-", "−"))
    page.get_by_label("Paid for line 2 of 26-10002").focus()
    expect(page.locator("#saved")).to_contain_text("Saved")
    is_accessible()

    typed(page, "<Escape>", "<Shift+F>")
    expect(page.locator("[role=alert]")).to_contain_text("It does not balance yet")
    page.get_by_label("Amount", exact=True).focus()
    typed(page, "338.25", "<Escape>")
    expect(page.locator("[data-total=left]")).to_have_text("0.00")
    typed(page, "<Shift+F>")
    expect(page.locator("h1")).to_have_text("Meridian Health")

    remittance = Remittance.objects.get()
    post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
    assert remittance.state == Remittance.State.POSTED
    assert KeyedRemittance.objects.get().remittance == remittance
    twins = three_claims("26-2000")
    told = [
        a_payment_of(twins[0], ("96.00", ["CO 45 34", "PR 3 20"]), ("12.50", [])),
        a_payment_of(twins[1], ("120.00", ["CO 45 30"]), ("0", ["CO 97 12.50"])),
        a_payment_of(twins[2], ("100.00", ["CO 45 30", "PR 1 20"]), ("9.75", ["PR 2 2.50", "CO 253 0.25"])),
    ]
    received = posted(an_835(*told))
    assert entries_of(remittance, claims) == entries_of(received, twins)
    assert len(entries_of(received, twins)) == 13


def test_what_is_typed_survives_a_closed_tab_and_a_second_person_is_told(
    claims: list[Claim], page: Page, live_server: LiveServer, signed_in: SignIn
) -> None:
    biller = signed_in(a_staff())
    draft = drafts.start(by=biller, now=NOW)
    address = f"{live_server.url}/payments/keyed/{draft.pk}/"
    page.goto(address)
    typed(page, "<p>", "meridian", "<Tab>", "700")
    page.goto(f"{live_server.url}/payments/keyed/")
    page.goto(address)
    expect(page.locator("#payer")).to_have_value("Meridian Health")
    expect(page.locator("#trace")).to_have_value("700")
    page.locator("#trace").focus()
    typed(page, "7001")
    page.reload()
    expect(page.locator("#trace")).to_have_value("7001")
    other = drafts.PageSeen(editor="theirs", revision=KeyedRemittance.objects.get().revision)
    drafts.save_head(keyed_id=draft.pk, typed={"trace": "800"}, page=other, by=a_staff(), now=NOW)
    page.locator("#trace").focus()
    typed(page, "701", "<Tab>")
    expect(page.locator("#standing [role=alert]")).to_contain_text("saved this draft after you opened it")
    expect(page.locator("#saved")).to_have_text("Not saved")
    assert KeyedRemittance.objects.get().trace == "800"


def test_the_grid_fits_a_narrow_window_and_the_dark(
    claims: list[Claim], page: Page, live_server: LiveServer, signed_in: SignIn, is_accessible: Check
) -> None:
    biller = signed_in(a_staff())
    draft = drafts.start(by=biller, now=NOW)
    seen = drafts.PageSeen(editor="x", revision=0)
    drafts.add_claim(keyed_id=draft.pk, claim=claims[0], is_takeback=True, page=seen, by=biller, now=NOW)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size({"width": 400, "height": 800})
    page.goto(f"{live_server.url}/payments/keyed/{draft.pk}/")
    assert not has_sideways_scroll(page)
    is_accessible()


PASTE = """(text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    const pasted = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(pasted);
}"""


def test_cells_of_a_spreadsheet_are_pasted_over_the_lines_all_or_none(
    claims: list[Claim], page: Page, live_server: LiveServer, signed_in: SignIn
) -> None:
    biller = signed_in(a_staff())
    draft = drafts.start(by=biller, now=NOW)
    seen = drafts.PageSeen(editor="x", revision=0)
    drafts.add_claim(keyed_id=draft.pk, claim=claims[0], is_takeback=False, page=seen, by=biller, now=NOW)
    page.goto(f"{live_server.url}/payments/keyed/{draft.pk}/")
    page.wait_for_load_state("load")
    page.get_by_label("Paid for line 1 of 26-10000").focus()
    page.evaluate(PASTE, "96\t45 34 pr3 20\r\n12.5\t\r\n1\t\r\n")
    expect(page.locator("#saved")).to_contain_text("Not pasted")
    expect(page.locator("[data-claim] [data-left=claim]")).to_have_text("162.50")
    page.evaluate(PASTE, "96\t45 34 pr3 20\r\n$12.50\t\r\n")
    expect(page.get_by_label("Reasons for line 1 of 26-10000")).to_have_value("CO 45 34.00, PR 3 20.00")
    expect(page.get_by_label("Paid for line 2 of 26-10000")).to_have_value("12.50")
    expect(page.locator("[data-claim] [data-left=claim]")).to_have_text("0.00")
    expect(page.locator("#saved")).to_contain_text("Saved")


def test_the_browser_reads_shorthand_as_the_server_does(
    transactional_db: None, page: Page, live_server: LiveServer, signed_in: SignIn
) -> None:
    signed_in(a_staff())
    page.goto(f"{live_server.url}/payments/keyed/")
    read = """async ([reasons, money]) => {
        const module = await import("/static/js/keyed_shorthand.js");
        return [
            reasons.map(([typed, left]) => {
                const read = module.readReasons(typed, module.readMoney(left));
                return read.isClear ? module.written(read.items) : "";
            }),
            money.map(([typed]) => {
                const cents = module.readMoney(typed);
                return Number.isNaN(cents) ? "" : module.dollars(cents);
            }),
        ];
    }"""
    reasons, money = page.evaluate(read, [[list(one) for one in REASONS], [list(one) for one in MONEY]])
    assert reasons == [means for _, _, means in REASONS]
    assert money == [means for _, means in MONEY]
