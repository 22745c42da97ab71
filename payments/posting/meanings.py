"""What the adjustments of decisions are to the office: the rules about their reasons, read once for all of them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from django.db.models import Q

from claims.models import Claim, Denial
from claims.reasons import Given, Meaning, Treatment, meanings_of
from ledger.models import Account, Entry, Kind
from patients.models import Coverage
from payments.models import Adjudication
from payments.posting.facts import DecidedLine, GivenReason

# The remittance and the segment of a decision in the sources of its entries, whichever posting wrote them.
IN_SOURCE = re.compile(r"remittance:([0-9]+):(?:run:[0-9]+:)?segment:([0-9]+):")

Whole = tuple[Adjudication, Sequence[DecidedLine], Sequence[GivenReason]]


def meanings_by_adjustment(decisions: Iterable[Whole]) -> dict[int, dict[int, Meaning]]:
    """
    Tell what each adjustment means, by ids of decision and adjustment; what nobody decided is missing.

    The remarks of the line and of the whole claim count, the payer of the plan, and the day of payment.  What only a
    next payer may owe goes the patient's way to the next plan when there is one; else it is refused money, because
    nobody may bill the patient for it.
    """
    decisions = list(decisions)
    batch = list(_batch(decisions))
    meanings = meanings_of([given for _, _, given in batch])
    found: dict[int, dict[int, Meaning]] = {adjudication.pk: {} for adjudication, _, _ in decisions}
    for (pk, adjustment, _), meant in zip(batch, meanings, strict=True):
        if meant is not None:
            found[pk][adjustment.pk] = meant
    _settle_next_payers([adjudication for adjudication, _, _ in decisions], found)
    return found


def _batch(decisions: Iterable[Whole]) -> Iterator[tuple[int, GivenReason, Given]]:
    """Each adjustment with what decides its meaning."""
    for adjudication, lines, adjustments in decisions:
        claim, day = adjudication.claim, adjudication.remittance.paid_on
        payer_id = claim.coverage.payer_id if claim else adjudication.remittance.payer_id
        of_claim = tuple(adjudication.remark_codes)
        remarks = {line.pk: (*line.remark_codes, *of_claim) for line in lines}
        for one in adjustments:
            of_line = remarks.get(one.line_id or 0, of_claim)
            yield adjudication.pk, one, Given(one.group_code, one.reason_code, day, payer_id, of_line)


def _settle_next_payers(adjudications: Sequence[Adjudication], found: Mapping[int, dict[int, Meaning]]) -> None:
    waiting = [
        adjudication
        for adjudication in adjudications
        if any(meant.treatment == Treatment.NEXT_PAYER for meant in found[adjudication.pk].values())
    ]
    with_next = with_next_plan(waiting)
    for adjudication in waiting:
        treatment = Treatment.PATIENT if adjudication.pk in with_next else Treatment.DENIAL
        category = None if adjudication.pk in with_next else Denial.Category.COORDINATION
        its = found[adjudication.pk]
        its |= {
            pk: replace(meant, treatment=treatment, category=category)
            for pk, meant in its.items()
            if meant.treatment == Treatment.NEXT_PAYER
        }


def with_next_plan(adjudications: Sequence[Adjudication]) -> set[int]:
    """
    Decisions that lead to a plan after the one that decided: in force on the day of the visit, and not asked before.

    A plan that was asked before is not asked again by itself, so the money would stay with the patient; unless it was
    this decision that asked it, in a posting that was taken back: then the plan holds the money already.
    """
    claims = {one.pk: one.claim for one in adjudications if one.claim}
    if not claims:
        return set()
    patients = {claim.encounter.patient_id for claim in claims.values()}
    later: dict[int, list[Coverage]] = {}
    for coverage in Coverage.objects.filter(patient__in=patients, priority__gt=1):
        later.setdefault(coverage.patient_id, []).append(coverage)
    asked = set(
        Claim.objects.filter(encounter__in={claim.encounter_id for claim in claims.values()}).values_list(
            "encounter_id", "coverage_id"
        )
    )
    posted = {one.pk for one in adjudications if one.state == Adjudication.State.POSTED} | _gave_before(adjudications)
    return {
        pk
        for pk, claim in claims.items()
        for one in later.get(claim.encounter.patient_id, ())
        if one.priority > claim.coverage.priority
        and one.covers(claim.encounter.service_date)
        and (pk in posted or (claim.encounter_id, one.pk) not in asked)
    }


def _gave_before(adjudications: Sequence[Adjudication]) -> set[int]:
    """Decisions that an earlier posting, taken back since, had followed on the patient's way to the next plan."""
    again = {f"{one.remittance_id}:{one.segment}": one.pk for one in adjudications if one.run > 1}
    if not again:
        return set()
    mine = Q(pk__in=[])
    for remittance_id in {one.remittance_id for one in adjudications if one.run > 1}:
        mine |= Q(source__startswith=f"remittance:{remittance_id}:")
    moved = Entry.objects.filter(mine, kind=Kind.TRANSFER, debit=Account.PATIENT, reverses__isnull=True).order_by()
    places = (IN_SOURCE.match(source) for source in moved.values_list("source", flat=True))
    gave = {f"{place[1]}:{place[2]}" for place in places if place}
    return {pk for place, pk in again.items() if place in gave}
