"""Reminds of queries without an answer and hands old ones to the manager, by the days that the office set."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import localdate

from coding.models import ProviderQuery, QueryEvent, QueryPolicy
from coding.queries.queues import OPEN
from coding.queries.services import AlreadyAnswered, NotOpen, withdraw_query
from encounters.models import Encounter
from practice.calendar import add_business_days
from practice.models import Staff

Kind = QueryEvent.Kind


class ImpossibleDays(Exception):
    """The days do not fit together."""


def policy() -> QueryPolicy:
    """The days that hold now; those of the product when nobody set them."""
    return QueryPolicy.objects.select_related("changed_by").first() or QueryPolicy()


def set_policy(*, remind_after: int, escalate_after: int, by: Staff, now: datetime) -> QueryPolicy:
    """
    Keep after how many business days a query is reminded of and handed to the manager.

    :raises ImpossibleDays: unless it is 1 to 30 for the reminder, and as many or more, at most 60, for the manager.
    """
    if not (1 <= remind_after <= 30 and remind_after <= escalate_after <= 60):
        raise ImpossibleDays("Remind after 1 to 30 business days; hand up after as many or more, at most 60.")
    row, _ = QueryPolicy.objects.update_or_create(
        id=1,
        defaults={
            "remind_after": remind_after, "escalate_after": escalate_after, "changed_by": by, "changed_at": now,
        },
    )  # fmt: skip
    return row


def follow_up(*, now: datetime) -> int:
    """
    Do what is due today for the open queries, and tell how many steps were taken.

    A query is reminded of when so many business days passed since it was sent or reminded of last, once a day at most;
    it is handed up once.  Repeats, and two runs at the same time, find the steps taken: the database holds each once.
    """
    today, days = localdate(now), policy()
    taken = _withdraw_of_void_visits(now)
    for query in ProviderQuery.objects.filter(state=OPEN).prefetch_related("events").order_by("pk"):
        sent, last = localdate(query.sent_at), _last_word(query)
        if add_business_days(last, days.remind_after) <= today:
            taken += _once(query, Kind.REMINDED, now=now, today=today)
        if add_business_days(sent, days.escalate_after) <= today:
            taken += _once(query, Kind.ESCALATED, now=now, today=today)
    return taken


def _last_word(query: ProviderQuery) -> date:
    return max(event.day for event in query.events.all() if event.kind in {Kind.SENT, Kind.REMINDED})


@transaction.atomic
def _once(query: ProviderQuery, kind: QueryEvent.Kind, *, now: datetime, today: date) -> int:
    """Take a step for a query that is still open, unless it was taken: 1, else 0."""
    row = ProviderQuery.objects.select_for_update(of=("self",)).get(pk=query.pk)
    is_taken = row.events.filter(Q(day=today) if kind == Kind.REMINDED else Q(), kind=kind).exists()
    if row.state != OPEN or is_taken:
        return 0
    QueryEvent.objects.create(query=row, kind=kind, by=None, at=now, day=today)
    return 1


def _withdraw_of_void_visits(now: datetime) -> int:
    moot = ProviderQuery.objects.filter(state=OPEN, encounter__status=Encounter.Status.VOID)
    taken = 0
    for query in moot:
        try:
            withdraw_query(query=query, why="The visit is void", by=None, now=now)
            taken += 1
        except (AlreadyAnswered, NotOpen):
            continue
    return taken
