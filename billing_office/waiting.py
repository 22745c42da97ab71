"""The work that waits on each page, by the name of its address: counted for the home page and the navigation."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from claims import queues as claims
from clearinghouse import queues as clearinghouse
from coding import queues as coding
from encounters import queues as encounters
from payments import queues as payments
from payments.bank.figures import paid_without_remittance
from payments.provider_level.items import open_items
from practice.models import Staff


def _coverage_checks(_: Staff) -> int:
    return len(encounters.coverage_checks(today=timezone.localdate()))


# Each is one cheap question to the function that the page itself shows.
COUNTS: Mapping[str, Callable[[Staff], int]] = {
    "claims:queue": lambda staff: claims.mine(today=timezone.localdate(), staff=staff).count(),
    "claims:rejections": lambda _: claims.rejected().count(),
    "claims:denials": lambda _: claims.denials_to_work().count(),
    "claims:follow-up": lambda _: claims.to_follow_up(today=timezone.localdate()).count(),
    "payments:remittances": lambda _: payments.to_deal_with().count(),
    "payments:exceptions": lambda _: payments.exceptions().count(),
    "payments:papers": lambda _: payments.keyed_drafts().count(),
    "payments:items": lambda _: open_items().count(),
    "payments:bank": lambda _: paid_without_remittance().count(),
    "payments:credits": lambda _: payments.credits_of_insurers(),
    "payments:refunds": lambda _: payments.refunds_to_work().count(),
    "payments:write-offs": lambda _: payments.write_offs_to_decide().count(),
    "payments:reasons": lambda _: payments.without_a_rule().count(),
    "coding:queue": lambda _: coding.to_code().count(),
    "encounters:schedule": lambda _: encounters.still_to_come(day=timezone.localdate()).count(),
    "encounters:list": lambda _: encounters.to_sign().count(),
    "patients:coverage-checks": _coverage_checks,
    "clearinghouse:interchanges": lambda _: clearinghouse.with_problems().count(),
}
