"""
What may be corrected on a claim that was released: the plan's data, the authorization, diagnoses, pointers, modifiers.

Charges are never corrected here; they live in the ledger.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from claims.models import Claim, ClaimEvent
from coding.models import ChargeLine, Diagnosis
from encounters.models import Encounter
from patients.models import Authorization, Coverage
from patients.services import add_authorization, change_coverage
from practice.models import Staff


class PointsNowhere(Exception):
    """A line would point to a diagnosis that the claim does not have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineCorrection:
    """What a line shall say: two-character modifiers, and positions of diagnoses, the main one first."""

    modifiers: Sequence[str]
    pointers: Sequence[int]


def attach_authorization(*, claim: Claim, authorization: Authorization | None) -> None:
    """Send this authorization with the claim from now on, or none."""
    Encounter.objects.filter(pk=claim.encounter_id).update(authorization=authorization)
    claim.encounter.authorization = authorization


def authorization_numbered(*, claim: Claim, number: str, by: Staff | None, now: datetime) -> Authorization | None:
    """
    Find the plan's authorization of this number, or take it down as given for this visit; None for an empty number.

    A number that somebody reads out from a letter holds for the date of service and any procedure of the visit.
    """
    if not number:
        return None
    day = claim.encounter.service_date
    found = Authorization.objects.filter(coverage=claim.coverage, number=number).first()
    if found is not None:
        return found
    told = Authorization(coverage=claim.coverage, number=number, starts_on=day, ends_on=day)
    return add_authorization(authorization=told, by=by, now=now)


def correct_coverage(*, coverage: Coverage, values: Mapping[str, object], by: Staff | None, now: datetime) -> list[str]:
    """Store the fields of a plan that differ from what is there; their names."""
    changed = [name for name, value in values.items() if getattr(coverage, name) != value]
    for name in changed:
        setattr(coverage, name, values[name])
    if changed:
        change_coverage(coverage=coverage, by=by, now=now)
    return changed


def correct_codes(*, encounter: Encounter, codes: Sequence[str], lines: Mapping[int, LineCorrection]) -> bool:
    """
    Set the diagnoses of a visit in order, and modifiers and pointers by charge line; tell whether anything changed.

    Rows stay: a diagnosis that moves, or is put in another's place, keeps the words of the note that prove it.

    :raises PointsNowhere: if a pointer has no diagnosis.
    """
    for correction in lines.values():
        if not correction.pointers or not all(1 <= pointer <= len(codes) for pointer in correction.pointers):
            raise PointsNowhere("Each line points to one to four diagnoses that the claim has. Use their letters.")
    with transaction.atomic():
        before = list(encounter.diagnoses.order_by("position").values_list("code", flat=True))
        changed = before != list(codes)
        if changed:
            _put_in_order(encounter, codes)
        for line in ChargeLine.objects.filter(encounter=encounter, pk__in=lines):
            changed |= _correct_line(line, lines[line.pk])
    return changed


def _put_in_order(encounter: Encounter, codes: Sequence[str]) -> None:
    """Make a visit's diagnoses these codes in this order; a new code takes the row of the one that it replaces."""
    by_code = {one.code: one for one in encounter.diagnoses.all()}
    left = {one.position: one for one in by_code.values() if one.code not in codes}
    replaced = {
        place: left.pop(place) for place, code in enumerate(codes, start=1) if code not in by_code and place in left
    }
    Diagnosis.objects.filter(pk__in=[one.pk for one in left.values()]).delete()
    for place, code in enumerate(codes, start=1):
        row = by_code.get(code) or replaced.get(place) or Diagnosis(encounter=encounter)
        row.code, row.position = code, place
        row.save()


def record_correction(*, claim: Claim, what: Sequence[str], by: Staff, now: datetime) -> None:
    """Keep in the claim's history which data were corrected: names of fields, never their content."""
    if what:
        why = f"Corrected: {', '.join(what)}"[:250]
        ClaimEvent.objects.create(claim=claim, before=claim.status, after=claim.status, by=by, why=why, at=now)


def _correct_line(line: ChargeLine, correction: LineCorrection) -> bool:
    wanted = (list(correction.modifiers), list(correction.pointers))
    if (line.modifiers, line.pointers) == wanted:
        return False
    line.modifiers, line.pointers = wanted
    line.save(update_fields=["modifiers", "pointers"])
    return True
