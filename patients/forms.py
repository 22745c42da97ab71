"""What the front desk types about patients, plans and promises; every error stands at its field."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from patients import queues
from patients.models import Authorization, Coverage, Guarantor, Patient, Payer
from practice.inputs import CodesField, DateField, PhoneField, ZipField

ADDRESS = ["line1", "line2", "city", "state", "zip_code"]
SUBSCRIBER = ["subscriber_first_name", "subscriber_last_name", "subscriber_birth_date", "subscriber_sex"]
OLDEST_BIRTH = 130


class PatientForm(forms.ModelForm):
    """
    A patient.

    `today` is the office's day.  A person of the same name and birth date is not refused: the form then shows who it is
    (`twins`) and wants to be told that this is another one.
    """

    is_another = forms.BooleanField(
        label="This is another person with the same name and birth date", required=False, widget=forms.HiddenInput
    )

    class Meta:
        model = Patient
        fields = [
            "first_name", "middle_name", "last_name", "suffix", "birth_date", "sex", "phone", "email", *ADDRESS,
            "death_date",
        ]  # fmt: skip
        field_classes = {"birth_date": DateField, "death_date": DateField, "phone": PhoneField, "zip_code": ZipField}
        labels = {"death_date": "Died on"}

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today
        self.twins: QuerySet[Patient] = Patient.objects.none()

    def clean_birth_date(self) -> date:
        """Refuse a birth date that is still to come or too long ago."""
        born: date = self.cleaned_data["birth_date"]
        if born > self.today:
            raise ValidationError("The birth date is in the future. Check the year.", code="future")
        if self.today.year - born.year > OLDEST_BIRTH:
            raise ValidationError("Nobody is that old. Check the year.", code="old")
        return born

    def clean(self) -> dict[str, Any]:
        """Compare the dates, and look for the same person."""
        cleaned = super().clean() or {}
        born, died = cleaned.get("birth_date"), cleaned.get("death_date")
        if died and died > self.today:
            self.add_error("death_date", "This day is still to come.")
        elif born and died and died < born:
            self.add_error("death_date", "This day is before the birth date.")
        return cleaned

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc]
        if self.errors:
            return
        self.twins = queues.same_person(patient=self.instance)
        if self.twins and not self.cleaned_data["is_another"]:
            self.fields["is_another"].widget = forms.CheckboxInput()
            self.add_error("is_another", "Open the record that is already here, or tick that this is another person.")


class GuarantorForm(forms.ModelForm):
    """The person who answers for a patient's bills; left out unless `somebody_else` is ticked."""

    somebody_else = forms.BooleanField(label="Somebody else answers for the bills", required=False)

    class Meta:
        model = Guarantor
        fields = ["first_name", "last_name", "phone", "email", *ADDRESS]
        field_classes = {"phone": PhoneField, "zip_code": ZipField}

    field_order = ["somebody_else"]

    def __init__(self, data: Any = None, *, instance: Guarantor | None = None) -> None:
        super().__init__(data, prefix="guarantor", instance=instance)
        self.fields["somebody_else"].initial = self.instance.pk is not None
        if self.is_bound and not self.is_wanted:
            for name in self.Meta.fields:
                self.fields[name].required = False

    @property
    def is_wanted(self) -> bool:
        """Whether the box is ticked."""
        return bool(self.data.get(self.add_prefix("somebody_else")))

    def is_valid(self) -> bool:
        """Tell whether the guarantor is complete; one that is not wanted always is."""
        return not self.is_wanted or super().is_valid()

    @property
    def guarantor(self) -> Guarantor | None:
        """The guarantor as typed, or None when the patient answers for themself."""
        return self.instance if self.is_wanted else None


