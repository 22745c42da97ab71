"""Builders of reference data for these tests; codes of no meaning, valid by default."""

from datetime import UTC, date, datetime

from coding.models import (
    AddOn,
    CoverageArticle,
    CoverageCode,
    ListedPrice,
    Locality,
    ProcedurePair,
    Reference,
    ReferenceRelease,
    RelativeValue,
    Taxonomy,
    UnitLimit,
)
from coding.models.versions import Version

NOW = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)
EXAMPLES: dict[type[Version], dict[str, object]] = {
    ProcedurePair: {"column_one": "10000", "column_two": "20000", "indicator": "1"},
    UnitLimit: {"code": "10000", "units": 1, "indicator": "1"},
    AddOn: {"add_on": "10000", "primary": "20000", "kind": "1"},
    RelativeValue: {
        "code": "10000", "status": "A", "work": 1, "practice_office": 1, "practice_facility": 1, "malpractice": 1,
        "factor": 33,
    },
    Locality: {"contractor": "01112", "number": "05", "state": "CA", "name": "Town", "work": 1, "practice": 1,
               "malpractice": 1},
    ListedPrice: {"schedule": "LABORATORY", "code": "80000", "amount": 7},
    CoverageArticle: {"number": 50000, "title": "An article"},
    CoverageCode: {"article": 50000, "listing": "C", "code": "A000"},
    Taxonomy: {"code": "207Q00000X", "name": "Family doctor", "is_individual": True},
}  # fmt: skip


def a_reference_release(kind: Reference, starts_on: date, **given: object) -> ReferenceRelease:
    """A loaded publication that begins with itself, unless told what it covers."""
    values = {"covers_from": starts_on, "name": f"of {starts_on}", "digest": "d", "rows": 1, "loaded_at": NOW, **given}
    return ReferenceRelease.objects.create(kind=kind, starts_on=starts_on, **values)
