"""What the office charges: the fee in force on the date of service."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from django.db.models import Q

from coding.models import Fee
from encounters.models import Encounter
from patients.models import Coverage, Payer


def fee_for(*, procedure: str, modifiers: Sequence[str], payer: Payer | None, day: date) -> Decimal | None:
    """
    Return the charge in dollars for one unit; None when the schedule has no price for that day.

    A fee of the payer goes before the office's own, a fee for one of the modifiers before one without.
    """
    fees = Fee.objects.filter(procedure=procedure, modifier__in=["", *modifiers], starts_on__lte=day)
    fees = fees.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day))
    fees = fees.filter(Q(payer__isnull=True) | Q(payer=payer)) if payer else fees.filter(payer__isnull=True)
    best = max(fees, key=lambda fee: (fee.payer_id is not None, fee.modifier != "", fee.starts_on), default=None)
    return best.amount if best else None


def plans_of(encounter: Encounter) -> list[Coverage]:
    """The plans in force on the date of service, the one billed first in front."""
    plans = encounter.patient.coverages.select_related("payer").order_by("priority")
    return [plan for plan in plans if plan.covers(encounter.service_date)]


def payer_of(encounter: Encounter) -> Payer | None:
    """The payer billed first; None when the patient pays."""
    plans = plans_of(encounter)
    return plans[0].payer if plans else None
