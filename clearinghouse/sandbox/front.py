"""The front door: which claims are let into adjudication, and what is wrong with the others."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import x12
from clearinghouse.sandbox.members import is_known


@dataclass(frozen=True)
class Fault:
    """
    One reason to reject a claim: category, status and entity of a 277CA, and the line it stands on.

    Source: X12 external code lists 507 and 508.
    """

    category: str
    status: str
    entity: str = ""
    line: int = 0


BREAKS_A_RULE = Fault("A7", "21")
"""What is said of a claim that breaks a rule of the guide for which there is no fault of its own here."""
GUIDE = 2

Submitted = tuple[x12.Billing, x12.Subscriber, x12.Patient | None, x12.Claim]


def faults_of(submitted: Submitted, *, today: date) -> list[Fault]:
    """List what keeps a claim out of adjudication; an empty list lets it in."""
    billing, subscriber, patient, claim = submitted
    return [
        *_people(subscriber, patient),
        *_providers(billing, claim),
        *_claim(claim),
        *(fault for number, line in enumerate(claim.lines, 1) for fault in _line(claim, number, line, today)),
    ]


def broken_claims(sent: x12.Transaction) -> set[int]:
    """
    Find the claims of a batch that break a situational rule of the guide, by the number of their first segment.

    A 999 does not reject those; it rejects what breaks the syntax or the outline of the guide.
    """
    batch = sent.message
    assert isinstance(batch, x12.ClaimBatch)
    errors = (problem for problem in x12.check(sent) if problem.severity == "error" and problem.snip > GUIDE)
    at = sorted({problem.segment for problem in errors})
    claims = (claim for _, _, _, claim in batch.claims())
    return {claim.at for claim in claims if bisect_left(at, claim.at) < bisect_right(at, claim.to)}


def _people(subscriber: x12.Subscriber, patient: x12.Patient | None) -> Iterator[Fault]:
    if not is_known(subscriber.name.id):
        yield Fault("A7", "164", "IL")
    person = patient.name if patient else subscriber.name
    if person.birth_date is None:
        yield Fault("A6", "158", "QC" if patient else "IL")


def _providers(billing: x12.Billing, claim: x12.Claim) -> Iterator[Fault]:
    if not x12.npi_is_valid(billing.provider.id):
        yield Fault("A7", "562", "85")
    if claim.rendering is not None and not x12.npi_is_valid(claim.rendering.id):
        yield Fault("A7", "562", "82")


def _claim(claim: x12.Claim) -> Iterator[Fault]:
    if not claim.diagnoses:
        yield Fault("A6", "255")
    if sum(line.charge for line in claim.lines) != claim.charge:
        yield Fault("A8", "400")
    if claim.frequency in ("7", "8") and not claim.payer_claim_number:
        yield Fault("A6", "464", "PR")
    if claim.frequency not in ("1", "7", "8"):
        yield Fault("A7", "535")


def _line(claim: x12.Claim, number: int, line: x12.ServiceLine, today: date) -> Iterator[Fault]:
    if not line.pointers:
        yield Fault("A6", "477", line=number)
    elif any(not 1 <= pointer <= len(claim.diagnoses) for pointer in line.pointers):
        yield Fault("A7", "477", line=number)
    if line.service_date is None:
        yield Fault("A6", "187", line=number)
    elif line.service_date.end > today:
        yield Fault("A7", "187", line=number)
