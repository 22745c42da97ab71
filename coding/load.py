"""
Loads the code sets that the office carries by itself: ICD-10-CM with its notes, places, modifiers, frequent procedures.

A release replaces what it changes from its first date of service on, and keeps the past as it was.  Loading the same
release again changes nothing.  Official files that an office downloads are loaded by `coding.releases`.
"""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import connection, transaction

from coding import icd10cm
from coding.frequent import FREQUENT_DIAGNOSES
from coding.models import Code, CodeRelease, CodeSystem, Fee
from coding.modifiers import MODIFIERS
from coding.places import PLACES
from coding.releases.code_rows import diagnosis_row
from coding.releases.merge import Window, clip, compare, put_in, refuse_twice, take_in
from coding.releases.target import systems_of
from coding.starter import PROCEDURES, STARTER_BEGINS, system_of

Progress = Callable[[int, int], None]
STARTER_NAME = "Starter set"


@dataclass(frozen=True)
class Row:
    """One code as it is to be stored; see `coding.models.Code`."""

    system: CodeSystem
    code: str
    title: str
    kind: Code.Kind = Code.Kind.CODE
    billable: bool = True
    parent: str = ""
    notes: icd10cm.Notes = field(default_factory=dict)
    terms: str = ""
    rank: int = 100


@dataclass(frozen=True)
class Release:
    """What one publication says about some code sets: every code in it is valid from `starts_on`."""

    systems: tuple[CodeSystem, ...]
    name: str
    starts_on: date
    digest: str
    rows: Sequence[Row]


def silent(done: int, total: int) -> None:
    """Report progress to nobody."""


def load_all(*, progress: Progress = silent) -> list[CodeRelease]:
    """Load every code set that the office carries by itself; about seconds the first time, nothing the next."""
    return [*load_starter(), load_icd10cm(progress=progress)]


def load_icd10cm(*, progress: Progress = silent) -> CodeRelease:
    """Load the installed release of ICD-10-CM with its notes; progress is called with rows done and rows in all."""
    publication = icd10cm.installed()
    digest = _with_words(publication.digest)
    day = publication.starts_on
    ours = CodeRelease.objects.filter(system=CodeSystem.ICD10CM, loaded_at=None)
    known = ours.filter(starts_on=day, digest=digest).first()
    if known:
        return known
    rows = (diagnosis_row(entry, day) for entry in icd10cm.read(publication))
    total = icd10cm.count(publication)
    with transaction.atomic(), connection.cursor() as cursor:
        _merge(cursor, [CodeSystem.ICD10CM], day, rows, lambda done: progress(done, total))
        return _note(cursor, CodeSystem.ICD10CM, Release((CodeSystem.ICD10CM,), publication.name, day, digest, ()))


def load_starter() -> list[CodeRelease]:
    """
    Load places of service, modifiers, the starter procedures and their standard fees; fees of the office stay.

    A code set of which the office loaded an official release is left alone: that knows more.
    """
    rows = [
        *(Row(CodeSystem.PLACE, place.code, place.title, terms=place.advice) for place in PLACES),
        *(Row(CodeSystem.MODIFIER, mark.code, mark.title, notes={"notes": [mark.advice]}) for mark in MODIFIERS),
        *(Row(system_of(one.code), one.code, one.title, terms=one.terms, rank=one.rank) for one in PROCEDURES),
    ]
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    systems = _left_to_us()
    ours = CodeRelease.objects.filter(system__in=systems, starts_on=STARTER_BEGINS, loaded_at=None)
    releases = ours.filter(digest=digest)
    if len(releases) == len(systems):
        return list(releases)
    Fee.objects.bulk_create(
        [Fee(procedure=one.code, amount=one.fee, starts_on=STARTER_BEGINS) for one in PROCEDURES], ignore_conflicts=True
    )
    left = [row for row in rows if row.system in systems]
    return load(release=Release(systems, STARTER_NAME, STARTER_BEGINS, digest, left))


@transaction.atomic
def load(*, release: Release, progress: Progress = silent) -> list[CodeRelease]:
    """Store a release: new codes begin, changed codes get a new version, missing codes end the day before."""
    total = len(release.rows)
    rows = (_values(row, release.starts_on) for row in release.rows)
    with connection.cursor() as cursor:
        _merge(cursor, release.systems, release.starts_on, rows, lambda done: progress(done, total))
        return [_note(cursor, system, release) for system in release.systems]


def _merge(
    cursor: Any,
    systems: Sequence[CodeSystem],
    day: date,
    rows: Iterable[Sequence[Any]],
    done: Callable[[int], None],
) -> None:
    """Put rows in until the day before the next release that the office loaded."""
    later = CodeRelease.objects.filter(system__in=systems, starts_on__gt=day).order_by("starts_on").first()
    window = Window(day, later.starts_on - timedelta(days=1) if later else None)
    target = systems_of(systems)
    take_in(cursor, target, rows, done)
    refuse_twice(cursor, target)
    clip(cursor, target, window)
    compare(cursor, target, window)
    put_in(cursor, target, window)


def _left_to_us() -> tuple[CodeSystem, ...]:
    """The code sets of which no official release is loaded; modifiers come with those of procedures."""
    loaded = CodeRelease.objects.filter(system__in=[CodeSystem.CPT, CodeSystem.HCPCS], loaded_at__isnull=False)
    official = set(loaded.values_list("system", flat=True))
    if official:
        official.add(CodeSystem.MODIFIER)
    ours = (CodeSystem.PLACE, CodeSystem.MODIFIER, CodeSystem.CPT, CodeSystem.HCPCS)
    return tuple(system for system in ours if system not in official)


def _with_words(digest: str) -> str:
    """A digest of the publication together with our own words for it, so that new words are loaded too."""
    return hashlib.sha256(f"{digest}{sorted(FREQUENT_DIAGNOSES.items())}".encode()).hexdigest()


def _values(row: Row, day: date) -> tuple[Any, ...]:
    return (
        row.system.value, row.code, row.title, row.kind.value, row.billable, row.parent, row.notes, row.terms, row.rank,
        False, day, None,
    )  # fmt: skip


def _note(cursor: Any, system: CodeSystem, release: Release) -> CodeRelease:
    cursor.execute("SELECT count(*) FROM incoming WHERE system = %s", [system.value])
    noted, _ = CodeRelease.objects.update_or_create(
        system=system,
        starts_on=release.starts_on,
        loaded_at=None,
        defaults={"name": release.name, "digest": release.digest, "rows": cursor.fetchone()[0]},
    )
    return noted
