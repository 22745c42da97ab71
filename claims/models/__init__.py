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
    WriteOff,
    WriteOffLine,
    WriteOffReason,
)
from claims.models.code_change import CodeChange
from claims.models.reason_rule import ReasonRule

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
    "Submission",
    "WriteOff",
    "WriteOffLine",
    "WriteOffReason",
]
