"""Every reconciliation of the office, run and kept, each difference with the day since when it is known."""

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate

from ledger.reconcile import Check, Difference
from payments.proof.reconcile import every_check
from reports.models import Verification
from reports.sealed_moves import sealed_moves

ZERO = Decimal("0.00")


def verify(*, now: datetime) -> Verification:
    """Recompute everything from the entries, compare, and keep the outcome."""
    checks = [*every_check(), sealed_moves()]
    known = _known_since(Verification.objects.first())
    return Verification.objects.create(
        ran_at=now,
        holds=all(check.holds for check in checks),
        checks=[_plain(check, known, localdate(now)) for check in checks],
    )


def verdict(verification: Verification) -> str:
    """The outcome in one sentence."""
    proved = sum(check["count"] for check in verification.checks)
    wrong = sum(len(check["differences"]) for check in verification.checks)
    if verification.holds:
        return f"Everything is proven to the cent: {len(verification.checks)} reconciliations over {proved:,} figures."
    figures = "figure differs" if wrong == 1 else "figures differ"
    return f"{wrong:,} {figures} in {len(verification.checks)} reconciliations. Nothing was changed; look at each row."


def unexplained(verification: Verification) -> Decimal:
    """Dollars that differ, too many and missing ones added up."""
    rows = (row for check in verification.checks for row in check["differences"])
    return sum((abs(Decimal(row["amount"])) for row in rows), ZERO)


def differs_since(verification: Verification) -> date | None:
    """The day since when the oldest difference is known; None when there is none."""
    rows = (row for check in verification.checks for row in check["differences"])
    return min((date.fromisoformat(row["since"]) for row in rows if "since" in row), default=None)


def _known_since(last: Verification | None) -> Mapping[tuple[str, str, str], str]:
    """Since when each difference of the last run is known."""
    if last is None:
        return {}
    return {
        (check["name"], row["subject"], row["text"]): row.get("since", localdate(last.ran_at).isoformat())
        for check in last.checks
        for row in check["differences"]
    }


def _plain(check: Check, known: Mapping[tuple[str, str, str], str], today: date) -> dict[str, Any]:
    return {
        "name": check.name,
        "count": check.count,
        "unexplained": str(check.unexplained),
        "terms": [{"sign": term.sign, "name": term.name, "amount": str(term.amount)} for term in check.terms],
        "differences": [
            {
                "subject": difference.subject,
                "text": difference.text,
                "expected": str(difference.expected),
                "found": str(difference.found),
                "amount": str(difference.amount),
                "since": known.get(_key(check, difference), today.isoformat()),
            }
            for difference in check.differences
        ],
    }


def _key(check: Check, difference: Difference) -> tuple[str, str, str]:
    return check.name, difference.subject, difference.text
