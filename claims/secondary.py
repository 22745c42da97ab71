"""The next payer: what the first one left to the patient is asked of the patient's second plan first."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from claims.models import Claim, ClaimEvent
from claims.prior import PriorAdjustment, PriorLine, PriorPayment
from claims.scrub import scrub
from coding.models import ChargeLine
from ledger.balances import locked_open_by_line
from ledger.models import Account, Entry, Kind
from ledger.post import Transfer, post
from patients.models import Coverage
from practice.models import Staff
from practice.numbers import next_number

# Why a claim is held that tells of a decision whose posting was taken back.
IN_QUESTION = "What the plan before it decided is no longer posted"
ZERO = Decimal("0.00")
# The reason of every entry that asks a next plan, or takes back what it was asked.
NEXT_PLAN = "next plan"

__all__ = [
    "IN_QUESTION",
    "PriorAdjustment",
    "PriorLine",
    "PriorPayment",
    "next_coverage",
    "next_coverages",
    "open_next",
    "open_sent_on",
    "take_back_from_next",
]


def open_next(*, claim: Claim, prior: PriorPayment, by: Staff | None, now: datetime) -> Claim | None:
    """
    Ask the next plan for what this one left to the patient; the new claim, or None when there is nothing to ask.

    There is a next plan when a coverage of lower rank is in force on the date of service.  What the patient owes on
    the lines moves to that plan, the claim is opened with every earlier decision on it, and scrubbed.  Safe to repeat:
    an encounter has one claim for each coverage; a later decision of the earlier payer is added to it, what was taken
    back from it is asked of it again, and one that was held because that decision was in question may go.
    """
    with transaction.atomic():
        following = _ask_next(claim, prior, by, now)
        if following is not None:
            why = f"Opened after {claim.coverage.payer} answered"
            ClaimEvent.objects.create(claim=following, after=Claim.Status.HELD, by=by, at=now, why=why)
            scrub(claim=following, by=by, now=now)
    return following


def open_sent_on(*, claim: Claim, prior: PriorPayment, by: Staff | None, now: datetime) -> Claim | None:
    """
    Ask the next plan as `open_next` does, with a claim that the payer itself has sent there (CLP02 19 to 21).

    It is as sent: sent by us too, the next plan would refuse it as a duplicate.  Until it is answered, the patient owes
    nothing of it.
    """
    with transaction.atomic():
        following = _ask_next(claim, prior, by, now)
        if following is not None:
            following.status, following.sent_at = Claim.Status.SENT, now
            following.save(update_fields=["status", "sent_at"])
            why = f"Sent on by {claim.coverage.payer}"
            ClaimEvent.objects.create(claim=following, after=Claim.Status.SENT, by=by, at=now, why=why)
    return following


def _ask_next(claim: Claim, prior: PriorPayment, by: Staff | None, now: datetime) -> Claim | None:
    """Open the claim on the next plan, held, and move what the patient owes to it; one that is there is asked again."""
    coverage = next_coverage(claim)
    if coverage is None:
        return None
    priors = [*(one for one in claim.prior_payers if one["coverage_id"] != prior.coverage_id), prior.as_json()]
    owed = _owed_by_patient(claim)  # locks the lines, which come before claims
    of_next = Claim.objects.select_for_update(no_key=True).filter(encounter=claim.encounter, coverage=coverage)
    existing = of_next.first()
    if existing is not None:
        Claim.objects.filter(pk=existing.pk).update(prior_payers=priors)
        _ask_again(existing, by, now)
        _let_go(existing, by, now)
        return None
    if not owed:
        return None
    following = _open(claim, coverage, priors, prior.decided_on, now)
    _move(following, owed, by, now, f"claim:{following.pk}:next-plan")
    return following


def take_back_from_next(*, claim: Claim, source: str, by: Staff | None, now: datetime) -> None:
    """
    Lower what the next plans were asked for, when a payer takes back the patient's share that it was.

    The patient would else have a credit for money that the patient never paid.  What a next plan has paid of it becomes
    that plan's credit.  `source` begins the sources of what is written.
    """
    following = list(
        Claim.objects.filter(encounter=claim.encounter_id, coverage__priority__gt=claim.coverage.priority).order_by(
            "-coverage__priority"
        )
    )
    if not following:
        return
    with transaction.atomic():
        too_much = _not_the_patients(claim)
        transfers = []
        for one in following:
            asked = _asked(one)
            for line_id, amount in too_much.items():
                part = min(amount, asked.get(line_id, ZERO))
                if part > 0:
                    transfers.append(_back(one, line_id, part, source))
                    too_much[line_id] = amount - part
        post(transfers, effective_date=localdate(now), by=by, now=now)


def next_coverage(claim: Claim) -> Coverage | None:
    """Find the patient's plan that comes after this claim's and was in force on the date of service."""
    later = claim.encounter.patient.coverages.filter(priority__gt=claim.coverage.priority).order_by("priority")
    return next((one for one in later.select_related("payer") if one.covers(claim.encounter.service_date)), None)


def next_coverages(claims: Iterable[Claim]) -> dict[int, Coverage]:
    """Find for each of many claims (by id) the plan that `next_coverage` gives, in one query."""
    claims = list(claims)
    of_patient: dict[int, list[Coverage]] = defaultdict(list)
    patients = {claim.encounter.patient_id for claim in claims}
    for coverage in Coverage.objects.filter(patient__in=patients, priority__gt=1).order_by("priority"):
        of_patient[coverage.patient_id].append(coverage)
    found = {}
    for claim in claims:
        for one in of_patient[claim.encounter.patient_id]:
            if one.priority > claim.coverage.priority and one.covers(claim.encounter.service_date):
                found[claim.pk] = one
                break
    return found


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


def _let_go(waiting: Claim, by: Staff | None, now: datetime) -> None:
    """Judge a claim again that was held because what it tells of the plan before it was not posted any more."""
    last = waiting.events.order_by("-pk").first()
    if waiting.status == Claim.Status.HELD and last is not None and last.why == IN_QUESTION:
        scrub(claim=Claim.objects.get(pk=waiting.pk), by=by, now=now)


def _owed_by_patient(claim: Claim) -> dict[int, Decimal]:
    """What the patient owes for each line of the claim; credits and settled lines are left out."""
    lines = ChargeLine.objects.filter(encounter_id=claim.encounter_id).values_list("pk", flat=True)
    balances = locked_open_by_line(line_ids=lines)
    return {line_id: balance.patient for line_id, balance in balances.items() if balance.patient > 0}


def _not_the_patients(claim: Claim) -> dict[int, Decimal]:
    """By how much the patient's balance of each line is below zero without the patient having paid it."""
    lines = ChargeLine.objects.filter(encounter_id=claim.encounter_id).values_list("pk", flat=True)
    balances = locked_open_by_line(line_ids=lines)
    below = {line_id: -balance.patient for line_id, balance in balances.items() if balance.patient < 0}
    own = _net(Entry.objects.filter(charge_line__in=below, coverage=None), Account.PATIENT)
    left = {line_id: amount - max(-own.get(line_id, ZERO), ZERO) for line_id, amount in below.items()}
    return {line_id: amount for line_id, amount in left.items() if amount > 0}


