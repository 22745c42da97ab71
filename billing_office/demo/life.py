"""What the demo knows while its days pass."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from django.utils import timezone

from billing_office.demo.invented import VisitKind
from billing_office.demo.office import Office
from patients.models import Coverage, Patient
from payments.models import BankAccount


@dataclass
class Person:
    """A patient, and the right member id when the one that was typed has a slip."""

    patient: Patient
    coverage: Coverage | None
    right_member_id: str = ""


@dataclass
class Life:
    """The office while its days pass: who was enrolled, which visits come on which day, and what was seen already."""

    office: Office
    rng: Random
    seed: int
    today: date
    people: list[Person] = field(default_factory=list)
    visits: dict[date, list[tuple[Person, VisitKind]]] = field(default_factory=lambda: defaultdict(list))
    kinds: dict[int, VisitKind] = field(default_factory=dict)
    last_denial: int = 0
    slips_left: int = 4
    account: BankAccount = field(default_factory=BankAccount)
    banked_from: date = date.min


def clock(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of a day in the office's own time; minutes may run over the hour."""
    return timezone.make_aware(datetime.combine(day, time(hour))) + timedelta(minutes=minute)
