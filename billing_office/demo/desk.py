"""The demo's front desk: patients pay some of what they owe, and the coming days are booked."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from random import Random

from django.db.models import Sum
from django.utils import timezone

from billing_office.demo.invented import VisitKind
from billing_office.demo.office import Office
from billing_office.demo.people import Person
from encounters.services import arrive, book
from ledger.models import Account, Deposit, OpenBalance
from patients.eligibility import ask
from patients.models import Patient
from payments.desk import take_patient_payment
from practice.calendar import add_business_days, is_business_day
from practice.models import Role

PAYS_A_DAY = 0.07
METHODS = (Deposit.Method.CARD, Deposit.Method.CARD, Deposit.Method.CHECK, Deposit.Method.CASH)
DAYS_AHEAD, VISITS_A_DAY = 3, 7


def collect(*, office: Office, rng: Random, now: datetime) -> None:
    """Some of the patients who owe something pay it, wholly or in part."""
    owing = OpenBalance.objects.filter(account=Account.PATIENT, amount__gt=0).values("charge_line__encounter__patient")
    for row in owing.annotate(sum=Sum("amount")).order_by("charge_line__encounter__patient"):
        if rng.random() >= PAYS_A_DAY:
            continue
        owed: Decimal = row["sum"]
        patient = Patient.objects.get(pk=row["charge_line__encounter__patient"])
        method = rng.choice(METHODS)
        take_patient_payment(
            patient=patient,
            method=method,
            amount=owed if rng.random() < 0.8 else (owed / 2).quantize(Decimal("0.01")),
            by=office.staff[Role.FRONT_DESK],
            now=now,
            today=timezone.localdate(now),
            reference=str(rng.randrange(1000, 9999)) if method == Deposit.Method.CHECK else "",
            key=f"demo-{patient.pk}-{now:%Y%m%d}",
        )


def book_ahead(
    office: Office, people: Sequence[Person], *, rng: Random, today: date, kinds: Sequence[VisitKind]
) -> None:
    """Fill today and the next business days; the first of today's patients have arrived, their notes are open."""
    desk = office.staff[Role.FRONT_DESK]
    first = today if is_business_day(today) else add_business_days(today, 1)
    for ahead in range(DAYS_AHEAD):
        day = add_business_days(first, ahead) if ahead else first
        for number, person in enumerate(rng.sample(list(people), min(VISITS_A_DAY, len(people)))):
            starts_at = _clock(day, 9 * 60 + 30 * (number // len(office.providers)))
            morning = _clock(today, 8 * 60)
            appointment = book(
                patient=person.patient,
                provider=office.providers[number % len(office.providers)],
                location=office.location,
                starts_at=starts_at,
                reason=rng.choice(kinds).reason,
                by=desk,
                now=morning,
            )
            if day == today and number < len(office.providers):
                arrive(appointment=appointment, by=desk, now=starts_at)
            if ahead == 1 and person.coverage is not None and number % 2:
                ask(coverage=person.coverage, service_date=day, by=None, now=morning)


def _clock(day: date, minutes: int) -> datetime:
    return timezone.make_aware(datetime(day.year, day.month, day.day)) + timedelta(minutes=minutes)
