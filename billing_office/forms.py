"""
How forms look and what their fields accept: the renderer of the office, typed dates, typed dollars.

A form needs nothing but Django's own classes; these fields replace the ones whose input a biller types all day.
"""

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.renderers import TemplatesSetting

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
TYPED_DATE = re.compile(r"(?P<month>\d{1,2})[/.-](?P<day>\d{1,2})[/.-](?P<year>\d{4}|\d{2})")
PLAIN_DATE = re.compile(r"(?P<month>\d{2})(?P<day>\d{2})(?P<year>\d{4}|\d{2})")
ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
PIVOT_YEAR = 69


class OfficeFormRenderer(TemplatesSetting):
    """Render every form of the office with label, control, help and errors tied together."""

    form_template_name = "office/form.html"
    field_template_name = "office/field.html"


class DateInput(forms.DateInput):
    """A text field that shows a date as MM/DD/YYYY; typing is faster than a calendar for people who type dates."""

    def __init__(self) -> None:
        super().__init__(attrs={"class": "date", "autocomplete": "off", "spellcheck": "false"}, format="%m/%d/%Y")


class DateField(forms.DateField):
    """
    A date typed as MM/DD/YYYY, MM/DD/YY, MMDDYYYY or YYYY-MM-DD.

    Two-digit years turn at 1969.  A day that the month does not have is named in the error.
    """

    widget = DateInput
    default_error_messages = {"invalid": "Write the date as MM/DD/YYYY."}

    def to_python(self, value: Any) -> date | None:
        """Read a typed date; empty is None."""
        if value in self.empty_values or isinstance(value, date):
            return super().to_python(value)
        typed = str(value).strip()
        found = TYPED_DATE.fullmatch(typed) or PLAIN_DATE.fullmatch(typed) or ISO_DATE.fullmatch(typed)
        if found is None:
            raise ValidationError(self.error_messages["invalid"], code="invalid")
        return _date(_year(found["year"]), int(found["month"]), int(found["day"]))


class MoneyField(forms.DecimalField):
    """Dollars typed as 1234.56, 1,234.56 or $1,234.56; two decimals at most, up to 9,999,999,999.99."""

    default_error_messages = {
        "invalid": "Write the amount in dollars, such as 1,234.56.",
        "max_decimal_places": "An amount has at most two decimals.",
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(max_digits=12, decimal_places=2, **options)
        self.widget = forms.TextInput(attrs={"class": "n", "inputmode": "decimal", "autocomplete": "off"})
        self.widget.is_required = self.required

    def to_python(self, value: Any) -> Decimal | None:
        """Read typed dollars; empty is None."""
        return super().to_python(value.replace("$", "").replace(",", "").strip() if isinstance(value, str) else value)


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (1900 if year >= PIVOT_YEAR else 2000)


def _date(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise ValidationError(f"There is no month {month}. Write the date as MM/DD/YYYY.", code="invalid")
    if year < 1:
        raise ValidationError("Write the year with four digits.", code="invalid")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        of_year = f" of {year}" if month == 2 else ""
        raise ValidationError(f"{MONTHS[month - 1]}{of_year} has {last} days.", code="invalid")
    return date(year, month, day)
