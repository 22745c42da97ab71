"""The nightly look over what should have happened: reminders for claims without an answer and near their limit."""

from datetime import date, datetime

from django.utils.timezone import localdate

from claims import queues
from claims.follow_ups import remind
from claims.models import FollowUp
from claims.services import answer_due


def make_reminders(*, now: datetime) -> int:
    """
    Remind of every claim that a payer should have answered and of every one near its filing limit; how many are new.

    Safe to run twice: a claim has one open reminder of each kind.
    """
    today = localdate(now)
    return _remind_of_silence(today, now) + _remind_of_limits(today, now)


def _remind_of_silence(today: date, now: datetime) -> int:
    claims = queues.without_answer(today=today).select_related("coverage__payer")
    return sum(
        remind(claim_id=claim.pk, reason=FollowUp.Reason.NO_ANSWER, due_date=answer_due(claim) or today, now=now)
        for claim in claims.iterator()
    )


def _remind_of_limits(today: date, now: datetime) -> int:
    claims = queues.near_filing_limit(today=today).values_list("pk", "file_by").distinct()
    return sum(
        remind(claim_id=pk, reason=FollowUp.Reason.FILING_LIMIT, due_date=limit, now=now)
        for pk, limit in claims.iterator()
    )
