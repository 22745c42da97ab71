"""
Rows of models by constant SQL: for what is read so often that composing the statement costs more than asking it.

Django composes a query anew each time, in about the time that PostgreSQL takes to answer it.
"""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connection, models

from practice.planned import Given, rows

M = TypeVar("M", bound=models.Model)
Convert = Callable[[Any], Any]


@lru_cache(maxsize=64)
def columns_of(model: type[models.Model], alias: str) -> str:
    """The columns of a model's table for a SELECT, in the order of its fields."""
    return ", ".join(f'{alias}."{field.column}"' for field in model._meta.concrete_fields)


def read(model: type[M], rest: str, given: Given) -> list[M]:
    """
    Read rows of a model as Django would give them; `rest` is constant SQL that follows the table, called "one".

    What a row refers to is read when it is asked for, as always.
    """
    statement = f"SELECT {columns_of(model, 'one')} FROM {model._meta.db_table} AS one {rest}"  # noqa: S608 (constant)
    return [filled(model, row) for row in rows(statement, given)]


def filled(model: type[M], row: Sequence[Any]) -> M:
    """One row of a model from the columns of `columns_of`, in their order."""
    names, converts = _shape(model)
    values = list(row)
    for place, convert in converts:
        values[place] = convert(values[place])
    return model.from_db("default", names, values)


@lru_cache(maxsize=64)
def _shape(model: type[models.Model]) -> tuple[list[str], list[tuple[int, Convert]]]:
    """The names of a model's columns, and how those are turned into values of Python that the driver leaves alone."""
    fields = model._meta.concrete_fields
    converts = [(place, _convert(field)) for place, field in enumerate(fields) if field.get_db_converters(connection)]
    return [field.attname for field in fields], converts


def _convert(field: models.Field) -> Convert:
    def convert(value: Any) -> Any:
        for one in field.get_db_converters(connection):
            value = one(value, None, connection)
        return value

    return convert
