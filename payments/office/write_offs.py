"""
Write-offs as the office makes them: of a visit, of one line, and of many small balances at once.

The rule of limits and the second person is `claims.write_offs`, which denials go through too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Count, Q, QuerySet, Sum

from claims.models import WriteOff, WriteOffReason
from claims.write_offs import MoreThanOpen, Proposal, give_up
from coding.models import ChargeLine
from encounters.models import Encounter
from ledger.models import Account, OpenBalance
from patients.models import Coverage
from payments.queues import write_offs_to_decide
from practice.models import Staff

ZERO = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class OpenPart:
    """What one plan, or (`coverage` None) the patient, owes on one visit: dollars by charge line."""

    encounter: Encounter
    coverage: Coverage | None
    lines: Mapping[ChargeLine, Decimal]

    @property
    def total(self) -> Decimal:
        """Dollars that are open."""
        return sum(self.lines.values(), ZERO)

    @property
    def key(self) -> str:
        """What names it in a form: the plan's id, or "patient"."""
        return str(self.coverage.pk) if self.coverage else "patient"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What somebody gives up: dollars by charge line, and why."""

    amounts: Mapping[int, Decimal]
    reason: WriteOffReason
    note: str = ""


@dataclass(slots=True)
class SmallBalance:
    """A visit on which only a little is owed, and only by the patient."""

    encounter: Encounter
    amounts: dict[int, Decimal] = field(default_factory=dict)

    @property
    def total(self) -> Decimal:
        """Dollars that would be given up."""
        return sum(self.amounts.values(), ZERO)


def open_parts(*, encounter: Encounter) -> list[OpenPart]:
    """Who owes what on a visit; credits are left out."""
    rows = OpenBalance.objects.filter(
        charge_line__encounter=encounter, amount__gt=0, account__in=[Account.INSURANCE, Account.PATIENT]
    ).select_related("charge_line", "coverage__payer")
    groups: dict[Coverage | None, dict[ChargeLine, Decimal]] = defaultdict(dict)
    for row in rows.order_by("coverage__priority", "charge_line__position"):
        if row.charge_line is not None:
            groups[row.coverage][row.charge_line] = row.amount
    return [OpenPart(encounter, coverage, lines) for coverage, lines in groups.items()]


def write_off_part(*, part: OpenPart, chosen: Chosen, by: Staff, now: datetime, today: date, key: str) -> WriteOff:
    """
    Give up some of what one plan or the patient owes on a visit; above the person's limit a second person is asked.

    :raises MoreThanOpen: if a line does not owe as much, or is of another visit.
    """
    known = {line.pk for line in part.lines}
    if not set(chosen.amounts) <= known:
        raise MoreThanOpen("One of these services owes nothing here any more. Reload and choose again.")
    proposal = Proposal(
        encounter_id=part.encounter.pk,
        coverage_id=part.coverage.pk if part.coverage else None,
        amounts=chosen.amounts,
        reason=chosen.reason,
        note=chosen.note,
    )
    return give_up(proposal=proposal, by=by, now=now, today=today, key=key)


def small_balances(*, up_to: Decimal, served_by: date) -> list[SmallBalance]:
    """
    Visits on which the patient owes at most `up_to` and nobody owes or is owed anything else, oldest first.

    :param served_by: only services up to this day, so that a fresh copay is not given up.
    """
    open_now = OpenBalance.objects.filter(
        account__in=[Account.INSURANCE, Account.PATIENT], charge_line__encounter__service_date__lte=served_by
    )
    by_visit = open_now.exclude(amount=0).order_by().values("charge_line__encounter")
    is_other = Q(account=Account.INSURANCE) | Q(amount__lt=0)
    small = by_visit.annotate(total=Sum("amount"), other=Count("pk", filter=is_other)).filter(total__lte=up_to, other=0)
    visits = small.values("charge_line__encounter")
    rows = open_now.filter(charge_line__encounter__in=visits).select_related("charge_line__encounter__patient")
    found: dict[int, SmallBalance] = {}
    for row in rows.order_by("charge_line__encounter__service_date", "charge_line_id"):
        if row.charge_line is not None and row.amount:
            encounter = row.charge_line.encounter
            found.setdefault(encounter.pk, SmallBalance(encounter)).amounts[row.charge_line.pk] = row.amount
    return list(found.values())


def write_off_small(
    *, balances: Iterable[SmallBalance], by: Staff, now: datetime, today: date, key: str
) -> Sequence[WriteOff]:
    """
    Give many small balances up, each by itself; one that changed since the preview is left out.

    The same key again gives up nothing more.
    """
    done = []
    for one in balances:
        proposal = Proposal(
            encounter_id=one.encounter.pk, coverage_id=None, amounts=one.amounts, reason=WriteOffReason.SMALL_BALANCE
        )
        try:
            done.append(give_up(proposal=proposal, by=by, now=now, today=today, key=f"{key}:{one.encounter.pk}"))
        except MoreThanOpen:
            continue
    return done


def to_decide() -> QuerySet[WriteOff]:
    """Write-offs that wait for a second person, the longest waiting first."""
    return _with_names(write_offs_to_decide())


def decided() -> QuerySet[WriteOff]:
    """Write-offs that were done, declined or taken back, the latest first."""
    return _with_names(WriteOff.objects.exclude(state=WriteOff.State.REQUESTED)).order_by("-decided_at", "-pk")


def _with_names(rows: QuerySet[WriteOff]) -> QuerySet[WriteOff]:
    return rows.select_related("encounter__patient", "coverage__payer", "asked_by", "decided_by", "denial__claim")
