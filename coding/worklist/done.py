"""What one coder has done, day by day; only one's own history."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db.models import Count, Sum
from django.db.models.functions import TruncDate
from django.utils import timezone

from coding.models import BenchAct, ChargeLine
from encounters.models import Encounter, EncounterEvent
from practice.models import Staff

ZERO = Decimal("0.00")


@dataclass
class Day:
    """One day: visits released, their lines and charges, and how many acts on the bench."""

    day: date
    visits: int = 0
    lines: int = 0
    charges: Decimal = ZERO
    acts: int = 0


def days_of(staff: Staff, *, since: date, until: date) -> list[Day]:
    """The days on which somebody worked, the latest first; a visit counts on the day on which it was released."""
    days: dict[date, Day] = {}
    begins, ends = _moment(since), _moment(until + timedelta(days=1))
    released = EncounterEvent.objects.filter(
        by=staff, after=Encounter.Status.RELEASED, at__gte=begins, at__lt=ends
    ).annotate(day=TruncDate("at"))
    visits_of: dict[date, list[int]] = defaultdict(list)
    for day, encounter_id in released.values_list("day", "encounter_id"):
        visits_of[day].append(encounter_id)
    for day, ids in visits_of.items():
        sums = ChargeLine.objects.filter(encounter__in=ids).aggregate(lines=Count("pk"), charges=Sum("charge"))
        days[day] = Day(day, len(ids), sums["lines"], sums["charges"] or ZERO)
    acts = BenchAct.objects.filter(by=staff, at__gte=begins, at__lt=ends).annotate(day=TruncDate("at"))
    for row in acts.order_by().values("day").annotate(count=Count("pk")):
        days.setdefault(row["day"], Day(row["day"])).acts = row["count"]
    return sorted(days.values(), key=lambda one: one.day, reverse=True)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time.min, tzinfo=timezone.get_current_timezone())
