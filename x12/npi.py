"""The National Provider Identifier and its check digit."""


def npi_check_digit(stem: str) -> str:
    """
    Compute the tenth digit of an NPI from its first nine.

    Source: 45 CFR 162.406; the Luhn formula over "80840" + NPI.
    """
    doubled = [int(digit) * (2 if place % 2 == 0 else 1) for place, digit in enumerate(reversed("80840" + stem))]
    return str(-sum(value // 10 + value % 10 for value in doubled) % 10)


def npi_is_valid(npi: str) -> bool:
    """Tell whether a text is ten digits, begins with 1 or 2, and ends with the right check digit."""
    return len(npi) == 10 and npi.isascii() and npi.isdigit() and npi[0] in "12" and npi_check_digit(npi[:9]) == npi[9]
