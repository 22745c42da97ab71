"""
Reader of the CSV of reason and remark codes that X12 gives to its licensees: code, description, start and stop dates.

Source: X12 code lists 139 (CARC) and 411 (RARC), as a licensee downloads them.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from coding.official.source import Member, table
from coding.official.values import day

COLUMNS = {
    "code": ("Code", "CARC", "RARC", "Reason Code", "Remark Code"),
    "description": ("Description", "Text"),
    "start": ("Start Date", "Start", "Effective Date"),
    "stop": ("Stop Date", "Stop", "Deactivation Date", "End Date"),
}
REMARK = re.compile(r"(M|MA|N)\d{1,4}")
REASON = re.compile(r"(?!N\d|M)[A-Z]{0,2}\d{1,4}")


@dataclass(frozen=True, slots=True)
class Reason:
    """
    One code of a list with its publisher's words and the days between which it is given.

    `stops_on` is the day from which it is given no more.
    """

    code: str
    description: str
    starts_on: date | None
    stops_on: date | None


def read(member: Member) -> Iterator[Reason]:
    """
    Yield a whole list; its first code tells whether it is that of reasons or of remarks.

    :raises DoesNotAddUp: if a line is not a code of the same list with words, or stands twice.
    """
    lines = table(member, COLUMNS, optional=("stop",))
    if lines is None:
        raise member.wrong(1, "It has no columns Code, Description and Start Date.")
    form: re.Pattern[str] | None = None
    seen: set[str] = set()
    for number, cells in lines:
        form = form or (REMARK if REMARK.fullmatch(cells["code"].upper()) else REASON)
        one = _reason(member, number, cells, form)
        if one.code in seen:
            raise member.wrong(number, f"{one.code} stands twice.")
        seen.add(one.code)
        yield one


def _reason(member: Member, number: int, cells: Mapping[str, str], form: re.Pattern[str]) -> Reason:
    code = cells["code"].upper()
    if not form.fullmatch(code):
        raise member.wrong(number, f"{code or 'Nothing'} is no {'remark' if form is REMARK else 'reason'} code.")
    if not cells["description"]:
        raise member.wrong(number, f"{code} has no words. The file may be cut off.")
    starts_on, stops_on = (day(member, number, cells.get(name, "")) for name in ("start", "stop"))
    if starts_on and stops_on and stops_on < starts_on:
        raise member.wrong(number, f"{code} stops before it starts.")
    return Reason(code, cells["description"], starts_on, stops_on)
