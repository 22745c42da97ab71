"""
Reads everything that the edits of a visit need, with a number of queries that does not grow with the visit.

Rules are pure functions over what is read here; none of them asks the database.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from django.db.models import Q

from coding.edits.tables import Tables
from coding.edits.visit import ZERO, Service, Visit
from coding.fees import plans_of
from coding.models import (
    ChargeLine,
    Code,
    CodeRelease,
    CodeSystem,
    Diagnosis,
    EditOverride,
    PayerLimit,
)
from coding.releases.loaded import loaded_on
from encounters.models import Encounter
from patients.models import Authorization, Coverage

PROCEDURES = (CodeSystem.CPT, CodeSystem.HCPCS)
CATEGORY = 3
WITH_EPISODE = 7
SERVICE_FIELDS = (
    "number", "service_date", "charge_lines__procedure", "charge_lines__modifiers", "charge_lines__units",
    "provider_id", "provider__practice_id", "provider__taxonomy", "released_at", "pk",
)  # fmt: skip


def read_visit(encounter: Encounter, *, coverage: Coverage | None = None) -> Visit:
    """Read a visit as the edits see it: for the given plan, else for the one that is billed first."""
    diagnoses = list(encounter.diagnoses.all())
    lines = list(encounter.charge_lines.all())
    day = encounter.service_date
    plan = coverage or next(iter(plans_of(encounter)), None)
    procedures = {line.procedure for line in lines}
    codes = _diagnosis_codes([one.code for one in diagnoses], day) + _line_codes(lines, procedures)
    valid = {(one.system, one.code): one for one in codes if one.valid_on(day)}
    return Visit(
        encounter=encounter,
        diagnoses=diagnoses,
        lines=lines,
        valid=valid,
        known=frozenset((one.system, one.code) for one in codes),
        release=_release(day),
        coverage=plan,
        authorizations=_authorizations(plan, procedures),
        limits=_limits(plan, procedures, day),
        history=_history(encounter),
        near=_near(diagnoses, valid, day),
        below=_below(diagnoses, valid, day),
        tables=Tables(loaded_on(day)),
        overrides=_overrides(encounter),
    )


def _release(day: date) -> CodeRelease | None:
    releases = CodeRelease.objects.filter(system=CodeSystem.ICD10CM, starts_on__lte=day)
    return releases.order_by("-starts_on").first()


def _diagnosis_codes(codes: Sequence[str], day: date) -> list[Code]:
    """The codes, the headings above them by their beginnings, and the blocks and chapters above these."""
    beginnings = {code[:length] for code in codes for length in range(CATEGORY, len(code) + 1)}
    icd10cm = Code.objects.filter(system=CodeSystem.ICD10CM).defer("terms")
    found = list(icd10cm.filter(code__in=beginnings, kind__in=[Code.Kind.CODE, Code.Kind.HEADING]))
    above = icd10cm.filter(_in_force(day))
    blocks = list(above.filter(kind=Code.Kind.BLOCK, code__in={one.parent for one in found}))
    chapters = list(above.filter(kind=Code.Kind.CHAPTER, code__in={one.parent for one in blocks}))
    return found + blocks + chapters


def _line_codes(lines: Sequence[ChargeLine], procedures: Iterable[str]) -> list[Code]:
    modifiers = {modifier for line in lines for modifier in line.modifiers}
    wanted = Q(system__in=PROCEDURES, code__in=procedures) | Q(system=CodeSystem.MODIFIER, code__in=modifiers)
    return list(Code.objects.filter(wanted).defer("terms"))


def _authorizations(plan: Coverage | None, procedures: set[str]) -> list[Authorization]:
    """The payer's promises to this patient; read only if the payer asks for one of these procedures."""
    if plan is None or not procedures.intersection(plan.payer.authorization_codes):
        return []
    return list(plan.authorizations.all())


