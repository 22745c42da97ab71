"""Fields and validators that every room shares: money, addresses, identifiers of the trade."""

import re
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from stdnum.us import ein as stdnum_ein

from x12.npi import npi_is_valid

STATES = tuple(
    "AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR "
    "PA RI SC SD TN TX UT VT VA WA WV WI WY AS GU MP PR VI".split()
)
STATE_CHOICES = [(state, state) for state in STATES]


class MoneyField(models.DecimalField):
    """
    Dollars as an exact `Decimal`, numeric(12,2).

    :raises ValidationError: for a float or a fraction of a cent, which would lose money silently.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_digits", 12)
        options.setdefault("decimal_places", 2)
        super().__init__(*args, **options)

    def get_prep_value(self, value: Any) -> Any:
        if isinstance(value, float):
            raise ValidationError("Money must be a decimal, not a float.")
        value = super().get_prep_value(value)
        if isinstance(value, Decimal) and value != value.quantize(Decimal("0.01")):
            raise ValidationError("Money has no fractions of a cent.")
        return value


def check_npi(value: str) -> None:
    """
    Refuse an NPI that is not ten digits with a right check digit.

    Source: 45 CFR 162.406; Luhn over "80840" + NPI.
    """
    if not npi_is_valid(value):
        raise ValidationError(f"NPI {value} has a wrong check digit. Compare it with the NPI registry.", code="npi")


def check_ein(value: str) -> None:
    """Refuse an employer identification number that is not nine digits with a prefix the IRS assigns."""
    if not re.fullmatch(r"\d{9}", value) or not stdnum_ein.is_valid(value):
        raise ValidationError("Enter the EIN as nine digits; the first two must be a prefix the IRS uses.", code="ein")


def check_taxonomy(value: str) -> None:
    """Refuse a taxonomy code that does not have the form of one: nine characters and a final X."""
    if not re.fullmatch(r"[0-9A-Z]{9}X", value):
        raise ValidationError("A taxonomy code has ten characters and ends with X, for example 207Q00000X.")


def check_clia(value: str) -> None:
    """Refuse a CLIA number that is not two digits, the letter D and seven digits."""
    if not re.fullmatch(r"\d{2}D\d{7}", value):
        raise ValidationError("A CLIA number has the form 00D0000000.")


def check_zip(value: str) -> None:
    """Refuse a ZIP code that is not five or nine digits."""
    if not re.fullmatch(r"\d{5}(\d{4})?", value):
        raise ValidationError("Enter a ZIP code of five or nine digits.")


def check_phone(value: str) -> None:
    """
    Refuse a phone number that the North American plan cannot hold.

    Ten digits; neither the area code nor the exchange begins with 0 or 1.
    """
    if not re.fullmatch(r"[2-9]\d{2}[2-9]\d{6}", value):
        raise ValidationError("Enter a phone number of ten digits with its area code.")


class NpiField(models.CharField):
    """A National Provider Identifier: ten digits, the last one a check digit."""

    def __init__(self, *args: Any, **options: Any) -> None:
        options.setdefault("max_length", 10)
        super().__init__(*args, **options)
        self.validators.append(check_npi)


class Address(models.Model):
    """A US street address; `zip_code` holds five or nine digits without a hyphen."""

    line1 = models.CharField("street", max_length=55)
    line2 = models.CharField("apartment, suite", max_length=55, blank=True)
    city = models.CharField(max_length=30)
    state = models.CharField(max_length=2, choices=STATE_CHOICES)
    zip_code = models.CharField("ZIP", max_length=9, validators=[check_zip])

    class Meta:
        abstract = True
