"""The eligibility answer, 271 (005010X279A1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12.declare import Keyed, Loop, Message, at, loop, message, of, segment, times
from x12.messages.eligibility_parts import (
    Asker,
    DatedPeriod,
    Delivery,
    DependentName,
    Insured,
    Place,
    Rejection,
    Source,
    Text,
    Trace,
)
from x12.messages.parts import Contact, Located, Procedure, Reference
from x12.words import benefits
from x12.words.eligibility import BENEFITS, SERVICE_TYPES, TIME_PERIODS
from x12.words.identities import ID_QUALIFIERS, PARTIES, PROVIDER_ROLES, REFERENCES
from x12.words.parties import only

ENTITIES = only(PARTIES, "13 1I 1P 2B 36 73 FA GP GW I3 IL LR OC P3 P4 P5 PR PRP SEP TTP VER VN VY X3 Y2")
ENTITY_NUMBERS = only(ID_QUALIFIERS, "24 34 46 FA FI II MI NI PI PP SV XV XX")
ENTITY_ROLES = only(PROVIDER_ROLES, "AD AT BI CO CV H HH LA OT P1 P2 PC PE R RF SB SK SU")
LISTED = Keyed("NM1", between=("LS*2120", "LE*2120"), most=23)
BENEFIT_NUMBERS = only(REFERENCES, "18 1L 1W 49 6P 9F ALS CLI F6 FO G1 IG M7 N6 NQ")


@segment("REF")
class BenefitReference(Reference):
    """An identifier that belongs to one row of the answer; `description` names the plan, group or network."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=BENEFIT_NUMBERS)]


@loop("2120C", "NM1")
class BenefitEntity(Located):
    """Somebody named with a benefit: `entity` P3 primary care, PR another payer, VN vendor ..."""

    entity: Annotated[str, at(1, least=2, size=3, codes=ENTITIES)] = "PR"
    id_qualifier: Annotated[str, at(8, size=2, beside=9, codes=ENTITY_NUMBERS)] = "PI"
    id: Annotated[str, at(9, least=2, size=80)] = ""
    relation: Annotated[str, at(10, least=2, size=2, codes=benefits.KINSHIPS)] = ""
    location_qualifier: Annotated[str, of("N4", 5, size=2, codes={"RJ": "region"})] = ""
    location: Annotated[str, of("N4", 6, size=30)] = ""
    contacts: Annotated[list[Contact], times(0, 3)] = field(default_factory=list)
    provider_role: Annotated[str, of("PRV", 1, size=3, codes=ENTITY_ROLES)] = ""
    taxonomy: Annotated[str, of("PRV", 3, size=50, along=((2, "PXC"),))] = ""


@loop("2110C", "EB")
class Benefit(Loop):
    """
    One row of the answer.

    `code` 1 active, 6 inactive, A co-insurance, B copay, C deductible, G out-of-pocket limit ...; `coverage_level` IND,
    FAM ...; `time_period` 23 calendar year, 29 remaining ...; `percent` is a fraction (0.2); `amount` 0 is a value;
    `authorization_required` and `in_network` are Y, N, U, W or "".
    """

    code: Annotated[str, at(1, size=2, codes=BENEFITS)]
    coverage_level: Annotated[str, at(2, least=3, size=3, codes=benefits.COVERAGE_LEVELS)] = ""
    service_types: Annotated[list[str], at(3, size=2, words=SERVICE_TYPES)] = field(default_factory=list)
    insurance_type: Annotated[str, at(4, size=3, codes=benefits.INSURANCE_TYPES)] = ""
    plan: Annotated[str, at(5, size=50)] = ""
    time_period: Annotated[str, at(6, size=2, codes=TIME_PERIODS)] = ""
    amount: Annotated[Decimal | None, at(7)] = None
    percent: Annotated[Decimal | None, at(8, decimals=6)] = None
    quantity_qualifier: Annotated[str, at(9, least=2, size=2, codes=benefits.QUANTITIES)] = ""
    quantity: Annotated[Decimal | None, at(10, decimals=6)] = None
    authorization_required: Annotated[str, at(11, size=1, codes=benefits.AUTHORIZATION)] = ""
    in_network: Annotated[str, at(12, size=1, codes=benefits.NETWORK)] = ""
    procedure: Annotated[Procedure | None, at(13)] = None
    diagnosis_pointers: Annotated[list[int], at(14)] = field(default_factory=list)
    deliveries: Annotated[list[Delivery], times(0, 9)] = field(default_factory=list)
    refs: Annotated[list[BenefitReference], times(0, 9)] = field(default_factory=list)
    dates: Annotated[list[DatedPeriod], times(0, 20)] = field(default_factory=list)
    rejections: Annotated[list[Rejection], times(0, 9)] = field(default_factory=list)
    messages: Annotated[list[Text], times(0, 10)] = field(default_factory=list)
    places: Annotated[list[Place], times(0, 10)] = field(default_factory=list)
    entities: Annotated[list[BenefitEntity], LISTED] = field(default_factory=list)


