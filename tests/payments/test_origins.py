"""Every entry tells where it came from: what code writes as a source is known, in words, with a page."""

import ast
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ledger.models import Deposit, Entry
from ledger.post import Transfer
from ledger.seal import seal_days
from payments.bank.fees import paid_by_virtual_card
from payments.models import Undoing
from payments.office.on_account import apply_on_account, unapply
from payments.office.refunds import send, void
from payments.office.returned import BankReturn, return_payment
from payments.pages import entries as entry_views
from payments.posting.undo import unpost
from payments.proof.entries import whole
from payments.proof.origins import UNKNOWN, origin_of, origins_of
from payments.proof.sources import PATTERNS, UnknownSource, Way, came_from
from practice.models import Access, Role
from tests.builders import NOW, TODAY, a_patient, a_staff
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted
from tests.payments.patient_money import D, a_credit_of_the_plan, a_refund, a_visit_owed, by_check, paid

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parent.parent.parent
# Whatever makes sources of entries, as it stands in the code, and one source of each.  Code that writes another fails
# the test below until somebody says here what it writes and `payments/proof/sources.py` can read it.
WRITTEN: dict[tuple[str, str], list[str]] = {
    ("ledger/undo.py", "f'{source}:entry:{root}'"): ["undoing:3:entry:17", "remittance:17:segment:9:entry:4"],
    ("ledger/post.py", "f'{source}:entry:{entry.pk}'"): ["unapply:entry:4", "returned:3:entry:4"],
    ("ledger/post.py", "f'{deposit.source}:deposit'"): ["remittance:17:deposit", "desk:0c1d-9:deposit"],
    ("payments/posting/undo.py", "undone.source"): ["undoing:3:entry:4"],
    ("payments/office/desk.py", "tender.source"): ["desk:0c1d-9:deposit"],
    ("payments/office/desk.py", "deposit.source"): ["desk:0c1d-9:line:2"],
    ("payments/bank/fees.py", "source"): ["deposit:3:fee:0c1d-9", "bank:match:3:fee"],
    ("payments/bank/matches.py", "f'bank:match:{match.pk}:undo'"): ["bank:match:3:undo:entry:4"],
    ("payments/bank/matches.py", "f'bank:match:{match.pk}:fee'"): ["bank:match:3:fee"],
    ("payments/office/returned.py", "source"): ["returned:3:entry:4"],
    ("payments/office/returned.py", "f'{source}:fee'"): ["returned:3:fee"],
    ("payments/posting/plan.py", "source"): [
        "remittance:17:segment:12:svc:14:paid", "remittance:17:run:2:segment:12:svc:14:paid",
        "remittance:17:segment:12:line:8:paid", "remittance:17:segment:12:cas:15:2",
        "remittance:17:segment:12:cas:13:1:svc:14", "remittance:17:segment:12:cas:13:1:line:8",
        "remittance:17:segment:12:cas:13:1:rest",
    ],
    ("payments/office/refunds.py", "f'{source_of(row)}void'"): ["refund:3:void:entry:4"],
    ("payments/office/refunds.py", "f'{source_of(refund)}{where}'"): ["refund:3:line:4", "refund:3:deposit:4"],
    ("payments/provider_level/acts.py", "f'{settled_source(item, made)}line:{line_id}'"): [
        "remittance:17:segment:9:plb:1:settled:3:line:4"
    ],
    (
        "payments/provider_level/acknowledged.py",
        "f'{settled_source(item, made)}{f'line:{part.charge_line_id}' if part.charge_line_id else 'check'}'",
    ): ["remittance:17:segment:9:plb:1:settled:3:line:4", "remittance:17:segment:9:plb:1:settled:3:check"],
    ("payments/posting/reversals.py", "reversal.source.rstrip(':')"): ["remittance:17:run:2:segment:9:entry:4"],
    ("payments/office/on_account.py", "'unapply'"): ["unapply:entry:4"],
    ("payments/office/on_account.py", "f'{source}:line:{line_id}'"): ["desk:0c1d-9:line:2"],
    ("payments/office/on_account.py", "f'on-account:{key}:deposit:{deposit_id}'"): [
        "on-account:rule:4:26:deposit:3:line:2"
    ],
    ("payments/posting/post.py", "_source_of_deposit(remittance)"): [
        "remittance:17:deposit", "remittance:17:again:1:deposit"
    ],
    ("payments/office/returned.py", "source_of(row)"): ["returned:3:entry:4"],
    ("payments/provider_level/booking.py", "f'settlement:{settlement.pk}:undone'"): ["settlement:3:undone:entry:4"],
    ("payments/provider_level/booking.py", "item.source"): [
        "remittance:17:segment:9:plb:1", "remittance:17:run:2:segment:9:plb:1",
    ],
    ("payments/provider_level/booking.py", "f'{settled_source(item, settlement)}out'"): [
        "remittance:17:segment:9:plb:1:settled:3:out"
    ],
    ("claims/secondary.py", "f'{source}:line:{line_id}'"): [
        "claim:3:next-plan:line:4", "claim:3:next-plan:again:2:line:4",
    ],
    ("claims/secondary.py", "f'{source}next-plan:{following.pk}:line:{line_id}'"): [
        "remittance:17:run:2:segment:9:next-plan:3:line:4"
    ],
    ("claims/denials.py", "f'denial:{denial.pk}:{name}'"): ["denial:3:to-patient", "denial:3:accepted"],
    ("claims/release.py", "f'encounter:{encounter.pk}:line:{line.pk}:charge'"): ["encounter:3:line:4:charge"],
    ("claims/write_offs.py", "f'{source_of(row)}undo'"): ["write-off:3:undo:entry:4"],
    ("claims/write_offs.py", "f'{source_of(row)}line:{line.charge_line_id}'"): ["write-off:3:line:4"],
}  # fmt: skip
MAKERS = {"Transfer", "Deposit", "reversal_of", "undoing", "undo_entries", "payment", "book_fee"}
BY_PLACE = Transfer._fields.index("source")


