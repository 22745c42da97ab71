"""What follows by itself, once, when money was posted or a remittance came in: never inside the posting."""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from billing_office.celery import app
from ledger.models import Account, Entry, OpenBalance
from payments.bank.sweep import match_waiting
from payments.models import Adjudication, BankLine, BankMatch, MoneyRules, PostingRule, Remittance
from payments.office.desk import on_account_of
from payments.office.on_account import applications, unapply
from payments.posting.afterwards import after_posting, after_taking_in
from payments.posting.exceptions import retry_early
from payments.posting.post import post_by_rule, post_remittance
from payments.posting.undo import unpost
from payments.tasks import retry_early_answers
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer, a_staff
from tests.payments.bank_given import a_line, an_account
from tests.payments.given import PAID_ON, a_billed_claim, a_payment_of, an_835, posted, taken_in
from tests.payments.patient_money import a_visit_owed, books_hold, paid
from tests.payments.test_once import together

pytestmark = pytest.mark.django_db
D = Decimal


@pytest.fixture
def worker() -> Iterator[None]:
    """A worker that does at once what it is told."""
    app.conf.task_always_eager = True
    yield
    app.conf.task_always_eager = False


@pytest.fixture
def by_rule() -> Iterator[None]:
    """The office lets money on account be used by itself, and its books are true afterwards."""
    MoneyRules.objects.create(pk=1, applies_on_account=True)
    yield
    assert books_hold()


def a_file_that_leaves(patient, share: str = "50.00") -> bytes:
    """An 835 that leaves a share of a visit to the patient."""
    plan = patient.coverages.first() or a_coverage(patient=patient)
    claim = a_billed_claim(coverage=plan, lines=[("99213", "150.00")])
    rest = f"{D('150.00') - D(share):.2f}"
    return an_835(a_payment_of(claim, (rest, [f"PR 1 {share}"])))


def test_money_on_account_pays_what_a_posting_left_to_the_patient(by_rule, worker, django_capture_on_commit_callbacks):
    patient = a_patient(last_name="Smith")
    deposit = paid(patient, "70.00")
    remittance = taken_in(a_file_that_leaves(patient))
    with django_capture_on_commit_callbacks(execute=True):
        post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
        assert on_account_of(patient=patient) == D("70.00"), "nothing is used before the posting is committed"
    assert on_account_of(patient=patient) == D("20.00")
    after_posting(remittance.pk)
    assert applications(deposit=deposit).count() == 1


def test_an_answer_that_came_too_early_is_posted_by_itself_after_the_first_plans():
    patient = a_patient(last_name="Smith")
    first = a_coverage(patient=patient, payer=a_payer(name="Medicare"))
    second = a_coverage(patient=patient, payer=a_payer(name="Meridian Health"), priority=2)
    claim = a_billed_claim(coverage=first, lines=[("99213", "100.00")])
    answer = a_payment_of(claim, ("15.00", ["OA 23 60.00", "CO 45 25.00"]), status="2", number="ICN2")
    early = posted(an_835(answer))
    waiting = Adjudication.objects.get(remittance=early)
    assert (waiting.state, waiting.exception) == ("EXCEPTION", "NOT_FOUND")
    assert retry_early(now=NOW, today=TODAY) == 0, "the first plan has not answered"
    posted(an_835(a_payment_of(claim, ("60.00", ["CO 45 25.00", "PR 2 15.00"]), status="19"), control_number=8))
    retry_early_answers()
    waiting.refresh_from_db()
    assert (waiting.state, waiting.claim.coverage) == ("POSTED", second)
    assert not OpenBalance.objects.exists()
    assert books_hold()
    assert retry_early(now=NOW, today=TODAY) == 0, "nothing is left to try"


def test_only_patients_of_the_posting_are_looked_at(by_rule):
    patient, other = a_patient(last_name="Smith"), a_patient(last_name="Otherwell")
    for one in (patient, other):
        paid(one, "50.00")
    a_visit_owed(other, "50.00")
    after_posting(posted(a_file_that_leaves(patient)).pk)
    assert (on_account_of(patient=patient), on_account_of(patient=other)) == (D(0), D("50.00"))


def test_nothing_is_used_without_the_rule():
    patient = a_patient(last_name="Smith")
    paid(patient, "50.00")
    after_posting(posted(a_file_that_leaves(patient)).pk)
    assert on_account_of(patient=patient) == D("50.00")


def test_a_posting_that_was_rolled_back_by_rule_is_followed_by_nothing(django_capture_on_commit_callbacks):
    PostingRule.objects.create(way=PostingRule.Way.WHEN_CLEAN, changed_at=NOW)
    paid_twice = a_payment_of(a_billed_claim(), ("150.00", []))
    remittance = taken_in(an_835(paid_twice, paid_twice))
    with django_capture_on_commit_callbacks() as callbacks:
        post_by_rule(remittance=remittance, now=NOW, today=TODAY)
    assert (Remittance.objects.get().state, callbacks) == (Remittance.State.REVIEW, [])


def test_un_posting_leaves_what_was_used_as_a_credit_and_posting_again_owes_it_once(by_rule):
    patient = a_patient(last_name="Smith")
    deposit = paid(patient, "50.00")
    remittance = posted(a_file_that_leaves(patient))
    after_posting(remittance.pk)
    unpost(remittance=remittance, why="Wrong file", by=None, now=NOW, today=TODAY)
    owed = OpenBalance.objects.get(account=Account.PATIENT)
    assert owed.amount == D("-50.00"), "the patient's money stays where it was put, and is a credit now"
    assert books_hold()
    post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
    after_posting(remittance.pk)
    assert not OpenBalance.objects.filter(account=Account.PATIENT).exists()
    assert (applications(deposit=deposit).count(), on_account_of(patient=patient)) == (1, D(0))


def test_money_that_a_person_took_back_is_not_used_again_by_itself(by_rule):
    patient = a_patient(last_name="Smith")
    deposit = paid(patient, "50.00")
    remittance = posted(a_file_that_leaves(patient))
    after_posting(remittance.pk)
    unapply(entry=applications(deposit=deposit).get(), by=a_staff(), now=NOW, today=TODAY)
    after_posting(remittance.pk)
    assert on_account_of(patient=patient) == D("50.00")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [2, 8])
def test_many_workers_use_the_money_once(count):
    MoneyRules.objects.create(pk=1, applies_on_account=True)
    patient = a_patient(last_name="Smith")
    deposit = paid(patient, "50.00")
    a_visit_owed(patient, "40.00")
    remittance = posted(a_file_that_leaves(patient))
    together(lambda: after_posting(remittance.pk), count)
    used = Entry.objects.filter(deposit=deposit, kind="PAYMENT")
    assert sum(used.values_list("amount", flat=True)) == D("50.00")
    assert books_hold()


def test_the_banks_line_waits_for_its_remittance_and_is_matched_when_it_comes(
    worker, django_capture_on_commit_callbacks
):
    an_account()
    line = a_line("150.00", trace="EFT778899", posted_on=PAID_ON)
    match_waiting(now=NOW)
    with django_capture_on_commit_callbacks(execute=True):
        remittance = taken_in(an_835(a_payment_of(a_billed_claim(), ("150.00", [])), trace="EFT778899"))
    line.refresh_from_db()
    assert (line.state, BankMatch.objects.get().remittance) == (BankLine.State.MATCHED, remittance)
    after_taking_in()
    assert BankMatch.objects.count() == 1
