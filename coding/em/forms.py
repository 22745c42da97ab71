"""What the level helper asks: problems, data, risk and time, each counted or chosen."""

from collections.abc import Mapping
from typing import Any

from django import forms

from coding.em.decisions import DATA, PROBLEMS, RISKS, Data, Problems, Question
from coding.em.reasoning import LONGEST_MINUTES, Answers
from coding.em.settings import Level, Setting
from coding.models import EmReasoning

MOST = 20


class EmForm(forms.Form):
    """The answers; empty numbers are none."""

    setting = forms.ChoiceField(label="Visit", choices=Setting.choices)
    risk = forms.TypedChoiceField(
        label="Risk of care",
        coerce=int,
        widget=forms.RadioSelect,
        choices=[(level.value, words) for level, words in RISKS],
    )
    minutes = forms.IntegerField(
        label="Provider's minutes on the day", required=False, min_value=1, max_value=LONGEST_MINUTES,
        help_text="Only when the note has them. All work for this patient on the day, without staff and procedures.",
    )  # fmt: skip

    def __init__(self, data: Mapping[str, Any] | None, *, setting: Setting, last: EmReasoning | None) -> None:
        answers = {**last.answers["problems"], **last.answers["data"]} if last else {}
        chosen = {"setting": last.setting, "risk": last.risk, "minutes": last.minutes} if last else {"setting": setting}
        known = {name: value or None for name, value in answers.items()}
        super().__init__(data, initial={"risk": Level.STRAIGHTFORWARD.value, **known, **chosen})
        for question in (*PROBLEMS, *DATA):
            self.fields[question.name] = _field(question)

    @property
    def problem_fields(self) -> list[forms.BoundField]:
        """The kinds of problems, the lightest first."""
        return [self[question.name] for question in PROBLEMS]

    @property
    def data_fields(self) -> list[forms.BoundField]:
        """The kinds of data."""
        return [self[question.name] for question in DATA]

    @property
    def answers(self) -> Answers:
        """What was typed."""
        given = self.cleaned_data
        return Answers(
            setting=Setting(given["setting"]),
            problems=Problems(**{one.name: given[one.name] or 0 for one in PROBLEMS}),
            data=Data(
                notes=given["notes"] or 0,
                results=given["results"] or 0,
                orders=given["orders"] or 0,
                historian=given["historian"],
                interpretation=given["interpretation"],
                discussion=given["discussion"],
            ),
            risk=Level(given["risk"]),
            minutes=given["minutes"],
        )


def _field(question: Question) -> forms.Field:
    if not question.counts:
        return forms.BooleanField(label=question.words, required=False)
    field = forms.IntegerField(label=question.words, required=False, min_value=0, max_value=MOST)
    field.widget = forms.TextInput(
        attrs={"inputmode": "numeric", "maxlength": "2", "class": "two n", "autocomplete": "off"}
    )
    return field
