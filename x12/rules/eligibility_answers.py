"""What the eligibility answer (271) must say so that an office can rely on it."""

from __future__ import annotations

from decimal import Decimal

from x12.messages.benefits271 import Benefit, DependentBenefits, SourceBenefits, SubscriberBenefits
from x12.messages.eligibility_parts import DatedPeriod, Delivery, Rejection
from x12.rules.eligibility import dated
from x12.rules.finding import Around, Spots, here, rule

Answer = SubscriberBenefits | DependentBenefits
ACTIVE = frozenset("12345")
REMAINING = "29"
TOTALS = frozenset({"22", "23", "25"})
ACCUMULATED = frozenset({"C", "G"})
"""Deductible and out-of-pocket maximum: amounts that are used up over a time."""


@rule(
    "271-NO-ANSWER",
    SubscriberBenefits,
    DependentBenefits,
    snip=4,
    source="X279 2110C and 2110D EB, AAA",
    what="The person is neither answered (EB) nor refused (AAA).",
    remedy="Ask again, or call the payer.",
)
def person_is_answered(answer: Answer, around: Around) -> Spots:
    """Each person has a benefit or a reason why there is none."""
    has_dependents = isinstance(answer, SubscriberBenefits) and bool(answer.dependents)
    if not answer.benefits and not answer.rejections() and not has_dependents:
        yield here(answer, "EB")


@rule(
    "271-NO-SUBSCRIBER",
    SourceBenefits,
    snip=4,
    source="X279 2000A to 2000C, AAA",
    what="The payer neither answers anybody nor says why not.",
    remedy="Ask again, or call the payer.",
)
def payer_answers(source: SourceBenefits, around: Around) -> Spots:
    """An answer without a person says why at the level where it ends."""
    rejected = bool(source.rejections) or bool(source.name is not None and source.name.rejections)
    for receiver in source.receivers:
        if receiver.subscribers or (receiver.name is not None and receiver.name.rejections):
            return
    if not rejected:
        yield here(source, "AAA")


@rule(
    "271-REJECTED-ACTIVE",
    SubscriberBenefits,
    DependentBenefits,
    snip=4,
    source="X279 2100C and 2100D AAA, 2110 EB01",
    what="The person is refused, but active coverage is told as well.",
    remedy="Do not rely on the coverage; correct what was refused and ask again.",
    severity="warning",
)
def refused_person_is_not_active(answer: Answer, around: Around) -> Spots:
    """A refusal of the person and active coverage contradict each other."""
    refusals = answer.name.rejections if answer.name is not None else []
    if any(row.valid != "Y" for row in refusals) and any(row.code in ACTIVE for row in answer.benefits):
        yield here(refusals[0], "AAA", 3)


@rule(
    "AAA-FOLLOW-UP",
    Rejection,
    snip=2,
    source="X279 AAA04 and X217 AAA04",
    what="The refusal does not say what to do next.",
    remedy="Correct what is named, and ask again.",
    severity="warning",
    ack="1",
)
def refusal_says_what_next(row: Rejection, around: Around) -> Spots:
    """AAA04 is required."""
    if not row.follow_up:
        yield here(row, "AAA", 4)


@rule(
    "271-TRACE",
    SubscriberBenefits,
    DependentBenefits,
    snip=4,
    source="X279 2000C and 2000D TRN: ours comes back with TRN01 2",
    what="Our trace number did not come back.",
    remedy="Match the answer by member id and birth date.",
    severity="warning",
)
def trace_came_back(answer: Answer, around: Around) -> Spots:
    """The person who was asked about has a TRN*2; a subscriber without benefits is the way to the dependent."""
    is_way = isinstance(answer, SubscriberBenefits) and bool(answer.dependents) and not answer.benefits
    if not is_way and not any(trace.kind == "2" for trace in answer.traces):
        yield here(answer, "TRN", 2)


