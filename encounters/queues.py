"""The lists of the front desk and of the providers: who comes, whose note is unsigned, whose plan is not asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from encounters.models import Appointment, Encounter
from patients.models import Authorization, Coverage, EligibilityCheck
from practice.calendar import add_business_days

COMING_BUSINESS_DAYS = 3
FRESH_DAYS = 7


@dataclass(frozen=True)
class CoverageCheck:
    """A coming visit, the plan that is billed first on that day (None: no plan), and what is known about it."""

    appointment: Appointment
    coverage: Coverage | None
    last: EligibilityCheck | None

    @property
    def service_date(self) -> date:
        """The day of the visit in the office's time."""
        return timezone.localtime(self.appointment.starts_at).date()

    @property
    def can_be_asked(self) -> bool:
        """Whether there is a plan whose payer answers, and no question is already on its way."""
        if self.coverage is None or (self.last is not None and self.last.is_open):
            return False
        return self.coverage.payer.answers_eligibility and self.coverage.payer.connection_id is not None


def day_of(*, day: date) -> QuerySet[Appointment]:
    """The appointments of one day, in order of time."""
    start, end = _bounds(day, day)
    found = Appointment.objects.filter(starts_at__gte=start, starts_at__lt=end)
    by_priority = Coverage.objects.select_related("payer").order_by("priority", "-starts_on")
    plans = Prefetch("patient__coverages", by_priority, to_attr="plans")
    joined = found.select_related("patient", "provider", "location", "encounter").prefetch_related(plans)
    return joined.order_by("starts_at", "provider_id")


def still_to_come(*, day: date) -> QuerySet[Appointment]:
    """The appointments of one day whose patient has not arrived."""
    return day_of(day=day).filter(status=Appointment.Status.BOOKED)


def to_sign() -> QuerySet[Encounter]:
    """Visits whose note nobody has signed, oldest first."""
    found = Encounter.objects.filter(status=Encounter.Status.OPEN)
    return found.select_related("patient", "provider").order_by("service_date", "id")


def visits_used(*, authorization: Authorization) -> int:
    """How many visits were made under a payer's promise; a void visit does not count."""
    return authorization.encounter_set.exclude(status=Encounter.Status.VOID).count()


def coverage_checks(*, today: date) -> list[CoverageCheck]:
    """
    The visits of today and the next three business days without an answer from the plan younger than a week.

    One row for each appointment, soonest first; a patient without any plan is on the list too: somebody must ask them.
    """
    start, end = _bounds(today, add_business_days(today, COMING_BUSINESS_DAYS))
    coming = Appointment.objects.filter(status=Appointment.Status.BOOKED, starts_at__gte=start, starts_at__lt=end)
    appointments = list(coming.select_related("patient", "provider").order_by("starts_at", "id"))
    if not appointments:
        return []
    coverages = _coverages(appointments)
    last = _last_checks(coverages)
    fresh_from = _bounds(today - timedelta(days=FRESH_DAYS), today)[0]
    checks = []
    for appointment in appointments:
        day = timezone.localtime(appointment.starts_at).date()
        coverage = next((plan for plan in coverages.get(appointment.patient_id, []) if plan.covers(day)), None)
        check = last.get(coverage.pk) if coverage else None
        if not _is_fresh(check, fresh_from, day):
            checks.append(CoverageCheck(appointment, coverage, check))
    return checks


def _coverages(appointments: Iterable[Appointment]) -> dict[int, list[Coverage]]:
    patients = {appointment.patient_id for appointment in appointments}
    plans: dict[int, list[Coverage]] = {}
    found = Coverage.objects.filter(patient__in=patients).select_related("payer", "patient")
    for plan in found.order_by("patient_id", "priority", "-starts_on"):
        plans.setdefault(plan.patient_id, []).append(plan)
    return plans


def _last_checks(coverages: dict[int, list[Coverage]]) -> dict[int, EligibilityCheck]:
    plans = [plan.pk for found in coverages.values() for plan in found]
    latest = EligibilityCheck.objects.filter(coverage__in=plans).order_by("coverage_id", "-asked_at", "-id")
    return {check.coverage_id: check for check in latest.distinct("coverage_id")}


def _is_fresh(check: EligibilityCheck | None, fresh_from: datetime, day: date) -> bool:
    """An answer is fresh when it is young enough and asked for the month of the visit: plans change with the month."""
    if check is None or check.state != EligibilityCheck.State.ANSWERED or check.answered_at is None:
        return False
    asked_for = check.service_date
    return check.answered_at >= fresh_from and (asked_for.year, asked_for.month) == (day.year, day.month)


def _bounds(first: date, last: date) -> tuple[datetime, datetime]:
    zone = timezone.get_current_timezone()
    return (
        datetime.combine(first, time.min, tzinfo=zone),
        datetime.combine(last + timedelta(days=1), time.min, tzinfo=zone),
    )
