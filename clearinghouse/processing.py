"""Working through a file that came in: which messages it holds, and which room takes each one in."""

import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

import structlog
from django.db import transaction

import x12
from clearinghouse.digests import digest_of_message
from clearinghouse.models import Interchange, TransactionSet
from x12.envelope import VERSIONS

# Called as handler(transaction_set=row, transaction=x12 transaction or TA1, now=now); answers with one sentence.
Handler = Callable[..., str]
Problems = list[dict[str, object]]

INCOMPLETE, VERSION = "NO-SE", "VERSION"
# An acknowledgment may truly say the same words twice; taking it in again changes nothing.
REPEATABLE = frozenset({"TA1", "999"})

log = structlog.get_logger(__name__)


class NotForUs(Exception):
    """The message is not for this office, or nothing here needs it; the text is a sentence that says why."""


@dataclass(frozen=True)
class _Message:
    """One message of a file, as it becomes a row: an ST to SE, or a TA1."""

    position: int
    content: x12.Transaction | x12.InterchangeAck
    kind: str
    version: str = ""
    control_number: str = ""
    group_control_number: str = ""
    digest: str = ""
    has_sender: bool = True

    @property
    def read_problems(self) -> list[x12.Problem]:
        """What was wrong with it on the wire."""
        return self.content.problems if isinstance(self.content, x12.Transaction) else []


def process(*, interchange: Interchange, handlers: Mapping[str, Handler], now: datetime) -> Interchange:
    """
    Hand every message of a stored file to its room, each in a transaction of its own.

    One bad message never blocks the others.  A message whose handler fails keeps waiting, and the file stays
    unprocessed, so that it is seen and tried again.  Safe to run twice, also at the same time: each step first claims
    its row and finds nothing to do when it was done.
    """
    interchange.refresh_from_db()
    if interchange.state == Interchange.State.STORED:
        file = _read(bytes(interchange.content))
        messages = list(_messages(file))
        if _register(interchange.pk, file, messages, now):
            waiting = TransactionSet.objects.filter(interchange=interchange, state=TransactionSet.State.WAITING)
            positions = dict(waiting.values_list("position", "pk"))
            for message in messages:
                if message.position in positions:
                    _take_in(positions[message.position], message, handlers, now)
        _finish(interchange.pk, now)
        interchange.refresh_from_db()
    return interchange


def _read(content: bytes) -> x12.File:
    """Read a file without its NUL bytes: X12 has no such character, and the database holds none."""
    file = x12.read(content)
    return x12.read(content.replace(b"\0", b"")) if file.interchanges and b"\0" in content else file


def _messages(file: x12.File) -> Iterator[_Message]:
    """Walk the messages of a file in order; the TA1s of an interchange come before its groups."""
    position = 0
    for interchange in file.interchanges:
        for ack in interchange.acks:
            position += 1
            yield _Message(position, ack, "TA1", control_number=f"{ack.control_number:09d}"[:20])
        for group in interchange.groups:
            for sent in group.transactions:
                position += 1
                yield _Message(
                    position=position,
                    content=sent,
                    kind=_clean(sent.kind, 20),
                    version=_clean(sent.version, 35),
                    control_number=_clean(sent.control_number, 20),
                    group_control_number=_clean(str(group.control_number or ""), 20),
                    digest="" if sent.kind in REPEATABLE else digest_of_message(interchange.sender, sent.raw),
                    has_sender=interchange.is_sent,
                )


def _register(pk: int, file: x12.File, messages: list[_Message], now: datetime) -> bool:
    """Write down what the file holds, once; tell whether there is anything to take in."""
    with transaction.atomic():
        row = Interchange.objects.select_for_update(skip_locked=True).filter(pk=pk, state="STORED").first()
        if row is None:
            return False
        if row.kind:
            return True
        first = file.interchanges[0] if file.interchanges else None
        row.kind = _clean(", ".join(dict.fromkeys(message.kind for message in messages)), 40)
        row.control_number = f"{first.control_number:09d}"[:9] if first else ""
        row.problems = _as_data([*file.problems, *(p for one in file.interchanges for p in one.problems)])
        if not messages:
            row.state, row.finished_at = Interchange.State.UNREADABLE, now
            row.problems = row.problems or [_problem("The file holds no message. Ask the sender what it should hold.")]
        row.save()
        TransactionSet.objects.bulk_create(
            TransactionSet(
                interchange=row,
                position=message.position,
                kind=message.kind,
                version=message.version,
                control_number=message.control_number,
                group_control_number=message.group_control_number,
                digest=message.digest,
            )
            for message in messages
        )
        return bool(messages)


