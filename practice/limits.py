"""How much money each role may give up or send away alone, and who may agree to more."""

from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction

from practice import audit
from practice.models import Limit, Role, Staff

ZERO = Decimal("0.00")
# What holds until a manager says otherwise; a role that is not named may do nothing of the kind alone.
DEFAULTS: Mapping[tuple[str, str], Decimal] = {
    (Limit.Act.WRITE_OFF, Role.BILLER): Decimal("150.00"),
    (Limit.Act.WRITE_OFF, Role.MANAGER): Decimal("5000.00"),
    (Limit.Act.REFUND, Role.BILLER): Decimal("100.00"),
    (Limit.Act.REFUND, Role.MANAGER): Decimal("5000.00"),
}


class AboveYourLimit(Exception):
    """The person may not decide about this much money."""


class SamePerson(Exception):
    """Who asked for it cannot be the second person."""


def limits() -> dict[tuple[str, str], Decimal]:
    """Dollars by (act, role) as they hold now; a pair that is missing is zero."""
    return {**DEFAULTS, **{(row.act, row.role): row.amount for row in Limit.objects.all()}}


def limit_of(*, staff: Staff, act: Limit.Act) -> Decimal:
    """Dollars that this person may decide alone: the highest limit of their roles."""
    now = limits()
    return max((now.get((act, role), ZERO) for role in staff.roles), default=ZERO)


def refuse_as_second_person(*, staff: Staff, asked_by: Staff | None, act: Limit.Act, amount: Decimal) -> None:
    """
    See that a person may agree to what another one asked for.

    :raises SamePerson: if it is the one who asked.
    :raises AboveYourLimit: if the amount is above the person's own limit.
    """
    if asked_by == staff:
        raise SamePerson("You asked for it, so somebody else must agree. Ask a colleague with a higher limit.")
    most = limit_of(staff=staff, act=act)
    if amount > most:
        raise AboveYourLimit(
            f"{amount:,.2f} is more than the {most:,.2f} you may agree to. A manager sets the limits on Money rules."
        )


def set_limits(*, amounts: Mapping[tuple[str, str], Decimal], by: Staff) -> None:
    """Keep the limits by (act, role) that differ from what holds now; each change is in the audit trail."""
    before = limits()
    with transaction.atomic():
        for (act, role), amount in amounts.items():
            if before.get((act, role), ZERO) != amount:
                Limit.objects.update_or_create(act=act, role=role, defaults={"amount": amount})
                audit.record(by=by, act=f"limit {act}", subject=f"role:{role}")
