"""What all reference rows share: days of validity, and versions of one thing that the database keeps apart."""

from datetime import date
from typing import TypeVar

import pgtrigger
from django.db import models
from django.db.models import F, Q

Versions = TypeVar("Versions", bound=models.Model)

# One look over the versions of what was written, after the whole statement, so that it costs a load of millions of
# rows a few seconds.  An exclusion constraint over as many rows costs minutes.  The lock makes loads wait for each
# other, because neither would see the other's rows.  It counts, because for EXISTS the planner hopes for an early hit
# and walks the index millions of times.
NEVER_OVERLAP = """
PERFORM pg_advisory_xact_lock(hashtext(TG_TABLE_NAME));
IF (
    SELECT count(*) FROM written AS one JOIN public.{table} AS other ON {same} WHERE one.starts_on <> other.starts_on
    AND other.starts_on <= coalesce(one.ends_on, 'infinity') AND coalesce(other.ends_on, 'infinity') >= one.starts_on
) > 0 THEN
    RAISE EXCEPTION '{name}' USING ERRCODE = 'exclusion_violation', CONSTRAINT = '{name}';
END IF;
RETURN NULL;
"""


class VersionQuerySet(models.QuerySet[Versions]):
    """Rows with days of validity."""

    def on(self, day: date) -> "VersionQuerySet[Versions]":
        """Keep the versions that are valid on a date of service."""
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), starts_on__lte=day)


class Version(models.Model):
    """A row that is valid from `starts_on` to `ends_on`, both included; without a last day, until further notice."""

    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)

    objects = VersionQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="%(class)s_ends_after_it_starts",
            ),
        ]


def never_overlap(table: str, *keys: str) -> list[pgtrigger.Trigger]:
    """
    Two versions of one thing, told by its key columns, never share a day.

    One of the keys may be null; it is given as "coalesce(column, 0)".
    """
    name = f"{table.removeprefix('coding_')}_versions_never_overlap"
    same = " AND ".join(f"{_of('one', key)} = {_of('other', key)}" for key in keys)
    func = NEVER_OVERLAP.format(same=same, table=table, name=name)
    return [
        pgtrigger.Trigger(
            name=f"{word}_no_overlap",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=pgtrigger.Referencing(new="written"),
            func=func,
        )
        for word, operation in (("inserted", pgtrigger.Insert), ("changed", pgtrigger.Update))
    ]


def _of(table: str, key: str) -> str:
    begin, bracket, column = key.rpartition("(")
    return f"{begin}{bracket}{table}.{column}"
