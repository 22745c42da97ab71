"""
Reasons that nobody has decided: what waits because of each, and posting all of it as soon as it is decided.

A question is a pair of group and reason code of one payer, given in decisions that are not posted and read by no rule.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q, QuerySet, Sum

from claims.models import ReasonRule
from claims.reason_rules import Pair, Verdict, decide
from claims.reasons import Given, Rules, rules_about
from coding.reason_words import licensed_words, reason_in_words, remark_in_words
from patients.models import Payer
from payments.models import Adjudication, Adjustment
from payments.posting.post import POSTED, UNPOSTED, post_decisions
from practice.models import Staff
from x12 import words

ZERO = Decimal("0.00")
State = Adjudication.State
AT_ONCE = 500


@dataclass(slots=True)
class Question:
    """One pair of one payer that nobody decided; `amount` is dollars adjusted, `example_id` a decision that has it."""

    group: str
    reason: str
    payer: Payer
    amount: Decimal = ZERO
    oldest: date = date.max
    example_id: int = 0
    claims: set[int] = field(default_factory=set)
    remarks: dict[str, int] = field(default_factory=dict)
    licensed: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """How an address names it."""
        return f"{self.group}-{self.reason}-{self.payer.pk}"

    @property
    def pair(self) -> str:
        """The codes as a remittance prints them."""
        return f"{self.group} {self.reason}"

    @property
    def group_words(self) -> str:
        """Who bears it, in our words."""
        return words.adjustment_group(self.group)

    @property
    def reason_words(self) -> str:
        """The reason in our words, and in the licensed ones."""
        return reason_in_words(self.reason, self.licensed)

    @property
    def remark_words(self) -> list[tuple[str, str, int]]:
        """The remarks that come with it, in words, with how many claims have each; the most frequent first."""
        ordered = sorted(self.remarks.items(), key=lambda one: -one[1])
        return [(code, remark_in_words(code, self.licensed), n) for code, n in ordered]


@dataclass(frozen=True, slots=True)
class Worklist:
    """Pairs that wait, the most money first, and decisions (by id) of which every reason is decided by now."""

    questions: list[Question]
    answered: list[int]


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of the decisions that waited: how many are posted now, and how many wait for another reason."""

    posted: int
    left: int


def worklist() -> Worklist:
    """What waits for a decision about a reason, and what does not any more; read once for both."""
    undecided = _undecided()
    found: dict[tuple[str, str, int], Question] = {}
    payers: dict[int, Payer] = Payer.objects.in_bulk()
    for row in undecided:
        key = (row["group_code"], row["reason_code"], row["adjudication__claim__coverage__payer"])
        question = found.setdefault(key, Question(key[0], key[1], payers[key[2]]))
        _add(question, row)
    asked = {pk for row in undecided for pk in row["decisions"]}
    waiting = _for_want_of_a_rule().order_by().values_list("pk", flat=True)
    return Worklist(
        questions=sorted(found.values(), key=lambda one: (-one.amount, one.oldest, one.key)),
        answered=[pk for pk in waiting if pk not in asked],
    )


def questions() -> list[Question]:
    """Every pair that waits, the most money first."""
    found = worklist().questions
    licensed = licensed_words({code for one in found for code in (one.reason, *one.remarks)})
    for one in found:
        one.licensed = licensed
    return found


def answered() -> QuerySet[Adjudication]:
    """Decisions that waited for a reason, and of which every reason is decided now."""
    return _for_want_of_a_rule().filter(pk__in=worklist().answered)


def post_answered(*, by: Staff, now: datetime, today: date) -> Settled:
    """
    Post every decision that waited for a reason and has all of them decided now.

    Safe to repeat and to interrupt: each remittance is posted in a transaction of its own, and what is posted does not
    wait any more.
    """
    return _post(answered(), by, now, today)


