"""What the coder types about lines and visits beside their codes."""

from collections.abc import Mapping
from typing import Any

from django import forms

from coding.claim_facts.anesthesia import is_anesthesia
from coding.claim_facts.asked import may_be_a_drug
from coding.claim_facts.lines import LineFacts
from coding.claim_facts.ndc import with_hyphens
from coding.claim_facts.visits import Given
from coding.models import ChargeLine, VisitFacts
from coding.places import PLACES
from encounters.models import Encounter
from practice.inputs import DateField, StateField
from practice.models import Provider

DRUG = ("ndc", "ndc_quantity", "ndc_unit")
PEOPLE = ("rendering", "ordering", "supervising")


class LineFactsForm(forms.Form):
    """The drug, minutes, place and people of one line; fields that mean nothing for its code are left out."""

    ndc = forms.CharField(label="NDC", required=False, max_length=14, help_text="As on the package, 12345-6789-01")
    ndc_quantity = forms.DecimalField(label="Quantity", required=False, max_digits=10, decimal_places=3)
    ndc_unit = forms.ChoiceField(label="Unit", required=False, choices=[("", "Choose"), *ChargeLine.DrugUnit.choices])
    minutes = forms.IntegerField(label="Minutes of anesthesia", required=False)
    place_of_service = forms.ChoiceField(label="Place of service", required=False)
    rendering = forms.ModelChoiceField(label="Rendered by", queryset=Provider.objects.none(), required=False)
    ordering = forms.ModelChoiceField(label="Ordered by", queryset=Provider.objects.none(), required=False)
    supervising = forms.ModelChoiceField(label="Supervised by", queryset=Provider.objects.none(), required=False)

    def __init__(self, data: Mapping[str, Any] | None, *, line: ChargeLine) -> None:
        super().__init__(data, initial=_of_line(line))
        encounter = line.encounter
        self.fields["place_of_service"].choices = [  # type: ignore[attr-defined]
            ("", f"{encounter.place_of_service}, as the visit"),
            *((place.code, f"{place.code} {place.title}") for place in PLACES),
        ]
        people = Provider.objects.filter(practice=encounter.provider.practice_id, is_active=True)
        for name in PEOPLE:
            self.fields[name].queryset = people  # type: ignore[attr-defined]
            self.fields[name].empty_label = "as the visit" if name == "rendering" else "nobody"  # type: ignore[attr-defined]
        unasked = () if may_be_a_drug(line.procedure) or line.ndc else DRUG
        for name in (*unasked, *(() if is_anesthesia(line.procedure) else ("minutes",))):
            del self.fields[name]

    @property
    def facts(self) -> LineFacts:
        """What was typed."""
        given = self.cleaned_data
        return LineFacts(
            place_of_service=given["place_of_service"],
            minutes=given.get("minutes"),
            ndc=given.get("ndc", ""),
            ndc_unit=given.get("ndc_unit", ""),
            ndc_quantity=given.get("ndc_quantity"),
            rendering=given["rendering"],
            ordering=given["ordering"],
            supervising=given["supervising"],
        )


class VisitFactsForm(forms.Form):
    """Whether the visit has to do with an accident, and the dates that codes ask for."""

    accident = forms.ChoiceField(label="Related to", required=False, choices=Encounter.Accident.choices)
    accident_date = DateField(label="Date of the accident", required=False)
    accident_state = StateField(label="State of the accident", required=False)
    onset_date = DateField(label="Illness or injury began", required=False)
    last_menstrual_period = DateField(label="Last menstrual period", required=False)
    initial_treatment_date = DateField(label="Treatment began", required=False)
    admission_date = DateField(label="Admitted", required=False)
    discharge_date = DateField(label="Discharged", required=False)

    def __init__(self, data: Mapping[str, Any] | None, *, encounter: Encounter) -> None:
        facts = VisitFacts.objects.filter(encounter=encounter).first() or VisitFacts()
        known = {name: getattr(encounter, name) for name in ("accident", "accident_date", "accident_state")}
        dates = {name: getattr(facts, name) for name in self.base_fields if name not in known}
        super().__init__(data, initial={**known, **dates})

    @property
    def given(self) -> Given:
        """What was typed."""
        return Given(**self.cleaned_data)


def _of_line(line: ChargeLine) -> dict[str, object]:
    return {
        "ndc": with_hyphens(line.ndc),
        "ndc_quantity": line.ndc_quantity.normalize() if line.ndc_quantity is not None else None,
        "ndc_unit": line.ndc_unit,
        "minutes": line.minutes,
        "place_of_service": line.place_of_service,
        "rendering": line.rendering_id,
        "ordering": line.ordering_id,
        "supervising": line.supervising_id,
    }
