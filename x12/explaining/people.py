"""Sentences about who is named: names, addresses, contacts, birth dates, levels."""

from __future__ import annotations

from collections.abc import Callable

from x12.explaining.elements import Elements, Said, joined, raised, said
from x12.explaining.values import day, phone, zip_code
from x12.words import identities, remittance

NAMELESS = frozenset({"45", "77", "82", "85", "87", "DN", "DQ", "P3", "PW"})
"""Places and providers of which only the address, or another payer's numbers, may stand below."""
ALONE = 3


def _numbered(kind: str, number: str) -> str:
    return (
        f"{identities.ID_QUALIFIERS.get(kind, f'number of kind {kind}' if kind else 'number')} {number}"
        if number
        else ""
    )


def name(e: Elements) -> Said:
    """Say a name as it is read, LAST, FIRST MIDDLE, with its number (NM1); nothing where the guide wants no name."""
    if len(e.texts) <= ALONE and e[1] in NAMELESS:
        return said("", 1, 2)
    given = " ".join(part for part in (e[4], e[5], e[7]) if part)
    full = joined(" ".join(part for part in (e[6], e[3]) if part), given)
    return said(joined(full or "No name given", _numbered(e[8], e[9])), 1, 2, 3, 4, 5, 6, 7, 8, 9)


def party(e: Elements) -> Said:
    """Say a party with its number (N1)."""
    return said(joined(e[2] or "No name given", _numbered(e[3], e[4])), 2, 3, 4)


def street(e: Elements) -> Said:
    """Say a street with its second line (N3)."""
    return said(joined(e[1], e[2]), 1, 2)


def city(e: Elements) -> Said:
    """Say city, state and ZIP (N4)."""
    return said(joined(e[1], " ".join(part for part in (e[2], zip_code(e[3])) if part), e[4]), 1, 2, 3, 4)


def contact(e: Elements) -> Said:
    """Say whom to call and how (PER)."""
    numbers = []
    for kind, number in e.groups(3, 2):
        shown = phone(number) if kind in ("TE", "FX", "WP") else number
        numbers.append(f"{identities.COMMUNICATIONS.get(kind, kind)} {shown}".strip())
    role = "" if e[1] == "IC" else remittance.CONTACTS.get(e[1], f"contact of kind {e[1]}")
    return said(joined(raised(role), e[2], *numbers), *range(1, len(e.texts)))


def born(e: Elements) -> Said:
    """Say birth date and sex (DMG)."""
    when = f"Born {day(e[2])}" if e[2] else ""
    return said(joined(when, identities.GENDERS.get(e[3], e[3])), 1, 2, 3)


def level(e: Elements) -> Said:
    """Say which level begins, and below which one (HL)."""
    below = f", below level {e[2]}" if e[2] else ""
    return said(f"Level {e[1]}{below}", 1, 2, 3, 4)


SENTENCES: dict[str, Callable[[Elements], Said]] = {
    "DMG": born,
    "HL": level,
    "N1": party,
    "N3": street,
    "N4": city,
    "NM1": name,
    "PER": contact,
}
