"""The 277CA: what becomes of each claim of a batch that could be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import groupby

import x12
from clearinghouse.sandbox.front import Fault, Submitted

SIMULATOR = "SANDBOX PAYER SIMULATOR"


@dataclass(frozen=True)
class Answered:
    """One claim of a batch with the payer's number, or with what is wrong with it."""

    submitted: Submitted
    number: str
    faults: Sequence[Fault]


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
        procedure=x12.Procedure(code=line.procedure.code, modifiers=line.procedure.modifiers),
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
