"""
The quick way through a loop: one function for each class that reads a whole loop whose segments are all regular.

The function goes down the outline as the guide writes it, segment after segment, and raises ValueError or LookupError
as soon as anything is out of the ordinary.  The assembler then reads the same segments its own careful way and says
what is wrong: both ways make equal objects (tested), this one at a fraction of the cost.

What an office sends and receives says the same again and again: the days of a month, the codes and fees of its
services, its payers and providers.  So most segments are taken apart once, by `x12.repeated`, and found again by their
text; those that name a patient or a claim (UNIQUE) are taken apart here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any, NamedTuple

from x12.compiled import SURPRISE, Source, exactly, follow_width, new, settings
from x12.envelope import Delimiters
from x12.messages.parts import Adjustment
from x12.plan import Child, Follow, Key, Plan, plan_of
from x12.repeated import known_labelled, known_rows, known_tail, known_values, listed, targets, usual
from x12.telling import Telling

Descend = Callable[[list[str], int, str, int, int], tuple[Any, int, str]]
"""
Takes the segments (the last one blank), the index of the opening one, its text, what makes an index a segment number,
and one less; gives the object, and index and text of the first segment that is not its own.
"""


class Descent(NamedTuple):
    """
    The function of a loop, for what is known, and the one that learns.

    `known` raises KeyError where a segment comes for the first time; `learning` then does the same once more.
    """

    known: Descend
    learning: Descend


UNIQUE = frozenset("CLM CLP HL REF TRN N3 DMG NTE MSG K3 BHT NM1*IL NM1*QC NM1*03 NM1*74".split())
TAILS = {"CLM": 2}
"""Segments of which only the elements up to this one name a claim: the rest is found again by its text."""
FLAGS = 20
"""With so many steps a flag for each is quicker than the bits of one number."""
BLANK_AT_END = "t[-1] <= ' '"
BEHIND = "   "
"""What stands behind the last segment while loops are read: long enough to be looked at as if it were one."""


@lru_cache(maxsize=2_000)
def descent(cls: type, apart: tuple[Child, ...], after: frozenset[str], delimiters: Delimiters) -> Descent | None:
    """
    Compile how a loop is read, without its inner loops `apart`; None if it has what this way cannot read.

    `after` are the ids of the segments that may stand behind it.
    """
    steps = [step for step in plan_of(cls).steps if step not in apart]
    return _Descent(plan_of(cls), steps, after, delimiters).compile() if _is_regular(steps) else None


def _is_regular(steps: list[Follow | Child]) -> bool:
    """Tell whether all steps, and those inside them, are of the kinds that are read here."""
    for step in steps:
        if isinstance(step, Follow):
            continue
        if step.between or step.key.segment == "HL":
            return False
        if step.is_loop and not _is_regular(list(plan_of(step.type).steps)):
            return False
    return True


def _is_unique(key: Key) -> bool:
    return key.segment in UNIQUE or key.text in UNIQUE


class _Descent:
    """Writes the function of one loop: `o` is its object, `t` the text of a segment, `m` one character of it."""

    def __init__(self, plan: Plan, steps: list[Follow | Child], after: frozenset[str], delimiters: Delimiters) -> None:
        self._plan, self._steps, self._after, self._delimiters = plan, steps, after, delimiters
        self._source = Source()
        self._source.names["d"] = delimiters
        self._numbers = {step: number for number, step in enumerate(steps, 1)}
        self._flags = {step: f"b{self._numbers[step]}" for step in _flagged(steps)}
        self._telling = Telling([step.key.segment for step in steps], after, delimiters.element)
        self._next = f"i += 1; t = g[i]; m = t[{self._telling.spot}]"

    def compile(self) -> Descent:
        lists = [step for step in self._steps if isinstance(step, Child) and step.many]
        lines = [*new(self._source, self._plan, "o", "i + s"), *self._own(), self._next]
        # Adjustments are looked for in every object: to have no list of them costs more than to have an empty one.
        lines += (f"l_{step.name} = o.{step.name} = []" for step in lists if step.type is Adjustment)
        lists_to_be = [f"l_{step.name} = " for step in lists if step.type is not Adjustment]
        lines += [
            "b = 0",
            "".join([*lists_to_be, "None"]),
            "".join(f"{name} = " for name in self._flags.values()) + "False",
        ]
        for segment, group in groupby(self._steps, key=lambda step: step.key.segment):
            lines += self._group(self._telling.condition(segment), list(group))
        lines += ["o.to = i + r", "return o, i, t"]
        made: Descend = self._source.compile("g, i, t, s, r", lines)
        return Descent(made, self._source.learning(made))

    # -- the segment that opens the loop ----------------------------------------------------------------------------

    def _own(self) -> Iterator[str]:
        plan = self._plan
        if not plan.slots:
            return self._without_values(plan)
        if plan.key.segment in TAILS:
            return self._with_tail(plan, TAILS[plan.key.segment])
        if _is_unique(plan.key):
            return self._taken_apart(plan.slots, plan.key.segment, "o", plan.width)
        return self._remembered(Follow(plan.key, plan.slots), plan.cls)

    def _without_values(self, plan: Plan) -> Iterator[str]:
        element = self._delimiters.element
        if plan.key.segment != "HL":  # of which the assembler has made sure
            yield f"if not t.startswith({plan.key.segment + element!r}): {SURPRISE}"
            yield f"if t.count({element!r}) > {plan.width}: {SURPRISE}"
        yield f"if {BLANK_AT_END}: {SURPRISE}"

    def _with_tail(self, plan: Plan, last: int) -> Iterator[str]:
        """Write the lines for a segment of which only the first elements name a claim."""
        segment, first = plan.key.segment, [slot for slot in plan.slots if slot.place.element <= last]
        tail = Follow(plan.key, tuple(slot for slot in plan.slots if slot not in first))
        known = known_tail(plan.cls, tail, last, self._delimiters).named(self._source)
        yield f"e = t.split({self._delimiters.element!r}, {last + 1})"
        yield f"if e[0] != {segment!r}: {SURPRISE}"
        yield from exactly(self._source, first, "o", width=last + 1)
        yield f"{targets(usual(tail.slots), 'o')}x = {known}[e[{last + 1}]]"
        yield "if x:"
        yield " for x, y in x: setattr(o, x, y)"

    def _taken_apart(self, slots: Iterable[Any], segment: str, owner: str, width: int) -> Iterator[str]:
        """Write the lines for a segment whose text is not looked for."""
        yield f"e = t.split({self._delimiters.element!r})"
        yield f"if e[0] != {segment!r} or {BLANK_AT_END}: {SURPRISE}"
        yield from settings(self._source, slots, owner, width=width, segment=segment)

    def _remembered(self, step: Follow, cls: type, owner: str = "o") -> Iterator[str]:
        """Write the lines for a segment whose values are found by its text."""
        known = known_values(cls, step, self._delimiters).named(self._source)
        yield f"{targets(step.slots, owner)} = {known}[t]"
        yield from listed(cls, step.slots, owner)

    # -- the segments that follow -----------------------------------------------------------------------------------

    def _group(self, condition: str, steps: list[Follow | Child]) -> Iterator[str]:
        """Write the lines that take all segments of one id that stand here, in any order."""
        if len(steps) == 1 and not steps[0].key.qualifiers and not _is_repeated(steps[0]):
            again = f"if {condition}: {SURPRISE}"
            yield f"if {condition}:"
            yield from _indented([*self._step(steps[0]), again])
            return
        labelled = [step for step in steps if isinstance(step, Follow) and _is_labelled(step)]
        others = [step for step in steps if step not in labelled]
        yield f"while {condition}:"
        if labelled:
            yield from _indented(self._labelled(labelled))
            yield from _indented(["else:", *_indented(self._others(others))])
        else:
            yield from _indented(self._others(others))

    def _labelled(self, steps: list[Follow]) -> Iterator[str]:
        """Write the lines for segments that hold nothing but what kind of value it is, and the value."""
        segment, element = steps[0].key.segment, self._delimiters.element
        numbers = {step: self._numbers[step] for step in steps}
        if segment in UNIQUE:
            known = {f"{segment}{element}{code}": numbers[step] for step in steps for code in step.key.qualifiers}
            yield f"q, _, v = t.rpartition({element!r}); c = {self._source.name(known)}.get(q)"
            value = [f"if {BLANK_AT_END}: {SURPRISE}"]
        else:
            yield f"c, v = {known_labelled(self._plan.cls, numbers, self._delimiters).named(self._source)}[t]"
            value = []
        yield "if c:"
        yield from _indented(value)
        for place, step in enumerate(steps):
            yield f" {'elif' if place else 'if'} c == {numbers[step]}:"
            yield from _indented(_indented([*self._once(step), f"o.{step.slots[0].name} = v"]))
        yield from _indented([self._next])
        if segment in UNIQUE:  # with no value, or with more than one
            codes = {code for step in steps for code in step.key.qualifiers}
            yield f"elif t.split({element!r}, 2)[1] in {self._source.name(codes)}: {SURPRISE}"

    def _others(self, steps: list[Follow | Child]) -> Iterator[str]:
        """Write the lines that choose by qualifier, and leave to the step without one what is left, if there is one."""
        chosen = [step for step in steps if step.key.qualifiers]
        loose = [line for step in steps if not step.key.qualifiers for line in self._step(step)] or ["break"]
        if not chosen:
            yield from loose
            return
        element, key = self._delimiters.element, chosen[0].key
        widths = {len(qualifier) for step in chosen for qualifier in step.key.qualifiers}
        end = ""
        if len(widths) == 1 and key.segment != "HI" and key.position == 1:
            # The qualifier together with the separator behind it; a slice that exists costs half of a new one.
            begin, end = len(key.segment) + 1, element
            yield f"q = t[{self._source.name(slice(begin, begin + widths.pop() + 1))}]"
        else:
            first = f".partition({self._delimiters.component!r})[0]" if key.segment == "HI" else ""
            yield f"q = t.split({element!r})[{key.position}]{first}"
        for number, step in enumerate(chosen):
            texts = tuple(qualifier + end for qualifier in step.key.qualifiers)
            yield ("elif " if number else "if ") + (f"q in {texts!r}:" if len(texts) > 1 else f"q == {texts[0]!r}:")
            yield from _indented([*self._once(step), *self._step(step)])
        yield "else:"
        yield from _indented(loose)

    def _step(self, step: Follow | Child) -> Iterator[str]:
        if isinstance(step, Follow):
            if _is_unique(step.key):
                yield from self._taken_apart(step.slots, step.key.segment, "o", follow_width(step))
            else:
                yield from self._remembered(step, self._plan.cls)
            yield self._next
        elif step.is_loop:
            behind = {other.key.segment for other in self._steps[self._steps.index(step) :]}
            inner = descent(step.type, (), self._after | behind, self._delimiters)
            assert inner is not None
            yield f"p, i, t = {self._source.name_pair(inner.known, inner.learning)}(g, i, t, s, r)"
            yield from [f"m = t[{self._telling.spot}]", *self._hung(step)]
        else:
            yield from self._part(step)
            yield self._next

    def _once(self, step: Follow | Child) -> list[str]:
        """Write the lines that notice a second one of what may come only once."""
        if _is_repeated(step):
            return []
        flag = self._flags.get(step)
        if flag:
            return [f"if {flag}: {SURPRISE}", f"{flag} = True"]
        bit = 1 << self._numbers[step]
        return [f"if b & {bit}: {SURPRISE}", f"b |= {bit}"]

    def _part(self, step: Child) -> Iterator[str]:
        """Write the lines for a segment that is an object, or several side by side."""
        plan = plan_of(step.type)
        is_unique = _is_unique(plan.key) or _is_unique(step.key)
        making = list(new(self._source, plan, "p", "i + s", sets_all=not is_unique))
        if plan.declared.every:
            if step.type is not Adjustment:
                yield f"if l_{step.name} is None: l_{step.name} = o.{step.name} = []"
            yield f"for x in {known_rows(step, self._delimiters).named(self._source)}[t]:"
            taken = [f"{targets(plan.slots, 'p')} = x", *listed(plan.cls, plan.slots, "p")]
            yield from _indented([*making, *taken, f"l_{step.name}.append(p)"])
            return
        yield from making
        if is_unique:
            yield from self._taken_apart(plan.slots, plan.key.segment, "p", plan.width)
        else:
            yield from self._remembered(Follow(plan.key, plan.slots), step.type, "p")
        yield from self._hung(step)

    def _hung(self, step: Child) -> Iterator[str]:
        if step.many:
            yield f"if l_{step.name} is None: l_{step.name} = o.{step.name} = [p]"
            yield f"else: l_{step.name}.append(p)"
        else:
            yield f"o.{step.name} = p"


def _flagged(steps: list[Follow | Child]) -> list[Follow | Child]:
    """Give the steps that have a flag each: those that stand beside others in any order, if they are not many."""
    groups = [list(group) for _, group in groupby(steps, key=lambda step: step.key.segment)]
    once = [step for group in groups if len(group) > 1 for step in group if not _is_repeated(step)]
    return once if len(once) <= FLAGS else []


def _is_repeated(step: Follow | Child) -> bool:
    return isinstance(step, Child) and step.many


def _is_labelled(step: Follow) -> bool:
    """Tell whether a segment holds a qualifier and one plain value, as REF, DTP and AMT do."""
    if len(step.slots) > 1 or not step.key.qualifiers or step.key.segment not in ("REF", "DTP", "DTM", "AMT", "QTY"):
        return False
    (slot,) = step.slots
    if step.key.segment == "REF" and (slot.type is not str or slot.place.element != 2):
        return False
    return not (slot.many or slot.place.last or slot.place.part or slot.place.along)


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (" " + line for line in lines)
