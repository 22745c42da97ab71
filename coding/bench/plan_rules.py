"""What the plan asks for at this visit: by when to file, what is authorized or referred, how often it pays."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from coding.edits.office.conditions import Operator, conditions_of
from coding.models import OfficeRule, PayerLimit
from encounters.models import Encounter
from patients.models import Coverage, FilingCode

SOON_DAYS = 14
MOST_NAMED = 6
# Kinds of plan in which a specialist's visit usually needs a referral from the doctor of first choice.
GATED = frozenset({FilingCode.HMO, FilingCode.MEDICARE_HMO, FilingCode.POS})
ABOUT_PAYERS = ("payer", "plan_type")


@dataclass(frozen=True)
class PlanRule:
    """One rule in a few words; `is_urgent` when the visit breaks it or soon will."""

    label: str
    words: str
    is_urgent: bool = False


def plan_rules(encounter: Encounter, plan: Coverage | None, *, today: date) -> list[PlanRule]:
    """Tell the rules of the plan that is billed first; none when the patient pays."""
    if plan is None:
        return []
    return [
        _filing(encounter, plan, today),
        *_authorization(encounter, plan),
        *([PlanRule("Drugs", "only with their NDC")] if plan.payer.asks_for_ndc else []),
        *_referral(encounter, plan),
        *_limits(encounter, plan),
        *_office(encounter, plan),
    ]


def _filing(encounter: Encounter, plan: Coverage, today: date) -> PlanRule:
    last = encounter.service_date + timedelta(days=plan.payer.filing_days)
    left = (last - today).days
    told = f"{left} days left" if left > 1 else "1 day left" if left == 1 else "today" if left == 0 else "past"
    return PlanRule("File by", f"{last:%m/%d/%y}, {told}", left <= SOON_DAYS)


def _authorization(encounter: Encounter, plan: Coverage) -> Iterator[PlanRule]:
    given, day = encounter.authorization, encounter.service_date
    if given is not None and given.coverage_id == plan.pk:
        what = _named(given.procedures) if given.procedures else "any service"
        visits = f", {given.visits} visits" if given.visits else ""
        fits = given.starts_on <= day <= given.ends_on
        yield PlanRule("Authorization", f"{given.number} until {given.ends_on:%m/%d/%y}: {what}{visits}", not fits)
    elif plan.payer.authorization_codes:
        yield PlanRule("Only with authorization", _named(plan.payer.authorization_codes))


def _referral(encounter: Encounter, plan: Coverage) -> Iterator[PlanRule]:
    if encounter.referring_npi:
        yield PlanRule("Referral", f"from {encounter.referring_first_name} {encounter.referring_last_name}".strip())
    elif plan.payer.filing_code in GATED:
        yield PlanRule("Referral", f"none here; a plan of this kind ({plan.payer.get_filing_code_display()}) may ask")


def _limits(encounter: Encounter, plan: Coverage) -> Iterator[PlanRule]:
    limits = [one for one in PayerLimit.objects.filter(payer=plan.payer) if one.counts_on(encounter.service_date)]
    if limits:
        named = "; ".join(f"{one.procedure} {one.words}" for one in limits[:MOST_NAMED])
        yield PlanRule("Pays at most", named + _more(len(limits)))


def _office(encounter: Encounter, plan: Coverage) -> Iterator[PlanRule]:
    """The office's own rules that are on for this payer or kind of plan."""
    day = encounter.service_date
    is_on = OfficeRule.objects.filter(on_since__isnull=False, starts_on__lte=day)
    for rule in is_on.filter(Q(ends_on=None) | Q(ends_on__gte=day)):
        told = [one for one in conditions_of(rule.conditions) if one.operator == Operator.IN]
        asked = {one.field.name: one.wanted for one in told if one.field.name in ABOUT_PAYERS}
        here = {"payer": str(plan.payer_id), "plan_type": plan.payer.filing_code}
        if asked and all(here[name] in wanted for name, wanted in asked.items()):
            yield PlanRule("Our rule", rule.name)


def _named(codes: list[str]) -> str:
    return ", ".join(codes[:MOST_NAMED]) + _more(len(codes))


def _more(count: int) -> str:
    return f" and {count - MOST_NAMED} more" if count > MOST_NAMED else ""
