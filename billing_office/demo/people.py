"""Enroll the invented patients with their plans, as a front desk would: mostly right, sometimes with a slip of the finger."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from billing_office.demo import invented
from billing_office.demo.office import PAYERS, Office
from clearinghouse.sandbox.members import member_id_for
from patients.models import Coverage, FilingCode, Guarantor, Patient, Payer, Relationship
from patients.services import add_coverage, register_patient
from practice.models import Role

SELF_PAY, SLIP, ENDED, SUPPLEMENT = 0.05, 0.03, 0.03, 0.5
MEDICARE_AGE = 65


@dataclass
class Person:
    """A patient and what the front desk will find out when it looks at the card again: the right member id."""

    patient: Patient
    coverage: Coverage | None
    right_member_id: str = ""

    def age_on(self, day: date) -> int:
        """Completed years on a day."""
        return self.patient.age_on(day)


def enroll(*, office: Office, rng: Random, seed: int, number: int, now: datetime) -> Person:
    """Register one patient with the plans that fit their age; `number` makes the member id unlike any other's."""
    today = now.date()
    sex = rng.choice("FM")
    born = today - timedelta(days=int(rng.triangular(1, 92, 55) * 365.25) + rng.randrange(365))
    surname = rng.choice(invented.LAST_NAMES)
    town, zip_code = rng.choice(invented.TOWNS)
    address = {
        "line1": f"{rng.randrange(10, 990)} {rng.choice(invented.STREETS)}",
        "city": town,
        "state": "OH",
        "zip_code": zip_code,
    }
    patient = Patient(
        first_name=rng.choice(invented.FIRST_NAMES[sex]),
        last_name=surname,
        sex=sex,
        birth_date=born,
        phone=f"614555{rng.randrange(100, 200):04d}",
        **address,
    )
    desk = office.staff[Role.FRONT_DESK]
    parent = None
    if patient.age_on(today) < 18:
        parent = Guarantor(
            first_name=rng.choice(invented.FIRST_NAMES["F"]), last_name=surname, phone=patient.phone, **address
        )
    register_patient(patient=patient, guarantor=parent, by=desk, now=now)
    if rng.random() < SELF_PAY:
        return Person(patient, None)
    return _insure(patient, parent, office=office, rng=rng, seed=seed, number=number, now=now)


def _insure(
    patient: Patient, parent: Guarantor | None, *, office: Office, rng: Random, seed: int, number: int, now: datetime
) -> Person:
    payer = _payer_for(patient, office, rng, now.date())
    right = member_id_for(seed, number, active=rng.random() >= ENDED, filing_code=payer.filing_code)
    typed = _slipped(right, rng) if rng.random() < SLIP else right
    coverage = Coverage(
        patient=patient,
        payer=payer,
        priority=1,
        member_id=typed,
        group_number="" if payer.is_medicare else f"G{rng.randrange(1000, 9999)}",
        starts_on=date(now.year - 1, 1, 1),
    )
    if parent is not None:
        coverage.relationship = Relationship.CHILD
        coverage.subscriber_first_name, coverage.subscriber_last_name = parent.first_name, parent.last_name
        coverage.subscriber_birth_date = patient.birth_date - timedelta(days=30 * 365)
        coverage.subscriber_sex = "F"
    desk = office.staff[Role.FRONT_DESK]
    add_coverage(coverage=coverage, by=desk, now=now)
    if payer.is_medicare and rng.random() < SUPPLEMENT:
        second = Coverage(
            patient=patient,
            payer=office.supplement,
            priority=2,
            member_id=member_id_for(seed, 1_000_000 + number, filing_code=office.supplement.filing_code),
            starts_on=coverage.starts_on,
        )
        add_coverage(coverage=second, by=desk, now=now)
    return Person(patient, coverage, right if typed != right else "")


def _payer_for(patient: Patient, office: Office, rng: Random, today: date) -> Payer:
    if patient.age_on(today) >= MEDICARE_AGE:
        return next(payer for payer in office.payers if payer.filing_code == FilingCode.MEDICARE_B)
    young = [(payer, row[5]) for payer, row in zip(office.payers, PAYERS, strict=True) if not payer.is_medicare]
    return rng.choices([payer for payer, _ in young], [weight for _, weight in young])[0]


def _slipped(member_id: str, rng: Random) -> str:
    """Two neighboring digits changed places, which a check digit notices."""
    places = [
        at
        for at in range(3, 10)
        if member_id[at] != member_id[at + 1] and {member_id[at], member_id[at + 1]} != {"0", "9"}
    ]
    at = rng.choice(places)
    return member_id[:at] + member_id[at + 1] + member_id[at] + member_id[at + 2 :]
