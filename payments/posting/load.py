"""Decisions with everything that planning them needs, in a few queries however many there are."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from django.db.models import QuerySet

from patients.models import Payer
from payments.models import Adjudication, AdjudicationLine, Adjustment, Remittance
from payments.posting.facts import (
    BilledLine,
    DecidedLine,
    GivenReason,
    billed_lines,
    decided_lines,
    given_reasons,
)
from payments.posting.meanings import meanings_by_adjustment
from payments.posting.plan import Decision
from payments.posting.prior import early_answers

Line = TypeVar("Line", DecidedLine, AdjudicationLine)
Reason = TypeVar("Reason", GivenReason, Adjustment)
# What planning and the list of a page read of a claim.
FOR_PLANNING = (
    "remittance_id", "position", "segment", "claim_number", "payer_claim_number", "patient_name", "member_id",
    "status_code", "charged", "paid", "remark_codes", "state", "run", "exception", "explanation", "overpaid_because",
    "matched_by_id", "claim__claim_number", "claim__prior_payers", "claim__encounter__service_date",
    "claim__encounter__patient_id", "claim__coverage__priority", "claim__coverage__payer_id",
    "claim__coverage__member_id", "claim__coverage__patient__last_name", "claim__coverage__patient__first_name",
)  # fmt: skip


def with_claims(decisions: QuerySet[Adjudication]) -> list[Adjudication]:
    """Read decisions with their claims, plans and patients, in the order of the file; what they share is one object."""
    related = ("claim__coverage__patient", "claim__encounter")
    rows = list(decisions.select_related(*related).order_by("remittance_id", "position"))
    claims = [row.claim for row in rows if row.claim]
    remittances = Remittance.objects.in_bulk({row.remittance_id for row in rows})
    payers = Payer.objects.in_bulk({claim.coverage.payer_id for claim in claims})
    for row in rows:
        row.remittance = remittances[row.remittance_id]
    for claim in claims:
        claim.coverage.payer = payers[claim.coverage.payer_id]
        if claim.encounter.patient_id == claim.coverage.patient_id:
            claim.encounter.patient = claim.coverage.patient
    return rows


def for_planning(decisions: QuerySet[Adjudication], *, remittance: Remittance) -> list[Adjudication]:
    """Read decisions of one remittance in the order of the file, with no more of their claims than a plan needs."""
    rows = decisions.select_related("claim__coverage__patient", "claim__encounter").only(*FOR_PLANNING)
    found = list(rows.order_by("position"))
    for one in found:
        one.remittance = remittance
    return found


def decisions_of(adjudications: Sequence[Adjudication], *, deposit_id: int | None) -> list[Decision]:
    """Add to each decision its lines, its adjustments with what they mean, and the charge lines of its claim."""
    ids = [adjudication.pk for adjudication in adjudications]
    encounters = {adjudication.claim.encounter_id for adjudication in adjudications if adjudication.claim}
    by_encounter: dict[int, dict[int, BilledLine]] = {pk: {} for pk in encounters}
    for charge_line in billed_lines(encounter_ids=encounters):
        by_encounter[charge_line.encounter_id][charge_line.pk] = charge_line
    lines = decided_lines(adjudication_ids=ids)
    whole = list(grouped(adjudications, lines, given_reasons(adjudication_ids=ids)))
    meanings = meanings_by_adjustment(whole)
    early = early_answers(adjudications)
    return [
        Decision(
            adjudication=adjudication,
            lines=its_lines,
            adjustments=its_adjustments,
            charge_lines=by_encounter[adjudication.claim.encounter_id] if adjudication.claim else {},
            coverage_id=adjudication.claim.coverage_id if adjudication.claim else 0,
            deposit_id=deposit_id,
            meanings=meanings[adjudication.pk],
            is_early=adjudication.pk in early,
        )
        for adjudication, its_lines, its_adjustments in whole
    ]


def grouped(
    adjudications: Iterable[Adjudication], lines: Iterable[Line], adjustments: Iterable[Reason]
) -> Iterable[tuple[Adjudication, list[Line], list[Reason]]]:
    """Each decision with its lines and all its adjustments, in the order of the file."""
    of: dict[int, tuple[Adjudication, list[Line], list[Reason]]] = {
        adjudication.pk: (adjudication, [], []) for adjudication in adjudications
    }
    for line in lines:
        of[line.adjudication_id][1].append(line)
    for adjustment in adjustments:
        of[adjustment.adjudication_id][2].append(adjustment)
    return of.values()
