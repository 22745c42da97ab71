"""From coding to billing: charges are posted and the claim is opened, once."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db import transaction

from claims.models import Claim, ClaimEvent
from claims.scrub import scrub
from coding import edits
from coding.edits.office.hits import keep_hits, rules_in, settle_hits
from coding.final_codes import keep_final_codes
from coding.models import ChargeLine
from coding.queries.queues import waits_for_provider
from encounters.models import Encounter
from ledger.models import Account, Kind
from ledger.post import Transfer, post
from patients.authorizations import authorization_for
from patients.models import Coverage
from practice.models import Staff
from practice.numbers import next_number

ZERO = Decimal("0.00")


class NothingToBill(Exception):
    """The visit has no charge."""


class EditsStop(Exception):
    """A coding edit stops the visit."""


class AlreadyReleased(Exception):
    """The visit was released before; its charges stand once."""


class NotReadyToRelease(Exception):
    """The visit is not with the coder, or set aside."""


def release(*, encounter: Encounter, by: Staff | None, today: date, now: datetime) -> Claim | None:
    """
    Post a visit's charges and open its claim; None when no plan was in force, so that the patient pays.

    One transaction that first locks the visit, so a second release, at the same moment or later, is refused and
    nothing is charged twice.

    :raises AlreadyReleased: if it was released before.
    :raises NotReadyToRelease: if the note is open, or the visit is void or on hold.
    :raises NothingToBill: if no line charges anything.
    :raises EditsStop: if a coding edit stops it.
    """
    with transaction.atomic():
        locked = (
            Encounter.objects.select_for_update(of=("self",)).select_related("patient", "provider").get(pk=encounter.pk)
        )
        _refuse_unless_ready(locked)
        lines = [line for line in locked.charge_lines.all() if line.charge > 0]
        if not lines:
            raise NothingToBill(f"{locked} has no charge. Add a service with its fee, then release it.")
        _refuse_if_edits_stop(locked, now)
        coverage = primary_coverage(locked)
        _post_charges(locked, lines, coverage, by=by, today=today, now=now)
        locked.move_to(Encounter.Status.RELEASED, by=by, now=now)
        Encounter.objects.filter(pk=locked.pk).update(released_at=now)
        keep_final_codes(encounter=locked, coder_id=locked.coder_id or (by.pk if by else None), now=now)
        claim = _open_claim(locked, coverage, lines, by, now) if coverage else None
    encounter.status, encounter.released_at = locked.status, now
    return claim


def primary_coverage(encounter: Encounter) -> Coverage | None:
    """Find the plan to bill first: the highest rank in force on the date of service."""
    plans = encounter.patient.coverages.select_related("payer__connection").order_by("priority")
    return next((plan for plan in plans if plan.covers(encounter.service_date)), None)


def _refuse_unless_ready(encounter: Encounter) -> None:
    status = Encounter.Status(encounter.status)
    if status == Encounter.Status.RELEASED:
        raise AlreadyReleased(f"{encounter} was released before. Correct its claim instead.")
    if status != Encounter.Status.TO_CODE:
        raise NotReadyToRelease(f"{encounter} is {status.label.lower()}. Only a visit with a signed note is released.")
    if waits_for_provider(encounter):
        raise NotReadyToRelease(f"{encounter} waits for the provider’s answer. Withdraw the query, or wait for it.")
    if encounter.on_hold_because:
        raise NotReadyToRelease(f"{encounter} is on hold. Resume it first.")


def _refuse_if_edits_stop(encounter: Encounter, now: datetime) -> None:
    found = edits.findings(encounter=encounter)
    stops = [finding for finding in found if finding.stops]
    if stops:
        raise EditsStop(" ".join(f"{finding.where}: {finding.text}" for finding in stops))
    keep_hits(encounter=encounter, rules=rules_in(found), now=now)
    settle_hits(encounter=encounter, rules=rules_in(found))


def _post_charges(
    encounter: Encounter,
    lines: Sequence[ChargeLine],
    coverage: Coverage | None,
    *,
    by: Staff | None,
    today: date,
    now: datetime,
) -> None:
    charges = [
        Transfer(
            kind=Kind.CHARGE,
            debit=Account.INSURANCE if coverage else Account.PATIENT,
            credit=Account.REVENUE,
            amount=line.charge,
            source=f"encounter:{encounter.pk}:line:{line.pk}:charge",
            charge_line_id=line.pk,
            coverage_id=coverage.pk if coverage else None,
        )
        for line in lines
    ]
    post(charges, effective_date=today, by=by, now=now)


def _open_claim(
    encounter: Encounter, coverage: Coverage, lines: Sequence[ChargeLine], by: Staff | None, now: datetime
) -> Claim:
    _name_authorization(encounter, coverage, lines)
    claim = Claim.objects.create(
        claim_number=f"C{next_number('claim_number')}",
        encounter=encounter,
        coverage=coverage,
        charged=sum((line.charge for line in lines), ZERO),
        opened_at=now,
        file_by=encounter.service_date + timedelta(days=coverage.payer.filing_days),
    )
    ClaimEvent.objects.create(claim=claim, after=Claim.Status.HELD, by=by, at=now, why="Released by coding")
    scrub(claim=claim, by=by, now=now)
    return claim


def _name_authorization(encounter: Encounter, coverage: Coverage, lines: Sequence[ChargeLine]) -> None:
    """Name the payer's promise that was made for one of these procedures, unless somebody chose one."""
    if encounter.authorization_id is not None:
        return
    procedures = [line.procedure for line in lines]
    promise = authorization_for(coverage=coverage, service_date=encounter.service_date, procedures=procedures)
    if promise is not None and promise.procedures:
        encounter.authorization = promise
        Encounter.objects.filter(pk=encounter.pk).update(authorization=promise)
