"""Everything that is wrong with what was read: structure, required values, and sums."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from x12.balance import balance
from x12.declare import Loop, Message
from x12.envelope import File, Transaction
from x12.messages.remittance835 import Remittance
from x12.plan import Child, Follow, plan_of
from x12.problems import Problem


def check(what: File | Transaction | Message) -> list[Problem]:
    """Find every problem of a file, transaction or message: unreadable, missing, not adding up."""
    if isinstance(what, File):
        return list(_file(what))
    if isinstance(what, Transaction):
        return [*what.problems, *(check(what.message) if what.message else [])]
    found = list(_missing(what))
    return [*found, *balance(what)] if isinstance(what, Remittance) else found


def _file(file: File) -> Iterator[Problem]:
    yield from file.problems
    for interchange in file.interchanges:
        yield from interchange.problems
        for transaction in interchange.transactions:
            yield from check(transaction)


def _missing(owner: Any) -> Iterator[Problem]:
    plan = plan_of(type(owner))
    is_message = isinstance(owner, Message)
    for slot in plan.slots:
        if slot.required and not slot.place.part and _is_absent(getattr(owner, slot.name)):
            yield _required(owner.at, plan.key.segment, slot.place.element)
    for step in plan.steps:
        if isinstance(step, Follow):
            at = owner.where.get(step.key.segment, 1) if is_message else owner.at
            for slot in step.slots:
                if slot.required and _is_absent(getattr(owner, slot.name)):
                    yield _required(at, step.key.segment, slot.place.element)
        else:
            yield from _child(owner, step)


def _child(owner: Any, step: Child) -> Iterator[Problem]:
    found = getattr(owner, step.name)
    if step.many:
        for item in found:
            yield from _missing(item)
    elif found is not None:
        yield from _missing(found)
    elif step.required:
        at = owner.at if isinstance(owner, Loop) else 0
        text = f"The segment {step.key.text} is missing. Ask the sender for a complete file."
        yield Problem("error", at, step.key.segment, 0, text, "MISSING")


def _is_absent(value: Any) -> bool:
    return value is None or value == ""


def _required(at: int, segment: str, element: int) -> Problem:
    text = "A required value is missing. Ask the sender for a complete file."
    return Problem("error", at, segment, element, text, "MISSING")
