"""What came of the visits that a rule of the office caught: corrected or let go, and what the payer then did."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Exists, OuterRef, Sum

from claims.models import Claim, Denial
from coding.models import ChargeLine, OfficeRule, OfficeRuleHit

ZERO = Decimal("0.00")
DECIDED = (Claim.Status.ANSWERED, Claim.Status.CLOSED)


@dataclass(frozen=True, slots=True)
class Fate:
    """Visits of one kind: how many, how many of them a payer decided, and how many of those it denied in part."""

    visits: int
    answered: int
    denied: int

    @property
    def paid(self) -> int:
        """How many were decided without a denial."""
        return self.answered - self.denied


@dataclass(frozen=True, slots=True)
class Outcome:
    """
    What a rule caught since it was first on.

    `corrected` visits were released without the finding, `gone` ones with it, let stand or only warned of; `open` ones
    are not released.  A denial counts as prevented when the visit was corrected and its payer denied nothing; `saved`
    are the charges of these visits.
    """

    hits: int
    open: int
    corrected: Fate
    gone: Fate
    saved: Decimal

    @property
    def prevented(self) -> int:
        """Visits that were corrected and paid without a denial."""
        return self.corrected.paid


def outcomes_of(rules: Sequence[OfficeRule]) -> dict[int, Outcome]:
    """What came of each rule's hits, in three queries."""
    answered = Claim.objects.filter(encounter=OuterRef("encounter"), status__in=DECIDED)
    denied = Denial.objects.filter(claim__encounter=OuterRef("encounter"))
    hits = OfficeRuleHit.objects.filter(rule__in=rules).annotate(
        is_answered=Exists(answered) | Exists(denied), is_denied=Exists(denied)
    )
    rows = list(hits.values_list("rule_id", "encounter_id", "released_with", "is_answered", "is_denied"))
    paid = [row[1] for row in rows if row[2] is False and row[3] and not row[4]]
    charges = dict(
        ChargeLine.objects.filter(encounter__in=paid).values_list("encounter").annotate(Sum("charge")).order_by()
    )
    return {rule.pk: _outcome([row for row in rows if row[0] == rule.pk], charges) for rule in rules}


Row = tuple[int, int, bool | None, bool, bool]


def _outcome(rows: Sequence[Row], charges: dict[int, Decimal]) -> Outcome:
    """One visit counts once, as it was caught last; it may have been caught by several revisions."""
    visits = {visit: (released_with, answered, denied) for _, visit, released_with, answered, denied in rows}
    corrected = {visit: fate for visit, fate in visits.items() if fate[0] is False}
    return Outcome(
        hits=len(visits),
        open=sum(released_with is None for released_with, _, _ in visits.values()),
        corrected=_fate(list(corrected.values())),
        gone=_fate([fate for fate in visits.values() if fate[0] is True]),
        saved=sum(
            (charges.get(visit, ZERO) for visit, (_, answered, denied) in corrected.items() if answered and not denied),
            ZERO,
        ),
    )


def _fate(visits: Sequence[tuple[bool | None, bool, bool]]) -> Fate:
    answered = [denied for _, is_answered, denied in visits if is_answered]
    return Fate(len(visits), len(answered), sum(answered))
