"""
Reader of the CSV of reason and remark codes that X12 gives to its licensees: code, description, start and stop dates.

Source: X12 code lists 139 (CARC) and 411 (RARC), as a licensee downloads them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from coding.models.reason_lists import ReasonList
from coding.official.source import Member, UnknownFile, members, table

COLUMNS = {
    "code": ("Code", "CARC", "RARC", "Reason Code", "Remark Code"),
    "description": ("Description", "Text"),
    "start": ("Start Date", "Start", "Effective Date"),
    "stop": ("Stop Date", "Stop", "Deactivation Date", "End Date"),
}
REMARK = re.compile(r"(M|MA|N)\d{1,4}")
REASON = re.compile(r"(?!N\d|M)[A-Z]{0,2}\d{1,4}")
FORMS: Mapping[ReasonList, re.Pattern[str]] = {ReasonList.CARC: REASON, ReasonList.RARC: REMARK}
DAYS = ("%m/%d/%Y", "%Y-%m-%d", "%m/%d/%y", "%Y%m%d")


@dataclass(frozen=True, slots=True)
class Reason:
    """One code of a list with its publisher's words and the days between which it is given."""

    code: str
    description: str
    starts_on: date | None
    stops_on: date | None


def read(path: Path, which: ReasonList) -> dict[str, Reason]:
    """
    Read a whole list, by code.

    :raises UnknownFile: if no table with these columns is in the file.
    :raises DoesNotAddUp: if a line is not a code of this list with words, or stands twice.
    """
    found: dict[str, Reason] = {}
    for member in members(path):
        lines = table(member, COLUMNS, optional=("stop",))
        for number, cells in lines or ():
            one = _reason(member, number, cells, which)
            if one.code in found:
                raise member.wrong(number, f"{one.code} stands twice.")
            found[one.code] = one
    if not found:
        raise UnknownFile("It has no table with a code, a description and a start date.")
    return found


def _reason(member: Member, number: int, cells: Mapping[str, str], which: ReasonList) -> Reason:
    code = cells["code"].upper()
    if not FORMS[which].fullmatch(code):
        raise member.wrong(number, f"{code or 'Nothing'} is no code of the list {which.label}.")
    if not cells["description"]:
        raise member.wrong(number, f"{code} has no words. The file may be cut off.")
    starts_on, stops_on = (_day(member, number, cells.get(name, "")) for name in ("start", "stop"))
    if starts_on and stops_on and stops_on < starts_on:
        raise member.wrong(number, f"{code} stops before it starts.")
    return Reason(code, cells["description"], starts_on, stops_on)


def _day(member: Member, number: int, text: str) -> date | None:
    if not text:
        return None
    for form in DAYS:
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 (a day has no zone)
        except ValueError:
            continue
    raise member.wrong(number, f"{text} is no date.")
