"""
What the rows of an eligibility answer (271) mean for an office visit in network.

Every row is kept as it came; the summary is derived from the rows that speak of an office visit, or of the plan in
general where the payer says nothing more special.  What the payer did not say stays None: it is never taken for zero.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import x12
from patients.models import EligibilityCheck

OFFICE_VISIT, PLAN = "98", "30"
ACTIVE = frozenset({"1", "2", "3", "4", "5"})
INACTIVE = frozenset({"6", "7", "8"})
COINSURANCE, COPAY, DEDUCTIBLE, OUT_OF_POCKET, OTHER_PAYER = "A", "B", "C", "G", "R"
REMAINING = "29"
WHOLE_PERIODS = frozenset({"", "21", "22", "23", "25"})
PLAN_BEGINS, PLAN_ENDS = frozenset({"346", "356", "348"}), frozenset({"347", "357", "349"})
PLAN_SPANS = frozenset({"291", "307"})
HUNDRED = Decimal(100)

Answer = x12.SubscriberBenefits | x12.DependentBenefits


@dataclass(frozen=True)
class Summary:
    """An answer in figures; dollars, percent of 100, and days; None is what the payer did not say."""

    result: str
    copay: Decimal | None = None
    coinsurance_percent: Decimal | None = None
    deductible: Decimal | None = None
    deductible_left: Decimal | None = None
    out_of_pocket: Decimal | None = None
    out_of_pocket_left: Decimal | None = None
    plan_starts_on: date | None = None
    plan_ends_on: date | None = None
    explanation: str = ""


@dataclass
class _Dates:
    starts: list[date] = field(default_factory=list)
    ends: list[date] = field(default_factory=list)


def summarize(answer: Answer, *, service_date: date) -> Summary:
    """Read one person's answer for an office visit in network on a day."""
    rows = answer.benefits
    starts_on, ends_on = _plan_dates(answer)
    deductible, deductible_left = _whole_and_left(rows, DEDUCTIBLE)
    limit, limit_left = _whole_and_left(rows, OUT_OF_POCKET)
    result, words = _result(rows, service_date, starts_on, ends_on)
    share = _first(rows, COINSURANCE)
    copay = _first(rows, COPAY)
    return Summary(
        result=result,
        copay=copay.amount if copay else None,
        coinsurance_percent=share.percent * HUNDRED if share and share.percent is not None else None,
        deductible=deductible,
        deductible_left=deductible_left,
        out_of_pocket=limit,
        out_of_pocket_left=limit_left,
        plan_starts_on=starts_on,
        plan_ends_on=ends_on,
        explanation=" ".join(sentence for sentence in (words, *_further(rows)) if sentence),
    )


def refusal(rejections: Iterable[x12.Rejection]) -> str:
    """Say in plain words why a payer did not answer, and what to do next."""
    told: dict[str, None] = {}
    for rejection in rejections:
        told[f"{x12.words.rejection(rejection.reason).rstrip('.')}."] = None
        told[FOLLOW_UP.get(rejection.follow_up, "Check the coverage and ask again.")] = None
    return " ".join(told)


# AAA04, in our own words: what the payer says to do next.
FOLLOW_UP = {
    "C": "Correct the coverage and ask again.",
    "N": "The payer wants no further request; call them.",
    "R": "Ask again.",
    "P": "Ask again with the first request's data.",
    "S": "Wait: the payer says not to ask again yet.",
    "W": "Wait thirty days, then ask again.",
    "X": "Wait ten days, then ask again.",
    "Y": "The payer asks to wait: they are still working on it.",
}


def kept(rows: Iterable[x12.Benefit]) -> list[dict[str, Any]]:
    """The rows of an answer as they are stored: codes as they came, amounts as text."""
    return [
        {
            "code": row.code,
            "level": row.coverage_level,
            "service_types": list(row.service_types),
            "insurance_type": row.insurance_type,
            "plan": row.plan,
            "period": row.time_period,
            "amount": None if row.amount is None else str(row.amount),
            "percent": None if row.percent is None else str(row.percent),
            "quantity": None if row.quantity is None else f"{row.quantity} {row.quantity_qualifier}".strip(),
            "authorization": row.authorization_required,
            "network": row.in_network,
            "procedure": row.procedure.code if row.procedure else "",
            "messages": [message.text for message in row.messages],
            "others": [entity.name for entity in row.entities],
        }
        for row in rows
    ]


