"""What the eligibility question (270) and its answer (271) share (005010X279A1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12.declare import Along, Part, at, each, loop, of, ref, segment, times
from x12.messages.parts import Coded, Contact, Party, Period, Reference
from x12.words import benefits
from x12.words.eligibility import FOLLOW_UPS, REJECTIONS, TIME_PERIODS
from x12.words.identities import (
    GENDERS,
    ID_QUALIFIERS,
    PARTIES,
    PERSON_OR_ORGANIZATION,
    PROVIDER_ROLES,
    REFERENCES,
    RELATIONSHIPS,
    YES_NO,
)
from x12.words.parties import only

D8: Along = ((1, "D8"),)
PXC: Along = ((2, "PXC"),)
ROLES = only(PROVIDER_ROLES, "AD AT BI CO CV H HH LA OT P1 P2 PC PE R RF SB SK SU")
PERSON_ROLES = only(PROVIDER_ROLES, "AD AT BI CO CV H HH LA OT P1 P2 PC PE R RF SK SU")
PERSON_NUMBERS = only(REFERENCES, "18 1L 1W 3H 49 6P CE CT EA EJ F6 GH HJ IF IG MRC N6 NQ Q4 SY Y4")
ASKER_NUMBERS = only(REFERENCES, "0B 1C 1D 1J 4A CT EL EO HPI JD N5 N7 Q4 SY TJ")


@segment("TRN")
class Trace(Part):
    """A trace number; in the answer `kind` 2 is ours given back, 1 is the payer's own."""

    kind: Annotated[str, at(1, size=2, codes={"1": "of the sender", "2": "given back"})] = "1"
    number: Annotated[str, at(2, size=50)]
    originator: Annotated[str, at(3, least=10, size=10)] = ""
    division: Annotated[str, at(4, size=50)] = ""


@segment("AAA")
class Rejection(Part):
    """Why a question was not answered (`reason`) and what to do next (`follow_up` C correct, N do not resend ...)."""

    valid: Annotated[str, at(1, size=1, codes=YES_NO)] = "N"
    reason: Annotated[str, at(3, least=2, size=2, codes=REJECTIONS)]
    follow_up: Annotated[str, at(4, size=1, codes=FOLLOW_UPS)] = ""


@segment("DTP")
class DatedPeriod(Part):
    """A date or range and what it says: 346 plan begins, 347 plan ends, 291 plan, 307 eligibility ..."""

    qualifier: Annotated[str, at(1, least=3, size=3, codes=benefits.DATES)]
    period: Annotated[Period | None, at(3)]


@segment("HSD")
class Delivery(Part):
    """How much of a service in what time."""

    quantity_qualifier: Annotated[str, at(1, least=2, size=2, codes=benefits.DELIVERY_QUANTITIES)] = ""
    quantity: Annotated[Decimal | None, at(2, decimals=6)] = None
    unit: Annotated[str, at(3, least=2, size=2, codes=benefits.DELIVERY_UNITS)] = ""
    sample: Annotated[Decimal | None, at(4, decimals=6)] = None
    period_qualifier: Annotated[str, at(5, size=2, codes=TIME_PERIODS)] = ""
    periods: Annotated[Decimal | None, at(6, decimals=6)] = None
    frequency: Annotated[str, at(7, size=2, codes=benefits.PATTERNS)] = ""
    pattern: Annotated[str, at(8, size=1, codes=benefits.HOURS)] = ""


@segment("III")
class Place(Part):
    """A place of service (`qualifier` ZZ) or other detail that narrows a benefit."""

    qualifier: Annotated[str, at(1, size=3, codes=benefits.PLACE_LISTS)] = ""
    code: Annotated[str, at(2, size=30)] = ""
    category: Annotated[str, at(3, least=2, size=2, codes=benefits.PLACE_CATEGORIES)] = ""
    text: Annotated[str, at(4, size=264)] = ""


@segment("MSG")
class Text(Part):
    """A free text of the payer."""

    text: Annotated[str, at(1, size=264)]


@segment("MPI")
class MilitaryService(Part):
    """Military service of a member: `status` how current, `employment`, `branch`, `rank`, `period` of service."""

    status: Annotated[str, at(1, size=1, codes=benefits.SERVICE_STATUS)]
    employment: Annotated[str, at(2, least=2, size=2, codes=benefits.SERVICE_EMPLOYMENT)]
    branch: Annotated[str, at(3, size=1, codes=benefits.SERVICE_BRANCHES)]
    text: Annotated[str, at(4, size=80)] = ""
    rank: Annotated[str, at(5, least=2, size=2, codes=benefits.RANKS)] = ""
    period_format: Annotated[str, at(6, least=2, size=3, codes="D8 RD8")] = ""
    period: Annotated[Period | None, at(7)] = None


@segment("REF")
class PersonReference(Reference):
    """Another identifier of a subscriber or dependent; `description` names the plan or group."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=PERSON_NUMBERS)]


@segment("REF")
class AskerReference(Reference):
    """Another identifier of the provider who asks."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=ASKER_NUMBERS)]


@loop("2100A", "NM1*PR,2B,36,GP,P5")
class Source(Party):
    """The payer who is asked or answers."""

    entity: Annotated[str, at(1, least=2, size=3, codes=only(PARTIES, "2B 36 GP P5 PR"))] = "PR"
    kind: Annotated[str, at(2, size=1, codes=PERSON_OR_ORGANIZATION)] = "2"
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=only(ID_QUALIFIERS, "24 46 FI NI PI XV XX"))] = "PI"
    id: Annotated[str, at(9, least=2, size=80)] = ""
    contacts: Annotated[list[Contact], times(0, 3)] = field(default_factory=list)
    rejections: Annotated[list[Rejection], times(0, 9)] = field(default_factory=list)