@rule(
    "271-COVERAGE-ENDED",
    SubscriberBenefits,
    DependentBenefits,
    snip=4,
    source="X279 2100C and 2100D DTP*347, 2110 EB01",
    what="The plan ended, but the coverage is called active.",
    remedy="Call the payer before relying on the coverage.",
    severity="warning",
)
def active_plan_has_not_ended(answer: Answer, around: Around) -> Spots:
    """A plan that ended before the day of the answer is not active."""
    today = dated(around)
    if today is None or answer.name is None or not any(row.code in ACTIVE for row in answer.benefits):
        return
    for row in answer.name.dates:
        if row.qualifier in ("347", "357") and row.period and row.period.end < today:
            yield here(row, "DTP", 3)


@rule(
    "271-PLAN-DATES",
    SubscriberBenefits,
    DependentBenefits,
    snip=4,
    source="X279 2100C and 2100D DTP*346/347, 356/357",
    what="The plan or the eligibility ends before it begins.",
    remedy="Call the payer for the dates of the coverage.",
    severity="warning",
)
def plan_dates_are_in_order(answer: Answer, around: Around) -> Spots:
    """346 is on or before 347, and 356 on or before 357."""
    dates: list[DatedPeriod] = answer.name.dates if answer.name is not None else []
    days = {row.qualifier: row for row in dates if row.period}
    for begin, end in (("346", "347"), ("356", "357")):
        first, last = days.get(begin), days.get(end)
        if first and last and first.period and last.period and last.period.end < first.period.first:
            yield here(last, "DTP", 3)


@rule(
    "271-REMAINING",
    SubscriberBenefits,
    DependentBenefits,
    snip=4,
    source="X279 2110 EB06 29, CORE 154",
    what="More of a deductible or maximum remains than there is in total.",
    remedy="Call the payer before telling the patient an amount.",
    severity="warning",
)
def remaining_is_within_the_total(answer: Answer, around: Around) -> Spots:
    """What remains is a part of the total of the same benefit."""
    totals: dict[object, Decimal] = {}
    for row in answer.benefits:
        if row.time_period in TOTALS and row.amount is not None:
            totals[_same(row)] = max(row.amount, totals.get(_same(row), Decimal(0)))
    for row in answer.benefits:
        if row.time_period == REMAINING and row.amount is not None and row.amount > totals.get(_same(row), row.amount):
            yield here(row, "EB", 7)


def _same(row: Benefit) -> tuple[object, ...]:
    """Name the benefit that a total and a remainder share."""
    entries = (tuple(row.service_types), row.insurance_type, row.in_network, row.plan)
    return (row.code, row.coverage_level, *entries)


@rule(
    "EB08-FRACTION",
    Benefit,
    snip=5,
    source="X279 2110 EB08: a fraction, 0.2 for 20 percent",
    what="The percentage is not between 0 and 1.",
    remedy="Read it as percent, and check with the payer.",
)
def percentage_is_a_fraction(benefit: Benefit, around: Around) -> Spots:
    """EB08 is written as a fraction."""
    if benefit.percent is not None and not 0 <= benefit.percent <= 1:
        yield here(benefit, "EB", 8)


@rule(
    "EB07-NEGATIVE",
    Benefit,
    snip=4,
    source="X279 2110 EB07",
    what="The amount of a benefit is negative.",
    remedy="Call the payer before telling the patient an amount.",
    severity="warning",
)
def amount_is_not_negative(benefit: Benefit, around: Around) -> Spots:
    """A copay, deductible or limit is zero or more."""
    if benefit.amount is not None and benefit.amount < 0:
        yield here(benefit, "EB", 7)


@rule(
    "EB06-TIME",
    Benefit,
    snip=4,
    source="X279 2110 EB06, CORE 154",
    what="It is not said whether the deductible or maximum is the total or what remains of it.",
    remedy="Call the payer before telling the patient an amount.",
    severity="warning",
)
def accumulated_amount_has_a_time(benefit: Benefit, around: Around) -> Spots:
    """A deductible or out-of-pocket amount says for which time it is, or that it is what remains."""
    if benefit.code in ACCUMULATED and benefit.amount is not None and not benefit.time_period:
        yield here(benefit, "EB", 6)


