"""Rows that are read and made by the hundred thousand, without what Django does for each single one."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Self, TypeVar

from django.db import models
from django.db.models.base import ModelState

M = TypeVar("M", bound=models.Model)


class BulkRow(models.Model):
    """
    A model whose rows are filled as they come from the database.

    Django calls `__init__` with each of them, which sends two signals and looks at every field again; a remittance of
    10,000 claims reads 150,000 rows.  What a query defers is read when it is asked for, as with every model.
    """

    class Meta:
        abstract = True

    @classmethod
    def from_db(  # type: ignore[override]  # the types are of a later Django, which gives one more
        cls, db: str | None, field_names: Collection[str], values: Collection[Any]
    ) -> Self:
        """Fill one row; names and values come in the same order."""
        row = cls.__new__(cls)
        row._state = state = ModelState()
        state.adding, state.db = False, db
        row.__dict__.update(zip(field_names, values, strict=True))
        return row


def blank(model: type[M]) -> Callable[[Mapping[str, models.Model]], M]:
    """
    Give a maker of new rows with the defaults of their model, called with the rows that they refer to, by field.

    What it makes are ordinary rows that were never saved, in a tenth of the time; `practice.copying` takes the keys of
    what they refer to when it stores them.
    """
    concrete: Sequence[models.Field[Any, Any]] = model._meta.concrete_fields
    each_its_own = [
        (field.attname, field.default) for field in concrete if field.has_default() and callable(field.default)
    ]
    shared = {name: value for name, value in model().__dict__.items() if name != "_state"}

    def make(refers_to: Mapping[str, models.Model]) -> M:
        row = model.__new__(model)
        row._state = state = ModelState()
        state.fields_cache = dict(refers_to)
        values = row.__dict__
        values.update(shared)
        for name, default in each_its_own:
            values[name] = default()
        return row

    return make
