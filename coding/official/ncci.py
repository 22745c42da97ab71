"""
Readers of the National Correct Coding Initiative: procedure pairs (PTP), unit limits (MUE), add-on codes.

The notices and headers above the rows are passed over; descriptors are not read.

Source: the practitioner files that CMS publishes every quarter, as text, CSV or workbook.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from coding.official.source import Member, Row, lines, rows, table
from coding.official.values import certain_day, certain_number, day

CODE = re.compile(r"[0-9A-Z]{5}")
EARLIEST = date(1996, 1, 1)
INDICATORS = frozenset("019")
ANY_PRIMARY = "CCCCC"
PAIR_COLUMNS = {
    "first": "column1", "second": "column2", "starts": "effective", "ends": "deletion", "indicator": "modifier",
}  # fmt: skip
"""How the names of the columns of pairs begin: what else stands in them explains the values."""
PAIR_PLACES = {"first": 0, "second": 1, "starts": 3, "ends": 4, "indicator": 5, "rationale": 6}
"""Where they stand in a text, whose header goes over several lines."""
MUE_COLUMNS = {
    "code": ("HCPCS/CPT Code", "HCPCS / CPT Code"),
    "units": ("Practitioner Services MUE Values", "MUE Values", "MUE Value"),
    "indicator": ("MUE Adjudication Indicator", "MAI"),
    "rationale": ("MUE Rationale", "Rationale"),
}
ADD_ON_COLUMNS = {
    "kind": ("AOC_Edit_Type", "Add-on Edit Type"), "add_on": ("Add-On_Code", "Add-On Code"),
    "primary": ("Primary_Code", "Primary Code"), "starts": ("AOC_Edit_EffDT", "Edit Effective Date"),
    "ends": ("AOC_Edit_DelDT", "Edit Deletion Date"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pair:
    """
    Two codes that are not paid together: `second` is the one refused.

    `indicator` 0: no modifier helps; 1: a modifier that says they were separate does; 9: the pair is of no effect.
    `rationale` is the publisher's reason in the publisher's words.
    """

    first: str
    second: str
    starts_on: date
    ends_on: date | None
    indicator: str
    rationale: str = ""


@dataclass(frozen=True, slots=True)
class UnitLimit:
    """The most units of a code: on one line (indicator 1), on a day without (2) or with (3) a way to appeal."""

    code: str
    units: int
    indicator: str
    rationale: str


@dataclass(frozen=True, slots=True)
class AddOn:
    """A code that needs another beside it: `primary`, or any that the contractor accepts when that is empty."""

    add_on: str
    primary: str
    kind: str
    starts_on: date
    ends_on: date | None


def read_pairs(member: Member) -> Iterator[Pair]:
    """
    Yield the pairs of one practitioner file.

    A pair that was deleted on the day on which it began, or before, never was.

    :raises DoesNotAddUp: at the first line below the header that is no pair.
    """
    at, has_begun = PAIR_PLACES, False
    for number, cells in _tab_rows(member):
        if not has_begun and (named := pair_places(cells)):
            at = named
        one, two = _cell(cells, at["first"]), _cell(cells, at["second"])
        if len(cells) <= at["indicator"] or not (CODE.fullmatch(one) and CODE.fullmatch(two)):
            if has_begun and any(cells):
                raise member.wrong(number, "This is not a pair of codes with its dates and indicator.")
            continue
        has_begun = True
        starts_on = day(member, number, _cell(cells, at["starts"])) or EARLIEST
        deleted = day(member, number, _cell(cells, at["ends"]))
        indicator = cells[at["indicator"]]
        if indicator not in INDICATORS:
            raise member.wrong(number, f"The modifier indicator is {indicator}, not 0, 1 or 9.")
        yield Pair(one, two, starts_on, deleted, indicator, _cell(cells, at["rationale"]))


def pair_places(cells: Sequence[str]) -> dict[str, int] | None:
    """Say in which columns of a header of pairs its values stand; None if it is no such header."""
    names = ["".join(cell.split()).lower() for cell in cells]
    found = {
        name: next((place for place, cell in enumerate(names) if cell.startswith(begins)), -1)
        for name, begins in PAIR_COLUMNS.items()
    }
    if -1 in found.values():
        return None
    explains = next((place for place, cell in enumerate(names) if cell.endswith("rationale")), -1)
    return {**found, "rationale": explains}


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if 0 <= place < len(cells) else ""


def _tab_rows(member: Member) -> Iterator[Row]:
    """Yield the rows of a workbook, or of a tabbed text without minding quotes, of which its header holds halves."""
    if member.suffix == ".txt":
        for number, text in lines(member):
            yield number, [cell.strip() for cell in text.split("\t")]
    else:
        yield from rows(member)


def read_unit_limits(member: Member) -> Iterator[UnitLimit]:
    """
    Yield the unit limits of one practitioner file.

    :raises DoesNotAddUp: if its columns have other names, or a row is no limit.
    """
    found = table(member, MUE_COLUMNS, optional=["rationale"])
    if found is None:
        raise member.wrong(1, "It has no columns HCPCS/CPT Code, MUE Values and MUE Adjudication Indicator.")
    for number, cells in found:
        indicator = cells["indicator"][:1]
        units = certain_number(member, number, cells["units"])
        if not CODE.fullmatch(cells["code"]) or indicator not in ("1", "2", "3") or units != int(units) or units < 0:
            raise member.wrong(number, "This is not a code with its most units and its indicator.")
        yield UnitLimit(cells["code"], int(units), indicator, cells.get("rationale", ""))


def read_add_ons(member: Member) -> Iterator[AddOn]:
    """
    Yield the add-on codes with their primary codes.

    :raises DoesNotAddUp: if its columns have other names, or a row is none of the three kinds.
    """
    found = table(member, ADD_ON_COLUMNS)
    if found is None:
        raise member.wrong(1, "It has no columns AOC_Edit_Type, Add-On_Code and Primary_Code.")
    for number, cells in found:
        kind, primary = cells["kind"][:1], cells["primary"]
        if kind not in ("1", "2", "3") or not CODE.fullmatch(cells["add_on"]):
            raise member.wrong(number, "This is not an add-on code with its primary code.")
        yield AddOn(
            add_on=cells["add_on"],
            primary="" if primary == ANY_PRIMARY else primary,
            kind=kind,
            starts_on=certain_day(member, number, cells["starts"]),
            ends_on=day(member, number, cells["ends"]),
        )