def _asked(following: Claim) -> dict[int, Decimal]:
    """Dollars by line that a next plan is asked for, less what was taken back from it."""
    moves = Entry.objects.filter(coverage=following.coverage_id, kind=Kind.TRANSFER, reason=NEXT_PLAN)
    return _net(moves.filter(charge_line__encounter=following.encounter_id), Account.INSURANCE)


def _net(entries: QuerySet[Entry], account: Account) -> dict[int, Decimal]:
    """By how much entries raise an account, by line."""
    found: dict[int, Decimal] = {}
    for line_id, debit, credit, amount in entries.values_list("charge_line_id", "debit", "credit", "amount"):
        if line_id is not None and account in {debit, credit}:
            found[line_id] = found.get(line_id, ZERO) + (amount if debit == account else -amount)
    return found


def _back(following: Claim, line_id: int, amount: Decimal, source: str) -> Transfer:
    return Transfer(
        kind=Kind.TRANSFER,
        debit=Account.PATIENT,
        credit=Account.INSURANCE,
        amount=amount,
        source=f"{source}next-plan:{following.pk}:line:{line_id}",
        charge_line_id=line_id,
        coverage_id=following.coverage_id,
        reason=NEXT_PLAN,
    )


def _ask_again(following: Claim, by: Staff | None, now: datetime) -> None:
    """Ask a next plan again for what was taken back from it, as far as the patient owes it now."""
    first = Entry.objects.filter(source__startswith=f"claim:{following.pk}:next-plan:line:")
    asked_once, asked_now = _net(first, Account.INSURANCE), _asked(following)
    gone = {line_id: amount - asked_now.get(line_id, ZERO) for line_id, amount in asked_once.items()}
    balances = locked_open_by_line(line_ids=gone)
    owed = {line_id: min(amount, balances[line_id].patient) for line_id, amount in gone.items()}
    count = Entry.objects.filter(source__startswith=f"claim:{following.pk}:next-plan:again:").count()
    source = f"claim:{following.pk}:next-plan:again:{count + 1}"
    _move(following, {line_id: amount for line_id, amount in owed.items() if amount > 0}, by, now, source)


def _move(following: Claim, owed: dict[int, Decimal], by: Staff | None, now: datetime, source: str) -> None:
    transfers = [
        Transfer(
            kind=Kind.TRANSFER,
            debit=Account.INSURANCE,
            credit=Account.PATIENT,
            amount=amount,
            source=f"{source}:line:{line_id}",
            charge_line_id=line_id,
            coverage_id=following.coverage_id,
            reason=NEXT_PLAN,
        )
        for line_id, amount in owed.items()
    ]
    post(transfers, effective_date=localdate(now), by=by, now=now)
