"""What the office charges: the fee in force on the date of service."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from coding.models import Fee
from encounters.models import Encounter
from patients.models import Coverage, Payer


class FeeList:
    """Fees for some procedures, read once and asked often."""

    def __init__(self, fees: Iterable[Fee]) -> None:
        self._fees: dict[str, list[Fee]] = defaultdict(list)
        for fee in fees:
            self._fees[fee.procedure].append(fee)

    def price(self, *, procedure: str, modifiers: Sequence[str], payer_id: int | None, day: date) -> Decimal | None:
        """
        Return the charge in dollars for one unit; None when the schedule has no price for that day.

        A fee of the payer goes before the office's own, a fee for one of the modifiers before one without.
        """
        fees = [
            fee
            for fee in self._fees.get(procedure, ())
            if fee.modifier in {"", *modifiers}
            and fee.payer_id in {None, payer_id}
            and fee.starts_on <= day
            and (fee.ends_on is None or fee.ends_on >= day)
        ]
        best = max(fees, key=lambda fee: (fee.payer_id is not None, fee.modifier != "", fee.starts_on), default=None)
        return best.amount if best else None


def fee_list(*, procedures: Iterable[str]) -> FeeList:
    """Read the fees for these procedures, of every payer and day, in one query."""
    return FeeList(Fee.objects.filter(procedure__in=set(procedures)))


def fee_for(*, procedure: str, modifiers: Sequence[str], payer: Payer | None, day: date) -> Decimal | None:
    """Return the charge in dollars for one unit, as `FeeList.price` does."""
    fees = fee_list(procedures=[procedure])
    return fees.price(procedure=procedure, modifiers=modifiers, payer_id=payer.pk if payer else None, day=day)


def plans_of(encounter: Encounter) -> list[Coverage]:
    """The plans in force on the date of service, the one billed first in front."""
    plans = encounter.patient.coverages.select_related("payer").order_by("priority")
    return [plan for plan in plans if plan.covers(encounter.service_date)]


def payer_of(encounter: Encounter) -> Payer | None:
    """The payer billed first; None when the patient pays."""
    plans = plans_of(encounter)
    return plans[0].payer if plans else None
