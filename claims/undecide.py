"""
Taking answers back from claims, when our own posting of them is undone.

This is no step in a claim's life (`claims.models.NEXT`): a step that should not have been made is taken back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from claims.code_changes import take_code_changes_back
from claims.models import Claim, ClaimEvent, Denial
from claims.services import PAID_AFTER_ALL, TAKEN_BACK
from claims.settle import close_all_settled, move_all
from practice.models import Staff

S = Claim.Status
UNDONE = "The posting was undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecided:
    """
    A claim whose answer is no longer posted.

    `told` is how its event on the claim begins, `posted_at` when it was posted.  `still_decided` says that another
    answer of the payer is posted.
    """

    claim: Claim
    told: str
    posted_at: datetime | None
    still_decided: bool


def undecide_all(*, answers: Sequence[Undecided], sources: Sequence[str], now: datetime, by: Staff | None) -> None:
    """
    Put claims back to where they were before they were answered, with the denials that the answers opened or closed.

    `sources` are the beginnings of the sources of the denials that were opened.  What a person did since stays: a
    denial that was worked, a claim that is on its way again.  Claims to the next plan that wait to be sent are held,
    because what they tell of this plan is in question.
    """
    with transaction.atomic():
        _take_denials_back(answers, sources, by, now)
        take_code_changes_back(sources=sources, by=by, now=now)
        before = _before(answers)
        ids = [one.claim.pk for one in answers]
        rows = Claim.objects.select_for_update(of=("self",), no_key=True)
        locked = rows.filter(pk__in=ids, status__in=[S.ANSWERED, S.CLOSED])
        status = dict(locked.order_by("pk").values_list("pk", "status"))
        for after in sorted({before[pk] for pk in status}):
            moved = {pk: old for pk, old in status.items() if before[pk] == after and old != after}
            move_all(moved, S(after), dict.fromkeys(moved, UNDONE), by, now)
        _hold_next_plans(answers, by, now)
    claims = list(Claim.objects.filter(pk__in=[one.claim.pk for one in answers if one.still_decided]))
    close_all_settled(claims=claims, now=now)


def reopen_denials(*, sources: Sequence[str]) -> None:
    """Open those denials again that were closed because the payer took its decision back: it did not, after all."""
    closed = Denial.objects.filter(_begins(sources), state=Denial.State.CLOSED, outcome=TAKEN_BACK)
    closed.update(state=Denial.State.OPEN, outcome="", worked_at=None, worked_by=None)


def _take_denials_back(answers: Sequence[Undecided], sources: Sequence[str], by: Staff | None, now: datetime) -> None:
    opened = Denial.objects.filter(_begins(sources), state=Denial.State.OPEN)
    opened.update(state=Denial.State.CLOSED, worked_at=now, worked_by=by, outcome=UNDONE)
    moments = {one.posted_at for one in answers if one.posted_at}
    paid = Denial.objects.filter(claim__in=[one.claim.pk for one in answers], worked_at__in=moments)
    paid.filter(state=Denial.State.CLOSED, outcome=PAID_AFTER_ALL).update(
        state=Denial.State.OPEN, outcome="", worked_at=None, worked_by=None
    )


def _begins(sources: Sequence[str]) -> Q:
    found = Q(pk__in=[])
    for source in dict.fromkeys(sources):
        found |= Q(source__startswith=source)
    return found


def _before(answers: Sequence[Undecided]) -> Mapping[int, str]:
    """The status of each claim before it was answered; one that is still decided was answered before."""
    told = {one.claim.pk: one.told for one in answers}
    before = {one.claim.pk: str(S.ANSWERED if one.still_decided else S.SENT) for one in answers}
    events = ClaimEvent.objects.filter(claim__in=told, after=S.ANSWERED).exclude(before__in=[S.CLOSED, S.ANSWERED])
    undecided = {one.claim.pk for one in answers if not one.still_decided}
    for claim_id, why, status in events.order_by("pk").values_list("claim_id", "why", "before"):
        if claim_id in undecided and why.startswith(told[claim_id]):
            before[claim_id] = status
    return before


def _hold_next_plans(answers: Sequence[Undecided], by: Staff | None, now: datetime) -> None:
    encounters = {one.claim.encounter_id: one.claim.coverage.priority for one in answers}
    ready = Claim.objects.filter(encounter__in=encounters, status=S.READY, coverage__priority__gt=1)
    rows = ready.select_for_update(of=("self",), no_key=True).order_by("pk")
    waiting = {
        pk: status
        for pk, encounter_id, priority, status in rows.values_list("pk", "encounter_id", "coverage__priority", "status")
        if priority > encounters[encounter_id]
    }
    why = "What the plan before it decided is no longer posted"
    move_all(waiting, S.HELD, dict.fromkeys(waiting, why), by, now)
