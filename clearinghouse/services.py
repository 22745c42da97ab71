"""The wire's verbs: open a connection, take files in, queue and deliver files going out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import structlog
from django.db import IntegrityError, transaction
from django.db import connection as database

from clearinghouse.digests import digest_of_file
from clearinghouse.folders import complete_files, put_aside, write_whole
from clearinghouse.models import Connection, Interchange
from clearinghouse.processing import Handler, NotForUs, process

__all__ = [
    "CannotDeliver", "ConnectionExists", "Handler", "NotForUs", "deliver", "next_control_number",
    "open_folder_connection", "poll", "process", "queue", "receive",
]  # fmt: skip

POLLING = 271_837  # the first key of PostgreSQL's advisory locks for polling; the second is the connection

log = structlog.get_logger(__name__)


class ConnectionExists(Exception):
    """A connection of this name is open already."""


class CannotDeliver(Exception):
    """The outbox cannot be written; the file waits and is tried again."""


@transaction.atomic
def open_folder_connection(
    *, name: str, folder: Path, sender_id: str, receiver_id: str, receiver_name: str, is_sandbox: bool
) -> Connection:
    """
    Open a connection over a folder with an outbox and an inbox, and begin its control numbers at 1.

    A relative folder is inside the data folder; both folders are made.

    :raises ConnectionExists: if the name is taken.
    """
    if Connection.objects.filter(name=name).exists():
        raise ConnectionExists(f"There is a connection {name} already. Choose another name.")
    partner = Connection.objects.create(
        name=name,
        outbox=str(folder / "outbox"),
        inbox=str(folder / "inbox"),
        sender_id=sender_id,
        receiver_id=receiver_id,
        receiver_name=receiver_name,
        is_sandbox=is_sandbox,
    )
    for place in (partner.outbox_folder, partner.inbox_folder):
        place.mkdir(parents=True, exist_ok=True)
    with database.cursor() as cursor:
        cursor.execute("SELECT clearinghouse_begin_control_numbers(%s)", [partner.pk])
    return partner


def next_control_number(*, connection: Connection) -> int:
    """
    Draw the next interchange control number of a partner, 1 to 999999999; a number is never given to two files.

    Source: the HIPAA implementation guides on ISA13: unique between one sender and one receiver.
    """
    with database.cursor() as cursor:
        cursor.execute("SELECT nextval(%s::regclass)", [_sequence(connection)])
        (number,) = cursor.fetchone()
    return int(number)


def receive(*, content: bytes, file_name: str, connection: Connection | None, now: datetime) -> Interchange:
    """
    Store a file that came in, before anything reads it.

    A file that was here before, under whatever name and however its lines are broken, is kept as a duplicate and will
    not be processed.
    """
    row = Interchange(
        connection=connection,
        direction=Interchange.Direction.IN,
        file_name=_clean_name(file_name),
        content=content,
        size=len(content),
        digest=digest_of_file(content),
        state=Interchange.State.STORED,
        stored_at=now,
    )
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError:
        original = Interchange.objects.exclude(state="DUPLICATE").get(direction=row.direction, digest=row.digest)
        row.state, row.duplicate_of, row.finished_at = Interchange.State.DUPLICATE, original, now
        row.kind, row.control_number = original.kind, original.control_number
        row.save()
    return row


def poll(*, connection: Connection, now: datetime) -> list[Interchange]:
    """
    Take in what lies complete in the inbox: store it, then move it to inbox/taken.

    Safe to run twice: one look at a time for each connection, and a file that was stored but not moved is recognized
    by its digest.  A file that cannot be read from the disk stays where it is for the next look.
    """
    taken: list[Interchange] = []
    with _alone(connection) as is_alone:
        for path in complete_files(connection.inbox_folder) if is_alone else ():
            try:
                content = path.read_bytes()
            except OSError as problem:
                log.error("file in the inbox cannot be read", connection=connection.pk, problem=problem.strerror)
                continue
            row = receive(content=content, file_name=path.name, connection=connection, now=now)
            put_aside(path, f"{row.pk}-{path.name}")
            taken.append(row)
    return taken


def queue(*, connection: Connection, kind: str, content: bytes, control_number: int, now: datetime) -> Interchange:
    """
    Put a file in line for a partner.

    It happens in the caller's own transaction, so the file goes out if and only if what it tells was kept.
    """
    return Interchange.objects.create(
        connection=connection,
        direction=Interchange.Direction.OUT,
        kind=kind,
        file_name=f"{kind}-{control_number:09d}.x12",
        content=content,
        size=len(content),
        digest=digest_of_file(content),
        control_number=f"{control_number:09d}",
        state=Interchange.State.QUEUED,
        stored_at=now,
    )


def deliver(*, interchange: Interchange, now: datetime) -> None:
    """
    Write a queued file to the partner's outbox.

    Safe to repeat: a file that was written but not noted as sent is written again, complete, under the same name.

    :raises CannotDeliver: if the outbox cannot be written; the file stays queued and says why.
    """
    with transaction.atomic():
        waiting = Interchange.objects.select_for_update(skip_locked=True, of=["self"]).select_related("connection")
        row = waiting.filter(pk=interchange.pk, state=Interchange.State.QUEUED).first()
        if row is None or row.connection is None:
            return
        failure = _write(row, row.connection.outbox_folder)
        if not failure:
            row.state, row.finished_at, row.problems = Interchange.State.SENT, now, []
        else:
            row.problems = [{"severity": "error", "segment": 0, "element": "", "text": failure}]
        row.save(update_fields=["state", "finished_at", "problems"])
    interchange.refresh_from_db()
    if failure:
        raise CannotDeliver(failure)


def _write(row: Interchange, outbox: Path) -> str:
    """Write the file; answer with a sentence when that fails."""
    try:
        write_whole(outbox / row.file_name, bytes(row.content))
    except OSError as problem:
        return f"The outbox {outbox} cannot be written: {problem.strerror}. The file waits and is tried again."
    return ""


@contextmanager
def _alone(partner: Connection) -> Iterator[bool]:
    """Hold the connection's inbox for one process at a time; false when another one looks right now."""
    with database.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s, %s)", [POLLING, partner.pk])
        (is_alone,) = cursor.fetchone()
        try:
            yield is_alone
        finally:
            if is_alone:
                cursor.execute("SELECT pg_advisory_unlock(%s, %s)", [POLLING, partner.pk])


def _sequence(partner: Connection) -> str:
    return f"interchange_control_{int(partner.pk)}"


def _clean_name(name: str) -> str:
    """A file's own name, without folders and without what cannot be shown."""
    bare = name.replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(letter for letter in bare if letter.isprintable())[:255] or "unnamed"
