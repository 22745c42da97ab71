"""What people fill in about official releases."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from coding.releases.recognize import KINDS, Kind
from patients.models import Payer
from practice.inputs import DateField

MOST_FILES = 12


class FilesInput(forms.ClearableFileInput):
    """A field for several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, each with something in it."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """Check each of the files."""
        given = data if isinstance(data, list | tuple) else [data]
        checked = [super(FilesField, self).clean(one, initial) for one in given]
        if len(checked) > MOST_FILES:
            raise forms.ValidationError(f"Take at most {MOST_FILES} files at once.")
        return checked


class UploadForm(forms.Form):
    """Files of one publication, and what their names do not say."""

    file = FilesField(
        label="Files", help_text="As they were downloaded, zipped or not. All parts of one list together."
    )
    kind = forms.TypedChoiceField(
        choices=[("", "Found out from the file"), *((kind.value, kind.label) for kind in KINDS)],
        coerce=lambda value: kind_of(value),  # noqa: PLW0108 (it stands below)
        empty_value=None,
        required=False,
        label="What it is",
    )
    starts_on = DateField(required=False, label="Valid from", help_text="Only when the file's name does not say it.")
    payer = forms.ModelChoiceField(
        Payer.objects.order_by("name"),
        required=False,
        empty_label="None",
        label="Payer",
        help_text="Of a fee list.",
    )
    fewer_is_right = forms.BooleanField(required=False, label="It is meant to be much shorter than the release before")


class LicenseForm(forms.Form):
    """The office's word that it may use somebody's work; the page says whose."""

    holder = forms.CharField(max_length=120, label="Licensed to", help_text="As the license names you.")
    number = forms.CharField(
        max_length=60, required=False, label="Number", help_text="Of the license, or of the agreement it comes with."
    )
    is_held = forms.BooleanField(label="We hold a license")


def kind_of(value: str) -> Kind | None:
    """The kind of release by its stored name."""
    return next((kind for kind in KINDS if kind.value == value), None)


def kind_label(value: str) -> str:
    """What people call a kind of release."""
    kind = kind_of(value)
    return str(kind.label) if kind else value
