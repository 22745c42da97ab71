"""Correct a claim and send it again, in one step."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from claims import corrections
from claims.corrections import LineCorrection
from claims.denials import resubmit_with_denials
from claims.models import Claim
from claims.scrub import Finding
from practice.models import Staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """
    What the claim shall say from now on.

    `plan` holds fields of the coverage by name; an empty authorization number takes the authorization off; `diagnoses`
    are codes in order, `lines` are by charge line.
    """

    plan: Mapping[str, object] = field(default_factory=dict)
    authorization_number: str = ""
    payer_claim_number: str = ""
    diagnoses: Sequence[str] = ()
    lines: Mapping[int, LineCorrection] = field(default_factory=dict)


def correct_and_resubmit(*, claim: Claim, correction: Correction, by: Staff, now: datetime) -> list[Finding]:
    """
    Store what was corrected, keep which data it was, and put the claim into the next batch; what the scrub found.

    :raises PointsNowhere: if a line points to a diagnosis that is not there.
    :raises StillWithThePayer: if the payer may still answer in its usual time.
    :raises NothingToSend: if the claim is closed, void or already waiting for the batch.
    """
    with transaction.atomic():
        what = corrections.correct_coverage(coverage=claim.coverage, values=correction.plan, by=by, now=now)
        what += _authorization(claim, correction.authorization_number, by, now)
        what += _payers_number(claim, correction.payer_claim_number)
        if corrections.correct_codes(encounter=claim.encounter, codes=correction.diagnoses, lines=correction.lines):
            what.append("codes")
        corrections.record_correction(claim=claim, what=what, by=by, now=now)
        return resubmit_with_denials(claim=claim, by=by, now=now, why="Corrected and sent again")


def _authorization(claim: Claim, number: str, by: Staff, now: datetime) -> list[str]:
    before = claim.encounter.authorization
    if number == (before.number if before else ""):
        return []
    found = corrections.authorization_numbered(claim=claim, number=number, by=by, now=now)
    corrections.attach_authorization(claim=claim, authorization=found)
    return ["authorization"]


def _payers_number(claim: Claim, number: str) -> list[str]:
    if not number or number == claim.payer_claim_number:
        return []
    Claim.objects.filter(pk=claim.pk).update(payer_claim_number=number)
    claim.payer_claim_number = number
    return ["payer's claim number"]
