"""
What a coder does to a visit: diagnoses in their order, charge lines with modifiers, units and pointers.

Every act locks the visit first, so two people at one visit never number the same place twice, and is refused once the
visit is released.  Pointers follow their diagnosis when it moves and vanish when it is removed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django.db import transaction
from django.db.models import F

from coding.fees import fee_for, payer_of
from coding.models import ChargeLine, Code, CodeSystem, Diagnosis, with_dot
from coding.search.uses import count_use, uncount_use
from coding.starter import system_of
from encounters.models import Encounter
from practice.models import Staff

MOST_DIAGNOSES = 12
MOST_LINES = 50
MOST_POINTERS = 4
MOST_MODIFIERS = 4
MOST_UNITS = Decimal(9999)
ZERO = Decimal("0.00")
PROCEDURE = re.compile(r"\d{4}[0-9A-Z]|[A-Z]\d{4}")
MODIFIER = re.compile(r"[A-Z0-9]{2}")
CodeOfSystem = tuple[CodeSystem, str]


class NotBeingCoded(Exception):
    """The visit is not with the coder: its note is open, or it was released."""


class NoSuchCode(Exception):
    """No code set of the office has this code."""


class AlreadyCoded(Exception):
    """The visit has this diagnosis already."""


class TooMany(Exception):
    """A claim has no room for more."""


class NoSuchDiagnosis(Exception):
    """The visit has no diagnosis with this letter."""


class NoSuchLine(Exception):
    """The visit has no such charge line any more."""


class ImpossibleUnits(Exception):
    """Units are more than zero and at most 9,999."""


class NotAModifier(Exception):
    """A modifier is two letters or digits."""


@transaction.atomic
def add_diagnosis(*, encounter: Encounter, code: str, by: Staff | None) -> Diagnosis:
    """
    Put a diagnosis after the others.

    :raises NotBeingCoded: if the visit is not with the coder.
    :raises NoSuchCode: if ICD-10-CM has no such code, on whatever day.
    :raises AlreadyCoded: if it is there.
    :raises TooMany: if there are twelve.
    """
    take(encounter=encounter, by=by)
    code = _diagnosis_code(code)
    there = list(encounter.diagnoses.all())
    _refuse_twice(there, code)
    if len(there) >= MOST_DIAGNOSES:
        raise TooMany("A claim holds twelve diagnoses. Remove one that no line needs.")
    count_use(system=CodeSystem.ICD10CM, code=code, encounter=encounter, by=by)
    return Diagnosis.objects.create(encounter=encounter, position=len(there) + 1, code=code)


@transaction.atomic
def replace_diagnosis(*, encounter: Encounter, position: int, code: str, by: Staff | None) -> Diagnosis:
    """
    Put another code in a diagnosis's place; pointers to it stay.

    :raises NoSuchDiagnosis: if the place is empty; and as `add_diagnosis`.
    """
    take(encounter=encounter, by=by)
    code = _diagnosis_code(code)
    there = list(encounter.diagnoses.all())
    _refuse_twice(there, code)
    diagnosis = _at(there, position)
    uncount_use(system=CodeSystem.ICD10CM, code=diagnosis.code, encounter=encounter, by=by)
    count_use(system=CodeSystem.ICD10CM, code=code, encounter=encounter, by=by)
    diagnosis.code = code
    diagnosis.save(update_fields=["code"])
    return diagnosis


@transaction.atomic
def remove_diagnosis(*, encounter: Encounter, position: int, by: Staff | None) -> None:
    """
    Take a diagnosis away; those after it move up.

    :raises NotBeingCoded: if the visit is not with the coder.
    :raises NoSuchDiagnosis: if the place is empty.
    """
    take(encounter=encounter, by=by)
    there = list(encounter.diagnoses.all())
    gone = _at(there, position)
    uncount_use(system=CodeSystem.ICD10CM, code=gone.code, encounter=encounter, by=by)
    gone.delete()
    _put_in_order(encounter, [one for one in there if one.position != position])


@transaction.atomic
def move_diagnosis(*, encounter: Encounter, position: int, to: int, by: Staff | None) -> None:
    """
    Move a diagnosis to another place, at most to an end; the others close the gap.

    :raises NotBeingCoded: if the visit is not with the coder.
    :raises NoSuchDiagnosis: if the place is empty.
    """
    take(encounter=encounter, by=by)
    there = list(encounter.diagnoses.all())
    moved = _at(there, position)
    there.remove(moved)
    there.insert(max(to - 1, 0), moved)
    _put_in_order(encounter, there)


@transaction.atomic
def add_line(*, encounter: Encounter, procedure: str, by: Staff | None) -> ChargeLine:
    """
    Add a service of one unit at the fee of the day, pointing to the first diagnosis.

    A procedure that is in no loaded code set is taken if it has the form of one: the edits tell.

    :raises NotBeingCoded: if the visit is not with the coder.
    :raises NoSuchCode: if it has not even the form of a procedure code.
    :raises TooMany: if there are fifty lines.
    """
    take(encounter=encounter, by=by)
    procedure = _procedure_code(procedure)
    count = encounter.charge_lines.count()
    if count >= MOST_LINES:
        raise TooMany("A claim holds fifty lines. Put the rest on another visit.")
    line = ChargeLine(
        encounter=encounter,
        position=count + 1,
        procedure=procedure,
        pointers=[1] if encounter.diagnoses.exists() else [],
    )
    put_price(line)
    line.save()
    count_use(system=system_of(procedure), code=procedure, encounter=encounter, by=by)
    return line


@transaction.atomic
def change_line(
    *, line: ChargeLine, by: Staff | None, modifiers: Sequence[str] | None = None, units: Decimal | int | None = None,
    pointers: Sequence[int] | None = None,
) -> ChargeLine:  # fmt: skip
    """
    Change what is given of a line; its charge follows the fee schedule.

    :raises NotBeingCoded: if the visit is not with the coder.
    :raises NoSuchLine: if somebody removed the line.
    :raises NotAModifier: if a modifier is not two letters or digits.
    :raises ImpossibleUnits: if units are not more than zero and at most 9,999.
    :raises NoSuchDiagnosis: if a pointer points to nothing.
    :raises TooMany: if there are more than four modifiers or pointers.
    """
    encounter, line = _take_line(line, by)
    if modifiers is not None:
        line.modifiers = _modifiers(modifiers)
    if units is not None:
        line.units = _units(Decimal(units))
    if pointers is not None:
        line.pointers = _pointers(encounter, pointers)
    if modifiers is not None or units is not None:
        put_price(line)
    line.save()
    return line


@transaction.atomic
def replace_procedure(*, line: ChargeLine, procedure: str, by: Staff | None) -> ChargeLine:
    """
    Put another procedure in a line's place, at its own fee; modifiers, units and pointers stay.

    :raises NoSuchCode: if it has not the form of a procedure code; and as `change_line`.
    """
    encounter, fresh = _take_line(line, by)
    before, fresh.procedure = fresh.procedure, _procedure_code(procedure)
    put_price(fresh)
    fresh.save()
    recount(
        encounter=encounter,
        by=by,
        before=[(system_of(before), before)],
        after=[(system_of(fresh.procedure), fresh.procedure)],
    )
    return fresh


@transaction.atomic
def set_pointers(*, line: ChargeLine, pointers: Sequence[int], by: Staff | None) -> ChargeLine:
    """Point a line to diagnoses by their places, the main one first; see `change_line`."""
    return change_line(line=line, pointers=pointers, by=by)


@transaction.atomic
def switch_pointer(*, line: ChargeLine, position: int, by: Staff | None) -> ChargeLine:
    """Point a line to a diagnosis too, or not any more if it did; see `change_line`."""
    _, fresh = _take_line(line, by)
    pointers = [one for one in fresh.pointers if one != position]
    if len(pointers) == len(fresh.pointers):
        pointers.append(position)
    return change_line(line=fresh, pointers=pointers, by=by)


@transaction.atomic
def switch_modifier(*, line: ChargeLine, modifier: str, by: Staff | None) -> ChargeLine:
    """Put a modifier on a line, or take it off if it is there; see `change_line`."""
    _, fresh = _take_line(line, by)
    modifier = modifier.strip().upper()
    there = [one for one in fresh.modifiers if one != modifier]
    if len(there) == len(fresh.modifiers):
        there.append(modifier)
    return change_line(line=fresh, modifiers=there, by=by)


@transaction.atomic
def remove_line(*, line: ChargeLine, by: Staff | None) -> None:
    """
    Take a service away; those after it move up.

    :raises NotBeingCoded: if the visit is not with the coder.
    :raises NoSuchLine: if somebody removed the line.
    """
    encounter, line = _take_line(line, by)
    uncount_use(system=system_of(line.procedure), code=line.procedure, encounter=encounter, by=by)
    position = line.position
    line.delete()
    encounter.charge_lines.filter(position__gt=position).update(position=F("position") - 1)


def take(*, encounter: Encounter, by: Staff | None) -> None:
    """
    Lock a visit that is with the coder until the transaction ends; whoever acts on it first becomes its coder.

    :raises NotBeingCoded: if the visit is not with the coder.
    """
    locked = Encounter.objects.select_for_update(of=("self",)).get(pk=encounter.pk)
    refuse_unless_with_coder(locked)
    if locked.coder_id is None and by is not None:
        Encounter.objects.filter(pk=locked.pk).update(coder=by)
        encounter.coder = by


def refuse_unless_with_coder(encounter: Encounter) -> None:
    """
    Do nothing for a visit that is with the coder.

    :raises NotBeingCoded: if it is not.
    """
    status = Encounter.Status(encounter.status)
    if status != Encounter.Status.TO_CODE:
        after = "Correct its claim instead." if status == Encounter.Status.RELEASED else "Only a signed visit is coded."
        raise NotBeingCoded(f"{encounter} is {status.label.lower()}. {after}")


def put_price(line: ChargeLine) -> None:
    """Charge the units at the fee of the day; nothing when there is no fee, which the edits tell."""
    encounter = line.encounter
    fee = fee_for(
        procedure=line.procedure, modifiers=line.modifiers, payer=payer_of(encounter), day=encounter.service_date
    )
    line.charge = (fee * Decimal(line.units)).quantize(Decimal("0.01")) if fee else ZERO


def recount(
    *, encounter: Encounter, before: Iterable[CodeOfSystem], after: Iterable[CodeOfSystem], by: Staff | None
) -> None:
    """Count the office's use of what a restored visit has more of than before, and of the rest less."""
    gone, come = Counter(before), Counter(after)
    for system, code in (gone - come).elements():
        uncount_use(system=system, code=code, encounter=encounter, by=by)
    for system, code in (come - gone).elements():
        count_use(system=system, code=code, encounter=encounter, by=by)


