"""What an answer did to the refusals before it is gone when its posting is undone: posted and un-posted is nothing."""

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from claims import denials
from claims.models import Claim, Denial, WriteOffReason
from claims.services import pend
from payments.models import Remittance
from payments.posting.post import post_remittance
from payments.posting.undo import detach, unpost
from payments.proof.reconcile import every_check
from practice.models import Role, Staff
from tests.builders import NOW, TODAY, a_staff
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted, taken_in

pytestmark = pytest.mark.django_db
LATER, MUCH_LATER = NOW + timedelta(hours=1), NOW + timedelta(hours=2)
REFUSED = ("0.00", ["PR 204 150.00"])


def _sent_again(denial: Denial, by: Staff) -> None:
    denials.correct_and_resubmit(denial=denial, by=by, now=NOW)
    Claim.objects.filter(pk=denial.claim_id).update(status=Claim.Status.SENT)


WORK: dict[str, Callable[[Denial, Staff], object]] = {
    "nobody worked it": lambda denial, by: None,
    "sent again": _sent_again,
    "appealed": lambda denial, by: denials.appeal(denial=denial, note="", by=by, now=NOW),
    "moved to the patient": lambda denial, by: denials.to_patient(denial=denial, by=by, now=NOW),
    "written off": lambda denial, by: denials.write_off(
        denial=denial, reason=WriteOffReason.NOT_NECESSARY, by=by, now=NOW
    ),
    "accepted": lambda denial, by: denials.accept(denial=denial, by=by, now=NOW),
    "closed": lambda denial, by: denials.close(denial=denial, why="Nothing to do", by=by, now=NOW),
    "set aside": lambda denial, by: pend(claim=denial.claim, until=TODAY + timedelta(days=9), by=by, now=NOW),
}
ANSWERS: dict[str, tuple[Sequence[object], dict[str, str]]] = {
    "paid": (("150.00", []), {"number": "N2"}),
    "paid in part": (("100.00", ["CO 45 30.00", "CO 197 20.00"]), {"number": "N2"}),
    "refused again": (("0.00", ["CO 50 150.00"]), {"number": "N2"}),
    "taken back": (("0.00", ["PR 204 -150.00"]), {"status": "22"}),
}


def a_refused_claim(work: str) -> Claim:
    claim = a_billed_claim()
    posted(an_835(a_payment_of(claim, REFUSED)))
    denial = Denial.objects.select_related("claim__coverage__payer").get()
    WORK[work](denial, a_staff(Role.BILLER, Role.MANAGER))
    return claim


def an_answer(claim: Claim, answer: str, number: int = 8) -> Remittance:
    said, how = ANSWERS[answer]
    other = a_payment_of(a_billed_claim(), ("150.00", []), number=f"OTHER{number}")
    return taken_in(an_835(a_payment_of(claim, said, **how), other, control_number=number))


def work_of(claim: Claim) -> tuple[object, ...]:
    """What is to be done about a claim: its state, the refusals that stand, the reminders that wait."""
    claim.refresh_from_db()
    kept = ("pk", "state", "outcome", "worked_by", "worked_at", "recovered_from", "recovered_by")
    refusals = claim.denials.exclude(outcome="The posting was undone").order_by("pk")
    waiting = claim.follow_ups.filter(done_at=None).order_by("reason")
    return claim.status, list(refusals.values_list(*kept)), list(waiting.values_list("reason", "due_date"))


def again(row: Remittance, now=LATER) -> None:
    post_remittance(remittance=row, by=None, now=now, today=TODAY)


def undone(row: Remittance) -> None:
    unpost(remittance=row, why="Wrong office", by=None, now=MUCH_LATER, today=TODAY)


@pytest.fixture(autouse=True)
def _the_books_are_true():
    yield
    assert [difference for check in every_check() for difference in check.differences] == []


@pytest.mark.parametrize("answer", ANSWERS)
@pytest.mark.parametrize("work", WORK)
def test_an_answer_that_is_posted_and_un_posted_leaves_refusals_as_they_were(work, answer):
    claim = a_refused_claim(work)
    before = work_of(claim)
    row = an_answer(claim, answer)
    for _ in range(2):
        again(row)
        undone(row)
        assert work_of(claim) == before


@pytest.mark.parametrize("work", ["nobody worked it", "sent again", "appealed"])
def test_an_answer_that_is_detached_leaves_refusals_as_they_were(work):
    claim = a_refused_claim(work)
    before = work_of(claim)
    row = an_answer(claim, "paid")
    again(row)
    assert work_of(claim) != before
    detach(adjudication=row.adjudications.all()[0], why="Other claim", by=None, now=MUCH_LATER, today=TODAY)
    assert work_of(claim) == before


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
@pytest.mark.parametrize("work", ["sent again", "appealed"])
def test_what_two_answers_decided_anew_waits_again_when_both_are_undone(work, order):
    claim = a_refused_claim(work)
    before = work_of(claim)
    refused = Denial.objects.get()
    rows = [an_answer(claim, "paid in part", 8), an_answer(claim, "refused again", 9)]
    for number, row in enumerate(rows):
        again(row, LATER + timedelta(minutes=number))
    undone(rows[order[0]])
    refused.refresh_from_db()
    claim.refresh_from_db()
    assert (refused.state, claim.status) == (Denial.State.RECOVERED, Claim.Status.ANSWERED)
    undone(rows[order[1]])
    assert work_of(claim) == before


def test_a_takeback_closes_the_refusals_of_what_it_takes_back_and_no_others():
    claim = a_billed_claim(lines=[("99213", "150.00"), ("85025", "40.00")])
    first = a_payment_of(claim, ("100.00", ["CO 45 50.00"]), ("0.00", ["CO 197 40.00"]))
    posted(an_835(first))
    back = a_payment_of(claim, ("-100.00", ["CO 45 -50.00"]), ("0.00", ["CO 197 -40.00"]), status="22")
    kept = Denial.objects.get()
    other = Denial.objects.create(
        claim=claim, charge_line=kept.charge_line, category=kept.category, group_code="CO", reason_code="50",
        amount=kept.amount, decided_on=kept.decided_on, appeal_by=kept.appeal_by, source="remittance:0:segment:1:cas:1",
    )  # fmt: skip
    posted(an_835(back, kept_back=[("CT", "P", "-900.00")], control_number=8))
    kept.refresh_from_db()
    other.refresh_from_db()
    assert (kept.state, other.state) == (Denial.State.CLOSED, Denial.State.OPEN)
