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
from typing import Any

from x12.compiled import SURPRISE, Source, follow_width, new, settings
from x12.envelope import Delimiters
from x12.plan import Child, Follow, Key, Plan, plan_of
from x12.repeated import known_labelled, known_rows, known_values, taking

Descent = Callable[[list[str], int, str, int], tuple[Any, int, str]]
"""
Takes the segments (the last one empty), the index of the opening one, its text, and what makes an index a segment
number; gives the object, and index and text of the first segment that is not its own.
"""

UNIQUE = frozenset("CLM CLP HL REF TRN N3 DMG NTE MSG K3 BHT NM1*IL NM1*QC NM1*03 NM1*74".split())
BLANK_AT_END = "t[-1] <= ' '"
HEAD = slice(3)
"""How a segment begins: a slice that exists costs half of one that is made for each segment."""
NEXT = "i += 1; t = g[i]; m = t[head]"


@lru_cache(maxsize=2_000)
def descent(cls: type, apart: tuple[Child, ...], delimiters: Delimiters) -> Descent | None:
    """Compile how a loop is read, without its inner loops `apart`; None if it has what this way cannot read."""
    plan = plan_of(cls)
    steps = [step for step in plan.steps if step not in apart]
    return _Descent(plan, steps, delimiters).compile() if _is_regular(steps) else None


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
    """Writes the function of one loop: `o` is its object, `t` the text of a segment, `m` how that begins."""

    def __init__(self, plan: Plan, steps: list[Follow | Child], delimiters: Delimiters) -> None:
        self._plan, self._steps, self._delimiters = plan, steps, delimiters
        self._source = Source()
        self._source.names |= {"d": delimiters, "head": HEAD}
        self._bits = {step: 1 << number for number, step in enumerate(steps)}

    def compile(self) -> Descent:
        lists = [f"l_{step.name}" for step in self._steps if isinstance(step, Child) and step.many]
        lines = [*new(self._source, self._plan, "o", "i + s"), *self._own(), NEXT, "b = 0"]
        if lists:
            lines.append(" = ".join([*lists, "None"]))
        for segment, group in groupby(self._steps, key=lambda step: step.key.segment):
            lines += self._group(segment, list(group))
        lines += ["o.to = i + s - 1", "return o, i, t"]
        made: Descent = self._source.compile("g, i, t, s", lines)
        return made

    # -- the segment that opens the loop ----------------------------------------------------------------------------

    def _own(self) -> Iterator[str]:
        plan = self._plan
        if not plan.slots:
            return iter([f"if t.count({self._delimiters.element!r}) > {plan.width} or {BLANK_AT_END}: {SURPRISE}"])
        if _is_unique(plan.key):
            return self._taken_apart(plan.slots, plan.key.segment, "o", plan.width)
        return self._remembered(Follow(plan.key, plan.slots), plan.cls)

    def _taken_apart(self, slots: Iterable[Any], segment: str, owner: str, width: int) -> Iterator[str]:
        """Write the lines for a segment whose text is not looked for."""
        yield f"e = t.split({self._delimiters.element!r})"
        yield f"if e[0] != {segment!r} or {BLANK_AT_END}: {SURPRISE}"
        yield from settings(self._source, slots, owner, width=width, segment=segment)

    def _remembered(self, step: Follow, cls: type, owner: str = "o") -> Iterator[str]:
        """Write the lines for a segment whose values are found by its text."""
        known = self._source.name(known_values(cls, step, self._delimiters))
        return taking(plan_of(cls), step.slots, owner, f"{known}[t]")

    # -- the segments that follow -----------------------------------------------------------------------------------

    def _group(self, segment: str, steps: list[Follow | Child]) -> Iterator[str]:
        """Write the lines that take all segments of one id that stand here, in any order."""
        yield f"while m == {(segment + self._delimiters.element)[:3]!r}:"
        labelled = [step for step in steps if isinstance(step, Follow) and _is_labelled(step)]
        others = [step for step in steps if step not in labelled]
        chosen = [step for step in others if step.key.qualifiers]
        loose = [step for step in others if not step.key.qualifiers]
        lines: list[str] = []
        if labelled:
            lines += self._labelled(segment, labelled, is_all=not others)
        if chosen:
            lines += self._chosen(segment, chosen, is_split=bool(labelled))
        if loose:
            inner = list(self._step(loose[0]))
            lines += ["else:", *_indented(inner)] if chosen or labelled else inner
        else:
            lines.append("else: break")
        yield from _indented(lines)

    def _labelled(self, segment: str, steps: list[Follow], *, is_all: bool) -> Iterator[str]:
        """Write the lines for segments that hold nothing but what kind of value it is, and the value."""
        bits = {step: self._bits[step] for step in steps}
        if segment in UNIQUE:
            known = {qualifier: bits[step] for step in steps for qualifier in step.key.qualifiers}
            yield f"e = t.split({self._delimiters.element!r}); q = e[1]; c = {self._source.name(known)}.get(q, 0)"
            value = [f"if e[0] != {segment!r} or {BLANK_AT_END}: {SURPRISE}", "_, _, v = e"]
        else:
            known_texts = known_labelled(self._plan.cls, bits, self._delimiters)
            yield f"c, v = {self._source.name(known_texts)}[t]"
            value = []
        yield "if c:"
        *most, last = ((f"if c == {bits[step]}: ", f"o.{step.slots[0].name} = v") for step in steps)
        chosen = ["".join(("el" if number else "", *one)) for number, one in enumerate(most)]
        chosen.append(("else: " if most else "") + last[1])
        yield from _indented([*value, f"if b & c: {SURPRISE}", "b |= c", *chosen, NEXT])

    def _chosen(self, segment: str, steps: list[Follow | Child], *, is_split: bool) -> Iterator[str]:
        """Write the lines that choose by qualifier."""
        element = self._delimiters.element
        widths = {len(qualifier) for step in steps for qualifier in step.key.qualifiers}
        word, end = "elif" if is_split else "if", ""
        if is_split and segment in UNIQUE:
            pass
        elif len(widths) == 1 and segment != "HI" and steps[0].key.position == 1:
            # The qualifier together with the separators around it.
            stop = len(segment) + 1 + widths.pop() + 1
            word, end = "if", element
            yield f"q = t[{self._source.name(slice(len(segment) + 1, stop))}]"
        else:
            first = f".partition({self._delimiters.component!r})[0]" if segment == "HI" else ""
            word = "if"
            yield f"q = t.split({element!r})[{steps[0].key.position}]{first}"
        for step in steps:
            texts = tuple(qualifier + end for qualifier in step.key.qualifiers)
            yield f"{word} q in {texts!r}:" if len(texts) > 1 else f"{word} q == {texts[0]!r}:"
            word = "elif"
            yield from _indented(self._step(step))

    def _step(self, step: Follow | Child) -> Iterator[str]:
        if isinstance(step, Follow):
            yield from self._once(step)
            if _is_unique(step.key):
                yield from self._taken_apart(step.slots, step.key.segment, "o", follow_width(step))
            else:
                yield from self._remembered(step, self._plan.cls)
            yield NEXT
        elif step.is_loop:
            inner = descent(step.type, (), self._delimiters)
            yield f"p, i, t = {self._source.name(inner)}(g, i, t, s); m = t[head]"
            yield from self._hung(step)
        else:
            yield from self._part(step)
            yield NEXT

    def _once(self, step: Follow | Child) -> Iterator[str]:
        bit = self._bits[step]
        yield f"if b & {bit}: {SURPRISE}"
        yield f"b |= {bit}"

    def _part(self, step: Child) -> Iterator[str]:
        """Write the lines for a segment that is an object, or several side by side."""
        plan = plan_of(step.type)
        is_unique = _is_unique(plan.key) or _is_unique(step.key)
        making = list(new(self._source, plan, "p", "i + s", sets_all=not is_unique))
        if plan.declared.every:
            rows = self._source.name(known_rows(step, self._delimiters))
            yield f"if l_{step.name} is None: l_{step.name} = o.{step.name} = []"
            yield f"for x in {rows}[t]:"
            yield from _indented([*making, *taking(plan, plan.slots, "p", "x"), f"l_{step.name}.append(p)"])
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
            yield from self._once(step)
            yield f"o.{step.name} = p"


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