def is_diagnosis(*, code: str) -> bool:
    """Tell whether ICD-10-CM has a code or heading, on whatever day; `code` has no dot."""
    kinds = [Code.Kind.CODE, Code.Kind.HEADING]
    return Code.objects.filter(system=CodeSystem.ICD10CM, code=code, kind__in=kinds).exists()


def _take_line(line: ChargeLine, by: Staff | None) -> tuple[Encounter, ChargeLine]:
    encounter = line.encounter
    take(encounter=encounter, by=by)
    fresh = ChargeLine.objects.filter(pk=line.pk).first()
    if fresh is None:
        raise NoSuchLine("Somebody removed this line. Reload the visit.")
    fresh.encounter = encounter
    return encounter, fresh


def _diagnosis_code(code: str) -> str:
    plain = code.strip().upper().replace(".", "")
    if not is_diagnosis(code=plain):
        raise NoSuchCode(f"ICD-10-CM has no {with_dot(plain)[:9]}. Search for it by words.")
    return plain


def _procedure_code(code: str) -> str:
    plain = code.strip().upper()
    if not PROCEDURE.fullmatch(plain):
        raise NoSuchCode(f"{plain[:10]} is no procedure code. CPT has five digits, HCPCS a letter and four digits.")
    return plain


def _refuse_twice(there: Sequence[Diagnosis], code: str) -> None:
    known = next((one for one in there if one.code == code), None)
    if known:
        raise AlreadyCoded(f"{known.dotted} is diagnosis {known.letter} already.")


