"""How many elements a control segment has, how many characters they have, and the codes that may stand in them."""

from __future__ import annotations

WIDTHS = {"ISA": 16, "GS": 8, "ST": 3, "GE": 2, "IEA": 2}
CODES: dict[str, dict[int, tuple[str, ...]]] = {
    "ISA": {1: ("00", "03"), 3: ("00", "01"), 14: ("0", "1")},
    "GS": {7: ("X",)},
}
SIZES: dict[str, dict[int, tuple[int, ...]]] = {
    "ISA": {at: (size,) for at, size in enumerate((2, 10, 2, 10, 2, 15, 2, 15, 6, 4, 1, 5, 9, 1, 1, 1), 1)},
    "GS": {4: (8,), 5: (4, 6, 7, 8)},
}
"""How many characters an element has, blanks included: the ISA is of fixed width."""
TA1_SIZES = ((1, 9), (2, 6), (3, 4), (5, 3))  # element and number of characters: ISA13, YYMMDD, HHMM, the note