@rule(
    "EB-WITHOUT-VALUE",
    Benefit,
    snip=4,
    source="X279 2110 EB01, EB07 and EB08; CORE 154",
    what="A coinsurance, copay or deductible has no figure and no words.",
    remedy="Call the payer for the figure.",
    severity="warning",
)
def share_has_a_figure(benefit: Benefit, around: Around) -> Spots:
    """What the patient pays is a figure, or a text of the payer."""
    has_value = benefit.amount is not None or benefit.percent is not None or benefit.quantity is not None
    if benefit.code in ("A", "B", "C", "G") and not has_value and not benefit.messages:
        yield here(benefit, "EB", 8 if benefit.code == "A" else 7)


@rule(
    "EB-QUANTITY-PAIR",
    Benefit,
    snip=1,
    source="X12.22 EB syntax note P0910",
    what="A quantity stands without its kind, or a kind without its quantity.",
    remedy="Call the payer for the limit.",
    ack="2",
)
def quantity_has_its_kind(benefit: Benefit, around: Around) -> Spots:
    """EB09 and EB10 come together."""
    if bool(benefit.quantity_qualifier) != (benefit.quantity is not None):
        yield here(benefit, "EB", 10 if benefit.quantity_qualifier else 9)


@rule(
    "EB-SERVICE-TWICE",
    Benefit,
    snip=4,
    source="X279 2110 EB03",
    what="The same service type stands twice in one row.",
    remedy="Read it once.",
    severity="warning",
)
def service_type_stands_once(benefit: Benefit, around: Around) -> Spots:
    """EB03 repeats for different service types."""
    kinds = [kind for kind in benefit.service_types if kind]
    if len(set(kinds)) < len(kinds):
        yield here(benefit, "EB", 3)


@rule(
    "EB-DATES-ORDER",
    Benefit,
    snip=4,
    source="X279 2110 DTP03 with RD8",
    what="A range of dates of a benefit ends before it begins.",
    remedy="Call the payer for the dates.",
    severity="warning",
)
def benefit_dates_are_in_order(benefit: Benefit, around: Around) -> Spots:
    """The first day is on or before the last."""
    for row in benefit.dates:
        if row.period and row.period.last and row.period.last < row.period.first:
            yield here(row, "DTP", 3)


@rule(
    "LS-LE-PAIR",
    Benefit,
    snip=2,
    source="X279 2110 LS and LE: both, around loop 2120",
    what="The names that go with a benefit are not enclosed by LS and LE.",
    remedy="Read them with the benefit before them; tell the payer that LS or LE is missing.",
    ack="3",
)
def names_are_enclosed(benefit: Benefit, around: Around) -> Spots:
    """LS stands before the first name of a benefit, and LE after the last."""
    transaction = around.transaction
    if not benefit.entities or not benefit.to or transaction is None:
        return
    numbers = range(benefit.entities[0].at - 1, benefit.to + 1)
    inside = [transaction.elements(number)[0].strip().upper() for number in numbers]
    if inside[0] != "LS":
        yield here(benefit.entities[0], "LS")
    if "LE" not in inside:
        yield here(benefit.entities[-1], "LE")


@rule(
    "HSD-PAIR",
    Delivery,
    snip=1,
    source="X12.22 HSD syntax notes P0102 and C0605",
    what="A delivery pattern has a quantity, a kind or a number of times without the element that goes with it.",
    remedy="Ask the sender how much is covered in what time.",
    ack="2",
)
def delivery_is_whole(delivery: Delivery, around: Around) -> Spots:
    """HSD01 and HSD02 come together; HSD06 counts the times of HSD05."""
    if bool(delivery.quantity_qualifier) != (delivery.quantity is not None):
        yield here(delivery, "HSD", 2 if delivery.quantity_qualifier else 1)
    if delivery.periods is not None and not delivery.period_qualifier:
        yield here(delivery, "HSD", 5)
