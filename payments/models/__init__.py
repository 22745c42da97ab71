"""The answer in money: what payers and patients sent, what was decided, and what is still in question."""

from payments.models.bank import BankAccount, BankDebit, BankLine, BankMatch, BankStatement
from payments.models.credit import MoneyRules, Overpayment, Refund, RefundPart, ReturnedPayment
from payments.models.keyed import KeyedClaim, KeyedRemittance
from payments.models.posting import PostingRule, Undoing
from payments.models.provider_level import ItemSettlement, ProviderItem
from payments.models.remittance import (
    Adjudication,
    AdjudicationLine,
    Adjustment,
    ProviderAdjustment,
    Remittance,
    source_of,
)

__all__ = [
    "Adjudication",
    "AdjudicationLine",
    "Adjustment",
    "BankAccount",
    "BankDebit",
    "BankLine",
    "BankMatch",
    "BankStatement",
    "ItemSettlement",
    "KeyedClaim",
    "KeyedRemittance",
    "MoneyRules",
    "Overpayment",
    "PostingRule",
    "ProviderAdjustment",
    "ProviderItem",
    "Refund",
    "RefundPart",
    "Remittance",
    "ReturnedPayment",
    "Undoing",
    "source_of",
]
