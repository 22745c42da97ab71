"""From the answers about a visit to its level: the code, why, and what extra time adds; kept in versions."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from coding.em.decisions import Data, Problems, decided
from coding.em.settings import SETTING_OF, Level, Setting, Step, by_level, by_time, rules_hold
from coding.models import ChargeLine, EmReasoning
from coding.note import digest_of
from coding.services import take
from encounters.models import Encounter
from patients.models import Payer
from practice.models import Staff

LONGEST_MINUTES = 1440
BLOCK = 15
# CPT counts extra time from the least minutes of the highest level, Medicare from the end of its 2021 range.
EXTRA_BY_CPT = {Setting.OFFICE_NEW: 60, Setting.OFFICE_KNOWN: 40, Setting.HOME_NEW: 75, Setting.HOME_KNOWN: 60}
EXTRA_BY_MEDICARE = {Setting.OFFICE_NEW: 74, Setting.OFFICE_KNOWN: 54}


class RulesDidNotHold(Exception):
    """On the date of service the level was chosen by other rules."""


class ImpossibleTime(Exception):
    """A visit takes from one minute to a day."""


@dataclass(frozen=True, kw_only=True)
class Answers:
    """What is known about the visit; `minutes` is the provider's whole time on that day, None when not documented."""

    setting: Setting
    problems: Problems
    data: Data
    risk: Level
    minutes: int | None = None


@dataclass(frozen=True)
class Weighed:
    """
    What the answers come to.

    `by_decisions` and `by_time` are the codes of the two ways (`by_time` None when the time reaches none); `code` is
    the higher.  `extra` is the code of additional time with its units, when there is any.
    """

    problems: Level
    data: Level
    risk: Level
    decisions: Level
    by_decisions: Step
    by_time: Step | None
    extra: tuple[str, int] | None

    @property
    def is_by_time(self) -> bool:
        """Whether the time reaches a higher code than the decisions do."""
        return self.by_time is not None and self.by_time.level > self.by_decisions.level

    @property
    def code(self) -> str:
        """The code of the higher of the two."""
        return self.by_time.code if self.is_by_time and self.by_time else self.by_decisions.code


def weigh(*, answers: Answers, day: date, payer: Payer | None) -> Weighed:
    """
    Weigh the answers by the rules of the date of service.

    :raises RulesDidNotHold: if levels of this setting were chosen otherwise on that day.
    :raises ImpossibleTime: if the minutes are none or more than a day.
    """
    if not rules_hold(answers.setting, day):
        raise RulesDidNotHold(f"On {day:%m/%d/%y} other rules gave this visit its level. Use the code book of then.")
    if answers.minutes is not None and not 0 < answers.minutes <= LONGEST_MINUTES:
        raise ImpossibleTime("The time of a visit is 1 to 1,440 minutes. Leave it empty when it is not in the note.")
    problems, data = answers.problems.level, answers.data.level
    level = decided(problems, data, answers.risk)
    timed = by_time(answers.setting, answers.minutes, day) if answers.minutes else None
    return Weighed(
        problems=problems,
        data=data,
        risk=answers.risk,
        decisions=level,
        by_decisions=by_level(answers.setting, level),
        by_time=timed,
        extra=_extra(answers, payer) if timed is not None and timed.level == Level.HIGH else None,
    )


@transaction.atomic
def record_reasoning(
    *, encounter: Encounter, answers: Answers, payer: Payer | None, by: Staff | None, now: datetime
) -> EmReasoning:
    """
    Keep the reasoning as the visit's next version; earlier ones stay as they were.

    :raises NotBeingCoded: if the visit is not with the coder; and as `weigh`.
    """
    take(encounter=encounter, by=by)
    weighed = weigh(answers=answers, day=encounter.service_date, payer=payer)
    last = EmReasoning.objects.filter(encounter=encounter).aggregate(last=Max("version"))["last"]
    return EmReasoning.objects.create(
        encounter=encounter,
        version=(last or 0) + 1,
        setting=answers.setting,
        answers={"problems": asdict(answers.problems), "data": asdict(answers.data)},
        problems=weighed.problems,
        data=weighed.data,
        risk=weighed.risk,
        minutes=answers.minutes,
        code=weighed.code,
        is_by_time=weighed.is_by_time,
        note_digest=digest_of(encounter.whole_note),
        by=by,
        at=now,
    )


@dataclass(frozen=True)
class Standing:
    """
    The visit's reasoning beside its codes: `line` is the visit's line with a level (None when there is none yet).

    `is_stale` says that the note was changed after the reasoning.
    """

    reasoning: EmReasoning
    line: ChargeLine | None
    is_stale: bool
    why: str

    @property
    def differs(self) -> bool:
        """Whether the level in hand is not the one that was reasoned."""
        return self.line is None or self.line.procedure != self.reasoning.code


def standing(encounter: Encounter, lines: Sequence[ChargeLine]) -> Standing | None:
    """The latest reasoning of a visit beside its line; None when there is none."""
    last = EmReasoning.objects.filter(encounter=encounter).order_by("version").last()
    if last is None:
        return None
    line = next((one for one in lines if one.procedure in SETTING_OF or one.procedure == "99211"), None)
    return Standing(last, line, last.note_digest != digest_of(encounter.whole_note), why(last))


def why(reasoning: EmReasoning) -> str:
    """The reasoning in one sentence."""
    parts = {name: Level(getattr(reasoning, name)).label for name in ("problems", "data", "risk")}
    three = ", ".join(f"{name} {label}" for name, label in parts.items())
    if reasoning.is_by_time:
        return f"By time: {reasoning.minutes} minutes on the day. Decisions alone: {three}."
    level = decided(*(Level(getattr(reasoning, name)) for name in parts))
    return f"By decisions, two of three: {three}; so {level.label}."


def _extra(answers: Answers, payer: Payer | None) -> tuple[str, int] | None:
    """
    Time beyond the highest level in whole blocks of 15 minutes: 99417, or G2212 for Medicare.

    Source: CPT, prolonged services (99417); Medicare Claims Processing Manual, chapter 12, section 30.6.15.3 (G2212).
    """
    of_medicare = payer is not None and payer.is_medicare
    start = (EXTRA_BY_MEDICARE if of_medicare else EXTRA_BY_CPT).get(answers.setting)
    if start is None or answers.minutes is None:
        return None
    units = (answers.minutes - start) // BLOCK
    return ("G2212" if of_medicare else "99417", units) if units > 0 else None
