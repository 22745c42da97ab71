"""
Reads samples of payers' answers: the latest ones of the last two years, so that a sample costs the same in any office.

`LineAnswer` is indexed by what was asked, the latest first; nothing here looks at more than `MOST` rows of a sample.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import connection

from coding.models import ChargeLine, Diagnosis, LineAnswer, with_dot
from coding.outcomes.figures import Answered, Figures
from coding.reason_words import licensed_words
from patients.models import Payer
from practice.planned import rows

PERIOD = timedelta(days=730)
MOST = 500
MOST_OF_OTHERS = 100
COLUMNS = ("kind", "paid", "allowed", "reasons", "contested", "decided_on", "days")
OTHERS = """
    SELECT payer.id, payer.name, answer.kind, answer.paid, answer.allowed, answer.reasons, answer.contested,
        answer.decided_on, answer.days
    FROM patients_payer payer, LATERAL (
        SELECT * FROM coding_lineanswer WHERE payer_id = payer.id AND procedure = %(procedure)s
            AND decided_on >= %(since)s ORDER BY decided_on DESC LIMIT %(most)s
    ) answer
    WHERE payer.id <> %(payer)s
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a payer on one line: procedure, modifiers in their order, and the main diagnosis."""

    procedure: str
    modifiers: str = ""
    diagnosis: str = ""

    @property
    def code(self) -> str:
        """The procedure with its modifiers: "99213-25"."""
        return "-".join([self.procedure, *self.modifiers.split()])


@dataclass(frozen=True, slots=True)
class Level:
    """One narrowing of the question, in words, with what was answered."""

    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class OtherPayer:
    """How another payer answered for the same procedure."""

    payer_id: int
    name: str
    figures: Figures


def asked_on(line: ChargeLine, diagnoses: Sequence[Diagnosis]) -> Asked:
    """What a line asks as it stands now."""
    main = next((one.code for one in diagnoses if line.pointers and one.position == line.pointers[0]), "")
    return Asked(line.procedure, " ".join(sorted(line.modifiers)), main)


def levels_of(*, asked: Asked, payer: Payer, today: date) -> list[Level]:
    """
    What a payer answered, from exactly this to the procedure with whatever beside it.

    A wider question that found no more answers than the narrower one before it is left out.
    """
    same_code = LineAnswer.objects.filter(payer=payer, procedure=asked.procedure, decided_on__gte=today - PERIOD)
    same_modifiers = same_code.filter(modifiers=asked.modifiers)
    questions = [
        (f"{asked.code} with {with_dot(asked.diagnosis)} first", same_modifiers.filter(diagnosis=asked.diagnosis)),
        (f"{asked.code}, any diagnosis" if asked.modifiers else f"{asked.code} without modifiers", same_modifiers),
        (f"{asked.procedure} with anything", same_code),
    ][0 if asked.diagnosis else 1 :]
    levels: list[Level] = []
    for name, same in questions:
        latest = same.order_by("-decided_on").values_list(*COLUMNS)[:MOST]
        answers = [Answered(*row) for row in latest]
        figures = Figures(answers, licensed_words({code for one in answers for code in " ".join(one.reasons).split()}))
        if not levels or figures.size > levels[-1].figures.size:
            levels.append(Level(name, figures))
    return levels


def other_payers(*, procedure: str, payer: Payer | None, today: date) -> list[OtherPayer]:
    """What each other payer answered for a procedure, those with the most answers first."""
    given: dict[str, Any] = {
        "procedure": procedure, "payer": payer.pk if payer else 0, "since": today - PERIOD, "most": MOST_OF_OTHERS,
    }  # fmt: skip
    answers: dict[tuple[int, str], list[Answered]] = {}
    with connection.cursor() as cursor:
        cursor.execute(OTHERS, given)
        for payer_id, name, *row in cursor.fetchall():
            answers.setdefault((payer_id, name), []).append(Answered(*row))
    found = [OtherPayer(payer_id, name, Figures(mine)) for (payer_id, name), mine in answers.items()]
    return sorted(found, key=lambda one: (-one.figures.size, one.name))


LATEST = """
    SELECT asked.procedure, asked.modifiers, asked.diagnosis, answer.kind, answer.paid, answer.allowed, answer.reasons,
        answer.contested, answer.decided_on, answer.days
    FROM ROWS FROM (
        unnest((SELECT %(procedures)s)::text[]), unnest((SELECT %(modifiers)s)::text[]),
        unnest((SELECT %(diagnoses)s)::text[])
    ) AS asked (procedure, modifiers, diagnosis), LATERAL (
        SELECT * FROM coding_lineanswer WHERE payer_id = %(payer)s AND procedure = asked.procedure
            AND modifiers = asked.modifiers AND diagnosis = asked.diagnosis AND decided_on >= %(since)s
        ORDER BY decided_on DESC LIMIT %(most)s
    ) answer
"""
LATEST_FOR_A_LINE = 50


def latest_answers(*, asked: Collection[Asked], payer: Payer, today: date) -> Mapping[Asked, Figures]:
    """The latest answers of a payer to each of some questions, in one query; one without answers is missing."""
    questions = sorted({one for one in asked if one.diagnosis}, key=lambda one: (one.procedure, one.modifiers))
    if not questions:
        return {}
    given: dict[str, Any] = {
        "procedures": [one.procedure for one in questions], "modifiers": [one.modifiers for one in questions],
        "diagnoses": [one.diagnosis for one in questions], "payer": payer.pk, "since": today - PERIOD,
        "most": LATEST_FOR_A_LINE,
    }  # fmt: skip
    answers: dict[Asked, list[Answered]] = {}
    for procedure, modifiers, diagnosis, *row in rows(LATEST, given):
        answers.setdefault(Asked(procedure, modifiers, diagnosis), []).append(Answered(*row))
    return {one: Figures(mine) for one, mine in answers.items()}