@loop("2000D", "HL*23")
class DependentBenefits(Loop):
    """What the payer says about a dependent."""

    traces: Annotated[list[Trace], times(0, 3)] = field(default_factory=list)
    name: DependentName
    benefits: list[Benefit] = field(default_factory=list)

    def rejections(self) -> list[Rejection]:
        """Give the reasons why this dependent was not answered."""
        about = self.name.rejections if self.name else []  # a broken file may lack the name
        return [*about, *(row for benefit in self.benefits for row in benefit.rejections)]


@loop("2000C", "HL*22")
class SubscriberBenefits(Loop):
    """What the payer says about a subscriber; a dependent has its own answer below."""

    traces: Annotated[list[Trace], times(0, 3)] = field(default_factory=list)
    name: Insured
    benefits: list[Benefit] = field(default_factory=list)
    dependents: list[DependentBenefits] = field(default_factory=list)

    def rejections(self) -> list[Rejection]:
        """Give the reasons why this subscriber was not answered."""
        about = self.name.rejections if self.name else []  # a broken file may lack the name
        return [*about, *(row for benefit in self.benefits for row in benefit.rejections)]


@loop("2000B", "HL*21")
class ReceiverBenefits(Loop):
    """The provider who asked, with the answers."""

    name: Asker
    subscribers: list[SubscriberBenefits] = field(default_factory=list)


@loop("2000A", "HL*20")
class SourceBenefits(Loop):
    """The payer who answers."""

    rejections: Annotated[list[Rejection], times(0, 9)] = field(default_factory=list)
    name: Source
    receivers: list[ReceiverBenefits] = field(default_factory=list)


@message("271", unit=SubscriberBenefits)
class EligibilityResponse(Message):
    """Answers about coverage; `reference` (BHT03) is the reference of the question."""

    purpose: Annotated[
        str, of("BHT", 2, least=2, size=2, along=((1, "0022"),), codes={"06": "confirmation", "11": "response"})
    ] = "11"
    reference: Annotated[str, of("BHT", 3, size=50)] = ""
    date: Annotated[dt.date | None, of("BHT", 4)]
    time: Annotated[dt.time | None, of("BHT", 5)]
    sources: Annotated[list[SourceBenefits], times(1)] = field(default_factory=list)

    def answers(self) -> Iterator[SubscriberBenefits | DependentBenefits]:
        """Walk everybody with benefits or rejections: subscribers, and dependents after theirs."""
        for source in self.sources:
            for receiver in source.receivers:
                for subscriber in receiver.subscribers:
                    yield subscriber
                    yield from subscriber.dependents

    def rejections(self) -> list[Rejection]:
        """Give every reason for not answering, from the payer's level down."""
        found: list[Rejection] = []
        for source in self.sources:
            found += [*source.rejections, *source.name.rejections]
            for receiver in source.receivers:
                found += receiver.name.rejections
        for answer in self.answers():
            found += answer.rejections()
        return found
