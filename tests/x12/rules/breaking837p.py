"""Breaks an example 837P in one place, and tells which rules say so, and where."""

from types import ModuleType
from typing import Any

import x12
from tests.x12.rules.enclosing import Change, changed, enclosed, example
from x12.problems import Rule
from x12.rules.finding import FINDERS

Example = tuple[Any, ...]
"""Example file, where the rule points ("NM109 NM1*82" is NM109 in the segment that begins so), and the changes."""


def broken(golden: str, *changes: Change) -> str:
    """Give an example 837P with changes, its counts right."""
    return enclosed("HC", "005010X222A1", changed(example(f"837p_{golden}"), *changes))


def told(text: str) -> list[tuple[str, str, str]]:
    """Give rule, element and raw segment of every problem of a file."""
    file = x12.read(text)
    lines = {row.number: "*".join(row.elements) for row in file.transactions[0].segments}
    return [
        (problem.code, problem.place.partition(" ")[0], lines.get(problem.segment, "")) for problem in x12.check(file)
    ]


def ids_of(*modules: ModuleType) -> set[str]:
    """Give the ids of the rules that modules register, with a finder or without."""
    names = {module.__name__ for module in modules}
    found = {rule.id for rows in FINDERS.values() for rule, finder in rows if finder.__module__ in names}
    return found | {value.id for module in modules for value in vars(module).values() if isinstance(value, Rule)}


def differs(rule_id: str, row: Example, also: set[str]) -> str:
    """Say what is wrong when an example does not break its rule alone and at its place; "" when it does."""
    golden, where, *changes = row
    place, _, segment = where.partition(" ")
    found = told(broken(golden, *changes))
    if not any(code == rule_id and at == place and raw.startswith(segment) for code, at, raw in found):
        return f"{rule_id} is not told at {where}: {found}"
    if {code for code, _, _ in found} - also != {rule_id}:
        return f"{rule_id} is not told alone: {found}"
    return ""