def _take_in(pk: int, message: _Message, handlers: Mapping[str, Handler], now: datetime) -> None:
    """Give one message to its handler; a defect there leaves it waiting and is told without its data."""
    try:
        with transaction.atomic():
            row = TransactionSet.objects.select_for_update(skip_locked=True).filter(pk=pk, state="WAITING").first()
            if row is None:
                return
            row.problems = []
            row.state, row.result = _outcome(row, message, handlers, now)
            read = _as_data(message.read_problems)
            row.problems = read + [problem for problem in row.problems if problem not in read]
            if row.state == TransactionSet.State.DONE and _has_error(row.problems):
                row.state = TransactionSet.State.PROBLEMS
            row.save()
    except Exception as defect:  # noqa: BLE001  (whatever broke, the other messages of the file go on)
        name = type(defect).__name__
        places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(defect.__traceback__)]
        log.error("message not taken in", transaction_set=pk, defect=name, place=places[-1])
        result = f"Not taken in: the program failed ({name}). Nothing was changed; it is tried again by itself."
        TransactionSet.objects.filter(pk=pk, state="WAITING").update(result=result)


def _outcome(
    row: TransactionSet, message: _Message, handlers: Mapping[str, Handler], now: datetime
) -> tuple[TransactionSet.State, str]:
    codes = {problem.code for problem in message.read_problems}
    if message.kind not in handlers:
        return TransactionSet.State.NOT_USED, f"Stored; the office does not use {message.kind}."
    if not message.has_sender:
        return (
            TransactionSet.State.PROBLEMS,
            "Not used: without its ISA nobody knows who sent it. Ask for the whole file.",
        )
    if INCOMPLETE in codes:
        return TransactionSet.State.PROBLEMS, "Not used: the message is cut off before its end. Ask for the whole file."
    if VERSION in codes:
        wanted = VERSIONS.get(message.kind, "")
        return TransactionSet.State.PROBLEMS, f"Not used: it is version {message.version}, the office reads {wanted}."
    earlier = _earlier(row)
    if earlier is not None:
        return TransactionSet.State.NOT_USED, f"Already taken in with file {earlier.interchange_id}; not used again."
    try:
        with transaction.atomic():
            result = handlers[message.kind](transaction_set=row, transaction=message.content, now=now)
    except NotForUs as why:
        return TransactionSet.State.NOT_USED, str(why)
    return TransactionSet.State.DONE, result


def _earlier(row: TransactionSet) -> TransactionSet | None:
    """The same message of the same sender that was taken in before, in whatever envelope."""
    if not row.digest:
        return None
    done = TransactionSet.objects.filter(digest=row.digest, state__in=["DONE", "PROBLEMS"]).exclude(pk=row.pk)
    return done.order_by("pk").first()


def _finish(pk: int, now: datetime) -> None:
    """
    Close the file when none of its messages waits any more.

    It waits for a worker that does the same: that one may have looked before our last message was done.
    """
    with transaction.atomic():
        row = Interchange.objects.select_for_update().filter(pk=pk, state="STORED").first()
        if row is None or not row.kind or row.transaction_sets.filter(state="WAITING").exists():
            return
        is_troubled = _has_error(row.problems) or row.transaction_sets.filter(state="PROBLEMS").exists()
        row.state = Interchange.State.PROBLEMS if is_troubled else Interchange.State.PROCESSED
        row.finished_at = now
        row.save(update_fields=["state", "finished_at"])


def _as_data(problems: list[x12.Problem]) -> Problems:
    return [
        {
            "severity": problem.severity,
            "segment": problem.segment,
            "element": _clean(problem.segment_id + (f"{problem.element:02d}" if problem.element else ""), 12),
            "text": problem.text,
        }
        for problem in problems
    ]


def _problem(text: str) -> dict[str, object]:
    return {"severity": "error", "segment": 0, "element": "", "text": text}


def _has_error(problems: Problems) -> bool:
    return any(problem.get("severity", "error") == "error" for problem in problems)


def _clean(text: str, size: int) -> str:
    """What a sender wrote, as far as the database can hold it."""
    return "".join(letter for letter in text if letter.isprintable())[:size]
