"""Reading a file: envelopes, transactions, and everything that is wrong with them.  Nothing here raises for content."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

from x12.assemble import Assembler
from x12.compiled import maker, padded
from x12.envelope import VERSIONS, File, Group, Interchange, InterchangeAck, Transaction
from x12.kinds import MESSAGES, kind_of
from x12.problems import Problem
from x12.scan import Span, decode, interchanges, segments
from x12.values import read_clock, read_day

ENVELOPE = frozenset({"ISA", "TA1", "GS", "ST", "SE", "GE", "IEA"})


def read(data: bytes | str) -> File:
    """
    Read a whole file.

    Content never raises: what is wrong is in the problems of the file, its interchanges and its transactions.
    """
    text = decode(data)
    file = File()
    if not text.strip():
        _tell(file, "EMPTY", "The file is empty. Ask the sender to send it again.")
        return file
    counter = _Counter()
    for span in interchanges(text):
        _Reader(file, span, counter).run()
    if file.interchanges and text.lstrip()[:3].upper() != "ISA":
        what = "There is text before the first ISA segment; it was not used. Check that the file is complete."
        file.problems.append(Problem("warning", 0, "", 0, what, "TEXT-BEFORE"))
    if not file.interchanges and not file.problems:
        what = "This is not an X12 file: it has no ISA segment. Check that the right file was sent."
        if "\0" in text:
            what = "This is a binary file, not X12: it has no ISA segment. Check that the right file was sent."
        _tell(file, "NOT-X12", what)
    return file


def _tell(file: File, code: str, text: str) -> None:
    file.problems.append(Problem("error", 0, "", 0, text, code))


@dataclass(slots=True)
class _Counter:
    segment: int = 0


@dataclass(slots=True)
class _Reader:
    """Walks the segments of one interchange."""

    file: File
    span: Span
    counter: _Counter
    interchange: Interchange | None = None
    group: Group | None = None
    transaction: Transaction | None = None
    assembler: Assembler | None = None
    seen: set[str] = field(default_factory=set)
    closed: bool = False

    def run(self) -> None:
        """Read the interchange and add it to the file."""
        delimiters = self.span.delimiters
        if delimiters is None:
            _tell(
                self.file,
                "ISA",
                "The ISA segment is cut off or damaged, so the file cannot be read. Ask the sender to send it again.",
            )
            return
        separator = delimiters.element
        for text in segments(self.span):
            self.counter.segment += 1
            elements = text.split(separator)
            name = elements[0].strip().upper()
            elements[0] = name
            if name in ENVELOPE:
                self._envelope(name, elements, text)
            elif self.transaction is not None:
                self._content(elements, text)
            else:
                self._problem(
                    "error", name, 0, "This segment stands outside of any transaction and was not used.", "STRAY"
                )
        self._finish()

    def _content(self, elements: list[str], text: str) -> None:
        if self.transaction is None:
            return
        self.transaction.raw.append(text)
        if self.assembler is not None:
            self.assembler.add(elements, len(self.transaction.raw), text)

    def _envelope(self, name: str, elements: list[str], text: str) -> None:
        if self.closed:
            self._problem("error", name, 0, "This segment follows the IEA, after the end. Check the file.", "AFTER-END")
        if name == "ISA":
            self._isa(padded(elements, 17))
        elif name == "TA1":
            self._ta1(elements)
        elif name == "GS":
            self._gs(padded(elements, 9))
        elif name == "ST":
            self._st(padded(elements, 4), text)
        elif name == "SE":
            self._se(padded(elements, 3), text)
        elif name == "GE":
            self._ge(padded(elements, 3))
        else:
            self._iea(padded(elements, 3))

    # -- opening ------------------------------------------------------------------------------------------------

    def _isa(self, e: list[str]) -> None:
        if self.interchange is not None or self.span.delimiters is None:
            self._problem("error", "ISA", 0, "A second ISA stands inside the interchange; it was not used.", "ISA")
            return
        problems: list[Problem] = []
        self.interchange = Interchange(
            sender=e[6].strip(),
            receiver=e[8].strip(),
            control_number=self._whole(e[13], "ISA", 13, problems),
            date=self._value(read_day, e[9], "ISA", 9, problems),
            time=self._value(read_clock, e[10], "ISA", 10, problems),
            usage=e[15].strip(),
            ack_requested=e[14].strip() == "1",
            sender_qualifier=e[5].strip(),
            receiver_qualifier=e[7].strip(),
            version=e[12].strip(),
            delimiters=self.span.delimiters,
            problems=problems,
        )
        self.file.interchanges.append(self.interchange)
        if self.interchange.version != "00501":
            self._problem(
                "warning", "ISA", 12, "The interchange is not of version 00501; it was read as if it were.", "VERSION"
            )

    def _ta1(self, elements: list[str]) -> None:
        if self.interchange is None or self.span.delimiters is None:
            return
        try:
            ack = maker(InterchangeAck)(elements, self.counter.segment, self.span.delimiters)
        except ValueError:
            self._problem(
                "error", "TA1", 0, "The TA1 has an unreadable number, date or time; it was not used.", "VALUE"
            )
            return
        self.interchange.acks.append(ack)

    def _gs(self, e: list[str]) -> None:
        self._close_group("GS")
        if self.interchange is None:
            return
        problems = self.interchange.problems
        self.group = Group(
            code=e[1].strip(),
            sender=e[2].strip(),
            receiver=e[3].strip(),
            date=self._value(read_day, e[4], "GS", 4, problems),
            time=self._value(read_clock, e[5], "GS", 5, problems),
            control_number=self._whole(e[6], "GS", 6, problems),
            version=e[8].strip(),
        )
        self.interchange.groups.append(self.group)
        self.seen = set()

    def _st(self, e: list[str], text: str) -> None:
        self._close_transaction("ST")
        if self.interchange is None:
            return
        if self.group is None:
            self._problem(
                "error", "ST", 0, "The transaction stands outside of a GS group. It was read all the same.", "NO-GS"
            )
            self.group = Group(sender="", receiver="", control_number=0, date=None, time=None)
            self.interchange.groups.append(self.group)
        version = e[3].strip() or self.group.version
        kind = kind_of(e[1].strip(), version)
        number = e[2].strip()
        self.transaction = Transaction(
            control_number=number,
            kind=kind,
            version=version,
            at=self.counter.segment,
            delimiters=self.interchange.delimiters,
            raw=[text],
        )
        self.group.transactions.append(self.transaction)
        if number in self.seen:
            self._in_transaction("warning", 2, "Another transaction of the group has the same control number.", "ST02")
        self.seen.add(number)
        self._open_message(kind, version)

    def _open_message(self, kind: str, version: str) -> None:
        cls = MESSAGES.get(kind)
        if cls is None or self.interchange is None or self.transaction is None:
            if kind.startswith("unknown"):
                self._in_transaction(
                    "error", 1, "This kind of message is not known; it was kept but not read.", "UNKNOWN-KIND"
                )
            return
        if version[:10] != VERSIONS[kind][:10]:
            what = (
                f"The message is not of version {VERSIONS[kind]}. It was read as far as possible; ask for that version."
            )
            self._in_transaction("error", 3 if kind != "835" else 1, what, "VERSION")
        self.assembler = Assembler(cls, self.interchange.delimiters)
        self.transaction.message = self.assembler.message

    # -- closing ------------------------------------------------------------------------------------------------

    def _se(self, e: list[str], text: str) -> None:
        if self.transaction is None:
            self._problem("error", "SE", 0, "This SE closes no transaction.", "STRAY")
            return
        self.transaction.raw.append(text)
        count = len(self.transaction.raw)
        if e[1].strip() != str(count) and e[1].strip().lstrip("0") != str(count):
            what = (
                f"SE01 does not match: the transaction has {count} segments. Some may be lost; ask for the file again."
            )
            self._in_transaction("error", 1, what, "SE01", count, "SE")
        if e[2].strip() != self.transaction.control_number:
            what = "SE02 does not repeat the control number of the ST. Ask the sender for a corrected file."
            self._in_transaction("error", 2, what, "SE02", count, "SE")
        self._end_transaction()

    def _ge(self, e: list[str]) -> None:
        self._close_transaction("GE")
        if self.group is None:
            self._problem("error", "GE", 0, "This GE closes no group.", "STRAY")
            return
        if e[1].strip().lstrip("0") != str(len(self.group.transactions) or ""):
            count = len(self.group.transactions)
            what = f"GE01 does not match: the group has {count} transactions. Ask for the file again."
            self._problem("error", "GE", 1, what, "GE01")
        if e[2].strip().lstrip("0") != str(self.group.control_number or ""):
            self._problem("error", "GE", 2, "GE02 does not repeat the control number of the GS.", "GE02")
        self.group = None

    def _iea(self, e: list[str]) -> None:
        self._close_group("IEA")
        if self.interchange is None:
            return
        groups = len(self.interchange.groups)
        if e[1].strip().lstrip("0") != str(groups or ""):
            self._problem(
                "error", "IEA", 1, f"IEA01 does not match: there are {groups} groups. Ask for the file again.", "IEA01"
            )
        if e[2].strip().lstrip("0") != str(self.interchange.control_number or ""):
            self._problem("error", "IEA", 2, "IEA02 does not repeat the control number of the ISA.", "IEA02")
        self.closed = True

    def _finish(self) -> None:
        self._close_group("")
        if self.interchange is not None and not self.closed:
            what = (
                "The file is cut off: the IEA is missing. What was there was read; ask the sender for the whole file."
            )
            self._problem("error", "IEA", 0, what, "NO-IEA")

    def _close_group(self, before: str) -> None:
        self._close_transaction(before)
        if self.group is not None and self.group.version:
            self._problem("error", "GE", 0, "The GE that closes the group is missing. Ask for the whole file.", "NO-GE")
        self.group = None

    def _close_transaction(self, before: str) -> None:
        if self.transaction is None:
            return
        what = "The transaction is cut off: its SE is missing. Ask the sender for the whole file."
        self._in_transaction("error", 0, what, "NO-SE", len(self.transaction.raw), "SE")
        self._end_transaction()

    def _end_transaction(self) -> None:
        if self.transaction is not None and self.assembler is not None:
            self.assembler.end()
            self.transaction.problems += self.assembler.problems
        self.transaction = None
        self.assembler = None

    # -- values and problems ------------------------------------------------------------------------------------

    def _whole(self, text: str, name: str, element: int, problems: list[Problem]) -> int:
        digits = text.strip()
        if digits.isascii() and digits.isdigit() and len(digits) < 19:
            return int(digits)
        what = "The control number is not a number. Ask the sender for a corrected file."
        problems.append(Problem("error", self.counter.segment, name, element, what, "VALUE"))
        return 0

    def _value(self, reader: Any, text: str, name: str, element: int, problems: list[Problem]) -> Any:
        try:
            return reader(text.strip())
        except ValueError as error:
            what = f"The value {error}; it was read as absent."
            problems.append(Problem("warning", self.counter.segment, name, element, what, "VALUE"))
            return None

    def _problem(self, severity: Literal["error", "warning"], name: str, element: int, text: str, code: str) -> None:
        found = Problem(severity, self.counter.segment, name, element, text, code)
        (self.interchange or self.file).problems.append(found)

    def _in_transaction(
        self,
        severity: Literal["error", "warning"],
        element: int,
        text: str,
        code: str,
        number: int = 1,
        name: str = "ST",
    ) -> None:
        if self.transaction is not None:
            self.transaction.problems.append(Problem(severity, number, name, element, text, code))
