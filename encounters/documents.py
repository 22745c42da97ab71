"""Documents of visits: files whose kind is told by their bytes, kept under their digest in the data folder."""

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet

from encounters.models import Document, Encounter, EncounterEvent
from practice.models import Staff

MOST_BYTES = 15 * 1024 * 1024
LONGEST_TITLE = 80
MOST_SHOWN = 30
FOLDER = "visit-documents"
CONTROLS = frozenset(range(32)) - {9, 10, 12, 13}
BEGINNINGS = (
    (b"%PDF-", Document.Kind.PDF), (b"\x89PNG\r\n\x1a\n", Document.Kind.PNG), (b"\xff\xd8\xff", Document.Kind.JPEG),
)  # fmt: skip


class NotADocument(Exception):
    """The bytes are no PDF, picture or text."""


class TooLarge(Exception):
    """The file is larger than is kept."""


class AlreadyThere(Exception):
    """The visit has the very same file."""


class VisitIsVoid(Exception):
    """A void visit gets no documents."""


class NoReason(Exception):
    """Somebody will ask why a document is gone."""


class NotFound(Exception):
    """The document is withdrawn, or its file is gone or was changed."""


def kind_of(content: bytes) -> Document.Kind | None:
    """Tell what the bytes are, whatever the file is called; None for what is not kept."""
    for beginning, kind in BEGINNINGS:
        if content.startswith(beginning):
            return kind
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return Document.Kind.TEXT if content.strip() and CONTROLS.isdisjoint(content) else None


@transaction.atomic
def add_document(*, encounter: Encounter, title: str, content: bytes, by: Staff | None, now: datetime) -> Document:
    """
    Keep a file with a visit, written before its row, so that a row always has its file.

    :raises TooLarge: if it has more than 15 MB.
    :raises NotADocument: if it is no PDF, PNG, JPEG or text.
    :raises AlreadyThere: if the visit has it already.
    :raises VisitIsVoid: if the visit was struck.
    """
    if len(content) > MOST_BYTES:
        raise TooLarge(f"The file has {len(content) / 1024 / 1024:.0f} MB; 15 MB are kept at most. Scan it smaller.")
    kind = kind_of(content)
    if kind is None:
        raise NotADocument("This is no PDF, PNG, JPEG or plain text. Print it to PDF, then add that.")
    row = Encounter.objects.select_for_update(of=("self",), no_key=True).get(pk=encounter.pk)
    if row.status == Encounter.Status.VOID:
        raise VisitIsVoid("The visit is void. Add the document to the visit that it belongs to.")
    digest = hashlib.sha256(content).hexdigest()
    if of_visit(row).filter(digest=digest).exists():
        raise AlreadyThere("The visit has this very file already.")
    _write(_path(digest), content)
    made = Document.objects.create(
        encounter=row,
        title=title.strip()[:LONGEST_TITLE] or kind.label,
        kind=kind,
        size_bytes=len(content),
        digest=digest,
        added_by=by,
        added_at=now,
    )
    _tell(row, f"Document {made.pk} added", by, now)
    return made


@transaction.atomic
def withdraw(*, document: Document, why: str, by: Staff, now: datetime) -> None:
    """
    Let nobody be shown a document again, for instance one of another patient; its file and its row stay.

    :raises NoReason: if nobody says why.
    """
    if not why.strip():
        raise NoReason("Say why the document is withdrawn: whoever misses it will ask.")
    there = Document.objects.filter(pk=document.pk, withdrawn_at=None)
    if there.update(withdrawn_because=why.strip()[:200], withdrawn_by=by, withdrawn_at=now):
        _tell(document.encounter, f"Document {document.pk} withdrawn", by, now)


def of_visit(encounter: Encounter) -> QuerySet[Document]:
    """The documents of a visit."""
    return Document.objects.filter(encounter=encounter, withdrawn_at=None)


def beside(encounter: Encounter) -> list[Document]:
    """The documents to be read beside a visit's note: its own, then the latest of the patient's other visits."""
    others = Document.objects.filter(encounter__patient=encounter.patient_id, withdrawn_at=None).exclude(
        encounter=encounter
    )
    latest = others.exclude(encounter__status=Encounter.Status.VOID).select_related("encounter")
    return [*of_visit(encounter), *latest.order_by(F("encounter__service_date").desc(), "-id")][:MOST_SHOWN]


def content_of(document: Document) -> bytes:
    """
    Read a document and prove that it is what was added.

    :raises NotFound: if it is withdrawn, or its file is gone or was changed.
    """
    path = _path(document.digest)
    if document.withdrawn_at is not None or not path.is_file():
        raise NotFound(f"{document} is withdrawn, or its file is missing from the data folder.")
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != document.digest:
        raise NotFound(f"The file of {document} was changed outside of the office. Restore it from a backup.")
    return content


def _path(digest: str) -> Path:
    return Path(settings.HOME) / FOLDER / digest[:2] / digest


def _write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all, readable by the office only."""
    if path.is_file() and path.stat().st_size == len(content):
        return
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=path.parent)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    Path(name).replace(path)


def _tell(encounter: Encounter, why: str, by: Staff | None, now: datetime) -> None:
    status = encounter.status
    EncounterEvent.objects.create(encounter=encounter, before=status, after=status, by=by, why=why, at=now)