def _limits(plan: Coverage | None, procedures: set[str], day: date) -> list[PayerLimit]:
    if plan is None:
        return []
    found = PayerLimit.objects.filter(payer=plan.payer_id, procedure__in=procedures)
    return [one for one in found if one.counts_on(day)]


def _history(encounter: Encounter) -> list[Service]:
    """What was done in the patient's other visits up to this day, the latest first; voided visits never happened."""
    others = Encounter.objects.filter(patient=encounter.patient_id, service_date__lte=encounter.service_date)
    others = others.exclude(status=Encounter.Status.VOID).exclude(pk=encounter.pk)
    rows = others.order_by("-service_date", "-pk").values_list(*SERVICE_FIELDS)
    return [
        Service(
            number=number,
            day=day,
            procedure=procedure or "",
            modifiers=tuple(modifiers or ()),
            units=units or ZERO,
            provider_id=provider,
            practice_id=practice,
            taxonomy=taxonomy,
            is_before=_was_first(encounter, released_at, pk),
        )
        for number, day, procedure, modifiers, units, provider, practice, taxonomy, released_at, pk in rows
    ]


def _was_first(encounter: Encounter, released_at: datetime | None, pk: int) -> bool:
    """Whether another visit was released before this one, or entered before while neither is released."""
    if encounter.released_at is None:
        return released_at is not None or pk < encounter.pk
    return released_at is not None and (released_at, pk) < (encounter.released_at, encounter.pk)


def _near(
    diagnoses: Sequence[Diagnosis], valid: dict[tuple[str, str], Code], day: date
) -> dict[str, list[tuple[str, str]]]:
    """The billable codes of the same family as each diagnosis that might be said better, with their titles."""
    families = {one.code: _family(one.code) for one in diagnoses if _may_be_said_better(valid, one.code)}
    if not families:
        return {}
    wanted = Q(pk__in=[])
    for family in set(families.values()):
        wanted |= Q(code__startswith=family)
    rows = Code.objects.filter(wanted, _in_force(day), system=CodeSystem.ICD10CM, billable=True)
    found = list(rows.order_by("code").values_list("code", "title"))
    return {
        code: [row for row in found if row[0].startswith(family) and row[0][6:] == code[6:] and row[0] != code]
        for code, family in families.items()
    }


def _may_be_said_better(valid: dict[tuple[str, str], Code], code: str) -> bool:
    """An unspecified code, by a specific one; one of the left side, by that of both."""
    known = valid.get((CodeSystem.ICD10CM, code))
    title = known.title.lower() if known is not None and known.billable else ""
    return "unspecified" in title or "left" in title.split()


def _family(code: str) -> str:
    """The beginning that a diagnosis shares with its relatives: the category, or one place more for an injury."""
    return code[: CATEGORY + 1] if len(code) == WITH_EPISODE else code[:CATEGORY]


def _below(diagnoses: Sequence[Diagnosis], valid: dict[tuple[str, str], Code], day: date) -> dict[str, list[str]]:
    """The codes directly under each heading that was coded in place of a code."""
    groups = [
        one.code
        for one in diagnoses
        if (code := valid.get((CodeSystem.ICD10CM, one.code))) is not None and not code.billable
    ]
    if not groups:
        return {}
    rows = Code.objects.filter(_in_force(day), system=CodeSystem.ICD10CM, parent__in=groups)
    below: dict[str, list[str]] = {}
    for parent, child in rows.order_by("code").values_list("parent", "code"):
        below.setdefault(parent, []).append(child)
    return below


def _overrides(encounter: Encounter) -> dict[tuple[str, str], EditOverride]:
    given = EditOverride.objects.filter(encounter=encounter, taken_back_at=None).select_related("by")
    return {(one.rule, one.mark): one for one in given}


def _in_force(day: date) -> Q:
    return Q(starts_on__lte=day) & (Q(ends_on__isnull=True) | Q(ends_on__gte=day))
