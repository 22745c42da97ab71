"""
Statements as OFX (also called QFX or Web Connect): 1.x, where end tags may be missing, and 2.x, which is XML.

One small scanner of tags reads both.  It knows no entities but the five of XML, no document types and no addresses, so
that a hostile file can make it neither open nor expand anything.

Source: Open Financial Exchange 1.6 and 2.2, section 11 (bank statements).
"""

import re
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from payments.bank.reading import NotAnAmount, Reading, ReadLine, Section, amount_of

TAG = re.compile(r"<(/?)([A-Za-z0-9_.]{1,80})(?:\s[^<>]{0,400})?(/?)>([^<]*)")
ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&nbsp;": " ", "&amp;": "&"}
STATEMENTS = frozenset({"STMTRS", "CCSTMTRS"})


def read_ofx(text: str) -> Reading:
    """Read an OFX statement; every account of the file is a section of its own."""
    reading = Reading()
    lines = _Lines(reading)
    for number, is_end, name, value in _tags(text):
        lines.take(number, is_end, name, value)
    lines.finish()
    if not reading.sections and not reading.problems:
        reading.wrong(0, "The file has no bank statement. Download the account's transactions as OFX or QFX.")
    return reading


def _tags(text: str) -> Iterator[tuple[int, bool, str, str]]:
    number, at = 1, 0
    for found in TAG.finditer(text):
        number += text.count("\n", at, found.start())
        at = found.start()
        end, name, closed, value = found.groups()
        yield number, bool(end), name.upper(), _unescaped(value.strip())
        if closed:
            yield number, True, name.upper(), ""


def _unescaped(text: str) -> str:
    for entity, sign in ENTITIES.items():
        text = text.replace(entity, sign)
    return text


class _Lines:
    """What has been read so far: the account, and the values of the transaction that is being read."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.section: Section | None = None
        self.values: dict[str, str] | None = None
        self.started = 0
        self.opened = 0
        self.closed = False

    def take(self, number: int, is_end: bool, name: str, value: str) -> None:
        """Take in one tag with what follows it."""
        if name in STATEMENTS and not is_end:
            self.section = Section()
            self.reading.sections.append(self.section)
        elif name == "STMTTRN":
            self._close()
            if not is_end:
                self.values, self.started = {}, number
        elif name in {"BANKTRANLIST", "OFX"} and is_end:
            self._close()
            self.closed = self.closed or name == "OFX"
        elif not is_end and value:
            self._value(number, name, value)

    def finish(self) -> None:
        """End the file; one that breaks off is a problem, because lines may be missing."""
        self._close()
        if self.reading.sections and not self.closed:
            self.reading.wrong(0, "The file breaks off before its end. Download it again.")

    def _value(self, number: int, name: str, value: str) -> None:
        if self.values is not None:
            self.values.setdefault(name, value)
        elif name == "ACCTID" and self.section is not None and not self.section.number:
            self.section.number = value
        elif name == "CURDEF" and value.upper() != "USD":
            self.reading.wrong(number, f"The account is kept in {value[:3]}. Only dollars can be taken in.")

    def _close(self) -> None:
        values, self.values = self.values, None
        if values is None or self.section is None:
            return
        line = self._line(values)
        if line is not None:
            self.section.lines.append(line)

    def _line(self, values: dict[str, str]) -> ReadLine | None:
        day, amount = _day(values.get("DTPOSTED", "")), self._amount(values)
        if day is None:
            self.reading.wrong(self.started, "The transaction has no date (DTPOSTED) that can be read.")
        if day is None or amount is None:
            return None
        if amount == 0:
            self.reading.skip(self.started, "Moves no money.")
            return None
        parts = [values.get(name, "") for name in ("NAME", "MEMO", "REFNUM")]
        return ReadLine(
            number=self.started,
            day=day,
            amount=amount,
            text=" ".join(part for part in dict.fromkeys(parts) if part),
            bank_id=values.get("FITID", ""),
            check_number=values.get("CHECKNUM", ""),
        )

    def _amount(self, values: dict[str, str]) -> Decimal | None:
        written = values.get("TRNAMT", "")
        try:
            return amount_of(written.replace(",", ".") if "." not in written else written)
        except NotAnAmount:
            self.reading.wrong(self.started, "The transaction has no amount (TRNAMT) that can be read.")
            return None


def _day(written: str) -> date | None:
    try:
        return datetime.strptime(written[:8], "%Y%m%d").date()  # noqa: DTZ007  (the bank's own day)
    except ValueError:
        return None
