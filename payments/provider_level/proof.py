"""The proof of provider-level money: every pair of a PLB is booked, and what is open of it is what the ledger says."""

from decimal import Decimal

from django.db import connection
from django.db.models import Sum

from ledger.models import Account, Entry
from ledger.reconcile import Check, Difference, Term
from payments.models import ProviderAdjustment, ProviderItem, Remittance

ZERO = Decimal("0.00")
POSTED = (Remittance.State.POSTED, Remittance.State.IN_PART)

# What each item still has on PROVIDER_LEVEL, from nothing but the entries.  A reversal belongs to what it reverses, and
# that to what it reverses, back to an entry that names the item in its source.
LEFT_BY_ITEM = r"""
    WITH RECURSIVE moved AS (
        SELECT id, source, debit, credit, amount FROM ledger_entry
         WHERE reverses_id IS NULL AND 'PROVIDER_LEVEL' IN (debit, credit)
        UNION ALL
        SELECT e.id, moved.source, e.debit, e.credit, e.amount
          FROM moved JOIN ledger_entry e ON e.reverses_id = moved.id
    )
    SELECT substring(source from '^remittance:[0-9]+:(?:run:[0-9]+:)?segment:[0-9]+:plb:[0-9]+'),
           sum(CASE WHEN debit = 'PROVIDER_LEVEL' THEN amount ELSE -amount END)
      FROM moved GROUP BY 1
"""


def provider_items() -> Check:
    """Each pair of a PLB of a posted remittance is an item, open as its entries say; settled pairs leave nothing."""
    left = _left_by_item()
    items = list(ProviderItem.objects.select_related("adjustment"))
    differences = [*_not_booked(), *_clearing()]
    booked = sum(left.values(), ZERO)
    for item in items:
        differences += _differs(f"provider-level item:{item.pk}", item.open, left.pop(item.source, ZERO))
    for source, amount in left.items():
        differences += _differs(source or "provider-level money", ZERO, amount)
    return Check(
        name="Provider-level items: each is booked and open as posted",
        count=len(items),
        differences=differences,
        terms=[Term("", "open items", sum((item.open for item in items), ZERO)), Term("=", "left by entries", booked)],
    )


def _left_by_item() -> dict[str, Decimal]:
    with connection.cursor() as cursor:
        cursor.execute(LEFT_BY_ITEM)
        return {source or "": amount for source, amount in cursor.fetchall()}


def _differs(subject: str, found: Decimal, expected: Decimal) -> list[Difference]:
    if found == expected:
        return []
    text = "What is open of it is not what its entries leave."
    return [Difference(subject=subject, text=text, expected=expected, found=found)]


def _not_booked() -> list[Difference]:
    posted = ProviderAdjustment.objects.filter(remittance__state__in=POSTED).exclude(amount=0)
    missing = posted.exclude(item__is_posted=True)
    return [
        Difference(subject=f"provider adjustment:{row.pk}", text="It is not booked.", expected=row.amount, found=ZERO)
        for row in missing.order_by("pk")
    ]


def _clearing() -> list[Difference]:
    """Two items settle each other with one amount, so nothing stays between them."""
    into, out_of = (
        Entry.objects.filter(**{side: Account.CLEARING}).aggregate(total=Sum("amount", default=ZERO))["total"]
        for side in ("debit", "credit")
    )
    if into == out_of:
        return []
    text = "Items that settled each other did not do it with one amount."
    return [Difference(subject=Account.CLEARING.label, text=text, expected=into, found=out_of)]
