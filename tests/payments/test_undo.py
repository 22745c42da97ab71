"""What we posted can be taken back exactly, and posted again as if it had been posted once."""

from collections import Counter, defaultdict
from decimal import Decimal

import pytest
from django.utils import timezone

from claims.models import Claim, Denial
from ledger.models import Entry, OpenBalance
from payments.models import Adjudication, PostingRule, Remittance, Undoing
from payments.office.desk import take_patient_payment
from payments.posting.exceptions import NotWaiting, ReasonMissing, retry
from payments.posting.post import NothingToPost, post_by_rule, post_remittance
from payments.posting.undo import NotPosted, TakenBackSince, detach, put_back, unpost
from payments.proof.reconcile import every_check
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_staff
from tests.ledger_table import ledger_of, table
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted, taken_in

pytestmark = pytest.mark.django_db
D = Decimal
COPAY = ("96.00", ["CO 45 34.00", "PR 3 20.00"])


def undone(remittance: Remittance, why: str = "Wrong office") -> Remittance:
    return unpost(remittance=remittance, why=why, by=None, now=NOW, today=TODAY)


def detached(remittance: Remittance, position: int = 1) -> Adjudication:
    row = remittance.adjudications.get(position=position)
    return detach(adjudication=row, why="Other claim", by=None, now=NOW, today=TODAY)


def again(remittance: Remittance) -> Remittance:
    return post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)


def balances() -> Counter[tuple[object, ...]]:
    """Every open balance of the office."""
    names = ("account", "charge_line_id", "coverage_id", "deposit_id", "amount")
    return Counter(OpenBalance.objects.values_list(*names))


def moved() -> dict[tuple[object, ...], Decimal]:
    """What the ledger moved in all, whatever was done and undone on the way."""
    sums: dict[tuple[object, ...], Decimal] = defaultdict(Decimal)
    for entry in Entry.objects.all():
        place = (entry.charge_line_id, entry.coverage_id, entry.deposit_id, entry.kind)
        sums[(entry.debit, entry.credit, *place)] += entry.amount
        sums[(entry.credit, entry.debit, *place)] -= entry.amount
    return {key: amount for key, amount in sums.items() if amount > 0}


def state_of(claim: Claim) -> str:
    claim.refresh_from_db()
    return claim.status


@pytest.fixture(autouse=True)
def _the_books_are_true():
    yield
    assert [difference for check in every_check() for difference in check.differences] == []


def test_what_is_undone_leaves_nothing_and_the_money_waits_on_its_deposit():
    claim = a_billed_claim()
    remittance = taken_in(an_835(a_payment_of(claim, COPAY)))
    before = balances()
    again(remittance)
    assert state_of(claim) == Claim.Status.CLOSED
    undone(remittance)
    waiting = OpenBalance.objects.get(account="UNAPPLIED")
    assert (waiting.deposit_id, waiting.amount) == (remittance.deposit_id, D("96.00"))
    waits = Counter({("UNAPPLIED", None, None, remittance.deposit_id, D("96.00")): 1})
    assert balances() == before + waits
    assert (remittance.state, state_of(claim)) == (Remittance.State.REVIEW, Claim.Status.SENT)
    assert ledger_of(claim.encounter) == table("""
        CHARGE      INSURANCE    REVENUE      150.00
        PAYMENT     UNAPPLIED    INSURANCE     96.00
        ADJUSTMENT  CONTRACTUAL  INSURANCE     34.00
        TRANSFER    PATIENT      INSURANCE     20.00
        PAYMENT     INSURANCE    UNAPPLIED     96.00
        ADJUSTMENT  INSURANCE    CONTRACTUAL   34.00
        TRANSFER    INSURANCE    PATIENT       20.00
    """)


def test_what_is_posted_again_is_as_if_it_was_posted_once():
    claim = a_billed_claim(lines=[("99213", "150.00"), ("85025", "40.00")])
    remittance = posted(an_835(a_payment_of(claim, COPAY, ("0.00", ["CO 197 40.00"]))))
    once = (balances(), moved(), state_of(claim))
    for _ in range(2):
        undone(remittance)
        again(remittance)
    assert (balances(), moved(), state_of(claim)) == once
    assert remittance.run == 3
    assert remittance.state == Remittance.State.POSTED
    assert [denial.state for denial in Denial.objects.order_by("pk")] == ["CLOSED", "CLOSED", "OPEN"]