def answer(*, pair: Pair, verdict: Verdict, starts_on: date, by: Staff, now: datetime, today: date) -> Settled:
    """
    Decide what a pair means, and post everything that waited for it and for nothing else.

    The refusals are those of `claims.reason_rules.decide`; nothing is posted then.
    """
    rule = decide(pair=pair, verdict=verdict, starts_on=starts_on, by=by, now=now)
    return _post(_given(answered(), rule), by, now, today)


def _post(waiting: QuerySet[Adjudication], by: Staff, now: datetime, today: date) -> Settled:
    todo = list(waiting.order_by("remittance_id", "position"))
    for begin in range(0, len(todo), AT_ONCE):
        post_decisions(adjudications=todo[begin : begin + AT_ONCE], by=by, now=now, today=today)
    posted = sum(row.state == State.POSTED for row in todo)
    return Settled(posted, len(todo) - posted)


def _given(waiting: QuerySet[Adjudication], rule: ReasonRule) -> QuerySet[Adjudication]:
    """Those that have the pair of a rule."""
    same = Adjustment.objects.filter(group_code=rule.group_code, reason_code=rule.reason_code)
    found = waiting.filter(pk__in=same.values("adjudication"))
    return found.filter(claim__coverage__payer=rule.payer_id) if rule.payer_id else found


def _for_want_of_a_rule() -> QuerySet[Adjudication]:
    return Adjudication.objects.filter(
        state=State.EXCEPTION, exception=Adjudication.Exception.UNMAPPED, remittance__state__in=POSTED
    )


def _undecided() -> list[dict[str, Any]]:
    """What waits, added up by everything that a rule may look at, with its decisions; only what no rule reads."""
    fields = (
        "group_code",
        "reason_code",
        "adjudication__claim__coverage__payer",
        "adjudication__remittance__paid_on",
        "adjudication__remark_codes",
        "line__remark_codes",
    )
    # Each decision may stand in it several times: to leave that out, the database would sort all of them.
    decisions = ArrayAgg("adjudication")
    rows = list(_waiting().values(*fields).annotate(total=Sum("amount"), decisions=decisions))
    rules = rules_about(
        reasons={row["reason_code"] for row in rows},
        payer_ids={row["adjudication__claim__coverage__payer"] for row in rows},
    )
    left = [row for row in rows if not _is_read(row, rules)]
    return [{**row, "decisions": set(row["decisions"])} for row in left]


def _waiting() -> QuerySet[Adjustment]:
    """Adjustments of matched claims that wait for a rule, or for their remittance to be posted."""
    wanting = Q(adjudication__state=State.EXCEPTION, adjudication__exception=Adjudication.Exception.UNMAPPED)
    to_come = Q(adjudication__state=State.WAITING, adjudication__remittance__state__in=UNPOSTED)
    rows = Adjustment.objects.filter(wanting | to_come, adjudication__claim__isnull=False)
    return rows.exclude(adjudication__status_code="22").order_by()


def _is_read(row: dict[str, Any], rules: Rules) -> bool:
    given = Given(
        group=row["group_code"],
        reason=row["reason_code"],
        day=row["adjudication__remittance__paid_on"],
        payer_id=row["adjudication__claim__coverage__payer"],
        remarks=_remarks(row),
    )
    return rules.rule(given) is not None


def _remarks(row: dict[str, Any]) -> tuple[str, ...]:
    return (*(row["line__remark_codes"] or ()), *row["adjudication__remark_codes"])


def _add(question: Question, row: dict[str, Any]) -> None:
    day = row["adjudication__remittance__paid_on"]
    question.amount += row["total"]
    if day < question.oldest:
        question.oldest, question.example_id = day, min(row["decisions"])
    question.claims.update(row["decisions"])
    counted: dict[str, int] = defaultdict(int, question.remarks)
    for remark in dict.fromkeys(_remarks(row)):
        counted[remark] += len(row["decisions"])
    question.remarks = dict(counted)
