"""Rows read by constant SQL are the rows that Django reads."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import models

from coding.edits import read_visit
from coding.models import ChargeLine, Diagnosis, OfficeRule, ReferenceRelease
from patients.models import Coverage, Payer
from practice.models import Role
from practice.plain_rows import read
from tests.builders import NOW, a_coded_encounter, a_coverage, a_patient, a_payer, a_staff

pytestmark = pytest.mark.django_db


def values(row: models.Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}


def a_rule() -> OfficeRule:
    by = a_staff(Role.MANAGER)
    return OfficeRule.objects.create(
        name="Rule", conditions=[{"field": "age", "operator": "LEAST", "value": "65"}], message="m", remedy="r",
        source="s", starts_on=date(2026, 1, 1), written_by=by, written_at=NOW, on_since=NOW, switched_by=by,
        switched_at=NOW,
    )  # fmt: skip


def a_line() -> ChargeLine:
    line = a_coded_encounter().charge_lines.all()[0]
    line.ndc, line.ndc_unit, line.ndc_quantity, line.modifiers = "00409123401", "ML", Decimal("1.500"), ["25", "59"]
    line.save()
    return line


def a_release() -> ReferenceRelease:
    day = date(2026, 10, 1)
    return ReferenceRelease.objects.create(
        kind="PAIRS", name="Q4", starts_on=day, covers_from=day, digest="0", rows=1, loaded_at=NOW
    )


def a_diagnosis() -> Diagnosis:
    return a_coded_encounter().diagnoses.all()[0]


@pytest.mark.parametrize("make", [a_rule, a_line, a_release, a_diagnosis, a_coverage, a_payer])
def test_a_row_has_the_same_values_whoever_reads_it(make) -> None:
    made = make()
    model = type(made)
    (row,) = read(model, "WHERE id = %(id)s", {"id": made.pk})
    assert values(row) == values(model.objects.get(pk=made.pk))
    assert row == made


def test_the_plan_of_a_visit_is_the_first_one_in_force_on_its_day() -> None:
    patient, day = a_patient(), date(2026, 11, 2)
    later, second, first = a_payer(name="Later"), a_payer(name="Second"), a_payer(name="First")
    ended = a_coverage(patient=patient, payer=first)
    Coverage.objects.filter(pk=ended.pk).update(ends_on=day)
    a_coverage(patient=patient, payer=second, priority=2)
    fields = {"patient": patient, "payer": later, "member_id": "L1", "starts_on": date(2026, 11, 3)}
    Coverage.objects.create(**fields)
    visit = read_visit(a_coded_encounter(patient=patient, service_date=day))
    assert visit.payer == first
    assert visit.payer is not None
    assert values(visit.payer) == values(Payer.objects.get(pk=first.pk))
    assert visit.coverage is not None
    assert values(visit.coverage) == values(Coverage.objects.get(pk=visit.coverage.pk))
    after = read_visit(a_coded_encounter(patient=patient, service_date=date(2026, 11, 3)))
    assert after.payer == later


def test_a_visit_without_a_plan_has_no_payer() -> None:
    visit = read_visit(a_coded_encounter())
    assert (visit.coverage, visit.payer) == (None, None)
