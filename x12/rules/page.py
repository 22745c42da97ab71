"""The list of all rules as a page in Markdown: `python -m x12.rules` prints it, `docs/x12-rules.md` keeps it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from types import ModuleType

from x12.envelope import VERSIONS
from x12.kinds import MESSAGES
from x12.plan import Child, plan_of
from x12.problems import RULES, Rule
from x12.rules import assumed837p, envelope_rules, reading, spelling, structure
from x12.rules.finding import FINDERS

LEVELS = {
    1: "syntax",
    2: "guide: what is required, how often, which codes",
    3: "balancing",
    4: "situations: one thing asks for or excludes another",
    5: "codes of outside lists and the form of identifiers",
}
READING = "Files, envelopes and segments"
STRUCTURE = "What each declaration says by itself"
SEVERAL = "Several messages"
HEAD = """\
# What is checked in X12 messages

This page is made from the code: `python -m x12.rules > docs/x12-rules.md`.

`x12.check(x12.read(data))` finds everything below, `python -m x12 check FILE` prints it.  Each problem carries the id
of its rule, the segment, element and component, what is wrong and what to do.  An error breaks the guide or makes the
message unsafe to post or send; a warning is doubtful, or payers differ.  The level is that of the WEDI SNIP types:

{levels}

There are {count} rules.
"""


def page() -> str:
    """Write the whole list, one table for each message."""
    levels = "\n".join(f"- {number}: {words}" for number, words in LEVELS.items())
    parts = [HEAD.format(levels=levels, count=len(RULES))]
    for title, rules in _sections():
        rows = "\n".join(_row(rule) for rule in sorted(rules, key=lambda rule: rule.id))
        table = f"| rule | what is wrong | what to do | level | source |\n|---|---|---|---|---|\n{rows}"
        parts.append(f"## {title}\n\n{table}\n")
    return "\n".join(parts)


def _sections() -> Iterator[tuple[str, list[Rule]]]:
    yield READING, [*_told_in(reading), *_told_in(envelope_rules), *_told_in(spelling)]
    yield STRUCTURE, _told_in(structure)
    homes = _homes()
    for kind in MESSAGES:
        yield f"{kind} ({VERSIONS[kind]})", [RULES[rule_id] for rule_id, kinds in homes.items() if kinds == {kind}]
    yield SEVERAL, [RULES[rule_id] for rule_id, kinds in homes.items() if len(kinds) > 1]


def _told_in(module: ModuleType) -> list[Rule]:
    """Give the rules that a module names, which are told without a finder."""
    return [value for value in vars(module).values() if isinstance(value, Rule)]


def _homes() -> dict[str, set[str]]:
    """Find for each rule with a finder the messages in which its objects stand."""
    homes = {rule.id: {"837P"} for rule in _told_in(assumed837p)}
    for kind, message in MESSAGES.items():
        for cls in _within(message, set()):
            for rule, _ in FINDERS.get(cls, ()):
                homes.setdefault(rule.id, set()).add(kind)
    return homes


def _within(cls: type, seen: set[type]) -> Iterable[type]:
    """Give a class and all classes that may stand inside it."""
    if cls not in seen:
        seen.add(cls)
        for step in plan_of(cls).steps:
            if isinstance(step, Child):
                _within(step.type, seen)
    return seen


def _row(rule: Rule) -> str:
    what = _plain(rule.what)
    if rule.severity == "warning":
        what += " *(warning)*"
    return f"| `{rule.id}` | {what} | {_plain(rule.remedy)} | {rule.snip} | {_plain(rule.source)} |"


def _plain(text: str) -> str:
    """Keep Markdown from reading stars, bars and the like as its own."""
    for sign in "\\*|_<`":
        text = text.replace(sign, f"\\{sign}")
    return text
