"""The eligibility question, 270 (005010X279A1)."""

from __future__ import annotations

import datetime as dt
from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12.declare import Loop, Message, amt, at, dtp, loop, message, of, ref, times
from x12.messages.eligibility_parts import Asker, DependentName, Insured, Place, Source, Trace
from x12.messages.parts import Period, Procedure
from x12.words.benefits import COVERAGE_LEVELS
from x12.words.eligibility import SERVICE_TYPES
from x12.words.parties import only


@loop("2110C", "EQ")
class Inquiry(Loop):
    """One question: service types such as 30 (the plan's general benefits), or a procedure."""

    service_types: Annotated[list[str], at(1, size=2, words=SERVICE_TYPES)] = field(default_factory=list)
    procedure: Annotated[Procedure | None, at(2)] = None
    coverage_level: Annotated[str, at(3, least=3, size=3, codes=only(COVERAGE_LEVELS, "FAM"))] = ""
    diagnosis_pointers: Annotated[list[int], at(5)] = field(default_factory=list)
    spend_down: Annotated[Decimal | None, amt("R")] = None
    spend_down_billed: Annotated[Decimal | None, amt("PB")] = None
    place: Place | None = None
    referral_number: Annotated[str, ref("9F")] = ""
    prior_authorization: Annotated[str, ref("G1")] = ""
    service_date: Annotated[Period | None, dtp("291")] = None


@loop("2000D", "HL*23")
class InquiryDependent(Loop):
    """A dependent who is asked about."""

    traces: Annotated[list[Trace], times(0, 2)] = field(default_factory=list)
    name: DependentName
    inquiries: Annotated[list[Inquiry], times(1, 99)] = field(default_factory=list)


@loop("2000C", "HL*22")
class InquirySubscriber(Loop):
    """A subscriber; asked about when there are inquiries, else the way to the dependents."""

    traces: Annotated[list[Trace], times(0, 2)] = field(default_factory=list)
    name: Insured
    inquiries: Annotated[list[Inquiry], times(0, 99)] = field(default_factory=list)
    dependents: list[InquiryDependent] = field(default_factory=list)


@loop("2000B", "HL*21")
class InquiryReceiver(Loop):
    """The provider who asks, with the subscribers."""

    name: Asker
    subscribers: Annotated[list[InquirySubscriber], times(1)] = field(default_factory=list)


@loop("2000A", "HL*20")
class InquirySource(Loop):
    """The payer who is asked, with the providers who ask."""

    name: Source
    receivers: Annotated[list[InquiryReceiver], times(1)] = field(default_factory=list)


@message("270", unit=InquirySubscriber)
class EligibilityInquiry(Message):
    """Questions about coverage; `reference` is our number of the question (BHT03)."""

    purpose: Annotated[
        str, of("BHT", 2, least=2, size=2, along=((1, "0022"),), codes={"01": "cancellation", "13": "request"})
    ] = "13"
    reference: Annotated[str, of("BHT", 3, size=50)] = ""
    date: Annotated[dt.date | None, of("BHT", 4)]
    time: Annotated[dt.time | None, of("BHT", 5)]
    kind: Annotated[str, of("BHT", 6, least=2, size=2, codes={"RT": "Medicaid spend-down"})] = ""
    sources: Annotated[list[InquirySource], times(1)] = field(default_factory=list)
