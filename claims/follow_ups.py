"""Reminders: a promise to look at a claim again on a day.  Made by the sweep or by a person, closed by what happens."""

from datetime import date, datetime

from claims.models import Claim, FollowUp
from practice.models import Staff


def set_aside(*, claim: Claim, until: date, by: Staff | None, now: datetime) -> FollowUp:
    """Put a claim aside until a day; an earlier setting aside is replaced."""
    claim.follow_ups.filter(reason=FollowUp.Reason.PENDED, done_at__isnull=True).update(done_at=now, done_by=by)
    return FollowUp.objects.create(claim=claim, reason=FollowUp.Reason.PENDED, due_date=until, made_at=now, made_by=by)


def close_reminders(*, claim: Claim, by: Staff | None, now: datetime) -> int:
    """Close every open reminder of a claim because it was worked; how many there were."""
    return claim.follow_ups.filter(done_at__isnull=True).update(done_at=now, done_by=by)


def remind(*, claim_id: int, reason: FollowUp.Reason, due_date: date, now: datetime) -> bool:
    """Make a reminder unless one of this reason is open; tell whether it was made.  Safe to repeat and to race."""
    _, is_new = FollowUp.objects.get_or_create(
        claim_id=claim_id, reason=reason, done_at=None, defaults={"due_date": due_date, "made_at": now}
    )
    return is_new
