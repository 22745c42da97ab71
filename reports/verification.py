"""Every reconciliation of the office, run and kept."""

from datetime import datetime
from typing import Any

from ledger.reconcile import Check
from payments.reconcile import every_check
from reports.models import Verification


def verify(*, now: datetime) -> Verification:
    """Recompute everything from the entries, compare, and keep the outcome."""
    checks = every_check()
    return Verification.objects.create(
        ran_at=now, holds=all(check.holds for check in checks), checks=[_plain(check) for check in checks]
    )


def verdict(verification: Verification) -> str:
    """The outcome in one sentence."""
    proved = sum(check["count"] for check in verification.checks)
    wrong = sum(len(check["differences"]) for check in verification.checks)
    if verification.holds:
        return f"Everything is proven to the cent: {len(verification.checks)} reconciliations over {proved:,} figures."
    figures = "figure differs" if wrong == 1 else "figures differ"
    return f"{wrong:,} {figures} in {len(verification.checks)} reconciliations. Nothing was changed; look at each row."


def _plain(check: Check) -> dict[str, Any]:
    return {
        "name": check.name,
        "count": check.count,
        "differences": [
            {
                "subject": difference.subject,
                "text": difference.text,
                "expected": str(difference.expected),
                "found": str(difference.found),
                "amount": str(difference.amount),
            }
            for difference in check.differences
        ],
    }
