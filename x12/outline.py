"""The open loops of one message, and how one segment after the other is hung where it belongs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from typing import Any

from x12.compiled import blank, setter
from x12.declare import Message, declared
from x12.elements import spread
from x12.envelope import Delimiters
from x12.levels import Levels
from x12.plan import Child, Follow, Key, Plan, Slot, plan_of
from x12.problems import Problem, Rule
from x12.rules import missing, reading, structure
from x12.tree import Action, FirstComponent, Node, tree_of

ANSWERS = frozenset({"271", "277", "278"})
CLAIMS = frozenset({"837P"})
"""Where a party that was named above the claim is a stray in it, and does not end it."""
LOWEST = {"276": "23", "277": "23", "277CA": "PT"}
"""The kind of level of a message that has no HL04."""
COUNTED = frozenset({"SV1", "CLP"})
"""What stands at the head of a counted loop; anything else without an LX is a stray segment."""

ENVELOPE = frozenset({"ISA", "TA1", "GS", "ST", "SE", "GE", "IEA"})


def is_envelope(text: str, separator: str) -> bool:
    """Tell whether a segment is one of the envelopes around messages."""
    return text.partition(separator)[0].strip().upper() in ENVELOPE


class Outline:
    """
    Takes the segments between ST and SE one by one and hangs each where it belongs.

    It never raises for content: what it cannot read or place becomes a Problem, and the raw text is kept in `extra`.
    `raw` collects the segments as they stood; ST, its number 1, is already in it.  `head` is the number of the last
    segment before the first claim (or other unit).  `ready` holds, when streaming, the claims that are whole, each
    below the objects around it and with the problems found up to it; whoever takes them clears it.
    """

    def __init__(self, cls: type, delimiters: Delimiters, raw: list[str], streaming: bool) -> None:
        self.delimiters = delimiters
        self.problems: list[Problem] = []
        self.message: Message = blank(cls)(1)
        self.number = 1
        self.head = 0
        self.ready: list[tuple[list[Any], list[Problem]]] = []
        self._raw = raw
        self._node: Node = tree_of(cls, streaming, replace(delimiters, segment="~", line_break="\n"))
        self._open: list[Any] = [self.message]
        self._seen: list[int] = [0]
        found = declared(cls)
        loop = found.loop if found else ""
        self._levels = Levels(self.problems, may_break_off=loop in ANSWERS, lowest=LOWEST.get(loop, ""))
        self._has_claims = loop in CLAIMS
        self._streaming = streaming
        self._path_depth = 0
        self._is_fresh = False

    def take(self, action: Action | None, elements: list[str], text: str) -> bool:
        """Take one segment, which `action` says where to hang; tell whether to go on."""
        if action is None:
            return self._other(text, elements)
        self._place(action, elements, text)
        return True

    def find(self, elements: list[str], node: Node) -> Action | None:
        """Look up what a segment does when a loop is open."""
        found: Any = node.table.get(elements[0])
        if found is None or found.__class__ is Action:
            return found
        code = elements[found.position] if len(elements) > found.position else ""
        if found.__class__ is FirstComponent:
            code = code.partition(self.delimiters.component)[0]
        return found.by.get(code, found.other)  # type: ignore[no-any-return]

    def _place(self, action: Action, elements: list[str], text: str) -> None:
        """Hang what a segment says where it belongs."""
        depth = action.depth
        if action.node is not None and len(self._open) > depth + 1:
            if self._is_stray(action):
                self._set_aside(elements, text)
                return
            self._close(depth, self.number)
        self.number += 1
        self._raw.append(text)
        known = self._seen[depth]
        is_again = bool(known & action.bit)
        put = action.again if is_again else action.first
        self._seen[depth] = known | action.bit
        if (known > action.through or put is None) and not self._irregular(action, put, text):
            return
        assert put is not None
        try:
            made = put(self._open[depth], elements, self.number, self.delimiters)
        except (ValueError, LookupError):
            made = self._slowly(action, elements, is_again)
        if action.node is not None:
            self._open.append(made)
            self._seen.append(0)
            self._node = action.node
            self._enter(action, elements, self.number)
        elif not depth:
            self.message.where.setdefault(elements[0], self.number)

    def end(self) -> None:
        """Close all loops after the last segment."""
        self._close(0, self.number)
        self.message.to = self.number
        self._levels.end()

    def complete(self) -> None:
        """Hold the open claim ready, if there is one that was not given out."""
        if self._is_fresh:
            self._is_fresh = False
            problems: list[Problem] = []
            if self.problems:
                problems += self.problems
                self.problems.clear()
            for item in self._open[1:]:
                item.to = self.number
            self.ready.append((self._open[1 : self._path_depth + 1], problems))

    def _enter(self, action: Action, elements: list[str], number: int) -> None:
        if action.opens_path:
            self._path_depth = action.depth + 1
            self._is_fresh = self._streaming
            if not self.head:
                self.head = number - 1
        if action.is_level:
            self._levels.enter(elements, action.depth, number)

    def _close(self, depth: int, number: int) -> None:
        """Close the loops below a depth; `number` is the last segment in them."""
        opened = self._open
        if depth < self._path_depth:
            if self._is_fresh:
                self.number = number
                self.complete()
            self._path_depth = depth
        seen = self._seen
        while len(opened) > depth + 1:
            opened.pop().to = number
            seen.pop()

    # -- what is not as it should be ----------------------------------------------------------------------------

    def _other(self, text: str, elements: list[str]) -> bool:
        """Take a segment that has no place here; tell whether to go on."""
        name = elements[0].strip().upper()
        if not text or name in ENVELOPE:
            if text:
                self.complete()
            return not text
        action = self.find([name, *elements[1:]], self._node) if name != elements[0] else None
        if action is not None:
            self._place(action, [name, *elements[1:]], text)
            return True
        counted = self._counted(elements)
        if counted is not None:
            self._open_counted(counted)
            self._place(self.find(elements, self._node), elements, text)  # type: ignore[arg-type]
            return True
        self._set_aside([name, *elements[1:]], text)
        return True

    def _is_stray(self, action: Action) -> bool:
        """Tell whether a segment would end the claim only to be one too many above it."""
        is_again = bool(self._seen[action.depth] & action.bit)
        return self._has_claims and action.depth < self._path_depth and is_again and action.again is None

    def _set_aside(self, elements: list[str], text: str) -> None:
        """Keep a segment that has no place where it stands."""
        self.number += 1
        self._raw.append(text)
        self._open[-1].extra.append(text)
        self._report(reading.UNEXPECTED, elements[0], what=self._unexpected(elements))

    def _unexpected(self, elements: list[str]) -> str:
        """Say that a segment is not expected, and which one would have made it so, if that can only be one."""
        node: Node | None = self._node
        keys: list[Key] = []
        while node is not None and not keys:
            inner = ((key, action, self.find(elements, action.node)) for key, action in node.own if action.node)
            keys = [key for key, action, found in inner if found is not None and found.depth > action.depth]
            node = node.parent
        names = {missing.named(key) for key in keys} if len(keys) == 1 else {key.segment for key in keys}
        hint = f" {names.pop()} may be missing before it." if len(names) == 1 else ""
        return reading.UNEXPECTED.what + hint

    def _counted(self, elements: list[str]) -> Action | None:
        """Find a loop that opens with a bare number (LX), when its main segment stands outside of it."""
        node: Node | None = self._node if elements[0] in COUNTED else None
        while node is not None:
            for key, action in node.own:
                inner = self.find(elements, action.node) if key.segment == "LX" and action.node else None
                if inner is not None and inner.depth == action.depth + 1:
                    return action
            node = node.parent
        return None

    def _open_counted(self, action: Action) -> None:
        """Open a loop whose LX was left out."""
        step = action.step
        assert isinstance(step, Child) and action.node is not None
        self._close(action.depth, self.number)
        made, rows = blank(step.type)(self.number + 1), getattr(self._open[action.depth], step.name)
        if action.again is action.first:
            rows.clear()
        rows.append(made)
        self._seen[action.depth] |= action.bit
        self._open.append(made)
        self._seen.append(0)
        self._node = action.node
        self._enter(action, [], self.number + 1)
        self.problems.append(structure.missing_segment(self.number + 1, "LX"))

    def _irregular(self, action: Action, put: Any, text: str) -> bool:
        """Report a segment out of order or repeated; tell whether it can be used all the same."""
        name = action.step.key.segment if action.step is not None else text.partition(self.delimiters.element)[0]
        if put is None:
            self._open[action.depth].extra.append(text)
            self._report(reading.REPEATED, name)
            if action.node is not None and action.step is not None:
                # What follows belongs to the surplus loop, which hangs nowhere.
                self._open.append(blank(action.step.type)(self.number))  # type: ignore[union-attr]
                self._seen.append(0)
                self._node = action.node
            return False
        self._report(reading.ORDER, name)
        return True

    def _slowly(self, action: Action, elements: list[str], again: bool) -> Any:
        """Take an unusual segment apart, slot by slot, and say what is wrong in it."""
        step, owner = action.step, self._open[action.depth]
        if step is None:
            return None
        name = step.key.segment
        if isinstance(step, Follow):
            self._fill(owner, step.slots, elements, name)
            self._surplus(elements, action.width, name)
            return None
        plan = plan_of(step.type)
        made = None
        for shift, own in spread(plan, elements):
            made = blank(step.type)(self.number)
            known = len(self.problems)
            self._fill(made, plan.slots, own, name)
            if shift:
                self.problems[known:] = _shifted(self.problems[known:], plan, shift)
            if not step.many:
                setattr(owner, step.name, made)
            elif again and action.again is not action.first:
                getattr(owner, step.name).append(made)
            else:
                setattr(owner, step.name, [made])
                again = True
        self._surplus(elements, action.width, name)
        return made

    def _fill(self, owner: Any, slots: tuple[Slot, ...], elements: list[str], name: str) -> None:
        for slot in slots:
            text = elements[slot.place.element] if slot.place.element < len(elements) else ""
            if slot.required and slot.type is Decimal and not text:
                self._report(structure.MISSING, name, slot.place.element)
                continue
            self._fixed(slot, text, elements, name)
            try:
                setter(slot)(owner, elements, self.number, self.delimiters)
            except LookupError:
                self._cut(owner, slot, elements, name)
            except ValueError as error:
                what = f"The value {error}; it was taken as absent."
                self._report(reading.VALUE, name, slot.place.element, what=what)

    def _cut(self, owner: Any, slot: Slot, elements: list[str], name: str) -> None:
        """Take of composites of more components than the guide knows those that it knows."""
        mark, width, first = self.delimiters.component, plan_of(slot.type).width, slot.place.element
        known = list(elements)
        for element in range(first, len(elements) if slot.many else min(first + 1, len(elements))):
            parts = elements[element].split(mark)
            if len(parts) > width:
                self._report(reading.TOO_MANY, name, element)
                known[element] = mark.join(parts[:width])
        try:
            setter(slot)(owner, known, self.number, self.delimiters)
        except (ValueError, LookupError):
            setattr(owner, slot.name, slot.absent())

    def _fixed(self, slot: Slot, text: str, elements: list[str], name: str) -> None:
        """Report fixed codes beside a value that are not what they must be."""
        fixed = slot.place.along
        if name == "DTP" and slot.place.element == 3:
            fixed = ((2, "RD8" if "-" in text and slot.type is not dt.date else "D8"),)
        for element, code in fixed:
            if text and (element >= len(elements) or elements[element] != code):
                self._report(reading.FIXED, name, element)

    def _surplus(self, elements: list[str], width: int, name: str) -> None:
        if len(elements) > width + 1 and any(elements[width + 1 :]):
            self._report(reading.TOO_MANY, name, width + 1)

    def _report(self, rule: Rule, name: str, element: int = 0, *, what: str = "") -> None:
        self.problems.append(rule.problem(self.number, name, element, what=what))


def _shifted(problems: list[Problem], plan: Plan, shift: int) -> list[Problem]:
    """Place what is wrong in one of several objects side by side where it stands in their segment."""
    first = plan.declared.every[0] if plan.declared.every else 0
    return [replace(one, element=one.element + shift) if one.element >= first else one for one in problems]
