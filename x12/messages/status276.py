"""The claim status question, 276 (005010X212): what became of these claims."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12.declare import Along, Keyed, Loop, Message, at, dtp, loop, message, of, ref, seg, times
from x12.messages.parts import Name, Period, Procedure
from x12.words.identities import GENDERS
from x12.words.parties import only

D8: Along = ((1, "D8"),)


@loop("2210D", "SVC")
class LineInquiry(Loop):
    """A line that is asked about; `control_number` is the line number that we sent (REF*6R of the claim)."""

    procedure: Annotated[Procedure, at(1)]
    charge: Annotated[Decimal, at(2)]
    revenue_code: Annotated[str, at(4, size=48)] = ""
    units: Annotated[Decimal | None, at(7, decimals=6)] = None
    control_number: Annotated[str, ref("FJ")] = ""
    service_date: Annotated[Period | None, dtp("472")]


@loop("2200D", "TRN")
class ClaimInquiry(Loop):
    """
    A claim that is asked about.

    `trace` is our number of the question, which the answer repeats.  `claim_number` is the one that we sent (CLM01),
    `payer_claim_number` the payer's; `charge` is the total of the claim.
    """

    trace: Annotated[str, at(2, size=50, along=((1, "1"),))]
    payer_claim_number: Annotated[str, ref("1K")] = ""
    bill_type: Annotated[str, ref("BLT")] = ""
    location: Annotated[str, ref("LU")] = ""
    group_number: Annotated[str, ref("6P")] = ""
    claim_number: Annotated[str, ref("EJ")] = ""
    prescription_number: Annotated[str, ref("XZ")] = ""
    clearinghouse_trace: Annotated[str, ref("D9")] = ""
    charge: Annotated[Decimal | None, of("AMT*T3", 2)] = None
    service_date: Annotated[Period | None, dtp("472")] = None
    lines: list[LineInquiry] = field(default_factory=list)


@loop("2000E", "HL*23", childless=True)
class StatusInquiryDependent(Loop):
    """A dependent whose claims are asked about."""

    birth_date: Annotated[dt.date | None, of("DMG", 2, along=D8)]
    gender: Annotated[str, of("DMG", 3, size=1, codes=only(GENDERS, "F M"))] = ""
    name: Annotated[Name, seg("NM1*QC")]
    claims: Annotated[list[ClaimInquiry], times(1)] = field(default_factory=list)


@loop("2000D", "HL*22")
class StatusInquirySubscriber(Loop):
    """A subscriber: asked about when there are claims, else the way to the dependents."""

    birth_date: Annotated[dt.date | None, of("DMG", 2, along=D8)] = None
    gender: Annotated[str, of("DMG", 3, size=1, codes=only(GENDERS, "F M"))] = ""
    name: Annotated[Name, seg("NM1*IL")]
    claims: list[ClaimInquiry] = field(default_factory=list)
    dependents: list[StatusInquiryDependent] = field(default_factory=list)


@loop("2000C", "HL*19")
class StatusInquiryProvider(Loop):
    """The provider of the services, named by one or two identifiers (one NM1 for each)."""

    names: Annotated[list[Name], Keyed("NM1*1P", least=1, most=2)] = field(default_factory=list)
    subscribers: Annotated[list[StatusInquirySubscriber], times(1)] = field(default_factory=list)


@loop("2000B", "HL*21")
class StatusInquiryReceiver(Loop):
    """Who asks and gets the answer."""

    name: Annotated[Name, seg("NM1*41")]
    providers: Annotated[list[StatusInquiryProvider], times(1)] = field(default_factory=list)


@loop("2000A", "HL*20")
class StatusInquirySource(Loop):
    """The payer who is asked."""

    name: Annotated[Name, seg("NM1*PR")]
    receivers: Annotated[list[StatusInquiryReceiver], times(1)] = field(default_factory=list)


@message("276", unit=ClaimInquiry)
class StatusInquiry(Message):
    """Questions about claims; `reference` is our number of the question (BHT03)."""

    purpose: Annotated[str, of("BHT", 2, least=2, size=2, along=((1, "0010"),), codes={"13": "request"})] = "13"
    reference: Annotated[str, of("BHT", 3, size=50)]
    date: Annotated[dt.date | None, of("BHT", 4)]
    time: Annotated[dt.time | None, of("BHT", 5)]
    sources: Annotated[list[StatusInquirySource], times(1)] = field(default_factory=list)

    def patients(self) -> Iterator[StatusInquirySubscriber | StatusInquiryDependent]:
        """Walk everybody who may be asked about: subscribers, and dependents after theirs."""
        for source in self.sources:
            for receiver in source.receivers:
                for provider in receiver.providers:
                    for subscriber in provider.subscribers:
                        yield subscriber
                        yield from subscriber.dependents

    def claims(self) -> Iterator[ClaimInquiry]:
        """Walk the claims that are asked about."""
        for patient in self.patients():
            yield from patient.claims
