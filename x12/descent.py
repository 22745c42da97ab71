"""
The quick way through a loop: functions for each class that read a whole loop whose segments are all regular.

Such a function goes down the outline as the guide writes it, segment after segment, and raises ValueError or
LookupError, or stops early, as soon as anything is out of the ordinary.  The assembler then reads the same segments its
own careful way and says what is wrong: both ways make equal objects (tested), this one at a fraction of the cost.

What an office sends and receives says the same again and again: the days of a month, the codes and fees of its
services, its payers and providers.  So most segments are taken apart once, by `x12.repeated`, and found again by their
text; those that name a patient or a claim (UNIQUE) are taken apart here.  And of the dozens of segments that a guide
allows in a loop the same few come again: they alone are in the function that is asked first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache
from itertools import groupby
from typing import Any

from x12.descent_source import DescentSource
from x12.envelope import Delimiters
from x12.plan import Child, Follow, Key, Plan, plan_of
from x12.repeated import Tables

Descend = Callable[[list[str], int, str, int, int], tuple[Any, int, str]]
"""
Takes the segments (the last one blank), the index of the opening one, its text, what makes an index a segment number,
and one less; gives the object, and index and text of the first segment that is not its own.
"""
Step = Follow | Child

LEARNED = 16
"""After so many loops that showed something new a quicker function is made: that takes as long as reading a hundred."""

BEHIND = "   "
"""What stands behind the last segment while loops are read: long enough to be looked at as if it were one."""


class Descent:
    """
    The functions that read one loop.

    `ways` are what to read it by, one after the other until one does.  The last has all steps that are declared, and
    notes those that it meets (`met`).  The one before it, made when some loops were read, has those that were met by
    then, the inner loops within; where another comes for the first time it gives up or stops early.
    """

    def __init__(self, key: Key, plan: Plan, steps: list[Step], after: frozenset[str], delimiters: Delimiters) -> None:
        self.key, self.plan, self.steps, self.after, self.delimiters = key, plan, steps, after, delimiters
        self.tables = Tables(delimiters)
        self.numbers = {step: number for number, step in enumerate(steps, 1)}
        self.inner = {step: self._inner(step) for step in steps if isinstance(step, Child) and step.is_loop}
        self.met: set[int] = set()
        self.ways: list[Descend] = [self._learn]
        self._learned, self._known = 0, -1

    @cached_property
    def learning(self) -> Descend:
        """Give the function with all steps; most inner loops that are declared never come."""
        made: Descend = DescentSource(self, self.steps, learns=True).compile()
        return made

    def _learn(self, segments: list[str], index: int, text: str, ahead: int, behind: int) -> tuple[Any, int, str]:
        """Read the loop as `learning` does, and now and then make what knows all that was met."""
        read = self.learning(segments, index, text, ahead, behind)
        self._learned += 1
        if self._learned % LEARNED == 0 and self._known != self.count_met():
            self._known = self.count_met()
            self.ways[:] = [DescentSource(self, self.met_steps(), learns=False).compile(), self._learn]
        return read

    def count_met(self) -> int:
        """Give how many steps were met, those of the inner loops that were met among them."""
        inner = (loop for step, loop in self.inner.items() if self.numbers[step] in self.met)
        return len(self.met) + sum(loop.count_met() for loop in inner)

    def met_steps(self) -> list[Step]:
        """Give the steps that were met; all of an id of which one takes what the others leave."""
        met = [step for step in self.steps if self.numbers[step] in self.met]
        loose = {step.key.segment for step in met if not step.key.qualifiers}
        return [step for step in self.steps if step in met or step.key.segment in loose]

    def _inner(self, step: Child) -> Descent:
        behind = {other.key.segment for other in self.steps[self.steps.index(step) :]}
        inner = descent(step.type, step.key, (), self.after | behind, self.delimiters)
        assert inner is not None
        return inner


@lru_cache(maxsize=2_000)
def descent(
    cls: type, key: Key, apart: tuple[Child, ...], after: frozenset[str], delimiters: Delimiters
) -> Descent | None:
    """
    Compile how a loop that opens with `key` is read, without its inner loops `apart`; None if this way cannot read it.

    `after` are the ids of the segments that may stand behind it.
    """
    steps = [step for step in plan_of(cls).steps if step not in apart]
    return Descent(key, plan_of(cls), steps, after, delimiters) if _is_regular(steps, after) else None


def _is_regular(steps: Sequence[Step], after: frozenset[str]) -> bool:
    """
    Tell whether all steps, and those inside them, are of the kinds that are read here.

    An id must stand in one place, and not behind the loop as well: what is left standing would be taken for another.
    """
    ids = [name for name, _ in groupby(step.key.segment for step in steps)]
    if len(set(ids)) < len(ids) or after.intersection(ids) or "HL" in ids:
        return False
    for step in steps:
        if isinstance(step, Child) and step.between:
            return False
        if isinstance(step, Child) and step.is_loop:
            behind = after.union(ids[ids.index(step.key.segment) :])
            if not _is_regular(plan_of(step.type).steps, behind):
                return False
    return True