class CoverageForm(forms.ModelForm):
    """A plan of one patient, checked against the payer's form of a member id and against the patient's other plans."""

    class Meta:
        model = Coverage
        fields = [
            "payer", "priority", "member_id", "group_number", "plan_name", "relationship", *SUBSCRIBER,
            "starts_on", "ends_on",
        ]  # fmt: skip
        field_classes = {"subscriber_birth_date": DateField, "starts_on": DateField, "ends_on": DateField}
        labels = {
            "relationship": "The patient is the subscriber’s",
            "subscriber_first_name": "Subscriber’s first name",
            "subscriber_last_name": "Subscriber’s last name",
            "subscriber_birth_date": "Subscriber’s birth date",
            "subscriber_sex": "Subscriber’s sex",
            "starts_on": "First day",
            "ends_on": "Last day",
        }
        help_texts = {"ends_on": "Empty while the plan has no known end.", "priority": "Primary is billed first."}

    def __init__(self, *args: Any, patient: Patient, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instance.patient = patient
        self.today = today
        payers = Payer.objects.filter(Q(is_active=True) | Q(pk=self.instance.payer_id))
        self.fields["payer"].queryset = payers  # type: ignore[attr-defined]

    def clean_member_id(self) -> str:
        """Drop spaces; payers' ids have none."""
        return re.sub(r"\s", "", self.cleaned_data["member_id"]).upper()

    def clean_subscriber_birth_date(self) -> date | None:
        """Refuse a birth date that is still to come."""
        born: date | None = self.cleaned_data["subscriber_birth_date"]
        if born and born > self.today:
            raise ValidationError("The birth date is in the future. Check the year.", code="future")
        return born

    def clean(self) -> dict[str, Any]:
        """Check the member id, the subscriber, and that no other plan of this priority is in force."""
        cleaned = super().clean() or {}
        self._check_member_id(cleaned)
        self._check_subscriber(cleaned)
        self._check_dates(cleaned)
        return cleaned

    def _check_member_id(self, cleaned: dict[str, Any]) -> None:
        payer, member_id = cleaned.get("payer"), cleaned.get("member_id")
        if payer and member_id and payer.member_id_pattern and not re.fullmatch(payer.member_id_pattern, member_id):
            self.add_error("member_id", f"This is not the form of a member ID of {payer}. Compare it with the card.")

    def _check_subscriber(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("relationship") == Coverage._meta.get_field("relationship").default:
            cleaned.update({name: None if name == "subscriber_birth_date" else "" for name in SUBSCRIBER})
            return
        for name in SUBSCRIBER:
            if name not in self.errors and not cleaned.get(name):
                self.add_error(name, "The payer asks for the subscriber when the patient is not the subscriber.")

    def _check_dates(self, cleaned: dict[str, Any]) -> None:
        starts_on, ends_on, priority = cleaned.get("starts_on"), cleaned.get("ends_on"), cleaned.get("priority")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "The last day is before the first.")
        elif starts_on and priority and "ends_on" not in self.errors:
            others = Coverage.objects.filter(patient=self.instance.patient, priority=priority)
            others = others.exclude(pk=self.instance.pk).filter(Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on))
            met = (others.filter(starts_on__lte=ends_on) if ends_on else others).select_related("payer").first()
            if met is not None:
                until = f" to {met.ends_on:%m/%d/%Y}" if met.ends_on else ""
                self.add_error(
                    "starts_on",
                    f"{met.payer} is {met.get_priority_display().lower()} from {met.starts_on:%m/%d/%Y}{until}. "
                    "End that plan first, or choose another priority.",
                )


class EndCoverageForm(forms.Form):
    """The last covered day of a plan."""

    ends_on = DateField(label="Last day")


class CheckForm(forms.Form):
    """The day that a payer is asked about; empty means today."""

    service_date = DateField(required=False)


class AuthorizationForm(forms.ModelForm):
    """A payer's promise for one plan."""

    procedures = CodesField(
        label="Procedures", required=False, help_text="Codes with spaces between them. Empty means any procedure."
    )

    class Meta:
        model = Authorization
        fields = ["number", "procedures", "visits", "starts_on", "ends_on", "note"]
        field_classes = {"starts_on": DateField, "ends_on": DateField}
        labels = {"starts_on": "First day", "ends_on": "Last day", "visits": "Visits allowed"}
        help_texts = {"visits": "Empty means no limit."}
        widgets = {"note": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, coverage: Coverage, **options: Any) -> None:
        super().__init__(*args, **options)
        self.instance.coverage = coverage

    def clean(self) -> dict[str, Any]:
        """Compare the dates, and refuse a number that this plan already has."""
        cleaned = super().clean() or {}
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", "The last day is before the first.")
        known = Authorization.objects.filter(coverage=self.instance.coverage, number=cleaned.get("number"))
        if known.exclude(pk=self.instance.pk).exists():
            self.add_error("number", "This plan already has an authorization of this number. Change that one.")
        return cleaned


class PayerForm(forms.ModelForm):
    """A payer as we bill it, with the limits of its contract."""

    authorization_codes = CodesField(
        label="Procedures that need an authorization", required=False, help_text="Codes with spaces between them."
    )

    class Meta:
        model = Payer
        fields = [
            "name", "payer_id", "filing_code", "connection", "phone", "filing_days", "corrected_days", "appeal_days",
            "expected_days", "member_id_pattern", "authorization_codes", "asks_for_ndc", "answers_eligibility",
            "anesthesia_factor", "pays_physical_status", "is_active",
        ]  # fmt: skip
        field_classes = {"phone": PhoneField}
        labels = {"is_active": "We bill this payer"}
        help_texts = {
            "anesthesia_factor": "Of the contract. Empty for Medicare, which publishes its own.",
            "pays_physical_status": "P3 to P5 and 99100 to 99140 add units. Medicare never pays them.",
            "filing_days": "From the date of service to our first claim.",
            "corrected_days": "From the payer’s decision to our corrected claim.",
            "appeal_days": "From the payer’s decision to our appeal.",
            "expected_days": "After this many days without an answer the claim comes up for follow-up.",
            "member_id_pattern": "A regular expression such as [A-Z]{3}\\d{9}. Empty accepts every form.",
        }

    def clean_payer_id(self) -> str:
        """Capitals and no spaces, as it stands on the wire."""
        return re.sub(r"\s", "", self.cleaned_data["payer_id"]).upper()

    def clean_member_id_pattern(self) -> str:
        """Refuse a regular expression that cannot be read."""
        pattern: str = self.cleaned_data["member_id_pattern"]
        try:
            re.compile(pattern)
        except re.error as fault:
            raise ValidationError(f"The expression cannot be read: {fault}.", code="pattern") from None
        return pattern
