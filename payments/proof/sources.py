"""
What the source of an entry says: the only place that reads sources.

Every source is written where its money moves; this is the list of all of them.  `came_from` refuses one that it does
not know, and a test refuses code that writes one.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class UnknownSource(ValueError):
    """No code of the office writes a source like this."""


class Way(StrEnum):
    """How an entry came into the ledger."""

    CHARGE = "charge of a visit"
    PAYMENT_RECEIVED = "payment of a remittance"
    LINE_PAID = "payment of a line"
    CLAIM_PAID = "payment of a claim without lines"
    ADJUSTED = "adjustment"
    TAKEN_BACK = "takeback"
    FROM_NEXT_PLAN = "bill to the next plan taken back"
    KEPT_BACK = "provider-level adjustment"
    ITEM_SETTLED = "settlement of a provider-level item"
    SETTLEMENT_UNDONE = "settlement undone"
    UNPOSTED = "posting undone"
    TAKEN_AT_THE_DESK = "payment at the desk"
    USED_AT_THE_DESK = "use of a payment at the desk"
    USED_LATER = "use of money on account"
    USE_TAKEN_BACK = "use taken back"
    REFUNDED = "refund"
    REFUND_VOIDED = "refund voided"
    RETURNED = "payment returned by the bank"
    RETURN_FEE = "fee for a returned payment"
    WRITTEN_OFF = "write-off"
    WRITE_OFF_UNDONE = "write-off taken back"
    DENIAL_SETTLED = "denial settled"
    NEXT_PLAN = "bill to the next plan"
    FEE_AT_THE_BANK = "card fee seen at the bank"
    FEE_UNDONE = "card fee taken back"
    FEE_TYPED = "card fee typed"


# Which file segments: `segment` is the place in its message of what moved the money, `claim` that of its CLP.
_REMITTANCE = r"remittance:(?P<remittance>\d+):(?:run:(?P<run>\d+):)?"
_DECISION = _REMITTANCE + r"segment:(?P<claim>\d+):"
_ITEM = _REMITTANCE + r"segment:(?P<segment>\d+):plb:(?P<position>\d+)"
_REVERSED = r":entry:(?P<entry>\d+)"
_SHARE = r"(?::(?:svc:\d+|line:(?P<line>\d+)|rest))?"

PATTERNS: Mapping[Way, re.Pattern[str]] = {
    way: re.compile(pattern)
    for way, pattern in {
        Way.CHARGE: r"encounter:(?P<encounter>\d+):line:(?P<line>\d+):charge",
        Way.LINE_PAID: _DECISION + r"svc:(?P<segment>\d+):paid",
        Way.ADJUSTED: _DECISION + r"cas:(?P<segment>\d+):(?P<position>\d+)" + _SHARE,
        Way.CLAIM_PAID: _DECISION + r"line:(?P<line>\d+):paid",
        Way.FROM_NEXT_PLAN: _DECISION + r"next-plan:(?P<next>\d+):line:(?P<line>\d+)",
        Way.TAKEN_BACK: _DECISION.rstrip(":") + _REVERSED,
        Way.PAYMENT_RECEIVED: r"remittance:(?P<remittance>\d+):(?:again:\d+:)?deposit",
        Way.KEPT_BACK: _ITEM,
        Way.ITEM_SETTLED: _ITEM + r":settled:(?P<settlement>\d+):(?:out|check|line:(?P<line>\d+))",
        Way.SETTLEMENT_UNDONE: r"settlement:(?P<settlement>\d+):undone" + _REVERSED,
        Way.UNPOSTED: r"undoing:(?P<undoing>\d+)" + _REVERSED,
        Way.TAKEN_AT_THE_DESK: r"desk:(?P<key>.+):deposit",
        Way.USED_AT_THE_DESK: r"desk:(?P<key>.+):line:(?P<line>\d+)",
        Way.USED_LATER: r"on-account:(?P<key>.+):deposit:(?P<deposit>\d+):line:(?P<line>\d+)",
        Way.USE_TAKEN_BACK: r"unapply" + _REVERSED,
        Way.REFUNDED: r"refund:(?P<refund>\d+):(?:deposit:(?P<deposit>\d+)|line:(?P<line>\d+))",
        Way.REFUND_VOIDED: r"refund:(?P<refund>\d+):void" + _REVERSED,
        Way.RETURNED: r"returned:(?P<deposit>\d+)" + _REVERSED,
        Way.RETURN_FEE: r"returned:(?P<deposit>\d+):fee",
        Way.WRITTEN_OFF: r"write-off:(?P<write_off>\d+):line:(?P<line>\d+)",
        Way.WRITE_OFF_UNDONE: r"write-off:(?P<write_off>\d+):undo" + _REVERSED,
        Way.DENIAL_SETTLED: r"denial:(?P<denial>\d+):(?:to-patient|accepted)",
        Way.NEXT_PLAN: r"claim:(?P<claim>\d+):next-plan:(?:again:\d+:)?line:(?P<line>\d+)",
        Way.FEE_AT_THE_BANK: r"bank:match:(?P<match>\d+):fee",
        Way.FEE_UNDONE: r"bank:match:(?P<match>\d+):undo" + _REVERSED,
        Way.FEE_TYPED: r"deposit:(?P<deposit>\d+):fee:(?P<key>.+)",
    }.items()
}
KEYS_OF_FORMS = frozenset({"key"})


@dataclass(frozen=True, slots=True)
class Source:
    """A source taken apart: how the entry came, and the numbers of what it came from, by name."""

    way: Way
    numbers: Mapping[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> int:
        """Give a number of it; 0 if it names none of this name."""
        return self.numbers.get(name, 0)


def came_from(source: str) -> Source:
    """
    Take a source apart.

    :raises UnknownSource: if no code of the office writes sources like it.
    """
    for way, pattern in PATTERNS.items():
        found = pattern.fullmatch(source)
        if found:
            named = found.groupdict()
            return Source(way, {name: int(text) for name, text in named.items() if text and name not in KEYS_OF_FORMS})
    raise UnknownSource("An entry has a source that no part of the office writes.")
