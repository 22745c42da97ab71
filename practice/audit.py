"""The audit trail of reading and acting on records."""

from datetime import datetime, timedelta

from practice.models import Access, Staff

SAME_LOOK = timedelta(minutes=15)


def record(*, by: Staff, act: str, subject: str) -> None:
    """Keep that this person did this to this record; `subject` is a word and an id ("patient:17"), never a name."""
    Access.objects.create(staff=by, act=act, subject=subject)


def record_look(*, by: Staff, subject: str, now: datetime) -> None:
    """
    Keep that this person reads this record, once in a quarter of an hour.

    For parts of a page that refresh themselves: twenty refreshes are one look.
    """
    seen = Access.objects.filter(staff=by, subject=subject, act="read", at__gt=now - SAME_LOOK)
    if not seen.exists():
        record(by=by, act="read", subject=subject)
