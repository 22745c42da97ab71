"""What the front desk and the provider type about visits."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from encounters.models import Encounter
from encounters.services import LONGEST_MINUTES, SHORTEST_MINUTES
from patients.models import Authorization
from practice.inputs import DateField, NpiField, TimeField
from practice.models import Location, Provider

REFERRING = ["referring_first_name", "referring_last_name", "referring_npi"]


class AtAPlace(forms.Form):
    """Who sees the patient, and where; only providers and places in use."""

    provider = forms.ModelChoiceField(label="Provider", queryset=Provider.objects.none(), empty_label=None)
    location = forms.ModelChoiceField(label="Place", queryset=Location.objects.none(), empty_label=None)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["provider"].queryset = Provider.objects.filter(is_active=True)  # type: ignore[attr-defined]
        self.fields["location"].queryset = Location.objects.filter(is_active=True)  # type: ignore[attr-defined]


class BookingForm(AtAPlace):
    """A time for a patient; in the office's time."""

    day = DateField(label="Day")
    time = TimeField(label="Time", help_text="9:30 am or 14:15")
    minutes = forms.IntegerField(label="Minutes", initial=20, min_value=SHORTEST_MINUTES, max_value=LONGEST_MINUTES)
    reason = forms.CharField(label="Reason", max_length=120, required=False)

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_day(self) -> date:
        """Refuse a day that is over."""
        day: date = self.cleaned_data["day"]
        if day < self.today:
            raise ValidationError("This day is over. Record the visit instead.", code="past")
        return day

    @property
    def starts_at(self) -> datetime:
        """The moment that day and time mean in the office's time."""
        return datetime.combine(
            self.cleaned_data["day"], self.cleaned_data["time"], tzinfo=timezone.get_current_timezone()
        )


class VisitForm(AtAPlace):
    """A visit without an appointment."""

    service_date = DateField(label="Date of service")
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 10}))

    field_order = ["service_date", "provider", "location", "note"]

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_service_date(self) -> date:
        """Refuse a day that is still to come."""
        day: date = self.cleaned_data["service_date"]
        if day > self.today:
            raise ValidationError("This day is still to come. Book an appointment instead.", code="future")
        return day


class FactsForm(forms.ModelForm):
    """What a claim must say beside the codes."""

    class Meta:
        model = Encounter
        fields = [
            "service_date", "provider", "location", "place_of_service", "authorization", *REFERRING,
            "accident", "accident_date", "accident_state",
        ]  # fmt: skip
        field_classes = {"service_date": DateField, "accident_date": DateField, "referring_npi": NpiField}
        labels = {
            "service_date": "Date of service",
            "place_of_service": "Place of service",
            "location": "Place",
            "referring_first_name": "Referred by, first name",
            "referring_last_name": "Referred by, last name",
            "accident_date": "Date of the accident",
            "accident_state": "State of the accident",
        }

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        promises = Authorization.objects.filter(coverage__patient=self.instance.patient)
        self.fields["authorization"].queryset = promises  # type: ignore[attr-defined]
        self.fields["authorization"].label_from_instance = lambda promise: promise.number  # type: ignore[attr-defined]

    def clean_service_date(self) -> date:
        """Refuse a day that is still to come."""
        day: date = self.cleaned_data["service_date"]
        if day > self.today:
            raise ValidationError("This day is still to come.", code="future")
        return day

    def clean(self) -> dict[str, Any]:
        """Want the referring provider whole, and an accident with its date and, for a car, its state."""
        cleaned = super().clean() or {}
        if any(cleaned.get(name) for name in REFERRING):
            self._want(cleaned, REFERRING, "Give name and NPI of the referring provider, or none of them.")
        if cleaned.get("accident"):
            self._want(cleaned, ["accident_date"], "Payers ask when the accident was.")
        if cleaned.get("accident") == Encounter.Accident.AUTO:
            self._want(cleaned, ["accident_state"], "Payers ask in which state the car accident was.")
        happened, seen = cleaned.get("accident_date"), cleaned.get("service_date")
        if happened and seen and happened > seen:
            self.add_error("accident_date", "The accident is after the visit.")
        return cleaned

    def _want(self, cleaned: dict[str, Any], names: list[str], why: str) -> None:
        for name in names:
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, why)


class NoteForm(forms.Form):
    """The visit note."""

    note = forms.CharField(label="Note", required=False, widget=forms.Textarea(attrs={"rows": 18}))


class WhyForm(forms.Form):
    """The reason for a step that somebody will ask about."""

    why = forms.CharField(label="Why", max_length=200)
