"""The next payer: what the first one left to the patient is asked of the patient's second plan first."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from claims.models import Claim, ClaimEvent
from claims.prior import PriorAdjustment, PriorLine, PriorPayment
from claims.scrub import scrub
from coding.models import ChargeLine
from ledger.balances import locked_open_by_line
from ledger.models import Account, Kind
from ledger.post import Transfer, post
from patients.models import Coverage
from practice.models import Staff
from practice.numbers import next_number

__all__ = ["PriorAdjustment", "PriorLine", "PriorPayment", "next_coverage", "open_next"]


def open_next(*, claim: Claim, prior: PriorPayment, by: Staff | None, now: datetime) -> Claim | None:
    """
    Ask the next plan for what this one left to the patient; the new claim, or None when there is nothing to ask.

    There is a next plan when a coverage of lower rank is in force on the date of service.  What the patient owes on
    the lines moves to that plan, the claim is opened with every earlier decision on it, and scrubbed.  Safe to repeat:
    an encounter has one claim for each coverage; a later decision of the earlier payer is added to it.
    """
    coverage = next_coverage(claim)
    if coverage is None:
        return None
    priors = [*(one for one in claim.prior_payers if one["coverage_id"] != prior.coverage_id), prior.as_json()]
    with transaction.atomic():
        existing = Claim.objects.select_for_update().filter(encounter=claim.encounter, coverage=coverage).first()
        if existing is not None:
            Claim.objects.filter(pk=existing.pk).update(prior_payers=priors)
            return None
        owed = _owed_by_patient(claim)
        if not owed:
            return None
        following = _open(claim, coverage, priors, prior.decided_on, now)
        _move(following, owed, by, now)
        ClaimEvent.objects.create(
            claim=following, after=Claim.Status.HELD, by=by, at=now, why=f"Opened after {claim.coverage.payer} answered"
        )
        scrub(claim=following, by=by, now=now)
    return following


def next_coverage(claim: Claim) -> Coverage | None:
    """Find the patient's plan that comes after this claim's and was in force on the date of service."""
    later = claim.encounter.patient.coverages.filter(priority__gt=claim.coverage.priority).order_by("priority")
    return next((one for one in later.select_related("payer") if one.covers(claim.encounter.service_date)), None)


def _open(claim: Claim, coverage: Coverage, priors: list[Any], decided_on: date, now: datetime) -> Claim:
    return Claim.objects.create(
        claim_number=f"C{next_number('claim_number')}",
        encounter_id=claim.encounter_id,
        coverage=coverage,
        charged=claim.charged,
        opened_at=now,
        owner_id=claim.owner_id,
        file_by=decided_on + timedelta(days=coverage.payer.filing_days),
        prior_payers=priors,
    )


def _owed_by_patient(claim: Claim) -> dict[int, Decimal]:
    """What the patient owes for each line of the claim; credits and settled lines are left out."""
    lines = ChargeLine.objects.filter(encounter_id=claim.encounter_id).values_list("pk", flat=True)
    balances = locked_open_by_line(line_ids=lines)
    return {line_id: balance.patient for line_id, balance in balances.items() if balance.patient > 0}


def _move(following: Claim, owed: dict[int, Decimal], by: Staff | None, now: datetime) -> None:
    transfers = [
        Transfer(
            kind=Kind.TRANSFER,
            debit=Account.INSURANCE,
            credit=Account.PATIENT,
            amount=amount,
            source=f"claim:{following.pk}:next-plan:line:{line_id}",
            charge_line_id=line_id,
            coverage_id=following.coverage_id,
            reason="next plan",
        )
        for line_id, amount in owed.items()
    ]
    post(transfers, effective_date=localdate(now), by=by, now=now)
