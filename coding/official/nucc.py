"""
Reader of the provider taxonomy of the NUCC: code and display name, for the entry of providers.

Source: the CSV that nucc.org publishes every half year.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coding.official.source import Member, table

CODE = re.compile(r"[0-9A-Z]{9}X")
COLUMNS = {"code": ("Code",), "name": ("Display Name",), "section": ("Section",)}


@dataclass(frozen=True)
class Taxonomy:
    """One taxonomy code; `is_individual` tells those of persons from those of organizations."""

    code: str
    name: str
    is_individual: bool


def read(member: Member) -> Iterator[Taxonomy]:
    """
    Yield the taxonomy.

    :raises DoesNotAddUp: if its columns have other names, or a code has not its form.
    """
    found = table(member, COLUMNS)
    if found is None:
        raise member.wrong(1, "It has no columns Code, Display Name and Section.")
    for number, cells in found:
        if not CODE.fullmatch(cells["code"]):
            raise member.wrong(number, "This is not a taxonomy code: nine characters and an X.")
        yield Taxonomy(cells["code"], cells["name"], cells["section"] == "Individual")
