"""
Taking answers back from claims, when our own posting of them is undone.

This is no step in a claim's life (`claims.models.NEXT`): a step that should not have been made is taken back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from claims.code_changes import take_code_changes_back
from claims.locking import lock_claims
from claims.models import Claim, ClaimEvent, Denial, FollowUp
from claims.secondary import IN_QUESTION
from claims.services import PAID_AFTER_ALL, TAKEN_BACK, UNDONE
from claims.settle import close_all_settled, move_all
from practice.models import Staff

S = Claim.Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """
    A claim whose answer is no longer posted.

    `source` is how the sources of its entries begin, `posted_at` when it was posted.  `standing` tells how the events
    of the payer's other answers begin that are still posted; `later` are those that were posted after it, in order:
    how their sources begin, and when they were posted.
    """

    claim: Claim
    source: str
    posted_at: datetime | None
    standing: Sequence[str]
    later: Mapping[str, datetime | None]


def undecide_all(*, answers: Sequence[Undecided], sources: Sequence[str], now: datetime, by: Staff | None) -> None:
    """
    Put claims back to where they were before they were answered, with the denials that the answers opened or closed.

    `sources` are the beginnings of the sources of the denials that were opened.  What a person did since stays: a
    denial that was worked, a claim that is on its way again.  Claims to the next plan that wait to be sent are held,
    because what they tell of this plan is in question.
    """
    with transaction.atomic():
        lock_claims(claim_ids=[one.claim.pk for one in answers])
        _take_denials_back(answers, sources, by, now)
        take_code_changes_back(sources=sources, by=by, now=now)
        before = _before(answers)
        ids = {one.claim.pk for one in answers}
        rows = Claim.objects.select_for_update(of=("self",), no_key=True)
        locked = rows.filter(pk__among=ids, status__in=[S.ANSWERED, S.CLOSED])
        status = dict(locked.order_by("pk").values_list("pk", "status"))
        for after in sorted({before[pk] for pk in status}):
            moved = {pk: old for pk, old in status.items() if before[pk] == after and old != after}
            move_all(moved, S(after), dict.fromkeys(moved, UNDONE), by, now)
        _remind_again(answers)
        _hold_next_plans(answers, by, now)
    claims = list(Claim.objects.filter(pk__among={one.claim.pk for one in answers if one.standing}))
    close_all_settled(claims=claims, now=now)


def reopen_denials(*, sources: Sequence[str]) -> None:
    """Open those denials again that were closed because the payer took its decision back: it did not, after all."""
    closed = Denial.objects.filter(_begins(sources), state=Denial.State.CLOSED, outcome=TAKEN_BACK)
    closed.update(state=Denial.State.OPEN, outcome="", worked_at=None, worked_by=None)


def _take_denials_back(answers: Sequence[Undecided], sources: Sequence[str], by: Staff | None, now: datetime) -> None:
    moments = {one.posted_at for one in answers if one.posted_at}
    paid = Q(state=Denial.State.CLOSED, outcome=PAID_AFTER_ALL, worked_at__in=moments)
    opened = Denial.objects.filter(_begins(sources)).filter(paid | Q(state=Denial.State.OPEN))
    opened.update(state=Denial.State.CLOSED, worked_at=now, worked_by=by, outcome=UNDONE)
    Denial.objects.filter(paid, claim__among={one.claim.pk for one in answers}).update(
        state=Denial.State.OPEN, outcome="", worked_at=None, worked_by=None
    )
    _recover_no_more(answers)


def _recover_no_more(answers: Sequence[Undecided]) -> None:
    """Let denials that these answers decided anew wait again, unless a later answer decides them just as well."""
    later = {one.source: next(iter(one.later)) for one in answers if one.later}
    recovered = Denial.objects.filter(state=Denial.State.RECOVERED, recovered_by__in=[one.source for one in answers])
    for denial in recovered.select_for_update(no_key=True).order_by("pk"):
        if denial.recovered_by in later:
            denial.recovered_by = later[denial.recovered_by]
        else:
            denial.state, denial.recovered_from, denial.recovered_by = denial.recovered_from, "", ""
        denial.save(update_fields=["state", "recovered_from", "recovered_by"])


def _remind_again(answers: Sequence[Undecided]) -> None:
    """Open the reminders again that the answers had closed, unless a later answer closes them just as well."""
    done = FollowUp.objects.filter(done_at__isnull=False).exclude(reason=FollowUp.Reason.DOWNCODE)
    for one in answers:
        if one.later:
            done.filter(claim=one.claim, done_at=one.posted_at).update(done_at=next(iter(one.later.values())))
    moments = {one.posted_at for one in answers if one.posted_at and not one.later}
    ids = {one.claim.pk for one in answers if not one.later}
    closed = done.filter(claim__among=ids, done_at__in=moments)
    is_there = FollowUp.objects.filter(claim=OuterRef("claim"), reason=OuterRef("reason"), done_at=None)
    last = closed.exclude(Exists(is_there)).order_by("claim_id", "reason", "-pk").distinct("claim_id", "reason")
    FollowUp.objects.filter(pk__in=list(last.values_list("pk", flat=True))).update(done_at=None, done_by=None)


def _begins(sources: Sequence[str]) -> Q:
    found = Q(pk__in=[])
    for source in dict.fromkeys(sources):
        found |= Q(source__startswith=source)
    return found


def _before(answers: Sequence[Undecided]) -> Mapping[int, str]:
    """
    The status of each claim before it was answered.

    A claim that a posted answer moved, or that has a later one, stays answered.
    """
    standing = {one.claim.pk: one.standing for one in answers}
    is_later = {one.claim.pk for one in answers if one.later}
    before = {pk: str(S.ANSWERED if told else S.SENT) for pk, told in standing.items()}
    events = ClaimEvent.objects.filter(claim__among=before, after=S.ANSWERED).exclude(before__in=[S.CLOSED, S.ANSWERED])
    for claim_id, why, status in events.order_by("pk").values_list("claim_id", "why", "before"):
        is_posted = any(why.startswith(told) for told in standing[claim_id])
        before[claim_id] = str(S.ANSWERED) if is_posted or claim_id in is_later else status
    return before


def _hold_next_plans(answers: Sequence[Undecided], by: Staff | None, now: datetime) -> None:
    encounters = {one.claim.encounter_id: one.claim.coverage.priority for one in answers}
    ready = Claim.objects.filter(encounter__among=encounters, status=S.READY, coverage__priority__gt=1)
    rows = ready.select_for_update(of=("self",), no_key=True).order_by("pk")
    waiting = {
        pk: status
        for pk, encounter_id, priority, status in rows.values_list("pk", "encounter_id", "coverage__priority", "status")
        if priority > encounters[encounter_id]
    }
    move_all(waiting, S.HELD, dict.fromkeys(waiting, IN_QUESTION), by, now)
