"""
The source of the functions of a descent: what is done about each segment of a loop, in the order of the guide.

In it `o` is the object, `g` the segments, `i` the index of one, `t` its text, `m` one character of that; see `Descend`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from x12.compiled import SURPRISE, Source, exactly, follow_width, new, settings, surely_set
from x12.messages.parts import Adjustment
from x12.plan import Child, Follow, Key, Plan, plan_of
from x12.repeated import Remembered, listed, targets, usual
from x12.telling import Telling

if TYPE_CHECKING:
    from x12.descent import Descent

Step = Follow | Child

UNIQUE = frozenset("CLM CLP HL REF TRN N3 DMG NTE MSG K3 BHT NM1*IL NM1*QC NM1*03 NM1*74".split())
TAILS = {"CLM": 2}
"""Segments of which only the elements up to this one name a claim: the rest is found again by its text."""
FLAGS = 20
"""With so many steps a flag for each is quicker than the bits of one number."""
BLANK_AT_END = "t[-1] <= ' '"


class DescentSource:
    """Writes one of the functions: for these steps of the loop; one that `learns` notes those that it meets."""

    def __init__(self, loop: Descent, steps: list[Step], *, learns: bool, around: DescentSource | None = None) -> None:
        self._loop, self._plan, self._steps, self._learns = loop, loop.plan, steps, learns
        self._delimiters = loop.delimiters
        self.source: Source = around.source if around else Source(loop.delimiters)
        self.owner: str = f"o{around.owner}" if around else "o"
        if learns:
            self.source.names["w"] = loop.met
        self._groups = [list(group) for _, group in groupby(steps, key=lambda step: step.key.segment)]
        ids = [group[0].key.segment for group in self._groups]
        self._bits = f"b{self.owner}"
        self._flags = {step: f"{self._bits}{loop.numbers[step]}" for step in _flagged(self._groups)}
        often = {
            name: 1 + 2 * any(_is_repeated(step) for step in group)
            for name, group in zip(ids, self._groups, strict=True)
        }
        self._telling = Telling(often, loop.after, loop.delimiters.element)
        self._next = f"i += 1; t = g[i]; m = t[{self._telling.spot}]"

    def compile(self) -> Any:
        """Compile the function, see `Descend`."""
        return self.source.compile("g, i, t, s, r", [*self.lines(), "return o, i, t"])

    def lines(self) -> Iterator[str]:
        """Write the lines that read the loop whose first segment is `t`; then `t` is the one behind it."""
        body = [line for group in self._groups for line in self._group(group)]
        yield from new(self.source, self._plan, self.owner, "i + s")
        yield from self._own()
        yield self._next
        yield from self._beginnings()
        if any(line.lstrip().startswith(f"{self._bits} |=") for line in body):
            yield f"{self._bits} = 0"
        yield from body
        yield f"{self.owner}.to = i + r"

    def _beginnings(self) -> Iterator[str]:
        """Write the lines for what is not there before the first segment."""
        for step in self._plan.steps:
            # They are looked for in every object: to have no list of them costs more than to have an empty one.
            if isinstance(step, Child) and step.type is Adjustment:
                yield f"{self._list(step)} = {self.owner}.{step.name} = []"
        lists = [step for step in self._steps if isinstance(step, Child) and step.many and step.type is not Adjustment]
        if lists:
            yield "".join(f"{self._list(step)} = " for step in lists) + "None"
        if self._flags:
            yield "".join(f"{name} = " for name in self._flags.values()) + "False"

    def _list(self, step: Child) -> str:
        return f"l{self.owner}_{step.name}"

    def _looked_up(self, target: str, table: Remembered[Any], text: str = "t") -> Iterator[str]:
        """Write the lines that look for what a text says, and learn it where it comes for the first time."""
        yield f"{target} = {self.source.name(table.table.get)}({text})"
        yield f"if {target} is None: {target} = {self.source.name(table.learn)}({text})"

    # -- the segment that opens the loop ----------------------------------------------------------------------------

    def _own(self) -> Iterator[str]:
        plan = self._plan
        if not plan.slots:
            return self._without_values(plan)
        if plan.key.segment in TAILS:
            return self._with_tail(plan, TAILS[plan.key.segment])
        if _is_unique(plan.key) or _is_unique(self._loop.key):
            return self._taken_apart(plan.slots, plan.key.segment, self.owner, plan.width)
        return self._remembered(Follow(self._loop.key, plan.slots), plan.cls, self.owner)

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
        yield f"e = t.split({self._delimiters.element!r}, {last + 1})"
        yield f"if e[0] != {segment!r}: {SURPRISE}"
        yield from exactly(self.source, first, f"{self.owner}.", width=last + 1)
        yield from self._looked_up("y", self._loop.tables.tail(tail, last), f"e[{last + 1}]")
        yield f"{targets(usual(tail.slots), self.owner)}x = y"
        yield "if x:"
        yield f" for x, y in x: setattr({self.owner}, x, y)"

    def _taken_apart(self, slots: Iterable[Any], segment: str, owner: str, width: int) -> Iterator[str]:
        """Write the lines for a segment whose text is not looked for."""
        yield f"e = t.split({self._delimiters.element!r})"
        yield f"if e[0] != {segment!r} or {BLANK_AT_END}: {SURPRISE}"
        yield from settings(self.source, slots, f"{owner}.", width=width, segment=segment)

    def _remembered(self, step: Follow, cls: type, owner: str) -> Iterator[str]:
        """Write the lines for a segment whose values are found by its text."""
        yield from self._looked_up("x", self._loop.tables.values(step))
        yield f"{targets(step.slots, owner)} = x"
        yield from listed(cls, step.slots, owner)

    # -- the segments that follow -----------------------------------------------------------------------------------

    def _group(self, steps: list[Step]) -> Iterator[str]:
        """Write the lines that take all segments of one id that stand here, in any order."""
        step, condition = steps[0], self._telling.condition(steps[0].key.segment)
        if len(steps) == 1 and not _is_repeated(step):
            # A second one is left standing, and so seen by whoever asked.
            yield f"if {condition}:"
            yield from _indented(self._alone(step))
            return
        labelled = [step for step in steps if isinstance(step, Follow) and _is_labelled(step)]
        others = [step for step in steps if step not in labelled]
        yield f"while {condition}:"
        yield from _indented(self._labelled(labelled, others) if labelled else self._others(others))

    def _alone(self, step: Step) -> Iterator[str]:
        """Write the lines for the only segment of its id."""
        if not (isinstance(step, Follow) and _is_labelled(step)):
            if not step.key.qualifiers or _is_remembered(step):  # what is known of a text is its qualifier as well
                yield from self._step(step)
                return
            asked, condition = self._qualified([step])
            yield asked
            yield f"if {condition(step)}:"
            yield from _indented(self._step(step))
        elif step.key.segment in UNIQUE:
            yield f"q, _, {self.owner}.{step.slots[0].name} = t.rpartition({self._delimiters.element!r})"
            yield f"if {_among('q', self._begins(step), 'not in')} or {BLANK_AT_END}: {SURPRISE}"
            yield from [*self._seen(step), self._next]
        else:
            yield from self._looked_up("x", self._labels(step))
            yield f"c, {self.owner}.{step.slots[0].name} = x"
            yield f"if c != {self._loop.numbers[step]}: {SURPRISE}"
            yield from [*self._seen(step), self._next]

    def _labelled(self, steps: list[Follow], others: list[Step]) -> Iterator[str]:
        """Write the lines for segments that hold nothing but what kind of value it is, and the value; then others."""
        element, unique = self._delimiters.element, steps[0].key.segment in UNIQUE
        if unique:
            yield f"q, _, v = t.rpartition({element!r})"
        else:
            yield from self._looked_up("x", self._labels(steps[0]))
            yield "c, v = x"
        for place, step in enumerate(steps):
            condition = _among("q", self._begins(step)) if unique else f"c == {self._loop.numbers[step]}"
            yield f"{'elif' if place else 'if'} {condition}:"
            blank = [f"if {BLANK_AT_END}: {SURPRISE}"] * unique
            value = f"{self.owner}.{step.slots[0].name} = v"
            yield from _indented([*blank, *self._once(step), value, *self._seen(step), self._next])
        if unique:  # with no value, or with more than one
            codes = {code for step in steps for code in step.key.qualifiers}
            yield f"elif t.split({element!r}, 2)[1] in {self.source.name(codes)}: {SURPRISE}"
        yield "else:"
        yield from _indented(self._others(others))

    def _labels(self, step: Follow) -> Remembered[Any]:
        """Give the table of what all labelled segments of this id say."""
        alike = {
            other: number
            for other, number in self._loop.numbers.items()
            if isinstance(other, Follow) and other.key.segment == step.key.segment and _is_labelled(other)
        }
        return self._loop.tables.labelled(step.key.segment, alike)

    def _begins(self, step: Follow) -> list[str]:
        return [f"{step.key.segment}{self._delimiters.element}{code}" for code in step.key.qualifiers]

    def _others(self, steps: list[Step]) -> Iterator[str]:
        """Write the lines that choose by qualifier, and leave to the step without one what is left, if there is one."""
        chosen = [step for step in steps if step.key.qualifiers]
        loose = [line for step in steps if not step.key.qualifiers for line in self._step(step)] or ["break"]
        if not chosen:
            yield from loose
            return
        asked, condition = self._qualified(chosen)
        yield asked
        for number, step in enumerate(chosen):
            yield f"{'elif' if number else 'if'} {condition(step)}:"
            yield from _indented([*self._once(step), *self._step(step)])
        yield "else:"
        yield from _indented(loose)

    def _qualified(self, steps: list[Step]) -> tuple[str, Callable[[Step], str]]:
        """Write the line that takes the qualifier of a segment, and what it is for one of the steps."""
        element, key = self._delimiters.element, steps[0].key
        widths = {len(qualifier) for step in steps for qualifier in step.key.qualifiers}
        end = ""
        if len(widths) == 1 and key.segment != "HI" and key.position == 1:
            # The qualifier together with the separator behind it; a slice that exists costs half of a new one.
            begin, end = len(key.segment) + 1, element
            asked = f"q = t[{self.source.name(slice(begin, begin + widths.pop() + 1))}]"
        else:
            first = f".partition({self._delimiters.component!r})[0]" if key.segment == "HI" else ""
            asked = f"q = t.split({element!r})[{key.position}]{first}"
        return asked, lambda step: _among("q", [qualifier + end for qualifier in step.key.qualifiers])

    def _step(self, step: Step) -> Iterator[str]:
        yield from self._seen(step)
        if isinstance(step, Follow):
            if _is_remembered(step):
                yield from self._remembered(step, self._plan.cls, self.owner)
            else:
                yield from self._taken_apart(step.slots, step.key.segment, self.owner, follow_width(step))
            yield self._next
        elif step.is_loop:
            yield from self._inner(step, self._loop.inner[step])
        else:
            yield from self._part(step)
            yield self._next

    def _inner(self, step: Child, inner: Descent) -> Iterator[str]:
        """Write the lines that read an inner loop: on the spot, which is quicker, once it is known what is in it."""
        owner = "p"
        if self._learns:
            yield f"p, i, t = {self.source.name(inner)}.learning(g, i, t, s, r)"
        else:
            within = DescentSource(inner, inner.met_steps(), learns=False, around=self)
            owner = within.owner
            yield from within.lines()
        yield f"m = t[{self._telling.spot}]"
        yield from self._hung(step, owner)

    def _seen(self, step: Step) -> list[str]:
        """Write the line that keeps in mind that a step was met."""
        return [f"w.add({self._loop.numbers[step]})"] * self._learns

    def _once(self, step: Step) -> list[str]:
        """Write the lines that notice a second one of what may come only once."""
        if _is_repeated(step):
            return []
        flag = self._flags.get(step)
        if flag:
            return [f"if {flag}: {SURPRISE}", f"{flag} = True"]
        bit = 1 << self._loop.numbers[step]
        return [f"if {self._bits} & {bit}: {SURPRISE}", f"{self._bits} |= {bit}"]

    def _part(self, step: Child) -> Iterator[str]:
        """Write the lines for a segment that is an object, or several side by side."""
        plan = plan_of(step.type)
        is_remembered = _is_remembered(step)
        sure = {slot.name for slot in plan.slots} if is_remembered else surely_set(plan.slots)
        making = list(new(self.source, plan, "p", "i + s", but=sure))
        if plan.declared.every:
            if step.type is not Adjustment:
                yield f"if {self._list(step)} is None: {self._list(step)} = {self.owner}.{step.name} = []"
            yield from self._looked_up("y", self._loop.tables.rows(step))
            yield "for x in y:"
            taken = [f"{targets(plan.slots, 'p')} = x", *listed(plan.cls, plan.slots, "p")]
            yield from _indented([*making, *taken, f"{self._list(step)}.append(p)"])
            return
        yield from making
        if is_remembered:
            yield from self._remembered(Follow(step.key, plan.slots), step.type, "p")
        else:
            yield from self._taken_apart(plan.slots, plan.key.segment, "p", plan.width)
        yield from self._hung(step, "p")

    def _hung(self, step: Child, made: str) -> Iterator[str]:
        if step.many:
            yield f"if {self._list(step)} is None: {self._list(step)} = {self.owner}.{step.name} = [{made}]"
            yield f"else: {self._list(step)}.append({made})"
        else:
            yield f"{self.owner}.{step.name} = {made}"


def _is_unique(key: Key) -> bool:
    return key.segment in UNIQUE or key.text in UNIQUE


def _is_remembered(step: Step) -> bool:
    """Tell whether what a segment says is found by its text."""
    if isinstance(step, Follow):
        return not _is_unique(step.key)
    plan = plan_of(step.type)
    return bool(plan.slots) and not (_is_unique(step.key) or _is_unique(plan.key))


def _flagged(groups: list[list[Step]]) -> list[Step]:
    """Give the steps that have a flag each: those that stand beside others in any order, if they are not many."""
    once = [step for group in groups if len(group) > 1 for step in group if not _is_repeated(step)]
    return once if len(once) <= FLAGS else []


def _is_repeated(step: Step) -> bool:
    return isinstance(step, Child) and step.many


def _is_labelled(step: Follow) -> bool:
    """Tell whether a segment holds a qualifier and one plain value, as REF, DTP and AMT do."""
    if len(step.slots) > 1 or not step.key.qualifiers or step.key.segment not in ("REF", "DTP", "DTM", "AMT", "QTY"):
        return False
    (slot,) = step.slots
    if step.key.segment == "REF" and (slot.type is not str or slot.place.element != 2):
        return False
    return not (slot.many or slot.place.last or slot.place.part or slot.place.along)


def _among(name: str, texts: list[str], how: str = "in") -> str:
    """Write the condition that a text is (or, `not in`, is not) one of these."""
    if len(texts) > 1:
        return f"{name} {how} {tuple(texts)!r}"
    return f"{name} {'==' if how == 'in' else '!='} {texts[0]!r}"


def _indented(lines: Iterable[str]) -> Iterator[str]:
    return (" " + line for line in lines)
