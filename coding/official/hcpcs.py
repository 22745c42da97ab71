"""
Readers of HCPCS Level II: the contractor file in fixed columns (ANWEB) and the quarterly workbook.

Both list codes and modifiers with their first and last valid days; a long text may go on over several lines.

Source: `HCPCyyyy_recordlayout.txt`, published by CMS with the files.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from coding.official.source import Member, lines, table
from coding.official.values import day

CODE = re.compile(r"[A-Z]\d{4}")
MODIFIER = re.compile(r"[A-Z0-9]{2}")
FIRST_OF_CODE, MORE_OF_CODE, FIRST_OF_MODIFIER, MORE_OF_MODIFIER = "3", "4", "7", "8"
RECORDS = (FIRST_OF_CODE, MORE_OF_CODE, FIRST_OF_MODIFIER, MORE_OF_MODIFIER)
WIDTH = 290
COLUMNS = {
    "code": ("HCPC", "HCPCS"), "record": ("RECID", "RIC"), "long": ("LONG DESCRIPTION",),
    "short": ("SHORT DESCRIPTION",), "coverage": ("COV",), "added": ("ADD DT",), "effective": ("ACT EFF DT",),
    "ended": ("TERM DT",), "action": ("ACTION CD",),
}  # fmt: skip


@dataclass(frozen=True)
class Item:
    """
    One code or modifier: both texts, Medicare's coverage (C, D, I, M, S), the first and the last valid day.

    `changed_on` is the day from which the texts hold; `action` is what the release did to it (A added, D discontinued,
    N nothing, and so on).
    """

    code: str
    is_modifier: bool
    title: str
    short: str
    coverage: str
    starts_on: date
    changed_on: date | None
    ends_on: date | None
    action: str


def read_fixed(member: Member) -> Iterator[Item]:
    """
    Yield the codes and modifiers of an ANWEB file; the notices above them are passed over.

    :raises DoesNotAddUp: at a line that goes on with another code, or whose dates are none.
    """
    item: Item | None = None
    for number, text in lines(member):
        record = text[10:11]
        code = text[:5].strip()
        if record not in RECORDS or not _is_code(code, record) or not text[5:10].isdecimal():
            if item is not None and text.strip("\t \x1a"):
                raise member.wrong(number, "This is not a line of a HCPCS file.")
            continue
        if len(text) < WIDTH:
            raise member.wrong(number, "The line is cut off.")
        if record in (MORE_OF_CODE, MORE_OF_MODIFIER):
            item = _longer(member, number, item, code, text[11:91])
            continue
        if item is not None:
            yield item
        cells = {
            "code": code, "long": text[11:91], "short": text[91:119], "coverage": text[229:230],
            "added": text[268:276], "effective": text[276:284], "ended": text[284:292], "action": text[292:293],
        }  # fmt: skip
        item = _item(member, number, cells, is_modifier=record == FIRST_OF_MODIFIER)
    if item is not None:
        yield item


def read_workbook(member: Member) -> Iterator[Item]:
    """
    Yield the codes and modifiers of a quarterly workbook or its CSV.

    :raises DoesNotAddUp: if its columns have other names, or a date is none.
    """
    found = table(member, COLUMNS)
    if found is None:
        raise member.wrong(1, "It has no column HCPC, LONG DESCRIPTION, ADD DT or TERM DT.")
    item: Item | None = None
    for number, cells in found:
        record = cells["record"]
        if record in (MORE_OF_CODE, MORE_OF_MODIFIER):
            item = _longer(member, number, item, cells["code"], cells["long"])
            continue
        if not _is_code(cells["code"], record):
            raise member.wrong(number, "This is neither a code nor a modifier of HCPCS Level II.")
        if item is not None:
            yield item
        item = _item(member, number, cells, is_modifier=record == FIRST_OF_MODIFIER)
    if item is not None:
        yield item


def _is_code(code: str, record: str) -> bool:
    form = MODIFIER if record in (FIRST_OF_MODIFIER, MORE_OF_MODIFIER) else CODE
    return bool(form.fullmatch(code))


def _longer(member: Member, number: int, item: Item | None, code: str, text: str) -> Item:
    if item is None or item.code != code:
        raise member.wrong(number, f"It goes on with {code}, whose first line is missing.")
    return replace(item, title=f"{item.title} {text.strip()}")


def _item(member: Member, number: int, cells: dict[str, str], *, is_modifier: bool) -> Item:
    starts_on = day(member, number, cells["added"])
    if starts_on is None:
        raise member.wrong(number, "It does not say since when the code is valid.")
    return Item(
        code=cells["code"],
        is_modifier=is_modifier,
        title=cells["long"].strip(),
        short=cells["short"].strip(),
        coverage=cells["coverage"].strip(),
        starts_on=starts_on,
        changed_on=day(member, number, cells["effective"]),
        ends_on=day(member, number, cells["ended"]),
        action=cells["action"].strip(),
    )
