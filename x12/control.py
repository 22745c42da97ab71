"""The control segments: ISA, TA1, GS, ST and what closes them, with everything that can be wrong about them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from x12.assemble import Assembler
from x12.compiled import maker
from x12.control_sizes import CODES, SIZES, TA1_SIZES, WIDTHS
from x12.elements import padded
from x12.envelope import VERSIONS, Delimiters, File, Group, Interchange, InterchangeAck, Transaction
from x12.kinds import BEGINNINGS, MESSAGES, kind_in_group, kind_of
from x12.plan import Child, parse_key
from x12.problems import Problem, Rule
from x12.rules import reading, spelling
from x12.unnamed import SIGNS, Unnamed
from x12.values import read_clock, read_day, read_whole

TA1 = Child(parse_key("TA1"), "acks", InterchangeAck, True, False, None, 0, 0)
TA1_WIDTH = 6  # with the id of the segment
Ended = list[Transaction | Interchange]


@dataclass(slots=True)
class Control:
    """Follows the envelopes of one interchange; `number` counts its segments on from those before it in the file."""

    file: File
    delimiters: Delimiters
    keeps: bool
    number: int = 0
    interchange: Interchange | None = None
    group: Group | None = None
    transaction: Transaction | None = None
    assembler: Assembler | None = None
    groups: int = 0
    transactions: int = 0
    seen: set[str] = field(default_factory=set)
    closed: bool = False
    strayed: int = 0
    has_followed_end: bool = False

    def take(self, text: str) -> Ended:
        """Take a segment that stands outside of messages, and give what it ends."""
        elements = text.split(self.delimiters.element)
        name = elements[0].strip().upper()
        if name == "SE" and self.transaction is not None:
            return self._se(padded(elements, 3), text)
        self.number += 1
        act = self._acts().get(name)
        if act is None or self.closed:
            self._stray(name)
        return act(elements, text) if act is not None else []

    def _stray(self, name: str) -> None:
        """Tell of the first of several segments that stand where none belongs."""
        is_told = self.has_followed_end if self.closed else self.strayed and self.strayed == self.number - 1
        if not is_told:
            self._tell(reading.AFTER_END if self.closed else reading.STRAY, name)
        self.strayed = self.number
        self.has_followed_end = self.closed

    def finish(self) -> Ended:
        """Close everything at the end of the interchange, whether it says so or not."""
        ended = self._close_group()
        if self.interchange is None:
            return ended
        if not self.closed and self.interchange.is_sent:
            self._tell(reading.NO_IEA, "IEA")
        return [*ended, self.interchange]

    def _acts(self) -> dict[str, Callable[[list[str], str], Ended]]:
        return {
            "ISA": self._isa,
            "TA1": self._ta1,
            "GS": self._gs,
            "ST": self._st,
            "SE": self._stray_end,
            "GE": self._ge,
            "IEA": self._iea,
        }

    # -- opening ------------------------------------------------------------------------------------------------

    def go_without(self, why: Rule) -> None:
        """Begin an interchange whose ISA is not there or cannot be used."""
        self.interchange = Interchange(
            sender="", receiver="", control_number=0, date=None, time=None, usage="", version="",
            sender_qualifier="", receiver_qualifier="", delimiters=self.delimiters,
            problems=[why.problem(self.number + 1, "ISA")],
        )  # fmt: skip
        if self.keeps:
            self.file.interchanges.append(self.interchange)

    def _isa(self, elements: list[str], text: str) -> Ended:
        if self.interchange is not None:
            if self.interchange.is_sent:
                self._tell(reading.ISA_SECOND, "ISA")
            return []
        e = [element.strip() for element in padded(elements, 17)]
        problems: list[Problem] = []
        self.interchange = Interchange(
            sender=e[6],
            receiver=e[8],
            control_number=self._number(e[13], "ISA", 13, problems),
            date=self._value(read_day, e[9], "ISA", 9, problems),
            time=self._value(read_clock, e[10], "ISA", 10, problems),
            usage=e[15],
            ack_requested=e[14] == "1",
            sender_qualifier=e[5],
            receiver_qualifier=e[7],
            version=e[12],
            delimiters=self.delimiters,
            problems=problems,
        )
        if self.keeps:
            self.file.interchanges.append(self.interchange)
        if self.interchange.version != "00501":
            self._tell(reading.INTERCHANGE_VERSION, "ISA", 12)
        if e[16] != self.delimiters.component.strip():
            self._tell(reading.ISA16, "ISA", 16)
        self._codes("ISA", e)
        self._form("ISA", elements)
        return []

    def _ta1(self, elements: list[str], text: str) -> Ended:
        if self.interchange is None:
            return []
        if len(elements) > TA1_WIDTH:
            self._tell(reading.TOO_MANY, "TA1", TA1_WIDTH)
        try:
            maker(TA1, True)(self.interchange, padded(elements, TA1_WIDTH)[:TA1_WIDTH], self.number, self.delimiters)
        except ValueError:
            self._tell(reading.TA1_VALUE, "TA1", _unread_in(elements))
            return []
        for element, size in TA1_SIZES:
            if len(padded(elements, TA1_WIDTH)[element].strip()) != size:
                self._tell(reading.TA1_FORM, "TA1", element)
        return []

    def _gs(self, elements: list[str], text: str) -> Ended:
        ended = self._close_group()
        if self.interchange is None:
            return ended
        e = [element.strip() for element in padded(elements, 9)]
        problems = self.interchange.problems
        self.group = Group(
            code=e[1],
            sender=e[2],
            receiver=e[3],
            date=self._value(read_day, e[4], "GS", 4, problems),
            time=self._value(read_clock, e[5], "GS", 5, problems),
            control_number=self._number(e[6], "GS", 6, problems),
            version=e[8],
            at=self.number,
        )
        self._add_group(self.group)
        self._codes("GS", e)
        self._form("GS", elements)
        return ended

    def _codes(self, name: str, elements: list[str]) -> None:
        """Tell of codes that nothing else depends on, and of elements that the segment does not have."""
        for element, allowed in CODES[name].items():
            if elements[element] not in allowed:
                self._tell(reading.ENVELOPE_CODE, name, element)
        self._width(name, elements)

    def _form(self, name: str, elements: list[str]) -> None:
        """Tell of the first element that has not its number of characters, and of a name in lower case."""
        if elements[0].strip() != name:
            self._tell(spelling.LOWER_CASE, name)
        whole = padded(elements, WIDTHS[name] + 1)
        wrong = (at for at, sizes in SIZES[name].items() if whole[at] and len(whole[at]) not in sizes)
        for element in wrong:
            self._tell(reading.ENVELOPE_SIZE, name, element)
            return

    def _width(self, name: str, elements: list[str]) -> None:
        width = WIDTHS[name]
        if any(elements[width + 1 :]):
            self._tell(reading.TOO_MANY, name, width + 1)

    def _add_group(self, group: Group) -> None:
        if self.interchange is not None:
            self.interchange.groups.append(group)
        self.groups += 1
        self.transactions = 0
        self.seen.clear()

    def _st(self, elements: list[str], text: str) -> Ended:
        ended = self._close_transaction()
        if self.interchange is None:
            return ended
        if self.group is None:
            if self.interchange.is_sent or self.groups:
                self._tell(reading.NO_GS, "ST")
            self.group = Group(sender="", receiver="", control_number=0, date=None, time=None)
            self._add_group(self.group)
        e = [element.strip() for element in padded(elements, 4)]
        self._width("ST", e)
        version = e[3] or self.group.version
        kind = kind_of(e[1], e[3], self.group.version)
        self.transaction = Transaction(
            control_number=e[2],
            kind=kind,
            version=version,
            at=self.number,
            delimiters=self.delimiters,
            raw=[text],
        )
        self.transactions += 1
        if self.keeps:
            self.group.transactions.append(self.transaction)
        if e[2] in self.seen:
            self._tell_in(reading.ST02, "ST", 2)
        self.seen.add(e[2])
        self._open_message(kind, version)
        return ended

    def opens_without_st(self, text: str) -> bool:
        """Open a message that begins here with the segment behind its ST, and tell whether it does."""
        group = self.group
        if group is None or self.transaction is not None or self.closed:
            return False
        if text.partition(self.delimiters.element)[0].upper() not in BEGINNINGS:
            return False
        kind = kind_in_group(group.code, group.version)
        if not kind:
            return False
        self.transaction = Transaction(
            control_number="",
            kind=kind,
            version=group.version,
            at=self.number,
            delimiters=self.delimiters,
            raw=[""],
        )
        self._tell_in(reading.NO_ST, "ST")
        self.transactions += 1
        if self.keeps:
            group.transactions.append(self.transaction)
        self._build(kind, group.version)
        return True

    def _open_message(self, kind: str, version: str) -> None:
        transaction = self.transaction
        if transaction is None:
            return
        if kind.startswith("unknown"):
            if any(kind == f"unknown {said}" for said, _ in SIGNS):
                self.assembler = Unnamed(transaction, self.keeps, self._found)  # type: ignore[assignment]
            else:
                self._tell_in(reading.UNKNOWN_KIND, "ST", 1)
            return
        self._build(kind, version)

    def _found(self, kind: str) -> Assembler | None:
        """Build what an unnamed message turned out to be, "" when it stayed unknown."""
        if self.transaction is None:
            return None
        if not kind:
            self._tell_in(reading.UNKNOWN_KIND, "ST", 1)
            return None
        self.transaction.kind = kind
        return self._build(kind, self.transaction.version)

    def _build(self, kind: str, version: str) -> Assembler | None:
        """Begin a message of a kind that is read; others are only recognized."""
        cls = MESSAGES.get(kind)
        if self.transaction is None or cls is None:
            return None
        is_named = version or self.group is None or self.group.is_sent
        if is_named and version[:10] != VERSIONS[kind][:10]:
            what = f"The message is not of version {VERSIONS[kind]}; it was read as far as possible."
            self._tell_in(reading.VERSION, "ST", 3 if kind != "835" else 1, what=what)
        made = Assembler(cls, self.delimiters, self.transaction.raw, streaming=not self.keeps)
        self.assembler, self.transaction.message = made, made.message
        return made

    # -- closing ------------------------------------------------------------------------------------------------

    def _stray_end(self, elements: list[str], text: str) -> Ended:
        if not self.strayed or self.strayed != self.number - 1:
            self._tell(reading.STRAY, "SE", what="This SE closes no transaction.")
        return []

    def _se(self, e: list[str], text: str) -> Ended:
        transaction = self.transaction
        if transaction is None:
            return []
        self.number += 1
        transaction.raw.append(text)
        count = transaction.count
        if any(e[3:]):
            self._tell_in(reading.TOO_MANY, "SE", 3, at=count)
        if not _same(e[1], count):
            what = f"SE01 does not match: the transaction has {count} segments."
            self._tell_in(reading.SE01, "SE", 1, at=count, what=what)
        if not transaction.is_opened:
            transaction.control_number = e[2].strip()
        if e[2].strip() != transaction.control_number:
            self._tell_in(reading.SE02, "SE", 2, at=count)
        return self._end_transaction(count - 1)

    def _ge(self, elements: list[str], text: str) -> Ended:
        ended = self._close_transaction()
        if self.group is None:
            self._tell(reading.STRAY, "GE", what="This GE closes no group.")
            return ended
        e = padded(elements, 3)
        self._width("GE", e)
        if not _same(e[1], self.transactions):
            what = f"GE01 does not match: the group has {self.transactions} transactions."
            self._tell(reading.GE01, "GE", 1, what=what)
        if self.group.is_sent and not _same(e[2], self.group.control_number):
            self._tell(reading.GE02, "GE", 2)
        self.group = None
        return ended

    def _iea(self, elements: list[str], text: str) -> Ended:
        ended = self._close_group()
        if self.interchange is None:
            return ended
        e = padded(elements, 3)
        self._width("IEA", e)
        # A group whose GS is lost is told as that; the count may be without it, and what follows an IEA is not counted.
        sent = sum(group.is_sent for group in self.interchange.groups)
        if not self.closed and not _same(e[1], self.groups) and not _same(e[1], sent):
            self._tell(reading.IEA01, "IEA", 1, what=f"IEA01 does not match: there are {self.groups} groups.")
        if self.interchange.is_sent and not _same(e[2], self.interchange.control_number):
            self._tell(reading.IEA02, "IEA", 2)
        self.closed = True
        return ended

    def _close_group(self) -> Ended:
        ended = self._close_transaction()
        if self.group is not None and self.group.version:
            self._tell(reading.NO_GE, "GE")
        self.group = None
        return ended

    def _close_transaction(self) -> Ended:
        if self.transaction is None:
            return []
        count = self.transaction.count
        self._tell_in(reading.NO_SE, "SE", at=count)
        return self._end_transaction(count)

    def _end_transaction(self, last: int) -> Ended:
        transaction, assembler = self.transaction, self.assembler
        self.transaction, self.assembler = None, None
        if transaction is None:
            return []
        if assembler is not None:
            assembler.end()
            transaction.problems += assembler.problems
        return [transaction]

    # -- values and problems ------------------------------------------------------------------------------------

    def _number(self, text: str, name: str, element: int, problems: list[Problem]) -> int:
        try:
            return abs(read_whole(text))
        except ValueError:
            problems.append(reading.NUMBER.problem(self.number, name, element))
            return 0

    def _value(self, reader: Callable[[str], Any], text: str, name: str, element: int, problems: list[Problem]) -> Any:
        try:
            return reader(text)
        except ValueError as error:
            what = f"The value {error}; it was taken as absent."
            problems.append(reading.ENVELOPE_VALUE.problem(self.number, name, element, what=what))
            return None

    def _tell(self, rule: Rule, name: str, element: int = 0, *, what: str = "") -> None:
        (self.interchange or self.file).problems.append(rule.problem(self.number, name, element, what=what))

    def _tell_in(self, rule: Rule, name: str, element: int = 0, *, at: int = 1, what: str = "") -> None:
        if self.transaction is not None:
            self.transaction.problems.append(rule.problem(at, name, element, what=what))


def _same(text: str, number: int) -> bool:
    """Tell whether a count or control number is written as this number, padded with zeros or not."""
    digits = text.strip()
    return digits.isdecimal() and digits.isascii() and digits.lstrip("0") == (str(number) if number else "")


def _unread_in(elements: list[str]) -> int:
    """Give which element of a TA1 cannot be read: its number, its date or its time."""
    for element, readable in ((1, read_whole), (2, read_day)):
        try:
            readable(elements[element].strip())
        except ValueError:
            return element
    return 3
