"""Does an 835 add up; the sums themselves are in `rules/sums835.py`."""

from __future__ import annotations

from collections.abc import Iterator

from x12.messages.remittance835 import Remittance
from x12.problems import RULES, Problem
from x12.rules import sums835
from x12.rules.finding import Around, Spots


def balance(remittance: Remittance) -> list[Problem]:
    """Find every line, claim and total of a remittance that does not add up."""
    around = Around(remittance)
    found: list[Problem] = []
    for claim in remittance.iter_claims():
        for line in claim.lines:
            found += _told("BALANCE-LINE", sums835.line_balances(line, around))
        found += _told("BALANCE-CLAIM", sums835.claim_balances(claim, around))
        found += _told("BALANCE-CHARGE", sums835.lines_add_up(claim, around))
    found += _told("BALANCE-PAYMENT", sums835.payment_balances(remittance, around))
    return found


def _told(rule_id: str, spots: Spots) -> Iterator[Problem]:
    for spot in spots:
        at = spot.owner.where.get("BPR", 0) if isinstance(spot.owner, Remittance) else spot.owner.at
        yield RULES[rule_id].problem(at, spot.segment, spot.element, what=spot.what)