def test_each_undoing_keeps_who_why_and_how_many_entries():
    by = a_staff()
    remittance = posted(an_835(a_payment_of(a_billed_claim(), COPAY)))
    unpost(remittance=remittance, why=" Wrong payer ", by=by, now=NOW, today=TODAY)
    kept = Undoing.objects.get()
    assert (kept.why, kept.by, kept.run, kept.entries, kept.adjudication) == ("Wrong payer", by, 1, 3, None)
    assert Entry.objects.filter(source__startswith=f"{kept.source}:entry:").count() == 3


def test_nothing_else_is_undone_even_after_later_postings():
    patient = a_patient()
    claim = a_billed_claim(patient=patient)
    first = posted(an_835(a_payment_of(claim, COPAY)))
    take_patient_payment(patient=patient, method="CASH", amount=D("20.00"), by=None, now=NOW, today=TODAY, key="k")
    other = posted(an_835(a_payment_of(a_billed_claim(), ("150.00", []), number="ICN2"), control_number=8))
    undone(first)
    assert other.adjudications.get().state == Adjudication.State.POSTED
    assert OpenBalance.objects.get(account="PATIENT").amount == D("-20.00")
    again(first)
    assert not OpenBalance.objects.exists()


def test_a_decision_is_detached_and_posted_again_by_itself():
    claim, other = a_billed_claim(), a_billed_claim()
    remittance = posted(an_835(a_payment_of(claim, COPAY), a_payment_of(other, COPAY, number="ICN2")))
    whole = moved()
    row = detached(remittance)
    remittance.refresh_from_db()
    assert (row.state, row.exception, remittance.state) == ("EXCEPTION", "DETACHED", "IN_PART")
    assert (state_of(claim), state_of(other)) == (Claim.Status.SENT, Claim.Status.CLOSED)
    assert OpenBalance.objects.get(account="UNAPPLIED").amount == D("96.00")
    retry(adjudication=row, by=a_staff(), now=NOW, today=TODAY)
    remittance.refresh_from_db()
    assert (moved(), remittance.state, state_of(claim)) == (whole, "POSTED", Claim.Status.CLOSED)


def test_a_detached_decision_stays_out_when_the_rest_is_undone_and_posted_again():
    claim, other = a_billed_claim(), a_billed_claim()
    remittance = posted(an_835(a_payment_of(claim, COPAY), a_payment_of(other, COPAY, number="ICN2")))
    row = detached(remittance)
    again(undone(remittance))
    row.refresh_from_db()
    assert (row.state, remittance.state) == ("EXCEPTION", "IN_PART")
    with pytest.raises(NotWaiting, match="not left out of a posting to come"):
        put_back(adjudication=row)


def test_a_claim_is_left_out_before_posting_and_put_back():
    claim, other = a_billed_claim(), a_billed_claim()
    remittance = taken_in(an_835(a_payment_of(claim, COPAY), a_payment_of(other, COPAY, number="ICN2")))
    row = detached(remittance)
    with pytest.raises(NothingToPost):
        retry(adjudication=row, by=a_staff(), now=NOW, today=TODAY)
    put_back(adjudication=row)
    detached(remittance, position=2)
    again(remittance)
    assert [one.state for one in remittance.adjudications.all()] == ["POSTED", "EXCEPTION"]
    assert (state_of(claim), state_of(other)) == (Claim.Status.CLOSED, Claim.Status.SENT)


