"""
Readers of the AMA's CPT files, for an office that holds a licence: code and text, with or without a header.

The texts are the AMA's; they are read for the database of the office that has the right to them, and for nothing else.

Source: the layouts of LONGULT.txt, MEDU.txt, SHORTU.txt, MODUL.txt, and the tables of descriptors with a header.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coding.official.source import Member, lines, table

CODE = re.compile(r"\d{4}[0-9AFMTU]")
MODIFIER = re.compile(r"[0-9A-Z]{2}")
WITH_HEADER = {
    "code": ("CPT Code", "CPT", "Code", "HCPCS"),
    "title": (
        "Consumer Friendly Descriptor", "Clinician Descriptor", "Long Description", "Long", "Description", "Title",
    ),
    "one_of_several": ("Clinician Descriptor Id",),
}  # fmt: skip
OPTIONAL = ("one_of_several",)
FLAT = re.compile(r"(?P<code>[0-9A-Z]{2,5})[\t ]+(?P<title>\S.*)")
MOST_NOTICE_LINES = 40


@dataclass(frozen=True)
class Described:
    """One code or modifier and what the publisher calls it."""

    code: str
    is_modifier: bool
    title: str


def read(member: Member) -> Iterator[Described]:
    """
    Yield the codes of a CPT file: a table with a header, or lines of code and text.

    Clinicians have several descriptors for one code: the first of them is taken.

    :raises DoesNotAddUp: at the first line below the notices that is neither, or that comes twice.
    """
    seen: set[str] = set()
    for number, code, title, is_one_of_several in _described(member):
        if code in seen and is_one_of_several:
            continue
        if code in seen:
            raise member.wrong(number, f"The code {code} comes twice.")
        seen.add(code)
        yield Described(code, not CODE.fullmatch(code), title)


def _described(member: Member) -> Iterator[tuple[int, str, str, bool]]:
    found = table(member, WITH_HEADER, optional=OPTIONAL)
    if found is not None:
        for number, cells in found:
            if not CODE.fullmatch(cells["code"]):
                raise member.wrong(number, "This is not a CPT code.")
            yield number, cells["code"], cells["title"], "one_of_several" in cells
        return
    has_begun = False
    for number, text in lines(member):
        line = FLAT.fullmatch(text.strip())
        if line and _is_code(line["code"]):
            has_begun = True
            yield number, line["code"], line["title"].strip(), False
        elif text.strip() and (has_begun or number > MOST_NOTICE_LINES):
            raise member.wrong(number, "This is not a line of code and text.")


def _is_code(text: str) -> bool:
    return bool(CODE.fullmatch(text)) or (bool(MODIFIER.fullmatch(text)) and any(one.isdigit() for one in text))
