"""A sheet of codes: what one visit or bundle holds, to be put on another visit."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import transaction

from coding.models import ChargeLine, Code, CodeSystem, with_dot
from coding.services import add_diagnosis, add_line, change_line
from encounters.models import Encounter
from practice.models import Staff


@dataclass(frozen=True)
class SheetLine:
    """One service; `diagnoses` are the codes that it points to, without dots, the main one first."""

    procedure: str
    modifiers: tuple[str, ...] = ()
    units: Decimal = Decimal(1)
    diagnoses: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        """What tells this service from others on a sheet: "99213-25"."""
        return "-".join([self.procedure, *self.modifiers])

    def pointing_to(self, codes: Collection[str]) -> "SheetLine":
        """The same service, pointing to no other diagnoses than these."""
        return replace(self, diagnoses=tuple(code for code in self.diagnoses if code in codes))


@dataclass(frozen=True)
class Sheet:
    """Diagnoses in their order, without dots, and services."""

    diagnoses: tuple[str, ...] = ()
    lines: tuple[SheetLine, ...] = ()

    def only(self, chosen: Collection[str]) -> "Sheet":
        """The part that was chosen, diagnoses by their codes, services by their keys; other pointers are dropped."""
        codes = tuple(code for code in self.diagnoses if code in chosen)
        lines = (
            replace(line, diagnoses=tuple(code for code in line.diagnoses if code in codes)) for line in self.lines
        )
        return Sheet(codes, tuple(line for line in lines if line.key in chosen))


def sheet_of(encounter: Encounter) -> Sheet:
    """What a visit was coded with."""
    at = {one.position: one.code for one in encounter.diagnoses.all()}
    return Sheet(
        tuple(at[position] for position in sorted(at)),
        tuple(
            SheetLine(
                line.procedure,
                tuple(line.modifiers),
                line.units,
                tuple(at[pointer] for pointer in line.pointers if pointer in at),
            )
            for line in encounter.charge_lines.order_by("position")
        ),
    )


def last_visit(encounter: Encounter) -> Encounter | None:
    """The patient's visit before this one that has codes."""
    earlier = Encounter.objects.filter(patient=encounter.patient_id, service_date__lt=encounter.service_date)
    coded = earlier.exclude(status=Encounter.Status.VOID).filter(diagnoses__isnull=False)
    return coded.order_by("-service_date", "-pk").first()


@transaction.atomic
def put_on(*, encounter: Encounter, sheet: Sheet, by: Staff | None) -> list[str]:
    """
    Add what a sheet holds and the visit has not; return what was left out because it is not valid on that day.

    :raises NotBeingCoded: if the visit is not with the coder.
    :raises TooMany: if the visit has no room for all of it; then nothing is added.
    """
    left_out = [with_dot(code) for code in sheet.diagnoses if not _is_valid(code, encounter)]
    there = set(encounter.diagnoses.values_list("code", flat=True))
    for code in sheet.diagnoses:
        if code not in there and with_dot(code) not in left_out:
            add_diagnosis(encounter=encounter, code=code, by=by)
    has = {line.code_with_modifiers for line in encounter.charge_lines.all()}
    for line in sheet.lines:
        if line.key not in has:
            _put_line(encounter, line, by)
    return left_out


def _put_line(encounter: Encounter, line: SheetLine, by: Staff | None) -> ChargeLine:
    made = add_line(encounter=encounter, procedure=line.procedure, by=by)
    at = {one.code: one.position for one in encounter.diagnoses.all()}
    pointers = [at[code] for code in line.diagnoses if code in at] or made.pointers
    return change_line(line=made, modifiers=line.modifiers, units=line.units, pointers=pointers, by=by)


def _is_valid(code: str, encounter: Encounter) -> bool:
    versions = Code.objects.filter(system=CodeSystem.ICD10CM, code=code)
    return any(one.billable and one.valid_on(encounter.service_date) for one in versions)
