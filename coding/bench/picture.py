"""A picture of a visit's codes: all that an act on the bench can change, to be compared, told and restored exactly."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import Field

from coding.models import ChargeLine, CodeSystem, Diagnosis, EditOverride, Evidence, VisitFacts
from coding.services import CodeOfSystem, recount
from coding.starter import system_of
from encounters.models import Encounter
from practice import audit
from practice.models import Staff
from practice.plain_rows import read

Row = dict[str, Any]
Picture = dict[str, list[Row]]


@dataclass(frozen=True)
class Kept:
    """One kind of rows of a visit: their model, the column that names the visit, and which fields (all if none)."""

    model: type[models.Model]
    visit: str = "encounter_id"
    fields: tuple[str, ...] = ()

    def rows(self, encounter: Encounter) -> Iterator[Row]:
        """The visit's rows as words and numbers that JSON keeps without loss."""
        for one in read(self.model, f"WHERE {self.visit} = %(visit)s ORDER BY id", {"visit": encounter.pk}):
            yield {field.attname: _plain(field.value_from_object(one)) for field in self.columns()}

    def columns(self) -> list[Field]:
        """The fields that are kept."""
        found = self.model._meta.concrete_fields
        return [field for field in found if not self.fields or field.attname in self.fields]


# In the order in which rows can be made; they are taken away in the opposite one.
KEPT: Mapping[str, Kept] = {
    "visit": Kept(Encounter, "id", ("id", "accident", "accident_date", "accident_state")),
    "facts": Kept(VisitFacts),
    "diagnoses": Kept(Diagnosis),
    "lines": Kept(ChargeLine),
    "evidence": Kept(Evidence),
}
# Rows that are never deleted: taken back and let stand again instead.
STANDING = "overrides"
OVERRIDE = ("id", "rule", "mark", "where", "reason")


@dataclass(frozen=True)
class Change:
    """One row that differs between two pictures; `before` or `after` is empty when it was made or taken away."""

    kind: str
    before: Row
    after: Row


def picture_of(encounter: Encounter) -> Picture:
    """Take a picture of the visit's codes, and of what is let stand, as they are in the database now."""
    standing = EditOverride.objects.filter(encounter=encounter, taken_back_at=None).order_by("pk")
    codes: Picture = {kind: list(kept.rows(encounter)) for kind, kept in KEPT.items()}
    return {**codes, STANDING: list(standing.values(*OVERRIDE))}


def is_as(encounter: Encounter, picture: Picture) -> bool:
    """Tell whether the visit is as in a picture; one of earlier days has not all that is kept today."""
    now = picture_of(encounter)
    return all(now[kind] == rows for kind, rows in picture.items())


def restore(*, encounter: Encounter, picture: Picture, by: Staff, at: datetime) -> None:
    """Make the visit's codes what they were in a picture; rows keep their ids, so what points to them still does."""
    now = picture_of(encounter)
    _restore_standing(encounter, picture.get(STANDING, now[STANDING]), by, at)
    for kind, kept in reversed(list(KEPT.items())):
        stay = {row["id"] for row in picture[kind]}
        kept.model._default_manager.filter(pk__in=[row["id"] for row in now[kind] if row["id"] not in stay]).delete()
    for kind in KEPT:
        for row in picture[kind]:
            _put_back(kind, row)
    recount(encounter=encounter, before=_codes(now), after=_codes(picture), by=by)


def changes(before: Picture, after: Picture) -> Iterator[Change]:
    """Tell which rows differ, those that were taken away first."""
    for kind in (*KEPT, STANDING):
        old, new = ({row["id"]: row for row in picture.get(kind, ())} for picture in (before, after))
        yield from (Change(kind, row, {}) for pk, row in old.items() if pk not in new)
        yield from (Change(kind, {}, row) for pk, row in new.items() if pk not in old)
        yield from (Change(kind, old[pk], row) for pk, row in new.items() if pk in old and old[pk] != row)


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | str | list) else str(value)


def _restore_standing(encounter: Encounter, wanted: list[Row], by: Staff, at: datetime) -> None:
    """Take overrides back that did not stand then, and let those stand again that did."""
    given, ids = EditOverride.objects.filter(encounter=encounter), [row["id"] for row in wanted]
    taken = given.filter(taken_back_at=None).exclude(pk__in=ids).update(taken_back_by=by, taken_back_at=at)
    again = given.filter(pk__in=ids).exclude(taken_back_at=None).update(taken_back_by=None, taken_back_at=None)
    if taken or again:
        audit.record(by=by, act="overrule", subject=f"encounter:{encounter.pk}")


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
