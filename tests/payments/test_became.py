"""Every segment of an 835 that speaks of money shows what it became, and the payment is proven to the cent."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from ledger.models import Entry
from payments.models import Adjudication, Remittance
from payments.posting.exceptions import dismiss, release_remittance
from payments.posting.post import post_remittance
from payments.posting.undo import detach, unpost
from payments.proof import became
from payments.proof.became import Block, Row, file_proof, of_claims, outside_of_claims, page_of_segment
from practice.models import Role
from tests.builders import NOW, TODAY, a_staff
from tests.payments.given import (
    a_billed_claim,
    a_payment_of,
    an_835,
    an_example,
    cas,
    posted,
    received,
    taken_in,
    the_exception_of,
)

pytestmark = pytest.mark.django_db
TWO = (("99213", "150.00"), ("85025", "24.00"))
ZERO = Decimal("0.00")


def blocks(remittance: Remittance) -> list[Block]:
    remittance.refresh_from_db()
    return of_claims(remittance, list(remittance.adjudications.order_by("position")))


def told(rows: list[Row]) -> list[str]:
    """Each segment with its entries and its fates: "SVC 96.00 PAYMENT"."""
    lines = []
    for row in rows:
        its = [f"{one.entry.amount} {one.entry.kind}{'' if one.stands else ' undone'}" for one in row.entries]
        lines.append(" | ".join([row.line.id, *its, *(fate.word for fate in row.fates)]))
    return lines


def test_each_segment_of_a_claim_became_its_entries() -> None:
    claim = a_billed_claim(lines=TWO)
    remittance = posted(an_835(a_payment_of(claim, ("96.00", ["CO 45 34.00", "PR 3 20.00"]), ("0", ["CO 50 24.00"]))))
    (block,) = blocks(remittance)
    assert told(block.rows) == [
        "CLP | Posted",
        "SVC | 96.00 PAYMENT",
        "CAS | 34.00 ADJUSTMENT",
        "CAS | 20.00 TRANSFER",
        "SVC | Pays nothing",
        "CAS | Denial",
    ]
    assert (block.said, block.booked, block.waits, block.holds) == (Decimal("96.00"), Decimal("96.00"), ZERO, True)
    assert told(outside_of_claims(remittance)) == ["BPR | 96.00 DEPOSIT"]
    assert file_proof(remittance).missing == 0


def test_a_reason_beside_another_in_one_segment_is_told_by_itself() -> None:
    claim = a_billed_claim()
    remittance = posted(an_835(a_payment_of(claim, ("96.00", ["CO 45 34.00", "CO 50 20.00"]))))
    (block,) = blocks(remittance)
    assert told(block.rows)[2:] == ["CAS | 34.00 ADJUSTMENT | Denial"]


def test_what_was_undone_is_told_beside_what_it_became_when_posted_again() -> None:
    remittance = posted(an_835(a_payment_of(a_billed_claim(), ("150.00", []))))
    unpost(remittance=remittance, why="Too early", by=a_staff(), now=NOW, today=TODAY)
    (block,) = blocks(remittance)
    assert told(block.rows) == ["CLP | Nothing yet", "SVC | 150.00 PAYMENT undone | Nothing yet"]
    assert (block.booked, block.waits, block.holds) == (ZERO, Decimal("150.00"), True)
    assert (file_proof(remittance).waiting, file_proof(remittance).missing) == (Decimal("150.00"), ZERO)
    post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
    (block,) = blocks(remittance)
    assert told(block.rows)[1] == "SVC | 150.00 PAYMENT undone | 150.00 PAYMENT"
    assert (block.booked, block.holds, file_proof(remittance).missing) == (Decimal("150.00"), True, ZERO)


def test_a_takeback_shows_what_it_undoes_segment_by_segment_and_both_files_are_proven() -> None:
    claim = a_billed_claim(lines=TWO)
    paid = a_payment_of(claim, ("96.00", ["CO 45 54.00"]), ("24.00", []))
    first = posted(an_835(paid, a_payment_of(a_billed_claim(), ("150.00", [])), trace="T1"))
    back = a_payment_of(claim, ("-96.00", ["CO 45 -54.00"]), ("-24.00", []), status="22")
    again = a_payment_of(claim, ("100.00", ["CO 45 50.00"]), ("24.00", []))
    second = posted(an_835(back, again, trace="T2", amount="4.00"))
    reversal, correction = blocks(second)
    assert told(reversal.rows) == [
        "CLP | Posted", "SVC | 96.00 PAYMENT", "CAS | 54.00 ADJUSTMENT", "SVC | 24.00 PAYMENT",
    ]  # fmt: skip
    assert (reversal.said, reversal.booked) == (Decimal("-120.00"), Decimal("-120.00"))
    assert correction.booked == Decimal("124.00")
    original = blocks(first)[0]
    assert told(original.rows)[1] == "SVC | 96.00 PAYMENT undone"
    assert (original.booked, original.holds) == (Decimal("120.00"), True)
    assert file_proof(first).missing == file_proof(second).missing == 0


def test_an_entry_stands_again_when_its_takeback_is_undone() -> None:
    claim = a_billed_claim()
    posted(an_835(a_payment_of(claim, ("150.00", [])), a_payment_of(a_billed_claim(), ("150.00", [])), trace="T1"))
    first = Remittance.objects.get()
    back = a_payment_of(claim, ("-150.00", []), status="22")
    second = posted(an_835(back, a_payment_of(a_billed_claim(), ("150.00", [])), trace="T2"))
    unpost(remittance=second, why="Wrong file", by=a_staff(), now=NOW, today=TODAY)
    assert told(blocks(first)[0].rows)[1] == "SVC | 150.00 PAYMENT"
    assert [block.holds for block in (*blocks(first), *blocks(second))] == [True] * 4
    assert file_proof(second).missing == 0


def test_what_waits_or_was_set_aside_says_so_with_its_reason() -> None:
    claim = a_billed_claim()
    unknown = a_payment_of(claim, ("150.00", []), claim_number="NONE", number="X", patient=None)
    remittance = posted(an_835(unknown, a_payment_of(claim, ("150.00", []))))
    lost, found = blocks(remittance)
    assert told(lost.rows) == ["CLP | Nothing yet", "SVC | Nothing yet"]
    assert "Claim not found" in lost.rows[0].fates[0].text
    assert found.holds and lost.holds
    dismiss(adjudication=the_exception_of(remittance), why="Not ours", by=a_staff(), now=NOW)
    lost, _ = blocks(remittance)
    assert told(lost.rows)[0] == "CLP | Set aside" and "Not ours" in lost.rows[0].fates[0].text
    assert (file_proof(remittance).set_aside, file_proof(remittance).missing) == (Decimal("150.00"), ZERO)


def test_one_claim_that_was_detached_is_told_and_the_file_stays_proven() -> None:
    remittance = posted(an_835(*(a_payment_of(a_billed_claim(), ("150.00", [])) for _ in range(2))))
    row = Adjudication.objects.order_by("position")[0]
    detach(adjudication=row, why="Look again", by=a_staff(), now=NOW, today=TODAY)
    first, second = blocks(remittance)
    assert told(first.rows)[1] == "SVC | 150.00 PAYMENT undone | Nothing yet"
    assert (first.waits, second.booked, file_proof(remittance).missing) == (Decimal("150.00"), Decimal("150.00"), ZERO)


def test_money_outside_of_claims_became_items() -> None:
    kept = [("L6", "", "-2.50"), ("WO", "ICN9", "40.00")]
    remittance = posted(an_835(a_payment_of(a_billed_claim(), ("150.00", [])), kept_back=kept))
    rows = told(outside_of_claims(remittance))
    assert rows[0] == "BPR | 112.50 DEPOSIT"
    assert rows[1] == "PLB | 2.50 PROVIDER_LEVEL | 40.00 PROVIDER_LEVEL | 2.50 SETTLEMENT | Settled | Open"
    assert (file_proof(remittance).kept_back, file_proof(remittance).missing) == (Decimal("37.50"), ZERO)
    unpost(remittance=remittance, why="Too early", by=a_staff(), now=NOW, today=TODAY)
    assert (file_proof(remittance).kept_back, file_proof(remittance).kept_back_waiting) == (ZERO, Decimal("37.50"))
    assert file_proof(remittance).missing == 0


def test_a_claim_decided_without_lines_became_entries_of_its_clp_and_cas() -> None:
    claim = a_billed_claim(lines=TWO)
    decision = a_payment_of(
        claim, ("0", []), ("0", []), lines=[], paid=Decimal("100.00"), adjustments=cas("CO 45 74.00")
    )
    (block,) = blocks(posted(an_835(decision)))
    assert told(block.rows) == ["CLP | 76.00 PAYMENT | 24.00 PAYMENT | Posted", "CAS | 74.00 ADJUSTMENT"]
    assert block.holds


def test_what_is_only_told_adds_nothing() -> None:
    received(an_example("835_01"))
    remittance = Remittance.objects.get()
    rows = [*outside_of_claims(remittance), *(row for one in blocks(remittance) for row in one.rows)]
    only = [row for row in rows if row.line.id in {"AMT", "MOA", "MIA", "TS3", "TS2"}]
    assert only and all(told([row])[0].endswith("| Adds nothing") for row in only)


def test_a_difference_that_was_released_is_a_part_of_the_proof() -> None:
    remittance = taken_in(an_835(a_payment_of(a_billed_claim(), ("150.00", [])), amount="160.00"))
    assert (file_proof(remittance).released, file_proof(remittance).missing) == (Decimal("10.00"), ZERO)
    release_remittance(remittance=remittance, why="The payer told us", by=a_staff(), now=NOW, today=TODAY)
    assert (file_proof(remittance).applied, file_proof(remittance).missing) == (Decimal("150.00"), ZERO)


def test_a_payment_that_is_here_already_adds_nothing() -> None:
    claim = a_billed_claim()
    posted(an_835(a_payment_of(claim, ("150.00", [])), trace="SAME"))
    copy = taken_in(an_835(a_payment_of(claim, ("150.00", []), number="ICN2"), trace="SAME", control_number=8))
    assert told(outside_of_claims(copy)) == ["BPR | Not used", "CLP | Not used", "SVC | Not used"]


@pytest.mark.parametrize("name", [f"835_{n:02d}" for n in range(1, 15)])
def test_the_golden_files_are_told_without_a_gap(name: str) -> None:
    received(an_example(name))
    for remittance in Remittance.objects.all():
        post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
        assert all(row.entries or row.fates for row in outside_of_claims(remittance))
        for block in blocks(remittance):
            assert block.holds and all(row.entries or row.fates for row in block.rows)
        assert file_proof(remittance).missing == 0


def test_every_entry_of_a_remittance_stands_beside_exactly_one_segment() -> None:
    kept = [("L6", "", "-2.50")]
    claims = [a_billed_claim(lines=TWO) for _ in range(3)]
    remittance = posted(an_835(*(a_payment_of(one, ("96.00", ["CO 45 54.00"]), ("24.00", [])) for one in claims),
                               kept_back=kept))  # fmt: skip
    rows = [*outside_of_claims(remittance), *(row for block in blocks(remittance) for row in block.rows)]
    beside = sorted(one.entry.pk for row in rows for one in row.entries)
    assert beside == sorted(Entry.objects.filter(deposit=remittance.deposit_id).values_list("pk", flat=True))


def test_the_number_of_queries_does_not_grow_with_the_claims(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    remittance = posted(an_835(*(a_payment_of(a_billed_claim(), ("96.00", ["CO 45 54.00"])) for _ in range(6))))
    rows = list(remittance.adjudications.order_by("position"))
    with django_assert_max_num_queries(22):
        assert len(of_claims(remittance, rows)) == 6


def test_the_page_shows_all_of_it_and_the_file_leads_to_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    client.force_login(a_staff(Role.MANAGER))
    claims = [a_billed_claim() for _ in range(3)]
    remittance = posted(an_835(*(a_payment_of(one, ("150.00", [])) for one in claims)))
    page = client.get(reverse("payments:segments", args=[remittance.pk])).content.decode()
    assert page.count("To the cent") == 3 and "Proven to the cent" in page
    file = remittance.transaction_set.interchange_id
    explained = client.get(reverse("clearinghouse:explained", args=[file])).content.decode()
    last = remittance.adjudications.order_by("position").last()
    assert last is not None
    address = f"{reverse('payments:segment', args=[file])}?message=1&amp;segment={last.segment}"
    assert address in explained
    monkeypatch.setattr("payments.pages.segments.CLAIMS_A_PAGE", 2)
    there = client.get(address.replace("&amp;", "&"))
    assert there["Location"] == f"{reverse('payments:segments', args=[remittance.pk])}?page=2#s{last.segment}"
    assert f'id="s{last.segment}"' in client.get(there["Location"]).content.decode()
    assert page_of_segment(remittance, 2, claims_a_page=2) == 1
    assert client.get(reverse("payments:segment", args=[file]) + "?message=9").status_code == 404
    assert became.file_proof(remittance).missing == 0
