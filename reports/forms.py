"""What a report is asked for, from its address."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from practice.inputs import DateField
from reports.aging import BUCKETS, By, Cell, Party

EVERYONE = "all"
WHO = ((EVERYONE, "Everyone"), (Party.INSURANCE.value, "Insurance"), (Party.PATIENT.value, "Patients"))
LARGEST_ID = 2**62


class AgingForm(forms.Form):
    """As of which day, one row for what, who owes, and which cell; the credits are bucket -1."""

    as_of = DateField(required=False)
    by = forms.ChoiceField(required=False, choices=[(by.value, by.value) for by in By])
    who = forms.ChoiceField(required=False, choices=WHO)
    payer = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_ID)
    patient = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_ID)
    bucket = forms.IntegerField(required=False, min_value=-1, max_value=len(BUCKETS) - 1)

    def __init__(self, data: Any, *, today: date) -> None:
        super().__init__(data)
        self.today = today

    def clean_as_of(self) -> date:
        """Today when nothing is asked; what will be open tomorrow nobody knows."""
        wanted: date | None = self.cleaned_data["as_of"]
        if wanted and wanted > self.today:
            raise forms.ValidationError("Choose a day up to today; what will be open later nobody knows.")
        return wanted or self.today


class ReopenForm(forms.Form):
    """Why a closed month is reopened."""

    reason = forms.CharField(max_length=200, strip=True, help_text="It is kept with the month for good.")


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to see; `problem` says what of it could not be read, and was left out."""

    today: date
    as_of: date
    by: By
    who: str
    cell: Cell
    problem: str

    @property
    def is_today(self) -> bool:
        """Whether it is about now, and not about history."""
        return self.as_of == self.today

    @property
    def parties(self) -> list[Party]:
        """Who owes: one party, or both."""
        return [party for party in Party if self.who in {EVERYONE, party.value}]


def asked(data: Any, *, today: date) -> Asked:
    """Read the address of a report; what cannot be read is as if it were not asked."""
    form = AgingForm(data, today=today)
    form.is_valid()
    found = form.cleaned_data
    who = found.get("who") or EVERYONE
    return Asked(
        today=today,
        as_of=found.get("as_of") or today,
        by=By(found.get("by") or By.PAYER),
        who=who,
        cell=Cell(
            party=None if who == EVERYONE else Party(who),
            payer=found.get("payer"),
            patient=found.get("patient"),
            bucket=found.get("bucket"),
        ),
        problem=" ".join(str(error) for errors in form.errors.values() for error in errors),
    )
