"""What one payer decided, told to the payer after it."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db.models import QuerySet

from claims.models import Claim
from claims.secondary import PriorAdjustment, PriorLine, PriorPayment, next_coverage, next_coverages, open_sent_on
from payments.models import Adjudication
from payments.posting.facts import DecidedLine, GivenReason, decided_lines, given_reasons
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
    first = None if asked.exists() else _forwarded([claim]).select_related("remittance").order_by("-pk").first()
    if first is not None:
        lines = list(decided_lines(adjudication_ids=[first.pk]))
        reasons = list(given_reasons(adjudication_ids=[first.pk]))
        decided = Decision(first, lines, reasons, {}, claim.coverage_id, None)
        open_sent_on(claim=claim, prior=prior_payment(decided), by=by, now=now)
    return asked.first()


def early_answers(adjudications: Sequence[Adjudication]) -> set[int]:
    """
    Decisions (by id) of a plan that may not be asked yet: the plan before it has not answered, nor forwarded the claim.

    An answer of the claim's own payer is none, whatever place in line it gives itself.
    """
    later = {one.pk: one.claim for one in adjudications if one.claim and _is_of_later_plan(one, one.claim)}
    if not later:
        return set()
    following = next_coverages(later.values())
    visits = {claim.encounter_id for claim in later.values()}
    asked = set(Claim.objects.filter(encounter__in=visits).values_list("encounter_id", "coverage_id"))
    forwarded = set(_forwarded(later.values()).values_list("claim_id", flat=True))
    ranks = {one.pk: PRIORITY[one.status_code] for one in adjudications if one.pk in later}
    return {
        pk
        for pk, claim in later.items()
        if (coverage := following.get(claim.pk)) is not None
        and coverage.priority == ranks[pk]
        and (claim.encounter_id, coverage.pk) not in asked
        and claim.pk not in forwarded
    }


def _is_of_later_plan(adjudication: Adjudication, claim: Claim) -> bool:
    is_later = PRIORITY.get(adjudication.status_code, 0) > claim.coverage.priority
    return is_later and adjudication.remittance.payer_id != claim.coverage.payer_id


def _forwarded(claims: Iterable[Claim]) -> QuerySet[Adjudication]:
    """Decisions of claims that their payer sent on to the next plan by itself."""
    sent_on = Adjudication.objects.filter(state=Adjudication.State.POSTED, status_code__in=["19", "20", "21"])
    return sent_on.filter(claim__in=[claim.pk for claim in claims])


def _line(line: DecidedLine, adjustments: Sequence[GivenReason]) -> PriorLine:
    return PriorLine(
        charge_line_id=line.charge_line_id or 0,
        procedure=line.procedure,
        modifiers=tuple(line.modifiers),
        units=line.units or 1,  # type: ignore[arg-type]
        paid=line.paid,
        adjustments=_told(one for one in adjustments if one.line_id == line.pk),
    )


def _told(adjustments: Iterable[GivenReason]) -> tuple[PriorAdjustment, ...]:
    return tuple(
        PriorAdjustment(group=one.group_code, reason=one.reason_code, amount=one.amount) for one in adjustments
    )
