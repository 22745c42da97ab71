"""The eligibility answer, 271 (005010X279A1)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12.declare import Loop, Message, at, enclosed, loop, message, of
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


@loop("2120C", "NM1")
class BenefitEntity(Located):
    """Somebody named with a benefit: `entity` P3 primary care, PR another payer, VN vendor ..."""

    entity: Annotated[str, at(1, size=3)] = "PR"
    id_qualifier: Annotated[str, at(8, size=2, beside=9)] = "PI"
    relation: Annotated[str, at(10, size=2)] = ""
    contacts: list[Contact] = field(default_factory=list)
    provider_role: Annotated[str, of("PRV", 1, size=3)] = ""
    taxonomy: Annotated[str, of("PRV", 3, size=50, along=((2, "PXC"),))] = ""


@loop("2110C", "EB")
class Benefit(Loop):
    """
    One row of the answer.

    `code` 1 active, 6 inactive, A co-insurance, B copay, C deductible, G out-of-pocket limit ...; `coverage_level` IND,
    FAM ...; `time_period` 23 calendar year, 29 remaining ...; `percent` is a fraction (0.2); `amount` 0 is a value;
    `authorization_required` and `in_network` are Y, N, U, W or "".
    """

    code: Annotated[str, at(1, size=3)]
    coverage_level: Annotated[str, at(2, size=3)] = ""
    service_types: Annotated[list[str], at(3, size=2)] = field(default_factory=list)
    insurance_type: Annotated[str, at(4, size=3)] = ""
    plan: Annotated[str, at(5, size=50)] = ""
    time_period: Annotated[str, at(6, size=2)] = ""
    amount: Annotated[Decimal | None, at(7)] = None
    percent: Annotated[Decimal | None, at(8, decimals=6)] = None
    quantity_qualifier: Annotated[str, at(9, size=2)] = ""
    quantity: Annotated[Decimal | None, at(10, decimals=6)] = None
    authorization_required: Annotated[str, at(11, size=1)] = ""
    in_network: Annotated[str, at(12, size=1)] = ""
    procedure: Annotated[Procedure | None, at(13)] = None
    diagnosis_pointers: Annotated[str, at(14, size=11)] = ""
    deliveries: list[Delivery] = field(default_factory=list)
    refs: list[Reference] = field(default_factory=list)
    dates: list[DatedPeriod] = field(default_factory=list)
    rejections: list[Rejection] = field(default_factory=list)
    messages: list[Text] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    entities: Annotated[list[BenefitEntity], enclosed("NM1", "LS*2120", "LE*2120")] = field(default_factory=list)


@loop("2000D", "HL*23")
class DependentBenefits(Loop):
    """What the payer says about a dependent."""

    traces: list[Trace] = field(default_factory=list)
    name: DependentName
    benefits: list[Benefit] = field(default_factory=list)

    def rejections(self) -> list[Rejection]:
        """Give the reasons why this dependent was not answered."""
        return [*self.name.rejections, *(row for benefit in self.benefits for row in benefit.rejections)]


@loop("2000C", "HL*22")
class SubscriberBenefits(Loop):
    """What the payer says about a subscriber; a dependent has its own answer below."""

    traces: list[Trace] = field(default_factory=list)
    name: Insured
    benefits: list[Benefit] = field(default_factory=list)
    dependents: list[DependentBenefits] = field(default_factory=list)

    def rejections(self) -> list[Rejection]:
        """Give the reasons why this subscriber was not answered."""
        return [*self.name.rejections, *(row for benefit in self.benefits for row in benefit.rejections)]


@loop("2000B", "HL*21")
class ReceiverBenefits(Loop):
    """The provider who asked, with the answers."""

    name: Asker
    subscribers: list[SubscriberBenefits] = field(default_factory=list)


@loop("2000A", "HL*20")
class SourceBenefits(Loop):
    """The payer who answers."""

    rejections: list[Rejection] = field(default_factory=list)
    name: Source
    receivers: list[ReceiverBenefits] = field(default_factory=list)


@message("271", unit=SubscriberBenefits)
class EligibilityResponse(Message):
    """Answers about coverage; `reference` (BHT03) is the reference of the question."""

    purpose: Annotated[str, of("BHT", 2, size=2, along=((1, "0022"),))] = "11"
    reference: Annotated[str, of("BHT", 3, size=50)] = ""
    date: Annotated[dt.date | None, of("BHT", 4)]
    time: Annotated[dt.time | None, of("BHT", 5)]
    sources: list[SourceBenefits] = field(default_factory=list)

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
