"""What the stories about claims start from: an office that can bill, claims in every state, answers of payers."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from django.utils import timezone

import x12
from billing_office.inbound import HANDLERS
from claims.facts import ClaimFacts, gather
from claims.models import Claim, Denial, Submission
from claims.release import release
from claims.standard_reasons import CATEGORIES
from claims.submit import submit_ready
from clearinghouse.models import Connection, Interchange
from clearinghouse.services import open_folder_connection, process, receive
from coding.models import Code
from encounters.models import Encounter
from patients.models import Coverage, Payer
from practice.models import Staff
from tests.builders import NOW, TODAY, a_coded_encounter, a_coverage, a_patient, a_payer
from x12.declare import Message

CODES = {
    "ICD10CM": ("E119", "I10", "J069", "M545"),
    "CPT": ("99213", "99214", "20610", "80053", "81002", "85025"),
    "HCPCS": ("J3301",),
    "MODIFIER": ("25", "59", "QW", "RT"),
    "PLACE": ("11", "21", "22"),
}


def the_codes() -> None:
    """The few codes that the stories use, valid since 2020."""
    for system, codes in CODES.items():
        for code in codes:
            Code.objects.get_or_create(
                system=system, code=code, defaults={"title": code, "starts_on": date(2020, 1, 1)}
            )


def a_connection(folder: Path, *, name: str = "Test clearinghouse") -> Connection:
    """A folder connection that writes into a throw-away folder."""
    return open_folder_connection(
        name=name,
        folder=folder / name.replace(" ", "-"),
        sender_id="OURS",
        receiver_id="THEIRS",
        receiver_name="CLEARINGHOUSE",
        is_sandbox=True,
    )


def a_connected_payer(folder: Path, *, name: str = "Meridian Health") -> Payer:
    payer = a_payer(name=name)
    payer.connection = Connection.objects.first() or a_connection(folder)
    payer.save()
    return payer


def a_claim(
    folder: Path,
    *,
    coverage: Coverage | None = None,
    lines: Sequence[tuple[str, str]] = (("99213", "150.00"),),
    service_date: date = TODAY - timedelta(days=14),
    now: datetime = NOW,
    first_name: str = "Iris",
) -> Claim:
    """A visit that was coded and released: its claim is ready."""
    the_codes()
    patient = coverage.patient if coverage else a_patient(first_name=first_name)
    coverage = coverage or a_coverage(patient=patient, payer=a_connected_payer(folder))
    if not coverage.covers(service_date):
        coverage.starts_on = service_date
        coverage.save()
    encounter = a_coded_encounter(patient=patient, lines=tuple(lines), service_date=service_date)
    claim = release(encounter=encounter, by=None, today=now.date(), now=now)
    assert claim is not None
    return Claim.objects.get(pk=claim.pk)


def a_claim_of_today(folder: Path, *, first_name: str = "Iris") -> Claim:
    """A claim of two weeks ago by the real calendar, for pages, which take the time from the clock."""
    now = timezone.now()
    return a_claim(folder, service_date=timezone.localdate(now) - timedelta(days=14), now=now, first_name=first_name)


def a_sent_claim(
    folder: Path, *, now: datetime = NOW, lines: Sequence[tuple[str, str]] = (("99213", "150.00"),)
) -> Claim:
    claim = a_claim(folder, now=now, lines=lines)
    submit_ready(now=now)
    claim.refresh_from_db()
    assert claim.status == Claim.Status.SENT
    return claim


def in_state(claim: Claim, status: str) -> Claim:
    """Put a claim into a state directly, as a story's beginning."""
    Claim.objects.filter(pk=claim.pk).update(status=status)
    claim.refresh_from_db()
    return claim


def facts_of(claim: Claim, *, today: date = TODAY) -> ClaimFacts:
    (facts,) = gather([claim], today=today)
    return facts


def decided(facts: ClaimFacts) -> ClaimFacts:
    return replace(facts, decided=True)


