"""
The proof of the books that a person asks for: the worker does it, because over a million claims it takes minutes.

That one runs is known for as long as one may take, so that a second press starts no second one.
"""

from datetime import datetime

from django.core.cache import cache

from reports.tasks import RUNNING, prove_now

LONGEST_SECONDS = 3600


def ask_for_proof(*, now: datetime) -> None:
    """Have the books proven, unless that is being done."""
    if cache.add(RUNNING, now.isoformat(), timeout=LONGEST_SECONDS):
        prove_now.delay()


def proving_since() -> datetime | None:
    """The moment since when the books are being proven; None when they are not."""
    begun = cache.get(RUNNING)
    return datetime.fromisoformat(begun) if begun else None
