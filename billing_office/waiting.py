"""The work that waits on each page, by the name of its address: counted for the home page and the navigation."""

from collections.abc import Callable, Mapping

from django.utils import timezone

from claims.models import Claim, Denial, FollowUp
from clearinghouse.models import Interchange
from encounters import queues as encounters
from payments.models import Adjudication, Remittance
from practice.models import Staff


def _rejected(_: Staff) -> int:
    return Claim.objects.filter(status=Claim.Status.REJECTED).count()


def _held(_: Staff) -> int:
    return Claim.objects.filter(status=Claim.Status.HELD).count()


def _denied(_: Staff) -> int:
    return Denial.objects.filter(state=Denial.State.OPEN).count()


def _to_follow_up(_: Staff) -> int:
    return FollowUp.objects.filter(done_at__isnull=True, due_date__lte=timezone.localdate()).count()


def _to_post(_: Staff) -> int:
    return Remittance.objects.filter(state__in=[Remittance.State.WAITING, Remittance.State.HELD]).count()


def _exceptions(_: Staff) -> int:
    return Adjudication.objects.filter(state=Adjudication.State.EXCEPTION).count()


def _to_code(_: Staff) -> int:
    return encounters.to_code().count()


def _to_sign(_: Staff) -> int:
    return encounters.to_sign().count()


def _to_come(_: Staff) -> int:
    return encounters.still_to_come(day=timezone.localdate()).count()


def _coverage_checks(_: Staff) -> int:
    return len(encounters.coverage_checks(today=timezone.localdate()))


def _files_with_problems(_: Staff) -> int:
    troubled = [Interchange.State.PROBLEMS, Interchange.State.UNREADABLE]
    return Interchange.objects.filter(direction=Interchange.Direction.IN, state__in=troubled).count()


COUNTS: Mapping[str, Callable[[Staff], int]] = {
    "claims:queue": _held,
    "claims:rejections": _rejected,
    "claims:denials": _denied,
    "claims:follow-up": _to_follow_up,
    "payments:remittances": _to_post,
    "payments:exceptions": _exceptions,
    "coding:queue": _to_code,
    "encounters:schedule": _to_come,
    "encounters:list": _to_sign,
    "patients:coverage-checks": _coverage_checks,
    "clearinghouse:interchanges": _files_with_problems,
}