def test_a_takeback_is_undone_and_taken_back_again():
    claim = a_billed_claim()
    first = posted(an_835(a_payment_of(claim, COPAY)))
    after_first = (balances(), state_of(claim))
    reversal = a_payment_of(claim, ("-96.00", ["CO 45 -34.00", "PR 3 -20.00"]), status="22")
    other = a_payment_of(a_billed_claim(), ("150.00", []), number="ICN2")
    second = taken_in(an_835(reversal, other, control_number=8))
    again(second)
    taken_back = moved()
    undone(second)
    left = {key for key in balances() if key[3] != second.deposit_id and key[1] in set(_lines(claim))}
    assert left == {key for key in after_first[0] if key[1] in set(_lines(claim))}
    assert state_of(claim) == Claim.Status.CLOSED
    again(second)
    assert moved() == taken_back
    undone(second)
    undone(first)
    again(first)
    again(second)
    assert moved() == taken_back


def _lines(claim: Claim) -> list[int]:
    return list(claim.encounter.charge_lines.values_list("pk", flat=True))


def test_what_the_payer_took_back_is_undone_only_after_the_takeback():
    claim = a_billed_claim()
    first = posted(an_835(a_payment_of(claim, COPAY)))
    reversal = a_payment_of(claim, ("-96.00", ["CO 45 -34.00", "PR 3 -20.00"]), status="22")
    other = a_payment_of(a_billed_claim(), ("150.00", []), number="ICN2")
    second = posted(an_835(reversal, other, control_number=8))
    with pytest.raises(TakenBackSince, match=f"with remittance {second.pk}"):
        undone(first)
    with pytest.raises(TakenBackSince):
        detached(first)
    undone(second)
    undone(first)
    assert state_of(claim) == Claim.Status.SENT


def test_a_correction_in_one_file_is_undone_as_a_whole():
    claim = a_billed_claim()
    first = posted(an_835(a_payment_of(claim, COPAY)))
    before = (balances(), state_of(claim))
    reversal = a_payment_of(claim, ("-96.00", ["CO 45 -34.00", "PR 3 -20.00"]), status="22")
    corrected = a_payment_of(claim, ("110.00", ["CO 45 20.00", "PR 3 20.00"]), number="ICN3")
    second = posted(an_835(reversal, corrected, control_number=8))
    whole = moved()
    undone(second)
    waits = Counter({("UNAPPLIED", None, None, second.deposit_id, D("14.00")): 1})
    assert (balances(), state_of(claim)) == (before[0] + waits, before[1])
    again(second)
    assert moved() == whole
    assert first.adjudications.get().state == Adjudication.State.POSTED


def test_a_decision_and_its_takeback_in_one_file_cancel_each_other():
    claim = a_billed_claim()
    reversal = a_payment_of(claim, ("-96.00", ["CO 45 -34.00", "PR 3 -20.00"]), status="22")
    remittance = posted(an_835(a_payment_of(claim, COPAY), reversal))
    count = Entry.objects.count()
    undone(remittance)
    assert Entry.objects.count() == count
    again(remittance)
    assert remittance.state == Remittance.State.POSTED


def test_a_denial_that_was_worked_stays_and_one_that_was_not_is_withdrawn():
    claim = a_billed_claim(lines=[("99213", "150.00"), ("85025", "40.00")])
    remittance = posted(an_835(a_payment_of(claim, ("0.00", ["CO 50 150.00"]), ("0.00", ["CO 197 40.00"]))))
    worked, untouched = Denial.objects.order_by("pk")
    Denial.objects.filter(pk=worked.pk).update(state=Denial.State.APPEALED)
    undone(remittance)
    worked.refresh_from_db()
    untouched.refresh_from_db()
    assert (worked.state, untouched.state) == (Denial.State.APPEALED, Denial.State.CLOSED)
    assert untouched.outcome == "The posting was undone"


def test_a_denial_that_a_later_payment_closed_is_open_again_when_that_is_undone():
    claim = a_billed_claim()
    posted(an_835(a_payment_of(claim, ("0.00", ["CO 197 150.00"]))))
    paid = taken_in(an_835(a_payment_of(claim, ("150.00", []), number="ICN3"), control_number=8))
    again(paid)
    assert Denial.objects.get().state == Denial.State.CLOSED
    undone(paid)
    assert Denial.objects.get().state == Denial.State.OPEN
    assert state_of(claim) == Claim.Status.ANSWERED


