"""The envelopes around messages: file, interchange (ISA), group (GS), transaction (ST), and the TA1."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Annotated

from x12.declare import Message, Part, at, segment
from x12.problems import Problem

VERSIONS = {
    "837P": "005010X222A1",
    "835": "005010X221A1",
    "270": "005010X279A1",
    "271": "005010X279A1",
    "276": "005010X212",
    "277": "005010X212",
    "277CA": "005010X214",
    "278": "005010X217",
    "999": "005010X231A1",
}
GROUP_CODES = {
    "837P": "HC",
    "835": "HP",
    "270": "HS",
    "271": "HB",
    "276": "HR",
    "277": "HN",
    "277CA": "HN",
    "278": "HI",
    "999": "FA",
}


@dataclass(frozen=True, slots=True)
class Delimiters:
    """The four separators of an interchange, and what stands between segments for reading (`line_break`)."""

    element: str = "*"
    repetition: str = "^"
    component: str = ":"
    segment: str = "~"
    line_break: str = "\n"

    @property
    def reserved(self) -> str:
        """Give the characters that may not occur in data."""
        return self.element + self.repetition + self.component + self.segment


@dataclass(frozen=True, slots=True)
class RawSegment:
    """A segment as it stood; `elements[0]` is its id, so `elements[2]` is what the guide calls 02."""

    number: int
    number_in_file: int
    elements: list[str]

    @property
    def id(self) -> str:
        """Give the segment id in upper case."""
        return self.elements[0].upper()

    def element(self, number: int) -> str:
        """Give one element, "" beyond the last."""
        return self.elements[number] if number < len(self.elements) else ""


@segment("TA1")
class InterchangeAck(Part):
    """
    The answer to one interchange that we sent.

    `control_number` is our ISA13, `status` A accepted, E accepted with errors, R rejected; `code` 000 to 031.
    """

    control_number: Annotated[int, at(1)]
    date: Annotated[dt.date | None, at(2)]
    time: Annotated[dt.time | None, at(3)]
    status: Annotated[str, at(4, size=1)]
    code: Annotated[str, at(5, size=3)] = "000"


@dataclass(slots=True, kw_only=True)
class Transaction:
    """
    One ST to SE.

    `kind` is 837P, 835, 999, 277CA, 270, 271, another known name such as 837I or 276, or "unknown 999x" with what ST01
    said.  `message` is None for kinds that are only recognised.  For writing only `control_number` and `message` are
    needed.
    """

    control_number: str
    message: Message | None = None
    kind: str = ""
    version: str = ""
    at: int = field(default=0, compare=False, repr=False)
    problems: list[Problem] = field(default_factory=list, compare=False)
    delimiters: Delimiters = field(default_factory=Delimiters, compare=False, repr=False)
    raw: list[str] = field(default_factory=list, compare=False, repr=False)
    head: int = field(default=0, compare=False, repr=False)
    skipped: int = field(default=0, compare=False, repr=False)

    @property
    def is_opened(self) -> bool:
        """Tell a transaction from one whose ST is lost: that one begins with an empty segment."""
        return not self.raw or bool(self.raw[0])

    @property
    def count(self) -> int:
        """Give the number of segments read so far."""
        return len(self.raw) + self.skipped

    def forget(self, last: int) -> None:
        """Drop the raw segments from after the first `head` up to a number: a stream keeps what is not done with."""
        done = max(last - self.skipped, self.head)
        before = len(self.raw)
        del self.raw[self.head : done]
        self.skipped += before - len(self.raw)

    def elements(self, number: int) -> list[str]:
        """Give the elements of one segment by its number, ST being 1; the id alone comes first."""
        index = number - 1 if number <= self.head else max(number - 1 - self.skipped, self.head)
        is_there = 0 <= index < len(self.raw) and (number <= self.head or index + self.skipped == number - 1)
        return self.raw[index].split(self.delimiters.element) if is_there else [""]

    def numbered(self) -> Iterator[tuple[int, str]]:
        """Give the segments that are still there with their numbers, ST being 1."""
        for index, text in enumerate(self.raw, 1):
            yield index if index <= self.head else index + self.skipped, text

    @property
    def segments(self) -> list[RawSegment]:
        """Give the segments as they stood, ST first; `at` is the number of the ST in the file."""
        separator = self.delimiters.element
        return [RawSegment(n, self.at + n - 1, text.split(separator)) for n, text in enumerate(self.raw, 1)]


@dataclass(slots=True, kw_only=True)
class Group:
    """One GS to GE.  For writing `code` (GS01) and `version` (GS08) follow from the first message if empty."""

    sender: str
    receiver: str
    control_number: int
    date: dt.date | None
    time: dt.time | None
    code: str = ""
    version: str = ""
    at: int = field(default=0, compare=False, repr=False)
    transactions: list[Transaction] = field(default_factory=list)

    @property
    def is_sent(self) -> bool:
        """Tell a group that was sent from one that reading put around transactions that stand alone."""
        return bool(self.version or self.code or self.sender)


@dataclass(slots=True, kw_only=True)
class Interchange:
    """One ISA to IEA.  `usage` T is test, P production; `ack_requested` asks the receiver for a TA1."""

    sender: str
    receiver: str
    control_number: int
    date: dt.date | None
    time: dt.time | None
    usage: str = "T"
    ack_requested: bool = False
    sender_qualifier: str = "ZZ"
    receiver_qualifier: str = "ZZ"
    version: str = "00501"
    groups: list[Group] = field(default_factory=list)
    acks: list[InterchangeAck] = field(default_factory=list)
    delimiters: Delimiters = field(default_factory=Delimiters, compare=False)
    problems: list[Problem] = field(default_factory=list, compare=False)

    @property
    def is_sent(self) -> bool:
        """Tell an interchange that was sent from one that reading put around groups that stand alone."""
        return bool(self.version or self.sender or self.receiver or self.control_number)

    @property
    def transactions(self) -> list[Transaction]:
        """Give the transactions of all groups in order."""
        return [transaction for group in self.groups for transaction in group.transactions]


@dataclass(slots=True, kw_only=True)
class File:
    """Everything read from one file; `problems` are those of the file as a whole, `text` is the file as it stood."""

    interchanges: list[Interchange] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    text: str = field(default="", compare=False, repr=False)

    @property
    def transactions(self) -> list[Transaction]:
        """Give the transactions of all interchanges in order."""
        return [transaction for interchange in self.interchanges for transaction in interchange.transactions]

    @property
    def acks(self) -> list[InterchangeAck]:
        """Give the TA1s of all interchanges in order."""
        return [ack for interchange in self.interchanges for ack in interchange.acks]

    def all_problems(self) -> Iterator[Problem]:
        """Walk the problems of the file, its interchanges and its transactions."""
        yield from self.problems
        for interchange in self.interchanges:
            yield from interchange.problems
            for transaction in interchange.transactions:
                yield from transaction.problems


def enclose(
    message: Message, *, sender: str, receiver: str, control_number: int, now: dt.datetime, usage: str = "T"
) -> Interchange:
    """Put one message into one interchange; ISA13 and GS06 are the control number, ST02 is 0001."""
    day, minute = now.date(), now.time().replace(second=0, microsecond=0, tzinfo=None)
    group = Group(
        sender=sender,
        receiver=receiver,
        control_number=control_number,
        date=day,
        time=minute,
        transactions=[Transaction(control_number="0001", message=message)],
    )
    return Interchange(
        sender=sender,
        receiver=receiver,
        control_number=control_number,
        date=day,
        time=minute,
        usage=usage,
        groups=[group],
    )
