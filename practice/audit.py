"""The audit trail of reading and acting on records."""

from practice.models import Access, Staff


def record(*, by: Staff, act: str, subject: str) -> None:
    """Keep that this person did this to this record; `subject` is a word and an id ("patient:17"), never a name."""
    Access.objects.create(staff=by, act=act, subject=subject)
