"""What a rule finds, and how rules are written and listed."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from claims.facts import ClaimFacts
from claims.models import ClaimFinding

Severity = ClaimFinding.Severity
SOURCE = re.compile(r"Source:\s*(.+?)\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Finding:
    """
    One thing that is wrong with a claim.

    `where` is the place on the claim, `text` what is wrong and what to do; `rule` and `source` come from the rule.
    `mark` is that of a finding of the coding edits that a written reason lets stand.
    """

    severity: Severity
    where: str
    text: str
    rule: str = ""
    source: str = ""
    mark: str = ""


def stop(where: str, text: str) -> Finding:
    """A finding that keeps the claim from leaving."""
    return Finding(Severity.STOP, where, text)


def warning(where: str, text: str) -> Finding:
    """A finding to look at; the claim may leave with it."""
    return Finding(Severity.WARNING, where, text)


class Place(Enum):
    """Where a finding is corrected."""

    PRACTICE = "the practice"
    PROVIDER = "the provider"
    LOCATION = "the location"
    PAYER = "the payer"
    PATIENT = "the patient"
    COVERAGE = "the plan"
    VISIT = "the visit"
    CLAIM = "the claim"


Judge = Callable[[ClaimFacts], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """
    A rule of the scrub: the function that judges, a short name for lists, and where its findings are corrected.

    The name is the function's; whose rule it is stands as `Source:` at the end of its docstring.
    """

    judge: Judge
    title: str
    place: Place

    @property
    def name(self) -> str:
        """The rule's own name, as stored with its findings."""
        return self.judge.__name__

    @property
    def source(self) -> str:
        """Whose rule it is: a regulation, a guide, a contract."""
        found = SOURCE.search(self.judge.__doc__ or "")
        return " ".join(found[1].split()) if found else ""

    def findings(self, facts: ClaimFacts) -> Iterator[Finding]:
        """What the rule finds on one claim, signed with its name and source."""
        for finding in self.judge(facts):
            yield replace(finding, rule=finding.rule or self.name, source=finding.source or self.source)
