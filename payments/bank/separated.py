"""
Statements as tables: CSV as banks export it, each in its own layout.

The columns are found by their names.  Lines above the names (the account, balances) are passed over and told; a row
that should be money and cannot be read is a problem with its line.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from payments.bank.reading import DATE_FORMATS, NotAnAmount, Reading, ReadLine, Section, amount_of, day_of

HEADER_WITHIN = 30
FIELD_LIMIT = 20_000
# What banks call each column, in plain small letters.
NAMES: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "date": (
            "posting date", "posted date", "post date", "date posted", "date", "transaction date", "trans date",
            "booking date", "effective date", "as of date", "as-of date", "process date",
        ),
        "amount": ("amount", "transaction amount", "net amount", "amount (usd)", "amount usd"),
        "credit": ("credit", "credits", "credit amount", "deposit", "deposits", "deposit amount", "credit (usd)",
                   "money in", "paid in"),
        "debit": ("debit", "debits", "debit amount", "withdrawal", "withdrawals", "withdrawal amount", "debit (usd)",
                  "money out", "paid out"),
        "sign": ("cr/dr", "dr/cr", "credit/debit", "debit/credit", "credit or debit", "transaction type", "type",
                 "details"),
        "text": ("description", "transaction description", "details", "memo", "payee", "name", "narrative",
                 "bai description", "transaction detail", "extended description", "original description",
                 "customer reference", "bank reference", "reference", "reference number", "additional information",
                 "addenda", "text"),
        "check": ("check number", "check #", "check no", "check no.", "check or slip #", "check", "serial number",
                  "check/serial #", "cheque number"),
        "bank_id": ("transaction id", "fitid", "unique id", "transaction identifier"),
        "status": ("status", "transaction status"),
        "account": ("account number", "account", "account #", "account no"),
    }
)  # fmt: skip
DEBIT = frozenset({"dr", "debit", "d", "withdrawal"})
BALANCES = ("balance", "total", "ledger", "beginning", "ending", "opening", "closing")


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the table with its line in the file."""

    number: int
    cells: Sequence[str]

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing stands in it."""
        return not any(cell.strip() for cell in self.cells)


class Table:
    """The rows under the names of the columns, and which column is what."""

    def __init__(self, header: Row, rows: Sequence[Row]) -> None:
        self.header = header
        self.rows = rows
        self.places = _places(header)

    def cell(self, row: Row, column: str) -> str:
        """What stands in a column, the first of several; empty when the table has no such column."""
        return next((text for text in self.cells(row, column) if text), "")

    def cells(self, row: Row, column: str) -> list[str]:
        """What stands in all columns of this kind."""
        return [row.cells[at].strip() for at in self.places.get(column, ()) if at < len(row.cells)]

    @property
    def has_amounts(self) -> bool:
        """Tell whether dollars can be read from the table."""
        return bool({"amount", "credit"} & set(self.places))


def read_separated(text: str, *, date_format: str = "") -> Reading:
    """
    Read a statement that is a table.

    :param date_format: how its dates are to be read; empty chooses the first that fits them all.
    """
    reading = Reading()
    try:
        rows = _rows(text)
    except csv.Error:
        reading.wrong(0, "This is not a table. Export the statement as CSV, OFX (QFX) or BAI2 and take in that file.")
        return reading
    table = _table(rows)
    if table is None:
        reading.wrong(
            0,
            "No row names the columns. It needs a date and an amount (or credits and debits), such as: "
            "Date, Description, Amount. Export the statement again with its column names.",
        )
        return reading
    for row in rows[: rows.index(table.header)]:
        if not row.is_empty:
            reading.skip(row.number, "Stands above the names of the columns.")
    reading.columns = [(table.header.cells[at].strip(), kind) for kind, places in table.places.items() for at in places]
    _choose_dates(table, reading, date_format)
    if reading.date_format:
        _read_rows(table, reading)
    return reading


def _rows(text: str) -> list[Row]:
    csv.field_size_limit(FIELD_LIMIT)
    head = "\n".join(text.splitlines()[:HEADER_WITHIN])
    delimiter = max(",;\t|", key=head.count)
    reader = csv.reader(io.StringIO(text.replace("\x00", ""), newline=""), delimiter=delimiter)
    rows, before = [], 0
    for cells in reader:
        rows.append(Row(before + 1, cells))
        before = reader.line_num
    return rows


def _table(rows: Sequence[Row]) -> Table | None:
    for position, row in enumerate(rows[:HEADER_WITHIN]):
        table = Table(row, rows[position + 1 :])
        if "date" in table.places and table.has_amounts:
            return table
    return None


def _places(header: Row) -> dict[str, list[int]]:
    """Which columns are what; of several dates or amounts the one whose name comes first in our list is used."""
    names = [" ".join(cell.replace("_", " ").split()).strip().lower() for cell in header.cells]
    places: dict[str, list[int]] = {}
    for kind, known in NAMES.items():
        found = [names.index(name) for name in known if name in names]
        if found:
            places[kind] = sorted(set(found)) if kind == "text" else found[:1]
    return places


def _choose_dates(table: Table, reading: Reading, asked: str) -> None:
    texts = [text for row in table.rows if (text := table.cell(row, "date")) and _has_money(table, row)]
    fitting = [name for name in DATE_FORMATS if texts and all(day_of(text, name) for text in texts)]
    reading.date_formats = fitting
    if asked in fitting:
        reading.date_format = asked
    elif fitting:
        reading.date_format = fitting[0]
    elif not texts:
        reading.wrong(0, "No row of the table is a movement of money. Choose days on which something happened.")
    else:
        most = max(DATE_FORMATS, key=lambda name: sum(day_of(text, name) is not None for text in texts))
        reading.date_format = most


def _has_money(table: Table, row: Row) -> bool:
    return any(table.cell(row, column) for column in ("amount", "credit", "debit"))


def _read_rows(table: Table, reading: Reading) -> None:
    sections: dict[str, Section] = {}
    for row in table.rows:
        if row.is_empty:
            continue
        line = _line(table, row, reading)
        if line is not None:
            account = table.cell(row, "account")
            sections.setdefault(account, Section(account)).lines.append(line)
    reading.sections = list(sections.values())


def _line(table: Table, row: Row, reading: Reading) -> ReadLine | None:
    written = table.cell(row, "date")
    text = " ".join(part for part in dict.fromkeys(table.cells(row, "text")) if part)
    if not _has_money(table, row) or (not written and _is_balance(row)):
        _pass_over(row, reading)
        return None
    if "pending" in table.cell(row, "status").lower():
        reading.skip(row.number, "Pending at the bank; it comes with a later statement.")
        return None
    day = _day(row, written, reading)
    amount = _amount(table, row, reading)
    if day is None or amount is None:
        return None
    if amount == 0:
        reading.skip(row.number, "Moves no money.")
        return None
    return ReadLine(
        number=row.number,
        day=day,
        amount=amount,
        text=text,
        bank_id=table.cell(row, "bank_id"),
        check_number=table.cell(row, "check").removesuffix(".0"),
    )


def _is_balance(row: Row) -> bool:
    said = " ".join(row.cells).lower()
    return any(word in said for word in BALANCES)


def _pass_over(row: Row, reading: Reading) -> None:
    if _is_balance(row):
        reading.skip(row.number, "A balance or total, no movement of money.")
    else:
        reading.wrong(row.number, "This row has no amount. Correct the row in the export, or export the days again.")


def _day(row: Row, written: str, reading: Reading) -> date | None:
    day = day_of(written, reading.date_format) if written else None
    if day is None:
        shown = f"“{written[:20]}” is not a date written {reading.date_format}" if written else "The date is missing"
        reading.wrong(row.number, f"{shown}. Export the statement again; do not correct it in a spreadsheet.")
    return day


def _amount(table: Table, row: Row, reading: Reading) -> Decimal | None:
    """Dollars of a row: signed, or credits less debits; a column that says CR or DR gives the sign of plain ones."""
    try:
        if "amount" in table.places and (written := table.cell(row, "amount")):
            return _signed(amount_of(written), table.cell(row, "sign").lower())
        credit, debit = (amount_of(table.cell(row, column) or "0") for column in ("credit", "debit"))
    except NotAnAmount:
        reading.wrong(row.number, "The amount is not dollars and cents, such as 1,234.56. Export the statement again.")
        return None
    if credit and debit:
        reading.wrong(row.number, "The row has both a credit and a debit. Correct the row in the export.")
        return None
    return credit - abs(debit)


def _signed(amount: Decimal, word: str) -> Decimal:
    return -amount if word in DEBIT and amount > 0 else amount
