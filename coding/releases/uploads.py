"""
An upload's way: stored, read by the worker, looked at by a person, then loaded or discarded.

Each step takes the row from one status to the next in the database, so that two people or two workers never take the
same step.  How far the worker is stands in the cache: its transaction is not over while people look.
"""

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from django.core.cache import cache
from django.db import transaction

from coding import tasks
from coding.models import ReleasePreview, ReleaseUpload, UploadedPiece
from coding.releases.merge import changes
from coding.releases.publication import Publication, Told, publications
from coding.releases.recognize import KINDS, Kind
from coding.releases.refusals import REFUSALS
from coding.releases.services import LoadingNow, Outcome, load, preview
from coding.releases.target import CODES, REASON_LISTS, Target
from practice.models import Staff

Status = ReleaseUpload.Status
PIECE = 1 << 20
KEPT_SECONDS = 3_600
MOST_CODES = 200_000
MOST_ROWS = 20_000
NAME = 255


class AlreadyDecided(Exception):
    """Somebody loaded or discarded the upload already, or it is still being read."""


@dataclass(frozen=True)
class Progress:
    """What the worker is doing, for how many rows it has, and of how many at the most (0: nobody knows)."""

    stage: str
    done: int
    total: int

    @property
    def is_measured(self) -> bool:
        """Whether a share can be shown."""
        return 0 < self.done < self.total


File = tuple[str, Iterable[bytes]]


@transaction.atomic
def store(*, files: Sequence[File], told: Told, by: Staff, now: datetime) -> ReleaseUpload:
    """Keep files as they came, piece by piece, and let the worker read them."""
    upload = ReleaseUpload.objects.create(
        kind=told.kind.value if told.kind else "", starts_on=told.starts_on, payer=told.payer,
        fewer_is_right=told.fewer_is_right, uploaded_by=by, uploaded_at=now,
    )  # fmt: skip
    for number, (name, content) in enumerate(files):
        for place, piece in enumerate(_pieces(content)):
            UploadedPiece.objects.create(upload=upload, file=number, name=name[-NAME:], place=place, content=piece)
    transaction.on_commit(partial(tasks.read_release.delay, upload.pk))
    return upload


def read(*, upload: ReleaseUpload) -> None:
    """Find out what an upload would change; what is wrong with it is kept as its refusal."""
    if not _step(upload, (Status.STORED, Status.READING), Status.READING):
        return
    try:
        with _on_disk(upload) as paths, transaction.atomic():
            ReleasePreview.objects.filter(upload=upload).delete()
            found = publications(paths, _told(upload))
            previews: dict[Kind, ReleasePreview] = {}
            outcomes = preview(publications=found, see=partial(_keep, upload, previews), progress=_report(upload))
            for outcome in outcomes:
                _count(upload, outcome, previews)
    except REFUSALS as refusal:
        _step(upload, (Status.READING,), Status.REFUSED, refusal=str(refusal))
        return
    _step(upload, (Status.READING,), Status.READY)


@transaction.atomic
def accept(*, upload: ReleaseUpload, by: Staff, now: datetime) -> None:
    """
    Let the worker load an upload that was looked at.

    :raises AlreadyDecided: if it is not waiting for that.
    """
    if not _step(upload, (Status.READY,), Status.TO_LOAD, decided_by=by, decided_at=now):
        raise AlreadyDecided(f"{upload} is {_label(upload)} and cannot be loaded. Reload the page.")
    transaction.on_commit(partial(tasks.load_release.delay, upload.pk))


@transaction.atomic
def discard(*, upload: ReleaseUpload, by: Staff, now: datetime) -> None:
    """
    Forget what was uploaded; nothing of it was loaded.

    :raises AlreadyDecided: if it is being worked on, loaded or discarded.
    """
    if not _step(upload, (Status.READY, Status.REFUSED), Status.DISCARDED, decided_by=by, decided_at=now):
        raise AlreadyDecided(f"{upload} is {_label(upload)} and cannot be discarded. Reload the page.")
    _forget(upload)


def finish(*, upload: ReleaseUpload, now: datetime) -> None:
    """
    Load an upload that was accepted; its files are not kept afterwards.

    :raises LoadingNow: if somebody else loads at the same time.
    """
    if not _step(upload, (Status.TO_LOAD, Status.LOADING), Status.LOADING):
        return
    try:
        with _on_disk(upload) as paths:
            found = publications(paths, _told(upload))
            load(publications=found, by=upload.decided_by, now=now, progress=_report(upload))
    except LoadingNow:
        raise  # the worker tries again
    except REFUSALS as refusal:
        _step(upload, (Status.LOADING,), Status.REFUSED, refusal=str(refusal))
        return
    _step(upload, (Status.LOADING,), Status.LOADED)
    UploadedPiece.objects.filter(upload=upload).delete()