def test_the_claim_to_the_next_plan_is_held_when_the_answer_before_it_is_undone():
    patient = a_patient(first_name="John", last_name="Smith")
    coverage = a_coverage(patient=patient, member_id="W1")
    a_coverage(patient=patient, member_id="S1", priority=2)
    claim = a_billed_claim(coverage=coverage)
    remittance = posted(an_835(a_payment_of(claim, COPAY)))
    following = Claim.objects.get(coverage__priority=2)
    Claim.objects.filter(pk=following.pk).update(status=Claim.Status.READY)
    once = moved()
    undone(remittance)
    assert state_of(following) == Claim.Status.HELD
    again(remittance)
    assert moved() == once


def test_it_is_refused_without_a_reason_and_when_nothing_is_posted():
    remittance = taken_in(an_835(a_payment_of(a_billed_claim(), COPAY)))
    with pytest.raises(NotPosted, match="waiting to be posted"):
        undone(remittance)
    again(remittance)
    with pytest.raises(ReasonMissing):
        undone(remittance, why="  ")
    undone(remittance)
    with pytest.raises(NotPosted, match="to be reviewed"):
        undone(remittance)


def test_what_was_undone_is_not_posted_by_itself():
    remittance = posted(an_835(a_payment_of(a_billed_claim(), COPAY)))
    undone(remittance)
    post_by_rule(remittance=remittance, now=NOW, today=TODAY)
    assert remittance.state == Remittance.State.REVIEW


def a_rule(way: str, **given) -> PostingRule:
    return PostingRule.objects.create(way=way, changed_at=timezone.now(), **given)


def by_rule(*payments, **given) -> Remittance:
    return post_by_rule(remittance=taken_in(an_835(*payments, **given)), now=NOW, today=TODAY)


def test_a_remittance_that_is_not_clean_waits_whole_when_the_office_wants_it_so():
    a_rule("WHEN_CLEAN")
    claim = a_billed_claim()
    stranger = a_payment_of(claim, ("10.00", ["CO 45 140.00"]), claim_number="A8831", number="ICN9", patient=None)
    stranger.lines[0].service_date = None
    count = Entry.objects.count()
    waiting = by_rule(a_payment_of(claim, COPAY), stranger)
    assert (waiting.state, waiting.deposit) == (Remittance.State.REVIEW, None)
    assert waiting.explanation == "1 of its claims cannot be posted, so all of it waits."
    assert Entry.objects.count() == count
    clean = by_rule(a_payment_of(claim, COPAY), control_number=8)
    assert clean.state == Remittance.State.POSTED


def test_a_payment_above_the_limit_waits_for_a_person():
    a_rule("EACH_CLAIM", largest=D("95.99"))
    remittance = by_rule(a_payment_of(a_billed_claim(), COPAY))
    assert remittance.state == Remittance.State.REVIEW
    assert remittance.explanation == "It pays 96.00; up to 95.99 posts by itself."
    assert again(remittance).state == Remittance.State.POSTED


def test_the_rule_of_the_payer_goes_before_the_rule_of_the_office():
    claim = a_billed_claim()
    a_rule("EACH_CLAIM")
    remittance = taken_in(an_835(a_payment_of(claim, COPAY)))
    Remittance.objects.filter(pk=remittance.pk).update(payer=claim.coverage.payer)
    a_rule("BY_HAND", payer=claim.coverage.payer)
    remittance.refresh_from_db()
    assert post_by_rule(remittance=remittance, now=NOW, today=TODAY).state == Remittance.State.REVIEW


def test_a_claim_that_was_answered_before_it_was_sent_is_answered_again_when_it_is_posted_again():
    claim = a_billed_claim(status=Claim.Status.HELD)
    remittance = posted(an_835(a_payment_of(claim, ("150.00", []))))
    unpost(remittance=remittance, why="Wrong day", by=None, now=NOW, today=TODAY)
    claim.refresh_from_db()
    assert claim.status == Claim.Status.HELD
    post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
    claim.refresh_from_db()
    assert claim.status == Claim.Status.CLOSED
