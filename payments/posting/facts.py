"""
Lines and reasons as planning reads them: plain rows, because a file has tens of thousands and only figures are wanted.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from coding.models import ChargeLine
from payments.models import AdjudicationLine, Adjustment


class BilledLine(NamedTuple):
    """One charge line of a claim; `charge` in dollars."""

    pk: int
    encounter_id: int
    position: int
    procedure: str
    modifiers: list[str]
    charge: Decimal

    @property
    def code_with_modifiers(self) -> str:
        """The code as billers read it: "99214-25"."""
        return "-".join([self.procedure, *self.modifiers])


class DecidedLine(NamedTuple):
    """What the payer decided about one service line (one SVC)."""

    pk: int
    adjudication_id: int
    position: int
    segment: int
    charge_line_id: int | None
    procedure: str
    modifiers: list[str]
    charged: Decimal
    paid: Decimal
    units: Decimal | None
    remark_codes: list[str]


class GivenReason(NamedTuple):
    """One reason why a payer paid less or more (one trio of a CAS); a positive amount lowers the payment."""

    pk: int
    adjudication_id: int
    line_id: int | None
    segment: int
    position: int
    group_code: str
    reason_code: str
    amount: Decimal

    def __str__(self) -> str:
        return f"{self.group_code} {self.reason_code}"


def billed_lines(*, encounter_ids: Iterable[int]) -> Iterator[BilledLine]:
    """Read the charge lines of visits that charge something, in their order."""
    rows = ChargeLine.objects.filter(encounter__among=set(encounter_ids), charge__gt=0).order_by("position")
    return map(BilledLine._make, rows.values_list(*BilledLine._fields))


def decided_lines(*, adjudication_ids: Iterable[int]) -> Iterator[DecidedLine]:
    """Read the lines of decisions, in the order of the file."""
    rows = AdjudicationLine.objects.filter(adjudication__among=set(adjudication_ids))
    return map(DecidedLine._make, rows.order_by("adjudication_id", "position").values_list(*DecidedLine._fields))


def given_reasons(*, adjudication_ids: Iterable[int]) -> Iterator[GivenReason]:
    """Read the reasons of decisions, in the order of the file."""
    rows = Adjustment.objects.filter(adjudication__among=set(adjudication_ids))
    in_order = rows.order_by("adjudication_id", "segment", "position")
    return map(GivenReason._make, in_order.values_list(*GivenReason._fields))
