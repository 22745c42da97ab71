"""What a posted decision means for its claim: answered, denied, asked of the next plan, closed, or taken up again."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from claims.code_changes import Change, keep_code_changes, take_code_changes_back
from claims.denials import close, open_denial
from claims.models import Claim, ClaimMoved, Denial, IllegalMove
from claims.secondary import open_next, open_sent_on, take_back_from_next
from claims.services import PAID_AFTER_ALL, mark_answered, reopen
from claims.settle import Answer, answer_all, close_all_settled
from coding.models import ChargeLine
from ledger.balances import open_by_line
from patients.models import Coverage
from payments.models import Adjudication
from payments.posting.facts import BilledLine, DecidedLine
from payments.posting.plan import Decision, Refused
from payments.posting.prior import prior_payment
from practice.models import Staff


@dataclass(frozen=True, slots=True)
class Posted:
    """One decision that was posted, with what it leaves to do."""

    decision: Decision
    denials: Sequence[Refused]
    moved_to_patient: bool


def tell_claims(posted: Sequence[Posted], *, by: Staff | None, now: datetime) -> None:
    """Carry posted decisions to their claims, in the order in which they were posted."""
    with_next_plan = _with_next_plan(posted)
    answered = _answer_at_once(posted, by, now)
    charge_lines = _lines_to_work(posted)
    for one in posted:
        claim = one.decision.adjudication.claim
        if claim is None:
            continue
        if one.decision.adjudication.is_reversal:
            original = one.decision.adjudication.reverses
            if original is not None:
                reopen(claim=claim, now=now, why=_why(one), source=original.source, by=by)
            continue
        if one.decision.adjudication.pk not in answered:
            _answer(claim, one, by, now)
        _open_denials(claim, one, charge_lines)
        if one.moved_to_patient and claim.encounter.patient_id in with_next_plan:
            _ask_next_plan(claim, one.decision, by, now)
    _take_back_from_next_plans(posted, with_next_plan, by, now)
    claims = {claim.pk: claim for claim in (one.decision.adjudication.claim for one in posted) if claim}
    _close_paid_denials(claims, by, now)
    close_all_settled(claims=list(claims.values()), now=now)
    _tell_code_changes(posted, charge_lines, by, now)


def _answer_at_once(posted: Sequence[Posted], by: Staff | None, now: datetime) -> set[int]:
    """Answer in one go the claims that were with the payer; the decisions (by id) that are dealt with."""
    first: dict[int, Posted] = {}
    reversed_claims = {one.decision.adjudication.claim_id for one in posted if one.decision.adjudication.is_reversal}
    for one in posted:
        claim_id = one.decision.adjudication.claim_id
        if claim_id is not None and claim_id not in reversed_claims:
            first.setdefault(claim_id, one)
    answers = [
        Answer(
            claim=claim,
            payer_claim_number=one.decision.adjudication.payer_claim_number,
            why=_why(one),
            source=one.decision.adjudication.source,
        )
        for one in first.values()
        if (claim := one.decision.adjudication.claim) is not None
    ]
    done = answer_all(answers=answers, now=now, by=by)
    return {one.decision.adjudication.pk for claim_id, one in first.items() if claim_id in done}


def _answer(claim: Claim, one: Posted, by: Staff | None, now: datetime) -> None:
    number = one.decision.adjudication.payer_claim_number
    try:
        source = one.decision.adjudication.source
        mark_answered(claim=claim, payer_claim_number=number, now=now, why=_why(one), source=source, by=by)
    except (IllegalMove, ClaimMoved):
        # The money is right whatever the claim is doing now; who moved it sees the payment on it.
        claim.refresh_from_db(fields=["status"])


def _lines_to_work(posted: Sequence[Posted]) -> dict[int, ChargeLine]:
    """The charge lines that are denied or decided as another code, by id; of all others the figures are enough."""
    denied = {refused.charge_line_id for one in posted for refused in one.denials}
    recoded = {billed.pk for one in posted for billed, _ in _recoded(one.decision)}
    return ChargeLine.objects.in_bulk(denied | recoded)


def _open_denials(claim: Claim, one: Posted, charge_lines: Mapping[int, ChargeLine]) -> None:
    for refused in one.denials:
        open_denial(
            claim=claim,
            charge_line=charge_lines[refused.charge_line_id],
            group_code=refused.group_code,
            reason_code=refused.reason_code,
            remark_codes=refused.remark_codes,
            amount=refused.amount,
            decided_on=one.decision.adjudication.remittance.paid_on,
            source=refused.source,
            category=refused.category or Denial.Category.OTHER,
        )


def _tell_code_changes(
    posted: Sequence[Posted], charge_lines: Mapping[int, ChargeLine], by: Staff | None, now: datetime
) -> None:
    """Keep the lines that were decided under another code than billed; void those that the payer took back."""
    decided = [one.decision for one in posted]
    gone = [one.adjudication.reverses.source for one in decided if one.adjudication.reverses]
    take_code_changes_back(sources=gone, by=by, now=now)
    standing = [one for one in decided if not one.adjudication.is_reversal]
    changes = [change for one in standing for change in _code_changes(one, charge_lines)]
    keep_code_changes(changes=changes, now=now)


def _recoded(decision: Decision) -> Iterator[tuple[BilledLine, DecidedLine]]:
    """Lines that were decided under another code than billed."""
    for line in decision.lines:
        billed = decision.charge_lines.get(line.charge_line_id or 0)
        if billed is not None and line.procedure not in {"", billed.procedure}:
            yield billed, line


def _code_changes(decision: Decision, charge_lines: Mapping[int, ChargeLine]) -> Iterator[Change]:
    claim = decision.adjudication.claim
    for billed, line in _recoded(decision):
        if claim is not None:
            yield Change(
                claim=claim,
                charge_line=charge_lines[billed.pk],
                decided_as=line.procedure,
                decided_on=decision.adjudication.remittance.paid_on,
                source=f"{decision.adjudication.source}svc:{line.segment}",
            )


def _ask_next_plan(claim: Claim, decision: Decision, by: Staff | None, now: datetime) -> None:
    """Bill the next plan, or wait for it where the payer says that it forwarded the claim by itself."""
    ask = open_sent_on if decision.adjudication.is_forwarded else open_next
    ask(claim=claim, prior=prior_payment(decision), by=by, now=now)


def _take_back_from_next_plans(
    posted: Sequence[Posted], with_next_plan: set[int], by: Staff | None, now: datetime
) -> None:
    """After everything of a remittance is told: a correction beside a takeback may leave the same to the patient."""
    for one in posted:
        adjudication = one.decision.adjudication
        claim = adjudication.claim
        if adjudication.is_reversal and claim is not None and claim.encounter.patient_id in with_next_plan:
            take_back_from_next(claim=claim, source=adjudication.source, by=by, now=now)


def _with_next_plan(posted: Sequence[Posted]) -> set[int]:
    """Patients of these decisions who have a plan after the first."""
    patients = {
        one.decision.adjudication.claim.encounter.patient_id for one in posted if one.decision.adjudication.claim
    }
    later = Coverage.objects.filter(patient__among=patients, priority__gt=1)
    return set(later.values_list("patient_id", flat=True))


def _close_paid_denials(claims: Mapping[int, Claim], by: Staff | None, now: datetime) -> None:
    """A denial whose line owes nothing any more was paid after all."""
    waiting = list(Denial.objects.filter(claim__among=claims, state=Denial.State.OPEN))
    balances = open_by_line(line_ids={denial.charge_line_id for denial in waiting})
    for denial in waiting:
        denial.claim = claims[denial.claim_id]
        if balances[denial.charge_line_id].of(denial.claim.coverage_id) <= 0:
            close(denial=denial, why=PAID_AFTER_ALL, by=by, now=now)


def _why(one: Posted) -> str:
    adjudication = one.decision.adjudication
    verb = "taken back" if adjudication.is_reversal else "decided"
    return f"{told_by(adjudication)} {verb}"


def told_by(adjudication: Adjudication) -> str:
    """How what a decision does to its claim begins in the claim's history."""
    return f"Remittance {adjudication.remittance_id}, segment {adjudication.segment}:"
