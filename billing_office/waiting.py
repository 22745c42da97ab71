"""
The work that waits on each page, by the name of its address: counted for the home page and the navigation.

Every page shows these figures, so all of them are one statement, and of no list more than a thousand rows are counted.
A list that is as long is not counted again for a minute: "999+" does not change when one of them is done.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from django.core.cache import cache
from django.utils import timezone

from claims import queues as claims
from clearinghouse import queues as clearinghouse
from coding import queues as coding
from coding.qa import queues as qa_queues
from coding.queries import queues as query_queues
from encounters import queues as encounters
from payments import queues as payments
from payments.bank.figures import paid_without_remittance
from payments.provider_level.items import open_items
from practice.counting import MOST, Parts, counted, statement
from practice.models import Staff

KEPT_SECONDS = 60

# What each page lists; a row that is in several parts of a list counts once.
LISTS: Mapping[str, Callable[[int, date], Parts]] = {
    "claims:queue": lambda staff_id, today: claims.parts_of_mine(today=today, staff_id=staff_id),
    "claims:rejections": lambda *_: [claims.rejected()],
    "claims:denials": lambda *_: [claims.denials_to_work()],
    "claims:follow-up": lambda _, today: claims.parts_to_follow_up(today=today),
    "payments:remittances": lambda *_: [payments.to_deal_with()],
    "payments:exceptions": lambda *_: [payments.exceptions()],
    "payments:papers": lambda *_: [payments.keyed_drafts()],
    "payments:items": lambda *_: [open_items()],
    "payments:bank": lambda *_: [paid_without_remittance()],
    "payments:refunds": lambda *_: [payments.refunds_to_work()],
    "payments:write-offs": lambda *_: [payments.write_offs_to_decide()],
    "payments:reasons": lambda *_: [payments.without_a_rule()],
    "coding:queue": lambda *_: [coding.to_code()],
    "coding:queries": lambda staff_id, _: query_queues.waiting_for(staff_id),
    "coding:qa": lambda staff_id, _: qa_queues.waiting_for(staff_id),
    "encounters:schedule": lambda _, today: [encounters.still_to_come(day=today)],
    "encounters:list": lambda *_: [encounters.to_sign()],
    "clearinghouse:interchanges": lambda *_: [clearinghouse.with_problems()],
}
# What is reckoned and not only counted; short lists by their nature.
RECKONED: Mapping[str, Callable[[date], int]] = {
    "payments:credits": lambda _: payments.credits_of_insurers(most=MOST),
    "patients:coverage-checks": lambda today: len(encounters.coverage_checks(today=today)),
}


def counts(*, staff: Staff, names: Collection[str]) -> dict[str, int]:
    """How much work waits for a person on each of these pages, `MOST` where it is that much or more."""
    today = timezone.localdate()
    keys = {name: f"waiting:{staff.pk}:{today}:{name}" for name in names if name in LISTS or name in RECKONED}
    long = cache.get_many(keys.values())
    found = dict.fromkeys((name for name, key in keys.items() if key in long), MOST)
    left = [name for name in keys if name not in found]
    new = {name: min(RECKONED[name](today), MOST) for name in left if name in RECKONED}
    new |= _counted(tuple(name for name in left if name in LISTS), staff.pk, today)
    cache.set_many({keys[name]: MOST for name, count in new.items() if count >= MOST}, timeout=KEPT_SECONDS)
    return found | new


def _counted(names: tuple[str, ...], staff_id: int, today: date) -> dict[str, int]:
    if not names:
        return {}
    return dict(zip(names, counted(*_statement(names, staff_id, today)), strict=True))


@lru_cache(maxsize=256)
def _statement(names: tuple[str, ...], staff_id: int, today: date) -> tuple[str, tuple[Any, ...]]:
    """One statement with all the counts; it is the same all day, so it is put together once for each person."""
    return statement(LISTS[name](staff_id, today) for name in names)
