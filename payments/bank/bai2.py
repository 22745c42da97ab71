"""
Statements as BAI2, the format of banks' cash reports: every total in the file is checked.

Records: 01 file, 02 group (one day), 03 account, 16 one movement, 88 continues the record before it, 49, 98 and 99 end
account, group and file with their totals.  Amounts are cents without a point.

Source: Cash Management Balance Reporting Specifications, version 2 (BAI).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from payments.bank.reading import NotAnAmount, Reading, ReadLine, Section, cents

ZERO = Decimal("0.00")
CREDITS = range(100, 400)
DEBITS = range(400, 700)
# Movements inside of loans, and what a bank defines for itself: the code does not tell which way the money went.
NO_MONEY = frozenset({"890"})
# How many more fields each kind of funds brings: immediate, next day and two-day money; a value date with its time.
FUNDS = {"S": 3, "V": 2}


@dataclass(slots=True)
class Record:
    """One record with what its 88 records continue; `size` counts the lines it takes in the file."""

    number: int
    code: str
    fields: list[str]
    size: int = 1


@dataclass(slots=True)
class _Sum:
    """What a trailer must say about what came before it."""

    total: Decimal = ZERO
    parts: int = 0
    records: int = 0


@dataclass(slots=True)
class _State:
    """Where in the file the reader is."""

    reading: Reading
    file: _Sum = field(default_factory=_Sum)
    group: _Sum | None = None
    account: _Sum | None = None
    section: Section | None = None
    day: date | None = None
    is_ended: bool = False


def read_bai2(text: str) -> Reading:
    """Read a BAI2 report; every account of the file is a section of its own, over all its days."""
    state = _State(Reading())
    records = _records(text, state.reading)
    if not records or records[0].code != "01":
        state.reading.wrong(1, "The file does not begin with a 01 record. It is no BAI2 report, or its head is lost.")
        return state.reading
    steps = {
        "01": _begin_file, "02": _begin_group, "03": _begin_account, "16": _movement, "49": _end_account,
        "98": _end_group, "99": _end_file,
    }  # fmt: skip
    for record in records:
        for level in (state.file, state.group, state.account):
            if level is not None:
                level.records += record.size
        step = steps.get(record.code)
        if step is None:
            state.reading.wrong(
                record.number, f"There is no record {record.code[:4]} in BAI2. Ask the bank for the file."
            )
        else:
            step(record, state)
    if not state.is_ended:
        state.reading.wrong(0, "The file breaks off: its 99 record is missing. Ask the bank for the whole file.")
    state.reading.sections = _by_account(state.reading.sections)
    return state.reading


def _records(text: str, reading: Reading) -> list[Record]:
    records: list[Record] = []
    for number, line in enumerate(text.splitlines(), start=1):
        stripped = line.strip().strip("\x1a\x00")
        if not stripped:
            continue
        code, _, rest = stripped.partition(",")
        if code != "88":
            records.append(Record(number, code.rstrip("/"), _split(code, rest)))
        elif records:
            _continue(records[-1], rest)
        else:
            reading.wrong(number, "An 88 record continues nothing. The head of the file is lost; ask for it again.")
    return records


def _split(code: str, rest: str) -> list[str]:
    """The fields of a record; the text at the end of a 16 keeps its commas and slashes."""
    if code != "16":
        return rest.removesuffix("/").split(",")
    fields = rest.split(",")
    at = _text_place(fields)
    if len(fields) <= at:
        return rest.removesuffix("/").split(",")
    return [*fields[:at], ",".join(fields[at:]).removesuffix("/")]


def _text_place(fields: Sequence[str]) -> int:
    """Where the text of a movement stands: after type, amount, funds with their own fields, and two references."""
    return 5 + _fund_fields(fields[1:])


def _fund_fields(after_type: Sequence[str]) -> int:
    """How many fields the funds of a movement take beyond their kind; `after_type` begins with the amount."""
    kind = after_type[1].strip("/") if len(after_type) > 1 else ""
    if kind == "D":
        pairs = after_type[2] if len(after_type) > 2 else ""
        return 1 + 2 * int(pairs) if pairs.isascii() and pairs.isdigit() and len(pairs) < 3 else 1
    return FUNDS.get(kind, 0)


def _continue(record: Record, rest: str) -> None:
    """Add an 88: to the text of a movement as text, to anything else as further fields."""
    record.size += 1
    if record.code != "16":
        record.fields += rest.removesuffix("/").split(",")
        return
    if len(record.fields) > _text_place(record.fields):
        record.fields[-1] = f"{record.fields[-1]} {rest.removesuffix('/').strip()}".strip()
    else:
        record.fields = _split("16", ",".join([*record.fields, rest]))


def _begin_file(record: Record, state: _State) -> None:
    if state.file.parts or state.is_ended:
        state.reading.wrong(record.number, "A second 01 record: two files in one. Take them in one by one.")


def _begin_group(record: Record, state: _State) -> None:
    if state.group is not None:
        state.reading.wrong(record.number, "A group begins before the one before it ends (98). Ask for the file again.")
    state.group, state.file.parts = _Sum(records=record.size), state.file.parts + 1
    status, written = _at(record, 2), _at(record, 3)
    if status not in {"", "1"}:
        state.reading.wrong(
            record.number, "The group is a correction, deletion or test, not a report. Ask for the report."
        )
    state.day = _day(written)
    if state.day is None:
        state.reading.wrong(record.number, f"“{written[:10]}” is not a day (YYMMDD). Ask the bank for the file again.")
    _only_dollars(record, _at(record, 5), state)


def _begin_account(record: Record, state: _State) -> None:
    if state.group is None or state.account is not None:
        state.reading.wrong(record.number, "An account begins in the wrong place. Ask the bank for the file again.")
    if state.group is not None:
        state.group.parts += 1
    state.account, state.section = _Sum(records=record.size), Section(_at(record, 0))
    state.reading.sections.append(state.section)
    _only_dollars(record, _at(record, 1), state)
    for written in _summaries(record.fields[2:]):
        state.account.total += _cents(written, record, state)


def _summaries(fields: Sequence[str]) -> Iterator[str]:
    """The amounts of a 03: its fields come in fours (type, amount, count, funds), funds with fields of their own."""
    at = 0
    while at < len(fields):
        yield fields[at + 1] if at + 1 < len(fields) else ""
        at += 4 + _fund_fields(["", *fields[at + 3 : at + 5]])


def _movement(record: Record, state: _State) -> None:
    if state.account is None or state.section is None:
        state.reading.wrong(record.number, "A movement (16) stands outside of an account (03). Ask for the file again.")
        return
    amount = _cents(_at(record, 1), record, state)
    state.account.total += amount
    code = _at(record, 0)
    if code in NO_MONEY or amount == 0:
        state.reading.skip(record.number, "Moves no money.")
        return
    number = int(code) if code.isascii() and code.isdigit() and len(code) == 3 else 0
    if number not in CREDITS and number not in DEBITS:
        state.reading.wrong(
            record.number,
            f"Type {code[:5]} does not say whether money came or went. Ask the bank to report it otherwise.",
        )
    elif state.day is not None:
        signed = amount if number in CREDITS else -amount
        state.section.lines.append(_line(record, state.day, signed))


def _line(record: Record, day: date, amount: Decimal) -> ReadLine:
    at = _text_place(record.fields)
    references = [_at(record, at - 2), _at(record, at - 1), _at(record, at)]
    return ReadLine(
        number=record.number,
        day=day,
        amount=amount,
        text=" ".join(part.strip() for part in references if part.strip()),
    )


def _end_account(record: Record, state: _State) -> None:
    if state.account is None:
        state.reading.wrong(record.number, "An account ends (49) that did not begin. Ask the bank for the file again.")
        return
    ended, state.account, state.section = state.account, None, None
    _must_be(record, state, total=ended.total, parts=None, records=ended.records)
    if state.group is not None:
        state.group.total += ended.total


def _end_group(record: Record, state: _State) -> None:
    if state.group is None or state.account is not None:
        state.reading.wrong(record.number, "A group ends (98) in the wrong place. Ask the bank for the file again.")
    if state.group is not None:
        ended, state.group = state.group, None
        _must_be(record, state, total=ended.total, parts=ended.parts, records=ended.records)
        state.file.total += ended.total


def _end_file(record: Record, state: _State) -> None:
    if state.group is not None:
        state.reading.wrong(record.number, "The file ends (99) before its last group does. Ask for the file again.")
    state.is_ended = True
    _must_be(record, state, total=state.file.total, parts=state.file.parts, records=state.file.records)


def _must_be(record: Record, state: _State, *, total: Decimal, parts: int | None, records: int) -> None:
    """Compare a trailer with what was read; a difference means that lines were lost or changed on the way."""
    said = _cents(_at(record, 0), record, state)
    expected = [str(records)] if parts is None else [str(parts), str(records)]
    counts = [(_at(record, place).lstrip("0") or "0") for place in range(1, len(expected) + 1)]
    if said != total:
        state.reading.wrong(
            record.number,
            f"The total of record {record.code} is {said}, its parts are {total}. Ask for the file again.",
        )
    if counts != expected:
        state.reading.wrong(
            record.number,
            f"Record {record.code} counts {', '.join(counts)}; the file has {', '.join(expected)}. Ask for it again.",
        )


def _cents(written: str, record: Record, state: _State) -> Decimal:
    if not written.strip():
        return ZERO
    try:
        return cents(written)
    except NotAnAmount:
        state.reading.wrong(
            record.number, "The amount is not a whole number of cents. Ask the bank for the file again."
        )
        return ZERO


def _only_dollars(record: Record, currency: str, state: _State) -> None:
    if currency.strip().upper() not in {"", "USD"}:
        state.reading.wrong(record.number, "The account is not kept in dollars. Only dollars can be taken in.")


def _at(record: Record, place: int) -> str:
    return record.fields[place].strip() if place < len(record.fields) else ""


def _day(written: str) -> date | None:
    try:
        return datetime.strptime(written, "%Y%m%d" if len(written) == 8 else "%y%m%d").date()  # noqa: DTZ007
    except ValueError:
        return None


def _by_account(sections: Sequence[Section]) -> list[Section]:
    """One section for each account, where a file has several groups of one account."""
    merged: dict[str, Section] = {}
    for section in sections:
        merged.setdefault(section.number, Section(section.number)).lines.extend(section.lines)
    return list(merged.values())
