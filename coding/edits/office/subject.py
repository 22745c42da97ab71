"""What a rule of the office may ask about: a visit and its lines, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from coding.edits.visit import Visit


@dataclass(frozen=True, slots=True)
class Line:
    """One charge line; `diagnoses` are those that it points to, `others` the procedures of the other lines."""

    position: int
    procedure: str
    modifiers: tuple[str, ...]
    units: Decimal
    charge: Decimal
    diagnoses: tuple[str, ...]
    others: tuple[str, ...]
    days_since: int | None


@dataclass(frozen=True, slots=True)
class Subject:
    """
    One visit; payer and kind of plan are empty when the patient pays.

    `days_since` of a line counts from the patient's last visit with the same procedure, None when there is none.
    """

    day: date
    payer: str
    plan_type: str
    provider: str
    location: str
    place: str
    age: int
    sex: str
    has_authorization: bool
    has_referral: bool
    diagnoses: tuple[str, ...]
    lines: Sequence[Line]


def subject_of(visit: Visit) -> Subject:
    """A visit that the edits read, as a rule of the office sees it."""
    encounter = visit.encounter
    latest: dict[str, date] = {}
    for one in visit.history:
        if one.day < visit.day:
            latest.setdefault(one.procedure, one.day)
    lines = [
        Line(
            position=line.position,
            procedure=line.procedure,
            modifiers=tuple(line.modifiers),
            units=line.units,
            charge=line.charge,
            diagnoses=tuple(one.code for one in visit.pointed(line)),
            others=tuple(other.procedure for other in visit.lines if other.pk != line.pk),
            days_since=(visit.day - latest[line.procedure]).days if line.procedure in latest else None,
        )
        for line in visit.lines
    ]
    return Subject(
        day=visit.day,
        payer=str(visit.payer.pk) if visit.payer else "",
        plan_type=visit.payer.filing_code if visit.payer else "",
        provider=str(encounter.provider_id),
        location=str(encounter.location_id),
        place=encounter.place_of_service,
        age=visit.age,
        sex=encounter.patient.sex,
        has_authorization=encounter.authorization_id is not None,
        has_referral=bool(encounter.referring_npi),
        diagnoses=tuple(one.code for one in visit.diagnoses),
        lines=lines,
    )
