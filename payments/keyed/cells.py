"""What the forms of the grid carry: every cell by its name, word for word."""

import re
from collections.abc import Mapping
from typing import Any

from payments.keyed.reading import CLAIM_CELLS, HEAD_CELLS, KEPT_BACK_CELLS, LINE_CELLS

LONGEST = 200
MOST_ROWS = 60
LINE_CELL = re.compile(r"l(\d{1,18})-([a-z]+)")
KEPT_BACK_CELL = re.compile(r"kept-(\d{1,3})-([a-z]+)")

Typed = dict[str, Any]


def head_cells(posted: Mapping[str, str]) -> Typed:
    """The head of a paper and its provider-level rows; blank rows fall away."""
    typed: Typed = {name: _text(posted.get(name, "")) for name in HEAD_CELLS}
    rows: dict[int, dict[str, str]] = {}
    for name, value in posted.items():
        found = KEPT_BACK_CELL.fullmatch(name)
        if found and found[2] in KEPT_BACK_CELLS and len(rows) < MOST_ROWS:
            rows.setdefault(int(found[1]), {})[found[2]] = _text(value)
    typed["kept_back"] = [rows[place] for place in sorted(rows) if any(rows[place].values())]
    return typed


def claim_cells(posted: Mapping[str, str]) -> Typed:
    """The cells of one claim and of its lines."""
    typed: Typed = {name: _text(posted.get(name, "")) for name in CLAIM_CELLS}
    lines: dict[str, dict[str, str]] = {}
    for name, value in posted.items():
        found = LINE_CELL.fullmatch(name)
        if found and found[2] in LINE_CELLS:
            lines.setdefault(found[1], {})[found[2]] = _text(value)
    typed["lines"] = lines
    return typed


def _text(value: str) -> str:
    return value.replace("\x00", "").strip()[:LONGEST]
