"""
Readers of the ICD-10-CM files in fixed columns: the order file, the list of valid codes, and the addenda to the former.

Source: `icd10OrderFiles.pdf` and `icd10cmCodesFile.pdf`, published by CMS with the files.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from coding.official.source import Member, lines

CODE = re.compile(r"[A-Z][0-9A-Z]{2,6}")
"""Since October 2025 the second place may be a letter too (QA0)."""
COUNT = re.compile(r"(?P<count>\d+) (?P<what>additions|deletions|revisions)")
GROUPS = {"Headers": False, "Codes": True}
LONG_AT, ADDENDUM_LONG_AT = 77, 84
HALF_A_REVISION = "A revision has only one of its two lines, from and to."


class Change(StrEnum):
    """What an addendum says about one code."""

    ADD = "Add"
    DELETE = "Delete"
    REVISE_FROM = "Revise from"
    REVISE_TO = "Revise to"


COUNTED = {"additions": Change.ADD, "deletions": Change.DELETE, "revisions": Change.REVISE_TO}


@dataclass(frozen=True)
class Listed:
    """One line: a code without its dot, what it says, and whether it may be billed; else it is a heading."""

    code: str
    title: str
    billable: bool


@dataclass(frozen=True)
class Changed:
    """One line of the addenda, by its number."""

    change: Change
    listed: Listed
    line: int = 0


def read_order(member: Member) -> Iterator[Listed]:
    """
    Yield every heading and code of an order file (`icd10cm_order_YYYY.txt`), each heading before what it groups.

    :raises DoesNotAddUp: at the first line that is laid out in another way, or out of order.
    """
    last = 0
    for number, text in lines(member):
        if not text.strip():
            continue
        order, code, valid = text[:5], text[6:13].strip(), text[14:15]
        title = text[LONG_AT:].strip()
        if not (order.isdecimal() and CODE.fullmatch(code) and valid in ("0", "1") and title):
            raise member.wrong(number, "This is not a line of an ICD-10-CM order file.")
        if len(title) < len(text[16:76].strip()):
            raise member.wrong(number, "The line is cut off: its long title is shorter than its short one.")
        if int(order) != last + 1:
            raise member.wrong(number, f"The order number {order} does not follow {last:05d}: lines are missing.")
        last = int(order)
        yield Listed(code, title, valid == "1")


def read_codes(member: Member) -> Iterator[Listed]:
    """
    Yield every valid code of a code list (`icd10cm_codes_YYYY.txt`).

    :raises DoesNotAddUp: at the first line that is laid out in another way.
    """
    for number, text in lines(member):
        if not text.strip():
            continue
        code, title = text[:8].strip(), text[8:].strip()
        if not (CODE.fullmatch(code) and title):
            raise member.wrong(number, "This is not a line of a list of ICD-10-CM codes.")
        yield Listed(code, title, True)


def read_addenda(member: Member) -> list[Changed]:
    """
    Give what the addenda to an order file change (`icd10cm_order_addenda_YYYY.txt`), in their order.

    The counts at the end of the file are compared with its lines.

    :raises DoesNotAddUp: at the first line that is laid out in another way, for half of a revision, or a wrong count.
    """
    changes: list[Changed] = []
    counts: list[tuple[int, str, str, int]] = []
    group, number = "", 0
    for number, text in lines(member):
        counted = COUNT.fullmatch(text.strip())
        if text.strip() in GROUPS:
            group = text.strip()
        elif group and counted:
            counts.append((number, group, counted["what"], int(counted["count"])))
        elif text.strip() and not group:
            changes.append(_changed(member, number, text, changes[-1] if changes else None))
    if changes and changes[-1].change == Change.REVISE_FROM:
        raise member.wrong(number, HALF_A_REVISION)
    for number, group, what, count in counts:
        found = sum(1 for one in changes if one.change == COUNTED[what] and one.listed.billable == GROUPS[group])
        if found != count:
            raise member.wrong(number, f"It counts {count} {what} of {group.lower()}; the lines above have {found}.")
    return changes


def _changed(member: Member, number: int, text: str, before: Changed | None) -> Changed:
    act, valid, code = text[:12].strip(), text[13:14], text[15:22].strip()
    if not (act.endswith(":") and act[:-1] in set(Change) and valid in ("0", "1") and CODE.fullmatch(code)):
        raise member.wrong(number, "This is not a line of ICD-10-CM addenda.")
    title = text[ADDENDUM_LONG_AT:].strip() or text[23:83].strip()
    made = Changed(Change(act[:-1]), Listed(code, title, valid == "1"), number)
    begun = before.listed.code if before and before.change == Change.REVISE_FROM else ""
    if begun != (made.listed.code if made.change == Change.REVISE_TO else ""):
        raise member.wrong(number, HALF_A_REVISION)
    return made
