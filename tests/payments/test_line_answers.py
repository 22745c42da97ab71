"""What is kept of payers' answers for the coder is what the posted decisions say, whatever is posted and undone."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection

from claims.denials import appeal
from claims.models import Claim, ClaimEvent, Denial
from coding.models import ChargeLine, Diagnosis, LineAnswer
from payments.models import Remittance
from payments.posting.post import post_remittance
from payments.posting.undo import detach, unpost
from payments.proof.line_answers import line_answers
from practice.models import Role
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_staff
from tests.payments.given import PAID_ON, a_billed_claim, a_payment_of, an_835, posted

pytestmark = pytest.mark.django_db
D = Decimal
PAID = ("96.00", ["CO 45 34.00", "PR 3 20.00"])
REFUSED = ("0.00", ["CO 197 150.00"])
DEDUCTIBLE = ("0.00", ["CO 45 50.00", "PR 1 100.00"])
BUNDLED_BY_CONTRACT = ("0.00", ["CO 45 150.00"])
BACK = ("-96.00", ["CO 45 -34.00", "PR 3 -20.00"])
Kept = tuple[str, Decimal, Decimal | None, list[str]]


@pytest.fixture(autouse=True)
def _what_is_kept_is_a_fresh_count() -> Iterator[None]:
    yield
    assert line_answers().differences == []


def kept(claim: Claim | None = None) -> list[Kept]:
    rows = LineAnswer.objects.order_by("charge_line_id", "coverage_id")
    rows = rows.filter(charge_line__encounter=claim.encounter) if claim else rows
    return [(one.kind, one.paid, one.allowed, one.reasons) for one in rows]


def taken_back(claim: Claim) -> Remittance:
    """The payer takes its payment of a claim back, beside the payment of another claim."""
    other = a_payment_of(a_billed_claim(), PAID, number="ICN8")
    return posted(an_835(other, a_payment_of(claim, BACK, status="22"), control_number=8))


def undone(remittance: Remittance) -> None:
    unpost(remittance=remittance, why="Wrong office", by=None, now=NOW, today=TODAY)


@pytest.mark.parametrize(
    ("decision", "is_kept"),
    [
        (PAID, ("PAID", D("96.00"), D("116.00"), [])),
        (REFUSED, ("DENIED", D("0.00"), None, ["CO 197"])),
        (DEDUCTIBLE, ("PATIENT", D("0.00"), D("100.00"), [])),
        (BUNDLED_BY_CONTRACT, ("NOTHING", D("0.00"), None, [])),
    ],
)
def test_each_kind_of_decision_is_kept_as_what_it_is(decision: tuple[str, list[str]], is_kept: Kept) -> None:
    posted(an_835(a_payment_of(a_billed_claim(), decision)))
    assert kept() == [is_kept]


def test_what_was_asked_is_kept_with_the_answer() -> None:
    claim = a_billed_claim()
    line = claim.encounter.charge_lines.get()
    line.modifiers, line.pointers = ["59", "25"], [2, 1]
    line.save()
    Diagnosis.objects.filter(encounter=claim.encounter).delete()
    for position, code in enumerate(("I10", "E119"), start=1):
        Diagnosis.objects.create(encounter=claim.encounter, position=position, code=code)
    posted(an_835(a_payment_of(claim, PAID)))
    answer = LineAnswer.objects.get()
    asked = (answer.payer, answer.procedure, answer.modifiers, answer.diagnosis, answer.decided_on)
    assert asked == (claim.coverage.payer, "99213", "25 59", "E119", PAID_ON)


def test_a_line_corrected_after_the_answer_is_remembered_as_it_was_asked() -> None:
    claim = a_billed_claim(lines=[("99213", "150.00"), ("85025", "40.00")])
    remittance = posted(an_835(a_payment_of(claim, REFUSED, ("30.00", ["CO 45 10.00"]))))
    ChargeLine.objects.filter(encounter=claim.encounter, position=1).update(modifiers=["25"])
    row = remittance.adjudications.get()
    other = posted(an_835(a_payment_of(a_billed_claim(), PAID, number="ICN2"), control_number=8))
    detach(adjudication=other.adjudications.get(), why="Other claim", by=None, now=NOW, today=TODAY)
    assert list(LineAnswer.objects.filter(decision=row.pk).values_list("modifiers", flat=True)) == ["", ""]


def test_days_are_from_the_last_sending_before_the_answer_came() -> None:
    claim = a_billed_claim()
    for days in (40, 12):
        at = NOW - timedelta(days=days)
        ClaimEvent.objects.create(claim=claim, before="READY", after="SENT", at=at)
    posted(an_835(a_payment_of(claim, PAID), paid_on=TODAY))
    assert LineAnswer.objects.get().days == 12


def test_a_sending_that_nobody_knows_gives_no_days() -> None:
    posted(an_835(a_payment_of(a_billed_claim(), PAID)))
    assert LineAnswer.objects.get().days is None


def test_a_decision_without_lines_counts_for_every_line_of_the_claim() -> None:
    claim = a_billed_claim(lines=[("99213", "150.00"), ("85025", "40.00")])
    decision = a_payment_of(claim, *(("0.00", []), ("0.00", [])), paid=D(0), lines=[], status="4")
    decision.adjustments.extend(a_payment_of(a_billed_claim(), ("0.00", ["CO 16 190.00"])).lines[0].adjustments)
    posted(an_835(decision))
    assert kept(claim) == [("DENIED", D(0), None, ["CO 16"])] * 2


def test_a_reversed_decision_counts_no_more_and_its_correction_counts_once() -> None:
    claim = a_billed_claim()
    posted(an_835(a_payment_of(claim, PAID)))
    taken_back(claim)
    assert kept(claim) == []
    posted(an_835(a_payment_of(claim, ("76.00", ["CO 45 54.00", "PR 3 20.00"])), control_number=9))
    assert kept(claim) == [("PAID", D("76.00"), D("96.00"), [])]


def test_a_takeback_that_is_undone_lets_the_first_decision_stand_again() -> None:
    claim = a_billed_claim()
    posted(an_835(a_payment_of(claim, PAID)))
    undone(taken_back(claim))
    assert kept(claim) == [("PAID", D("96.00"), D("116.00"), [])]


def test_unposting_forgets_and_posting_again_keeps_the_same() -> None:
    claim = a_billed_claim(lines=[("99213", "150.00"), ("85025", "40.00")])
    remittance = posted(an_835(a_payment_of(claim, PAID, ("0.00", ["CO 197 40.00"]))))
    once = kept()
    undone(remittance)
    assert kept() == []
    post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
    assert kept() == once == [("PAID", D("96.00"), D("116.00"), []), ("DENIED", D(0), None, ["CO 197"])]


def test_a_decision_that_is_left_out_is_forgotten_alone() -> None:
    first, second = a_billed_claim(), a_billed_claim()
    remittance = posted(an_835(a_payment_of(first, PAID), a_payment_of(second, PAID, number="ICN2")))
    detach(adjudication=remittance.adjudications.get(position=1), why="Other", by=None, now=NOW, today=TODAY)
    assert kept(first) == []
    assert len(kept(second)) == 1


def test_a_second_answer_after_an_appeal_counts_once_and_says_what_the_appeal_brought() -> None:
    claim = a_billed_claim()
    posted(an_835(a_payment_of(claim, REFUSED)))
    appeal(denial=Denial.objects.get(), note="With the record", by=a_staff(Role.BILLER), now=NOW)
    second = posted(an_835(a_payment_of(claim, PAID), paid_on=date(2026, 11, 18), control_number=8))
    answer = LineAnswer.objects.get()
    assert (answer.kind, answer.contested, answer.decided_on) == ("PAID", "APPEALED", date(2026, 11, 18))
    undone(second)
    answer = LineAnswer.objects.get()
    assert (answer.kind, answer.contested, answer.decided_on) == ("DENIED", "", PAID_ON)


def test_the_answer_of_the_second_plan_is_not_one_of_a_plan_asked_first() -> None:
    patient = a_patient(first_name="John", last_name="Smith")
    first = a_coverage(patient=patient, member_id="W123456")
    second = a_coverage(patient=patient, member_id="S1", priority=2)
    claim = a_billed_claim(patient=patient, coverage=first)
    posted(an_835(a_payment_of(claim, PAID)))
    next_claim = Claim.objects.get(coverage=second)
    Claim.objects.filter(pk=next_claim.pk).update(status=Claim.Status.SENT)
    next_claim.refresh_from_db()
    answer = a_payment_of(next_claim, ("20.00", ["OA 23 130.00"]), status="2", number="ICN2")
    remittance = posted(an_835(answer, control_number=8))
    assert remittance.state == Remittance.State.POSTED
    assert list(LineAnswer.objects.values_list("coverage", flat=True)) == [first.pk]


def test_the_proof_finds_what_is_missing_too_much_and_wrong() -> None:
    claims = [a_billed_claim() for _ in range(3)]
    remittance = posted(an_835(*(a_payment_of(one, PAID, number=f"ICN{one.pk}") for one in claims)))
    assert line_answers().count == 3
    missing, wrong, gone = LineAnswer.objects.order_by("pk")
    LineAnswer.objects.filter(pk=missing.pk).delete()
    LineAnswer.objects.filter(pk=wrong.pk).update(paid=D("1.00"))
    with connection.cursor() as cursor:
        cursor.execute("UPDATE payments_adjudication SET state = 'WAITING' WHERE id = %s", [gone.decision])
    found = line_answers()
    assert [(one.subject, one.expected, one.found) for one in found.differences] == [
        (f"charge line:{missing.charge_line_id}", D("96.00"), D(0)),
        (f"charge line:{wrong.charge_line_id}", D("96.00"), D("1.00")),
        (f"charge line:{gone.charge_line_id}", D(0), D("96.00")),
    ]
    with connection.cursor() as cursor:
        cursor.execute("UPDATE payments_adjudication SET state = 'POSTED' WHERE id = %s", [gone.decision])
    LineAnswer.objects.all().delete()
    undone(remittance)
    post_remittance(remittance=remittance, by=None, now=NOW, today=TODAY)
    assert line_answers().count == 3
