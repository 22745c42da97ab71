"""
The order in which visits are coded: by the filing limit, then by money.

First what must be filed within 14 days, then within 30, then the rest; in each the most money first, then the oldest
service.  Money is what is charged already, or else what the provider's visits of the last 90 days charged on average.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import (
    Case,
    Count,
    DateField,
    Expression,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from coding.models import ChargeLine
from encounters.models import Encounter
from patients.models import Coverage
from practice.fields import MoneyField

URGENT_DAYS, SOON_DAYS = 14, 30
AVERAGE_OVER_DAYS = 90
DAY = timedelta(days=1)
ZERO = Decimal("0.00")


def with_worth(visits: QuerySet[Encounter], *, today: date) -> QuerySet[Encounter]:
    """Each visit with the last day to file (`file_by`, null without a plan) and its money (`worth`, dollars)."""
    plan = Coverage.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=OuterRef("service_date")),
        patient=OuterRef("patient_id"),
        starts_on__lte=OuterRef("service_date"),
    ).order_by("priority")
    charged = ChargeLine.objects.filter(encounter=OuterRef("pk")).order_by().values("encounter")
    days = Subquery(plan.values("payer__filing_days")[:1])
    file_by = ExpressionWrapper(F("service_date") + F("filing_days"), output_field=DateField())
    return visits.annotate(
        filing_days=ExpressionWrapper(days, output_field=IntegerField()),
        charged=Subquery(charged.annotate(sum=Sum("charge")).values("sum"), output_field=MoneyField()),
    ).annotate(file_by=file_by, worth=Coalesce("charged", _averages(today), output_field=MoneyField()))


def by_priority(visits: QuerySet[Encounter], *, today: date) -> QuerySet[Encounter]:
    """The visits in the order in which they are to be coded; see `with_worth` for what each carries."""
    urgency = Case(
        When(file_by__lte=today + URGENT_DAYS * DAY, then=Value(0)),
        When(file_by__lte=today + SOON_DAYS * DAY, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    valued = with_worth(visits, today=today).annotate(urgency=urgency)
    return valued.order_by("urgency", F("worth").desc(), "service_date", "pk")


def by_age(visits: QuerySet[Encounter], *, today: date) -> QuerySet[Encounter]:
    """The oldest service first."""
    return with_worth(visits, today=today).order_by("service_date", "pk")


def by_limit(visits: QuerySet[Encounter], *, today: date) -> QuerySet[Encounter]:
    """The nearest filing limit first; visits without a plan last."""
    return with_worth(visits, today=today).order_by(F("file_by").asc(nulls_last=True), "pk")


def by_money(visits: QuerySet[Encounter], *, today: date) -> QuerySet[Encounter]:
    """The most money first."""
    return with_worth(visits, today=today).order_by(F("worth").desc(), "pk")


ORDERS: Mapping[str, tuple[str, Callable[..., QuerySet[Encounter]]]] = {
    "priority": ("Priority", by_priority), "limit": ("Filing limit", by_limit), "money": ("Most money", by_money),
    "age": ("Oldest", by_age),
}  # fmt: skip


def _averages(today: date) -> Expression:
    """What a visit of each provider charged on average lately, as one table of constants in the statement."""
    lately = ChargeLine.objects.filter(
        encounter__status=Encounter.Status.RELEASED, encounter__service_date__gte=today - AVERAGE_OVER_DAYS * DAY
    )
    sums = lately.values("encounter__provider").annotate(sum=Sum("charge"), visits=Count("encounter", distinct=True))
    whens = [
        When(provider=row["encounter__provider"], then=Value((row["sum"] / row["visits"]).quantize(ZERO)))
        for row in sums
    ]
    return Case(*whens, default=Value(ZERO), output_field=MoneyField())