def _at(there: Sequence[Diagnosis], position: int) -> Diagnosis:
    found = next((one for one in there if one.position == position), None)
    if found is None:
        raise NoSuchDiagnosis("The visit has no diagnosis in this place any more. Reload it.")
    return found


def _put_in_order(encounter: Encounter, ordered: Sequence[Diagnosis]) -> None:
    """Number the diagnoses as they stand and let every pointer follow its own."""
    now_at = {one.position: place for place, one in enumerate(ordered, start=1)}
    for place, one in enumerate(ordered, start=1):
        if one.position != place:
            Diagnosis.objects.filter(pk=one.pk).update(position=place)
    _let_pointers_follow(encounter, now_at)


def _let_pointers_follow(encounter: Encounter, now_at: Mapping[int, int]) -> None:
    for line in encounter.charge_lines.all():
        pointers = [now_at[pointer] for pointer in line.pointers if pointer in now_at]
        if pointers != line.pointers:
            ChargeLine.objects.filter(pk=line.pk).update(pointers=pointers)


def _modifiers(typed: Sequence[str]) -> list[str]:
    modifiers = list(dict.fromkeys(modifier.strip().upper() for modifier in typed if modifier.strip()))
    for modifier in modifiers:
        if not MODIFIER.fullmatch(modifier):
            raise NotAModifier(f"{modifier[:10]} is no modifier: two letters or digits, such as 25 or RT.")
    if len(modifiers) > MOST_MODIFIERS:
        raise TooMany("A line holds four modifiers. Take one off first.")
    return modifiers


def _units(units: Decimal) -> Decimal:
    if not units.is_finite() or not ZERO < units <= MOST_UNITS or units != units.quantize(Decimal("0.01")):
        raise ImpossibleUnits("Units are more than zero and at most 9,999, such as 1 or 2.5.")
    return units


def _pointers(encounter: Encounter, pointers: Sequence[int]) -> list[int]:
    there = set(encounter.diagnoses.values_list("position", flat=True))
    chosen = list(dict.fromkeys(pointers))
    if not set(chosen) <= there:
        raise NoSuchDiagnosis("The visit has no diagnosis with this letter. Add it first.")
    if len(chosen) > MOST_POINTERS:
        raise TooMany("A line points to four diagnoses at most. Take one off first.")
    return chosen
