"""
Loads code sets: a release replaces what it changes from its first date of service on, and keeps the past as it was.

The rows of a release are copied into a temporary table first; the database then finds out what is new, what changed
and what ended.  Loading the same release again changes nothing.
"""

import hashlib
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db import connection, transaction

from coding import icd10cm
from coding.frequent import FREQUENT_DIAGNOSES
from coding.models import Code, CodeRelease, CodeSystem, Fee
from coding.modifiers import MODIFIERS
from coding.places import PLACES
from coding.rank import rank_of
from coding.starter import PROCEDURES, STARTER_BEGINS, system_of

Progress = Callable[[int, int], None]
COLUMNS = "system, code, title, kind, billable, parent, notes, terms, rank"
CHUNK = 5_000
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
    known = CodeRelease.objects.filter(
        system=CodeSystem.ICD10CM, starts_on=publication.starts_on, digest=digest
    ).first()
    if known:
        return known
    rows = [_diagnosis(entry) for entry in icd10cm.read(publication)]
    release = Release((CodeSystem.ICD10CM,), publication.name, publication.starts_on, digest, rows)
    return load(release=release, progress=progress)[0]


def load_starter() -> list[CodeRelease]:
    """Load places of service, modifiers, the starter procedures and their standard fees; fees of the office stay."""
    rows = [
        *(Row(CodeSystem.PLACE, place.code, place.title, terms=place.advice) for place in PLACES),
        *(Row(CodeSystem.MODIFIER, mark.code, mark.title, notes={"notes": [mark.advice]}) for mark in MODIFIERS),
        *(Row(system_of(one.code), one.code, one.title, terms=one.terms, rank=one.rank) for one in PROCEDURES),
    ]
    digest = hashlib.sha256(repr(rows).encode()).hexdigest()
    systems = (CodeSystem.PLACE, CodeSystem.MODIFIER, CodeSystem.CPT, CodeSystem.HCPCS)
    releases = CodeRelease.objects.filter(system__in=systems, starts_on=STARTER_BEGINS, digest=digest)
    if len(releases) == len(systems):
        return list(releases)
    Fee.objects.bulk_create(
        [Fee(procedure=one.code, amount=one.fee, starts_on=STARTER_BEGINS) for one in PROCEDURES], ignore_conflicts=True
    )
    return load(release=Release(systems, STARTER_NAME, STARTER_BEGINS, digest, rows))


@transaction.atomic
def load(*, release: Release, progress: Progress = silent) -> list[CodeRelease]:
    """Store a release: new codes begin, changed codes get a new version, missing codes end the day before."""
    with connection.cursor() as cursor:
        cursor.execute(INCOMING)
        _copy_rows(cursor, release.rows, progress)
        systems = [str(system) for system in release.systems]
        given: dict[str, list[str] | date] = {"systems": systems, "starts_on": release.starts_on}
        for statement in MERGE:
            cursor.execute(statement, given)
        cursor.execute("DROP TABLE incoming")
        cursor.execute("SELECT coding_tidy_search()")
        cursor.execute(COUNT_WORDS)
    return [_note(release, system) for system in release.systems]