def written_sources() -> set[tuple[str, str]]:
    """Every source, by name or by place, that is given to what makes transfers and deposits."""
    found = set()
    for path in sorted(path for room in ("ledger", "claims", "payments", "reports", "billing_office")
                       for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts):  # fmt: skip
        for call in (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)):
            maker = ast.unparse(call.func).split(".")[-1]
            if maker not in MAKERS:
                continue
            given = [keyword.value for keyword in call.keywords if keyword.arg == "source"]
            given += call.args[BY_PLACE:][:1] if maker == "Transfer" else []
            found |= {(str(path.relative_to(ROOT)), ast.unparse(value)) for value in given}
    return found


def plainly(written: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Expressions without quotes and parentheses, in which versions of Python differ when they write them down."""
    return {(path, re.sub(r"[\"'()\\\\ ]", "", expression)) for path, expression in written}


def test_code_writes_no_source_that_is_not_known_here() -> None:
    assert plainly(written_sources()) == plainly(set(WRITTEN))


@pytest.mark.parametrize("source", sorted({one for examples in WRITTEN.values() for one in examples}))
def test_every_source_is_read(source: str) -> None:
    assert came_from(source).way in Way


def test_every_way_is_written_somewhere() -> None:
    assert {came_from(one).way for examples in WRITTEN.values() for one in examples} == set(PATTERNS) == set(Way)


@pytest.mark.parametrize("source", ["", "given:17", "remittance:17", "refund:3:void", "desk:1", "encounter:3:line:4"])
def test_a_source_that_nothing_writes_is_refused(source: str) -> None:
    with pytest.raises(UnknownSource):
        came_from(source)


def told_on(client: Client, entry: Entry) -> str:
    """The page of an entry, to which each page that it leads to answers."""
    origin = origin_of(entry)
    assert origin.words != UNKNOWN
    if origin.page:
        assert client.get(reverse(origin.page, args=[origin.key]) + origin.query, follow=True).status_code == 200
    response = client.get(reverse("payments:entry", args=[entry.pk]), follow=True)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def biller(client: Client) -> Client:
    client.force_login(a_staff(Role.BILLER))
    return client


def test_an_entry_of_a_remittance_shows_its_segment_as_the_file_has_it(biller: Client) -> None:
    remittance = posted(an_835(a_payment_of(a_billed_claim(), ("96.00", ["CO 45 34.00", "PR 3 20.00"]))))
    pages = [told_on(biller, one) for one in Entry.objects.filter(deposit=remittance.deposit_id).order_by("pk")]
    assert "<code>BPR*I*96" in pages[0]
    assert "<code>SVC*HC:99213*150*96" in pages[1]
    assert "<code>CAS*CO*45*34" in pages[2]
    assert "<code>CAS*PR*3*20" in pages[3]
    assert all(f"Remittance {remittance.trace}" in page and "see it in the file" in page for page in pages)


def test_an_undone_entry_and_what_undid_it_tell_of_each_other_and_of_the_reason(biller: Client) -> None:
    remittance = posted(an_835(a_payment_of(a_billed_claim(), ("150.00", []))))
    dana = a_staff(Role.BILLER)
    unpost(remittance=remittance, why="Wrong office", by=dana, now=NOW, today=TODAY)
    back = Entry.objects.get(source__startswith=Undoing.objects.get().source)
    assert back.reverses is not None
    page = told_on(biller, back)
    assert "Wrong office" in page and f"Entry {back.reverses_id}" in page and "SVC*HC:99213*150*150" in page
    page = told_on(biller, back.reverses)
    assert "Undone" in page and "Wrong office" in page and dana.full_name in page


def test_patients_money_tells_of_the_desk_the_use_and_what_the_bank_took_back(biller: Client) -> None:
    patient = a_patient()
    (line,) = a_visit_owed(patient, "100.00")
    deposit = paid(patient, "80.00")
    apply_on_account(patient=patient, by=None, now=NOW, today=TODAY, key="k1")
    use = Entry.objects.get(deposit=deposit, kind="PAYMENT")
    unapply(entry=use, by=a_staff(), now=NOW, today=TODAY)
    paid(patient, "10.00", {line: "10.00"})
    bounced = Deposit.objects.latest("pk")
    said = BankReturn(kind="NSF", returned_on=TODAY, fee=D("25.00"), note="No funds")
    return_payment(deposit=bounced, said=said, by=a_staff(), now=NOW, today=TODAY)
    of_patient = Entry.objects.filter(deposit__patient=patient) | Entry.objects.filter(source__startswith="returned")
    ways = {origin_of(one).way for one in of_patient}
    assert ways == {
        Way.TAKEN_AT_THE_DESK, Way.USED_LATER, Way.USE_TAKEN_BACK, Way.USED_AT_THE_DESK, Way.RETURNED, Way.RETURN_FEE,
    }  # fmt: skip
    assert all(told_on(biller, one) for one in of_patient)
    assert any(origin_of(one).why == "No funds" for one in of_patient)


def test_a_refund_and_its_void_tell_why(biller: Client) -> None:
    claim, _line = a_credit_of_the_plan("30.00")
    refund = a_refund(f"insurer-{claim.encounter_id}-{claim.coverage_id}", "30.00")
    send(refund=refund, sending=by_check(), by=a_staff(Role.MANAGER), now=NOW, today=TODAY)
    void(refund=refund, why="Lost in the mail", by=a_staff(Role.MANAGER), now=NOW, today=TODAY)
    sent, voided = Entry.objects.filter(source__startswith=f"refund:{refund.pk}:").order_by("pk")
    assert (origin_of(sent).way, origin_of(voided).way) == (Way.REFUNDED, Way.REFUND_VOIDED)
    assert "Paid twice" in told_on(biller, sent)
    assert "Lost in the mail" in told_on(biller, voided)


def test_a_provider_level_item_leads_to_its_amount_in_the_plb(biller: Client) -> None:
    remittance = posted(an_835(a_payment_of(a_billed_claim(), ("150.00", [])), kept_back=[("L6", "", "-2.50")]))
    booked, settled = Entry.objects.filter(deposit=remittance.deposit_id, debit__in=["UNAPPLIED", "PROVIDER_LEVEL"],
                                           source__contains=":plb:").order_by("pk")  # fmt: skip
    assert (origin_of(booked).way, origin_of(settled).way) == (Way.KEPT_BACK, Way.ITEM_SETTLED)
    assert "<code>PLB*" in told_on(biller, booked)
    assert "<code>PLB*" in told_on(biller, settled)


def test_a_fee_of_a_virtual_card_tells_that_it_was_typed(biller: Client) -> None:
    remittance = posted(an_835(a_payment_of(a_billed_claim(), ("150.00", []))))
    assert remittance.deposit is not None
    paid_by_virtual_card(deposit=remittance.deposit, fee=D("3.00"), key="f1", by=a_staff(), now=NOW, today=TODAY)
    assert origin_of(Entry.objects.get(kind="FEE")).way == Way.FEE_TYPED


def test_the_number_of_queries_is_fixed(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(3):
        posted(an_835(*(a_payment_of(a_billed_claim(), ("96.00", ["CO 45 54.00"])) for _ in range(3))))
    rows = list(Entry.objects.all())
    with django_assert_max_num_queries(3):
        assert len(origins_of(rows)) == len(rows) > 20


def test_the_entries_of_a_visit_and_of_a_deposit_are_listed_with_their_origins(biller: Client) -> None:
    claim = a_billed_claim()
    remittance = posted(an_835(a_payment_of(claim, ("96.00", ["CO 45 54.00"]))))
    page = biller.get(reverse("payments:visit-entries", args=[claim.encounter_id])).content.decode()
    assert f"Charge of visit {claim.encounter.number}" in page
    assert page.count('id="entry-') == 3
    page = biller.get(reverse("payments:deposit-entries", args=[remittance.deposit_id])).content.decode()
    assert page.count('id="entry-') == 3
    assert "its payment" in page


def test_an_entry_that_is_far_down_is_shown_on_its_page(biller: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    claims = [a_billed_claim() for _ in range(4)]
    remittance = posted(an_835(*(a_payment_of(one, ("150.00", [])) for one in claims)))
    monkeypatch.setattr(entry_views, "PAGE", 2)
    last = Entry.objects.filter(deposit=remittance.deposit_id).latest("pk")
    address = reverse("payments:deposit-entries", args=[remittance.deposit_id])
    page = biller.get(f"{address}?entry={last.pk}").content.decode()
    assert "Page 3 of 3" in page and f'id="entry-{last.pk}" class="on"' in page


def test_an_entry_tells_the_day_that_sealed_it() -> None:
    a_billed_claim()
    entry = Entry.objects.get()
    assert whole(entry).seal is None
    (seal,) = seal_days(today=TODAY.replace(day=TODAY.day + 1), now=NOW)
    assert whole(entry).seal == seal


def test_who_reads_an_entry_reads_the_patients_record(biller: Client) -> None:
    claim = a_billed_claim()
    biller.get(reverse("payments:entry", args=[Entry.objects.get().pk]), headers={"HX-Request": "true"})
    assert Access.objects.filter(act="read", subject=f"patient:{claim.encounter.patient_id}").exists()
