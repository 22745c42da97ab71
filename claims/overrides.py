"""A biller lets a finding of the coding edits stand on a claim; the claim is scrubbed again at once."""

from datetime import datetime

from django.db import transaction

from claims.models import Claim
from claims.scrub import Finding, scrub
from coding.edits import overrule
from practice.models import Staff

WAITING_TO_GO = frozenset({Claim.Status.HELD, Claim.Status.READY})


class NotWaitingToGo(Exception):
    """The claim is not on its way out, so nothing holds it."""


def let_stand(*, claim: Claim, mark: str, reason: str, by: Staff, now: datetime) -> list[Finding]:
    """
    Let a finding of the coding edits stand on a claim with a reason; what the scrub finds now.

    :raises NotWaitingToGo: if the claim is neither on hold nor ready.
    :raises NothingToOverrule: and the other refusals of `coding.edits.overrule`.
    """
    if claim.status not in WAITING_TO_GO:
        raise NotWaitingToGo(f"{claim} is {claim.get_status_display().lower()}. Nothing holds it.")
    with transaction.atomic():
        overrule(encounter=claim.encounter, mark=mark, reason=reason, by=by, now=now, coverage=claim.coverage)
        return scrub(claim=claim, by=by, now=now, why="A finding stands with a reason")
