"""
Loads official releases, and shows beforehand what one would change.

Everything happens in one transaction: a file that does not add up, at whatever line, changes nothing.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction

from coding.load import STARTER_NAME
from coding.models import CodeRelease, CodeSystem, Reference, ReferenceRelease
from coding.models.codes import FIRST_DAY
from coding.releases import code_rows, reference_rows
from coding.releases.merge import Counts, Window, clip, compare, put_in, refuse_twice, straighten, take_in
from coding.releases.publication import CARRIES_ITS_PAST, Publication
from coding.releases.recognize import Layout
from coding.releases.target import (
    ARTICLE_CODES,
    ARTICLES,
    REASON_LISTS,
    TARGETS,
    Target,
    codes_of,
    only_named,
    prices_of,
    reasons_of,
    systems_of,
)
from practice.models import Staff

Progress = Callable[[str, int, int], None]
See = Callable[[Publication, Target, Any], None]
AT_LEAST = 0.8
"""The share of the release before that a new one has at the least: the largest revisions dropped a hundredth."""


class FewerThanBefore(Exception):
    """A release has much less in it than the one before."""


class NewerIsLoaded(Exception):
    """A later release of a kind that carries its past is loaded."""


class LoadingNow(Exception):
    """Somebody else loads a release at this moment."""


@dataclass(frozen=True)
class Outcome:
    """What a publication changed, or would change; `was_loaded` if it had been loaded before and nothing was read."""

    publication: Publication
    counts: Counts
    was_loaded: bool


@dataclass(frozen=True)
class Part:
    """Rows for one table; `complete` adds to what was copied what only the database knows."""

    target: Target
    rows: Iterable[Sequence[Any]]
    complete: Callable[[Any], None]


def nobody(stage: str, done: int, total: int) -> None:
    """Report progress to nobody."""


def load(
    *, publications: Sequence[Publication], by: Staff | None, now: datetime, progress: Progress = nobody
) -> list[Outcome]:
    """
    Load releases, all of them or none; one that was loaded before is passed over.

    `progress` is called with what is being done, for how many rows it was done, and for how many at the most.

    :raises DoesNotAddUp: at the first line of a file that is not what its layout promises.
    :raises ComesTwice: if a file says two things of one code on a day.
    :raises FewerThanBefore: if a release has less than four fifths of the one before, and nobody confirmed that.
    :raises NewerIsLoaded: if a newer release is loaded that says all that this one could.
    :raises NoListBefore: if addenda or notes have nothing that they belong to.
    :raises LoadingNow: if somebody else loads at the same time.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        _alone(cursor)
        outcomes = [_was_loaded(one) or _work(cursor, one, progress, None) for one in publications]
        for outcome in outcomes:
            if not outcome.was_loaded:
                note(publication=outcome.publication, rows=outcome.counts.rows, by=by, now=now)
    return outcomes


def preview(*, publications: Sequence[Publication], see: See, progress: Progress = nobody) -> list[Outcome]:
    """
    Find out what releases would change, each against what is loaded now, and change nothing of it.

    `see` is called for each table, with a cursor that can read its changes (`merge.changes`).  Raises as `load` does.
    """
    outcomes = []
    for publication in publications:
        with transaction.atomic(), connection.cursor() as cursor:
            outcomes.append(_was_loaded(publication) or _work(cursor, publication, progress, see))
    return outcomes


def note(*, publication: Publication, rows: int, by: Staff | None, now: datetime) -> None:
    """Record that a publication was loaded, when and by whom."""
    kind, day = publication.kind, publication.starts_on
    said = {"name": publication.name, "digest": publication.digest, "rows": rows, "loaded_at": now, "loaded_by": by}
    if isinstance(kind, CodeSystem):
        CodeRelease.objects.update_or_create(system=kind, starts_on=day, loaded_at__isnull=False, defaults=said)
        return
    covers_from = FIRST_DAY if kind in CARRIES_ITS_PAST else day
    ReferenceRelease.objects.update_or_create(
        kind=kind, starts_on=day, payer=publication.payer, defaults={**said, "covers_from": covers_from}
    )


def window_of(publication: Publication) -> Window:
    """
    The days for which a publication speaks.

    :raises NewerIsLoaded: if it carries its past, and so does a newer one that is loaded.
    """
    newer = list(_releases(publication).filter(starts_on__gt=publication.starts_on).order_by("starts_on"))
    later = newer[0] if newer else None
    if publication.kind in CARRIES_ITS_PAST:
        if newer:
            raise NewerIsLoaded(
                f"{newer[-1].name} is loaded and carries its past with it; {publication.name} adds nothing."
            )
        return Window(None, None)
    return Window(publication.starts_on, later.starts_on - timedelta(days=1) if later else None)


