"""
One is held in the middle of a transaction, another meets exactly the locks that are held there, and both end.

What each may be refused with stands in the table; an error of the database is never in it, and the books are true.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pytest

from claims import denials
from claims.models import Claim, Denial
from payments.bank import matches as bank
from payments.bank.expected import Key
from payments.bank.sweep import match_waiting
from payments.models import Adjudication, BankLine, Remittance
from payments.posting.post import post_decisions
from payments.posting.undo import TakenBackSince, detach
from payments.provider_level.booking import pair_payer
from practice.models import Role
from tests.at_once import Act, Held
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_practice, a_staff
from tests.payments.bank_given import a_line, an_account
from tests.payments.given import a_billed_claim, a_payment_of, an_835, posted, taken_in
from tests.payments.test_races import (
    COPAY,
    a_file,
    a_takeback,
    detaching,
    posting,
    the_books_are_true,
    undoing,
)

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass(frozen=True)
class Meeting:
    """Who is held after which call; whom the other one is; what each may be refused with; what is true at the end."""

    after: str
    first: Act
    second: Act
    refusals: tuple[type[Exception], ...] = ()
    is_right: Callable[[], bool] = lambda: True


def a_posting_meets_who_posts_the_decision_that_was_left_out() -> Meeting:
    row = taken_in(an_835(a_payment_of(a_billed_claim(), COPAY), a_payment_of(a_billed_claim(), COPAY, number="N2")))
    one = detach(adjudication=row.adjudications.all()[0], why="Later", by=None, now=NOW, today=TODAY)
    second = partial(post_decisions, adjudications=[one], by=None, now=NOW, today=TODAY)
    is_posted = lambda: Remittance.objects.get().state == Remittance.State.POSTED  # noqa: E731
    return Meeting("payments.posting.post.tell_claims", posting(row), second, (), is_posted)


def _a_claim_that_was_paid() -> tuple[Claim, Remittance]:
    claim = a_billed_claim()
    return claim, posted(an_835(a_payment_of(claim, COPAY)))


def an_un_posting_meets_a_takeback() -> Meeting:
    claim, row = _a_claim_that_was_paid()
    back = a_takeback(claim)
    is_asked = lambda: back.adjudications.get().exception == "NO_ORIGINAL"  # noqa: E731
    return Meeting("payments.posting.undo.undo_entries", undoing(row), posting(back), (), is_asked)


def a_takeback_meets_an_un_posting() -> Meeting:
    claim, row = _a_claim_that_was_paid()
    return Meeting("payments.posting.post._reverse", posting(a_takeback(claim)), undoing(row), (TakenBackSince,))


def a_takeback_meets_a_detaching() -> Meeting:
    claim, row = _a_claim_that_was_paid()
    act = detaching(row.adjudications.get())
    return Meeting("payments.posting.post._reverse", posting(a_takeback(claim)), act, (TakenBackSince,))


def a_detaching_meets_a_takeback() -> Meeting:
    claim, row = _a_claim_that_was_paid()
    act = detaching(row.adjudications.get())
    return Meeting("payments.posting.undo._refuse_if_taken_back", act, posting(a_takeback(claim)))


def a_takeback_meets_another_that_names_no_claim_of_ours() -> Meeting:
    claim, _ = _a_claim_that_was_paid()
    rows = [a_takeback(claim, claim_number="0", patient=None) for _ in range(2)]
    Adjudication.objects.filter(remittance__in=rows).update(claim=None)
    return Meeting("payments.posting.post.originals", posting(rows[0]), posting(rows[1]))


def _a_refused_claim() -> tuple[Claim, Remittance, Denial]:
    claim = a_billed_claim()
    row = posted(an_835(a_payment_of(claim, ("0.00", ["CO 197 150.00"]))))
    return claim, row, Denial.objects.select_related("claim__coverage__payer").get()


def _paying(claim: Claim) -> Act:
    return posting(a_file(a_payment_of(claim, ("150.00", []), number="N2")))


def _accepting(denial: Denial) -> Act:
    return partial(denials.accept, denial=denial, by=a_staff(), now=NOW)


def who_works_a_refusal_meets_the_payment_of_it() -> Meeting:
    claim, _, denial = _a_refused_claim()
    return Meeting("claims.denials._claim_open", _accepting(denial), _paying(claim))


def the_payment_of_a_refusal_meets_who_works_it() -> Meeting:
    claim, _, denial = _a_refused_claim()
    return Meeting("payments.posting.answers.answer_all", _paying(claim), _accepting(denial), (denials.AlreadyWorked,))


def who_corrects_a_claim_meets_the_payment_of_it() -> Meeting:
    claim, _, denial = _a_refused_claim()
    correcting = partial(denials.resubmit_with_denials, claim=denial.claim, by=a_staff(), now=NOW, why="Corrected")
    return Meeting("claims.denials._settle", correcting, _paying(claim))


def an_un_posting_meets_who_corrects_the_claim() -> Meeting:
    _, row, denial = _a_refused_claim()
    correcting = partial(denials.correct_and_resubmit, denial=denial, by=a_staff(), now=NOW)
    after = "claims.undecide._take_denials_back"
    return Meeting(after, undoing(row), correcting, (denials.AlreadyWorked,))


def who_pairs_items_meets_an_un_posting() -> Meeting:
    rows = [a_file(kept_back=[("WO", "ICN1", amount)]) for amount in ("-30.00", "30.00")]
    for row in rows:
        posting(row)()
    return Meeting(
        "payments.provider_level.booking.lock_payers",
        partial(pair_payer, key="1512345678", now=NOW, today=TODAY),
        undoing(rows[0]),
    )


def an_un_posting_meets_the_other_side_of_its_items() -> Meeting:
    rows = [a_file(kept_back=[("WO", "ICN1", amount)]) for amount in ("-30.00", "30.00")]
    posting(rows[0])()
    return Meeting("payments.posting.undo.unpost_items", undoing(rows[0]), posting(rows[1]))


def the_answer_of_one_plan_meets_that_of_the_next() -> Meeting:
    patient = a_patient(first_name="John", last_name="Smith")
    first = a_coverage(patient=patient, member_id="W1")
    a_coverage(patient=patient, member_id="S1", priority=2)
    claim = a_billed_claim(coverage=first)
    posted(an_835(a_payment_of(claim, COPAY)))
    following = Claim.objects.get(coverage__priority=2)
    rows = [a_file(a_payment_of(claim, ("0.00", ["CO 45 150.00"]), number="N2"))]
    rows.append(a_file(a_payment_of(claim, ("20.00", ["OA 23 130.00"]), status="2", number="N3")))
    assert rows[1].adjudications.get().claim in {claim, following}
    return Meeting("payments.posting.post._share_claims", posting(rows[1]), posting(rows[0]))


def the_sweep_of_the_bank_meets_a_person() -> Meeting:
    account = an_account()
    row = a_file(trace="EFT888001")
    lines = [a_line("900.00", account=account, trace="EFT888001")]
    match_waiting(now=NOW)
    lines.append(a_line("900.00", account=account, trace="EFT888001"))
    matched = BankLine.objects.get(state="MATCHED")
    other = next(line for line in lines if line.pk != matched.pk)
    keys = [Key("remittance", row.pk)]
    person = a_staff(Role.BILLER)
    confirming = partial(bank.confirm, line=other, keys=keys, by=person, now=NOW, today=TODAY)
    sweeping = partial(match_waiting, now=NOW)
    return Meeting("payments.bank.sweep._put_in_question", sweeping, confirming, (bank.AlreadyAtTheBank,))


MEETINGS: list[Callable[[], Meeting]] = [
    a_posting_meets_who_posts_the_decision_that_was_left_out,
    an_un_posting_meets_a_takeback,
    a_takeback_meets_an_un_posting,
    a_takeback_meets_a_detaching,
    a_detaching_meets_a_takeback,
    a_takeback_meets_another_that_names_no_claim_of_ours,
    who_works_a_refusal_meets_the_payment_of_it,
    the_payment_of_a_refusal_meets_who_works_it,
    who_corrects_a_claim_meets_the_payment_of_it,
    an_un_posting_meets_who_corrects_the_claim,
    who_pairs_items_meets_an_un_posting,
    an_un_posting_meets_the_other_side_of_its_items,
    the_answer_of_one_plan_meets_that_of_the_next,
    the_sweep_of_the_bank_meets_a_person,
]


@pytest.mark.parametrize("meeting", MEETINGS, ids=lambda meeting: meeting.__name__)
def test_two_who_meet_come_to_an_end(meeting, monkeypatch):
    a_practice()
    given = meeting()
    outcomes = Held(monkeypatch, given.after).meets(given.first, given.second)
    refused = [one for one in outcomes if isinstance(one, Exception)]
    assert [one for one in refused if not isinstance(one, given.refusals)] == []
    the_books_are_true()
    assert given.is_right()
