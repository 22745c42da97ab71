"""What an administrator types about the practice, its providers, places and staff."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from practice.inputs import DigitsField, NpiField, PhoneField, ZipField
from practice.models import Location, Practice, Provider, Role, Staff

ADDRESS = ["line1", "line2", "city", "state", "zip_code"]
PAY_TO = ["pay_to_line1", "pay_to_line2", "pay_to_city", "pay_to_state", "pay_to_zip_code"]
PAY_TO_NEEDED = ["pay_to_line1", "pay_to_city", "pay_to_state", "pay_to_zip_code"]


class CapitalsField(forms.CharField):
    """A code in capitals without spaces."""

    def to_python(self, value: Any) -> str:
        """Drop spaces and raise small letters."""
        return "".join((super().to_python(value) or "").split()).upper()


class PracticeForm(forms.ModelForm):
    """The legal entity that bills."""

    class Meta:
        model = Practice
        fields = ["legal_name", "npi", "ein", "taxonomy", "phone", "contact_name", *ADDRESS, *PAY_TO]
        field_classes = {
            "npi": NpiField, "ein": DigitsField, "taxonomy": CapitalsField, "phone": PhoneField,
            "zip_code": ZipField, "pay_to_zip_code": ZipField,
        }  # fmt: skip
        labels = {"pay_to_zip_code": "Pay-to ZIP", "pay_to_city": "Pay-to city", "pay_to_state": "Pay-to state"}
        help_texts = {
            "npi": "The organization’s number, type 2.",
            "line1": "A street, never a PO box: payers refuse one for the billing provider.",
            "zip_code": "Nine digits: claims need them.",
            "pay_to_line1": "Only when checks go elsewhere; may be a PO box.",
        }

    def clean_line1(self) -> str:
        """Refuse a PO box. Source: 005010X222A1, loop 2010AA N3."""
        street: str = self.cleaned_data["line1"]
        letters = "".join(street.upper().split()).replace(".", "")
        if letters.startswith(("POBOX", "POSTOFFICEBOX", "LOCKBOX")):
            raise ValidationError(
                "Payers refuse a PO box here. Enter the street; a PO box may be the pay-to address.", code="po_box"
            )
        return street

    def clean_zip_code(self) -> str:
        """Want nine digits. Source: 005010X222A1, loop 2010AA N4."""
        digits: str = self.cleaned_data["zip_code"]
        if len(digits) != 9:
            raise ValidationError("Enter all nine digits; claims need them. The post office knows the last four.")
        return digits

    def clean(self) -> dict[str, Any]:
        """Want the pay-to address whole or not at all."""
        cleaned = super().clean() or {}
        if any(cleaned.get(name) for name in PAY_TO):
            for name in PAY_TO_NEEDED:
                if name not in self.errors and not cleaned.get(name):
                    self.add_error(name, "Complete the pay-to address, or leave all of it empty.")
        return cleaned


class LocationForm(forms.ModelForm):
    """A place where care is given."""

    class Meta:
        model = Location
        fields = ["name", "place_of_service", *ADDRESS, "npi", "clia", "is_active"]
        field_classes = {"npi": NpiField, "clia": CapitalsField, "zip_code": ZipField}
        labels = {"is_active": "In use"}
        help_texts = {
            "place_of_service": "Two digits of CMS; 11 is an office.",
            "npi": "Only when the place has a number of its own.",
            "clia": "Laboratory certificate, 00D0000000; needed for tests done here.",
        }

    def clean_place_of_service(self) -> str:
        """Want two digits."""
        code: str = self.cleaned_data["place_of_service"].strip()
        if not (len(code) == 2 and code.isdigit()):
            raise ValidationError("A place of service has two digits, for example 11 for an office.")
        return code


class ProviderForm(forms.ModelForm):
    """An individual who renders care."""

    class Meta:
        model = Provider
        fields = ["first_name", "last_name", "credential", "npi", "taxonomy", "staff", "is_active"]
        field_classes = {"npi": NpiField, "taxonomy": CapitalsField}
        labels = {"staff": "Signs in as", "is_active": "Sees patients here"}
        help_texts = {"npi": "The person’s own number, type 1.", "taxonomy": "The specialty, for example 207Q00000X."}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        who = Staff.objects.filter(roles__contains=[Role.PROVIDER], is_active=True)
        if self.instance.staff_id:
            who = who | Staff.objects.filter(pk=self.instance.staff_id)
        self.fields["staff"].queryset = who  # type: ignore[attr-defined]


class StaffForm(forms.ModelForm):
    """A person who signs in."""

    roles = forms.MultipleChoiceField(label="Roles", choices=Role.choices, widget=forms.CheckboxSelectMultiple)

    class Meta:
        model = Staff
        fields = ["first_name", "last_name", "username", "email", "roles", "is_active"]
        labels = {"is_active": "May sign in"}

    def clean_username(self) -> str:
        """Small letters; two names that differ only in capitals are one."""
        username: str = self.cleaned_data["username"].strip().lower()
        if Staff.objects.filter(username__iexact=username).exclude(pk=self.instance.pk).exists():
            raise ValidationError("Somebody already signs in under this name. Choose another.")
        return username


class PasswordForm(forms.Form):
    """A password for somebody; at least twelve characters, neither common nor like their name."""

    password = forms.CharField(
        label="Password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="At least twelve characters; a few words are easier to keep than signs. Tell it in person.",
    )

    def __init__(self, *args: Any, staff: Staff | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        self.staff = staff

    def clean_password(self) -> str:
        """Refuse a password that is easy to guess."""
        password: str = self.cleaned_data["password"]
        validate_password(password, self.staff)
        return password
