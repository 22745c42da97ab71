"""Which claims wait for whom, and when the office is reminded."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from claims import queues, services
from claims.models import Claim, FollowUp
from claims.reminders import make_reminders
from claims.services import EmptyNote, NotADayToCome, NothingToSend, StillWithThePayer
from claims.tasks import make_reminders as reminders_task
from claims.tasks import submit_ready as submit_task
from claims.tasks import work_denials
from patients.models import Payer
from tests.builders import NOW, TODAY, a_coverage, a_patient, a_payer
from tests.claims.given import a_biller, a_claim, a_denial, a_sent_claim, in_state
from tests.payments.given import a_billed_claim

pytestmark = pytest.mark.django_db


def days(count: int) -> timedelta:
    return timedelta(days=count)


def ids(claims) -> set[int]:
    return {claim.pk for claim in claims}


def test_a_payer_that_is_silent_beyond_its_usual_days_is_reminded_of_once(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    usual = claim.coverage.payer.expected_days
    assert make_reminders(now=NOW + days(usual)) == 0
    late = NOW + days(usual + 1)
    assert make_reminders(now=late) == 1
    assert make_reminders(now=late) == 0
    (reminder,) = claim.follow_ups.all()
    assert (reminder.reason, reminder.due_date) == (FollowUp.Reason.NO_ANSWER, TODAY + days(usual))
    assert ids(queues.without_answer(today=late.date())) == {claim.pk}


def test_a_claim_that_somebody_looked_after_leaves_the_list_for_a_week(tmp_path: Path) -> None:
    claim, biller = a_sent_claim(tmp_path), a_biller()
    late = NOW + days(claim.coverage.payer.expected_days + 1)
    make_reminders(now=late)
    services.finish_for_now(claim=claim, by=biller, now=late)
    assert ids(queues.without_answer(today=late.date() + days(6))) == set()
    assert ids(queues.without_answer(today=late.date() + days(7))) == {claim.pk}


@pytest.mark.parametrize("today", [date(2026, 11, 16), date(2026, 11, 20), date(2027, 3, 20)], ids=str)
def test_the_parts_of_no_answer_are_what_each_payer_makes_late_also_when_the_clocks_change(today: date) -> None:
    """Sent at every hour around the last day of a quick and of a slow payer; clocks changed on 11/01 and 03/14."""
    hours = [timedelta(hours=hour) for hour in range(-30, 31, 5)]
    for usual in (2, 18):
        payer = a_payer(name=f"Answers in {usual}")
        Payer.objects.filter(pk=payer.pk).update(expected_days=usual)
        midnight = timezone.make_aware(datetime.combine(today - days(usual), time()))
        for hour in hours:
            claim = a_billed_claim(coverage=a_coverage(patient=a_patient(), payer=payer))
            in_state(claim, Claim.Status.SENT)
            Claim.objects.filter(pk=claim.pk).update(sent_at=midnight + hour)
    parts = queues.VIEWS["silent"].parts(today, a_biller())
    surely, by_payer = map(ids, parts)
    assert surely
    assert by_payer
    assert not surely & by_payer
    late = {
        claim.pk
        for claim in Claim.objects.select_related("coverage__payer")
        if timezone.localdate(claim.sent_at) + days(claim.coverage.payer.expected_days) < today
    }
    assert surely | by_payer == ids(queues.without_answer(today=today)) == late


def test_near_the_filing_limit_a_claim_that_the_payer_does_not_have_is_reminded_of(tmp_path: Path) -> None:
    claim = a_claim(tmp_path)
    limit = claim.file_by - TODAY
    assert ids(queues.near_filing_limit(today=TODAY)) == set()
    near = NOW + limit - days(15)
    assert make_reminders(now=near) == 1
    assert ids(queues.near_filing_limit(today=near.date())) == {claim.pk}
    in_state(claim, Claim.Status.ACCEPTED)
    assert ids(queues.near_filing_limit(today=near.date())) == set()


def test_a_claim_set_aside_leaves_the_lists_and_comes_back_on_a_business_day(tmp_path: Path) -> None:
    claim, biller = in_state(a_claim(tmp_path), Claim.Status.REJECTED), a_biller()
    assert ids(queues.mine(today=TODAY, staff=biller)) == {claim.pk}
    saturday = TODAY + days(5)
    follow_up = services.pend(claim=claim, until=saturday, by=biller, now=NOW)
    assert follow_up.due_date == TODAY + days(7)
    assert ids(queues.mine(today=TODAY + days(6), staff=biller)) == set()
    assert ids(queues.mine(today=TODAY + days(7), staff=biller)) == {claim.pk}
    assert ids(queues.due_again(today=TODAY + days(7))) == {claim.pk}


def test_a_claim_cannot_be_set_aside_until_today(tmp_path: Path) -> None:
    with pytest.raises(NotADayToCome, match="after today"):
        services.pend(claim=a_claim(tmp_path), until=TODAY, by=a_biller(), now=NOW)


def test_a_note_moves_no_deadline(tmp_path: Path) -> None:
    claim, biller = a_sent_claim(tmp_path), a_biller()
    late = NOW + days(30)
    make_reminders(now=late)
    services.add_note(claim=claim, text=" Called, reference 88. ", by=biller, now=late)
    assert claim.follow_ups.filter(done_at__isnull=True).count() == 1
    assert claim.notes.get().text == "Called, reference 88."
    with pytest.raises(EmptyNote):
        services.add_note(claim=claim, text="  ", by=biller, now=late)


def test_my_work_is_mine_and_nobodys(tmp_path: Path) -> None:
    claim = in_state(a_claim(tmp_path), Claim.Status.REJECTED)
    dana, lee = a_biller("dana"), a_biller("lee")
    services.assign(claim=claim, to=lee, by=lee, now=NOW)
    assert ids(queues.mine(today=TODAY, staff=dana)) == set()
    assert ids(queues.mine(today=TODAY, staff=lee)) == {claim.pk}
    assert ids(queues.to_work(today=TODAY)) == {claim.pk}
    assert claim.events.latest("pk").why == "Assigned to Dana Sample"


def test_the_nearest_deadline_comes_first_then_the_most_money(tmp_path: Path) -> None:
    small = in_state(a_claim(tmp_path), Claim.Status.REJECTED)
    large = in_state(a_claim(tmp_path, lines=[("99214", "210.00")], first_name="Cy"), Claim.Status.REJECTED)
    denied = a_sent_claim(tmp_path)
    a_denial(denied)
    listed: list[Any] = list(queues.worklist(queues.to_work(today=TODAY)))
    assert [claim.pk for claim in listed] == [denied.pk, large.pk, small.pk]
    assert [str(claim.owed) for claim in listed] == ["150.00", "210.00", "150.00"]
    assert listed[0].open_denials == 1


def test_every_view_counts_what_it_lists(tmp_path: Path) -> None:
    a_claim(tmp_path)
    a_denial(a_sent_claim(tmp_path))
    biller = a_biller()
    counted = queues.counts(today=TODAY, staff=biller, names=list(queues.VIEWS))
    assert counted == {
        name: len(list(queues.worklist(view.claims(TODAY, biller)))) for name, view in queues.VIEWS.items()
    }
    assert (counted["denied"], counted["hold"]) == (1, 0)


def test_a_claim_still_with_the_payer_is_not_sent_twice(tmp_path: Path) -> None:
    claim = a_sent_claim(tmp_path)
    usual = claim.coverage.payer.expected_days
    with pytest.raises(StillWithThePayer, match="refused as a duplicate"):
        services.resubmit(claim=claim, by=None, now=NOW + days(usual))
    services.resubmit(claim=claim, by=None, now=NOW + days(usual + 1))
    assert claim.status == Claim.Status.READY
    with pytest.raises(NothingToSend):
        services.resubmit(claim=claim, by=None, now=NOW)


def test_the_sweeps_find_what_was_lost_and_may_run_twice(tmp_path: Path) -> None:
    claim = a_claim(tmp_path)
    for _ in range(2):
        submit_task()
        reminders_task()
    assert claim.submissions.count() == 1
    a_denial(Claim.objects.get(pk=claim.pk), reason="234")
    for _ in range(2):
        work_denials()
    assert Claim.objects.get(pk=claim.pk).status == Claim.Status.CLOSED
