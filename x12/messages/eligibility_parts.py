"""What the eligibility question (270) and its answer (271) share (005010X279A1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12.declare import Along, Part, at, each, loop, of, ref, segment
from x12.messages.parts import Coded, Contact, Party, Period, Reference

D8: Along = ((1, "D8"),)


@segment("TRN")
class Trace(Part):
    """A trace number; in the answer `kind` 2 is ours given back, 1 is the payer's own."""

    kind: Annotated[str, at(1, size=2)] = "1"
    number: Annotated[str, at(2, size=50)]
    originator: Annotated[str, at(3, size=10)] = ""
    division: Annotated[str, at(4, size=50)] = ""


@segment("AAA")
class Rejection(Part):
    """Why a question was not answered (`reason`) and what to do next (`follow_up` C correct, N do not resend ...)."""

    valid: Annotated[str, at(1, size=1)] = "N"
    reason: Annotated[str, at(3, size=2)]
    follow_up: Annotated[str, at(4, size=1)] = ""


@segment("DTP")
class DatedPeriod(Part):
    """A date or range of the answer: 346 plan begins, 347 plan ends, 291 plan, 307 eligibility ..."""

    qualifier: Annotated[str, at(1, size=3)]
    period: Annotated[Period | None, at(3)]


@segment("HSD")
class Delivery(Part):
    """How much of a service is covered in what time."""

    quantity_qualifier: Annotated[str, at(1, size=2)] = ""
    quantity: Annotated[Decimal | None, at(2, decimals=6)] = None
    unit: Annotated[str, at(3, size=2)] = ""
    sample: Annotated[Decimal | None, at(4, decimals=6)] = None
    period_qualifier: Annotated[str, at(5, size=2)] = ""
    periods: Annotated[Decimal | None, at(6, decimals=6)] = None
    frequency: Annotated[str, at(7, size=2)] = ""
    pattern: Annotated[str, at(8, size=1)] = ""


@segment("III")
class Place(Part):
    """A place of service (`qualifier` ZZ) or other detail that narrows a benefit."""

    qualifier: Annotated[str, at(1, size=3)] = ""
    code: Annotated[str, at(2, size=30)] = ""
    category: Annotated[str, at(3, size=2)] = ""
    text: Annotated[str, at(4, size=264)] = ""


@segment("MSG")
class Text(Part):
    """A free text of the payer."""

    text: Annotated[str, at(1, size=264)]


@loop("2100A", "NM1*PR,2B,36,GP,P5")
class Source(Party):
    """The payer who is asked or answers."""

    entity: Annotated[str, at(1, size=3)] = "PR"
    id_qualifier: Annotated[str, at(8, size=2, beside=9)] = "PI"
    contacts: list[Contact] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)


@loop("2100B", "NM1*1P,FA,80,GP,P5,PR,2B,36")
class Asker(Party):
    """The provider who asks."""

    entity: Annotated[str, at(1, size=3)] = "1P"
    refs: list[Reference] = field(default_factory=list)
    street: Annotated[str, of("N3", 1, size=55)] = ""
    street2: Annotated[str, of("N3", 2, size=55)] = ""
    city: Annotated[str, of("N4", 1, size=30)] = ""
    state: Annotated[str, of("N4", 2, size=2)] = ""
    zip: Annotated[str, of("N4", 3, size=15)] = ""
    rejections: list[Rejection] = field(default_factory=list)
    provider_role: Annotated[str, of("PRV", 1, size=3)] = ""
    taxonomy: Annotated[str, of("PRV", 3, size=50, along=((2, "PXC"),))] = ""


@segment("")
class _Person(Party):
    kind: Annotated[str, at(2, size=1)] = "1"
    id_qualifier: Annotated[str, at(8, size=2, beside=9)] = "MI"
    group_number: Annotated[str, ref("6P")] = ""
    ssn: Annotated[str, ref("SY")] = ""
    refs: list[Reference] = field(default_factory=list)
    street: Annotated[str, of("N3", 1, size=55)] = ""
    street2: Annotated[str, of("N3", 2, size=55)] = ""
    city: Annotated[str, of("N4", 1, size=30)] = ""
    state: Annotated[str, of("N4", 2, size=2)] = ""
    zip: Annotated[str, of("N4", 3, size=15)] = ""
    country: Annotated[str, of("N4", 4, size=3)] = ""
    rejections: list[Rejection] = field(default_factory=list)
    provider_role: Annotated[str, of("PRV", 1, size=3)] = ""
    provider_id_qualifier: Annotated[str, of("PRV", 2, size=3)] = ""
    provider_id: Annotated[str, of("PRV", 3, size=50)] = ""
    birth_date: Annotated[dt.date | None, of("DMG", 2, along=D8)] = None
    gender: Annotated[str, of("DMG", 3, size=1)] = ""
    insured: Annotated[str, of("INS", 1, size=1)] = ""
    relationship: Annotated[str, of("INS", 2, size=2)] = ""
    maintenance_type: Annotated[str, of("INS", 3, size=3)] = ""
    maintenance_reason: Annotated[str, of("INS", 4, size=3)] = ""
    birth_sequence: Annotated[int | None, of("INS", 17)] = None
    diagnoses: Annotated[list[Coded], each("HI", 1, 8)] = field(default_factory=list)
    dates: list[DatedPeriod] = field(default_factory=list)


@loop("2100C", "NM1*IL")
class Insured(_Person):
    """The subscriber; `id` is the member id."""


@loop("2100D", "NM1*03")
class DependentName(_Person):
    """The dependent; `insured` N and `relationship` as in INS."""
