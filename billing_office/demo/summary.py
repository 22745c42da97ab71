"""What a demo did, as one table."""

from collections.abc import Callable
from decimal import Decimal

from django.db.models import Q, Sum

from claims.models import Claim, Denial, Submission
from encounters.models import Encounter
from ledger.models import Account, Entry, Kind, OpenBalance
from payments.models import Adjudication, Remittance


def _sum(kind: Kind, *, debit: str = "", credit: str = "") -> Decimal:
    """Entries of a kind that debit (or credit) an account, less those that reverse them."""
    forth = Q(debit=debit) if debit else Q(credit=credit)
    back = Q(credit=debit) if debit else Q(debit=credit)
    sums = Entry.objects.filter(kind=kind).aggregate(forth=Sum("amount", filter=forth), back=Sum("amount", filter=back))
    return (sums["forth"] or Decimal(0)) - (sums["back"] or Decimal(0))


def _open(account: Account) -> Decimal:
    return OpenBalance.objects.filter(account=account).aggregate(sum=Sum("amount"))["sum"] or Decimal(0)


def counts() -> list[tuple[str, int]]:
    """How many of each the office has."""
    claims = Claim.objects
    rows: list[tuple[str, Callable[[], int]]] = [
        ("visits", Encounter.objects.exclude(status="VOID").count),
        ("coded and released", Encounter.objects.filter(status="RELEASED").count),
        ("claims", claims.count),
        ("claims sent", claims.filter(submissions__isnull=False).distinct().count),
        ("accepted by the payer", claims.filter(acknowledgments__accepted=True).distinct().count),
        ("rejected at least once", claims.filter(submissions__state=Submission.State.REJECTED).distinct().count),
        ("answered with a payment", claims.filter(adjudications__paid__gt=0).distinct().count),
        ("denied in whole or part", claims.filter(denials__isnull=False).distinct().count),
        ("denials still to work", Denial.objects.filter(state=Denial.State.OPEN).count),
        ("remittances", Remittance.objects.count),
        ("exceptions", Adjudication.objects.filter(state=Adjudication.State.EXCEPTION).count),
    ]
    return [(label, count()) for label, count in rows]


def money() -> list[tuple[str, Decimal]]:
    """
    Where the charged money is; the first amount equals the sum of the others.

    Adjusted is what nobody will pay: contract and write-offs.
    """
    charged = _sum(Kind.CHARGE, credit=Account.REVENUE)
    paid = _sum(Kind.PAYMENT, debit=Account.UNAPPLIED)
    adjusted = _sum(Kind.ADJUSTMENT, debit=Account.CONTRACTUAL) + _sum(Kind.WRITE_OFF, debit=Account.WRITE_OFF)
    return [
        ("charged", charged),
        ("paid", paid),
        ("adjusted", adjusted),
        ("patient due", _open(Account.PATIENT)),
        ("open with insurance", _open(Account.INSURANCE)),
    ]
