"""What people fill in when they decide what a payer's reason means."""

from typing import Any

from django import forms

from claims.models import Denial, ReasonRule
from claims.reason_rules import Verdict
from patients.models import Payer
from practice.inputs import DateField

T = ReasonRule.Treatment
EVERY_PAYER, ONE_PAYER = "every", "one"
MEANINGS = [
    (
        "Nobody pays it",
        [(one.value, one.label) for one in (T.CONTRACTUAL, T.SEQUESTRATION, T.INCENTIVE, T.CAPITATION)],
    ),
    ("Somebody else pays it", [(one.value, one.label) for one in (T.PATIENT, T.NEXT_PAYER, T.PRIOR_PAYER)]),
    ("Denial, to work", [(f"DENIAL:{one.value}", one.label) for one in Denial.Category]),
]


class VerdictForm(forms.Form):
    """What a pair means, from when and why; one choice names the treatment or the category of the denial."""

    means = forms.ChoiceField(
        choices=[("", "Choose what it means"), *MEANINGS],
        label="It means",
        widget=forms.Select(attrs={"aria-keyshortcuts": "m"}),
    )
    work = forms.ChoiceField(
        choices=ReasonRule.Work.choices, label="If it is a denial", required=False, initial=ReasonRule.Work.PERSON
    )
    starts_on = DateField(label="For decisions from")
    why = forms.CharField(
        max_length=250, label="Why", strip=True, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )

    def verdict(self) -> Verdict:
        """The verdict of a valid form."""
        treatment, _, category = self.cleaned_data["means"].partition(":")
        return Verdict(
            treatment=T(treatment),
            category=category,
            work=ReasonRule.Work(self.cleaned_data["work"] or ReasonRule.Work.PERSON),
            why=self.cleaned_data["why"],
        )


class AnswerForm(VerdictForm):
    """The answer to a question: for the payer that asked it or for every payer, perhaps with one remark only."""

    scope = forms.ChoiceField(
        choices=[(ONE_PAYER, "This payer"), (EVERY_PAYER, "Every payer")], label="For", initial=ONE_PAYER
    )
    remark = forms.CharField(max_length=8, required=False, label="Only with remark", strip=True)
    field_order = ["means", "work", "scope", "remark", "starts_on", "why"]

    def __init__(self, data: Any = None, *, remarks: list[str], initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        choices = [("", "With or without a remark"), *((code, f"Only with {code}") for code in remarks)]
        self.fields["remark"].widget = forms.Select(choices=choices)


class EndForm(forms.Form):
    """The last day on which a rule counts."""

    last_day = DateField(label="Last day")


class RuleFilter(forms.Form):
    """Which rules are shown; whatever cannot be read is left out."""

    code = forms.CharField(max_length=8, required=False)
    payer = forms.ModelChoiceField(Payer.objects.all(), required=False)
    treatment = forms.ChoiceField(choices=[("", "Any meaning"), *T.choices], required=False)
    view = forms.ChoiceField(choices=[("now", ""), ("ours", ""), ("past", "")], required=False)
