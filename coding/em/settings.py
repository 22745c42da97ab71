"""
Visits of one kind with their four levels: which code is which level, and from how many minutes on.

Source: CPT, evaluation and management guidelines of 2021 (office) and 2023 (all others), numbers and minutes only; the
minutes of 99306 and 99308 are those of 2024 and later.  All words are ours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import models

OFFICE_RULES_SINCE = date(2021, 1, 1)
OTHER_RULES_SINCE = date(2023, 1, 1)
NURSING_MINUTES_SINCE = date(2024, 1, 1)
HOSPITAL = ("21",)
EMERGENCY = ("23",)
NURSING = ("31", "32")
HOMES = ("04", "12", "13", "14", "33", "55")


class Level(models.IntegerChoices):
    """How complex the decisions of a visit are."""

    STRAIGHTFORWARD = 1, "straightforward"
    LOW = 2, "low"
    MODERATE = 3, "moderate"
    HIGH = 4, "high"


class Setting(models.TextChoices):
    """Where a visit is and which one it is, as far as its codes tell them apart."""

    OFFICE_NEW = "OFFICE_NEW", "Office, new patient"
    OFFICE_KNOWN = "OFFICE_KNOWN", "Office, known patient"
    HOME_NEW = "HOME_NEW", "Home or residence, new patient"
    HOME_KNOWN = "HOME_KNOWN", "Home or residence, known patient"
    HOSPITAL_FIRST = "HOSPITAL_FIRST", "Hospital or observation, first day"
    HOSPITAL_LATER = "HOSPITAL_LATER", "Hospital or observation, later day"
    HOSPITAL_ONE_DAY = "HOSPITAL_ONE_DAY", "Hospital, admitted and discharged on one day"
    NURSING_FIRST = "NURSING_FIRST", "Nursing facility, first"
    NURSING_LATER = "NURSING_LATER", "Nursing facility, later"
    EMERGENCY = "EMERGENCY", "Emergency department"
    CONSULT_OFFICE = "CONSULT_OFFICE", "Consultation, not in the hospital"
    CONSULT_HOSPITAL = "CONSULT_HOSPITAL", "Consultation in the hospital"


@dataclass(frozen=True)
class Step:
    """One code of a setting: the highest level that it stands for, and the fewest minutes (None: never by time)."""

    code: str
    level: Level
    minutes: int | None


_LINES: Mapping[Setting, str] = {
    Setting.OFFICE_NEW: "99202 1 15, 99203 2 30, 99204 3 45, 99205 4 60",
    Setting.OFFICE_KNOWN: "99212 1 10, 99213 2 20, 99214 3 30, 99215 4 40",
    Setting.HOME_NEW: "99341 1 15, 99342 2 30, 99344 3 60, 99345 4 75",
    Setting.HOME_KNOWN: "99347 1 20, 99348 2 30, 99349 3 40, 99350 4 60",
    Setting.HOSPITAL_FIRST: "99221 2 40, 99222 3 55, 99223 4 75",
    Setting.HOSPITAL_LATER: "99231 2 25, 99232 3 35, 99233 4 50",
    Setting.HOSPITAL_ONE_DAY: "99234 2 45, 99235 3 70, 99236 4 85",
    Setting.NURSING_FIRST: "99304 2 25, 99305 3 35, 99306 4 50",
    Setting.NURSING_LATER: "99307 1 10, 99308 2 20, 99309 3 30, 99310 4 45",
    Setting.EMERGENCY: "99282 1 -, 99283 2 -, 99284 3 -, 99285 4 -",
    Setting.CONSULT_OFFICE: "99242 1 20, 99243 2 30, 99244 3 40, 99245 4 55",
    Setting.CONSULT_HOSPITAL: "99252 1 35, 99253 2 45, 99254 3 60, 99255 4 80",
}
_IN_2023: Mapping[str, int] = {"99306": 45, "99308": 15}


def _read(line: str) -> tuple[Step, ...]:
    steps = (step.split() for step in line.split(","))
    return tuple(Step(code, Level(int(level)), int(least) if least.isdigit() else None) for code, level, least in steps)


STEPS: Mapping[Setting, tuple[Step, ...]] = {setting: _read(line) for setting, line in _LINES.items()}
SETTING_OF: Mapping[str, Setting] = {step.code: setting for setting, steps in STEPS.items() for step in steps}
KNOWN_OF: Mapping[Setting, Setting] = {
    Setting.OFFICE_NEW: Setting.OFFICE_KNOWN, Setting.HOME_NEW: Setting.HOME_KNOWN,
}  # fmt: skip


def rules_hold(setting: Setting, day: date) -> bool:
    """Tell whether the levels of a setting were chosen by these rules on a date of service."""
    is_office = setting in {Setting.OFFICE_NEW, Setting.OFFICE_KNOWN}
    return day >= (OFFICE_RULES_SINCE if is_office else OTHER_RULES_SINCE)


def least_minutes(step: Step, day: date) -> int | None:
    """The fewest minutes of a code on a date of service; None when time never decides."""
    return _IN_2023.get(step.code, step.minutes) if day < NURSING_MINUTES_SINCE else step.minutes


def by_level(setting: Setting, level: Level) -> Step:
    """The code of a level; the lowest code of a setting may stand for two levels."""
    return next(step for step in STEPS[setting] if level <= step.level)


def by_time(setting: Setting, minutes: int, day: date) -> Step | None:
    """The highest code whose minutes were reached; None when even the lowest was not, or time never decides."""
    reached = [step for step in STEPS[setting] if (least := least_minutes(step, day)) is not None and least <= minutes]
    return reached[-1] if reached else None


def likely_setting(*, place: str, is_new: bool, procedures: Sequence[str]) -> Setting:
    """What kind of visit it is: what the codes say, else the place of service and whether the patient is new."""
    coded = next((SETTING_OF[code] for code in procedures if code in SETTING_OF), None)
    if coded is not None:
        return coded
    if place in HOSPITAL:
        return Setting.HOSPITAL_LATER
    if place in EMERGENCY:
        return Setting.EMERGENCY
    if place in NURSING:
        return Setting.NURSING_LATER
    new = Setting.HOME_NEW if place in HOMES else Setting.OFFICE_NEW
    return new if is_new else KNOWN_OF[new]
