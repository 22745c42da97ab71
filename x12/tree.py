"""
Where a segment belongs: one node for each place in the outline of a message, compiled from the declarations.

A segment belongs to the deepest open loop that knows it, else to the loop around that one, and so on; all of this is
looked up beforehand, so that a node's table has the answer for every segment that may come.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import dropwhile
from typing import Any

from x12.compiled import Fill, filler, follow_width, maker
from x12.declare import declared
from x12.descent import Descent, descent
from x12.envelope import Delimiters
from x12.plan import Child, Follow, Key, Plan, parse_key, plan_of

LEVEL_KIND = 3
"""HL03, the element that tells what kind of level it is."""


@dataclass(slots=True, eq=False)
class Action:
    """
    What a segment does at its place.

    `first` and `again` are the compiled functions for the first and a further one; no `again` means that it may come
    only once.  `bit` marks it as seen, `through` has the bits of all that may have come before it.  `node` is set when
    it opens a loop.  `opens_path` marks the loops that lead to the message's unit (its claims), `is_unit` that itself;
    `descent` reads such a loop at once when it is regular; `after` are the bits that are then taken as seen in it,
    `name` the attribute that holds it.  `then` is the node behind the loop, its own as long as loops of the path may
    stand in it, and `behind` has what may open there: by how a segment begins, the action, or those of the kinds of
    levels.
    """

    depth: int
    step: Follow | Child | None
    first: Fill
    again: Fill | None
    node: Node | None = None
    opens_path: bool = False
    is_level: bool = False
    width: int = 0
    descent: Descent | None = None
    is_unit: bool = False
    after: int = 0
    then: Node | None = None
    behind: dict[str, Action | dict[str, Action]] = field(default_factory=dict)
    name: str = ""
    bit: int = 0
    through: int = 0


@dataclass(slots=True, eq=False)
class Choice:
    """Several actions for one segment id, chosen by the text of one element; `other` when none fits."""

    position: int
    by: dict[str, Action]
    other: Action | None


@dataclass(slots=True, eq=False)
class FirstComponent(Choice):
    """A choice by the first component of the element (HI)."""


@dataclass(slots=True, eq=False)
class Node:
    """
    One loop at its place in the outline.

    `table` says for every segment id what it does when this loop is open; `openers` says it, by how a segment begins,
    for those that surely open a loop which can be read at once.
    """

    plan: Plan
    depth: int
    parent: Node | None
    own: list[tuple[Key, Action]] = field(default_factory=list)
    table: dict[str, Any] = field(default_factory=dict)
    openers: dict[str, Action | dict[str, Action]] = field(default_factory=dict)


def _pass_over(owner: Any, elements: list[str], number: int, delimiters: Any) -> None:
    """Take a segment that only brackets a loop (LS, LE)."""


@lru_cache(maxsize=32)
def tree_of(cls: type, streaming: bool, delimiters: Delimiters) -> Node:
    """
    Compile the outline of a message class.

    When `streaming`, a further claim takes the place of the one before instead of standing beside it, and so do the
    loops around claims: memory stays constant.
    """
    found = declared(cls)
    unit = found.unit if found else None
    return _Builder(unit, streaming, delimiters).root(cls)


@dataclass(slots=True)
class _Builder:
    unit: type | None
    streaming: bool
    delimiters: Delimiters
    nodes: list[Node] = field(default_factory=list)

    has_levels: bool = False

    def root(self, cls: type) -> Node:
        self.has_levels = any(isinstance(step, Child) and step.key.segment == "HL" for step in plan_of(cls).steps)
        made = self.build(plan_of(cls), 0, None)
        actions = [(action, node) for node in self.nodes for _, action in node.own]
        for action, node in actions:
            self._quicken(action, node)
        for node in self.nodes:
            for name, action in node.table.items():
                found = _quick_ones(action)
                if found:
                    node.openers[(name + self.delimiters.element)[:3]] = found
        for action, _ in actions:
            if action.then is not None:
                self._look_behind(action, action.then)
        return made

    def _quicken(self, action: Action, node: Node) -> None:
        """Give a loop of the path its quick way, up to the inner loops of the path."""
        if not action.opens_path or action.node is None or not isinstance(action.step, Child):
            return
        inner = tuple(own for _, own in action.node.own if own.opens_path)
        apart = tuple(own.step for own in inner if isinstance(own.step, Child))
        after = _behind(action.node) | {step.key.segment for step in apart}
        action.name = action.step.name
        action.descent = descent(action.step.type, action.step.key, apart, after, self.delimiters)
        action.is_unit = not inner
        action.then = node if action.is_unit else action.node
        action.after = sum(own.bit for _, own in action.node.own if not own.opens_path) if inner else 0

    def _look_behind(self, action: Action, then: Node) -> None:
        """Say what opens behind a loop of the path: the loops in it that are read apart, or the next one like it."""
        ids = {own.step.key.segment for _, own in then.own if own.opens_path and own.step is not None}
        ids |= {"HL"} if self.has_levels else set()
        begins = {(name + self.delimiters.element)[:3] for name in ids}
        action.behind = {begin: opens for begin, opens in then.openers.items() if begin in begins}

    def build(self, plan: Plan, depth: int, parent: Node | None) -> Node:
        node = Node(plan, depth, parent)
        rank, before, bit = 0, "", 1
        ranked: list[tuple[int, Action]] = []
        for step in plan.steps:
            for key, action in self._actions(step, node):
                if key.segment != before:
                    rank, before = rank + 1, key.segment
                action.bit, bit = bit, bit << 1
                ranked.append((rank, action))
                node.own.append((key, action))
        for rank, action in ranked:
            action.through = sum(other.bit for other_rank, other in ranked if other_rank <= rank)
        _tabulate(node)
        self.nodes.append(node)
        for _, action in ranked:
            if isinstance(action.step, Child) and action.step.is_loop:
                action.node = self.build(plan_of(action.step.type), depth + 1, node)
        return node

    def _actions(self, step: Follow | Child, node: Node) -> Iterator[tuple[Key, Action]]:
        depth = node.depth
        if isinstance(step, Follow):
            yield step.key, Action(depth, step, filler(step), None, width=follow_width(step))
            return
        if step.between:
            yield parse_key(step.between[0]), Action(depth, None, _pass_over, None)
        on_path = step.is_loop and step.many and self._leads(step.type)
        first = maker(step, False)
        action = Action(depth, step, first, maker(step, True) if step.many else None)
        if on_path and self.streaming:
            action.again = first
        action.opens_path, action.is_level = on_path, step.key.segment == "HL"
        action.width = plan_of(step.type).width
        yield step.key, action
        if step.between:
            yield parse_key(step.between[1]), Action(depth, None, _pass_over, None)

    def _leads(self, cls: type) -> bool:
        if self.unit is None or cls is self.unit:
            return self.unit is not None
        return any(
            isinstance(step, Child) and step.is_loop and step.many and self._leads(step.type)
            for step in plan_of(cls).steps
        )


def _behind(node: Node) -> frozenset[str]:
    """Give the ids of the segments that may stand behind a loop: what is still to come in the loops around it."""
    around = node.parent
    if around is None:
        return frozenset({"SE"})
    to_come = dropwhile(lambda own: own[1].node is not node, around.own)
    return frozenset(key.segment for key, _ in to_come) | _behind(around)


def _quick_ones(found: Action | Choice) -> Action | dict[str, Action] | None:
    """Give what opens a loop that can be read at once: an action, or those of the kinds of levels (HL03)."""
    if isinstance(found, Action):
        return found if found.descent else None
    if found.position != LEVEL_KIND:
        return None
    return {kind: action for kind, action in found.by.items() if action.descent and action.is_level}


def _tabulate(node: Node) -> None:
    """Write down for every segment id known here or around what it does."""
    around: list[Node] = []
    above: Node | None = node
    while above is not None:
        around.append(above)
        above = above.parent
    for name in {key.segment: None for one in around for key, _ in one.own}:
        known = [(key, action) for one in around for key, action in one.own if key.segment == name]
        qualified = [key for key, _ in known if key.qualifiers]
        if not qualified:
            node.table[name] = known[0][1]
            continue
        by: dict[str, Action] = {}
        other: Action | None = None
        # The deepest loop comes first; what is asked for by qualifier goes before what takes any, inside one loop.
        for one in around:
            here = [(key, action) for key, action in one.own if key.segment == name]
            loose = [action for key, action in here if not key.qualifiers]
            if other is None:
                for key, action in here:
                    for qualifier in key.qualifiers:
                        by.setdefault(qualifier, action)
                other = loose[0] if loose else None
        kind = FirstComponent if name == "HI" else Choice
        node.table[name] = kind(qualified[0].position, by, other)
