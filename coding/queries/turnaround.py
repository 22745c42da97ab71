"""How long providers take to answer: median and 90th percentile by provider, and what is open by age."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Aggregate, Count, DurationField, ExpressionWrapper, F, Max, Q
from django.utils import timezone

from coding.models import ProviderQuery
from practice.models import Provider

DAY = timedelta(days=1)
AGES: tuple[tuple[str, int, int], ...] = (
    ("up to 2 days", 0, 2), ("3 to 5 days", 3, 5), ("6 to 10 days", 6, 10), ("over 10 days", 11, 100_000),
)  # fmt: skip
State = ProviderQuery.State


class Percentile(Aggregate):
    """A percentile between neighboring values; the fraction is 0 to 1."""

    function = "percentile_cont"
    template = "%(function)s(%(fraction)s) WITHIN GROUP (ORDER BY %(expressions)s)"

    def __init__(self, expression: ExpressionWrapper, *, fraction: float, filter: Q) -> None:
        super().__init__(expression, fraction=fraction, filter=filter, output_field=DurationField())


@dataclass(frozen=True)
class Turnaround:
    """One provider's queries of a period; of all when `provider` is None.  Times are days, None without answers."""

    provider: Provider | None
    sent: int
    answered: int
    withdrawn: int
    open: int
    median: float | None
    ninetieth: float | None
    longest: float | None


@dataclass(frozen=True)
class Age:
    """How many queries are open this long."""

    label: str
    count: int


def turnaround(*, since: date, until: date) -> tuple[list[Turnaround], Turnaround]:
    """The providers to whom queries were sent in a period, the slowest first, and all of them together."""
    begins, ends = _moment(since), _moment(until + DAY)
    sent = ProviderQuery.objects.filter(sent_at__gte=begins, sent_at__lt=ends)
    rows = list(sent.order_by().values("provider").annotate(**_figures()))
    providers = Provider.objects.in_bulk([row["provider"] for row in rows])
    each = [_row(dict(row), providers[row["provider"]]) for row in rows]
    each.sort(key=lambda one: (-(one.median or 0), str(one.provider)))
    return each, _row(sent.aggregate(**_figures()), None)


def open_by_age(*, today: date) -> list[Age]:
    """The open queries of all times by the days since they were sent."""
    sent = ProviderQuery.objects.filter(state=State.OPEN).values_list("sent_at", flat=True)
    ages = [(today - timezone.localdate(at)).days for at in sent]
    return [Age(label, sum(low <= age <= high for age in ages)) for label, low, high in AGES]


def _figures() -> dict[str, Aggregate]:
    took = ExpressionWrapper(F("signed_at") - F("sent_at"), output_field=DurationField())
    answered = Q(state=State.ANSWERED)
    return {
        "sent": Count("pk"),
        "answered": Count("pk", filter=answered),
        "withdrawn": Count("pk", filter=Q(state=State.WITHDRAWN)),
        "open": Count("pk", filter=Q(state=State.OPEN)),
        "median": Percentile(took, fraction=0.5, filter=answered),
        "ninetieth": Percentile(took, fraction=0.9, filter=answered),
        "longest": Max(took, filter=answered),
    }


def _row(found: dict[str, object], provider: Provider | None) -> Turnaround:
    counts = [found[name] for name in ("sent", "answered", "withdrawn", "open")]
    times = [_days(found[name]) for name in ("median", "ninetieth", "longest")]
    return Turnaround(provider, *counts, *times)  # type: ignore[arg-type]


def _days(took: object) -> float | None:
    return round(took / DAY, 1) if isinstance(took, timedelta) else None


def _moment(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def total_open(ages: Sequence[Age]) -> int:
    """How many queries are open altogether."""
    return sum(age.count for age in ages)
