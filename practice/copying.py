"""
Many rows at once: COPY, with the same laws as an insert.

Django's own `bulk_create` spends most of its time on writing SQL for each value; a remittance writes 100,000 rows.
"""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from io import StringIO
from operator import attrgetter
from types import NoneType
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

from practice.fields import MoneyField

CENTS = 2
NULL = "\\N"
TO_ESCAPE = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
ESCAPES = str.maketrans(TO_ESCAPE)


def copy_in(rows: Sequence[models.Model]) -> None:
    """
    Insert new rows of one model, and give each its key; nothing is written when one of them breaks a law.

    Values are written as they are: what `save` would work out (`auto_now`, `pre_save`) has to be there already.
    """
    if not rows:
        return
    meta = rows[0]._meta
    fields = meta.concrete_fields
    _refer(rows, [field for field in fields if isinstance(field, models.ForeignKey)])
    for row, key in zip(rows, _keys(meta.db_table, len(rows)), strict=True):
        row.pk = key
    _copy(meta.db_table, fields, map(attrgetter(*(field.attname for field in fields)), rows))
    for row in rows:
        row._state.adding, row._state.db = False, connection.alias


def copy_values(model: type[models.Model], names: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert rows given as values of the named columns; the database draws their keys."""
    fields = {field.attname: field for field in model._meta.concrete_fields}
    _copy(model._meta.db_table, [fields[name] for name in names], rows)


def _copy(table: str, fields: "Sequence[models.Field[Any, Any]]", rows: Iterable[tuple[Any, ...]]) -> None:
    """Write column by column, because one column needs one way of writing, and most texts need none."""
    names = ", ".join(f'"{field.column}"' for field in fields)
    columns = [_written(field, values) for field, values in zip(fields, zip(*rows, strict=True), strict=True)]
    lines = StringIO("\n".join(map("\t".join, zip(*columns, strict=True))) + "\n")
    with connection.cursor() as cursor, connection.wrap_database_errors:
        cursor.copy_expert(f'COPY "{table}" ({names}) FROM STDIN', lines)


def _refer(rows: Sequence[models.Model], fields: "Sequence[models.ForeignKey[Any, Any]]") -> None:
    """Take the keys of rows that were new when these ones were made to refer to them."""
    for field in fields:
        name, attname = field.name, field.attname
        for row in rows:
            if row.__dict__[attname] is None and name in row._state.fields_cache:
                to = row._state.fields_cache[name]
                row.__dict__[attname] = None if to is None else to.pk


def _keys(table: str, count: int) -> list[int]:
    """Draw as many keys as there are rows from the table's own sequence."""
    with connection.cursor() as cursor:
        cursor.execute(
            "WITH keys AS MATERIALIZED (SELECT pg_get_serial_sequence(%s, 'id')::regclass AS sequence)"
            " SELECT nextval(sequence) FROM keys, generate_series(1, %s)",
            [f'"{table}"', count],
        )
        return [key for (key,) in cursor.fetchall()]


def _written(field: "models.Field[Any, Any]", values: Sequence[Any]) -> Iterable[str]:
    """The values of a column in COPY's text form; what is written once is not worked out again."""
    write, kinds = _writer(field), set(map(type, values))
    if write is _escaped and NoneType not in kinds and not _has_escapes("".join(values)):
        return values
    if write is _array or len(kinds - {NoneType}) > 1:
        return [NULL if value is None else write(value) for value in values]
    known = {value: NULL if value is None else write(value) for value in set(values)}
    return [known[value] for value in values]


def _writer(field: "models.Field[Any, Any]") -> Callable[[Any], str]:
    """How one value of a column is written in COPY's text form."""
    if isinstance(field, models.CharField | models.TextField):
        return _escaped
    if isinstance(field, MoneyField):
        return _money(field)
    if isinstance(field, ArrayField):
        return _array
    if isinstance(field, models.JSONField):
        raise TypeError(f"{field.name} is JSON, which is not copied.")
    return str


def _money(field: MoneyField) -> Callable[[Any], str]:
    def write(value: Any) -> str:
        text = str(value)
        _, point, cents = text.partition(".")
        if value.__class__ is Decimal and (not point or len(cents) <= CENTS):
            return text
        return str(field.get_prep_value(value))

    return write


def _escaped(value: str) -> str:
    return value.translate(ESCAPES)


def _has_escapes(text: str) -> bool:
    return any(letter in text for letter in TO_ESCAPE)


def _array(values: Sequence[Any]) -> str:
    if not values:
        return "{}"
    quoted = (str(value).replace("\\", "\\\\").replace('"', '\\"') for value in values)
    return _escaped("{" + ",".join(f'"{value}"' for value in quoted) + "}")
