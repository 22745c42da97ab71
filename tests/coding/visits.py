"""Visits in the hands of a coder, as small as a story allows."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from coding.edits import Finding, findings
from coding.load import Release, Row, load, load_starter
from coding.models import ChargeLine, Code, CodeSystem
from coding.services import add_diagnosis, add_line, change_line
from encounters.models import Encounter
from patients.models import Patient, Payer
from practice.models import Provider
from tests.builders import a_coverage, an_encounter

Line = tuple[str, Sequence[str], int | Decimal, Sequence[int]]
DAY = date(2026, 11, 2)


def a_visit(
    *,
    diagnoses: Sequence[str] = ("I10",),
    lines: Sequence[Line] = (("99213", (), 1, (1,)),),
    patient: Patient | None = None,
    payer: Payer | None = None,
    provider: Provider | None = None,
    day: date = DAY,
    place: str = "11",
    note: str = "Follow-up of diabetes and blood pressure.",
    age: int | None = None,
) -> Encounter:
    """A visit with these diagnoses and lines (procedure, modifiers, units, pointers)."""
    encounter = an_encounter(patient=patient, service_date=day)
    if age is not None:
        encounter.patient.birth_date = date(day.year - age, 1, 1)
        encounter.patient.save()
    if payer is not None:
        a_coverage(patient=encounter.patient, payer=payer)
    encounter.provider = provider or encounter.provider
    encounter.place_of_service, encounter.note = place, note
    encounter.save()
    for code in diagnoses:
        add_diagnosis(encounter=encounter, code=code, by=None)
    for procedure, modifiers, units, pointers in lines:
        line = add_line(encounter=encounter, procedure=procedure, by=None)
        change_line(line=line, modifiers=modifiers, units=units, pointers=pointers, by=None)
    return encounter


def letters(encounter: Encounter) -> str:
    """The diagnoses as a coder reads them: "A E11.9, B I10"."""
    return ", ".join(f"{one.letter} {one.dotted}" for one in encounter.diagnoses.order_by("position"))


def lines(encounter: Encounter) -> list[str]:
    """The lines as a coder reads them: "99213-25 x1 AB 150.00"."""
    return [shown(line) for line in encounter.charge_lines.order_by("position")]


def shown(line: ChargeLine) -> str:
    pointed = "".join("ABCDEFGHIJKL"[pointer - 1] for pointer in line.pointers) or "-"
    return f"{line.position} {line.code_with_modifiers} x{line.units.normalize():f} {pointed} {line.charge}"


def found_by(rule: str, encounter: Encounter) -> list[Finding]:
    """What one edit finds in a visit."""
    return [finding for finding in findings(encounter=encounter) if finding.rule == rule]


def end_of(code: str, system: CodeSystem, day: date) -> None:
    """Let a code end on a day."""
    Code.objects.filter(system=system, code=code).update(ends_on=day)


FEW = {
    "E119": "Type 2 diabetes mellitus without complications",
    "I10": "Essential (primary) hypertension",
    "I129": "Hypertensive chronic kidney disease with stage 1 through stage 4 chronic kidney disease",
    "M1711": "Unilateral primary osteoarthritis, right knee",
    "N1831": "Chronic kidney disease, stage 3a",
    "S8001XA": "Contusion of right knee, initial encounter",
    "W010XXA": "Fall on same level from slipping without subsequent striking against object, initial encounter",
}


def load_a_few_codes() -> None:
    """The starter procedures and a few diagnoses, where the whole ICD-10-CM would only cost time."""
    rows = [Row(CodeSystem.ICD10CM, code, title) for code, title in FEW.items()]
    load(release=Release((CodeSystem.ICD10CM,), "October 2025", date(2025, 10, 1), "a few", rows))
    load_starter()
