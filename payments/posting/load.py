"""Decisions with everything that planning them needs, in a few queries however many there are."""

from collections.abc import Iterable, Sequence

from django.db.models import QuerySet

from coding.models import ChargeLine
from payments.models import Adjudication, AdjudicationLine, Adjustment
from payments.posting.meanings import meanings_by_adjustment
from payments.posting.plan import Decision
from payments.posting.prior import early_answers


def with_claims(decisions: QuerySet[Adjudication]) -> list[Adjudication]:
    """Read decisions with their claims, plans and patients, in the order of the file."""
    related = ("remittance", "claim__coverage__patient", "claim__coverage__payer", "claim__encounter__patient")
    return list(decisions.select_related(*related).order_by("remittance_id", "position"))


def decisions_of(adjudications: Sequence[Adjudication], *, deposit_id: int | None) -> list[Decision]:
    """Add to each decision its lines, its adjustments with what they mean, and the charge lines of its claim."""
    ids = [adjudication.pk for adjudication in adjudications]
    encounters = {adjudication.claim.encounter_id for adjudication in adjudications if adjudication.claim}
    by_encounter: dict[int, dict[int, ChargeLine]] = {pk: {} for pk in encounters}
    for charge_line in ChargeLine.objects.filter(encounter__in=encounters, charge__gt=0).order_by("position"):
        by_encounter[charge_line.encounter_id][charge_line.pk] = charge_line
    lines = AdjudicationLine.objects.filter(adjudication__in=ids).order_by("adjudication_id", "position")
    adjustments = Adjustment.objects.filter(adjudication__in=ids).order_by("adjudication_id", "segment", "position")
    whole = list(grouped(adjudications, lines, adjustments))
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
    adjudications: Iterable[Adjudication], lines: Iterable[AdjudicationLine], adjustments: Iterable[Adjustment]
) -> Iterable[tuple[Adjudication, list[AdjudicationLine], list[Adjustment]]]:
    """Each decision with its lines and all its adjustments, in the order of the file."""
    of: dict[int, tuple[Adjudication, list[AdjudicationLine], list[Adjustment]]] = {
        adjudication.pk: (adjudication, [], []) for adjudication in adjudications
    }
    for line in lines:
        of[line.adjudication_id][1].append(line)
    for adjustment in adjustments:
        of[adjustment.adjudication_id][2].append(adjustment)
    return of.values()
