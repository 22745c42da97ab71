"""What the simulator remembers of a claim and of its decision: plain values that go into its memory as JSON."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import x12

ZERO = Decimal(0)


@dataclass(frozen=True)
class Line:
    """One service line.  `prior_patient` is what the payer before us left to the patient."""

    control_number: str
    code: str
    modifiers: tuple[str, ...]
    charge: Decimal
    units: Decimal
    day: date
    authorization: str
    prior_patient: Decimal


@dataclass(frozen=True)
class Claim:
    """One claim as it was received on the wire; `office` and `partner` are who wrote to whom (ISA06, ISA08)."""

    claim_number: str
    frequency: str
    replaces: str
    payer_id: str
    payer_name: str
    filing_code: str
    responsibility: str
    payee_name: str
    payee_npi: str
    payee_tax_id: str
    member_id: str
    subscriber: tuple[str, str]
    patient: tuple[str, str]
    is_self: bool
    place_of_service: str
    authorization: str
    group_number: str
    has_prior_payer: bool
    rendering: tuple[str, str, str]
    received_on: date
    office: str
    partner: str
    lines: tuple[Line, ...]

    @property
    def charge(self) -> Decimal:
        """The sum of the lines."""
        return sum((line.charge for line in self.lines), ZERO)

    @property
    def first_day(self) -> date:
        """The first day of service."""
        return min(line.day for line in self.lines)

    @property
    def likeness(self) -> str:
        """What two claims for the same service have in common."""
        codes = sorted("".join((line.code, *line.modifiers)) for line in self.lines)
        who = (self.payer_id, self.member_id, *self.patient, self.responsibility, self.first_day)
        return "|".join(map(str, (*who, *codes)))

    def to_json(self) -> str:
        """Write for the memory."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> "Claim":
        """Read from the memory."""
        data: dict[str, Any] = json.loads(text)
        data["lines"] = tuple(_line(line) for line in data["lines"])
        data["received_on"] = date.fromisoformat(data["received_on"])
        for name in ("subscriber", "patient", "rendering"):
            data[name] = tuple(data[name])
        return cls(**data)


@dataclass(frozen=True)
class LineDecision:
    """What was decided about a line: allowed, paid, and why the rest was not (group, reason, amount)."""

    paid: Decimal
    allowed: Decimal
    adjustments: tuple[tuple[str, str, Decimal], ...]
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Decision:
    """What was decided about a claim; `status` is CLP02, `lines` stand in the order of the claim's lines."""

    status: str
    lines: tuple[LineDecision, ...]
    remarks: tuple[str, ...] = ()

    @property
    def paid(self) -> Decimal:
        """The payment of the claim."""
        return sum((line.paid for line in self.lines), ZERO)

    @property
    def deductible(self) -> Decimal:
        """What the patient's deductible took."""
        rows = (row for line in self.lines for row in line.adjustments)
        return sum((amount for group, reason, amount in rows if (group, reason) == ("PR", "1")), ZERO)

    def to_json(self) -> str:
        """Write for the memory."""
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> "Decision":
        """Read from the memory."""
        data = json.loads(text)
        lines = tuple(
            LineDecision(
                paid=Decimal(line["paid"]),
                allowed=Decimal(line["allowed"]),
                adjustments=tuple((group, reason, Decimal(amount)) for group, reason, amount in line["adjustments"]),
                remarks=tuple(line["remarks"]),
            )
            for line in data["lines"]
        )
        return cls(data["status"], lines, tuple(data["remarks"]))


def claims_of(batch: x12.ClaimBatch, *, received_on: date, office: str, partner: str) -> Iterator[Claim]:
    """Take what the simulator needs of each claim, in the order of the file."""
    for billing, subscriber, patient, claim in batch.claims():
        person = patient.name if patient else subscriber.name
        rendering = claim.rendering
        yield Claim(
            claim_number=claim.claim_number,
            frequency=claim.frequency,
            replaces=claim.payer_claim_number,
            payer_id=subscriber.payer.id,
            payer_name=subscriber.payer.name,
            filing_code=subscriber.filing_code,
            responsibility=subscriber.responsibility,
            payee_name=billing.provider.name,
            payee_npi=billing.provider.id,
            payee_tax_id=billing.provider.ein or billing.provider.ssn,
            member_id=subscriber.name.id,
            subscriber=(subscriber.name.name, subscriber.name.first_name),
            patient=(person.name, person.first_name),
            is_self=patient is None,
            place_of_service=claim.place_of_service,
            authorization=claim.prior_authorization,
            group_number=subscriber.group_number,
            has_prior_payer=any(other.paid is not None for other in claim.other_payers),
            rendering=(rendering.id, rendering.name, rendering.first_name) if rendering else ("", "", ""),
            received_on=received_on,
            office=office,
            partner=partner,
            lines=tuple(_lines(claim, received_on)),
        )


def _lines(claim: x12.Claim, received_on: date) -> Iterator[Line]:
    left = _claim_level_prior(claim)
    for line in claim.lines:
        decided = (row for one in line.adjudications for row in one.adjustments)
        patient = sum((row.amount for row in decided if row.group == "PR"), ZERO)
        if not line.adjudications:
            patient = min(left, line.charge)
            left -= patient
        yield Line(
            control_number=line.control_number,
            code=line.procedure.code,
            modifiers=tuple(line.procedure.modifiers),
            charge=line.charge,
            units=line.quantity,
            day=line.service_date.first if line.service_date else received_on,
            authorization=line.prior_authorization,
            prior_patient=patient,
        )


def _claim_level_prior(claim: x12.Claim) -> Decimal:
    """What the payers before us left to the patient, when they decided about the claim as a whole."""
    rows = (row for other in claim.other_payers for row in other.adjustments)
    return sum((row.amount for row in rows if row.group == "PR"), ZERO)


def _line(data: dict[str, Any]) -> Line:
    money = {name: Decimal(data[name]) for name in ("charge", "units", "prior_patient")}
    return Line(**{**data, **money, "modifiers": tuple(data["modifiers"]), "day": date.fromisoformat(data["day"])})
