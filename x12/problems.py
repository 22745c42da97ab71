"""What can be wrong with a file we read, the rules that say so, and why a message cannot be written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]
LONGEST_ID = 3


@dataclass(frozen=True, slots=True)
class Problem:
    """
    Say one thing that is wrong in a file that was read, where it is, and what to do about it.

    `segment` counts from 1; inside a transaction ST is 1, for problems of the file or an envelope it counts in the
    file; 0 means the file as a whole, or a message that was never read.  `element` 0 means the whole segment,
    `component` 0 the whole element.  `code` is the id of the rule, `snip` its level of the WEDI SNIP types (1 syntax,
    2 guide, 3 balancing, 4 situational, 5 code values), 0 where none fits.  No text ever quotes patient data.
    """

    severity: Severity
    segment: int
    segment_id: str
    element: int
    what: str
    code: str
    remedy: str = ""
    component: int = 0
    snip: int = 0

    @property
    def text(self) -> str:
        """Say what is wrong and what to do."""
        return f"{self.what} {self.remedy}".rstrip()

    @property
    def place(self) -> str:
        """Name the place as the trade writes it, such as "CLP04 in segment 15" or "SV101-2 in segment 30"."""
        name = f"{self.segment_id}{self.element:02d}" if self.element else self.segment_id
        if self.component:
            name = f"{name}-{self.component}"
        if not self.segment:
            return name or "File"
        return f"{name} in segment {self.segment}" if name else f"Segment {self.segment}"

    def __str__(self) -> str:
        return f"{self.severity}: {self.place}: {self.text} [{self.code}]"


@dataclass(frozen=True, slots=True)
class Rule:
    """
    One thing that may be wrong, said once: `what` is wrong in general, `remedy` what to do, `source` who says so.

    `ack` is the code of a 999 for it (IK304 for a segment, IK403 for an element), "" for what a 999 does not tell.
    """

    id: str
    snip: int
    source: str
    what: str
    remedy: str
    severity: Severity = "error"
    ack: str = ""

    def problem(
        self, segment: int, segment_id: str, element: int = 0, *, component: int = 0, what: str = ""
    ) -> Problem:
        """Say that the rule is broken at a place; `what` is said instead of the general sentence, with figures."""
        said = what or self.what
        is_id = len(segment_id) <= LONGEST_ID and segment_id.isalnum()
        name = segment_id if is_id else ""  # text that is no segment may name somebody
        return Problem(self.severity, segment, name, element, said, self.id, self.remedy, component, self.snip)


RULES: dict[str, Rule] = {}


def told(  # noqa: PLR0913  a rule has these parts
    rule_id: str, *, snip: int, source: str, what: str, remedy: str, severity: Severity = "error", ack: str = ""
) -> Rule:
    """Put a rule on the list that reading itself tells, not a check afterwards."""
    if rule_id in RULES:
        raise ValueError(f"There are two rules {rule_id}.")
    RULES[rule_id] = Rule(rule_id, snip, source, what, remedy, severity, ack)
    return RULES[rule_id]


@dataclass(frozen=True, slots=True)
class Fault:
    """Say why one value cannot be written: where it stands, what is wrong, what to do."""

    where: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what} {self.remedy}"


class CannotWrite(ValueError):
    """
    The message breaks the rules of the format; `faults` lists every reason at once.

    The text names places and reasons only, never the values, because those may be patient data.
    """

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))
