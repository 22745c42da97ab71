"""Anesthesia is billed by time: what the claim says in minutes, and the units that minutes are."""

from decimal import ROUND_HALF_UP, Decimal

MINUTES_OF_A_UNIT = 15
TENTH = Decimal("0.1")


def is_anesthesia(procedure: str) -> bool:
    """Tell whether a procedure is anesthesia that is billed by minutes (CPT 00100 to 01999)."""
    return procedure.isdigit() and "00100" <= procedure <= "01999"


def time_units(minutes: int) -> Decimal:
    """
    The units of some minutes, to a tenth; base units of the procedure are not in them.

    Source: Medicare Claims Processing Manual, chapter 12, section 50.G (15 minutes, rounded to one decimal).
    """
    return (Decimal(minutes) / MINUTES_OF_A_UNIT).quantize(TENTH, ROUND_HALF_UP)
