"""
Where a segment belongs: one node for each place in the outline of a message, compiled from the declarations.

A segment belongs to the deepest open loop that knows it, else to the loop around that one, and so on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from x12.compiled import Fill, Make, filler, maker
from x12.plan import Child, Follow, Key, Plan, parse_key, plan_of


@dataclass(slots=True, eq=False)
class FillAction:
    """Set attributes of the open object."""

    fill: Fill
    step: Follow


@dataclass(slots=True, eq=False)
class PartAction:
    """Make an object from one segment and hang it onto the open object."""

    make: Make
    step: Child
    plan: Plan


@dataclass(slots=True, eq=False)
class LoopAction:
    """Open an inner loop."""

    make: Make
    step: Child
    plan: Plan
    node: Node


@dataclass(slots=True, eq=False)
class BracketAction:
    """Pass over a segment that only brackets a loop (LS, LE)."""


Action = FillAction | PartAction | LoopAction | BracketAction


@dataclass(slots=True, eq=False)
class Node:
    """One loop at its place in the outline, with what each segment means there."""

    plan: Plan
    depth: int
    parent: Node | None
    exact: dict[tuple[str, str], Action] = field(default_factory=dict)
    loose: dict[str, Action] = field(default_factory=dict)
    known: dict[tuple[str, str], tuple[int, Action]] = field(default_factory=dict)

    def find(self, segment: str, qualifier: str) -> tuple[int, Action] | None:
        """Give the depth of the loop a segment belongs to and what to do there; None if nobody knows it."""
        key = (segment, qualifier)
        found = self.known.get(key)
        if found is None:
            found = self._search(segment, qualifier)
            if found is not None and len(self.known) < 2_000:
                self.known[key] = found
        return found

    def _search(self, segment: str, qualifier: str) -> tuple[int, Action] | None:
        node: Node | None = self
        while node is not None:
            action = node.exact.get((segment, qualifier)) or node.loose.get(segment)
            if action is not None:
                return node.depth, action
            node = node.parent
        return None


@dataclass(frozen=True, slots=True)
class Tree:
    """The outline of a message; `qualified` gives for a segment id the element of its qualifier, if it matters."""

    root: Node
    qualified: dict[str, int]


@cache
def tree_of(cls: type) -> Tree:
    """Compile the outline of a message class."""
    qualified: dict[str, int] = {}
    root = _node(plan_of(cls), 0, None, qualified)
    return Tree(root, qualified)


def _node(plan: Plan, depth: int, parent: Node | None, qualified: dict[str, int]) -> Node:
    node = Node(plan, depth, parent)
    for step in plan.steps:
        for key, action in _actions(step, node, qualified):
            if key.qualifiers:
                qualified[key.segment] = key.position
                for qualifier in key.qualifiers:
                    node.exact[key.segment, qualifier] = action
            else:
                node.loose[key.segment] = action
    return node


def _actions(step: Follow | Child, node: Node, qualified: dict[str, int]) -> Iterator[tuple[Key, Action]]:
    if isinstance(step, Follow):
        yield step.key, FillAction(filler(step.slots), step)
        return
    plan = plan_of(step.type)
    make: Any = maker(step.type)
    if not step.is_loop:
        yield step.key, PartAction(make, step, plan)
        return
    yield step.key, LoopAction(make, step, plan, _node(plan, node.depth + 1, node, qualified))
    for bracket in step.between or ():
        yield parse_key(bracket), BracketAction()
