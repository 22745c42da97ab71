"""The claim acknowledgment, 277CA (005010X214): which claims entered adjudication, and why others did not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12.declare import Keyed, Loop, Message, amt, at, dtp, loop, message, of, ref, seg, segment, times
from x12.messages.parts import Name, Period, Procedure, Reference
from x12.messages.status_parts import StatusBase, StatusCode
from x12.words.identities import REFERENCES
from x12.words.parties import only
from x12.words.statuses import ACTIONS

__all__ = [
    "ClaimAcknowledgment",
    "ClaimStatus",
    "LineStatus",
    "PatientStatus",
    "ProviderReference",
    "ProviderStatus",
    "ReceiverStatus",
    "SourceStatus",
    "Status",
    "StatusCode",
]

REJECTED_CATEGORIES = frozenset({"A3", "A4", "A6", "A7", "A8"})
PROVIDER_NUMBERS = only(REFERENCES, "0B 1G G2 LU SY TJ")


@segment("STC")
class Status(StatusBase):
    """What is said about a batch, provider, claim or line; `action` WQ is accepted, U rejected."""

    action: Annotated[str, at(3, size=2, codes=ACTIONS)] = ""
    message: Annotated[str, at(12, size=264)] = ""

    @property
    def is_rejected(self) -> bool:
        """Tell whether this says that the claim did not enter adjudication."""
        category = self.first.category if self.first else ""  # a broken file may lack it
        return self.action == "U" or category in REJECTED_CATEGORIES


@segment("REF")
class ProviderReference(Reference):
    """Another identifier of the billing provider."""

    qualifier: Annotated[str, at(1, least=2, size=3, codes=PROVIDER_NUMBERS)]


@loop("2220D", "SVC")
class LineStatus(Loop):
    """A line that is the reason of a rejection; `control_number` is ours (our REF*6R)."""

    procedure: Annotated[Procedure, at(1)]
    charge: Annotated[Decimal | None, at(2)] = None
    revenue_code: Annotated[str, at(4, size=48)] = ""
    units: Annotated[Decimal | None, at(7, decimals=6)] = None
    statuses: Annotated[list[Status], times(1)] = field(default_factory=list)
    control_number: Annotated[str, ref("FJ")] = ""
    prescription_number: Annotated[str, ref("XZ")] = ""
    service_date: Annotated[Period | None, dtp("472")] = None


@loop("2200D", "TRN")
class ClaimStatus(Loop):
    """The answer about one claim; `claim_number` is ours (TRN02 = CLM01), `payer_claim_number` theirs (REF*1K)."""

    trace_type: Annotated[str, at(1, size=2, codes="2")] = "2"
    claim_number: Annotated[str, at(2, size=50)]
    statuses: Annotated[list[Status], times(1)] = field(default_factory=list)
    payer_claim_number: Annotated[str, ref("1K")] = ""
    clearinghouse_trace: Annotated[str, ref("D9")] = ""
    bill_type: Annotated[str, ref("BLT")] = ""
    service_date: Annotated[Period | None, dtp("472")] = None
    lines: list[LineStatus] = field(default_factory=list)

    @property
    def is_rejected(self) -> bool:
        """Tell whether the claim never entered adjudication and must be sent again as new."""
        return any(status.is_rejected for status in self.statuses)


@loop("2000D", "HL*PT", childless=True)
class PatientStatus(Loop):
    """A patient with the claims that are answered."""

    patient: Annotated[Name | None, Keyed("NM1*QC", least=1)] = None
    claims: list[ClaimStatus] = field(default_factory=list)


@loop("2000C", "HL*19")
class ProviderStatus(Loop):
    """A billing provider with the totals and the patients."""

    provider: Annotated[Name | None, Keyed("NM1*85", least=1)] = None
    trace: Annotated[str, of("TRN", 2, size=50, along=((1, "1"),))] = ""
    statuses: list[Status] = field(default_factory=list)
    refs: Annotated[list[ProviderReference], times(0, 1)] = field(default_factory=list)
    accepted: Annotated[Decimal | None, of("QTY*QA", 2, decimals=6)] = None
    rejected: Annotated[Decimal | None, of("QTY*QC", 2, decimals=6)] = None
    accepted_amount: Annotated[Decimal | None, amt("YU")] = None
    rejected_amount: Annotated[Decimal | None, amt("YY")] = None
    patients: list[PatientStatus] = field(default_factory=list)


@loop("2000B", "HL*21")
class ReceiverStatus(Loop):
    """The answer about the batch; `batch_reference` is our BHT03."""

    receiver: Annotated[Name | None, Keyed("NM1*41", least=1)] = None
    batch_reference: Annotated[str, of("TRN", 2, size=50, along=((1, "2"),))]
    statuses: Annotated[list[Status], times(1)] = field(default_factory=list)
    accepted: Annotated[Decimal | None, of("QTY*90", 2, decimals=6)] = None
    rejected: Annotated[Decimal | None, of("QTY*AA", 2, decimals=6)] = None
    accepted_amount: Annotated[Decimal | None, amt("YU")] = None
    rejected_amount: Annotated[Decimal | None, amt("YY")] = None
    providers: list[ProviderStatus] = field(default_factory=list)


@loop("2000A", "HL*20")
class SourceStatus(Loop):
    """Who answers: the payer (PR) or the clearinghouse (AY), with its own receipt number and dates."""

    payer: Annotated[Name | None, seg("NM1*PR")] = None
    clearinghouse: Annotated[Name | None, seg("NM1*AY")] = None
    receipt_number: Annotated[str, of("TRN", 2, size=50, along=((1, "1"),))]
    received_date: Annotated[dt.date | None, dtp("050")] = None
    processed_date: Annotated[dt.date | None, dtp("009")] = None
    receivers: Annotated[list[ReceiverStatus], times(1)] = field(default_factory=list)


@message("277CA", unit=ClaimStatus)
class ClaimAcknowledgment(Message):
    """The answers to one or more batches of claims."""

    purpose: Annotated[str, of("BHT", 2, least=2, size=2, along=((1, "0085"),), codes={"08": "status"})] = "08"
    reference: Annotated[str, of("BHT", 3, size=50)]
    date: Annotated[dt.date | None, of("BHT", 4)]
    time: Annotated[dt.time | None, of("BHT", 5)]
    kind: Annotated[str, of("BHT", 6, least=2, size=2, codes={"TH": "receipt of claims"})] = "TH"
    sources: Annotated[list[SourceStatus], times(1)] = field(default_factory=list)

    def batches(self) -> Iterator[ReceiverStatus]:
        """Walk the answers about batches."""
        for source in self.sources:
            yield from source.receivers

    def claims(self) -> Iterator[ClaimStatus]:
        """Walk the answers about claims."""
        for batch in self.batches():
            for provider in batch.providers:
                for patient in provider.patients:
                    yield from patient.claims
