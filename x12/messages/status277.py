"""The claim status answer, 277 (005010X212): pending, finished, or not found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import field
from decimal import Decimal
from typing import Annotated

from x12.declare import Keyed, Loop, Message, at, dtp, loop, message, of, ref, seg, segment, times
from x12.messages.parts import Contact, Name, Period, Procedure
from x12.messages.status_parts import StatusBase


@segment("STC")
class StatusInformation(StatusBase):
    """
    Where a claim or line stands.

    `amount` is what was charged, `paid` what was paid, `finalized_date` the day of the decision; `check_date` and
    `check_number` name the payment when there was one.
    """

    paid: Annotated[Decimal | None, at(5)] = None
    finalized_date: Annotated[dt.date | None, at(6)] = None
    check_date: Annotated[dt.date | None, at(8)] = None
    check_number: Annotated[str, at(9, size=16)] = ""

    @property
    def is_found(self) -> bool:
        """Tell whether the payer knows what was asked about (no category D0) and did not answer with an error."""
        return not any(category == "D0" or category[:1] == "E" for category in self.categories)

    @property
    def is_pending(self) -> bool:
        """Tell whether the payer is still working on it (categories P and R)."""
        return any(category[:1] in ("P", "R") for category in self.categories)

    @property
    def is_finalized(self) -> bool:
        """Tell whether the payer has decided (categories F)."""
        return any(category[:1] == "F" for category in self.categories)


@loop("2220D", "SVC")
class LineResponse(Loop):
    """The answer about a line; `control_number` is the line number that we sent (REF*6R of the claim)."""

    procedure: Annotated[Procedure, at(1)]
    charge: Annotated[Decimal, at(2)]
    paid: Annotated[Decimal, at(3)]
    revenue_code: Annotated[str, at(4, size=48)] = ""
    units: Annotated[Decimal | None, at(7, decimals=6)] = None
    statuses: Annotated[list[StatusInformation], times(1)] = field(default_factory=list)
    control_number: Annotated[str, ref("FJ")] = ""
    service_date: Annotated[Period | None, dtp("472")]


@loop("2200D", "TRN")
class ClaimResponse(Loop):
    """
    The answer about a claim.

    `trace` repeats our number of the question.  `claim_number` is the one that we sent (CLM01), `payer_claim_number`
    the payer's.  A question may be answered about several claims, and a claim with several statuses.
    """

    trace: Annotated[str, at(2, size=50, along=((1, "2"),))]
    statuses: Annotated[list[StatusInformation], times(1)] = field(default_factory=list)
    payer_claim_number: Annotated[str, ref("1K")] = ""
    bill_type: Annotated[str, ref("BLT")] = ""
    claim_number: Annotated[str, ref("EJ")] = ""
    prescription_number: Annotated[str, ref("XZ")] = ""
    voucher: Annotated[str, ref("VV")] = ""
    clearinghouse_trace: Annotated[str, ref("D9")] = ""
    service_date: Annotated[Period | None, dtp("472")] = None
    lines: list[LineResponse] = field(default_factory=list)

    @property
    def is_found(self) -> bool:
        """Tell whether the payer knows the claim."""
        return all(status.is_found for status in self.statuses)

    @property
    def is_pending(self) -> bool:
        """Tell whether the payer is still working on the claim."""
        return any(status.is_pending for status in self.statuses)

    @property
    def is_finalized(self) -> bool:
        """Tell whether the payer has decided about the claim."""
        return any(status.is_finalized for status in self.statuses)


@loop("2000E", "HL*23", childless=True)
class StatusResponseDependent(Loop):
    """A dependent with the answers about the claims."""

    name: Annotated[Name, seg("NM1*QC")]
    claims: Annotated[list[ClaimResponse], times(1)] = field(default_factory=list)


@loop("2000D", "HL*22")
class StatusResponseSubscriber(Loop):
    """A subscriber with the answers about the claims; a dependent has its own below."""

    name: Annotated[Name, seg("NM1*IL")]
    claims: list[ClaimResponse] = field(default_factory=list)
    dependents: list[StatusResponseDependent] = field(default_factory=list)


@loop("2000C", "HL*19")
class StatusResponseProvider(Loop):
    """The provider of the services; `statuses` only when the question failed at this level."""

    names: Annotated[list[Name], Keyed("NM1*1P", least=1, most=2)] = field(default_factory=list)
    trace: Annotated[str, of("TRN", 2, size=50, along=((1, "1"),))] = ""
    statuses: list[StatusInformation] = field(default_factory=list)
    subscribers: list[StatusResponseSubscriber] = field(default_factory=list)


@loop("2000B", "HL*21")
class StatusResponseReceiver(Loop):
    """Who asked; when the question failed at this level, `trace` is its BHT03 and `statuses` say why."""

    name: Annotated[Name, seg("NM1*41")]
    trace: Annotated[str, of("TRN", 2, size=50, along=((1, "2"),))] = ""
    statuses: list[StatusInformation] = field(default_factory=list)
    providers: list[StatusResponseProvider] = field(default_factory=list)


@loop("2000A", "HL*20")
class StatusResponseSource(Loop):
    """The payer who answers."""

    name: Annotated[Name, seg("NM1*PR")]
    contact: Annotated[Contact | None, seg("PER")] = None
    receivers: Annotated[list[StatusResponseReceiver], times(1)] = field(default_factory=list)


@message("277", unit=ClaimResponse)
class StatusResponse(Message):
    """Answers about claims; `reference` (BHT03) is the payer's number of the answer."""

    purpose: Annotated[str, of("BHT", 2, least=2, size=2, along=((1, "0010"),), codes={"08": "status"})] = "08"
    reference: Annotated[str, of("BHT", 3, size=50)]
    date: Annotated[dt.date | None, of("BHT", 4)]
    time: Annotated[dt.time | None, of("BHT", 5)]
    kind: Annotated[str, of("BHT", 6, least=2, size=2, codes={"DG": "answer to a question"})] = "DG"
    sources: Annotated[list[StatusResponseSource], times(1)] = field(default_factory=list)

    def receivers(self) -> Iterator[StatusResponseReceiver]:
        """Walk those who asked."""
        for source in self.sources:
            yield from source.receivers

    def providers(self) -> Iterator[StatusResponseProvider]:
        """Walk the providers of the services."""
        for receiver in self.receivers():
            yield from receiver.providers

    def patients(self) -> Iterator[StatusResponseSubscriber | StatusResponseDependent]:
        """Walk everybody who is answered about: subscribers, and dependents after theirs."""
        for provider in self.providers():
            for subscriber in provider.subscribers:
                yield subscriber
                yield from subscriber.dependents

    def claims(self) -> Iterator[ClaimResponse]:
        """Walk the answers about claims."""
        for patient in self.patients():
            yield from patient.claims

    def failures(self) -> list[StatusInformation]:
        """Give the statuses that stand above the claims: why the question as a whole failed."""
        of_receivers = [status for receiver in self.receivers() for status in receiver.statuses]
        return [*of_receivers, *(status for provider in self.providers() for status in provider.statuses)]
