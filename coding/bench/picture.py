"""A picture of a visit's codes: all that an act on the bench can change, to be compared, told and restored exactly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Field

from coding.models import ChargeLine, CodeSystem, Diagnosis, Evidence, VisitFacts
from coding.services import CodeOfSystem, recount
from coding.starter import system_of
from encounters.models import Encounter
from practice.models import Staff

Row = dict[str, Any]
Picture = dict[str, list[Row]]


@dataclass(frozen=True)
class Kept:
    """One kind of rows of a visit: their model, how they name the visit, and which fields (all when none is named)."""

    model: type[models.Model]
    visit: str = "encounter_id"
    fields: tuple[str, ...] = ()

    def rows(self, encounter: Encounter) -> Iterator[Row]:
        """The visit's rows as words and numbers that JSON keeps without loss."""
        for one in self.model._default_manager.filter(**{self.visit: encounter.pk}).order_by("pk"):
            yield {field.attname: _plain(field.value_from_object(one)) for field in self.columns()}

    def columns(self) -> list[Field]:
        """The fields that are kept."""
        found = self.model._meta.concrete_fields
        return [field for field in found if not self.fields or field.attname in self.fields]


# In the order in which rows can be made; they are taken away in the opposite one.
KEPT: Mapping[str, Kept] = {
    "visit": Kept(Encounter, "pk", ("id", "accident", "accident_date", "accident_state")),
    "facts": Kept(VisitFacts),
    "diagnoses": Kept(Diagnosis),
    "lines": Kept(ChargeLine),
    "evidence": Kept(Evidence),
}


@dataclass(frozen=True)
class Change:
    """One row that differs between two pictures; `before` or `after` is empty when it was made or taken away."""

    kind: str
    before: Row
    after: Row


def picture_of(encounter: Encounter) -> Picture:
    """Take a picture of the visit's codes as they are in the database now."""
    return {kind: list(kept.rows(encounter)) for kind, kept in KEPT.items()}


def restore(*, encounter: Encounter, picture: Picture, by: Staff | None) -> None:
    """Make the visit's codes what they were in a picture; rows keep their ids, so what points to them still does."""
    now = picture_of(encounter)
    for kind, kept in reversed(list(KEPT.items())):
        stay = {row["id"] for row in picture[kind]}
        kept.model._default_manager.filter(pk__in=[row["id"] for row in now[kind] if row["id"] not in stay]).delete()
    for kind in KEPT:
        for row in picture[kind]:
            _put_back(kind, row)
    recount(encounter=encounter, before=_codes(now), after=_codes(picture), by=by)


def changes(before: Picture, after: Picture) -> Iterator[Change]:
    """Tell which rows differ, those that were taken away first."""
    for kind in KEPT:
        old, new = ({row["id"]: row for row in picture[kind]} for picture in (before, after))
        yield from (Change(kind, row, {}) for pk, row in old.items() if pk not in new)
        yield from (Change(kind, {}, row) for pk, row in new.items() if pk not in old)
        yield from (Change(kind, old[pk], row) for pk, row in new.items() if pk in old and old[pk] != row)


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | str | list) else str(value)


def _put_back(kind: str, row: Row) -> None:
    """Write a row with the id that it had, over what stands there or anew."""
    kept = KEPT[kind]
    values = {field.attname: field.to_python(row[field.attname]) for field in kept.columns() if field.attname in row}
    pk = values.pop("id")
    if not kept.model._default_manager.filter(pk=pk).update(**values):
        kept.model._default_manager.create(pk=pk, **values)


def _codes(picture: Picture) -> list[CodeOfSystem]:
    """What the search counts as used: diagnoses and procedures."""
    diagnoses = [(CodeSystem.ICD10CM, str(row["code"])) for row in picture["diagnoses"]]
    return diagnoses + [(system_of(row["procedure"]), str(row["procedure"])) for row in picture["lines"]]
