"""Writing interchanges: strict, all faults collected, counts and hierarchical numbers derived."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from x12.assemble import Assembler
from x12.declare import Message
from x12.emit import USUAL, emit
from x12.envelope import GROUP_CODES, VERSIONS, Delimiters, File, Group, Interchange, InterchangeAck, Transaction
from x12.kinds import KIND_OF
from x12.messages.parts import Period
from x12.plan import Child, Follow, Key, Plan, Slot, plan_of
from x12.problems import CannotWrite, Fault
from x12.reader import read
from x12.text import ALLOWED, MOST_DIGITS, clean
from x12.values import write_clock, write_day, write_number, write_period


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
        return _Emitter(self.delimiters, self.faults).emit(message)

    def _fault(self, where: str, what: str, remedy: str) -> None:
        self.faults.append(Fault(where, what, remedy))


def _kind(transaction: Transaction) -> str:
    return KIND_OF.get(type(transaction.message), "") if transaction.message else transaction.kind


class _Spot(NamedTuple):
    """Which value of which object is being written; spelled out only when there is a fault."""

    owner: Any
    slot: Slot
    inside: Key | _Spot
    shift: int = 0

    @property
    def place(self) -> str:
        """Name the place, such as "Claim.charge (CLM02)"."""
        number = self.slot.place.element + self.shift
        if isinstance(self.inside, _Spot):
            return f"{self.inside.place}, component {number} ({self.slot.name})"
        part = f"-{self.slot.place.part}" if self.slot.place.part else ""
        return f"{type(self.owner).__name__}.{self.slot.name} ({self.inside.segment}{number:02d}{part})"


class _Emitter:
    """Turns a message into its segments."""

    def __init__(self, delimiters: Delimiters, faults: list[Fault]) -> None:
        self.delimiters = delimiters
        self.faults = faults
        self.reserved = frozenset(delimiters.reserved)
        self.segments: list[str] = []
        self.levels = 0

    def emit(self, message: Message) -> list[str]:
        """Give the segments between ST and SE."""
        self._steps(message, plan_of(type(message)), parent=0)
        return self.segments

    def _object(self, owner: Any, key: Key, index: int, parent: int) -> None:
        plan = plan_of(type(owner))
        if key.segment == "HL":
            self.levels += 1
            here = self.levels
            below = "1" if any(getattr(owner, step.name) for step in _inner_levels(plan)) else "0"
            below = "" if plan.declared.childless else below
            self._put(["HL", str(here), str(parent or ""), key.qualifiers[0], below])
            parent = here
        elif key.segment == "LX":
            number = getattr(owner, "number", 0) if not key.qualifiers else 0
            self._put(["LX", str(number if number and type(owner).__name__ == "ClaimGroup" else index)])
        else:
            self._head(owner, plan, key)
        self._steps(owner, plan, parent)

    def _head(self, owner: Any, plan: Plan, key: Key) -> None:
        elements = self._elements([owner], plan.slots, key)
        self._put(elements)

    def _steps(self, owner: Any, plan: Plan, parent: int) -> None:
        extra_at = _extra_at(plan)
        for number, step in enumerate(plan.steps):
            if number == extra_at:
                self.segments += getattr(owner, "extra", [])
            if isinstance(step, Follow):
                self._follow(owner, step)
            else:
                self._child(owner, step, parent)
        if extra_at == len(plan.steps):
            self.segments += getattr(owner, "extra", [])

    def _follow(self, owner: Any, step: Follow) -> None:
        elements = self._elements([owner], step.slots, step.key)
        fixed = {step.key.position} if not _covered(step.slots, step.key.position) else set()
        fixed |= {element for slot in step.slots for element, _ in slot.place.along}
        if any(text for position, text in enumerate(elements) if position and position not in fixed):
            self._put(elements)

    def _child(self, owner: Any, step: Child, parent: int) -> None:
        found = getattr(owner, step.name)
        objects = found if step.many else [found] if found is not None else []
        if not objects:
            if step.required and not step.many:
                where = f"{type(owner).__name__}.{step.name} ({step.key.text})"
                self.faults.append(Fault(where, "It is missing.", "Give it."))
            return
        if step.between:
            self._put(step.between[0].split("*"))
        if step.is_loop:
            for index, item in enumerate(objects, 1):
                self._object(item, step.key, index, parent)
        else:
            self._parts(objects, step)
        if step.between:
            self._put(step.between[1].split("*"))

    def _parts(self, objects: list[Any], step: Child) -> None:
        plan = plan_of(step.type)
        for together in _side_by_side(objects, plan):
            self._put(self._elements(together, plan.slots, step.key))

    def _put(self, elements: list[str]) -> None:
        self.segments.append(self.delimiters.element.join(elements).rstrip(self.delimiters.element))

    # -- one segment --------------------------------------------------------------------------------------------

    def _elements(self, owners: list[Any], slots: tuple[Slot, ...], key: Key) -> list[str]:
        values: dict[int, str] = {}
        if key.qualifiers and not _covered(slots, key.position):
            values[key.position] = key.qualifiers[0]
        parts: dict[int, dict[int, str]] = {}
        for index, owner in enumerate(owners):
            every = plan_of(type(owner)).declared.every
            for slot in slots:
                shift = every[1] * index if every and slot.place.element >= every[0] else 0
                self._slot(owner, slot, _Spot(owner, slot, key, shift), values, parts)
        for element, texts in parts.items():
            joined = [texts.get(number, "") for number in range(1, max(texts) + 1)]
            values[element] = self.delimiters.component.join(joined).rstrip(self.delimiters.component)
        for slot in slots:
            if slot.place.beside and not values.get(slot.place.beside):
                values.pop(slot.place.element, None)
        if key.segment == "DTP" and values.get(3):
            values[2] = "RD8" if "-" in values[3] else "D8"
        return [key.segment, *(values.get(number, "") for number in range(1, max(values, default=0) + 1))]

    def _slot(
        self, owner: Any, slot: Slot, spot: _Spot, values: dict[int, str], parts: dict[int, dict[int, str]]
    ) -> None:
        value = getattr(owner, slot.name)
        if value is None or (isinstance(value, str | list) and not value):
            if slot.required:
                self._fault(spot, "A required value is missing.", "Give it.")
            return
        place = slot.place
        element = place.element + spot.shift
        if place.last:
            self._span(value, slot, spot, values)
            return
        if slot.many:
            separator = self.delimiters.repetition if slot.type is str else self.delimiters.component
            text = separator.join([self._text(item, slot, spot) for item in value])
        else:
            text = self._text(value, slot, spot)
        if place.part:
            parts.setdefault(element, {})[place.part] = text
        else:
            values[element] = text
        if place.along and text:
            values.update(place.along)

    def _span(self, items: list[Any], slot: Slot, spot: _Spot, values: dict[int, str]) -> None:
        room = slot.place.last - slot.place.element + 1
        for position, item in enumerate(items[:room], slot.place.element):
            values[position] = self._text(item, slot, spot)
        if len(items) > room:
            self._fault(spot, "There are too many values for one segment.", "Give fewer.")

    def _text(self, value: Any, slot: Slot, spot: _Spot) -> str:
        kind = type(value)
        if kind is not slot.type and not (slot.type is Decimal and kind is int):
            self._fault(spot, "The value has another type.", f"Give a {slot.type.__name__}.")
            return ""
        if kind is str:
            return self._checked(clean(value), slot, spot)
        writer = WRITERS.get(kind)
        if writer is None:
            return self._composite(value, spot)
        try:
            text = writer(value)
        except ValueError as error:
            self._fault(spot, f"The value {error}.", "Correct it.")
            return ""
        if kind is Decimal:
            self._number(text, slot, spot)
        return text

    def _composite(self, value: Any, spot: _Spot) -> str:
        values: dict[int, str] = {}
        for slot in plan_of(type(value)).slots:
            self._slot(value, slot, _Spot(value, slot, spot), values, {})
        joined = [values.get(number, "") for number in range(1, max(values, default=0) + 1)]
        return self.delimiters.component.join(joined).rstrip(self.delimiters.component)

    def _checked(self, text: str, slot: Slot, spot: _Spot) -> str:
        if not self.reserved.isdisjoint(text):
            self._fault(spot, "The value contains a delimiter of the file.", "Take it out.")
        elif not ALLOWED.issuperset(text):
            self._fault(spot, "The value has a character that X12 does not know.", "Replace it.")
        allowed = _allowed(slot)
        if allowed and text not in allowed:
            self._fault(spot, "The code is not one that the guide allows here.", "Use one of its codes.")
        if len(text) < slot.place.least:
            self._fault(spot, f"The value has fewer than {slot.place.least} characters.", "Give the whole value.")
        size = slot.place.size
        if size and len(text) > size:
            self._fault(spot, f"The value has {len(text)} characters, {size} are allowed.", "Shorten it.")
        return text

    def _number(self, text: str, slot: Slot, spot: _Spot) -> None:
        whole, _, fraction = text.lstrip("-").partition(".")
        if len(fraction) > slot.place.decimals:
            what = f"The number has more than {slot.place.decimals} decimal places."
            self._fault(spot, what, "Round it where it is computed.")
        if len(whole) + len(fraction) > MOST_DIGITS:
            self._fault(spot, f"The number has more than {MOST_DIGITS} digits.", "Check it.")

    def _fault(self, spot: _Spot, what: str, remedy: str) -> None:
        self.faults.append(Fault(spot.place, what, remedy))


WRITERS: dict[type, Callable[[Any], str]] = {
    str: clean,
    int: str,
    Decimal: write_number,
    dt.date: write_day,
    dt.time: write_clock,
    Period: write_period,
}


@cache
def _allowed(slot: Slot) -> frozenset[str]:
    return slot.place.allowed


@cache
def _covered(slots: tuple[Slot, ...], element: int) -> bool:
    """Tell whether an element is itself one of the values."""
    return any(slot.place.element <= element <= (slot.place.last or slot.place.element) for slot in slots)


@cache
def _inner_levels(plan: Plan) -> list[Child]:
    return [step for step in plan.steps if isinstance(step, Child) and step.key.segment == "HL"]


@cache
def _extra_at(plan: Plan) -> int:
    """Give the step before which kept segments are written: the first inner loop."""
    for number, step in enumerate(plan.steps):
        if isinstance(step, Child) and step.is_loop:
            return number
    return len(plan.steps)


def _side_by_side(objects: list[Any], plan: Plan) -> Iterator[list[Any]]:
    """Group neighbors that share one segment: same leading elements, and not read from different segments."""
    every = plan.declared.every
    if every is None:
        yield from ([item] for item in objects)
        return
    shared = [slot.name for slot in plan.slots if slot.place.element < every[0]]
    together: list[Any] = []
    for item in objects:
        same = together and item.at == together[0].at
        same = same and all(getattr(item, name) == getattr(together[0], name) for name in shared)
        if same and len(together) < every[2]:
            together.append(item)
            continue
        if together:
            yield together
        together = [item]
    if together:
        yield together
