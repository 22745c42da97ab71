"""Enroll the invented patients as a front desk would: mostly right, sometimes with a slip of the finger."""

from datetime import date, datetime, timedelta

from billing_office.demo import invented
from billing_office.demo.life import Life, Person
from billing_office.demo.office import PAYERS
from clearinghouse.sandbox.members import is_known, member_id_for
from patients.models import Coverage, FilingCode, Guarantor, Patient, Payer, Relationship
from patients.services import add_coverage, register_patient
from practice.models import Role

SELF_PAY, SLIP, ENDED, SUPPLEMENT = 0.05, 0.06, 0.03, 0.5
MEDICARE_AGE, ADULT_AGE = 65, 18
SECOND_PLANS = 1_000_000  # their member ids are counted apart


def enroll(life: Life, *, number: int, now: datetime) -> Person:
    """Register one patient with the plans that fit their age; `number` makes the member id unlike any other's."""
    rng, sex = life.rng, life.rng.choice("FM")
    surname = rng.choice(invented.LAST_NAMES)
    town, zip_code = rng.choice(invented.TOWNS)
    address = {
        "line1": f"{rng.randrange(10, 990)} {rng.choice(invented.STREETS)}",
        "city": town,
        "state": "OH",
        "zip_code": zip_code,
        "phone": f"614555{rng.randrange(100, 200):04d}",
    }
    patient = Patient(
        first_name=rng.choice(invented.FIRST_NAMES[sex]),
        last_name=surname,
        sex=sex,
        birth_date=now.date() - timedelta(days=int(rng.triangular(1, 92, 55) * 365.25) + rng.randrange(365)),
        **address,
    )
    parent = None
    if patient.age_on(now.date()) < ADULT_AGE:
        parent = Guarantor(first_name=rng.choice(invented.FIRST_NAMES["F"]), last_name=surname, **address)
    register_patient(patient=patient, guarantor=parent, by=life.office.staff[Role.FRONT_DESK], now=now)
    return Person(patient, None) if rng.random() < SELF_PAY else _insure(life, patient, number, now)


def _insure(life: Life, patient: Patient, number: int, now: datetime) -> Person:
    rng, desk = life.rng, life.office.staff[Role.FRONT_DESK]
    payer = _payer_for(life, patient, now.date())
    right = member_id_for(life.seed, number, active=rng.random() >= ENDED, filing_code=payer.filing_code)
    typed = slipped(life, right) if rng.random() < SLIP else right
    coverage = Coverage(patient=patient, payer=payer, priority=1, member_id=typed, starts_on=date(now.year - 1, 1, 1))
    coverage.group_number = "" if payer.is_medicare else f"G{rng.randrange(1000, 9999)}"
    parent = patient.guarantor
    if parent is not None:
        coverage.relationship = Relationship.CHILD
        coverage.subscriber_first_name, coverage.subscriber_last_name = parent.first_name, parent.last_name
        coverage.subscriber_birth_date = patient.birth_date - timedelta(days=30 * 365)
        coverage.subscriber_sex = "F"
    add_coverage(coverage=coverage, by=desk, now=now)
    if payer.is_medicare and rng.random() < SUPPLEMENT:
        supplement = life.office.supplement
        second_id = member_id_for(life.seed, SECOND_PLANS + number, filing_code=supplement.filing_code)
        second = Coverage(
            patient=patient, payer=supplement, priority=2, member_id=second_id, starts_on=coverage.starts_on
        )
        add_coverage(coverage=second, by=desk, now=now)
    return Person(patient, coverage, right if typed != right else "")


def _payer_for(life: Life, patient: Patient, today: date) -> Payer:
    payers = life.office.payers
    if patient.age_on(today) >= MEDICARE_AGE:
        return next(payer for payer in payers if payer.filing_code == FilingCode.MEDICARE_B)
    weights = [0 if payer.is_medicare else row[5] for payer, row in zip(payers, PAYERS, strict=True)]
    return life.rng.choices(payers, weights)[0]


def slipped(life: Life, member_id: str) -> str:
    """Let two neighboring signs change places, digits if there are some, so that the payer does not know the id."""
    places = range(len(member_id) - 1)
    wrong = [member_id[:at] + member_id[at + 1] + member_id[at] + member_id[at + 2 :] for at in places]
    of_digits = [slip for at, slip in zip(places, wrong, strict=True) if member_id[at : at + 2].isdigit()]
    return life.rng.choice(
        [slip for slip in of_digits if not is_known(slip)] or [slip for slip in wrong if not is_known(slip)]
    )