@loop("2100B", "NM1*1P,FA,80,GP,P5,PR,2B,36")
class Asker(Party):
    """The provider who asks."""

    entity: Annotated[str, at(1, least=2, size=3, codes=only(PARTIES, "1P 2B 36 80 FA GP P5 PR"))] = "1P"
    kind: Annotated[str, at(2, size=1, codes=PERSON_OR_ORGANIZATION)] = "2"
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=only(ID_QUALIFIERS, "24 34 FI PI PP SV XV XX"))] = "XX"
    id: Annotated[str, at(9, least=2, size=80)] = ""
    refs: Annotated[list[AskerReference], times(0, 9)] = field(default_factory=list)
    street: Annotated[str, of("N3", 1, size=55)] = ""
    street2: Annotated[str, of("N3", 2, size=55)] = ""
    city: Annotated[str, of("N4", 1, least=2, size=30)] = ""
    state: Annotated[str, of("N4", 2, least=2, size=2)] = ""
    zip: Annotated[str, of("N4", 3, least=3, size=15)] = ""
    country: Annotated[str, of("N4", 4, least=2, size=3)] = ""
    country_subdivision: Annotated[str, of("N4", 7, size=3)] = ""
    rejections: Annotated[list[Rejection], times(0, 9)] = field(default_factory=list)
    provider_role: Annotated[str, of("PRV", 1, size=3, codes=ROLES)] = ""
    taxonomy: Annotated[str, of("PRV", 3, size=50, along=PXC)] = ""


@segment("")
class _Person(Party):
    kind: Annotated[str, at(2, size=1, codes=PERSON_OR_ORGANIZATION)] = "1"
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=only(ID_QUALIFIERS, "II MI"))] = "MI"
    id: Annotated[str, at(9, least=2, size=80)] = ""
    group_number: Annotated[str, ref("6P")] = ""
    group_name: Annotated[str, of("REF*6P", 3, size=80)] = ""
    ssn: Annotated[str, ref("SY")] = ""
    ssn_plan: Annotated[str, of("REF*SY", 3, size=80)] = ""
    refs: Annotated[list[PersonReference], times(0, 9)] = field(default_factory=list)
    street: Annotated[str, of("N3", 1, size=55)] = ""
    street2: Annotated[str, of("N3", 2, size=55)] = ""
    city: Annotated[str, of("N4", 1, least=2, size=30)] = ""
    state: Annotated[str, of("N4", 2, least=2, size=2)] = ""
    zip: Annotated[str, of("N4", 3, least=3, size=15)] = ""
    country: Annotated[str, of("N4", 4, least=2, size=3)] = ""
    country_subdivision: Annotated[str, of("N4", 7, size=3)] = ""
    rejections: Annotated[list[Rejection], times(0, 9)] = field(default_factory=list)
    provider_role: Annotated[str, of("PRV", 1, size=3, codes=PERSON_ROLES)] = ""
    provider_id_qualifier: Annotated[
        str, of("PRV", 2, least=2, size=3, codes={**only(REFERENCES, "9K D3 EI HPI SY TJ"), "PXC": "taxonomy"})
    ] = ""
    provider_id: Annotated[str, of("PRV", 3, size=50)] = ""
    birth_date: Annotated[dt.date | None, of("DMG", 2, along=D8)] = None
    gender: Annotated[str, of("DMG", 3, size=1, codes=GENDERS)] = ""


@loop("2100C", "NM1*IL")
class Insured(_Person):
    """The subscriber; `id` is the member id.  `insured` is Y and `relationship` 18 when INS is sent at all."""

    insured: Annotated[str, of("INS", 1, size=1, codes=only(YES_NO, "Y"))] = ""
    relationship: Annotated[str, of("INS", 2, least=2, size=2, codes=only(RELATIONSHIPS, "18"))] = ""
    maintenance_type: Annotated[str, of("INS", 3, least=3, size=3, codes={"001": "change"})] = ""
    maintenance_reason: Annotated[str, of("INS", 4, least=2, size=3, codes={"25": "identifying data changed"})] = ""
    birth_sequence: Annotated[int | None, of("INS", 17)] = None
    diagnoses: Annotated[list[Coded], each("HI", 1, 8)] = field(default_factory=list)
    dates: Annotated[list[DatedPeriod], times(0, 9)] = field(default_factory=list)
    military: MilitaryService | None = None


@loop("2100D", "NM1*03")
class DependentName(_Person):
    """The dependent; `insured` is N, `relationship` tells what the dependent is to the subscriber."""

    kind: Annotated[str, at(2, size=1, codes=only(PERSON_OR_ORGANIZATION, "1"))] = "1"
    insured: Annotated[str, of("INS", 1, size=1, codes=only(YES_NO, "N"))] = ""
    relationship: Annotated[
        str, of("INS", 2, least=2, size=2, codes=only(RELATIONSHIPS, "01 19 20 21 34 39 40 53 G8"))
    ] = ""
    maintenance_type: Annotated[str, of("INS", 3, least=3, size=3, codes={"001": "change"})] = ""
    maintenance_reason: Annotated[str, of("INS", 4, least=2, size=3, codes={"25": "identifying data changed"})] = ""
    birth_sequence: Annotated[int | None, of("INS", 17)] = None
    diagnoses: Annotated[list[Coded], each("HI", 1, 8)] = field(default_factory=list)
    dates: Annotated[list[DatedPeriod], times(0, 9)] = field(default_factory=list)
    military: MilitaryService | None = None
