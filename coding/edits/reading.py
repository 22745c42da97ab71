"""
Reads everything that the edits of a visit need, with a number of queries that does not grow with the visit.

Rules are pure functions over what is read here; none of them asks the database.  What is asked at every act on the
bench is written in SQL, because composing and planning it anew each time would cost more than asking it.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from coding.edits.reading_tables import VALID, Asked, read_tables
from coding.edits.tables import Tables
from coding.edits.visit import ZERO, Overruling, Service, Visit
from coding.models import ChargeLine, Code, CodeSystem, Diagnosis, OfficeRule, PayerLimit
from coding.outcomes.figures import Figures
from coding.outcomes.reading import Asked as Question
from coding.outcomes.reading import asked_on, latest_answers
from encounters.models import Encounter
from patients.models import Authorization, Coverage, Payer
from practice.plain_rows import columns_of, filled, read
from practice.planned import rows

CATEGORY = 3
WITH_EPISODE = 7
GLOBAL_DAYS = timedelta(days=90)
CODE_FIELDS = ("id", "system", "code", "title", "kind", "billable", "parent", "notes", "starts_on", "ends_on")
COLUMNS = ", ".join(CODE_FIELDS)
# How lists are given so that a plan is kept; see `practice.planned`.
PROCEDURES, MODIFIERS, GROUPS = (f"(SELECT %({name})s)::text[]" for name in ("procedures", "modifiers", "groups"))
# Codes and headings by their beginnings, blocks and chapters above them, and what the lines hold.
CODES = f"""
    WITH found AS MATERIALIZED (
        SELECT {COLUMNS} FROM coding_code
        WHERE system = 'ICD10CM' AND code = ANY((SELECT %(beginnings)s)::text[]) AND kind IN ('CODE', 'HEADING')
    ), block AS MATERIALIZED (
        SELECT {COLUMNS} FROM coding_code
        WHERE system = 'ICD10CM' AND kind = 'BLOCK' AND code IN (SELECT parent FROM found) AND {VALID}
    )
    SELECT * FROM found UNION ALL SELECT * FROM block
    UNION ALL SELECT {COLUMNS} FROM coding_code
        WHERE system = 'ICD10CM' AND kind = 'CHAPTER' AND code IN (SELECT parent FROM block) AND {VALID}
    UNION ALL SELECT {COLUMNS} FROM coding_code WHERE system IN ('CPT', 'HCPCS') AND code = ANY({PROCEDURES})
    UNION ALL SELECT {COLUMNS} FROM coding_code WHERE system = 'MODIFIER' AND code = ANY({MODIFIERS})
"""  # noqa: S608 (the text is constant)
RELEASE = """
    SELECT name FROM coding_coderelease WHERE system = 'ICD10CM' AND starts_on <= %(day)s
    ORDER BY starts_on DESC, loaded_at DESC NULLS LAST LIMIT 1
"""
NEAR = f"""
    SELECT family, code, title FROM unnest(%(families)s::text[]) AS family
    JOIN coding_code ON system = 'ICD10CM' AND code BETWEEN family AND family || 'ZZZZZ' AND billable AND {VALID}
    ORDER BY code
"""  # noqa: S608 (the text is constant)
BELOW = f"""
    SELECT parent, code FROM coding_code WHERE system = 'ICD10CM' AND parent = ANY({GROUPS}) AND {VALID} ORDER BY code
"""  # noqa: S608 (the text is constant)
HISTORY = """
    SELECT visit.number, visit.service_date, coalesce(line.procedure, ''), coalesce(line.modifiers, '{}'),
        coalesce(line.units, 0), visit.provider_id, provider.practice_id, provider.taxonomy, visit.released_at, visit.id
    FROM encounters_encounter AS visit JOIN practice_provider AS provider ON provider.id = visit.provider_id
    LEFT JOIN coding_chargeline AS line ON line.encounter_id = visit.id
    WHERE visit.patient_id = %(patient)s AND visit.service_date <= %(day)s AND visit.status <> 'VOID'
        AND visit.id <> %(visit)s
    ORDER BY visit.service_date DESC, visit.id DESC, line.position
"""
OVERRIDES = """
    SELECT given.rule, given.mark, given.reason, staff.first_name || ' ' || staff.last_name, given.at, given.id
    FROM coding_editoverride AS given JOIN practice_staff AS staff ON staff.id = given.by_id
    WHERE given.encounter_id = %(visit)s AND given.taken_back_at IS NULL
