"""
The check digit of a National Provider Identifier.

Source: 45 CFR 162.406; Luhn over "80840" and the NPI.
"""

from __future__ import annotations

PREFIX = "80840"
LENGTH = 10


def _check_digit(first_nine: str) -> str:
    total = 0
    for position, letter in enumerate(reversed(PREFIX + first_nine)):
        digit = int(letter) * (1 if position % 2 else 2)
        total += digit - 9 if digit > 9 else digit
    return str(-total % 10)


def npi_is_valid(npi: str) -> bool:
    """Tell whether a text is an NPI: ten digits, the first 1 or 2, with the right check digit."""
    if len(npi) != LENGTH or not (npi.isascii() and npi.isdigit()) or npi[0] not in "12":
        return False
    return _check_digit(npi[:-1]) == npi[-1]


def npi_with_check_digit(first_nine: str) -> str:
    """
    Complete nine digits to an NPI that passes its check, for demonstration data.

    :raises ValueError: if these are not nine digits of which the first is 1 or 2.
    """
    if (
        len(first_nine) != LENGTH - 1
        or not (first_nine.isascii() and first_nine.isdigit())
        or first_nine[0] not in "12"
    ):
        raise ValueError("An NPI starts from nine digits of which the first is 1 or 2.")
    return first_nine + _check_digit(first_nine)
