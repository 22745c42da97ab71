"""
The quick way through a loop: one function for each class that reads a whole loop whose segments are all regular.

The function goes down the outline as the guide writes it, segment after segment, and raises ValueError or LookupError
as soon as anything is out of the ordinary.  The assembler then reads the same segments its own careful way and says
what is wrong: both ways make equal objects (tested), this one at a fraction of the cost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby
from typing import Any

from x12.compiled import (
    SURPRISE,
    Source,
    follow_width,
    new,
    settings,
    side_by_side_lines,
)
from x12.envelope import Delimiters
from x12.plan import Child, Follow, plan_of

Descent = Callable[[list[str], int, list[str], int, Delimiters], tuple[Any, int, list[str]]]
"""
Takes the segments (the last one empty), the index of the opening one, its elements, what makes an index a segment
number, and the delimiters; gives the object, and index and elements of the first segment that is not its own.
"""

NEXT = "i += 1; e = g[i].split(z)"


@cache
def descent(cls: type, apart: tuple[Child, ...] = ()) -> Descent | None:
    """Compile how a loop is read, without its inner loops `apart`; None if it has what this way cannot read."""
    plan = plan_of(cls)
    steps = [step for step in plan.steps if step not in apart]
    if not _is_regular(steps):
        return None
    source = Source()
    lines = [
        "z = d.element",
        *new(source, plan, "o", "i + s"),
        *settings(source, plan.slots, "o", width=plan.width, segment=plan.key.segment),
        f"{NEXT}; m = e[0]; b = 0",
    ]
    bits = {step: 1 << number for number, step in enumerate(steps)}
    for segment, group in groupby(steps, key=lambda step: step.key.segment):
        lines += _group(source, segment, list(group), bits)
    lines += ["o.to = i + s - 1", "return o, i, e"]
    made: Descent = source.compile("g, i, e, s, d", lines)
    return made


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


def _group(source: Source, segment: str, steps: list[Follow | Child], bits: dict[Follow | Child, int]) -> Iterator[str]:
    """Write the lines that take all segments of one id that stand here, in any order."""
    yield f"while m == {segment!r}:"
    chosen = [step for step in steps if step.key.qualifiers]
    loose = [step for step in steps if not step.key.qualifiers]
    if chosen:
        position = chosen[0].key.position
        first = ".partition(d.component)[0]" if segment == "HI" else ""
        yield f"    q = e[{position}]{first}"
    word = "if"
    for step in chosen:
        yield (
            f"    {word} q in {step.key.qualifiers!r}:"
            if len(step.key.qualifiers) > 1
            else (f"    {word} q == {step.key.qualifiers[0]!r}:")
        )
        word = "elif"
        yield from _indented(_step(source, step, bits[step]), 8)
    if loose:
        if chosen:
            yield "    else:"
        yield from _indented(_step(source, loose[0], bits[loose[0]]), 8 if chosen else 4)
    else:
        yield "    else: break"
    yield "    m = e[0]"


def _indented(lines: Iterator[str], by: int) -> Iterator[str]:
    return (" " * by + line for line in lines)


def _step(source: Source, step: Follow | Child, bit: int) -> Iterator[str]:
    if isinstance(step, Follow):
        yield f"if b & {bit}: {SURPRISE}"
        yield f"b |= {bit}"
        yield from settings(source, step.slots, "o", width=follow_width(step), segment=step.key.segment)
        yield NEXT
    elif step.is_loop:
        yield f"p, i, e = {source.name(descent(step.type))}(g, i, e, s, d)"
        yield from _hang(step)
    else:
        yield from _part(source, step)
        yield NEXT


def _part(source: Source, step: Child) -> Iterator[str]:
    plan = plan_of(step.type)
    if plan.declared.every:
        yield from side_by_side_lines(source, plan, f"o.{step.name}", "i + s")
        return
    yield from new(source, plan, "p", "i + s")
    yield from settings(source, plan.slots, "p", width=plan.width, segment=plan.key.segment)
    yield from _hang(step)


def _hang(step: Child) -> Iterator[str]:
    if step.many:
        yield f"o.{step.name}.append(p)"
    else:
        yield f"if o.{step.name} is not None: {SURPRISE}"
        yield f"o.{step.name} = p"
