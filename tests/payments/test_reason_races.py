"""Several people decide one pair of codes at the same moment: one of them does, and everything is posted once."""

import threading

import pytest
from django.db import connections

from claims.models import ReasonRule
from claims.reason_rules import AlreadyDecided, Pair, Verdict, change
from claims.reasons import REDUCTIONS, Treatment
from ledger.models import Entry
from payments.models import Adjudication
from payments.posting import questions
from payments.proof.reconcile import every_check
from practice.models import Role, Staff
from tests.builders import NOW, TODAY, a_staff
from tests.payments.given import PAID_ON, a_billed_claim, a_payment_of, an_835, posted

pytestmark = pytest.mark.django_db(transaction=True)
PAIR = Pair(group="CO", reason="Z9")


def says(place: int) -> Verdict:
    return Verdict(treatment=sorted(REDUCTIONS)[place % len(REDUCTIONS)], why=f"Person {place}")


def together(work, count: int) -> list[str]:
    """What came of it for each person: done, or refused because somebody else was first."""
    outcomes: list[str] = []
    start = threading.Barrier(count)

    def run(place: int) -> None:
        try:
            start.wait(timeout=30)
            work(place)
            outcomes.append("done")
        except AlreadyDecided:
            outcomes.append("refused")
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(place,)) for place in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return sorted(outcomes)


def managers(count: int) -> list[Staff]:
    return [a_staff(Role.MANAGER, username=f"m{place}") for place in range(count)]


@pytest.mark.parametrize("count", [2, 8])
def test_one_of_several_people_decides_and_each_claim_is_posted_once(count: int) -> None:
    claims = [a_billed_claim() for _ in range(3)]
    posted(an_835(*(a_payment_of(claim, ("100.00", ["CO Z9 50.00"])) for claim in claims)))
    people = managers(count)

    def work(place: int) -> None:
        questions.answer(pair=PAIR, verdict=says(place), starts_on=PAID_ON, by=people[place], now=NOW, today=TODAY)

    assert together(work, count) == ["done"] + ["refused"] * (count - 1)
    assert ReasonRule.objects.filter(decided_by__isnull=False).count() == 1
    assert Entry.objects.filter(reason="CO Z9").count() == 3
    assert not Adjudication.objects.filter(state="EXCEPTION").exists()
    assert all(check.holds for check in every_check())


@pytest.mark.parametrize("count", [2, 8])
def test_what_was_decided_is_posted_once_however_many_press_the_button(count: int) -> None:
    claims = [a_billed_claim() for _ in range(3)]
    posted(an_835(*(a_payment_of(claim, ("100.00", ["CO Z9 50.00"])) for claim in claims)))
    people = managers(count)
    ReasonRule.objects.create(
        group_code="CO", reason_code="Z9", starts_on=PAID_ON, treatment="CONTRACTUAL", why="So.", decided_at=NOW
    )

    def work(place: int) -> None:
        questions.post_answered(by=people[place], now=NOW, today=TODAY)

    assert together(work, count) == ["done"] * count
    assert Entry.objects.filter(reason="CO Z9").count() == 3
    assert all(check.holds for check in every_check())


@pytest.mark.parametrize("count", [2, 8])
def test_one_of_several_people_changes_a_rule(count: int) -> None:
    people = managers(count)
    rule = ReasonRule.objects.get(group_code="CO", reason_code="45", remark_code="")

    def work(place: int) -> None:
        change(rule=rule, verdict=says(place), starts_on=TODAY, by=people[place], now=NOW)

    assert together(work, count) == ["done"] + ["refused"] * (count - 1)
    standing = ReasonRule.objects.filter(group_code="CO", reason_code="45", remark_code="", is_withdrawn=False)
    assert [Treatment(one.treatment) in REDUCTIONS for one in standing] == [True, True]
    assert standing.filter(ends_on=None).count() == 1
