"""Building one message from its segments, one segment at a time."""

from __future__ import annotations

from typing import Any, Literal

from x12.compiled import blank, filler, spread
from x12.declare import Message
from x12.envelope import Delimiters
from x12.plan import Child, Plan, Slot
from x12.problems import Problem
from x12.tree import Action, FillAction, LoopAction, Node, PartAction, tree_of


class Assembler:
    """
    Takes the segments between ST and SE in order and hangs each where it belongs.

    It never raises for content: what it cannot read or place becomes a Problem, and the raw text is kept in `extra`.
    """

    def __init__(self, cls: type, delimiters: Delimiters) -> None:
        tree = tree_of(cls)
        self.delimiters = delimiters
        self.problems: list[Problem] = []
        self.message: Message = blank(cls)(1)
        self._qualified = tree.qualified
        self._node: Node = tree.root
        self._open: list[Any] = [self.message]
        self._elements: list[str] = []
        self._number = 0
        self._text = ""

    def add(self, elements: list[str], number: int, text: str) -> None:
        """Take the next segment; `text` is how it stood."""
        self._elements, self._number, self._text = elements, number, text
        name = elements[0]
        position = self._qualified.get(name)
        qualifier = ""
        if position is not None and position < len(elements):
            qualifier = elements[position]
            if name == "HI":
                qualifier = qualifier.partition(self.delimiters.component)[0]
        found = self._node.find(name, qualifier)
        if found is None:
            self._keep()
            return
        depth, action = found
        if depth < self._node.depth and not isinstance(action, FillAction | PartAction):
            self._close_to(depth)
        self._apply(self._open[depth], depth, action)

    def end(self) -> None:
        """Close all loops after the last segment."""
        for closed in self._open:
            closed.to = self._number

    def _close_to(self, depth: int) -> None:
        for closed in self._open[depth + 1 :]:
            closed.to = self._number - 1
        del self._open[depth + 1 :]
        while self._node.depth > depth and self._node.parent is not None:
            self._node = self._node.parent

    def _apply(self, owner: Any, depth: int, action: Action) -> None:
        if isinstance(action, LoopAction):
            made = self._make(action.plan, action.make, self._elements)
            if self._attach(owner, action.step, made):
                self._open.append(made)
                self._node = action.node
            self._warn_if_too_long(action.plan.width)
        elif isinstance(action, FillAction):
            self._fill(owner, depth, action)
        elif isinstance(action, PartAction):
            for own in spread(action.plan, self._elements):
                self._attach(owner, action.step, self._make(action.plan, action.make, own))
            if depth == 0:
                self.message.where.setdefault(self._elements[0], self._number)
            self._warn_if_too_long(action.plan.width)

    def _make(self, plan: Plan, make: Any, elements: list[str]) -> Any:
        try:
            return make(elements, self._number, self.delimiters)
        except ValueError:
            made = blank(plan.cls)(self._number)
            self._fill_one_by_one(made, plan.slots, elements)
            return made

    def _attach(self, owner: Any, step: Child, made: Any) -> bool:
        if step.many:
            getattr(owner, step.name).append(made)
            return True
        if getattr(owner, step.name) is None:
            setattr(owner, step.name, made)
            return True
        self._repeated(owner)
        return False

    def _fill(self, owner: Any, depth: int, action: FillAction) -> None:
        slots = action.step.slots
        if any(getattr(owner, slot.name) != slot.absent() for slot in slots):
            self._repeated(owner)
            return
        try:
            action.fill(owner, self._elements, self.delimiters)
        except ValueError:
            self._fill_one_by_one(owner, slots, self._elements)
        if depth == 0:
            self.message.where.setdefault(self._elements[0], self._number)

    def _fill_one_by_one(self, owner: Any, slots: tuple[Slot, ...], elements: list[str]) -> None:
        for slot in slots:
            try:
                filler((slot,))(owner, elements, self.delimiters)
            except ValueError as error:
                setattr(owner, slot.name, slot.absent())
                what = f"The value {error}. It was read as absent; ask the sender for a corrected file."
                self._report("error", slot.place.element, what, "VALUE")

    def _repeated(self, owner: Any) -> None:
        owner.extra.append(self._text)
        what = "This segment may stand here only once; the first was taken, this one kept aside. Check which is right."
        self._report("warning", 0, what, "REPEATED")

    def _keep(self) -> None:
        self._open[-1].extra.append(self._text)
        what = "This segment is not expected here; it was kept but not used. Check the file if something is missing."
        self._report("warning", 0, what, "UNEXPECTED")

    def _warn_if_too_long(self, width: int) -> None:
        if len(self._elements) > width + 1 and any(self._elements[width + 1 :]):
            what = "The segment has more elements than are known here; the rest was not used."
            self._report("warning", width + 1, what, "TOO-MANY")

    def _report(self, severity: Literal["error", "warning"], element: int, text: str, code: str) -> None:
        self.problems.append(Problem(severity, self._number, self._elements[0], element, text, code))
