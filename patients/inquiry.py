"""The question to a payer (270): whom we ask about, and for which day."""

from collections.abc import Iterable
from datetime import datetime
from itertools import groupby

import x12
from patients.models import Coverage, EligibilityCheck, Payer
from practice.models import Practice

# What an office wants to know before a visit: the plan in general (30) and an office visit (98).
SERVICE_TYPES = ["30", "98"]
SERVICE_DATE = "291"


def inquiry(
    *, checks: Iterable[EligibilityCheck], practice: Practice, reference: str, now: datetime
) -> x12.EligibilityInquiry:
    """
    One 270 that asks about all of these checks, grouped by payer.

    The trace stands at the patient's level, so that the answer can be matched to its check.
    Source: 005010X279A1, loops 2000A to 2110D.
    """
    by_payer = sorted(checks, key=lambda check: (check.coverage.payer_id, check.pk))
    return x12.EligibilityInquiry(
        reference=reference,
        date=now.date(),
        time=now.time(),
        sources=[
            _source(payer, list(asked), practice)
            for payer, asked in groupby(by_payer, key=lambda check: check.coverage.payer)
        ],
    )


def _source(payer: Payer, checks: list[EligibilityCheck], practice: Practice) -> x12.InquirySource:
    asker = x12.Asker(name=practice.legal_name, id=practice.npi)
    return x12.InquirySource(
        name=x12.Source(name=payer.name, id=payer.payer_id),
        receivers=[x12.InquiryReceiver(name=asker, subscribers=[_subscriber(check, practice.ein) for check in checks])],
    )


def _subscriber(check: EligibilityCheck, ein: str) -> x12.InquirySubscriber:
    coverage = check.coverage
    trace = [x12.Trace(number=check.trace, originator=f"9{ein}")]
    asked = [x12.Inquiry(service_types=SERVICE_TYPES)]
    on = [x12.DatedPeriod(qualifier=SERVICE_DATE, period=x12.Period(check.service_date))]
    if coverage.patient_is_subscriber:
        patient = coverage.patient
        name = x12.Insured(
            name=patient.last_name,
            first_name=patient.first_name,
            id=coverage.member_id,
            group_number=coverage.group_number,
            birth_date=patient.birth_date,
            gender=patient.sex,
            dates=on,
        )
        return x12.InquirySubscriber(traces=trace, name=name, inquiries=asked)
    dependent = x12.InquiryDependent(traces=trace, name=_dependent(coverage, on), inquiries=asked)
    return x12.InquirySubscriber(name=_holder(coverage), dependents=[dependent])


def _holder(coverage: Coverage) -> x12.Insured:
    return x12.Insured(
        name=coverage.subscriber_last_name,
        first_name=coverage.subscriber_first_name,
        id=coverage.member_id,
        group_number=coverage.group_number,
        birth_date=coverage.subscriber_birth_date,
        gender=coverage.subscriber_sex,
    )


def _dependent(coverage: Coverage, on: list[x12.DatedPeriod]) -> x12.DependentName:
    patient = coverage.patient
    return x12.DependentName(
        name=patient.last_name,
        first_name=patient.first_name,
        birth_date=patient.birth_date,
        gender=patient.sex,
        insured="N",
        relationship=coverage.relationship,
        dates=on,
    )
