"""The answers to a file as such: TA1, 999, and the 277CA about its claims."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

import x12
from clearinghouse.sandbox.front import Fault, Submitted

# What x12 found, in the codes of IK304 (segment) and IK403 (element).
SEGMENT_CODES = {"MISSING": "3", "UNEXPECTED": "2", "REPEATED": "5"}
ELEMENT_CODES = {"REQUIRED": "1", "VALUE": "6", "TOO-MANY": "3"}
NOT_COUNTED = frozenset({"SE01", "SE02", "NO-SE"})
SIMULATOR = "SANDBOX PAYER SIMULATOR"


@dataclass(frozen=True)
class Answered:
    """One claim of a batch with the payer's number, or with what is wrong with it."""

    submitted: Submitted
    number: str
    faults: Sequence[Fault]


def errors_of(sent: x12.Transaction) -> list[x12.Problem]:
    """List what makes a transaction unusable."""
    return [problem for problem in x12.check(sent) if problem.severity == "error"]


def acknowledge_interchange(sent: x12.Interchange, *, code: str, now: datetime) -> x12.InterchangeAck:
    """Answer an interchange; code 000 accepts it."""
    status = "A" if code == "000" else "R"
    return x12.InterchangeAck(
        control_number=sent.control_number, date=now.date(), time=now.time(), status=status, code=code
    )


def acknowledge_group(group: x12.Group) -> x12.FunctionalAcknowledgment:
    """Answer a group: each transaction is accepted, or rejected with the place of every error."""
    answers = [_answer(sent) for sent in group.transactions]
    accepted = sum(answer.is_accepted for answer in answers)
    status = "A" if accepted == len(answers) else "P" if accepted else "R"
    return x12.FunctionalAcknowledgment(
        group_code=group.code,
        group_control_number=str(group.control_number),
        version=group.version,
        transactions=answers,
        status=status,
        included=len(answers),
        received=len(answers),
        accepted=accepted,
    )


def _answer(sent: x12.Transaction) -> x12.TransactionResponse:
    found = errors_of(sent)
    names = {segment.number: segment.id for segment in sent.segments}
    return x12.TransactionResponse(
        transaction_set=sent.segments[0].element(1),
        control_number=sent.control_number,
        version=sent.version,
        errors=[_error(problem, names) for problem in found if problem.code not in NOT_COUNTED],
        status="R" if found else "A",
        codes=_codes(found),
    )


def _codes(found: list[x12.Problem]) -> list[str]:
    """Why a transaction is rejected (IK502): its trailer is missing or wrong, or segments are in error."""
    if not found:
        return []
    of_trailer = {"NO-SE": "2", "SE02": "3", "SE01": "4"}
    codes = {of_trailer.get(problem.code, "5") for problem in found}
    return sorted(codes)[:5]


def _error(problem: x12.Problem, names: dict[int, str]) -> x12.SegmentError:
    segment = names.get(problem.segment, "ST")
    error = x12.SegmentError(segment_id=problem.segment_id[:3] or segment, position=max(problem.segment, 1), code="8")
    if problem.element:
        code = ELEMENT_CODES.get(problem.code, "7")
        error.elements = [x12.ElementError(element=problem.element, code=code)]
    else:
        error.code = SEGMENT_CODES.get(problem.code, "2")
    return error


def acknowledge_claims(
    batch: x12.ClaimBatch, answered: Sequence[Answered], *, reference: str, now: datetime
) -> x12.ClaimAcknowledgment:
    """Answer every claim of a batch: accepted with the payer's number, or rejected with each reason."""
    today = now.date()
    good = [one.submitted[3].charge for one in answered if not one.faults]
    bad = [one.submitted[3].charge for one in answered if one.faults]
    receiver = x12.ReceiverStatus(
        receiver=x12.Name(kind="2", name=batch.submitter.name, id_qualifier="46", id=batch.submitter.id),
        batch_reference=batch.reference,
        statuses=[_status([Fault("A1", "19", "PR")], today, sum((*good, *bad), Decimal(0)), action="WQ")],
        accepted=Decimal(len(good)) if good else None,
        rejected=Decimal(len(bad)) if bad else None,
        accepted_amount=sum(good, Decimal(0)) if good else None,
        rejected_amount=sum(bad, Decimal(0)) if bad else None,
        providers=[_provider(list(ones), today) for _, ones in groupby(answered, key=lambda one: one.submitted[0].at)],
    )
    source = x12.SourceStatus(
        clearinghouse=x12.Name(kind="2", name=SIMULATOR, id_qualifier="46", id="SANDBOX"),
        receipt_number=reference,
        received_date=today,
        processed_date=today,
        receivers=[receiver],
    )
    return x12.ClaimAcknowledgment(reference=reference, date=today, time=now.time(), sources=[source])


def _provider(answered: list[Answered], today: date) -> x12.ProviderStatus:
    billing = answered[0].submitted[0].provider
    return x12.ProviderStatus(
        provider=x12.Name(
            kind=billing.kind, name=billing.name, first_name=billing.first_name, id_qualifier="XX", id=billing.id
        ),
        trace="0",
        patients=[_patient(one, today) for one in answered],
    )


def _patient(one: Answered, today: date) -> x12.PatientStatus:
    _, subscriber, patient, claim = one.submitted
    person = patient.name if patient else subscriber.name
    days = [line.service_date for line in claim.lines if line.service_date]
    first, last = min((day.first for day in days), default=None), max((day.end for day in days), default=None)
    status = x12.ClaimStatus(
        claim_number=claim.claim_number,
        statuses=[_claim_status(one, today)],
        payer_claim_number=one.number,
        clearinghouse_trace=claim.clearinghouse_trace,
        service_date=x12.Period(first, last if last != first else None) if first else None,
        lines=[_line(claim, number, one.faults, today) for number in sorted({f.line for f in one.faults if f.line})],
    )
    name = x12.Name(name=person.name, first_name=person.first_name, id=subscriber.name.id)
    return x12.PatientStatus(patient=name, claims=[status])


def _claim_status(one: Answered, today: date) -> x12.Status:
    charge = one.submitted[3].charge
    if not one.faults:
        return _status([Fault("A2", "20", "PR")], today, charge, action="WQ")
    return _status(one.faults, today, charge, action="U")


def _line(claim: x12.Claim, number: int, faults: Sequence[Fault], today: date) -> x12.LineStatus:
    line = claim.lines[number - 1]
    return x12.LineStatus(
        procedure=x12.Procedure(code=line.procedure.code, modifiers=list(line.procedure.modifiers)),
        charge=line.charge,
        statuses=[_status([fault for fault in faults if fault.line == number], today, None, action="U")],
        control_number=line.control_number,
        service_date=line.service_date,
    )


def _status(faults: Sequence[Fault], today: date, amount: Decimal | None, *, action: str) -> x12.Status:
    distinct = list(dict.fromkeys((fault.category, fault.status, fault.entity) for fault in faults))[:3]
    codes = [x12.StatusCode(category=category, status=status, entity=entity) for category, status, entity in distinct]
    first, second, third = [*codes, None, None][:3]
    assert first is not None
    return x12.Status(first=first, date=today, action=action, amount=amount, second=second, third=third)
