"""What all reference rows share: days of validity, and versions of one thing that the database keeps apart."""

from datetime import date
from typing import TypeVar

import pgtrigger
from django.db import models
from django.db.models import F, Q

Versions = TypeVar("Versions", bound=models.Model)

# One look over the versions of what was written, after the whole statement, so that it costs a load of millions of
# rows a few seconds.  An exclusion constraint over as many rows costs minutes.  The lock makes loads wait for each
# other, because neither would see the other's rows.
NEVER_OVERLAP = """
PERFORM pg_advisory_xact_lock(hashtext(TG_TABLE_NAME));
IF EXISTS (
    SELECT FROM (
        SELECT starts_on, lag(coalesce(ends_on, 'infinity')) OVER (PARTITION BY {keys} ORDER BY starts_on) AS before
        FROM public.{table} WHERE ({keys}) IN (SELECT {keys} FROM written)
    ) AS version WHERE before >= starts_on
) THEN
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
    """Two versions of one thing, told by its key columns (none of them null), never share a day."""
    name = f"{table.removeprefix('coding_')}_versions_never_overlap"
    func = NEVER_OVERLAP.format(keys=", ".join(keys), table=table, name=name)
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
