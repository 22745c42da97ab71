"""
Readers of what Medicare publishes about anesthesia: base units by procedure, conversion factors by locality.

Descriptors and names of places are not read.

Source: the files of the Anesthesiologists Center of CMS, and ANES in the zip of relative values; columns are found by
their names, which carry the year.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from coding.official.source import Member, rows
from coding.official.values import certain_number

CODE = re.compile(r"0[01]\d{3}")
BASE = (("CODE",), ("BASE", "UNIT"))
FACTORS = (("CONTRACTOR",), ("LOCALITY",), ("CONVERSION", "FACTOR"))
SHORTER = (("CONTRACTOR",), ("LOCALITY",), ("CF",))
WIDTHS = (5, 2)
NAMES = frozenset({"NAME", "DESCRIPTION", "SHORT", "LONG"})


def places(cells: list[str], wanted: tuple[tuple[str, ...], ...]) -> list[int] | None:
    """Say in which columns of a header the wanted words stand; None if it is no such header."""
    named = [set(re.findall(r"[A-Z]+", cell.upper())) for cell in cells]
    found = []
    for words in wanted:
        at = (place for place, name in enumerate(named) if _says(name, words) and not NAMES & name)
        place = next(at, None)
        if place is None:
            return None
        found.append(place)
    # A title above the table may name all columns in its one cell.
    return found if len(set(found)) == len(found) else None


def read_base_units(member: Member) -> Iterator[tuple[str, Decimal]]:
    """
    Yield each procedure with its base units.

    :raises DoesNotAddUp: if a line is no procedure of anesthesia with units, or stands twice, or a column is missing.
    """
    seen: set[str] = set()
    for number, (code, units) in _body(member, (BASE,)):
        procedure = code.zfill(WIDTHS[0])
        if not code or not CODE.fullmatch(procedure):
            raise member.wrong(number, f"{code[:10] or 'Nothing'} is no procedure of anesthesia, 00100 to 01999.")
        if procedure in seen:
            raise member.wrong(number, f"{procedure} stands twice.")
        seen.add(procedure)
        yield procedure, _positive(member, number, units, least=Decimal(0))


def read_factors(member: Member) -> Iterator[tuple[str, str, Decimal]]:
    """
    Yield contractor, locality and the dollars of a unit there.

    :raises DoesNotAddUp: if a line has no digits for its locality or no amount, or a column is missing.
    """
    for number, (contractor, locality, factor) in _body(member, (FACTORS, SHORTER)):
        if not (contractor.isdecimal() and locality.isdecimal()):
            if "NATIONAL" in f"{contractor} {locality}".upper():
                continue  # the mean of all, which nobody is paid by
            raise member.wrong(number, "A contractor has five digits, a locality two.")
        dollars = _positive(member, number, factor, least=Decimal("0.01"))
        yield contractor.zfill(WIDTHS[0]), locality.zfill(WIDTHS[1]), dollars


def _says(name: set[str], words: tuple[str, ...]) -> bool:
    return all(word in name or f"{word}S" in name for word in words)


def _body(member: Member, headers: tuple[tuple[tuple[str, ...], ...], ...]) -> Iterator[tuple[int, list[str]]]:
    found: list[int] | None = None
    for number, cells in rows(member):
        if found is None:
            found = next((at for wanted in headers if (at := places(cells, wanted))), None)
        elif any(cells):
            padded = [*cells, *[""] * (max(found) + 1 - len(cells))]
            picked = [padded[place] for place in found]
            if any(picked):
                yield number, picked
    if found is None:
        raise member.wrong(1, "It has no columns for codes and base units, or for localities and conversion factors.")


def _positive(member: Member, line: int, text: str, *, least: Decimal) -> Decimal:
    found = certain_number(member, line, text)
    if found < least:
        raise member.wrong(line, f"{text} is too little.")
    return found
