"""From a claim of ours to the professional claim of the guide (837P), level by level."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from django.utils.timezone import localtime

import x12
from claims.facts import ClaimFacts
from claims.prior import PriorAdjustment, PriorLine, PriorPayment
from clearinghouse.models import Connection
from coding.models import ChargeLine
from patients.models import Coverage, Patient
from practice.models import Practice

RESPONSIBILITY = "PST"
AT_HOME = "12"


def batch(facts: Sequence[ClaimFacts], *, connection: Connection, reference: str, now: datetime) -> x12.ClaimBatch:
    """
    Make one batch of claims for one partner; claims of one practice stand together, in the order given.

    `reference` (BHT03) comes back in the 277CA.
    """
    ordered = sorted(facts, key=lambda one: one.practice.pk)
    submitter = ordered[0].practice
    local = localtime(now)
    return x12.ClaimBatch(
        reference=reference,
        date=local.date(),
        time=local.time().replace(microsecond=0),
        submitter=x12.Submitter(
            name=submitter.legal_name,
            id=connection.sender_id,
            contacts=[x12.contact(submitter.contact_name, phone=submitter.phone)],
        ),
        receiver=x12.Receiver(name=connection.receiver_name, id=connection.receiver_id),
        billings=[_billing(list(group)) for _, group in groupby(ordered, key=lambda one: one.practice.pk)],
    )


def _billing(facts: Sequence[ClaimFacts]) -> x12.Billing:
    practice = facts[0].practice
    return x12.Billing(
        taxonomy=practice.taxonomy,
        provider=x12.BillingProvider(
            name=practice.legal_name,
            id=practice.npi,
            ein=practice.ein,
            street=practice.line1,
            street2=practice.line2,
            city=practice.city,
            state=practice.state,
            zip=practice.zip_code,
        ),
        pay_to=_pay_to(practice),
        subscribers=[_subscriber(one) for one in facts],
    )


def _pay_to(practice: Practice) -> x12.PayTo | None:
    """Where money goes, only when it is another address than where the practice is."""
    there = (practice.pay_to_line1, practice.pay_to_line2, practice.pay_to_city, practice.pay_to_zip_code)
    if not practice.pay_to_line1 or there == (practice.line1, practice.line2, practice.city, practice.zip_code):
        return None
    return x12.PayTo(
        street=practice.pay_to_line1,
        street2=practice.pay_to_line2,
        city=practice.pay_to_city,
        state=practice.pay_to_state,
        zip=practice.pay_to_zip_code,
    )


def _subscriber(facts: ClaimFacts) -> x12.Subscriber:
    """The plan with its payer, and the claim below the subscriber or, for a dependent, below the patient."""
    coverage, claim = facts.coverage, _claim(facts)
    is_self = coverage.patient_is_subscriber
    return x12.Subscriber(
        responsibility=_rank(facts, coverage),
        relationship="18" if is_self else "",
        group_number=coverage.group_number,
        group_name="" if coverage.group_number else coverage.plan_name,
        filing_code=coverage.payer.filing_code,
        death_date=facts.patient.death_date if is_self else None,
        name=_insured_patient(coverage, facts.patient) if is_self else _insured_other(coverage),
        payer=x12.PayerName(name=coverage.payer.name, id=coverage.payer.payer_id),
        claims=[claim] if is_self else [],
        patients=[] if is_self else [_dependent(facts, claim)],
    )


def _insured_patient(coverage: Coverage, patient: Patient) -> x12.SubscriberName:
    return x12.SubscriberName(
        name=patient.last_name,
        first_name=patient.first_name,
        middle_name=patient.middle_name,
        suffix=patient.suffix,
        id=coverage.member_id,
        street=patient.line1,
        street2=patient.line2,
        city=patient.city,
        state=patient.state,
        zip=patient.zip_code,
        birth_date=patient.birth_date,
        gender=patient.sex,
    )


def _insured_other(coverage: Coverage) -> x12.SubscriberName:
    return x12.SubscriberName(
        name=coverage.subscriber_last_name, first_name=coverage.subscriber_first_name, id=coverage.member_id
    )


def _dependent(facts: ClaimFacts, claim: x12.Claim) -> x12.Patient:
    patient = facts.patient
    return x12.Patient(
        relationship=facts.coverage.relationship,
        death_date=patient.death_date,
        name=x12.PatientName(
            name=patient.last_name,
            first_name=patient.first_name,
            middle_name=patient.middle_name,
            suffix=patient.suffix,
            id_qualifier="",
            street=patient.line1,
            street2=patient.line2,
            city=patient.city,
            state=patient.state,
            zip=patient.zip_code,
            birth_date=patient.birth_date,
            gender=patient.sex,
        ),
        claims=[claim],
    )


def _claim(facts: ClaimFacts) -> x12.Claim:
    visit, authorization = facts.encounter, facts.authorization
    replaces, asked = facts.frequency != "1", facts.asked
    return x12.Claim(
        claim_number=facts.claim.claim_number,
        charge=facts.claim.charged,
        place_of_service=visit.place_of_service,
        frequency=facts.frequency,
        cause=visit.accident,
        accident_state=visit.accident_state if visit.accident == visit.Accident.AUTO else "",
        accident_date=visit.accident_date if visit.accident else None,
        onset_date=asked.onset_date,
        last_menstrual_period=asked.last_menstrual_period,
        initial_treatment_date=asked.initial_treatment_date,
        admission_date=asked.admission_date,
        discharge_date=asked.discharge_date,
        prior_authorization=authorization.number if authorization else "",
        payer_claim_number=facts.claim.payer_claim_number if replaces else "",
        clia=facts.location.clia if facts.has_laboratory else "",
        diagnoses=x12.diagnoses(diagnosis.code for diagnosis in facts.diagnoses),
        referring=_referring(facts),
        rendering=_rendering(facts),
        facility=_facility(facts),
        other_payers=[_other_payer(facts, plan) for plan in facts.plans if plan.pk != facts.coverage.pk],
        lines=[_line(facts, line) for line in facts.lines],
    )


def _referring(facts: ClaimFacts) -> list[x12.ReferringProvider]:
    visit = facts.encounter
    if not visit.referring_last_name:
        return []
    named = x12.ReferringProvider(
        name=visit.referring_last_name, first_name=visit.referring_first_name, id=visit.referring_npi
    )
    return [named]


def _rendering(facts: ClaimFacts) -> x12.RenderingProvider | None:
    """Who treated, only when it is not the billing provider itself."""
    provider = facts.provider
    if provider.npi == facts.practice.npi:
        return None
    return x12.RenderingProvider(
        name=provider.last_name, first_name=provider.first_name, id=provider.npi, taxonomy=provider.taxonomy
    )


def _facility(facts: ClaimFacts) -> x12.ServiceFacility | None:
    """
    Where care was given, only when it is another address than the billing provider's.

    The facility's NPI goes along only when it is another entity's.
    """
    if not facts.is_elsewhere or facts.encounter.place_of_service == AT_HOME:
        return None
    place = facts.location
    own = place.npi and place.npi != facts.practice.npi
    return x12.ServiceFacility(
        name=place.name,
        id_qualifier="XX" if own else "",
        id=place.npi if own else "",
        street=place.line1,
        street2=place.line2,
        city=place.city,
        state=place.state,
        zip=place.zip_code,
    )


def _line(facts: ClaimFacts, line: ChargeLine) -> x12.ServiceLine:
    by_time = line.minutes is not None
    return x12.ServiceLine(
        procedure=x12.Procedure(code=line.procedure, modifiers=tuple(line.modifiers)),
        charge=line.charge,
        unit="MJ" if by_time else "UN",
        quantity=Decimal(line.minutes or 0) if by_time else line.units,
        place_of_service=line.place_of_service,
        pointers=list(line.pointers),
        service_date=x12.Period(facts.encounter.service_date),
        control_number=line.control_number,
        drug=_drug(line),
        rendering=_line_rendering(facts, line),
        supervising=_supervising(line),
        ordering=_ordering(line),
        adjudications=list(_line_decisions(facts, line)),
    )


def _drug(line: ChargeLine) -> x12.Drug | None:
    """The drug of a line, loop 2410."""
    return x12.Drug(ndc=line.ndc, quantity=line.ndc_quantity, unit=line.ndc_unit) if line.ndc else None


def _line_rendering(facts: ClaimFacts, line: ChargeLine) -> x12.LineRenderingProvider | None:
    """Who did this service, only when it is not who is named on the claim; loop 2420A."""
    who = line.rendering
    if who is None or who.pk == facts.provider.pk:
        return None
    return x12.LineRenderingProvider(name=who.last_name, first_name=who.first_name, id=who.npi, taxonomy=who.taxonomy)


def _supervising(line: ChargeLine) -> x12.LineSupervisingProvider | None:
    """Who supervised this service, loop 2420D."""
    who = line.supervising
    return x12.LineSupervisingProvider(name=who.last_name, first_name=who.first_name, id=who.npi) if who else None


def _ordering(line: ChargeLine) -> x12.OrderingProvider | None:
    """Who ordered this service, loop 2420E."""
    who = line.ordering
    return x12.OrderingProvider(name=who.last_name, first_name=who.first_name, id=who.npi) if who else None


def _other_payer(facts: ClaimFacts, plan: Coverage) -> x12.OtherPayer:
    """Another plan of the patient, with what it decided when it is before this one and has."""
    prior = next((one for one in facts.priors if one.coverage_id == plan.pk), None)
    by_line = prior is not None and any(line.adjustments or line.paid for line in prior.lines)
    return x12.OtherPayer(
        responsibility=_rank(facts, plan),
        relationship=plan.relationship,
        group_number=plan.group_number,
        group_name="" if plan.group_number else plan.plan_name,
        filing_code=plan.payer.filing_code,
        adjustments=_adjustments(prior.adjustments) if prior else [],
        paid=prior.paid if prior else None,
        patient_liability=_left_to_patient(prior) if prior and not by_line else None,
        subscriber=_other_insured(plan, facts.patient),
        payer=x12.OtherPayerName(
            name=plan.payer.name,
            id=plan.payer.payer_id,
            paid_date=prior.decided_on if prior and not by_line else None,
            payer_claim_number=prior.payer_claim_number if prior else "",
        ),
    )


def _other_insured(plan: Coverage, patient: Patient) -> x12.OtherSubscriber:
    is_self = plan.patient_is_subscriber
    return x12.OtherSubscriber(
        name=patient.last_name if is_self else plan.subscriber_last_name,
        first_name=patient.first_name if is_self else plan.subscriber_first_name,
        id=plan.member_id,
    )


def _line_decisions(facts: ClaimFacts, line: ChargeLine) -> Iterator[x12.LineAdjudication]:
    payer_ids = {plan.pk: plan.payer.payer_id for plan in facts.plans}
    for prior in facts.priors:
        for decided in prior.lines:
            if decided.charge_line_id == line.pk and prior.coverage_id in payer_ids:
                yield _line_decision(payer_ids[prior.coverage_id], prior, decided)


def _line_decision(payer_id: str, prior: PriorPayment, decided: PriorLine) -> x12.LineAdjudication:
    liability = sum((one.amount for one in decided.adjustments if one.group == "PR"), Decimal(0))
    return x12.LineAdjudication(
        payer_id=payer_id,
        paid=decided.paid,
        procedure=x12.Procedure(code=decided.procedure, modifiers=tuple(decided.modifiers)),
        units=decided.units,
        adjustments=_adjustments(decided.adjustments),
        date=prior.decided_on,
        patient_liability=liability if liability > 0 else None,
    )


def _left_to_patient(prior: PriorPayment) -> Decimal | None:
    left = sum((one.amount for one in prior.adjustments if one.group == "PR"), Decimal(0))
    return left if left > 0 else None


def _adjustments(adjustments: Sequence[PriorAdjustment]) -> list[x12.Adjustment]:
    return [x12.Adjustment(group=one.group, reason=one.reason, amount=one.amount) for one in adjustments if one.amount]


def _rank(facts: ClaimFacts, plan: Coverage) -> str:
    """P, S or T by the order of the plans in force, without gaps."""
    order = [one.pk for one in facts.plans]
    return RESPONSIBILITY[min(order.index(plan.pk), len(RESPONSIBILITY) - 1)]
