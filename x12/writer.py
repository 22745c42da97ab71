"""Writing interchanges: strict, all faults collected, counts and hierarchical numbers derived."""

from __future__ import annotations

from collections.abc import Sequence

from x12.assemble import Assembler
from x12.careful import Emitter
from x12.declare import Message
from x12.emit import USUAL, emit
from x12.envelope import GROUP_CODES, VERSIONS, Delimiters, File, Group, Interchange, InterchangeAck, Transaction
from x12.kinds import KIND_OF
from x12.problems import CannotWrite, Fault
from x12.reader import read
from x12.values import write_clock, write_day


def write(what: Interchange | File | Sequence[Interchange]) -> str:
    """
    Write one or more interchanges; a file or transaction that was read and not changed is written as it stood.

    :raises CannotWrite: with every fault, if anything breaks the rules of the format.
    """
    if isinstance(what, File):
        if _is_as_read(what):
            return what.text
        interchanges: Sequence[Interchange] = what.interchanges
    else:
        interchanges = [what] if isinstance(what, Interchange) else what
    faults: list[Fault] = []
    text = "".join(_Interchange(interchange, faults).write() for interchange in interchanges)
    if faults:
        raise CannotWrite(faults)
    return text


def _is_as_read(file: File) -> bool:
    """Tell whether a file is what its text says, so that the text is what to write."""
    if not file.text:
        return False
    again = read(file.text)
    return again == file and [(one.delimiters, one.raw) for one in again.transactions] == [
        (one.delimiters, one.raw) for one in file.transactions
    ]


def _is_unchanged(transaction: Transaction, delimiters: Delimiters) -> bool:
    """Tell whether a message is what its segments say."""
    raw = transaction.raw
    if len(raw) < 2 or transaction.delimiters != delimiters or transaction.message is None:
        return False
    if transaction.elements(1)[2:3] != [transaction.control_number]:
        return False
    assembler = Assembler(type(transaction.message), delimiters, raw[:1], streaming=False)
    assembler.feed([*raw[1:-1], ""], 0, is_end=True)
    assembler.end()
    return assembler.message == transaction.message


class _Interchange:
    """Writes one interchange into a list of segments."""

    def __init__(self, interchange: Interchange, faults: list[Fault]) -> None:
        self.interchange = interchange
        self.delimiters = interchange.delimiters
        self.faults = faults
        self.segments: list[str] = []

    def write(self) -> str:
        """Give the text of the interchange."""
        self._isa()
        for ack in self.interchange.acks:
            self._ta1(ack)
        for group in self.interchange.groups:
            self._group(group)
        self._line("IEA", str(len(self.interchange.groups)), f"{self.interchange.control_number:09d}")
        end = self.delimiters.segment + self.delimiters.line_break
        return end.join(self.segments) + end

    def _line(self, *elements: str) -> None:
        self.segments.append(self.delimiters.element.join(elements).rstrip(self.delimiters.element))

    def _isa(self) -> None:
        it = self.interchange
        if not 0 <= it.control_number <= 999_999_999:
            self._fault("ISA13", "The control number has more than 9 digits.", "Give a number from 0 to 999999999.")
        if it.date is None or it.time is None:
            self._fault("ISA09", "Date or time is missing.", "Give both.")
        for where, value in (("ISA06", it.sender), ("ISA08", it.receiver)):
            if not value or len(value) > 15 or set(value) & set(self.delimiters.reserved):
                self._fault(where, "The id must have 1 to 15 characters and no delimiter.", "Correct the connection.")
        day = write_day(it.date)[2:] if it.date else "000000"
        minute = write_clock(it.time)[:4] if it.time else "0000"
        self._line(
            *("ISA", "00", " " * 10, "00", " " * 10, it.sender_qualifier.ljust(2), it.sender.ljust(15)),
            *(it.receiver_qualifier.ljust(2), it.receiver.ljust(15), day, minute),
            *(self.delimiters.repetition.ljust(1, "^"), it.version, f"{it.control_number:09d}"),
            *("1" if it.ack_requested else "0", it.usage, self.delimiters.component),
        )

    def _ta1(self, ack: InterchangeAck) -> None:
        where = ("TA1", f"{ack.control_number:09d}", write_day(ack.date)[2:] if ack.date else "")
        self._line(*where, write_clock(ack.time)[:4] if ack.time else "", ack.status, ack.code)

    def _group(self, group: Group) -> None:
        kind = next((_kind(transaction) for transaction in group.transactions), "")
        version = group.version or VERSIONS.get(kind, "")
        code = group.code or GROUP_CODES.get(kind, "")
        if not code or not version or group.date is None or group.time is None:
            self._fault("GS", "The group has no kind, version, date or time.", "Put a message in it, with both times.")
        day, minute = write_day(group.date) if group.date else "", write_clock(group.time) if group.time else ""
        self._line("GS", code, group.sender, group.receiver, day, minute, str(group.control_number), "X", version)
        for transaction in group.transactions:
            self._transaction(transaction, version)
        numbers = [transaction.control_number for transaction in group.transactions]
        if len(set(numbers)) < len(numbers):
            self._fault("ST02", "Two transactions of the group have the same control number.", "Number them apart.")
        self._line("GE", str(len(group.transactions)), str(group.control_number))

    def _transaction(self, transaction: Transaction, version: str) -> None:
        number = transaction.control_number
        if not 4 <= len(number) <= 9 or not number.isalnum():
            self._fault("ST02", "The control number must have 4 to 9 letters or digits.", "Pad it with zeros.")
        if transaction.message is None:
            if len(transaction.raw) > 1:
                self.segments += transaction.raw
            else:
                self._fault("ST", "The transaction has no message.", "Give one.")
            return
        if _is_unchanged(transaction, self.delimiters):
            self.segments += transaction.raw
            return
        kind = _kind(transaction)
        start = len(self.segments)
        has_guide = kind != "835" or (transaction.raw and transaction.raw[0].count(self.delimiters.element) > 2)
        self._line("ST", kind[:3], number, version if has_guide else "")
        self.segments += self._message(transaction.message)
        self._line("SE", str(len(self.segments) - start + 1), number)

    def _message(self, message: Message) -> list[str]:
        """Write a message the quick way if everything in it is as it must be, else carefully, naming every fault."""
        if self.delimiters.reserved == USUAL.reserved:
            try:
                return emit(message)
            except (ValueError, TypeError, LookupError, AttributeError):
                pass
        return Emitter(self.delimiters, self.faults).emit(message)

    def _fault(self, where: str, what: str, remedy: str) -> None:
        self.faults.append(Fault(where, what, remedy))


def _kind(transaction: Transaction) -> str:
    return KIND_OF.get(type(transaction.message), "") if transaction.message else transaction.kind
