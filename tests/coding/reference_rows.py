"""Rows of the reference tables, as few as a story needs, with the release that they stand in."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from coding.models import (
    AddOn,
    CoverageArticle,
    CoverageCode,
    ProcedurePair,
    Reference,
    ReferenceRelease,
    RelativeValue,
    UnitLimit,
)
from tests.builders import NOW

BEGINS = date(2026, 10, 1)


def loaded(kind: Reference, name: str = "Q4 2026") -> ReferenceRelease:
    """Say that a kind of reference data is loaded; once."""
    release, _ = ReferenceRelease.objects.get_or_create(
        kind=kind,
        starts_on=BEGINS,
        defaults={"name": name, "covers_from": BEGINS, "digest": "0" * 64, "rows": 1, "loaded_at": NOW},
    )
    return release


def a_pair(one: str, two: str, *, indicator: str = "1", reason: str = "P") -> None:
    loaded(Reference.PAIRS)
    ProcedurePair.objects.create(column_one=one, column_two=two, indicator=indicator, reason=reason, starts_on=BEGINS)


def a_unit_limit(code: str, units: int, indicator: str) -> None:
    loaded(Reference.UNIT_LIMITS)
    UnitLimit.objects.create(code=code, units=units, indicator=indicator, starts_on=BEGINS)


def an_add_on(add_on: str, *primaries: str, kind: str = "1") -> None:
    loaded(Reference.ADD_ONS)
    for primary in primaries or ("",):
        AddOn.objects.create(add_on=add_on, primary=primary, kind=kind, starts_on=BEGINS)


def a_policy(
    code: str, *, status: str = "A", days: str = "ZZZ", pctc: str = "0", bilateral: str = "0", assistant: str = "9"
) -> None:
    loaded(Reference.RELATIVE_VALUES)
    weights = dict.fromkeys(("work", "practice_office", "practice_facility", "malpractice"), Decimal(1))
    RelativeValue.objects.create(
        code=code,
        status=status,
        global_days=days,
        pctc=pctc,
        bilateral=bilateral,
        assistant=assistant,
        factor=Decimal("33.4009"),
        starts_on=BEGINS,
        **weights,
    )


def an_article(
    procedure: str, *, covered: Sequence[str] = (), against: Sequence[str] = (), states: Sequence[str] = ("OH",)
) -> None:
    loaded(Reference.COVERAGE)
    CoverageArticle.objects.create(number=52514, title="A service", states=list(states), starts_on=BEGINS)
    rows = [("P", procedure), *(("C", code) for code in covered), *(("N", code) for code in against)]
    for listing, code in rows:
        CoverageCode.objects.create(article=52514, listing=listing, code=code, starts_on=BEGINS)
