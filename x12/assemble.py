"""Building one message from its segments, one segment at a time."""

from __future__ import annotations

from typing import Any

from x12.compiled import blank, filler, spread
from x12.declare import Message
from x12.envelope import Delimiters
from x12.plan import Plan, Slot
from x12.problems import Problem
from x12.tree import Action, FillAction, LoopAction, Node, PartAction, tree_of


class Assembler:
    """
    Takes the segments between ST and SE in order and hangs each where it belongs.

    It never raises for content: what it cannot read or place becomes a Problem, and the raw text is kept in `extra`.
    """

    def __init__(self, cls: type[Message], delimiters: Delimiters) -> None:
        tree = tree_of(cls)
        self.delimiters = delimiters
        self.problems: list[Problem] = []
        self.message: Message = blank(cls)(1)
        self._qualified = tree.qualified
        self._node: Node = tree.root
        self._open: list[Any] = [self.message]

    def add(self, elements: list[str], number: int, text: str) -> None:
        """Take the next segment; `text` is how it stood."""
        name = elements[0]
        position = self._qualified.get(name)
        qualifier = ""
        if position is not None and position < len(elements):
            qualifier = elements[position]
            if name == "HI":
                qualifier = qualifier.partition(self.delimiters.component)[0]
        found = self._node.find(name, qualifier)
        if found is None:
            self._keep(elements, number, text)
            return
        depth, action = found
        if depth < self._node.depth and not isinstance(action, FillAction | PartAction):
            self._close_to(depth)
        self._apply(self._open[depth], depth, action, elements, number, text)

    def _close_to(self, depth: int) -> None:
        del self._open[depth + 1 :]
        while self._node.depth > depth and self._node.parent is not None:
            self._node = self._node.parent

    def _apply(self, owner: Any, depth: int, action: Action, elements: list[str], number: int, text: str) -> None:
        if isinstance(action, LoopAction):
            made = self._make(action.plan, action.make, elements, number)
            if self._attach(owner, action.step.name, action.step.many, made, elements, number, text):
                self._open.append(made)
                self._node = action.node
        elif isinstance(action, FillAction):
            self._fill(owner, depth, action, elements, number, text)
        elif isinstance(action, PartAction):
            for own in spread(action.plan, elements):
                made = self._make(action.plan, action.make, own, number)
                self._attach(owner, action.step.name, action.step.many, made, elements, number, text)
            if depth == 0:
                self.message.where.setdefault(elements[0], number)
            self._warn_if_too_long(elements, number, action.plan.width)

    def _make(self, plan: Plan, make: Any, elements: list[str], number: int) -> Any:
        try:
            return make(elements, number, self.delimiters)
        except ValueError:
            made = blank(plan.cls)(number)
            self._fill_one_by_one(made, plan.slots, elements, number)
            return made

    def _attach(
        self, owner: Any, name: str, many: bool, made: Any, elements: list[str], number: int, text: str
    ) -> bool:
        if many:
            getattr(owner, name).append(made)
            return True
        if getattr(owner, name) is None:
            setattr(owner, name, made)
            return True
        self._repeated(owner, elements, number, text)
        return False

    def _fill(self, owner: Any, depth: int, action: FillAction, elements: list[str], number: int, text: str) -> None:
        slots = action.step.slots
        if any(getattr(owner, slot.name) != slot.absent() for slot in slots):
            self._repeated(owner, elements, number, text)
            return
        try:
            action.fill(owner, elements, self.delimiters)
        except ValueError:
            self._fill_one_by_one(owner, slots, elements, number)
        if depth == 0:
            self.message.where.setdefault(elements[0], number)

    def _fill_one_by_one(self, owner: Any, slots: tuple[Slot, ...], elements: list[str], number: int) -> None:
        for slot in slots:
            try:
                filler((slot,))(owner, elements, self.delimiters)
            except ValueError as error:
                setattr(owner, slot.name, slot.absent())
                what = f"The value {error}. It was read as absent; ask the sender for a corrected file."
                self._report("error", number, elements[0], slot.place.element, what, "VALUE")

    def _repeated(self, owner: Any, elements: list[str], number: int, text: str) -> None:
        owner.extra.append(text)
        what = (
            "This segment may stand here only once; the first was taken and this one kept aside. Check which is right."
        )
        self._report("warning", number, elements[0], 0, what, "REPEATED")

    def _keep(self, elements: list[str], number: int, text: str) -> None:
        self._open[-1].extra.append(text)
        what = "This segment is not expected here; it was kept but not used. Check the file if something is missing."
        self._report("warning", number, elements[0], 0, what, "UNEXPECTED")

    def _warn_if_too_long(self, elements: list[str], number: int, width: int) -> None:
        if len(elements) > width + 1 and any(elements[width + 1 :]):
            what = "The segment has more elements than the guide allows; the rest was not used."
            self._report("warning", number, elements[0], width + 1, what, "TOO-MANY")

    def _report(self, severity: Any, number: int, name: str, element: int, text: str, code: str) -> None:
        self.problems.append(Problem(severity, number, name, element, text, code))