"""
LIMITS = f"""
    SELECT procedure, most, per, span, starts_on, ends_on, policy FROM coding_payerlimit
    WHERE payer_id = %(payer)s AND procedure = ANY({PROCEDURES}) AND {VALID} ORDER BY procedure, id
"""  # noqa: S608 (the text is constant)
PLAN = f"""
    SELECT {columns_of(Coverage, "plan")}, {columns_of(Payer, "payer")} FROM patients_coverage AS plan
    JOIN patients_payer AS payer ON payer.id = plan.payer_id
    WHERE plan.patient_id = %(patient)s AND plan.starts_on <= %(day)s
        AND (plan.ends_on IS NULL OR plan.ends_on >= %(day)s)
    ORDER BY plan.priority LIMIT 1
"""  # noqa: S608 (the text is constant)
LIMIT_FIELDS = ("procedure", "most", "per", "span", "starts_on", "ends_on", "policy")
Codes = dict[tuple[str, str], Code]
Row = TypeVar("Row", Diagnosis, ChargeLine)


def read_visit(encounter: Encounter, *, coverage: Coverage | None = None) -> Visit:
    """Read a visit as the edits see it: for the given plan, else for the one that is billed first."""
    diagnoses = _of(encounter, Diagnosis)
    lines = _of(encounter, ChargeLine)
    day = encounter.service_date
    plan = coverage or _plan(encounter)
    procedures = {line.procedure for line in lines}
    codes = _codes(diagnoses, lines, day)
    valid = {(one.system, one.code): one for one in codes if one.valid_on(day)}
    history = _history(encounter)
    return Visit(
        encounter=encounter,
        diagnoses=diagnoses,
        lines=lines,
        valid=valid,
        known=frozenset((one.system, one.code) for one in codes),
        release=next((name for (name,) in rows(RELEASE, {"day": day})), ""),
        coverage=plan,
        authorizations=_authorizations(plan, procedures),
        limits=_limits(plan, procedures, day),
        history=history,
        answers=_answers(plan, lines, diagnoses, day),
        near=_near(diagnoses, valid, day),
        below=_below(diagnoses, valid, day),
        tables=_tables(encounter, diagnoses, procedures, history, plan),
        overrides=_overrides(encounter),
        office_rules=read(OfficeRule, "WHERE on_since IS NOT NULL ORDER BY id", {}),
    )


def _of(encounter: Encounter, model: type[Row]) -> list[Row]:
    """The visit's diagnoses or lines in their order, each knowing the visit."""
    found = read(model, "WHERE encounter_id = %(visit)s ORDER BY position", {"visit": encounter.pk})
    for one in found:
        one.encounter = encounter
    return found


def _plan(encounter: Encounter) -> Coverage | None:
    """The plan that is billed first on the date of service, with its payer; None when the patient pays."""
    given = {"patient": encounter.patient_id, "day": encounter.service_date}
    row = next(iter(rows(PLAN, given)), None)
    if row is None:
        return None
    width = len(Coverage._meta.concrete_fields)
    plan = filled(Coverage, row[:width])
    plan.payer, plan.patient = filled(Payer, row[width:]), encounter.patient
    return plan


def _codes(diagnoses: Sequence[Diagnosis], lines: Sequence[ChargeLine], day: date) -> list[Code]:
    """What the code sets have of a visit's diagnoses with all that is above them, procedures and modifiers."""
    given = {
        "day": day,
        "beginnings": sorted({one.code[:size] for one in diagnoses for size in range(CATEGORY, len(one.code) + 1)}),
        "procedures": sorted({line.procedure for line in lines}),
        "modifiers": sorted({modifier for line in lines for modifier in line.modifiers}),
    }
    return [_code(row) for row in rows(CODES, given)]


def _code(row: Sequence[object]) -> Code:
    code = Code.from_db("default", CODE_FIELDS, row)
    code.notes = json.loads(code.notes) if isinstance(code.notes, str) else code.notes
    return code


def _authorizations(plan: Coverage | None, procedures: set[str]) -> list[Authorization]:
    """The payer's promises to this patient; read only if the payer asks for one of these procedures."""
    if plan is None or not procedures.intersection(plan.payer.authorization_codes):
        return []
    return list(plan.authorizations.all())


