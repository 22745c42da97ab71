"""
What people type and how it is read: dates, dollars, ZIP codes, phone numbers, identifiers.

These fields replace Django's own where a biller types all day.  What they return is what the models keep.
"""

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from practice.fields import STATE_CHOICES, check_npi, check_phone, check_zip

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
TYPED_DATE = re.compile(r"(?P<month>\d{1,2})[/.-](?P<day>\d{1,2})[/.-](?P<year>\d{4}|\d{2})")
PLAIN_DATE = re.compile(r"(?P<month>\d{2})(?P<day>\d{2})(?P<year>\d{4}|\d{2})")
ISO_DATE = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")
PIVOT_YEAR = 69


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

    def __init__(self, *, letter: str = "", **options: Any) -> None:
        """`letter` is the key that leads to the field."""
        super().__init__(max_digits=12, decimal_places=2, **options)
        self.widget = forms.TextInput(attrs={"class": "n", "inputmode": "decimal", "autocomplete": "off"})
        if letter:
            self.widget.attrs["aria-keyshortcuts"] = letter
        self.widget.is_required = self.required

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
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


class DigitsField(forms.CharField):
    """A number that people write with punctuation; returns its digits only."""

    punctuation = re.compile(r"[\s().+\-/]")

    def to_python(self, value: Any) -> str:
        """Drop the punctuation that people put between digits."""
        return self.punctuation.sub("", super().to_python(value) or "")


class ZipField(DigitsField):
    """A ZIP code of five or nine digits, with or without its hyphen."""

    default_validators = [check_zip]

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"label": "ZIP", "max_length": 9, **options})
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off", "maxlength": "11"})

    def prepare_value(self, value: Any) -> Any:
        """Show nine digits with their hyphen."""
        return f"{value[:5]}-{value[5:]}" if isinstance(value, str) and re.fullmatch(r"\d{9}", value) else value


class PhoneField(DigitsField):
    """A US phone number in any punctuation, with or without the leading 1; returns ten digits."""

    default_validators = [check_phone]

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"label": "Phone", **options})
        self.widget.input_type = "text"
        self.widget.attrs.update({"inputmode": "tel", "autocomplete": "off", "maxlength": "24"})

    def to_python(self, value: Any) -> str:
        """Drop punctuation and the country code."""
        digits = super().to_python(value)
        return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits

    def prepare_value(self, value: Any) -> Any:
        """Show ten digits as people write them."""
        is_plain = isinstance(value, str) and re.fullmatch(r"\d{10}", value)
        return f"({value[:3]}) {value[3:6]}-{value[6:]}" if is_plain else value


class NpiField(DigitsField):
    """A National Provider Identifier: ten digits, the last one a check digit."""

    default_validators = [check_npi]

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"label": "NPI", **options})
        self.widget.attrs.update({"inputmode": "numeric", "autocomplete": "off", "maxlength": "14", "class": "code"})


class StateField(forms.ChoiceField):
    """A state or territory; typing its two letters chooses it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"label": "State", "choices": [("", ""), *STATE_CHOICES], **options})


class CodesField(forms.CharField):
    """Procedure codes typed with spaces or commas between them; returns a list in capitals, each once, sorted."""

    code = re.compile(r"[A-Z0-9]{5}")

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.widget.attrs.update({"autocomplete": "off", "spellcheck": "false", "class": "code"})

    def prepare_value(self, value: Any) -> Any:
        """Show the codes with a space between them."""
        return " ".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        """Read the codes; a word that is no code is named in the error."""
        words = re.split(r"[\s,;]+", (super().to_python(value) or "").upper())
        codes = sorted({word for word in words if word})
        for code in codes:
            if not self.code.fullmatch(code):
                raise ValidationError(f"{code} is not a procedure code: five letters or digits.", code="code")
        return codes


class TimeField(forms.TimeField):
    """A time of day typed as 9:30, 930, 2:15 pm or 2pm."""

    default_error_messages = {"invalid": "Write the time as 9:30 am or 14:15."}

    def __init__(self, **options: Any) -> None:
        formats = ["%H:%M", "%I:%M %p", "%I:%M%p", "%H%M", "%I %p", "%I%p", "%H:%M:%S"]
        super().__init__(**{"input_formats": formats, **options})
        self.widget = forms.TimeInput(format="%H:%M", attrs={"autocomplete": "off"})
        self.widget.is_required = self.required

    def to_python(self, value: Any) -> Any:
        """Read a typed time; three digits are an hour and its minutes."""
        typed = value.strip().upper().replace(".", "") if isinstance(value, str) else value
        return super().to_python(f"0{typed}" if isinstance(typed, str) and re.fullmatch(r"\d{3}", typed) else typed)
