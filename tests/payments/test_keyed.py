"""Paper explanations: what is typed is kept, read, balanced, written as an 835 and posted like one."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

import x12
from claims.models import Claim
from clearinghouse.models import Interchange
from ledger.models import Deposit, Entry, OpenBalance
from payments.keyed import drafts
from payments.keyed.drafts import PageSeen
from payments.keyed.finish import AlreadyHere, DoesNotBalance, NotReadable, finish
from payments.keyed.lookup import claims_like, payer_of
from payments.keyed.sheet import paper_of
from payments.models import Adjudication, KeyedClaim, KeyedRemittance, Remittance
from payments.posting.post import post_remittance
from payments.posting.undo import unpost
from payments.proof.reconcile import every_check
from practice.models import Staff
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_staff
from tests.payments.given import PAID_ON, SERVICE_DATE, a_billed_claim, a_payment_of, an_835, posted, taken_in

pytestmark = pytest.mark.django_db
HEAD = {"payer": "Meridian", "trace": "700123", "method": "CHK", "paid_on": "11/16/26"}
PAGE = PageSeen(editor="mine", revision=0)
Cells = Mapping[str, str]
Keyed = Mapping[str, Any]


def keyed(
    *claims: tuple[Claim, Keyed],
    by: Staff,
    kept_back: tuple[tuple[str, str, str], ...] = (),
    takebacks: tuple[Claim, ...] = (),
    **head: str,
) -> KeyedRemittance:
    """A draft with its head and claims; the cells of lines are given in order under `lines`."""
    draft = drafts.start(by=by, now=NOW)
    rows = [{"code": code, "reference": reference, "amount": amount} for code, reference, amount in kept_back]
    drafts.save_head(keyed_id=draft.pk, typed={**HEAD, **head, "kept_back": rows}, page=PAGE, by=by, now=NOW)
    for claim, cells in claims:
        row = drafts.add_claim(keyed_id=draft.pk, claim=claim, is_takeback=False, page=PAGE, by=by, now=NOW)
        key(row, cells, by=by)
    for claim in takebacks:
        drafts.add_claim(keyed_id=draft.pk, claim=claim, is_takeback=True, page=PAGE, by=by, now=NOW)
    draft.refresh_from_db()
    return draft


def key(row: KeyedClaim, cells: Keyed, *, by: Staff) -> None:
    lines = row.claim.encounter.charge_lines.order_by("position")
    given = cells.get("lines", [])
    typed = {**cells, "lines": {str(line.pk): cell for line, cell in zip(lines, given, strict=False)}}
    drafts.save_claim(keyed_id=row.keyed_id, row_id=row.pk, typed=typed, page=PAGE, by=by, now=NOW)


def line(paid: str, reasons: str = "", allowed: str = "", remarks: str = "") -> Cells:
    return {"paid": paid, "reasons": reasons, "allowed": allowed, "remarks": remarks}


def finished(draft: KeyedRemittance, *, by: Staff, because: str = "") -> Remittance:
    return finish(keyed_id=draft.pk, because=because, by=by, now=NOW)


def texts(draft: KeyedRemittance) -> list[str]:
    draft.refresh_from_db()
    return [finding.text for finding in paper_of(draft).findings]


@pytest.fixture
def biller() -> Staff:
    a_payer(name="Meridian Health", payer_id="60101")
    return a_staff()


def a_claim_of_meridian(**given: object) -> Claim:
    payer = payer_of("60101")
    patient = a_patient(first_name="John", last_name="Smith")
    return a_billed_claim(coverage=a_coverage(patient=patient, payer=payer, member_id="W123456"), **given)


def entries() -> list[tuple[object, ...]]:
    """The ledger without where it came from."""
    rows = Entry.objects.exclude(kind="CHARGE").order_by("pk")
    return sorted(rows.values_list("kind", "debit", "credit", "amount", "charge_line_id", "coverage_id", "reason"))


def test_a_keyed_check_posts_the_same_entries_as_the_same_835(biller: Staff):
    claims = [a_claim_of_meridian(lines=[("99213", "150.00"), ("36415", "12.50")]) for _ in range(3)]
    cells = [
        {"number": "ICN1", "lines": [line("96", "45 34, copay", "116"), line("12.5")]},
        {"number": "ICN2", "interest": "1.25", "lines": [line("120", "45 30"), line("0", "97", remarks="N19")]},
        {"number": "ICN3", "reasons": "253 2", "lines": [line("100", "co45 30 ded"), line("10", "PR-2 2.50")]},
    ]
    amount = "337.75"  # 96 + 12.50 + 120 + 100 + 10 - 2 + 1.25
    draft = keyed(*zip(claims, cells, strict=True), by=biller, amount=amount, kept_back=(("WO", "OLD77", "0"),))
    assert paper_of(draft).left == Decimal("0.00")
    sid = transaction.savepoint()
    remittance = finished(draft, by=biller)
    post_remittance(remittance=remittance, by=biller, now=NOW, today=TODAY)
    assert remittance.state == Remittance.State.POSTED
    by_hand = entries()
    transaction.savepoint_rollback(sid)

    told = [
        a_payment_of(claims[0], ("96.00", ["CO 45 34", "PR 3 20"]), ("12.50", []), number="ICN1"),
        a_payment_of(claims[1], ("120.00", ["CO 45 30"]), ("0", ["CO 97 12.50"]), number="ICN2"),
        a_payment_of(
            claims[2], ("100.00", ["CO 45 30", "PR 1 20"]), ("10.00", ["PR 2 2.50"]), number="ICN3",
            paid=Decimal("108.00"), adjustments=[x12.Adjustment(group="CO", reason="253", amount=Decimal(2))],
        ),
    ]  # fmt: skip
    posted(an_835(*told, kept_back=[("L6", claims[1].claim_number, "-1.25")]))
    assert by_hand == entries()
    assert len(by_hand) > 10
    assert all(check.holds for check in every_check())


def test_the_written_835_has_no_errors_and_says_who_keyed_it(biller: Staff):
    claim = a_claim_of_meridian()
    draft = keyed(
        (claim, {"lines": [line("96", "45 34 cp 20", "116", "N130")], "remarks": "MA01"}), by=biller, amount="96"
    )
    remittance = finished(draft, by=biller)
    draft.refresh_from_db()
    content = bytes(draft.interchange.content)
    assert [problem for problem in x12.check(x12.read(content)) if problem.severity == "error"] == []
    assert draft.interchange.state == Interchange.State.PROCESSED
    assert (draft.finished_by, draft.finished_at, draft.remittance) == (biller, NOW, remittance)
    assert f"REF*F2*KEYED {draft.pk} VERSION 1".encode() in content
    (adjudication,) = remittance.adjudications.all()
    assert (adjudication.claim, adjudication.paid, remittance.paid_on) == (claim, Decimal("96.00"), PAID_ON)
    assert adjudication.lines.get().allowed == Decimal("116.00")


def test_a_paper_that_decides_the_claim_without_lines_is_spread_like_an_835(biller: Staff):
    claim = a_claim_of_meridian(lines=[("99213", "150.00"), ("36415", "50.00")])
    draft = keyed((claim, {"paid": "120", "reasons": "45"}), by=biller, amount="120")
    remittance = finished(draft, by=biller)
    post_remittance(remittance=remittance, by=biller, now=NOW, today=TODAY)
    assert remittance.state == Remittance.State.POSTED
    assert remittance.adjudications.get().adjustments.get().amount == Decimal("80.00")


def test_a_takeback_starts_with_the_figures_that_were_posted_and_undoes_them(biller: Staff):
    claim = a_claim_of_meridian()
    other = a_claim_of_meridian()
    posted(an_835(a_payment_of(claim, ("96.00", ["CO 45 34", "PR 3 20"]), number="ICN1")))
    draft = keyed((other, {"lines": [line("150")]}), by=biller, amount="54", takebacks=(claim,))
    assert texts(draft) == []
    post_remittance(remittance=finished(draft, by=biller), by=biller, now=NOW, today=TODAY)
    assert Adjudication.objects.get(status_code="22").reverses.claim == claim
    assert all(check.holds for check in every_check())


def test_a_line_that_is_not_on_the_paper_is_left_out(biller: Staff):
    claim = a_claim_of_meridian(lines=[("99213", "150.00"), ("36415", "12.50")])
    draft = keyed((claim, {"lines": [line("150"), line("-")]}), by=biller, amount="150")
    remittance = finished(draft, by=biller)
    assert [one.procedure for one in remittance.adjudications.get().lines.all()] == ["99213"]


def test_what_is_left_is_told_for_each_line_each_claim_and_the_check(biller: Staff):
    claim = a_claim_of_meridian(claim_number="26-1")
    draft = keyed((claim, {"lines": [line("96", "45 34")], "paid": "90"}), by=biller, amount="100")
    assert texts(draft) == [
        "Claim 26-1, line 1: 20.00 left to key.",
        "Claim 26-1 as a whole: 6.00 left to key.",
        "The check has 10.00 left to key.",
    ]


@pytest.mark.parametrize(("method", "deposited"), [("CHK", "CHECK"), ("ACH", "EFT"), ("VCARD", "VCARD")])
def test_a_paper_is_paid_by_check_transfer_or_virtual_card(biller: Staff, method: str, deposited: str):
    claim = a_claim_of_meridian()
    remittance = finished(keyed((claim, {"lines": [line("150")]}), by=biller, amount="150", method=method), by=biller)
    post_remittance(remittance=remittance, by=biller, now=NOW, today=TODAY)
    assert remittance.deposit is not None
    assert (remittance.deposit.method, remittance.deposit.amount) == (deposited, Decimal("150.00"))


def test_it_cannot_be_finished_while_it_does_not_balance(biller: Staff):
    claim = a_claim_of_meridian()
    draft = keyed((claim, {"lines": [line("96", "45 54")]}), by=biller, amount="100")
    with pytest.raises(DoesNotBalance, match="Key what is left, or say why"):
        finished(draft, by=biller)
    assert not Interchange.objects.exists()


def test_when_the_paper_itself_is_off_it_is_held_with_the_difference(biller: Staff):
    claim = a_claim_of_meridian()
    draft = keyed((claim, {"lines": [line("96", "45 54")]}), by=biller, amount="100")
    remittance = finished(draft, by=biller, because="The check is 4.00 more than the paper lists")
    draft.refresh_from_db()
    assert (remittance.state, remittance.unexplained) == (Remittance.State.HELD, Decimal("4.00"))
    assert draft.because == "The check is 4.00 more than the paper lists"


def test_a_claim_that_is_off_becomes_an_exception_and_the_rest_is_posted(biller: Staff):
    off, fine = a_claim_of_meridian(), a_claim_of_meridian()
    draft = keyed((off, {"lines": [line("96", "45 34")]}), (fine, {"lines": [line("150")]}), by=biller, amount="246")
    remittance = finished(draft, by=biller, because="Copay not printed")
    post_remittance(remittance=remittance, by=biller, now=NOW, today=TODAY)
    exception = remittance.adjudications.get(state=Adjudication.State.EXCEPTION)
    assert (exception.claim, exception.exception) == (off, "DOES_NOT_BALANCE")


@pytest.mark.parametrize(
    ("head", "cells", "text"),
    [
        ({"payer": ""}, line("150"), "Key the payer."),
        ({"payer": "Nobody"}, line("150"), "No payer, or more than one, has this name."),
        ({"trace": ""}, line("150"), "Key the number of the check or transfer."),
        ({"amount": "lots"}, line("150"), "“lots” is no amount. Write dollars and cents, such as 96.00."),
        ({"amount": "-5"}, line("150"), "A check is never below zero."),
        ({"method": "NON"}, line("150"), "Choose how it was paid, or key 0 as the amount."),
        ({"paid_on": "2/30/26"}, line("150"), "February of 2026 has 28 days."),
        ({}, line("1o0"), "“1o0” is no amount. Write dollars and cents, such as 96.00."),
        ({}, line("100", "co999 50"), "CO 999: there is no such reason code."),
        ({}, line("100", "45 50", remarks="ZZZ"), "ZZZ: there is no such remark code."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_kept_as_typed_and_must_be_corrected(
    biller: Staff, head: dict[str, str], cells: Cells, text: str
):
    draft = keyed((a_claim_of_meridian(), {"lines": [cells]}), by=biller, **{"amount": "150", **head})
    assert text in texts(draft)
    assert all(draft.typed[name] == value for name, value in head.items())
    with pytest.raises(NotReadable):
        finished(draft, by=biller, because="It is so on the paper")


def test_an_empty_paper_is_not_finished(biller: Staff):
    with pytest.raises(NotReadable, match="Nothing is keyed yet"):
        finished(keyed(by=biller, amount="0"), by=biller)


def test_the_same_check_that_came_electronically_is_refused_and_named(biller: Staff):
    claim = a_claim_of_meridian()
    electronic = taken_in(an_835(a_payment_of(claim, ("150.00", [])), trace="0700123"))
    draft = keyed((claim, {"lines": [line("150")]}), by=biller, amount="150")
    with pytest.raises(AlreadyHere, match=f"here already as Remittance {electronic.pk}"):
        finished(draft, by=biller)
    assert Remittance.objects.count() == 1


def test_a_check_keyed_before_it_comes_electronically_makes_the_file_a_duplicate(biller: Staff):
    claims = [a_claim_of_meridian() for _ in range(2)]
    taken_in(an_835(a_payment_of(claims[0], ("150.00", []))))  # so that the payer's originator id is known
    keyed_first = finished(keyed((claims[1], {"lines": [line("96", "45 54")]}), by=biller, amount="96"), by=biller)
    later = taken_in(an_835(a_payment_of(claims[1], ("96.00", ["CO 45 54"])), trace="700123"))
    assert (later.state, later.first) == (Remittance.State.DUPLICATE, keyed_first)


def test_the_database_keeps_one_finished_paper_of_a_check(biller: Staff):
    first = keyed((a_claim_of_meridian(), {"lines": [line("150")]}), by=biller, amount="150")
    finished(first, by=biller)
    first.refresh_from_db()
    with pytest.raises(IntegrityError, match="keyed_check_is_finished_once"), transaction.atomic():
        KeyedRemittance.objects.create(
            state="FINISHED", payer=first.payer, trace=first.trace, amount=first.amount, paid_on=PAID_ON,
            started_by=biller, started_at=NOW, saved_by=biller, saved_at=NOW, finished_by=biller, finished_at=NOW,
            interchange=an_interchange(), remittance=taken_in(an_835()),
        )  # fmt: skip


def an_interchange() -> Interchange:
    return Interchange.objects.create(
        direction="IN", file_name="a", content=b"a", size=1, digest="a", state="PROCESSED", stored_at=NOW
    )


def test_finishing_twice_gives_the_same_remittance(biller: Staff):
    draft = keyed((a_claim_of_meridian(), {"lines": [line("150")]}), by=biller, amount="150")
    assert finished(draft, by=biller) == finished(draft, by=biller)
    assert (Remittance.objects.count(), Interchange.objects.count()) == (1, 1)


def test_a_draft_is_finished_by_another_person(biller: Staff):
    draft = keyed((a_claim_of_meridian(), {"lines": [line("150")]}), by=biller, amount="150")
    other = a_staff()
    finished(draft, by=other)
    draft.refresh_from_db()
    assert (draft.started_by, draft.finished_by) == (biller, other)


def test_whoever_saves_second_is_told_who_was_first_and_nothing_is_overwritten(biller: Staff):
    draft = keyed(by=biller, amount="150")
    other, opened = a_staff(), PageSeen(editor="other page", revision=draft.revision)
    drafts.save_head(keyed_id=draft.pk, typed={**HEAD, "amount": "151"}, page=opened, by=other, now=NOW)
    with pytest.raises(drafts.SavedByAnother, match="Dana Sample saved this draft after you opened it"):
        drafts.save_head(keyed_id=draft.pk, typed={**HEAD, "amount": "152"}, page=PAGE, by=biller, now=NOW)
    draft.refresh_from_db()
    assert draft.amount == Decimal("151.00")


def test_a_page_may_save_again_though_it_never_heard_that_its_last_save_arrived(biller: Staff):
    draft = drafts.start(by=biller, now=NOW)
    for amount in ("1", "2", "3"):
        drafts.save_head(keyed_id=draft.pk, typed={"amount": amount}, page=PAGE, by=biller, now=NOW)
    draft.refresh_from_db()
    assert draft.amount == Decimal("3.00")


def test_what_is_finished_or_thrown_away_does_not_change(biller: Staff):
    draft = keyed((a_claim_of_meridian(), {"lines": [line("150")]}), by=biller, amount="150")
    finished(draft, by=biller)
    with pytest.raises(drafts.NotADraft, match="finished"):
        drafts.save_head(keyed_id=draft.pk, typed={}, page=PAGE, by=biller, now=NOW)
    other = drafts.start(by=biller, now=NOW)
    drafts.discard(keyed_id=other.pk, by=biller, now=NOW)
    with pytest.raises(drafts.NotADraft, match="thrown away"):
        drafts.discard(keyed_id=other.pk, by=biller, now=NOW)


def test_a_paper_is_keyed_again_as_a_new_version_that_replaces_the_first(biller: Staff):
    claim = a_claim_of_meridian()
    draft = keyed((claim, {"lines": [line("96", "45 54")]}), by=biller, amount="96")
    first = finished(draft, by=biller)
    again = drafts.key_again(keyed_id=draft.pk, by=biller, now=NOW + timedelta(hours=1))
    assert (again.version, again.corrects, again.amount) == (2, draft, Decimal("96.00"))
    assert drafts.key_again(keyed_id=draft.pk, by=biller, now=NOW) == again
    key(again.claims.get(), {"lines": [line("96", "45 34 copay")]}, by=biller)
    second = finished(again, by=biller)
    first.refresh_from_db()
    draft.refresh_from_db()
    assert (first.state, first.first, draft.state) == ("REPLACED", second, "REPLACED")
    assert second.state == Remittance.State.WAITING
    post_remittance(remittance=second, by=biller, now=NOW, today=TODAY)
    assert second.adjudications.get().adjustments.count() == 2


def test_what_is_posted_must_be_unposted_before_it_is_keyed_again(biller: Staff):
    draft = keyed((a_claim_of_meridian(), {"lines": [line("150")]}), by=biller, amount="150")
    post_remittance(remittance=finished(draft, by=biller), by=biller, now=NOW, today=TODAY)
    with pytest.raises(drafts.StillPosted, match="Un-post it first"):
        drafts.key_again(keyed_id=draft.pk, by=biller, now=NOW)


def test_a_paper_that_was_posted_is_corrected_by_unposting_and_the_money_is_booked_once(biller: Staff):
    claim = a_claim_of_meridian()
    draft = keyed((claim, {"lines": [line("96", "45 54")]}), by=biller, amount="96")
    first = post_remittance(remittance=finished(draft, by=biller), by=biller, now=NOW, today=TODAY)
    unpost(remittance=first, why="Copay overlooked", by=biller, now=NOW, today=TODAY)
    again = drafts.key_again(keyed_id=draft.pk, by=biller, now=NOW)
    key(again.claims.get(), {"lines": [line("96", "45 34 copay")]}, by=biller)
    second = post_remittance(remittance=finished(again, by=biller), by=biller, now=NOW, today=TODAY)
    assert Deposit.objects.get().remittance == second
    assert OpenBalance.objects.get().amount == Decimal("20.00")
    assert all(check.holds for check in every_check())


def test_an_allowed_amount_proposes_the_contracts_reduction(biller: Staff):
    claim = a_claim_of_meridian(lines=[("99213", "150.00")] * 3)
    ids = [str(pk) for pk in claim.encounter.charge_lines.values_list("pk", flat=True)]
    typed = {"lines": dict(zip(ids, [line("", "", "116"), line("", "96", "116"), line("", "", "150")], strict=True))}
    assert [cells["reasons"] for cells in drafts.with_contractual(typed)["lines"].values()] == ["CO 45 34.00", "96", ""]


def test_claims_are_found_by_number_and_by_name_and_date(biller: Staff):
    claim = a_claim_of_meridian(claim_number="26-04817")
    same_day = a_billed_claim(patient=a_patient(first_name="Jane", last_name="Smithers"), claim_number="26-1")
    found = {"text": "", "service_date": None, "payer": None}
    assert claims_like(**{**found, "text": "26-04817"}) == [claim]
    assert claims_like(**{**found, "text": "26-048"}) == [claim]
    assert claims_like(**{**found, "text": "smith, jo"}) == [claim]
    assert claims_like(**{**found, "text": "smi", "service_date": SERVICE_DATE, "payer": claim.coverage.payer}) == [
        claim, same_day,
    ]  # fmt: skip
    assert claims_like(**{**found, "text": "smi", "service_date": PAID_ON}) == []
    assert claims_like(**found) == claims_like(**{**found, "text": "s"}) == []


def test_a_payer_is_found_by_typing_when_only_one_is_meant(biller: Staff):
    meridian, mutual = payer_of("60101"), a_payer(name="Meridian Mutual", payer_id="60102")
    assert payer_of("meridian health") == payer_of("HEALTH") == meridian
    assert payer_of("60102") == payer_of("mutual") == mutual
    assert payer_of("meridian") is payer_of("") is payer_of("nobody") is None
