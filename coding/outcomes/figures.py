"""What a sample of payers' answers says: counts, medians and ranges, never without its size and period."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from statistics import median

from coding.models import LineAnswer
from coding.reason_words import reason_in_words, remark_in_words

Kind = LineAnswer.Kind
CENT = Decimal("0.01")
FEW = 5


@dataclass(frozen=True, slots=True)
class Answered:
    """One final answer, as the sample needs it; see `LineAnswer`."""

    kind: str
    paid: Decimal
    allowed: Decimal | None
    reasons: Sequence[str]
    contested: str
    decided_on: date
    days: int | None


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle and the two ends of some dollars."""

    median: Decimal
    least: Decimal
    most: Decimal

    @property
    def is_one(self) -> bool:
        """Whether all are the same."""
        return self.least == self.most


@dataclass(frozen=True, slots=True)
class Refusal:
    """One reason for which lines were denied: its codes, what they say in words, and how many lines."""

    codes: str
    says: str
    count: int


@dataclass(frozen=True, slots=True)
class Contest:
    """What appeals or corrections brought: how many were decided, how many of them paid, and how much in the middle."""

    label: str
    decided: int
    won: int
    paid: Spread | None


class Figures:
    """What some answers of payers say together."""

    def __init__(self, answers: Sequence[Answered], licensed: Mapping[str, str] | None = None) -> None:
        """Take answers, and the licensed words of their reasons where they are to be shown (`reason_words`)."""
        self.answers = answers
        self._licensed = licensed or {}
        self._kinds = Counter(one.kind for one in answers)

    @property
    def size(self) -> int:
        """How many lines were answered."""
        return len(self.answers)

    @property
    def is_small(self) -> bool:
        """Whether the sample is too small to say more than what happened."""
        return self.size < FEW

    @property
    def period(self) -> tuple[date, date] | None:
        """The first and the last day of the answers."""
        days = [one.decided_on for one in self.answers]
        return (min(days), max(days)) if days else None

    @property
    def paid_count(self) -> int:
        """How many lines were paid."""
        return self._kinds[Kind.PAID]

    @property
    def denied_count(self) -> int:
        """How many lines were denied."""
        return self._kinds[Kind.DENIED]

    @property
    def patient_count(self) -> int:
        """How many lines were allowed and left to the patient whole."""
        return self._kinds[Kind.PATIENT]

    @property
    def nothing_count(self) -> int:
        """How many lines the contract pays nothing for."""
        return self._kinds[Kind.NOTHING]

    @property
    def paid(self) -> Spread | None:
        """What was paid for a paid line."""
        return _spread([one.paid for one in self.answers if one.kind == Kind.PAID])

    @property
    def allowed(self) -> Spread | None:
        """What was allowed for a line that was paid or left to the patient."""
        return _spread([one.allowed for one in self.answers if one.allowed is not None])

    @property
    def days(self) -> int | None:
        """Days from the last sending to the answer, in the middle; None when no sending is known."""
        known = [one.days for one in self.answers if one.days is not None]
        return round(median(known)) if known else None

    @property
    def refusals(self) -> list[Refusal]:
        """The reasons of denied lines, the most frequent first; a line with two reasons counts with both."""
        counted = Counter(codes for one in self.answers if one.kind == Kind.DENIED for codes in set(one.reasons))
        ordered = sorted(counted.items(), key=lambda row: (-row[1], row[0]))
        return [Refusal(codes, in_words(codes, self._licensed), count) for codes, count in ordered]

    @property
    def contests(self) -> list[Contest]:
        """What appeals, and corrected claims, brought; decided ones only."""
        return [made for made in (_contest(kind, self.answers) for kind in LineAnswer.Contested) if made.decided]


def in_words(codes: str, licensed: Mapping[str, str]) -> str:
    """Say what the codes of a refusal mean: "CO 16 MA130" as reason and remarks, each in words."""
    _group, reason, *remarks = codes.split()
    return "; ".join([reason_in_words(reason, licensed), *(remark_in_words(code, licensed) for code in remarks)])


def _contest(kind: LineAnswer.Contested, answers: Sequence[Answered]) -> Contest:
    decided = [one for one in answers if one.contested == kind]
    won = [one.paid for one in decided if one.kind == Kind.PAID]
    return Contest(str(kind.label), len(decided), len(won), _spread(won))


def _spread(dollars: Sequence[Decimal]) -> Spread | None:
    if not dollars:
        return None
    return Spread(median(dollars).quantize(CENT), min(dollars), max(dollars))
