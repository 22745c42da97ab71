"""
Where a segment belongs, from the declarations alone and without reading a value.

A segment belongs to the deepest open loop that knows it, else to the loop around that one, and so on.  The state is one
node, so that a walk may begin in the middle of a long message: some segments open the same loop wherever they stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from x12.declare import declared
from x12.plan import Child, Follow, Key, Plan, parse_key, plan_of

KNOWN_AT_MOST = 2_000


class Meaning(NamedTuple):
    """What a segment is in the loop that knows it; `opens` is the loop it opens, no `step` a bracket (LS, LE)."""

    step: Follow | Child | None
    opens: Node | None = None


class Placed(NamedTuple):
    """Where one segment stands: the loop it belongs to (its own, if it opens one) and what it is; None if unknown."""

    node: Node
    depth: int
    meaning: Meaning | None


@dataclass(slots=True, eq=False)
class Node:
    """One loop at its place in the outline; `depth` 0 is the message."""

    plan: Plan
    depth: int
    parent: Node | None
    exact: dict[tuple[str, str], Meaning] = field(default_factory=dict)
    loose: dict[str, Meaning] = field(default_factory=dict)
    known: dict[tuple[str, str], Placed] = field(default_factory=dict)

    def place(self, segment: str, qualifier: str) -> Placed:
        """Tell where a segment belongs while this is the innermost open loop."""
        key = (segment, qualifier)
        found = self.known.get(key)
        if found is None:
            found = self._search(segment, qualifier)
            if len(self.known) < KNOWN_AT_MOST:
                self.known[key] = found
        return found

    def _search(self, segment: str, qualifier: str) -> Placed:
        node: Node | None = self
        while node is not None:
            meaning = node.exact.get((segment, qualifier)) or node.loose.get(segment)
            if meaning is not None:
                return Placed(meaning.opens or node, node.depth + 1, meaning)
            node = node.parent
        return Placed(self, self.depth + 1, None)

    def after(self, placed: Placed) -> Node:
        """Give the innermost open loop after a segment: a value of an outer loop does not close the inner ones."""
        if placed.meaning is None or placed.meaning.opens is None:
            return self
        return placed.meaning.opens


@dataclass(slots=True, eq=False)
class Outline:
    """
    The loops of one message.

    `qualified` gives for a segment id the element of its qualifier.  `anchors` are the segments that open one and the
    same loop wherever they stand, by id and qualifier ("" is any); `openers` are the ids of all segments that may open
    a loop.  `unit` is the class of the loop that a biller looks for, such as the claim.
    """

    root: Node
    qualified: dict[str, int] = field(default_factory=dict)
    anchors: dict[tuple[str, str], Node] = field(default_factory=dict)
    openers: set[str] = field(default_factory=set)
    unit: type | None = None

    @property
    def levels(self) -> bool:
        """Tell whether the unit opens with a bare level, such as a person of an eligibility answer."""
        return self.unit is not None and plan_of(self.unit).key.segment == "HL"

    def key_of(self, elements: list[str], component: str) -> tuple[str, str]:
        """Give the id of a segment and its qualifier, if that matters; in HI the qualifier is a component."""
        name = elements[0]
        position = self.qualified.get(name, 0)
        if not 0 < position < len(elements):
            return name, ""
        qualifier = elements[position]
        return name, qualifier.partition(component)[0] if name == "HI" else qualifier

    def is_headline(self, name: str, placed: Placed) -> bool:
        """Tell whether a segment opens the unit; one that opens with a bare level (HL) is told by its name instead."""
        if placed.meaning is None or placed.meaning.opens is None:
            return False
        around = placed.node.parent
        if name == "NM1" and around is not None and around.plan.key.segment == "HL":
            return self.levels and self.is_inside(Placed(around, around.depth, None))
        return placed.node.plan.cls is self.unit and name != "HL"

    def is_inside(self, placed: Placed) -> bool:
        """Tell whether a segment belongs to the unit or to a loop in it."""
        node: Node | None = placed.node
        while node is not None and node.plan.cls is not self.unit:
            node = node.parent
        return node is not None

    def anchor(self, key: tuple[str, str]) -> Node | None:
        """Give the loop that a segment opens wherever it stands; None if that depends on what came before."""
        return self.anchors.get(key) or self.anchors.get((key[0], ""))


_outlines: dict[type, Outline] = {}


def outline_of(cls: type) -> Outline:
    """Give the outline of a message class; it is worked out once."""
    outline = _outlines.get(cls)
    if outline is None:
        outline = _outlines[cls] = _work_out(cls)
    return outline


def _work_out(cls: type) -> Outline:
    found = declared(cls)
    outline = Outline(Node(plan_of(cls), 0, None), unit=found.unit if found else None)
    keys: list[tuple[Key, Meaning]] = []
    _fill(outline.root, keys)
    for key, meaning in keys:
        if key.qualifiers:
            outline.qualified[key.segment] = key.position
        if meaning.opens is not None:
            outline.openers.add(key.segment)
            if _is_alone(key, keys):
                outline.anchors |= {(key.segment, qualifier): meaning.opens for qualifier in key.qualifiers or ("",)}
    return outline


def _fill(node: Node, keys: list[tuple[Key, Meaning]]) -> None:
    for step in node.plan.steps:
        for key, meaning in _meanings(step, node):
            keys.append((key, meaning))
            if not key.qualifiers:
                node.loose.setdefault(key.segment, meaning)
            for qualifier in key.qualifiers:
                node.exact.setdefault((key.segment, qualifier), meaning)
            if meaning.opens is not None:
                _fill(meaning.opens, keys)


def _meanings(step: Follow | Child, node: Node) -> Iterator[tuple[Key, Meaning]]:
    if isinstance(step, Child) and step.is_loop:
        yield step.key, Meaning(step, Node(plan_of(step.type), node.depth + 1, node))
        for bracket in step.between or ():
            yield parse_key(bracket), Meaning(None)
    else:
        yield step.key, Meaning(step)


def _is_alone(key: Key, keys: list[tuple[Key, Meaning]]) -> bool:
    """Tell whether no other place of the outline takes the segments of a key."""
    return sum(_overlap(key, other) for other, _ in keys) == 1


def _overlap(one: Key, other: Key) -> bool:
    if one.segment != other.segment:
        return False
    return not one.qualifiers or not other.qualifiers or bool(set(one.qualifiers) & set(other.qualifiers))
