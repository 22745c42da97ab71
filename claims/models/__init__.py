"""The conversation with the payer: claims, what was sent, what was answered, what it means, what must be done next."""

from claims.models.claim import (
    NEXT,
    Acknowledgment,
    Claim,
    ClaimEvent,
    ClaimFinding,
    ClaimMoved,
    ContactNote,
    Denial,
    FollowUp,
    IllegalMove,
    Submission,
)
from claims.models.code_change import CodeChange
from claims.models.reason_rule import ReasonRule
from claims.models.rule_run import RuleRun
from claims.models.write_off import WriteOff, WriteOffLine, WriteOffReason

__all__ = [
    "NEXT",
    "Acknowledgment",
    "Claim",
    "ClaimEvent",
    "ClaimFinding",
    "ClaimMoved",
    "CodeChange",
    "ContactNote",
    "Denial",
    "FollowUp",
    "IllegalMove",
    "ReasonRule",
    "RuleRun",
    "Submission",
    "WriteOff",
    "WriteOffLine",
    "WriteOffReason",
]
