"""A picture of a visit's codes: all that an act on the bench can change, to be compared, told and restored exactly."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from coding.models import ChargeLine, CodeSystem, Diagnosis, Evidence
from coding.services import CodeOfSystem, recount
from coding.starter import system_of
from encounters.models import Encounter

Row = dict[str, Any]
Picture = dict[str, list[Row]]
# In the order in which rows can be made; they are taken away in the opposite one.
KEPT: Mapping[str, type[models.Model]] = {"diagnoses": Diagnosis, "lines": ChargeLine, "evidence": Evidence}


@dataclass(frozen=True)
class Change:
    """One row that differs between two pictures; `before` or `after` is empty when it was made or taken away."""

    kind: str
    before: Row
    after: Row


def picture_of(encounter: Encounter) -> Picture:
    """Take a picture of the visit's codes as they are in the database now."""
    return {kind: [_row(one) for one in _all(model, encounter)] for kind, model in KEPT.items()}


def restore(*, encounter: Encounter, picture: Picture) -> None:
    """Make the visit's codes what they were in a picture; rows keep their ids, so what points to them still does."""
    now = picture_of(encounter)
    for kind, model in reversed(list(KEPT.items())):
        kept = {row["id"] for row in picture[kind]}
        model._default_manager.filter(pk__in=[row["id"] for row in now[kind] if row["id"] not in kept]).delete()
    for kind in KEPT:
        for row in picture[kind]:
            _put_back(kind, row)
    recount(before=_codes(now), after=_codes(picture))


def changes(before: Picture, after: Picture) -> Iterator[Change]:
    """Tell which rows differ, those that were taken away first."""
    for kind in KEPT:
        old, new = ({row["id"]: row for row in picture[kind]} for picture in (before, after))
        yield from (Change(kind, row, {}) for pk, row in old.items() if pk not in new)
        yield from (Change(kind, {}, row) for pk, row in new.items() if pk not in old)
        yield from (Change(kind, old[pk], row) for pk, row in new.items() if pk in old and old[pk] != row)


def _all(model: type[models.Model], encounter: Encounter) -> Iterable[models.Model]:
    return model._default_manager.filter(encounter=encounter).order_by("pk")


def _row(one: models.Model) -> Row:
    """A row as words and numbers that JSON keeps without loss."""
    return {field.attname: _plain(field.value_from_object(one)) for field in one._meta.concrete_fields}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | str | list) else str(value)


def _put_back(kind: str, row: Row) -> None:
    """Write a row with the id that it had, over what stands there or anew."""
    model = KEPT[kind]
    fields = model._meta.concrete_fields
    values = {field.attname: field.to_python(row[field.attname]) for field in fields if field.attname in row}
    pk = values.pop("id")
    if not model._default_manager.filter(pk=pk).update(**values):
        model._default_manager.create(pk=pk, **values)


def _codes(picture: Picture) -> list[CodeOfSystem]:
    """What the search counts as used: diagnoses and procedures."""
    diagnoses = [(CodeSystem.ICD10CM, str(row["code"])) for row in picture["diagnoses"]]
    return diagnoses + [(system_of(row["procedure"]), str(row["procedure"])) for row in picture["lines"]]
