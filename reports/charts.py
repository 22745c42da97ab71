"""The figures of a report as columns of a chart, with its message in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from reports.history import Standing

ZERO = Decimal("0.00")
OVER_90 = 3


@dataclass(frozen=True, slots=True)
class MonthColumn:
    """One column as the chart draws it: label, amounts youngest first, whether it is the day of the report."""

    label: str
    amounts: Sequence[Decimal]
    is_latest: bool

    @property
    def total(self) -> Decimal:
        """Dollars above zero."""
        return sum((max(amount, ZERO) for amount in self.amounts), ZERO)


@dataclass(frozen=True, slots=True)
class Chart:
    """What the page draws, and says for those who do not see it."""

    columns: Sequence[MonthColumn]
    description: str


def open_at_month_ends(standings: Sequence[Standing]) -> Chart:
    """Columns of what was open at each month end; months before the first entry are left out."""
    first = next((place for place, one in enumerate(standings) if any(one.amounts)), len(standings) - 1)
    told = standings[first:]
    columns = [
        MonthColumn(_label(one.day, is_first=not place, is_last=one is told[-1]), one.amounts, one is told[-1])
        for place, one in enumerate(told)
    ]
    return Chart(columns, _described(told[0], told[-1]))


def _label(day: date, *, is_first: bool, is_last: bool) -> str:
    if is_last:
        return f"{day:%b} {day.day}"
    return f"{day:%b %y}" if is_first or day.month == 1 else f"{day:%b}"


def _described(first: Standing, last: Standing) -> str:
    before, now = sum(first.amounts, ZERO), sum(last.amounts, ZERO)
    verb = "rose" if now > before else "fell" if now < before else "stayed"
    return (
        f"The total {verb} from {before:,.0f} dollars on {first.day:%m/%d/%Y} to {now:,.0f}. "
        f"The share older than 90 days went from {_over_90(first)} to {_over_90(last)} percent."
    )


def _over_90(standing: Standing) -> Decimal:
    total = sum(standing.amounts, ZERO)
    over = sum(standing.amounts[OVER_90:], ZERO)
    return (over * 100 / total).quantize(Decimal("0.1")) if total > 0 else Decimal("0.0")
