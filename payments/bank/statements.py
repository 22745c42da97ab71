"""Statements: stored as they came, shown before they count, taken in whole or not at all, each line once."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import partial
from uuid import UUID

from django.db import IntegrityError, transaction

from payments.bank.bai2 import read_bai2
from payments.bank.ofx import read_ofx
from payments.bank.reading import Reading, ReadLine, Section, decoded
from payments.bank.separated import read_separated
from payments.bank.traces import numbers_in
from payments.models import BankAccount, BankLine, BankStatement
from practice.models import Staff

State = BankStatement.State
Format = BankStatement.Format
LARGEST_FILE = 10 * 1024 * 1024
MOST_LINES = 50_000
# A person who types a line may write the day on which it was seen, not that on which the bank booked it.
TYPED_WITHIN = timedelta(days=3)


class NotAStatement(Exception):
    """The file cannot be a bank statement of a kind that is read."""


class CannotTakeIn(Exception):
    """The file has problems; nothing of it is taken in."""


class AlreadySettled(Exception):
    """The statement was taken in or put away since it was read."""


class AccountExists(Exception):
    """There is an account of this name."""


class NoMovement(Exception):
    """A line of a statement moves money."""


@dataclass(slots=True)
class Placed:
    """One line of a file and, when it was here before, the line that it is."""

    line: ReadLine
    key: str
    known: BankLine | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a file in would do: its reading, every line with whether it is new, and sums."""

    reading: Reading
    placed: Sequence[Placed]

    @property
    def new(self) -> list[ReadLine]:
        """The lines that were not here before."""
        return [one.line for one in self.placed if one.known is None]

    @property
    def came_in(self) -> Decimal:
        """Dollars of the new lines that came in."""
        return sum((line.amount for line in self.new if line.amount > 0), Decimal("0.00"))

    @property
    def went_out(self) -> Decimal:
        """Dollars of the new lines that went out."""
        return -sum((line.amount for line in self.new if line.amount < 0), Decimal("0.00"))

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day of the file."""
        days = [one.line.day for one in self.placed]
        return (min(days), max(days)) if days else None


def open_account(*, name: str, last_four: str, begins_on: date) -> BankAccount:
    """
    Note an account of the office at a bank.

    :raises AccountExists: if the name is taken.
    """
    try:
        with transaction.atomic():
            return BankAccount.objects.create(name=name.strip(), last_four=last_four, begins_on=begins_on)
    except IntegrityError:
        raise AccountExists(f"There is an account {name.strip()} already. Choose another name.") from None


def store(*, account: BankAccount, content: bytes, file_name: str, by: Staff | None, now: datetime) -> BankStatement:
    """
    Store a statement as it came; nothing counts yet.  The same file again gives the statement that is there.

    :raises NotAStatement: if the file is empty, too large, or of a kind that is not read.
    """
    statement = BankStatement(
        account=account,
        file_name=file_name.replace("\x00", "")[-200:],
        format=_format(content),
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        stored_by=by,
        stored_at=now,
    )
    try:
        with transaction.atomic():
            statement.save()
    except IntegrityError:
        return BankStatement.objects.exclude(state=State.PUT_AWAY).get(account=account, digest=statement.digest)
    return statement


def preview(*, statement: BankStatement, date_format: str = "") -> Preview:
    """Show what taking the statement in would do; nothing changes."""
    reading, lines = _read(statement, date_format)
    return Preview(reading, _placed(statement.account, lines))


def take_in(*, statement: BankStatement, date_format: str, by: Staff | None, now: datetime) -> Preview:
    """
    Take in every line of a statement that is not here yet, all of them or none.

    Two people who take in overlapping files at once wait for each other, so that no line is doubled.

    :raises CannotTakeIn: if anything in the file is wrong.
    :raises AlreadySettled: if it was taken in or put away before.
    """
    with transaction.atomic():
        account = BankAccount.objects.select_for_update(no_key=True).get(pk=statement.account_id)
        row = _unsettled(statement)
        reading, lines = _read(row, date_format)
        if reading.problems:
            raise CannotTakeIn("The file has problems; nothing of it was taken in. They are listed with their lines.")
        shown = Preview(reading, _placed(account, lines))
        _save_lines(row, shown.placed)
        row.state, row.settled_by, row.settled_at = State.TAKEN_IN, by, now
        row.date_format = reading.date_format
        row.lines_in_file, row.lines_new = len(shown.placed), len(shown.new)
        row.save()
    statement.refresh_from_db()
    return shown


def put_away(*, statement: BankStatement, by: Staff | None, now: datetime) -> None:
    """
    Put a statement away without using it; it is kept, and the same file can be given again.

    :raises AlreadySettled: if it was taken in or put away before.
    """
    with transaction.atomic():
        row = _unsettled(statement)
        row.state, row.settled_by, row.settled_at = State.PUT_AWAY, by, now
        row.save(update_fields=["state", "settled_by", "settled_at"])


def type_line(  # noqa: PLR0913  (what stands on a statement's line, and who typed it)
    *,
    account: BankAccount,
    posted_on: date,
    amount: Decimal,
    text: str,
    trace: str,
    check_number: str,
    key: UUID,
    by: Staff | None,
) -> BankLine:
    """
    Type one line of a statement; the same `key` again gives the line that is there.

    When a file brings the line later, it is recognized by day and amount and not doubled.

    :raises NoMovement: if the amount is zero.
    """
    if not amount:
        raise NoMovement("Enter what came in, or with a minus what went out.")
    found = numbers_in(text)
    line, _ = BankLine.objects.get_or_create(
        typed_key=key,
        defaults={
            "account": account,
            "posted_on": posted_on,
            "amount": amount,
            "text": text[:1000],
            "trace": (trace or found.trace)[:50],
            "originator": found.originator,
            "ach_trace": found.ach_trace,
            "check_number": (check_number or found.check_number)[:20],
            "typed_by": by,
        },
    )
    return line


def _unsettled(statement: BankStatement) -> BankStatement:
    row = BankStatement.objects.select_for_update(of=("self",)).select_related("account").get(pk=statement.pk)
    if row.state != State.READ:
        raise AlreadySettled("Somebody took this statement in or put it away. Nothing was done twice.")
    return row


def _format(content: bytes) -> BankStatement.Format:
    if not content.strip():
        raise NotAStatement("The file is empty. Choose the statement that the bank gave you.")
    if len(content) > LARGEST_FILE:
        raise NotAStatement("The file is larger than 10 MB. Choose fewer days at the bank.")
    if content.startswith((b"PK", b"%PDF", b"\xd0\xcf\x11\xe0")):
        raise NotAStatement("This is a PDF or a spreadsheet. Download the days as CSV, OFX (QFX) or BAI2 instead.")
    text = decoded(content[:8192])
    if "\x00" in text:
        raise NotAStatement("This is no text. Download the days as CSV, OFX (QFX) or BAI2.")
    if "<OFX" in text.upper() or text.lstrip().upper().startswith(("OFXHEADER", "<?OFX")):
        return Format.OFX
    return Format.BAI2 if text.lstrip().startswith("01,") else Format.CSV


def _read(statement: BankStatement, date_format: str) -> tuple[Reading, list[ReadLine]]:
    text = decoded(bytes(statement.content))
    if statement.format == Format.CSV:
        reading = read_separated(text, date_format=date_format or statement.date_format)
    else:
        reading = read_ofx(text) if statement.format == Format.OFX else read_bai2(text)
    lines = _lines_of(statement.account, reading)
    if len(lines) > MOST_LINES:
        reading.wrong(0, f"The file has more than {MOST_LINES:,} lines. Choose fewer days at the bank.")
        lines = []
    return reading, lines


def _lines_of(account: BankAccount, reading: Reading) -> list[ReadLine]:
    """The lines of our account; other accounts in the file are told."""
    ours: list[ReadLine] = []
    others: list[Section] = []
    for section in reading.sections:
        digits = "".join(sign for sign in section.number if sign.isdigit())
        if len(digits) < len(account.last_four) or digits.endswith(account.last_four):
            ours += section.lines
        else:
            others.append(section)
    for section in others:
        reading.skip(0, f"{len(section.lines)} lines of the account ending in {section.number[-4:]}; not this one.")
    if others and len(others) == len(reading.sections):
        endings = ", ".join(section.number[-4:] for section in others)
        reading.wrong(
            0, f"The file is of the account ending in {endings}, not {account.last_four}. Choose that account."
        )
    return ours


def _placed(account: BankAccount, lines: Sequence[ReadLine]) -> list[Placed]:
    """
    Find for each line of a file whether it is here.

    First by its key; then, once each, a line of the same day and amount that came another way: typed, or in a file of
    another kind, which has no key of this kind.
    """
    placed = _with_keys(lines)
    if not placed:
        return placed
    days = [one.line.day for one in placed]
    near = BankLine.objects.filter(
        account=account, posted_on__range=(min(days) - TYPED_WITHIN, max(days) + TYPED_WITHIN)
    ).order_by("posted_on", "pk")
    by_key = {key: row for row in near for key in (row.id_key, row.text_key) if key}
    for one in placed:
        one.known = by_key.get(one.key)
    _adopt(placed, near)
    return placed


def _with_keys(lines: Iterable[ReadLine]) -> list[Placed]:
    counts: Counter[tuple[object, ...]] = Counter()
    placed = []
    for line in lines:
        told = line.bank_id or " ".join(f"{line.text} {line.check_number}".upper().split())
        same = ("id" if line.bank_id else "text", line.day.isoformat(), str(line.amount), told)
        counts[same] += 1
        key = hashlib.sha256("|".join([*same, str(counts[same])]).encode()).hexdigest()
        placed.append(Placed(line, key))
    return placed


def _adopt(placed: Sequence[Placed], near: Iterable[BankLine]) -> None:
    free: dict[tuple[bool, Decimal], list[BankLine]] = defaultdict(list)
    taken = {one.known.pk for one in placed if one.known}
    for row in near:
        for has_id in (True, False):
            if (row.id_key if has_id else row.text_key) is None and row.pk not in taken:
                free[(has_id, row.amount)].append(row)
    for one in placed:
        if one.known is None:
            fitting = [row for row in free[(bool(one.line.bank_id), one.line.amount)] if _is_of_the_day(row, one.line)]
            ranked = sorted(fitting, key=partial(_likeness, one.line))
            one.known = ranked[0] if ranked else None
            if one.known is not None:
                free[(bool(one.line.bank_id), one.line.amount)].remove(one.known)


def _is_of_the_day(row: BankLine, line: ReadLine) -> bool:
    is_typed = row.id_key is None and row.text_key is None
    return abs(row.posted_on - line.day) <= (TYPED_WITHIN if is_typed else timedelta(0))


def _likeness(line: ReadLine, row: BankLine) -> tuple[int, int, int]:
    """Small when a line that came another way is likely the same: same number, near day, first come."""
    same_number = bool(row.trace and row.trace == numbers_in(line.text).trace) or row.text == line.text
    return (0 if same_number else 1, abs(row.posted_on - line.day).days, row.pk)


def _save_lines(statement: BankStatement, placed: Sequence[Placed]) -> None:
    new = [_row(statement, one) for one in placed if one.known is None]
    BankLine.objects.bulk_create(new, batch_size=1000)
    changed = [row for one in placed if one.known and (row := _learnt(one.known, one, statement))]
    fields = ["statement", "number", "posted_on", "text", "trace", "originator", "ach_trace", "check_number", "id_key",
              "text_key"]  # fmt: skip
    BankLine.objects.bulk_update(changed, fields, batch_size=500)


def _row(statement: BankStatement, one: Placed) -> BankLine:
    line, found = one.line, numbers_in(one.line.text)
    return BankLine(
        account=statement.account,
        statement=statement,
        number=line.number,
        posted_on=line.day,
        amount=line.amount,
        text=line.text[:1000],
        trace=found.trace,
        originator=found.originator,
        ach_trace=found.ach_trace,
        check_number=(line.check_number or found.check_number)[:20],
        id_key=one.key if line.bank_id else None,
        text_key=None if line.bank_id else one.key,
    )


def _learnt(known: BankLine, one: Placed, statement: BankStatement) -> BankLine | None:
    """A known line with what this file adds to it; None when it came the same way before."""
    if one.key in {known.id_key, known.text_key}:
        return None
    fresh = _row(statement, one)
    if known.statement_id is None:
        known.statement, known.number, known.posted_on = statement, fresh.number, fresh.posted_on
        known.text = fresh.text or known.text
    known.id_key, known.text_key = fresh.id_key or known.id_key, fresh.text_key or known.text_key
    for name in ("trace", "originator", "ach_trace", "check_number"):
        setattr(known, name, getattr(known, name) or getattr(fresh, name))
    return known
