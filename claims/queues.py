"""
Which claims wait for whom: every worklist of billing, for the pages and for the sweeps alike.

All of them start from `worklist`, which adds to each claim what a list shows and sorts by: the next deadline (`due`),
what the plan still owes (`owed`), and how many denials wait.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    DateTimeField,
    DecimalField,
    ExpressionWrapper,
    F,
    Func,
    IntegerField,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone

from claims.models import Claim, ClaimEvent, CodeChange, Denial, FollowUp, Submission
from ledger.models import Account, OpenBalance
from patients.models import Payer
from practice.counting import up_to_most
from practice.models import Staff

S = Claim.Status
NEAR_DAYS = 15
QUIET_DAYS = 7
NEVER_RECEIVED = (S.HELD, S.READY, S.SENT, S.REJECTED)
WITH_PAYER = (S.SENT, S.ACCEPTED)
MONEY = DecimalField(max_digits=12, decimal_places=2)


def ready_to_send() -> QuerySet[Claim]:
    """Claims that go with the next batch."""
    return Claim.objects.filter(status=S.READY)


def on_hold() -> QuerySet[Claim]:
    """Claims that a finding keeps from leaving."""
    return Claim.objects.filter(status=S.HELD)


def rejected() -> QuerySet[Claim]:
    """Claims that never entered adjudication: to correct and send again."""
    return Claim.objects.filter(status=S.REJECTED)


def denied() -> QuerySet[Claim]:
    """Claims with refused money that nobody has worked yet."""
    waiting = Denial.objects.filter(state=Denial.State.OPEN).order_by().values("claim")
    return Claim.objects.filter(pk__among=waiting)


def without_answer(*, today: date) -> QuerySet[Claim]:
    """
    Claims that the payer should have answered: sent more than its usual days ago, and nobody looked after it lately.
    """
    sent = Claim.objects.filter(status__in=WITH_PAYER, sent_at__isnull=False)
    expected = ExpressionWrapper(TruncDate("sent_at") + F("coverage__payer__expected_days"), output_field=DateField())
    return sent.annotate(answer_due=expected).filter(answer_due__lt=today).exclude(pk__in=_looked_after(today))


def _parts_without_answer(today: date) -> list[QuerySet[Claim]]:
    """
    `without_answer` in two: whoever was sent more days ago than any payer takes, and the few of whom the payer decides.

    Most are of the first kind, for which neither a plan nor a day is looked up.
    """
    late = Claim.objects.filter(status__in=WITH_PAYER).exclude(pk__in=_looked_after(today))
    by_payer = without_answer(today=today)
    return [late.filter(sent_at__lt=_long_ago(today)), by_payer.filter(sent_at__gte=_long_ago(today))]


def _long_ago(today: date) -> Func:
    """A moment before which whatever was sent should have been answered, also by the slowest payer."""
    longest = Payer.objects.order_by().values(one=Value(1)).annotate(days=Max("expected_days")).values("days")
    days = Coalesce(Subquery(longest), Value(0))
    # A day more than that: days of 23 and of 25 hours.
    before = timezone.make_aware(datetime.combine(today - timedelta(days=1), time()))
    return Func(Value(before), days, template="(%(expressions)s)", arg_joiner=" - interval '1 day' * ",
                output_field=DateTimeField())  # fmt: skip


def _looked_after(today: date) -> QuerySet[FollowUp, Any]:
    """The claims that somebody looked after lately."""
    begins = timezone.make_aware(datetime.combine(today - timedelta(days=QUIET_DAYS - 1), time()))
    return FollowUp.objects.filter(done_at__gte=begins, done_by__isnull=False).order_by().values("claim")


def near_filing_limit(*, today: date) -> QuerySet[Claim]:
    """Claims that the payer has not taken, whose filing limit is within fifteen days or passed; never decided ones."""
    return _not_taken(Claim.objects.filter(status__in=NEVER_RECEIVED, file_by__lte=_near(today)))


def _near(today: date) -> date:
    return today + timedelta(days=NEAR_DAYS)


def _not_taken(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """Those of a few claims that no payer ever took or decided."""
    accepted = Submission.objects.filter(claim=OuterRef("pk"), state=Submission.State.ACCEPTED).order_by()
    decided = ClaimEvent.objects.filter(claim=OuterRef("pk"), after=S.ANSWERED).order_by()
    # Looked up for these few: of NOT EXISTS the planner reads all that payers ever decided.
    looked_up = claims.annotate(
        accepted=Subquery(accepted.values("pk")[:1]), decided=Subquery(decided.values("pk")[:1])
    )
    return looked_up.filter(accepted__isnull=True, decided__isnull=True)


def due_again(*, today: date) -> QuerySet[Claim]:
    """Claims set aside until today or before, whose appeal should have been answered, or paid as a lower code."""
    waiting = FollowUp.objects.filter(reason__in=["PENDED", "APPEAL", "DOWNCODE"], done_at__isnull=True)
    return Claim.objects.filter(pk__among=waiting.filter(due_date__lte=today).order_by().values("claim"))


def downcoded() -> QuerySet[Claim]:
    """Claims with a line that was paid as a lower code, and nobody has looked at it yet."""
    waiting = FollowUp.objects.filter(reason=FollowUp.Reason.DOWNCODE, done_at__isnull=True)
    return Claim.objects.filter(pk__among=waiting.order_by().values("claim"))


def to_follow_up(*, today: date) -> QuerySet[Claim]:
    """Claims to look after: no answer, filing limit near, or due again."""
    return _any_of(*parts_to_follow_up(today=today))


def parts_to_follow_up(*, today: date) -> list[QuerySet[Claim]]:
    """
    What `to_follow_up` is put together from; a claim may be in several.

    Of those near their filing limit not many are looked up: who surely has no answer in time is in already.
    """
    near = Claim.objects.filter(status__in=NEVER_RECEIVED, file_by__lte=_near(today))
    in_time = Q(sent_at__isnull=True) | Q(sent_at__gte=_long_ago(today)) | Q(pk__in=_looked_after(today))
    few = near.filter(~Q(status=S.SENT) | in_time)
    near_limit = _not_taken(Claim.objects.filter(pk__among=few.order_by().values("pk")))
    return [*_parts_without_answer(today), near_limit, due_again(today=today)]


def to_work(*, today: date) -> QuerySet[Claim]:
    """Every claim that waits for a person, unless somebody set it aside for later."""
    return _any_of(*_parts_to_work(today)).exclude(pk__in=_set_aside(today))


def parts_of_work(*, today: date) -> list[QuerySet[Claim]]:
    """What `to_work` is put together from; a claim may be in several."""
    return [part.exclude(pk__in=_set_aside(today)) for part in _parts_to_work(today)]


def _parts_to_work(today: date) -> list[QuerySet[Claim]]:
    stopped = Claim.objects.filter(status__in=[S.HELD, S.REJECTED])
    return [stopped, denied(), *parts_to_follow_up(today=today)]


def _any_of(first: QuerySet[Claim], *others: QuerySet[Claim]) -> QuerySet[Claim]:
    """
    Claims that are in any of these.

    As a union, which the database answers part by part, each with its index; of conditions that are joined by OR it
    looks at every claim there ever was.
    """
    numbers = first.order_by().values("pk").union(*(other.order_by().values("pk") for other in others))
    return Claim.objects.filter(pk__in=numbers)


def mine(*, today: date, staff: Staff) -> QuerySet[Claim]:
    """What waits for this person or for nobody in particular."""
    return to_work(today=today).filter(_is_for(staff.pk))


def parts_of_mine(*, today: date, staff_id: int) -> list[QuerySet[Claim]]:
    """What `mine` is put together from; a claim may be in several."""
    return [part.filter(_is_for(staff_id)) for part in parts_of_work(today=today)]


def _is_for(staff_id: int) -> Q:
    return Q(owner=staff_id) | Q(owner__isnull=True)


@dataclass(frozen=True, slots=True)
class View:
    """One saved view of the claims: its name in the address, its tab, and its claims."""

    name: str
    label: str
    claims: Callable[[date, Staff], QuerySet[Claim]]
    put_together: Callable[[date, Staff], list[QuerySet[Claim]]] | None = None

    def parts(self, today: date, staff: Staff) -> list[QuerySet[Claim]]:
        """Its claims in parts that are counted with an index each; a claim may be in several."""
        return self.put_together(today, staff) if self.put_together else [self.claims(today, staff)]


VIEWS: Mapping[str, View] = {
    view.name: view
    for view in (
        View(
            "mine",
            "My work",
            lambda today, staff: mine(today=today, staff=staff),
            lambda today, staff: parts_of_mine(today=today, staff_id=staff.pk),
        ),
        View("all", "All work", lambda today, _: to_work(today=today), lambda today, _: parts_of_work(today=today)),
        View("ready", "Ready", lambda _today, _staff: ready_to_send()),
        View("hold", "On hold", lambda _today, _staff: on_hold()),
        View("rejected", "Rejected", lambda _today, _staff: rejected()),
        View("denied", "Denied", lambda _today, _staff: denied()),
        View("downcoded", "Downcoded", lambda _today, _staff: downcoded()),
        View(
            "silent",
            "No answer",
            lambda today, _: without_answer(today=today),
            lambda today, _: _parts_without_answer(today),
        ),
        View("limit", "Filing limit", lambda today, _: near_filing_limit(today=today)),
        View(
            "follow-up",
            "Follow-up",
            lambda today, _: to_follow_up(today=today),
            lambda today, _: parts_to_follow_up(today=today),
        ),
    )
}


def worklist(claims: QuerySet[Claim]) -> QuerySet[Claim]:
    """
    Claims as a list shows them: `due`, `owed`, `open_denials`, sorted by deadline, then by money.

    For a page of claims: what is asked for each here, `claims.work_order` asks for all of a long list at once.  The
    deadline is the appeal while refused money or a lower code waits, else the filing limit.
    """
    appeal_by = Subquery(
        Denial.objects.filter(claim=OuterRef("pk"), state=Denial.State.OPEN)
        .order_by()
        .values("claim")
        .annotate(first=Min("appeal_by"))
        .values("first")
    )
    waiting = Subquery(
        Denial.objects.filter(claim=OuterRef("pk"), state=Denial.State.OPEN)
        .order_by()
        .values("claim")
        .annotate(count=Count("pk"))
        .values("count"),
        output_field=IntegerField(),
    )
    return (
        claims.annotate(
            appeal_by=appeal_by,
            lower_code_on=Subquery(_lower_code_on()),
            open_denials=Coalesce(waiting, 0),
            owed=Coalesce(Subquery(_owed()), Value(Decimal("0.00")), output_field=MONEY),
        )
        .annotate(
            due=Case(
                When(appeal_by__isnull=False, then=F("appeal_by")),
                When(
                    lower_code_on__isnull=False,
                    then=ExpressionWrapper(
                        F("lower_code_on") + F("coverage__payer__appeal_days"), output_field=DateField()
                    ),
                ),
                default=F("file_by"),
            )
        )
        .order_by("due", "-owed", "pk")
    )


def counts(*, today: date, staff: Staff, names: list[str]) -> dict[str, int]:
    """How many claims each of these views holds, counted up to `practice.counting.MOST`; in one statement."""
    return up_to_most({name: VIEWS[name].parts(today, staff) for name in names})


def denials_by_category() -> list[tuple[Denial.Category, int]]:
    """How many claims wait in each category of denials; the most money first."""
    open_ones = Denial.objects.filter(state=Denial.State.OPEN).order_by()
    counted = open_ones.values("category").annotate(count=Count("claim", distinct=True), amount=Sum("amount"))
    return [(Denial.Category(one["category"]), one["count"]) for one in counted.order_by("-amount")]


def denials_to_work() -> QuerySet[Denial]:
    """Denials that nobody has worked yet, the nearest appeal limit first."""
    return Denial.objects.filter(state=Denial.State.OPEN).order_by("appeal_by", "pk")


def _owed() -> QuerySet[OpenBalance, dict[str, Any]]:
    """What one claim's plan owes on the visit's lines, as a subquery."""
    owed: QuerySet[OpenBalance, Any] = (
        OpenBalance.objects.filter(
            account=Account.INSURANCE,
            coverage=OuterRef("coverage"),
            charge_line__encounter=OuterRef("encounter"),
        )
        .order_by()
        .values("coverage")
        .annotate(total=Sum("amount"))
        .values("total")
    )
    return owed


def _lower_code_on() -> QuerySet[CodeChange, Any]:
    """The day on which a payer first put a lower code for one that waits for a person, as a subquery."""
    standing = CodeChange.objects.filter(claim=OuterRef("pk"), kind=CodeChange.Kind.DOWNCODE, taken_back_at=None)
    waiting = standing.filter(
        claim__follow_ups__reason=FollowUp.Reason.DOWNCODE, claim__follow_ups__done_at__isnull=True
    )
    return waiting.order_by("decided_on").values("decided_on")[:1]


def _set_aside(today: date) -> QuerySet[FollowUp, Any]:
    """The claims that somebody set aside for a later day."""
    later = FollowUp.objects.filter(reason=FollowUp.Reason.PENDED, due_date__gt=today, done_at__isnull=True)
    return later.order_by().values("claim")
