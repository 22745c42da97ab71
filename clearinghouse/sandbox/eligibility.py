"""The answers about coverage: a 271 for every 270."""

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import x12
from clearinghouse.sandbox.members import Plan, has_form, is_known, plan_of

OFFICE_VISIT, GENERAL = "98", "30"
YEAR, REMAINING, VISIT = "23", "29", "27"

# What a member has met of the deductible of a year.
Met = Callable[[str, int], Decimal]


def answer_inquiry(asked: x12.EligibilityInquiry, *, seed: int, met: Met, now: datetime) -> x12.EligibilityResponse:
    """Answer every question of a 270, in its order, with our traces given back."""
    today = now.date()
    sources = [
        x12.SourceBenefits(
            name=x12.Source(name=source.name.name, id=source.name.id, id_qualifier=source.name.id_qualifier),
            receivers=[
                x12.ReceiverBenefits(
                    name=x12.Asker(name=receiver.name.name, id=receiver.name.id, kind=receiver.name.kind),
                    subscribers=[_subscriber(subscriber, seed, met, today) for subscriber in receiver.subscribers],
                )
                for receiver in source.receivers
            ],
        )
        for source in asked.sources
    ]
    return x12.EligibilityResponse(reference=asked.reference, date=today, time=now.time(), sources=sources)


def _subscriber(asked: x12.InquirySubscriber, seed: int, met: Met, today: date) -> x12.SubscriberBenefits:
    rejections = _rejections(asked)
    day = _day(asked.name.dates, asked.inquiries, today)
    answered = [_dependent(one, asked.name.id, seed, met, today) for one in asked.dependents] if not rejections else []
    name = x12.Insured(
        name=asked.name.name,
        first_name=asked.name.first_name,
        id=asked.name.id,
        birth_date=asked.name.birth_date,
        rejections=rejections,
    )
    asks_for_self = bool(asked.inquiries) and not rejections
    return x12.SubscriberBenefits(
        traces=_traces(asked.traces),
        name=name,
        benefits=_benefits(plan_of(asked.name.id, seed), asked.name.id, day, met) if asks_for_self else [],
        dependents=answered,
    )


def _dependent(asked: x12.InquiryDependent, member_id: str, seed: int, met: Met, today: date) -> x12.DependentBenefits:
    day = _day(asked.name.dates, asked.inquiries, today)
    has_birth_date = asked.name.birth_date is not None
    name = x12.DependentName(
        name=asked.name.name,
        first_name=asked.name.first_name,
        birth_date=asked.name.birth_date,
        rejections=[] if has_birth_date else [x12.Rejection(reason="58", follow_up="C")],
    )
    benefits = _benefits(plan_of(member_id, seed), member_id, day, met) if has_birth_date else []
    return x12.DependentBenefits(traces=_traces(asked.traces), name=name, benefits=benefits)


def _rejections(asked: x12.InquirySubscriber) -> list[x12.Rejection]:
    """Say why a subscriber cannot be found: a wrong form of id, nobody of this id, no birth date to compare."""
    if not has_form(asked.name.id):
        return [x12.Rejection(reason="72", follow_up="C")]
    if not is_known(asked.name.id):
        return [x12.Rejection(reason="75", follow_up="C")]
    if asked.inquiries and asked.name.birth_date is None:
        return [x12.Rejection(reason="58", follow_up="C")]
    return []


def _traces(asked: list[x12.Trace]) -> list[x12.Trace]:
    return [x12.Trace(kind="2", number=trace.number, originator=trace.originator) for trace in asked]


def _day(dates: list[x12.DatedPeriod], inquiries: list[x12.Inquiry], today: date) -> date:
    """The day that is asked about: of the question, else of the person, else today."""
    asked = [inquiry.service_date for inquiry in inquiries if inquiry.service_date]
    asked += [row.period for row in dates if row.qualifier == "291" and row.period]
    return asked[0].first if asked else today


def _benefits(plan: Plan, member_id: str, day: date, met: Met) -> list[x12.Benefit]:
    """Tell the plan on a day: active with its shares, or inactive and since when."""
    begins = x12.DatedPeriod(qualifier="346", period=x12.Period(plan.active_from))
    if not plan.covers(day):
        ends = [x12.DatedPeriod(qualifier="347", period=x12.Period(plan.active_to))] if plan.active_to else []
        return [x12.Benefit(code="6", service_types=[GENERAL], plan=plan.name, dates=[begins, *ends])]
    left = max(plan.deductible - met(member_id, day.year), Decimal(0))
    rows = [
        x12.Benefit(code="1", coverage_level="IND", service_types=[GENERAL], plan=plan.name, dates=[begins]),
        x12.Benefit(code="1", coverage_level="IND", service_types=[OFFICE_VISIT], plan=plan.name),
        _share("B", OFFICE_VISIT, VISIT, amount=plan.copay),
        _share("C", GENERAL, YEAR, amount=plan.deductible),
        _share("C", GENERAL, REMAINING, amount=left),
        _share("A", GENERAL, VISIT, percent=plan.coinsurance),
    ]
    if plan.out_of_pocket:
        rows.append(_share("G", GENERAL, YEAR, amount=plan.out_of_pocket))
    return rows


def _share(
    code: str, service_type: str, period: str, *, amount: Decimal | None = None, percent: Decimal | None = None
) -> x12.Benefit:
    return x12.Benefit(
        code=code,
        coverage_level="IND",
        service_types=[service_type],
        time_period=period,
        amount=amount,
        percent=percent,
        in_network="Y",
    )
