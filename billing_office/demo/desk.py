"""The demo's front desk: patients pay some of what they owe, and the coming days are booked."""

from datetime import datetime
from decimal import Decimal

from django.db.models import Sum
from django.utils import timezone

from billing_office.demo.invented import VISITS
from billing_office.demo.life import Life, clock
from encounters.services import arrive, book
from ledger.models import Account, Deposit, OpenBalance
from patients.eligibility import ask
from patients.models import Patient
from payments.office.desk import take_patient_payment
from practice.calendar import add_business_days, next_business_day
from practice.models import Role

PAYS_A_DAY, PAYS_ALL = 0.07, 0.8
METHODS = (Deposit.Method.CARD, Deposit.Method.CARD, Deposit.Method.CHECK, Deposit.Method.CASH)
DAYS_AHEAD, VISITS_A_DAY = 3, 7


def collect(life: Life, *, now: datetime) -> None:
    """Some of the patients who owe something pay it, wholly or in part."""
    owing = OpenBalance.objects.filter(account=Account.PATIENT, amount__gt=0).values("charge_line__encounter__patient")
    for row in owing.annotate(sum=Sum("amount")).order_by("charge_line__encounter__patient"):
        if life.rng.random() >= PAYS_A_DAY:
            continue
        owed: Decimal = row["sum"]
        patient = Patient.objects.get(pk=row["charge_line__encounter__patient"])
        method = life.rng.choice(METHODS)
        take_patient_payment(
            patient=patient,
            method=method,
            amount=owed if life.rng.random() < PAYS_ALL else (owed / 2).quantize(Decimal("0.01")),
            by=life.office.staff[Role.FRONT_DESK],
            now=now,
            today=timezone.localdate(now),
            reference=str(life.rng.randrange(1000, 9999)) if method == Deposit.Method.CHECK else "",
            key=f"demo-{patient.pk}-{now:%Y%m%d}",
        )


def book_ahead(life: Life) -> None:
    """Fill today and the next business days; the first of today's patients have arrived, their notes are open."""
    team, providers = life.office.staff, life.office.providers
    first = next_business_day(life.today)
    for ahead in range(DAYS_AHEAD):
        day = add_business_days(first, ahead)
        for number, person in enumerate(life.rng.sample(life.people, min(VISITS_A_DAY, len(life.people)))):
            morning, starts_at = clock(life.today, 8), clock(day, 9, 30 * (number // len(providers)))
            appointment = book(
                patient=person.patient,
                provider=providers[number % len(providers)],
                location=life.office.location,
                starts_at=starts_at,
                reason=life.rng.choice(VISITS).reason,
                by=team[Role.FRONT_DESK],
                now=morning,
            )
            if day == life.today and number < len(providers):
                arrive(appointment=appointment, by=team[Role.FRONT_DESK], now=starts_at)
            if ahead == 1 and person.coverage is not None and number % 2:
                ask(coverage=person.coverage, service_date=day, by=None, now=morning)
