"""Visits of the past as the office's rules see them, many at a time."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from django.db.models import Prefetch

from claims.models import Claim
from coding.edits.office.subject import Line, Subject
from coding.models import ChargeLine, Diagnosis
from encounters.models import Encounter
from patients.models import Coverage, Payer

CONTENT = (
    Prefetch("diagnoses", Diagnosis.objects.order_by("position")),
    Prefetch("charge_lines", ChargeLine.objects.order_by("position")),
    Prefetch("patient__coverages", Coverage.objects.select_related("payer").order_by("priority", "pk")),
    Prefetch("claims", Claim.objects.select_related("coverage__payer").order_by("coverage__priority", "pk")),
)
Days = Mapping[tuple[int, str], Sequence[date]]


def subjects_of(pks: Sequence[int]) -> dict[int, Subject]:
    """Read visits with a fixed number of queries, by their ids."""
    encounters = Encounter.objects.filter(pk__in=pks).select_related("patient").prefetch_related(*CONTENT)
    visits = list(encounters)
    days = _days_of({visit.patient_id for visit in visits})
    return {visit.pk: _subject(visit, days) for visit in visits}


def _days_of(patients: set[int]) -> Days:
    """The days on which each patient had each procedure, in order; voided visits never happened."""
    lines = ChargeLine.objects.filter(encounter__patient__in=patients).exclude(encounter__status=Encounter.Status.VOID)
    found: dict[tuple[int, str], list[date]] = defaultdict(list)
    rows = lines.order_by("encounter__service_date").values_list(
        "encounter__patient_id", "procedure", "encounter__service_date"
    )
    for patient, procedure, day in rows:
        found[(patient, procedure)].append(day)
    return found


def _subject(visit: Encounter, days: Days) -> Subject:
    payer = _payer_of(visit)
    lines = list(visit.charge_lines.all())
    codes = {one.position: one.code for one in visit.diagnoses.all()}
    return Subject(
        day=visit.service_date,
        payer=str(payer.pk) if payer else "",
        plan_type=payer.filing_code if payer else "",
        provider=str(visit.provider_id),
        location=str(visit.location_id),
        place=visit.place_of_service,
        age=visit.patient.age_on(visit.service_date),
        sex=visit.patient.sex,
        has_authorization=visit.authorization_id is not None,
        has_referral=bool(visit.referring_npi),
        diagnoses=tuple(codes.values()),
        lines=[_line(line, lines, codes, _since(visit, line, days)) for line in lines],
    )


def _line(line: ChargeLine, lines: Sequence[ChargeLine], codes: Mapping[int, str], since: int | None) -> Line:
    return Line(
        position=line.position,
        procedure=line.procedure,
        modifiers=tuple(line.modifiers),
        units=line.units,
        charge=line.charge,
        diagnoses=tuple(codes[pointer] for pointer in line.pointers if pointer in codes),
        others=tuple(other.procedure for other in lines if other.pk != line.pk),
        days_since=since,
    )


def _payer_of(visit: Encounter) -> Payer | None:
    """Who was billed first; for a visit without a claim the plan that was in force."""
    claim = next(iter(visit.claims.all()), None)
    if claim is not None:
        return claim.coverage.payer
    plans = visit.patient.coverages.all()
    return next((plan.payer for plan in plans if plan.covers(visit.service_date)), None)


def _since(visit: Encounter, line: ChargeLine, days: Days) -> int | None:
    before = [day for day in days.get((visit.patient_id, line.procedure), ()) if day < visit.service_date]
    return (visit.service_date - before[-1]).days if before else None
