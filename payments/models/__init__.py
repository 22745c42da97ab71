"""The answer in money: what payers and patients sent, what was decided, and what is still in question."""

from payments.models.posting import PostingRule, Undoing
from payments.models.remittance import (
    Adjudication,
    AdjudicationLine,
    Adjustment,
    ProviderAdjustment,
    Remittance,
)

__all__ = [
    "Adjudication",
    "AdjudicationLine",
    "Adjustment",
    "PostingRule",
    "ProviderAdjustment",
    "Remittance",
    "Undoing",
]
