"""What a payer before us in line decided: kept on the claim of the next payer, and sent to it."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorAdjustment:
    """One reason why the earlier payer paid less than charged: group and reason code of its CAS, dollars."""

    group: str
    reason: str
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorLine:
    """What the earlier payer decided about one charge line, as it adjudicated it."""

    charge_line_id: int
    procedure: str
    modifiers: Sequence[str] = ()
    units: Decimal = Decimal(1)
    paid: Decimal = ZERO
    adjustments: Sequence[PriorAdjustment] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PriorPayment:
    """
    What a payer before us in line decided about the whole claim.

    `adjustments` are those on the claim level only; line and claim together explain charged minus paid to the cent.
    """

    coverage_id: int
    decided_on: date
    paid: Decimal
    payer_claim_number: str = ""
    adjustments: Sequence[PriorAdjustment] = ()
    lines: Sequence[PriorLine] = field(default_factory=tuple)

    def as_json(self) -> dict[str, Any]:
        """Give the decision as plain JSON: amounts as text, dates as ISO."""
        plain: dict[str, Any] = _plain(asdict(self))
        return plain


def prior_payment(stored: dict[str, Any]) -> PriorPayment:
    """Read a decision back from a claim's `prior_payers`."""
    return PriorPayment(
        coverage_id=stored["coverage_id"],
        decided_on=date.fromisoformat(stored["decided_on"]),
        paid=Decimal(stored["paid"]),
        payer_claim_number=stored["payer_claim_number"],
        adjustments=_adjustments(stored["adjustments"]),
        lines=tuple(
            PriorLine(
                charge_line_id=line["charge_line_id"],
                procedure=line["procedure"],
                modifiers=tuple(line["modifiers"]),
                units=Decimal(line["units"]),
                paid=Decimal(line["paid"]),
                adjustments=_adjustments(line["adjustments"]),
            )
            for line in stored["lines"]
        ),
    )


def _adjustments(stored: list[dict[str, str]]) -> tuple[PriorAdjustment, ...]:
    return tuple(
        PriorAdjustment(group=one["group"], reason=one["reason"], amount=Decimal(one["amount"])) for one in stored
    )


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, (Decimal, date)) else value
