"""
The order in which visits are coded: by the filing limit, then by money.

First what must be filed within 14 days, then within 30, then the rest; in each the most money first, then the oldest
service.  Money is what is charged already, or else what the provider's latest visits, at most 200 of the last 90 days,
charged on average.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal

from django.db import connection
from django.db.models import (
    Case,
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
from practice.planned import rows

URGENT_DAYS, SOON_DAYS = 14, 30
AVERAGE_OVER_DAYS, AVERAGE_OF = 90, 200
DAY = timedelta(days=1)
URGENT, SOON = URGENT_DAYS * DAY, SOON_DAYS * DAY
ZERO = Decimal("0.00")
IN_ORDER = """
WITH visits AS (
    SELECT id, patient_id, provider_id, service_date FROM encounters_encounter WHERE id IN ({asked})
), plans AS (
    SELECT DISTINCT ON (visits.id) visits.id, visits.service_date + payer.filing_days AS file_by
    FROM visits
    JOIN patients_coverage AS plan ON plan.patient_id = visits.patient_id AND plan.starts_on <= visits.service_date
        AND (plan.ends_on IS NULL OR plan.ends_on >= visits.service_date)
    JOIN patients_payer AS payer ON payer.id = plan.payer_id
    ORDER BY visits.id, plan.priority
), usual AS (
    SELECT * FROM unnest(%s::bigint[], %s::numeric[]) AS usual (provider_id, worth)
), valued AS (
    SELECT visits.id, service_date, file_by, coalesce(charged, usual.worth, 0) AS worth,
        CASE WHEN file_by > %s OR file_by IS NULL THEN 2 WHEN file_by > %s THEN 1 ELSE 0 END AS urgency
    FROM visits LEFT JOIN plans USING (id) LEFT JOIN usual USING (provider_id)
    CROSS JOIN LATERAL (SELECT sum(charge) AS charged FROM coding_chargeline WHERE encounter_id = visits.id) AS lines
)
SELECT id FROM valued ORDER BY {order}
"""
USUAL = """
    SELECT provider.id, avg(lines.charged) FROM practice_provider AS provider
    CROSS JOIN LATERAL (
        SELECT id FROM encounters_encounter
        WHERE provider_id = provider.id AND status = 'RELEASED' AND service_date >= %(since)s
        ORDER BY service_date DESC LIMIT %(most)s
    ) AS visit
    CROSS JOIN LATERAL (SELECT sum(charge) AS charged FROM coding_chargeline WHERE encounter_id = visit.id) AS lines
    GROUP BY provider.id HAVING count(lines.charged) > 0
"""
ORDERS: Mapping[str, tuple[str, str]] = {
    "priority": ("Priority", "urgency, worth DESC, service_date, id"),
    "limit": ("Filing limit", "file_by NULLS LAST, id"), "money": ("Most money", "worth DESC, id"),
    "age": ("Oldest", "service_date, id"),
}  # fmt: skip


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


def in_order(visits: QuerySet[Encounter], *, order: str, today: date) -> list[int]:
    """
    Return the ids of visits in one of the `ORDERS`.

    One statement: the plans of 20,000 visits are joined at once, and their lines looked up one by one, because lines of
    visits that wait are few among all that there are.
    """
    asked, given = visits.order_by().values("pk").query.sql_with_params()
    usual = _usual(today)
    statement = IN_ORDER.format(asked=asked, order=ORDERS[order][1])
    values = [*given, list(usual), list(usual.values()), today + SOON, today + URGENT]
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [pk for (pk,) in cursor.fetchall()]


def _averages(today: date) -> Expression:
    """What a visit of each provider charged on average lately, as one table of constants in the statement."""
    whens = [When(provider=provider, then=Value(worth)) for provider, worth in _usual(today).items()]
    return Case(*whens, default=Value(ZERO), output_field=MoneyField())


def _usual(today: date) -> dict[int, Decimal]:
    """What a visit of each provider charged on average lately, in dollars; visits without lines do not count."""
    given = {"since": today - AVERAGE_OVER_DAYS * DAY, "most": AVERAGE_OF}
    return {provider: average.quantize(ZERO) for provider, average in rows(USUAL, given)}