def progress_of(upload: ReleaseUpload) -> Progress | None:
    """How far the worker is; None before it began."""
    found = cache.get(_key(upload))
    return Progress(*found) if found else None


def _step(upload: ReleaseUpload, before: Sequence[str], after: str, **said: Any) -> bool:
    moved = ReleaseUpload.objects.filter(pk=upload.pk, status__in=before).update(status=after, **said)
    upload.refresh_from_db()
    return moved == 1


def _label(upload: ReleaseUpload) -> str:
    return Status(upload.status).label.lower()


def _told(upload: ReleaseUpload) -> Told:
    kind = next((kind for kind in KINDS if kind.value == upload.kind), None)
    return Told(kind, upload.starts_on, upload.payer, upload.fewer_is_right)


def _pieces(content: Iterable[bytes]) -> Iterator[bytes]:
    held = bytearray()
    for part in content:
        held += part
        while len(held) >= PIECE:
            yield bytes(held[:PIECE])
            del held[:PIECE]
    if held:
        yield bytes(held)


@contextmanager
def _on_disk(upload: ReleaseUpload) -> Iterator[list[tuple[str, Path]]]:
    """The files of an upload in a folder of their own, as long as they are read."""
    with tempfile.TemporaryDirectory() as folder:
        paths: dict[int, tuple[str, Path]] = {}
        for piece in UploadedPiece.objects.filter(upload=upload).iterator(chunk_size=1):
            paths.setdefault(piece.file, (piece.base_name, Path(folder) / str(piece.file)))
            with paths[piece.file][1].open("ab") as file:
                file.write(piece.content)
        yield list(paths.values())


def _report(upload: ReleaseUpload) -> Callable[[str, int, int], None]:
    def report(stage: str, done: int, total: int) -> None:
        cache.set(_key(upload), (stage, done, total), KEPT_SECONDS)

    return report


def _key(upload: ReleaseUpload) -> str:
    return f"release-upload:{upload.pk}"


def _forget(upload: ReleaseUpload) -> None:
    UploadedPiece.objects.filter(upload=upload).delete()
    ReleasePreview.objects.filter(upload=upload).delete()


OURS = "SELECT code FROM coding_codeuse WHERE uses > 0 UNION SELECT procedure FROM coding_fee"
GIVEN_TO_US = "SELECT unnest(string_to_array(unnest(reasons), ' ')) AS code FROM coding_lineanswer"
# What this office used or priced, or was given as a reason, comes first: of large tables not everything is kept.
KEEP = """
INSERT INTO coding_releasechange (preview_id, sort, code, beside, before, after, is_ours)
WITH ours AS (
    {ours}
), change AS ({changes})
SELECT %s, sort, {main}, concat_ws(' ', {beside}), before, after, {is_ours} AS is_ours
FROM change ORDER BY is_ours DESC, 3, 4 LIMIT %s
"""


def _keep(
    upload: ReleaseUpload, previews: dict[Kind, ReleasePreview], publication: Publication, target: Target, cursor: Any
) -> None:
    """Keep the changes of one table, straight from where they were compared."""
    one = previews.get(publication.kind) or _preview(upload, publication)
    previews[publication.kind] = one
    main = f'"{target.main or target.keys[0]}"'
    is_ours = f"{main} IN (SELECT code FROM ours)"
    if target.table == "coding_procedurepair":  # a pair matters where both of its codes are used
        is_ours += " AND column_two IN (SELECT code FROM ours)"
    statement = KEEP.format(
        ours=GIVEN_TO_US if publication.kind in REASON_LISTS else OURS,
        changes=changes(target),
        main=main,
        is_ours=is_ours,
        beside=", ".join(f'"{key}"' for key in target.beside) or "''",
    )
    cursor.execute(statement, [one.pk, MOST_CODES if target.table == CODES.table else MOST_ROWS])


def _preview(upload: ReleaseUpload, publication: Publication) -> ReleasePreview:
    return ReleasePreview.objects.create(
        upload=upload, kind=publication.kind.value, name=publication.name, starts_on=publication.starts_on,
        rows=0, new=0, revised=0, deleted=0, was_loaded=False,
    )  # fmt: skip


def _count(upload: ReleaseUpload, outcome: Outcome, previews: dict[Kind, ReleasePreview]) -> None:
    one = previews.get(outcome.publication.kind) or _preview(upload, outcome.publication)
    counts = outcome.counts
    ReleasePreview.objects.filter(pk=one.pk).update(
        rows=counts.rows, new=counts.new, revised=counts.revised, deleted=counts.deleted, was_loaded=outcome.was_loaded
    )
