"""Builders of what an office holds, valid by default; give only what the story is about."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import count

from coding.models import ChargeLine, Diagnosis, Fee
from encounters.models import Appointment, Encounter
from patients.models import Authorization, Coverage, Patient, Payer
from practice.models import Location, Practice, Provider, Role, Staff
from practice.numbers import next_number
from x12.npi import npi_is_valid

NOW = datetime(2026, 11, 16, 15, 0, tzinfo=UTC)
TODAY = date(2026, 11, 16)
_SERIAL = count(1)


def an_npi() -> str:
    """Another NPI with a right check digit."""
    stem = f"1{next(_SERIAL):08d}"
    return next(stem + digit for digit in "0123456789" if npi_is_valid(stem + digit))


def a_practice(*, legal_name: str = "Cedar Hollow Family Medicine") -> Practice:
    return Practice.objects.create(
        legal_name=legal_name,
        npi=an_npi(),
        ein="123456789",
        taxonomy="207Q00000X",
        phone="6145550100",
        contact_name="Billing Office",
        line1="100 Elm St",
        city="Columbus",
        state="OH",
        zip_code="432150001",
    )


def a_staff(*roles: Role, username: str = "") -> Staff:
    staff = Staff(
        username=username or f"staff{next(_SERIAL)}",
        first_name="Dana",
        last_name="Sample",
        roles=list(roles or [Role.BILLER]),
    )
    staff.set_password("correct horse battery")
    staff.save()
    return staff


def a_provider(*, practice: Practice | None = None, staff: Staff | None = None) -> Provider:
    return Provider.objects.create(
        practice=practice or a_practice(),
        staff=staff,
        first_name="Theo",
        last_name="Exemplar",
        credential="MD",
        npi=an_npi(),
        taxonomy="207Q00000X",
    )


def a_location(*, practice: Practice | None = None, place_of_service: str = "11") -> Location:
    practice = practice or a_practice()
    return Location.objects.create(
        practice=practice,
        name="Main office",
        place_of_service=place_of_service,
        clia="36D0000000",
        line1=practice.line1,
        city=practice.city,
        state=practice.state,
        zip_code=practice.zip_code,
    )


def a_payer(*, name: str = "Meridian Health", payer_id: str = "", filing_code: str = "CI") -> Payer:
    return Payer.objects.create(name=name, payer_id=payer_id or f"9{next(_SERIAL):04d}", filing_code=filing_code)


def a_patient(
    *, first_name: str = "Iris", last_name: str = "Samplewell", birth_date: date = date(1960, 4, 2)
) -> Patient:
    return Patient.objects.create(
        account_number=f"P-{next_number('account_number')}",
        first_name=first_name,
        last_name=last_name,
        birth_date=birth_date,
        sex="F",
        line1="1 Oak Ave",
        city="Dayton",
        state="OH",
        zip_code="454020001",
        phone="9375550123",
    )


def a_coverage(
    *, patient: Patient | None = None, payer: Payer | None = None, priority: int = 1, member_id: str = "W123456789"
) -> Coverage:
    return Coverage.objects.create(
        patient=patient or a_patient(),
        payer=payer or a_payer(),
        priority=priority,
        member_id=member_id,
        starts_on=date(2026, 1, 1),
    )


def an_encounter(
    *, patient: Patient | None = None, service_date: date = date(2026, 11, 2), status: str = "TO_CODE"
) -> Encounter:
    practice = a_practice()
    return Encounter.objects.create(
        number=f"E-{next_number('encounter_number')}",
        patient=patient or a_patient(),
        provider=a_provider(practice=practice),
        location=a_location(practice=practice),
        service_date=service_date,
        place_of_service="11",
        note="Follow-up of diabetes and blood pressure.",
        signed_at=None if status == "OPEN" else NOW,
        status=status,
    )


def a_coded_encounter(
    *,
    patient: Patient | None = None,
    service_date: date = date(2026, 11, 2),
    diagnoses: tuple[str, ...] = ("E119", "I10"),
    lines: tuple[tuple[str, str], ...] = (("99213", "150.00"),),
) -> Encounter:
    encounter = an_encounter(patient=patient, service_date=service_date)
    for position, code in enumerate(diagnoses, start=1):
        Diagnosis.objects.create(encounter=encounter, position=position, code=code)
    for position, (procedure, charge) in enumerate(lines, start=1):
        ChargeLine.objects.create(
            encounter=encounter, position=position, procedure=procedure, charge=Decimal(charge), pointers=[1]
        )
    return encounter


def a_fee(*, procedure: str = "99213", amount: str = "150.00") -> Fee:
    return Fee.objects.create(procedure=procedure, amount=Decimal(amount), starts_on=date(2020, 1, 1))


def an_appointment(
    *,
    patient: Patient | None = None,
    provider: Provider | None = None,
    starts_at: datetime = NOW + timedelta(days=1),
    minutes: int = 20,
) -> Appointment:
    provider = provider or a_provider()
    return Appointment.objects.create(
        patient=patient or a_patient(),
        provider=provider,
        location=a_location(practice=provider.practice),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
    )


def an_authorization(
    *, coverage: Coverage | None = None, number: str = "AU-77120", procedures: tuple[str, ...] = ()
) -> Authorization:
    return Authorization.objects.create(
        coverage=coverage or a_coverage(),
        number=number,
        procedures=list(procedures),
        starts_on=date(2026, 1, 1),
        ends_on=date(2026, 12, 31),
    )
