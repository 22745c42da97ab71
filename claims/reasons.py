"""
What a payer's reason code means for the money: given up by contract, the patient's, or a denial to work.

The words for a code come from `x12.words`; what the office does about it are rows of `ReasonRule`, read here for a
whole batch at once.  A pair that no rule is about stays unknown: somebody must decide, nothing is guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import Q

from claims.models import Denial, ReasonRule
from claims.standard_reasons import COST_SHARES, NEVER_THE_PATIENTS, QMB_REMARKS

Treatment = ReasonRule.Treatment
Work = ReasonRule.Work
REDUCTIONS = frozenset({Treatment.CONTRACTUAL, Treatment.SEQUESTRATION, Treatment.INCENTIVE, Treatment.CAPITATION})
"""
Treatments of money that nobody will pay, by contract or law.

All are in the account of contractual adjustments: they differ by the reason that each entry keeps.
"""


class Given(NamedTuple):
    """One adjustment as a payer gave it: its codes, the payer of the plan, and the day of the decision."""

    group: str
    reason: str
    day: date
    payer_id: int | None = None
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Meaning:
    """What to do with one adjustment; `category` is set for a denial only, `work` says what becomes of it by itself."""

    treatment: ReasonRule.Treatment
    category: Denial.Category | None = None
    work: ReasonRule.Work = Work.PERSON
    rule_id: int | None = None

    @property
    def is_reduction(self) -> bool:
        """Whether nobody will pay it."""
        return self.treatment in REDUCTIONS


class Rules:
    """
    The rules about some reasons, read once, asked often.

    The most specific rule in force on the day of the decision counts: one for payer and remark goes before one for the
    payer, that before one for the remark, that before the general one.  Of several remarks a denial goes first,
    because a person looks at it; then the remark that the payer gave first.
    """

    def __init__(self, rules: Iterable[ReasonRule]) -> None:
        self._rules: dict[tuple[str, str], list[ReasonRule]] = defaultdict(list)
        self._known: dict[Given, ReasonRule | None] = {}
        self._meanings: dict[int, Meaning] = {}
        for rule in rules:
            self._rules[(rule.group_code, rule.reason_code)].append(rule)

    def meaning(self, given: Given) -> Meaning | None:
        """Tell what an adjustment is to the office; None when nobody has decided it."""
        rule = self.rule(given)
        if rule is None:
            return None
        if rule.pk not in self._meanings:
            self._meanings[rule.pk] = _meaning_of(rule)
        return self._meanings[rule.pk]

    def rule(self, given: Given) -> ReasonRule | None:
        """The rule that counts for an adjustment; None when there is none."""
        if given not in self._known:
            self._known[given] = self._find(given)
        return self._known[given]

    def _find(self, given: Given) -> ReasonRule | None:
        order = {remark: place for place, remark in reversed(list(enumerate(given.remarks)))}
        fitting = [
            rule
            for rule in self._rules.get((given.group, given.reason), ())
            if rule.counts_on(given.day)
            and rule.payer_id in {None, given.payer_id}
            and (not rule.remark_code or rule.remark_code in order)
        ]
        return min(
            fitting,
            key=lambda rule: (
                rule.payer_id is None,
                not rule.remark_code,
                rule.treatment != Treatment.DENIAL,
                order.get(rule.remark_code, 0),
            ),
            default=None,
        )


def rules_about(*, reasons: Iterable[str], payer_ids: Iterable[int | None]) -> Rules:
    """Read the rules that may count for these reasons and payers, in one query."""
    rules = ReasonRule.objects.filter(reason_code__in=set(reasons), is_withdrawn=False)
    return Rules(rules.filter(Q(payer=None) | Q(payer__in={pk for pk in payer_ids if pk is not None})))


def meanings_of(batch: Sequence[Given]) -> list[Meaning | None]:
    """Tell for each adjustment of a batch what it is to the office, in the order of the batch, with one query."""
    rules = rules_about(reasons=(one.reason for one in batch), payer_ids=(one.payer_id for one in batch))
    return [rules.meaning(one) for one in batch]


def meaning_of(given: Given) -> Meaning | None:
    """Tell what one adjustment is to the office; None when nobody has decided it."""
    return meanings_of([given])[0]


def may_be_patients(*, group: str, reason: str, remarks: Iterable[str] = ()) -> bool:
    """Tell whether the office may bill the patient: the payer says so, and neither law nor contract forbids it."""
    is_spared = reason in COST_SHARES and not QMB_REMARKS.isdisjoint(remarks)
    return group == "PR" and reason not in NEVER_THE_PATIENTS and not is_spared


def _meaning_of(rule: ReasonRule) -> Meaning:
    category = Denial.Category(rule.category) if rule.category else None
    return Meaning(Treatment(rule.treatment), category, Work(rule.work), rule.pk)