def _limits(plan: Coverage | None, procedures: Iterable[str], day: date) -> list[PayerLimit]:
    if plan is None:
        return []
    given = {"payer": plan.payer_id, "procedures": sorted(procedures), "day": day}
    return [PayerLimit.from_db("default", LIMIT_FIELDS, row) for row in rows(LIMITS, given)]


def _answers(
    plan: Coverage | None, lines: Sequence[ChargeLine], diagnoses: Sequence[Diagnosis], day: date
) -> Mapping[Question, Figures]:
    if plan is None:
        return {}
    return latest_answers(asked=[asked_on(line, diagnoses) for line in lines], payer=plan.payer, today=day)


def _history(encounter: Encounter) -> list[Service]:
    """What was done in the patient's other visits up to this day, the latest first; voided visits never happened."""
    given = {"patient": encounter.patient_id, "day": encounter.service_date, "visit": encounter.pk}
    return [
        Service(
            number, day, procedure, tuple(modifiers), units or ZERO, provider, practice, taxonomy,
            is_before=_was_first(encounter, released_at, pk),
        )
        for number, day, procedure, modifiers, units, provider, practice, taxonomy, released_at, pk in rows(
            HISTORY, given
        )
    ]  # fmt: skip


def _was_first(encounter: Encounter, released_at: datetime | None, pk: int) -> bool:
    """Whether another visit was released before this one, or entered before while neither is released."""
    if encounter.released_at is None:
        return released_at is not None or pk < encounter.pk
    return released_at is not None and (released_at, pk) < (encounter.released_at, encounter.pk)


def _tables(
    encounter: Encounter,
    diagnoses: Sequence[Diagnosis],
    procedures: set[str],
    history: Sequence[Service],
    plan: Coverage | None,
) -> Tables:
    """What the reference tables say of this visit and of what was done in the days that still count."""
    since = encounter.service_date - GLOBAL_DAYS
    return read_tables(
        Asked(
            day=encounter.service_date,
            procedures=procedures,
            around={one.procedure for one in history if one.procedure and one.day >= since},
            diagnoses=[one.code for one in diagnoses],
            state=encounter.location.state if plan is not None and plan.payer.is_medicare else "",
        )
    )


def _near(diagnoses: Sequence[Diagnosis], valid: Codes, day: date) -> dict[str, list[tuple[str, str]]]:
    """The billable codes of the same family as each diagnosis that might be said better, with their titles."""
    families = {one.code: _family(one.code) for one in diagnoses if _may_be_said_better(valid, one.code)}
    if not families:
        return {}
    found: dict[str, list[tuple[str, str]]] = {}
    for family, code, title in rows(NEAR, {"day": day, "families": sorted(set(families.values()))}):
        found.setdefault(family, []).append((code, title))
    return {
        code: [row for row in found.get(family, ()) if row[0][6:] == code[6:] and row[0] != code]
        for code, family in families.items()
    }


def _may_be_said_better(valid: Codes, code: str) -> bool:
    """An unspecified code, by a specific one; one of the left side, by that of both."""
    known = valid.get((CodeSystem.ICD10CM, code))
    title = known.title.lower() if known is not None and known.billable else ""
    return "unspecified" in title or "left" in title.split()


def _family(code: str) -> str:
    """The beginning that a diagnosis shares with its relatives: the category, or one place more for an injury."""
    return code[: CATEGORY + 1] if len(code) == WITH_EPISODE else code[:CATEGORY]


def _below(diagnoses: Sequence[Diagnosis], valid: Codes, day: date) -> dict[str, list[str]]:
    """The codes directly under each heading that was coded in place of a code."""
    groups = [
        one.code
        for one in diagnoses
        if (code := valid.get((CodeSystem.ICD10CM, one.code))) is not None and not code.billable
    ]
    below: dict[str, list[str]] = {}
    for parent, child in rows(BELOW, {"day": day, "groups": groups}) if groups else ():
        below.setdefault(parent, []).append(child)
    return below


def _overrides(encounter: Encounter) -> dict[tuple[str, str], Overruling]:
    return {
        (rule, mark): Overruling(reason, by, at, pk)
        for rule, mark, reason, by, at, pk in rows(OVERRIDES, {"visit": encounter.pk})
    }
