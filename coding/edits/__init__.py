"""
The edits: what would make a payer refuse the visit, told before it is released, and again when its claim is scrubbed.

`coding.edits.judge` lists the rules and runs them, `reading` reads the facts, `overrides` lets a finding stand.
"""

from coding.edits.finding import Finding, Remedy, Rule, Severity
from coding.edits.judge import BY_NAME, RULES, findings, findings_of, not_loaded, passed
from coding.edits.overrides import OVERRIDE_REFUSALS, overrule, take_override_back
from coding.edits.reading import read_visit
from coding.edits.visit import Visit

__all__ = [
    "BY_NAME",
    "OVERRIDE_REFUSALS",
    "RULES",
    "Finding",
    "Remedy",
    "Rule",
    "Severity",
    "Visit",
    "findings",
    "findings_of",
    "not_loaded",
    "overrule",
    "passed",
    "read_visit",
    "take_override_back",
]