def a_denial(claim: Claim, *, group: str = "CO", reason: str = "197", amount: str = "150.00", line: int = 0) -> Denial:
    """A denial on an answered claim, as the posting of a remittance opens it."""
    from claims.denials import open_denial
    from claims.services import mark_answered

    mark_answered(claim=claim, payer_claim_number="PCN1", now=NOW, why="Remittance 1", source="remittance:1:")
    return open_denial(
        claim=claim,
        charge_line=claim.encounter.charge_lines.order_by("position")[line],
        group_code=group,
        reason_code=reason,
        remark_codes=["M62"],
        amount=Decimal(amount),
        decided_on=TODAY,
        source=f"remittance:1:claim:{claim.pk}:{reason}:{line}",
        category=CATEGORIES.get(reason, Denial.Category.OTHER),
    )


def take_in(message: Message, *, connection: Connection | None, number: int, now: datetime = NOW) -> Interchange:
    """A file with one message comes in from a partner."""
    envelope = x12.enclose(message, sender="THEIRS", receiver="OURS", control_number=number, now=now)
    return take_in_text(x12.write(envelope), connection=connection, now=now)


def take_in_text(text: str, *, connection: Connection | None, now: datetime = NOW) -> Interchange:
    stored = receive(content=text.encode(), file_name="answer.x12", connection=connection, now=now)
    return process(interchange=stored, handlers=HANDLERS, now=now)


def said(interchange: Interchange) -> str:
    """What the office did with the file, in its own words."""
    return " ".join(interchange.transaction_sets.values_list("result", flat=True))


def a_277ca(claim: Claim, *statuses: x12.Status, payer_number: str = "", day: date = TODAY) -> x12.ClaimAcknowledgment:
    """The payer's 277CA about one claim of the last batch."""
    submission = Submission.objects.filter(claim=claim).latest("pk")
    return x12.ClaimAcknowledgment(
        reference="ACK1",
        date=day,
        time=NOW.time().replace(tzinfo=None),
        sources=[
            x12.SourceStatus(
                payer=x12.Name(kind="2", name="MERIDIAN", id_qualifier="PI", id="90001"),
                receipt_number="R1",
                received_date=day,
                processed_date=day,
                receivers=[
                    x12.ReceiverStatus(
                        receiver=x12.Name(kind="2", name="OURS", id_qualifier="46", id="OURS"),
                        batch_reference=f"B{submission.group_control_number}",
                        providers=[
                            x12.ProviderStatus(
                                provider=x12.Name(kind="2", name="CEDAR", id_qualifier="XX", id="1234567893"),
                                trace="0",
                                patients=[
                                    x12.PatientStatus(
                                        patient=x12.Name(name="SAMPLEWELL", first_name="IRIS", id="W123456789"),
                                        claims=[
                                            x12.ClaimStatus(
                                                claim_number=claim.claim_number,
                                                statuses=list(statuses),
                                                payer_claim_number=payer_number,
                                            )
                                        ],
                                    )
                                ],
                            )
                        ],
                    )
                ],
            )
        ],
    )


def a_status(code: str, *, action: str = "WQ", message: str = "") -> x12.Status:
    """One STC from "A7:164:IL"."""
    category, status, entity = [*code.split(":"), "", ""][:3]
    first = x12.StatusCode(category=category, status=status, entity=entity)
    return x12.Status(first=first, date=TODAY, action=action, message=message)


def a_999(claim: Claim, *, status: str = "A", errors: Sequence[x12.SegmentError] = ()) -> x12.FunctionalAcknowledgment:
    """The answer to the group of the claim's last sending."""
    submission = Submission.objects.filter(claim=claim).latest("pk")
    return x12.FunctionalAcknowledgment(
        group_code="HC",
        group_control_number=submission.group_control_number,
        version="005010X222A1",
        transactions=[
            x12.TransactionResponse(
                transaction_set="837",
                control_number=submission.set_control_number,
                version="005010X222A1",
                errors=list(errors),
                status=status,
                codes=[] if status == "A" else ["5"],
            )
        ],
        status=status,
        included=1,
        received=1,
        accepted=1 if status != "R" else 0,
    )


def a_biller(username: str = "biller") -> Staff:
    from practice.models import Role
    from tests.builders import a_staff

    return a_staff(Role.BILLER, username=username)


def charged_again(encounter: Encounter) -> int:
    """How many charges of a visit are in the ledger."""
    from ledger.models import Entry

    return Entry.objects.filter(charge_line__encounter=encounter, kind="CHARGE").count()
