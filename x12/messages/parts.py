"""Segments and values that several messages share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated

from x12 import words
from x12.declare import Loop, Part, at, composite, of, segment, span
from x12.words.adjustments import GROUPS
from x12.words.attachments import REPORTS, TRANSMISSIONS
from x12.words.claims import CODE_LISTS, PROCEDURE_LISTS
from x12.words.parties import CONTACT_NUMBERS, PARTY_IDS, PARTY_KINDS


@dataclass(frozen=True, slots=True)
class Period:
    """A day, or the days from first to last; a period with `last` set is written as a range (RD8)."""

    first: dt.date
    last: dt.date | None = None

    @property
    def end(self) -> dt.date:
        """Give the last day, which for one day is that day."""
        return self.last or self.first


@composite()
class Procedure:
    """
    A procedure code with up to four modifiers, in SV101, SVC01, SVC06, SVD03; `qualifier` HC is CPT/HCPCS.

    Blank modifiers that are given are left out; a gap that a file has is kept as it was read.
    """

    qualifier: Annotated[str, at(1, least=2, size=2, words=PROCEDURE_LISTS)] = "HC"
    code: Annotated[str, at(2, size=48)]
    modifiers: Annotated[tuple[str, ...], span(3, 6, least=2, size=2)] = ()
    description: Annotated[str, at(7, size=80)] = ""
    end_code: Annotated[str, at(8, size=48)] = ""

    def __post_init__(self) -> None:
        """Leave out blank modifiers, such as the empty fields of a form, so that no gap is written between others."""
        object.__setattr__(self, "modifiers", tuple(modifier for modifier in self.modifiers if modifier))


@composite()
class Coded:
    """A code with the list it is from, in HI (ABK principal diagnosis, ABF further diagnosis, BG condition ...)."""

    qualifier: Annotated[str, at(1, size=3, words=CODE_LISTS)]
    code: Annotated[str, at(2, size=30)]


def diagnoses(codes: Iterable[str]) -> list[Coded]:
    """Make the diagnosis list of a claim from ICD-10-CM codes in order, dots removed; the first is the principal."""
    cleaned = [code.replace(".", "") for code in codes]
    return [Coded(qualifier="ABF" if index else "ABK", code=code) for index, code in enumerate(cleaned)]


@segment("CAS", every=(2, 3, 6))
class Adjustment(Part):
    """Money that a payer took off the charge, and why.  Positive reduces what is paid.  Groups CO, OA, PI, PR, CR."""

    group: Annotated[str, at(1, size=2, codes=GROUPS)]
    reason: Annotated[str, at(2, size=5, words=words.carc)]
    amount: Annotated[Decimal, at(3)]
    quantity: Annotated[Decimal | None, at(4, size=15, decimals=6)] = None


@segment("REF")
class Reference(Part):
    """An identifier and what kind it is."""

    qualifier: Annotated[str, at(1, least=2, size=3)]
    value: Annotated[str, at(2, size=50)] = ""
    description: Annotated[str, at(3, size=80)] = ""


@segment("AMT")
class Amount(Part):
    """An amount of money and what it is."""

    qualifier: Annotated[str, at(1, size=3)]
    amount: Annotated[Decimal, at(2)]


@segment("QTY")
class Quantity(Part):
    """A quantity and what it counts."""

    qualifier: Annotated[str, at(1, least=2, size=2)]
    quantity: Annotated[Decimal, at(2, size=15, decimals=6)]


@segment("DTM")
class Dated(Part):
    """A date of an 835 and what it says."""

    qualifier: Annotated[str, at(1, least=3, size=3)]
    date: Annotated[dt.date | None, at(2)]


@segment("PWK")
class Attachment(Part):
    """Papers that support a claim: what they are, how they come, and the control number on them."""

    report: Annotated[str, at(1, least=2, size=2, codes=REPORTS)]
    transmission: Annotated[str, at(2, size=2, codes=TRANSMISSIONS)]
    control_number: Annotated[str, at(6, least=2, size=50, along=((5, "AC"),))] = ""


@segment("PER")
class Contact(Part):
    """
    Somebody to call or write to.

    The numbers are three pairs of qualifier (TE phone, EX extension, FX fax, EM e-mail, UR web) and number, in the
    order of the file; `phone`, `extension`, `fax`, `email` and `url` find them.
    """

    function: Annotated[str, at(1, least=2, size=2)] = "IC"
    name: Annotated[str, at(2, size=60)] = ""
    qualifier1: Annotated[str, at(3, least=2, size=2, words=CONTACT_NUMBERS)] = ""
    number1: Annotated[str, at(4, size=256)] = ""
    qualifier2: Annotated[str, at(5, least=2, size=2, words=CONTACT_NUMBERS)] = ""
    number2: Annotated[str, at(6, size=256)] = ""
    qualifier3: Annotated[str, at(7, least=2, size=2, words=CONTACT_NUMBERS)] = ""
    number3: Annotated[str, at(8, size=256)] = ""

    def number(self, qualifier: str) -> str:
        """Find the number of one kind, "" if there is none."""
        pairs = ((self.qualifier1, self.number1), (self.qualifier2, self.number2), (self.qualifier3, self.number3))
        return next((number for kind, number in pairs if kind == qualifier), "")

    @property
    def phone(self) -> str:
        """Give the telephone number, digits only."""
        return self.number("TE")

    @property
    def extension(self) -> str:
        """Give the extension of the telephone number."""
        return self.number("EX")

    @property
    def fax(self) -> str:
        """Give the fax number."""
        return self.number("FX")

    @property
    def email(self) -> str:
        """Give the e-mail address."""
        return self.number("EM")

    @property
    def url(self) -> str:
        """Give the web address."""
        return self.number("UR")


def contact(name: str, *, phone: str = "", extension: str = "", fax: str = "", email: str = "") -> Contact:
    """Make a contact from the numbers that are known; at most three fit."""
    known = [(kind, text) for kind, text in (("TE", phone), ("EX", extension), ("FX", fax), ("EM", email)) if text]
    padded = [*known, ("", ""), ("", ""), ("", "")][:3]
    made = Contact(name=name)
    (made.qualifier1, made.number1), (made.qualifier2, made.number2), (made.qualifier3, made.number3) = padded
    return made


class Named:
    """What every party can say about its name."""

    __slots__ = ()

    name: str
    first_name: str
    middle_name: str
    suffix: str

    @property
    def full_name(self) -> str:
        """Write the name for reading: LAST, FIRST MIDDLE SUFFIX, or the organization's name."""
        given = " ".join(part for part in (self.first_name, self.middle_name, self.suffix) if part)
        return f"{self.name}, {given}" if given else self.name


