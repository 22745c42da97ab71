"""What is wrong with envelopes, told as a stream goes on: of what went by, numbers are kept and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from x12.envelope import Group, Interchange, Transaction
from x12.messages.remittance835 import Remittance
from x12.problems import Problem
from x12.reader import Piece
from x12.rules import envelope
from x12.rules import envelope_rules as rules


class Envelopes:
    """Takes each transaction and each interchange when it ends, and tells what `x12.rules.envelope` tells of a file."""

    def __init__(self) -> None:
        self._interchanges: set[int] = set()
        self._traces: set[int] = set()
        self._kinds: dict[int, str] = {}
        self._mixed: set[int] = set()
        self._told: list[Problem] = []

    def ended(self, piece: Piece) -> Iterator[Problem]:
        """Take any piece of a stream, and tell what is wrong with the envelope that it ends, if it ends one."""
        if piece.path or piece.interchange is None:
            return
        if piece.transaction is None:
            yield from self.interchange(piece.interchange)
            return
        start = piece.transaction.at
        # The group of the piece may be the next one, or none, where the transaction or the group was not closed.
        group = next((group for group in reversed(piece.interchange.groups) if group.at < start), piece.group)
        if group is not None:
            yield from self.transaction(group, piece.transaction)

    def transaction(self, group: Group, transaction: Transaction) -> Iterator[Problem]:
        """Take a transaction that ended; what counts in the file, as its group does, is told with the interchange."""
        yield from envelope.of_transaction(group, transaction)
        elements = transaction.elements(1)
        kind = (elements[1].strip() if len(elements) > 1 else "") or transaction.kind[:3]
        if self._kinds.setdefault(id(group), kind) != kind and id(group) not in self._mixed:
            self._mixed.add(id(group))
            self._told.append(rules.GS_MIXED.problem(group.at, "GS", 1))
        message = transaction.message
        if isinstance(message, Remittance) and message.trace:
            key = hash((message.trace, message.payer_originator))
            if key in self._traces:
                at = transaction.at + message.where.get("TRN", 1) - 1
                self._told.append(rules.TRACE_TWICE.problem(at, "TRN", 2))
            self._traces.add(key)

    def interchange(self, interchange: Interchange) -> Iterator[Problem]:
        """Take an interchange that ended."""
        yield from envelope.problems(interchange)
        yield from self._told
        self._told = []
        for group in interchange.groups:
            if id(group) not in self._kinds:
                yield rules.GS_EMPTY.problem(group.at, "GS")
        key = hash((interchange.sender, interchange.receiver, interchange.control_number))
        if key in self._interchanges:
            yield from envelope.among((interchange, interchange))
        self._interchanges.add(key)
        self._traces.clear()
        self._kinds.clear()
        self._mixed.clear()