INCOMING = (
    "CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS"
    " SELECT system, code, title, kind, billable, parent, notes, terms, rank FROM coding_code WITH NO DATA"
)
MERGE = (
    # The same release again: what it said before and does not say any more was a mistake.
    "DELETE FROM coding_code AS old WHERE old.system = ANY(%(systems)s) AND old.starts_on = %(starts_on)s"
    " AND NOT EXISTS (SELECT 1 FROM incoming AS new WHERE new.system = old.system AND new.code = old.code)",
    "UPDATE coding_code AS old SET title = new.title, kind = new.kind, billable = new.billable, parent = new.parent,"
    " notes = new.notes, terms = new.terms, rank = new.rank FROM incoming AS new"
    " WHERE old.system = new.system AND old.code = new.code AND old.starts_on = %(starts_on)s AND"
    " (old.title, old.kind, old.billable, old.parent, old.notes, old.terms, old.rank) IS DISTINCT FROM"
    " (new.title, new.kind, new.billable, new.parent, new.notes, new.terms, new.rank)",
    # An older version that the release changes or drops ends the day before it.
    "UPDATE coding_code AS old SET ends_on = %(starts_on)s::date - 1 WHERE old.system = ANY(%(systems)s)"
    " AND old.starts_on < %(starts_on)s AND (old.ends_on IS NULL OR old.ends_on >= %(starts_on)s)"
    " AND NOT EXISTS (SELECT 1 FROM incoming AS new WHERE new.system = old.system AND new.code = old.code AND"
    " (old.title, old.kind, old.billable, old.parent, old.notes, old.terms, old.rank) IS NOT DISTINCT FROM"
    " (new.title, new.kind, new.billable, new.parent, new.notes, new.terms, new.rank))",
    # In order of rank, so that the likely codes lie together on disk.
    "INSERT INTO coding_code (system, code, title, kind, billable, parent, notes, terms, rank, starts_on)"
    " SELECT system, code, title, kind, billable, parent, notes, terms, rank, %(starts_on)s FROM incoming AS new"
    " WHERE NOT EXISTS (SELECT 1 FROM coding_code AS old WHERE old.system = new.system AND old.code = new.code"
    " AND old.starts_on <= %(starts_on)s AND (old.ends_on IS NULL OR old.ends_on >= %(starts_on)s))"
    " ORDER BY rank, code",
)

# Each distinct word that some code is found by, for the correction of typing mistakes.
COUNT_WORDS = (
    "INSERT INTO coding_searchword (word, rows) SELECT word, ndoc FROM ts_stat('SELECT search FROM coding_code')"
    " WHERE length(word) <= 60 ON CONFLICT (word) DO UPDATE SET rows = excluded.rows"
)


def _diagnosis(entry: icd10cm.Entry) -> Row:
    frequent = FREQUENT_DIAGNOSES.get(entry.code)
    return Row(
        system=CodeSystem.ICD10CM,
        code=entry.code,
        title=entry.title,
        kind=entry.kind,
        billable=entry.billable,
        parent=entry.parent,
        notes=entry.notes,
        terms=frequent or "",
        rank=rank_of(entry, is_frequent=frequent is not None),
    )


def _with_words(digest: str) -> str:
    """A digest of the publication together with our own words for it, so that new words are loaded too."""
    return hashlib.sha256(f"{digest}{sorted(FREQUENT_DIAGNOSES.items())}".encode()).hexdigest()


def _copy_rows(cursor: object, rows: Sequence[Row], progress: Progress) -> None:
    for start in range(0, len(rows), CHUNK):
        chunk = rows[start : start + CHUNK]
        buffer = io.StringIO("".join(map(_copy_line, chunk)))
        cursor.copy_expert(f"COPY incoming ({COLUMNS}) FROM STDIN", buffer)  # type: ignore[attr-defined]
        progress(start + len(chunk), len(rows))


def _copy_line(row: Row) -> str:
    notes = json.dumps(row.notes, ensure_ascii=False) if row.notes else "{}"
    cells = (
        row.system.value, row.code, row.title, row.kind.value, "t" if row.billable else "f", row.parent, notes,
        row.terms, str(row.rank),
    )  # fmt: skip
    return "\t".join(cell.replace("\\", "\\\\").replace("\t", " ").replace("\n", "\\n") for cell in cells) + "\n"


def _note(release: Release, system: CodeSystem) -> CodeRelease:
    rows = sum(1 for row in release.rows if row.system == system)
    noted, _ = CodeRelease.objects.update_or_create(
        system=system,
        starts_on=release.starts_on,
        defaults={"name": release.name, "digest": release.digest, "rows": rows},
    )
    return noted
