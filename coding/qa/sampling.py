"""
Draws the visits that are coded a second time.

The visits that a rule means, released in one week by one coder, are ranked by the SHA-256 of the draw's seed and the
visit's id; the first ones are taken.  Nobody can steer the draw, everybody can repeat it: `proves` does.
"""

import hashlib
import math
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import IntegrityError, transaction
from django.db.models import Min
from django.utils import timezone

from coding.final_codes import coded_from
from coding.models import FinalCodes, QaDraw, QaReview, QaRule
from coding.qa.families import NAMES, families_of
from encounters.models import Encounter
from patients.models import Coverage, Payer
from practice.models import Provider, Staff

DAYS_OF_WEEK = 7
MOST_WEEKLY = 200


class WeekNotOver(Exception):
    """More visits of the week may still be released."""


class ImpossibleRule(Exception):
    """A rule has a name and draws a share or a number."""


class NameIsTaken(Exception):
    """Another rule in use has this name."""


@dataclass(frozen=True)
class Sample:
    """Whom and what a rule means; None and empty mean every one.  Either `percent` or `count` is given."""

    name: str
    percent: int | None = None
    count: int | None = None
    coder: Staff | None = None
    family: str = ""
    payer: Payer | None = None
    provider: Provider | None = None
    new_for_days: int | None = None


def make_rule(*, sample: Sample, by: Staff, now: datetime) -> QaRule:
    """
    Keep a rule with a seed of its own.

    :raises ImpossibleRule: if it has no name, or not exactly one of share and number, or an unknown family.
    :raises NameIsTaken: if a rule in use has this name.
    """
    name = " ".join(sample.name.split())[:60]
    is_share = sample.percent is not None and sample.count is None and 1 <= sample.percent <= 100
    is_number = sample.count is not None and sample.percent is None and 1 <= sample.count <= MOST_WEEKLY
    if not name:
        raise ImpossibleRule("Give the rule a name by which the list shows it.")
    if not (is_share or is_number):
        raise ImpossibleRule("Draw a share of 1 to 100 percent, or 1 to 200 visits a week: one of both.")
    if sample.family and sample.family not in NAMES:
        raise ImpossibleRule("There is no such family of codes. Choose one of the list.")
    try:
        with transaction.atomic():
            return QaRule.objects.create(
                name=name, percent=sample.percent, count=sample.count, coder=sample.coder, family=sample.family,
                payer=sample.payer, provider=sample.provider, new_for_days=sample.new_for_days,
                seed=secrets.token_hex(16), made_by=by, made_at=now,
            )  # fmt: skip
    except IntegrityError as refused:
        if "qa_rule_name_is_used_once" not in str(refused):
            raise
        raise NameIsTaken(f"There is a rule “{name}” already. Choose another name.") from None


def retire_rule(*, rule: QaRule, by: Staff, now: datetime) -> None:
    """Put a rule out of use; what it drew stays."""
    QaRule.objects.filter(pk=rule.pk).update(is_used=False)


@transaction.atomic
def draw(*, rule: QaRule, week_of: date, by: Staff | None, now: datetime) -> QaDraw:
    """
    Draw a rule's sample of the visits released in a week; a draw that was made is returned as it is.

    `week_of` is any day of the week, which begins on Monday.  A visit that another rule drew is not drawn again.

    :raises WeekNotOver: if the week is not over in the office's time.
    """
    monday = monday_of(week_of)
    if timezone.localdate(now) < monday + timedelta(days=DAYS_OF_WEEK):
        raise WeekNotOver("This week is not over; more visits may be released. Draw it from Monday on.")
    QaRule.objects.select_for_update().get(pk=rule.pk)
    made = QaDraw.objects.filter(rule=rule, week_of=monday).first()
    if made is not None:
        return made
    found = _meant(rule, monday)
    seed = f"{rule.seed}:{monday:%Y-%m-%d}"
    among = {str(coder): [one.encounter_id for one in each] for coder, each in found.items()}
    drawn = chosen(seed=seed, among=among, percent=rule.percent, count=rule.count)
    made = QaDraw.objects.create(rule=rule, week_of=monday, seed=seed, among=among, drawn=drawn, by=by, at=now)
    first = {one.encounter_id: one for each in found.values() for one in each}
    QaReview.objects.bulk_create(
        QaReview(draw=made, encounter_id=pk, first=first[pk], first_coder=first[pk].coder) for pk in drawn
    )
    return made


def draw_last_week(*, now: datetime) -> int:
    """Draw every rule in use for the week that ended last, and tell how many visits were drawn anew."""
    week_of = monday_of(timezone.localdate(now)) - timedelta(days=DAYS_OF_WEEK)
    before = QaReview.objects.count()
    for rule in QaRule.objects.filter(is_used=True).order_by("pk"):
        draw(rule=rule, week_of=week_of, by=None, now=now)
    return QaReview.objects.count() - before


def chosen(*, seed: str, among: Mapping[str, Sequence[int]], percent: int | None, count: int | None) -> list[int]:
    """The ids drawn of each coder's: a share, rounded up, or a number; in the order of their hashes."""
    drawn = []
    for coder in sorted(among):
        ranked = sorted(among[coder], key=lambda pk: hashlib.sha256(f"{seed}:{pk}".encode()).hexdigest())
        size = math.ceil(len(ranked) * percent / 100) if percent is not None else count or 0
        drawn += ranked[:size]
    return drawn


def proves(made: QaDraw) -> bool:
    """Tell whether a draw is what its seed and its visits give."""
    rule = made.rule
    return chosen(seed=made.seed, among=made.among, percent=rule.percent, count=rule.count) == made.drawn


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _meant(rule: QaRule, monday: date) -> dict[int, list[FinalCodes]]:
    """The visits that a rule means, by coder, oldest release first; not those that were drawn before."""
    begins = timezone.make_aware(datetime.combine(monday, time.min))
    ends = timezone.make_aware(datetime.combine(monday + timedelta(days=DAYS_OF_WEEK), time.min))
    found = FinalCodes.objects.filter(at__gte=begins, at__lt=ends, coder__isnull=False, qa_review=None)
    for condition, value in _conditions(rule).items():
        found = found.filter(**{condition: value})
    new = _new_coders(rule.new_for_days, ends) if rule.new_for_days else None
    meant: dict[int, list[FinalCodes]] = defaultdict(list)
    for one in found.select_related("coder").order_by("at", "pk"):
        if one.coder_id is not None and (new is None or one.coder_id in new) and _is_of_family(one, rule.family):
            meant[one.coder_id].append(one)
    return meant


def _conditions(rule: QaRule) -> dict[str, object]:
    conditions: dict[str, object] = {}
    if rule.coder_id:
        conditions["coder"] = rule.coder_id
    if rule.provider_id:
        conditions["encounter__provider"] = rule.provider_id
    if rule.payer_id:
        plans = Coverage.objects.filter(payer=rule.payer_id, priority=1)
        conditions["encounter__in"] = Encounter.objects.filter(patient__coverages__in=plans)
    return conditions


def _new_coders(days: int, until: datetime) -> frozenset[int]:
    first = FinalCodes.objects.filter(coder__isnull=False).values("coder").annotate(began=Min("at"))
    return frozenset(row["coder"] for row in first if row["began"] >= until - timedelta(days=days))


def _is_of_family(one: FinalCodes, family: str) -> bool:
    if not family:
        return True
    codes = coded_from(one.codes)
    procedures = [line.procedure for line in codes.lines]
    return family in families_of([each.code for each in codes.diagnoses], procedures)
