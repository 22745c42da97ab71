"""Trying a rule of the office on the past: which visits it would have hit, and which of these were denied."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal

from django.db.models import F, Sum

from claims.models import Denial, RuleRun
from claims.office_rules.subjects import subjects_of
from coding.edits.office.conditions import Condition, conditions_of
from coding.edits.office.matching import matches
from coding.models import OfficeRule
from encounters.models import Encounter
from practice.models import Staff

CHUNK = 250
MOST_EXAMPLES = 100
ZERO = Decimal("0.00")


class NoSuchSpan(Exception):
    """A dry run needs days of the past, the first before the last."""


class ChangedMeanwhile(Exception):
    """The rule was changed since the run was asked."""


def ask_run(*, rule: OfficeRule, starts_on: date, ends_on: date, by: Staff, now: datetime) -> RuleRun:
    """
    Keep that somebody wants a rule tried on the visits of a span; the worker does it.

    :raises NoSuchSpan: if the span is no span.
    """
    if starts_on > ends_on:
        raise NoSuchSpan("The first day is after the last. Turn them round.")
    return RuleRun.objects.create(
        rule=rule, revision=rule.revision, starts_on=starts_on, ends_on=ends_on, asked_by=by, asked_at=now
    )


def run(*, asked: RuleRun, now: datetime) -> RuleRun:
    """
    Try a rule on the released visits of its span, and keep what it found after each few hundred.

    Safe to repeat: every run begins anew, and a run that is over stays as it is.

    :raises ChangedMeanwhile: if the rule is not the one that was asked about.
    """
    rule = OfficeRule.objects.get(pk=asked.rule_id)
    if asked.is_over:
        return asked
    if rule.revision != asked.revision:
        raise ChangedMeanwhile(f"“{rule.name}” was changed since. Try it again as it is now.")
    visits = _visits(asked)
    _begin(asked, total=len(visits))
    conditions = conditions_of(rule.conditions)
    for chunk in _chunks(visits):
        _add(asked, chunk, _hit_by(conditions, chunk))
    RuleRun.objects.filter(pk=asked.pk).update(state=RuleRun.State.DONE, finished_at=now)
    asked.refresh_from_db()
    return asked


def _visits(asked: RuleRun) -> list[int]:
    released = Encounter.objects.filter(status=Encounter.Status.RELEASED)
    inside = released.filter(service_date__range=(asked.starts_on, asked.ends_on))
    return list(inside.order_by("-service_date", "-pk").values_list("pk", flat=True))


def _begin(asked: RuleRun, *, total: int) -> None:
    nothing = dict.fromkeys(("done", "hits", "denied", "all_denied", "denied_amount"), 0)
    RuleRun.objects.filter(pk=asked.pk).update(state=RuleRun.State.RUNNING, total=total, examples=[], **nothing)
    asked.refresh_from_db()


def _chunks(visits: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(visits), CHUNK):
        yield visits[start : start + CHUNK]


def _hit_by(conditions: Sequence[Condition], visits: Sequence[int]) -> list[int]:
    subjects = subjects_of(visits)
    return [pk for pk in visits if pk in subjects and matches(conditions, subjects[pk])]


def _add(asked: RuleRun, chunk: Sequence[int], hits: Sequence[int]) -> None:
    """Add what one chunk gave, so that the page shows how far the run is."""
    denials = Denial.objects.filter(claim__encounter__in=chunk)
    denied = set(denials.values_list("claim__encounter_id", flat=True))
    amount = denials.filter(claim__encounter__in=hits).aggregate(sum=Sum("amount"))["sum"] or ZERO
    asked.examples = [*asked.examples, *hits][:MOST_EXAMPLES]
    RuleRun.objects.filter(pk=asked.pk).update(
        done=F("done") + len(chunk),
        hits=F("hits") + len(hits),
        denied=F("denied") + len(denied.intersection(hits)),
        all_denied=F("all_denied") + len(denied),
        denied_amount=F("denied_amount") + amount,
        examples=asked.examples,
    )
