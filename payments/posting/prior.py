"""What one payer decided, told to the payer after it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from claims.models import Claim
from claims.secondary import PriorAdjustment, PriorLine, PriorPayment, next_coverage, open_next
from payments.models import Adjudication, AdjudicationLine, Adjustment
from payments.posting.matching import PRIORITY
from payments.posting.plan import Decision
from practice.models import Staff


def prior_payment(decision: Decision) -> PriorPayment:
    """The decision as the next payer's claim carries it, each adjustment on the level where it was made."""
    adjudication = decision.adjudication
    return PriorPayment(
        coverage_id=decision.coverage_id,
        decided_on=adjudication.remittance.paid_on,
        paid=adjudication.paid,
        payer_claim_number=adjudication.payer_claim_number,
        adjustments=_told(one for one in decision.adjustments if one.line_id is None),
        lines=tuple(_line(line, decision.adjustments) for line in decision.lines if line.charge_line_id is not None),
    )


def claim_of_next_plan(adjudication: Adjudication, *, by: Staff | None, now: datetime) -> Claim | None:
    """
    The claim on the plan that answers, when an earlier plan had forwarded ours and we sent none ourselves.

    It is opened here, with what the earlier plan decided, so that the answer is posted on the plan that gave it.
    """
    claim = adjudication.claim
    rank = PRIORITY.get(adjudication.status_code)
    if claim is None or rank is None or rank <= claim.coverage.priority:
        return None
    coverage = next_coverage(claim)
    if coverage is None or coverage.priority != rank:
        return None
    asked = Claim.objects.filter(encounter=claim.encounter_id, coverage=coverage).select_related(
        "coverage__patient", "coverage__payer", "encounter__patient"
    )
    first = None if asked.exists() else _forwarded(claim)
    if first is not None:
        decided = Decision(first, list(first.lines.all()), list(first.adjustments.all()), {}, claim.coverage_id, None)
        open_next(claim=claim, prior=prior_payment(decided), by=by, now=now)
    return asked.first()


def early_answers(adjudications: Iterable[Adjudication]) -> set[int]:
    """
    Decisions (by id) of a plan that may not be asked yet: the plan before it has not answered, nor forwarded the claim.

    An answer of the claim's own payer is none, whatever place in line it gives itself.
    """
    found = set()
    for adjudication in adjudications:
        claim, rank = adjudication.claim, PRIORITY.get(adjudication.status_code, 0)
        if claim is None or rank <= claim.coverage.priority:
            continue
        if adjudication.remittance.payer_id == claim.coverage.payer_id:
            continue
        coverage = next_coverage(claim)
        if coverage is None or coverage.priority != rank:
            continue
        is_asked = Claim.objects.filter(encounter=claim.encounter_id, coverage=coverage).exists()
        if not is_asked and _forwarded(claim) is None:
            found.add(adjudication.pk)
    return found


def _forwarded(claim: Claim) -> Adjudication | None:
    """The last decision of a claim that its payer sent on to the next plan by itself."""
    earlier = claim.adjudications.filter(state=Adjudication.State.POSTED, status_code__in=["19", "20", "21"])
    return earlier.select_related("remittance").prefetch_related("lines", "adjustments").order_by("-pk").first()


def _line(line: AdjudicationLine, adjustments: Sequence[Adjustment]) -> PriorLine:
    return PriorLine(
        charge_line_id=line.charge_line_id or 0,
        procedure=line.procedure,
        modifiers=tuple(line.modifiers),
        units=line.units or 1,  # type: ignore[arg-type]
        paid=line.paid,
        adjustments=_told(one for one in adjustments if one.line_id == line.pk),
    )


def _told(adjustments: Iterable[Adjustment]) -> tuple[PriorAdjustment, ...]:
    return tuple(
        PriorAdjustment(group=one.group_code, reason=one.reason_code, amount=one.amount) for one in adjustments
    )