def _result(rows: Sequence[x12.Benefit], day: date, starts_on: date | None, ends_on: date | None) -> tuple[str, str]:
    result = EligibilityCheck.Result
    if ends_on is not None and ends_on < day:
        return result.INACTIVE, f"The plan ended on {ends_on:%m/%d/%Y}, before the visit."
    if starts_on is not None and starts_on > day:
        return result.INACTIVE, f"The plan starts on {starts_on:%m/%d/%Y}, after the visit."
    status = _status(rows)
    if status in ACTIVE:
        return result.ACTIVE, ""
    if status in INACTIVE:
        return result.INACTIVE, "The plan is not active. Ask the patient for their new card."
    return result.UNKNOWN, "The payer does not say whether the plan is active. Call them or look at their portal."


def _status(rows: Sequence[x12.Benefit]) -> str:
    """The payer's word on the plan; its word on an office visit counts only where it says nothing about the plan."""
    told = [row for row in rows if row.code in ACTIVE | INACTIVE and row.procedure is None]
    for wanted in (PLAN, "", OFFICE_VISIT):
        for row in told:
            if wanted in (row.service_types or [""]):
                return row.code
    return told[0].code if told else ""


def _first(rows: Sequence[x12.Benefit], code: str, periods: frozenset[str] | None = None) -> x12.Benefit | None:
    """The row of a kind that fits an office visit in network best; None when no row fits."""
    fitting = [
        (rank, row)
        for row in rows
        if row.code == code and (periods is None or row.time_period in periods) and (rank := _rank(row)) is not None
    ]
    return min(fitting, key=lambda found: found[0])[1] if fitting else None


def _rank(row: x12.Benefit) -> tuple[int, int, int] | None:
    """How well a row fits, smallest best; None when it is about something else or out of network."""
    types = row.service_types
    if row.in_network in {"N", "U"} or row.procedure is not None:
        return None
    if types and OFFICE_VISIT not in types and PLAN not in types:
        return None
    if row.coverage_level not in {"", "IND", "FAM"}:
        return None
    special = 0 if OFFICE_VISIT in types else 1 if types else 2
    return special, {"IND": 0, "": 1}.get(row.coverage_level, 2), 0 if row.in_network == "Y" else 1


def _whole_and_left(rows: Sequence[x12.Benefit], code: str) -> tuple[Decimal | None, Decimal | None]:
    """An amount for the whole period, and what is left of it; a family's amount is never shown as one person's."""
    personal = [row for row in rows if row.coverage_level != "FAM" and row.amount is not None]
    whole = _first(personal, code, WHOLE_PERIODS)
    left = _first(personal, code, frozenset({REMAINING}))
    return whole.amount if whole else None, left.amount if left else None


def _further(rows: Sequence[x12.Benefit]) -> list[str]:
    """What else somebody should know before the visit."""
    told = []
    if any(row.authorization_required == "Y" and OFFICE_VISIT in row.service_types for row in rows):
        told.append("An office visit needs an authorization.")
    others = {entity.name for row in rows if row.code == OTHER_PAYER for entity in row.entities if entity.name}
    told += [f"The payer knows of another plan: {name}." for name in sorted(others)]
    return told


def _plan_dates(answer: Answer) -> tuple[date | None, date | None]:
    """The first and last day of the plan, from the person's own dates, else from the rows about the plan."""
    found = _Dates()
    _collect(found, answer.name.dates)
    if not found.starts and not found.ends:
        for row in answer.benefits:
            if row.code in ACTIVE | INACTIVE and (not row.service_types or PLAN in row.service_types):
                _collect(found, row.dates)
    return min(found.starts, default=None), max(found.ends, default=None)


def _collect(found: _Dates, dates: Iterable[x12.DatedPeriod]) -> None:
    for dated in dates:
        period = dated.period
        if period is None:
            continue
        if dated.qualifier in PLAN_BEGINS:
            found.starts.append(period.first)
        elif dated.qualifier in PLAN_ENDS:
            found.ends.append(period.first)
        elif dated.qualifier in PLAN_SPANS and period.last is not None:
            found.starts.append(period.first)
            found.ends.append(period.last)
