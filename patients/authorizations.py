"""Which of a payer's promises a claim may name."""

from collections.abc import Collection
from datetime import date

from patients.models import Authorization, Coverage


def authorization_for(*, coverage: Coverage, service_date: date, procedures: Collection[str]) -> Authorization | None:
    """
    The authorization that fits these procedures on this day best; None when no promise covers any of them.

    A claim names one authorization, so the one that covers most procedures wins; then one that names them over one that
    is for any procedure; then the one that ends first.
    """
    in_force = Authorization.objects.filter(coverage=coverage, starts_on__lte=service_date, ends_on__gte=service_date)
    best: tuple[int, bool, int] | None = None
    chosen = None
    for promise in in_force.order_by("ends_on", "id"):
        covered = sum(promise.covers(service_date, procedure) for procedure in procedures)
        rank = (covered, bool(promise.procedures), -promise.ends_on.toordinal())
        if covered and (best is None or rank > best):
            best, chosen = rank, promise
    return chosen


def needs_authorization(*, coverage: Coverage, procedures: Collection[str]) -> list[str]:
    """The procedures that this payer pays only with an authorization."""
    return sorted(set(procedures) & set(coverage.payer.authorization_codes))