@segment("NM1")
class Name(Named, Part):
    """
    A person or organization named in one segment.

    `name` is the organization's name or the person's last name; `kind` is 1 for a person, 2 for an organization.
    """

    kind: Annotated[str, at(2, size=1, codes=PARTY_KINDS)] = "1"
    name: Annotated[str, at(3, size=60)] = ""
    first_name: Annotated[str, at(4, size=35)] = ""
    middle_name: Annotated[str, at(5, size=25)] = ""
    suffix: Annotated[str, at(7, size=10)] = ""
    id_qualifier: Annotated[str, at(8, size=2, beside=9, words=PARTY_IDS)] = "MI"
    id: Annotated[str, at(9, least=2, size=80)] = ""


@segment("")
class Party(Named, Loop):
    """A person or organization that opens a loop; see Name for the fields."""

    kind: Annotated[str, at(2, size=1, codes=PARTY_KINDS)] = "2"
    name: Annotated[str, at(3, size=60)] = ""
    first_name: Annotated[str, at(4, size=35)] = ""
    middle_name: Annotated[str, at(5, size=25)] = ""
    suffix: Annotated[str, at(7, size=10)] = ""
    id_qualifier: Annotated[str, at(8, size=2, beside=9, words=PARTY_IDS)] = "XX"
    id: Annotated[str, at(9, least=2, size=80)] = ""


@segment("")
class Located(Party):
    """A party with an address (N3, N4)."""

    street: Annotated[str, of("N3", 1, size=55)] = ""
    street2: Annotated[str, of("N3", 2, size=55)] = ""
    city: Annotated[str, of("N4", 1, least=2, size=30)] = ""
    state: Annotated[str, of("N4", 2, least=2, size=2)] = ""
    zip: Annotated[str, of("N4", 3, least=3, size=15)] = ""
    country: Annotated[str, of("N4", 4, least=2, size=3)] = ""
    country_subdivision: Annotated[str, of("N4", 7, size=3)] = ""