def _was_loaded(publication: Publication) -> Outcome | None:
    """What to answer for a publication that was loaded before: nothing of it is read."""
    same = {"starts_on": publication.starts_on, "digest": publication.digest}
    known = _releases(publication).filter(**same).first()
    return Outcome(publication, Counts(known.rows, 0, 0, 0), True) if known else None


def _work(cursor: Any, publication: Publication, progress: Progress, see: See | None) -> Outcome:
    """Take in, compare, and either put in or show, table by table."""
    window, lines = window_of(publication), publication.lines
    total = Counts(0, 0, 0, 0)
    for part in _parts(publication):
        rows = take_in(cursor, part.target, part.rows, lambda done: progress("Reading", done, lines))
        part.complete(cursor)
        _refuse_fewer(publication, part.target, total.rows + rows)
        progress("Comparing", rows, rows)
        (straighten if publication.kind in CARRIES_ITS_PAST else refuse_twice)(cursor, part.target)
        clip(cursor, part.target, window)
        counts = compare(cursor, part.target, window)
        total = Counts(
            total.rows + counts.rows, total.new + counts.new, total.revised + counts.revised,
            total.deleted + counts.deleted,
        )  # fmt: skip
        if see is not None:
            see(publication, part.target, cursor)
        else:
            progress("Writing", counts.changed, counts.changed)
            put_in(cursor, part.target, window)
    return Outcome(publication, total, False)


def _releases(publication: Publication) -> Any:
    """The releases of the same kind that were loaded; what we carry ourselves is not one."""
    if isinstance(publication.kind, CodeSystem):
        return CodeRelease.objects.filter(system=publication.kind).exclude(name=STARTER_NAME)
    return ReferenceRelease.objects.filter(kind=publication.kind, payer=publication.payer)


def _parts(publication: Publication) -> list[Part]:
    kind, files, day = publication.kind, publication.files, publication.starts_on
    if isinstance(kind, CodeSystem):
        return [_code_part(publication, kind)]
    if kind == Reference.COVERAGE:
        return [
            Part(ARTICLES, reference_rows.articles(files, day), _is_complete),
            Part(ARTICLE_CODES, reference_rows.article_codes(files, day), _is_complete),
        ]
    rows = reference_rows.rows_of(kind, files, day)
    if kind in REASON_LISTS:
        return [Part(reasons_of(REASON_LISTS[kind]), rows, _is_complete)]
    if kind in TARGETS:
        return [Part(TARGETS[kind], rows, _is_complete)]
    payer_id = publication.payer.pk if publication.payer else None
    contractors = reference_rows.contractors(kind, files)
    return [Part(prices_of(kind, payer_id=payer_id, contractors=contractors), rows, _is_complete)]


def _code_part(publication: Publication, kind: CodeSystem) -> Part:
    files, day = publication.files, publication.starts_on
    if kind == CodeSystem.HCPCS:
        target = only_named(codes_of(kind)) if window_of(publication).last else codes_of(kind)
        return Part(target, code_rows.services(files), _with_starter(kind, day))
    if kind == CodeSystem.CPT:
        return Part(codes_of(kind), code_rows.procedures(files, day), _with_starter(kind, day))
    if Layout.ADDENDA in publication.layouts:
        addenda = code_rows.Addenda(files[0][1], day)

        def complete(cursor: Any) -> None:
            code_rows.carry_notes(cursor, day)
            addenda.carry_list(cursor)

        return Part(codes_of(kind), addenda.rows(), complete)
    target = systems_of([kind]) if Layout.TABULAR in publication.layouts else codes_of(kind)
    return Part(target, code_rows.diagnoses(files, day), lambda cursor: code_rows.carry_notes(cursor, day))


def _with_starter(system: CodeSystem, day: date) -> Callable[[Any], None]:
    return lambda cursor: code_rows.carry_starter(cursor, system, day)


def _is_complete(cursor: Any) -> None:
    """Add nothing: the files say it all."""


def _refuse_fewer(publication: Publication, target: Target, rows: int) -> None:
    """A file that is cut off between two lines looks whole; only what was there before tells."""
    releases = _releases(publication).order_by("-starts_on")
    before = releases.filter(starts_on__lte=publication.starts_on).first() or releases.last()
    is_last = target is not ARTICLES
    if before is None or publication.payer or publication.told.fewer_is_right or not is_last:
        return
    if Layout.ADDENDA not in publication.layouts and rows < before.rows * AT_LEAST:
        raise FewerThanBefore(
            f"{publication.name} has {rows:,} rows, {before.name} had {before.rows:,}: it looks cut off."
            " Download it again, or confirm that it is meant to be shorter."
        )


def _alone(cursor: Any) -> None:
    cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext('coding.releases'))")
    if not cursor.fetchone()[0]:
        raise LoadingNow("Another release is being loaded at this moment. Try again when it is done.")
